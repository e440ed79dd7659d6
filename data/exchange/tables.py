"""Codebooks and codings as CSV: safe to open in a spreadsheet program, and read back whole."""

from collections.abc import Iterable, Sequence

from data.exchange.cells import Table, read_table, write_table
from data.exchange.codebook import in_order
from data.exchange.elements import Bounds, File
from data.exchange.project import Code, Coded, derived_guid
from data.problems import Problem, Refused

#: Title of a column → what other programs call it. Taguette writes tag, document and content.
_CODEBOOK = {
    "Code": ("tag", "name", "code name"),
    "Parent": ("parent code", "category"),
    "Definition": ("description", "memo"),
    "Include": ("when to use", "inclusion criteria"),
    "Exclude": ("when not to use", "exclusion criteria"),
    "Example": ("examples",),
}
_CODINGS = {
    "Text key": ("key", "document", "source", "file"),
    "Text": ("content", "quotation", "segment"),
    "Code": ("tag", "code name"),
    "Coder": ("owner", "coded by"),
    "Start": ("start position",),
    "End": ("end position",),
    "Stance": (),
}
#: Between the names of a code and of the one above, where a table names a code by both.
_BELOW = " > "


def write_codebook_csv(codes: Sequence[Code]) -> bytes:
    """Return a codebook as CSV: code, parent, definition, include, exclude, example.

    A parent that stands under another is named with it: ``Safety > At home``.

    Raises:
        ValueError: two codes under the same one have the same name.
    """
    paths: dict[str, str] = {"": ""}
    taken: set[str] = set()
    rows = []
    for code in in_order(codes):
        parent = paths[code.parent]
        path = f"{parent}{_BELOW}{code.name}" if parent else code.name
        if path in taken:
            raise ValueError(f"Two codes are called “{path}”: a table could not tell them apart.")
        taken.add(path)
        paths[code.guid] = path
        rows.append([code.name, parent, code.description, code.include, code.exclude, code.example])
    return write_table(list(_CODEBOOK), rows)


def read_codebook_csv(
    content: bytes, name: str = "", bounds: Bounds | None = None
) -> tuple[Code, ...]:
    """Return the codes of a table, each before those under it.

    A code is known by its name and those above it, and so is its guid: the same table, the same
    guids. Codes may stand before the ones they are under.

    Raises:
        Refused: it is no such table; a code stands in it twice, or under none of them.
    """
    file = File(name, "a table of codes", bounds or Bounds())
    table = read_table(content, file, _CODEBOOK, needed=("Code",))
    rows = [(number, row) for number, row in table.rows if row["Code"]]
    above = _above(rows, table)
    named = dict(rows)
    paths = {number: _path(number, row, named, above, table) for number, row in rows}
    _no_twins(paths, table)
    return in_order(
        [
            Code(
                guid=_guid(paths[number]),
                name=row["Code"],
                description=row["Definition"],
                parent=_guid(paths[number][:-1]),
                include=row["Include"],
                exclude=row["Exclude"],
                example=row["Example"],
            )
            for number, row in rows
        ]
    )


def _guid(path: tuple[str, ...]) -> str:
    return derived_guid("code", *path) if path else ""


def _above(rows: Sequence[tuple[int, dict[str, str]]], table: Table) -> dict[int, int]:
    """Return of each row that of the code which its code stands under; 0: of none."""
    spelled: dict[str, list[int]] = {}
    named: dict[str, list[int]] = {}
    for number, row in rows:
        path = f"{row['Parent']}{_BELOW}{row['Code']}" if row["Parent"] else row["Code"]
        spelled.setdefault(path, []).append(number)
        named.setdefault(row["Code"], []).append(number)
    above = {}
    for number, row in rows:
        parent = row["Parent"]
        found = (spelled.get(parent) or named.get(parent, [])) if parent else [0]
        if len(found) != 1:
            raise table.refused("exchange_parent", number, "Parent", parent)
        above[number] = found[0]
    return above


def _path(
    number: int,
    row: dict[str, str],
    rows: dict[int, dict[str, str]],
    above: dict[int, int],
    table: Table,
) -> tuple[str, ...]:
    path = [row["Code"]]
    at = above[number]
    while at:
        if len(path) > table.file.bounds.depth:
            raise table.refused("exchange_parent", number, "Parent", row["Parent"])
        path.append(rows[at]["Code"])
        at = above[at]
    return tuple(reversed(path))


def _no_twins(paths: dict[int, tuple[str, ...]], table: Table) -> None:
    first: dict[tuple[str, ...], int] = {}
    for number, path in paths.items():
        if first.setdefault(path, number) != number:
            raise table.refused("exchange_twice", number, "Code", path[-1])


def write_codings_csv(codings: Iterable[Coded]) -> bytes:
    """Return codings as CSV: text key, text, code, coder, start, end, stance."""
    return write_table(
        list(_CODINGS),
        [
            [
                coded.key,
                coded.text,
                coded.code,
                coded.coder,
                "" if coded.start is None else str(coded.start),
                "" if coded.end is None else str(coded.end),
                coded.stance,
            ]
            for coded in codings
        ],
    )


def read_codings_csv(
    content: bytes, name: str = "", bounds: Bounds | None = None
) -> tuple[Coded, ...]:
    """Return the codings of a table, such as ours or Taguette's highlights.

    Rows without a code (a text that nobody has coded) are left out.

    Raises:
        Refused: it is no such table, or a place in a text is no number.
    """
    file = File(name, "a table of codings", bounds or Bounds())
    table = read_table(content, file, _CODINGS, needed=("Text key", "Code"))
    found: list[Coded] = []
    problems: list[Problem] = []
    for number, row in table.rows:
        if not row["Code"]:
            continue
        start, end = _position(row["Start"]), _position(row["End"])
        for column, place in (("Start", start), ("End", end)):
            if place == -1:
                problems.append(table.problem("exchange_place", number, column, row[column]))
        if start is not None and end is not None and -1 < end < start:
            problems.append(table.problem("exchange_order", number, "End", row["End"]))
        found.append(
            Coded(
                row["Text key"], row["Text"], row["Code"], row["Coder"], start, end, row["Stance"]
            )
        )
    if problems:
        raise Refused(problems)
    return tuple(found)


def _position(written: str) -> int | None:
    """Return a place in a text, None where there is none, −1 where it is no number."""
    digits = written.strip()
    if not digits:
        return None
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else -1
