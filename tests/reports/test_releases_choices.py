"""A release of what is told as one and without what is left out: the same each time, and said."""

import json
from pathlib import Path

import pytest
from releasing import WHEN, unzipped

from data.exports import taken_out
from data.store import Store
from metrics.dimensions import labels
from metrics.releases.choices import Choices, choices, leave_out, put_together
from metrics.releases.keeping import content, releases
from reports.__main__ import main
from reports.releases import make_release, read, verify
from reports.releases.receipt import Unreadable, receipt_from

NOTE = (
    "A note. North and South (area) are shown together as Both ends. Nothing is shown by partner."
)


def chosen(store: Store) -> Choices:
    both = put_together(labels(store), "area", ["A1", "A2"], "Both ends")
    return choices(labels(store), [both], [leave_out("partner")])


def test_the_note_says_what_is_told_as_one_and_left_out(
    store: Store, approved_quarter: str
) -> None:
    make_release(store, approved_quarter, "ann", "A note.", when=WHEN, chosen=chosen(store))
    assert releases(store)[0].note == NOTE
    held = read(content(store, 1))
    assert held.receipt.note == NOTE
    rows = held.table("figures")
    assert {row["label_1"] for row in rows if row["by"] == "area"} == {"Both ends"}
    assert "partner" not in {row["by"] for row in rows}


def test_it_is_verified_as_it_was_chosen(store: Store, approved_quarter: str) -> None:
    make_release(store, approved_quarter, "ann", when=WHEN, chosen=chosen(store))
    file = content(store, 1)
    assert verify(store, file).same
    assert b"Both ends" in unzipped(file)["receipt.json"]


def test_chosen_again_it_is_the_same_whatever_the_order(
    store: Store, approved_quarter: str
) -> None:
    known = labels(store)
    area = put_together(known, "area", ["A2", "A1"], "Both ends")
    some = put_together(known, "audience", ["youth", "parents"])
    out = [leave_out("partner"), leave_out("area", "tips_received")]
    files = []
    for both, left in (([area, some], out), ([some, area], out[::-1])):
        number = make_release(
            store, approved_quarter, "ann", when=WHEN, chosen=choices(known, both, left)
        )
        files.append(read(content(store, number)).entries["figures.csv"])
    assert files[0] == files[1]


def test_a_release_without_choices_says_nothing_of_any(release: bytes) -> None:
    assert "choices" not in read(release).receipt.settings


@pytest.mark.parametrize("odd", [5, {"together": [["area"]]}, {"left_out": [[1, 2, 3]]}])
def test_a_receipt_with_choices_that_are_none_is_damaged(release: bytes, odd: object) -> None:
    held = json.loads(unzipped(release)["receipt.json"])
    held["settings"]["choices"] = odd
    with pytest.raises(Unreadable):
        receipt_from(json.dumps(held).encode())


def test_on_the_command_line(
    store: Store, approved_quarter: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "Release.zip"
    asked = ["build-release", "2026Q1", "--note", "A note.", "--out", str(out)]
    asked += ["--together", "area: North, A2 = Both ends", "--leave-out", "partner"]
    assert main(asked) == 0
    assert read(out.read_bytes()).receipt.note == NOTE
    # What leaves the product stands in the ledger, by whatever door.
    (taken,) = taken_out(store)
    assert (taken.title, taken.form, taken.release) == ("Release 2026 Q1", "zip", 1)
    assert main(["build-release", "2026Q1", "--together", "area:North,Mars"]) == 1
    assert (
        "“Mars” cannot be put together or left out: no area has this name; there are: North, South."
    ) in capsys.readouterr().err
