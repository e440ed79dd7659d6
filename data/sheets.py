"""A sheet of cells becomes a table of one kind: headers found, columns matched, rows sorted out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from data import identifiers
from data.cells import shown, tidy
from data.column import Column
from data.kinds import kinds
from data.lists import fold
from data.problems import Problem, shorten
from data.row import Row
from data.template.words import COVER, example_of, notes_of
from data.workbook import Sheet, letter

#: How far down a header is looked for: banners and notes above it are passed over.
HEADER_WITHIN = 25
_TOTALS = frozenset(
    {"total", "totals", "grand total", "sub total", "subtotal", "overall total", "sum"}
)


@dataclass(frozen=True)
class Table:
    """The rows of one kind found on one sheet, still as cells.

    Attributes:
        kind: the kind of sheet.
        sheet: the sheet's name.
        numbers: each row's number in the file, from 1.
        cells: column name → its cells, one a row.
        letters: column name → its letter(s) in the file.
        further: header → its cells, of columns nobody declared (answers).
    """

    kind: type[Row]
    sheet: str
    numbers: list[int]
    cells: dict[str, list[Any]]
    letters: dict[str, str]
    further: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """What a person said about columns the product cannot know.

    Attributes:
        kind: the kind to read the sheet as; empty: recognised.
        columns: the file's header → our column's title or name. Two headers for one column are
            joined with a space ("2022" and "Q3").
        constants: our column's title or name → the value of every row.
    """

    kind: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)


AS_THEY_STAND = Reading()


def find_column(kind: type[Row], text: str) -> Column | None:
    """Return the column of ``kind`` that ``text`` names, by title, name or alias."""
    folded = fold(text)
    exact = [c for c in kind.columns().values() if folded in {fold(c.title), fold(c.name)}]
    named = exact or [c for c in kind.columns().values() if folded in c.spellings]
    return named[0] if named else None


def find_kind(text: str) -> type[Row] | None:
    """Return the kind of sheet that ``text`` names, by title, name or alias."""
    folded = fold(text)
    for kind in kinds().values():
        if folded in {fold(name) for name in (kind.title, kind.kind_name(), *kind.aliases)}:
            return kind
    return None


def _matches(kind: type[Row], headers: Iterable[Any]) -> int:
    found = {find_column(kind, shown(header)) for header in headers if tidy(header) is not None}
    return len(found - {None})


def _header_row(kind: type[Row], cells: Sequence[Sequence[Any]]) -> int:
    """Return the position of the row with the most of the kind's headers; the first of equals."""
    scores = [_matches(kind, row) for row in cells[:HEADER_WITHIN]]
    return scores.index(max(scores)) if scores else 0


def recognise(sheet: Sheet, reading: Reading = AS_THEY_STAND) -> type[Row] | None:
    """Return the kind of a sheet, by what was said of it, its name, or its headers."""
    if reading.kind:
        return find_kind(reading.kind)
    return find_kind(sheet.name) or _by_headers(sheet)


def _by_headers(sheet: Sheet) -> type[Row] | None:
    best: tuple[int, type[Row] | None] = (0, None)
    for kind in kinds().values():
        for row in sheet.cells[:HEADER_WITHIN]:
            matched = {find_column(kind, shown(h)) for h in row if tidy(h) is not None} - {None}
            required = {column for column in kind.columns().values() if column.required}
            score = len(matched) * 2 + len(required & matched) - len(required - matched) * 3
            if len(matched) >= 2 and score > best[0]:
                best = (score, kind)
    return best[1]


def is_cover(sheet: Sheet) -> bool:
    """Say whether a sheet is the template's cover."""
    return fold(sheet.name) == fold(COVER)


def cover_value(sheets: Iterable[Sheet], label: str) -> Any:
    """Return what stands to the right of ``label`` on the cover, or None."""
    for sheet in sheets:
        for row in sheet.cells if is_cover(sheet) else []:
            if row and fold(shown(row[0])) == fold(label) and len(row) > 1:
                return tidy(row[1])
    return None


def read_table(
    sheet: Sheet, kind: type[Row], reading: Reading = AS_THEY_STAND
) -> tuple[Table, list[Problem]]:
    """Match a sheet's columns and sort its rows out: notes, example, totals and blanks apart."""
    top = _header_row(kind, sheet.cells)
    if reading.columns:
        top = _mapped_header_row(sheet, reading)
    headers = sheet.cells[top] if sheet.cells else []
    places, further, problems = _place_columns(sheet.name, kind, headers, top, reading)
    body = sheet.cells[top + 1 :]
    numbers, kept, left_out = _sort_out(sheet, kind, body, top, places)
    problems += left_out
    width = len(headers)
    rows = [body[i] if len(body[i]) >= width else _padded(body[i], width) for i in kept]
    cells = {name: _cells(rows, positions) for name, positions in places.items()}
    cells |= {name: [value] * len(rows) for name, value in _constants(kind, reading).items()}
    problems += _marked(sheet, kind, places, set(numbers))
    letters = {name: letter(positions[0]) for name, positions in places.items()}
    answers = {title: [row[i] for row in rows] for title, i in further.items()}
    return Table(kind, sheet.name, numbers, cells, letters, answers), problems


def _padded(row: list[Any], width: int) -> list[Any]:
    return row + [""] * (width - len(row))


def _cells(rows: list[list[Any]], positions: Sequence[int]) -> list[Any]:
    if len(positions) == 1:
        (only,) = positions
        return [row[only] for row in rows]
    return [" ".join(shown(row[i]) for i in positions if tidy(row[i])) for row in rows]


def _constants(kind: type[Row], reading: Reading) -> dict[str, str]:
    named = {find_column(kind, title): value for title, value in reading.constants.items()}
    return {column.name: value for column, value in named.items() if column}


def _mapped_header_row(sheet: Sheet, reading: Reading) -> int:
    wanted = {fold(header) for header in reading.columns}
    scores = [
        len(wanted & {fold(shown(cell)) for cell in row}) for row in sheet.cells[:HEADER_WITHIN]
    ]
    return scores.index(max(scores)) if scores else 0


def _place_columns(
    sheet: str, kind: type[Row], headers: Sequence[Any], top: int, reading: Reading
) -> tuple[dict[str, tuple[int, ...]], dict[str, int], list[Problem]]:
    """Return column name → positions, further header → position, and what is wrong with them."""
    mapped = {fold(theirs): find_column(kind, ours) for theirs, ours in reading.columns.items()}
    places: dict[str, tuple[int, ...]] = {}
    further: dict[str, int] = {}
    problems: list[Problem] = []
    for position, header in enumerate(headers):
        text = shown(tidy(header)) if tidy(header) is not None else ""
        if not text:
            continue
        said = mapped.get(fold(text))
        column = said or find_column(kind, text)
        at = {"sheet": sheet, "row": top + 1, "letter": letter(position), "found": text}
        if column is None or (not said and column in mapped.values()):
            problems += _further(kind, text, at)
            further[text] = position
        elif column.name in places and not said:
            words = {"other": letter(places[column.name][0])}
            problems.append(Problem("doubled_column", column=column.title, words=words, **at))  # type: ignore[arg-type]
        else:
            places[column.name] = (*places.get(column.name, ()), position)
    given = set(places) | set(_constants(kind, reading))
    problems += [
        Problem("missing_column", sheet=sheet, row=0, column=column.title)
        for name, column in kind.columns().items()
        if column.required and name not in given
    ]
    heads = {fold(shown(header)) for header in headers}
    problems += [
        Problem("unmapped", sheet=sheet, found=theirs, column=ours)
        for theirs, ours in reading.columns.items()
        if fold(theirs) not in heads
    ]
    return places, further if kind.further else {}, problems


def _further(kind: type[Row], text: str, at: Mapping[str, Any]) -> list[Problem]:
    if identifiers.is_personal_header(text):
        return [Problem("identifier_column", **at)]
    return [] if kind.further else [Problem("further_column", **at)]


def _sort_out(
    sheet: Sheet,
    kind: type[Row],
    body: Sequence[list[Any]],
    top: int,
    places: Mapping[str, tuple[int, ...]],
) -> tuple[list[int], list[int], list[Problem]]:
    """Return the file's row numbers, the positions in ``body`` of rows to read, and the rest."""
    columns = {position for positions in places.values() for position in positions}
    marked = {row - top - 1 for row, column in sheet.marks if column in columns}
    filled = [
        i
        for i, row in enumerate(body)
        if any(row) or any(c not in ("", None) for c in row) or i in marked
    ]
    totals = _totals(body, filled)
    notes = {fold(note) for note in notes_of(kind) if note}
    example = _example(kind, places)
    suspects = _suspects(body, filled, example)
    problems: list[Problem] = []
    kept = []
    for i in filled:
        place: dict[str, Any] = {"sheet": sheet.name, "row": top + 2 + i}
        if i < 3 and _is_notes(body[i], notes):
            continue
        if i in totals:
            problems.append(Problem("total_row", found=shorten(totals[i]), **place))
        elif i in suspects and (said := _is_example(body[i], example)):
            problems.append(_example_problem(said, kind, body[i], places, place))
            if said == "code":
                kept.append(i)
        else:
            kept.append(i)
    return [top + 2 + i for i in kept], kept, problems


def _totals(body: Sequence[Sequence[Any]], filled: Iterable[int]) -> dict[int, str]:
    """Return the rows in which a cell says "Total" → that cell; each distinct text read once."""
    distinct: set[Any] = set().union(*body)
    said = {cell for cell in distinct if type(cell) is str and fold(cell) in _TOTALS}
    if not said:
        return {}
    return {i: cell for i in filled for cell in body[i] if cell in said}


def _suspects(
    body: Sequence[Sequence[Any]], filled: Iterable[int], example: Mapping[int, str]
) -> set[int]:
    """Return the rows whose first example column holds the example's cell.

    Without an example's code in it, only a row at the top: one further down may be a real report.
    """
    if not example:
        return set()
    if not any(text.startswith("example ") for text in example.values()):
        filled = [i for i in filled if i < 3]
    first = next(iter(example))
    distinct = {body[i][first] for i in filled if first < len(body[i])}
    same = {cell for cell in distinct if fold(shown(tidy(cell))) == example[first]}
    if not same:
        return set()
    return {i for i in filled if first < len(body[i]) and body[i][first] in same}


def _is_notes(row: Sequence[Any], notes: set[str]) -> bool:
    texts = [fold(cell) for cell in row if isinstance(cell, str) and cell.strip()]
    return bool(texts) and sum(text in notes for text in texts) * 2 > len(texts)


def _example(kind: type[Row], places: Mapping[str, tuple[int, ...]]) -> dict[int, str]:
    """Return position → folded example cell; of a sheet that lacks one of them, only the code.

    Without a code, only the whole example is one: figures of a real report may equal some of it.
    """
    written = dict(zip(kind.columns(), example_of(kind), strict=True))
    cells = {name: fold(shown(value)) for name, value in written.items() if value not in (None, "")}
    if set(cells) <= set(places):
        return {places[name][0]: text for name, text in cells.items()}
    coded = {name: text for name, text in cells.items() if text.startswith("example ")}
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
    place: Mapping[str, Any],
) -> Problem:
    if said == "whole":
        return Problem("example_row", **place)
    first = kind.key[0]
    position = places[first][0]
    title, found = kind.columns()[first].title, shown(row[position])
    return Problem("example_code", letter=letter(position), column=title, found=found, **place)


def _marked(
    sheet: Sheet, kind: type[Row], places: Mapping[str, tuple[int, ...]], rows: set[int]
) -> list[Problem]:
    titles = {
        position: kind.columns()[name].title
        for name, positions in places.items()
        for position in positions
    }
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
        if column in titles and row + 1 in rows
    ]
