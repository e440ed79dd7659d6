"""Loading a Sign-ins workbook of 100,000 rows, open to committed."""

import io
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import python_calamine as calamine

from benchmarks import drawn
from benchmarks.measurement import Measurement, Run, seconds, take_turns
from data.plan import Asked, plan_file
from data.store import Store, open_store
from data.submissions import commit

ROWS, EVENTS, PEOPLE = 100_000, 2_000, 30_000
QUARTERS = ("2025Q1", "2025Q2", "2025Q3", "2025Q4")
PARTNER, AREAS = "P1", ("A1", "A2", "A3")
REPETITIONS = 5

NAME = f"Load a {ROWS:,}-row Sign-ins workbook"
TIMED = (
    f"bytes in memory → plan → committed, totals included, SQLite, {EVENTS:,} events stored "
    f"before, {PEOPLE:,} people, {len(QUARTERS)} quarters; a fresh store each time"
)


def measure() -> list[Measurement]:
    """Return loading against reading alone, with calamine and with pandas and openpyxl."""
    codes = [f"E-{number:05d}" for number in range(EVENTS)]
    content = drawn.signins(codes, ROWS, PEOPLE, seed=1)
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, "template.db")
        _prepare(template, codes)
        runs: dict[str, Run] = {
            "ours": lambda: _ours(template, content),
            "calamine": lambda: seconds(lambda: _calamine(content)),
            "pandas": lambda: seconds(
                lambda: pd.read_excel(io.BytesIO(content), engine="openpyxl")
            ),
        }
        taken = take_turns(runs, REPETITIONS)
    ours = taken["ours"]
    reading = {
        "calamine": ("python-calamine reading the same file", 4.0),
        "pandas": ("pandas.read_excel(engine='openpyxl') reading it", 1 / 3),
    }
    return [
        Measurement(NAME, ours, taken[other], aim, against, TIMED, REPETITIONS)
        for other, (against, aim) in reading.items()
    ]


def load(store: Store, content: bytes) -> None:
    """Take a workbook from its bytes to committed rows and totals."""
    plan = plan_file(store, content, "signins.xlsx", Asked(partner=PARTNER))
    commit(store, plan, "benchmark")


def prepare(store: Store, files: Iterable[tuple[bytes, str]]) -> None:
    """Upload workbooks, each for a partner, and insist that every one is stored."""
    for content, partner in files:
        plan = plan_file(store, content, "prepared.xlsx", Asked(partner=partner))
        if not commit(store, plan, "benchmark"):
            raise RuntimeError("A workbook of the benchmark stored nothing.")


def _prepare(path: Path, codes: list[str]) -> None:
    """Make the store that each run starts from: partners, areas and the events."""
    store = open_store(f"sqlite:///{path}")
    each = len(codes) // len(QUARTERS)
    files = [(drawn.references((PARTNER,), AREAS), "")]
    files += [
        (drawn.events(codes[i * each : (i + 1) * each], quarter, AREAS, seed=i), PARTNER)
        for i, quarter in enumerate(QUARTERS)
    ]
    prepare(store, files)
    store.engine.dispose()


def _ours(template: Path, content: bytes) -> float:
    path = template.with_name("run.db")
    for old in path.parent.glob("run.db*"):
        old.unlink()
    shutil.copy(template, path)
    store = open_store(f"sqlite:///{path}")
    taken = seconds(lambda: load(store, content))
    store.engine.dispose()
    return taken


def _calamine(content: bytes) -> object:
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_name("Sign-ins").to_python()
