"""Any submission can be undone, also when later ones exist: they are applied again without it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from data import approvals, asides, clock, ground, tallies
from data.chains import Chain, Link, chain_of, chain_with
from data.ground import CURRENT, REPLACED, UNDONE
from data.problems import Problem, Refused
from data.reapplying import reapply
from data.referring import refuse_orphans, refuse_survivor_signins
from data.store import Store, next_id, uninterrupted

_S = ground.submissions()


@dataclass(frozen=True)
class Turned:
    """What undoing one submission did to its chain.

    Attributes:
        chain: the chain, before anything else was current in it.
        undone: the submission that was undone.
        before: what was current.
        after: what is current now; the same where nothing of what was undone was left.
        made: whether that was worked out anew.
    """

    chain: Chain
    undone: int
    before: Link | None
    after: Link | None
    made: bool = False


@uninterrupted()
def undo(store: Store, ids: Iterable[int], who: str) -> list[int]:
    """Undo submissions: what is stored is afterwards as if they had never been.

    Later ones of the same kind, partner and quarter stay: where they were added to what is taken
    away, they are applied again, which makes a new submission; undoing that one brings what was
    undone back.

    Args:
        store: where.
        ids: submissions, all undone together or none.
        who: who does it.

    Returns:
        Their ids, the latest first.

    Raises:
        Refused: one does not exist or is undone already, other rows refer to what would go, or
            it counts in a quarter that is locked.
    """
    numbers = sorted(set(ids), reverse=True)
    with store.writing() as connection:
        # Later ones first: so each finds what it stood on still there.
        settle(connection, [turn_back(connection, number, who) for number in numbers])
    return numbers


def settle(connection: sa.Connection, turned: Sequence[Turned]) -> None:
    """Bring totals up to date with what was undone.

    Raises:
        Refused: something of it must not be; the transaction is to be taken back.
    """
    changed = tallies.bring_up_to_date(connection, _touched(turned))
    refuse_orphans(connection, {one.chain.kind.kind_name() for one in turned})
    refuse_survivor_signins(connection)
    approvals.refuse_if_locked(connection, changed)


def _touched(turned: Iterable[Turned]) -> set[int]:
    """Return the submissions that have become current, or no longer are."""
    moved = [(one.before, one.after) for one in turned if one.before != one.after]
    return {link.id for several in moved for link in several if link}


def turn_back(connection: sa.Connection, number: int, who: str) -> Turned:
    """Undo one submission, totals not yet brought up to date: see ``settle``.

    Raises:
        Refused: it does not exist, or is undone already.
    """
    chain = chain_with(connection, number)
    if chain is None:
        raise Refused([Problem("no_submission", found=str(number))])
    link = chain.links[number]
    if link.status == UNDONE:
        raise Refused([Problem("undone_already", found=str(number))])
    before = chain.current
    chain = _marked(connection, chain, link, who)
    wanted = chain.showing(chain.holding)
    held = chain.current
    if held and held.made_of == wanted:
        return Turned(chain, number, before, before)
    after = _waiting(chain, wanted)
    if made := bool(wanted and after is None):
        after = _made_anew(connection, chain, before, wanted, number)
    _set(connection, [held.id] if held else [], status=REPLACED)
    _set(connection, [after.id] if after else [], status=CURRENT)
    return Turned(chain, number, before, after, made)


def _marked(connection: sa.Connection, chain: Chain, link: Link, who: str) -> Chain:
    """Mark a link undone, and what no longer holds because of it; return the chain as it is then.

    What was worked out by undoing, or bringing back, the same submission is overtaken.
    """
    origin = chain.origin(link)
    overtaken = [
        other.id
        for other in chain.links.values()
        if other.without is not None and other.status != UNDONE and chain.origin(other) == origin
    ]
    undone = [*overtaken] if link.id in overtaken else [*overtaken, link.id]
    brought_back = [origin.id] if link != origin and origin.status == UNDONE else []
    if link != origin and not brought_back:
        undone.append(origin.id)
    _set(connection, undone, status=UNDONE, undone_at=clock.now(), undone_by=who)
    _set(connection, brought_back, status=REPLACED)
    place = (chain.partner, chain.quarter)
    for gone in {link.id, *undone} & set(chain.holding):
        asides.settle_undone(connection, chain.kind, place, chain.links[gone], who)
    for back in brought_back:
        asides.open_brought_back(connection, back)
    status = dict.fromkeys(undone, UNDONE) | dict.fromkeys(brought_back, REPLACED)
    links = {n: replace(o, status=status.get(n, o.status)) for n, o in chain.links.items()}
    return replace(chain, links=links)


def _set(connection: sa.Connection, ids: list[int], **values: object) -> None:
    if ids:
        connection.execute(sa.update(_S).where(_S.c.id.in_(ids)).values(**values))


def _waiting(chain: Chain, wanted: tuple[int, ...]) -> Link | None:
    """Return the latest submission that holds the very state wanted, if one does."""
    several = [link for link in chain.links.values() if link.status != UNDONE]
    return next((link for link in several[::-1] if link.made_of == wanted), None)


def _made_anew(
    connection: sa.Connection,
    chain: Chain,
    before: Link | None,
    wanted: tuple[int, ...],
    number: int,
) -> Link:
    """Work the state out anew, as a submission of its own."""
    newest = chain.links[wanted[-1]]
    made = next_id(connection, _S)
    connection.execute(
        sa.insert(_S).values(
            id=made,
            upload_id=newest.upload,
            kind=chain.kind.kind_name(),
            partner_id=chain.partner,
            quarter=chain.quarter,
            status=REPLACED,
            replaces=before.id if before else newest.id,
            row_count=0,
            attested=newest.attested,
            without=number,
            made_of=json.dumps(wanted),
        )
    )
    _set(connection, [made], row_count=reapply(connection, chain, wanted, made))
    return chain_of(connection, chain.kind, chain.partner, chain.quarter).links[made]
