"""What happens in the demonstration: seasons, slow growth, a push for training, a new number."""

import datetime as dt
import math
from random import Random

from data.periods import first_day, last_day, quarters

QUARTERS = tuple(quarters("2023Q4", "2026Q3"))

#: More trainings for law enforcement than usual.
PUSH = ("2025Q2", "2025Q3")
#: The hotline has a new number, on posters everywhere: from this month on there are more tips.
NEW_NUMBER = dt.date(2025, 6, 1)
#: The text line opens, and the last agency begins to report its incidents.
TEXT_LINE, ALL_AGENCIES = dt.date(2024, 7, 1), dt.date(2025, 1, 1)

#: How busy each quarter of the year is: January is awareness month, summers are quiet.
EVENT_SEASON = (1.15, 1.0, 0.75, 1.1)
SCHOOL_SEASON = (1.2, 1.1, 0.25, 1.2)
CAMPAIGN_SEASON = (1.6, 1.0, 0.8, 1.3)
TIP_SEASON = (1.3, 1.0, 0.85, 1.05)


def dice(*words: object) -> Random:
    """Return a source of chance of its own for each thing, so that one leaves the others alone."""
    return Random(" ".join(("prevention", *map(str, words))))


def season(seasons: tuple[float, ...], quarter: str) -> float:
    return seasons[int(quarter[5]) - 1]


def growth(quarter: str) -> float:
    """Return how much more is done than in the first quarter: 3 per cent a quarter."""
    return 1 + 0.03 * QUARTERS.index(quarter)


def times(chance: Random, mean: float) -> int:
    """Return a count that happens ``mean`` times on average (Poisson, after Knuth)."""
    limit, product, count = math.exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def whole(chance: Random, mean: float) -> int:
    """Return ``mean`` rounded up or down by chance, so that averages come out right."""
    return int(mean) + (chance.random() < mean % 1)


def about(chance: Random, mean: float, spread: float = 0.25) -> int:
    return max(1, round(mean * chance.uniform(1 - spread, 1 + spread)))


def working_day(chance: Random, quarter: str) -> dt.date:
    """Return a day from Monday to Saturday in a quarter, not its very first or last days."""
    start = first_day(quarter)
    length = (last_day(quarter) - start).days
    day = start + dt.timedelta(chance.randrange(4, length - 4))
    return day - dt.timedelta(1) if day.weekday() == 6 else day


def short(quarter: str) -> str:
    """Return a quarter as codes carry it: 2026Q1 → 26Q1."""
    return quarter[2:]
