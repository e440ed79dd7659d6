"""The first two steps towards a release: who has reported, and what is open or unusual."""

import datetime as dt
from collections.abc import Sequence
from html import escape
from itertools import groupby

import streamlit as st

from data.board import board
from data.due_dates import due
from data.periods import quarters, spoken
from data.problems import Refused
from metrics.catalogue import indicators
from metrics.releases import reviewing
from metrics.releases.keeping import content, current
from metrics.releases.stages import Stage
from metrics.windows import windows_of
from pages.parts.caches import known, reported_span, results, the_store
from pages.parts.guard import links
from pages.parts.history import tell
from pages.parts.steps import begin
from reports.completeness import open_points, summary
from reports.releases import read
from reports.reviewing import SORTS, Point, points

#: What points are about → the page on which they are seen to, and what its link says.
_PAGES = {
    "problems": ("pages/records/submissions.py", "Settle them on Submissions"),
    "late": ("pages/records/completeness.py", "See the completeness board"),
    "definitions": ("pages/about/glossary.py", "See the definitions"),
    "answers": ("pages/voices/reading.py", "Read the open answers"),
    "voices": ("pages/voices/consents.py", "See voices and consents"),
}


def completeness(found: Stage, today: dt.date) -> list[str]:
    """Show who has reported a quarter; return what is still missing, a sentence each."""
    quarter, store = found.quarter, the_store()
    begin(1, "Completeness")
    day, owed = due(store, quarter), board(store, [quarter], today)[quarter]
    if owed:
        st.write(summary(owed, quarter, day, today))
    else:
        st.write(f"Nobody was a member of the coalition in {spoken(quarter)}.")
    st.page_link(
        "pages/records/completeness.py",
        label="See the completeness board",
        query_params=links(quarter=spoken(quarter)),
    )
    return _missing(quarter, today)


def _missing(quarter: str, today: dt.date) -> list[str]:
    day, owed = due(the_store(), quarter), board(the_store(), [quarter], today)[quarter]
    # Rows set aside are among the points of the review.
    return open_points(owed, quarter, day, today, 0)


def all_open(quarter: str, today: dt.date) -> list[str]:
    """Return what both steps show of a quarter: all that is missing, open, unusual or changed."""
    return [*_missing(quarter, today), *(point.words for point in _points(quarter, today))]


def review(found: Stage, today: dt.date) -> list[str]:
    """Show what is open, unusual, late or changed in a quarter; return it, a sentence each."""
    begin(2, "Review")
    quarter, held = found.quarter, reported_span()
    if held is None or quarter < held[0]:
        st.write(f"Nothing was reported up to {spoken(quarter)}, so there is nothing to review.")
        return []
    told = _points(quarter, today)
    if not told:
        st.write("Nothing is open, late, unusual or changed.")
    for sort, some in groupby(told, lambda point: point.sort):
        _show(sort, list(some))
    return [point.words for point in told]


def _points(quarter: str, today: dt.date) -> list[Point]:
    held = reported_span()
    if held is None or quarter < held[0]:
        return []
    several = list(quarters(held[0], quarter))[-reviewing.LOOKS_BACK :]
    windows = windows_of("quarter", several[0], quarter)
    figures = results(list(indicators()), windows)
    return points(reviewing.review(the_store(), quarter, today, figures, _versions()), known())


def _versions() -> dict[str, int]:
    """Return the versions of definitions in the release that everyone sees."""
    release = current(the_store())
    if release is None:
        return {}
    try:
        return dict(read(content(the_store(), release.number), release.name).receipt.definitions)
    except Refused as refused:
        tell(refused.problems)
        return {}


def _show(sort: str, some: Sequence[Point]) -> None:
    """Show the points of one sort, each with a link to where it is seen to."""
    lines = "".join(f"<li>{escape(point.words)}</li>" for point in some)
    st.html(f'<h3 class="finding">{SORTS[sort]}</h3><ul>{lines}</ul>')
    with st.container(horizontal=True):
        for code in dict.fromkeys(point.code for point in some if point.code):
            title = indicators()[code].title
            st.page_link(
                "pages/results/indicator.py", label=title, query_params=links(indicator=title)
            )
        if sort in _PAGES:
            script, label = _PAGES[sort]
            st.page_link(script, label=label, query_params=links())
