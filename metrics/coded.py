"""Open answers as people coded them: how many have a theme, and which stance they take.

Only answers that somebody has cleared are read, and of these only what is decided: what one coder
said where nobody else coded the text, what all its coders said, or what was settled. The same words
are coded once and count as often as they were given.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from data.codebook import Codebook, codebook
from data.codings import codings, settlements
from data.deciding import Decided, decide
from data.readings import cleared_words
from data.words import Words
from metrics.asked import Asked, Found, Group
from metrics.terms import Term

_SAID_OF = {"partner", "survey", "wave", "design", "area", "audience"}
#: Measure → what its answers can be told apart by.
DIMENSIONS: Mapping[str, set[str]] = {
    "themes": _SAID_OF | {"theme"},
    "stances": _SAID_OF,
}


def decided(connection: sa.Connection, book: Codebook) -> dict[str, Decided]:
    """Return text → what is decided of it."""
    made = codings(connection)
    return decide(made, settlements(connection), book) if made else {}


def themes(connection: sa.Connection, _: str, terms: list[Term], asked: Asked) -> Found:
    """Count the answers that have a theme, and all of which that is decided, by theme.

    A theme is a code that is part of no other; an answer with several of its parts counts once.
    """
    book = codebook(connection)
    tops = [code.id for code in book.tops()]
    held: dict[Any, Counter[bool]] = defaultdict(Counter)
    for said, found in _answers(connection, book, asked):
        for theme in tops:
            has, group = found.has(theme), _group(said, asked, theme)
            if has is not None and group is not None:
                held[_period(said, asked), group][has] += 1
    for (period, group), answers in held.items():
        for term in terms:
            yield period, group, term, answers.total() if term.at else answers[True]


def stances(connection: sa.Connection, _: str, terms: list[Term], asked: Asked) -> Found:
    """Count the answers by their stance towards the programme."""
    book = codebook(connection)
    held: dict[Any, Counter[str]] = defaultdict(Counter)
    for said, found in _answers(connection, book, asked):
        group = _group(said, asked, "")
        if found.stance and group is not None:
            held[_period(said, asked), group][found.stance] += 1
    for (period, group), answers in held.items():
        for term in terms:
            yield period, group, term, sum(answers[stance] for stance in term.at.split("+"))


def _answers(
    connection: sa.Connection, book: Codebook, asked: Asked
) -> Iterator[tuple[Words, Decided]]:
    """Iterate over the coded answers of the stretch of time asked for, with what is decided."""
    texts = decided(connection, book)
    # Where nothing is coded, nobody's words need be read.
    for said in cleared_words(connection) if texts else ():
        within = asked.first <= said.quarter and (not asked.last or said.quarter <= asked.last)
        if within and said.key in texts:
            yield said, texts[said.key]


def _period(said: Words, asked: Asked) -> str:
    return said.month if asked.by_month and said.month else said.quarter


def _group(said: Words, asked: Asked, theme: str) -> Group | None:
    """Return the group an answer belongs to; None where it is not asked for."""

    def value(dimension: str) -> str | None:
        return theme if dimension == "theme" else getattr(said, dimension) or None

    if any(value(name) not in values for name, values in asked.where):
        return None
    return tuple(value(name) for name in asked.by)
