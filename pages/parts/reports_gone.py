"""A release that is asked for and that no report is made of here: said, with a way on."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from metrics.releases.keeping import WITHDRAWN, Kept
from pages.parts.released import published
from pages.parts.reports_link import Link, ask_for
from reports.releases.listing import named, standing


def is_gone(link: Link, offered: Mapping[str, str], newest: Kept) -> bool:
    """Say what became of the release that is asked for, where no report is made of it.

    Another is not taken in its place unasked: it would be another report.

    Args:
        link: what is asked for.
        offered: number → name of the releases that reports are made of here.
        newest: that of them which is offered instead.
    """
    wanted = [text for text in link.wanted("of_release")
              if text not in (*offered, *offered.values())]  # fmt: skip
    if not wanted:
        return False
    st.html(f'<p class="not-released">{escape(_told(wanted[-1]))}</p>')
    st.button(
        f"Choose {newest.name} instead",
        key="choose instead",
        on_click=ask_for,
        args=("of_release", str(newest.number)),
    )
    return True


def _told(number: str) -> str:
    seen = published()
    one = next((one for one in seen if str(one.number) == number), None)
    if one is None:
        return f"Asked for and not there: release “{number[:40]}”. No report is made."
    why = f" Why: {one.reason}" if one.state == WITHDRAWN and one.reason else ""
    why = f"{why}." if why and why[-1] not in ".!?" else why
    return f"{named(one)}. {standing(one, seen)}{why} No report is made of it any more."
