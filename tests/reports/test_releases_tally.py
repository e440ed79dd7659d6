"""Differences between two files of a release, by kind: a figure counts once."""

from collections import Counter

from reports.releases.comparing import Difference
from reports.releases.tally import counted, said, told_once


def field(line: int, name: str, was: str, now: str, entry: str = "figures.csv") -> Difference:
    return Difference(entry, line, name, was, now, f"line {line}")


#: Shown in the file and hidden now: its share, and limits that a count has not.
HIDDEN = [
    field(2, "value", "45", "[c]"),
    field(2, "low", "", "[c]"),
    field(2, "status", "ok", "[c]"),
]
SHOWN = [field(3, "value", "[c]", "31"), field(3, "status", "[c]", "ok")]
OTHER = [field(4, "value", "7", "8"), field(4, "n", "7", "8"), field(5, "note", "old", "new")]
CAME = [Difference("figures.csv", 0, "", "", "there", of) for of in ("Attendance", "Attendance")]
WENT = [Difference("figures.csv", 6, "", "there", "", "Tips")]
BESIDE = [field(0, "targets › 1", "80", "90", "beside.json")]


def test_a_figure_hidden_on_one_side_is_one_difference_without_its_number() -> None:
    kept = told_once([*HIDDEN, *SHOWN, *OTHER])
    assert [(one.line, one.field, one.was, one.now) for one in kept] == [
        (2, "status", "ok", "[c]"),
        (3, "status", "[c]", "ok"),
        (4, "value", "7", "8"),
        (4, "n", "7", "8"),
        (5, "note", "old", "new"),
    ]


def test_a_blank_that_alone_was_made_hidden_stays_a_difference() -> None:
    forged = [field(2, "low", "[c]", "")]
    assert told_once(forged) == forged


def test_they_are_counted_by_kind() -> None:
    found = told_once([*HIDDEN, *SHOWN, *OTHER, *WENT, *CAME, *BESIDE])
    assert counted(found) == [
        ("figures.csv", Counter(hidden=1, shown=1, value=1, words=1, gone=1, new=2)),
        ("beside.json", Counter(places=1)),
    ]
    assert list(said(found)) == [
        "figures.csv: of its figures, 1 has another value, 1 is hidden that was shown, 1 is shown "
        "that was hidden, 2 are new, 1 is gone and 1 is worded otherwise.",
        "beside.json: 1 place.",
    ]
