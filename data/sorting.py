"""The rows of a table sorted out: what is a row to read, and what stands between the rows."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from data.blocks import Block
from data.cells import shown, tidy
from data.column import Column
from data.lists import fold
from data.matching import Columns
from data.merged import fill_merged
from data.problems import Problem, shorten
from data.row import Row
from data.stretches import runs
from data.sums import Places, Total, as_number, find_totals
from data.template.words import ANSWERS_NOTE, example_of, notes_of
from data.units import are_units
from data.workbook import Sheet, letter

#: Notes below a table begin so.
_NOTES = ("source", "note", "notes", "remark", "remarks", "footnote", "prepared by", "last updated")
_MARKS = ("*", "†", "‡", "¹", "[1]", "(1)")


@dataclass
class Body:
    """The rows below a header; merged cells are filled in here before they are read.

    Attributes:
        rows: the rows.
        columns: the different cells of each column of the sheet, among them those of the rows.
    """

    rows: list[list[Any]]
    columns: Sequence[Collection[Any]]

    @cached_property
    def different(self) -> set[Any]:
        """The different cells, of which there are few: what they are is asked of each once."""
        return {""}.union(*self.columns)

    @cached_property
    def blanks(self) -> frozenset[Any]:
        """Those of its cells in which nothing can be seen."""
        return frozenset(cell for cell in self.different if tidy(cell) is None)

    @cached_property
    def few(self) -> frozenset[int]:
        """The rows of which fewer than three cells may hold something; often none."""
        if not self.blanks <= {"", None}:
            return frozenset(range(len(self.rows)))
        none = None in self.blanks
        return frozenset(
            i
            for i, row in enumerate(self.rows)
            if len(row) - row.count("") - (none and row.count(None)) < 3
        )


def sort_rows(
    sheet: Sheet, block: Block, columns: Columns, body: Body, hidden: frozenset[int]
) -> tuple[list[int], list[Problem]]:
    """Return the positions of rows to read, and what is said of the others.

    Args:
        sheet: where the table stands.
        block: the table.
        columns: what its columns are.
        body: its rows; where cells are merged, what stands in the first is put into the others.
        hidden: rows of the sheet to leave out because they are hidden.
    """
    kind, top = block.kind, block.top
    problems = fill_merged(sheet, block, columns, body.rows)
    marked = {row - top for row, column in sheet.marks if column in columns.used}
    left = {i for i in body.few if i not in marked and body.blanks.issuperset(body.rows[i])}
    left |= {row - top for row in hidden}
    filled = [i for i in range(len(body.rows)) if i not in left]
    totals = find_totals(body.rows, filled, _places(kind, columns), body.different)
    others = _Others(sheet, block, columns, body.blanks)
    below_notes = bool(body.rows) and others.are_notes(body.rows[0])
    example = _example(kind, columns.places, below_notes=below_notes)
    suspects = _suspects(body, filled, example)
    odd = others.may_be_among(body)
    dropped: set[int] = set()
    out: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i in sorted((totals.keys() | suspects | odd) - left):
        row = body.rows[i]
        if i in totals:
            out["total_row", shorten(totals[i].said) or "a sum without a word"].append(i)
            problems += _differences(totals[i], kind, columns, others.at(i))
            dropped.add(i)
        elif i in suspects and (said := _is_example(row, example)):
            problems.append(_example_problem(said, kind, row, columns.places, others.at(i)))
            if said == "whole":
                dropped.add(i)
        elif i in odd and i not in marked and (entry := others.what_is(row, i)):
            if entry != _OURS:
                out[entry, shown(_first(row))].append(i)
            dropped.add(i)
    problems += [others.told(entry, found, rows) for (entry, found), rows in out.items()]
    kept = [i for i in filled if i not in dropped]
    if sheet.marks:
        problems += _marked(sheet, kind, columns, {top + i for i in kept})
    return kept, problems


def _first(row: Sequence[Any]) -> Any:
    return next(tidy(cell) for cell in row if tidy(cell) is not None)


# -- totals


def _places(kind: type[Row], columns: Columns) -> Places:
    placed = {i: kind.columns()[name] for name, at in columns.places.items() for i in at}
    return Places(
        numbers=frozenset(i for i, column in placed.items() if _adds_up(column))
        | frozenset(columns.told),
        needed=frozenset(i for i, column in placed.items() if column.required),
        key=tuple(i for name in kind.key for i in columns.places.get(name, ())),
        words=frozenset(i for i, c in placed.items() if c.reads == "text" and not c.refers),
        answers=frozenset(columns.further.values()),
    )


def _adds_up(column: Column) -> bool:
    return (
        column.type in (int, float)
        and column.reads in ("whole", "number")
        and column.unit != "per cent"
    )


def _differences(
    total: Total, kind: type[Row], columns: Columns, at: Mapping[str, Any]
) -> list[Problem]:
    """Say which figures of a total are not what its parts come to."""
    titles = columns.titles(kind)
    return [
        Problem(
            "total_differs", letter=letter(position), column=titles[position],
            found=f"{figure:,.10g}", words={"parts": f"{parts:,.10g}"}, **at,
        )
        for position, (figure, parts) in total.wrong.items()
    ]  # fmt: skip


# -- rows that are none

#: The template's own row of notes, which is ours as its headers are: nothing is said of it.
_OURS = "ours"


class _Others:
    """What rows of one table are that are neither rows to read nor totals."""

    def __init__(
        self, sheet: Sheet, block: Block, columns: Columns, blanks: frozenset[Any]
    ) -> None:
        self.sheet, self.block, self.columns, self.blanks = sheet, block, columns, blanks
        self.headers = [_plain(row, block) for row in sheet.cells[block.first : block.top]]
        self.begin = {header[0] for header in self.headers if header}
        self.notes = {fold(note) for note in (*notes_of(block.kind), ANSWERS_NOTE) if note}
        placed = {name: at[0] for name, at in columns.places.items()}
        required = [name for name, column in block.kind.columns().items() if column.required]
        self.several = len(required) > 1
        self.needed = {placed[name] for name in required if name in placed}

    def at(self, position: int) -> dict[str, Any]:
        """Return the place of a row."""
        return {"sheet": self.sheet.name, "row": self.block.top + 1 + position}

    def told(self, entry: str, found: str, rows: Sequence[int]) -> Problem:
        """Say of rows what they are; of several at once, at the first."""
        top = self.block.top
        cells = tuple(f"{top + a + 1}:{top + b + 1}" for a, b in runs(rows))
        return Problem(entry, found=found, cells=cells * (len(rows) > 1), **self.at(rows[0]))

    def may_be_among(self, body: Body) -> frozenset[int]:
        """Return the rows worth a look: the first, those of few cells, those that begin so."""
        begin = (i for i, row in enumerate(body.rows) if row and row[0] in self.begin)
        return body.few.union(range(min(3, len(body.rows))), begin)

    def what_is(self, row: Sequence[Any], position: int) -> str:
        """Return what a row is that is none: an entry of ``messages.ENTRIES``; or nothing."""
        if position < 3 and (ours := self._template_notes(row)):
            return ours
        if position == 0 and not self.block.kind.further and are_units(row):
            return "units_row"
        if row[0] in self.begin and any(row[: len(head)] == head for head in self.headers):
            return "repeated_header"
        if not self.several:
            return ""
        held = [i for i, cell in enumerate(row) if cell not in self.blanks]
        return self._few(row, held, self.block.top + position) if len(held) < 3 else ""

    def are_notes(self, row: Sequence[Any]) -> bool:
        """Say whether a row is the template's own row of notes, of today or of before."""
        return bool(self._template_notes(row))

    def _template_notes(self, row: Sequence[Any]) -> str:
        texts = [fold(cell) if isinstance(cell, str) else "" for cell in row if cell != ""]
        ours = sum(text in self.notes for text in texts)
        if ours * 2 <= len(texts):
            return ""
        return _OURS if ours == len(texts) else "note_row"

    def _few(self, row: Sequence[Any], held: Sequence[int], number: int) -> str:
        """Return what a row of one or two cells is, where it is no row: a heading, or a note."""
        first = row[held[0]]
        if not isinstance(first, str) or as_number(first) is not None:
            return ""
        begins = first.lstrip()
        note = fold(first).startswith(_NOTES) or begins.startswith(_MARKS)
        lacking = len(self.needed - set(held)) > 0 or not self.needed
        if len(held) == 2:
            return "note_row" if note and lacking and isinstance(row[held[1]], str) else ""
        across = any(
            top <= number <= bottom and left <= held[0] <= right and right > left
            for top, left, bottom, right in self.sheet.merged
        )
        if note or across:
            return "note_row"
        return "lone_cell" if held[0] not in self.columns.told else ""


def _plain(row: Sequence[Any], block: Block) -> list[Any]:
    """Return a row as the body of a table has it, without what is empty at its end."""
    plain = [""] * block.left + list(row[block.left : block.right])
    while plain and plain[-1] in ("", None):
        plain.pop()
    return plain


# -- the example


def _suspects(body: Body, filled: Sequence[int], example: Mapping[int, str]) -> set[int]:
    """Return the rows whose first example column holds the example's cell.

    Without an example's code in it, only a row at the top: one further down may be a real report.
    """
    if not example:
        return set()
    if not any(text.startswith("example ") for text in example.values()):
        filled = [i for i in filled if i < 3]
    first = next(iter(example))
    distinct = body.columns[first] if first < len(body.columns) else ()
    # Folding every code of a long list takes its time: the example's has the same first letter.
    begins = example[first][:1]
    likely = (cell for cell in distinct if not isinstance(cell, str) or begins in cell.casefold())
    same = {cell for cell in likely if fold(shown(tidy(cell))) == example[first]}
    if not same:
        return set()
    return {i for i in filled if first < len(body.rows[i]) and body.rows[i][first] in same}


def _example(
    kind: type[Row], places: Mapping[str, tuple[int, ...]], *, below_notes: bool
) -> dict[int, str]:
    """Return position → folded example cell; of a sheet that lacks one of them, only the code.

    Without a code, only the whole example is one: figures of a real report may equal some of it.
    Below the notes of a template from before, it has the columns there were.
    """
    written = dict(zip(kind.columns(), example_of(kind), strict=True))
    cells = {name: fold(shown(value)) for name, value in written.items() if value not in (None, "")}
    if set(cells) <= set(places):
        return {places[name][0]: text for name, text in cells.items()}
    coded = {name: text for name, text in cells.items() if text.startswith("example ")}
    if not coded and below_notes:
        coded = cells
    return {places[name][0]: text for name, text in coded.items() if name in places}


def _is_example(row: Sequence[Any], example: Mapping[int, str]) -> str:
    """Return ``whole`` if the row is the example, ``code`` if only its code is, else nothing."""
    cells = {i: fold(shown(tidy(row[i]))) for i in example if i < len(row)}
    if cells == example:
        return "whole"
    code = next((i for i, text in example.items() if text.startswith("example ")), None)
    return "code" if code is not None and cells.get(code) == example[code] else ""


def _example_problem(
    said: str,
    kind: type[Row],
    row: Sequence[Any],
    places: Mapping[str, tuple[int, ...]],
    at: Mapping[str, Any],
) -> Problem:
    if said == "whole":
        return Problem("example_row", **at)
    first = kind.key[0]
    position = places[first][0]
    title, found = kind.columns()[first].title, shown(row[position])
    return Problem("example_code", letter=letter(position), column=title, found=found, **at)


# -- cells that are wrong themselves


def _marked(sheet: Sheet, kind: type[Row], columns: Columns, rows: set[int]) -> list[Problem]:
    titles = columns.titles(kind)
    return [
        Problem(
            mark.entry,
            sheet=sheet.name,
            row=row + 1,
            letter=letter(column),
            column=titles[column],
            found=mark.found,
        )
        for (row, column), mark in sorted(sheet.marks.items())
        if column in titles and row in rows
    ]
