"""What a revision tells apart otherwise than the release that it revises, in a sentence each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from data.lists import fold
from metrics.catalogue import indicators
from metrics.dimensions import Labels, title
from metrics.releases.choices import NONE, Choices, LeftOut, Together, listed, values_of
from metrics.releases.contents import Figure
from reports.releases.sheet import Value

#: What can be told apart otherwise.
TOGETHER, APART, LEFT_OUT, BROKEN_DOWN = "told together", "told apart", "left out", "broken down"

#: How each is said; worded as the note of a release says what was chosen for it.
SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "named": "{names} ({what}) are shown together as {name} since this release.",
        TOGETHER: "{names} ({what}) are shown together since this release.",
        APART: "{names} ({what}) are not shown together any more.",
        LEFT_OUT: "{one} is not shown by {what} any more.",
        BROKEN_DOWN: "{one} is shown by {what} since this release.",
        f"all {LEFT_OUT}": "Nothing is shown by {what} any more.",
        f"all {BROKEN_DOWN}": "Figures are shown by {what} since this release.",
        "but for": "Figures are shown by {what} since this release, but for {names}.",
    }
)

#: What stands between names in one field of a table.
_BETWEEN = "; "


@dataclass(frozen=True)
class Otherwise:
    """One thing that is told apart otherwise.

    Attributes:
        what: ``told together``, ``told apart``, ``left out`` or ``broken down``.
        dimension: of which dimension.
        values: of values: their codes.
        names: how they are called; of a breakdown that everything has again, the titles of the
            indicators that have it not.
        name: of values told together, what they are called now.
        code: of a breakdown, of this indicator alone; empty: of all.
    """

    what: str
    dimension: str
    values: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    name: str = ""
    code: str = ""

    @property
    def template(self) -> str:
        """The sentence it is said in, with braces."""
        if self.what == TOGETHER:
            return SENTENCES["named" if self.name else TOGETHER]
        if self.what == APART or self.code:
            return SENTENCES[self.what]
        return SENTENCES["but for" if self.names else f"all {self.what}"]

    def sentence(self) -> str:
        """Return it in words: "North and South (area) are shown together as Both ends …"."""
        return self.template.format(
            names=listed(self.names) if self.names else "",
            what=title(self.dimension).lower(),
            name=self.name,
            one=indicators()[self.code].title if self.code else "",
        )

    def place(self, width: int) -> list[Value]:
        """Return it as the first columns of a table of figures.

        Args:
            width: how many columns those are.
        """
        row: list[Value] = [self.code or None, indicators()[self.code].title if self.code else None]
        row += [None] * 4 + [self.dimension]
        row += [self.dimension, _BETWEEN.join(self.values), _BETWEEN.join(self.names)]
        row += [self.dimension, self.name, self.name] if self.name else []
        return row + [None] * (width - len(row))


def read(row: Mapping[str, str]) -> Otherwise | None:
    """Return what a row of a table of changes says is told apart otherwise; None: of a figure."""
    if row["what"] not in (TOGETHER, APART, LEFT_OUT, BROKEN_DOWN):
        return None
    values, names = (
        tuple(filter(None, row[field].split(_BETWEEN))) for field in ("value_1", "label_1")
    )
    return Otherwise(row["what"], row["by"], values, names, row["label_2"], row["code"])


def otherwise(old: Choices, new: Choices, known: Labels) -> list[Otherwise]:
    """Return what a release tells apart otherwise than another.

    Args:
        old: what was chosen for the earlier one.
        new: what was chosen for the later one.
        known: how codes are called.
    """
    return [*_values(old, new, known), *_breakdowns(old, new)]


def _values(old: Choices, new: Choices, known: Labels) -> Iterator[Otherwise]:
    for one in new.together:
        if one not in old.together:
            names = _names(one, known)
            named = one.name if fold(one.name) != fold(listed(names)) else ""
            yield Otherwise(TOGETHER, one.dimension, one.values, names, named)
    for one in old.together:
        still = (other for other in new.together if other.dimension == one.dimension)
        if not any(set(one.values) <= set(other.values) for other in still):
            yield Otherwise(APART, one.dimension, one.values, _names(one, known))


def _names(one: Together, known: Labels) -> tuple[str, ...]:
    called = values_of(known, one.dimension)
    return tuple(called.get(value, value) for value in one.values)


def _breakdowns(old: Choices, new: Choices) -> Iterator[Otherwise]:
    for one in new.left_out:
        if one not in old.left_out and LeftOut(one.dimension) not in old.left_out:
            yield Otherwise(LEFT_OUT, one.dimension, code=one.code)
    for one in old.left_out:
        if one not in new.left_out and LeftOut(one.dimension) not in new.left_out:
            still = (each.code for each in new.left_out if each.dimension == one.dimension)
            names = () if one.code else tuple(indicators()[code].title for code in still)
            yield Otherwise(BROKEN_DOWN, one.dimension, names=names, code=one.code)


# -- figures of one release in another


@dataclass(frozen=True)
class Apart:
    """How a release tells figures apart.

    Attributes:
        chosen: what was chosen for it.
    """

    chosen: Choices = NONE

    def group(self, figure: Figure) -> tuple[tuple[str, Any], ...]:
        """Return what a figure of the release is of, whatever its values are called together."""
        return tuple((name, self._values(name, value)) for name, value in figure.result.group)

    def has(self, figure: Figure, group: tuple[tuple[str, Any], ...]) -> bool:
        """Say whether the release tells a figure of another apart, if there is any of it.

        Args:
            figure: of the other.
            group: what it is of.
        """
        one = indicators()[figure.result.code]
        if any(self.chosen.leaves_out(one, dimension) for dimension in figure.by):
            return False
        return all(self._told_with(name, v) == values for name, values in group for v in values)

    def _values(self, dimension: str, value: Any) -> frozenset[Any]:
        named = (one.values for one in self._of(dimension) if one.name == value)
        return frozenset(next(named, (value,)))

    def _told_with(self, dimension: str, value: Any) -> frozenset[Any]:
        several = (one.values for one in self._of(dimension) if value in one.values)
        return frozenset(next(several, (value,)))

    def _of(self, dimension: str) -> Iterator[Together]:
        return (one for one in self.chosen.together if one.dimension == dimension)
