"""What people said: shares of themes and stances, over time and by audience, with examples."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from data.codebook import Codebook, codebook
from data.codings import Coding, codings, settlements
from data.deciding import Decided, decide
from data.readings import cleared_words
from data.words import Words
from metrics.catalogue.feedback import FEEDBACK_THEMES
from metrics.dimensions import label
from metrics.guessing import Measured, measure
from metrics.results import Result
from metrics.themes import (
    LEAST_TO_QUOTE,
    Answers,
    rests_on,
    shares,
    stance_agreement,
    stance_shares,
    without_stance,
)
from metrics.windows import Window
from pages.parts import frame
from pages.parts.agreement import agreed
from pages.parts.caches import known, the_store
from pages.parts.figures import show
from pages.parts.filters import Filters
from pages.parts.guard import Person
from reports import charts, tables, themes, wording
from reports.charts import themes as drawn

#: As many examples of a theme are shown at first.
EXAMPLES = 3


@dataclass(frozen=True)
class Said:
    """What people said and how it was coded.

    Attributes:
        words: every cleared answer, as often as it was given.
        coded: key → what is decided of it.
        codings: what each coder said.
        book: the codebook.
    """

    words: Sequence[Words]
    coded: dict[str, Decided]
    codings: Sequence[Coding]
    book: Codebook

    def answers(self, filters: Filters, window: Window, survey: str = "") -> Answers:
        """Return the coded answers of a window and choice."""
        return [(one, self.coded[one.key]) for one in self._of(filters, window, survey)
                if one.key in self.coded]  # fmt: skip

    def uncoded(self, filters: Filters, window: Window, survey: str = "") -> list[str]:
        """Return the texts nobody has coded."""
        return [one.text for one in self._of(filters, window, survey) if one.key not in self.coded]

    def _of(self, filters: Filters, window: Window, survey: str) -> Iterable[Words]:
        for one in self.words:
            within = one.month in window.months if window.by_month else (
                one.quarter in window.quarters
            )  # fmt: skip
            kept = all(getattr(one, name) in values for name, values in filters.where.items())
            if within and kept and survey in ("", one.survey):
                yield one


def look() -> Said:
    """Return what people said and how it was coded."""
    with the_store().reading() as connection:
        book, made = codebook(connection), codings(connection)
        found = decide(made, settlements(connection), book)
        return Said(cleared_words(connection) if made else (), found, made, book)


def choose_survey(said: Said) -> str:
    """Offer the surveys; return the one chosen, empty for all."""
    surveys = sorted({one.survey for one in said.words})
    return st.selectbox(
        "Survey", ["", *surveys], format_func=lambda name: name or "All surveys",
        key="survey", bind="query-params", width=320,
    )  # fmt: skip


def show_themes(said: Said, answers: Answers, filters: Filters) -> None:
    """Show the share of each code, with n, coders and agreement; for staff."""
    results = shares(answers, said.book.offered, filters.window)
    parts = (FEEDBACK_THEMES.title, "share of answers coded", filters.place, filters.window.label)
    found = drawn.theme_shares(results, said.book, " · ".join(filter(None, parts)))
    by_code = {one.matter: one for one in agreed(said.codings, said.book)}
    table = themes.shares_table(results, said.book, by_code)
    frame.chart(found, f"{found.finding}. The table below says each share and what it rests on.")
    frame.explain_symbols(results)
    st.caption(f"{themes.SEVERAL} {themes.DECIDED} {themes.CHOSE}")
    frame.twin(table, "Themes in what people said")


def show_stance(said: Said, answers: Answers, uncoded: Sequence[str], filters: Filters) -> None:
    """Show staff the stances, as people coded them, and a machine's guess."""
    st.subheader("Stance towards the programme", anchor=False)
    results, without = stance_shares(answers, filters.window), without_stance(answers)
    guessed = _measured(said, uncoded)
    said_so = themes.stance_sentence(results, without)
    if any(result.estimate.value is not None for result in results):
        words = drawn.stance_measure(filters.place, filters.window.label)
        frame.chart(drawn.stances(results, guessed, words), said_so)
    frame.explain_symbols(results)
    st.html(f'<p class="quiet">{escape(said_so)}</p>')
    held = stance_agreement(said.codings)
    st.caption(f"Coded by people. Coders agree on the stance: {themes.kappa(held)}.")
    st.caption(themes.machine_sentence(guessed))
    frame.twin(themes.stance_table(results), "Stance towards the programme")


def _measured(said: Said, uncoded: Sequence[str]) -> Measured:
    """Return a machine's guess, measured on all answers that people coded, each text once."""
    texts = {one.key: one.text for one in said.words}
    coded = {
        key: (texts[key], found.stance)
        for key, found in said.coded.items()
        if found.stance and key in texts
    }
    return measure(coded, uncoded)


def show_one(said: Said, answers: Answers, filters: Filters, someone: Person) -> None:
    """Show staff one theme over time and by audience, and some of the words themselves."""
    theme = show_theme(said.book, filters, someone)
    if theme:
        _examples(said, answers, theme)


def show_theme(book: Codebook, filters: Filters, someone: Person) -> str:
    """Show one theme over time and by audience; return which was chosen."""
    st.subheader("One theme", anchor=False)
    theme = st.selectbox(
        "Theme", [code.id for code in book.tops()], format_func=lambda c: book.codes[c].name,
        key="theme", bind="query-params", width=320,
    )  # fmt: skip
    if theme:
        name = book.codes[theme].name
        _over_time(theme, name, filters, someone)
        _by_audience(theme, name, filters, someone)
    return theme or ""


def _of_theme(results: Iterable[Result], theme: str) -> list[Result]:
    return [result for result in results if result.named.get("theme") == theme]


def _over_time(theme: str, name: str, filters: Filters, someone: Person) -> None:
    code = FEEDBACK_THEMES.code
    series = _of_theme(show([code], filters.trend, someone, filters)[code], theme)
    if not series:
        return
    words = (f"“{name}” over time", f"share of answers coded · {filters.place or 'all'}")
    frame.chart(
        drawn.over_time(FEEDBACK_THEMES, series, words),
        " ".join(wording.reading(FEEDBACK_THEMES, result, known()) for result in series),
    )
    frame.explain_symbols(series)
    frame.twin(tables.table(FEEDBACK_THEMES, series, known()), f"{name} over time")


def _by_audience(theme: str, name: str, filters: Filters, someone: Person) -> None:
    code = FEEDBACK_THEMES.code
    parts = _of_theme(show([code], [filters.window], someone, filters, ["audience"])[code], theme)
    if not parts:
        return
    said = " ".join(
        wording.reading(
            FEEDBACK_THEMES, one, known(),
            place=label(known(), "audience", one.named.get("audience"), FEEDBACK_THEMES),
        )
        for one in parts
    )  # fmt: skip
    frame.chart(charts.breakdown(FEEDBACK_THEMES, parts, "audience", known(), filters.place), said)
    frame.explain_symbols(parts)
    frame.twin(tables.table(FEEDBACK_THEMES, parts, known(), ["audience"]), f"{name} by audience")


def _examples(said: Said, answers: Answers, theme: str) -> None:
    """Show staff some answers with a theme; none of a group so small that one could be known."""
    group = [one for one, found in answers if found.has(theme)]
    if len(group) < LEAST_TO_QUOTE:
        st.caption(
            f"Fewer than {LEAST_TO_QUOTE} of these answers have the theme: none of them is shown."
        )
        return
    texts = list(dict.fromkeys(one.text for one in group))
    with st.expander(f"Examples, for staff only ({min(EXAMPLES, len(texts))} of {len(texts)})"):
        for text in texts[:EXAMPLES]:
            st.html(f'<blockquote class="quiet" dir="auto">“{escape(text)}”</blockquote>')
        st.caption("Cleared for coding, not for publication: that needs a voice with consent.")


def say_rests(answers: Answers) -> None:
    """Say what the figures rest on."""
    st.html(f'<p class="lead">{escape(themes.resting(rests_on(answers)))}</p>')
