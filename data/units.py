"""A row right below the headers that says in which unit each column is: no row of figures."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from data.cells import tidy
from data.kinds import kinds

#: What people write there beside the units of our own columns.
_UNITS = frozenset(
    (
        *("n", "no", "no.", "nr", "number", "#", "count", "units", "pcs", "copies", "people"),
        *("persons", "participants", "heads", "h", "hr", "hrs", "hours", "min", "minutes", "days"),
        *("weeks", "$", "us$", "usd", "eur", "€", "gbp", "£", "dollars", "euros", "pounds", "%"),
        *("per cent", "percent", "code", "text", "free text", "date", "name", "yes/no", "y/n"),
        *("drop-down", "dropdown", "list", "month", "quarter", "year"),
    )
)
_DATE = re.compile(r"(?:d{1,2}|m{1,4}|y{2,4})(?:[-/. ]*(?:d{1,2}|m{1,4}|y{2,4})){1,2}")
_BRACKETS = re.compile(r"[(\[](.*)[)\]]")


def are_units(cells: Iterable[Any]) -> bool:
    """Say whether cells hold nothing but units, and at least one of them."""
    held = [value for cell in cells if (value := tidy(cell)) is not None]
    return bool(held) and all(isinstance(value, str) and _is_unit(value) for value in held)


def _is_unit(text: str) -> bool:
    bare = " ".join(_BRACKETS.sub(r"\1", text.casefold()).removeprefix("in ").split())
    return bare in _UNITS or bare in _declared() or _DATE.fullmatch(bare) is not None


@cache
def _declared() -> frozenset[str]:
    """Return the units that our own columns declare."""
    columns = (column for kind in kinds().values() for column in kind.columns().values())
    return frozenset(column.unit.casefold() for column in columns if column.unit)
