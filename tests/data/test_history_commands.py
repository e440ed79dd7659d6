"""The command line of the history: undo, compare, approve, the kept file, rows set aside."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Upload
from stored import every_row
from workbooks import book

from data.__main__ import main
from data.approvals import decisions
from data.plan import Asked, plan_file
from data.settled import Aside
from data.store import Store
from data.submissions import commit

Printed = pytest.CaptureFixture[str]

FIRST = book(events=[{"code": "E1", "attended": 1}, {"code": "E2", "attended": 2}])
SECOND = book(events=[{"code": "E2", "attended": 3}, {"code": "E3"}])


@pytest.fixture(autouse=True)
def uploaded(upload: Upload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """3: E1 and E2; 4 adds E2 and E3."""
    monkeypatch.chdir(tmp_path)
    upload(FIRST, name="first.xlsx")
    upload(SECOND, name="second.xlsx", mode="add")


def run(printed: Printed, *arguments: str) -> tuple[int, list[str], list[str]]:
    status = main(arguments)
    said = printed.readouterr()
    return status, said.out.splitlines(), said.err.splitlines()


def test_undo_says_first_what_it_would_do(store: Store, capsys: Printed) -> None:
    before = every_row(store)
    assert run(capsys, "undo", "3", "--dry-run") == (
        0,
        [
            "Events of P1, 2026 Q1: undoing 3",
            "  would go: E1 (Events row 2 in first.xlsx)",
            "  the same: 2",
            "  applied again: submissions 4",
            "Nothing was undone: this was a dry run.",
        ],
        [],
    )
    assert every_row(store) == before
    assert run(capsys, "undo", "3") == (0, ["Undone: submission 3."], [])


def test_undo_of_what_others_refer_to(capsys: Printed) -> None:
    status, out, err = run(capsys, "undo", "1", "--dry-run")
    assert status == 1
    assert out[-1] == "Nothing was undone: this was a dry run."
    assert err[0].startswith("Events refer to “P1”, which would no longer be stored.")


def test_compare(capsys: Printed) -> None:
    assert run(capsys, "compare", "3", "4") == (
        0,
        [
            "Events: submission 3 against 4",
            "  only in 4: E3 (Events row 3 in second.xlsx)",
            "  changed: E2, Attended: 2 → 3 (Events row 2 in second.xlsx)",
            "  the same: 1",
        ],
        [],
    )
    _, out, _ = run(capsys, "compare", "3", "4", "--json")
    found = json.loads("\n".join(out))
    assert [row["key"] for row in found["only_b"]] == ["E3"]


def test_approve_and_reopen(capsys: Printed) -> None:
    assert run(capsys, "approve", "2026Q1")[:2] == (
        0,
        ["2026Q1 is approved, and locked until it is reopened."],
    )
    status, _, err = run(capsys, "undo", "4")
    assert (status, "is locked. Reopen it on the Submissions page" in err[0]) == (1, True)
    assert run(capsys, "reopen", "2026Q1", "--reason", " ")[0] == 1
    assert run(capsys, "reopen", "2026Q1", "--reason", "Late figures")[0] == 0
    assert run(capsys, "undo", "4")[0] == 0


def test_an_approval_takes_a_note_as_on_the_page(store: Store, capsys: Printed) -> None:
    assert run(capsys, "approve", "2026Q1", "--note", " The school\nreports late. ")[0] == 0
    assert decisions(store)[0].reason == "The school reports late."


def test_kept(capsys: Printed) -> None:
    assert run(capsys, "kept", "4", "out.xlsx") == (
        0,
        ["Written: out.xlsx. It is the file as it was uploaded."],
        [],
    )
    assert Path("out.xlsx").read_bytes() == SECOND
    status, _, err = run(capsys, "kept", "99", "out.xlsx")
    assert (status, err[0].startswith("Submission 99 does not exist.")) == (1, True)


def test_asides_and_settle(store: Store, capsys: Printed) -> None:
    assert run(capsys, "asides") == (0, ["No row is set aside."], [])
    row = Aside("events", "P1", "2026Q1", "Events", 4, {}, "No date yet")
    plan = plan_file(store, FIRST, "third.xlsx", Asked("P1", mode="add"))
    commit(store, replace(plan, asides=(row,)), "ann")
    assert run(capsys, "asides") == (
        0,
        ["    1  third.xlsx, Events row 4: No date yet (ann)"],
        [],
    )
    assert run(capsys, "settle", "1", "It rained") == (0, ["Settled."], [])
    assert run(capsys, "settle", "1", "It rained")[0] == 1
