"""Scores: what one respondent's answers come to, by the items of the survey."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from data.questionnaire import ENOUGH_ANSWERED, Answer, Item
from data.scales import Unread

Read = Mapping[Item, Answer | Unread]


def scores(read: Read, asked: Iterable[Item]) -> dict[str, Any]:
    """Return each score of a respondent; None where what it needs was not answered.

    Args:
        read: item → answer, of what was answered.
        asked: every item of the survey, as it was asked then.
    """
    items = list(asked)
    signs, enough = _signs_right(read, items)
    recommends = _recommends(read, items)
    return {
        "signs_right": signs,
        "aware": None if signs is None else int(signs >= enough),
        "knows_report": _knows_report(read, items),
        "test_score": _test_score(read, items),
        "perception": _perception(read, items, lambda item, code: _out_of_five(item, code)),
        "favourable": _perception(read, items, lambda item, code: 100 * _favours(item, code)),
        "recommends": recommends,
        "promoter": None if recommends is None else int(recommends >= 9),
        "detractor": None if recommends is None else int(recommends <= 6),
    }


def mean_score(read: Read, items: Iterable[Item]) -> float | None:
    """Return the mean of a respondent's codes on the items of one scale, reversed ones turned.

    None where fewer than 80 % of the items were answered. Items of scales of different lengths are
    put on one from 1 to 5.
    """
    scale = [item for item in items if item.ordered]
    one_length = len({(item.ordered.points, item.ordered.first) for item in scale if item.ordered})
    told = _codes(read, scale)
    if not told or len(told) < ENOUGH_ANSWERED * len(scale):
        return None
    if one_length == 1:
        return sum(item.score(code) for item, code in told) / len(told)
    return sum(_out_of_five(item, code) for item, code in told) / len(told)


def _codes(read: Read, items: Iterable[Item]) -> list[tuple[Item, int]]:
    answers = ((item, read.get(item)) for item in items)
    return [(item, code) for item, code in answers if isinstance(code, int)]


def _out_of_five(item: Item, code: int) -> float:
    return item.ordered.out_of_five(item.score(code)) if item.ordered else float(code)


def _favours(item: Item, code: int) -> bool:
    return bool(item.ordered and item.ordered.favours(item.score(code)))


def _perception(
    read: Read, items: Iterable[Item], points: Callable[[Item, int], float]
) -> float | None:
    scale = [item for item in items if item.measures == "perception" and item.ordered]
    told = _codes(read, scale)
    if not told or len(told) < ENOUGH_ANSWERED * len(scale):
        return None
    return sum(points(item, code) for item, code in told) / len(told)


def _right(read: Read, item: Item) -> bool:
    answer = read.get(item)
    return answer is not None and not isinstance(answer, Unread) and item.is_right(answer)


def _signs_right(read: Read, items: Iterable[Item]) -> tuple[int | None, int]:
    """Return how many signs were recognised, and how many are enough.

    A respondent who answered none of them is unknown (None); a sign left blank by one who answered
    others is not recognised.
    """
    signs = [i for i in items if i.measures == "awareness_of_signs" and i.right and i.enough]
    enough = max((item.enough for item in signs), default=0)
    if not any(item in read for item in signs):
        return None, enough
    return sum(_right(read, item) for item in signs), enough


def _test_score(read: Read, items: Iterable[Item]) -> float | None:
    """Return the right answers per hundred questions of the test; one left blank is not right."""
    tests = ("awareness_of_signs", "knowledge")
    test = [item for item in items if item.measures in tests and item.right]
    if not any(item in read for item in test):
        return None
    return 100 * sum(_right(read, item) for item in test) / len(test)


def _knows_report(read: Read, items: Iterable[Item]) -> int | None:
    """Return 1 of a respondent who knows where and how to report, else 0.

    Known is what was answered rightly, or in the top two boxes. None unless both were answered.
    """
    several = list(items)
    known = []
    for measures in ("where_to_report", "how_to_report"):
        asked = [item for item in several if item.measures == measures]
        answered = [item for item in asked if not isinstance(read.get(item), Unread | None)]
        if not answered:
            return None
        known.append(all(_knows(read, item) for item in answered))
    return int(all(known))


def _knows(read: Read, item: Item) -> bool:
    answer = read[item]
    if item.ordered:
        return isinstance(answer, int) and _favours(item, answer)
    return _right(read, item) if item.right else True


def _recommends(read: Read, items: Iterable[Item]) -> int | None:
    for item in items:
        answer = read.get(item)
        if item.measures == "recommendation" and item.scale == "zero_to_ten":
            return answer if isinstance(answer, int) else None
    return None
