"""A survey as it is read in one stretch of time: what was asked, answered and changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from data.questionnaire import Item
from metrics.evidence import RULES, Rule
from metrics.methods import Interval
from metrics.pairs import PAIRED, later_wave
from metrics.surveys import (
    COMPARISON,
    TOOK_PART,
    Change,
    Contrast,
    Distribution,
    Followed,
    Matching,
    Respondent,
    ScaleScore,
    Survey,
    change_of,
    contrast_of,
    distribution,
    followed,
    scale_change,
    scale_scores,
    score_contrast,
)
from metrics.surveys.asking import asked_alike
from metrics.surveys.changes import Score, both_scores, score_by, scores_in
from metrics.surveys.following import Near
from metrics.surveys.scores import scale_score, scales_of
from metrics.windows import Window

WAVES = ("before", "after", "follow_up")
#: (Wave, group): of whom answers are.
Side = tuple[str, str]


@dataclass(frozen=True)
class Asked:
    """An item, and how it was answered.

    Attributes:
        item: the item as it was asked.
        sides: (wave, group) → its answers; those are left out in which nobody answered it.
    """

    item: Item
    sides: dict[Side, Distribution]

    @property
    def last(self) -> Distribution | None:
        """The latest answers of those who took part whose share can be shown; else the latest."""
        mine = [found for (_, arm), found in self.sides.items() if arm == TOOK_PART]
        shown = [found for found in mine if found.favourable] or mine
        return shown[-1] if shown else None


@dataclass(frozen=True)
class Moved:
    """How an item or a scale changed; with a comparison group, beyond that group.

    Attributes:
        name: its wording, or the name of the scale.
        change: the change of those who took part; None where there is none.
        contrast: what they come to beyond the comparison group; None without one.
        means: the mean before and after of those the change rests on; None where hidden.
        item: the item; None of a scale.
    """

    name: str
    change: Change | None
    contrast: Contrast | None = None
    means: tuple[float, float] | None = None
    item: Item | None = None

    @property
    def share(self) -> Interval | None:
        """The change in the share of favourable answers; None without one."""
        held = self.contrast or self.change
        return held.share if held else None

    @property
    def mean(self) -> Interval | None:
        """The change in the mean; None where it is hidden."""
        held = self.contrast or self.change
        return held.mean if held and held.mean.value is not None else None

    @property
    def shares(self) -> tuple[float, float] | None:
        """The share of favourable answers before and after; None where there is none."""
        if self.change is None or self.change.favourable is None:
            return None
        was, now = self.change.favourable
        return was / self.change.before, now / self.change.after

    @property
    def held(self) -> Interval | None:
        """The change in the share, or in the mean where there is no share."""
        return self.share or self.mean

    @property
    def sure(self) -> bool:
        """Whether its interval leaves out zero."""
        one = self.held
        if one is None or one.low is None or one.high is None:
            return False
        return not one.low <= 0 <= one.high


@dataclass(frozen=True)
class Seen:
    """A survey in one stretch of time.

    Attributes:
        survey: the survey, in its design.
        window: the stretch of time.
        people: the questionnaires it is made of; of matched respondents, those before it too.
        sides: (wave, group) → how many answered; None where hidden.
        later: the wave held against the one before; empty where there is nothing to hold.
        found: who was matched of those who took part; None where the design matches nobody.
        matching: how they were; None where nobody was, or it is hidden.
        n: how many it rests on: pairs where people are matched, else the smallest group.
        asked: its items that were answered.
        moved: how each of them changed.
        scales: how each scale came out in each wave, of those who took part.
        scales_moved: how each scale changed.
        profile: the profile by which small numbers are hidden; empty: none are.
    """

    survey: Survey
    window: Window
    people: tuple[Respondent, ...]
    sides: dict[Side, int | None]
    later: str = ""
    found: Followed | None = None
    matching: Matching | None = None
    n: int = 0
    asked: tuple[Asked, ...] = ()
    moved: tuple[Moved, ...] = ()
    scales: tuple[ScaleScore, ...] = ()
    scales_moved: tuple[Moved, ...] = ()
    profile: str = ""

    @property
    def waves(self) -> tuple[str, ...]:
        """The waves there are."""
        return tuple(dict.fromkeys(wave for wave, _ in self.sides))

    @property
    def rule(self) -> Rule:
        """The rule by which it has its grade of evidence; without a change, as if asked once."""
        rate = self.found.how.rate if self.found else None
        design = self.survey.design if self.later else "post_only"
        if design == "comparison" and not any(arm == COMPARISON for _, arm in self.sides):
            design = "matched" if self.found else "unmatched"
        return next(rule for rule in RULES if rule.admits(design, self.n, rate))


def within(one: Respondent, window: Window) -> bool:
    """Say whether a questionnaire was answered in a window."""
    if window.by_month:
        return f"{one.day:%Y-%m}" in window.months
    return one.described["quarter"] in window.quarters


def see(
    survey: Survey,
    window: Window,
    everybody: Sequence[Respondent],
    near: Near | None = None,
    matched_only: bool = False,
) -> Seen:
    """Return a survey as it is read in a window.

    A change belongs to the window in which the later answer was given; what the same people
    answered before is taken along from earlier windows.

    Args:
        survey: the survey.
        window: the window.
        everybody: its respondents, of any time.
        near: for tolerant matching.
        matched_only: whether, where people are matched, only those are looked at: then nothing
            follows about the others from the difference.
    """
    people = _in_view(survey, window, everybody, near)
    later = later_wave(survey.design)
    found, theirs = (followed(survey, people, near, arm) for arm in (TOOK_PART, COMPARISON))
    how = found.how if found else None
    if matched_only and found:
        pairs = (*found.pairs, *(theirs.pairs if theirs else ()))
        kept = {id(one) for pair in pairs for one in pair}
        people = tuple(one for one in people if id(one) in kept)
    sides = _sides(people)
    seen = Seen(survey, window, people, sides, found=found, matching=how)
    held = bool({("before", TOOK_PART), ("after", COMPARISON)} & sides.keys())
    if not (held and (later, TOOK_PART) in sides):
        return _with_answers(replace(seen, n=min((n or 0 for n in sides.values()), default=0)))
    seen = replace(seen, later=later, n=_least(sides, later, found, theirs))
    return _with_changes(_with_answers(seen), theirs)


def _least(
    sides: dict[Side, int | None], later: str, found: Followed | None, theirs: Followed | None
) -> int:
    """Return the smallest number that a change rests on."""
    if found:
        counts = [len(one.pairs) for one in (found, theirs) if one]
        return min(counts)
    wanted = [(wave, arm) for wave in ("before", later) for arm in (TOOK_PART, COMPARISON)]
    return min(sides[side] or 0 for side in wanted if side in sides)


def _sides(people: Sequence[Respondent]) -> dict[Side, int | None]:
    every = [(wave, arm) for arm in (TOOK_PART, COMPARISON) for wave in WAVES]
    counts = {side: sum((one.wave, one.arm) == side for one in people) for side in every}
    return {side: count for side, count in counts.items() if count}


def _in_view(
    survey: Survey, window: Window, everybody: Sequence[Respondent], near: Near | None
) -> tuple[Respondent, ...]:
    inside = {id(one) for one in everybody if within(one, window)}
    if survey.design in PAIRED:
        for arm in (TOOK_PART, COMPARISON):
            found = followed(survey, everybody, near, arm)
            pairs = found.pairs if found else ()
            inside |= {id(early) for early, late in pairs if id(late) in inside}
    return tuple(one for one in everybody if id(one) in inside)


def _with_answers(seen: Seen) -> Seen:
    """Return it with each item as it was asked; asked two ways, an item is there twice."""
    asked = []
    for name in seen.survey.asked.names:
        for item in ways_of(seen.survey, name):
            told = {side: distribution(item, side[0], seen.people, side[1]) for side in seen.sides}
            if any(one.n for one in told.values()):
                asked.append(Asked(item, {side: one for side, one in told.items() if one.n}))
    waves = [wave for wave, arm in seen.sides if arm == TOOK_PART]
    scales = [one for wave in waves for one in scale_scores(seen.survey, wave, seen.people)]
    return replace(seen, asked=tuple(asked), scales=tuple(one for one in scales if one.n))


def ways_of(survey: Survey, name: str) -> list[Item]:
    """Return an item in each way it was asked; versions that ask the same are one."""
    ways: list[Item] = []
    for item in survey.asked.versions(name):
        if not any(asked_alike(item, other) for other in ways):
            ways.append(item)
    return ways


def _with_changes(seen: Seen, theirs: Followed | None) -> Seen:
    moved = [_moved(seen, theirs, one.item) for one in seen.asked]
    scales = [_scale_moved(seen, theirs, name) for name in scales_of(seen.survey)]
    return replace(
        seen,
        moved=tuple(one for one in moved if one),
        scales_moved=tuple(one for one in scales if one),
    )


def _moved(seen: Seen, theirs: Followed | None, item: Item) -> Moved | None:
    if not (item.ordered or item.right):
        return None
    change = change_of(item, seen.later, seen.people, seen.found)
    contrast = contrast_of(item, seen.later, seen.people, seen.found, theirs)
    means = _means(score_by(item), seen) if change else None
    return Moved(item.wording, change, contrast, means, item) if change or contrast else None


def _scale_moved(seen: Seen, theirs: Followed | None, name: str) -> Moved | None:
    change = scale_change(seen.survey, name, seen.later, seen.people, seen.found)
    score = scale_score(seen.survey, name, seen.later, seen.people)
    contrast = score_contrast(score, seen.later, seen.people, seen.found, theirs)
    means = _means(score, seen) if change else None
    return Moved(name, change, contrast, means) if change or contrast else None


def _means(score: Score, seen: Seen) -> tuple[float, float]:
    if seen.found:
        both = both_scores(score, seen.found)
        return fmean(early for early, _ in both), fmean(late for _, late in both)
    before, after = (
        scores_in(score, wave, seen.people, TOOK_PART) for wave in ("before", seen.later)
    )
    return fmean(before), fmean(after)
