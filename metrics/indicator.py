"""The record of an indicator: everything the product says about it, declared once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from metrics.shapes import Shape

#: Level → what may be said of it, in the order of the logic model.
LEVELS = {
    "activity": "What we did",
    "output": "Whom we reached",
    "outcome": "What changed",
    "context": "The world around",
}

#: How an indicator is summed over time → in words.
ADDITIVITY = {
    "sum": "The quarters of a year add up to the year.",
    "ratio": "Parts and wholes are added up before dividing; percentages are never averaged.",
    "mean": "Recomputed from all respondents of the window; means are never averaged.",
    "distinct": "Recomputed for each window: a year is not the sum of its quarters.",
    "snapshot": "The last value in the window.",
}

THEMES = {
    "awareness": "Campaigns and awareness",
    "community": "Events and community",
    "training": "Training and education",
    "change": "What people know",
    "voices": "What people said",
    "coalition": "The coalition",
    "reporting": "Reporting to authorities",
}


@dataclass(frozen=True)
class Example:
    """A worked example: rows in, value out, and the sum a reader would do.

    Attributes:
        rows: kind → its rows; ``voices`` → what was done with each.
        value: what they come to.
        because: the sum a reader would do.
        coded: comment → the themes a coder gives it, and its stance.
    """

    rows: Mapping[str, tuple[Mapping[str, Any], ...]]
    value: float
    because: str
    coded: Mapping[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Indicator:
    """One success indicator.

    Attributes:
        code: its name for machines; never changes.
        title: its name for people.
        question: the question it answers.
        theme: a key of ``THEMES``.
        level: a key of ``LEVELS``: whether it may be called impact.
        additivity: a key of ``ADDITIVITY``.
        value: its arithmetic.
        unit: of the value ("people"); of a share, what is in the denominator.
        definition: how it is counted, in plain words.
        source: the framework's own words.
        example: a worked example, run by the tests.
        direction: ``higher`` or ``lower`` is better, or empty: no verdict.
        caveat: what must be kept in mind.
        profile: of disclosure: ``standard`` or ``sensitive``.
        apart: dimensions over which it is never added up.
        prefers: dimension → values shown first when one of several has to stand for all.
        foremost: whether, of several, the one with the highest figure stands for all.
        against: dimension → the value it is held against (of survey waves, the one before).
        hidden_with: codes of indicators in whose hidden groups it is hidden as well, since one
            could be worked out from the other.
        version: of the definition.
    """

    code: str
    title: str
    question: str
    theme: str
    level: str
    additivity: str
    value: Shape
    unit: str
    definition: str
    source: str
    example: Example
    direction: str = ""
    caveat: str = ""
    profile: str = "standard"
    apart: tuple[str, ...] = ()
    prefers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    foremost: bool = False
    against: Mapping[str, str] = field(default_factory=dict)
    hidden_with: tuple[str, ...] = ()
    version: int = 1

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of sheet it is made from."""
        return tuple(dict.fromkeys(term.kind for term in self.value.terms if term.kind))

    @property
    def reads(self) -> tuple[str, ...]:
        """Those and the kinds that say when and where: what partners owe for it."""
        people = [term for term in self.value.terms if term.measure == "people"]
        at = [name for term in people for name in term.at.split("+")]
        return tuple(dict.fromkeys((*self.kinds, *at)))

    @property
    def is_share(self) -> bool:
        """Whether its value is shown in per cent."""
        return self.value.is_share
