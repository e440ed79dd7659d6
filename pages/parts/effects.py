"""What an upload would do to the figures, on screen."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from metrics.effects import Effect
from pages.parts.boards import Line, show_stacked
from pages.parts.caches import known
from pages.parts.guard import require
from reports.effects import records
from reports.wording import plural

AT_ONCE = 12


def show_effects(found: Sequence[Effect]) -> None:
    """Show which figures would change, from what to what and why; nothing where none would."""
    if not found:
        return
    # The figures are live and nothing in them is hidden.
    require("staff", "administrator")
    st.subheader(f"{plural(len(found), 'figure', 'figures')} would change", anchor=False)
    rows = records(found, known())
    _show(rows[:AT_ONCE])
    if more := rows[AT_ONCE:]:
        with st.expander(plural(len(more), "more figure", "more figures")):
            _show(more)


def _show(rows: Sequence[Mapping[str, str]]) -> None:
    lines: list[Line] = []
    for row in rows:
        title, *others = row.values()
        lines.append((title, [("", escape(value)) for value in others]))
    show_stacked("Figures that would change", list(rows[0]), lines)
