"""The steps that make a release: which are done, a quarter approved, a release published."""

from collections.abc import Sequence

import streamlit as st

from data import clock
from data.periods import spoken
from metrics.releases.keeping import Kept
from metrics.releases.keeping import publish as publish_release
from metrics.releases.stages import Stage
from pages.parts import steps
from pages.parts.approving import approval_form
from pages.parts.caches import the_store
from pages.parts.history import attempt
from pages.parts.releases_build import to_submissions
from pages.parts.releases_headlines import show_without_headline
from reports.releases.builds import Build, refuse_while_built, running
from reports.reviewing import approved_with


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
    approve_ = approved_with(found.approved.reason) if found.approved else "Approve"
    titles = ("Completeness", "Review", approve_, "Build", "Look at what is hidden", "Publish")
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
        said = approved_with(held.reason).removeprefix("Approved")
        st.write(f"{name} was approved{said} on {day} by {held.done_by}, and is locked.")
        if held.reason:
            with st.expander("The note of the approval"):
                st.text(held.reason)
        to_submissions(quarter, "Reopen it on Submissions, with the reason")
        return
    if found.decided:
        last = found.decided[0]
        day = clock.day(last.done_at)
        st.text(f"{name} was opened again on {day} by {last.done_by}: {last.reason}")
    approval_form(quarter, points)


# -- 6


def publish(found: Stage) -> None:
    """Offer to publish what was built of a quarter."""
    steps.begin(6, "Publish")
    if newer := running(the_store(), found.quarter):
        st.write(_wait(newer, found.waiting))
    elif one := found.waiting:
        _offer_publication(one)
    elif found.published:
        held = found.published
        st.write(
            f"Release {held.number} was published on {clock.day(held.done_at)} by {held.done_by}. "
            "Funders and local government see it."
        )
    else:
        st.write("There is nothing to publish yet. Build a release first.")


def _wait(newer: Build, waiting: Kept | None) -> str:
    """Say that a release is being built, and which one is not offered meanwhile."""
    said = f"{newer.begun_by} is building a release of {spoken(newer.quarter)}."
    if waiting is None:
        return f"{said} It may be published once it is built."
    return f"{said} Until that is over, release {waiting.number} is not offered for publication."


def _offer_publication(one: Kept) -> None:
    st.write(f"Release {one.number} was built on {clock.day(one.built_at)} by {one.built_by}.")
    show_without_headline(one)
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
            args=[one],
        )


def _publish(one: Kept) -> None:
    def publish_(who: str) -> None:
        # Begun since the page was shown, perhaps.
        refuse_while_built(the_store(), one.quarter)
        publish_release(the_store(), one.number, who)

    attempt(f"Release {one.number} is published. Funders and local government see it.", publish_)
