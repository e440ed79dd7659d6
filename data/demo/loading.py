"""The demonstration coalition goes through the door everyone's workbooks use."""

import datetime as dt
from collections.abc import Callable

import sqlalchemy as sa

from data.approvals import locked, reopen
from data.demo import codings, releases, voices, workbooks
from data.demo.story import QUARTERS
from data.ground import CURRENT, UNDONE, submissions, uploads
from data.periods import first_day, last_day
from data.plan import Plan, plan_file
from data.problems import Problem, Refused
from data.store import Store
from data.submissions import commit, history, is_empty, undo
from data.voices.removing import remove_recorded_by

#: Who committed it, in the history.
WHO = "demonstration"


def load_demo(store: Store, progress: Callable[[float, str], object] = lambda _s, _n: None) -> int:
    """Load the demonstration coalition.

    Args:
        store: an empty store.
        progress: told the share done and the file at hand.

    Returns:
        How many submissions were made.

    Raises:
        Refused: the store is not empty, or a workbook has errors.
    """
    if not is_empty(store):
        raise Refused([Problem("not_empty")])
    files = list(workbooks())
    made = 0
    for done, (name, content) in enumerate(files):
        progress(done / len(files), name)
        plan = plan_file(store, content, name)
        made += len(commit(store, plan, WHO, _handed_in(plan, done)))
    voices.tell(store)
    codings.code(store)
    return made


def _handed_in(plan: Plan, number: int) -> dt.datetime:
    """Return when a workbook was handed in, in the story: some days after its quarter's end."""
    ends = [last_day(part.quarter) for part in plan.parts if part.quarter]
    day = max(ends, default=first_day(QUARTERS[0])) + dt.timedelta(days=6 + number * 7 % 21)
    return dt.datetime.combine(day, dt.time(9), dt.UTC)


def is_demonstration(store: Store) -> bool:
    """Say whether what is stored is the demonstration."""
    s, u = submissions().c, uploads().c
    asked = (
        sa.select(s.id)
        .join(uploads(), s.upload_id == u.id)
        .where(s.status == CURRENT, u.committed_by == WHO)
        .limit(1)
    )
    with store.reading() as connection:
        return connection.execute(asked).first() is not None


def remove_demo(store: Store, who: str) -> int:
    """Undo every submission of the demonstration, in one transaction; return how many.

    Quarters approved in it are opened again first; its voices, codebook and codings are taken out
    afterwards, its releases withdrawn.

    Raises:
        Refused: somebody's own rows refer to it.
    """
    # Also what somebody's own rows were added to, or have replaced since.
    ours = [
        found.id
        for found in history(store)
        if found.committed_by == WHO and found.status != UNDONE and found.without is None
    ]
    with store.reading() as connection:
        approved = [quarter for quarter, held in locked(connection).items() if held.done_by == WHO]
    for quarter in approved:
        reopen(store, quarter, who, "The demonstration is removed.")
    undone = len(undo(store, ours, who))
    with store.writing() as connection:
        remove_recorded_by(connection, voices.WHO)
        codings.remove(connection)
        releases.withdraw(connection, who)
    return undone
