"""Tables of states and sentences: on a narrow screen they stack, or say that they scroll."""

from collections.abc import Sequence
from html import escape

import streamlit as st

#: A row: what it is about, and its cells, each with its class and its text as HTML.
Line = tuple[str, Sequence[tuple[str, str]]]

#: With more columns than these a table is wider than a phone.
_FITS = 4


def show_board(caption: str, heads: Sequence[str], lines: Sequence[Line]) -> None:
    """Show a table that scrolls sideways where it does not fit; its first column stays in view.

    Args:
        caption: what it shows; may be shown by the heading above, and is read out in any case.
        heads: the columns' heads, the first column's included.
        lines: its rows.
    """
    hint = '<p class="slides" aria-hidden="true">Slide sideways to see all columns →</p>'
    st.html(
        (hint if len(heads) > _FITS else "")
        + f'<div class="board" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption>{_table(heads, lines)}</table></div>"
    )


def show_stacked(caption: str, heads: Sequence[str], lines: Sequence[Line]) -> None:
    """Show a table whose rows become blocks on a narrow screen, each cell under its head."""
    st.html(
        f'<div class="board stacks" role="region" aria-label="{escape(caption)}"><table>'
        f"{_table(heads, lines)}</table></div>"
    )


def _table(heads: Sequence[str], lines: Sequence[Line]) -> str:
    # A table of Streamlit's would read the names of sheets and files as Markdown.
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(
            f'<td class="{state}" data-head="{escape(head)}">{text}</td>'
            for head, (state, text) in zip(heads[1:], cells, strict=True)
        )
        + "</tr>"
        for name, cells in lines
    )
    return f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody>"


def signed(state: str, text: str) -> tuple[str, str]:
    """Return the cell of a state in words that begin with its sign: ``✓ on time``."""
    sign, _, rest = text.partition(" ")
    return state.replace(" ", "-"), f"<b>{escape(sign)}</b>\u00a0<span>{escape(rest)}</span>"
