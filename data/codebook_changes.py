"""Changes of the codebook: codes added, worded anew, retired, merged and split.

Each is one version more of the codes it is about; none is taken away.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from data import clock
from data.codebook import MEANING, WORDED, Code, Codebook, codebook, guid_of
from data.lists import fold
from data.problems import Problem, Refused
from data.records import table_of
from data.records.codings import CodeVersion
from data.store import Store, next_id

_V = table_of(CodeVersion)

#: A name is read at a glance while coding.
LONGEST_NAME = 60


def add_code(store: Store, code: Code, who: str) -> str:
    """Add a code; return the id it is given, which its name makes unless it brings one.

    Raises:
        Refused: it has no name, another is called so, or its parent is unknown.
    """
    with store.writing() as connection:
        return add(connection, code, who)


def add(connection: sa.Connection, code: Code, who: str) -> str:
    """Add a code in a transaction; see ``add_code``."""
    book = codebook(connection)
    whole = _tidied(code)
    new = replace(whole, id=whole.id or _id_of(whole.name, book))
    _refuse(new, book)
    _write(connection, new, who, again=False)
    return new.id


def change_code(store: Store, code: Code, who: str) -> bool:
    """Word a code anew, or move it below another; return whether anything changed.

    Where its definition changes, or what it includes or excludes, codings made before may need
    another look.

    Raises:
        Refused: there is no such code, or it cannot be called or placed so.
    """
    with store.writing() as connection:
        return change(connection, code, who)


def change(connection: sa.Connection, code: Code, who: str) -> bool:
    """Word a code anew in a transaction; see ``change_code``."""
    book = codebook(connection)
    held, new = _known(book, code.id), _tidied(code)
    if all(getattr(held, name) == getattr(new, name) for name in (*WORDED, "parent", "retired")):
        return False
    _refuse(new, book)
    other = any(getattr(held, name) != getattr(new, name) for name in MEANING)
    _write(connection, replace(new, merged_into=""), who, again=other)
    return True


def retire_code(store: Store, code: str, who: str, reason: str) -> None:
    """Let a code be given no longer; what was coded with it stays in the history.

    Raises:
        Refused: there is no such code, no reason, or codes below it are still given.
    """
    with store.writing() as connection:
        book = codebook(connection)
        held, why = _offered(book, code), _reason(reason)
        if book.children(code):
            raise Refused([Problem("code_has_parts", found=held.name)])
        _write(connection, replace(held, retired=True, note=why), who, again=False)


def bring_back(store: Store, code: str, who: str) -> None:
    """Let a retired or merged code be given again.

    Raises:
        Refused: there is no such code, or another is called so meanwhile.
    """
    with store.writing() as connection:
        book = codebook(connection)
        held = replace(_known(book, code), retired=False, merged_into="", note="")
        parent = held.parent if held.parent in book.offered else ""
        _refuse(held := replace(held, parent=parent), book)
        _write(connection, held, who, again=False)


def merge_codes(store: Store, code: str, into: str, who: str, reason: str) -> None:
    """Let the codings of one code count for another from now on; its parts move below that.

    Raises:
        Refused: a code is unknown, they are the same, one is part of the other's parts, or there is
            no reason.
    """
    with store.writing() as connection:
        book = codebook(connection)
        held, other, why = _offered(book, code), _offered(book, into), _reason(reason)
        if into in book.below(code):
            raise Refused([Problem("code_into_itself", found=held.name)])
        for child in book.children(code):
            note = f"Moved, because “{held.name}” was merged"
            _write(connection, replace(child, parent=into, note=note), who, again=False)
        note = f"Merged into “{other.name}”: {why}"
        merged = replace(held, retired=True, merged_into=into, note=note)
        _write(connection, merged, who, again=False)


def split_code(store: Store, code: str, names: Sequence[str], who: str, reason: str) -> list[str]:
    """Make parts of a code; what was coded with it counts for it still, and may need another look.

    Returns:
        The ids of its new parts.

    Raises:
        Refused: there is no such code, fewer than two names, no reason, or a name is taken.
    """
    wanted = [name for given in names if (name := " ".join(given.split()))]
    with store.writing() as connection:
        held, why = _offered(codebook(connection), code), _reason(reason)
        if len(wanted) < 2:
            raise Refused([Problem("split_needs_names", found=held.name)])
        made = [add(connection, Code("", name, parent=code), who) for name in wanted]
        listed = ", ".join(f"“{name}”" for name in wanted)
        _write(connection, replace(held, note=f"Split into {listed}: {why}"), who, again=True)
    return made


def _tidied(code: Code) -> Code:
    words: dict[str, Any] = {name: " ".join(getattr(code, name).split()) for name in WORDED}
    return replace(code, **words)


def _id_of(name: str, book: Codebook) -> str:
    """Return an id that says the name in plain letters, and that no code has had before."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = "_".join(re.findall(r"[a-z0-9]+", plain.lower()))[:40] or "code"
    numbered = (stem if number == 1 else f"{stem}_{number}" for number in range(1, 10_000))
    return next(one for one in numbered if one not in book.codes)


def _refuse(code: Code, book: Codebook) -> None:
    """Refuse a code that cannot be called or placed as it says."""
    if not code.name:
        raise Refused([Problem("code_nameless")])
    if len(code.name) > LONGEST_NAME:
        raise Refused([Problem("code_name_long", found=code.name)])
    others = (one for one in book.offered.values() if one.id != code.id)
    if any(fold(one.name) == fold(code.name) for one in others):
        raise Refused([Problem("code_name_taken", found=code.name)])
    if code.parent and (code.parent not in book.offered or code.parent in book.below(code.id)):
        parent = book.codes.get(code.parent)
        words = {"other": parent.name if parent else code.parent}
        raise Refused([Problem("code_parent", found=code.name, words=words)])


def _known(book: Codebook, code: str) -> Code:
    if code not in book.codes:
        raise Refused([Problem("no_code", found=code)])
    return book.codes[code]


def _offered(book: Codebook, code: str) -> Code:
    if code not in book.offered:
        raise Refused([Problem("no_code", found=_name(book, code))])
    return book.offered[code]


def _name(book: Codebook, code: str) -> str:
    return book.codes[code].name if code in book.codes else code


def _reason(reason: str) -> str:
    if not (why := " ".join(reason.split())):
        raise Refused([Problem("no_reason_for_code")])
    return why


def _write(connection: sa.Connection, code: Code, who: str, again: bool) -> None:
    held = {name: getattr(code, name) for name in (*WORDED, "parent", "retired", "merged_into")}
    number = next_id(connection, _V)
    made = {"id": number, "code": code.id, "guid": code.guid or guid_of(code.id)}
    when = {"done_at": clock.now(), "done_by": who}
    connection.execute(sa.insert(_V).values(again=again, note=code.note, **held, **made, **when))
