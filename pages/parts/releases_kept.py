"""The releases there are, what changed in each, and the ledger of what was taken out."""

from functools import partial
from html import escape

import streamlit as st

from data import clock
from data.exports import LIVE, Taken, take_out, taken_out
from data.periods import spoken
from metrics.releases.foreseen import Foreseen
from metrics.releases.keeping import (
    BUILT,
    DISCARDED,
    PUBLISHED,
    REVISED,
    WITHDRAWN,
    Kept,
    content,
    discard,
    releases,
    voices_gone,
    withdraw,
)
from pages.parts import boards, releases_headlines
from pages.parts.caches import foreseen_of, release_offer, the_store
from pages.parts.guard import NAMES, Person
from pages.parts.history import attempt_here
from pages.parts.narrative import narrative
from pages.parts.releases_changes import show_changes
from reports.releases import listing

#: So many lines of the ledger are shown.
_LINES = 50


def show_releases(someone: Person) -> None:
    """List every release, the newest first, with what can be done with it."""
    st.subheader("All releases", anchor=False)
    kept = releases(the_store())
    if not kept:
        st.write("There is no release yet.")
    for one in kept:
        newest = one is kept[0]
        said = listing.state(one, kept)
        title = f"{one.number}\u2002{one.name[0].upper()}{one.name[1:]}: {said}"
        with st.expander(title, expanded=newest):
            _show(one, someone, said, newest)


def _show(one: Kept, someone: Person, said: str, newest: bool) -> None:
    facts = {
        "State": f"{said}, {clock.day(one.done_at)}, {one.done_by}",
        "Reason": one.reason,
        "Built": f"{clock.day(one.built_at)}, {one.built_by}",
        "Coverage": listing.coverage(one, release_offer(one.number, one.digest)),
        "Note": one.note,
        "Digest": f"SHA-256 {one.digest}",
    }
    lines = "".join(
        f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in facts.items() if text
    )
    st.html(f'<dl class="facts">{lines}</dl>')
    # A file takes a moment to read: those of earlier revisions are read when asked for.
    label = f"What changed against release {one.revises}"
    if one.revises and (newest or st.toggle(label, key=f"changes of release {one.number}")):
        show_changes(one)
    with st.container(horizontal=True):
        _offer_file(one, someone)
        if one.state == PUBLISHED:
            with st.popover("Withdraw"):
                _withdrawal(one)
        elif one.state == BUILT:
            with st.popover("Discard"):
                _discarding(one)


def _offer_file(one: Kept, someone: Person) -> None:
    if gone := voices_gone(the_store(), one.number):
        some = ", ".join(map(str, gone))
        st.write(
            f"Its file is not handed out: {'voices' if len(gone) > 1 else 'voice'} {some} may not "
            "be shown any more. Choose the quarter above and build a revision without."
        )
        return
    if one.state == DISCARDED:
        st.caption("It was never published: its file is for staff alone.")
    elif one.state in (REVISED, WITHDRAWN):
        st.caption("Its file is for staff alone now; nobody else can take it any more.")
    st.download_button(
        "Download its file (zip)",
        partial(_file, one, someone.name, someone.role),
        file_name=f"Release {spoken(one.quarter)}, number {one.number}.zip",
        mime="application/zip",
        on_click="ignore",
        key=f"file of release {one.number}",
    )


def _file(one: Kept, who: str, role: str) -> bytes:
    store = the_store()
    file = content(store, one.number)
    take_out(store, f"Release {one.number}", "zip", who, role, one.number)
    return file


def _withdrawal(one: Kept) -> None:
    st.write(
        f"Funders and local government will not see {one.name} any more. What it was is kept, "
        "and everyone can read the reason. It cannot be published again; a new release can be "
        "built."
    )
    key = f"withdrawal of release {one.number}"
    reason = narrative("Why", key, "Such as: a file was counted twice")
    # Everyone can read the reason as well: it must tell no more of a correction than a note may.
    told = foreseen_of(one.quarter) if reason else Foreseen()
    releases_headlines.doubt(reason, told, key)
    if st.button("Withdraw it", key=f"withdraw {one.number}"):
        attempt_here(
            f"Release {one.number} is withdrawn.",
            lambda who: _withdraw(one, who, st.session_state.get(key, ""), told),
        )


def _withdraw(one: Kept, who: str, reason: str, told: Foreseen) -> None:
    releases_headlines.check(reason, told, f"withdrawal of release {one.number}")
    withdraw(the_store(), one.number, who, reason)


def _discarding(one: Kept) -> None:
    st.write(
        f"Release {one.number} will never be published. What it was is kept with the reason, and "
        "its number is not given again; a new one can be built."
    )
    key = f"discarding of release {one.number}"
    narrative("Why", key, "Such as: built once more with two areas told as one")
    if st.button("Discard it", key=f"discard {one.number}"):
        reason = st.session_state.get(key, "")
        attempt_here(
            f"Release {one.number} is discarded.",
            lambda who: discard(the_store(), one.number, who, reason),
        )


def show_ledger() -> None:
    """Show what was taken out of the product, the latest first."""
    st.subheader("What was taken out", anchor=False)
    taken = taken_out(the_store(), most=_LINES)
    if not taken:
        st.write("Nothing was taken out yet.")
        return
    st.html(
        '<p class="quiet">Every table and file that left the product. Tables of live figures are '
        "not for publication: they are not protected against subtraction.</p>"
    )
    heads = ("Table or file", "Form", "From", "When (UTC)", "By")
    with st.expander(f"The latest {len(taken)}"):
        boards.show_stacked("What was taken out", heads, [_line(one) for one in taken])


def _line(one: Taken) -> tuple[str, list[tuple[str, str]]]:
    came = LIVE if one.is_live else f"release {one.release}"
    role = NAMES.get(one.role, one.role)
    said = (one.form, came, f"{one.when:%Y-%m-%d %H:%M}", f"{one.who} ({role})")
    return one.title, [("", escape(text)) for text in said]
