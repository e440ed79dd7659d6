"""The address of the Reports page: it has the whole choice, by code, so a link makes it again.

The address is read where it asks for something else than was written into it last: at first, from
a link, and as somebody goes back. Otherwise what is chosen on the page holds. Nothing is bound:
Streamlit leaves out of the address what a widget begins with, and writes names instead of codes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

import streamlit as st

from data.problems import shorten

#: What is chosen, by its name in the address → by which it was known in older links. A widget that
#: other pages keep in the address under a name would take it out again as they are left.
KEYS = {
    "report": "report",
    "of_release": "of_release",
    "of": "of",
    "of_period": "period",
    "in_language": "language",
    "format": "format",
    "paper": "paper",
    "without_words": "without_words",
}
#: Codes of places that are no single one, as the address has them.
ALL, EVERY_AREA = "all", "every-area"
#: What a link on the page itself adds, and the address never keeps. As such a link is clicked, the
#: server has its address and the browser keeps the old one, until something of it is changed here.
AGAIN = "again"
#: What the address had last, what was chosen with it, and in which role.
_WRITTEN = "report address"

Asked = dict[str, list[str]]


@dataclass(frozen=True)
class _Written:
    """What a run left behind.

    Attributes:
        address: as it was read or written last.
        chosen: key → code.
        role: of whoever chose.
    """

    address: Asked
    chosen: Mapping[str, str]
    role: str


@dataclass(frozen=True)
class Link:
    """What is to be chosen in this run.

    Attributes:
        asked: key → what the address asks for.
        holds: whether what is chosen on the page holds, where something is.
        vain: what was asked for and is not offered, in words.
    """

    asked: Mapping[str, Sequence[str]]
    holds: bool = False
    vain: list[str] = field(default_factory=list)

    def settle(self, label: str, key: str, offered: Mapping[str, str], default: str = "") -> str:
        """Choose one of several before its widget is made, and return it.

        What is not offered falls to the default, and is noted as asked for in vain.

        Args:
            label: of the choice.
            key: of the choice.
            offered: code → what it is called; older links have the latter.
            default: what is chosen where nothing else is asked for; else the first.
        """
        chosen = default if default in offered else next(iter(offered))
        for text in self.wanted(key):
            code = text if text in offered else _called(text, offered)
            if code is None and text in (ALL, EVERY_AREA):
                continue  # Of no single place: nobody asked for one.
            if code is None:
                self.vain.append(f"{label.lower()} “{shorten(text.rpartition('=')[2])}”")
            else:
                chosen = code
        choose(key, chosen)
        return chosen

    def wanted(self, key: str) -> Sequence[str]:
        """Return what is asked for under a key, on the page or by the address."""
        if self.holds and key in st.session_state:
            return [text for text in (_text(st.session_state[key]),) if text]
        return self.asked.get(key, ())


def choose(key: str, value: str | bool) -> None:
    """Choose what nobody clicked. Set where it differs: setting takes away what is being typed."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def read_link(role: str) -> Link:
    """Return what is to be chosen in this run; see above."""
    before: _Written | None = st.session_state.get(_WRITTEN)
    address = _address()
    asked = _by_key(address)
    on_page = "report" in st.session_state  # Streamlit forgets what was not on it.
    if before is None or not (on_page or before.role == role):
        holds = False
    elif not (on_page or address):
        # Back from another page, which took the address with it.
        holds, asked = False, {key: [value] for key, value in before.chosen.items() if value}
    else:
        holds = on_page and (address == before.address or _clicked(before))
    # Noted at once: a click may come before the choice is all on the page.
    st.session_state[_WRITTEN] = _Written(address, before.chosen if before and holds else {}, role)
    return Link(asked, holds)


def _clicked(before: _Written) -> bool:
    """Say whether something else is chosen on the page than when its address was written."""
    return any(_text(st.session_state.get(key, value)) != value
               for key, value in before.chosen.items())  # fmt: skip


def _text(value: str | bool | None) -> str:
    """Return what is chosen as the address has it."""
    return value or "" if not isinstance(value, bool) else "yes" if value else ""


def ask_for(key: str, value: str) -> None:
    """Let the address ask for something else than it did, as a link would."""
    st.query_params[key] = value
    st.session_state.pop(_WRITTEN, None)


def write_link(chosen: Mapping[str, str], role: str) -> None:
    """Put the whole choice into the address, and nothing else under its names.

    Args:
        chosen: key → code; what is empty is left out.
        role: of whoever chose.
    """
    held = {key: [value] for key, value in chosen.items() if value}
    if _address() != held:
        # First what is new: whoever goes back through the steps finds the same choice in each.
        st.query_params.update(held)
        for name in set(_names()) - set(held):
            if name in st.query_params:
                del st.query_params[name]
    if AGAIN in st.query_params:
        del st.query_params[AGAIN]
    st.session_state[_WRITTEN] = _Written(held, dict(chosen), role)


def offer_link() -> None:
    """Offer the address of this page, which has the whole choice, to be copied."""
    with st.expander("Link to this report"):
        query = urlencode([(name, text) for name in st.query_params
                           for text in st.query_params.get_all(name)])  # fmt: skip
        st.code(f"{st.context.url or ''}?{query}", language=None, wrap_lines=True)
        st.caption("Whoever opens it finds the same choice, of the same release.")


def _called(text: str, offered: Mapping[str, str]) -> str | None:
    # Of a grant and a partner, names begin with which of the two it is.
    found = (code for code, name in offered.items() if text == name or name.endswith(f": {text}"))
    return next(found, None)


def _names() -> list[str]:
    return list(dict.fromkeys((*KEYS, *KEYS.values())))


def _address() -> Asked:
    """Return what the address has under the names of the choice; nothing of what is empty."""
    found = {name: [text for text in st.query_params.get_all(name) if text] for name in _names()}
    return {name: texts for name, texts in found.items() if texts}


def _by_key(address: Asked) -> Asked:
    return {key: address.get(key) or address.get(older, []) for key, older in KEYS.items()}
