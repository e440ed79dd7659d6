"""Over time: an item quarter by quarter, its line broken where it was asked another way."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.surveys.answers import TOOK_PART, Respondent, Survey
from metrics.surveys.asking import what_changed
from metrics.surveys.distributions import Distribution, distribution


@dataclass(frozen=True)
class Point:
    """An item in one quarter, as it was asked then.

    Attributes:
        quarter: the quarter.
        of: its answers.
        breaks: what is different from before: ``wording``, ``scale``, ``answers``, ``right
            answer``; empty: nothing.
    """

    quarter: str
    of: Distribution
    breaks: tuple[str, ...] = ()


def over_time(
    survey: Survey, name: str, wave: str, people: Sequence[Respondent], arm: str = TOOK_PART
) -> list[Point]:
    """Return an item's answers in one wave by quarter; twice in a quarter in which it changed.

    Args:
        survey: the survey.
        name: the item's name.
        wave: a key of ``WAVES``.
        people: the respondents, of any wave and group.
        arm: who took part, or is compared with.
    """
    points: list[Point] = []
    for quarter in survey.quarters:
        here = [
            one
            for one in people
            if one.wave == wave and one.arm == arm and one.described["quarter"] == quarter
        ]
        for item in survey.asked.versions(name):
            mine = [one for one in here if survey.asked.asked_on(one.day)[name] == item]
            if mine:
                breaks = what_changed(points[-1].of.item, item) if points else ()
                points.append(Point(quarter, distribution(item, wave, mine, arm), breaks))
    return points
