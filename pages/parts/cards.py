"""The card of an indicator: name, figure, what it rests on, its last quarters, a verdict."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from metrics.change import Usual
from metrics.dimensions import Labels
from metrics.indicator import Indicator
from metrics.results import Result
from pages.parts import guard
from pages.parts.figures import usual_of
from reports import wording
from reports.sparkline import sparkline


def card(one: Indicator, now: Result, series: Sequence[Result], known: Labels, place: str) -> None:
    """Show one indicator; its name opens its page."""
    usual = usual_of(one, series) if len(now.window.quarters) == 1 else None
    said = wording.reading(one, now, known, usual, place)
    with st.container(border=True, key=f"card-{one.code}", gap=None):
        st.page_link(
            "pages/results/indicator.py",
            label=one.title,
            query_params=guard.links(indicator=one.title),
        )
        st.html(_body(one, now, series, known, usual, said))


def _body(
    one: Indicator,
    now: Result,
    series: Sequence[Result],
    known: Labels,
    usual: Usual | None,
    said: str,
) -> str:
    estimate = now.estimate
    which = wording.stratum(one, now, known)
    lines = [
        which,
        wording.rests_on(one, estimate),
        wording.interval(one, estimate),
        wording.evidence(one, now),
    ]
    if estimate.status != "ok":
        lines.append(wording.SYMBOLS[estimate.status])
    details = "".join(f"<span>{escape(line)}</span>" for line in lines if line)
    values = [result.estimate.value for result in series]
    verdict = wording.change(usual, one)
    drawn = sparkline(values, usual, f"{len(values)} quarters to {now.window.label}. {said}")
    unit = escape(wording.unit(one, now))
    return (
        f'<div class="card"><p class="figure"><b>{escape(wording.figure(one, estimate))}</b>'
        f" <span>{unit}</span></p>"
        f'<p class="details">{details}</p>{drawn}'
        f'<p class="verdict">{escape(verdict[:1].upper() + verdict[1:])}</p></div>'
    )
