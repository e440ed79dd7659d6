"""Scale scores: what several items measure together, and how well they do."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.questionnaire import Item
from data.scoring import mean_score
from metrics.methods import Interval, Reliability, Sample, cronbach_alpha, mean
from metrics.surveys.answers import TOOK_PART, Respondent, Survey
from metrics.surveys.changes import Change, Score, score_change
from metrics.surveys.following import Followed


@dataclass(frozen=True)
class ScaleScore:
    """One scale of a survey in one wave.

    Attributes:
        name: what the scale is called.
        items: its items, as they were asked last.
        wave: a key of ``WAVES``.
        n: how many answered at least 80 % of the items.
        mean: the mean of their scores, reversed items turned.
        points: the lowest and highest score there can be.
        reliability: how far the items measure one thing, of those who answered all.
        against: items that go against the rest: likely scored in reverse, and not marked so.
    """

    name: str
    items: tuple[Item, ...]
    wave: str
    n: int
    mean: Interval | None
    points: tuple[int, int]
    reliability: Reliability
    against: tuple[Item, ...]


def scales_of(survey: Survey) -> dict[str, tuple[str, ...]]:
    """Return scale → the names of its items, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in survey.asked.names:
        item = survey.asked.versions(name)[-1]
        if item.belongs and item.ordered:
            found[item.belongs].append(name)
    return {scale: tuple(names) for scale, names in found.items()}


def score_of(one: Respondent, names: Sequence[str], survey: Survey) -> float | None:
    """Return a respondent's score on a scale; None where fewer than 80 % were answered."""
    asked = survey.asked.asked_on(one.day)
    return mean_score(one.answers, [asked[name] for name in names])


def scale_scores(
    survey: Survey, wave: str, people: Sequence[Respondent], arm: str = TOOK_PART
) -> list[ScaleScore]:
    """Return each scale of a survey in one wave.

    Where items were asked otherwise from some day on, it is of those who were asked them last:
    scores of both ways are never one mean.

    Args:
        survey: the survey.
        wave: a key of ``WAVES``.
        people: the respondents, of any wave and group.
        arm: who took part, or is compared with.
    """
    of_wave = [one for one in people if one.wave == wave and one.arm == arm]
    return [_scale(survey, name, items, wave, of_wave) for name, items in scales_of(survey).items()]


def scale_change(
    survey: Survey,
    name: str,
    later: str,
    people: Sequence[Respondent],
    found: Followed | None,
    arm: str = TOOK_PART,
) -> Change | None:
    """Return how the score on a scale changed; None where it was not asked the same way both times.

    Args:
        survey: the survey.
        name: the scale's name.
        later: the wave held against the one before.
        people: the respondents, of any group.
        found: who was matched, of the group asked about; None where nobody is.
        arm: who took part, or is compared with.
    """
    return score_change(scale_score(survey, name, later, people), later, people, found, None, arm)


def scale_score(survey: Survey, name: str, later: str, people: Sequence[Respondent]) -> Score:
    """Return what tells a respondent's score on a scale, as it was asked last in a wave."""
    names = scales_of(survey)[name]
    items = _last_asked(survey, names, [one for one in people if one.wave == later])

    def score(one: Respondent) -> float | None:
        return score_of(one, names, survey) if all(map(one.was_asked, items)) else None

    return score


def _last_asked(
    survey: Survey, names: Sequence[str], people: Iterable[Respondent]
) -> tuple[Item, ...]:
    """Return the items as the last of some respondents was asked them; of nobody, as they are."""
    day = max((one.day for one in people), default=dt.date.max)
    asked = survey.asked.asked_on(day)
    return tuple(asked[name] for name in names)


def _scale(
    survey: Survey, name: str, names: Sequence[str], wave: str, people: Sequence[Respondent]
) -> ScaleScore:
    items = _last_asked(survey, names, people)
    mine = [one for one in people if all(map(one.was_asked, items))]
    scores = [s for one in mine if (s := score_of(one, names, survey)) is not None]
    reliability = cronbach_alpha([[one.score(item) for item in names] for one in mine])
    lengths = {(item.ordered.codes[0], item.ordered.codes[-1]) for item in items if item.ordered}
    return ScaleScore(
        name,
        items,
        wave,
        len(scores),
        mean(Sample.of(scores)) if scores else None,
        lengths.pop() if len(lengths) == 1 else (1, 5),
        reliability,
        tuple(items[at] for at in reliability.against),
    )
