"""An indicator over time: its chart, with all that stands beside it, and its table."""

import streamlit as st

from data.notes import Note
from metrics.catalogue import indicators
from metrics.change import RULES, Usual
from metrics.indicator import Indicator
from metrics.judged import control_of
from metrics.results import Result, lead
from metrics.targets import Target, target_of, targets
from metrics.windows import OVERLAP, SORTS, stretch
from pages.parts import frame, released
from pages.parts.caches import known, the_store
from pages.parts.figures import Headline, show
from pages.parts.filters import Filters
from pages.parts.guard import Person
from pages.parts.notes import notes_on
from reports import charts, wording
from reports.charts.notes import mark, noted
from reports.tables import table


def show_trend(
    one: Indicator, held: Headline, usual: Usual | None, someone: Person, filters: Filters
) -> None:
    """Show the series of an indicator as a chart and a table."""
    series, labels = held.series, known()
    said = " ".join(wording.reading(one, result, labels) for result in series)
    beside = charts.Beside(
        usual,
        control_of(one, series, filters.sort),
        _notes(one, someone, filters),
        _targets(one, series, someone, filters),
    )
    place = filters.place or "Whole coalition"
    frame.chart(charts.trend(one, series, labels, beside, place), said)
    frame.explain_symbols(series)
    _explain(series, beside, filters)
    whole = _whole(one, held, someone, filters)
    name = f"{one.title} by {SORTS[filters.sort].lower()}"
    marked = mark(beside.notes, [result.window for result in series], labels)
    frame.twin(noted(table(one, series, labels, whole=whole), marked), name)


def _notes(one: Indicator, someone: Person, filters: Filters) -> list[Note]:
    return notes_on(one.code, someone, filters.where.get("area", ()))


def _targets(
    one: Indicator, series: list[Result], someone: Person, filters: Filters
) -> dict[str, float]:
    """Return window's name → the target of that window, of what was filtered for."""
    others = filters.where.keys() - {"area", "partner"}
    wanted = {name: filters.where.get(name, [""]) for name in ("area", "partner")}
    if others or any(len(codes) > 1 for codes in wanted.values()):
        return {}
    area, partner = (wanted[name][0] for name in ("area", "partner"))
    listed = every_target(someone)
    found = {r.window.name: target_of(listed, one, r.window, area, partner) for r in series}
    return {name: target.aim for name, target in found.items() if target}


def every_target(someone: Person) -> list[Target]:
    """Return every target that is set; for everyone but staff, those of the release."""
    if not someone.works_here:
        return list(released.beside().targets)
    with the_store().reading() as connection:
        return targets(connection)


def _explain(series: list[Result], beside: charts.Beside, filters: Filters) -> None:
    """Say what cannot be seen in the chart, and why nothing is said of change where it is not."""
    lines = []
    if beside.usual:
        lines.append("Shaded: the usual range; dotted: its middle.")
    if beside.chart and beside.chart.signals:
        rules = dict.fromkeys(RULES[signal.rule] for signal in beside.chart.signals)
        lines.append(f"Ringed: unusual, by {' or by '.join(rules)}.")
    if any(result.partial for result in series):
        lines.append("Hatched or hollow: the window is not whole yet, so it is not compared.")
    if filters.sort in OVERLAP:
        lines.append("Each of these windows shares time with the one before: no usual range.")
    elif beside.usual is None and not any(result.partial for result in series[-1:]):
        known_ = sum(r.estimate.value is not None and r.partial is None for r in series)
        if known_ < 8:
            lines.append(f"A usual range needs eight whole windows; there are {known_}.")
    if lines:
        st.caption(" ".join(lines))


def _whole(one: Indicator, held: Headline, someone: Person, filters: Filters) -> list[Result]:
    """Return the figure of all quarters of the series together; for staff only.

    Whoever sees hidden quarters could work them out from it.
    """
    if not someone.works_here or filters.sort != "quarter" or len(held.series) < 2:
        return []
    first, last = held.series[0].window, held.series[-1].window
    window = stretch(first.quarters[0], last.quarters[-1])
    found = lead(indicators()[one.code], show([one.code], [window], someone, filters)[one.code])
    return [result for result in found if result.group == held.now.group]
