"""Charts of answers: diverging bars of scales, right and wrong, several answers, 0 to 10.

Of a scale, unfavourable answers do not stand left and favourable ones right: the lower half of the
scale does, as it was asked, so that a colour is an answer. The middle of it stands apart, at the
right: split around zero, neither half would begin at the line.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence

import plotly.graph_objects as go

from data.lists import WAVES
from data.questionnaire import Item
from metrics.surveys import Distribution, Part
from reports.charts.look import Drawn, drawn
from reports.charts.stacks import Bar, Block, Segment, stacks
from reports.palette import INK, PAPER
from reports.surveys_said import as_drawn, right_wrong, shown, shown_share, side_name, unanswered

#: (Wave, group) → its answers.
Sides = Mapping[tuple[str, str], Distribution]
#: A distribution as the parts of its bar.
Parted = Callable[[Distribution], Iterator[Segment]]
#: The lower half of a scale and the upper one, the strongest first; its middle.
LOWER = ("#B4530A", "#E0924F", "#F0C39A")
UPPER = ("#0B5A6B", "#5E9AA8", "#A9CBD3")
MIDDLE = "#C9CDCF"
_DARK = (LOWER[0], UPPER[0])
#: Right, wrong, don't know.
_KNOWN = (UPPER[0], LOWER[1], MIDDLE)
#: Before and after, of bars that stand one under the other.
_WAVE = {"before": UPPER[1], "after": UPPER[0], "follow_up": UPPER[0]}
HIDDEN = "[c] hidden to protect people"


def colours(points: int) -> list[str]:
    """Return the colour of each answer of a scale, the lowest first."""
    half = points // 2
    lower = [LOWER[min(at, 2)] for at in range(half)]
    upper = [UPPER[min(at, 2)] for at in range(half)][::-1]
    return [*lower, *([MIDDLE] if points % 2 else []), *upper]


def key(labels: Sequence[str], filled: Sequence[str]) -> list[tuple[str, str]]:
    """Return what colours mean: an image element and its words."""
    return [(_swatch(colour), label) for label, colour in zip(labels, filled, strict=True)]


def key_of(item: Item) -> list[tuple[str, str]]:
    """Return what the colours of an item's chart mean, as it is drawn from left to right."""
    if item.scale == "zero_to_ten":
        if item.measures != "recommendation":
            return []
        bands = ("Detractors, 0 to 6", "Passives, 7 and 8", "Promoters, 9 and 10")
        return key(bands, (LOWER[1], MIDDLE, UPPER[0]))
    if item.ordered:
        labels = [item.ordered.label(code) for code in item.ordered.codes]
        found = key(labels, colours(len(labels)))
        if len(labels) % 2:
            image, label = found.pop(len(labels) // 2)
            found.append((image, f"{label} (apart, at the right)"))
        return found
    return key(("Right", "Wrong", "Don’t know"), _KNOWN) if item.right else []


def _swatch(colour: str) -> str:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
        f'<rect x="1" y="1" width="14" height="14" fill="{colour}" stroke="{INK}"/></svg>'
    )
    held = b64encode(svg.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{held}" width="14" height="14" alt="">'


def diverging(asked: Sequence[tuple[str, Sides]], finding: str, measure: str) -> Drawn:
    """Return items of one scale as bars that part at zero, waves one under the other.

    Args:
        asked: the words over each block, and its waves.
        finding: the title.
        measure: the subtitle.
    """
    blocks = [_block(words, sides, _parted) for words, sides in asked]
    return stacks(blocks, ("favour-<br>able", "n", "no<br>answer"), finding, measure)


def known(asked: Sequence[tuple[str, Sides]], finding: str, measure: str) -> Drawn:
    """Return items with a right answer as bars of right, wrong and don't know."""
    blocks = [_block(words, sides, _rights) for words, sides in asked]
    return stacks(blocks, ("right", "n", "no<br>answer"), finding, measure)


def ticked(sides: Sides, finding: str, measure: str) -> Drawn:
    """Return one item's answers as bars from zero, the most frequent first."""
    held = list(sides.values())
    labels = dict.fromkeys(part.label for found in reversed(held) for part in found.parts)
    blocks = [
        Block(label, tuple(_option(label, side, found) for side, found in sides.items()))
        for label in labels
    ]
    return stacks(blocks, ("share", "count"), finding, measure)


def _block(words: str, sides: Sides, parted: Parted) -> Block:
    return Block(words, tuple(_bar(side, found, parted) for side, found in sides.items()))


def _bar(side: tuple[str, str], found: Distribution, parted: Parted) -> Bar:
    name = side_name(*side)
    if all(part.share is not None for part in as_drawn(found)):
        return Bar(name, tuple(parted(found)), _figures(found))
    together = tuple(_together(found))
    return Bar(name, together, _figures(found), "" if together else HIDDEN)


def _together(found: Distribution) -> Iterator[Segment]:
    """Give two parts of a bar whose answers are hidden one by one: the favourable ones, the rest.

    Those of a reversed item are in the lower half of its scale.
    """
    good = found.favourable.value if found.favourable else None
    if good is None:
        return
    left = found.item.reverse and found.item.ordered
    said = f"{shown_share(good)} of {shown(found.n)}, {WAVES.label(found.wave)}"
    colour = LOWER[1] if left else UPPER[1]
    start = -good if left else 0.0
    yield Segment(start, good, colour, f"<b>Favourable or right</b>: {said}", INK, pattern="/")
    rest = f"<b>All others</b>: {shown_share(1 - good)}, {WAVES.label(found.wave)}"
    apart = found.item.ordered is not None
    yield Segment(0 if apart else good, 1 - good, MIDDLE, rest, INK, apart=apart, pattern="/")


def _figures(found: Distribution) -> tuple[str, ...]:
    good = shown_share(found.favourable.value) if found.favourable else "[c]"
    return (good if found.n != 0 else "–", shown(found.n), shown(unanswered(found)))


def _said(part: Part, found: Distribution) -> str:
    share = f"{shown_share(part.share)} ({shown(part.count)} of {shown(found.n)})"
    return f"<b>{part.label}</b>: {share}, {WAVES.label(found.wave)}"


def _parted(found: Distribution) -> Iterator[Segment]:
    """Give the parts of a bar: from zero to the left the lower half, to the right the upper."""
    points = len(found.parts)
    filled, half = colours(points), points // 2
    start = 0.0
    for at in reversed(range(half)):
        part = found.parts[at]
        start -= part.share or 0
        yield _segment(part, found, start, filled[at])
    start = 0.0
    for at in range(points - half, points):
        part = found.parts[at]
        yield _segment(part, found, start, filled[at])
        start += part.share or 0
    if points % 2:
        yield _segment(found.parts[half], found, 0, MIDDLE, apart=True)


def _segment(
    part: Part, found: Distribution, start: float, colour: str, apart: bool = False
) -> Segment:
    ink = PAPER if colour in _DARK else INK
    return Segment(start, part.share or 0, colour, _said(part, found), ink, apart)


def _rights(found: Distribution) -> Iterator[Segment]:
    start = 0.0
    for part, colour in zip(right_wrong(found), _KNOWN, strict=True):
        yield _segment(part, found, start, colour)
        start += part.share or 0


def _option(label: str, side: tuple[str, str], found: Distribution) -> Bar:
    name = side_name(*side)
    part = next((p for p in found.parts if p.label == label), Part(label, 0, 0))
    figures = (shown_share(part.share), shown(part.count))
    if part.share is None:
        return Bar(name, (), figures, HIDDEN)
    pattern = "/" if found.wave == "before" else ""
    bar = Segment(0, part.share, _WAVE[found.wave], _said(part, found), pattern=pattern)
    return Bar(name, (bar,), figures)


def _bands(found: Distribution, net: bool) -> list[str]:
    if not net:
        return [_WAVE[found.wave]] * len(found.parts)
    return [LOWER[1]] * 7 + [MIDDLE] * 2 + [UPPER[0]] * 2


def histogram(sides: Sides, finding: str, measure: str, net: bool) -> Drawn:
    """Return an item from 0 to 10 as bars by answer, waves one under the other.

    Args:
        sides: its waves.
        finding: the title.
        measure: the subtitle.
        net: whether 0 to 6, 7 to 8 and 9 to 10 are told apart.
    """
    held = {side: found for side, found in sides.items() if found.n != 0}
    figure = go.Figure()
    shares = [part.share or 0 for found in held.values() for part in found.parts]
    top = max(shares, default=1) * 1.25 or 1
    for place, (side, found) in enumerate(held.items(), 1):
        words = f"{side_name(*side)}, n = {shown(found.n)}"
        _add_histogram(figure, found, (place, len(held)), top, net, words)
    return drawn(figure, finding, measure, 150 * max(1, len(held)) + 20)


def _add_histogram(
    figure: go.Figure,
    found: Distribution,
    placed: tuple[int, int],
    top: float,
    net: bool,
    words: str,
) -> None:
    place, of = placed
    axis = "" if place == 1 else str(place)
    figure.add_bar(
        x=[part.label for part in found.parts],
        y=[part.share for part in found.parts],
        marker={"color": _bands(found, net), "line": {"color": INK, "width": 0.6}},
        text=[_above(part) for part in found.parts],
        textposition="outside",
        textfont={"size": 12, "color": INK},
        cliponaxis=False,
        hovertext=[_said(part, found) for part in found.parts],
        hoverinfo="text",
        xaxis=f"x{axis}",
        yaxis=f"y{axis}",
    )
    high, low = 1 - (place - 1) / of, 1 - place / of
    bottom = low + 0.24 / of
    figure.update_layout(
        {
            f"xaxis{axis}": {"type": "category", "anchor": f"y{axis}", "tickangle": 0},
            f"yaxis{axis}": {
                "domain": [bottom, high], "range": [0, top], "anchor": f"x{axis}",
                "showticklabels": False, "showgrid": False,
            },
        }
    )  # fmt: skip
    figure.add_annotation(
        x=0, xref="paper", y=high, yref="paper", xanchor="left", yanchor="top", showarrow=False,
        text=words,
        font={"size": 13, "color": INK},
    )  # fmt: skip


def _above(part: Part) -> str:
    """Return what stands over a bar: its share; nothing over none; a symbol where it is hidden."""
    if part.share is None:
        return "[c]"
    return f"{100 * part.share:.0f}" if part.share else ""
