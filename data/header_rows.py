"""The rows of a sheet that head a table: known by their words, or by the sheet's name."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from data.heads import find_kind, like_kind, named, rank
from data.kinds import kinds
from data.questions import Answers
from data.row import Row
from data.spread import told_apart
from data.workbook import Sheet

#: How far down the first header is looked for: banners and notes above it are passed over.
HEADER_WITHIN = 25


@dataclass(frozen=True)
class Header:
    """A row that heads a table: its position, the kind it is of, and how well it fits it."""

    row: int
    kind: type[Row]
    score: int


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


def find_headers(sheet: Sheet, said: type[Row] | None, answers: Answers) -> list[Header]:
    """Return the rows of a sheet that are headers, from the top.

    Args:
        sheet: the sheet.
        said: the kind somebody said it is, or None.
        answers: what was said about headers, now or before.
    """
    cells, called = sheet.cells, said or find_kind(sheet.title)
    rated = [h for row in _candidates(cells) if (h := _rated(cells, row, called, answers))]
    strong = [h for h in rated if h.score > 0] or _wide_headers(cells, said, answers)
    if said or (called and not strong):
        strong = [h for h in strong if h.kind is said] or _weak(cells, called, answers)
    found: list[Header] = []
    for header in strong:
        if found and header.row - found[-1].row < 2:
            if header.score > found[-1].score:
                found[-1] = header
        elif not found or _begins_anew(cells, header, found[-1].row, answers):
            found.append(header)
    return found


def _begins_anew(
    cells: Sequence[Sequence[Any]], header: Header, before: int, answers: Answers
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
        if filled(cells[above]) > 1:
            return False
    known = sum(named(header.kind, cell, answers) is not None for cell in texts)
    return known * 2 > len(texts) and (known >= 3 or known == len(texts))


def filled(row: Sequence[Any]) -> int:
    """Return how many cells of a row are not empty."""
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
    begin = {row[0] for row in firsts if isinstance(row[0], str)} | {"", None}
    # Of a hundred thousand rows few begin as one of the first ones does, or with nothing.
    likely = [i for i, row in enumerate(cells) if not row or row[0] in begin]
    likely = likely[bisect_left(likely, HEADER_WITHIN) :]
    blank = {i for i in likely if not filled(cells[i])}
    soon = {j for i in blank for j in range(i + 1, min(i + 5, len(cells)))}
    repeated = {i for i in likely if cells[i] in firsts}
    yield from sorted((soon | repeated) - blank)


def _rated(
    cells: Sequence[Sequence[Any]], row: int, called: type[Row] | None, answers: Answers
) -> Header | None:
    texts = _texts(cells[row])
    if len(texts) < 2:
        return None
    best: Header | None = None
    for kind in kinds().values():
        score, found = rank(kind, texts, answers)
        # A sheet's own name counts where its headers leave it open.
        score += 2 * (kind is called)
        if len(found) >= 2 and (best is None or score > best.score):
            best = Header(row, kind, score)
    if best and best.score > 0 and called and best.kind is not called:
        return _as_called(best, called, texts, answers)
    return best


def _as_called(
    other: Header, called: type[Row], texts: dict[str, None], answers: Answers
) -> Header:
    """Return a header as the kind the sheet is called after, unless another fits it better.

    A name speaks louder than columns that are missing: those can be asked for.
    """
    score, found = rank(called, texts, answers)
    needed = {column for column in called.columns().values() if column.required}
    named_by = score + 2 + 3 * len(needed - found)
    if len(found) < 2 or named_by <= other.score:
        return other
    return Header(other.row, called, max(score, 1))


def _wide_headers(
    cells: Sequence[Sequence[Any]], said: type[Row] | None, answers: Answers
) -> list[Header]:
    """Return the row that heads a wide layout by which alone a kind is known; or none."""
    best: Header | None = None
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
                best = Header(row, kind, score)
    return [best] if best else []


def _texts(row: Sequence[Any]) -> dict[str, None]:
    return {cell: None for cell in row if isinstance(cell, str) and 0 < len(cell) < 120}


def _weak(
    cells: Sequence[Sequence[Any]], called: type[Row] | None, answers: Answers
) -> list[Header]:
    """Return the row that is most like a header of the kind a sheet is said to be of."""
    if called is None or not cells:
        return []
    within = range(min(HEADER_WITHIN, len(cells)))
    scores = {row: rank(called, _texts(cells[row]), answers)[1] for row in within}
    best = max(within, key=lambda row: (len(scores[row]), -row))
    if not scores[best]:
        widest = max(len(_texts(cells[row])) for row in within)
        best = next(row for row in within if len(_texts(cells[row])) * 2 > widest or not widest)
    return [Header(best, called, 0)]
