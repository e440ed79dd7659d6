"""The tables that follow from a kind besides its rows: its totals, and who came when."""

from typing import Any

import sqlalchemy as sa

from data.row import REGISTRY, Row


def totals_table(kind: type[Row]) -> sa.Table:
    """Return the table of a kind's totals: one row per submission and combination of dimensions.

    Of every number it keeps how many rows have it, their sum and their sum of squares; of
    participants a roaring bitmap of their ids, so that distinct people can be counted in any window
    and undoing a submission takes its people out again. Cost grows with combinations, not rows.
    """
    name = f"{kind.kind_name()}_totals"
    if name in REGISTRY.metadata.tables:
        return REGISTRY.metadata.tables[name]
    table: sa.Table = kind.__table__  # type: ignore[attr-defined]
    dimensions = [sa.Column(d, table.c[d].type) for d in kind.dimensions()]
    numbers = [
        sa.Column(f"{number}_{part}", sa.Float if part == "squares" else _sum_type(type_))
        for number, type_ in kind.numbers().items()
        for part in ("n", "sum", "squares")
    ]
    people = [sa.Column("people", sa.LargeBinary)] if kind.participant else []
    found_by = [sa.Index(f"{name}_{kind.dated_by}", kind.dated_by)] if kind.dated_by else []
    return sa.Table(
        name,
        REGISTRY.metadata,
        sa.Column("partner_id", sa.String, primary_key=True),
        sa.Column("submission_id", sa.Integer, primary_key=True),
        sa.Column("cell", sa.Integer, primary_key=True),
        sa.Column("partner", sa.String),
        sa.Column("quarter", sa.String),
        sa.Column("month", sa.String),
        *dimensions,
        sa.Column("rows", sa.BigInteger),
        *numbers,
        *people,
        *found_by,
    )


def turnout_table(kind: type[Row]) -> sa.Table:
    """Return the table of a kind's people by quarter of what they came to: see ``turnout``."""
    name = f"{kind.kind_name()}_turnout"
    if name in REGISTRY.metadata.tables:
        return REGISTRY.metadata.tables[name]
    table: sa.Table = kind.__table__  # type: ignore[attr-defined]
    return sa.Table(
        name,
        REGISTRY.metadata,
        sa.Column("partner_id", sa.String, primary_key=True),
        sa.Column("at", sa.String, primary_key=True),
        sa.Column("quarter", sa.String, primary_key=True),
        sa.Column("cell", sa.Integer, primary_key=True),
        *(sa.Column(d, table.c[d].type) for d in kind.dimensions() if d != kind.dated_by),
        sa.Column("people", sa.LargeBinary),
    )


def _sum_type(type_: type) -> Any:
    return sa.BigInteger if type_ is int else sa.Float
