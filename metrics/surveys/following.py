"""Following: who answered both times, who cannot be found again, and how sure the matches are.

Of sheets of one code in one wave, one after the other, the last before and the first after count.

A tolerant match is of respondents whose codes differ in one or two characters only, each the only
one that the other can be. How many of those are of different people is estimated from the codes
themselves: of two codes of one wave, which are never of one person, as many agree by chance.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, permutations
from math import comb

from metrics.methods import Sample, Welch, welch
from metrics.pairs import PAIRED, Sheet, later_wave, match
from metrics.surveys.answers import TOOK_PART, Respondent, Survey

#: Respondent → keyed hashes of the code with characters left out: those who share one agree.
Near = Mapping[int, frozenset[bytes]]
#: A respondent before, and after.
Pair = tuple[Respondent, Respondent]


@dataclass(frozen=True)
class Matching:
    """How respondents were matched.

    Attributes:
        before: how many answered before; sheets that were set aside not counted.
        after: how many answered after; or later, in a follow-up.
        without_code: how many of both have no code; None where it is hidden.
        exact: how many pairs have one code; None where it is hidden.
        tolerant: how many more agree in all but one or two characters; None where it is hidden.
        by_chance: how many pairs of different people are to be expected to agree so: among whoever
            was left unmatched, as often as two codes of one wave do. None where nothing was matched
            so, or it cannot be estimated.
        reused: how many codes were used more than once in a wave; None where it is hidden.
        set_aside: how many sheets did not count, because another of that code and wave does; None
            where it is hidden.
        together: exact and tolerant pairs, where the two are hidden apart.
    """

    before: int
    after: int
    without_code: int | None
    exact: int | None
    tolerant: int | None = 0
    by_chance: float | None = None
    reused: int | None = 0
    set_aside: int | None = 0
    together: int | None = None

    @property
    def pairs(self) -> int:
        """How many were matched."""
        return self.together or (self.exact or 0) + (self.tolerant or 0)

    @property
    def rate(self) -> float | None:
        """The share of those who answered before that were matched; None where nobody did."""
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
        arm: whether they took part, or are compared with.
    """

    pairs: tuple[tuple[Respondent, Respondent], ...]
    only_before: tuple[Respondent, ...]
    only_after: tuple[Respondent, ...]
    how: Matching
    arm: str = TOOK_PART

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
    arm: str = TOOK_PART,
) -> Followed | None:
    """Match a survey's respondents; None where its design asks everybody once only.

    Args:
        survey: the survey.
        people: its respondents, of any wave and group.
        near: for tolerant matching, by what respondents are found whose code differs a little.
        arm: who took part, or is compared with. Whoever is matched by their code belongs to the
            group that the later sheet says.
    """
    later = later_wave(survey.design)
    if survey.design not in PAIRED:
        return None
    asked = [one for one in people if one.wave in ("before", later)]
    coded, aside = _one_each([one for one in asked if one.who is not None])
    exact = [pair for pair in _by_code(coded, later) if pair[1].arm == arm]
    taken = {id(one) for pair in _by_code(coded, later) for one in pair}
    rest = [one for one in coded if id(one) not in taken and one.arm == arm]
    uncoded = [one for one in asked if one.who is None and one.arm == arm]
    tolerant, by_chance = _tolerant(coded, rest, later, near) if near else ([], None)
    close = {id(one) for pair in tolerant for one in pair}
    left = [*(one for one in rest if id(one) not in close), *uncoded]
    before = tuple(one for one in left if one.wave == "before")
    after = tuple(one for one in left if one.wave == later)
    pairs = (*exact, *tolerant)
    if not (pairs or (before and after)):
        return None
    how = Matching(
        len(pairs) + len(before),
        len(pairs) + len(after),
        len(uncoded),
        len(exact),
        len(tolerant),
        by_chance,
        _reused(one for one in asked if one.arm == arm),
        sum(one.arm == arm for one in aside),
    )
    return Followed(pairs, before, after, how, arm)


def _one_each(coded: Iterable[Respondent]) -> tuple[list[Respondent], list[Respondent]]:
    """Part sheets into those that count and those set aside for another of their code and wave.

    Of sheets of one wave that follow each other the last before counts, and the first after.
    """
    by_code: dict[int | None, list[Respondent]] = defaultdict(list)
    for one in sorted(coded, key=lambda one: (one.day, one.wave != "before")):
        by_code[one.who].append(one)
    kept, aside = [], []
    for sheets in by_code.values():
        for _, run in groupby(sheets, key=lambda one: one.wave):
            *others, last = several = list(run)
            first = last.wave != "before"
            kept.append(several[0] if first else last)
            aside += several[1:] if first else others
    return kept, aside


def _by_code(coded: Iterable[Respondent], later: str) -> list[Pair]:
    sheets = [Sheet(one.who or 0, one.wave, one.day, one) for one in coded]
    return [(early.of, late.of) for early, late in match(sheets, later)]


def _reused(asked: Iterable[Respondent]) -> int:
    used = Counter((one.who, one.wave) for one in asked if one.who is not None)
    return len({who for (who, _), times in used.items() if times > 1})


def _tolerant(
    coded: Sequence[Respondent], rest: Sequence[Respondent], later: str, near: Near
) -> tuple[list[Pair], float | None]:
    """Pair who has one counterpart only, and is its only one; and estimate the chance matches.

    A code that was matched exactly is nobody else's.
    """
    paired = {early.who for early, _ in _by_code(coded, later)}
    left = [one for one in rest if one.who in near and one.who not in paired]
    early = [one for one in left if one.wave == "before"]
    late = [one for one in left if one.wave == later]
    alike = _agreeing({one.who for one in left if one.who is not None}, near)
    found = [
        (one, other)
        for one in early
        for other in late
        if one.day <= other.day and (one.who, other.who) in alike
    ]
    times = Counter(id(side) for pair in found for side in pair)
    only = [pair for pair in found if all(times[id(side)] == 1 for side in pair)]
    return only, _expected(coded, len(early) * len(late), near) if only else None


def _agreeing(codes: Iterable[int], near: Near) -> set[tuple[int, int]]:
    """Return which of two different codes agree in all but so many characters, both ways round."""
    sharing: dict[bytes, list[int]] = defaultdict(list)
    for who in codes:
        for found in near[who]:
            sharing[found].append(who)
    return {pair for several in sharing.values() for pair in permutations(several, 2)}


def _expected(coded: Sequence[Respondent], chances: int, near: Near) -> float | None:
    """Return how many of so many pairs agree by chance: as often as two codes of one wave do."""
    tried = agreed = 0
    for _, sheets in groupby(sorted(coded, key=lambda one: one.wave), key=lambda one: one.wave):
        codes = {one.who for one in sheets if one.who is not None and one.who in near}
        tried += comb(len(codes), 2)
        agreed += len(_agreeing(codes, near)) // 2
    return chances * agreed / tried if tried else None
