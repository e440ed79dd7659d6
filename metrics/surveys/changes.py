"""Changes: of one item or score between two waves, by the design of the survey.

Who took part is never mixed with the comparison group: each has changes of its own, and what one
comes to beyond the other is in ``contrasts``.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from data.questionnaire import Item
from data.scales import Unread
from metrics.methods import (
    Interval,
    Paired,
    Sample,
    difference,
    paired_shares,
    paired_values,
    signed_rank,
    welch,
)
from metrics.surveys.answers import TOOK_PART, Respondent
from metrics.surveys.following import Followed

#: What tells a respondent's score; None of one who has none.
Score = Callable[[Respondent], float | None]
#: What says of a score whether it is favourable.
Favours = Callable[[float], bool]


@dataclass(frozen=True)
class Change:
    """How one thing changed from before to after.

    Attributes:
        matched: whether it is of the same people; else it is a difference of two groups.
        before: how many it rests on before.
        after: how many after; of the same people the same number.
        mean: the change in the mean; a ``Paired`` with effect sizes where matched.
        share: the change in the share of favourable answers; None where there are none.
        improved: of matched respondents, how many have more after; None where it is hidden.
        same: how many have as much.
        declined: how many have less.
        p: of Wilcoxon's signed-rank test, of matched ordered answers; None without one.
        test: its name.
        favourable: how many gave a favourable answer before, and after; None without any.
        moved: of matched respondents, how many did so only after, and only before.
    """

    matched: bool
    before: int
    after: int
    mean: Interval
    share: Interval | None = None
    improved: int | None = 0
    same: int | None = 0
    declined: int | None = 0
    p: float | None = None
    test: str = ""
    favourable: tuple[int, int] | None = None
    moved: tuple[int, int] | None = None

    @property
    def n(self) -> int:
        """How many it rests on: of two groups the smaller."""
        return min(self.before, self.after)

    @property
    def effect(self) -> tuple[float | None, float | None]:
        """Return d_z and d_av of matched respondents."""
        return (self.mean.d_z, self.mean.d_av) if isinstance(self.mean, Paired) else (None, None)


def change_of(
    item: Item,
    later: str,
    people: Sequence[Respondent],
    found: Followed | None,
    arm: str = TOOK_PART,
) -> Change | None:
    """Return how an item changed; None where it was not asked the same way both times.

    Args:
        item: the item, of an ordered scale or with a right answer.
        later: the wave held against the one before.
        people: the respondents, of any group.
        found: who was matched, of the group asked about; None where nobody is.
        arm: who took part, or is compared with.
    """
    return score_change(score_by(item), later, people, found, favours_by(item), arm)


def score_by(item: Item) -> Score:
    """Return what tells a respondent's score on an item; None of one who has none.

    It is the code, turned where agreeing is unfavourable, or 1 for the right answer.
    """

    def score(one: Respondent) -> float | None:
        answer = one.answer(item)
        if answer is None or isinstance(answer, Unread):
            return None
        if item.ordered:
            return item.score(answer) if isinstance(answer, int) else None
        return float(item.is_right(answer)) if item.right else None

    return score


def favours_by(item: Item) -> Favours:
    """Return what says of a score on an item whether it is favourable: the top two boxes, right."""

    def favours(value: float) -> bool:
        return item.ordered.favours(int(value)) if item.ordered else value == 1

    return favours


def score_change(
    score: Score,
    later: str,
    people: Iterable[Respondent],
    found: Followed | None,
    favours: Favours | None = None,
    arm: str = TOOK_PART,
) -> Change | None:
    """Return how a score changed; None where one side of it has no answers.

    Args:
        score: what a respondent has; None without it.
        later: the wave held against the one before.
        people: the respondents, of any group.
        found: who was matched, of the group asked about; None where nobody is.
        favours: says of a value whether it is favourable.
        arm: who took part, or is compared with.
    """
    if found is not None:
        known = both_scores(score, found)
        return _of_the_same(known, favours) if known else None
    listed = list(people)
    before, after = (scores_in(score, wave, listed, arm) for wave in ("before", later))
    if not before or not after:
        return None
    means = welch(Sample.of(after), Sample.of(before))
    if not favours:
        return Change(False, len(before), len(after), means)
    was, now = (sum(map(favours, values)) for values in (before, after))
    share = difference(now, len(after), was, len(before))
    return Change(False, len(before), len(after), means, share, favourable=(was, now))


def scores_in(score: Score, wave: str, people: Iterable[Respondent], arm: str) -> list[float]:
    """Return the scores of a group in one wave, of those who have one."""
    mine = (one for one in people if one.wave == wave and one.arm == arm)
    return [value for one in mine if (value := score(one)) is not None]


def both_scores(score: Score, found: Followed) -> list[tuple[float, float]]:
    """Return the scores before and after of matched respondents who have both."""
    both = [(score(early), score(late)) for early, late in found.pairs]
    return [(a, b) for a, b in both if a is not None and b is not None]


def _of_the_same(known: Sequence[tuple[float, float]], favours: Favours | None) -> Change:
    before, after = [a for a, _ in known], [b for _, b in known]
    p, test = signed_rank(before, after)
    change = Change(
        True,
        len(known),
        len(known),
        paired_values(before, after),
        None,
        sum(b > a for a, b in known),
        sum(b == a for a, b in known),
        sum(b < a for a, b in known),
        p,
        test,
    )
    if not favours:
        return change
    kept = [(favours(a), favours(b)) for a, b in known]
    ways = ((True, True), (False, True), (True, False), (False, False))
    both, gained, lost, neither = (kept.count(way) for way in ways)
    return replace(
        change,
        share=paired_shares(both, gained, lost, neither),
        favourable=(both + lost, both + gained),
        moved=(gained, lost),
    )
