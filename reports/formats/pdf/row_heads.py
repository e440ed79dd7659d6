"""The first cell of each row of a table is tagged as the head of its row.

Typst tags the heads of columns only: heads of rows are behind a switch that its Python package does
not have. So they are tagged in the finished file.
"""

import io
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, NameTree, Object, ObjectStreamMode, Pdf, String


def with_row_heads(content: bytes) -> bytes:
    """Return a PDF as typst writes it with the first cell of each row as its head."""
    with Pdf.open(io.BytesIO(content)) as pdf:
        root = pdf.Root.StructTreeRoot
        if Name.IDTree not in root:
            return content
        known = NameTree(root.IDTree)
        for number, row in enumerate(_rows(root), 1):
            _tag(row, f"R{number}", known)
        written = io.BytesIO()
        # Tags are many and alike: together they take a fifth of the room.
        pdf.save(written, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return written.getvalue()


def _rows(element: Object) -> Iterator[Object]:
    """Give the rows of the bodies of tables."""
    within = element.get(Name.K)
    if not isinstance(within, Array):
        return
    for one in within:
        if not isinstance(one, Dictionary):
            continue
        if element.get(Name.S) == Name.TBody:
            yield one
        else:
            yield from _rows(one)


def _tag(row: Object, name: str, known: NameTree) -> None:
    """Make a row's first cell its head, and let its other cells name it as theirs."""
    head, *others = row.K
    head.S = Name.TH
    head.ID = String(name)
    _attributes(head).Scope = Name.Row
    known[name] = head
    for cell in others:
        _attributes(cell).Headers.append(String(name))


def _attributes(cell: Object) -> Object:
    """Return what a cell says of itself as part of a table."""
    return next(one for one in cell.A if Name.Table == one.O)
