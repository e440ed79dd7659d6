"""Own title, introduction and commentary of a report: typed, checked for claims, kept.

Of several headings only one text is on the page at a time, and Streamlit forgets what is not on
it. What was typed is therefore noted in the session, and all of it is kept at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from data import clock
from data.problems import Refused
from data.report_texts import (
    INTRODUCTION,
    TITLE,
    About,
    Standing,
    mark_ready,
    standing,
    texts,
    type_texts,
)
from pages.parts.caches import the_store
from pages.parts.guard import SEVERAL, Person, require
from pages.parts.narrative import narrative, show_claims
from pages.parts.reports_choice import Asked
from reports.documents.making import about, document


@dataclass
class _Typed:
    """What was typed in this session for one report.

    Attributes:
        before: part → what was kept when its text was first shown.
        words: part → what stands there now.
        names: part → what it is called on the page.
    """

    before: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def changed(self) -> dict[str, str]:
        """Return part → words of what is typed and not kept."""
        return {part: words for part, words in self.words.items()
                if words.strip() != self.before[part].strip()}  # fmt: skip


def type_words(asked: Asked, someone: Person) -> None:
    """Offer to type the words of a report; nothing of a set of reports of all areas."""
    if asked.all_areas:
        return
    on = about(asked.source, asked.choice)
    with the_store().reading() as connection:
        held, stands = texts(connection, on), standing(connection, on)
    some = f" ({len(held)} typed)" if held else ""
    # Of one key whatever it is called: it stays open as what is typed is kept.
    with st.expander(
        f"Own title, introduction and commentary{some}", key=f"{_key(on)} box", on_change="rerun"
    ):
        st.caption(
            "They are kept with this release, report, place, period and language, and printed in "
            "every format; marked ready, whoever makes the report has them. What could not be "
            "defended is pointed out as you type."
        )
        _parts(asked, on, held)
        if not_kept := unkept(asked):
            st.caption(f"Typed and not kept yet: {'; '.join(not_kept)}.")
        if st.button("Keep these words", key=f"{_key(on)} keep"):
            _keep(asked)
        if stands:
            _offer_ready(on, stands)


def _offer_ready(on: About, stands: Standing) -> None:
    """Say who has what is typed, and offer to change that."""
    typed = f"Typed last on {clock.day(stands.when)} by {stands.who}"
    typed += f" ({SEVERAL[stands.role]})." if stands.role in SEVERAL else "."
    if stands.ready:
        st.caption(f"{typed} Marked ready: whoever makes this report has these words.")
        label = "Not ready after all"
    else:
        st.caption(f"{typed} Not marked ready: only local government and staff have these words.")
        label = "Mark as ready for everyone"
    if st.button(label, key=f"{_key(on)} ready"):
        someone = require("staff", "government", "administrator")
        mark_ready(the_store(), on, someone.name, someone.role, not stands.ready)
        st.rerun()


def _parts(asked: Asked, on: About, held: Mapping[str, str]) -> None:
    shown = document(the_store(), asked.source, asked.choice)
    parts = {section.code: section.title for section in shown.sections}
    title = st.text_input("Title", max_chars=120, key=_noted(on, TITLE, "Title", held))
    show_claims(title or "")
    narrative("Introduction", _noted(on, INTRODUCTION, "Introduction", held), height=120)
    part = st.selectbox("Commentary on", list(parts), format_func=parts.__getitem__,
                        key=f"{_key(on)} part")  # fmt: skip
    label = f"Commentary on “{parts[part]}”"
    narrative(label, _noted(on, part, label, held), height=120)


def unkept(asked: Asked) -> list[str]:
    """Return which parts of a report are typed in this session and not kept, by their names."""
    typed = _typed_for(about(asked.source, asked.choice))
    return [] if asked.all_areas else [typed.names[part] for part in typed.changed()]


def _key(on: About) -> str:
    return f"words {on}"


def _typed_for(on: About) -> _Typed:
    """Return what was typed for a report, with what stands in the texts on the page."""
    typed: _Typed = st.session_state.setdefault(f"typed {on}", _Typed())
    for part in typed.before:
        shown = st.session_state.get(f"{_key(on)} {part}")
        if shown is not None:
            typed.words[part] = str(shown)
    return typed


def _noted(on: About, part: str, name: str, held: Mapping[str, str]) -> str:
    """Return the key of a part's text, with what was typed there before, else what is kept."""
    key, typed = f"{_key(on)} {part}", _typed_for(on)
    typed.names[part] = name
    if part not in typed.changed():
        typed.before[part] = typed.words[part] = held.get(part, "")
        # Set only where it differs: setting it takes away what is being typed meanwhile.
        if st.session_state.get(key) != typed.words[part]:
            st.session_state[key] = typed.words[part]
    else:
        st.session_state.setdefault(key, typed.words[part])
    return key


def _keep(asked: Asked) -> None:
    someone = require("staff", "government", "administrator")
    on = about(asked.source, asked.choice)
    typed = _typed_for(on)
    try:
        type_texts(the_store(), on, typed.changed(), someone.name, someone.role)
    except Refused as refused:
        for problem in refused.problems:
            st.error(f"{typed.names[problem.column]}: {problem.message} {problem.fix}")
        return
    del st.session_state[f"typed {on}"]
    st.session_state.pop("report made", None)
    st.toast("Kept. The next report you make has these words.")
    st.rerun()
