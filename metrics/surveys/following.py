"""Following: who answered both times, who cannot be found again, and how sure the matches are.

A tolerant match is of respondents whose codes differ in one or two characters only. How many of
those are of different people is estimated from the codes themselves: of two sheets of one wave,
which are never of one person, as many agree so far by chance.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from metrics.methods import Sample, Welch, welch
from metrics.pairs import PAIRED, Sheet, later_wave, match
from metrics.surveys.answers import Respondent, Survey

#: Respondent → keyed hashes of the code with characters left out: those who share one agree.
Near = Mapping[int, frozenset[bytes]]


@dataclass(frozen=True)
class Matching:
    """How respondents were matched.

    Attributes:
        before: how many answered before.
        after: how many answered after; or later, in a follow-up.
        without_code: how many of both have no code.
        exact: how many pairs have one code.
        tolerant: how many more agree in all but one or two characters.
        by_chance: how many of the tolerant pairs are to be expected between different people; None
            where nothing was matched so, or it cannot be estimated.
        reused: how many codes were used more than once in a wave.
    """

    before: int
    after: int
    without_code: int
    exact: int
    tolerant: int = 0
    by_chance: float | None = None
    reused: int = 0

    @property
    def pairs(self) -> int:
        """How many were matched."""
        return self.exact + self.tolerant

    @property
    def rate(self) -> float | None:
        """The share of those asked before who were matched; None where nobody was."""
        return self.pairs / self.before if self.before else None

    @property
    def lost(self) -> int:
        """How many answered before and were not found again."""
        return self.before - self.pairs


@dataclass(frozen=True)
class Followed:
    """Matched respondents, and those who were not.

    Attributes:
        pairs: (before, after) of each.
        only_before: who was not found again.
        only_after: who was not found before.
        how: how they were matched.
    """

    pairs: tuple[tuple[Respondent, Respondent], ...]
    only_before: tuple[Respondent, ...]
    only_after: tuple[Respondent, ...]
    how: Matching

    def unmatched_gap(self, score: Mapping[int, float]) -> Welch | None:
        """Return how those lost differ from those matched in a score before; None without both.

        Args:
            score: ``id`` of a respondent → their score before.
        """
        kept = [score[id(one)] for one, _ in self.pairs if id(one) in score]
        lost = [score[id(one)] for one in self.only_before if id(one) in score]
        return welch(Sample.of(kept), Sample.of(lost)) if kept and lost else None


def followed(
    survey: Survey,
    people: Sequence[Respondent],
    near: Near | None = None,
) -> Followed | None:
    """Match a survey's respondents; None where its design asks everybody once only.

    Args:
        survey: the survey.
        people: its respondents.
        near: for tolerant matching, by what respondents are found whose code differs a little.
    """
    later = later_wave(survey.design)
    if survey.design not in PAIRED or not {"before", later} <= {one.wave for one in people}:
        return None
    coded = [one for one in people if one.who is not None and one.wave in ("before", later)]
    sheets = [Sheet(one.who or 0, one.wave, one.day, one) for one in coded]
    pairs = [(early.of, late.of) for early, late in match(sheets, later)]
    exact = len(pairs)
    rest = _unpaired(coded, pairs)
    by_chance = None
    if near:
        more, by_chance = _tolerant(rest, later, near)
        pairs += more
        rest = _unpaired(coded, pairs)
    uncoded = [one for one in people if one.who is None and one.wave in ("before", later)]
    left = [*rest, *uncoded]
    how = Matching(
        sum(one.wave == "before" for one in people),
        sum(one.wave == later for one in people),
        len(uncoded),
        exact,
        len(pairs) - exact,
        by_chance,
        _reused(coded),
    )
    return Followed(
        tuple(pairs),
        tuple(one for one in left if one.wave == "before"),
        tuple(one for one in left if one.wave == later),
        how,
    )


def _unpaired(
    coded: Iterable[Respondent], pairs: Iterable[tuple[Respondent, Respondent]]
) -> list[Respondent]:
    taken = {id(one) for pair in pairs for one in pair}
    return [one for one in coded if id(one) not in taken]


def _reused(coded: Iterable[Respondent]) -> int:
    used: dict[tuple[int | None, str], int] = defaultdict(int)
    for one in coded:
        used[one.who, one.wave] += 1
    return sum(times > 1 for times in used.values())


def _agree(one: Respondent, other: Respondent, near: Near) -> bool:
    mine, theirs = (near.get(who.who or 0, frozenset()) for who in (one, other))
    return not mine.isdisjoint(theirs)


def _tolerant(
    rest: Sequence[Respondent], later: str, near: Near
) -> tuple[list[tuple[Respondent, Respondent]], float | None]:
    """Pair who has one counterpart only, and is its only one; and estimate the chance matches."""
    early = [one for one in rest if one.wave == "before"]
    late = [one for one in rest if one.wave == later]
    found = [
        (one, other)
        for one in early
        for other in late
        if one.day <= other.day and _agree(one, other, near)
    ]
    mine: dict[int, int] = defaultdict(int)
    for pair in found:
        for side in pair:
            mine[id(side)] += 1
    only = [pair for pair in found if all(mine[id(side)] == 1 for side in pair)]
    return only, _expected(early, late, near) if only else None


def _expected(early: Sequence[Respondent], late: Sequence[Respondent], near: Near) -> float | None:
    """Return how many of early × late agree by chance: as often as two sheets of one wave do."""
    tried = agreed = 0
    for group in (early, late):
        for one, other in combinations(group, 2):
            if one.who != other.who:
                tried += 1
                agreed += _agree(one, other, near)
    return len(early) * len(late) * agreed / tried if tried else None
