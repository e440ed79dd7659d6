"""Counts over time, as a comparison of before and after needs them.

What is recorded by period (tips, incidents) is blank in a month without a row, though the rest of
its quarter is known: such a month is a gap, never a zero. Of what is dated (events), a month of a
reported quarter without a row is one in which nothing happened.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from data.ground import names
from data.kinds import kind
from data.periods import months_of
from data.populations import population_on, populations
from data.tables import totals_table
from metrics.asked import Group
from metrics.indicator import Indicator
from metrics.results import Result
from metrics.shapes import Count
from metrics.windows import Window, last_of_month


@dataclass(frozen=True)
class Timeline:
    """A series of counts, oldest first, one a month or one a quarter.

    Attributes:
        step: ``month`` or ``quarter``.
        windows: the months or quarters.
        counts: one of each; None where nothing was recorded.
        partial: which are left out: not over, not fully reported, or with the change within.
        residents: how many people live in the areas, of each; None where that is not known.
        hidden: which counts are hidden to protect people.
    """

    step: str
    windows: tuple[Window, ...]
    counts: tuple[float | None, ...]
    partial: tuple[bool, ...]
    residents: tuple[int, ...] | None = None
    hidden: tuple[bool, ...] = ()

    def trimmed(self) -> "Timeline":
        """Return the series from its first to its last count, be it hidden."""
        told = [
            i
            for i, count in enumerate(self.counts)
            if count is not None or (self.hidden and self.hidden[i])
        ]
        part = slice(told[0], told[-1] + 1) if told else slice(0, 0)
        return replace(
            self,
            windows=self.windows[part],
            counts=self.counts[part],
            partial=self.partial[part],
            residents=self.residents[part] if self.residents else None,
            hidden=self.hidden[part],
        )

    def without(self, position: int | None) -> "Timeline":
        """Return the series with one more point left out; the same for None."""
        if position is None:
            return self
        cut = tuple(partial or i == position for i, partial in enumerate(self.partial))
        return replace(self, partial=cut)


def is_countable(one: Indicator) -> bool:
    """Say whether an indicator counts happenings that add up over months."""
    counts = isinstance(one.value, Count) and one.additivity == "sum"
    return counts and not one.apart and one.unit != "hours"


def timeline(
    results: Sequence[Result],
    silent: Collection[str] = (),
    residents: Sequence[int] | None = None,
) -> Timeline:
    """Return the counts of months or quarters as a series.

    Args:
        results: one a month or quarter, in order, without holes between; as whoever is looking may
            see them.
        silent: months in which nothing was recorded (``silent_months``).
        residents: how many people live in the areas, of each.
    """
    gaps = set(silent)
    counts = [
        None if gaps & set(result.window.months) else result.estimate.value for result in results
    ]
    return Timeline(
        step="month" if results and results[0].window.by_month else "quarter",
        windows=tuple(result.window for result in results),
        counts=tuple(counts),
        partial=tuple(result.partial is not None for result in results),
        residents=tuple(residents) if residents else None,
        hidden=tuple(result.estimate.status == "[c]" for result in results),
    )


def turn(windows: Sequence[Window], day: dt.date) -> tuple[int, int | None]:
    """Return which window is the first after a change, and which holds the change within.

    A change on the first day of a window divides it from the one before. Any other leaves one
    window with days before and after it, which belongs to neither side.

    Args:
        windows: months or quarters, oldest first.
        day: the first day after the change.

    Returns:
        Two positions; the second None where no window is divided.
    """
    for i, window in enumerate(windows):
        first, last = _first_of_month(window.months[0]), last_of_month(window.months[-1])
        if day <= first:
            return i, None
        if day <= last:
            return i + 1, i
    return len(windows), None


def _first_of_month(month: str) -> dt.date:
    return dt.date(int(month[:4]), int(month[5:7]), 1)


def recorded(
    connection: sa.Connection, one: Indicator, quarters: Collection[str], by: Sequence[str] = ()
) -> frozenset[tuple[str, Group]]:
    """Return the months (quarters, where no month is known) and groups with a known figure.

    Args:
        connection: where they are read from.
        one: an indicator whose value is a sum over one kind of sheet.
        quarters: the quarters looked at.
        by: dimensions the figure is told apart by.
    """
    (term, *_) = one.value.terms
    columns = dict(totals_table(kind(term.kind)).c)
    known = columns.get(term.measure.replace("_sum", "_n"), columns["rows"])
    period = sa.func.coalesce(columns["month"], columns["quarter"])
    asked = sa.select(period, *(columns[name] for name in by)).where(
        columns["quarter"].in_(list(quarters)), known > 0
    )
    return frozenset((when, tuple(group)) for when, *group in connection.execute(asked.distinct()))


def silent_months(
    connection: sa.Connection,
    one: Indicator,
    quarters: Collection[str],
    where: Sequence[str] = (),
) -> frozenset[str]:
    """Return the months without a figure in quarters of which other months have one.

    Args:
        connection: where they are read from.
        one: an indicator whose value is a sum over one kind of sheet.
        quarters: the quarters looked at.
        where: the areas looked at; empty: all.
    """
    of = kind(one.value.terms[0].kind)
    if not of.dated or of.columns()[of.dated].reads != "period":
        return frozenset()
    found = recorded(connection, one, quarters, ["area"])
    held = {when for when, (area,) in found if not where or area in where}
    return frozenset(
        month
        for quarter in quarters
        if quarter not in held and held & set(months_of(quarter))
        for month in months_of(quarter)
        if month not in held
    )


def residents(
    connection: sa.Connection, windows: Sequence[Window], areas: Collection[str] = ()
) -> tuple[int, ...] | None:
    """Return how many people lived in the areas at the end of each window.

    Args:
        connection: where they are read from.
        windows: months or quarters.
        areas: the areas looked at; empty: all.

    Returns:
        None where the population of any of them is not known: the others would not do.
    """
    known = populations(connection)
    wanted = set(areas) or set(names(connection, "areas"))
    if not wanted or not wanted <= known.keys():
        return None
    ends = [last_of_month(window.months[-1]) for window in windows]
    return tuple(
        sum(held[0] for area in wanted if (held := population_on(known[area], end))) for end in ends
    )
