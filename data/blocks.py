"""The tables on a sheet: where each begins, ends, and what it is of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from data.heads import Head, find_kind, heads_of, like_kind, named, rank
from data.kinds import kinds
from data.questions import Answers
from data.row import Row
from data.spread import told_apart
from data.workbook import Sheet

#: How far down the first header is looked for: banners and notes above it are passed over.
HEADER_WITHIN = 25


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
    """

    kind: type[Row]
    heads: tuple[Head, ...]
    first: int
    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True)
class _Header:
    row: int
    kind: type[Row]
    score: int


def find_blocks(sheet: Sheet, said: type[Row] | None, answers: Answers) -> list[Block]:
    """Return the tables on a sheet, from the top; none where nothing is known on it.

    Args:
        sheet: the sheet.
        said: the kind somebody said it is, or None.
        answers: what was said about headers, now or before.
    """
    cells = sheet.cells
    headers = _headers(sheet, said, answers)
    if not headers:
        return []
    starts = [header.row for header in headers]
    blocks: list[Block] = []
    for header, following in zip(headers, [*starts[1:], len(cells)], strict=True):
        bottom = following if following == len(cells) else _above_banner(cells, following)
        blocks += _side_by_side(cells, header, bottom, answers)
    return blocks


def likely_kind(sheet: Sheet) -> type[Row] | None:
    """Return the kind a sheet nobody knows is most like, by likeness of its headers; or None.

    Half of the headers must be like columns of the kind, three of them at least.
    """
    best: tuple[float, type[Row] | None] = (0.0, None)
    for row in sheet.cells[:HEADER_WITHIN]:
        texts = _texts(row)
        if len(texts) < 3:
            continue
        for kind in kinds().values():
            score, alike = like_kind(kind, texts)
            if alike >= 3 and alike * 2 >= len(texts) and score > best[0]:
                best = (score, kind)
    return best[1]


def _headers(sheet: Sheet, said: type[Row] | None, answers: Answers) -> list[_Header]:
    """Return the rows that are headers, from the top."""
    cells = sheet.cells
    called = said or find_kind(sheet.name)
    rated = [h for row in _candidates(cells) if (h := _rated(cells, row, called, answers))]
    strong = [h for h in rated if h.score > 0]
    if said or (called and not strong):
        strong = [h for h in strong if h.kind is said] or _weak(cells, called, answers)
    found: list[_Header] = []
    for header in strong:
        if found and header.row - found[-1].row < 2:
            if header.score > found[-1].score:
                found[-1] = header
            continue
        if not found or _begins_anew(cells, header, found[-1]):
            found.append(header)
    return found


def _begins_anew(cells: Sequence[Sequence[Any]], header: _Header, before: _Header) -> bool:
    """Say whether a row that could be a header is one, below another table's rows."""
    texts = [cell for cell in cells[header.row] if cell not in ("", None)]
    if not all(isinstance(cell, str) for cell in texts):
        return False
    known = sum(named(header.kind, cell, Answers()) is not None for cell in texts)
    return known * 2 > len(texts) and (known >= 3 or known == len(texts))


def _candidates(cells: Sequence[Sequence[Any]]) -> Iterator[int]:
    """Iterate over the rows that may be headers.

    The first rows; those soon after an empty row; and repetitions of a row of the first ones, as
    on printed pages.
    """
    yield from range(min(HEADER_WITHIN, len(cells)))
    firsts = [
        row for row in cells[:HEADER_WITHIN] if sum(isinstance(c, str) and c != "" for c in row) > 1
    ]
    since = 0
    for row in range(HEADER_WITHIN, len(cells)):
        here = cells[row]
        if not any(here) and all(cell in ("", None) for cell in here):
            since = 4
        elif since > 0 or (isinstance(here[0], str) and here in firsts):
            since -= 1
            yield row


def _rated(
    cells: Sequence[Sequence[Any]], row: int, called: type[Row] | None, answers: Answers
) -> _Header | None:
    texts = _texts(cells[row])
    if len(texts) < 2:
        return None
    best: _Header | None = None
    for kind in kinds().values():
        score, found = rank(kind, texts, answers)
        # A sheet's own name counts where its headers leave it open.
        score += 2 * (kind is called)
        if len(found) >= 2 and (best is None or score > best.score):
            best = _Header(row, kind, score)
    return best


def _texts(row: Sequence[Any]) -> dict[str, None]:
    return {cell: None for cell in row if isinstance(cell, str) and 0 < len(cell) < 120}


def _weak(
    cells: Sequence[Sequence[Any]], called: type[Row] | None, answers: Answers
) -> list[_Header]:
    """Return the row that is most like a header of the kind a sheet is said to be of."""
    if called is None or not cells:
        return []
    within = range(min(HEADER_WITHIN, len(cells)))
    scores = {row: rank(called, _texts(cells[row]), answers)[1] for row in within}
    best = max(within, key=lambda row: (len(scores[row]), -row))
    if not scores[best]:
        widest = max(len(_texts(cells[row])) for row in within)
        best = next(row for row in within if len(_texts(cells[row])) * 2 > widest or not widest)
    return [_Header(best, called, 0)]


def _above_banner(cells: Sequence[Sequence[Any]], start: int) -> int:
    """Return the row after the last that belongs to the table above a header.

    Between the two may stand a blank row and a title.
    """
    row = start
    while row and sum(cell not in ("", None) for cell in cells[row - 1]) < 2:
        row -= 1
        if not any(cell not in ("", None) for cell in cells[row]):
            return row
    return start


def _side_by_side(
    cells: Sequence[Sequence[Any]], header: _Header, bottom: int, answers: Answers
) -> list[Block]:
    """Return the tables that share a header row, with empty columns between them."""
    whole = _with_two_rows(cells, header, bottom, answers)
    blocks = [whole]
    for gap in _gaps(cells, whole):
        last = blocks[-1]
        right = [head for head in last.heads if head.position > gap]
        kind = _kind_apart(last, right, gap, answers)
        if kind:
            left = tuple(head for head in last.heads if head.position < gap)
            blocks[-1] = _narrowed(last, left, last.left, gap)
            blocks.append(
                Block(kind, tuple(right), last.first, last.top, bottom, gap + 1, last.right)
            )
    return blocks


def _narrowed(block: Block, heads: tuple[Head, ...], left: int, right: int) -> Block:
    return Block(block.kind, heads, block.first, block.top, block.bottom, left, right)


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


def _kind_apart(
    block: Block, right: Sequence[Head], gap: int, answers: Answers
) -> type[Row] | None:
    """Return the kind of what stands right of a gap, where it is a table of its own."""
    texts = {head.text: None for head in right}
    ranked = [(*rank(kind, texts, answers), kind) for kind in kinds().values()]
    score, found, kind = max(ranked, key=lambda of: of[0])
    if score <= 0 or len(found) < 2:
        return None
    ours = {named(block.kind, h.text, answers) for h in block.heads if h.position < gap}
    theirs = {named(block.kind, head.text, answers) for head in right}
    repeats = len((ours & theirs) - {None})
    return kind if repeats >= 2 or len(theirs - {None}) < len(found) else None


def _with_two_rows(
    cells: Sequence[Sequence[Any]], header: _Header, bottom: int, answers: Answers
) -> Block:
    """Return a table whose header is one row, or two where that names more columns."""
    row, kind = header.row, header.kind
    width = max((len(line) for line in cells[row : row + 2]), default=0)
    best = heads_of(row, cells[row])
    first, top, most = row, row + 1, _known(kind, best, answers)
    for upper in (row - 1, row):
        if upper < 0 or upper + 1 >= bottom or not _is_text(cells[upper], cells[upper + 1]):
            continue
        heads = heads_of(upper + 1, cells[upper + 1], cells[upper])
        count = _known(kind, heads, answers)
        if count > most:
            best, first, top, most = heads, upper, upper + 2, count
    right = max(width, max((len(line) for line in cells[row:bottom]), default=0))
    return Block(kind, tuple(best), first, top, max(bottom, top), 0, right)


def _is_text(*rows: Sequence[Any]) -> bool:
    """Say whether rows hold nothing but short texts, and several of them."""
    cells = [cell for row in rows for cell in row if cell not in ("", None)]
    return len(cells) > 2 and all(isinstance(cell, str) and len(cell) < 120 for cell in cells)


def _known(kind: type[Row], heads: Sequence[Head], answers: Answers) -> int:
    """Return how many columns headers name, each figure of a wide layout counted as one."""
    named_by = [
        named(kind, head.text, answers) or named(kind, head.short, answers) for head in heads
    ]
    told = [
        told_apart(kind, head.text, answers)
        for head, column in zip(heads, named_by, strict=True)
        if column is None
    ]
    return len(set(named_by) - {None}) + sum(bool(t and t.measure) for t in told)
