"""The only caches in the house: the open store, and results as plain values."""

import datetime as dt
from collections.abc import Mapping, Sequence

import streamlit as st

from data import clock
from data.settings import settings
from data.store import Store, open_store
from metrics.catalogue import indicators
from metrics.dimensions import labels
from metrics.releases.foreseen import Foreseen, foreseen
from metrics.releases.frozen import released
from metrics.releases.keeping import content
from metrics.releases.offer import Offer, offer
from metrics.results import Result, compute
from metrics.totals import span
from metrics.windows import Window
from reports.documents.source import Source, as_of_now, source_of
from reports.releases.reading import read
from reports.releases.summary import Summary, summary


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
def _known(address: str, version: int) -> dict[str, dict[str, str]]:
    return labels(_opened(address))


def known() -> dict[str, dict[str, str]]:
    """Return dimension → code → label."""
    return _known(settings().store, the_store().version())


@st.cache_data(show_spinner=False, max_entries=4)
def _span(address: str, version: int) -> tuple[str, str] | None:
    with _opened(address).reading() as connection:
        return span(connection)


def reported_span() -> tuple[str, str] | None:
    """Return the first and last quarter with anything reported."""
    return _span(settings().store, the_store().version())


# A release never changes, and its digest is no other's: nothing kept of it can be out of date.
@st.cache_data(show_spinner=False, max_entries=8)
def _offer(address: str, number: int, digest: str) -> Offer:
    with _opened(address).reading() as connection:
        return offer(connection, number)


def release_offer(number: int, digest: str) -> Offer:
    """Return what a release can be asked for."""
    return _offer(settings().store, number, digest)


@st.cache_data(show_spinner="What corrections will hide is worked out", max_entries=8)
def _foreseen(address: str, version: int, quarter: str, day: dt.date) -> Foreseen:
    return foreseen(_opened(address), quarter, day)


def foreseen_of(quarter: str) -> Foreseen:
    """Return what a release of a quarter will hide because of corrections; takes some seconds."""
    return _foreseen(settings().store, the_store().version(), quarter, today())


@st.cache_data(show_spinner=False, max_entries=8)
def _release_changes(address: str, number: int, digest: str) -> Summary:
    return summary(read(content(_opened(address), number)).table("changes"))


def release_changes(number: int, digest: str) -> Summary:
    """Return what changed in a revision, in short; a file takes a moment to read."""
    return _release_changes(settings().store, number, digest)


@st.cache_data(show_spinner=False, max_entries=400)
def _release_figures(
    address: str, number: int, digest: str, codes: tuple[str, ...], by: tuple[str, ...]
) -> list[Result]:
    with _opened(address).reading() as connection:
        return [figure.result for figure in released(connection, number, codes, by)]


def release_figures(
    number: int, digest: str, codes: Sequence[str], by: Sequence[str]
) -> list[Result]:
    """Return the figures of a release, of some indicators by a breakdown."""
    return _release_figures(settings().store, number, digest, tuple(codes), tuple(by))


# As a resource: 20,000 figures would be copied at every look, and nothing in it is ever altered.
@st.cache_resource(show_spinner=False, max_entries=2)
def _release_source(address: str, number: int, digest: str) -> Source:
    return source_of(_opened(address), number)


def release_source(number: int, digest: str) -> Source:
    """Return a release to make reports from; what may have changed since it was read is new."""
    return as_of_now(the_store(), _release_source(settings().store, number, digest))
