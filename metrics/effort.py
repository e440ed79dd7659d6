"""Effort by area: contacts with people for each so many residents, the least first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from metrics.catalogue import indicator
from metrics.indicator import Indicator
from metrics.places import Place
from metrics.rates import Gap
from metrics.shapes import Sums
from metrics.terms import Term


def effort() -> Indicator:
    """Return the effort that coverage gaps are made of, as a figure of its own for each area.

    It follows from the coverage gap's declaration, so that both always mean the same.
    """
    gap = indicator("coverage_gap")
    return replace(
        gap,
        code="prevention_effort",
        title="Effort per resident",
        additivity="sum",
        unit="contacts",
        value=Sums(tuple(Term(t.kind, t.at, t.either) for t in _gap().effort)),
    )


def _gap() -> Gap:
    value = indicator("coverage_gap").value
    assert isinstance(value, Gap)
    return value


@dataclass(frozen=True)
class Reached:
    """An area in the list of coverage gaps.

    Attributes:
        place: the area, with its contacts.
        rate: contacts for each 1,000 residents.
        rank: 1 is the least; areas with the same share a rank.
        ranks: the lowest and highest rank it had in the quarters looked at.
        gap: whether it gets less than half of what all areas together get.
    """

    place: Place
    rate: float
    rank: int
    ranks: tuple[int, int]
    gap: bool


def least_first(now: Sequence[Place], quarters: Sequence[Sequence[Place]] = ()) -> list[Reached]:
    """Return areas by contacts per resident, the least first; those without a figure left out.

    Contacts come in groups, so chance is no measure of their rank. How firm it is, the ranks in
    other quarters say.

    Args:
        now: the areas in the window.
        quarters: the same areas in each of several quarters.
    """
    rates = _rates(now)
    if not rates:
        return []
    told = [place for place in now if place.area.code in rates]
    people = sum(place.area.residents or 0 for place in told)
    overall = sum(place.estimate.value or 0 for place in told) * 1000 / people
    ranks = _ranks(rates)
    others = [_ranks(_rates(quarter)) for quarter in quarters]
    listed = []
    for place in told:
        code = place.area.code
        seen = [ranks[code], *(other[code] for other in others if code in other)]
        gap = rates[code] < _gap().under * overall
        span = (min(seen), max(seen))
        listed.append(Reached(place, rates[code], ranks[code], span, gap))
    return sorted(listed, key=lambda reached: (reached.rate, reached.place.area.code))


def all_together(listed: Sequence[Reached]) -> float:
    """Return the contacts per 1,000 residents of all areas in the list together."""
    people = sum(reached.place.area.residents or 0 for reached in listed)
    return sum(reached.place.estimate.value or 0 for reached in listed) * 1000 / people


def _rates(places: Sequence[Place]) -> dict[str, float]:
    return {
        place.area.code: place.estimate.value * 1000 / place.area.residents
        for place in places
        if place.estimate.value is not None and place.area.residents
    }


def _ranks(rates: Mapping[str, float]) -> dict[str, int]:
    return {code: 1 + sum(other < rate for other in rates.values()) for code, rate in rates.items()}
