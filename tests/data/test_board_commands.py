"""Completeness on the command line: ``board``, ``due`` and ``attest``."""

import json
from typing import Any

import pytest
from conftest import Upload
from workbooks import book, xlsx

from data.__main__ import main

MEMBERS = (
    ("Partner code", "Name", "Type", "Sheets expected"),
    ("P1", "Harbour House", "Nonprofit", "Events; Trainings"),
    ("P2", "Second partner", "School", None),
)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run a command; return its exit status, what it prints and what it complains of."""
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_who_owes_what_and_what_has_nothing_to_report(
    upload: Upload, capsys: pytest.CaptureFixture[str]
) -> None:
    upload(xlsx({"Partners": MEMBERS}))
    status, out, _ = run(
        capsys, "attest", "--partner", "Harbour House", "--quarter", "2024 Q1", "Events"
    )
    assert (status, out) == (0, "Stored as submissions 2: nothing to report.\n")
    assert run(capsys, "attest", "--partner=P1", "--quarter=2024Q1", "events")[1] == (
        "Nothing changes: it has been said already.\n"
    )
    assert run(capsys, "board", "2024Q1")[1].splitlines() == [
        "2024 Q1, due 2024-04-30",
        "  Harbour House: Events: nothing to report, late; Trainings: missing",
        "  Second partner: nothing expected",
    ]


def test_the_board_for_machines(upload: Upload, capsys: pytest.CaptureFixture[str]) -> None:
    upload(xlsx({"Partners": MEMBERS}))
    listed: list[dict[str, Any]] = json.loads(run(capsys, "board", "2024Q1", "--json")[1])
    found = {(one["partner"], one["kind"]): one for one in listed}
    assert found["P1", "events"] == {
        "partner": "P1",
        "name": "Harbour House",
        "quarter": "2024Q1",
        "kind": "events",
        "state": "missing",
        "expected": True,
        "on_time": None,
        "first": None,
        "last": None,
        "rows": 0,
    }
    assert found["P2", "events"]["state"] == "not expected"


def test_a_due_date_is_told_and_set(capsys: pytest.CaptureFixture[str]) -> None:
    told = "Workbooks for 2026 Q1 are due {}.\n"
    assert run(capsys, "due", "2026Q1")[1] == told.format("2026-04-30")
    assert run(capsys, "due", "2026Q1", "2026-05-15")[1] == told.format("2026-05-15")
    assert run(capsys, "due", "2026Q1")[1] == told.format("2026-05-15")


def test_what_cannot_be_stored_says_why(upload: Upload, capsys: pytest.CaptureFixture[str]) -> None:
    upload(book())
    status, _, said = run(capsys, "attest", "--partner=P1", "--quarter=2024Q1", "Areas")
    assert status == 1
    assert said.startswith("Nothing to report: Areas is a list of the coalition")
    status, _, said = run(capsys, "due", "2026Q1", "2026-03-01")
    assert status == 1
    assert said.startswith("Due date: “2026-03-01” must not be before 2026-03-31")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("board", "spring"), "The quarter “spring” must be a quarter such as 2026Q1."),
        (("due", "spring"), "The quarter “spring” must be a quarter such as 2026Q1."),
        (("due", "2026Q1", "May"), "The day “May” must be a date such as 2026-05-15."),
        (
            ("attest", "--partner=P1", "--quarter=2024Q1", "Parties"),
            "“Parties” must be one of: Campaigns, Events, Sign-ins, Trainings, Surveys, Outcomes, "
            "Resources.",
        ),
    ],
)
def test_wrong_use(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert run(capsys, *arguments) == (2, "", f"{said}\n")
