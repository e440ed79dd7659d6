"""The voices everyone may read, of one track at a time; read anew at each run, never cached."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.voices import PARTICIPANT, SURVIVOR, TRACKS, Voice, every_voice, publishable, themes_of
from pages.parts.caches import the_store, today
from reports import voices as words

CHANNEL = "dashboard"
ALL_THEMES = "All themes"
#: Seconds after which an open page looks whether a voice was withdrawn.
LOOKS_AGAIN = 5

_SAYS = {
    PARTICIPANT: "People who came to events and trainings, and partners' staff.",
    SURVIVOR: "People who lived through trafficking, in words they chose themselves.",
}


def introduce() -> None:
    """Say what the page holds."""
    lead = "What people said in their own words, and agreed to have read here."
    st.html(f'<p class="lead">{escape(lead)}</p><p class="quiet">{escape(words.NOT_WHAT)}</p>')


def choose_track() -> str:
    """Return whose words are read; the two are never mixed."""
    track = st.radio(
        "Whose words",
        list(TRACKS),
        format_func=TRACKS.label,
        horizontal=True,
        key="track",
        bind="query-params",
    )
    return str(track)


def choose_theme(track: str) -> str:
    """Return the theme that is read about; ``ALL_THEMES`` for all."""
    themes = themes_of(_on_view(track))
    if not themes:
        return ALL_THEMES
    with st.container(key="filters"):
        theme = st.selectbox("Theme", [ALL_THEMES, *themes], key=f"theme {track}")
    return str(theme)


def _on_view(track: str) -> list[Voice]:
    with the_store().reading() as connection:
        return publishable(connection, CHANNEL, track, today())


@st.fragment(run_every=LOOKS_AGAIN)
def show_voices(track: str, theme: str) -> None:
    """Show the voices of a track about a theme; what is withdrawn goes from an open page as well.

    Args:
        track: whose words.
        theme: about what.
    """
    held = [
        one
        for one in _on_view(track)
        if theme == ALL_THEMES or (one.text and theme in one.text.themes)
    ]
    with the_store().reading() as connection:
        every = every_voice(connection, today())
    can = sum(one.is_publishable for one in every)
    st.html(f'<p class="quiet">{escape(_SAYS[track])}</p>')
    if held:
        st.html(cards(held))
        st.html(f'<p class="quiet">{escape(words.shown_of(len(held), can, len(every)))}</p>')
    else:
        st.info("There is no voice here that may be read today.")


def say_how_chosen() -> None:
    """Say how the voices were chosen, and what they are not."""
    items = "".join(f"<li>{escape(line)}</li>" for line in words.HOW_CHOSEN)
    st.subheader("How these were chosen", anchor=False)
    st.html(f'<ul class="reading">{items}</ul>')


def cards(held: Sequence[Voice]) -> str:
    """Return voices as cards in HTML; a content note stands first, the words behind a click."""
    return f'<div class="voices">{"".join(map(card, held))}</div>'


def card(voice: Voice) -> str:
    """Return one voice as a card; empty where it has no words any more."""
    text = voice.text
    if text is None:
        return ""
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.quote.splitlines() if line)
    quote = f'<blockquote lang="{escape(text.language)}">{lines}</blockquote>'
    if text.content_note:
        note = f"<summary><b>Content note.</b> {escape(text.content_note)} <u>Read it</u></summary>"
        quote = f"<details>{note}{quote}</details>"
    themes = f"<span>{escape(', '.join(text.themes))}</span>" if text.themes else ""
    who = escape(words.attribution(voice))
    return f"<figure>{quote}<figcaption>{who}{themes}</figcaption></figure>"
