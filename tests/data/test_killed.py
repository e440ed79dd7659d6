"""Whoever is killed while they upload leaves all of it or none."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Upload
from stored import State, current_state, every_row
from workbooks import book

from data.store import Store

BOTH_DATABASES = True

ROOT = Path(__file__).parents[2]

#: Uploads a file and is gone, without a goodbye, once it has done what its second argument names.
UPLOAD_AND_DIE = """
import os, sys
from pathlib import Path
from data import submissions, tallies
from data.plan import Asked, plan_file
from data.store import open_store

file, where = sys.argv[1:]
room, name = where.split(".")
module = {"submissions": submissions, "tallies": tallies}[room]
step = getattr(module, name)

def and_die(*given, **named):
    step(*given, **named)
    os._exit(9)

setattr(module, name, and_die)
store = open_store()
plan = plan_file(store, Path(file).read_bytes(), "revised.xlsx", Asked("P1"))
submissions.commit(store, plan, "tester")
"""


def report(attended: int, extra: str) -> bytes:
    return book(
        events=[{"code": "E1", "attended": attended}, {"code": extra}],
        signins=[{"event_code": "E1", "person": "K1"}, {"event_code": extra, "person": extra}],
    )


def upload_and_die(tmp_path: Path, where: str) -> int:
    file = tmp_path / "revised.xlsx"
    file.write_bytes(report(34, "E3"))
    command = [sys.executable, "-c", UPLOAD_AND_DIE, str(file), where]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


@pytest.fixture
def before(store: Store, upload: Upload) -> State:
    upload(report(30, "E2"))
    return every_row(store)


@pytest.mark.parametrize(
    "where",
    [
        "submissions._insert",
        "submissions._load_rows",
        "submissions._commit_part",
        "tallies.bring_up_to_date",
        "submissions._refuse_survivor_signins",
    ],
)
def test_killed_on_the_way_nothing_is_stored(
    store: Store, upload: Upload, before: State, tmp_path: Path, where: str
) -> None:
    assert upload_and_die(tmp_path, where) == 9
    assert every_row(store) == before
    assert len(upload(report(34, "E3"))) == 2


def test_killed_afterwards_all_of_it_is_stored(
    store: Store, upload: Upload, before: State, tmp_path: Path
) -> None:
    assert upload_and_die(tmp_path, "submissions.commit") == 9
    assert every_row(store) != before
    stored = current_state(store)
    assert upload(report(34, "E3")) == []
    assert current_state(store) == stored
