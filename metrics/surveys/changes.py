"""Changes: of one item or score between two waves, by the design of the survey."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from data.questionnaire import Item
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
from metrics.surveys.answers import Respondent
from metrics.surveys.following import Followed

Score = Callable[[Respondent], float | None]


@dataclass(frozen=True)
class Change:
    """How one thing changed from before to after.

    Attributes:
        matched: whether it is of the same people; else it is a difference of two groups.
        before: how many it rests on before.
        after: how many after; of the same people the same number.
        mean: the change in the mean; a ``Paired`` with effect sizes where matched.
        share: the change in the share of favourable answers; None where there are none.
        improved: of matched respondents, how many have more after.
        same: how many have as much.
        declined: how many have less.
        p: of Wilcoxon's signed-rank test, of matched ordered answers; None without one.
        test: its name.
    """

    matched: bool
    before: int
    after: int
    mean: Interval
    share: Interval | None = None
    improved: int = 0
    same: int = 0
    declined: int = 0
    p: float | None = None
    test: str = ""

    @property
    def n(self) -> int:
        """How many it rests on: of two groups the smaller."""
        return min(self.before, self.after)

    @property
    def effect(self) -> tuple[float | None, float | None]:
        """Return d_z and d_av of matched respondents."""
        return (self.mean.d_z, self.mean.d_av) if isinstance(self.mean, Paired) else (None, None)


def change_of(
    item: Item, later: str, people: Sequence[Respondent], found: Followed | None
) -> Change | None:
    """Return how an item changed; None where it was not asked the same way both times.

    Args:
        item: the item, of an ordered scale or with a right answer.
        later: the wave held against the one before.
        people: the respondents.
        found: who was matched; None where nobody is.
    """

    def score(one: Respondent) -> float | None:
        asked, answer = one.named.get(item.name, (None, None))
        if asked != item:
            return None
        if isinstance(answer, int):
            return item.score(answer)
        return float(item.is_right(answer)) if item.right and isinstance(answer, str) else None

    def favours(value: float) -> bool:
        return item.ordered.favours(int(value)) if item.ordered else value == 1

    return score_change(score, later, people, found, favours)


def score_change(
    score: Score,
    later: str,
    people: Iterable[Respondent],
    found: Followed | None,
    favours: Callable[[float], bool] | None = None,
) -> Change | None:
    """Return how a score changed; None where one side of it has no answers.

    Args:
        score: what a respondent has; None without it.
        later: the wave held against the one before.
        people: the respondents.
        found: who was matched; None where nobody is.
        favours: says of a value whether it is favourable.
    """
    if found is not None:
        both = [(score(early), score(late)) for early, late in found.pairs]
        known = [(a, b) for a, b in both if a is not None and b is not None]
        return _of_the_same(known, favours) if known else None
    listed = list(people)
    before, after = ([v for one in listed if one.wave == wave and (v := score(one)) is not None]
                     for wave in ("before", later))  # fmt: skip
    if not before or not after:
        return None
    share = None
    if favours:
        good, bad = (sum(map(favours, values)) for values in (after, before))
        share = difference(good, len(after), bad, len(before))
    return Change(False, len(before), len(after), welch(Sample.of(after), Sample.of(before)), share)


def _of_the_same(
    known: Sequence[tuple[float, float]], favours: Callable[[float], bool] | None
) -> Change:
    before, after = [a for a, _ in known], [b for _, b in known]
    share = None
    if favours:
        kept = [(favours(a), favours(b)) for a, b in known]
        ways = ((True, True), (False, True), (True, False), (False, False))
        both, gained, lost, neither = (kept.count(way) for way in ways)
        share = paired_shares(both, gained, lost, neither)
    p, test = signed_rank(before, after)
    return Change(
        True,
        len(known),
        len(known),
        paired_values(before, after),
        share,
        sum(b > a for a, b in known),
        sum(b == a for a, b in known),
        sum(b < a for a, b in known),
        p,
        test,
    )
