"""The voices for those who work with them: by state, what ends soon, the register of consents."""

from collections import defaultdict
from collections.abc import Sequence
from html import escape

import streamlit as st

from data.problems import shorten
from data.voices import TRACKS, Voice, every_voice, uses
from pages.parts.caches import the_store, today
from pages.parts.guard import Person
from pages.parts.ledger import taking
from pages.parts.voices_one import show_voice
from reports import voices as words
from reports.tables import as_csv
from reports.wording import plural

ALL = "all"
#: The number of the voice that is open.
OPEN = "voice"


def choose_track() -> str:
    """Return whose words are worked on; the two are never in one list."""
    track = st.radio(
        "Whose words",
        list(TRACKS),
        format_func=TRACKS.label,
        horizontal=True,
        key="track",
        bind="query-params",
        on_change=_open,
        args=[None],
    )
    return str(track)


def in_track(track: str) -> list[Voice]:
    """Return every voice of a track, the one recorded last first; read anew at each run."""
    with the_store().reading() as connection:
        return [one for one in every_voice(connection, today()) if one.facts.track == track]


def remind() -> None:
    """Say which consents end soon, of either track; nobody's words."""
    with the_store().reading() as connection:
        every = every_voice(connection, today())
    if lines := words.reminders(every, today()):
        ask = "Ask the person again in good time, or let it end."
        body = "\n".join(f"* {line}" for line in lines)
        st.warning(f"{plural(len(lines), 'consent ends', 'consents end')} soon. {ask}\n\n{body}")


def list_voices(listed: Sequence[Voice], track: str, someone: Person) -> None:
    """List the voices in a state, each to be opened where it stands."""
    if not listed:
        st.write("No voice of this track is recorded yet.")
        return
    counted = words.counts(listed)
    names = {ALL: f"All ({len(listed)})"}
    names |= {state: f"{state.capitalize()} ({n})" for state, n in counted.items()}
    state = st.pills(
        "State", list(names), format_func=names.__getitem__, default=ALL, key=f"state {track}"
    )
    some = [one for one in listed if state in (None, ALL, one.state)]
    with st.container(key="voices", gap=None):
        for one in some:
            is_open = st.session_state.get(OPEN) == one.id
            _line(one, is_open)
            if is_open:
                show_voice(one, someone)


def _line(one: Voice, is_open: bool) -> None:
    left, right = st.columns([6, 1], vertical_alignment="center")
    with left:
        until = f" · consent until {one.consent.expires_on}" if one.consent else ""
        st.html(
            f'<p class="voice-line"><b>{one.id} · {escape(one.state)}</b>{escape(until)}'
            f"<span>{escape(_beginning(one))}</span></p>"
        )
    with right:
        st.button(
            f"{'Close' if is_open else 'Open'} {one.id}",
            key=f"open {one.id}",
            on_click=_open,
            args=[None if is_open else one.id],
        )


def _beginning(one: Voice) -> str:
    """Return how a voice begins; of one with a content note, the note."""
    if one.text is None:
        return "The words are wiped"
    if one.text.content_note:
        return f"Content note: {shorten(one.text.content_note, 80)}"
    return shorten(one.text.quote.replace("\n", " "), 90)


def _open(number: int | None) -> None:
    st.session_state[OPEN] = number


def offer_register(listed: Sequence[Voice], track: str) -> None:
    """Offer the register of consents as a file, without anybody's words."""
    if not listed:
        return
    with the_store().reading() as connection:
        found = uses(connection, [one.id for one in listed])
    stood: dict[int, list[str]] = defaultdict(list)
    for use in found:
        stood[use.voice].append(use.where)
    name = f"Consents of {TRACKS.label(track).lower()}"
    taken = taking(name)
    st.download_button(
        "Download the register of consents (CSV)",
        lambda: taken("csv", as_csv(words.register(listed, stood))),
        file_name=f"{name}.csv",
        mime="text/csv",
        on_click="ignore",
    )
    st.caption("The register holds what was agreed and done, and nobody's words.")
