"""Undoing what was chosen: first what it would do, then, once confirmed, the deed."""

from collections.abc import Sequence

import streamlit as st

from data.ground import UNDONE
from data.history import Listed, history
from data.undo_preview import Undone, undo_preview
from data.undoing import undo
from pages.parts.caches import known, the_store
from pages.parts.choosing import choose_none
from pages.parts.frame import spoken_quarter
from pages.parts.history import WAITING, attempt, tell
from pages.parts.submission import show_difference
from reports.wording import plural


def offer_undo(picked: Sequence[Listed]) -> None:
    """Offer to undo what was chosen, or the whole uploads it came with."""
    ids = [found.id for found in picked if found.status != UNDONE]
    if not ids:
        return
    uploads = {found.upload for found in picked}
    together = [
        found.id
        for found in history(the_store())
        if found.upload in uploads and found.status != UNDONE and found.without is None
    ]
    with st.container(horizontal=True):
        st.button(f"Undo {len(ids)} chosen", on_click=_wait, args=[ids])
        if set(together) - set(ids):
            label = f"Undo the whole upload ({plural(len(together), 'submission', 'submissions')})"
            st.button(label, on_click=_wait, args=[together])
    waiting = st.session_state.get(WAITING)
    if waiting in (ids, together):
        _confirm(waiting)


def _wait(ids: list[int]) -> None:
    st.session_state[WAITING] = ids


def _confirm(ids: list[int]) -> None:
    preview = undo_preview(the_store(), ids)
    with st.container(border=True, key="confirm-undo"):
        st.subheader("What undoing would do", anchor=False)
        for chain in preview.chains:
            _show(chain)
        if preview.problems:
            st.write("It cannot be undone like this:")
            tell(preview.problems)
        with st.container(horizontal=True):
            if not preview.problems:
                st.button("Undo now", type="primary", on_click=_undo, args=[ids])
            st.button("Leave it", on_click=_wait, args=[[]])


def _show(chain: Undone) -> None:
    partner = known().get("partner", {}).get(chain.partner)
    whose = f" of {partner}, {spoken_quarter(chain.quarter)}" if partner else ""
    st.markdown(f"**{chain.title}{whose}**")
    many = len(chain.reapplied) > 1
    if chain.reapplied:
        listed = ", ".join(map(str, chain.reapplied))
        st.write(f"Submission{'s' * many} {listed} will be applied again without it.")
    elif chain.back_to:
        st.write(f"Submission {chain.back_to} holds afterwards.")
    show_difference(chain.rows, "Rows that go", "Rows that come back")


def _undo(ids: list[int]) -> None:
    some = ", ".join(map(str, ids[:10])) + " …" * (len(ids) > 10)
    done = f"Submission {some} is undone." if len(ids) == 1 else f"Submissions {some} are undone."
    attempt(done, lambda who: undo(the_store(), ids, who))
    st.session_state[WAITING] = []
    choose_none()
