"""A report made and handed over: progress, a look at its first pages, the file; the last ones."""

import json
from dataclasses import asdict
from html import escape
from typing import Any

import streamlit as st

from data.exports import Taken, take_out, taken_out
from data.problems import Refused
from metrics.releases.keeping import REVISED, WITHDRAWN, releases
from pages.parts.caches import the_store
from pages.parts.guard import NAMES, Person, links
from pages.parts.reports_carried import carried, is_countys, offer_without
from pages.parts.reports_choice import WITHOUT_WORDS, Asked
from pages.parts.reports_link import AGAIN, ALL, EVERY_AREA, offer_link
from pages.parts.reports_words import unkept
from reports.documents.choice import PLACES, REPORTS
from reports.documents.composing import teller
from reports.documents.making import Made, document, make, make_all_areas
from reports.formats import FORMATS
from reports.formats.first_pages import first_pages
from reports.formats.fonts import FontMissing

#: What was made last in this session, and of what.
_MADE = "report made"
_LAST = 8


def is_refused(asked: Asked) -> bool:
    """Say whether there can be no such report, and why: its grant does not run in the period."""
    if asked.all_areas:
        return False
    try:
        teller(asked.source, asked.choice)
    except Refused as refused:
        _say_refused(refused)
        return True
    return False


def _say_refused(refused: Refused) -> None:
    for problem in refused.problems:
        st.error(f"{problem.message} {problem.fix}")


def offer(asked: Asked, someone: Person) -> None:
    """Offer to make the report, then the file and a look at its first pages."""
    found = carried(asked, someone)
    key = json.dumps([asdict(asked.choice), asked.source.release.number, asked.form,
                      asked.all_areas, asked.source.gone, is_countys(someone), asked.words,
                      [str(one) for one in found]])  # fmt: skip
    label = "Make the reports of all areas" if asked.all_areas else "Make the report"
    if st.button(label, type="primary", key="make"):
        _make(asked, key, is_countys(someone))
    offer_without(asked, someone, found)
    if someone.role != "funder" and (missing := unkept(asked)):
        st.warning(
            f"Typed and not kept yet, so not in the report: {'; '.join(missing)}. "
            "Press “Keep these words” below, then make the report."
        )
    held = st.session_state.get(_MADE)
    if not held or held[0] != key:
        st.html(f'<p class="quiet">{escape(FORMATS[asked.form].says)}</p>')
        offer_link()
        return
    made: Made = held[1]
    _hand_over(made, asked, someone)
    offer_link()
    if not asked.all_areas:
        _look(asked, is_countys(someone))


def _make(asked: Asked, key: str, countys: bool) -> None:
    bar = st.progress(0.0, "The report is written")

    def tell(done: float, what: str) -> None:
        bar.progress(done, what or "Done")

    try:
        if asked.all_areas:
            made = make_all_areas(
                the_store(), asked.choice, asked.form, asked.source, tell, countys, asked.words
            )
        else:
            made = make(the_store(), asked.choice, asked.form, asked.source, countys, asked.words)
    except Refused as refused:
        bar.empty()
        _say_refused(refused)
        return
    bar.empty()
    st.session_state[_MADE] = (key, made)


def _say_failed(made: Made) -> None:
    """Say what the self-check answers with NO: it is printed, so whoever hands it out knows."""
    if made.failed:
        lines = "".join(f"<li>{escape(one)}</li>" for one in made.failed)
        st.html(
            '<div class="problem"><b>Look at this before you publish it.</b> The self-check in '
            f"the file answers with NO:<ul>{lines}</ul></div>"
        )


def _hand_over(made: Made, asked: Asked, someone: Person) -> None:
    _say_failed(made)
    size = max(1, round(len(made.content) / 1000))
    store = the_store()
    choice = {name: value for name, value in asdict(asked.choice).items() if value}

    def taken() -> bytes:
        # Kept first: what is not written down is not handed over.
        kept = {**choice, "all_areas": asked.all_areas, WITHOUT_WORDS: not asked.words}
        take_out(store, made.title, asked.form, someone.name, someone.role, made.release, kept)
        return made.content

    media = "application/zip" if asked.all_areas else FORMATS[asked.form].media
    st.download_button(
        f"Download {made.name} ({size:,} kB)",
        taken,
        file_name=made.name,
        mime=media,
        on_click="ignore",
        icon=":material/download:",
        type="primary",
        key="take the report",
    )
    if not asked.source.is_published:
        st.warning("This release is not published: every page of the report says so.")
    if asked.source.gone:
        some = ", ".join(map(str, asked.source.gone))
        st.info(f"Voices {some} of the release may not be shown any more, and are left out.")


def _look(asked: Asked, countys: bool) -> None:
    st.subheader("Its first pages, as printed", anchor=False)
    shown = document(the_store(), asked.source, asked.choice, "pdf", countys, asked.words)
    try:
        found = first_pages(shown, 3)
    except FontMissing as missing:
        st.info(f"They cannot be shown: {missing}")
        return
    with st.container(key="report-pages"):
        pictures = enumerate(found, 1)
        for column, (page, picture) in zip(st.columns(3), pictures, strict=False):
            column.image(picture, width="stretch", caption=f"Page {page}")


def show_last(someone: Person) -> None:
    """List the reports taken out last, each with a link that makes the same choice again.

    Whoever does not work here sees their own: a title that others typed may not be out yet. Where
    nobody signs in, everyone has one name, so the role must be theirs as well.
    """
    every = taken_out(the_store(), "" if someone.works_here else someone.name)
    found = [
        one for one in every
        if one.asked.get("report") in REPORTS and (someone.works_here or one.role == someone.role)
    ][:_LAST]  # fmt: skip
    st.subheader("Reports taken out last", anchor=False)
    if not found:
        st.html('<p class="quiet">None yet.</p>')
        return
    states = {one.number: one.state for one in releases(the_store())}
    with st.container(gap="medium", key="taken-reports"):
        for one in found:
            _line(one, states.get(one.release or 0, ""))


def _line(one: Taken, state: str) -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap=None
    ):
        about = f"<span class='quiet'>{escape(told(one, state))}</span>"
        st.html(f"<p><b>{escape(one.title)}</b><br>{about}</p>", width=600)
        st.page_link("pages/reports/reports.py", label="Choose the same", query_params=again(one))


#: State of a release → what is said where a report of it stands in the list.
_NOT_THAT_HOLDS = {WITHDRAWN: " (withdrawn)", REVISED: " (revised since)"}


def told(one: Taken, state: str) -> str:
    """Return which report was taken out, as what, of which release, when and by whom.

    Args:
        one: the report.
        state: of its release.
    """
    form = FORMATS[one.form].title if one.form in FORMATS else one.form
    declared = REPORTS[one.asked["report"]].title
    which = "" if one.title.startswith(declared) else f"{declared}, "
    who = f"{one.who} ({NAMES.get(one.role, one.role).lower()})"
    release = f"release {one.release}{_NOT_THAT_HOLDS.get(state, '')}"
    return f"{which}{form}, {release}, {one.when:%Y-%m-%d %H:%M} UTC, by {who}"


def again(one: Taken) -> dict[str, Any]:
    """Return the address that makes the choice of a report once more."""
    asked = one.asked
    place = next((f"{name}={asked[name]}" for name in PLACES if asked.get(name)), ALL)
    if asked.get("all_areas"):
        place = EVERY_AREA
    return links(
        report=asked["report"],
        of_release=str(one.release),
        of=place,
        of_period=asked.get("window") or asked.get("period", ""),
        in_language=asked.get("language", "en"),
        format=one.form,
        paper=asked.get("paper", ""),
        without_words="yes" if asked.get(WITHOUT_WORDS) else "",
        **{AGAIN: "yes"},
    )
