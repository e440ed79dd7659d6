"""The demonstration with its releases, so that everyone sees something right after loading.

``python -m reports.demonstration`` loads it into an empty store.
"""

import datetime as dt
import sys
from collections.abc import Callable

from data.approvals import approve, reopen
from data.asking import Asked
from data.board import board
from data.demo import late, voices
from data.demo.loading import WHO, load_demo
from data.demo.story import QUARTERS
from data.difference import ADD
from data.due_dates import due
from data.periods import last_day
from data.plan import plan_file
from data.problems import Refused
from data.store import Store, open_store
from data.submissions import commit
from metrics.releases.keeping import publish
from reports.completeness import open_points
from reports.releases.making import make_release
from reports.reviewing import note

#: The quarter everyone sees: the last that all have reported. The one after is still open.
CURRENT = QUARTERS[-2]
#: How much of the time loading takes; the rest is releasing.
_LOADING = 0.55

Progress = Callable[[float, str], object]


def load(store: Store, progress: Progress = lambda _share, _what: None) -> int:
    """Load the demonstration, approve its quarters but the last, and publish three releases.

    The first is revised for a file that came late, and leaves out a voice that was taken back; the
    last of them is what everyone sees.

    Args:
        store: an empty store.
        progress: told the share done and what is at hand.

    Returns:
        How many submissions were made.

    Raises:
        Refused: the store is not empty.
    """
    made = load_demo(store, lambda share, name: progress(_LOADING * share, f"Reading {name}"))
    for quarter in QUARTERS[: QUARTERS.index(late.QUARTER) + 1]:
        _approve(store, quarter)
    voice = voices.tell_taken_back(store)
    first = _release(store, late.QUARTER, 50, progress, 0.0)
    voices.take_back(store, voice, _after(late.QUARTER, 70))
    reopen(store, late.QUARTER, WHO, late.REASON, _after(late.QUARTER, 80))
    plan = plan_file(store, late.workbook(), late.NAME, Asked(mode=ADD))
    made += len(commit(store, plan, WHO, _after(late.QUARTER, 81)))
    approve(store, late.QUARTER, WHO, when=_after(late.QUARTER, 82))
    _release(store, late.QUARTER, 85, progress, 0.1, first)
    for quarter in QUARTERS[QUARTERS.index(late.QUARTER) + 1 : -1]:
        _approve(store, quarter)
    _release(store, CURRENT, 50, progress, 0.2)
    return made


def _approve(store: Store, quarter: str) -> None:
    """Approve a quarter some weeks after its end, with what was still missing then."""
    when = _after(quarter, 40)
    day = when.date()
    owed = board(store, [quarter], day)[quarter]
    left = open_points(owed, quarter, due(store, quarter), day, 0)
    approve(store, quarter, WHO, note("", left), when)


def _after(quarter: str, days: int) -> dt.datetime:
    """Return a morning so many days after the end of a quarter."""
    day = last_day(quarter) + dt.timedelta(days)
    return dt.datetime.combine(day, dt.time(9), dt.UTC)


def _release(
    store: Store,
    quarter: str,
    after: int,
    progress: Progress,
    done: float,
    revises: int | None = None,
) -> int:
    """Make and publish a release some days after its quarter's end; return its number."""
    when = _after(quarter, after)
    words = f"{late.REASON}. A voice that was taken back is left out." if revises else ""
    span = 0.1 if quarter == late.QUARTER else 0.8

    def tell(share: float, what: str) -> None:
        progress(_LOADING + (1 - _LOADING) * (done + span * share), f"Releasing: {what}")

    number = make_release(store, quarter, WHO, words, revises, tell, when)
    publish(store, number, WHO, when)
    return number


def main() -> int:
    """Load it into the store of the settings; return the exit status."""
    try:
        with open_store() as store:
            made = load(store)
    except Refused as refused:
        for problem in refused.problems:
            print(f"{problem.message} {problem.fix}", file=sys.stderr)
        return 1
    print(f"The demonstration coalition is loaded: {made} submissions and three releases. "
          "It is fictional.")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
