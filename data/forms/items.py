"""The declared items of surveys, by which columns are known: stored, or in the file at hand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from data.cells import shown, tidy
from data.ground import only_current, table
from data.heads import find_kind
from data.kinds import kinds
from data.lists import fold
from data.questions import Answers
from data.sheets import read_sheet
from data.workbook import Workbook

Items = Mapping[str, frozenset[str]]


def declared_items(connection: sa.Connection) -> Items:
    """Return survey → its items as stored, folded."""
    kind = kinds()["survey_items"]
    rows = table(kind).c
    asked = sa.select(rows.survey, rows.item).where(only_current(kind))
    return _gathered(connection.execute(asked))


def with_own(workbook: Workbook, items: Items) -> Items:
    """Return the items of surveys with those that a workbook itself declares."""
    kind = kinds()["survey_items"]
    own = [
        (shown(tidy(survey)), shown(tidy(item)))
        for sheet in workbook.sheets
        if find_kind(sheet.title) is kind
        for one in read_sheet(sheet, kind, Answers(), {}, "").tables
        if {"survey", "item"} <= one.cells.keys()
        for survey, item in zip(one.cells["survey"], one.cells["item"], strict=True)
    ]
    found = _gathered(own)
    return {
        survey: items.get(survey, frozenset()) | found.get(survey, frozenset())
        for survey in {**items, **found}
    }


def _gathered(pairs: Iterable[Iterable[str]]) -> Items:
    found: dict[str, set[str]] = defaultdict(set)
    for survey, item in pairs:
        found[survey].add(fold(item))
    return {survey: frozenset(items) for survey, items in found.items()}
