"""Dated notes on charts over time: a line each, a number above it, and the words beneath.

Numbers instead of words in the drawing: three notes of one spring stay readable on a phone.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from data.notes import Note
from metrics.dimensions import Labels, label
from metrics.windows import Window, last_of_month
from reports.palette import INK, MARK

#: Lines closer than this share of the chart's width carry one number together: 1–3.
CLOSE = 0.055


@dataclass(frozen=True)
class Marked:
    """A note that is marked on a chart.

    Attributes:
        number: the number above its line, from 1.
        place: where the line stands, in windows from the first, whose middle is 0.
        window: what the window it falls in is called.
        words: what it says: 5 May 2025: Hotline number changed (Northfield).
    """

    number: int
    place: float
    window: str
    words: str


def place_of(windows: Sequence[Window], day: dt.date) -> float | None:
    """Return where a day stands, in windows from the first, whose middle is 0; None outside."""
    for i, window in enumerate(windows):
        first = dt.date(int(window.months[0][:4]), int(window.months[0][5:7]), 1)
        last = last_of_month(window.months[-1])
        if first <= day <= last:
            return i - 0.5 + (day - first).days / ((last - first).days + 1)
    return None


def mark(notes: Sequence[Note], windows: Sequence[Window], known: Labels) -> tuple[Marked, ...]:
    """Return the notes that fall within some windows, numbered by date.

    Args:
        notes: the notes.
        windows: the points of the chart, oldest first.
        known: how areas are called.
    """
    within = [
        (at, note) for note in sorted(notes) if (at := place_of(windows, note.date)) is not None
    ]
    return tuple(
        Marked(number, at, windows[int(at + 0.5)].label, _words(note, known))
        for number, (at, note) in enumerate(within, 1)
    )


def _words(note: Note, known: Labels) -> str:
    area = f" ({label(known, 'area', note.area)})" if note.area else ""
    return f"{note.date.day} {note.date:%B %Y}: {note.text}{area}"


def annotate(
    figure: go.Figure, notes: Sequence[Note], windows: Sequence[Window], known: Labels
) -> tuple[Marked, ...]:
    """Mark notes on a chart whose points are windows, one after the other.

    The axis is one of categories, or of positions from 0. Close lines share one number: "1–3".

    Args:
        figure: the drawing; lines and numbers are added to it.
        notes: the notes.
        windows: its points, oldest first.
        known: how areas are called.

    Returns:
        The notes marked, whose words are to stand beneath, in the alternative text and in the
        table.
    """
    marked = mark(notes, windows, known)
    for one in marked:
        figure.add_shape(
            type="line", x0=one.place, x1=one.place, y0=0, y1=1, yref="paper",
            line={"color": MARK, "width": 1.3, "dash": "dot"},
        )  # fmt: skip
    for several in _close(marked, len(windows)):
        numbers = [one.number for one in several]
        figure.add_annotation(
            x=(several[0].place + several[-1].place) / 2,
            y=1,
            yref="paper",
            yanchor="bottom",
            showarrow=False,
            text=str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}",
            hovertext="<br>".join(one.words for one in several),
            font={"color": INK, "size": 13},
        )
    if marked:
        figure.update_layout(margin={"t": 28})
    return marked


def _close(marked: Sequence[Marked], width: int) -> list[list[Marked]]:
    """Return the notes in groups whose lines stand too close for a number each."""
    groups: list[list[Marked]] = []
    for one in marked:
        if groups and one.place - groups[-1][-1].place < CLOSE * width:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def noted(frame: pd.DataFrame, marked: Sequence[Marked]) -> pd.DataFrame:
    """Return a table by period with a column of its notes; the same table where there are none."""
    if not marked:
        return frame
    texts = {
        period: "; ".join(one.words for one in marked if one.window == period)
        for period in frame["Period"]
    }
    told = frame.assign(**{"Dated note": [texts[period] for period in frame["Period"]]})
    told.attrs = frame.attrs
    return told
