"""The fourth step: a release is built, in the background, and whoever comes back sees how far."""

from html import escape
from typing import Literal

import streamlit as st

from data import clock
from data.periods import spoken
from metrics.releases.foreseen import Foreseen
from metrics.releases.stages import Stage
from pages.parts import releases_choices, releases_headlines, steps
from pages.parts.caches import the_store
from pages.parts.guard import links
from pages.parts.history import attempt, tell
from pages.parts.narrative import narrative
from reports.releases.builds import (
    BROKEN,
    BUILT,
    INTERRUPTED,
    REFUSED,
    RUNNING,
    Build,
    latest,
    start_building,
)

#: So often the page looks how far a building is, in seconds.
_LOOKS_AGAIN = 2


def build(found: Stage) -> None:
    """Offer to build a release or a revision, with what there is to know before it."""
    steps.begin(4, "Build")
    last = latest(the_store())
    if last and last.state == RUNNING:
        _watch()
        return
    name, held = spoken(found.quarter), found.published
    if last and last.quarter == found.quarter:
        _say_what_became(last, found)
    if held and found.reopened:
        day = clock.day(found.reopened.done_at)
        st.text(
            f"Release {held.number} is published. {name} was opened again on {day} by "
            f"{found.reopened.done_by}: {found.reopened.reason}"
        )
    if held and found.gone:
        some = ", ".join(map(str, found.gone))
        st.write(
            f"Voices that stand in release {held.number} may not be shown any more: {some}. "
            "A revision leaves them out."
        )
    if not found.approved:
        st.write("A release is built of an approved quarter. Approve it first.")
        if found.reopened:
            releases_headlines.foresee(found)
    elif not found.may_build and held:
        st.write(
            f"Release {held.number} is published and stays as it is. To correct something, reopen "
            "the quarter with the reason, approve it again, and build a revision."
        )
        to_submissions(found.quarter, f"Reopen {name} on Submissions")
    else:
        _offer(found)


@st.fragment(run_every=_LOOKS_AGAIN)
def _watch() -> None:
    """Show how far the building is, until it is over; then the page is shown anew."""
    one = latest(the_store())
    if one is None or one.state != RUNNING:
        st.rerun()
    else:
        what = f"{one.doing[:1].upper()}{one.doing[1:]}"
        st.progress(min(one.done, 1.0), f"Release of {spoken(one.quarter)}, {one.done:.0%}: {what}")
        st.html(
            f'<p class="quiet">{escape(one.begun_by)} began it at {one.begun_at:%H:%M} (UTC). '
            "You may leave the page; it goes on, and what became of it stands here. One release "
            "is built at a time.</p>"
        )


def _say_what_became(last: Build, found: Stage) -> None:
    """Say what became of the last building, as long as nothing else was done since."""
    name = spoken(last.quarter)
    if last.state == BUILT and found.waiting and found.waiting.number == last.release:
        one = found.waiting
        st.success(
            f"Release {one.number} of {name} is built; {one.built_by} built it on "
            f"{clock.day(one.built_at)}. Look at what is hidden, then publish."
        )
    elif last.state == REFUSED and not found.waiting:
        st.text(
            f"The release that {last.begun_by} began on {clock.day(last.begun_at)} is not built:"
        )
        tell(last.problems)
    elif last.state == INTERRUPTED:
        st.warning(
            f"Building the release of {name} was interrupted, as the server was stopped. Nothing "
            "of it was kept; build it again."
        )
    elif last.state == BROKEN:
        st.error(
            f"Building the release of {name} ended with a fault of the program. Nothing of it was "
            "kept. The server's log says what it was; whoever runs it should look there."
        )


def _offer(found: Stage) -> None:
    name = spoken(found.quarter)
    if one := found.waiting:
        st.write(f"Release {one.number} is built and not published. It may be built anew.")
    elif any(one.state == "built" and found.is_outdated(one) for one in found.kept):
        st.write("What was built before the quarter was opened again cannot be published any more.")
    if found.revises:
        st.write(
            f"A revision takes the place of release {found.revises} once it is published, and says "
            "what changed and why, and by how much where that may be told. Release "
            f"{found.revises} is kept as it was."
        )
    st.html(
        '<p class="quiet">Every figure is computed, what is small is hidden with what would give '
        "it away, and the result is attacked. It takes a minute or two, after corrections and "
        "merges longer; staff alone see it until it is published.</p>"
    )
    foreseen = releases_headlines.foresee(found)
    if found.kept:
        releases_choices.begin_with(found.kept[0])
    releases_choices.choose(found.quarter)
    key = f"release note {found.quarter}"
    note = narrative("Note for everyone who reads the release", key, "Such as: a file came late")
    releases_headlines.doubt(note, foreseen, key)
    if found.revises:
        st.html(
            '<p class="quiet">Write neither by how many people something was corrected nor which '
            "partner it was: where the change is small it is hidden, and the note would tell.</p>"
        )
    what = f"Build a revision of release {found.revises}" if found.revises else "Build the release"
    label = f"{what} of {name}" if not found.revises else what
    kind: Literal["primary", "secondary"] = "secondary" if found.waiting else "primary"
    st.button(label, type=kind, on_click=_start, args=[found, key, foreseen])


def _start(found: Stage, key: str, foreseen: Foreseen) -> None:
    words, chosen = st.session_state.get(key, ""), releases_choices.chosen(found.quarter)

    def start(who: str) -> None:
        releases_headlines.check(words, foreseen, key)
        start_building(the_store(), found.quarter, who, words, found.revises, chosen)

    attempt("", start)


def to_submissions(quarter: str, label: str) -> None:
    """Offer the way to where a quarter is opened again."""
    asked = links(quarter=spoken(quarter))
    st.page_link("pages/records/submissions.py", label=label, query_params=asked)
