"""What the coalition's own lists say of a window: who was a member, who lives where.

And what partners owe and handed in, which follows from those lists and the submissions; and how
many voices could be published, which follows from what was agreed and approved.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from data import clock
from data.board import Owed
from data.ground import only_current, table
from data.kinds import kinds
from data.periods import first_day, quarter_of
from data.populations import population_on, populations
from data.voices import Voice, histories, voices_on
from metrics.asked import Asked, Found
from metrics.terms import Term
from metrics.windows import Window


@dataclass(frozen=True)
class Lists:
    """The lists of partners and areas, and the voices, read once.

    Attributes:
        connection: where they are read from; open as long as this is used.
        day: the day of today: of what is still to come, nothing is known.
    """

    connection: sa.Connection
    day: dt.date = field(default_factory=lambda: clock.now().date())

    @cached_property
    def _partners(self) -> list[Any]:
        rows = table(kinds()["partners"]).c
        asked = sa.select(rows.code, rows.type, rows.joined, rows.left)
        return list(self.connection.execute(asked.where(only_current(kinds()["partners"]))))

    @cached_property
    def _populations(self) -> Mapping[str, Any]:
        return populations(self.connection)

    @cached_property
    def types(self) -> dict[str, str]:
        """Partner → its type."""
        return {partner.code: partner.type for partner in self._partners}

    def members(self, window: Window, kept: Collection[str] | None = None) -> frozenset[str]:
        """Return who was a member in some of the window, of ``kept`` if given."""
        first, last = window.first_day, window.last_day
        return frozenset(
            partner.code
            for partner in self._partners
            if (partner.joined is None or partner.joined <= last)
            and (partner.left is None or partner.left >= first)
            and (kept is None or partner.code in kept)
        )

    def residents(self, window: Window, kept: Collection[str | None] | None = None) -> Counter[str]:
        """Return area → how many live there, by the population dated nearest to the window's end.

        Areas whose population nobody gave are left out.
        """
        found: Counter[str] = Counter()
        for area, dated in self._populations.items():
            held = population_on(dated, window.last_day)
            if held and (kept is None or area in kept):
                found[area] = held[0]
        return found

    @cached_property
    def _voices(self) -> Mapping[int, Any]:
        return histories(self.connection)

    def voices(self, window: Window) -> list[Voice]:
        """Return the voices as they stood at the end of a window, or stand today."""
        return voices_on(self._voices, min(window.last_day, self.day))

    def known_of(self, terms: Iterable[Term], window: Window) -> set[str]:
        """Return the quarters of a window of which something is known that no sheet reports.

        Of voices, from the quarter in which the first was recorded to that of today.
        """
        if not self._voices or not any(term.measure == "voices" for term in terms):
            return set()
        first = min(events[0].day for events in self._voices.values())
        begun = quarter_of(f"{first:%Y-%m}")
        return {q for q in window.quarters if begun <= q and first_day(q) <= self.day}

    def value(self, term: Term, window: Window, within: Mapping[str, Collection[Any]]) -> Any:
        """Return the value of a standing term.

        Args:
            term: one whose measure is in ``STANDING``.
            window: the stretch of time.
            within: dimension → the values kept, of filters and group together.
        """
        if term.measure == "members":
            return self.members(window, within.get("partner"))
        if term.measure == "types":
            return self.types
        if term.measure == "voices":
            return sum(voice.is_publishable for voice in self.voices(window))
        return self.residents(window, within.get("area"))


def owed(boards: Mapping[str, Iterable[Owed]], terms: list[Term], asked: Asked) -> Found:
    """Count sheets owed, handed in and on time, by quarter and partner.

    Args:
        boards: quarter → what each partner has handed in and owes.
        terms: what to count.
        asked: of which partners, and whether they are told apart.
    """
    kept = dict(asked.where).get("partner")
    for quarter, partners in boards.items():
        for partner in partners:
            if kept is not None and partner.partner not in kept:
                continue
            group = (partner.partner,) if asked.by == ("partner",) else ()
            for term in terms:
                yield quarter, group, term, _sheets(partner, term.at)


def _sheets(partner: Owed, what: str) -> int:
    expected = [sheet for sheet in partner.handed.values() if sheet.expected]
    if what == "expected":
        return len(expected)
    handed = [sheet for sheet in expected if sheet.is_in]
    return len(handed) if what == "present" else sum(bool(sheet.on_time) for sheet in handed)
