"""What the targets page shows: the bars, one target over time, what needs improvement, the rest."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from metrics.attainment import (
    HIDDEN,
    NO_FIGURE,
    NO_VERDICT,
    Attainment,
    is_too_large,
    needing_improvement,
    worst_within,
)
from metrics.catalogue import indicators
from metrics.targets import spoken_window
from pages.parts import frame
from pages.parts.caches import known
from pages.parts.filters import Filters
from pages.parts.guard import Person
from pages.parts.targets import InView, quiet, series_of
from reports import targets as words
from reports import targets_tables as tables
from reports.charts.targets import bullets, progress


def show_here(view: InView, filters: Filters) -> None:
    """Show the targets of exactly the window: the coalition's, then those of areas and partners."""
    window = filters.window.label
    listed = [one for one in view.here if not is_too_large(one.target)]
    st.html(f'<p class="lead">{escape(words.summary(listed, window))}</p>')
    for heading, some in _parts(listed).items():
        drawn = [one for one in some if one.standing != NO_VERDICT]
        with_figure = [one for one in drawn if one.value is not None]
        if not with_figure:
            continue
        chart = bullets(with_figure, known(), heading, window)
        frame.chart(chart, " ".join(words.sentence(one, known()) for one in with_figure))
        if heading == "The whole coalition":
            quiet(words.HOW)
    frame.explain_symbols([one.result for one in listed])
    if listed:
        frame.twin(tables.table(listed, known()), f"Targets {window}")
        with st.expander("The same in words"):
            say_each(listed)


def say_each(listed: Sequence[Attainment]) -> None:
    """Say each target in its sentence."""
    items = "".join(f"<li>{escape(words.sentence(one, known()))}</li>" for one in listed)
    st.html(f'<ul class="reading">{items}</ul>')


def _parts(listed: Sequence[Attainment]) -> dict[str, list[Attainment]]:
    found: dict[str, list[Attainment]] = {}
    for one in listed:
        heading = "The whole coalition"
        if one.target.area or one.target.partner:
            heading = "Single areas" if one.target.area else "Single partners"
        found.setdefault(heading, []).append(one)
    return found


def show_improvement(listed: Sequence[Attainment]) -> None:
    """List what is behind its target or what is due of it, the furthest behind first."""
    st.subheader("Areas needing improvement", anchor=False)
    behind = [one for one in needing_improvement(listed) if not is_too_large(one.target)]
    if not behind:
        quiet("Nothing that has a figure is behind its target, or what is due of it by now.")
        return
    quiet("What is behind its target or what is due of it by now, the furthest behind first.")
    lines = []
    for one in behind:
        where = worst_within(one, listed)
        said = words.sentence(one, known()) + (f" {words.worst(where, known())}" if where else "")
        lines.append(f"<li>{escape(said)}</li>")
    st.html(f'<ol class="reading">{"".join(lines)}</ol>')


def show_longer(view: InView, someone: Person) -> None:
    """Show one target of several quarters over time, chosen from those in view."""
    several = [one for one in view.here if one.target.first != one.target.last]
    choices = [*view.longer, *several]
    choices = [one for one in choices if one.value is not None or one.standing == HIDDEN]
    if not choices:
        return
    st.subheader("Longer targets over time", anchor=False)
    named = {f"{words.name(one, known())}, {spoken_window(one.target)}": one for one in choices}
    chosen = next(iter(named))
    if len(named) > 1:
        chosen = st.selectbox("Target", list(named), key="longer target")
    one = named[chosen]
    quiet(words.sentence(one, known()))
    series = series_of(one, someone)
    if any(result.estimate.value is not None for result in series):
        said = f"{words.sentence(one, known())} {tables.progress_words(one, series)}"
        frame.chart(progress(one, series, known()), said)
        quiet(tables.about_progress(one))
        frame.explain_symbols(series)
        frame.twin(tables.progress_table(one, series), f"{chosen} over time")
    if view.longer:
        table = tables.table([o for o in view.longer if not is_too_large(o.target)], known())
        with st.expander("All longer targets that this period is part of"):
            frame.show_table(table, "Longer targets")


def show_rest(view: InView, someone: Person) -> None:
    """List what is not held against a figure, and why."""
    in_view = [*view.here, *view.longer]
    apart = [words.sentence(one, known()) for one in in_view if one.standing in _APART]
    odd = list(dict.fromkeys(one.target for one in in_view if is_too_large(one.target)))
    apart += [words.too_large(target, indicators()[target.code]) for target in odd]
    if someone.works_here:
        strangers = [target for target in view.every if target.code not in indicators()]
        apart += [words.unknown(target) for target in strangers]
    if not apart:
        return
    st.subheader("Not held against a figure", anchor=False)
    items = "".join(f"<li>{escape(text)}</li>" for text in apart)
    st.html(f'<ul class="reading">{items}</ul>')


_APART = (NO_FIGURE, HIDDEN, NO_VERDICT)
