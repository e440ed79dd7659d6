"""An indicator by area: its map, its rates, what chance could make of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape

import streamlit as st

from data.periods import last_day
from metrics.catalogue import indicators
from metrics.indicator import Indicator
from metrics.places import (
    PER,
    Area,
    Compared,
    Place,
    areas,
    compare,
    nowhere,
    per,
    per_residents,
    place,
    sensible,
    told_by_area,
)
from metrics.results import Result, lead
from metrics.shapes import NOT_AVAILABLE, Estimate
from pages.parts import released
from pages.parts.caches import known, the_store
from pages.parts.figures import show
from pages.parts.filters import Filters
from pages.parts.guard import Person
from reports import places as words
from reports import wording

COUNTED, SMOOTHED = "counted", "smoothed"


@dataclass(frozen=True)
class Shown:
    """An indicator by area as whoever is looking may see it.

    Attributes:
        one: the indicator.
        places: the areas, with figures as counted.
        told: the same, with figures for each so many residents where they are.
        residents: how many those are for; 0: figures are not rates of residents.
        compared: what chance could make of them; or why that cannot be said.
        elsewhere: the figure without an area; None without.
        which: of an indicator never added up, which of several it is.
        filters: what was chosen.
    """

    one: Indicator
    places: list[Place]
    told: list[words.Told]
    residents: int
    compared: Compared | str
    elsewhere: Estimate | None
    which: str
    filters: Filters

    @cached_property
    def names(self) -> dict[str, str]:
        """Area → its name; those that a release tells as one are called so there."""
        return {place.area.code: place.area.code for place in self.places} | known()["area"]

    @property
    def unit(self) -> str:
        """What figures are told in."""
        return words.unit(self.one, self.residents)

    def measure(self, *more: str) -> str:
        """Return a chart's subtitle: measure, unit, population."""
        parts = (self.one.title, self.which, *more, self.filters.place, self.filters.window.label)
        return " · ".join(part for part in parts if part)


def listed_areas(someone: Person, filters: Filters) -> list[Area]:
    """Return the coalition's areas, or those of them that were chosen; or those of the release."""
    day = last_day(filters.window.quarters[-1])
    if not someone.works_here:
        return [ground.on(day) for ground in released.beside().areas]
    with the_store().reading() as connection:
        return areas(connection, day, filters.where.get("area", ()))


def choose_indicator(someone: Person) -> Indicator | None:
    """Offer the indicators that can be told by area; None where a release tells none so."""
    names = {code: one.title for code, one in indicators().items() if told_by_area(one)}
    if not someone.works_here:
        names = {code: name for code, name in names.items() if released.has(code, ["area"])}
    if not names:
        return None
    code = st.selectbox(
        "Indicator",
        list(names),
        format_func=names.__getitem__,
        index=list(names).index("events_held") if "events_held" in names else 0,
        key="indicator",
        bind="query-params",
    )
    return indicators()[code]


def look(one: Indicator, listed: Sequence[Area], someone: Person, filters: Filters) -> Shown:
    """Return an indicator by area; everything is worked out from what may be seen."""
    windows = [filters.window]
    whole = lead(one, show([one.code], windows, someone, filters)[one.code])
    parts = show([one.code], windows, someone, filters, ["area"])[one.code]
    parts = [part for part in parts if _alike(one, part, whole)]
    total = whole[0].estimate if whole else NOT_AVAILABLE
    found = place(one, parts, listed, total)
    residents = _choose_residents(one, found)
    told = [(p, per(one, p, residents) if residents else p.estimate) for p in found]
    return Shown(
        one,
        found,
        told,
        residents,
        compare(one, found, residents or 1),
        nowhere(parts),
        wording.stratum(one, whole[0], known()) if whole else "",
        filters,
    )


def _alike(one: Indicator, part: Result, whole: Sequence[Result]) -> bool:
    """Say whether a part is of the stratum that stands for an indicator never added up."""
    held = whole[0].named if whole else {}
    return all(part.named.get(name) == held.get(name) for name in one.apart)


def _choose_residents(one: Indicator, found: Sequence[Place]) -> int:
    """Offer rates per 1,000 or per 100,000 residents; 0 where figures are not such rates."""
    if not per_residents(one) or not any(p.area.residents for p in found):
        return 0
    return int(
        st.segmented_control(
            "Rates for each",
            list(PER),
            format_func=lambda residents: f"{residents:,} residents",
            default=sensible(found),
            required=True,
            key=f"per {one.code}",
        )
    )


def choose_map(shown: Shown) -> tuple[list[words.Told], str, int]:
    """Offer what the map shows; return the figures, their unit and how many they are for."""
    offered: dict[str, Callable[[], tuple[list[words.Told], str, int]]] = {}
    if shown.residents:
        rates = f"Per {shown.residents:,} residents"
        offered[rates] = lambda: (shown.told, shown.unit, shown.residents)
    offered["As counted"] = lambda: (
        [(p, p.estimate) for p in shown.places], words.unit(shown.one), 0,
    )  # fmt: skip
    if isinstance(shown.compared, Compared) and shown.compared.smooth:
        offered["Smoothed rate"] = lambda: (
            smoothed(shown), f"smoothed, {shown.unit}", shown.residents,
        )  # fmt: skip
    if len(offered) == 1:
        return offered["As counted"]()
    chosen = st.segmented_control(
        "The map shows",
        list(offered),
        default=next(iter(offered)),
        required=True,
        key=f"map {shown.one.code} {shown.residents}",
    )
    return offered[str(chosen)]()


def smoothed(shown: Shown) -> list[words.Told]:
    """Return the areas with their smoothed rates; those without one as they are."""
    assert isinstance(shown.compared, Compared)
    pairs = zip(shown.compared.places, shown.compared.smooth, strict=True)
    rates = {p.area.code: smooth.rate for p, smooth in pairs}
    return [
        (
            p,
            replace(estimate, value=rates[p.area.code], low=None, high=None)
            if p.area.code in rates
            else estimate,
        )
        for p, estimate in shown.told
    ]


def quiet(*sentences: str) -> None:
    """Show sentences that explain a figure."""
    for sentence in sentences:
        if sentence:
            st.html(f'<p class="quiet">{escape(sentence)}</p>')
