"""Reports are made: composed from a release, written as a file, all areas at once if asked."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from data.problems import Problem, Refused
from data.report_texts import (
    INTRODUCTION,
    TITLE,
    About,
    Standing,
    chosen_look,
    standing,
    texts,
)
from data.store import Store
from reports.documents import checks
from reports.documents.blocks import Document
from reports.documents.choice import Choice
from reports.documents.composing import Typed, compose, places
from reports.documents.looks import look_of
from reports.documents.source import Source, source_of
from reports.formats import FORMATS, write
from reports.formats.fonts import FontMissing
from reports.formats.proving import prove
from reports.languages import Language
from reports.releases.packing import pack

Tell = Callable[[float, str], None]


@dataclass(frozen=True)
class Made:
    """A report as a file.

    Attributes:
        name: of the file.
        content: of the file.
        title: of the report, with what it is of.
        release: number of the release.
        failed: what its self-check says NO to, in English, a sentence or two each.
    """

    name: str
    content: bytes
    title: str
    release: int
    failed: tuple[str, ...] = ()


def about(source: Source, choice: Choice) -> About:
    """Return under what typed words are kept."""
    place = ";".join(f"{name}={value}" for name, value in choice.group)
    period = choice.window or source.release.quarter
    return About(source.release.number, choice.report, period, place, choice.language)


def words_of(store: Store, source: Source, choice: Choice, countys: bool = True) -> Standing | None:
    """Return what is typed for a report and would be in it; None: nothing.

    Args:
        store: where from.
        source: the release.
        choice: what was chosen.
        countys: whether local government or staff make it; others have what was marked ready.
    """
    with store.reading() as connection:
        found = standing(connection, about(source, choice))
    return found if found and (countys or found.ready) else None


def typed(store: Store, source: Source, choice: Choice, countys: bool = True) -> Typed:
    """Return what staff typed for a report, of what would be in it."""
    if words_of(store, source, choice, countys) is None:
        return Typed()
    with store.reading() as connection:
        found = texts(connection, about(source, choice))
    comments = {part: words for part, words in found.items() if part not in (TITLE, INTRODUCTION)}
    return Typed(found.get(TITLE, ""), found.get(INTRODUCTION, ""), comments)


def document(
    store: Store,
    source: Source,
    choice: Choice,
    form: str = "html",
    countys: bool = True,
    words: bool = True,
) -> Document:
    """Return a report as a document, with what was typed for it.

    Args:
        store: where from.
        source: the release.
        choice: what was chosen.
        form: code of the format it will be written as.
        countys: whether it has the county's publisher, colour and logo, and words that were not
            marked ready, which it must not where somebody else makes it; otherwise it has the
            product's own look.
        words: whether it has what was typed.

    Raises:
        Refused: see ``compose``; there is no such format.
    """
    if form not in FORMATS:
        raise Refused([Problem("report_format", found=form)])
    if not FORMATS[form].paper:
        # Which paper was chosen makes no difference, so neither do the bytes.
        choice = replace(choice, paper="letter")
    with store.reading() as connection:
        look = look_of(chosen_look(connection) if countys else None)
    own = typed(store, source, choice, countys) if words else Typed()
    return compose(source, choice, form, own, look)


def make(
    store: Store,
    choice: Choice,
    form: str,
    release: int | Source | None = None,
    countys: bool = True,
    words: bool = True,
) -> Made:
    """Return a report as a file; the same choice of the same release gives the same bytes.

    Args:
        store: where from.
        choice: what was chosen.
        form: code of the format.
        release: its number, or the release itself where it is at hand; None: the one that
            everyone sees.
        countys: as of ``document``.
        words: as of ``document``.

    Raises:
        Refused: there is no such release, period, place or format.
    """
    source = release if isinstance(release, Source) else source_of(store, release)
    composed = document(store, source, choice, form, countys, words)
    if form == "images" and not any(composed.drawings()):
        raise Refused([Problem("report_no_figures", found=composed.title)])
    title = f"{composed.title}: {composed.subtitle}"
    name = f"{stem(source, choice)}{FORMATS[form].ending}"
    try:
        content = write(composed, form)
    except FontMissing as missing:
        raise Refused([Problem("report_font", found=str(missing))]) from missing
    prove(content, form)
    failed = _failed(composed, form, typed(store, source, choice))
    return Made(name, content, title, source.release.number, failed)


def _failed(composed: Document, form: str, words: Typed) -> tuple[str, ...]:
    """Return what the self-check found wrong, for whoever is about to hand the report out."""
    # As it was checked: before what was found was added to it.
    checked = tuple(section for section in composed.sections if section.code != "checks")
    document = replace(composed, sections=checked)
    found = checks.check(document, Language("en"), form, words.every())
    return tuple(f"{one.question} No: {one.found}" for one in found if not one.passed)


def make_all_areas(
    store: Store,
    choice: Choice,
    form: str,
    release: int | Source | None = None,
    tell: Tell = lambda done, what: None,
    countys: bool = True,
    words: bool = True,
) -> Made:
    """Return a report of every area, as one zip.

    Args:
        store: where from.
        choice: what was chosen; its area is left aside.
        form: code of the format.
        release: as of ``make``.
        tell: is told how far it is, from 0 to 1, and the area.
        countys: as of ``document``.
        words: as of ``document``.

    Raises:
        Refused: as of ``make``; the report is not of areas, or the release has none.
    """
    source = release if isinstance(release, Source) else source_of(store, release)
    areas = places(source, "area")
    if not areas:
        raise Refused([Problem("report_no_areas")])
    files, entries = [], {}
    for i, area in enumerate(areas):
        tell(i / len(areas), source.known.get("area", {}).get(area, area))
        made = make(store, choice.of("area", area), form, source, countys, words)
        files.append(made)
        # Two areas may be called alike.
        entries[f"{area}-{made.name}" if made.name in entries else made.name] = made.content
    tell(1, "")
    whole = choice.of("area", "")
    name = f"{stem(source, whole)}-all-areas.zip"
    title = f"{whole.declared.title}: {len(areas)} areas"
    return Made(name, pack(entries), title, source.release.number, _failed_in(files))


def _failed_in(files: list[Made]) -> tuple[str, ...]:
    """Return what the self-checks of several reports found, with the reports it is in."""
    found: dict[str, list[str]] = {}
    for one in files:
        for said in one.failed:
            found.setdefault(said, []).append(one.name)
    return tuple(f"{said} (in {', '.join(names)})" for said, names in found.items())


def stem(source: Source, choice: Choice) -> str:
    """Return what a report's file is called, without its ending."""
    named = [source.known.get(name, {}).get(value, value) for name, value in choice.group]
    period = choice.window or source.release.quarter
    parts = [choice.report.replace("_", "-"), *named, period, f"release-{source.release.number}",
             choice.language]  # fmt: skip
    return "-".join(filter(None, (_slug(part) for part in parts)))


def _slug(text: str) -> str:
    """Return a text as part of a file's name; letters of any script stay."""
    return re.sub(r"[^\w.]+", "-", text.replace("..", "-to-")).strip("-.").lower()[:60]
