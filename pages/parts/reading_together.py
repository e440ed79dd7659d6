"""Short answers in which the finder sees nothing, twenty on one screen, cleared together."""

from collections.abc import Sequence
from html import escape
from itertools import islice

import streamlit as st

from data.finding import sees_nothing
from data.readings import LONGEST_TOGETHER, MOST_TOGETHER, Answer, clear_together
from pages.parts import reading
from pages.parts.caches import the_store
from reports.wording import plural


def show(waiting: Sequence[Answer]) -> None:
    """List short answers without a suggestion, and offer to clear those that are not left out."""
    quiet = (one for one in waiting if _is_quiet(one.words.text))
    listed = list(islice(quiet, MOST_TOGETHER))
    if not listed:
        st.write(
            "No short answer is left in which the finder sees nothing. Read the others one at a "
            "time."
        )
        reading.undo_button()
        return
    st.html(
        f'<p class="quiet">Answers of up to {LONGEST_TOGETHER} letters in which the finder sees '
        "nothing. It certifies nothing: read each of them, and leave out whatever may point to "
        "somebody.</p>"
    )
    st.html(_list(listed))
    keys = [one.words.key for one in listed]
    left_out = st.pills(
        "Leave out, to be read one at a time",
        range(len(listed)),
        selection_mode="multi",
        format_func=lambda i: str(i + 1),
        key=f"reading left out {keys[0]} {len(keys)}",
    )
    together = [key for i, key in enumerate(keys) if i not in left_out]
    words = f"Clear {plural(len(together), 'answer', 'answers')}"
    st.button(words, type="primary", disabled=not together, on_click=_clear, args=[together])


def _is_quiet(text: str) -> bool:
    return len(text) <= LONGEST_TOGETHER and sees_nothing(text)


def _list(listed: Sequence[Answer]) -> str:
    """Return the answers as a numbered list; what they answer stands above the first of several."""
    lines, above = [], ""
    for one in listed:
        asked = reading.question(one.words.survey, one.words.item)
        head = f"<small>{escape(asked)}</small>" if asked != above else ""
        lines.append(f'<li>{head}<span dir="auto">{escape(one.words.text)}</span></li>')
        above = asked
    return f'<ol class="answers">{"".join(lines)}</ol>'


def _clear(keys: list[str]) -> None:
    if reading.act(lambda who: clear_together(the_store(), keys, who)):
        # Several cannot be taken back with one key: each is opened again under its decision.
        st.session_state.pop(reading.LAST, None)
