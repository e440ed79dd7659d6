"""Scale scores: what several items measure together, and how well they do."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from data.questionnaire import Item
from data.scoring import mean_score
from metrics.methods import Interval, Reliability, Sample, cronbach_alpha, mean
from metrics.surveys.answers import Respondent, Survey


@dataclass(frozen=True)
class ScaleScore:
    """One scale of a survey in one wave.

    Attributes:
        name: what the scale is called.
        items: its items, as they are asked now.
        wave: a key of ``WAVES``.
        n: how many answered at least 80 % of the items.
        mean: the mean of their scores.
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


def scale_scores(survey: Survey, wave: str, people: Sequence[Respondent]) -> list[ScaleScore]:
    """Return each scale of a survey in one wave."""
    of_wave = [one for one in people if one.wave == wave]
    return [_scale(survey, name, items, wave, of_wave) for name, items in scales_of(survey).items()]


def _scale(
    survey: Survey, name: str, names: Sequence[str], wave: str, people: Sequence[Respondent]
) -> ScaleScore:
    items = tuple(survey.asked.versions(item)[-1] for item in names)
    scores = [s for one in people if (s := score_of(one, names, survey)) is not None]
    reliability = cronbach_alpha([[one.score(item) for item in names] for one in people])
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
