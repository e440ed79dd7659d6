"""The card of an indicator: name, figure, what it rests on, its last quarters, a verdict."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from metrics.catalogue import indicators
from metrics.change import Usual
from metrics.dimensions import Labels
from metrics.evidence import badge
from metrics.indicator import LEVELS, THEMES, Indicator
from metrics.judged import usual_of
from metrics.results import Result
from metrics.windows import SORTS
from pages.parts import guard
from pages.parts.figures import Headline
from pages.parts.filters import Filters
from reports import wording
from reports.sparkline import sparkline


def card(one: Indicator, held: Headline, labels: Labels, filters: Filters) -> None:
    """Show one indicator; its name opens its page."""
    usual, place = usual_of(one, held.series, filters.sort), filters.place
    said = wording.reading(one, held.now, labels, usual, place)
    with st.container(border=True, key=f"card-{one.code}", gap=None):
        st.page_link(
            "pages/results/indicator.py",
            label=one.title,
            query_params=guard.links(indicator=one.title),
        )
        st.html(_body(one, held, labels, usual, said, filters.sort))


def _body(
    one: Indicator, held: Headline, labels: Labels, usual: Usual | None, said: str, sort: str
) -> str:
    now, series, estimate = held.now, held.series, held.now.estimate
    which = wording.stratum(one, now, labels)
    lines = [
        which,
        wording.rests_on(one, estimate),
        wording.interval(one, estimate) or estimate.caution,
        wording.before(one, held.before),
    ]
    if estimate.status != "ok":
        lines.append(wording.SYMBOLS[estimate.status])
    details = "".join(f"<span>{escape(line)}</span>" for line in lines if line)
    values = [result.estimate.value for result in series]
    # Who is missing stands once, above all cards.
    partial = f"partial: {now.partial.unnamed().words}" if now.partial else ""
    verdict = "; ".join(filter(None, (partial, wording.change(usual, one, short=True))))
    alt = f"{SORTS[sort].lower()} to {now.window.label}. {said}"
    drawn = sparkline(values, usual, f"{len(values)} {alt}", now.partial is not None)
    unit = escape(wording.unit(one, now))
    return (
        f'<div class="card"><p class="figure"><b>{escape(wording.figure(one, estimate))}</b>'
        f" <span>{unit}</span></p>"
        f'<p class="details">{details}{_badge(one, now)}</p>{drawn}'
        f'<p class="verdict">{escape(verdict[:1].upper() + verdict[1:])}</p></div>'
    )


def _badge(one: Indicator, now: Result) -> str:
    """Return the badge of evidence, with its rule to point at."""
    held = badge(one, now)
    said = wording.evidence(one, now)
    rule = escape(held.rule, quote=True) if held else ""
    return f'<em class="badge" title="{rule}">{escape(said)}</em>' if said else ""


def level_of_cards(
    level: str,
    says: str,
    everything: Mapping[str, Headline],
    labels: Labels,
    filters: Filters,
    across: int,
) -> None:
    """Show one level of the logic model: its heading, and its cards by theme.

    Args:
        level: a key of ``LEVELS``.
        says: what the level is, in a sentence.
        everything: code → its headline.
        labels: how codes are called; looked up once for all cards.
        filters: what was chosen.
        across: how many cards stand side by side.
    """
    st.html(f'<div class="column-head"><h2>{LEVELS[level]}</h2><span>{escape(says)}</span></div>')
    if not any(indicators()[code].level == level for code in everything):
        st.html('<p class="quiet">Nothing was reported that could be shown here.</p>')
    for theme, title in THEMES.items():
        some = [indicators()[code] for code in everything]
        some = [one for one in some if (one.level, one.theme) == (level, theme)]
        if some:
            st.html(f'<h3 class="theme">{escape(title)}</h3>')
        cards([everything[one.code] for one in some], labels, filters, across)


def cards(held: Sequence[Headline], labels: Labels, filters: Filters, across: int) -> None:
    """Show indicators as cards, so many side by side."""
    for start in range(0, len(held), across):
        for column, one in zip(st.columns(across), held[start : start + across], strict=False):
            with column:
                card(indicators()[one.now.code], one, labels, filters)
