"""What is kept in words of an upload: what the person said about it, and what it did."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from data import ground
from data.heads import find_column
from data.kinds import kinds
from data.plan import Plan
from data.store import Store
from data.withheld import withheld


def asked_as_json(plan: Plan) -> str:
    """Return what the person said about a plan's file.

    Corrections are not among it: they are kept by themselves, without what is withheld.
    """
    said: dict[str, object] = {"partner": plan.partner, "mode": plan.mode}
    if asked := plan.asked:
        reading = asked.reading
        said |= {
            "asked_partner": asked.partner,
            "quarter": asked.quarter,
            "kind": reading.kind,
            "columns": dict(reading.columns),
            "constants": _constants(reading.constants),
            "answers": dict(asked.answers),
            "asides": dict(asked.asides),
        }
    return json.dumps(said, ensure_ascii=False)


def _constants(constants: Mapping[str, str]) -> dict[str, str]:
    """Return the values given to columns, but none of a column that is withheld."""
    named = {
        name
        for name in constants
        for kind in kinds().values()
        if (column := find_column(kind, name)) and column.name in withheld(kind)
    }
    return {name: "" if name in named else value for name, value in constants.items()}


def summary_as_json(plan: Plan) -> str:
    """Return what a plan does, part by part, in numbers of rows."""
    done = [
        {
            "kind": part.kind.kind_name(),
            "partner": part.partner,
            "quarter": part.quarter,
            "new": part.new,
            "changed": len({(change.sheet, change.row) for change in part.changed}),
            "same": part.same,
            "gone": len(part.gone),
            "added": part.adds,
            "attested": part.attested,
        }
        for part in plan.parts
    ]
    return json.dumps(done)


@dataclass(frozen=True)
class Done:
    """What an upload did to one submission, in numbers of rows."""

    kind: str
    partner: str
    quarter: str
    new: int
    changed: int
    same: int
    gone: int
    added: bool = False
    attested: bool = False


@dataclass(frozen=True)
class Said:
    """What was said about an upload, and what it did.

    Attributes:
        asked: what the person said: ``partner``, ``mode``, ``quarter``, ``columns`` …
        done: what it did, part by part.
    """

    asked: dict[str, object]
    done: tuple[Done, ...]


def said_of(store: Store, upload: int) -> Said:
    """Return what was said about an upload and what it did; nothing of one stored before."""
    u = ground.uploads().c
    asked = sa.select(u.asked, u.summary).where(u.id == upload)
    with store.reading() as connection:
        row = connection.execute(asked).first()
    asked_for, summary = row or (None, None)
    return Said(
        json.loads(asked_for or "{}"), tuple(Done(**part) for part in json.loads(summary or "[]"))
    )
