"""The command line of the indicators."""

import csv
import datetime as dt
import getpass
import io
import json
from typing import Any

import pytest
from conftest import Upload
from workbooks import book

from data.exports import taken_out
from data.store import Store
from metrics import before_after_commands, showing, target_commands, windows
from metrics.__main__ import main
from metrics.catalogue import indicators
from metrics.interrupted import Interrupted, interrupted


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day on which four months of the half-year are over."""
    for module in (showing, target_commands, before_after_commands):
        monkeypatch.setattr(module, "today", lambda: dt.date(2026, 5, 20))


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
        "partial": "4 of 6 months",
        "note": "live, not for publication",
    }


def test_live_figures_are_marked_and_stand_in_the_ledger(
    capsys: pytest.CaptureFixture[str], store: Store, three_events: None
) -> None:
    asked = ("show", "events_held", "event_attendance", "--by", "quarter")
    assert run(capsys, *asked).splitlines()[-1] == "Live, not for publication."
    rows = list(csv.DictReader(io.StringIO(run(capsys, *asked, "--csv"))))
    assert {row["note"] for row in rows} == {"live, not for publication"}
    written, printed = taken_out(store)
    assert (printed.title, printed.form, printed.who, printed.role, printed.is_live) == (
        "Events held, Attendance at events", "text", getpass.getuser(), "command line", True,
    )  # fmt: skip
    assert written.form == "csv"
    assert written.asked == {"codes": ["events_held", "event_attendance"], "by": "quarter"}


def test_what_could_not_be_shown_was_not_taken_out(
    capsys: pytest.CaptureFixture[str], store: Store
) -> None:
    assert main(["show", "evnts"]) == 2
    assert run(capsys, "show", "events_held", "--csv").splitlines()[0].startswith("code,")
    run(capsys, "targets")
    run(capsys, "before-after", "tips_received", "--at", "2025-04-10")
    assert taken_out(store) == []


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


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[Any, ...]]:
    """Return name of the window, value and partial of the events held."""
    records = json.loads(run(capsys, "show", "events_held", *arguments, "--json"))
    return [(*r["group"].values(), r["value"], r["partial"]) for r in records]


def test_show_by_windows_of_any_sort(
    capsys: pytest.CaptureFixture[str], three_events: None
) -> None:
    """Two events in February, one in May; it is 20 May, and four months are over."""
    assert shown(capsys, "--windows", "quarter") == [
        ("2026Q1", 2, ""), ("2026Q2", 1, "1 of 3 months"),
    ]  # fmt: skip
    assert shown(capsys, "--windows", "half") == [("2026H1", 3, "4 of 6 months")]
    assert shown(capsys, "--windows", "year") == [("2026", 3, "4 of 12 months")]
    assert shown(capsys, "--windows", "fiscal") == [("FY2026/10", 3, "7 of 12 months")]
    assert shown(capsys, "--windows", "fiscal", "--first-month", "5") == [
        ("FY2026/05", 2, ""), ("FY2027/05", 1, "0 of 12 months"),
    ]  # fmt: skip
    assert shown(capsys, "--windows", "to_date") == [
        ("2026-01..2026-03", 2, ""), ("2026-01..2026-06", 3, "4 of 6 months"),
    ]  # fmt: skip
    assert shown(capsys, "--windows", "four") == [
        ("2025Q2..2026Q1", 2, ""), ("2025Q3..2026Q2", 3, "10 of 12 months"),
    ]  # fmt: skip


def test_show_by_month_and_between_months(
    capsys: pytest.CaptureFixture[str], three_events: None
) -> None:
    expected = [("2026-02", 2, ""), ("2026-03", 0, ""), ("2026-04", 0, "")]
    assert shown(capsys, "--by", "month", "--from", "2026-02", "--to", "2026-04") == expected
    assert shown(capsys, "--windows", "month", "--from", "2026-02", "--to", "2026-04") == expected
    # Without windows, one figure for all of it.
    assert shown(capsys, "--from", "2026-02", "--to", "2026Q1") == [(2, "")]
    assert shown(capsys, "--from", "2026-05", "--to", "2026-05")[0][0] == 1


def test_show_by_partner_type_and_language(
    capsys: pytest.CaptureFixture[str], upload: Upload
) -> None:
    printed = {"channel": "print", "languages": "English"}
    both = printed | {"languages": "English; Spanish"}
    upload(
        book(
            events=[{"code": "E1"}, {"code": "E2", "lead": "P2"}],
            campaigns=[
                both | {"code": "C1", "distributed": 300},
                printed | {"code": "C2", "distributed": 200},
            ],
        )
    )
    assert [row[:2] for row in shown(capsys, "--by", "partner_type")] == [
        ("nonprofit", 1), ("school", 1),
    ]  # fmt: skip
    said = run(capsys, "show", "materials_distributed", "--by", "language", "--csv")
    rows = list(csv.DictReader(io.StringIO(said)))
    # What is in two languages counts in both: 300 + 200, and 300.
    assert {row["language"]: row["value"] for row in rows} == {"English": "500", "Spanish": "300"}


def test_targets_are_held_against_their_windows(
    capsys: pytest.CaptureFixture[str], upload: Upload
) -> None:
    """Of twelve events of the year four months' share, four, is due by the end of April."""
    year = {"until_quarter": "2026Q4"}
    upload(
        book(
            events=[{"code": f"E{i}", "date": "2026-04-0" + str(i)} for i in (1, 2, 3)],
            targets=[
                {"indicator": "events_held", "target": 12} | year,
                {"indicator": "events_held", "target": 3, "for_quarter": "2026Q2", "area": "A1"},
                {"indicator": "no_code", "target": 3} | year,
            ],
        )
    )
    records = json.loads(run(capsys, "targets", "--json"))
    fields = ("code", "window", "area", "target", "value", "attained", "due", "standing", "partial")
    assert [tuple(record[name] for name in fields) for record in records] == [
        ("events_held", "2026Q1..2026Q4", "", 12, 3, 0.25, 4, "behind", "4 of 12 months"),
        ("events_held", "2026Q2", "A1", 3, 0, 0, 1, "behind", "1 of 3 months"),
        ("no_code", "2026Q1..2026Q4", "", 3, None, None, None, "no indicator has this code", ""),
    ]
    (one, _) = json.loads(run(capsys, "targets", "--window", "2026", "--json"))
    assert one["value"] == 3
    assert run(capsys, "targets", "--window", "2026Q1") == "No target is set for 2026 Q1.\n"
    assert "behind" in run(capsys, "targets", "--window", "2026Q1..2026Q4")
    rows = list(csv.DictReader(io.StringIO(run(capsys, "targets", "--csv"))))
    assert rows[0]["attained"] == "0.25"
    assert rows[0]["note"] == "live, not for publication"


def test_no_target_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "targets") == "No target is set.\n"
    assert json.loads(run(capsys, "targets", "--json")) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2026", "2026"), ("2026H2", "2026H2"), ("2026 h1", "2026H1"), ("FY2026", "FY2026/10"),
        ("fy 2026", "FY2026/10"), ("2026 Q3", "2026Q3"), ("March 2026", "2026-03"),
        ("2025Q3..2026Q2", "2025Q3..2026Q2"), ("2026-02..2026Q2", "2026-02..2026-06"),
    ],
)  # fmt: skip
def test_a_window_is_spelled_as_people_do(text: str, name: str) -> None:
    assert showing.read_window(text, 10).name == name


def months_of_tips(*tips: int) -> list[dict[str, Any]]:
    return [
        {"period": month, "channel": "hotline", "tips": count}
        for month, count in zip(windows.months("2025-01", len(tips)), tips, strict=True)
    ]


def test_before_after_says_what_the_page_says(
    capsys: pytest.CaptureFixture[str], store: Store, upload: Upload
) -> None:
    """Ten months before the change, four after it; June 2026 and what follows is not reported."""
    tips = (40, 44, 38, 41, 45, 39, 42, 40, 43, 41, 44, 60, 66, 58, 63)
    upload(book(outcomes=months_of_tips(*tips)))
    found = interrupted([float(count) for count in tips], 11, step="month")
    assert isinstance(found, Interrupted)
    asked = ("before-after", "tips_received", "--at", "2025-12-01")
    said = run(capsys, *asked)
    assert said.startswith(
        f"After the change of 2025-12-01: {60 + 66 + 58 + 63} tips where "
        f"{found.expected.value:.6g} ({found.expected.low:.6g} to {found.expected.high:.6g}, 95 %) "
        "would have been expected had things gone on as before; ratio "
    )
    assert "Anything else that happened at the same time would look the same." in said
    assert "Reporting rises as awareness rises" in said
    assert said.endswith("\nLive, not for publication.\n")
    (taken,) = taken_out(store)
    assert taken.title == "Tips received, before and after 2025-12-01"
    record = json.loads(run(capsys, *asked, "--json"))
    assert record["ratio"]["value"] == pytest.approx(found.ratio.value)
    assert (record["seen"], record["before"], record["after"]) == (247, 11, 4)
    assert " The trend is multiplied by " in run(capsys, *asked, "--slope", "--per-resident")


def test_before_after_leaves_out_the_month_of_the_change_and_declines_in_words(
    capsys: pytest.CaptureFixture[str], upload: Upload
) -> None:
    upload(book(outcomes=months_of_tips(*[40] * 12)))
    asked = ("before-after", "tips_received", "--at", "2025-04-10")
    assert run(capsys, *asked).splitlines() == [
        "There are 3 months with figures before the change and 8 after it; a comparison needs at "
        "least 8 before and 4 after.",
        "April 2025 holds days before and after the change, so it is left out.",
    ]
    record = json.loads(run(capsys, *asked, "--json"))
    assert record["left_out"] == "April 2025"
    assert record["declined"].startswith("There are 3 months")


def test_before_after_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("before-after", "tips_received", "--at", "2025-04-10")
    assert run(capsys, *asked) == "Nothing was reported of it.\n"
    assert json.loads(run(capsys, *asked, "--json"))["declined"] == "Nothing was reported of it."


def test_an_empty_store_has_nothing_to_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(run(capsys, "show", "events_held", "--json")) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["show", "evnts"], "“evnts” is no indicator; see: python -m metrics list"),
        (["show", "events_held", "--by", "moon"], "--by “moon” must be one of: quarter, "),
        (
            ["show", "events_held", "--from", "soon"],
            "“soon” must be a quarter such as 2026Q1, or a month such as 2026-03.",
        ),
        (
            ["show", "events_held", "--from", "2026-04", "--to", "2026Q1"],
            "--from 2026-04 must not be after --to 2026Q1.",
        ),
        (
            ["show", "events_held", "--by", "quarter", "--windows", "year"],
            "Windows are of one sort, not of year and quarter.",
        ),
        (
            ["show", "events_held", "--windows", "fiscal", "--first-month", "13"],
            "--first-month 13 must be a month, 1 to 12.",
        ),
        (["targets", "--window", "20"], "“20” must be a window such as 2026, 2026H1, 2026Q1, "),
        (
            ["targets", "--window", "2026Q2..2026Q1"],
            "“2026Q2..2026Q1” must be a window such as 2026, ",
        ),
        (
            ["before-after", "people_trained", "--at", "2026-01-01"],
            "“people_trained” does not count happenings; these do: ",
        ),
        (
            ["before-after", "events_held", "--at", "spring"],
            "--at “spring” must be a day such as 2025-06-01.",
        ),
        (
            ["before-after", "events_held", "--at", "2026-01-01", "--area", "Nowhere"],
            "Area “Nowhere” must be one of: A1, A2.",
        ),
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
