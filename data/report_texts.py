"""What staff type for reports: kept with the release it is on, never overwritten.

Whoever makes a report has the words that were marked ready, local government and staff also those
that were not yet. What is typed later is not ready: it has to be marked again.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from data import clock
from data.problems import Problem, Refused
from data.records import table_of
from data.records.reports import ReportLook, ReportText
from data.store import Store, next_id

_T = table_of(ReportText)
_L = table_of(ReportLook)

TITLE, INTRODUCTION, _READY = "title", "introduction", "ready"
#: So many characters at most: a title on one cover, a commentary of about a page.
LONGEST = {TITLE: 120}
LONGEST_TEXT = 4_000


@dataclass(frozen=True)
class About:
    """Which report words are on.

    Attributes:
        release: number of the release.
        report: code of the report.
        period: name of the period.
        place: ``area=D01``; empty: the whole coalition.
        language: code of the language.
    """

    release: int
    report: str
    period: str
    place: str = ""
    language: str = "en"


def texts(connection: sa.Connection, about: About) -> dict[str, str]:
    """Return part → what was typed last for it; nothing of what was taken back."""
    asked = sa.select(_T.c.part, _T.c.words).where(*_on(about)).order_by(_T.c.id)
    found = {row.part: row.words for row in connection.execute(asked) if row.part != _READY}
    return {part: words for part, words in found.items() if words}


@dataclass(frozen=True)
class Standing:
    """What is typed for a report, as it stands.

    Attributes:
        parts: what of it is typed.
        when: when it was typed last, in UTC.
        who: by whom.
        role: in which role; empty: it was not kept.
        ready: whether whoever makes the report has it.
    """

    parts: tuple[str, ...]
    when: dt.datetime
    who: str
    role: str
    ready: bool


def standing(connection: sa.Connection, about: About) -> Standing | None:
    """Return what is typed for a report; None where nothing is."""
    parts = tuple(texts(connection, about))
    rows = connection.execute(sa.select(_T).where(*_on(about)).order_by(_T.c.id)).all()
    if not parts:
        return None
    last = [row for row in rows if row.part != _READY][-1]
    ready = rows[-1].part == _READY and bool(rows[-1].words)
    return Standing(parts, last.written_at, last.written_by, last.written_as or "", ready)


def mark_ready(store: Store, about: About, who: str, role: str, ready: bool = True) -> None:
    """Keep that whoever makes a report may have what is typed for it now, or may not any more.

    Args:
        store: where.
        about: which report.
        who: who says so.
        role: in which role.
        ready: whether they may.
    """
    with store.writing() as connection:
        held = standing(connection, about)
        if held and held.ready != ready:
            _insert(connection, about, _READY, "yes" if ready else "", who, role)


def type_text(store: Store, about: About, part: str, words: str, who: str, role: str = "") -> None:
    """Keep what was typed for one part of a report; see ``type_texts``."""
    type_texts(store, about, {part: words}, who, role)


def type_texts(
    store: Store, about: About, typed: Mapping[str, str], who: str, role: str = ""
) -> None:
    """Keep what was typed for parts of a report, all or none; empty words take a part back.

    Args:
        store: where.
        about: which report they are on.
        typed: part → words.
        who: who typed them.
        role: in which role.

    Raises:
        Refused: some are too long; the problem's column is the part.
    """
    stripped = {part: words.strip() for part, words in typed.items()}
    if problems := list(_too_long(stripped)):
        raise Refused(problems)
    with store.writing() as connection:
        held = texts(connection, about)
        for part, words in stripped.items():
            if held.get(part, "") != words:
                _insert(connection, about, part, words, who, role)


def _too_long(typed: Mapping[str, str]) -> Iterator[Problem]:
    for part, words in typed.items():
        most = LONGEST.get(part, LONGEST_TEXT)
        if len(words) > most:
            told = {"most": f"{most:,}"}
            yield Problem("report_text_long", column=part, found=f"{len(words):,}", words=told)


def _insert(
    connection: sa.Connection, about: About, part: str, words: str, who: str, role: str
) -> None:
    connection.execute(
        sa.insert(_T).values(
            id=next_id(connection, _T),
            release_id=about.release,
            report=about.report,
            place=about.place,
            period=about.period,
            language=about.language,
            part=part,
            words=words,
            written_at=clock.now(),
            written_by=who,
            written_as=role or None,
        )
    )


def _on(about: About) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        _T.c.release_id == about.release,
        _T.c.report == about.report,
        _T.c.period == about.period,
        _T.c.place == about.place,
        _T.c.language == about.language,
    )


@dataclass(frozen=True)
class Chosen:
    """How reports look, as it was chosen.

    Attributes:
        publisher: who publishes them; may be empty.
        accent: the colour, as ``#rrggbb``.
        logo: as PNG; None: without.
        logo_words: what the logo shows.
    """

    publisher: str
    accent: str
    logo: bytes | None = None
    logo_words: str = ""


def chosen_look(connection: sa.Connection) -> Chosen | None:
    """Return how reports look; None while nothing was chosen."""
    asked = sa.select(_L).order_by(_L.c.id.desc()).limit(1)
    row = connection.execute(asked).mappings().first()
    if row is None:
        return None
    logo = bytes(row["logo"]) if row["logo"] else None
    return Chosen(row["publisher"], row["accent"], logo, row["logo_words"])


def choose_look(store: Store, look: Chosen, who: str) -> None:
    """Keep how reports look from now on; it was checked before."""
    with store.writing() as connection:
        connection.execute(
            sa.insert(_L).values(
                id=next_id(connection, _L),
                publisher=look.publisher,
                accent=look.accent,
                logo=look.logo,
                logo_words=look.logo_words,
                chosen_at=clock.now(),
                chosen_by=who,
            )
        )
