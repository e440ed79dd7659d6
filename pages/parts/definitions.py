"""What a figure means, from its declaration; the same on its page and in the glossary."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from data.kinds import kind
from metrics.evidence import rules_of
from metrics.indicator import ADDITIVITY, LEVELS, Indicator


def facts(pairs: Mapping[str, str]) -> None:
    """Show names with what they mean, leaving out those without words."""
    rows = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in pairs.items() if v)
    st.html(f'<dl class="facts">{rows}</dl>')


def titles(one: Indicator) -> list[str]:
    """Return the sheets an indicator is made from."""
    return [kind(name).title for name in one.reads]


def define(one: Indicator) -> None:
    """Show how an indicator is counted."""
    facts(
        {
            "Level": LEVELS[one.level],
            "Definition": one.definition,
            "Over time": ADDITIVITY[one.additivity],
            "Evidence": " ".join(f"{grade.capitalize()}: {rule}" for grade, rule in rules_of(one)),
            "Keep in mind": one.caveat,
            "Made from": ", ".join(titles(one)),
            "In the framework": f"“{one.source}”",
            "Worked example": one.example.because,
            "Code": f"{one.code}, version {one.version}",
        }
    )
