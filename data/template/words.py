"""The template's words: labels of its cover, and each sheet's notes and example row.

Reading a workbook needs these and no spreadsheet library.
"""

from data.column import Column
from data.periods import spoken
from data.row import Row

COVER = "Start here"
PARTNER_LABEL = "Reporting partner"
QUARTER_LABEL = "Quarter"
VERSION_LABEL = "Template version"
#: Heads the column of the cover that says of an empty sheet that it is meant to be empty.
NOTHING_LABEL = "Nothing to report"
TEMPLATE_VERSION = "2"
TITLE = "Prevention Impact: the quarter's workbook"
#: Stands right of the notes of a sheet whose further columns are answers.
ANSWERS_NOTE = (
    "Answers go here and further to the right, one column a question. Write the question's name "
    "in row 1, exactly as under “Item” on the Survey items sheet."
)


def notes_of(kind: type[Row]) -> list[str]:
    """Return the notes row of a kind's sheet: what to write in each column, in words."""
    return [_note(column) for column in kind.columns().values()]


def example_of(kind: type[Row]) -> list[object]:
    """Return the example row of a kind's sheet: each cell's value as written, None where empty."""
    return [written(column) for column in kind.columns().values()]


def _note(column: Column) -> str:
    required = "Required." if column.required else ""
    return " ".join(part for part in (required, column.note, _form(column)) if part)


def _form(column: Column) -> str:
    """Say how a column's cells are written, where its own note does not."""
    if column.many:
        return ""
    if column.refers:
        sheets = " or ".join(name.replace("_", " ").capitalize() for name in column.refers)
        return f"Written as on the {sheets} sheet."
    said = column.unit == "money" or column.unit in column.note.casefold()
    unit = "" if said else column.unit
    return {
        "choice": "Pick one from the list.",
        "date": "A date such as 2026-03-14.",
        "yes_no": "Yes or No.",
        "whole": f"A whole number{unit and f' of {unit}'}.",
        "number": f"A number{unit and f' of {unit}'}.",
    }.get(column.reads, "")


def written(column: Column) -> object:
    """Return a column's example as it is written in a cell."""
    value = column.example
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if column.choices and isinstance(value, str):
        return column.choices.label(value)
    return spoken(value) if column.reads == "quarter" and isinstance(value, str) else value
