"""One voice for those who work with it: its words, what it lacks, its history, what can be done."""

from html import escape

import pandas as pd
import streamlit as st

from data.lists import fold
from data.voices import (
    BY,
    FORMS,
    REASONS,
    WITHDRAWN,
    Voice,
    approve,
    decline,
    take_approvals_back,
    uses,
    why_not,
    withdraw,
)
from data.voices.consent import consent_from
from pages.parts.caches import the_store
from pages.parts.definitions import facts
from pages.parts.guard import Person, require
from pages.parts.history import attempt
from pages.parts.voices import card
from pages.parts.voices_forms import consent_form, edit_form
from reports import voices as words
from reports.before_after import spoken_day


def show_voice(voice: Voice, someone: Person) -> None:
    """Show a voice and offer what can be done with it.

    Args:
        voice: the voice.
        someone: who is looking.
    """
    with st.container(border=True, key="voice-open"):
        st.subheader(f"Voice {voice.id}: {voice.state}", anchor=False)
        if voice.text:
            st.html(f'<div class="voices">{card(voice)}</div>')
        _say_facts(voice)
        if voice.lacks and voice.state != WITHDRAWN:
            st.info(f"Before it can be approved it lacks {'; '.join(voice.lacks)}.")
        _say_where_it_stood(voice)
        if voice.state != WITHDRAWN:
            _offer_approval(voice, someone)
            with st.container(horizontal=True):
                with st.popover("Consent"):
                    consent_form(voice)
                with st.popover("Change the words"):
                    edit_form(voice)
                with st.popover("Decline"):
                    _decline_form(voice)
                with st.popover("Withdraw"):
                    _withdraw_form(voice)
        _show_history(voice)


def _say_facts(voice: Voice) -> None:
    consent, text = voice.consent, voice.text
    held = {
        "Form": FORMS.label(voice.facts.form) + (" · of a minor" if voice.facts.minor else ""),
        "Consent": words.agreed(consent) if consent else "None yet",
        "Exception": text.exception if text else "",
        "Taken from": "a cleared open answer" if voice.facts.source else "",
        "Approved by": ", ".join(event.done_by for event in voice.approvals),
    }
    facts(held)


def _say_where_it_stood(voice: Voice) -> None:
    with the_store().reading() as connection:
        found = uses(connection, [voice.id])
    if found:
        lines = "".join(
            f"<li>{escape(one.where)}, {spoken_day(one.when.date())}</li>" for one in found
        )
        lead = "It stood in these; take it down where that can be done:"
        lead = lead if voice.state == WITHDRAWN else "It stands in:"
        st.html(f'<p class="quiet">{lead}</p><ul class="reading">{lines}</ul>')
    elif voice.state == WITHDRAWN:
        st.html('<p class="quiet">It stood in no release or report.</p>')


def _offer_approval(voice: Voice, someone: Person) -> None:
    """Offer to approve; without sign-in, in the typed name of whoever else may."""
    support = False
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if voice.approvals:
            st.button("Take the approvals back", on_click=_take_back, args=[voice.id])
        if not voice.state.startswith("waiting"):
            return
        if voice.is_survivors:
            support = st.checkbox(
                "Approving as somebody who supports survivors", key=f"support {voice.id}"
            )
        mine = not any(why_not(voice, someone.name, support=True))
        typed = "" if mine or someone.signed_in else _typed_name(voice)
        label = "Approve" if not voice.approvals else "Approve as the second person"
        st.button(
            label,
            type="primary",
            disabled=not mine and not typed,
            on_click=_approve,
            args=[voice, typed, support],
        )
    if not mine and someone.signed_in:
        problem = next(iter(why_not(voice, someone.name, support=True)))
        st.caption(f"{problem.text} {problem.fix}")


def _typed_name(voice: Voice) -> str:
    """Ask for the name of whoever else approves; only where no sign-in is set up."""
    name = st.text_input("Name of whoever approves", key=f"approver {voice.id}")
    st.caption(
        "No sign-in is set up, and whoever works at this computer may not approve it, or not "
        "again. Another person can do so here, under their name; nobody vouches for that, and the "
        "history says so."
    )
    return str(name).strip()


def _approve(voice: Voice, typed: str, support: bool) -> None:
    someone = require("staff", "administrator")
    vouched = someone.signed_in or fold(typed or someone.name) == fold(someone.name)
    name = someone.name if someone.signed_in else typed or someone.name
    attempt(
        f"Voice {voice.id} is approved by {name}.",
        lambda _: approve(
            the_store(), voice.id, name, support=support, vouched=vouched, seen=voice.version
        ),
    )


def _take_back(number: int) -> None:
    attempt(
        f"Voice {number} is no longer approved, and shown nowhere.",
        lambda who: take_approvals_back(the_store(), number, who),
    )


def _decline_form(voice: Voice) -> None:
    st.write("It is shown nowhere until its words or its consent are changed and approved anew.")
    reason = st.selectbox("Why", list(REASONS), format_func=REASONS.label, key=f"reason {voice.id}")
    st.button("Decline it", key=f"decline {voice.id}", on_click=_decline, args=[voice.id, reason])


def _decline(number: int, reason: str) -> None:
    attempt(f"Voice {number} is declined.", lambda who: decline(the_store(), number, who, reason))


def _withdraw_form(voice: Voice) -> None:
    st.write(
        "It disappears from every page at once and for good, and its words are wiped. The consent "
        "and what was done stay. If the person speaks again, that is a new voice."
    )
    by = st.radio("Whose wish is it", list(BY), format_func=BY.label, key=f"by {voice.id}")
    sure = st.checkbox("Withdraw it for good", key=f"sure {voice.id}")
    st.button(
        "Withdraw now",
        type="primary",
        key=f"withdraw {voice.id}",
        disabled=not sure,
        on_click=_withdraw,
        args=[voice.id, by],
    )


def _withdraw(number: int, by: str) -> None:
    attempt(
        f"Voice {number} is withdrawn. No page shows it any more, and its words are wiped.",
        lambda who: withdraw(the_store(), number, who, by),
    )


def _show_history(voice: Voice) -> None:
    with st.expander("What was done with it"):
        rows = [
            {
                "When (UTC)": f"{event.done_at:%Y-%m-%d %H:%M}",
                "By": event.done_by,
                "What": words.what_was_done(
                    event, consent_from(event.said) if event.action == "consent" else None
                ),
            }
            for event in voice.events
        ]
        st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")
