"""A release drawn for a reader: what one partner reported of a quarter, approved."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from workbooks import book

from data.approvals import approve
from data.periods import quarters
from data.plan import Asked, plan_file
from data.store import Store
from data.submissions import commit
from metrics.dimensions import labels
from metrics.releases.building import build
from metrics.releases.choices import Choices, choices, leave_out, put_together
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

#: Areas with names as people give them: of two letters, of another script, as long as they may be.
ODD_AREAS = {
    "A1": "North",
    "A2": "South",
    "A3": "حي الميناء 🌊",
    "A4": ("Great Western Valley of the Upper and Lower Rivers with all its Farms, " * 2)[:120],
    "A5": "Nothingham",
    "A6": "W" * 120,
}


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


def release_odd(store: Store) -> int:
    """Report five quarters of the areas above, of A5 nothing, and publish them with choices.

    A1 and A2 are told as Both ends, parents and youth as one without a name of its own; by partner
    nothing is told, events held are not by type, walk-ins not by area.
    """
    for i, quarter in enumerate(quarters("2025Q1", "2026Q1")):
        asked = Asked(partner="P1", quarter=quarter)
        plan = plan_file(store, _odd_quarter(i, quarter), "report.xlsx", asked)
        assert not plan.errors, [problem.message for problem in plan.errors]
        commit(store, plan, "tester")
    approve(store, "2026Q1", "tester")
    number = make_release(store, "2026Q1", "tester", when=WHEN, chosen=odd_choices(store))
    publish(store, number, "tester", WHEN)
    return number


def odd_choices(store: Store) -> Choices:
    known = labels(store)
    together = [
        put_together(known, "area", ["A1", "A2"], "Both ends"),
        put_together(known, "audience", ["parents", "youth"]),
    ]
    left_out = [
        leave_out("partner"),
        leave_out("type", "events_held"),
        leave_out("area", "event_walk_ins"),
    ]
    return choices(known, together, left_out)


def _odd_quarter(i: int, quarter: str) -> bytes:
    """Return a workbook of a quarter: an event in each area but A5, and tips in the south."""
    month = f"{quarter[:4]}-{3 * int(quarter[-1]) - 2:02d}"
    events = [
        {"code": f"E{i}{n}", "date": f"{month}-0{n}", "area": area, "audience": "parents",
         "attended": 20 + 7 * n + i, "registered": 40 + 7 * n + i}
        for n, area in enumerate(("A1", "A2", "A3", "A4", "A6"), 1)
    ]  # fmt: skip
    tips = [{"period": month, "area": "A2", "contacts": 50, "tips": 20 + i}]
    areas = [
        {"code": code, "name": name, "population": 10000, "population_date": "2024-07-01"}
        for code, name in ODD_AREAS.items()
    ]
    return book(areas=areas, events=events, outcomes=tips)


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
