"""Nothing in between: every cell of a messy sheet is stored, or named as wrong or left out.

Sheets are put together at random from what people do to them; ``test_corpus`` says what exactly
comes of each of these things by itself.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import SECRET
from corpus.accounted import Account, ranges
from corpus.drawn import HEAD
from hypothesis import given, settings
from hypothesis import strategies as st
from workbooks import LISTS, xlsx

from data.plan import Asked, Part, make_plan, plan_file
from data.settings import settings as own_settings_of
from data.store import Store, open_store
from data.submissions import commit
from data.workbook import Sheet, Workbook

Grid = list[list[Any]]

FIGURE = st.sampled_from(
    [0, 7, 30.0, "12", "1,200", "1.200", "15*", "approx 9", "<5", "-", "N/A", "many", "", "", " "]
)
DATE = st.sampled_from(
    [dt.date(2026, 2, 3), "2026-02-04", "03/02/2026", "14/02/2026", 46064.0, "soon", "tbc", ""]
)
WORD = st.sampled_from(["Youth", "Parents", "Yuth", "", "Total", "Police"])
TEXT = st.sampled_from(["Know the signs", "Total recall", "Total", "none", "  ", "x", 5.0])
NOTES = st.sampled_from(
    ["Harbour House", "* walk-ins included", "Source: lists", "2026 Q1", "Total", 12.0, ""]
)
BLANK: list[Any] = []

EVENT_HEADS = st.sampled_from(
    [
        list(HEAD),
        ["Event ID", "Event titel", "Type", "When", "Audience", "Attendance"],
        [*HEAD, "Weather", "Attended"],
        [*HEAD[:5], "Youth attended", "Adults attended", "Students attended"],
        [*HEAD[:3], "", *HEAD[3:], "", "Capacity"],
        [*HEAD[:4], "", "Attended"],
    ]
)


@st.composite
def events(draw: st.DrawFn) -> Grid:
    """Rows of events below one of several headers, with what stands between rows."""
    head = draw(EVENT_HEADS)
    rows: Grid = [list(head)]
    for number in range(draw(st.integers(0, 5))):
        row: list[Any] = []
        for title in head:
            row.append(_cell(draw, title, number))
        rows.append(row)
        rows += draw(BETWEEN)(head, row)
    return rows


def _cell(draw: st.DrawFn, title: str, number: int) -> Any:
    if title == "":
        return ""
    if title in ("Event code", "Event ID"):
        return draw(st.sampled_from([f"E{number}", f"E{number}", "E0", "", "EXAMPLE-E1"]))
    if title in ("Date", "When"):
        return draw(DATE)
    if title == "Audience":
        return draw(WORD)
    return draw(st.sampled_from(["Forum", "Forum", "Meting"]) if title == "Type" else TEXT | FIGURE)


BETWEEN = st.sampled_from(
    [
        lambda head, row: [],
        lambda head, row: [],
        lambda head, row: [BLANK],
        lambda head, row: [list(head)],
        lambda head, row: [["South"]],
        lambda head, row: [["Total", *[""] * (len(head) - 2), 42]],
        lambda head, row: [[*[""] * (len(head) - 1), 42]],
        lambda head, row: [["Note", "two were cancelled"]],
        lambda head, row: [[*row, "", "late"]],
        lambda head, row: [["", "", "stray"]],
    ]
)


@st.composite
def outcomes(draw: st.DrawFn) -> Grid:
    """Tips, long or by quarter."""
    head = draw(
        st.sampled_from(
            [
                ["Month", "Area", "Tips"],
                ["Area", "Tips 2025 Q4", "Tips 2026 Q1"],
                ["Area", "Tips Q1", "Tips Q2", "Tips Q2"],
                ["Month", "Area", "2025 Q3", "2025 Q4"],
                ["Quarter", "Detail", "Incidents"],
            ]
        )
    )
    firsts = st.sampled_from(["2026-01", "North", "2026 Q1", "Total", "Elsewhere", ""])
    length = draw(st.integers(0, 4))
    rows = [[draw(firsts), *(draw(FIGURE) for _ in head[1:])] for _ in range(length)]
    return [head, *rows]


@st.composite
def two_rows(draw: st.DrawFn) -> Grid:
    """Events below a header of two rows."""
    rows = [
        [f"E{n}", "Harbour walk", "Forum", "2026-02-03", "Youth", draw(FIGURE), draw(FIGURE)]
        for n in range(draw(st.integers(0, 3)))
    ]
    people = draw(st.sampled_from([["People", ""], ["Youth", "Adults"]]))
    below = draw(st.sampled_from([["Registered", "Attended"], ["Attended", "Attended"]]))
    return [[*HEAD[:5], *people], ["", "", "", "", "", *below], *rows]


OTHER: st.SearchStrategy[list[list[Any]]] = st.just(
    [["Staff", "Hours a week"], ["Driver", 8], ["Cook", "n/a"]]
)
ABOVE = st.lists(st.lists(NOTES, max_size=3), max_size=3)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """One or two tables, below each other or side by side, with titles; something hidden."""
    one, two = (draw(events() | outcomes() | two_rows() | OTHER) for _ in range(2))
    above = draw(ABOVE)
    layout = draw(st.sampled_from(["one", "below", "beside"]))
    rows = [*above, *one]
    if layout == "below":
        rows += [*[BLANK] * draw(st.integers(0, 2)), *draw(ABOVE), *two]
    elif layout == "beside":
        width = max(len(row) for row in one) + draw(st.integers(1, 2))
        height = max(len(one), len(two))
        filled = [*one, *[BLANK] * (height - len(one))]
        right = [*two, *[BLANK] * (height - len(two))]
        pairs = zip(filled, right, strict=True)
        rows = [*above, *([*a, *[""] * (width - len(a)), *b] for a, b in pairs)]
    widest = max(map(len, rows), default=0)
    cells = [[*row, *[""] * (widest - len(row))] for row in rows]
    name = draw(st.sampled_from(["Events", "Outcomes", "Sheet1", "Tips 2025", "Report 2026"]))
    places = st.integers(0, 9)
    return Sheet(
        name, cells, hidden=draw(st.integers(0, 9)) == 0,
        hidden_rows=draw(st.frozensets(places, max_size=1)),
        hidden_columns=draw(st.frozensets(places, max_size=1)),
        merged=tuple(
            (top, left, top + down, left + across)
            for top, left, down, across in draw(
                st.lists(
                    st.tuples(places, places, st.integers(0, 2), st.integers(0, 1)), max_size=2
                )
            )
            if top + down < len(cells) and left + across < widest and down + across
        ),
    )  # fmt: skip


ANSWERS = st.dictionaries(
    st.sampled_from(
        [
            "column|events|attended", "column|events|event titel", "column|events|weather",
            "hidden|year|outcomes", "hidden|rows|events", "dates|events|date",
            "numbers|events|attended", "value|audience|yuth", "constant|events|audience",
            "measure|outcomes|period", "measure|events|audience", "sheet|sheet1", "sheet|events",
            "measure|events|date", "table|events|month|hours", "sheet|tips|each quarter",
        ]
    ),
    st.sampled_from(
        [
            "", "attended", "name", "2025", "read", "leave", "day", "comma", "youth", "tips",
            "events", "above",
        ]
    ),
    max_size=4,
)  # fmt: skip


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that knows partners and areas; nothing is stored in it here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREVENTION_IMPACT_SECRET", SECRET)
        own_settings_of.cache_clear()
        with open_store(f"sqlite:///{tmp_path_factory.mktemp('accounted') / 'impact.db'}") as store:
            commit(store, plan_file(store, xlsx(LISTS), "lists.xlsx"), "tester")
            yield store
    own_settings_of.cache_clear()


@settings(max_examples=150)
@given(st.lists(sheets(), min_size=1, max_size=2, unique_by=lambda s: s.name), ANSWERS)
def test_nothing_in_between(listed: Store, found: list[Sheet], answers: dict[str, str]) -> None:
    workbook = Workbook("report.xlsx", "digest", tuple(found))
    plan = make_plan(listed, workbook, Asked("P1", answers=answers))
    assert all(problem.message and problem.fix and problem.expected for problem in plan.problems)
    assert ranges(Account(listed, workbook, plan).lost) == ""
    assert plan.errors or all(is_held_against_the_store(part) for part in plan.parts)


def is_held_against_the_store(part: Part) -> bool:
    """Say whether it is known of each row whether it is new, changed or the same."""
    changed = {(change.sheet, change.row) for change in part.changed}
    return part.new + part.same + len(changed) == len(part.rows)
