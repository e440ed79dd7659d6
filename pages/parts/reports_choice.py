"""Which report, of which release, place and period: chosen, and kept in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from metrics.releases.keeping import PUBLISHED, Kept, releases
from pages.parts.caches import release_source, the_store
from pages.parts.guard import Person
from pages.parts.released import asked_in_vain
from reports.documents.choice import PAPERS, REPORTS, Choice, Report
from reports.documents.composing import places
from reports.documents.source import Source
from reports.formats import FORMATS
from reports.languages import NAMES

WHOLE = "Whole coalition"
_OF = "Coalition, area or partner"
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
    vain: list[str] = []
    report = _report(someone, vain)
    with st.container(key="filters"):
        first, second, third = st.columns(3)
        with first:
            release = _release(offered, vain)
        source = release_source(release.number, release.digest)
        with second:
            place = _place(report, source, vain)
        with third:
            window = _period(source, vain)
        fourth, fifth, sixth = st.columns(3)
        with fourth:
            language = _one("Language", "language", NAMES, "en", vain)
        with fifth:
            titles = {code: one.title for code, one in FORMATS.items()}
            form = _one("Format", "format", titles, "pdf", vain)
        with sixth:
            # It stands there for every format: one chosen before is not forgotten meanwhile.
            paper = _one("Paper", "paper", PAPERS, "letter", vain, not FORMATS[form].paper)
    _say_asked_in_vain(vain)
    choice = Choice(report.code, window, language=language)
    choice = replace(choice, paper="a4" if paper == "a4" else "letter", grant=_grant(report))
    if place == EVERY_AREA:
        return Asked(choice, source, form, all_areas=True)
    dimension, _, code = place.partition("=")
    area, partner = (code if dimension == name else "" for name in ("area", "partner"))
    return Asked(replace(choice, area=area, partner=partner), source, form)


def _say_asked_in_vain(asked: Sequence[str]) -> None:
    """Say what somebody's link asked for and cannot be chosen, if anything: once."""
    if asked:
        st.html(
            f'<p class="not-released">Asked for and not there: {escape("; ".join(asked))}. The '
            "report below is not of that, but of what stands in the choices above.</p>"
        )


def _report(someone: Person, vain: list[str]) -> Report:
    titled = {one.title: one for one in REPORTS.values()}
    vain += [f"report “{text}”" for text in asked_in_vain("report", titled)]
    wanted = st.query_params.get("report", "")
    # Chosen, not a default: a default is not in the address, and each role has another.
    usual = REPORTS["funder" if someone.role == "funder" else "quarterly"].title
    st.session_state.setdefault("report", wanted if wanted in titled else usual)
    title = st.radio(
        "Report",
        list(titled),
        captions=[f"{one.says} For: {one.audience.lower()}." for one in titled.values()],
        index=None,
        key="report",
        bind="query-params",
    )
    return titled.get(title or "", REPORTS["quarterly"])


def _release(offered: Sequence[Kept], vain: list[str]) -> Kept:
    named = {str(one.number): one for one in offered}
    newest = next((n for n, one in named.items() if one.state == PUBLISHED), next(iter(named)))

    def said(number: str) -> str:
        one = named[number]
        name = f"{one.name[:1].upper()}{one.name[1:]}"
        return name if one.state == PUBLISHED else f"{name} ({one.state}, not for publication)"

    return named[_one("Release", "of_release", {n: said(n) for n in named}, newest, vain)]


def _place(report: Report, source: Source, vain: list[str]) -> str:
    """Return what the report is of: ``area=D01``; empty: the whole coalition."""
    offered = {} if report.must else {"": WHOLE}
    for dimension in report.of:
        names = source.known.get(dimension, {})
        offered |= {f"{dimension}={code}": names.get(code, code)
                    for code in places(source, dimension)}  # fmt: skip
    if "area" in report.of:
        offered[EVERY_AREA] = EVERY_AREA
    if len(offered) == 1:
        asked = asked_in_vain("of", ["", WHOLE])
        vain += [f"{_OF.lower()} “{text.rpartition('=')[2]}”" for text in asked]
        st.selectbox(_OF, list(offered.values()), disabled=True, key=f"only of {report.code}")
        return next(iter(offered))
    return _one(_OF, "of", offered, next(iter(offered)), vain)


def _period(source: Source, vain: list[str]) -> str:
    windows = {window.name: window.label for window in reversed(source.offer.windows)}
    return _one("Period", "period", windows, source.release.quarter, vain)


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


def _one(
    label: str,
    key: str,
    offered: Mapping[str, str],
    default: str,
    vain: list[str],
    disabled: bool = False,
) -> str:
    """Offer one of several; what is asked for and not offered falls to the default.

    Args:
        label: of the choice.
        key: of the choice, in the address too.
        offered: code → what it is called.
        default: what is chosen unless something else is asked for.
        vain: what was asked for in vain is added to it, in words.
        disabled: whether it is only shown.
    """
    codes = list(offered)
    wanted = st.query_params.get(key, default)
    asked = asked_in_vain(key, [*codes, *offered.values()])
    if st.session_state.get(key) not in (None, *codes):
        del st.session_state[key]
    vain += [f"{label.lower()} “{text.rpartition('=')[2]}”" for text in asked]
    start = wanted if wanted in codes else default if default in codes else codes[0]
    chosen: str = st.selectbox(
        label, codes, index=codes.index(start), format_func=lambda code: offered.get(code, code),
        key=key, bind="query-params", disabled=disabled,
    )  # fmt: skip
    return chosen if chosen in codes else start
