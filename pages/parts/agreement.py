"""How far coders agree, what they see differently, and how that is settled."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from data.clock import day
from data.codebook import Codebook
from data.codings import (
    STANCE,
    STANCES,
    Coding,
    double_share,
    set_double_share,
    settle,
    settlements,
)
from data.deciding import Difference, differences
from data.words import Words
from metrics.themes import CodersAgree, agreement, offers, stance_agreement
from pages.parts import frame, reading
from pages.parts.caches import the_store
from pages.parts.guard import require
from pages.parts.history import attempt
from reports import themes
from reports.wording import per_cent, plural

#: As many differences are listed at first, and more each time.
AT_ONCE = 8
_SHOWN, _AGREED = "differences shown", "coders agree"


def agreed(made: Sequence[Coding], book: Codebook) -> list[CodersAgree]:
    """Return agreement by code; worked out once for each state of the store, as it takes a while.

    The limits of alpha are found by drawing texts again, thousands of times.
    """
    version = the_store().version()
    held = st.session_state.get(_AGREED)
    if held is None or held[0] != version:
        held = st.session_state[_AGREED] = (version, agreement(made, book))
    found: list[CodersAgree] = held[1]
    return found


def show_agreement(made: Sequence[Coding], book: Codebook) -> None:
    """Show agreement by code and on the stance, with whose words the bands are."""
    found = [*agreed(made, book), stance_agreement(made)]
    names = {code: book.path(code) for code in book.offered} | {STANCE: "Stance"}
    if who := themes.compared(found):
        st.html(f'<p class="quiet">{escape(who)}</p>')
    frame.show_table(themes.agreement_table(found, names), "Agreement of coders")
    st.caption(
        f"{themes.bands()} The alpha of the stance is of positive, mixed and negative in their "
        "order. A theme counts as given where any of its parts is."
    )
    if methods := themes.intervals(found):
        st.caption(f"In brackets 95 % intervals: {methods}.")


def choose_share() -> None:
    """Say which share of texts two people code, and let staff change it."""
    with the_store().reading() as connection:
        share = double_share(connection)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        wanted = st.number_input(
            "Texts that two people code, in per cent", 0, 100, round(share * 100), 5, width=280,
            help="Which ones follows from the texts, so nobody can pick them. They come first in "
            "the second coder's list.",
        )  # fmt: skip
        if st.button("Keep this share", disabled=wanted == round(share * 100)):
            done = f"From now on {wanted} % of the texts are coded by two."
            attempt(done, lambda who: set_double_share(the_store(), wanted / 100, who))
            st.rerun()


def show_differences(made: Sequence[Coding], book: Codebook, texts: Mapping[str, Words]) -> None:
    """List what coders see differently side by side, the open ones first, to be settled."""
    with the_store().reading() as connection:
        settled = settlements(connection)
    found = [
        one for one in differences(made, settled)
        if one.key in texts and (one.matter == STANCE or one.matter in book.offered)
    ]  # fmt: skip
    waiting = [one for one in found if one.settled is None]
    st.subheader("What coders see differently", anchor=False)
    if not found:
        st.write("Nothing: where two people coded a text, they said the same.")
        return
    st.write(
        f"{plural(len(waiting), 'difference is', 'differences are')} open, "
        f"{len(found) - len(waiting):,} settled. {themes.DECIDED}"
    )
    shown: int = st.session_state.setdefault(_SHOWN, AT_ONCE)
    keys = list(dict.fromkeys(one.key for one in waiting))
    for key in keys[:shown]:
        _text([one for one in waiting if one.key == key], made, book, texts[key])
    if len(keys) > shown:
        st.button(f"Show more of {len(keys):,} texts", on_click=_show_more)
    if done := [one for one in found if one.settled]:
        with st.expander(f"Settled ({len(done)})"):
            st.html("".join(_settled(one, book, texts[one.key]) for one in done))


def _text(
    several: Sequence[Difference], made: Sequence[Coding], book: Codebook, said: Words
) -> None:
    """Show a text with what each coder gave it, and offer to settle what differs."""
    with st.container(border=True, key=f"difference-{said.key[:12]}"):
        asked = reading.question(said.survey, said.item)
        st.html(f'<p class="quiet">{escape(asked)}</p>')
        st.html(reading.text_box(escape(said.text), "The answer"))
        sides = "".join(_side(coding, book) for coding in made if coding.key == said.key)
        st.html(f'<dl class="sides">{sides}</dl>')
        for one in several:
            _offer(one, _matter(one.matter, book))


def _offer(one: Difference, name: str) -> None:
    """Offer to settle one difference."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ways = list(STANCES) if one.matter == STANCE else ["yes", "no"]
        value = st.segmented_control(
            f"{name}: what holds", ways, format_func=_value, key=f"value {_key(one)}"
        )
        st.text_input("Why", key=f"why {_key(one)}", width=320)
        st.button(
            "Settle", key=f"settle {_key(one)}", on_click=_settle, args=[one, name],
            disabled=value is None,
        )  # fmt: skip


def _side(coding: Coding, book: Codebook) -> str:
    names = [book.codes[code].name for code in sorted(coding.codes) if code in book.codes]
    stance = f"; stance: {_value(coding.stance).lower()}" if coding.stance else ""
    said = ", ".join(names) or "no code fits"
    return f"<dt>{escape(coding.coder)}</dt><dd>{escape(said + stance)}</dd>"


def _settled(one: Difference, book: Codebook, said: Words) -> str:
    held = one.settled
    if held is None:
        return ""
    words = f"{_matter(one.matter, book)}: {_value(held.value).lower()}"
    told = f"{held.reason}. {held.done_by}, {day(held.done_at)}"
    return (
        f'<div class="problem note"><b>{escape(words)}</b> — <span dir="auto">{escape(said.text)}'
        f"</span><span>{escape(told)}</span></div>"
    )


def _matter(matter: str, book: Codebook) -> str:
    return "Stance" if matter == STANCE else book.codes[matter].name


def _value(value: str | None) -> str:
    return {"yes": "Yes", "no": "No"}.get(value or "", STANCES.label(value or ""))


def _key(one: Difference) -> str:
    return f"{one.key} {one.matter}"


def _settle(one: Difference, name: str) -> None:
    require("staff", "administrator")
    value = str(st.session_state.get(f"value {_key(one)}") or "")
    reason = str(st.session_state.get(f"why {_key(one)}", ""))
    done = f"{name} is settled: {_value(value).lower()}."
    attempt(done, lambda who: settle(the_store(), one.key, one.matter, value, who, reason))


def _show_more() -> None:
    st.session_state[_SHOWN] = st.session_state.get(_SHOWN, AT_ONCE) + AT_ONCE


def show_offers(made: Sequence[Coding]) -> None:
    """Say what became of a machine's suggestions."""
    st.subheader("What became of suggestions", anchor=False)
    st.write(themes.offers_sentence(offers(made)))


def say_doubled(made: Sequence[Coding]) -> None:
    """Say how much was coded, and how much of it by two."""
    coders: dict[str, set[str]] = {}
    for one in made:
        coders.setdefault(one.key, set()).add(one.coder)
    two = sum(len(who) > 1 for who in coders.values())
    share = per_cent(two / len(coders)) if coders else "none"
    names = sorted({one.coder for one in made})
    st.html(
        f'<p class="lead">{plural(len(coders), "text is", "texts are")} coded by '
        f"{escape(', '.join(names))}; {two:,} of them ({share}) by two.</p>"
    )
