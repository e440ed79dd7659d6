"""What is in a store, laid out so that two states of it can be compared."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data.ground import only_current, table
from data.kinds import kinds
from data.plan import Plan, plan_file
from data.store import Store
from data.tables import totals_table

State = dict[str, list[tuple[Any, ...]]]


def current_state(store: Store) -> State:
    """Return the rows that are current and all totals, table by table, in an order of their own."""
    state = {}
    with store.reading() as connection:
        for name, kind in kinds().items():
            asked = sa.select(table(kind)).where(only_current(kind))
            state[name] = _sorted(connection.execute(asked).all())
            if not kind.reference:
                # Cells are numbered as they come: the number says nothing.
                columns = [column for column in totals_table(kind).c if column.name != "cell"]
                state[f"{name} totals"] = _sorted(connection.execute(sa.select(*columns)).all())
    return state


def folder_of(store: Store) -> Path:
    """Return where the files of a store on SQLite are."""
    return Path(str(store.engine.url.database)).parent


def every_row(store: Store) -> State:
    """Return whatever any table holds."""
    with store.reading() as connection:
        names = sa.inspect(connection).get_table_names()
        return {
            name: _sorted(connection.execute(sa.text(f'SELECT * FROM "{name}"')).all())
            for name in names
        }


def _sorted(rows: Sequence[Any]) -> list[tuple[Any, ...]]:
    return sorted((tuple(row) for row in rows), key=repr)


def column(store: Store, kind: str, name: str) -> list[Any]:
    """Return a column of a kind's current rows, in the order of their submissions and lines."""
    rows = table(kinds()[kind]).c
    asked = sa.select(rows[name]).where(only_current(kinds()[kind]))
    with store.reading() as connection:
        ordered = asked.order_by(rows.submission_id, rows.line)
        return list(connection.execute(ordered).scalars())


def messages(plan: Plan) -> list[str]:
    """Return what stops a plan, as a person reads it."""
    return [problem.message for problem in plan.errors]


def refusal(store: Store, content: bytes, name: str = "report.xlsx") -> list[str]:
    """Return why a file cannot be uploaded, having made sure that nothing of it is stored."""
    before = every_row(store)
    plan = plan_file(store, content, name)
    assert not plan.does_something
    assert every_row(store) == before
    return messages(plan)
