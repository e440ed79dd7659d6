"""Campaigns told apart by item: a channel's reach, engagements or cost repeated on each row."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from data.cells import shown
from data.checks import Across
from data.kinds.campaigns import Campaign
from data.parts import Part
from data.problems import Problem

#: What belongs to the channel as a whole, whatever was handed out through it.
_WHOLE = ("reach", "engagements", "cost")


def _find(connection: sa.Connection, parts: Sequence[Part]) -> Iterator[Problem]:
    for part in parts:
        if part.kind is Campaign:
            for name in _WHOLE:
                yield from _repeated(part, name)


def _repeated(part: Part, name: str) -> Iterator[Problem]:
    """Say where a row has the figure that another item's row of the same channel has."""
    rows, columns = part.rows, part.rows.columns
    first: dict[tuple[Any, ...], dict[float, int]] = defaultdict(dict)
    together = ("code", "channel", "area", "item", name)
    for i, (code, channel, area, item, value) in enumerate(
        zip(*(columns[column] for column in together), strict=True)
    ):
        if code is None or not item or not value:
            continue
        above = first[code, channel, area].setdefault(value, i)
        if above != i:
            yield Problem(
                "repeated_by_item",
                sheet=rows.sheets[i],
                row=rows.numbers[i],
                letter=rows.letters.get(name, ""),
                column=Campaign.columns()[name].title,
                found=shown(value),
                words={"other": str(rows.numbers[above])},
            )


CHECK = Across(
    "The same figure for each item",
    "Reach, engagements or cost that two items of one campaign, channel and area both have: it is "
    "the channel's, and would be added up.",
    _find,
)
