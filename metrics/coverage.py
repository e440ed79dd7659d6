"""How much of a window is in: how many of its months are over, and which partners are missing."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from data.board import Owed
from data.periods import quarter_of, spoken
from metrics.windows import Window, last_of_month


@dataclass(frozen=True)
class Partial:
    """Why a window is not whole yet.

    Attributes:
        over: how many of its months are over.
        months: how many months it has.
        missing: names of partners that owe what the figure is made of; with the quarters, where
            the window has several. Empty texts where they are counted and not named.
    """

    over: int
    months: int
    missing: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """It in words: "2 of 3 months; sheets of Hill School missing"."""
        parts = []
        if self.over < self.months:
            months = "month" if self.months == 1 else "months"
            parts.append(f"{self.over} of {self.months} {months}")
        if self.missing:
            parts.append(f"sheets of {self._who()} missing")
        return "; ".join(parts)

    def _who(self) -> str:
        count = len(self.missing)
        if not all(self.missing):
            return f"{count} {'partner' if count == 1 else 'partners'}"
        if count <= 2:
            return " and ".join(self.missing)
        return f"{', '.join(self.missing[:2])} and {count - 2} more"

    def unnamed(self) -> "Partial":
        """Return it with partners counted and not named, for those outside the coalition."""
        return replace(self, missing=("",) * len(self.missing))


def partial(
    window: Window,
    kinds: Iterable[str],
    boards: Mapping[str, Sequence[Owed]],
    day: dt.date,
    partners: Iterable[str] | None = None,
) -> Partial | None:
    """Return why a window is partial for a figure made of some kinds; None where it is whole.

    Args:
        window: the stretch of time.
        kinds: the kinds of sheet the figure is made of.
        boards: quarter → what each partner has handed in and owes.
        day: the day it is looked at.
        partners: of which partners the figure is; None: of all.
    """
    over = sum(last_of_month(month) < day for month in window.months)
    wanted, kept = set(kinds), None if partners is None else set(partners)
    owing: dict[str, list[str]] = {}
    for quarter in window.quarters:
        # What is owed of a quarter can be missed in its first month, once that is over.
        if any(last_of_month(m) >= day for m in window.months if quarter_of(m) == quarter):
            continue
        for owed in boards.get(quarter, ()):
            sheets = [owed.handed[name] for name in wanted & owed.handed.keys()]
            asked = kept is None or owed.partner in kept
            if asked and any(sheet.expected and not sheet.is_in for sheet in sheets):
                owing.setdefault(owed.name, []).append(spoken(quarter))
    if over == len(window.months) and not owing:
        return None
    several = len(window.quarters) > 1
    missing = [
        f"{name} ({', '.join(quarters)})" if several else name for name, quarters in owing.items()
    ]
    return Partial(over, len(window.months), tuple(missing))
