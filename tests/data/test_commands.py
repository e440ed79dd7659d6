"""The command line: the same doors as the pages, for people who automate."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from stored import column, every_row
from workbooks import LISTS, book, sheet, xlsx

from data import people
from data.__main__ import main
from data.store import Store

ROOT = Path(__file__).parents[2]
Printed = pytest.CaptureFixture[str]

#: Two events of P1 in 2026 Q1, with the partners and areas they need.
REPORT = book(events=[{"code": "E1", "lead": "P1"}, {"code": "E2", "lead": "P1"}])
WRONG = book(events=[{"code": "E1", "lead": "P1", "attended": "many", "Weather": "Rain"}])


@pytest.fixture(autouse=True)
def folder(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own, with a good and a wrong report in it."""
    monkeypatch.chdir(tmp_path)
    Path("report.xlsx").write_bytes(REPORT)
    Path("wrong.xlsx").write_bytes(WRONG)
    return tmp_path


def told(printed: Printed) -> list[str]:
    return printed.readouterr().out.splitlines()


def load_json(printed: Printed, *arguments: str) -> tuple[int, dict[str, Any]]:
    status = main(["load", *arguments, "--json"])
    return status, json.loads(printed.readouterr().out)


# -- load


def test_load(capsys: Printed) -> None:
    assert main(["load", "report.xlsx"]) == 0
    assert told(capsys) == [
        "report.xlsx",
        "  Partners: 2 new, 0 changed, 0 the same, 0 gone",
        "  Areas: 2 new, 0 changed, 0 the same, 0 gone",
        "  Events of P1, 2026 Q1: 2 new, 0 changed, 0 the same, 0 gone",
        "  Stored as 3 submissions: 1, 2, 3.",
    ]


def test_load_json(capsys: Printed) -> None:
    assert load_json(capsys, "report.xlsx") == (
        0,
        {
            "committed": True,
            "submissions": [1, 2, 3],
            "rows": {"partners": 2, "areas": 2, "events": 2},
            "problems": [],
        },
    )


def test_load_json_of_a_file_already_stored(capsys: Printed) -> None:
    main(["load", "report.xlsx", "--json"])
    capsys.readouterr()
    assert load_json(capsys, "report.xlsx") == (
        0,
        {"committed": False, "submissions": [], "rows": {}, "problems": []},
    )


def test_load_of_a_file_with_problems(store: Store, capsys: Printed) -> None:
    before = every_row(store)
    assert main(["load", "wrong.xlsx"]) == 1
    assert told(capsys)[-3:] == [
        "  error: Events!H1: Column “Weather” is not one we know. Say under “To decide” on the "
        "Upload page (on the command line: --answer) what it is, or leave it out; it is "
        "remembered. Or rename it in the file to the template's header.",
        "  error: Events!G2: Attended “many” must be a whole number. Write digits only, such as "
        "12; leave it empty if it is not known.",
        "  Nothing was stored: 2 to mend.",
    ]
    assert every_row(store) == before


def test_load_json_of_a_file_with_problems(store: Store, capsys: Printed) -> None:
    before = every_row(store)
    status, record = load_json(capsys, "wrong.xlsx")
    note, error = record.pop("problems")
    assert status == 1
    assert record == {"committed": False, "submissions": [], "rows": {}}
    assert error == {
        "file": "wrong.xlsx",
        "sheet": "Events",
        "cell": "G2",
        "row": 2,
        "column": "Attended",
        "found": "many",
        "message": "Events!G2: Attended “many” must be a whole number.",
        "expected": "a whole number",
        "fix": "Write digits only, such as 12; leave it empty if it is not known.",
        "severity": "error",
    }
    assert list(note) == list(error)
    assert every_row(store) == before


def test_load_several_files(store: Store, capsys: Printed) -> None:
    status, record = load_json(capsys, "report.xlsx", "wrong.xlsx")
    assert status == 1
    assert not record["committed"]
    # Each file is a transaction of its own: the good one is stored, and says so.
    assert record["submissions"] == [1, 2, 3]
    assert column(store, "events", "code") == ["E1", "E2"]


def test_dry_run(store: Store, capsys: Printed) -> None:
    before = every_row(store)
    assert main(["load", "report.xlsx", "--dry-run"]) == 0
    assert told(capsys)[-1] == "  Nothing was stored: this was a dry run."
    assert load_json(capsys, "report.xlsx", "--dry-run")[1]["committed"] is False
    assert every_row(store) == before
    assert main(["load", "wrong.xlsx", "--dry-run"]) == 1


def test_partner_and_quarter(store: Store, capsys: Printed) -> None:
    Path("lists.xlsx").write_bytes(xlsx(LISTS))
    Path("events.xlsx").write_bytes(xlsx(dict([sheet("events", [{"code": "E1"}])])))
    assert main(["load", "lists.xlsx"]) == 0
    assert main(["load", "events.xlsx"]) == 1
    assert main(["load", "events.xlsx", "--partner=Harbour House", "--quarter=2026Q2"]) == 1
    assert told(capsys)[-2].startswith("  error: Events!D2: Date “2026-02-03” is outside 2026 Q2")
    assert main(["load", "events.xlsx", "--partner=Harbour House", "--quarter=2026 q1"]) == 0
    assert column(store, "events", "partner_id") == ["P1"]


def test_replace_and_add(store: Store) -> None:
    Path("more.xlsx").write_bytes(book(events=[{"code": "E3", "lead": "P1"}]))
    assert main(["load", "report.xlsx"]) == 0
    assert main(["load", "more.xlsx", "--add"]) == 0
    assert sorted(column(store, "events", "code")) == ["E1", "E2", "E3"]
    assert main(["load", "more.xlsx", "--replace"]) == 0
    assert column(store, "events", "code") == ["E3"]


FOREIGN = "Jahr;Quartal;Anzahl;Land\n2025;Q3;12;DE\n2025;Q4;14;DE\n"


def test_map_and_set(store: Store, capsys: Printed) -> None:
    Path("lists.xlsx").write_bytes(xlsx(LISTS))
    Path("Zahlen.csv").write_text(FOREIGN, encoding="utf-8")
    assert main(["load", "lists.xlsx"]) == 0
    mapped = ["--map=Jahr=Month", "--map=Quartal=Month", "--map=Anzahl=Tips"]
    further = ["--kind=Outcomes", "--partner=P1", "--set=Channel=Hotline"]
    assert main(["load", "Zahlen.csv", *mapped, *further]) == 0
    assert column(store, "outcomes", "period") == ["2025Q3", "2025Q4"]
    assert column(store, "outcomes", "tips") == [12, 14]
    assert column(store, "outcomes", "channel") == ["hotline", "hotline"]


def test_map_and_set_of_columns_that_do_not_exist(capsys: Printed) -> None:
    Path("Zahlen.csv").write_text(FOREIGN, encoding="utf-8")
    wrong = ["--map=Quartal=Month", "--map=Menge=Tips", "--map=Land=Country", "--set=Weather=Rain"]
    status, record = load_json(capsys, "Zahlen.csv", "--kind=Outcomes", *wrong)
    assert status == 1
    assert [p["message"] for p in record["problems"] if p["severity"] == "error"][:3] == [
        "Zahlen.csv: The column “Menge” to be read as “Tips” is not in the file.",
        "Zahlen.csv: “Country” is not a column of any sheet in the file.",
        "Zahlen.csv: “Weather” is not a column of any sheet in the file.",
    ]


# -- wrong use


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["load", "nowhere.xlsx"], "nowhere.xlsx: No such file or directory."),
        (["load", "."], ".: Is a directory."),
        (
            ["load", "report.xlsx", "--quarter", "spring"],
            "--quarter “spring” must be a quarter such as 2026Q1.",
        ),
        (
            ["load", "report.xlsx", "--kind", "Recipes"],
            "--kind “Recipes” must be a kind of sheet.",
        ),
        (
            ["load", "report.xlsx", "--map", "Jahr"],
            "--map and --set take two names with = between them.",
        ),
        (["role", "ana", "staff"], "“ana” must be an e-mail address."),
    ],
)
def test_wrong_use(store: Store, capsys: Printed, arguments: list[str], sentence: str) -> None:
    before = every_row(store)
    assert main(arguments) == 2
    assert capsys.readouterr().err == f"{sentence}\n"
    assert every_row(store) == before


@pytest.mark.parametrize(
    "arguments", [[], ["fly"], ["load"], ["load", "a", "--add", "--replace"], ["undo", "first"]]
)
def test_wrong_arguments(capsys: Printed, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m data" in capsys.readouterr().err


# -- the others


def test_template() -> None:
    assert main(["load", "report.xlsx"]) == 0
    assert main(["template", "all.xlsx"]) == 0
    assert main(["template", "two.xlsx", "--kinds", "events, Sign-ins"]) == 0
    names = openpyxl.load_workbook("all.xlsx").sheetnames
    assert {"Start here", "Campaigns", "Events", "Targets"} <= set(names)
    assert {"Events", "Sign-ins"} <= set(openpyxl.load_workbook("two.xlsx").sheetnames)
    assert "Campaigns" not in openpyxl.load_workbook("two.xlsx").sheetnames


def test_template_of_kinds_we_do_not_know(capsys: Printed) -> None:
    assert main(["template", "x.xlsx", "--kinds", "events,Recipes"]) == 2
    assert capsys.readouterr().err.startswith("“Recipes” must be one of: Partners, Areas, ")
    assert not Path("x.xlsx").exists()


def test_submissions_and_undo(store: Store, capsys: Printed) -> None:
    assert main(["submissions"]) == 0
    assert told(capsys) == ["Nothing has been uploaded yet."]
    main(["load", "report.xlsx"])
    capsys.readouterr()
    assert main(["submissions", "--json"]) == 0
    newest, *_ = json.loads(capsys.readouterr().out)
    assert {name: newest[name] for name in ("id", "kind", "partner", "quarter", "rows")} == {
        "id": 3,
        "kind": "events",
        "partner": "P1",
        "quarter": "2026Q1",
        "rows": 2,
    }
    assert main(["undo", "3"]) == 0
    assert told(capsys) == ["Undone: submission 3."]
    assert column(store, "events", "code") == []
    assert main(["submissions"]) == 0
    statuses = [line.split()[3] for line in told(capsys)]
    assert statuses == ["undone", "current", "current"]


def test_undo_of_what_cannot_be_undone(capsys: Printed) -> None:
    main(["load", "report.xlsx"])
    assert main(["undo", "1"]) == 1
    assert capsys.readouterr().err == (
        "Events refer to “P1”, which would no longer be stored. Undo or correct those "
        "Events first, or undo the whole upload; or keep “P1” on the Partners sheet.\n"
    )
    assert main(["undo", "9"]) == 1


def test_forget(capsys: Printed) -> None:
    signed_in = book(
        events=[{"code": "E1", "lead": "P1"}], signins=[{"event_code": "E1", "person": "K-7"}]
    )
    Path("signed in.xlsx").write_bytes(signed_in)
    main(["load", "signed in.xlsx"])
    capsys.readouterr()
    assert main(["forget", "k-7"]) == 0
    assert main(["forget", "K-7"]) == 0
    assert told(capsys) == ["The code is dropped.", "No such code is stored."]


def test_role(store: Store, capsys: Printed) -> None:
    assert main(["role", "Ana@Example.org", "staff"]) == 0
    assert people.role_of(store, "ana@example.org") == "staff"
    assert main(["role", "ana@example.org", "none"]) == 0
    assert people.role_of(store, "ana@example.org") is None


def test_from_outside(folder: Path) -> None:
    command = [sys.executable, "-m", "data", "load", str(folder / "wrong.xlsx"), "--json"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert json.loads(done.stdout)["committed"] is False
    assert done.stderr == ""
