"""What has come of a file: what is said and asked of it, and what of it is stored."""

import json
from typing import Any

import sqlalchemy as sa

from data.ground import only_current, table
from data.kinds import kinds
from data.plan import Plan
from data.store import Store

_OF_THE_ROW = {
    "partner_id", "submission_id", "line", "sheet", "quarter", "month", "counted", "brought_by",
}  # fmt: skip


def said(plan: Plan) -> list[str]:
    """Return every problem as a person reads it, and after it the cells, where several."""
    return [
        problem.message + (f" [{' '.join(problem.cells)}]" if problem.cells else "")
        for problem in plan.problems
    ]


def questions(plan: Plan) -> dict[str, str]:
    """Return what must be answered → what is proposed."""
    return {question.key: question.answer or "" for question in plan.questions if question.open}


def stored(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Return kind → its current rows, but for the lists that every case begins with."""
    found = {}
    for name, kind in kinds().items():
        if name in ("partners", "areas"):
            continue
        rows = table(kind)
        ordered = sa.select(rows).where(only_current(kind)).order_by(
            rows.c.submission_id, rows.c.line
        )  # fmt: skip
        with store.reading() as connection:
            listed = [_row(kind, row) for row in connection.execute(ordered).mappings()]
        if listed:
            found[name] = listed
    return found


def _row(kind: Any, row: Any) -> dict[str, Any]:
    worked_out = {*kind.figures(), *kind.scored}
    plain = {
        name: value
        for name, value in row.items()
        if value is not None and name not in _OF_THE_ROW and name not in worked_out
    }
    if "typed_missing" in plain:
        plain["typed_missing"] = json.loads(plain["typed_missing"])
    if kind.further:
        plain["answers"] = json.loads(plain["answers"])
    if kind.participant:
        plain.pop(kind.participant, None)
    return plain
