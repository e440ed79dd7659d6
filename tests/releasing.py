"""A release drawn for a reader: what one partner reported of a quarter, approved."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from workbooks import book

from data.approvals import approve
from data.store import Store
from metrics.releases.building import build
from metrics.releases.keeping import keep, publish
from reports.releases import make_release

#: Some weeks after the quarter's end: when releases of the tests are made.
DAY = dt.date(2026, 4, 20)
#: When the demonstration's last quarter is over, and the next one is not.
LATER = dt.date(2026, 11, 15)
WHEN = dt.datetime(2026, 4, 20, 9, tzinfo=dt.UTC)

EVENTS: tuple[Mapping[str, Any], ...] = (
    {"code": "E1", "date": "2026-02-03", "area": "A1", "attended": 40, "registered": 50},
    {"code": "E2", "date": "2026-03-03", "area": "A1", "attended": 3, "registered": 5},
    {"code": "E3", "date": "2026-03-05", "area": "A2", "attended": 2, "registered": 20},
)


def release(store: Store, quarter: str, revises: int | None = None) -> int:
    """Approve a quarter of what is stored, and publish its release, without its file."""
    approve(store, quarter, "tester")
    built = build(store, quarter, LATER)
    number = keep(store, built, f"{quarter} {revises}".encode(), "tester", revises=revises)
    publish(store, number, "tester")
    return number


def release_whole(store: Store, quarter: str) -> int:
    """Approve a quarter of what is stored, and publish its release with its file."""
    when = dt.datetime.combine(LATER, dt.time(9), dt.UTC)
    approve(store, quarter, "tester")
    number = make_release(store, quarter, "tester", when=when)
    publish(store, number, "tester", when)
    return number


def reported(*more: Mapping[str, Any]) -> bytes:
    """Return a workbook of the three events above, and more."""
    return book(events=[*EVENTS, *more])


def unzipped(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(file: bytes, name: str, act: Callable[[bytes], bytes | None]) -> bytes:
    """Return a zip file with one entry changed; left out where ``act`` gives None."""
    held: dict[str, bytes | None] = dict(unzipped(file))
    held[name] = act(held.get(name) or b"")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for entry, content in held.items():
            if content is not None:
                archive.writestr(entry, content)
    return out.getvalue()
