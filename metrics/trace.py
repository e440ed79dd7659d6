"""From a figure back to the rows it was made of: file, sheet and row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.ground import only_current, submissions, table, uploads
from data.kinds import kind
from data.row import Row
from data.store import Store
from metrics.indicator import Indicator
from metrics.results import Window
from metrics.totals import span_of


@dataclass(frozen=True)
class Source:
    """One row behind a figure.

    Attributes:
        submission: the submission's id.
        partner: who reported it.
        file: the uploaded file.
        sheet: the sheet in it.
        row: the row in the sheet.
        what: the row's code or period; never a participant.
        counted: False where another partner's row of the same thing counts instead.
        values: the columns that the figure is made of.
    """

    submission: int
    partner: str
    file: str
    sheet: str
    row: int
    what: str
    counted: bool
    values: Mapping[str, Any]


def trace(
    store: Store,
    one: Indicator,
    window: Window,
    where: Mapping[str, Sequence[str]],
    most: int = 500,
) -> tuple[list[Source], int]:
    """Return the rows of the window that an indicator is made from, and how many there are.

    Args:
        store: what from.
        one: the indicator.
        window: the stretch of time.
        where: dimension → values kept.
        most: how many rows to return at the most.
    """
    sources: list[Source] = []
    count = 0
    with store.reading() as connection:
        for name in one.kinds:
            found, more = _of_kind(connection, one, kind(name), window, where, most - len(sources))
            sources += found
            count += more
    return sources, count


def _of_kind(
    connection: sa.Connection,
    one: Indicator,
    of: type[Row],
    window: Window,
    where: Mapping[str, Sequence[str]],
    most: int,
) -> tuple[list[Source], int]:
    rows, s, u = table(of), submissions().c, uploads().c
    names = _columns(one, of)
    at: dict[str, Any] = {d: rows.c[d] for d in of.dimensions()}
    at["partner"] = rows.c[of.credited] if of.credited else rows.c.partner_id
    kept = [at[name].in_(values) for name, values in where.items() if values and name in at]
    conditions = [only_current(of), span_of(of, window.quarters), *kept]
    asked = (
        sa.select(*rows.c, u.file_name)
        .join(submissions(), s.id == rows.c.submission_id)
        .join(uploads(), s.upload_id == u.id)
        .where(*conditions)
        .order_by(rows.c.submission_id, rows.c.line)
        .limit(max(most, 0))
    )
    count = connection.execute(
        sa.select(sa.func.count()).select_from(rows).where(*conditions)
    ).scalar_one()
    key = next(name for name in of.key if name != of.participant)
    sources = [
        Source(
            found["submission_id"],
            found["partner_id"],
            found["file_name"],
            found["sheet"],
            found["row"],
            str(found[key]),
            found["counted"],
            {name: found[name] for name in names},
        )
        for found in connection.execute(asked).mappings()
    ]
    return sources, count


def _columns(one: Indicator, of: type[Row]) -> list[str]:
    """Return the columns an indicator reads of a kind."""
    used = []
    for term in one.value.terms:
        if term.kind == of.kind_name():
            used.append(term.measure.rpartition("_")[0])
            used += sorted(term.dimensions)
    stored = set(of.stored()) - {of.participant}
    return [name for name in dict.fromkeys(used) if name in stored]
