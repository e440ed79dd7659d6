"""Contrasts: what those who took part come to beyond the comparison group."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from data.questionnaire import Item
from metrics.methods import Interval, Sample, Welch, difference, welch
from metrics.surveys.answers import COMPARISON, TOOK_PART, Respondent
from metrics.surveys.changes import (
    Change,
    Favours,
    Score,
    both_scores,
    favours_by,
    score_by,
    score_change,
    scores_in,
)
from metrics.surveys.following import Followed

_SQUARE_AND_ADD = "limits of both changes, squared and added (Zou and Donner 2008)"


@dataclass(frozen=True)
class Contrast:
    """Those who took part less the comparison group.

    Attributes:
        of_changes: whether it is of changes of matched respondents; else of answers afterwards.
        took_part: how many of those who took part it rests on.
        compared: how many of the comparison group.
        mean: the difference of the mean changes, or of the means afterwards.
        share: the same of the shares of favourable answers; None where there are none.
        mine: the change of those who took part; None where it is of answers afterwards.
        theirs: that of the comparison group.
        favourable: how many of each gave a favourable answer afterwards, where it is of those.
    """

    of_changes: bool
    took_part: int
    compared: int
    mean: Welch
    share: Interval | None = None
    mine: Change | None = None
    theirs: Change | None = None
    favourable: tuple[int, int] | None = None

    @property
    def n(self) -> int:
        """How many it rests on: the smaller group."""
        return min(self.took_part, self.compared)


def contrast_of(
    item: Item,
    later: str,
    people: Sequence[Respondent],
    mine: Followed | None,
    theirs: Followed | None,
) -> Contrast | None:
    """Return what those who took part come to on an item beyond the comparison group.

    Args:
        item: the item, of an ordered scale or with a right answer.
        later: the wave held against the one before.
        people: the respondents of both groups.
        mine: who was matched of those who took part; None where nobody is.
        theirs: who was matched of the comparison group.
    """
    return score_contrast(score_by(item), later, people, mine, theirs, favours_by(item))


def score_contrast(
    score: Score,
    later: str,
    people: Sequence[Respondent],
    mine: Followed | None,
    theirs: Followed | None,
    favours: Favours | None = None,
) -> Contrast | None:
    """Return the difference of two changes; of answers afterwards where there are none of both.

    Args:
        score: what a respondent has; None without it.
        later: the wave held against the one before.
        people: the respondents of both groups.
        mine: who was matched of those who took part; None where nobody is.
        theirs: who was matched of the comparison group.
        favours: says of a value whether it is favourable.

    Returns:
        The contrast, by the same rule as the indicators; None where a group has no answers.
    """
    if mine and theirs:
        changes = score_change(score, later, people, mine, favours)
        others = score_change(score, later, people, theirs, favours)
        if changes and others:
            mean = welch(_moves(score, mine), _moves(score, theirs))
            share = _less(changes.share, others.share)
            return Contrast(True, changes.n, others.n, mean, share, changes, others)
    one, other = (scores_in(score, later, people, arm) for arm in (TOOK_PART, COMPARISON))
    if not one or not other:
        return None
    mean = welch(Sample.of(one), Sample.of(other))
    if not favours:
        return Contrast(False, len(one), len(other), mean)
    good, bad = (sum(map(favours, values)) for values in (one, other))
    share = difference(good, len(one), bad, len(other))
    return Contrast(False, len(one), len(other), mean, share, favourable=(good, bad))


def _moves(score: Score, found: Followed) -> Sample:
    return Sample.of([late - early for early, late in both_scores(score, found)])


def _less(one: Interval | None, other: Interval | None) -> Interval | None:
    """Return the difference of two shares' changes, of different people.

    Source: Zou and Donner 2008, *Statistics in Medicine* 27:1693–1702, the difference of two
    parameters from the limits of each.
    """
    if one is None or other is None:
        return None
    (value, low, high), (taken, below, above) = (_known(one), _known(other))
    return Interval(
        value - taken,
        value - taken - sqrt((value - low) ** 2 + (above - taken) ** 2),
        value - taken + sqrt((high - value) ** 2 + (taken - below) ** 2),
        _SQUARE_AND_ADD,
    )


def _known(of: Interval) -> tuple[float, float, float]:
    value = of.value or 0.0
    return (
        value,
        value if of.low is None else of.low,
        value if of.high is None else of.high,
    )
