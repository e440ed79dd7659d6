"""The codebook: read, worded anew, split, merged, retired; handed over and brought in."""

from collections import Counter
from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from data.clock import day
from data.codebook import Code, Codebook, codebook, versions
from data.codebook_changes import (
    LONGEST_NAME,
    add_code,
    bring_back,
    change_code,
    merge_codes,
    retire_code,
    split_code,
)
from data.codings import codings
from pages.parts import boards
from pages.parts.caches import the_store
from pages.parts.history import attempt
from reports.wording import plural

_FIELDS = ("name", "definition", "include", "exclude", "example")
_SAID = {
    "name": ("Name", "By which coders know it: a word or two."),
    "definition": ("Definition", "What it means, in a sentence."),
    "include": ("Include", "What belongs to it, though one might doubt it."),
    "exclude": ("Exclude", "What does not, and where that goes."),
    "example": ("Example", "Words it would be given to; made up, or cleared."),
}


def held() -> Codebook:
    """Return the codebook as it is now."""
    with the_store().reading() as connection:
        return codebook(connection)


def show(book: Codebook) -> None:
    """Show every code with what it means, how often it was given, and what needs another look."""
    with the_store().reading() as connection:
        made = codings(connection)
    given = Counter(code for one in made for code in one.codes)
    stale = Counter(
        code
        for one in made
        for code in one.codes
        if code in book.codes and book.codes[code].meant_since > one.codebook
    )
    heads = ["Code", "Definition", "Include", "Exclude", "Example", "Given"]
    lines = [(book.path(code), _cells(one, given[code])) for code, one in book.offered.items()]
    boards.show_stacked("Codes and what they mean", heads, lines)
    for code in (code for code in book.offered if stale[code]):
        name = book.codes[code].name
        texts = plural(stale[code], "coding was", "codings were")
        st.html(
            f'<div class="problem warning"><b>{escape(name)}</b>: {texts} made under an earlier '
            "meaning.<span>Coders find theirs on the coding page, under “Look again”.</span></div>"
        )


def _cells(one: Code, given: int) -> list[tuple[str, str]]:
    texts = (one.definition, one.include, one.exclude, one.example, f"{given:,}")
    return [("", escape(text or "–")) for text in texts]


def add_form(book: Codebook) -> None:
    """Offer to add a code."""
    with (
        st.expander("Add a code", expanded=not book.offered),
        st.form("code new", clear_on_submit=True, border=False),
    ):
        new = _fields(Code("", ""), book)
        if st.form_submit_button("Add the code", type="primary"):
            done = f"The code “{new.name}” is added."
            attempt(done, lambda who: add_code(the_store(), new, who))
            st.rerun()


def change_forms(book: Codebook) -> None:
    """Offer to change one code: its words, its place, or what becomes of it."""
    chosen = st.selectbox(
        "Change a code", list(book.offered), index=None, format_func=book.path,
        placeholder="Choose a code", key="code changed", width=420,
    )  # fmt: skip
    if not chosen:
        return
    one = book.codes[chosen]
    words, split, merge, retire, history = st.tabs(
        ["Its words", "Split", "Merge", "Retire", "History"]
    )
    with words, st.form(f"code {chosen}", border=False):
        new = _fields(one, book)
        st.caption(
            "Another definition, or other things included or excluded, asks coders for another "
            "look at what they coded with it. What they said stays as it is."
        )
        if st.form_submit_button("Keep these words", type="primary"):
            done = f"“{new.name}” is worded anew; its earlier words stay in its history."
            attempt(done, lambda who: change_code(the_store(), new, who))
            st.rerun()
    with split:
        _split(one)
    with merge:
        _merge(one, book)
    with retire:
        _retire(one)
    with history:
        _history(one)


def _fields(one: Code, book: Codebook) -> Code:
    """Show the fields of a code; return it as they say."""
    told: dict[str, Any] = {}
    for name in _FIELDS:
        title, words = _SAID[name]
        limit = LONGEST_NAME if name == "name" else None
        told[name] = st.text_input(
            title, getattr(one, name), help=words, max_chars=limit, key=f"code {one.id} {name}"
        )
    parents = ["", *(c for c in book.offered if c not in book.below(one.id or " "))]
    parent = st.selectbox(
        "Part of", parents, index=parents.index(one.parent) if one.parent in parents else 0,
        format_func=lambda code: book.path(code) if code else "None: it is a theme of its own",
        key=f"code {one.id} parent",
    )  # fmt: skip
    return replace(one, parent=parent or "", **told)


def _split(one: Code) -> None:
    with st.form(f"split {one.id}", border=False):
        names = st.text_area("Its parts, a line each", key=f"split {one.id} names")
        reason = st.text_input("Why", key=f"split {one.id} why")
        st.caption("What was coded with it counts for it still, and may need another look.")
        if st.form_submit_button("Split it"):
            done = f"“{one.name}” has parts now; its codings are listed to look at again."
            parts = names.split("\n")
            attempt(done, lambda who: split_code(the_store(), one.id, parts, who, reason))
            st.rerun()


def _merge(one: Code, book: Codebook) -> None:
    others = [code for code in book.offered if code not in book.below(one.id)]
    with st.form(f"merge {one.id}", border=False):
        into = st.selectbox("Merge into", others, format_func=book.path, key=f"merge {one.id} into")
        reason = st.text_input("Why", key=f"merge {one.id} why")
        st.caption("Its codings count for the other from now on. It can be brought back.")
        if st.form_submit_button("Merge it"):
            done = f"“{one.name}” is merged."
            attempt(
                done, lambda who: merge_codes(the_store(), one.id, str(into or ""), who, reason)
            )
            st.rerun()


def _retire(one: Code) -> None:
    with st.form(f"retire {one.id}", border=False):
        reason = st.text_input("Why", key=f"retire {one.id} why")
        st.caption("It is offered no longer and leaves the figures. It can be brought back.")
        if st.form_submit_button("Retire it"):
            done = f"“{one.name}” is retired."
            attempt(done, lambda who: retire_code(the_store(), one.id, who, reason))
            st.rerun()


def _history(one: Code) -> None:
    with the_store().reading() as connection:
        found = versions(connection, one.id)
    rows = [
        {
            "When": day(held.done_at) if held.done_at else "",
            "By": held.done_by,
            "Name": held.name,
            "Definition": held.definition,
            "Include": held.include,
            "Exclude": held.exclude,
            "Note": held.note or _other_meaning(held, found[-1]),
        }
        for held in found
    ]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")


def _other_meaning(held: Code, first: Code) -> str:
    new = held.meant_since == held.version != first.version
    return "means something else since" if new else ""


def show_retired(book: Codebook) -> None:
    """List the codes that are given no longer, and offer to bring one back."""
    gone = [one for one in book.codes.values() if one.retired]
    if not gone:
        return
    with st.expander(f"No longer given ({len(gone)})"):
        for one in gone:
            with st.container(horizontal=True, vertical_alignment="center"):
                when = day(one.done_at) if one.done_at else ""
                st.html(
                    f'<p class="quiet"><b>{escape(one.name)}</b> · {escape(one.note)} · '
                    f"{escape(one.done_by)}, {when}</p>"
                )
                st.button(
                    "Bring it back", key=f"back {one.id}", on_click=_bring_back, args=[one],
                    type="tertiary",
                )  # fmt: skip


def _bring_back(one: Code) -> None:
    attempt(f"“{one.name}” is back.", lambda who: bring_back(the_store(), one.id, who))
