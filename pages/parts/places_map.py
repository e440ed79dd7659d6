"""The map of areas as tiles; areas without a place on it are listed beside."""

from collections.abc import Sequence

import streamlit as st

from metrics.shapes import Estimate
from pages.parts import frame
from pages.parts.places import Shown, choose_map, quiet
from reports import places as words
from reports import wording
from reports.charts.tiles import Tile, steps, tile_map

#: Up to so many columns the map leaves room for what is listed beside it.
_NARROW = 6


def draw_map(shown: Shown) -> None:
    """Show the areas where they lie, with their figures, and the same as a table."""
    if not any(place.area.tile for place in shown.places):
        st.info(
            "No area has a place on the map of tiles yet: fill in Map column and Map row on the "
            "Areas sheet. The figures stand below."
        )
        return
    told, unit, residents = choose_map(shown)
    _draw(shown, told, unit, residents)
    twin = words.table(shown.one, told, shown.names, shown.filters.window.label, residents)
    frame.twin(twin, f"{shown.one.title} on the map")


def _draw(shown: Shown, told: Sequence[words.Told], unit: str, residents: int) -> None:
    tiles = _tiles(shown, told, unit)
    limits = steps([tile.value for tile in tiles], 1 if shown.one.is_share else None)
    drawn = tile_map(
        tiles,
        words.finding(shown.one, told, residents),
        shown.measure(unit),
        [_limit(shown, limit) for limit in limits],
        limits,
    )
    columns = {tile.column for tile in tiles}
    wide = max(columns) - min(columns) >= _NARROW
    places = [st.container(key="wide-map"), st.container()] if wide else st.columns([5, 2])
    with places[0]:
        frame.chart(drawn, words.reading(shown.one, told, shown.names, unit))
    with places[1]:
        _list_beside(shown, told)


def _tiles(shown: Shown, told: Sequence[words.Told], unit: str) -> list[Tile]:
    tiles = []
    for place, estimate in told:
        if place.area.tile is None:
            continue
        name, figure = shown.names[place.area.code], _figure(shown, estimate)
        people = place.area.residents
        lines = [
            f"<b>{name}</b>: {figure} {'' if shown.one.is_share else unit}".rstrip(),
            words.interval(shown.one, estimate),
            f"{people:,} residents, {words.date(place.area.counted_on)}" if people else "",
            wording.SYMBOLS.get(estimate.status, ""),
        ]
        value = estimate.value
        hover = "<br>".join(line for line in lines if line)
        tiles.append(Tile(name, *place.area.tile, figure, value, hover))
    return tiles


def _figure(shown: Shown, estimate: Estimate) -> str:
    doubt = " [u]" if estimate.status == "[u]" else ""
    return words.figure(shown.one, estimate) + doubt


def _limit(shown: Shown, limit: float) -> str:
    return words.amount(shown.one, limit) if shown.one.is_share else f"{limit:,.6g}"


def _list_beside(shown: Shown, told: Sequence[words.Told]) -> None:
    """List what has no place on the map, and what symbols and hatching mean."""
    apart = [
        f"{shown.names[place.area.code]}: {words.figure(shown.one, estimate)}"
        for place, estimate in told
        if place.area.tile is None
    ]
    if apart:
        listed = "; ".join(apart)
        quiet(f"Not on the map, because the Areas sheet gives no column and row: {listed}.")
    if shown.elsewhere:
        said = wording.figure(shown.one, shown.elsewhere)
        quiet(f"{said} without an area, and so in none of them.")
    quiet(*_symbols(told))
    if shown.residents:
        days = {p.area.counted_on for p in shown.places if p.area.residents}
        if len(days) == 1:
            quiet(f"Population of {words.date(*days)}.")
        elif days:
            quiet("Populations are of different days; the table has them.")
    quiet(shown.one.caveat)


def _symbols(told: Sequence[words.Told]) -> list[str]:
    """Return what symbols mean; where a figure says why it is missing, that."""
    found = {}
    for _, estimate in told:
        if estimate.status != "ok":
            why = f"{wording.SYMBOLS[estimate.status]}."
            found[estimate.status] = (estimate.value is None and estimate.note) or why
    return [f"{symbol} {said}" for symbol, said in sorted(found.items())]
