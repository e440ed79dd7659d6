"""The current release: the only place the figures of everyone but staff come from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from data import clock
from data.demo.loading import is_demonstration
from data.problems import shorten
from metrics.catalogue import indicators
from metrics.releases.adding import added_up
from metrics.releases.beside import Beside
from metrics.releases.keeping import Kept, current, releases
from metrics.releases.offer import Offer
from metrics.results import Result
from metrics.windows import Window, windows_of
from pages.parts.caches import release_figures, release_offer, the_store
from pages.parts.guard import Person, links
from reports.places import told_as_one
from reports.releases.listing import dated, seen, withdrawn_since

#: The page that lists the releases for everyone.
_LISTED = "pages/results/release.py"


def on_offer() -> Offer | None:
    """Return what the current release can be asked for; None while nothing is released.

    Which one is current is looked up each time, so that one withdrawn is gone at once.
    """
    release = current(the_store())
    return release_offer(release.number, release.digest) if release else None


def figures(
    codes: Sequence[str],
    windows: Sequence[Window],
    by: Sequence[str] = (),
    where: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, list[Result]]:
    """Return code → results of the current release; nothing of what it does not hold.

    A window of the same quarters is the same window, whatever it is called. What is filtered is
    never in a release: its tables were protected together, and no others.

    Args:
        codes: of indicators.
        windows: the windows, in the order in which results are wanted.
        by: the breakdown.
        where: dimension → values filtered for.
    """
    found: dict[str, list[Result]] = {code: [] for code in codes}
    release = current(the_store())
    if release is None or any((where or {}).values()):
        return found
    held: dict[tuple[str, tuple[str, ...]], dict[str, list[Result]]] = {}
    for result in release_figures(release.number, release.digest, codes, by):
        named = held.setdefault((result.code, result.window.periods), {})
        named.setdefault(result.window.name, []).append(result)
    for code in codes:
        for window in dict.fromkeys(windows):
            named = held.get((code, window.periods), {})
            same = named.get(window.name) or next(iter(named.values()), ())
            found[code] += [replace(result, window=window) for result in same]
    return found


def figure_of(code: str, window: Window) -> list[Result]:
    """Return an indicator's figure of a window as released, else what its quarters come to."""
    held = figures([code], [window])[code]
    if held:
        return held
    quarters = windows_of("quarter", window.quarters[0], window.quarters[-1])
    return [added_up(indicators()[code], figures([code], quarters)[code], window)]


def has(code: str, by: Sequence[str]) -> bool:
    """Say whether the current release has an indicator by a breakdown."""
    held = on_offer()
    return held is not None and tuple(by) in held.tables.get(code, ())


def span() -> tuple[str, str] | None:
    """Return the first and last quarter of the current release; None while nothing is released."""
    held = on_offer()
    return held.span if held else None


def beside() -> Beside:
    """Return what stands beside the figures of the current release; nothing without one."""
    held = on_offer()
    return held.beside if held else Beside()


def say_told_as_one(someone: Person) -> None:
    """Say which areas the release tells as one, where a count of areas stands beside them."""
    for sentence in [] if someone.works_here else told_as_one(beside().areas):
        st.html(f'<p class="quiet">{escape(sentence)}</p>')


def told_within(area: str) -> str:
    """Return with which others the release tells an area as one, in brackets; nothing: with none.

    Args:
        area: what it is called.
    """
    whole = next((one for one in beside().areas if area in one.parts), None)
    return f" (told as one with others, as {whole.name or whole.code})" if whole else ""


def say_nothing_yet(listed: bool = False) -> None:
    """Say that nothing is released, or nothing any more and why, and where to go meanwhile.

    Args:
        listed: whether the releases there were are listed on the page anyway.
    """
    gone = withdrawn_since(published(), None)
    if gone is None:
        st.html('<p class="lead">Nothing has been released yet.</p>')
        st.info(
            "Program staff approve a quarter, small numbers are protected, and what comes of it is "
            "published as a release. From then on its figures stand here."
        )
    else:
        lead = f"{_withdrawn(gone)} No other is published at the moment."
        st.html(f'<p class="lead">{escape(lead)}</p>')
        st.info(
            "Please do not use its figures or its file any more. Program staff put right what was "
            "wrong and publish a new release; from then on its figures stand here."
        )
        if not listed:
            st.page_link(_LISTED, label="See the releases there were", query_params=links())
    st.page_link("pages/about/glossary.py", label="See what is measured", query_params=links())


def _withdrawn(gone: Kept) -> str:
    """Return which release was withdrawn, when and why, in two sentences."""
    name, day = gone.name[0].upper() + gone.name[1:], clock.day(gone.done_at)
    why = gone.reason if gone.reason.endswith((".", "!", "?")) else f"{gone.reason}."
    return f"{name} was withdrawn on {day}. Why: {why}"


def published() -> list[Kept]:
    """Return the releases that were published at any time, the newest first.

    Once the demonstration is removed, what it released is nobody's business any more.
    """
    store = the_store()
    return seen(releases(store), is_demonstration(store))


def which() -> str:
    """Return which release is seen, in short; empty while there is none."""
    release = current(the_store())
    return dated(release) if release else ""


def say_withdrawn() -> None:
    """Where a later release was withdrawn, say so with the reason, and which stands instead."""
    release = current(the_store())
    gone = withdrawn_since(published(), release)
    if release is None or gone is None:
        return
    st.warning(f"{_withdrawn(gone)} Until it is put right, you see {release.name}.")
    st.page_link(_LISTED, label="See all releases", query_params=links())


def asked_in_vain(key: str, offered: Iterable[str]) -> list[str]:
    """Return what the address asks for under a key that is not offered here.

    To be asked before the widget of that key is made, which puts something else into the address.
    """
    known = set(offered)
    return [shorten(text) for text in st.query_params.get_all(key) if text and text not in known]


def say_asked_in_vain(asked: Sequence[str]) -> None:
    """Say what somebody's link asked for and no release holds, if anything."""
    if asked:
        say_not_in_it(
            f"Not in this release, so not chosen here: {'; '.join(asked)}. A release holds the "
            "tables that were protected together, and no others."
        )


def say_not_in_it(words: str) -> None:
    """Say in a sentence what of a page no release holds, and where to go instead."""
    st.html(f'<p class="not-released">{escape(words)}</p>')
