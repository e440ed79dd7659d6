"""The audit of a release as it is kept for staff, read again as it was."""

import datetime as dt
from dataclasses import replace

from data.store import Store
from metrics.protection import HiddenCell, Loss, Report
from metrics.releases.audited import Known, audit_of, keep_audit, refusal
from metrics.releases.building import Built
from metrics.releases.cells import Number
from metrics.windows import quarter_window

WINDOW = quarter_window("2026Q1")
SMALL = Number(("event_participation_rate", "part"), "2026Q1", (("area", "A1"),))
OTHER = Number(("no_indicator", "part"), "2026Q1", ())


def hidden(key: object, low: int, high: int | None, most: int | None = 5) -> HiddenCell:
    return HiddenCell(key, "primary", (), low, high, True, 1, most)


def kept(store: Store, *cells: HiddenCell) -> list[Known]:
    four, three, two, one = (Loss(number, float(number)) for number in (4, 3, 2, 1))
    report = Report(cells, four, three, two, one, best=True)
    built = Built("2026Q1", dt.date(2026, 4, 20), (WINDOW,), (), report, {7: "complementary"})
    with store.writing() as connection:
        keep_audit(connection, 3, built)
    with store.reading() as connection:
        found, none = audit_of(connection, 3), audit_of(connection, 4)
    assert found is not None and none is None
    assert (found.rules, found.counts["complementary"], found.best) == (
        {7: "complementary"},
        1,
        True,
    )
    assert [loss.cells for loss in found.losses.values()] == [4, 3, 2, 1]
    return list(found.known)


def test_what_an_attacker_can_know_is_kept_in_words(store: Store) -> None:
    wide, narrow = kept(store, hidden(SMALL, 1, None), hidden(SMALL, 2, 5))
    assert wide == Known(
        "Event participation rate, part", "2026 Q1", (("area", "A1"),), "primary", 1, None, True
    )
    # It must be able to be 1 for an attacker, and is 2 at least.
    assert (narrow.low, narrow.high, narrow.ok) == (2, 5, False)


def test_what_an_earlier_release_told_is_called_so(store: Store) -> None:
    before = (2, SMALL)
    found = kept(store, *(hidden(key, 1, 5) for key in (before, ("change", SMALL, before), OTHER)))
    assert [one.what for one in found] == [
        "Event participation rate, part, as release 2 told it",
        "Event participation rate, part, change between releases",
        "Counted otherwise today",
    ]


def test_what_was_told_before_says_by_which_release(store: Store) -> None:
    (told,) = kept(store, replace(hidden((2, SMALL), 3, 3), least=3, most=3, told_by=2))
    assert (told.ok, told.told_by) == (True, 2)


def test_a_refusal_names_the_figures_and_the_release_that_stands_against_it() -> None:
    before = (2, SMALL)
    cells = (hidden(("change", SMALL, before), 3, 3), hidden(OTHER, 1, None))
    nothing = Loss(0, 0)
    report = Report(cells, nothing, nothing, nothing, nothing)
    built = Built("2026Q1", dt.date(2026, 4, 20), (WINDOW,), (), report, {})
    problem = refusal(built)
    assert problem is not None
    assert problem.text == (
        "This release would give away what cannot be hidden any other way: Event participation "
        "rate, part, change between releases, 2026 Q1. What was published before stands against "
        "it: release 2."
    )
    assert refusal(replace(built, report=replace(report, hidden=cells[1:]))) is None
