"""Plans are carried out here: all of it in one transaction, or none."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from data import approvals, beside, chains, clock, ground, keeping, people, tallies
from data.asides import not_yet_aside, settle_replaced, write_asides
from data.ground import CURRENT, REPLACED
from data.history import history, is_empty
from data.plan import ADD, REPLACE, Part, Plan
from data.problems import Problem, Refused
from data.reapplying import copy_rows
from data.referring import (
    refuse_if_referring_to_nothing,
    refuse_orphans,
    refuse_survivor_signins,
)
from data.store import Store, load, next_id, uninterrupted
from data.undoing import undo
from data.uploads import asked_as_json, summary_as_json

__all__ = ["carry_out", "commit", "history", "is_empty", "undo"]

_S, _U = ground.submissions(), ground.uploads()


@uninterrupted()
def commit(store: Store, plan: Plan, who: str, when: dt.datetime | None = None) -> list[int]:
    """Carry out a plan.

    Args:
        store: where to.
        plan: made by ``plan.make_plan`` on the same store.
        who: who does it, for the history.
        when: when it was done; now, unless the past is being told (the demonstration).

    Returns:
        The ids of the new submissions; none where the plan changes no rows. What it says beside
        them (rows set aside, answers to remember) is kept all the same.

    Raises:
        Refused: the plan has errors, what is stored has changed since it was made, or a quarter
            it would change is locked. Nothing is stored then.
    """
    if plan.errors:
        raise Refused(plan.errors)
    does_something = any(part.does_something for part in plan.parts)
    if not (does_something or plan.asides or plan.remember):
        return []
    with store.writing() as connection:
        return carry_out(connection, plan, who, when)


def carry_out(
    connection: sa.Connection, plan: Plan, who: str, when: dt.datetime | None = None
) -> list[int]:
    """Carry out a plan without errors on a connection of ``Store.writing``: see ``commit``."""
    when = when or clock.now()
    parts = [part for part in plan.parts if part.does_something]
    _refuse_if_moved(connection, plan, parts)
    asides = not_yet_aside(connection, plan.asides)
    made: list[int] = []
    if parts or asides:
        upload = _write_upload(connection, plan, who, when)
        numbers = _enrol(connection, parts)
        made = [_commit_part(connection, plan, part, upload, numbers) for part in parts]
        _settle_asides(connection, parts, made, who)
        write_asides(connection, upload, asides)
    beside.remember(connection, plan.partner, plan.remember, who, when)
    replaced = [part.replaces for part in parts if part.replaces]
    changed = tallies.bring_up_to_date(connection, {*made, *replaced})
    refuse_orphans(connection, {part.kind.kind_name() for part in parts if part.gone})
    refuse_if_referring_to_nothing(connection, plan.file, (p.kind.kind_name() for p in parts))
    refuse_survivor_signins(connection)
    approvals.refuse_if_locked(connection, changed)
    return made


def _refuse_if_moved(connection: sa.Connection, plan: Plan, parts: Iterable[Part]) -> None:
    moved = [
        part
        for part in parts
        if ground.current(connection, part.kind, part.partner, part.quarter) != part.replaces
    ]
    if moved:
        titles = ", ".join(sorted({part.kind.title for part in moved}))
        raise Refused([Problem("moved", file=plan.file, found=titles)])


def _write_upload(connection: sa.Connection, plan: Plan, who: str, when: dt.datetime) -> int:
    """Keep the file, and who uploaded it when, what they said of it and what it did."""
    number = next_id(connection, _U)
    given = {"file_name": plan.file, "file_hash": plan.digest, "committed_by": who}
    said = {"asked": asked_as_json(plan), "summary": summary_as_json(plan)}
    connection.execute(sa.insert(_U).values(id=number, committed_at=when, **given, **said))
    keeping.keep(connection, plan)
    beside.write_corrections(connection, number, plan.corrections, plan.parts)
    return number


def _enrol(connection: sa.Connection, parts: Iterable[Part]) -> dict[bytes, int]:
    """Return hash → number of every participant in the parts, the new ones enrolled."""
    alike: dict[bytes, bytes | None] = {}
    nearby: dict[bytes, bytes | None] = {}
    for part in parts:
        nearby |= part.rows.nearby
        if who := part.kind.participant:
            people_of = dict.fromkeys(part.rows.columns[who])
            alike |= {p: part.rows.alike.get(p) for p in people_of if isinstance(p, bytes)}
    return people.enrol(connection, alike.keys(), alike, nearby) if alike else {}


def _commit_part(
    connection: sa.Connection, plan: Plan, part: Part, upload: int, numbers: dict[bytes, int]
) -> int:
    number = next_id(connection, _S)
    connection.execute(
        sa.insert(_S).values(
            id=number,
            upload_id=upload,
            kind=part.kind.kind_name(),
            partner_id=part.partner,
            quarter=part.quarter,
            status=CURRENT,
            replaces=part.replaces,
            row_count=len(part.rows) + len(part.kept),
            attested=part.attested,
            given=json.dumps(sorted(part.rows.given)),
            **_standing(connection, plan, part, number),
        )
    )
    _load_rows(connection, part, number, numbers)
    if part.replaces is not None:
        if part.kept:
            place = (part.kind, part.partner)
            lines = sorted(part.kept)
            copy_rows(connection, place, part.replaces, lines, number, len(part.rows))
        connection.execute(sa.update(_S).where(_S.c.id == part.replaces).values(status=REPLACED))
    return number


def _standing(connection: sa.Connection, plan: Plan, part: Part, number: int) -> dict[str, Any]:
    """Return how a new submission stands to those before it: see ``chains``."""
    adds = part.adds
    if part.replaces is None:
        # Before it there is nothing now; there may be once an undo is undone.
        whole = plan.mode == REPLACE and all(other.kind.reference for other in plan.parts)
        adds = not whole if part.kind.reference else plan.mode == ADD
    chain = chains.chain_of(connection, part.kind, part.partner, part.quarter)
    before = chain.current.made_of if chain.current else ()
    stays = adds or part.kind.reference
    return {"added": adds, "made_of": json.dumps([*(before if stays else ()), number])}


def _settle_asides(
    connection: sa.Connection, parts: Iterable[Part], made: Iterable[int], who: str
) -> None:
    for part, number in zip(parts, made, strict=True):
        if not (part.adds or part.kind.reference):
            settle_replaced(connection, part.kind, (part.partner, part.quarter), number, who)


def _load_rows(
    connection: sa.Connection, part: Part, number: int, numbers: dict[bytes, int]
) -> None:
    rows, length = part.rows, len(part.rows)
    columns: dict[str, Sequence[Any]] = {
        "partner_id": [part.partner] * length,
        "submission_id": [number] * length,
        "line": range(1, length + 1),
        "sheet": rows.sheets,
        "row": rows.numbers,
        "quarter": [part.quarter] * length,
        "month": part.months,
        "counted": [True] * length,
        **rows.columns,
    }
    if who := part.kind.participant:
        columns[who] = list(map(numbers.get, rows.columns[who], rows.columns[who]))
    table = ground.table(part.kind)
    names = [name for name in part.kind.stored() if name in columns]
    plain = [_plain(connection, table.c[name], columns[name]) for name in names]
    load(connection, table, names, zip(*plain, strict=True))


def _plain(
    connection: sa.Connection, column: sa.Column[Any], values: Sequence[Any]
) -> Sequence[Any]:
    """Return values as the driver takes them: SQLite keeps dates as text.

    Of a bool its driver would first ask, one by one, whether somebody adapts it.
    """
    if connection.dialect.name == "sqlite" and isinstance(column.type, sa.Date):
        return [value.isoformat() if value else None for value in values]
    if connection.dialect.name == "sqlite" and isinstance(column.type, sa.Boolean):
        return list(map({None: None, False: 0, True: 1}.get, values))
    return values
