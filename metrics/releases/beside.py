"""What stands beside the figures of a release: areas, targets, dated notes, who had reported.

It is frozen with the figures. A population put right tomorrow, or a target set, changes nothing
that was released today.
"""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from data.board import board
from data.ground import names, only_current, table
from data.kinds import kinds
from data.notes import Note, notes
from data.populations import Dated, population_on, populations, tiles
from data.store import Store
from metrics.catalogue import indicators
from metrics.places import Area
from metrics.sources import sources
from metrics.targets import Target, targets
from metrics.timeline import is_countable, silent_months
from metrics.windows import Window


@dataclass(frozen=True)
class Ground:
    """An area as the coalition's list had it.

    Attributes:
        code: its code.
        populations: its populations with the day each is of, as ``data.populations`` gives them.
        tile: column and row on the map of tiles; None without.
        name: what it is called; empty in a release of before this was kept.
        parts: of areas told as one, what each of them is called.
    """

    code: str
    populations: tuple[Dated, ...] = ()
    tile: tuple[int, int] | None = None
    name: str = ""
    parts: tuple[str, ...] = ()

    def on(self, day: dt.date) -> Area:
        """Return the area with the population that stands for a day."""
        people, of = population_on(self.populations, day) or (None, None)
        return Area(self.code, people, of, self.tile)


@dataclass(frozen=True)
class Granted:
    """A grant as the coalition's list had it.

    Attributes:
        code: its code.
        name: what it is called.
        funder: who gives it; empty where that is not said.
        start: the day it began; None: not said.
        end: the day it ends; None: not said.
    """

    code: str
    name: str
    funder: str = ""
    start: dt.date | None = None
    end: dt.date | None = None

    def runs_in(self, window: Window) -> bool:
        """Say whether it runs on a day of a window; what is not said does not bound it."""
        begun = self.start is None or self.start <= window.last_day
        return begun and (self.end is None or self.end >= window.first_day)


@dataclass(frozen=True)
class Beside:
    """What a release says besides figures.

    Attributes:
        areas: the coalition's areas, by code.
        targets: the coalition's own targets; those of single areas and partners are for staff.
        notes: the dated notes, the earliest first.
        reported: quarter → how many partners had reported, of how many members.
        whole: quarter → how many of those that had reported owed nothing more; of a release of
            before this was kept, nothing.
        sources: window's name → how many sources its incidents were recorded by.
        silent: indicator's code → months of which nothing is known, though of others of their
            quarter it is.
        grants: the coalition's grants, by code.
    """

    areas: tuple[Ground, ...] = ()
    targets: tuple[Target, ...] = ()
    notes: tuple[Note, ...] = ()
    reported: dict[str, tuple[int, int]] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)
    silent: dict[str, tuple[str, ...]] = field(default_factory=dict)
    whole: dict[str, int] = field(default_factory=dict)
    grants: tuple[Granted, ...] = ()

    def residents(self, windows: Iterable[Window]) -> tuple[int, ...] | None:
        """Return how many people lived in all areas at the end of each window; None: not known."""
        found = []
        for window in windows:
            people = [ground.on(window.last_day).residents for ground in self.areas]
            if not people or None in people:
                return None
            found.append(sum(each or 0 for each in people))
        return tuple(found)


def beside(store: Store, windows: Sequence[Window], day: dt.date) -> Beside:
    """Return what stands beside the figures of some windows, as of a day."""
    quarters = list(dict.fromkeys(quarter for window in windows for quarter in window.quarters))
    boards = board(store, quarters, day)
    with store.reading() as connection:
        dated, placed = populations(connection), tiles(connection)
        return Beside(
            tuple(
                Ground(code, tuple(dated.get(code, ())), placed.get(code), name)
                for code, name in sorted(names(connection, "areas").items())
            ),
            tuple(one for one in targets(connection) if not one.where),
            tuple(notes(connection)),
            {q: (sum(p.has_reported for p in boards[q]), len(boards[q])) for q in quarters},
            {window.name: len(sources(connection, window.quarters)) for window in windows},
            _silent(connection, quarters),
            {q: sum(p.is_whole for p in boards[q]) for q in quarters},
            _granted(connection),
        )


def _granted(connection: sa.Connection) -> tuple[Granted, ...]:
    rows = table(kinds()["grants"]).c
    asked = sa.select(rows.code, rows.name, rows.funder, rows.start, rows.end)
    found = connection.execute(asked.where(only_current(kinds()["grants"])).order_by(rows.code))
    return tuple(Granted(code, name, funder or "", *days) for code, name, funder, *days in found)


def _silent(connection: sa.Connection, quarters: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found = {
        code: tuple(sorted(silent_months(connection, one, quarters)))
        for code, one in indicators().items()
        if is_countable(one)
    }
    return {code: months for code, months in found.items() if months}


def freeze_beside(held: Beside) -> str:
    """Return it as JSON."""
    frozen = {
        "areas": [
            [
                one.code,
                [[_day(of), people] for of, people in one.populations],
                one.tile,
                one.name,
                one.parts,
            ]
            for one in held.areas
        ],
        "targets": [[t.code, t.first, t.last, t.aim, t.baseline] for t in held.targets],
        "notes": [[n.date.isoformat(), n.text, n.indicator, n.area] for n in held.notes],
        "reported": held.reported,
        "sources": held.sources,
        "silent": held.silent,
        "whole": held.whole,
        "grants": [[g.code, g.name, g.funder, _day(g.start), _day(g.end)] for g in held.grants],
    }
    return json.dumps(frozen, ensure_ascii=False)


def thaw_beside(text: str) -> Beside:
    """Return it as it was; of nothing, nothing."""
    held = json.loads(text or "{}")
    return Beside(
        tuple(
            Ground(
                code,
                tuple((_read_day(of), people) for of, people in dated),
                (tile[0], tile[1]) if tile else None,
                called[0] if called else "",
                tuple(called[1]) if called else (),
            )
            for code, dated, tile, *called in held.get("areas", ())
        ),
        tuple(
            Target(code, first, last, "", "", aim, baseline)
            for code, first, last, aim, baseline in held.get("targets", ())
        ),
        tuple(Note(dt.date.fromisoformat(day), *words) for day, *words in held.get("notes", ())),
        {quarter: (some, of) for quarter, (some, of) in held.get("reported", {}).items()},
        dict(held.get("sources", {})),
        {code: tuple(months) for code, months in held.get("silent", {}).items()},
        dict(held.get("whole", {})),
        tuple(
            Granted(code, name, funder, _read_day(start), _read_day(end))
            for code, name, funder, start, end in held.get("grants", ())
        ),
    )


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _read_day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
