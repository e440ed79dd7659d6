"""How large a comment's box is, and where it stands: beside its cell, as large as its text."""

from collections.abc import Callable

from data.marking.layout import At, Layout

_WIDTH = 300  # pixels
_CHARACTERS = 44  # that fit side by side in it
_LINE, _MARGIN, _HIGHEST = 15, 12, 600
_LAST = 1_048_575, 16_383


def anchor(at: At, text: str, layout: Layout) -> str:
    """Return an Excel anchor: column, pixels in it, row, pixels in it, of two corners."""
    lines = sum(-(-max(len(line), 1) // _CHARACTERS) for line in text.split("\n")) + 1
    tall = min(lines * _LINE + _MARGIN, _HIGHEST)
    left, top = min(at[1] + 1, _LAST[1]), max(at[0] - 1, 0)
    right, right_by = _along(left, 15 + _WIDTH, layout.columns.width, _LAST[1])
    bottom, bottom_by = _along(top, 4 + tall, lambda row: _height(row, layout), _LAST[0])
    return f"{left}, 15, {top}, 4, {right}, {right_by}, {bottom}, {bottom_by}"


def _height(row: int, layout: Layout) -> float:
    return layout.heights.get(row, layout.usual_height) * 4 / 3


def _along(start: int, pixels: float, size: Callable[[int], float], last: int) -> tuple[int, int]:
    """Return the column or row some pixels on from another's beginning, and the pixels in it."""
    for place in range(start, min(start + 200, last)):
        if pixels < size(place):
            return place, int(pixels)
        pixels -= size(place)
    return min(start + 200, last), 0
