"""Who was heard, and of when: what is known to be zero, and what nobody said anything of."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from data.kinds import kinds
from metrics import totals
from metrics.indicator import Indicator
from metrics.windows import Window

#: Kind → a partner, and a quarter or month that something is known of from it.
Spoken = Mapping[str, Collection[tuple[str, str]]]
_Asked = tuple[frozenset[str], frozenset[str] | None]


@dataclass(frozen=True)
class Heard:
    """What was reported, by whom, of which quarters.

    Attributes:
        reported: of every kind, where it was reported.
        attested: of these, where there was nothing to report.
        recorded: where months are told apart: of kinds that are recorded by period (tips), the
            months that were recorded, or quarters as a whole.
    """

    reported: Spoken
    attested: Spoken
    recorded: Spoken = field(default_factory=dict)
    #: Kinds and partners → quarters: asked for each figure of each group, of few of either.
    _known: dict[_Asked, frozenset[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def quarters(
        self, names: Iterable[str], partners: Collection[str] | None = None
    ) -> frozenset[str]:
        """Return the quarters in which some kinds were reported, by some partners or by any."""
        asked = frozenset(names), None if partners is None else frozenset(partners)
        if asked not in self._known:
            self._known[asked] = frozenset(_when(self.reported, *asked))
        return self._known[asked]

    def is_silent(self, name: str, window: Window, partners: Collection[str] | None) -> bool:
        """Say whether nobody reported a kind in a window.

        A month of which nothing is recorded is silent, whatever is recorded of its quarter.
        """
        if self.quarters([name], partners).isdisjoint(window.quarters):
            return True
        if name not in self.recorded or not window.by_month:
            return False
        whole = [quarter for quarter in window.quarters if window.holds(quarter)]
        recorded = set(_when(self.recorded, [name], partners))
        attested = set(_when(self.attested, [name], partners))
        return recorded.isdisjoint((*window.months, *whole)) and attested.isdisjoint(
            window.quarters
        )

    def with_nothing(self, names: Iterable[str], quarters: Collection[str]) -> frozenset[str]:
        """Return the partners that had nothing to report of some kinds in some quarters."""
        found = (pair for name in names for pair in self.attested.get(name, ()))
        return frozenset(partner for partner, quarter in found if quarter in quarters)


def _when(of: Spoken, names: Iterable[str], partners: Collection[str] | None) -> Iterable[str]:
    found = (pair for name in names for pair in of.get(name, ()))
    return (when for who, when in found if partners is None or who in partners)


def listen(
    connection: sa.Connection,
    names: Collection[str],
    partners: Collection[str] | None,
    by_month: bool,
) -> Heard:
    """Return what was reported of some kinds, by some partners or by all (None)."""
    reported = totals.reported(connection, names, partners)
    attested = totals.reported(connection, names, partners, attested=True)
    recorded = totals.recorded(connection, names, partners) if by_month else {}
    return Heard(reported, attested, recorded)


def heard_through(one: Indicator) -> set[str]:
    """Return the kinds of sheet whose arrival says that a figure is known.

    Of a figure that rests on the coalition's lists, any.
    """
    if any(term.measure in ("owed", "reported", "goals") for term in one.value.terms):
        return {name for name, kind in kinds().items() if not kind.reference}
    return set(one.kinds)
