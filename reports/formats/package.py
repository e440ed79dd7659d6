"""A document's tables as csv files with a dictionary: a Frictionless Data Package in a zip.

Numbers are written as they are, not as they are printed; a share is one from 0 to 1.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reports.documents.blocks import Cell, Document, Facts, Table
from reports.formats.characters import machine_name, writable
from reports.formats.readme import readme
from reports.releases.package import resource
from reports.releases.packing import pack
from reports.releases.receipt import as_json
from reports.releases.sheet import MISSING, Column, Sheet, Value
from reports.releases.sheet import write as written
from reports.wording import SYMBOLS

#: Files that are in every package; a table of a document is never called so.
FIGURES, HEADLINES, DICTIONARY, NOTES = "all_figures", "headlines", "dictionary", "notes"
_OURS = (FIGURES, HEADLINES, DICTIONARY, NOTES)
README, DESCRIPTION = "README.txt", "datapackage.json"
#: The column that says in each row that a file must not be published.
_MARK = "mark"


def write(document: Document) -> bytes:
    """Return a document's tables as a zip of csv files, described for people and programs."""
    tables = _named(document)
    sheets = [_sheet(name, table, document) for name, table in tables.items()]
    sheets += [_headlines(document), _all_figures(tables, document)]
    sheets += [_dictionary(sheets, document), _notes(tables, document)]
    entries = {sheet.path: written(sheet) for sheet in sheets}
    files = {sheet.path: sheet.title for sheet in sheets}
    paths = {table.code: f"{name}.csv" for name, table in tables.items()}
    described = _description(document, sheets, entries)
    entries |= {README: readme(document, files, paths), DESCRIPTION: as_json(described)}
    return pack(entries)


def _named(document: Document) -> dict[str, Table]:
    """Return the tables by the names of their files, in reading order."""
    found: dict[str, Table] = {}
    for table in {table.code: table for table in document.tables()}.values():
        found[_untaken(table.code, "table", (*found, *_OURS))] = table
    return found


def _untaken(text: str, otherwise: str, taken: Sequence[str]) -> str:
    name = machine_name(text, otherwise)
    numbered = (f"{name}_{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def _sheet(name: str, table: Table, document: Document) -> Sheet:
    """Return a table as it is written: its columns, and its numbers unrounded."""
    columns = _columns(table, document)
    doubted = [place for place in range(len(columns)) if any(_doubts(table, place))]
    rows = [[*map(_value, row), *(_symbol(row[place]) for place in doubted)] for row in table.rows]
    columns += _columns_of_symbols(columns, doubted, document)
    words = " ".join((f"{table.caption}.", *table.notes))
    return _marked(Sheet(name, writable(table.caption), writable(words), columns, rows), document)


def _columns(table: Table, document: Document) -> list[Column]:
    found: list[Column] = []
    for place, head in enumerate(table.heads):
        cells = [row[place] for row in table.rows]
        is_number = _is_number(cells, place in table.numeric)
        name = _untaken(head, f"column_{place + 1}", [_MARK, *(column.name for column in found)])
        meaning = document.terms[_meaning(cells) if is_number else "Text"]
        kind = "number" if is_number else "string"
        found.append(Column(name, writable(head), meaning, kind))
    return found


def _columns_of_symbols(
    columns: Sequence[Column], doubted: Sequence[int], document: Document
) -> list[Column]:
    """Return a column of symbols for each of numbers that has any beside a number."""
    found: list[Column] = []
    for place in doubted:
        taken = [_MARK, *(column.name for column in (*columns, *found))]
        name = _untaken(f"{columns[place].name}_symbol", "symbol", taken)
        title = f"{columns[place].title}: {document.terms['Symbols']}"
        found.append(Column(name, title, document.terms["The symbol beside the number"]))
    return found


def _doubts(table: Table, place: int) -> Iterator[str]:
    """Give the symbols that stand beside numbers in a column."""
    yield from filter(None, (_symbol(row[place]) for row in table.rows))


def _symbol(cell: Cell) -> str:
    """Return the symbol that a number is printed with; empty: none, or no number."""
    if cell.number is None:
        return ""
    return next((symbol for symbol in SYMBOLS if symbol in cell.text), "")


def _is_number(cells: Sequence[Cell], said: bool) -> bool:
    """Say whether a column is one of numbers: nothing but numbers and symbols stands in it."""
    numbers = any(cell.number is not None for cell in cells)
    return (said or numbers) and all(c.number is not None or c.text in MISSING for c in cells)


def _meaning(cells: Sequence[Cell]) -> str:
    forms = {cell.form for cell in cells if cell.number is not None}
    return "A share, from 0 to 1" if forms == {"share"} else "A number, not rounded"


def _value(cell: Cell) -> Value:
    return cell.number if cell.number is not None else writable(cell.text)


def _marked(sheet: Sheet, document: Document) -> Sheet:
    """Return a table that says in every row that it must not be published, if that is so."""
    if not document.mark:
        return sheet
    column = Column(_MARK, _MARK, document.mark)
    rows = [[*row, document.mark] for row in sheet.rows]
    return Sheet(sheet.name, sheet.title, sheet.words, [*sheet.columns, column], rows, sheet.key)


def _all_figures(tables: Mapping[str, Table], document: Document) -> Sheet:
    """Return every number of every table in a row of its own."""
    term = document.terms
    columns = [
        Column("table", term["Table"], term["The name of the file"]),
        Column("row", term["Row"], term["The number of the row, from 1"], "integer"),
        Column("name", term["Name"], term["What stands in the first column"]),
        Column("column", term["Column"], term["The name of the column"]),
        Column("title", term["Title"], term["The title of the column"]),
        Column("value", term["Value"], term["The number, not rounded, or its symbol"], "number"),
        Column("text", term["As printed"], term["The figure as the report prints it"]),
        Column("figure", term["Figure"], term["Which figure of the release it is"]),
    ]
    rows = [row for name, table in tables.items() for row in _figures(name, table, document)]
    key = ("table", "row", "column")
    title = term["Every figure of every table, a row each"]
    return _marked(Sheet(FIGURES, title, title, columns, rows, key), document)


def _figures(name: str, table: Table, document: Document) -> Iterator[list[Value]]:
    numeric = [
        (place, column)
        for place, column in enumerate(_columns(table, document))
        if column.kind == "number"
    ]
    for number, row in enumerate(table.rows, 1):
        for place, column in numeric:
            cell, first = row[place], writable(row[0].text)
            told = [_value(cell), writable(cell.text), cell.of]
            yield [name, number, first, column.name, column.title, *told]


def _headlines(document: Document) -> Sheet:
    """Return the headline figures, which stand in no table."""
    term = document.terms
    columns = [
        Column("section", term["Section"], term["Where the report shows it"]),
        Column("group", term["Group"], term["What it stands under there"]),
        Column("name", term["Name"], term["What the figure is called"]),
        Column("value", term["Value"], term["The number, not rounded, or its symbol"], "number"),
        Column("text", term["As printed"], term["The figure as the report prints it"]),
        Column("unit", term["Unit"], term["Its unit; empty beside a share"]),
        Column("details", term["Details"], term["Interval, what it rests on, verdict, evidence"]),
        Column("figure", term["Figure"], term["Which figure of the release it is"]),
    ]
    rows = [
        [
            *(writable(text) for text in (section.title, block.title, fact.title)),
            *(_value(fact.cell), writable(fact.cell.text), writable(fact.unit)),
            *(writable("; ".join(fact.details)), fact.cell.of),
        ]
        for section in document.every()
        for block in section.blocks
        if isinstance(block, Facts)
        for fact in block.items
    ]
    title = term["Headline figures"]
    return _marked(Sheet(HEADLINES, title, title, columns, rows), document)


def _dictionary(sheets: Sequence[Sheet], document: Document) -> Sheet:
    """Return what each column of each table is called and holds."""
    term = document.terms
    columns = [
        Column("table", term["Table"], term["The name of the file"]),
        Column("column", term["Column"], term["The name of the column"]),
        Column("title", term["Title"], term["The title of the column"]),
        Column("type", term["Type"], term["What stands in it, for programs"]),
        Column("meaning", term["Meaning"], term["What stands in it"]),
    ]
    rows = [
        [sheet.name, column.name, column.title, column.kind, column.words]
        for sheet in sheets
        for column in sheet.columns
    ]
    title = term["What each column of each table holds"]
    return Sheet(DICTIONARY, title, title, columns, rows, ("table", "column"))


def _notes(tables: Mapping[str, Table], document: Document) -> Sheet:
    """Return what is said under the tables: symbols, and what does not add up."""
    term = document.terms
    columns = [
        Column("table", term["Table"], term["The name of the file"]),
        Column("note", term["Notes"], term["What to know when reading the table"]),
    ]
    rows = [[name, writable(note)] for name, table in tables.items() for note in table.notes]
    title = term["What to know when reading the tables"]
    return Sheet(NOTES, title, title, columns, rows)


def _description(
    document: Document, sheets: Sequence[Sheet], entries: Mapping[str, bytes]
) -> dict[str, Any]:
    """Return the contents of ``datapackage.json``."""
    said = (document.description, document.mark)
    return {
        "profile": "tabular-data-package",
        "name": f"{machine_name(document.code, 'report').replace('_', '-')}-{document.day}",
        "id": document.identifier,
        "title": writable(f"{document.title}: {document.subtitle}"),
        "description": writable(" ".join(part for part in said if part)),
        "created": f"{document.day}T00:00:00Z",
        "keywords": list(document.keywords),
        "language": document.language,
        "licenses": [],
        "resources": [resource(sheet, entries[sheet.path]) for sheet in sheets],
    }
