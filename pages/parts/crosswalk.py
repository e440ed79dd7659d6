"""The crosswalk on its page: a rule of another body, both figures, and why they differ."""

from html import escape

import streamlit as st

from metrics.crosswalked import Compared, compare, protected
from pages.parts.caches import the_store, today
from pages.parts.filters import Filters
from pages.parts.guard import Person
from reports import crosswalk as words


def compared(someone: Person, filters: Filters) -> list[Compared]:
    """Return both figures of every rule, as whoever is looking may see them."""
    found = compare(the_store(), filters.window, filters.where, today())
    return found if someone.works_here else protected(found)


def show_rule(one: Compared) -> None:
    """Show a rule: what it says, both figures and the difference, and the reason."""
    mine, other = words.periods(one)
    figures = (
        ("Ours", words.of_ours(one), mine),
        ("Theirs", words.of_theirs(one), other),
        ("Difference", words.difference(one) or "–", ""),
    )
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


def _figure(figure: str) -> str:
    number, _, unit = figure.partition(" ")
    return f"<b>{escape(number)}</b> {escape(unit)}"
