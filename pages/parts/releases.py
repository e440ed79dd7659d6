"""The steps that make a release: a quarter approved, a release built, and published."""

from collections.abc import Sequence

import streamlit as st

from data import clock
from data.approvals import approve as approve_quarter
from data.periods import spoken
from metrics.releases.keeping import Kept
from metrics.releases.keeping import publish as publish_release
from metrics.releases.stages import Stage, stage
from pages.parts import steps
from pages.parts.caches import the_store
from pages.parts.guard import links
from pages.parts.history import attempt
from pages.parts.narrative import narrative
from reports.releases import make_release
from reports.reviewing import note

#: Where the quarter stands whose release is being built, and how many there were of it.
BUILDING = "release being built"


def say_interrupted() -> None:
    """Say that the building of a release was interrupted, if it was."""
    quarter, before = st.session_state.pop(BUILDING, ("", 0))
    # Whoever goes on clicking in the very last moment interrupts nothing.
    if quarter and len(stage(the_store(), quarter).kept) == before:
        st.warning(
            f"Building the release of {spoken(quarter)} was interrupted. Nothing of it was kept; "
            "build it again, and leave the page open until it is done."
        )


def show_steps(found: Stage) -> None:
    """Show which steps of a quarter are done, and which is next."""
    approved, built = found.approved is not None, found.waiting is not None
    published = found.published is not None and not found.may_build and not found.reopened
    done = [approved, approved, approved, built or published, published, published]
    following = 2 if not approved else 3 if not done[3] else 4 if not published else 6
    states = [
        steps.DONE if done_ else steps.NEXT if i == following else steps.LATER
        for i, done_ in enumerate(done)
    ]
    titles = ("Completeness", "Review", "Approve", "Build", "Look at what is hidden", "Publish")
    steps.show(list(zip(titles, states, strict=True)))


# -- 3


def approve(found: Stage, points: Sequence[str]) -> None:
    """Offer to approve a quarter, or say that it is.

    Args:
        found: how far the quarter is.
        points: what is open, a sentence each; it is kept with the approval.
    """
    steps.begin(3, "Approve")
    quarter, name = found.quarter, spoken(found.quarter)
    if held := found.approved:
        day = clock.day(held.done_at)
        st.write(f"{name} was approved on {day} by {held.done_by}, and is locked.")
        if held.reason:
            with st.expander("The note of the approval"):
                st.text(held.reason)
        _to_submissions(quarter, "Reopen it on Submissions, with the reason")
        return
    if found.decided:
        last = found.decided[0]
        day = clock.day(last.done_at)
        st.text(f"{name} was opened again on {day} by {last.done_by}: {last.reason}")
    st.write(f"Once approved, nothing that counts in {name} changes until it is reopened.")
    key = f"release approval {quarter}"
    narrative("Note, if there is something to know of it", key, "Such as: the school reports late")
    if points:
        count = f"{len(points)} points" if len(points) > 1 else "1 point"
        st.html(f'<p class="quiet">What is open now ({count}) is kept with the note.</p>')
    label = f"Approve and lock {name}" + " all the same" * bool(points)
    st.button(label, type="primary", on_click=_approve, args=[quarter, key, tuple(points)])


def _approve(quarter: str, key: str, points: Sequence[str]) -> None:
    words = note(st.session_state.get(key, ""), points)
    attempt(
        f"{spoken(quarter)} is approved and locked.",
        lambda who: approve_quarter(the_store(), quarter, who, words),
    )


# -- 4


def build(found: Stage) -> None:
    """Offer to build a release or a revision, with what there is to know before it."""
    steps.begin(4, "Build")
    name, held = spoken(found.quarter), found.published
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
    elif not found.may_build and held:
        st.write(
            f"Release {held.number} is published and stays as it is. To correct something, reopen "
            "the quarter with the reason, approve it again, and build a revision."
        )
        _to_submissions(found.quarter, f"Reopen {name} on Submissions")
    else:
        _offer_build(found)


def _offer_build(found: Stage) -> None:
    name = spoken(found.quarter)
    if one := found.waiting:
        st.write(f"Release {one.number} is built and not published. It may be built anew.")
    elif any(one.state == "built" and found.is_outdated(one) for one in found.kept):
        st.write("What was built before the quarter was opened again cannot be published any more.")
    if found.revises:
        st.write(
            f"A revision takes the place of release {found.revises} once it is published, and says "
            "what changed, by how much and why. Release "
            f"{found.revises} is kept as it was."
        )
    st.html(
        '<p class="quiet">Every figure is computed, what is small is hidden with what would give '
        "it away, and the result is attacked. It takes up to a minute or two; staff alone see it "
        "until it is published.</p>"
    )
    key = f"release note {found.quarter}"
    narrative("Note for everyone who reads the release", key, "Such as: one partner reports late")
    what = f"Build a revision of release {found.revises}" if found.revises else "Build the release"
    label = f"{what} of {name}" if not found.revises else what
    if st.button(label, type="secondary" if found.waiting else "primary"):
        _build(found, st.session_state.get(key, ""))


def _build(found: Stage, words: str) -> None:
    st.session_state[BUILDING] = (found.quarter, len(found.kept))
    bar = st.progress(0.0, "The figures are computed")

    def tell(done: float, what: str) -> None:
        bar.progress(min(done, 1.0), f"{what[:1].upper()}{what[1:]}")

    attempt(
        f"The release of {spoken(found.quarter)} is built. Look at what is hidden, then publish.",
        lambda who: make_release(the_store(), found.quarter, who, words, found.revises, tell),
    )
    st.session_state.pop(BUILDING, None)
    st.rerun()


def _to_submissions(quarter: str, label: str) -> None:
    asked = links(quarter=spoken(quarter))
    st.page_link("pages/records/submissions.py", label=label, query_params=asked)


# -- 6


def publish(found: Stage) -> None:
    """Offer to publish what was built of a quarter."""
    steps.begin(6, "Publish")
    if one := found.waiting:
        _offer_publication(one)
    elif found.published:
        held = found.published
        st.write(
            f"Release {held.number} was published on {clock.day(held.done_at)} by {held.done_by}. "
            "Funders and local government see it."
        )
    else:
        st.write("There is nothing to publish yet. Build a release first.")


def _offer_publication(one: Kept) -> None:
    st.write(f"Release {one.number} was built on {clock.day(one.built_at)} by {one.built_by}.")
    with st.popover(f"Publish release {one.number}"):
        instead = f" It takes the place of release {one.revises}." if one.revises else ""
        st.write(
            f"Funders and local government will see {one.name} from now on.{instead} It cannot be "
            "altered afterwards, only revised or withdrawn."
        )
        st.button(
            "Publish to funders and local government",
            type="primary",
            on_click=_publish,
            args=[one.number],
        )


def _publish(number: int) -> None:
    attempt(
        f"Release {number} is published. Funders and local government see it.",
        lambda who: publish_release(the_store(), number, who),
    )
