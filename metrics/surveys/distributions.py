"""Distributions: how often each answer of an item was given, and what the item comes to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from data.questionnaire import Item
from data.scales import Unread
from metrics.methods import Interval, Sample, mean, wilson
from metrics.surveys.answers import Respondent


@dataclass(frozen=True)
class Part:
    """One answer, and how many gave it.

    Attributes:
        label: the answer, as it is shown.
        count: how many gave it.
        share: of those who answered; of several answers allowed they pass 1 together.
        favourable: whether it is in the top two boxes, or right; None where neither is said.
    """

    label: str
    count: int
    share: float
    favourable: bool | None = None


@dataclass(frozen=True)
class Distribution:
    """The answers to one item in one wave.

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
    """

    item: Item
    wave: str
    parts: tuple[Part, ...]
    n: int
    declined: int
    off: int
    missing: int
    favourable: Interval | None
    mean: Interval | None

    @property
    def several(self) -> bool:
        """Whether respondents could give several answers."""
        return self.item.scale == "multi_select"


def distribution(item: Item, wave: str, people: Iterable[Respondent]) -> Distribution:
    """Return how an item was answered in one wave.

    Args:
        item: the item; who was asked it another way (other wording, scale) is left out.
        wave: the wave.
        people: the respondents, of any wave.
    """
    of_wave = [one for one in people if one.wave == wave]
    asked = [one for one in of_wave if one.named.get(item.name, (item,))[0] == item]
    given = [one.answers.get(item) for one in asked]
    answered = [answer for answer in given if answer is not None and not isinstance(answer, Unread)]
    counts: Counter[str] = Counter()
    for answer in answered:
        told = answer if isinstance(answer, tuple) else (answer,)
        counts.update(_label(item, one) for one in told)
    codes = [item.score(answer) for answer in answered if isinstance(answer, int)]
    return Distribution(
        item,
        wave,
        tuple(_parts(item, counts, len(answered))),
        len(answered),
        sum(answer is Unread.DECLINED for answer in given),
        sum(answer is Unread.OFF for answer in given),
        sum(answer is None for answer in given),
        _favourable(item, answered, codes),
        mean(Sample.of(codes)) if codes else None,
    )


def _label(item: Item, answer: int | str) -> str:
    if isinstance(answer, int) and item.ordered:
        return item.ordered.label(answer)
    return str(answer)


def _parts(item: Item, counts: Counter[str], n: int) -> Iterable[Part]:
    if item.scale == "open":
        return
    if item.ordered:
        for code in item.ordered.codes:
            label = item.ordered.label(code)
            good = item.ordered.favours(item.score(code))
            yield Part(label, counts[label], counts[label] / n if n else 0, good)
        return
    offered = {label: counts.get(label, 0) for label in item.options} | dict(counts)
    for label, count in sorted(offered.items(), key=lambda pair: -pair[1]):
        right = item.is_right(label) if item.right else None
        yield Part(label, count, count / n if n else 0, right)


def _favourable(
    item: Item, answered: list[int | str | tuple[str, ...]], codes: list[int]
) -> Interval | None:
    if item.ordered and codes:
        good = sum(item.ordered.favours(code) for code in codes)
    elif item.right and answered:
        good = sum(item.is_right(str(answer)) for answer in answered)
    else:
        return None
    low, high = wilson(good, len(answered))
    return Interval(good / len(answered), low, high, "Wilson")
