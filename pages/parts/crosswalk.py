"""The crosswalk on its page: a rule of another body, both figures, and why they differ."""

from html import escape

import streamlit as st

from metrics.crosswalk import RULES, Rule
from metrics.crosswalked import Compared, compare
from metrics.releases.adding import NOT_RELEASED
from metrics.results import Result
from metrics.windows import Window
from pages.parts import released
from pages.parts.caches import the_store, today
from pages.parts.filters import Filters
from pages.parts.guard import Person
from reports import crosswalk as words

IN_NONE = "– in no release"


def compared(someone: Person, filters: Filters) -> list[Compared]:
    """Return both figures of every rule, as whoever is looking may see them."""
    if someone.works_here:
        return compare(the_store(), filters.window, filters.where, today())
    return [_released(rule, filters.window) for rule in RULES]


def _released(rule: Rule, chosen: Window) -> Compared:
    """Return what a release says of a rule: theirs only where the year alone is another."""
    mine, other = rule.windows(chosen)
    theirs = Result(rule.ours, other, (), NOT_RELEASED)
    if rule.value is None:
        (theirs,) = released.figure_of(rule.ours, other)
    (ours,) = released.figure_of(rule.ours, mine)
    beside = [released.figure_of(code, mine)[0] for code in rule.beside]
    return Compared(rule, ours, theirs, tuple(beside))


def show_rule(one: Compared) -> None:
    """Show a rule: what it says, both figures and the difference, and the reason."""
    mine, other = words.periods(one)
    figures = [
        ("Ours", _ours(one), mine),
        ("Theirs", words.of_theirs(one), other),
        ("Difference", words.difference(one) or "–", ""),
    ]
    if one.theirs.estimate == NOT_RELEASED:
        figures = figures[:1]
    cells = "".join(
        f"<div><dt>{name}</dt><dd>{_figure(figure)}<span>{escape(when)}</span></dd></div>"
        for name, figure, when in figures
    )
    rule = one.rule
    beside = f" {words.of_beside(one)}" if one.beside else ""
    st.html(
        f'<section class="crosswalk"><h3 class="finding">{escape(rule.title)}</h3>'
        f'<p class="quiet">{escape(rule.whose)}. {escape(rule.says)}</p>'
        f"<dl>{cells}</dl><p>{escape(words.reason(one) + beside)}</p></section>"
    )


def _ours(one: Compared) -> str:
    return IN_NONE if one.ours.estimate == NOT_RELEASED else words.of_ours(one)


def _figure(figure: str) -> str:
    number, _, unit = figure.partition(" ")
    return f"<b>{escape(number)}</b> {escape(unit)}"
