"""What is chosen for a release: values that are told as one, and breakdowns that are left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from data.kinds import kinds
from data.lists import fold
from data.problems import Problem, Refused
from metrics.catalogue import indicators
from metrics.dimensions import PUBLISHED, Labels, code, title
from metrics.indicator import Indicator


@dataclass(frozen=True)
class Together:
    """Values of a dimension that a release tells as one, in all its tables.

    Attributes:
        dimension: which.
        values: their codes, in order.
        name: what they are called together; it stands where their codes would.
    """

    dimension: str
    values: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class LeftOut:
    """A breakdown that a release does not have.

    Attributes:
        dimension: which.
        code: of this indicator alone; empty: of all.
    """

    dimension: str
    code: str = ""


@dataclass(frozen=True)
class Choices:
    """What is chosen for a release.

    Attributes:
        together: what is told as one.
        left_out: what is not told apart.
    """

    together: tuple[Together, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def meanings(self) -> dict[str, dict[Any, str]]:
        """Dimension → value → what it is told as."""
        found: dict[str, dict[Any, str]] = {}
        for one in self.together:
            found.setdefault(one.dimension, {}).update(dict.fromkeys(one.values, one.name))
        return found

    def leaves_out(self, one: Indicator, dimension: str) -> bool:
        """Say whether an indicator is not told apart by a dimension."""
        return any(
            each.dimension == dimension and each.code in ("", one.code) for each in self.left_out
        )

    def as_plain(self) -> dict[str, Any]:
        """Return it as plain values, for the receipt; of no choice, nothing."""
        together = [[one.dimension, list(one.values), one.name] for one in self.together]
        left_out = [[one.dimension, one.code] for one in self.left_out]
        return {"choices": {"together": together, "left_out": left_out}} if self != NONE else {}

    def words(self, known: Labels) -> list[str]:
        """Return it in a sentence each, for whoever reads the release."""
        found = []
        for one in self.together:
            names = [_label(known, one.dimension, value) for value in one.values]
            named = f" as {one.name}" * (fold(one.name) != fold(listed(names)))
            what = title(one.dimension).lower()
            found.append(f"{listed(names)} ({what}) are shown together{named}.")
        for each in self.left_out:
            of = indicators()[each.code].title if each.code else "Nothing"
            are = "is not shown" if each.code else "is shown"
            found.append(f"{of} {are} by {title(each.dimension).lower()}.")
        return found


NONE = Choices()


def from_plain(settings: Mapping[str, Any]) -> Choices:
    """Return what ``as_plain`` made, from the settings of a receipt."""
    held = settings.get("choices", {})
    return Choices(
        tuple(Together(d, tuple(values), name) for d, values, name in held.get("together", ())),
        tuple(LeftOut(*each) for each in held.get("left_out", ())),
    )


def listed(names: Iterable[str]) -> str:
    """Return names as people list them: "North, South and West"."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def values_of(known: Labels, dimension: str) -> dict[str, str]:
    """Return code → label of all values of a dimension, of whichever list it is."""
    found = dict(known.get(dimension, {}))
    for one in kinds().values():
        column = (one.columns() | one.figures()).get(dimension)
        if column and column.by and column.choices:
            found = {value: column.choices.label(value) for value in column.choices} | found
    return found


def _code(known: Labels, dimension: str, text: str) -> str | None:
    return code({dimension: values_of(known, dimension)}, dimension, text)


def _label(known: Labels, dimension: str, value: str) -> str:
    return values_of(known, dimension).get(value, value)


def put_together(known: Labels, dimension: str, values: Iterable[str], name: str = "") -> Together:
    """Return values that are to be told as one.

    Args:
        known: how codes are called.
        dimension: of which.
        values: codes or names.
        name: what they are called together; as they are called, unless given.

    Raises:
        Refused: there is no such dimension or value, or fewer than two.
    """
    _check_dimension(dimension)
    codes = []
    for value in values:
        if (found := _code(known, dimension, value.strip())) is None:
            called = ", ".join(values_of(known, dimension).values())
            raise _refused(
                value, f"no {title(dimension).lower()} has this name; there are: {called}"
            )
        codes.append(found)
    codes = sorted(set(codes))
    if len(codes) < 2:
        named = [_label(known, dimension, one) for one in codes] or ["Nothing"]
        raise _refused(listed(named), "it takes two or more")
    called = " ".join(name.split()) or listed(_label(known, dimension, one) for one in codes)
    return Together(dimension, tuple(codes), called)


def leave_out(dimension: str, one: str = "") -> LeftOut:
    """Return a breakdown that is to be left out.

    Raises:
        Refused: there is no such dimension or indicator.
    """
    _check_dimension(dimension)
    if one and one not in indicators():
        raise _refused(one, "no indicator has this code; python -m metrics list names all")
    return LeftOut(dimension, one)


def choices(known: Labels, together: Iterable[Together], left_out: Iterable[LeftOut]) -> Choices:
    """Return choices in an order of their own, so that the same ones give the same release.

    Raises:
        Refused: a value is told in two ways, or together as another one is called.
    """
    found = Choices(
        tuple(sorted(set(together), key=lambda one: (one.dimension, one.values, one.name))),
        tuple(sorted(set(left_out), key=lambda one: (one.dimension, one.code))),
    )
    for problem in _wrong(known, found):
        raise problem
    return found


def _wrong(known: Labels, found: Choices) -> Iterator[Refused]:
    taken: set[tuple[str, str]] = set()
    called: set[tuple[str, str]] = set()
    for one in found.together:
        for value in one.values:
            if (one.dimension, value) in taken:
                words = _label(known, one.dimension, value)
                yield _refused(words, "it is put together twice")
            taken.add((one.dimension, value))
        other = _code(known, one.dimension, one.name)
        if other is not None or (one.dimension, fold(one.name)) in called:
            yield _refused(one.name, f"another {title(one.dimension).lower()} is called so")
        called.add((one.dimension, fold(one.name)))


def _check_dimension(dimension: str) -> None:
    if dimension not in PUBLISHED:
        raise _refused(dimension, f"releases are broken down by {listed(PUBLISHED)}")


def _refused(found: str, why: str) -> Refused:
    return Refused([Problem("release_choice", found=found, words={"why": why})])
