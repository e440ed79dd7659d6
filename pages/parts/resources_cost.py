"""Cost set against the people reached for it, where both are reported."""

from html import escape

import streamlit as st

from metrics.catalogue import indicator
from metrics.dimensions import label
from metrics.judged import usual_of
from metrics.results import Result
from pages.parts import frame
from pages.parts.caches import known
from pages.parts.definitions import define
from pages.parts.figures import headline, show
from pages.parts.filters import Filters
from pages.parts.guard import Person
from pages.parts.trend import show_trend
from reports import charts, wording
from reports import resources as words
from reports.tables import table

CODE = "cost_per_person"
#: Nouns → the indicators that count what a cost can be known of.
COUNTED = {
    "event/events": ("events_held",),
    "training session/training sessions": (
        "trainings_law_enforcement",
        "trainings_professionals",
        "trainings_community",
    ),
}


def show_cost(someone: Person, filters: Filters) -> None:
    """Show the cost per person: figure, what it leaves out, over time, by audience."""
    one = indicator(CODE)
    lines = "".join(
        f"<li><b>{escape(lead)}</b> {escape(rest)}</li>" for lead, rest in words.COST_CAVEATS
    )
    st.html(f'<ul class="caveats" aria-label="Keep in mind">{lines}</ul>')
    held = headline([CODE], someone, filters).get(CODE)
    if held is None or held.now.estimate.value is None:
        st.write(_nothing(held.now.estimate.status if held else "[x]"))
        return
    now, usual = held.now, usual_of(one, held.series, filters.sort)
    unit = escape(wording.unit(one, now))
    st.html(f'<p class="big">{escape(wording.figure(one, now.estimate))} <span>{unit}</span></p>')
    # Of how many the cost is known, no release tells.
    both = _both_known(someone, filters) if someone.works_here else {}
    known_of = words.both_known(both, filters.window.label) if both else ""
    for text in (wording.reading(one, now, known(), usual, filters.place), known_of):
        if text:
            st.html(f'<p class="quiet">{escape(text)}</p>')
    show_trend(one, held, usual, someone, filters)
    _by_audience(now, someone, filters)
    st.subheader("How cost is counted", anchor=False)
    define(one)


def _nothing(status: str) -> str:
    if status == "[c]":
        return f"The figure is {wording.SYMBOLS['[c]']}."
    return (
        "No event or training session of this period says both what it cost and how many came. "
        "Fill in Cost and Attended on the Events sheet, or Cost and Completed on the Trainings "
        "sheet."
    )


def _both_known(someone: Person, filters: Filters) -> dict[str, tuple[float, float]]:
    """Return nouns → of how many both cost and people are known, and how many there are."""
    codes = [code for some in COUNTED.values() for code in some]
    found = show(codes, [filters.window], someone, filters, ["costed"])
    counts = {}
    for nouns, some in COUNTED.items():
        results = [result for code in some for result in found[code]]
        both = [r.estimate.value or 0 for r in results if r.named.get("costed") == "yes"]
        counts[nouns] = (sum(both), sum(result.estimate.value or 0 for result in results))
    return counts


def _by_audience(now: Result, someone: Person, filters: Filters) -> None:
    """Show it by audience; never by partner, since a low cost would look like merit."""
    one = indicator(CODE)
    parts = show([CODE], [filters.window], someone, filters, ["audience"])[CODE]
    parts = [part for part in parts if part.group and part.estimate.status not in ("[x]", "[z]")]
    if not parts:
        return
    named = {label(known(), "audience", part.named["audience"], one): part for part in parts}
    parts = [named[name] for name in sorted(named)]
    dots = [_dot(name, named[name]) for name in sorted(named)]
    measure = charts.measure(one, now, known(), filters.place)
    finding = "By audience: what is cheaper is not better"
    drawn = charts.rates(
        dots, now.estimate.value, False, (finding, f"{measure} · {filters.window.label}")
    )
    told = (wording.reading(one, named[name], known(), place=name) for name in sorted(named))
    frame.chart(drawn, " ".join(told))
    frame.explain_symbols(parts)
    beside = "Dashed: all audiences together."
    if any(dot.low is not None for dot in dots):
        beside += " A whisker reaches to the cost if nobody had come twice."
    st.caption(beside)
    name = f"Cost per person by audience, {filters.window.label}"
    frame.twin(table(one, parts, known(), ["audience"]), name)


def _dot(name: str, part: Result) -> charts.Dot:
    estimate = part.estimate
    doubt = " [u]" if estimate.status == "[u]" else ""
    figure = wording.figure(indicator(CODE), estimate)
    return charts.Dot(name + doubt, figure, estimate.value, estimate.low, estimate.high)
