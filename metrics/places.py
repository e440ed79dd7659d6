"""Places: an indicator by area, and what it comes to for each so many residents.

Everything here is worked out from results as they are handed over. Whoever may see protected
figures only hands over protected ones, so nothing hidden goes into a rate, a limit or a mean.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data.ground import names
from data.populations import population_on, populations, tiles
from metrics.comparing import Funnel, Kind, RankRange, Unit, funnel, rank_ranges
from metrics.dimensions import breakdowns
from metrics.indicator import Indicator
from metrics.methods import rate
from metrics.rates import Attained, Different
from metrics.results import Result
from metrics.shapes import RELIABLE, Count, Distinct, Estimate, Proportion
from metrics.smoothing import Smoothed, smoothed
from metrics.terms import RESIDENTS

#: Units whose counts vary as counts of single happenings or people do. Attendances, copies and
#: hours come many at a time, so the limits of a count would be far too narrow for them.
SINGLE = frozenset(
    {"campaigns", "contacts", "events", "incidents", "people", "sessions", "tips", "walk-ins"}
)
#: How many residents a rate can be for.
PER = (1_000, 100_000)


@dataclass(frozen=True)
class Area:
    """An area as the coalition's list has it.

    Attributes:
        code: its code.
        residents: how many live there; None where the list does not say.
        counted_on: the day that population is of, if it says.
        tile: column and row on the map of tiles; None without.
    """

    code: str
    residents: int | None = None
    counted_on: dt.date | None = None
    tile: tuple[int, int] | None = None


@dataclass(frozen=True)
class Place:
    """An area and its figure.

    Attributes:
        area: the area.
        estimate: the figure as counted; hidden where it may not be seen.
    """

    area: Area
    estimate: Estimate


def areas(connection: sa.Connection, day: dt.date, kept: Collection[str] = ()) -> list[Area]:
    """Return the coalition's areas by code, with the population that stands for a day.

    Args:
        connection: of the store.
        day: the last of the window.
        kept: of which areas; empty: of all.
    """
    dated, placed = populations(connection), tiles(connection)
    listed = []
    for code in sorted(names(connection, "areas")):
        if not kept or code in kept:
            people, of = population_on(dated.get(code, ()), day) or (None, None)
            listed.append(Area(code, people, of, placed.get(code)))
    return listed


def told_by_area(one: Indicator) -> bool:
    """Say whether an indicator has a figure for an area that can be set beside another's."""
    return "area" in breakdowns(one) and not isinstance(one.value, (Different, Attained))


def per_residents(one: Indicator) -> bool:
    """Say whether an indicator is a count that can be told for each so many residents."""
    return isinstance(one.value, (Count, Distinct)) and one.unit not in ("items", "campaigns")


def varies_as_a_count(one: Indicator) -> bool:
    """Say whether chance moves a figure as it moves a count of single happenings or people."""
    return per_residents(one) and one.unit in SINGLE


def place(
    one: Indicator, results: Sequence[Result], listed: Sequence[Area], whole: Estimate
) -> list[Place]:
    """Return every area of the list with its figure.

    An area of which no row tells has none of what is counted, as far as anybody reported.

    Args:
        one: the indicator.
        results: its results of one window by area.
        listed: the areas.
        whole: the figure of all areas together: whether anything was reported at all.
    """
    found = {result.named.get("area"): result.estimate for result in results}
    return [
        Place(area, found[area.code] if area.code in found else _without_row(one, whole, area))
        for area in listed
    ]


def _without_row(one: Indicator, whole: Estimate, area: Area) -> Estimate:
    if whole.status in ("[x]", "[z]"):
        return whole
    held = {term: term.nothing() for term in one.value.terms}
    if RESIDENTS in held and area.residents:
        held[RESIDENTS][area.code] = area.residents
    return one.value.estimate(held)


def nowhere(results: Sequence[Result]) -> Estimate | None:
    """Return the figure of what was reported without an area; None where there was none."""
    found = (r.estimate for r in results if r.group and r.named.get("area") is None)
    return next((e for e in found if e.value or e.status == "[c]"), None)


def per(one: Indicator, of: Place, residents: int) -> Estimate:
    """Return a place's figure for each so many residents, with its limits.

    Limits are those of the figure where some people were only counted; of what varies as a count
    Byar's, exact below 10; else there are none.

    Args:
        one: the indicator; a count (``per_residents``).
        of: the place.
        residents: 1,000 or 100,000.
    """
    counted, people = of.estimate, of.area.residents
    if counted.value is None:
        return counted
    if not people:
        return Estimate(
            None, status="[x]", method="rate", note="No population is listed for this area."
        )
    low, high, method = _limits(one, counted, people, residents)
    return Estimate(
        value=counted.value * residents / people,
        low=low,
        high=high,
        n=people,
        numerator=counted.value,
        denominator=people,
        status="ok" if people >= RELIABLE else "[u]",
        method=method,
        note=counted.note,
        caution=counted.caution,
    )


def _limits(
    one: Indicator, counted: Estimate, people: int, residents: int
) -> tuple[float | None, float | None, str]:
    assert counted.value is not None
    if counted.low is not None and counted.high is not None:
        scale = residents / people
        return counted.low * scale, counted.high * scale, "rate, limits of the people counted"
    # Some were only counted, by how many is not said: chance is not all that is unknown.
    if counted.caution or not varies_as_a_count(one):
        return None, None, "rate"
    found = rate(counted.value, people, residents)
    return found.low, found.high, f"rate, {found.method}"


def sensible(places: Sequence[Place]) -> int:
    """Return whether a rate is better told per 1,000 or per 100,000 residents.

    It is per 1,000 unless that would be less than 1 in all areas together.
    """
    told = [p for p in places if p.estimate.value is not None and p.area.residents]
    people = sum(p.area.residents or 0 for p in told)
    counted = sum(p.estimate.value or 0 for p in told)
    return PER[0] if counted * PER[0] >= people else PER[1]


#: Why areas cannot be compared by what chance alone does.
FEW, GROUPS, PARTLY, NO_CHANCE, POPULATION = "few", "groups", "partly", "no chance", "population"


@dataclass(frozen=True)
class Compared:
    """Areas that can be compared, and what chance alone could make of them.

    Attributes:
        places: the areas that can be compared: those with a figure that may be seen.
        funnel: how they lie around all of them together, in their order.
        ranks: their ranks with the ranks that cannot be ruled out, the highest first; none for
            context, which is not ranked, and for very many areas.
        smooth: their rates drawn towards that of all; none for shares.
    """

    places: tuple[Place, ...]
    funnel: Funnel
    ranks: tuple[RankRange, ...] = ()
    smooth: tuple[Smoothed, ...] = ()


#: Ranks compare each area with each other one; among more than these nobody would read them.
MOST_RANKED = 100


def compare(one: Indicator, places: Sequence[Place], residents: int) -> Compared | str:
    """Return how areas compare by what chance alone does; or why they cannot be.

    Args:
        one: the indicator.
        places: the areas.
        residents: how many a rate is for.

    Returns:
        The comparison, or the reason against it: ``FEW`` fewer than two areas have a figure,
        ``GROUPS`` what is counted comes many at a time, ``PARTLY`` some people were only counted,
        ``NO_CHANCE`` the figure is not one of how many, ``POPULATION`` no population is known.
    """
    if not isinstance(one.value, Proportion) and not varies_as_a_count(one):
        return GROUPS if per_residents(one) else NO_CHANCE
    if not one.is_share and not any(p.area.residents for p in places):
        return POPULATION
    usable = [(p, unit) for p in places if (unit := _unit(one, p))]
    if len(usable) < 2:
        return FEW
    if any(p.estimate.caution for p, _ in usable):
        return PARTLY
    units = [unit for _, unit in usable]
    kind: Kind = "share" if one.is_share else "rate"
    ranked = one.level != "context" and len(units) <= MOST_RANKED
    return Compared(
        tuple(place for place, _ in usable),
        funnel(units, kind, residents),
        rank_ranges(units, kind) if ranked else (),
        () if one.is_share else smoothed([n for n, _ in units], [of for _, of in units], residents),
    )


def _unit(one: Indicator, of: Place) -> Unit | None:
    """Return what is compared: part and whole, or count and residents; None without."""
    estimate = of.estimate
    whole = estimate.denominator if one.is_share else of.area.residents
    if estimate.value is None or estimate.numerator is None or not whole:
        return None
    return estimate.numerator, whole
