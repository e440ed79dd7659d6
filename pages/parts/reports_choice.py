"""Which report, of which release, place and period: chosen, and kept in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from metrics.dimensions import title
from metrics.releases.keeping import DISCARDED, PUBLISHED, Kept, current, releases
from pages.parts.caches import release_source, the_store
from pages.parts.guard import Person
from pages.parts.released import say_nothing_yet
from pages.parts.reports_gone import is_gone
from pages.parts.reports_link import ALL, EVERY_AREA, Link, read_link, write_link
from pages.parts.reports_link import choose as choose_unclicked
from reports.documents.choice import PAPERS, REPORTS, Choice, Report
from reports.documents.composing import places
from reports.documents.source import Source
from reports.formats import FORMATS
from reports.languages import NAMES

WHOLE = "Whole coalition"
#: Key of whether a report goes without what was typed for it.
WITHOUT_WORDS = "without_words"
_OF = "Coalition, area, grant or partner"


@dataclass(frozen=True)
class Asked:
    """What was chosen on the page.

    Attributes:
        choice: the report; of all areas, with no area.
        source: the release.
        form: code of the format.
        all_areas: whether one of every area is wanted.
        words: whether it has what was typed for it.
    """

    choice: Choice
    source: Source
    form: str
    all_areas: bool = False
    words: bool = True


def choose(someone: Person) -> Asked | None:
    """Offer the choice; return it, or None while no release can be chosen."""
    offered = [
        one
        for one in releases(the_store())
        if one.state == PUBLISHED or (someone.works_here and one.state != DISCARDED)
    ]
    if not offered:
        _say_none(someone)
        return None
    link = read_link(someone.role)
    newest = current(the_store()) or offered[0]
    called = {str(one.number): _called(one) for one in offered}
    if is_gone(link, called, newest):
        return None
    report = _report(someone, link)
    with st.container(key="filters"):
        first, second, third = st.columns(3)
        with first:
            number = _one("Release", "of_release", called, str(newest.number), link)
        release = next(one for one in offered if str(one.number) == number)
        source = release_source(release.number, release.digest)
        with second:
            place = _place(report, source, link)
        with third:
            window = _period(source, link)
        fourth, fifth, sixth = st.columns(3)
        with fourth:
            language = _one("Language", "in_language", NAMES, "en", link)
        with fifth:
            titles = {code: one.title for code, one in FORMATS.items()}
            form = _one("Format", "format", titles, "pdf", link)
        with sixth:
            # It stands there for every format: one chosen before is not forgotten meanwhile.
            paper = _one("Paper", "paper", PAPERS, "letter", link, not FORMATS[form].paper)
    # Its box stands beside what it leaves out, and only where there is something.
    without = bool(link.wanted(WITHOUT_WORDS))
    choose_unclicked(WITHOUT_WORDS, without)
    _say_asked_in_vain(link.vain)
    chosen = {"report": report.code, "of_release": str(release.number), "of": place,
              "of_period": window, "in_language": language, "format": form, "paper": paper,
              WITHOUT_WORDS: "yes" if without else ""}  # fmt: skip
    write_link(chosen, someone.role)
    choice = Choice(report.code, window, language=language)
    choice = replace(choice, paper="a4" if paper == "a4" else "letter")
    if place not in (ALL, EVERY_AREA):
        choice = choice.of(*place.split("=", 1))
    return Asked(choice, source, form, place == EVERY_AREA, not without)


def _say_none(someone: Person) -> None:
    if someone.works_here:
        st.info("There is no release yet. Build one on the Releases page; reports come from it.")
    else:
        say_nothing_yet()


def _say_asked_in_vain(asked: Sequence[str]) -> None:
    """Say what somebody's link asked for and cannot be chosen, if anything: once."""
    if asked:
        st.html(
            f'<p class="not-released">Asked for and not there: {escape("; ".join(asked))}. The '
            "report below is not of that, but of what stands in the choices above.</p>"
        )


def _report(someone: Person, link: Link) -> Report:
    titles = {one.code: one.title for one in REPORTS.values()}
    link.settle("Report", "report", titles, "funder" if someone.role == "funder" else "quarterly")
    code = st.radio(
        "Report",
        list(titles),
        captions=[f"{one.says} For: {one.audience.lower()}." for one in REPORTS.values()],
        format_func=titles.__getitem__,
        key="report",
    )
    return REPORTS[code or "quarterly"]


def _called(one: Kept) -> str:
    name = f"{one.name[:1].upper()}{one.name[1:]}"
    return name if one.state == PUBLISHED else f"{name} ({one.state}, not for publication)"


def _place(report: Report, source: Source, link: Link) -> str:
    """Return what the report is of: ``area=D01``, all areas at once, the whole coalition."""
    offered = {} if report.must else {ALL: WHOLE}
    # Of a release without areas there are none; a report that must be of one says so when made.
    if "area" in report.of and (source.codes("area") or not offered):
        offered[EVERY_AREA] = "All areas at once (zip)"
    for dimension in report.of:
        names = source.known.get(dimension, {})
        # Of a grant and a partner, names alone would not say which is which.
        of = f"{title(dimension)}: " if len(report.of) > 1 else ""
        offered |= {f"{dimension}={code}": f"{of}{names.get(code, code)}"
                    for code in places(source, dimension)}  # fmt: skip
    if len(offered) == 1:
        link.settle(_OF, "of", offered)
        st.selectbox(_OF, list(offered.values()), disabled=True, key=f"only of {report.code}")
        return next(iter(offered))
    # Nobody makes the reports of all areas unasked.
    first = next(code for code in offered if code != EVERY_AREA)
    return _one(_OF, "of", offered, first, link)


def _period(source: Source, link: Link) -> str:
    windows = {window.name: window.label for window in reversed(source.offer.windows)}
    return _one("Period", "of_period", windows, source.release.quarter, link)


def _one(
    label: str,
    key: str,
    offered: Mapping[str, str],
    default: str,
    link: Link,
    disabled: bool = False,
) -> str:
    """Offer one of several; what is asked for and not offered falls to the default.

    Args:
        label: of the choice.
        key: of the choice, in the address too.
        offered: code → what it is called.
        default: what is chosen unless something else is asked for.
        link: what is to be chosen.
        disabled: whether it is only shown.
    """
    start = link.settle(label, key, offered, default)
    chosen: str = st.selectbox(
        label, list(offered), format_func=lambda code: offered.get(code, code), key=key,
        disabled=disabled,
    )  # fmt: skip
    return chosen if chosen in offered else start
