"""What people said as a release tells it: shares of themes, and who is for it."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.codebook import Codebook, codebook
from metrics.catalogue.feedback import FEEDBACK_SENTIMENT, FEEDBACK_THEMES
from metrics.judged import usual_of
from metrics.results import Result
from pages.parts import frame, released
from pages.parts.caches import known, the_store
from pages.parts.figures import Headline, headline, show
from pages.parts.filters import Filters
from pages.parts.guard import Person
from pages.parts.themes import show_theme
from pages.parts.trend import show_trend
from reports import themes, wording
from reports.charts import themes as drawn
from reports.wording import plural


def show_all(someone: Person, filters: Filters) -> None:
    """Show what the release has of what people said in the window."""
    code = FEEDBACK_THEMES.code
    with the_store().reading() as connection:
        book = codebook(connection)
    shares = [
        result
        for result in show([code], [filters.window], someone, filters)[code]
        if result.named.get("theme") in book.codes and _told(result)
    ]
    stance = headline([FEEDBACK_SENTIMENT.code], someone, filters).get(FEEDBACK_SENTIMENT.code)
    if not shares and not (stance and _told(stance.now)):
        st.write(f"The release has no coded answer of {filters.window.label}.")
        return
    st.html(f'<p class="lead">{escape(_rests(shares))}</p>')
    released.say_not_in_it(themes.NOT_RELEASED)
    if shares:
        _show_themes(shares, book, filters)
    if stance and _told(stance.now):
        _show_stance(stance, someone, filters)
    show_theme(book, filters, someone)


def _told(result: Result) -> bool:
    return result.estimate.status not in ("[x]", "[z]")


def _rests(shares: Sequence[Result]) -> str:
    whole = max((result.estimate.denominator or 0 for result in shares), default=0)
    if not whole:
        return "Too few answers were coded to show anything of their themes."
    return f"{plural(whole, 'coded answer', 'coded answers')}."


def _show_themes(shares: Sequence[Result], book: Codebook, filters: Filters) -> None:
    measure = f"{FEEDBACK_THEMES.title} · share of answers coded · {filters.window.label}"
    chart = drawn.theme_shares(shares, book, measure)
    frame.chart(chart, f"{chart.finding}. The table below says each share and what it rests on.")
    frame.explain_symbols(shares)
    st.caption(f"{themes.SEVERAL} {themes.DECIDED} {themes.CHOSE}")
    frame.twin(themes.released_table(shares, book), "Themes in what people said")


def _show_stance(held: Headline, someone: Person, filters: Filters) -> None:
    """Show the share that is for the programme, over time: the others are in no release."""
    one = FEEDBACK_SENTIMENT
    st.subheader(one.title, anchor=False)
    usual = usual_of(one, held.series, filters.sort)
    st.html(f'<p class="quiet">{escape(wording.reading(one, held.now, known(), usual))}</p>')
    show_trend(one, held, usual, someone, filters)
    st.caption("Coded by people.")
