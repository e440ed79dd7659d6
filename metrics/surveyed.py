"""Shapes of survey figures: what changed in the same people or between groups, and net scores."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from statistics import NormalDist
from typing import Any

from data.kinds.surveys import Survey
from metrics.methods import LEVEL, Sample, paired, welch
from metrics.shapes import NOT_AVAILABLE, RELIABLE, Estimate
from metrics.terms import Pairs, Term, known, squares, total

#: What a comparison group is told apart by.
_TOOK_PART, _COMPARED = {"arm": "took_part"}, {"arm": "comparison"}


@dataclass(frozen=True)
class Shift:
    """A mean change of one score of the Surveys sheet, by the design of the survey.

    Of matched respondents it is the mean of their changes (paired t); of others the difference of
    two means (Welch). With a comparison group, it is that of those who took part less that of the
    group: of changes where respondents are matched, else of means after.

    Attributes:
        score: the name of the score.
    """

    score: str
    is_share = False

    @cached_property
    def _matched(self) -> dict[str, Term]:
        return {
            arm: Term("surveys", "pairs", ((("arm", (arm,)),),), self.score)
            for arm in ("took_part", "comparison")
        }

    @cached_property
    def _sums(self) -> dict[tuple[str, str], tuple[Term, Term, Term]]:
        column = getattr(Survey, self.score)
        sides = [("before", _TOOK_PART), ("after", _TOOK_PART), ("after", _COMPARED)]
        return {
            (wave, arm["arm"]): (
                known(column, wave=wave, **arm),
                total(column, wave=wave, **arm),
                squares(column, wave=wave, **arm),
            )
            for wave, arm in sides
        }

    @property
    def terms(self) -> tuple[Term, ...]:
        """Matched respondents and, of everybody, how many, their sum and their squares."""
        return (*self._matched.values(), *(term for sums in self._sums.values() for term in sums))

    def _sample(self, of: Mapping[Term, Any], wave: str, arm: str) -> Sample | None:
        n, added, squared = (of[term] or 0 for term in self._sums[wave, arm])
        return Sample.from_totals(n, added, squared) if n else None

    def estimate(self, of: Mapping[Term, Any]) -> Estimate:
        """Return the change; not available where there is only one side of it."""
        mine, theirs = (of[term] or Pairs() for term in self._matched.values())
        before, after = (self._sample(of, wave, "took_part") for wave in ("before", "after"))
        compared = self._sample(of, "after", "comparison")
        if mine.n and theirs.n:
            return _difference(
                _changes(mine), _changes(theirs), "difference of mean changes, Welch 95 %"
            )
        if after and compared:
            return _difference(after, compared, "difference from comparison group, Welch 95 %")
        if mine.n:
            return _of_pairs(mine, before.n if before else int(mine.n))
        if before and after:
            return _difference(after, before, "difference of means, Welch 95 %")
        return NOT_AVAILABLE


def _changes(of: Pairs) -> Sample:
    return Sample.from_totals(of.n, of.change, of.change_squares)


def _of_pairs(found: Pairs, asked: int) -> Estimate:
    around = paired(_changes(found))
    return Estimate(
        around.value,
        around.low,
        around.high,
        found.n,
        denominator=found.n,
        status="ok" if found.n >= RELIABLE else "[u]",
        method="mean change, paired t 95 %",
        moved=(int(found.improved), int(found.same), int(found.declined)),
        matched=min(1.0, found.n / asked),
    )


def _difference(one: Sample, other: Sample, method: str) -> Estimate:
    """Return a difference of means; it rests on the smaller group, which says how sure it is."""
    around, n = welch(one, other), min(one.n, other.n)
    status = "ok" if n >= RELIABLE else "[u]"
    return Estimate(
        around.value, around.low, around.high, n, denominator=n, status=status, method=method
    )


@dataclass(frozen=True)
class NetScore:
    """Promoters less detractors, per hundred respondents.

    The interval adds three quarters of a respondent to both ends and three to all (adjusted Wald:
    Rocks 2016, *The American Statistician* 70:365–372), so that a unanimous answer is not certain.
    """

    promoters: Term
    detractors: Term
    whole: Term
    is_share = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """Promoters, detractors and all who answered."""
        return (self.promoters, self.detractors, self.whole)

    def estimate(self, of: Mapping[Term, Any]) -> Estimate:
        """Return the score from −100 to 100; not applicable where nobody answered."""
        if of[self.whole] is None or of[self.promoters] is None:
            return NOT_AVAILABLE
        n, up, down = of[self.whole], of[self.promoters], of[self.detractors]
        if not n:
            return Estimate(None, n=0, numerator=0, denominator=0, status="[z]", method="net score")
        low, high = net_interval(up, down, n)
        return Estimate(
            100 * (up - down) / n,
            low,
            high,
            n,
            numerator=up - down,
            denominator=n,
            status="ok" if n >= RELIABLE else "[u]",
            method="net score, adjusted Wald 95 %",
        )


def net_interval(up: int, down: int, n: int, level: float = LEVEL) -> tuple[float, float]:
    """Return the limits of a net score, from −100 to 100.

    Args:
        up: promoters.
        down: detractors.
        n: all who answered.
        level: the confidence.
    """
    more, less, all_ = (up + 0.75) / (n + 3), (down + 0.75) / (n + 3), n + 3
    net = more - less
    reach = NormalDist().inv_cdf((1 + level) / 2) * sqrt((more + less - net**2) / all_)
    return max(-100.0, 100 * (net - reach)), min(100.0, 100 * (net + reach))
