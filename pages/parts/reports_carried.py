"""What a report carries of words that somebody typed: said to whoever makes it, and left out."""

from dataclasses import replace
from html import escape

import streamlit as st

from data import clock
from data.report_texts import Standing
from pages.parts.caches import the_store
from pages.parts.guard import SEVERAL, Person
from pages.parts.reports_choice import WITHOUT_WORDS, Asked
from reports.documents.composing import places
from reports.documents.making import words_of


def is_countys(someone: Person) -> bool:
    """Say whether a report is the county's: none that the county never saw is."""
    return someone.role != "funder"


def carried(asked: Asked, someone: Person) -> list[Standing]:
    """Return what is typed for a report, or for those of all areas, and would be in it."""
    choices = [asked.choice]
    if asked.all_areas:
        choices = [replace(asked.choice, area=area) for area in places(asked.source, "area")]
    countys = is_countys(someone)
    found = (words_of(the_store(), asked.source, choice, countys) for choice in choices)
    return [one for one in found if one]


def offer_without(asked: Asked, someone: Person, found: list[Standing]) -> None:
    """Say which words are in a report, by whom and when; offer to make it without them."""
    if not found:
        return
    last = max(found, key=lambda one: one.when)
    st.html(f'<p class="quiet">{escape(_told(asked, someone, found, last))}</p>')
    st.checkbox(f"Without the words typed by {_by(last)}", key=WITHOUT_WORDS)


def _by(one: Standing) -> str:
    return SEVERAL.get(one.role, "staff")


def _told(asked: Asked, someone: Person, found: list[Standing], last: Standing) -> str:
    if asked.all_areas:
        said = f"Of {len(found)} areas the report has words"
    else:
        parts = [one if one in ("title", "introduction") else "commentary" for one in last.parts]
        said = f"This report has words ({', '.join(dict.fromkeys(parts))})"
    said += f" typed by {_by(last)}, last on {clock.day(last.when)}."
    if someone.role == "funder":
        return f"{said} They were marked ready for everyone who makes it."
    if all(one.ready for one in found):
        return f"{said} They are marked ready: whoever makes it has them."
    if asked.all_areas:
        return f"{said} Not all are marked ready: reports that funders make go without those."
    return f"{said} They are not marked ready: reports that funders make go without them."
