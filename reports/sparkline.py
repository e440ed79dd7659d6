"""A small line without axes, as SVG: the last quarters of a card, with the usual range shaded."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from metrics.change import Usual
from reports.palette import ACCENT, MARK, USUAL

WIDTH, HEIGHT, MARGIN = 220, 44, 4


def sparkline(
    values: Sequence[float | None], usual: Usual | None, alt: str, partial: bool = False
) -> str:
    """Return the line as an image element.

    Args:
        values: oldest first; None where there is no figure, drawn as a gap.
        usual: the usual range to shade, if there is one.
        alt: the alternative text.
        partial: whether the last window is not whole yet: it is drawn hollow, and no line falls
            to it.
    """
    known = [value for value in values if value is not None]
    if not known:
        return ""
    top = max([*known, usual.high if usual else 0])
    bottom = min([0, *known])
    step = (WIDTH - 2 * MARGIN) / max(1, len(values) - 1)

    def x(i: int) -> float:
        return MARGIN + i * step

    def y(value: float) -> float:
        return HEIGHT - MARGIN - (value - bottom) / ((top - bottom) or 1) * (HEIGHT - 2 * MARGIN)

    shapes = []
    if usual:
        high, low = y(usual.high), y(max(bottom, usual.low))
        shapes.append(
            f'<rect x="0" width="{WIDTH}" y="{high:.1f}" height="{low - high:.1f}" fill="{USUAL}"/>'
        )
    if bottom < 0:
        shapes.append(
            f'<line x1="0" x2="{WIDTH}" y1="{y(0):.1f}" y2="{y(0):.1f}" stroke="{MARK}" '
            'stroke-width="0.8" stroke-dasharray="3 3"/>'
        )
    whole = [*values[:-1], None] if partial else values
    for run in _runs(whole):
        points = " ".join(f"{x(i):.1f},{y(value):.1f}" for i, value in run)
        shapes.append(
            f'<polyline points="{points}" fill="none" stroke="{MARK}" stroke-width="1.6"/>'
        )
    last = max(i for i, value in enumerate(values) if value is not None)
    latest = values[last]
    assert latest is not None
    hollow = partial or last < len(values) - 1
    fill = "white" if hollow else ACCENT
    shapes.append(
        f'<circle cx="{x(last):.1f}" cy="{y(latest):.1f}" r="3.2" fill="{fill}" stroke="{ACCENT}"/>'
    )
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'preserveAspectRatio="xMinYMid meet">{"".join(shapes)}</svg>'
    )
    # As an image: Streamlit takes SVG elements out of what st.html is given.
    held = b64encode(drawing.encode()).decode()
    said = escape(alt, quote=True)
    return f'<img class="spark" src="data:image/svg+xml;base64,{held}" alt="{said}">'


def _runs(values: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    """Return the stretches without gaps."""
    runs: list[list[tuple[int, float]]] = [[]]
    for i, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((i, value))
    return [run for run in runs if run]
