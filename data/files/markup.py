"""What stands in a sheet's XML besides its values, as it is found there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from data.files.bounds import Reading
from data.files.sheet import Area, Mark, position

#: The most rows and columns a sheet can have.
ROWS, COLUMNS = 2**20, 2**14

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")


@dataclass
class Markup:
    """What stands in a sheet's XML; positions from 0.

    Attributes:
        marks: (row, column) → what is wrong with the cell.
        styled: (row, column) of cells whose number format matters → what the format does.
        hidden_rows: positions of hidden rows.
        hidden_columns: positions of hidden columns.
        merged: merged areas.
    """

    marks: dict[tuple[int, int], Mark] = field(default_factory=dict)
    styled: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)

    def hide_row(self, attributes: Mapping[str, str], position: int) -> None:
        """Take in a row's attributes; ``position`` is its own where they do not say."""
        if _is_hidden(attributes, "ht"):
            number = attributes.get("r", "")
            self.hidden_rows.add(_number(number, ROWS) - 1 if number else position)

    def hide_columns(self, attributes: Mapping[str, str], reading: Reading) -> None:
        """Take in the attributes of a run of columns."""
        if _is_hidden(attributes, "width"):
            reading.seconds_left()
            first = _number(attributes.get("min", ""), 1)
            self.hidden_columns.update(range(first - 1, _number(attributes.get("max", ""), first)))

    def merge(self, reference: str, sheet: str, reading: Reading) -> None:
        """Take in the address of a merged area; what is no area is none."""
        reading.count_cells(sheet, 1)
        if area := _AREA.fullmatch(reference):
            rows, columns = (int(area[2]), int(area[4])), (position(area[1]), position(area[3]))
            self.merged.append((min(rows) - 1, min(columns), max(rows) - 1, max(columns)))


def _is_hidden(attributes: Mapping[str, str], size: str) -> bool:
    if attributes.get("hidden") in ("1", "true"):
        return True
    return size in attributes and not attributes[size].replace(".", "", 1).strip("0")


def _number(text: str, otherwise: int) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) < 8
    return max(1, min(int(text), ROWS)) if is_number else otherwise
