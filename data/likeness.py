"""How alike two names are, written by different people for what may be the same thing."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from data.lists import fold

#: From here on two spellings are taken for one name (0 to 100).
ALIKE, FOR_NAMES = 90, 85
#: Below this two names have nothing to do with each other.
STRANGE = 60

_YEAR = re.compile(r"(19|20)\d\d")


@lru_cache(maxsize=20_000)
def numbered(name: str) -> tuple[str, ...]:
    """Return the words of a name that hold a digit; years apart, they tell names apart.

    "Session 1" and "Session 2" are two things, however alike they look.
    """
    words = fold(name).split()
    return tuple(w for w in words if any(c.isdigit() for c in w) and not _YEAR.fullmatch(w))


@lru_cache(maxsize=20_000)
def bare(name: str) -> str:
    """Return a name as it is compared: folded, without years."""
    return " ".join(w for w in fold(name).split() if not _YEAR.fullmatch(w)) or fold(name)


def alike(one: str, other: str, at_least: float) -> bool:
    """Say whether two names are likely one: as good as the same letters, the same numbers."""
    if numbered(one) != numbered(other):
        return False
    a, b = bare(one), bare(other)
    return a == b or fuzz.ratio(a, b, score_cutoff=at_least) >= at_least


def strange(one: str, other: str) -> bool:
    """Say whether two names have nothing to do with each other: no words or letters in common."""
    return fuzz.token_set_ratio(bare(one), bare(other)) < STRANGE
