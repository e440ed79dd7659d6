"""Windows that are not whole yet: which months are over, and whose sheets are missing."""

import datetime as dt
from collections.abc import Sequence

import pytest
from conftest import Upload
from workbooks import book

from data.attestations import attest
from data.store import Store
from metrics.catalogue import indicator
from metrics.change import usual
from metrics.coverage import Partial
from metrics.results import Result, compute
from metrics.windows import (
    Window,
    month_window,
    quarter_window,
    windows_of,
    year_to_date,
    year_window,
)

Q1 = quarter_window("2026Q1")
APRIL = dt.date(2026, 4, 10)
EVENTS = [{"code": "E1", "date": "2026-01-10"}]
SHEETS = "Events; Trainings"
MEMBERS = [
    {"code": "P1", "name": "Harbour House", "type": "nonprofit", "reports": SHEETS},
    {"code": "P2", "name": "Hill School", "type": "school", "reports": "Events"},
    {"code": "P3", "name": "Town Clinic", "type": "health_clinic", "reports": "Trainings"},
]


@pytest.fixture
def harbour(upload: Upload) -> None:
    """Three members, of which Harbour House handed in its events."""
    upload(book(partners=MEMBERS, events=EVENTS))


def results(
    store: Store,
    day: dt.date,
    window: Window = Q1,
    code: str = "events_held",
    by: Sequence[str] = (),
    **where: list[str],
) -> list[Result]:
    return compute(store, [indicator(code)], [window], by, where, day)


def words(
    store: Store,
    day: dt.date,
    window: Window = Q1,
    code: str = "events_held",
    **where: list[str],
) -> str:
    """Return why a figure is partial; empty where it is not."""
    (result,) = results(store, day, window, code, **where)
    return result.partial.words if result.partial else ""


# -- which months are over


@pytest.mark.parametrize(
    ("day", "over"),
    [
        (dt.date(2026, 1, 31), 0),
        (dt.date(2026, 2, 1), 1),
        (dt.date(2026, 2, 28), 1),
        (dt.date(2026, 3, 1), 2),
        (dt.date(2026, 3, 31), 2),
    ],
)
@pytest.mark.usefixtures("harbour")
def test_a_quarter_that_goes_on(store: Store, day: dt.date, over: int) -> None:
    assert words(store, day) == f"{over} of 3 months"


@pytest.mark.usefixtures("harbour")
def test_when_its_months_are_over_partners_are_missing_by_name(store: Store) -> None:
    assert words(store, dt.date(2026, 4, 1)) == "sheets of Hill School missing"


@pytest.mark.usefixtures("harbour")
def test_of_a_stretch_of_quarters_it_is_said_which(store: Store, upload: Upload) -> None:
    year = year_window("2026")
    assert (
        words(store, dt.date(2026, 5, 20), year)
        == "4 of 12 months; sheets of Hill School (2026 Q1) missing"
    )
    to_date = year_to_date("2026Q2")
    said = words(store, dt.date(2026, 7, 1), to_date)
    assert said == "sheets of Hill School (2026 Q1, 2026 Q2) and Harbour House (2026 Q2) missing"


@pytest.mark.usefixtures("harbour")
def test_a_month_that_is_over_lacks_whoever_has_not_reported(store: Store) -> None:
    """The quarter goes on, and January's figure is not that of a month with fewer events."""
    january = month_window("2026-01")
    assert words(store, dt.date(2026, 1, 20), january) == "0 of 1 month"
    assert words(store, dt.date(2026, 2, 10), january) == "sheets of Hill School missing"


# -- who is missing, of what


@pytest.mark.usefixtures("harbour")
def test_only_sheets_the_figure_is_made_of_are_missed(store: Store) -> None:
    assert words(store, APRIL, code="trainings_community") == (
        "sheets of Harbour House and Town Clinic missing"
    )
    assert words(store, APRIL, code="tips_received") == ""


@pytest.mark.usefixtures("harbour")
def test_people_are_made_of_events_and_trainings_too(store: Store) -> None:
    said = words(store, APRIL, code="people_reached_unduplicated")
    assert said == "sheets of Harbour House, Hill School and 1 more missing"


@pytest.mark.usefixtures("harbour")
def test_who_has_nothing_to_report_is_not_missing(store: Store) -> None:
    attest(store, "P2", "2026Q1", ["events"], "tester")
    assert words(store, APRIL) == ""


def test_nothing_is_partial_once_all_is_in(store: Store, upload: Upload) -> None:
    upload(book(partners=MEMBERS[:2], events=EVENTS))
    upload(book(events=[{"code": "E2", "date": "2026-03-10"}]), partner="P2")
    (result,) = results(store, APRIL)
    assert result.partial is None


def test_without_a_day_nobody_asked(store: Store, upload: Upload) -> None:
    upload(book(partners=MEMBERS, events=EVENTS))
    (result,) = compute(store, [indicator("events_held")], [Q1])
    assert result.partial is None


@pytest.mark.parametrize(
    ("joined", "left", "said"),
    [
        (None, None, "sheets of Hill School missing"),
        (None, dt.date(2025, 12, 31), ""),
        # It left within the quarter, and owes what it did until then.
        (None, dt.date(2026, 1, 15), "sheets of Hill School missing"),
        (dt.date(2026, 4, 1), None, ""),
        (dt.date(2026, 3, 31), None, "sheets of Hill School missing"),
    ],
)
def test_only_members_owe(
    store: Store, upload: Upload, joined: dt.date | None, left: dt.date | None, said: str
) -> None:
    second = MEMBERS[1] | {"joined": joined, "left": left}
    upload(book(partners=[MEMBERS[0], second], events=EVENTS))
    assert words(store, APRIL) == said


# -- of some partners


@pytest.mark.usefixtures("harbour")
def test_a_figure_of_one_partner_waits_for_no_other(store: Store) -> None:
    assert words(store, APRIL, partner=["P1"]) == ""
    assert words(store, APRIL, partner=["P2"]) == "sheets of Hill School missing"
    assert words(store, APRIL, partner_type=["nonprofit"]) == ""
    assert words(store, APRIL, partner_type=["school"]) == "sheets of Hill School missing"
    assert words(store, APRIL, partner=["P1"], partner_type=["school"]) == ""


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("partner", {"P1": "", "P2": "sheets of Hill School missing"}),
        ("partner_type", {"nonprofit": "", "school": "sheets of Hill School missing"}),
    ],
)
def test_in_a_breakdown_each_group_says_who_is_missing_of_it(
    store: Store, upload: Upload, by: str, said: dict[str, str]
) -> None:
    """Harbour House reports an event of its own and one that Hill School led."""
    theirs = {"code": "E2", "date": "2026-02-10", "lead": "P2"}
    upload(book(partners=MEMBERS, events=[*EVENTS, theirs]))
    found = results(store, APRIL, by=[by])
    assert {r.named[by]: r.partial.words if r.partial else "" for r in found} == said


# -- in words


def test_in_words() -> None:
    assert Partial(2, 3, ("Hill School",)).words == "2 of 3 months; sheets of Hill School missing"
    assert Partial(3, 3, ("A", "B")).words == "sheets of A and B missing"
    assert Partial(3, 3, ("A", "B", "C", "D")).words == "sheets of A, B and 2 more missing"
    assert Partial(1, 3).words == "1 of 3 months"
    assert Partial(0, 1).words == "0 of 1 month"


def test_outside_the_coalition_partners_are_counted_and_not_named() -> None:
    assert Partial(3, 3, ("Hill School",)).unnamed().words == "sheets of 1 partner missing"
    assert (
        Partial(2, 3, ("A", "B")).unnamed().words == "2 of 3 months; sheets of 2 partners missing"
    )
    assert Partial(2, 3).unnamed().words == "2 of 3 months"


# -- and change


def test_a_partial_quarter_is_neither_judged_nor_used(store: Store, upload: Upload) -> None:
    """Nine quarters of 3 events each; of the tenth two months are over, with one event."""
    windows = windows_of("quarter", "2024Q1", "2026Q2")
    rows = [
        {"code": f"E{i} {w.name}", "date": f"{w.months[0]}-05"}
        for w in windows[:-1]
        for i in range(3)
    ]
    upload(book(partners=MEMBERS[:1], events=[*rows, {"code": "E", "date": "2026-04-05"}]))
    asked = [indicator("events_held")]
    found = compute(store, asked, windows, day=dt.date(2026, 6, 2))
    values = [r.estimate.value for r in found]
    cut = [r.partial is not None for r in found]
    assert (values, cut) == ([3] * 9 + [1], [False] * 9 + [True])
    assert usual(values, partial=cut) is None
    # The quarter before is judged, as if there were no tenth.
    assert usual(values[:-1], partial=cut[:-1]) == usual([3] * 9)
