"""Who comes: made-up participant codes, so that the same people come back."""

from functools import cache
from random import Random

from data.demo.places import EVERYWHERE, PEOPLE
from data.demo.story import dice
from data.lists import AUDIENCES, CLASS_AUDIENCE

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_STEPS = ("volunteered", "pledged", "pledged", "pledged", "hosted", "asked_for_training")

#: Audiences whose people come from all districts → how many there are.
_TOGETHER = {
    "law_enforcement": 190,
    "health": 150,
    "educators": 140,
    "other_professionals": 120,
    "hospitality_transport": 110,
    "businesses": 90,
}


@cache
def codes(audience: str, area: str) -> tuple[str, ...]:
    """Return the participant codes of an audience; of one district, if it is one of residents."""
    audience = CLASS_AUDIENCE.get(audience, audience)
    if audience in _TOGETHER:
        return _codes(audience, "", _TOGETHER[audience])
    return _codes(audience, area, max(24, PEOPLE.get(area, 20_000) // 400))


@cache
def _codes(audience: str, area: str, number: int) -> tuple[str, ...]:
    letters = _letters(audience, area)
    numbers = dice("codes", audience, area).sample(range(1000, 10_000), number)
    return tuple(f"{letters}-{n}" for n in numbers)


def _letters(audience: str, area: str) -> str:
    """Return three letters of the group's own, so that no two groups share a code."""
    place = list(AUDIENCES).index(audience) * (len(EVERYWHERE) + 1) + (*EVERYWHERE, "").index(area)
    # 7919 is prime: places are scattered over the 8,000 combinations, none met twice.
    high, low = divmod(place * 7919 % 8000, 400)
    return _LETTERS[high] + _LETTERS[low // 20] + _LETTERS[low % 20]


def who_comes(chance: Random, audience: str, area: str, number: int) -> list[str]:
    """Return participant codes of those who come; the first of a group come most often."""
    group = codes(audience, area)
    number = min(number, len(group))
    regulars = chance.sample(group[: max(number, len(group) // 3)], number // 2)
    others = [code for code in group if code not in set(regulars)]
    return sorted(regulars + chance.sample(others, number - len(regulars)))


def step(chance: Random, likely: float = 0.14) -> str | None:
    """Return an active step that a person takes, or none."""
    return chance.choice(_STEPS) if chance.random() < likely else None
