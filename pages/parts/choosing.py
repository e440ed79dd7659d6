"""The submissions of the history: filtered, listed, and chosen from."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from html import escape

import pandas as pd
import streamlit as st

from data.approvals import locked
from data.ground import CURRENT
from data.history import Listed
from pages.parts import frame
from pages.parts.caches import known, the_store
from pages.parts.history import named, state
from pages.parts.questions import plain
from reports.tables import as_csv
from reports.wording import plural

#: How many are listed at first, and how many more each time.
AT_ONCE = 15
#: What is chosen, and how often it was emptied: the boxes begin anew each time.
_CHOSEN, _EMPTIED, _SHOWN = "submissions chosen", "submissions emptied", "submissions shown"


def choose_submissions(listed: Sequence[Listed]) -> list[Listed]:
    """Show the history, filtered as one likes, and return the submissions chosen in it."""
    found = _filtered(listed)
    st.caption("Choose one to see all of it, two to compare them, any to undo them together.")
    states = _states(listed)
    if not found:
        st.write("No submission is like that.")
    shown: int = st.session_state.setdefault(_SHOWN, AT_ONCE)
    with st.container(key="submissions", gap=None):
        for one in found[:shown]:
            _line(one, states[one.id])
    with st.container(horizontal=True):
        if len(found) > shown:
            more = min(len(found) - shown, AT_ONCE)
            st.button(f"Show {more} more of {len(found):,}", on_click=_show_more)
        st.download_button(
            f"Download this list of {len(found):,} (CSV)",
            lambda: as_csv(pd.DataFrame([_record(one, states[one.id]) for one in found])),
            file_name="Submissions.csv",
            mime="text/csv",
            on_click="ignore",
        )
    chosen = [one for one in listed if one.id in _chosen()]
    if chosen:
        numbers = ", ".join(str(one.id) for one in chosen[:20]) + " …" * (len(chosen) > 20)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write(f"Chosen: {plural(len(chosen), 'submission', 'submissions')} ({numbers}).")
            st.button("Choose none", on_click=choose_none)
    return chosen


def _filtered(listed: Sequence[Listed]) -> list[Listed]:
    partners = known().get("partner", {})
    of_partner = {one.partner: partners.get(one.partner, "Coalition") for one in listed}
    of_quarter = {one.quarter: frame.spoken_quarter(one.quarter) for one in listed}
    of_kind = {one.kind: one.title for one in listed}
    with st.container(key="filters"):
        places = st.columns(3)
        with places[0]:
            partner = _filter("Of which partner", of_partner)
        with places[1]:
            quarter = _filter("Of which quarter", dict(sorted(of_quarter.items(), reverse=True)))
        with places[2]:
            kind = _filter("Of which sheet", of_kind)
    only_current = st.toggle("Only what is current", value=True)
    return [
        one
        for one in listed
        if (one.status == CURRENT or not only_current)
        and partner in (None, one.partner)
        and quarter in (None, one.quarter)
        and kind in (None, one.kind)
    ]


def _filter(label: str, names: Mapping[str, str]) -> str | None:
    chosen: str | None = st.selectbox(
        label, list(names), index=None, placeholder="All", format_func=names.__getitem__,
        key=f"history {label}", on_change=_show_few,
    )  # fmt: skip
    return chosen


def _line(one: Listed, became: str) -> None:
    left, right = st.columns([1, 1.3], vertical_alignment="center")
    with left:
        key = f"chosen {st.session_state.setdefault(_EMPTIED, 0)} {one.id}"
        st.checkbox(
            f"{one.id} · {plain(named(one))}", value=one.id in _chosen(), key=key,
            on_change=_choose, args=[one.id, key],
        )  # fmt: skip
    with right:
        when = f"{one.committed_at:%Y-%m-%d %H:%M}"
        told = f"{plural(one.rows, 'row', 'rows')}, {when} by {one.committed_by}, {one.file}"
        st.html(f'<p class="quiet"><b>{escape(became)}</b> · {escape(told)}</p>')


def _record(one: Listed, became: str) -> dict[str, object]:
    return {
        "Submission": one.id,
        "When (UTC)": f"{one.committed_at:%Y-%m-%d %H:%M}",
        "By": one.committed_by,
        "Partner": known().get("partner", {}).get(one.partner, "Coalition"),
        "Quarter": frame.spoken_quarter(one.quarter),
        "Sheet": one.title,
        "Rows": one.rows,
        "State": became,
        "File": one.file,
    }


def _states(listed: Sequence[Listed]) -> dict[int, str]:
    """Return submission → what became of it, in words."""
    with the_store().reading() as connection:
        approved = set(locked(connection))
    current: dict[tuple[str, str, str], list[Listed]] = defaultdict(list)
    for one in listed:
        if one.status == CURRENT:
            current[one.kind, one.partner, one.quarter].append(one)
    return {
        one.id: state(one, approved, current[one.kind, one.partner, one.quarter]) for one in listed
    }


def _chosen() -> Collection[int]:
    chosen: set[int] = st.session_state.setdefault(_CHOSEN, set())
    return chosen


def _choose(number: int, key: str) -> None:
    chosen: set[int] = st.session_state.setdefault(_CHOSEN, set())
    (chosen.add if st.session_state[key] else chosen.discard)(number)


def choose_none() -> None:
    """Let nothing be chosen."""
    st.session_state[_CHOSEN] = set()
    st.session_state[_EMPTIED] = st.session_state.get(_EMPTIED, 0) + 1


def _show_more() -> None:
    st.session_state[_SHOWN] += AT_ONCE


def _show_few() -> None:
    st.session_state[_SHOWN] = AT_ONCE
