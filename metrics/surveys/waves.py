"""Over time: an item quarter by quarter, its line broken where it was asked another way."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.questionnaire import Item
from metrics.surveys.answers import Respondent, Survey
from metrics.surveys.distributions import Distribution, distribution


@dataclass(frozen=True)
class Point:
    """An item in one quarter, as it was asked then.

    Attributes:
        quarter: the quarter.
        of: its answers.
        breaks: what is different from before: ``wording``, ``scale``, ``answers``; empty: nothing.
    """

    quarter: str
    of: Distribution
    breaks: tuple[str, ...] = ()


def what_changed(one: Item, other: Item) -> tuple[str, ...]:
    """Return in what an item was asked otherwise: after such a change the series breaks."""
    changed = {
        "wording": one.wordings != other.wordings,
        "scale": one.scale != other.scale or one.reverse != other.reverse,
        "answers": one.offered != other.offered,
        "right answer": one.right != other.right,
    }
    return tuple(name for name, differs in changed.items() if differs)


def over_time(survey: Survey, name: str, wave: str, people: Sequence[Respondent]) -> list[Point]:
    """Return an item's answers in one wave by quarter; twice in a quarter in which it changed."""
    points: list[Point] = []
    for quarter in survey.quarters:
        here = [one for one in people if one.described["quarter"] == quarter and one.wave == wave]
        for item in survey.asked.versions(name):
            mine = [one for one in here if survey.asked.asked_on(one.day)[name] == item]
            if mine:
                breaks = what_changed(points[-1].of.item, item) if points else ()
                points.append(Point(quarter, distribution(item, wave, mine), breaks))
    return points
