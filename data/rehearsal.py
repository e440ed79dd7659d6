"""A plan carried out to see what comes of it, and taken back: nobody else ever sees it done."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import sqlalchemy as sa

from data.plan import Plan
from data.problems import Refused
from data.store import Store, uninterrupted
from data.submissions import carry_out

#: Who does it, in a history that nobody will read.
_NOBODY = "a rehearsal"


@dataclass(frozen=True)
class Rehearsal(Store):
    """A store as it would be. Whoever reads a store can read this one, as long as it is open.

    Attributes:
        connection: the one that everything on it goes through.
    """

    connection: sa.Connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give the connection, which sees what was done so far."""
        yield self.connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give the connection; what fails on it is taken back at once, the rest at the end."""
        with self.connection.begin_nested():
            yield self.connection


@contextmanager
def rehearsing(store: Store) -> Iterator[Rehearsal]:
    """Give the store to try things on; all of it is taken back at the end.

    Others may read the store meanwhile and see it as it is; other writers wait. A rehearsal within
    a rehearsal begins where that one stands, and goes back there.
    """
    with store.writing() as connection:
        everything = connection.get_nested_transaction() or connection.get_transaction()
        try:
            yield Rehearsal(store.engine, connection)
        finally:
            if everything:
                everything.rollback()


@contextmanager
def rehearse(store: Store, plan: Plan) -> Iterator[Store]:
    """Give the store as it would be with a plan carried out, until the end of the block.

    Args:
        store: where the plan was made.
        plan: what to carry out.

    Raises:
        Refused: what committing the plan would say.
    """
    with rehearsing(store) as tried:
        perform(tried, plan)
        yield tried


@uninterrupted()
def perform(tried: Rehearsal, plan: Plan) -> None:
    """Carry out a plan in a rehearsal, as ``submissions.commit`` would.

    Raises:
        Refused: what committing it would say. The rehearsal stands where it stood then.
    """
    if plan.errors:
        raise Refused(plan.errors)
    if plan.does_something:
        with tried.writing() as connection:
            # The file itself is in no figure, and to keep it can take a second.
            carry_out(connection, replace(plan, content=b""), _NOBODY)
