"""The command line of the indicators."""

import csv
import io
import json

import pytest
from conftest import Upload
from workbooks import book

from metrics.__main__ import main
from metrics.catalogue import indicators


@pytest.fixture
def three_events(upload: Upload) -> None:
    upload(
        book(
            events=[
                {"code": "E1", "area": "A1", "registered": 40, "attended": 34, "walk_ins": 4},
                {"code": "E2", "area": "A2", "registered": 20, "attended": 12},
                {"code": "E3", "area": "A2", "date": "2026-05-05", "attended": 7},
            ]
        )
    )


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_list_names_every_indicator(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "list")
    assert [line.split()[0] for line in said.splitlines()] == list(indicators())
    records = json.loads(run(capsys, "list", "--json"))
    assert {record["code"] for record in records} == set(indicators())
    assert all(record["definition"] and record["level"] for record in records)


def test_show_gives_the_whole_time_unless_asked(
    capsys: pytest.CaptureFixture[str], three_events: None
) -> None:
    (rate,) = json.loads(run(capsys, "show", "event_participation_rate", "--json"))
    assert rate == {
        "code": "event_participation_rate",
        "group": {},
        "value": 0.7,
        "low": pytest.approx(0.5749, abs=5e-5),
        "high": pytest.approx(0.8010, abs=5e-5),
        "n": 60,
        "numerator": 42,
        "denominator": 60,
        "status": "ok",
        "method": "share, Wilson 95 %",
    }


def test_show_by_quarter_and_area(capsys: pytest.CaptureFixture[str], three_events: None) -> None:
    records = json.loads(run(capsys, "show", "events_held", "--by", "area,quarter", "--json"))
    assert [(r["group"], r["value"], r["numerator"]) for r in records] == [
        ({"quarter": "2026Q1", "area": "A1"}, 1, 1),
        ({"quarter": "2026Q1", "area": "A2"}, 1, 1),
        ({"quarter": "2026Q2", "area": "A1"}, 0, 0),
        ({"quarter": "2026Q2", "area": "A2"}, 1, 1),
    ]


def test_show_where_takes_codes_and_names(
    capsys: pytest.CaptureFixture[str], three_events: None
) -> None:
    for area in ("A2", "South"):
        (held,) = json.loads(
            run(capsys, "show", "event_attendance", "--where", f"area={area}", "--json")
        )
        assert held["value"] == 12 + 7


def test_show_from_to(capsys: pytest.CaptureFixture[str], three_events: None) -> None:
    (held,) = json.loads(
        run(capsys, "show", "events_held", "--from", "2026 Q2", "--to", "2026Q2", "--json")
    )
    assert held["value"] == 1


def test_show_as_csv_and_as_text(capsys: pytest.CaptureFixture[str], three_events: None) -> None:
    said = run(capsys, "show", "events_held", "--by", "quarter", "--csv")
    rows = list(csv.DictReader(io.StringIO(said)))
    assert [(row["quarter"], row["value"]) for row in rows] == [("2026Q1", "2"), ("2026Q2", "1")]
    assert "2026Q1" in run(capsys, "show", "events_held", "--by", "quarter")


def test_an_empty_store_has_nothing_to_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(run(capsys, "show", "events_held", "--json")) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["show", "evnts"], "“evnts” is no indicator; see: python -m metrics list"),
        (["show", "events_held", "--by", "moon"], "--by “moon” must be one of: quarter, "),
        (["show", "events_held", "--from", "soon"], "“soon” must be a quarter such as 2026Q1."),
        (
            ["show", "events_held", "--from", "2026Q2", "--to", "2026Q1"],
            "--from 2026Q2 must not be after --to 2026Q1.",
        ),
        (
            ["show", "events_held", "--where", "area=Nowhere"],
            "Area “Nowhere” must be one of: A1, A2.",
        ),
        (
            ["show", "events_held", "--where", "area"],
            "--where “area” must be a dimension and a value with = between them.",
        ),
    ],
)
def test_wrong_use_says_what_would_be_right(
    capsys: pytest.CaptureFixture[str],
    three_events: None,
    arguments: list[str],
    sentence: str,
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith(sentence)
