"""Terms: what can be added over submissions, cells and quarters, and how shapes ask for it.

A term is a sum, a set of people, a set of codes or values, a head count. Shapes turn the terms of
one window into an estimate.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data.row import Row

#: What a term can be besides a sum → what ``at`` says of it.
MEASURES = {
    "people": "participants, a set: the kinds that say when and where",
    "codes": "codes, a set, active in the window; or ``launched`` in it",
    "heads": "heads no sign-in tells apart: the column, and what tells them apart",
    "values": "different values of a dimension, a set: the dimension",
    "helpers": "partners that lead or contribute, a set",
    "tally": "a sum by area: the column of the totals",
    "owed": "sheets partners owe for a quarter: ``expected``, ``present`` or ``on_time``",
    "reported": "partners that reported anything, a set",
    "members": "partners that were members, a set",
    "types": "partner → its type",
    "pairs": "matched respondents, before and after: the score they are matched on",
    "goals": "targets set for the window: how many, and how many were reached",
    "themes": "open answers, by theme: those that have it, or of which it is ``decided``",
    "stances": "open answers whose stance towards the programme is one of those named",
    "residents": "people who live in the areas, by area, as counted nearest to the window",
    "voices": "voices publishable at the end of the window, or today",
}
#: Those that are sets.
_SETS = ("people", "codes", "values", "helpers", "reported", "members")
#: Those that the coalition's own lists and records say, whatever was reported: looked up once for
#: a window.
STANDING = ("members", "types", "residents", "goals", "voices")

Where = tuple[tuple[str, tuple[Any, ...]], ...]


@dataclass(frozen=True)
class Term:
    """One thing to add up.

    Attributes:
        kind: the kind of sheet it comes from; empty: none, it is kept here.
        measure: ``rows``, a column of the totals (``attended_sum``), or a key of ``MEASURES``.
        either: alternatives, each a conjunction of (dimension, values); empty: everything.
        at: what of it; see ``MEASURES``.
    """

    kind: str
    measure: str
    either: tuple[Where, ...] = ((),)
    at: str = ""

    @property
    def dimensions(self) -> set[str]:
        """The dimensions its conditions name."""
        return {name for where in self.either for name, _ in where}

    @property
    def is_sum(self) -> bool:
        """Whether it is a number of rows, or a sum over them."""
        return self.measure not in MEASURES

    def nothing(self) -> Any:
        """Return what the term comes to where no row is."""
        if self.measure in _SETS:
            return frozenset()
        if self.measure == "tally":
            return Tally()
        if self.measure == "residents":
            return Counter()
        if self.measure == "types":
            return {}
        if self.measure == "goals":
            return (0, 0)
        if self.measure == "pairs":
            return Pairs()
        return Heads() if self.measure == "heads" else 0


@dataclass(frozen=True)
class Heads:
    """People only counted: all of them, and the largest head count with any of them in it."""

    all: float = 0
    largest: float = 0

    def __add__(self, other: "Heads") -> "Heads":
        """Add two sets of head counts."""
        return Heads(self.all + other.all, max(self.largest, other.largest))


@dataclass(frozen=True)
class Tally:
    """A sum by area.

    Attributes:
        known: area → the sum.
        blank: areas with rows in which what is summed is blank.
    """

    known: Mapping[str, int] = field(default_factory=dict)
    blank: frozenset[str] = frozenset()

    def __add__(self, other: "Tally") -> "Tally":
        """Add two sums area by area."""
        areas = {**self.known, **other.known}
        known = {area: self.known.get(area, 0) + other.known.get(area, 0) for area in areas}
        return Tally(known, self.blank | other.blank)

    @property
    def unknown(self) -> frozenset[str]:
        """The areas in which something took place, and none of it was counted."""
        return self.blank - self.known.keys()


@dataclass(frozen=True)
class Pairs:
    """What matched respondents come to, added up.

    Attributes:
        n: how many.
        change: the sum of their changes; and of these squared.
        before: the sum of what they had before; and of these squared.
        after: the sum of what they had after; and of these squared.
        improved: how many have more after than before.
        declined: how many have less.
    """

    n: float = 0
    change: float = 0
    change_squares: float = 0
    before: float = 0
    before_squares: float = 0
    after: float = 0
    after_squares: float = 0
    improved: float = 0
    declined: float = 0

    @classmethod
    def of(cls, before: float, after: float) -> "Pairs":
        """Return what one respondent comes to."""
        change = after - before
        return cls(1, change, change**2, before, before**2, after, after**2, change > 0, change < 0)

    def __add__(self, other: "Pairs") -> "Pairs":
        """Add two groups of respondents."""
        return Pairs(*(a + b for a, b in zip(self._all, other._all, strict=True)))

    @property
    def _all(self) -> tuple[float, ...]:
        return (
            self.n, self.change, self.change_squares, self.before, self.before_squares,
            self.after, self.after_squares, self.improved, self.declined,
        )  # fmt: skip

    @property
    def same(self) -> float:
        """How many have as much after as before."""
        return self.n - self.improved - self.declined


def add(one: Any, other: Any) -> Any:
    """Add two values of one term: numbers are summed, sets united; None is a blank, not a zero."""
    if one is None or other is None:
        return other if one is None else one
    if isinstance(one, (int, float, Heads, Tally, Pairs)):
        return one + other
    return one | other if one and other else one or other


def _where(conditions: Mapping[str, Any]) -> Where:
    return tuple(
        (name, tuple(value) if isinstance(value, (tuple, list)) else (value,))
        for name, value in sorted(conditions.items())
    )


def rows(kind: type[Row], **where: Any) -> Term:
    """Count the rows of a kind, of those with the given values."""
    return Term(kind.kind_name(), "rows", (_where(where),))


def total(column: Any, **where: Any) -> Term:
    """Sum a column: ``total(Event.attended, type="workshop")``."""
    return Term(column.class_.kind_name(), f"{column.key}_sum", (_where(where),))


def known(column: Any, **where: Any) -> Term:
    """Count the rows in which a column is known."""
    return Term(column.class_.kind_name(), f"{column.key}_n", (_where(where),))


def squares(column: Any, **where: Any) -> Term:
    """Sum the squares of a column."""
    return Term(column.class_.kind_name(), f"{column.key}_squares", (_where(where),))


def people(
    kind: type[Row], *at: type[Row], either: tuple[Mapping[str, Any], ...] = ({},), **where: Any
) -> Term:
    """Gather the distinct participants of ``kind``, at events or trainings (``at``)."""
    conditions = tuple(_where({**one, **where}) for one in either)
    return Term(kind.kind_name(), "people", conditions, "+".join(one.kind_name() for one in at))


def codes(kind: type[Row], launched: bool = False) -> Term:
    """Gather the distinct codes active in the window; or launched in it."""
    return Term(kind.kind_name(), "codes", at="launched" if launched else "")


def heads(column: Any, unless: str, **where: Any) -> Term:
    """Add up the heads at events or trainings that no sign-in tells apart.

    Args:
        column: the head count, such as ``Event.attended``.
        unless: the yes/no column of the sign-ins by which somebody is told apart.
        **where: conditions on the event or training.
    """
    return Term(column.class_.kind_name(), "heads", (_where(where),), f"{column.key}/{unless}")


def values(kind: type[Row], dimension: str, **where: Any) -> Term:
    """Gather the different values of a dimension: ``values(Event, "area")``."""
    return Term(kind.kind_name(), "values", (_where(where),), dimension)


def helpers(kind: type[Row], **where: Any) -> Term:
    """Gather the partners that lead or contribute to what a kind's rows tell of."""
    return Term(kind.kind_name(), "helpers", (_where(where),))


def tally(column: Any, **where: Any) -> Term:
    """Sum a column by area."""
    return Term(column.class_.kind_name(), "tally", (_where(where),), f"{column.key}_sum")


def owed(what: str) -> Term:
    """Count sheets that partners owe: ``expected``, ``present`` or ``on_time``."""
    return Term("partners", "owed", at=what)


def themes(kind: type[Row], decided: bool = False) -> Term:
    """Count the open answers that have a theme; or all of which that is decided."""
    return Term(kind.kind_name(), "themes", at="decided" if decided else "")


def stances(kind: type[Row], *which: str) -> Term:
    """Count the open answers whose stance towards the programme, as people coded it, is one."""
    return Term(kind.kind_name(), "stances", at="+".join(which))


#: Partners that reported anything; that were members; and what type each is of.
REPORTED = Term("partners", "reported")
MEMBERS = Term("partners", "members")
TYPES = Term("partners", "types")
RESIDENTS = Term("areas", "residents")
#: How many targets were set for the window, and how many were reached: a pair.
GOALS = Term("targets", "goals")
#: How many voices were publishable; they come on no sheet.
VOICES = Term("", "voices")
