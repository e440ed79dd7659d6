"""A coalition with any number of sign-ins, stored once under var/bench and used again."""

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import drawn
from benchmarks.loading import prepare
from data import people, tallies
from data.kinds.signins import SignIn
from data.periods import first_day, following, month_of
from data.plan import Part, Plan
from data.rows import Rows
from data.store import Store, all_tables, open_store
from data.submissions import commit

FOLDER = Path("var/bench")
PARTNERS = tuple(f"P{number}" for number in range(1, 11))
AREAS = tuple(f"A{number}" for number in range(1, 13))
FIRST, QUARTERS = "2023Q1", 12
EVENTS, PEOPLE = 4_800, 1_000_000
_EACH = EVENTS // len(PARTNERS) // QUARTERS


def quarters() -> list[str]:
    """Return the quarters the coalition has been at work."""
    return [following(FIRST, by) for by in range(QUARTERS)]


def stored(rows: int) -> tuple[Store, bool]:
    """Return a store with that many sign-ins, and whether it was there already.

    It is made anew whenever the generator, the schema or the keeping of totals has changed.
    """
    path = FOLDER / f"{rows}-{_recipe()}.db"
    if path.exists():
        return open_store(f"sqlite:///{path}"), True
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob(f"{rows}-*"):
        old.unlink()
    making = path.with_suffix(".making.db")
    store = open_store(f"sqlite:///{making}")
    _fill(store, rows)
    store.engine.dispose()
    making.rename(path)
    return open_store(f"sqlite:///{path}"), False


def _recipe() -> str:
    """Return a hash of what decides what is stored: the generator, the schema, the totals."""
    made_by = [Path(__file__), Path(drawn.__file__), Path(tallies.__file__)]
    schema = [repr(column) for table in all_tables().sorted_tables for column in table.c]
    texts = [path.read_bytes() for path in made_by] + [line.encode() for line in schema]
    return hashlib.sha256(b"".join(texts)).hexdigest()[:12]


def _fill(store: Store, rows: int) -> None:
    """Upload lists and events as workbooks; commit sign-ins as plans, one a partner and quarter."""
    prepare(store, [(drawn.references(PARTNERS, AREAS), "")])
    held = list(_held())
    prepare(
        store,
        (
            (drawn.events(codes, quarter, AREAS, seed=place), partner)
            for place, (partner, quarter, codes) in enumerate(held)
        ),
    )
    crowd = _enrol(store, min(PEOPLE, rows))
    chance = random.Random(rows)
    for place, (partner, quarter, codes) in enumerate(held):
        here = rows * (place + 1) // len(held) - rows * place // len(held)
        part = _part(chance, partner, quarter, codes, crowd, here)
        commit(store, Plan("signins.xlsx", f"{rows}-{place}", "replace", (part,)), "benchmark")


def _held() -> Iterator[tuple[str, str, list[str]]]:
    """Iterate over partners and quarters with the codes of the events held."""
    for partner in PARTNERS:
        for quarter in quarters():
            yield partner, quarter, [f"{partner}-{quarter}-{i:02d}" for i in range(_EACH)]


def _enrol(store: Store, how_many: int) -> list[int]:
    """Make people known, as uploading their codes would; return their numbers."""
    hashes = people.hash_codes("person", [f"k{number:07d}" for number in range(how_many)])
    with store.writing() as connection:
        return list(people.enrol(connection, hashes.values()).values())


def _part(
    chance: random.Random,
    partner: str,
    quarter: str,
    codes: list[str],
    crowd: list[int],
    length: int,
) -> Part:
    """Return the plan for a partner's sign-ins of a quarter."""

    def said(share: float) -> list[bool]:
        return [chance.random() < share for _ in range(length)]

    stepped = said(drawn.STEPPED)
    columns: dict[str, list[Any]] = {
        "event_code": [codes[i % len(codes)] for i in range(length)],
        "person": chance.choices(crowd, k=length),
        "registered": said(drawn.REGISTERED),
        "attended": said(drawn.ATTENDED),
        "active_step": [chance.choice(drawn.STEPS) if step else None for step in stepped],
        "completed": [None] * length,
    }
    rows = Rows(SignIn, ["Sign-ins"] * length, list(range(2, length + 2)), columns)
    month = month_of(first_day(quarter))
    return Part(SignIn, partner, quarter, rows, [month] * length, new=length)
