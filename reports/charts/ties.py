"""How partners work together: partners by partners, types by types, and over time."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from data.lists import PARTNER_TYPES
from metrics.network import Network
from reports import network as words
from reports.charts.look import Drawn, drawn
from reports.charts.matrix import Cell, Grid, draw
from reports.palette import ACCENT, PAPER
from reports.wording import per_cent, plural


def matrix(network: Network, names: Mapping[str, str]) -> Drawn:
    """Return partners by partners: how many joint works each two have. Columns are numbered."""
    order = _by_type(network)
    works = {(tie.one, tie.other): tie for tie in network.ties}

    def cell(one: str, other: str) -> Cell:
        if one == other:
            return Cell("", None, names.get(one, one))
        tie = works.get((min(one, other), max(one, other)))
        return Cell(str(tie.works), tie.works, words.of_tie(tie, names)) if tie else Cell("", 0)

    rows = [f"{i} {names.get(p, p)}" for i, p in enumerate(order, 1)]
    cells = [[cell(one, other) for other in order] for one in order]
    grid = Grid(rows, [str(i) for i in range(1, len(order) + 1)], cells)
    return draw(grid, words.strongest(network, names), words.measure(network))


def types(network: Network) -> Drawn:
    """Return types by types: how many pairs of partners worked together."""
    there = [type_ for type_ in PARTNER_TYPES if type_ in network.members_by_type]

    def cell(one: str, other: str) -> Cell:
        tied = network.types_tied.get((min(one, other), max(one, other)))
        if tied is None:
            return Cell("–", None, "one partner only: no pair")
        return Cell(str(tied.ties), tied.ties, words.of_types(tied, one, other))

    cells = [[cell(one, other) for other in there] for one in there]
    called = [words.type_name(type_) for type_ in there]
    measure = f"pairs of partners that worked together, by type · {network.window.label}"
    return draw(Grid(called, called, cells), words.between_types(network), measure)


def density(series: Sequence[Network]) -> Drawn:
    """Return how many of all pairs of partners worked together, quarter by quarter."""
    labels = [network.window.label for network in series]
    figure = go.Figure()
    figure.add_scatter(
        x=labels,
        y=[network.density for network in series],
        mode="lines+markers",
        line={"color": ACCENT, "width": 2.4},
        marker={
            "size": 9,
            "color": [PAPER if network.partial else ACCENT for network in series],
            "line": {"color": ACCENT, "width": 1.6},
        },
        hovertext=[
            f"<b>{network.window.label}</b>: "
            f"{'–' if network.density is None else per_cent(network.density)}<br>"
            f"{len(network.ties)} of {network.possible} pairs; "
            f"{plural(len(network.partners), 'partner', 'partners')}"
            for network in series
        ],
        hoverinfo="text",
        cliponaxis=False,
    )
    top = max([network.density or 0 for network in series] or [0])
    figure.update_yaxes(range=[0, min(1, top * 1.2) or 1], tickformat=".0%")
    figure.update_xaxes(
        type="category", tickangle=0, range=[-0.5, len(labels) - 0.5], tickvals=labels,
        ticktext=[_tick(series, i) for i in range(len(series))],
    )  # fmt: skip
    return drawn(figure, words.over_time(series), words.DENSITY, 260)


def _tick(series: Sequence[Network], position: int) -> str:
    """Return a quarter, with the year under each January's and, with room, the first."""
    name = series[position].window.name
    following = [network.window.name for network in series[position + 1 : position + 3]]
    has_room = position == 0 and not any(other.endswith("Q1") for other in following)
    return f"{name[4:]}<br>{name[:4]}" if has_room or name.endswith("Q1") else name[4:]


def _by_type(network: Network) -> list[str]:
    places = list(PARTNER_TYPES)

    def place(partner: str) -> tuple[int, str]:
        type_ = network.types.get(partner, "")
        return (places.index(type_) if type_ in places else len(places), partner)

    return sorted(network.partners, key=place)
