"""The tables on a sheet: where each begins, ends, and what it is of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.column import Column
from data.forms.export import Export
from data.header_rows import Header, filled, find_headers
from data.heads import Head, best_readings, heads_of, named, rank
from data.kinds import kinds
from data.questions import Answers
from data.row import Row
from data.spread import told_apart
from data.workbook import Sheet


@dataclass(frozen=True)
class Block:
    """One table on a sheet; all positions from 0.

    Attributes:
        kind: what it is of.
        heads: its headers.
        first: the row its header begins in.
        top: the first row below its header.
        bottom: the row after its last.
        left: its first column.
        right: the column after its last.
        export: what it is as the export of a form; None where it is none.
    """

    kind: type[Row]
    heads: tuple[Head, ...]
    first: int
    top: int
    bottom: int
    left: int
    right: int
    export: Export | None = None


def find_blocks(sheet: Sheet, said: type[Row] | None, answers: Answers) -> list[Block]:
    """Return the tables on a sheet, from the top; none where nothing is known on it.

    Args:
        sheet: the sheet.
        said: the kind somebody said it is, or None.
        answers: what was said about headers, now or before.
    """
    cells = sheet.cells
    headers = find_headers(sheet, said, answers)
    limits = [*(header.row for header in headers), len(cells)][1:]
    wholes = [
        _with_two_rows(cells, header, limit, answers)
        for header, limit in zip(headers, limits, strict=True)
    ]
    bottoms = [*(_above_banner(cells, whole.first) for whole in wholes), len(cells)][1:]
    blocks: list[Block] = []
    for whole, bottom in zip(wholes, bottoms, strict=True):
        widths = list(map(len, cells[whole.first : bottom]))
        # A formula never calculated has no value, and so may stand beyond the last one.
        widths += [at + 1 for row, at in sheet.marks if whole.first <= row < bottom]
        right = max(widths, default=0)
        bounded = replace(whole, bottom=max(bottom, whole.top), right=right)
        blocks += _side_by_side(cells, bounded, [said] if said else [], answers)
    return blocks


def _above_banner(cells: Sequence[Sequence[Any]], start: int) -> int:
    """Return the row after the last that belongs to the table above a header.

    Between the two may stand a blank row and a title.
    """
    row = start
    while row and filled(cells[row - 1]) < 2:
        row -= 1
        if not filled(cells[row]):
            return row
    return start


def _with_two_rows(
    cells: Sequence[Sequence[Any]], header: Header, limit: int, answers: Answers
) -> Block:
    """Return a table whose header is one row, or two where that names more columns."""
    row, kind = header.row, header.kind
    best = heads_of(row, cells[row])
    first, top, most = row, row + 1, _known(kind, best, answers)
    for upper in (row - 1, row):
        if upper < 0 or upper + 1 >= limit or not _is_text(cells[upper], cells[upper + 1]):
            continue
        heads = heads_of(upper + 1, cells[upper + 1], cells[upper])
        count = _known(kind, heads, answers)
        if count > most:
            best, first, top, most = heads, upper, upper + 2, count
    return Block(kind, tuple(best), first, top, limit, 0, 0)


# -- side by side


def _side_by_side(
    cells: Sequence[Sequence[Any]], whole: Block, among: Sequence[type[Row]], answers: Answers
) -> list[Block]:
    """Return the tables that share a header row, with empty columns between them."""
    blocks = [whole]
    gaps = _gaps(cells, whole)
    for gap, end in zip(gaps, [*gaps, whole.right][1:], strict=True):
        last = blocks[-1]
        left = tuple(head for head in last.heads if head.position < gap)
        right = [head for head in last.heads if gap < head.position < end]
        if apart := _apart(left, right, among, answers):
            ours, theirs = apart
            beyond = tuple(head for head in last.heads if head.position > gap)
            blocks[-1] = replace(last, kind=ours, heads=left, right=gap)
            blocks.append(replace(last, kind=theirs, heads=beyond, left=gap + 1))
    return blocks


def _gaps(cells: Sequence[Sequence[Any]], block: Block) -> list[int]:
    """Return the empty columns between headers."""
    positions = {head.position for head in block.heads}
    inside = set(range(min(positions, default=0), max(positions, default=0))) - positions
    return [
        column
        for column in sorted(inside)
        if column + 1 in positions
        and not any(
            row[column] not in ("", None)
            for row in cells[block.first : block.bottom]
            if column < len(row)
        )
    ]


def _apart(
    left: Sequence[Head], right: Sequence[Head], among: Sequence[type[Row]], answers: Answers
) -> tuple[type[Row], type[Row]] | None:
    """Return the kinds of what stands left and right of a gap, where they are two tables.

    An empty column may as well part the columns of one: then one kind knows as many of them.
    """
    ours, theirs, both = (_best(heads, among, answers) for heads in (left, right, [*left, *right]))
    if not (ours and theirs and both):
        return None
    if ours[0] is theirs[0]:
        return (ours[0], theirs[0]) if len(ours[1] & theirs[1]) > 1 else None
    return (ours[0], theirs[0]) if len(ours[1]) + len(theirs[1]) > len(both[1]) else None


def _best(
    heads: Sequence[Head], among: Sequence[type[Row]], answers: Answers
) -> tuple[type[Row], set[Column]] | None:
    """Return the kind that headers fit best, with the columns they name; None if they fit none."""
    texts = {head.text: None for head in heads}
    ranked = [(*rank(kind, texts, answers), kind) for kind in among or kinds().values()]
    score, found, kind = max(ranked, key=lambda of: of[0])
    return (kind, found) if score > 0 and len(found) > 1 else None


def _is_text(*rows: Sequence[Any]) -> bool:
    """Say whether rows hold nothing but short texts, and several of them."""
    cells = [cell for row in rows for cell in row if cell not in ("", None)]
    return len(cells) > 2 and all(isinstance(cell, str) and len(cell) < 120 for cell in cells)


def _known(kind: type[Row], heads: Sequence[Head], answers: Answers) -> int:
    """Return how many columns headers name, each figure of a wide layout counted as one."""
    texts = [head.text for head in best_readings(kind, heads, answers)]
    columns = [named(kind, text, answers) for text in texts]
    told = [
        told_apart(kind, text, answers)
        for text, column in zip(texts, columns, strict=True)
        if column is None
    ]
    return len(set(columns) - {None}) + sum(bool(t and t.measure) for t in told)
