"""Figures set against others, and against lists: rates, covers, gaps, shares of members."""

import datetime as dt
from collections import Counter
from math import sqrt

import pytest
from conftest import Upload
from workbooks import PARTNERS, book, sheet, xlsx

from data.store import Store
from metrics.catalogue import indicator
from metrics.rates import Attained, Different, Gap, Identified, Members, Per, Residents
from metrics.results import compute
from metrics.shapes import Count, Distinct, Estimate
from metrics.terms import GOALS, MEMBERS, RESIDENTS, TYPES, Heads, Tally, Term, add
from metrics.windows import Window, month_window, quarter_window, stretch

BOTH_DATABASES = True
TIPS, KNOWN = Term("outcomes", "tips_sum"), Term("signins", "people")
HEADS, SPENT = Term("events", "heads"), Term("events", "cost_counted_sum")
EVENTS, TRAININGS = Term("events", "tally"), Term("trainings", "tally")
Q1 = quarter_window("2026Q1")

PEOPLE = Distinct((KNOWN,), (HEADS,))


def limits(estimate: Estimate, places: int = 4) -> tuple[float, float, float]:
    assert estimate.value is not None
    assert estimate.low is not None
    assert estimate.high is not None
    return (
        round(estimate.value, places),
        round(estimate.low, places),
        round(estimate.high, places),
    )


# -- for each so many


def per_resident(tips: int, people: int, per: float = 1000) -> Estimate:
    shape = Per(Count(TIPS), Residents(), per, counts=True)
    return shape.estimate({TIPS: tips, RESIDENTS: Counter({"A1": people})})


def test_a_count_under_ten_has_exact_limits() -> None:
    """Of 3 the exact limits are 0.6187 and 8.7673 (Garwood 1936), here for each 40 × 25 = 1,000."""
    found = per_resident(3, 40)
    assert limits(found, 2) == (75, 15.47, 219.18)
    assert "exact" in found.method


def test_a_count_of_none_has_an_upper_limit() -> None:
    """Of 0 they are 0 and 3.6889: −ln 0.025."""
    assert limits(per_resident(0, 1000), 4) == (0, 0, 3.6889)


def test_a_count_of_ten_or_more_has_those_of_byar() -> None:
    """25 × (1 − 1 ÷ 225 − 1.96 ÷ 15)³, and the same with 26 upwards; for each 100,000 of 50,000."""
    z = 1.959964
    low = 25 * (1 - 1 / (9 * 25) - z / (3 * sqrt(25))) ** 3
    high = 26 * (1 - 1 / (9 * 26) + z / (3 * sqrt(26))) ** 3
    found = per_resident(25, 50_000, 100_000)
    assert limits(found, 2) == (50, round(2 * low, 2), round(2 * high, 2))
    # The exact ones are 16.18 and 36.90.
    assert [low, high] == pytest.approx([16.18, 36.90], abs=0.01)
    assert "Byar" in found.method


@pytest.mark.parametrize(("count", "method"), [(9, "exact"), (10, "Byar")])
def test_where_the_one_gives_way_to_the_other(count: int, method: str) -> None:
    assert method.casefold() in per_resident(count, 1000).method.casefold()


def test_part_and_whole_are_shown_with_a_rate() -> None:
    found = per_resident(25, 50_000)
    assert (found.numerator, found.denominator, found.n) == (25, 50_000, 50_000)


def test_nothing_is_divided_by_nobody() -> None:
    shape = Per(Count(TIPS), PEOPLE, 1000, counts=True)
    found = shape.estimate({TIPS: 3, KNOWN: frozenset(), HEADS: Heads()})
    assert (found.value, found.low, found.status) == (None, None, "[z]")
    assert (found.numerator, found.denominator) == (3, 0)


def test_without_a_population_there_is_no_rate() -> None:
    assert per_resident(3, 0).status == "[x]"
    assert Residents().estimate({RESIDENTS: Counter()}).status == "[x]"


def test_of_an_unknown_number_there_is_no_rate() -> None:
    shape = Per(Count(TIPS), Residents(), 1000, counts=True)
    assert shape.estimate({TIPS: None, RESIDENTS: Counter({"A1": 9})}).status == "[x]"


@pytest.mark.parametrize(("people", "status"), [(19, "[u]"), (20, "ok")])
def test_a_rate_of_fewer_than_twenty_is_unreliable(people: int, status: str) -> None:
    assert per_resident(5, people).status == status


def test_people_partly_counted_give_a_rate_their_limits() -> None:
    """8 told apart, heads of 30 and 12 beside: between 30 and 50 of 2,000 residents."""
    shape = Per(PEOPLE, Residents(), 1000)
    known = {
        KNOWN: frozenset(range(8)),
        HEADS: Heads(42, 30),
        RESIDENTS: Counter({"A1": 1500, "A2": 500}),
    }
    found = shape.estimate(known)
    assert limits(found) == (15, 15, 25)
    assert found.note == (
        "8 people told apart by a code; 42 more only counted, so the figure is at least that many."
    )
    assert found.caution
    assert not any(letter.isdigit() for letter in found.caution)


def test_more_people_make_each_of_them_cheaper() -> None:
    """600 spent on between 30 and 50 people: between 12 and 20 for each."""
    shape = Per(Count(SPENT), PEOPLE)
    known = {SPENT: 600, KNOWN: frozenset(range(8)), HEADS: Heads(42, 30)}
    assert limits(shape.estimate(known)) == (20, 12, 20)


def test_where_all_are_told_apart_a_cost_is_sure() -> None:
    shape = Per(Count(SPENT), PEOPLE)
    found = shape.estimate({SPENT: 600, KNOWN: frozenset(range(30)), HEADS: Heads()})
    assert (found.value, found.low, found.high) == (20, None, None)


# -- dated populations


@pytest.fixture
def dated(upload: Upload) -> None:
    """North was counted twice, South once, and West never."""
    upload(
        xlsx(
            {
                "Partners": PARTNERS,
                "Areas": (
                    ("Area code", "Name", "Population", "Population date"),
                    ("A1", "North", 1000, dt.date(2025, 7, 1)),
                    ("A1", "North", 2000, dt.date(2026, 6, 30)),
                    ("A2", "South", 500, dt.date(2025, 7, 1)),
                    ("A3", "West", None, None),
                ),
            }
        ),
        partner="",
    )


@pytest.mark.parametrize(
    ("window", "residents"),
    [
        # Before the first it is the first there is.
        (quarter_window("2024Q1"), 1000 + 500),
        (quarter_window("2025Q4"), 1000 + 500),
        (month_window("2026-05"), 1000 + 500),
        (month_window("2026-06"), 2000 + 500),
        # The one dated last by the window's end: the 30th of June is in the second quarter.
        (quarter_window("2026Q2"), 2000 + 500),
        (quarter_window("2026Q1"), 1000 + 500),
        (stretch("2026Q1", "2026Q4"), 2000 + 500),
        (quarter_window("2027Q1"), 2000 + 500),
    ],
)
def test_a_rate_rests_on_the_population_of_its_window(
    store: Store, upload: Upload, dated: None, window: Window, residents: int
) -> None:
    held = {"code": "E1", "date": f"{window.months[-1]}-05", "attended": 30}
    upload(xlsx(dict([sheet("events", [held])])))
    (found,) = compute(store, [indicator("population_participation")], [window])
    assert found.estimate.denominator == residents
    assert found.estimate.value == pytest.approx(30 / residents * 1000)


def test_of_an_area_without_a_population_there_is_no_rate(
    store: Store, upload: Upload, dated: None
) -> None:
    rows = [
        {"code": f"E{area}", "date": "2026-01-05", "attended": 30, "area": area}
        for area in ("A1", "A2", "A3")
    ]
    upload(xlsx(dict([sheet("events", rows)])))
    found = compute(store, [indicator("population_participation")], [Q1], ["area"])
    assert {r.named["area"]: (r.estimate.value, r.estimate.status) for r in found} == {
        "A1": (30, "ok"),
        "A2": (60, "ok"),
        "A3": (None, "[x]"),
    }
    (north,) = compute(store, [indicator("population_participation")], [Q1], (), {"area": ["A1"]})
    assert north.estimate.denominator == 1000


# -- how many different ones


def test_different_things_of_several_sets_are_united() -> None:
    shape = Different((EVENTS, TRAININGS))
    found = shape.estimate(
        {EVENTS: frozenset({"A1", None}), TRAININGS: frozenset({"A1", "A2", ""})}
    )
    assert (found.value, found.numerator) == (2, 2)
    assert shape.estimate({EVENTS: frozenset(), TRAININGS: frozenset()}).value == 0


def test_types_are_counted_of_the_partners_that_are_listed() -> None:
    shape = Different((EVENTS,), kinds_of=True)
    types = {"P1": "school", "P2": "school", "P3": "police", "P4": "clinic"}
    assert shape.estimate({EVENTS: frozenset({"P1", "P2", "P3", "P9"}), TYPES: types}).value == 2


def test_a_share_of_members_counts_members_only() -> None:
    shape = Members((EVENTS, TRAININGS))
    sets = {EVENTS: frozenset({"P1", "P9"}), TRAININGS: frozenset({"P1", "P2"})}
    found = shape.estimate(sets | {MEMBERS: frozenset({"P1", "P2", "P3", "P4"})})
    # P9 is no member, and P1 counts once. Few members are not doubtful: they are all there are.
    assert (found.value, found.numerator, found.denominator, found.status) == (0.5, 2, 4, "ok")
    assert found.low is None
    nobody = shape.estimate(sets | {MEMBERS: frozenset()})
    assert (nobody.value, nobody.status) == (None, "[z]")


def test_the_share_of_a_head_count_that_is_told_apart() -> None:
    shape = Identified(TIPS, HEADS)
    assert shape.estimate({TIPS: 10, HEADS: Heads(7, 6)}).value == 0.3
    assert shape.estimate({TIPS: 10, HEADS: Heads()}).value == 1
    assert shape.estimate({TIPS: 0, HEADS: Heads()}).status == "[z]"
    assert shape.estimate({TIPS: None, HEADS: None}).status == "[x]"


def test_the_share_of_targets_reached() -> None:
    shape = Attained(GOALS)
    found = shape.estimate({GOALS: (1, 4)})
    assert (found.value, found.numerator, found.denominator) == (0.25, 1, 4)
    assert shape.estimate({GOALS: (0, 3)}).value == 0
    assert shape.estimate({GOALS: (0, 0)}).status == "[z]"


# -- gaps


def gap(done: dict[str, int], people: dict[str, int], *blank: str) -> Estimate:
    known = {EVENTS: Tally(done, frozenset(blank)), TRAININGS: Tally()}
    return Gap((EVENTS, TRAININGS)).estimate(known | {RESIDENTS: Counter(people)})


def test_an_area_with_less_than_half_of_what_all_get_is_a_gap() -> None:
    people = {"A1": 1000, "A2": 1000}
    # Together 100 of 2,000, so 50 for each 1,000; half of that is 25.
    assert gap({"A1": 76, "A2": 24}, people).value == 1
    assert gap({"A1": 75, "A2": 25}, people).value == 0, "half is not less than half"
    assert gap({"A1": 100}, people).value == 1, "nothing at all is less"


def test_the_same_effort_everywhere_is_no_gap() -> None:
    assert gap({"A1": 10, "A2": 20}, {"A1": 1000, "A2": 2000}).value == 0


def test_a_single_area_is_no_gap_beside_itself() -> None:
    assert gap({"A1": 10}, {"A1": 1000}).value == 0


def test_without_any_effort_there_is_nothing_to_share() -> None:
    """Nobody did anything anywhere: that is not “no area with a gap”."""
    found = gap({}, {"A1": 1000, "A2": 1000})
    assert (found.value, found.status) == (None, "[z]")
    assert gap({"A1": 0}, {"A1": 1000}).status == "[z]"


def test_without_a_population_no_gap_is_known() -> None:
    assert gap({"A1": 10}, {}).status == "[x]"


def test_effort_in_areas_without_a_population_is_left_out() -> None:
    """A3 has most of it and nobody knows how many live there: A1 and A2 are held to each other."""
    assert gap({"A1": 10, "A2": 10, "A3": 900}, {"A1": 100, "A2": 100}).value == 0


def test_an_area_whose_attendance_is_blank_is_not_called_a_gap() -> None:
    found = gap({"A1": 50, "A2": 50}, {"A1": 1000, "A2": 1000, "A3": 1000}, "A3")
    assert found.value == 0
    assert found.note == "1 area is left out: nobody said how many came there."
    assert found.caution == "Some areas are left out: nobody said how many came there."
    assert gap({}, {"A1": 1000}, "A1").status == "[x]", "nothing is known of anywhere"


def test_a_number_known_elsewhere_makes_an_area_known() -> None:
    one, other = Tally({"A1": 0}, frozenset({"A2"})), Tally({"A2": 5}, frozenset({"A3"}))
    both = add(one, other)
    assert (both.known, both.unknown) == ({"A1": 0, "A2": 5}, {"A3"})


def test_blank_attendance_in_the_store_is_not_no_effort(store: Store, upload: Upload) -> None:
    """North has 10,000 residents and South 20,000 (see ``workbooks``)."""
    rows: list[dict[str, object]] = [
        {"code": "E1", "date": "2026-01-05", "area": "A1", "attended": 30},
        {"code": "E2", "date": "2026-01-05", "area": "A2", "attended": None},
    ]
    upload(book(events=rows))
    (found,) = compute(store, [indicator("coverage_gap")], [Q1])
    assert (found.estimate.value, found.estimate.note[:6]) == (0, "1 area")
    upload(book(events=[rows[0], rows[1] | {"attended": 0}]))
    (found,) = compute(store, [indicator("coverage_gap")], [Q1])
    # 30 ÷ 30,000 is 1 for each 1,000; South has none.
    assert (found.estimate.value, found.estimate.note) == (1, "")
