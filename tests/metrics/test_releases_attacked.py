"""A whole release attacked: whoever subtracts what is shown from the whole learns no small number.

The attacker here is another than the audit's: he knows nothing of terms or programmes. He takes the
published figures, and wherever one number of a table is missing he works it out, again and again.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from conftest import Upload
from workbooks import book

from data.approvals import approve, reopen
from data.store import Store
from metrics.catalogue import indicators
from metrics.disclosure import HIDDEN_UP_TO, counts_people, profile_of, protect
from metrics.releases.building import build
from metrics.releases.contents import Figure, figures, windows_for
from metrics.releases.keeping import keep, publish

DAY = dt.date(2026, 11, 1)
QUARTERS = ("2026Q1", "2026Q2", "2026Q3")
Key = tuple[Any, ...]


def events(quarter: int, *attended: int) -> list[dict[str, Any]]:
    """Return an event of each number of people, in the areas in turn and for two audiences."""
    return [
        {
            "code": f"E{quarter}{i}",
            "date": f"2026-{3 * quarter - 1:02d}-0{1 + i}",
            "area": ("A1", "A2", "A3")[i % 3],
            "audience": ("parents", "youth")[i % 2],
            "registered": count + 2,
            "attended": count,
        }
        for i, count in enumerate(attended)
    ]


AREAS = [
    {"code": code, "name": name, "population": 9000, "population_date": "2025-07-01"}
    for code, name in (("A1", "North"), ("A2", "South"), ("A3", "West"))
]
TIPS = [
    {"period": f"2026-{month:02d}", "area": area, "contacts": n + 3, "tips": n}
    | {"actionable": n // 2}
    for month, area, n in (
        (1, "A1", 14), (2, "A2", 3), (3, "A3", 30), (4, "A1", 22), (5, "A2", 9), (6, "A3", 12),
        (7, "A1", 2), (8, "A2", 41), (9, "A3", 16),
    )
]  # fmt: skip


@pytest.fixture(autouse=True)
def coalition(store: Store, upload: Upload) -> None:
    gatherings = [*events(1, 40, 3, 12, 9), *events(2, 25, 6, 2, 31), *events(3, 8, 19, 4, 1)]
    upload(book(areas=AREAS, events=gatherings, outcomes=TIPS))
    for quarter in QUARTERS:
        approve(store, quarter, "ann")


def numbers(figure: Figure) -> dict[Key, float]:
    """Return the numbers that a figure shows."""
    estimate, result = figure.result.estimate, figure.result
    shown = {"part": estimate.numerator, "whole": estimate.denominator}
    group = tuple(sorted(result.group))
    return {
        (result.code, which, result.window.name, group): abs(value)
        for which, value in shown.items()
        if value is not None
    }


def tables(every: Iterable[Figure]) -> list[tuple[Key, tuple[Key, ...]]]:
    """Return (whole, parts) of every table in which the true numbers add up."""
    known: dict[Key, float] = {}
    parts: dict[Key, list[Key]] = defaultdict(list)
    for figure in every:
        for key, value in numbers(figure).items():
            known[key] = value
            for name in figure.by:
                code, which, window, group = key
                rest = tuple(pair for pair in group if pair[0] != name)
                parts[code, which, window, rest, name].append(key)
            if key[2] in QUARTERS:
                parts[key[0], key[1], "2026Q1..2026Q3", key[3], "quarter"].append(key)
    found = [(key[:4], tuple(dict.fromkeys(some))) for key, some in parts.items()]
    return [
        (whole, some)
        for whole, some in found
        if whole in known and sum(known[part] for part in some) == known[whole]
    ]


def worked_out(shown: Sequence[Figure], held: Sequence[tuple[Key, tuple[Key, ...]]]) -> set[Key]:
    """Return the numbers that follow from those shown, table by table."""
    known: dict[Key, float] = {}
    for figure in shown:
        known |= numbers(figure)
    first, before = set(known), -1
    while before < len(known):
        before = len(known)
        for whole, some in held:
            every = (whole, *some)
            missing = [key for key in every if key not in known]
            if len(missing) == 1:
                rest = sum(known[key] for key in some if key in known)
                known[missing[0]] = rest if missing[0] == whole else known[whole] - rest
    return set(known) - first


def small(every: Iterable[Figure]) -> set[Key]:
    """Return the numbers that nobody may learn."""
    found = set()
    for figure in every:
        one = indicators()[figure.result.code]
        limit = HIDDEN_UP_TO[profile_of(one, figure.result)]
        if counts_people(one):
            found |= {key for key, value in numbers(figure).items() if 0 < value <= limit}
    return found


def truth(store: Store, quarter: str = "2026Q3") -> list[Figure]:
    return list(figures(store, windows_for("2026Q1", quarter, 10), DAY))


def test_no_small_number_of_a_release_can_be_worked_out(store: Store) -> None:
    every = truth(store)
    built = build(store, "2026Q3", DAY)
    assert built.report.ok
    assert len(small(every)) > 30
    assert not worked_out(built.figures, tables(every)) & small(every)
    assert not numbers_of(built.figures).keys() & small(every)


def test_hiding_only_what_is_small_is_broken_by_the_same_attacker(store: Store) -> None:
    every = truth(store)
    primary = [
        Figure(figure.by, shown)
        for figure in every
        for shown in protect(indicators()[figure.result.code], [figure.result])
    ]
    assert worked_out(primary, tables(every)) & small(every)


def test_a_revision_gives_nothing_away_with_the_release_before(
    store: Store, upload: Upload
) -> None:
    first = build(store, "2026Q3", DAY)
    publish(store, keep(store, first, b"first", "ann"), "ann")
    before = truth(store)
    reopen(store, "2026Q3", "ann", "a late event")
    late = [*events(3, 8, 19, 4, 1), *events(3, 0, 0, 0, 0, 2)[4:]]
    upload(book(areas=AREAS, events=late))
    approve(store, "2026Q3", "ann")
    second = build(store, "2026Q3", DAY)
    assert second.report.ok
    assert first.figures != second.figures
    after = truth(store)
    old, new = numbers_of(first.figures), numbers_of(second.figures)
    # Two people came to the late event: where a number was shown before and is shown now, nobody
    # may see by how few it grew.
    grown = {key: new[key] - old[key] for key in old.keys() & new.keys() if new[key] != old[key]}
    counted = {key for figure in after if counts_people(indicators()[figure.result.code])
               for key in numbers(figure)}  # fmt: skip
    assert not {key: by for key, by in grown.items() if key in counted and 0 < abs(by) <= 4}
    same = {key for figure in before for key in numbers(figure)} & numbers_of(after).keys()
    unchanged = {key for key in same if numbers_of(before)[key] == numbers_of(after)[key]}
    both = [*second.figures, *(f for f in first.figures if numbers(f).keys() <= unchanged)]
    assert not worked_out(both, tables(after)) & small(after)


def numbers_of(several: Iterable[Figure]) -> dict[Key, float]:
    return {key: value for figure in several for key, value in numbers(figure).items()}


#: A figure that is made of a count → the count, and where it stands in the figure.
MADE_OF = {
    "tips_per_1000_reached": ("tips_received", "numerator"),
    "identifiable_share": ("event_attendance", "denominator"),
}


@pytest.mark.parametrize("code", MADE_OF)
def test_no_rate_or_share_shows_the_count_that_is_hidden(store: Store, code: str) -> None:
    """30 tips ÷ 12 people × 1,000 = 2,500 would say the 30 that tips received hides."""
    count, place = MADE_OF[code]
    estimates = {
        (figure.result.code, figure.by, figure.result.window.name, figure.result.group): (
            figure.result.estimate
        )
        for figure in build(store, "2026Q3", DAY).figures
    }
    hidden = [key for key, e in estimates.items() if key[0] == count and e.status == "[c]"]
    made = [estimates[code, *key[1:]] for key in hidden if (code, *key[1:]) in estimates]
    assert made
    assert not [e for e in made if getattr(e, place) is not None]


def test_people_reached_are_hidden_where_those_who_came_are(store: Store) -> None:
    shown = build(store, "2026Q3", DAY).figures
    hidden = {
        (figure.result.code, figure.result.window.name, figure.result.group)
        for figure in shown
        if figure.result.estimate.status == "[c]"
    }
    came = {(window, group) for code, window, group in hidden if code == "event_attendance"}
    reached = {
        (figure.result.window.name, figure.result.group)
        for figure in shown
        if figure.result.code == "people_reached_unduplicated"
        and figure.result.estimate.value is not None
    }
    assert came
    assert not came & reached


def test_hours_are_not_released_by_area(store: Store) -> None:
    shown = build(store, "2026Q3", DAY).figures
    assert {figure.by for figure in shown if figure.result.code == "contact_hours"} == {()}


def test_what_has_no_figure_has_no_numbers_either(store: Store) -> None:
    shown = [f.result.estimate for f in build(store, "2026Q3", DAY).figures]
    without = [estimate for estimate in shown if estimate.value is None]
    assert {estimate.status for estimate in without} >= {"[c]", "[z]"}
    assert not [e for e in without if (e.numerator, e.denominator, e.n) != (None, None, None)]


def test_what_stands_beside_a_hidden_figure_does_not_say_why_it_is_hidden(
    store: Store, upload: Upload
) -> None:
    # Second partner has reported no events, so every figure of events is partial.
    late = {"code": "P2", "name": "Second partner", "type": "school", "reports": "Events"}
    upload(book(partners=[late]))
    built = build(store, QUARTERS[-1], DAY)
    partial = {
        (why, figure.result.partial.missing)
        for i, figure in enumerate(built.figures)
        for why in [built.rules.get(i, "shown")]
        if figure.result.partial and figure.result.window.name == "2026Q2"
    }
    assert {why for why, _ in partial} == {"shown", "primary", "complementary"}
    assert {missing for _, missing in partial} == {("",)}
