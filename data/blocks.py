"""The tables on a sheet: where each begins, ends, and what it is of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.column import Column
from data.heads import Head, best_readings, find_kind, heads_of, like_kind, named, rank
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
    called = said or find_kind(sheet.title)
    headers = _headers(cells, said, called, answers)
    limits = [*(header.row for header in headers), len(cells)][1:]
    wholes = [
        _with_two_rows(cells, header, limit, answers)
        for header, limit in zip(headers, limits, strict=True)
    ]
    bottoms = [*(_above_banner(cells, whole.first) for whole in wholes), len(cells)][1:]
    blocks: list[Block] = []
    for whole, bottom in zip(wholes, bottoms, strict=True):
        right = max((len(line) for line in cells[whole.first : bottom]), default=0)
        bounded = replace(whole, bottom=max(bottom, whole.top), right=right)
        blocks += _side_by_side(cells, bounded, [said] if said else [], answers)
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


def _headers(
    cells: Sequence[Sequence[Any]],
    said: type[Row] | None,
    called: type[Row] | None,
    answers: Answers,
) -> list[_Header]:
    """Return the rows that are headers, from the top."""
    rated = [h for row in _candidates(cells) if (h := _rated(cells, row, called, answers))]
    strong = [h for h in rated if h.score > 0] or _wide_headers(cells, said, answers)
    if said or (called and not strong):
        strong = [h for h in strong if h.kind is said] or _weak(cells, called, answers)
    found: list[_Header] = []
    for header in strong:
        if found and header.row - found[-1].row < 2:
            if header.score > found[-1].score:
                found[-1] = header
        elif not found or _begins_anew(cells, header, found[-1].row, answers):
            found.append(header)
    return found


def _begins_anew(
    cells: Sequence[Sequence[Any]], header: _Header, before: int, answers: Answers
) -> bool:
    """Say whether a row that could be a header is one, below another table's rows.

    The same headers again amid the rows are those of the next printed page, no other table's.
    """
    texts = [cell for cell in cells[header.row] if cell not in ("", None)]
    if not all(isinstance(cell, str) for cell in texts):
        return False
    if cells[header.row] == cells[before]:
        above = header.row - 1
        if before and above and cells[above] == cells[before - 1]:
            above -= 1
        if _filled(cells[above]) > 1:
            return False
    known = sum(named(header.kind, cell, answers) is not None for cell in texts)
    return known * 2 > len(texts) and (known >= 3 or known == len(texts))


def _filled(row: Sequence[Any]) -> int:
    return len(row) - row.count("") - row.count(None)


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


def _wide_headers(
    cells: Sequence[Sequence[Any]], said: type[Row] | None, answers: Answers
) -> list[_Header]:
    """Return the row that heads a wide layout by which alone a kind is known; or none."""
    best: _Header | None = None
    for row in range(min(HEADER_WITHIN, len(cells))):
        texts = _texts(cells[row])
        for kind in [said] if said else kinds().values():
            told = [t for text in texts if (t := told_apart(kind, text, answers)) and t.measure]
            if len({t.value for t in told}) < 2:
                continue
            score, found = rank(kind, texts, answers)
            more = {c for t in told for c in (t.measure, t.dimension) if c} - found
            # A column that is needed counts once more, and no longer against the kind.
            score += sum(2 + 4 * column.required for column in more)
            if score > 0 and (best is None or score > best.score):
                best = _Header(row, kind, score)
    return [best] if best else []


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
    while row and _filled(cells[row - 1]) < 2:
        row -= 1
        if not _filled(cells[row]):
            return row
    return start


def _with_two_rows(
    cells: Sequence[Sequence[Any]], header: _Header, limit: int, answers: Answers
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
