"""Tables and their files: the whole beside its quarters, numbers as numbers, text no formula."""

import io
from typing import Any

import openpyxl
import pandas as pd
import pytest
from conftest import Upload
from workbooks import book

from data.store import Store
from metrics.catalogue import indicators
from metrics.indicator import ADDITIVITY
from metrics.results import Result, compute, quarter_window, stretch
from metrics.shapes import Estimate
from reports.tables import as_csv, notes_of, table
from reports.xlsx import as_xlsx

EVENTS = indicators()["events_held"]
PEOPLE = indicators()["people_reached_unduplicated"]
RATE = indicators()["event_participation_rate"]
TIPS = indicators()["tips_received"]
QUARTERS = [quarter_window("2026Q1"), quarter_window("2026Q2")]
BOTH = stretch("2026Q1", "2026Q2")

TWO_QUARTERS = book(
    events=[
        {"code": "E1", "date": "2026-02-03", "registered": 40, "attended": 30},
        {"code": "E2", "date": "2026-05-03", "registered": 60, "attended": 30},
        {"code": "E3", "date": "2026-06-03"},
    ],
    signins=[
        {"event_code": "E1", "person": "K1", "attended": "yes"},
        {"event_code": "E1", "person": "K2", "attended": "yes"},
        {"event_code": "E2", "person": "K2", "attended": "yes"},
    ],
)


def series(store: Store, code: str) -> pd.DataFrame:
    one = indicators()[code]
    return table(one, compute(store, [one], QUARTERS), {}, whole=compute(store, [one], [BOTH]))


def test_quarters_that_add_up_say_so(store: Store, upload: Upload) -> None:
    upload(TWO_QUARTERS)
    frame = series(store, "events_held")
    assert list(frame["Period"]) == ["2026 Q1", "2026 Q2", "All 2 quarters"]
    assert list(frame["Figure"]) == ["1", "2", "3"]  # 1 + 2 = 3
    assert frame["Method"].iloc[-1] == "The quarters add up."


@pytest.mark.parametrize(
    ("code", "figures"),
    [
        # Shares 30 of 40 and 30 of 60: together 60 of 100, not 75 % + 50 %.
        ("event_participation_rate", ["75 %", "50 %", "60 %"]),
        # Of 30 and 30 only 2 and 1 are told apart; at least as many as the largest event had.
        ("people_reached_unduplicated", ["30", "30", "30"]),
        ("campaigns_conducted", ["[x]", "[x]", "[x]"]),
    ],
)
def test_what_does_not_add_up_says_why(
    store: Store, upload: Upload, code: str, figures: list[str]
) -> None:
    upload(TWO_QUARTERS)
    frame = series(store, code)
    assert [figure.replace("\u00a0", " ") for figure in frame["Figure"]] == figures
    why = ADDITIVITY[indicators()[code].additivity]
    assert frame["Method"].iloc[-1] == f"Not the sum of the quarters. {why}"


def test_the_whole_is_left_out_where_a_quarter_is_hidden() -> None:
    """30 + [c] + 25 beside 60 would say that 5 are hidden."""
    results = [
        Result(TIPS.code, QUARTERS[0], (), Estimate(30, numerator=30)),
        Result(TIPS.code, QUARTERS[1], (), Estimate(None, status="[c]")),
    ]
    whole = [Result(TIPS.code, BOTH, (), Estimate(35, numerator=35))]
    assert list(table(TIPS, results, {}, whole=whole)["Figure"]) == ["30", "[c]"]


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def a_file() -> Any:
    estimates = (
        Estimate(1240, numerator=1240),
        Estimate(81.5, numerator=81.5),
        Estimate(None, status="[x]"),
    )
    windows = (*QUARTERS, quarter_window("2026Q3"))
    results = [Result(EVENTS.code, w, (), e) for w, e in zip(windows, estimates, strict=True)]
    frame = table(EVENTS, results, {})
    content = as_xlsx(frame, "Events held by quarter", notes_of(frame), "live, not for publication")
    return opened(content)


def test_figures_are_numbers_with_a_format() -> None:
    sheet = a_file()["Table"]
    figures = [(sheet.cell(row, 2).value, sheet.cell(row, 2).number_format) for row in (4, 5, 6)]
    assert figures == [(1240, "#,##0"), (81.5, "#,##0.0"), ("[x]", "General")]
    assert [sheet.cell(row, 1).value for row in (4, 5)] == ["2026 Q1", "2026 Q2"]


def test_shares_are_numbers_in_per_cent() -> None:
    frame = pd.DataFrame({"Year": ["2026", "2027"], "Figure": ["58\u00a0%", "6.2\u00a0%"]})
    sheet = opened(as_xlsx(frame, "Shares"))["Table"]
    assert [(sheet.cell(row, 2).value, sheet.cell(row, 2).number_format) for row in (4, 5)] == [
        (0.58, "0 %"),
        (0.062, "0.0 %"),
    ]
    assert sheet["A4"].value == "2026"  # a name, not a number


def test_differences_keep_their_sign() -> None:
    frame = pd.DataFrame({"Rule": ["a", "b"], "Difference": ["+12", "−1,200"]})
    sheet = opened(as_xlsx(frame, "Differences"))["Table"]
    assert [sheet.cell(row, 2).value for row in (4, 5)] == [12, -1200]
    assert sheet["B4"].number_format == "+#,##0;−#,##0;#,##0"


def test_one_marked_table_a_sheet_with_its_header_in_view() -> None:
    file = a_file()
    assert file.sheetnames == ["Table", "Notes"]
    for sheet in file:
        (marked,) = sheet.tables.values()
        assert marked.ref.startswith("A3:")
        assert sheet.freeze_panes == "A4"
        assert not sheet.merged_cells.ranges
        assert all(any(cell.value is not None for cell in row) for row in sheet.iter_rows())
    assert file["Table"]["A1"].value == "Events held by quarter"
    assert file["Table"]["A2"].value.startswith("Live, not for publication. ")


def test_notes_explain_definition_additivity_and_symbols() -> None:
    sheet = a_file()["Notes"]
    notes = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=4)}
    assert notes["Definition"] == EVENTS.definition
    assert notes["Over time"] == ADDITIVITY["sum"]
    assert notes["[x]"] == "not available: nothing was reported"
    assert notes["This file"] == "live, not for publication"
    assert "[c]" not in notes


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_is_never_a_formula(text: str) -> None:
    frame = pd.DataFrame({"Area": [text], "Figure": ["1"]})
    cell = opened(as_xlsx(frame, "Areas"))["Table"]["A4"]
    assert cell.data_type == "s" and cell.quotePrefix
    assert cell.value.strip() == text.strip()
    assert as_csv(frame).decode("utf-8-sig").splitlines()[1].lstrip('"').startswith("'")


def test_control_characters_and_empty_tables_are_no_trouble() -> None:
    frame = pd.DataFrame({"Area": ["a\x00b", None], "Figure": ["1", float("nan")]})
    sheet = opened(as_xlsx(frame, "Areas"))["Table"]
    assert [sheet["A4"].value, sheet["A5"].value, sheet["B5"].value] == ["ab", None, None]
    empty = opened(as_xlsx(pd.DataFrame({"Area": []}), "Nothing"))["Table"]
    assert [cell.value for cell in empty[4]] == [None]
