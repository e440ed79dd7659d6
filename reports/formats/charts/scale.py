"""What of a chart can be drawn, from where to where it goes, and how its axis is written."""

import re
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from reports.documents.blocks import Chart, Point

#: No figure of a report is so large; nor infinite, nor no number at all.
_MOST = 1e15
_LEAST = 1e-9
_GROUPED = re.compile(r"\d([,.\u00a0\u202f ’'])\d{3}(?!\d)")
_PERCENT = re.compile(r"\d([\u00a0\u202f ]?%)")


def value(point: Point) -> float | None:
    """Return a point's number; None where it has none that can be drawn."""
    return _drawable(point.cell.number)


def limits(point: Point) -> tuple[float, float] | None:
    """Return a point's interval; None where it has no number or no whole interval."""
    low, high = _drawable(point.low), _drawable(point.high)
    return None if value(point) is None or low is None or high is None else (low, high)


def target(point: Point) -> float | None:
    """Return a point's target, if it has one that can be drawn."""
    return _drawable(point.target)


def _drawable(number: float | None) -> float | None:
    return number if number is not None and abs(number) < _MOST else None


@dataclass(frozen=True)
class Extent:
    """From where to where figures go: zero is always in it.

    Attributes:
        low: at most 0.
        high: above ``low``.
        ticks: where the axis is marked, within.
    """

    low: float
    high: float
    ticks: tuple[float, ...]

    @classmethod
    def of(cls, chart: Chart, most: int = 5) -> "Extent":
        """Return the extent of a chart's figures, intervals and targets."""
        held = [number for point in chart.points if (number := value(point)) is not None]
        held += [edge for point in chart.points for edge in limits(point) or ()]
        held += [aim for point in chart.points if (aim := target(point)) is not None]
        top, bottom = max([0.0, *held]), min([0.0, *held])
        if top - bottom < _LEAST:
            return cls(0.0, 1.0, (0.0,))
        # Shares are told in per cent, so that whole ones are marked.
        scale = 100 if chart.form == "share" else 1
        locator = MaxNLocator(most, steps=[1, 2, 2.5, 5, 10], integer=chart.form == "count")
        marks = [float(mark) / scale for mark in locator.tick_values(bottom * scale, top * scale)]
        high = top * 1.04 if top > 0 else 0.0
        # Figures below zero are written below their marks.
        low = bottom - 0.1 * (top - bottom) if bottom < 0 else 0.0
        within = tuple(mark for mark in marks if low * 1.001 <= mark <= high * 1.001)
        return cls(low, high, within)


@dataclass(frozen=True)
class Numerals:
    """How a chart writes the numbers of its axis: as its own figures are written.

    Attributes:
        group: what stands between thousands; empty: nothing.
        point: what stands before decimals.
        percent: what stands after a share.
    """

    group: str = ""
    point: str = "."
    percent: str = "%"

    @classmethod
    def of(cls, chart: Chart) -> "Numerals":
        """Learn from the figures of a chart how its language writes numbers."""
        group, point, percent = "", "", "%"
        for one in chart.points:
            text, number = one.cell.text, value(one)
            if number is None:
                continue
            if chart.form == "share":
                found = _PERCENT.search(text)
                percent = found[1] if found else percent
            elif abs(number) >= 1000 and (found := _GROUPED.search(text)):
                group = found[1]
            if (found := re.search(r"\d([.,])(\d{1,2}|\d{4,})(?!\d)", text)) is not None:
                point = found[1]
        return cls(group, point or ("," if group == "." else "."), percent)

    def write(self, number: float, chart: Chart) -> str:
        """Return a number of the axis as text."""
        scaled = number * 100 if chart.form == "share" else number
        plain = f"{abs(scaled):,.2f}".rstrip("0").rstrip(".")
        told = plain.replace(",", "\0").replace(".", self.point).replace("\0", self.group)
        sign = "−" if scaled < 0 else "+" if chart.form == "signed" and scaled > 0 else ""
        return f"{sign}{told}{self.percent if chart.form == 'share' else ''}"
