"""Plans are carried out here, and undone: all of it in one transaction, or none."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data import ground, people, tallies
from data.ground import CURRENT, REPLACED, UNDONE
from data.kinds import kind, kinds
from data.plan import Part, Plan
from data.problems import Problem, Refused
from data.store import Store, load, uninterrupted
from data.tables import totals_table

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
        The ids of the new submissions; none where the plan changes nothing.

    Raises:
        Refused: the plan has errors, or what is stored has changed since it was made. Nothing is
            stored then.
    """
    if plan.errors:
        raise Refused(plan.errors)
    parts = [part for part in plan.parts if part.does_something]
    if not parts:
        return []
    with store.writing() as connection:
        _refuse_if_moved(connection, plan, parts)
        upload = _insert(
            connection,
            _U,
            file_name=plan.file,
            file_hash=plan.digest,
            committed_at=when or _now(),
            committed_by=who,
        )
        numbers = _enrol(connection, parts)
        made = [_commit_part(connection, part, upload, numbers) for part in parts]
        replaced = [part.replaces for part in parts if part.replaces]
        tallies.bring_up_to_date(connection, {*made, *replaced})
        _refuse_orphans(connection, {part.kind.kind_name() for part in parts if part.gone})
        _refuse_if_referring_to_nothing(connection, plan, parts)
        _refuse_survivor_signins(connection)
    return made


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def _insert(connection: sa.Connection, table: sa.Table, **values: Any) -> int:
    number = (connection.execute(sa.select(sa.func.max(table.c.id))).scalar() or 0) + 1
    connection.execute(sa.insert(table).values(id=number, **values))
    return number


def _refuse_if_moved(connection: sa.Connection, plan: Plan, parts: Iterable[Part]) -> None:
    moved = [
        part
        for part in parts
        if ground.current(connection, part.kind, part.partner, part.quarter) != part.replaces
    ]
    if moved:
        titles = ", ".join(sorted({part.kind.title for part in moved}))
        raise Refused([Problem("moved", file=plan.file, found=titles)])


def _enrol(connection: sa.Connection, parts: Iterable[Part]) -> dict[bytes, int]:
    """Return hash → number of every participant in the parts, the new ones enrolled."""
    hashes = {
        key
        for part in parts
        if (who := part.kind.participant)
        for key in set(part.rows.columns[who])
        if isinstance(key, bytes)
    }
    return people.enrol(connection, hashes) if hashes else {}


def _commit_part(
    connection: sa.Connection, part: Part, upload: int, numbers: dict[bytes, int]
) -> int:
    number = _insert(
        connection,
        _S,
        upload_id=upload,
        kind=part.kind.kind_name(),
        partner_id=part.partner,
        quarter=part.quarter,
        status=CURRENT,
        replaces=part.replaces,
        row_count=len(part.rows) + len(part.kept),
    )
    _load_rows(connection, part, number, numbers)
    if part.replaces is not None:
        _keep_rows(connection, part, number)
        connection.execute(sa.update(_S).where(_S.c.id == part.replaces).values(status=REPLACED))
    return number


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
        columns[who] = [numbers.get(key, key) for key in rows.columns[who]]
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
        return [value if value is None else int(value) for value in values]
    return values


def _keep_rows(connection: sa.Connection, part: Part, number: int) -> None:
    """Copy the rows that stay from the submission replaced, behind the new ones."""
    if not part.kept:
        return
    table = ground.table(part.kind)
    names = part.kind.stored()
    shift = len(part.rows)
    given = {"submission_id": sa.literal(number), "line": table.c.line + shift + max(part.kept)}
    for start in range(0, len(part.kept), 10_000):
        asked = sa.select(*(given.get(name, table.c[name]) for name in names)).where(
            table.c.partner_id == part.partner,
            table.c.submission_id == part.replaces,
            table.c.line.in_(part.kept[start : start + 10_000]),
        )
        connection.execute(sa.insert(table).from_select(list(names), asked))


def undo(store: Store, ids: Iterable[int], who: str) -> list[int]:
    """Undo submissions: each gives way to the one it replaced, or to none.

    Args:
        store: where.
        ids: submissions, all undone together or none.
        who: who does it.

    Raises:
        Refused: one is not current, or other rows refer to what would go.
    """
    # Later ones first, so that each finds the one it replaced waiting.
    numbers = sorted(set(ids), reverse=True)
    with store.writing() as connection:
        touched = set(numbers)
        names = set()
        for number in numbers:
            found = connection.execute(sa.select(_S).where(_S.c.id == number)).mappings().first()
            if found is None:
                raise Refused([Problem("no_submission", found=str(number))])
            if found["status"] != CURRENT:
                raise Refused([_not_current(connection, number, found["status"])])
            when = {"undone_at": _now(), "undone_by": who}
            connection.execute(sa.update(_S).where(_S.c.id == number).values(status=UNDONE, **when))
            if previous := found["replaces"]:
                connection.execute(sa.update(_S).where(_S.c.id == previous).values(status=CURRENT))
                touched.add(previous)
            names.add(found["kind"])
        tallies.bring_up_to_date(connection, touched)
        _refuse_orphans(connection, names)
        _refuse_survivor_signins(connection)
    return numbers


def _not_current(connection: sa.Connection, number: int, status: str) -> Problem:
    asked = sa.select(_S.c.id).where(_S.c.replaces == number, _S.c.status != UNDONE)
    later = connection.execute(asked).scalar()
    entry = "replaced_since" if status == REPLACED else "undone_already"
    return Problem(entry, found=str(number), words={"other": str(later or "")})


def _refuse_orphans(connection: sa.Connection, names: set[str]) -> None:
    """Refuse a change that leaves rows referring to something no longer stored."""
    problems = [
        problem
        for name, referring in kinds().items()
        for column in referring.columns().values()
        if names & set(column.refers) and not column.many
        if (problem := _orphans(connection, name, column.name))
    ]
    if problems:
        raise Refused(problems)


def _refuse_if_referring_to_nothing(
    connection: sa.Connection, plan: Plan, parts: Iterable[Part]
) -> None:
    """Refuse a plan whose rows refer to what was stored when it was made and is no longer."""
    titles = {
        kinds()[other].title
        for part in parts
        for column in part.kind.columns().values()
        if column.refers and not column.many
        if _orphans(connection, part.kind.kind_name(), column.name)
        for other in column.refers
    }
    if titles:
        raise Refused([Problem("moved", file=plan.file, found=", ".join(sorted(titles)))])


def _refuse_survivor_signins(connection: sa.Connection) -> None:
    problems = [
        Problem("survivor_signins", sheet=kind.title, column=column.title, found=code)
        for kind, column, code in ground.signed_in_for_survivors(connection)
    ]
    if problems:
        raise Refused(problems)


def _orphans(connection: sa.Connection, name: str, column_name: str) -> Problem | None:
    referring = kind(name)
    column = referring.columns()[column_name]
    # Sign-ins can be ten million; their totals hold the same event codes in a few thousand cells.
    by_totals = column_name in referring.dimensions() and not referring.reference
    rows = totals_table(referring) if by_totals else ground.table(referring)
    codes = [
        sa.select(ground.table(kind(other)).c.code).where(ground.only_current(kind(other)))
        for other in column.refers
    ]
    asked = sa.select(rows.c[column_name]).where(
        rows.c[column_name].is_not(None), rows.c[column_name].not_in(sa.union(*codes))
    )
    if not by_totals:
        asked = asked.where(ground.only_current(referring))
    orphan = connection.execute(asked.limit(1)).scalar()
    if orphan is None:
        return None
    sheets = " or ".join(kind(other).title for other in column.refers)
    words = {"title": referring.title, "sheets": sheets}
    return Problem("still_referred", found=str(orphan), words=words)


@dataclass(frozen=True)
class Listed:
    """A submission as the history lists it."""

    id: int
    upload: int
    kind: str
    title: str
    partner: str
    quarter: str
    status: str
    rows: int
    replaces: int | None
    file: str
    file_hash: str
    committed_at: dt.datetime
    committed_by: str
    undone_at: dt.datetime | None
    undone_by: str | None


def history(store: Store, ids: Iterable[int] | None = None) -> list[Listed]:
    """Return submissions, the newest first; all of them, or those of ``ids``."""
    asked = (
        sa.select(
            _S.c.id,
            _S.c.upload_id.label("upload"),
            _S.c.kind,
            _S.c.partner_id.label("partner"),
            _S.c.quarter,
            _S.c.status,
            _S.c.row_count.label("rows"),
            _S.c.replaces,
            _U.c.file_name.label("file"),
            _U.c.file_hash,
            _U.c.committed_at,
            _U.c.committed_by,
            _S.c.undone_at,
            _S.c.undone_by,
        )
        .join(_U, _S.c.upload_id == _U.c.id)
        .order_by(_S.c.id.desc())
    )
    if ids is not None:
        asked = asked.where(_S.c.id.in_(list(ids)))
    titles = {name: kind.title for name, kind in kinds().items()}
    with store.reading() as connection:
        return [
            Listed(title=titles.get(row["kind"], row["kind"]), **row)
            for row in connection.execute(asked).mappings()
        ]


def is_empty(store: Store) -> bool:
    """Say whether nothing is stored yet."""
    with store.reading() as connection:
        return (
            connection.execute(sa.select(_S.c.id).where(_S.c.status == CURRENT).limit(1)).first()
            is None
        )
