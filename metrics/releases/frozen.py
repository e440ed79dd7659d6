"""Figures as they are frozen: plain values in the store, and back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from data.records import table_of
from data.records.releases import Release, ReleaseFigure
from metrics.coverage import Partial
from metrics.releases.beside import Beside, thaw_beside
from metrics.releases.contents import By, Figure
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.windows import Window

_R = table_of(Release)
_F = table_of(ReleaseFigure)

#: Of an estimate, what has a column of its own.
_NUMBERS = ("value", "low", "high", "n", "numerator", "denominator")
#: The columns of a frozen figure, in order; the release and line stand before them.
COLUMNS = ("code", "window", "by", "named", *_NUMBERS, "status", "said")


def freeze(figure: Figure) -> tuple[Any, ...]:
    """Return a figure as plain values, in the order of ``COLUMNS``."""
    result = figure.result
    estimate, partial = result.estimate, result.partial
    said: dict[str, Any] = {"method": estimate.method}
    said |= {"note": estimate.note} if estimate.note else {}
    said |= {"moved": list(estimate.moved)} if estimate.moved else {}
    said |= {"matched": estimate.matched} if estimate.matched is not None else {}
    if partial:
        said["partial"] = [partial.over, partial.months, len(partial.missing)]
    return (
        result.code,
        result.window.name,
        ",".join(figure.by),
        json.dumps([list(pair) for pair in result.group], ensure_ascii=False),
        *(getattr(estimate, name) for name in _NUMBERS),
        estimate.status,
        json.dumps(said, ensure_ascii=False, sort_keys=True),
    )


def thaw(row: Mapping[str, Any], windows: Mapping[str, Window]) -> Figure:
    """Return a frozen figure as it was.

    Args:
        row: column → value.
        windows: name → window.
    """
    said = json.loads(row["said"])
    partial = said.get("partial")
    estimate = Estimate(
        **{name: row[name] for name in _NUMBERS},
        status=row["status"],
        method=said.get("method", ""),
        note=said.get("note", ""),
        moved=tuple(said["moved"]) if "moved" in said else None,
        matched=said.get("matched"),
    )
    group = tuple((name, value) for name, value in json.loads(row["named"]))
    why = Partial(partial[0], partial[1], ("",) * partial[2]) if partial else None
    return Figure(_by(row["by"]), Result(row["code"], windows[row["window"]], group, estimate, why))


def freeze_windows(windows: Iterable[Window]) -> str:
    """Return windows as JSON: name, label and periods of each."""
    return json.dumps([[w.name, w.label, list(w.periods)] for w in windows], ensure_ascii=False)


def thaw_windows(text: str) -> dict[str, Window]:
    """Return name → window, in order."""
    found = (Window(name, label, tuple(periods)) for name, label, periods in json.loads(text))
    return {window.name: window for window in found}


def windows_of_release(connection: sa.Connection, number: int) -> dict[str, Window]:
    """Return the windows a release has, by name."""
    asked = sa.select(_R.c.windows).where(_R.c.id == number)
    return thaw_windows(connection.execute(asked).scalar_one())


def beside_release(connection: sa.Connection, number: int) -> Beside:
    """Return what stands beside the figures of a release."""
    asked = sa.select(_R.c.beside).where(_R.c.id == number)
    return thaw_beside(connection.execute(asked).scalar_one())


def tables_of_release(connection: sa.Connection, number: int) -> dict[str, list[By]]:
    """Return indicator's code → the breakdowns the release has of it."""
    asked = sa.select(_F.c.code, _F.c.by).where(_F.c.release_id == number).distinct()
    found: dict[str, list[By]] = {}
    for code, by in connection.execute(asked.order_by(_F.c.code, _F.c.by)):
        found.setdefault(code, []).append(_by(by))
    return found


def _by(text: str) -> By:
    return tuple(name for name in text.split(",") if name)


def released(
    connection: sa.Connection,
    number: int,
    codes: Sequence[str] = (),
    by: By | None = None,
) -> list[Figure]:
    """Return the figures of a release, as they were frozen.

    Args:
        connection: where they are read from.
        number: the release.
        codes: of these indicators; empty: of all.
        by: with this breakdown; None: with any.
    """
    windows = windows_of_release(connection, number)
    asked = sa.select(_F).where(_F.c.release_id == number).order_by(_F.c.line)
    if codes:
        asked = asked.where(_F.c.code.in_(list(codes)))
    if by is not None:
        asked = asked.where(_F.c.by == ",".join(by))
    rows = connection.execute(asked)
    # Of 18,000 rows, mappings take as long as all the rest.
    names = tuple(rows.keys())
    return [thaw(dict(zip(names, row, strict=True)), windows) for row in rows]
