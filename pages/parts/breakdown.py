"""An indicator by area, partner, audience and whatever else its sheets say: chart and table."""

from collections.abc import Sequence
from math import isclose

import streamlit as st

from metrics.dimensions import all_titles, breakdowns, label, title
from metrics.indicator import Indicator
from metrics.results import Result
from pages.parts import frame, released
from pages.parts.caches import known
from pages.parts.figures import show
from pages.parts.filters import Filters
from pages.parts.guard import Person
from reports import charts, wording
from reports.charts.matrix import heat
from reports.tables import table


def dimensions_of(one: Indicator, someone: Person) -> list[str]:
    """Return what an indicator can be broken down by; for all but staff, what is released."""
    dimensions = [*one.apart[:1], *breakdowns(one)]
    if someone.works_here:
        return dimensions
    return [name for name in dimensions if name in one.apart or released.has(one.code, [name])]


def choose_dimension(one: Indicator, dimensions: Sequence[str]) -> str:
    """Offer the dimensions."""
    chosen = st.segmented_control(
        "Broken down by",
        dimensions,
        format_func=lambda name: all_titles(one, name),
        default=dimensions[0],
        required=True,
        key="by",
        bind="query-params",
    )
    return str(chosen)


def break_down(one: Indicator, now: Result, someone: Person, filters: Filters) -> None:
    """Show the figure of the window by a dimension.

    Of an indicator never added up, the stratum of the headline is broken down; by what keeps its
    strata apart, all of them are shown.
    """
    dimensions = dimensions_of(one, someone)
    if not dimensions:
        return
    if not someone.works_here:
        offered = [all_titles(one, name) for name in dimensions]
        released.say_asked_in_vain(released.asked_in_vain("by", offered))
    by, labels = choose_dimension(one, dimensions), known()
    groups = [] if by in one.apart else [by]
    parts = show([one.code], [filters.window], someone, filters, groups)[one.code]
    if groups:
        held = {name: now.named.get(name) for name in one.apart}
        parts = [r for r in parts if all(r.named.get(name) == v for name, v in held.items())]
    if not any(part.group for part in parts):
        st.write("Nothing was reported that could be broken down this way.")
    elif not groups and len(one.apart) > 1:
        frame.explain_symbols(parts)
        frame.show_table(table(one, parts, labels), f"{one.title} by {by}")
    else:
        said = " ".join(
            wording.reading(one, part, labels, place=label(labels, by, part.named.get(by), one))
            for part in parts
        )
        frame.chart(charts.breakdown(one, parts, by, labels, filters.place), said)
        frame.explain_symbols(parts)
        if not _adds_up(one, now, parts):
            st.caption("The parts do not add up to the whole: what is in two counts in each.")
        frame.twin(table(one, parts, labels, groups), f"{one.title} by {by}")
    if someone.works_here:
        _by_two(one, now, by, someone, filters)


def _adds_up(one: Indicator, now: Result, parts: Sequence[Result]) -> bool:
    """Say whether the parts of a count come to the whole, as far as they are shown."""
    values = [part.estimate.value for part in parts]
    whole = now.estimate.value
    if one.additivity == "ratio" or whole is None or None in values:
        return True
    return isclose(sum(value for value in values if value is not None), whole)


def _by_two(one: Indicator, now: Result, by: str, someone: Person, filters: Filters) -> None:
    """Offer a second dimension, and show both at once as a heat table. For staff only."""
    others = [name for name in breakdowns(one) if name != by]
    if not others:
        return
    second = st.selectbox(
        "And at once by", ["", *others], key="also", bind="query-params",
        format_func=lambda name: all_titles(one, name) if name else "Nothing else",
    )  # fmt: skip
    if not second:
        return
    groups = [name for name in (by, second) if name not in one.apart]
    parts = show([one.code], [filters.window], someone, filters, groups)[one.code]
    if by not in one.apart:
        held = {name: now.named.get(name) for name in one.apart}
        parts = [r for r in parts if all(r.named.get(name) == v for name, v in held.items())]
    said = f"{one.title} by {title(by)} and {title(second)}; the table below says each figure."
    frame.chart(heat(one, parts, (by, second), known(), filters.place), said)
    frame.explain_symbols(parts)
    frame.twin(table(one, parts, known(), groups), f"{one.title} by {by} and {second}")
