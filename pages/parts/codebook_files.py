"""Codebook and codings as files: taken along, and brought in from other programs."""

from collections.abc import Callable

import streamlit as st

from data import exchange
from data.codebook import Codebook
from data.handing_over import (
    Brought,
    bring_codes,
    bring_project,
    bring_table,
    codes_out,
    project_out,
    table_out,
)
from pages.parts.caches import the_store
from pages.parts.guard import require
from pages.parts.history import attempt, tell
from reports.wording import listed, plural

_WHAT = {
    "codebook.csv": "A codebook as a table (CSV)",
    "codebook.qdc": "A codebook (REFI-QDA, .qdc)",
    "codings.csv": "Codings as a table (CSV)",
    "project.qdpx": "A project: texts, codebook and codings (REFI-QDA, .qdpx)",
}


def take_along(book: Codebook) -> None:
    """Offer codebook and codings as files."""
    st.write(
        "To go on in Taguette, QualCoder, NVivo or another program. Files with codings hold what "
        "every coder said: whoever is still to code should not open them."
    )
    with st.container(horizontal=True):
        codes = codes_out(book)
        _button("Codebook (CSV)", "Codebook.csv", lambda: exchange.write_codebook_csv(codes))
        _button("Codebook (.qdc)", "Codebook.qdc", lambda: exchange.write_codebook(codes))
        _button("Codings (CSV)", "Codings.csv", _codings)
        _button("Project (.qdpx)", "Project.qdpx", _project)


def _button(label: str, name: str, make: Callable[[], bytes]) -> None:
    st.download_button(label, make, file_name=name, on_click="ignore", key=f"take {name}")


def _codings() -> bytes:
    require("staff", "administrator")
    with the_store().reading() as connection:
        return exchange.write_codings_csv(table_out(connection))


def _project() -> bytes:
    require("staff", "administrator")
    with the_store().reading() as connection:
        return exchange.write_project(project_out(connection, "Prevention Impact"))


def bring_in() -> None:
    """Offer to bring a codebook or codings in from a file."""
    st.write(
        "Codes are known by their identifier or name, texts by theirs or their words. Only texts "
        "that are cleared here are taken; nothing that is here is taken away."
    )
    what = st.selectbox("What the file is", list(_WHAT), format_func=_WHAT.__getitem__)
    file = st.file_uploader("File", key=f"bring {what}")
    if file is not None and st.button("Bring it in", type="primary"):
        _bring(str(what), file.getvalue(), file.name)


def _bring(what: str, content: bytes, name: str) -> None:
    found: list[Brought] = []
    if attempt("", lambda who: found.append(_read(what, content, name, who))):
        st.session_state["undone"] = f"{name}: {said(found[0])}"
        st.rerun()
    tell(st.session_state.pop("refused", ()))


def _read(what: str, content: bytes, name: str, who: str) -> Brought:
    store = the_store()
    if what == "codebook.csv":
        return bring_codes(store, exchange.read_codebook_csv(content, name), who)
    if what == "codebook.qdc":
        return bring_codes(store, exchange.read_codebook(content, name), who)
    if what == "codings.csv":
        return bring_table(store, exchange.read_codings_csv(content, name), who)
    return bring_project(store, exchange.read_project(content, name), who)


def said(found: Brought) -> str:
    """Return what was brought in, in a sentence."""
    parts = [
        plural(found.added, "new code", "new codes"),
        plural(found.changed, "code worded anew", "codes worded anew"),
        plural(found.codings, "coding", "codings"),
    ]
    known = plural(found.known, "coding was", "codings were")
    more = f" {known} here already." if found.known else ""
    lost = (
        f" {plural(found.unknown, 'text is', 'texts are')} not among those cleared here, and left "
        "out."
        if found.unknown
        else ""
    )
    return f"{listed(parts)}.{more}{lost}"
