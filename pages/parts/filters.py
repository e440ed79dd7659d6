"""The shared filters; they live in the address, so that a link shows the same figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import streamlit as st

from data.periods import following, quarters, spoken
from metrics.dimensions import SHARED, title
from metrics.results import Window, last_four, quarter_window, year_window
from pages.parts.caches import known, reported_span
from pages.parts.guard import Person

#: How many quarters a trend shows.
TREND = 12


@dataclass(frozen=True)
class Filters:
    """What was chosen.

    Attributes:
        window: the stretch of time of the headline figures.
        trend: the quarters of the trends, oldest first.
        where: dimension → codes kept.
        place: the choice in words; empty for the whole coalition.
    """

    window: Window
    trend: tuple[Window, ...]
    where: dict[str, list[str]] = field(default_factory=dict)
    place: str = ""


def _windows(first: str, last: str, all_kinds: bool) -> dict[str, Window]:
    """Return the windows on offer: quarters, and for staff stretches of four and years."""
    every = list(quarters(first, last))[::-1]
    windows = [quarter_window(quarter) for quarter in every]
    if all_kinds:
        windows += [last_four(quarter) for quarter in every[:4]]
        years = sorted({quarter[:4] for quarter in every}, reverse=True)
        windows += [year_window(year) for year in years]
    return {window.name: window for window in windows}


def _says(window: Window) -> str:
    if ".." in window.name:
        return f"Four quarters to {spoken(window.quarters[-1])}"
    return f"Year {window.label}" if len(window.quarters) == 4 else window.label


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


def choose(someone: Person) -> Filters | None:
    """Show the filters and return what was chosen; None while the store is empty.

    Only staff may combine filters: what a funder could subtract has not been protected together.
    """
    held = reported_span()
    if held is None:
        return None
    first, last = held
    windows = _windows(first, last, someone.works_here)
    columns = st.columns([1.2, 1, 1, 1]) if someone.works_here else st.columns([1.2, 3])
    _restore("period", {name: _says(windows[name]) for name in windows}, several=False)
    with columns[0]:
        name = st.selectbox(
            "Period",
            list(windows),
            format_func=lambda name: _says(windows[name]),
            key="period",
            bind="query-params",
        )
    window = windows[name or last]
    where, said = {}, []
    if someone.works_here:
        for dimension, column in zip(SHARED, columns[1:], strict=True):
            labels = known().get(dimension, {})
            _restore(dimension, labels)
            with column:
                chosen = st.multiselect(
                    title(dimension),
                    list(labels),
                    format_func=labels.__getitem__,
                    key=dimension,
                    bind="query-params",
                    placeholder="All",
                )
            if chosen:
                where[dimension] = chosen
                said.append(" or ".join(labels[code] for code in chosen))
    period = {} if name == next(iter(windows)) else {"period": [window.name]}
    st.session_state["kept"] = (_page(), where | period)
    end = window.quarters[-1]
    end = min(end, last)
    start = max(first, following(end, 1 - TREND))
    trend = tuple(quarter_window(quarter) for quarter in quarters(start, end))
    return Filters(window, trend, where, ", ".join(said))
