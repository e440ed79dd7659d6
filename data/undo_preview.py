"""What undoing submissions would do, before it is done."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from data.compare import Difference, difference
from data.problems import Problem, Refused
from data.store import Store, uninterrupted
from data.undoing import Turned, settle, turn_back


@dataclass(frozen=True)
class Undone:
    """What undoing would do to the rows of one kind, partner and quarter.

    Attributes:
        ids: the submissions that would be undone, the earliest first.
        title: the kind's title.
        partner: whose.
        quarter: when; empty of the coalition's lists.
        back_to: the submission that would be current again; None where nothing would be left, or
            the state is worked out anew.
        reapplied: the submissions whose rows would be applied again, the earliest first.
        rows: what would go (``only_a``), come back (``only_b``) and change.
    """

    ids: tuple[int, ...]
    title: str
    partner: str
    quarter: str
    back_to: int | None
    reapplied: tuple[int, ...]
    rows: Difference


@dataclass(frozen=True)
class Preview:
    """What undoing would do, and what stands against it.

    Attributes:
        chains: by kind, partner and quarter.
        problems: why it cannot be done; empty where it can.
    """

    chains: tuple[Undone, ...] = ()
    problems: tuple[Problem, ...] = ()


@uninterrupted()
def undo_preview(store: Store, ids: Iterable[int]) -> Preview:
    """Return what undoing submissions would do: it is done, looked at, and taken back.

    Args:
        store: where; nothing in it is different afterwards.
        ids: the submissions.
    """
    numbers = sorted(set(ids), reverse=True)
    with store.writing() as connection:
        try:
            return _tried(connection, numbers)
        finally:
            if transaction := connection.get_transaction():
                transaction.rollback()


def _tried(connection: sa.Connection, numbers: Iterable[int]) -> Preview:
    try:
        turned = [turn_back(connection, number, "") for number in numbers]
    except Refused as refused:
        return Preview(problems=refused.problems)
    chains = tuple(_told(connection, turned))
    try:
        settle(connection, turned)
    except Refused as refused:
        return Preview(chains, refused.problems)
    return Preview(chains)


def _told(connection: sa.Connection, turned: Iterable[Turned]) -> Iterator[Undone]:
    by_chain: dict[tuple[str, str, str], list[Turned]] = defaultdict(list)
    for one in turned:
        chain = one.chain
        by_chain[chain.kind.kind_name(), chain.partner, chain.quarter].append(one)
    for several in by_chain.values():
        first, last = several[0], several[-1]
        chain, after = last.chain, last.after
        gone = {one.undone for one in several}
        rows = difference(
            connection,
            chain.kind,
            (chain.partner, first.before.id) if first.before else None,
            (chain.partner, after.id) if after else None,
        )
        yield Undone(
            tuple(sorted(gone)),
            chain.kind.title,
            chain.partner,
            chain.quarter,
            after.id if after and not last.made else None,
            tuple(n for n in after.made_of if n > min(gone)) if after and last.made else (),
            rows,
        )
