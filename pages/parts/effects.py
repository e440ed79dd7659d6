"""What an upload would do to the figures, on screen."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from metrics.effects import Effect
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
    st.html(_table(rows[:AT_ONCE]))
    if more := rows[AT_ONCE:]:
        with st.expander(plural(len(more), "more figure", "more figures")):
            st.html(_table(more))


def _table(rows: Sequence[Mapping[str, str]]) -> str:
    # Sheets and files are called as people call them: a table of Streamlit's would read their
    # names as Markdown.
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in rows[0])
    body = "".join(f"<tr>{_cells(list(row.values()))}</tr>" for row in rows)
    return (
        '<div class="board effects"><table>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(values: Sequence[str]) -> str:
    first, *others = (escape(value) for value in values)
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{value}</td>" for value in others)
