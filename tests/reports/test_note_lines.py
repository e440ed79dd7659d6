"""Dated notes on charts over time: where the lines stand, close ones together, and their words."""

import datetime as dt

import pandas as pd
import plotly.graph_objects as go
import pytest

from data.notes import Note
from metrics.windows import quarter_window, windows_of
from reports.charts.notes import annotate, mark, noted, place_of

QUARTERS = windows_of("quarter", "2025Q1", "2026Q2")
KNOWN = {"area": {"A1": "North"}}
CHANGED = Note(dt.date(2025, 5, 5), "Hotline number changed", "tips_received")
NEWS = Note(dt.date(2025, 5, 20), "News series")
FLOOD = Note(dt.date(2026, 2, 9), "Flood: halls were closed", area="A1")
BEFORE = Note(dt.date(2020, 1, 1), "Long ago")


@pytest.mark.parametrize(
    ("day", "place"),
    [
        # A quarter reaches from half before its middle to half after it.
        (dt.date(2025, 1, 1), -0.5),
        (dt.date(2025, 4, 1), 0.5),
        # 45 of the 91 days of April to June are over.
        (dt.date(2025, 5, 16), 0.5 + 45 / 91),
        (dt.date(2026, 6, 30), 4.5 + 90 / 91),
        (dt.date(2024, 12, 31), None),
        (dt.date(2026, 7, 1), None),
    ],
)
def test_where_a_day_stands(day: dt.date, place: float | None) -> None:
    assert place_of(QUARTERS, day) == (None if place is None else pytest.approx(place))


def test_notes_are_numbered_by_date_and_those_outside_left_out() -> None:
    marked = mark([FLOOD, BEFORE, NEWS, CHANGED], QUARTERS, KNOWN)
    assert [(one.number, one.window, one.words) for one in marked] == [
        (1, "2025 Q2", "5 May 2025: Hotline number changed"),
        (2, "2025 Q2", "20 May 2025: News series"),
        (3, "2026 Q1", "9 February 2026: Flood: halls were closed (North)"),
    ]


def test_a_note_on_the_first_day_belongs_to_the_window_it_begins() -> None:
    for window in QUARTERS:
        first = dt.date(int(window.months[0][:4]), int(window.months[0][5:]), 1)
        (one,) = mark([Note(first, "Opened")], QUARTERS, KNOWN)
        assert one.window == window.label


def test_close_lines_carry_one_number_together() -> None:
    figure = go.Figure()
    annotate(figure, [CHANGED, NEWS, FLOOD], QUARTERS, KNOWN)
    assert len(figure.layout.shapes) == 3
    first, second = figure.layout.annotations
    assert (first.text, second.text) == ("1–2", "3")
    assert first.hovertext == "5 May 2025: Hotline number changed<br>20 May 2025: News series"


def test_a_chart_without_notes_stays_as_it_is() -> None:
    figure = go.Figure()
    assert annotate(figure, [BEFORE], QUARTERS, KNOWN) == ()
    assert figure == go.Figure()


def test_the_table_repeats_the_notes_at_their_period() -> None:
    frame = pd.DataFrame({"Period": [window.label for window in QUARTERS], "Figure": "1"})
    frame.attrs["notes"] = {"Unit": "tips"}
    told = noted(frame, mark([CHANGED, NEWS], QUARTERS, KNOWN))
    assert list(told["Dated note"]) == [
        "", "5 May 2025: Hotline number changed; 20 May 2025: News series", "", "", "", "",
    ]  # fmt: skip
    assert told.attrs == frame.attrs
    assert noted(frame, ()) is frame


def test_one_quarter_alone_holds_its_note() -> None:
    (one,) = mark([CHANGED], [quarter_window("2025Q2")], KNOWN)
    assert one.place == pytest.approx(-0.5 + 34 / 91)
