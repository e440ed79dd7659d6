"""A new kind of sheet takes one new module and nothing else, and so does a new indicator."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa
from workbooks import AREAS, PARTNERS, book, xlsx

from data.store import Store

ROOT = Path(__file__).parents[2]

#: The two modules of the how-to, word for word.
HOW_TO = (ROOT / "docs" / "extending.md").read_text("utf-8")
KIND, INDICATOR = re.findall(r"```python\n(.*?)```", HOW_TO, re.DOTALL)

SHIFTS = (
    ("Shift code", "Date", "Area", "Volunteers", "Hours"),
    ("V1", "2026-02-03", "North", 4, 2.5),
    ("V2", "2026-03-09", "South", 2, 4),
    ("V3", "2026-03-10", "South", 1, 1),
)
REPORT = xlsx({"Partners": PARTNERS, "Areas": AREAS, "Volunteers": SHIFTS})


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the two rooms, with two modules more."""
    for room in ("data", "metrics"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / room, tmp_path / "house" / room, ignore=ignored)
    house = tmp_path / "house"
    (house / "data/kinds/volunteers.py").write_text(KIND, encoding="utf-8")
    (house / "metrics/catalogue/volunteering.py").write_text(INDICATOR, encoding="utf-8")
    (house / "report.xlsx").write_bytes(REPORT)
    return house


def run(house: Path, *command: str) -> str:
    """Run a command of the house, as somebody at a keyboard would; return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=house,
        env=os.environ | {"PYTHONPATH": str(house)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def run_json(house: Path, *command: str) -> Any:
    return json.loads(run(house, *command, "--json"))


def test_the_template_holds_its_sheet(house: Path) -> None:
    run(house, "data", "template", "Template.xlsx")
    template = openpyxl.load_workbook(house / "Template.xlsx")
    titles = {cell.value for row in template["Volunteers"].iter_rows() for cell in row}
    assert set(SHIFTS[0]) <= titles
    assert {"EXAMPLE-V1", 2.5} <= titles


def test_its_sheet_is_loaded_and_its_indicator_computed(house: Path) -> None:
    loaded = run_json(house, "data", "load", "report.xlsx", "--partner=P1")
    assert loaded["rows"] == {"partners": 2, "areas": 2, "volunteers": 3}
    assert "volunteer_hours" in run(house, "metrics", "list")
    (whole,) = run_json(house, "metrics", "show", "volunteer_hours")
    assert whole["value"] == 2.5 + 4 + 1
    by_area = run_json(house, "metrics", "show", "volunteer_hours", "--by=area")
    assert {r["group"]["area"]: r["value"] for r in by_area} == {"A1": 2.5, "A2": 5}


def test_what_is_wrong_in_it_is_told_like_anything_else(house: Path) -> None:
    shifts = [*SHIFTS, ("V3", "2026-03-11", "Nowhere", 0, "long")]
    (house / "wrong.xlsx").write_bytes(xlsx({"Areas": AREAS, "Volunteers": shifts}))
    command = [sys.executable, "-m", "data", "load", "wrong.xlsx", "--json"]
    done = subprocess.run(command, cwd=house, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    told = [problem["message"] for problem in json.loads(done.stdout)["problems"]]
    assert told[:4] == [
        "Volunteers row 2: It is not said which partner the rows are from.",
        "Volunteers!C5: Area “Nowhere” must be one of the Areas.",
        "Volunteers!D5: Volunteers “0” must be at least 1.",
        "Volunteers!E5: Hours “long” must be a number.",
    ]


def test_a_store_from_before_gains_its_tables(store: Store, house: Path) -> None:
    assert "volunteers" not in sa.inspect(store.engine).get_table_names()
    (house / "before.xlsx").write_bytes(book(events=[{"code": "E1", "lead": "P1"}]))
    run(house, "data", "load", "before.xlsx")
    run(house, "data", "load", "report.xlsx", "--partner=P1")
    with store.reading() as connection:
        totals = sa.text("SELECT area, rows, hours_sum FROM volunteers_totals ORDER BY area")
        found = [tuple(row) for row in connection.execute(totals)]
    assert found == [("A1", 1, 2.5), ("A2", 2, 5.0)]
