"""The coalition's own lists: changes after which earlier figures and later ones differ in kind."""

from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from data.cells import shown
from data.checks import Across
from data.kinds.areas import Area
from data.kinds.survey_items import SurveyItem
from data.lists import fold
from data.parts import Change, Part
from data.problems import Problem

#: What an item says, and how its answers are scored.
_SAID, _SCORED = ("wording", "scale"), ("measures", "reverse", "right", "enough")


def _find(connection: sa.Connection, parts: Sequence[Part]) -> Iterator[Problem]:
    for part in parts:
        if part.kind is Area:
            yield from _populations(part)
        elif part.kind is SurveyItem:
            yield from _items(part)


def _populations(part: Part) -> Iterator[Problem]:
    rows = _rows(part)
    for change in part.changed:
        if change.name != "population" or change.old is None:
            continue
        i = rows[_place(change)]
        day = part.rows.columns["population_date"][i]
        yield _problem(
            "population_changed",
            change,
            area=str(part.rows.columns["name"][i] or part.rows.columns["code"][i]),
            day=f"as of {shown(day)}" if day else "of no date",
        )


def _items(part: Part) -> Iterator[Problem]:
    rows = _rows(part)
    for change in part.changed:
        if change.name not in (*_SAID, *_SCORED) or _alike(change):
            continue
        item = str(part.rows.columns["item"][rows[_place(change)]])
        entry = "wording_changed" if change.name in _SAID else "scoring_changed"
        yield _problem(entry, change, item=item)


def _alike(change: Change) -> bool:
    """Say whether only case, spaces or punctuation are different, or an empty cell was filled."""
    if isinstance(change.old, str) and isinstance(change.new, str):
        return fold(change.old) == fold(change.new)
    return not change.old and not change.new


def _rows(part: Part) -> dict[tuple[str, int], int]:
    places = zip(part.rows.sheets, part.rows.numbers, strict=True)
    return {place: i for i, place in enumerate(places)}


def _place(change: Change) -> tuple[str, int]:
    return change.sheet, change.row


def _problem(entry: str, change: Change, **words: str) -> Problem:
    return Problem(
        entry,
        sheet=change.sheet,
        row=change.row,
        letter=change.letter,
        column=change.column,
        found=_spoken(change, change.new),
        words=words | {"old": _spoken(change, change.old), "new": _spoken(change, change.new)},
    )


def _spoken(change: Change, value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "yes" if value else "no"
    column = SurveyItem.columns().get(change.name)
    return column.choices.label(str(value)) if column and column.choices else shown(value)


CHECK = Across(
    "Changed since last time",
    "An area's population, or the wording, scale or scoring of a survey item, that differs from "
    "what is stored.",
    _find,
)
