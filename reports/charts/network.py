"""How partners work together, as a graph."""

import math
from base64 import b64encode
from collections.abc import Mapping, Sequence
from itertools import combinations

import plotly.graph_objects as go

from data.lists import PARTNER_TYPES
from metrics.network import Network, Tie
from reports import network as words
from reports.charts.look import Drawn, drawn, wrapped
from reports.palette import FONT, HUES, INK, LINE, MARK, PAPER, SOFT

#: Shape in Plotly → the same in an image of 16 by 16, for the key.
SHAPES = {
    "circle": '<circle cx="8" cy="8" r="6"/>',
    "square": '<rect x="2.5" y="2.5" width="11" height="11"/>',
    "diamond": '<polygon points="8,1 15,8 8,15 1,8"/>',
    "triangle-up": '<polygon points="8,2 14.5,13.5 1.5,13.5"/>',
    "cross": '<polygon points="6,2 10,2 10,6 14,6 14,10 10,10 10,14 6,14 6,10 2,10 2,6 6,6"/>',
    "star": '<polygon points="8,1 10,6 15,6 11,9.3 12.5,14.5 8,11.4 3.5,14.5 5,9.3 1,6 6,6"/>',
    "hexagon": '<polygon points="8,1 14.1,4.5 14.1,11.5 8,15 1.9,11.5 1.9,4.5"/>',
    "triangle-down": '<polygon points="8,14 14.5,2.5 1.5,2.5"/>',
}
#: Type → shape and colour: the six hues, ink and grey.
LOOKS = dict(zip(PARTNER_TYPES, zip(SHAPES, (*HUES, INK, MARK), strict=True), strict=True))
UNKNOWN = ("circle", LINE)

#: Joint works from which a line is as wide as this, in pixels.
WIDTHS = {1: 1.2, 2: 2.6, 3: 4.2, 5: 6.5}

#: Letters in a line of a label, pixels between two labels one above the other, and labels on a side
#: from which on the ring grows.
_LINE, _PITCH, _LEAST = 17, 38, 9

Place = tuple[float, float]


def graph(network: Network, names: Mapping[str, str]) -> Drawn:
    """Return the partners as a graph: shape and colour say the type, width how much is joint.

    Partners stand on two arcs, those that work together near each other, so that each label has a
    line of its own however many there are. Those without joint work stand apart, below.

    Args:
        network: of one window.
        names: partner → its name.
    """
    tied = arranged(network)
    places, foot = _places(tied, network.isolated)
    figure = go.Figure()
    _add_ties(figure, network.ties, places, names)
    _add_partners(figure, network, places, names)
    if network.isolated:
        _set_apart(figure, foot)
    bottom = min((y for _, y in places.values()), default=0) - 0.8
    figure.update_xaxes(visible=False, range=[-1.12, 1.12], fixedrange=True)
    figure.update_yaxes(visible=False, range=[bottom, 0.4], fixedrange=True)
    height = round(_PITCH * (0.4 - bottom))
    found = drawn(figure, words.finding(network), words.measure(network), height)
    figure.update_layout(margin={"l": 118, "r": 118, "t": 0, "b": 0})
    return found


def key(network: Network) -> list[tuple[str, str]]:
    """Return the key of the graph: an image element and its words, for each type there is."""
    found = []
    for type_ in _types(network):
        shape, colour = LOOKS.get(type_, UNKNOWN)
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="{colour}">'
            f"{SHAPES[shape]}</svg>"
        )
        held = b64encode(svg.encode()).decode()
        image = f'<img src="data:image/svg+xml;base64,{held}" width="15" height="15" alt="">'
        found.append((image, words.type_name(type_)))
    return found


def _types(network: Network) -> list[str]:
    there = {network.types.get(partner, "") for partner in network.partners}
    return [type_ for type_ in (*PARTNER_TYPES, "") if type_ in there]


def arranged(network: Network) -> tuple[str, ...]:
    """Return the tied partners in an order around a ring: those that work together near by.

    Two change places as long as that brings ties closer, beginning by group, type and code. The
    order is the same whenever the network is.
    """
    start = [
        partner
        for group in network.groups
        for partner in sorted(group, key=lambda p: (network.types.get(p, ""), p))
    ]
    order, count = list(start), len(start)
    weights = {(tie.one, tie.other): tie.works for tie in network.ties}

    def length() -> float:
        at = {partner: i for i, partner in enumerate(order)}
        apart = ((abs(at[a] - at[b]), weight) for (a, b), weight in weights.items())
        return sum(weight * min(steps, count - steps) for steps, weight in apart)

    now, better = length(), True
    while better:
        better = False
        for i, j in combinations(range(count), 2):
            order[i], order[j] = order[j], order[i]
            then = length()
            if then < now:
                now, better = then, True
            else:
                order[i], order[j] = order[j], order[i]
    return tuple(order)


def _places(tied: Sequence[str], isolated: Sequence[str]) -> tuple[dict[str, Place], float]:
    """Return partner → its place, and where the line above those set apart is.

    Heights are counted in labels from 0 down; x runs from −1 to 1. Labels stand outwards, so two
    never share a height on one side.
    """
    half = math.ceil(len(tied) / 2)
    sides = (tied[:half][::-1], tied[half:])
    tall = max(half, _LEAST) if tied else 0
    places = {}
    for side, x in zip(sides, (-1, 1), strict=True):
        for i, partner in enumerate(side):
            y = (i + 0.5) / len(side) * 2 - 1
            places[partner] = (x * max(0.3, math.sqrt(1 - (0.93 * y) ** 2)), -(y + 1) / 2 * tall)
    foot = -tall - 0.2
    for i, partner in enumerate(isolated):
        places[partner] = ((-0.3, 0.3)[i % 2], foot - 1.2 - i // 2)
    return places, foot


def _add_ties(
    figure: go.Figure, ties: Sequence[Tie], places: Mapping[str, Place], names: Mapping[str, str]
) -> None:
    """Draw ties as curves bent towards the middle; each says what it is at its own middle."""
    ends = [places[partner][1] for tie in ties for partner in (tie.one, tie.other)]
    middle = (min(ends) + max(ends)) / 2 if ends else 0
    curves = {tie: _curve(places[tie.one], places[tie.other], middle) for tie in ties}
    for least, width in WIDTHS.items():
        some = [curve for tie, curve in curves.items() if _step(tie.works) == least]
        figure.add_scatter(
            x=[x for curve in some for x in (*(x for x, _ in curve), None)],
            y=[y for curve in some for y in (*(y for _, y in curve), None)],
            mode="lines",
            line={"width": width, "color": SOFT if least > 1 else MARK},
            opacity=0.55 if least == 1 else 0.7,
            hoverinfo="skip",
        )
    told = [words.of_tie(tie, names) for tie in ties]
    figure.add_scatter(
        x=[curve[len(curve) // 2][0] for curve in curves.values()],
        y=[curve[len(curve) // 2][1] for curve in curves.values()],
        mode="markers",
        marker={"size": 14, "opacity": 0},
        hovertext=told,
        hoverinfo="text",
    )


def _step(works: int) -> int:
    return max(least for least in WIDTHS if least <= works)


def _curve(start: Place, end: Place, middle: float) -> list[Place]:
    """Return points of a quadratic curve from start to end, drawn towards the middle."""
    bend = 0.45
    via = (
        (start[0] + end[0]) / 2 * (1 - bend),
        (start[1] + end[1]) / 2 * (1 - bend) + middle * bend,
    )
    steps = [i / 14 for i in range(15)]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * via[0] + t**2 * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * via[1] + t**2 * end[1],
        )
        for t in steps
    ]


def _add_partners(
    figure: go.Figure, network: Network, places: Mapping[str, Place], names: Mapping[str, str]
) -> None:
    """Draw partners, a trace a type."""
    for type_ in _types(network):
        some = [p for p in network.partners if network.types.get(p, "") == type_]
        shape, colour = LOOKS.get(type_, UNKNOWN)
        figure.add_scatter(
            x=[places[p][0] for p in some],
            y=[places[p][1] for p in some],
            mode="markers+text",
            marker={
                "symbol": shape, "color": colour, "size": 17, "opacity": 1,
                "line": {"color": PAPER, "width": 1.5},
            },
            text=[wrapped(names.get(p, p), _LINE) for p in some],
            textposition=["middle left" if places[p][0] < 0 else "middle right" for p in some],
            textfont={"size": 13, "color": INK},
            hovertext=[words.of_partner(network, p, names) for p in some],
            hoverinfo="text",
            name=words.type_name(type_),
            cliponaxis=False,
        )  # fmt: skip


def _set_apart(figure: go.Figure, foot: float) -> None:
    figure.add_shape(
        type="line", x0=-1, x1=1, y0=foot, y1=foot, line={"color": LINE, "width": 1, "dash": "dot"}
    )
    figure.add_annotation(
        x=0, y=foot, text=words.APART, showarrow=False, yanchor="top", yshift=-2,
        font={"family": FONT, "size": 13, "color": SOFT},
    )  # fmt: skip
