"""Distributions: how often each answer of an item was given, and what the item comes to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from data.lists import fold
from data.questionnaire import Answer, Item
from data.scales import NO, YES, Unread, declined
from metrics.methods import Interval, Sample, mean, wilson
from metrics.surveys.answers import TOOK_PART, Respondent

#: What answers nobody offered are called together.
OTHER = "Other answers"
#: Where no answers are offered, one given so often in the same words is nobody's own.
OFTEN = 5


@dataclass(frozen=True)
class Part:
    """One answer, and how many gave it.

    Attributes:
        label: the answer, as it is shown; ``OTHER`` of answers in respondents' own words.
        count: how many gave it; None where it is hidden.
        share: of those who answered; of several answers allowed they pass 1 together. None where
            it is hidden.
        favourable: whether it is in the top two boxes, or right; None where neither is said.
    """

    label: str
    count: int | None
    share: float | None
    favourable: bool | None = None


@dataclass(frozen=True)
class Distribution:
    """The answers to one item in one wave. A number that is hidden is None.

    Attributes:
        item: the item as it was asked.
        wave: a key of ``WAVES``.
        parts: its answers: of a scale the lowest first, of others the most frequent first.
        n: how many answered.
        declined: how many said that they don't know, or would rather not say.
        off: how many wrote what is not on the scale; not counted as answers.
        missing: how many were asked and left it blank.
        favourable: the share in the top two boxes, or right, with Wilson's limits; None where
            the item has neither.
        mean: of a scale, the mean of the codes, reversed items turned; None of other items.
        hidden: whether something of it is hidden to protect people.
    """

    item: Item
    wave: str
    parts: tuple[Part, ...]
    n: int | None
    declined: int | None
    off: int | None
    missing: int | None
    favourable: Interval | None
    mean: Interval | None
    hidden: bool = False

    @property
    def several(self) -> bool:
        """Whether respondents could give several answers."""
        return self.item.scale == "multi_select"


def distribution(
    item: Item, wave: str, people: Iterable[Respondent], arm: str = TOOK_PART
) -> Distribution:
    """Return how an item was answered in one wave.

    Args:
        item: the item; who was asked it another way (other wording, scale) is left out.
        wave: the wave.
        people: the respondents, of any wave and group.
        arm: who took part, or is compared with: the two are never one distribution.
    """
    given = [
        one.answer(item)
        for one in people
        if one.wave == wave and one.arm == arm and one.was_asked(item)
    ]
    answered = [answer for answer in given if answer is not None and not isinstance(answer, Unread)]
    codes = [item.score(answer) for answer in answered if isinstance(answer, int)]
    parts = _on_scale(item, answered) if item.ordered else _in_words(item, answered)
    return Distribution(
        item,
        wave,
        tuple(parts),
        len(answered),
        sum(answer is Unread.DECLINED for answer in given),
        sum(answer is Unread.OFF for answer in given),
        sum(answer is None for answer in given),
        _favourable(item, answered, codes),
        mean(Sample.of(codes)) if codes else None,
    )


def _on_scale(item: Item, answered: Sequence[Answer]) -> Iterator[Part]:
    scale, counts = item.ordered, Counter(answered)
    if scale is None:
        return
    for code in scale.codes:
        share = counts[code] / len(answered) if answered else 0
        yield Part(scale.label(code), counts[code], share, scale.favours(item.score(code)))


def _in_words(item: Item, answered: Sequence[Answer]) -> Iterator[Part]:
    """Give the answers offered and those that may be shown; all others are one.

    What nobody offered is in somebody's own words, and those are read before they are shown.
    """
    if item.scale == "open":
        return
    told = [dict(_spelled(answer)) for answer in answered]
    counts = Counter(key for one in told for key in one)
    offered = {fold(option): option for option in item.options}
    shown = {key: words for one in reversed(told) for key, words in one.items()}
    shown = {key: words for key, words in shown.items() if _may_show(item, key, counts[key])}
    shown |= offered
    order = [*offered, *(key for key in counts if key in shown and key not in offered)]
    for key in sorted(order, key=lambda key: -counts[key]):
        right = item.is_right(shown[key]) if item.right else None
        yield Part(shown[key], counts[key], counts[key] / len(answered) if answered else 0, right)
    if others := sum(not one.keys() <= shown.keys() for one in told):
        yield Part(OTHER, others, others / len(answered), False if item.right else None)


def _spelled(answer: Answer) -> Iterator[tuple[str, str]]:
    for one in answer if isinstance(answer, tuple) else (answer,):
        yield fold(str(one)), str(one)


def _may_show(item: Item, key: str, count: int) -> bool:
    """Say whether an answer that was not offered is shown in its words: it is nobody's own."""
    if item.right and item.is_right(key):
        return True
    return not item.options and (count >= OFTEN or key in YES | NO or declined(key))


def _favourable(item: Item, answered: Sequence[Answer], codes: Sequence[int]) -> Interval | None:
    if item.ordered and codes:
        good = sum(item.ordered.favours(code) for code in codes)
    elif item.right and answered:
        good = sum(map(item.is_right, answered))
    else:
        return None
    low, high = wilson(good, len(answered))
    return Interval(good / len(answered), low, high, "Wilson")
