"""Who has reported: the live board for staff, what the release says of it for everyone else."""

from dataclasses import dataclass

from data.board import board
from metrics.windows import Window
from pages.parts import released
from pages.parts.caches import the_store, today
from pages.parts.guard import Person
from reports import wording


@dataclass(frozen=True)
class Reported:
    """How many partners reported for the last quarter of a window that anybody reported for.

    Attributes:
        quarter: that quarter.
        partners: how many reported.
        members: of how many.
        whole: how many of those that reported did so in full; None: not known.
        missing: what is not in yet, in a sentence; for staff only.
    """

    quarter: str
    partners: int
    members: int
    whole: int | None = None
    missing: str = ""


def reported(window: Window, someone: Person) -> Reported:
    """Return how many partners reported for a window, as whoever is looking may know it."""
    if not someone.works_here:
        beside = released.beside()
        held = beside.reported
        known = {quarter: held[quarter] for quarter in window.quarters if quarter in held}
        quarter = _last({quarter: some for quarter, (some, _) in known.items()}, window)
        return Reported(quarter, *known.get(quarter, (0, 0)), beside.whole.get(quarter))
    boards = board(the_store(), window.quarters, today())
    counts = {q: sum(one.has_reported for one in boards[q]) for q in boards}
    quarter = _last(counts, window)
    owed = boards[quarter]
    whole = sum(one.is_whole for one in owed)
    return Reported(quarter, counts[quarter], len(owed), whole, wording.still_owed(owed))


def _last(counts: dict[str, int], window: Window) -> str:
    """Return, of a year that is running, the last quarter anybody has reported."""
    told = (quarter for quarter in reversed(window.quarters) if counts.get(quarter))
    return next(told, window.quarters[-1])
