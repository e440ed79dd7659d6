"""Rates of small areas, drawn towards the rate of all as far as chance alone could explain them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from metrics.methods.interval import above_zero, whole_number


@dataclass(frozen=True)
class Smoothed:
    """The rate of an area.

    Attributes:
        raw: count ÷ population.
        rate: the smoothed rate, between ``raw`` and the rate of all.
        weight: how much of the area's own rate is kept: 0 none, 1 all.
    """

    raw: float
    rate: float
    weight: float


def smoothed(
    counts: Sequence[float], populations: Sequence[float], per: float = 1000
) -> tuple[Smoothed, ...]:
    """Return the empirical Bayes rates of areas (global, method of moments).

    The fewer people an area has, the less of its own rate is kept. Where the areas differ no more
    than chance makes them differ (one area, none counted, a variance estimated at zero or below)
    every area has the rate of all.

    Args:
        counts: per area, whole numbers.
        populations: of each area, above 0.
        per: how many people the rates are for.

    Returns:
        One an area, in their order; nothing for no areas.

    Raises:
        ValueError: a count is below 0 or not whole, a population is not above 0, or there are not
            as many of both.

    Source: Marshall 1991, *Applied Statistics* 40:283–294, formulas of the global estimator;
    the same as ``EBest`` of the R package spdep.
    """
    if len(counts) != len(populations):
        raise ValueError(f"There are {len(counts)} counts and {len(populations)} populations.")
    scale = above_zero(per, "number the rates are for")
    cases = [whole_number(count) for count in counts]
    people = [above_zero(size, "population") for size in populations]
    if not cases:
        return ()
    overall = sum(cases) / fsum(people)
    rates = [count / size for count, size in zip(cases, people, strict=True)]
    between = _between(rates, people, overall)
    weights = [between / (between + overall / size) if between else 0.0 for size in people]
    return tuple(
        Smoothed(raw * scale, (overall + weight * (raw - overall)) * scale, weight)
        for raw, weight in zip(rates, weights, strict=True)
    )


def _between(rates: Sequence[float], people: Sequence[float], overall: float) -> float:
    """Return the variance of the areas' true rates: what is left once chance is taken off."""
    everyone = fsum(people)
    seen = (
        fsum(size * (rate - overall) ** 2 for rate, size in zip(rates, people, strict=True))
        / everyone
    )
    return max(0.0, seen - overall * len(people) / everyone)
