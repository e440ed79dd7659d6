"""Releases as they are kept: frozen as they were, published, revised, withdrawn, never altered."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from conftest import Upload
from hypothesis import given
from hypothesis import strategies as st
from stored import every_row
from voiced import approved, at
from workbooks import book

from data import voices
from data.approvals import approve, reopen
from data.demo import releases as made_up
from data.problems import Problem, Refused
from data.store import Store
from metrics.coverage import Partial
from metrics.protection import HiddenCell, Loss, Report
from metrics.releases import keeping
from metrics.releases.building import Built
from metrics.releases.contents import Figure
from metrics.releases.frozen import COLUMNS, freeze, freeze_windows, released, thaw, thaw_windows
from metrics.releases.keeping import (
    content,
    current,
    discard,
    keep,
    place,
    publish,
    releases,
    voices_gone,
    withdraw,
)
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.windows import fiscal_year_window, quarter_window

BOTH_DATABASES = True

Q1, FISCAL = quarter_window("2026Q1"), fiscal_year_window("2026", 10)
DAY = dt.date(2026, 4, 20)
NOTHING = Loss(0, 0)
PASSED = Report((), NOTHING, NOTHING, NOTHING, NOTHING)


def figure(estimate: Estimate, by: Sequence[str] = (), **group: Any) -> Figure:
    return Figure(tuple(by), Result("event_attendance", Q1, tuple(group.items()), estimate))


HELD = (
    figure(Estimate(43.0, n=43.0, numerator=43.0, method="count")),
    figure(Estimate(43.0, numerator=43.0), ["area"], area="A1"),
    figure(Estimate(None, status="[c]"), ["area"], area=None),
)


def built(*figures: Figure, quarter: str = "2026Q1", report: Report = PASSED) -> Built:
    return Built(quarter, DAY, (Q1, FISCAL), figures or HELD, report, {})


@pytest.fixture(autouse=True)
def approved_quarters(store: Store, upload: Upload) -> None:
    """Something reported of two quarters, and both approved."""
    upload(
        book(events=[{"code": "E1", "date": "2026-02-03"}, {"code": "E2", "date": "2026-05-05"}])
    )
    for quarter in ("2026Q1", "2026Q2"):
        approve(store, quarter, "ann")


def refusal(store: Store, act: Callable[[], object]) -> str:
    before = every_row(store)
    with pytest.raises(Refused) as found:
        act()
    assert every_row(store) == before
    (problem,) = found.value.problems
    return problem.text


def states(store: Store) -> list[tuple[int, str]]:
    return [(one.number, one.state) for one in releases(store)]


# -- frozen


NUMBER = st.none() | st.floats(allow_nan=False, allow_infinity=False)
ESTIMATE = st.builds(
    Estimate,
    *[NUMBER] * 6,
    st.sampled_from(["ok", "[c]", "[x]", "[u]"]),
    method=st.text(max_size=5),
    note=st.text(max_size=5),
    moved=st.none() | st.tuples(*[st.integers(0, 99)] * 3),
    matched=st.none() | st.floats(0, 1),
)
GROUP = st.lists(st.tuples(st.sampled_from(["area", "unit"]), st.none() | st.text(max_size=4)))
PARTIAL = st.none() | st.builds(Partial, st.integers(0, 3), st.just(3), st.just(("", "")))
RESULT = st.builds(
    Result, st.just("x"), st.sampled_from([Q1, FISCAL]), GROUP.map(tuple), ESTIMATE, PARTIAL
)


@given(st.sampled_from([(), ("area",), ("area", "unit")]), RESULT)
def test_a_figure_comes_back_as_it_was_frozen(by: tuple[str, ...], result: Result) -> None:
    row = dict(zip(COLUMNS, freeze(Figure(by, result)), strict=True))
    assert thaw(row, {Q1.name: Q1, FISCAL.name: FISCAL}) == Figure(by, result)


def test_windows_come_back_in_their_order() -> None:
    assert list(thaw_windows(freeze_windows([FISCAL, Q1])).values()) == [FISCAL, Q1]


def test_partners_are_counted_and_not_named_when_frozen() -> None:
    owing = Partial(3, 3, ("Hill School",))
    held = replace(HELD[0], result=replace(HELD[0].result, partial=owing))
    assert "Hill School" not in str(freeze(held))


# -- kept


def test_what_is_kept_is_what_was_built(store: Store) -> None:
    number = keep(store, built(), b"a file", "ann", "Late again.", when=at(DAY))
    (kept,) = releases(store)
    assert (kept.number, kept.state, kept.note, kept.done_by) == (1, "built", "Late again.", "ann")
    assert (kept.name, kept.day) == ("release 2026 Q1", DAY)
    assert content(store, number) == b"a file"
    with store.reading() as connection:
        assert tuple(released(connection, number)) == HELD
        assert released(connection, number, ["event_attendance"], ("area",)) == list(HELD[1:])
        assert released(connection, number, ["tips_received"]) == []


def test_a_release_that_gives_a_hidden_number_away_is_not_kept(store: Store) -> None:
    known = HiddenCell("cell", "primary", (), low=3, high=3, exact=True, least=1, most=5)
    told = refusal(
        store, lambda: keep(store, built(report=replace(PASSED, hidden=(known,))), b"", "ann")
    )
    assert told == "1 hidden figures could be worked out from those that are shown."


def test_what_is_done_along_with_it_is_done_with_it_or_neither(store: Store) -> None:
    def fails(connection: object, number: int) -> None:
        raise Refused([Problem("no_voice", found=str(number))])

    assert refusal(store, lambda: keep(store, built(), b"", "ann", also=fails))
    seen: list[int] = []
    keep(store, built(), b"", "ann", also=lambda connection, number: seen.append(number))
    assert seen == [1]


def test_no_release_of_an_open_quarter(store: Store) -> None:
    reopen(store, "2026Q1", "ann", "A late file.")
    told = "2026 Q1 is not approved, or was opened again."
    assert refusal(store, lambda: keep(store, built(), b"", "ann")) == told


def test_there_is_no_file_of_no_release(store: Store) -> None:
    assert refusal(store, lambda: content(store, 7)) == "There is no release 7."


# -- published, revised, withdrawn


def test_nobody_sees_a_release_until_it_is_published(store: Store) -> None:
    number = keep(store, built(), b"", "ann")
    assert current(store) is None
    publish(store, number, "bea")
    found = current(store)
    assert found is not None
    assert (found.number, found.done_by) == (1, "bea")


def test_the_latest_quarter_is_the_one_that_is_seen(store: Store) -> None:
    for quarter in ("2026Q2", "2026Q1"):
        publish(store, keep(store, built(quarter=quarter), b"", "ann"), "bea")
    found = current(store)
    assert found is not None
    assert found.quarter == "2026Q2"


def test_a_revision_takes_the_place_of_what_it_revises(store: Store) -> None:
    publish(store, keep(store, built(), b"first", "ann"), "bea")
    second = keep(store, built(), b"second", "ann", revises=1)
    assert states(store) == [(2, "built"), (1, "published")]
    publish(store, second, "bea")
    assert states(store) == [(2, "published"), (1, "revised")]
    assert content(store, 1) == b"first"
    assert releases(store)[0].name == "release 2026 Q1, revision 2"
    assert releases(store)[1].reason == "by release 2"


def test_a_published_release_is_published_once_and_never_beside_another(store: Store) -> None:
    for _ in range(2):
        keep(store, built(), b"", "ann")
    publish(store, 1, "bea")
    told = "Release 1 is published; this needs one that is built."
    assert refusal(store, lambda: publish(store, 1, "bea")) == told
    told = "Another release of 2026 Q1 was published meanwhile."
    assert refusal(store, lambda: publish(store, 2, "bea")) == told


def test_a_build_is_discarded_and_never_published(store: Store) -> None:
    keep(store, built(), b"first", "ann")
    discard(store, 1, "bea", " Two areas\nmust be one. ")
    (one,) = releases(store)
    assert (one.state, one.done_by, one.reason) == (
        "discarded",
        "bea",
        "Two areas must be one.",
    )
    assert content(store, 1) == b"first"
    told = "Release 1 is discarded; this needs one that is built."
    assert refusal(store, lambda: publish(store, 1, "ann")) == told
    publish(store, keep(store, built(), b"", "ann"), "bea")
    told = "Release 2 is published; this needs one that is built."
    assert refusal(store, lambda: discard(store, 2, "bea", "A reason")) == told


def test_of_two_revisions_the_second_is_refused(store: Store) -> None:
    publish(store, keep(store, built(), b"", "ann"), "bea")
    for _ in range(2):
        keep(store, built(), b"", "ann", revises=1)
    publish(store, 3, "bea")
    assert refusal(store, lambda: publish(store, 2, "bea"))
    assert states(store) == [(3, "published"), (2, "built"), (1, "revised")]


def test_what_was_opened_again_is_not_published(store: Store) -> None:
    number = keep(store, built(), b"", "ann")
    reopen(store, "2026Q1", "ann", "A late file.")
    assert refusal(store, lambda: publish(store, number, "bea"))


def test_withdrawn_with_a_reason_it_is_seen_no_more_and_stays(store: Store) -> None:
    publish(store, keep(store, built(), b"a file", "ann"), "bea")
    assert refusal(store, lambda: withdraw(store, 1, "bea", "  "))
    withdraw(store, 1, "bea", "A figure is wrong.")
    assert current(store) is None
    assert (states(store), releases(store)[0].reason) == (
        [(1, "withdrawn")],
        "A figure is wrong.",
    )
    assert content(store, 1) == b"a file"
    assert refusal(store, lambda: withdraw(store, 1, "bea", "Again."))


# -- voices in it


def test_a_release_with_a_voice_that_was_withdrawn_is_not_published(store: Store) -> None:
    voice, other = approved(store), approved(store)
    when = at("2026-04-20")

    def uses(connection: Any, number: int) -> None:
        voices.used(connection, voice, place("2026Q1", number), "ann", "report", when)

    number = keep(store, built(), b"", "ann", also=uses)
    voices.withdraw(store, other, "ann")
    assert voices_gone(store, number) == []
    voices.withdraw(store, voice, "ann")
    assert voices_gone(store, number) == [voice]
    told = "The release holds voice 1, which may not be shown any more."
    assert refusal(store, lambda: publish(store, number, "bea")) == told


def test_nor_once_the_consent_of_one_is_over(store: Store) -> None:
    voice = approved(store)

    def uses(connection: Any, number: int) -> None:
        voices.used(connection, voice, place("2026Q1", number), "ann", when=at(DAY))

    number = keep(store, built(), b"", "ann", also=uses)
    over = at("2029-01-11")
    told = "The release holds voice 1, which may not be shown any more."
    assert refusal(store, lambda: publish(store, number, "bea", over)) == told
    publish(store, number, "bea", at("2029-01-10"))


# -- made up


def test_a_release_of_the_demonstration_is_seen_no_more_once_that_is_removed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = keep(store, built(quarter="2026Q2"), b"", "ann")
    publish(store, own, "bea")
    monkeypatch.setattr(keeping, "is_demonstration", lambda store: True)
    publish(store, keep(store, built(), b"", "ann"), "bea")
    keep(store, built(), b"", "ann")
    for _ in range(2):
        with store.writing() as connection:
            made_up.withdraw(connection, "ann")
    assert states(store) == [(3, "withdrawn"), (2, "withdrawn"), (1, "published")]
    assert releases(store)[0].reason == "The demonstration was removed."
    assert keep(store, built(), b"", "ann") == 4


def test_a_release_of_a_quarter_that_was_opened_since_is_built_anew(store: Store) -> None:
    number = keep(store, built(), b"file", "ann", when=at(DAY))
    reopen(store, "2026Q1", "ann", "a late file")
    approve(store, "2026Q1", "ann")
    assert refusal(store, lambda: publish(store, number, "ann")) == (
        "2026 Q1 was opened again after this release was built."
    )
