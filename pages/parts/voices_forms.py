"""The words of a voice and the consent it stands on, to be filled in."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from data.codebook import codebook
from data.voices import (
    CHANNELS,
    HOW,
    LANGUAGES,
    SCOPES,
    Consent,
    Text,
    Voice,
    consent_given,
    edit,
    every_voice,
    latest_expiry,
    themes_of,
)
from pages.parts.caches import the_store, today
from pages.parts.history import attempt_here

_SHOWN_AS = "A made-up first name, or a role such as “a parent”; empty: no name at all."


def known_themes() -> list[str]:
    """Return the themes that can be chosen: the codebook's, then those voices have already."""
    with the_store().reading() as connection:
        codes = [code.name for code in codebook(connection).offered.values()]
        return list(dict.fromkeys([*codes, *themes_of(every_voice(connection, today()))]))


def text_fields(key: str, held: Text, minor: bool = False) -> Text:
    """Offer the words of a voice to be written or changed, and return them as they stand.

    Args:
        key: tells these fields apart from others.
        held: what stands in them at first.
        minor: whether a reason for the exception is asked for.
    """
    quote = st.text_area("The person's own words", held.quote, key=f"{key} quote", height=140)
    shown_as = st.text_input("Shown as", held.shown_as, key=f"{key} shown", help=_SHOWN_AS)
    note = st.text_input(
        "Content note",
        held.content_note,
        key=f"{key} note",
        help="What a reader should know first. With one, the words stand behind a click.",
    )
    themes: Sequence[str] = st.multiselect(
        "Themes",
        list(dict.fromkeys([*known_themes(), *held.themes])),
        default=list(held.themes),
        accept_new_options=True,
        key=f"{key} themes",
    )
    year = st.number_input("Year they were said in", value=held.year, step=1, key=f"{key} year")
    codes = list(LANGUAGES)
    language = st.selectbox(
        "Language",
        codes,
        codes.index(held.language),
        format_func=LANGUAGES.label,
        key=f"{key} language",
    )
    exception = held.exception
    if minor:
        exception = st.text_input(
            "Why a minor's words are used, against the rule", held.exception, key=f"{key} why"
        )
    return Text(quote, int(year), shown_as, note, tuple(themes), language, exception)


def edit_form(voice: Voice) -> None:
    """Offer to change a voice's words."""
    if voice.text is None:
        return
    with st.form(f"words {voice.id}", border=False):
        text = text_fields(f"words {voice.id}", voice.text, voice.facts.minor)
        st.caption("Approvals given before no longer count.")
        if st.form_submit_button("Save the words"):
            done = f"The words of voice {voice.id} are changed; it waits for two approvals."
            attempt_here(done, lambda who: edit(the_store(), voice.id, text, who))


def consent_form(voice: Voice) -> None:
    """Offer to write a voice's consent down, or a changed one."""
    with st.form(f"consent {voice.id}", border=False):
        consent = consent_fields(voice)
        st.caption("Approvals given before no longer count.")
        if st.form_submit_button("Save the consent"):
            done = f"The consent of voice {voice.id} is written down."
            attempt_here(done, lambda who: consent_given(the_store(), voice.id, consent, who))


def consent_fields(voice: Voice) -> Consent:
    """Offer what a consent says, and return it as it stands; nothing is confirmed beforehand."""
    held, key = voice.consent, f"consent {voice.id}"
    scopes = [code for code in SCOPES if code != "named" or not voice.is_survivors]
    at = scopes.index(held.scope) if held else 0
    scope = st.radio(
        "Shown", scopes, at, format_func=SCOPES.label, key=f"{key} scope",
        help="Names are not kept here: who may be named is shown under another name all the same.",
    )  # fmt: skip
    channels: Sequence[str] = st.multiselect(
        "Where", list(CHANNELS), list(held.channels) if held else [],
        format_func=CHANNELS.label, key=f"{key} channels",
    )  # fmt: skip
    given = st.date_input(
        "Given on", held.given_on if held else today(), key=f"{key} given", format="YYYY-MM-DD"
    )
    until = st.date_input(
        "Its last day, three years later at most",
        held.expires_on if held else latest_expiry(today()),
        key=f"{key} until",
        format="YYYY-MM-DD",
    )
    how = st.selectbox("How it was given", list(HOW), format_func=HOW.label, key=f"{key} how")
    no_client = st.checkbox(
        "The speaker is no current client of a partner and tells of none", key=f"{key} client"
    )
    year_since = voice.is_survivors and st.checkbox(
        "Any time as a client ended at least a year before", key=f"{key} since"
    )
    guardian = voice.facts.minor and st.checkbox("The guardian agreed", key=f"{key} guardian")
    return Consent(
        scope, tuple(channels), _day(given), _day(until), how, no_client, year_since, guardian
    )


def _day(value: object) -> dt.date:
    return value if isinstance(value, dt.date) else today()
