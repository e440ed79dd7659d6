"""The original file of an upload, kept once by its hash, without what must not be kept.

Codes of participants exist as keyed hashes only, and words nobody has cleared in quarantine only:
sheets that hold either are emptied before the file is kept, and what was left out is said.
"""

import csv
import io
import string
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

import sqlalchemy as sa

from data.cells import shown, tidy
from data.emptying import Unknown, sheet_names, without_sheets
from data.files.sheet import position
from data.header_rows import HEADER_WITHIN
from data.heads import find_column
from data.kinds import kinds
from data.lists import fold
from data.parts import Part
from data.plan import Plan
from data.records import table_of
from data.records.uploads import KeptFile
from data.row import Row
from data.store import Store
from data.template.words import example_of, notes_of
from data.withheld import unread, withheld
from data.workbook import Sheet

_F = table_of(KeptFile)

_CODES, _WORDS = "participant codes", "people's own words"
_REPEATS, _NOT_READ = "repeats them", "was not read"
_HEADED = "not reported, and has a column of them"

#: From how many letters and digits on a code, or words, are known again elsewhere.
_CODE_FROM, _WORDS_FROM = 4, 20

_MARKS = dict.fromkeys(map(ord, string.punctuation + string.whitespace + "\xa0\u2010\u2011–—·’“”"))


@dataclass(frozen=True)
class Kept:
    """What is kept of a file.

    Attributes:
        digest: the SHA-256 of the file as it was uploaded.
        content: what is kept of it; empty where nothing is.
        left_out: what was left out and why, in a sentence; empty where nothing was.
    """

    digest: str
    content: bytes
    left_out: str

    @property
    def is_whole(self) -> bool:
        """Whether it is the file itself, byte for byte."""
        return not self.left_out


def kept(store: Store, digest: str) -> Kept | None:
    """Return what is kept of a file, by the SHA-256 of its bytes; None where it is not known."""
    with store.reading() as connection:
        return _kept(connection, digest)


def what_is_kept(store: Store, digest: str) -> tuple[int, str] | None:
    """Return how many bytes are kept of a file, and what was left out; None of one unknown."""
    asked = sa.select(sa.func.length(_F.c.content), _F.c.left_out).where(_F.c.digest == digest)
    with store.reading() as connection:
        found = connection.execute(asked).first()
    return (found[0], found[1] or "") if found else None


def _kept(connection: sa.Connection, digest: str) -> Kept | None:
    asked = sa.select(_F.c.content, _F.c.left_out).where(_F.c.digest == digest)
    found = connection.execute(asked).first()
    return Kept(digest, bytes(found.content), found.left_out or "") if found else None


def keep(connection: sa.Connection, plan: Plan) -> None:
    """Keep a plan's file, once; what an earlier reading of it left out stays out."""
    if not plan.content or not plan.digest:
        return
    made = to_keep(plan)
    if before := _kept(connection, plan.digest):
        if made.is_whole or made == before or not before.content:
            return
        if not before.is_whole:
            again = to_keep(replace(plan, content=before.content))
            made = replace(again, left_out=f"{before.left_out} {again.left_out}")
        connection.execute(sa.delete(_F).where(_F.c.digest == plan.digest))
    values = {"digest": made.digest, "content": made.content, "left_out": made.left_out or None}
    connection.execute(sa.insert(_F).values(values))


def to_keep(plan: Plan) -> Kept:
    """Return what is kept of a plan's file, having emptied what must not be."""
    why = _to_empty(plan)
    if not why:
        return Kept(plan.digest, plan.content, "")
    if plan.content.startswith(b"PK"):
        return _emptied(plan, why)
    if plan.content.startswith(b"\xd0\xcf\x11\xe0"):
        return Kept(plan.digest, b"", f"Nothing is kept of this file: {_spoken(why)}.")
    return _header_alone(plan, why)


def _emptied(plan: Plan, why: Mapping[str, str]) -> Kept:
    try:
        names = sheet_names(plan.content)
        read = {sheet.name for sheet in plan.workbook.sheets} if plan.workbook else set(names)
        unknown = dict.fromkeys((name for name in names if name not in read), _NOT_READ)
        emptied = {**unknown, **why}
        content = without_sheets(plan.content, set(emptied))
    except Unknown:
        return Kept(plan.digest, b"", f"Nothing is kept of this file: {_spoken(why)}.")
    said = f"Emptied before the file was kept: {_spoken(emptied)}; with what repeats their cells."
    return Kept(plan.digest, content, said)


def _spoken(why: Mapping[str, str]) -> str:
    return ", ".join(f"“{name}” ({reason})" for name, reason in why.items())


# -- which sheets


def _to_empty(plan: Plan) -> dict[str, str]:
    """Return the names of sheets that must not be kept as they are → why."""
    held = {sheet: part.kind for part in plan.parts for sheet in dict.fromkeys(part.rows.sheets)}
    aside = {one.sheet: kinds()[one.kind] for one in plan.asides if one.kind in kinds()}
    why = {name: _reason(kind) for name, kind in (aside | held).items() if withheld(kind)}
    if plan.workbook is None:
        return why
    others = [sheet for sheet in plan.workbook.sheets if sheet.name not in why]
    if not others:
        return why
    telling = _telling(plan.workbook.sheets, plan.parts)
    why |= {sheet.name: _HEADED for sheet in others if sheet.name not in held and _headed(sheet)}
    return why | {
        sheet.name: _REPEATS
        for sheet in others
        if telling and any(map(_tells, telling & _texts(chain.from_iterable(sheet.cells))))
    }


def _headed(sheet: Sheet) -> bool:
    """Say whether a sheet that is not reported has a column of what is withheld, by its title.

    The template's own words below a title, its notes and its example, are nobody's.
    """
    for number, row in enumerate(sheet.cells[:HEADER_WITHIN]):
        for at, cell in enumerate(row):
            if type(cell) is str and (nobodys := _withheld_titles().get(fold(cell))) is not None:
                below = {shown(tidy(r[at]) or "") for r in sheet.cells[number + 1 :] if at < len(r)}
                if below - nobodys - {""}:
                    return True
    return False


@cache
def _withheld_titles() -> dict[str, set[str]]:
    """Return folded title of a withheld column → what the template writes below it."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind in kinds().values():
        words = zip(kind.columns().values(), notes_of(kind), example_of(kind), strict=True)
        for column, note, example in words:
            if column.name in withheld(kind):
                for spelling in column.spellings:
                    found[spelling] |= {note, shown(example or "")}
    return dict(found)


def _reason(kind: type[Row]) -> str:
    return " and ".join([_CODES] * bool(kind.participant) + [_WORDS] * bool(unread(kind)))


def _texts(values: Iterable[object]) -> set[str]:
    """Return the texts among values as they are compared: their letters and digits alone."""
    # Folding a hundred thousand codes would take longer than all the rest.
    return {text.casefold().translate(_MARKS) for text in {v for v in values if type(v) is str}}


def _telling(sheets: Iterable[Sheet], parts: Iterable[Part]) -> set[str]:
    """Return the texts in withheld columns: where they stand, a sheet may be a copy."""
    by_name = {sheet.name: sheet.cells for sheet in sheets}
    found: set[str] = set()
    for part in parts:
        if hidden := withheld(part.kind):
            plain = [v for name, v in part.rows.columns.items() if name not in hidden]
            told = {position(x) for n, x in part.rows.letters.items() if x and n not in hidden}
            for name in set(part.rows.sheets) & set(by_name):
                rows = by_name[name][min(part.rows.numbers) - 1 :]
                for at in set(range(max(map(len, rows), default=0))) - told:
                    found |= _texts(row[at] for row in rows if at < len(row))
            found -= set().union(*map(_texts, plain))
    return found


def _tells(text: str) -> bool:
    """Say whether a text is so much its own that it was copied, not thought of twice."""
    if len(text) >= _WORDS_FROM:
        return True
    return len(text) >= _CODE_FROM and not text.isdigit() and any(map(str.isdigit, text))


# -- a table of text


def _header_alone(plan: Plan, why: Mapping[str, str]) -> Kept:
    """Return the header row of a csv, and of nothing else."""
    kind = next(part.kind for part in plan.parts if withheld(part.kind))
    cells = plan.workbook.sheets[0].cells if plan.workbook else []
    header = max(cells[:HEADER_WITHIN], key=lambda row: _titles(kind, row), default=[])
    if _titles(kind, header) < 2:
        return Kept(plan.digest, b"", f"Nothing is kept of this file: {_spoken(why)}.")
    out = io.StringIO()
    csv.writer(out).writerow([shown(tidy(cell)) for cell in header])
    said = f"Of this file only the header row is kept: {_spoken(why)}."
    return Kept(plan.digest, out.getvalue().encode("utf-8-sig"), said)


def _titles(kind: type[Row], row: Iterable[object]) -> int:
    """Return how many columns of a kind a row names."""
    named = {find_column(kind, cell) for cell in row if type(cell) is str}
    return len(named - {None})
