"""What changed in a revision, in short: counted, and by indicator, as its file has it."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from data.problems import Refused
from metrics.releases.keeping import Kept
from pages.parts.caches import release_changes
from pages.parts.history import tell
from reports.releases.differing import HIDDEN
from reports.releases.summary import CAVEAT

#: So many indicators are shown at once, the others when asked for.
_SHOWN = 8


def show_changes(one: Kept) -> None:
    """Show what changed against the release that this one revises, by indicator."""
    try:
        found = release_changes(one.number, one.digest)
    except Refused as refused:
        tell(refused.problems)
        return
    if not found.total and not found.apart:
        st.write(f"No figure changed against release {one.revises}.")
        return
    title = f'<h3 class="finding">What changed against release {one.revises}</h3>'
    apart = "".join(f"<li>{escape(text)}</li>" for text in found.apart)
    st.html(f"{title}<ul>{apart}</ul>" if apart else title)
    if not found.total:
        return
    st.write(found.sentence(one.revises or 0))
    if found.counts[HIDDEN]:
        st.html(f'<p class="quiet">{CAVEAT}</p>')
    items = [_item(name, lines) for name, lines in found.indicators.items()]
    st.html(_list(items[:_SHOWN]))
    if rest := items[_SHOWN:]:
        with st.expander(f"{len(rest)} more {'indicator' if len(rest) == 1 else 'indicators'}"):
            st.html(_list(rest))
    st.caption("In brackets: how many figures. Each has its own line in the file, changes.csv.")


def _item(name: str, lines: Iterable[str]) -> str:
    return f"<li><b>{escape(name)}</b><br>{'<br>'.join(map(escape, lines))}</li>"


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(items)}</ul>"
