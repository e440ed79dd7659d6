"""How many voices are publishable: on the last day of a window, or today."""

import datetime as dt
from collections.abc import Callable, Sequence

from conftest import Upload
from hypothesis import given, settings
from hypothesis import strategies as st
from plainly.voices import Deed, number_publishable
from voiced import FIRST, SECOND, WRITER, approved, at, consent, words
from workbooks import book

from data import voices
from data.problems import Refused
from data.store import Store
from data.voices import Facts
from metrics.attainment import NO_VERDICT, attain
from metrics.catalogue import indicator
from metrics.disclosure import protect
from metrics.results import Result, compute, quarter_window, year_window
from metrics.targets import Target, takes_targets
from metrics.windows import Window, month_window

ONE = indicator("voices_publishable")
TODAY = dt.date(2026, 11, 15)
QUARTERS = ("2025Q4", "2026Q1", "2026Q2", "2026Q3", "2026Q4", "2027Q1")


def results(store: Store, *windows: Window, by: Sequence[str] = ()) -> list[Result]:
    return compute(store, [ONE], windows, by, day=TODAY)


def values(store: Store, *windows: Window) -> list[float | str]:
    found = [result.estimate for result in results(store, *windows)]
    return [one.status if one.value is None else one.value for one in found]


def test_known_from_the_first_voice_to_today_whatever_is_reported(store: Store) -> None:
    number, _ = approved(store), approved(store, day="2026-05-02")
    voices.withdraw(store, number, WRITER, when=at("2026-07-01"))
    # 31 December, 31 March, 30 June, 30 September, 15 November; the last has not begun.
    counted = values(store, *map(quarter_window, QUARTERS))
    assert counted == ["[x]", 1, 2, 1, 1, "[x]"]


def test_without_any_voice_nothing_is_known(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1", "date": "2026-02-03"}]))
    assert values(store, quarter_window("2026Q1")) == ["[x]"]


def test_a_year_is_as_its_last_day_or_as_today(store: Store) -> None:
    number = approved(store)
    voices.withdraw(store, number, WRITER, when=at("2026-11-14"))
    approved(store, day="2026-11-15")
    approved(store, day="2026-11-16")
    assert values(store, year_window("2026")) == [1]


def test_by_month_as_on_its_last_day(store: Store) -> None:
    approved(store, day="2026-02-28")
    approved(store, day="2026-03-01")
    months = [month_window(month) for month in ("2026-01", "2026-02", "2026-03")]
    assert values(store, *months) == [0, 1, 2]


def test_it_is_not_told_apart(store: Store) -> None:
    approved(store)
    for by in ("area", "partner", "audience"):
        (result,) = results(store, quarter_window("2026Q1"), by=(by,))
        assert result.estimate.status == "[z]"


def test_a_small_number_of_voices_is_shown_to_all(store: Store) -> None:
    approved(store)
    (result,) = protect(ONE, results(store, quarter_window("2026Q1")))
    assert result.estimate.value == 1


def test_it_is_never_a_target(store: Store) -> None:
    approved(store)
    (result,) = results(store, quarter_window("2026Q1"))
    target = Target(ONE.code, "2026Q1", "2026Q1", "", "", 1)
    assert not takes_targets(ONE)
    assert attain(target, result, TODAY).standing == NO_VERDICT


DEEDS = st.lists(
    st.tuples(
        st.integers(0, 400),
        st.sampled_from(
            ("consent", "approve", "approve", "approve", "edit", "decline", "take back", "withdraw")
        ),
        st.sampled_from((FIRST, SECOND)),
        st.integers(0, 300),
    ),
    max_size=8,
).map(lambda deeds: sorted(deeds, key=lambda deed: deed[0]))


def act(store: Store, number: int, day: dt.date, what: str, which: str) -> None:
    when = at(day)
    match what:
        case "consent":
            agreed = consent(day, expires_on=dt.date.fromisoformat(which))
            voices.consent_given(store, number, agreed, WRITER, when)
        case "approve":
            voices.approve(store, number, which, when=when)
        case "edit":
            voices.edit(store, number, words(f"As said on {day}.", year=2025), WRITER, when)
        case "decline":
            voices.decline(store, number, which, "unclear", when)
        case "take back":
            voices.take_approvals_back(store, number, which, when)
        case "withdraw":
            voices.withdraw(store, number, which, when=when)


def carry_out(store: Store, deeds: list[tuple[int, str, str, int]]) -> list[Deed]:
    """Do what can be done with one voice, and return that."""
    begun = dt.date(2025, 10, 1)
    number = voices.record(store, Facts(), words(year=2025), WRITER, at(begun))
    done: list[Deed] = [(f"{begun}", "record", "")]
    for after, what, who, length in deeds:
        day = begun + dt.timedelta(after)
        which = f"{day + dt.timedelta(length)}" if what == "consent" else who
        try:
            act(store, number, day, what, which)
        except Refused:
            continue
        done.append((f"{day}", what, which))
    return done


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(told=st.lists(DEEDS, min_size=1, max_size=3))
def test_recomputed_from_what_was_done(
    fresh: Callable[[], Store], told: list[list[tuple[int, str, str, int]]]
) -> None:
    store = fresh()
    done = [carry_out(store, deeds) for deeds in told]
    ends = ("2025-12-31", "2026-03-31", "2026-06-30", "2026-09-30", "2026-11-15")
    assert values(store, *map(quarter_window, QUARTERS[:5])) == [
        number_publishable(done, day) for day in ends
    ]
