"""The only caches in the house: the open store, and results as plain values."""

import datetime as dt
from collections.abc import Mapping, Sequence

import streamlit as st

from data import clock
from data.settings import settings
from data.store import Store, open_store
from metrics.catalogue import indicators
from metrics.dimensions import labels
from metrics.results import Result, compute
from metrics.totals import span
from metrics.windows import Window


@st.cache_resource(show_spinner=False)
def _opened(address: str) -> Store:
    return open_store(address)


def the_store() -> Store:
    """Return the open store of the installation."""
    return _opened(settings().store)


def today() -> dt.date:
    """Return the day on which figures are looked at: what is not over yet is partial."""
    return clock.now().date()


@st.cache_data(show_spinner=False, max_entries=200)
def _results(
    address: str,
    version: int,
    codes: tuple[str, ...],
    windows: tuple[Window, ...],
    by: tuple[str, ...],
    where: tuple[tuple[str, tuple[str, ...]], ...],
    day: dt.date,
) -> list[Result]:
    wanted = [indicators()[code] for code in codes]
    return compute(_opened(address), wanted, windows, by, dict(where), day)


def results(
    codes: Sequence[str],
    windows: Sequence[Window],
    by: Sequence[str] = (),
    where: Mapping[str, Sequence[str]] | None = None,
) -> list[Result]:
    """Return the results of indicators, computed once for each state of the store."""
    kept = tuple((name, tuple(values)) for name, values in (where or {}).items() if values)
    store = the_store()
    asked = (tuple(codes), tuple(windows), tuple(by), kept, today())
    return _results(settings().store, store.version(), *asked)


@st.cache_data(show_spinner=False, max_entries=4)
def _known(address: str, version: int) -> tuple[dict[str, dict[str, str]], tuple[str, str] | None]:
    store = _opened(address)
    with store.reading() as connection:
        return labels(store), span(connection)


def known() -> dict[str, dict[str, str]]:
    """Return dimension → code → label."""
    return _known(settings().store, the_store().version())[0]


def reported_span() -> tuple[str, str] | None:
    """Return the first and last quarter with anything reported."""
    return _known(settings().store, the_store().version())[1]
