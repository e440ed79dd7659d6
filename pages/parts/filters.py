"""The shared filters; they live in the address, so that a link shows the same figures."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.settings import settings
from metrics.dimensions import SHARED, title
from metrics.releases.offer import Offer
from metrics.windows import SORTS, Window, last_of_month, windows_of
from pages.parts import released
from pages.parts.caches import known, reported_span, today
from pages.parts.guard import Person

#: Sort of window → how many of them a trend shows.
TREND = {"month": 24, "quarter": 12, "half": 8, "year": 6, "fiscal": 6, "to_date": 8, "four": 8}


@dataclass(frozen=True)
class Filters:
    """What was chosen.

    Attributes:
        window: the stretch of time of the headline figures.
        trend: the windows of the trends, of the same sort, oldest first.
        where: dimension → codes kept.
        place: the choice in words; empty for the whole coalition.
        sort: the sort of the windows, a key of ``windows.SORTS``.
    """

    window: Window
    trend: tuple[Window, ...]
    where: dict[str, list[str]] = field(default_factory=dict)
    place: str = ""
    sort: str = "quarter"


class _Live:
    """What staff may choose: every window of what is reported."""

    def __init__(self, held: tuple[str, str]) -> None:
        self._held = held

    @property
    def sorts(self) -> dict[str, str]:
        return SORTS

    def of_sort(self, sort: str) -> list[Window]:
        """Return the windows of a sort, oldest first: of months, those that have begun."""
        every = windows_of(sort, *self._held, settings().fiscal_year_starts)
        return [window for window in every if _begins(window) <= today()]


def _on_offer(someone: Person) -> _Live | Offer | None:
    """Return what may be chosen from: of everyone but staff, what their release holds."""
    if not someone.works_here:
        return released.on_offer()
    held = reported_span()
    return _Live(held) if held else None


def _begins(window: Window) -> dt.date:
    return last_of_month(window.months[0]).replace(day=1)


def _page() -> str:
    return urlsplit(st.context.url or "").path


def _restore(key: str, labels: Mapping[str, str], several: bool = True) -> None:
    """Choose again what was chosen on the page before.

    Streamlit 1.67 does so itself, but forgets what the address chose in a session's only run so
    far: whoever opened a link and clicked a card would see other figures than the link's.
    """
    page, kept = st.session_state.get("kept", ("", {}))
    codes = [code for code in kept.get(key, ()) if code in labels]
    if codes and page != _page() and key not in st.query_params:
        st.session_state[key] = codes if several else codes[0]
        st.query_params[key] = [labels[code] for code in codes]


def choose(someone: Person, dimensions: Sequence[str] = SHARED) -> Filters | None:
    """Show the filters and return what was chosen; None while the store is empty.

    Everyone but staff chooses from the windows of the release and filters nothing: only what is in
    a release was protected together.

    Args:
        someone: who is looking.
        dimensions: what the page's figures can be filtered by, of ``SHARED``.
    """
    held = _on_offer(someone)
    if held is None:
        return None
    columns = iter(st.columns([0.9, 1.1, *(1 for _ in SHARED)]))
    vain = [] if someone.works_here else _filters_in_vain()
    vain += released.asked_in_vain("windows", held.sorts.values())
    sort = _choose_sort(next(columns), held.sorts)
    windows = {window.name: window for window in held.of_sort(sort)[::-1]}
    vain += released.asked_in_vain("period", [window.label for window in windows.values()])
    window = _choose_window(next(columns), windows)
    if not someone.works_here:
        released.say_asked_in_vain(vain)
    where = _choose_where(columns, dimensions) if someone.works_here else {}
    newest = next(iter(windows))
    kept = {} if window.name == newest else {"period": [window.name]}
    kept |= {} if sort == "quarter" else {"windows": [sort]}
    # What this page cannot be filtered by is chosen again on the next that can.
    before = st.session_state.get("kept", ("", {}))[1]
    others = {n: before[n] for n in SHARED if n in before and n not in dimensions}
    st.session_state["kept"] = (_page(), others | where | kept)
    ordered = list(windows.values())[::-1]
    end = ordered.index(window) + 1
    trend = tuple(ordered[max(0, end - TREND[sort]) : end])
    said = [" or ".join(known()[name][code] for code in codes) for name, codes in where.items()]
    return Filters(window, trend, where, ", ".join(said), sort)


def _filters_in_vain() -> list[str]:
    """Return what the address filters by, and by which second breakdown: no release holds it."""
    named = {name: title(name) for name in SHARED} | {"also": "And at once by"}
    return [
        f"{name} “{text}”{released.told_within(text) if key == 'area' else ''}"
        for key, name in named.items()
        for text in released.asked_in_vain(key, ())
    ]


def _choose_sort(place: DeltaGenerator, sorts: dict[str, str]) -> str:
    _restore("windows", sorts, several=False)
    chosen = place.selectbox(
        "Windows", list(sorts), format_func=sorts.__getitem__, index=list(sorts).index("quarter"),
        key="windows", bind="query-params",
    )  # fmt: skip
    return chosen or "quarter"


def _choose_window(place: DeltaGenerator, windows: Mapping[str, Window]) -> Window:
    _restore("period", {name: window.label for name, window in windows.items()}, several=False)
    chosen = place.selectbox(
        "Period", list(windows), format_func=lambda name: windows[name].label, key="period",
        bind="query-params",
    )  # fmt: skip
    return windows.get(chosen or "") or next(iter(windows.values()))


def _choose_where(
    places: Iterator[DeltaGenerator], dimensions: Sequence[str]
) -> dict[str, list[str]]:
    where = {}
    for dimension, place in zip(dimensions, places, strict=False):
        labels = known().get(dimension, {})
        _restore(dimension, labels)
        chosen = place.multiselect(
            title(dimension), list(labels), format_func=labels.__getitem__, key=dimension,
            bind="query-params", placeholder="All",
        )  # fmt: skip
        if chosen:
            where[dimension] = chosen
    return where
