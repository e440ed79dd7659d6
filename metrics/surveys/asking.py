"""Ways of asking: whether two versions of an item are one question, or a series breaks between."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from data.lists import fold
from data.questionnaire import Item


def what_changed(one: Item, other: Item) -> tuple[str, ...]:
    """Return in what an item was asked otherwise: after such a change the series breaks.

    Case and punctuation change nothing, nor does a further language: wordings and answers are held
    against each other in the languages that both have.

    Returns:
        Of ``wording``, ``scale``, ``answers`` and ``right answer`` those that differ.
    """
    changed = {
        "wording": _differ(one.wordings, other.wordings),
        "scale": one.scale != other.scale or one.reverse != other.reverse,
        "answers": _differ(one.offered, other.offered),
        "right answer": fold(one.right) != fold(other.right),
    }
    return tuple(name for name, differs in changed.items() if differs)


@lru_cache(maxsize=4096)
def _same(one: Item, other: Item) -> bool:
    return not what_changed(one, other)


def asked_alike(one: Item, other: Item) -> bool:
    """Say whether two versions of an item ask the same, so that answers to both belong together."""
    return one is other or _same(one, other)


def _differ(one: Iterable[tuple[str, Any]], other: Iterable[tuple[str, Any]]) -> bool:
    mine, theirs = dict(one), dict(other)
    both = mine.keys() & theirs.keys()
    if not both:
        return bool(mine or theirs)
    return any(_folded(mine[language]) != _folded(theirs[language]) for language in both)


def _folded(said: str | tuple[str, ...]) -> list[str]:
    return [fold(text) for text in ([said] if isinstance(said, str) else said)]
