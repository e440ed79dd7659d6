"""Open answers: what people said in their own words, with what is known of who said it."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from data import ground
from data.kinds import kinds
from data.lists import fold

#: The item under which what stands in the column Comment is read and coded.
COMMENT = "comment"

_SAID_OF = ("survey", "wave", "design", "quarter", "month", "area", "audience", "partner_id")
_ASKED = (*_SAID_OF, "comment", "answers")


@dataclass(frozen=True)
class Words:
    """One open answer of one respondent.

    Attributes:
        key: what it is read and coded under: see ``key_of``.
        survey: the survey's code.
        item: the Survey items' item, or ``comment``.
        wave: before, after or later.
        design: how the survey compares.
        quarter: such as ``2026Q1``.
        month: such as ``2026-03``; empty where it is not known.
        area: the respondent's area; empty where it is not known.
        audience: the group the respondent belongs to; empty where it is not known.
        partner: who reported it.
        text: what was said, without spaces around it.
    """

    key: str
    survey: str
    item: str
    wave: str
    design: str
    quarter: str
    month: str
    area: str
    audience: str
    partner: str
    text: str


def key_of(survey: str, item: str, text: str) -> str:
    """Return what an answer is read and coded under, in hexadecimal digits.

    It is made of the words and of what they answer, not of the row they stand in. So the same words
    to the same question are read and coded once, and count as often as they were given; and what
    was decided on them outlives a new upload, an undo and a moved row.
    """
    return sha256("\0".join((survey, item, tidied(text))).encode()).hexdigest()


def tidied(text: str) -> str:
    """Return a text as it is kept: composed letters, no spaces around it."""
    return unicodedata.normalize("NFC", text).strip()


def words(connection: sa.Connection) -> list[Words]:
    """Return every open answer of current rows, read by somebody or not, in the rows' order.

    Only ``data/readings.py`` asks for them: whoever codes, quotes, searches or exports goes through
    ``readings.cleared_words``.
    """
    rows = ground.table(kinds()["surveys"]).c
    asked = (
        sa.select(*(rows[name] for name in _ASKED))
        .where(ground.only_current(kinds()["surveys"]))
        .order_by(rows.partner_id, rows.submission_id, rows.line)
    )
    headers = _open_headers(connection)
    return [
        _said(row, item, text)
        for row in connection.execute(asked).mappings()
        for item, text in _texts(row, headers.get(row["survey"], {}))
    ]


def questions(connection: sa.Connection) -> dict[tuple[str, str], str]:
    """Return survey and item → the question as it was asked, of every open item."""
    items = ground.table(kinds()["survey_items"]).c
    asked = sa.select(items.survey, items.item, items.wording).where(_is_open())
    return {(row.survey, row.item): row.wording for row in connection.execute(asked)}


def _is_open() -> sa.ColumnElement[bool]:
    kind = kinds()["survey_items"]
    return sa.and_(ground.table(kind).c.scale == "open", ground.only_current(kind))


def _open_headers(connection: sa.Connection) -> dict[str, dict[str, str]]:
    """Return survey → folded header → item, of what the Survey items declare to be open."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for (survey, item), wording in questions(connection).items():
        found[survey].setdefault(fold(wording), item)
    for survey, item in questions(connection):
        # Where one item is called as another is worded, the item's own name holds.
        found[survey][fold(item)] = item
    return found


def _texts(row: Mapping[Any, Any], headers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Return the open answers of a row: item and text, where there is one."""
    if row["comment"] and (text := tidied(row["comment"])):
        yield COMMENT, text
    if headers:
        for header, answer in json.loads(row["answers"]).items():
            item = headers.get(fold(header))
            if item and (text := tidied(str(answer))):
                yield item, text


def _said(row: Mapping[Any, Any], item: str, text: str) -> Words:
    whose = {name: row[name] or "" for name in _SAID_OF}
    partner = whose.pop("partner_id")
    key = key_of(row["survey"], item, text)
    return Words(key=key, item=item, partner=partner, text=text, **whose)
