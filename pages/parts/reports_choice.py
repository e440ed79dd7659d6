"""Which report, of which release, place and period: chosen, and kept in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from metrics.releases.keeping import PUBLISHED, Kept, releases
from pages.parts.caches import release_source, the_store
from pages.parts.guard import Person
from reports.documents.choice import PAPERS, REPORTS, Choice, Report
from reports.documents.composing import places
from reports.documents.source import Source
from reports.formats import FORMATS
from reports.languages import NAMES

WHOLE = "Whole coalition"
EVERY_AREA = "All areas at once (zip)"


@dataclass(frozen=True)
class Asked:
    """What was chosen on the page.

    Attributes:
        choice: the report; of all areas, with no area.
        source: the release.
        form: code of the format.
        all_areas: whether one of every area is wanted.
    """

    choice: Choice
    source: Source
    form: str
    all_areas: bool = False


def choose(someone: Person) -> Asked | None:
    """Offer the choice; return it, or None while no release can be chosen."""
    offered = [one for one in releases(the_store()) if someone.works_here or one.state == PUBLISHED]
    if not offered:
        st.info("There is no release yet. Build one on the Releases page; reports come from it.")
        return None
    report = _report()
    with st.container(key="filters"):
        first, second, third = st.columns(3)
        with first:
            release = _release(offered)
        source = release_source(release.number, release.digest)
        with second:
            place = _place(report, source)
        with third:
            window = _period(source)
        fourth, fifth, sixth = st.columns(3)
        with fourth:
            language = _one("Language", "language", NAMES, "en")
        with fifth:
            form = _one(
                "Format", "format", {code: one.title for code, one in FORMATS.items()}, "pdf"
            )
        with sixth:
            paper = "letter"
            if FORMATS[form].paper:
                paper = _one("Paper", "paper", PAPERS, "letter")
    choice = Choice(report.code, window, language=language)
    choice = replace(choice, paper="a4" if paper == "a4" else "letter", grant=_grant(report))
    if place == EVERY_AREA:
        return Asked(choice, source, form, all_areas=True)
    dimension, _, code = place.partition("=")
    area, partner = (code if dimension == name else "" for name in ("area", "partner"))
    return Asked(replace(choice, area=area, partner=partner), source, form)


def _report() -> Report:
    titled = {one.title: one for one in REPORTS.values()}
    title = st.radio(
        "Report",
        list(titled),
        captions=[f"{one.says} For: {one.audience.lower()}." for one in titled.values()],
        index=list(titled).index("Quarterly report"),
        key="report",
        bind="query-params",
    )
    return titled.get(title or "", REPORTS["quarterly"])


def _release(offered: Sequence[Kept]) -> Kept:
    named = {str(one.number): one for one in offered}
    newest = next((n for n, one in named.items() if one.state == PUBLISHED), next(iter(named)))

    def said(number: str) -> str:
        one = named[number]
        name = f"{one.name[:1].upper()}{one.name[1:]}"
        return name if one.state == PUBLISHED else f"{name} ({one.state}, not for publication)"

    return named[_one("Release", "of_release", {n: said(n) for n in named}, newest)]


def _place(report: Report, source: Source) -> str:
    """Return what the report is of: ``area=D01``; empty: the whole coalition."""
    offered = {} if report.must else {"": WHOLE}
    for dimension in report.of:
        names = source.known.get(dimension, {})
        offered |= {f"{dimension}={code}": names.get(code, code)
                    for code in places(source, dimension)}  # fmt: skip
    if "area" in report.of:
        offered[EVERY_AREA] = EVERY_AREA
    if len(offered) == 1:
        st.selectbox("Of", list(offered.values()), disabled=True, key=f"only of {report.code}")
        return next(iter(offered))
    return _one("Of", "of", offered, next(iter(offered)))


def _period(source: Source) -> str:
    windows = {window.name: window.label for window in reversed(source.offer.windows)}
    return _one("Period", "period", windows, source.release.quarter)


def _grant(report: Report) -> str:
    if report.code != "funder":
        return ""
    held: str = st.text_input(
        "Grant, printed on the cover",
        key="grant",
        bind="query-params",
        max_chars=80,
        help="A release has no figures by grant. Choose the partner that has it, or the whole "
        "coalition, and the period it runs for; the name or number of the grant is printed.",
    )
    return " ".join(held.split())


def _one(label: str, key: str, offered: Mapping[str, str], default: str) -> str:
    """Offer one of several; what the address asks for and is not offered falls to the default."""
    codes = list(offered)
    wanted = st.query_params.get(key, default)
    if st.session_state.get(key) not in (None, *codes):
        del st.session_state[key]
    start = wanted if wanted in codes else default if default in codes else codes[0]
    chosen: str = st.selectbox(
        label, codes, index=codes.index(start), format_func=lambda code: offered.get(code, code),
        key=key, bind="query-params",
    )  # fmt: skip
    return chosen if chosen in codes else start
