"""Codings: what each coder said of each text, and what was settled where two differ.

Whoever codes reads only their own: ``codings_of`` gives nobody else's, and ``done_by_others`` only
how many have coded a text, never what.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from data import clock
from data.codebook import Codebook, codebook
from data.lists import ClosedList
from data.problems import Problem, Refused
from data.records import table_of
from data.records.codings import Coding as _Coding
from data.records.codings import DoubleShare, Settlement
from data.store import Store, next_id

STANCES = ClosedList(
    "stance towards the programme",
    {
        "positive": ("Positive",),
        "mixed": ("Mixed",),
        "negative": ("Negative",),
        "none": ("No stance",),
        "unclear": ("Unclear",),
    },
)
#: The share of texts that two people code, where nobody said otherwise.
USUAL_SHARE = 0.2
#: What is settled besides codes.
STANCE = "stance"

_C = table_of(_Coding)
_S = table_of(Settlement)
_D = table_of(DoubleShare)


@dataclass(frozen=True)
class Span:
    """A stretch of a text that a code was given to: from its ``start`` up to before its ``end``."""

    code: str
    start: int
    end: int


@dataclass(frozen=True)
class Coding:
    """What one coder said of one text.

    Attributes:
        key: the text's.
        coder: who coded it.
        codes: the codes chosen; none: that no code fits.
        stance: one of ``STANCES``; None: not coded.
        spans: stretches that codes were given to, where another program told them.
        suggested: what a machine suggested, in its order.
        accepted: of these, what was taken as suggested.
        rejected: of these, what was refused.
        codebook: the last version in the codebook by which it was coded.
        done_at: when.
        done_by: who was at work; empty: the coder.
    """

    key: str
    coder: str
    codes: frozenset[str]
    stance: str | None = None
    spans: tuple[Span, ...] = ()
    suggested: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    codebook: int = 0
    done_at: dt.datetime | None = None
    done_by: str = ""


@dataclass(frozen=True)
class Settled:
    """A third decision on what two coders see differently.

    Attributes:
        key: the text's.
        matter: a code, or ``stance``.
        value: of a code ``yes`` or ``no``; else the stance.
        reason: why.
        done_at: when.
        done_by: who.
    """

    key: str
    matter: str
    value: str
    reason: str
    done_at: dt.datetime
    done_by: str


def code_text(store: Store, coding: Coding) -> int:
    """Keep what a coder said of a text; return the number it is kept under.

    Raises:
        Refused: the coder has no name, or a code or the stance is none there is.
    """
    return code_texts(store, [coding])[0]


def code_texts(store: Store, several: Iterable[Coding]) -> list[int]:
    """Keep what was said of several texts, all or none; see ``code_text``."""
    with store.writing() as connection:
        book = codebook(connection)
        whole = [_checked(one, book) for one in several]
        first = next_id(connection, _C)
        rows = [_row(one, book) | {"id": first + i} for i, one in enumerate(whole)]
        if rows:
            connection.execute(sa.insert(_C), rows)
    return [row["id"] for row in rows]


def _checked(coding: Coding, book: Codebook) -> Coding:
    if not coding.coder.strip():
        raise Refused([Problem("coder_nameless")])
    unknown = [code for code in sorted(coding.codes) if code not in book.offered]
    if unknown:
        held = book.codes.get(unknown[0])
        raise Refused([Problem("no_code", found=held.name if held else unknown[0])])
    if coding.stance is not None and coding.stance not in STANCES:
        raise Refused([Problem("no_stance", found=coding.stance)])
    return coding


def _row(one: Coding, book: Codebook) -> dict[str, Any]:
    spans = [[span.code, span.start, span.end] for span in one.spans]
    return {
        "key": one.key,
        "coder": " ".join(one.coder.split()),
        "codes": json.dumps(sorted(one.codes)),
        "stance": one.stance,
        "codebook": book.version,
        "spans": json.dumps(spans) if spans else None,
        "suggested": _listed(one.suggested),
        "accepted": _listed(one.accepted),
        "rejected": _listed(one.rejected),
        "done_at": one.done_at or clock.now(),
        "done_by": one.done_by or " ".join(one.coder.split()),
    }


def _listed(codes: Collection[str]) -> str | None:
    return json.dumps(list(codes)) if codes else None


def codings(connection: sa.Connection) -> list[Coding]:
    """Return what holds of every coder and text, in the order in which it was coded.

    Codes that were merged are given as what they were merged into.
    """
    return list(_held(connection, sa.select(_C)).values())


def codings_of(connection: sa.Connection, coder: str) -> dict[str, Coding]:
    """Return text → what one coder said of it; nothing of anybody else's."""
    asked = sa.select(_C).where(_C.c.coder == coder)
    return {key: coding for (key, _), coding in _held(connection, asked).items()}


def _held(connection: sa.Connection, asked: sa.Select[Any]) -> dict[tuple[str, str], Coding]:
    book = codebook(connection)
    found: dict[tuple[str, str], Coding] = {}
    for row in connection.execute(asked.order_by(_C.c.id)).mappings():
        coding = _coding(row, book)
        # The last one holds, at its own place in the order.
        found.pop((coding.key, coding.coder), None)
        found[coding.key, coding.coder] = coding
    return found


def _coding(row: Mapping[Any, Any], book: Codebook) -> Coding:
    codes = json.loads(row["codes"])
    spans = [
        Span(book.stands_for(code), start, end)
        for code, start, end in json.loads(row["spans"] or "[]")
    ]
    suggestions: dict[str, Any] = {
        name: tuple(json.loads(row[name] or "[]")) for name in ("suggested", "accepted", "rejected")
    }
    names = ("key", "coder", "stance", "codebook", "done_at", "done_by")
    return Coding(
        codes=frozenset(map(book.stands_for, codes)),
        spans=tuple(spans),
        **suggestions,
        **{name: row[name] for name in names},
    )


def done_by_others(connection: sa.Connection, coder: str) -> Counter[str]:
    """Return text → how many others have coded it; not what they said."""
    asked = sa.select(_C.c.key, _C.c.coder).where(_C.c.coder != coder).distinct()
    return Counter(key for key, _ in connection.execute(asked))


def settle(store: Store, key: str, matter: str, value: str, who: str, reason: str) -> None:
    """Settle what two coders see differently.

    Args:
        store: where.
        key: the text's.
        matter: a code, or ``stance``.
        value: of a code ``yes`` or ``no``; else the stance.
        who: who decides.
        reason: why, in a sentence.

    Raises:
        Refused: there is no reason, or no such code, stance or value.
    """
    if not (why := " ".join(reason.split())):
        raise Refused([Problem("no_reason_to_settle")])
    with store.writing() as connection:
        if matter != STANCE and matter not in codebook(connection).codes:
            raise Refused([Problem("no_code", found=matter)])
        if value not in (STANCES if matter == STANCE else ("yes", "no")):
            raise Refused([Problem("no_stance", found=value)])
        given = {"key": key, "matter": matter, "value": value, "reason": why, "done_by": who}
        number = next_id(connection, _S)
        connection.execute(sa.insert(_S).values(id=number, done_at=clock.now(), **given))


def settlements(connection: sa.Connection) -> dict[tuple[str, str], Settled]:
    """Return text and matter → what was settled last; of a merged code, for what it counts for."""
    book = codebook(connection)
    names = ("key", "matter", "value", "reason", "done_at", "done_by")
    asked = sa.select(*(_S.c[name] for name in names)).order_by(_S.c.id)
    found = [Settled(**row) for row in connection.execute(asked).mappings()]
    return {(one.key, book.stands_for(one.matter)): one for one in found}


def double_share(connection: sa.Connection) -> float:
    """Return the share of texts that two people code."""
    asked = sa.select(_D.c.share).order_by(_D.c.id.desc()).limit(1)
    share = connection.execute(asked).scalar()
    return USUAL_SHARE if share is None else float(share)


def set_double_share(store: Store, share: float, who: str) -> None:
    """Say which share of texts two people code from now on.

    Raises:
        Refused: it is below 0 or above 1.
    """
    if not 0 <= share <= 1:
        raise Refused([Problem("double_share", found=f"{share:.0%}")])
    with store.writing() as connection:
        number = next_id(connection, _D)
        given = {"share": share, "done_at": clock.now(), "done_by": who}
        connection.execute(sa.insert(_D).values(id=number, **given))


def is_double(key: str, share: float) -> bool:
    """Say whether a text is among those that two people code.

    It follows from the text alone, so that it is the same for all, and nobody can choose.
    """
    drawn = int.from_bytes(sha256(f"two coders {key}".encode()).digest()[:8], "big")
    return drawn < share * 2**64
