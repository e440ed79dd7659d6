"""A question over time in words: what it came to last, and where it was asked another way."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise

import pandas as pd

from data.lists import WAVES
from data.periods import spoken
from metrics.surveys import Point
from reports.surveys_said import shown, shown_share, wave
from reports.surveys_seen import Seen

#: Wave → its points, oldest first.
Series = Mapping[str, Sequence[Point]]


def finding(series: Series) -> str:
    """Return the title: what it came to in the last quarter, and whether the line is broken."""
    points = list(series.values())[-1] if series else []
    last = next((p for p in reversed(points) if p.of.favourable), None)
    if last is None or last.of.favourable is None:
        return "No answers can be shown over time"
    word = "right" if last.of.item.right and not last.of.item.ordered else "favourable"
    said = f"{shown_share(last.of.favourable.value)} {word} {wave(last.of.wave)}"
    said += f" in {spoken(last.quarter)}"
    broken = any(point.breaks for points in series.values() for point in points)
    return f"{said}; asked another way before" if broken else said


def measure(series: Series, seen: Seen) -> str:
    """Return the subtitle: what is measured, of whom."""
    item = next(iter(series.values()))[-1].of.item if series else None
    what = "right answers" if item and item.right and not item.ordered else "favourable answers"
    waves = " and ".join(wave(code) for code in series)
    who = "whoever was found again of" if seen.profile and seen.found else "everyone who answered"
    return f"Share of {what} by quarter · {waves} · {who} {seen.survey.code}"


def told(series: Series) -> str:
    """Return what the chart shows, for those who hear it."""
    parts = []
    for code, points in series.items():
        each = ", ".join(
            f"{spoken(p.quarter)} {_share(p)}{' after a break' if p.breaks else ''}" for p in points
        )
        parts.append(f"{WAVES.label(code)}: {each}.")
    return " ".join(parts)


def _share(point: Point) -> str:
    held = point.of.favourable
    return f"{shown_share(held.value) if held else '[c]'} (n = {shown(point.of.n)})"


def broken(series: Series) -> list[str]:
    """Return, for each break, what was asked before and after; safe to set as HTML."""
    lines: dict[str, None] = {}
    for points in series.values():
        for before, after in pairwise(points):
            if after.breaks:
                was, now = before.of.item, after.of.item
                line = f"Since {spoken(after.quarter)}: {' and '.join(after.breaks)} changed. "
                line += f"Before: “{was.wording}”{_offered(was.options)}. "
                line += f"Since then: “{now.wording}”{_offered(now.options)}. "
                line += "What comes before the break cannot be held against what comes after."
                lines[escape(line)] = None
    return list(lines)


def _offered(options: Sequence[str]) -> str:
    return f" ({'; '.join(options)})" if options else ""


def table(series: Series) -> pd.DataFrame:
    """Return the points as a table, a row a wave and quarter."""
    return pd.DataFrame.from_records(
        [
            {
                "Wave": WAVES.label(code),
                "Period": spoken(point.quarter),
                "Share": shown_share(held.value) if (held := point.of.favourable) else "[c]",
                "95 % interval": f"{shown_share(held.low)} to {shown_share(held.high)}"
                if held
                else "",
                "n": shown(point.of.n),
                "Asked": point.of.item.wording,
                "Break": " and ".join(point.breaks),
            }
            for code, points in series.items()
            for point in points
        ]
    )
