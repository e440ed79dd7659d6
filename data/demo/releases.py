"""Releases of the demonstration: gone from view once it is removed, and kept as what they were."""

import sqlalchemy as sa

from data import clock
from data.records import table_of
from data.records.releases import Release, ReleaseStep
from data.store import next_id

_R = table_of(Release)
_S = table_of(ReleaseStep)

#: As ``metrics.releases.keeping`` calls it.
WITHDRAWN = "withdrawn"


def withdraw(connection: sa.Connection, who: str) -> int:
    """Withdraw every release that was built while the demonstration was loaded; return how many.

    Their numbers are not given again: what was taken out of them stays in the ledger.
    """
    steps = connection.execute(sa.select(_S.c.release_id, _S.c.action).order_by(_S.c.id))
    state = {step.release_id: step.action for step in steps}
    asked = sa.select(_R.c.id).where(_R.c.demonstration.is_(True)).order_by(_R.c.id)
    built = connection.execute(asked).scalars().all()
    numbers = [number for number in built if state.get(number) != WITHDRAWN]
    for number in numbers:
        connection.execute(
            sa.insert(_S).values(
                id=next_id(connection, _S),
                release_id=number,
                action=WITHDRAWN,
                reason="The demonstration was removed.",
                done_at=clock.now(),
                done_by=who,
            )
        )
    return len(numbers)
