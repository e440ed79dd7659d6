"""The releases as everyone sees them: the current one, and those that were before."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from data import clock
from data.exports import take_out
from data.periods import spoken
from metrics.releases.keeping import (
    PUBLISHED,
    WITHDRAWN,
    Kept,
    current,
    handed_out,
    voices_gone,
)
from pages.parts import released
from pages.parts.caches import release_offer, the_store
from pages.parts.guard import Person
from pages.parts.releases_changes import show_changes
from reports.releases import listing


def show_current(someone: Person) -> None:
    """Show which release is seen, what it covers, what it revised, and offer its file."""
    one, kept = current(the_store()), released.published()
    if one is None:
        return
    st.subheader(listing.named(one), anchor=False)
    _show(one, kept)
    if one.revises:
        show_changes(one)
    _offer(one, someone)


def show_others(someone: Person) -> None:
    """List the releases before, the newest first: published ones, revised and withdrawn ones."""
    now, kept = current(the_store()), released.published()
    others = [one for one in kept if now is None or one.number != now.number]
    if not others:
        return
    st.subheader("Other releases" if now else "Releases so far", anchor=False)
    for one in others:
        title = listing.headed(one)
        key = f"listed release {one.number}"
        with st.expander(title, expanded=one.state == WITHDRAWN, key=key, on_change="rerun") as box:
            if box.open:
                _show(one, kept)
                if one.revises:
                    show_changes(one)
                _offer(one, someone)


def _show(one: Kept, kept: Sequence[Kept]) -> None:
    held, was = release_offer(one.number, one.digest), one.state != PUBLISHED
    facts = {
        "State": listing.standing(one, kept),
        "Why": one.reason if one.state == WITHDRAWN else "",
        "Figures up to": spoken(one.quarter),
        "Published": clock.day(one.published_at) if was and one.published_at else "",
        "Coverage": listing.coverage(one, held),
        # A note that tells too much is a reason to withdraw a release.
        "Note": one.note if one.state != WITHDRAWN else "",
        "Digest": f"SHA-256 {one.digest}",
    }
    lines = "".join(
        f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in facts.items() if text
    )
    st.html(f'<dl class="facts">{lines}</dl>')


def _offer(one: Kept, someone: Person) -> None:
    """Offer the file of a release that is published; say of any other why there is none."""
    if one.state != PUBLISHED:
        st.caption("Its file is not handed out any more.")
        return
    if voices_gone(the_store(), one.number):
        st.write(
            "Its file is not handed out at the moment: somebody who is quoted in it took that "
            "back. A revision without it is on its way; the figures are not concerned."
        )
        return
    st.download_button(
        "Download its file (zip)",
        partial(_file, one.number, someone.name, someone.role),
        file_name=f"Release {spoken(one.quarter)}, number {one.number}.zip",
        mime="application/zip",
        on_click="ignore",
        icon=":material/download:",
        key=f"listed file of release {one.number}",
    )


def _file(number: int, who: str, role: str) -> bytes:
    # Looked up again on the click: it may have been withdrawn while the page was open.
    store = the_store()
    file = handed_out(store, number)
    take_out(store, f"Release {number}", "zip", who, role, number)
    return file
