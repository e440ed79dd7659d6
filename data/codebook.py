"""The codebook: what each code means, as it is now and as it was.

Codes are worded in versions that are only ever added, so that a coding can be held against what its
code meant on that day. Merging and splitting are versions too, with who decided, when and why.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from data.records import table_of
from data.records.codings import CodeVersion

_V = table_of(CodeVersion)

#: What is worded of a code.
WORDED = ("name", "definition", "include", "exclude", "example")
#: What a coding rests on: if one of these changes, it may need another look.
MEANING = ("definition", "include", "exclude")

#: Under which guids are made of codes that were not brought in with one.
_SPACE = uuid.UUID("6f1a3c52-8f0b-5d0e-9a55-3f1a2b7c9d10")


@dataclass(frozen=True)
class Code:
    """A code, as some version words it.

    Attributes:
        id: by which codings name it; never changes.
        name: what people call it.
        definition: what it means, in a sentence.
        include: what belongs to it.
        exclude: what does not, and where that goes.
        example: words it would be given to.
        parent: the code it is a part of; empty: none.
        retired: whether it is no longer given.
        merged_into: the code that its codings count for; empty: its own.
        guid: what other programs know it by.
        note: why this version was made.
        version: the number of this version.
        meant_since: the version since which it has meant what it means.
        done_at: when this version was made.
        done_by: who made it.
    """

    id: str
    name: str
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    parent: str = ""
    retired: bool = False
    merged_into: str = ""
    guid: str = ""
    note: str = ""
    version: int = 0
    meant_since: int = 0
    done_at: dt.datetime | None = None
    done_by: str = ""


@dataclass(frozen=True)
class Codebook:
    """Every code as it is now.

    Attributes:
        codes: id → code, retired ones included, in the order in which they were made.
        version: the number of the last version of any code; 0: there is none.
    """

    codes: Mapping[str, Code]
    version: int = 0

    @cached_property
    def offered(self) -> dict[str, Code]:
        """The codes that can be given, each parent followed by its children."""
        return {code.id: code for code in self._under("")}

    def _under(self, parent: str) -> Iterator[Code]:
        for code in self.codes.values():
            if code.parent == parent and not code.retired:
                yield code
                yield from self._under(code.id)

    def children(self, code: str) -> list[Code]:
        """Return the codes directly below one that can be given."""
        return [one for one in self.offered.values() if one.parent == code]

    def tops(self) -> list[Code]:
        """Return the codes that are part of no other: the themes."""
        return [one for one in self.offered.values() if not one.parent]

    def ancestors(self, code: str) -> list[str]:
        """Return what a code is a part of, the nearest first."""
        found: list[str] = []
        while (held := self.codes.get(code)) and held.parent and held.parent not in found:
            found.append(code := held.parent)
        return found

    def below(self, code: str) -> set[str]:
        """Return a code and all that are part of it."""
        return {one for one in self.codes if one == code or code in self.ancestors(one)}

    def upwards(self, codes: Iterable[str]) -> frozenset[str]:
        """Return codes together with all they are a part of."""
        given = list(codes)
        return frozenset([*given, *(above for code in given for above in self.ancestors(code))])

    def stands_for(self, code: str) -> str:
        """Return the code that one counts for: itself, or what it was merged into."""
        seen = {code}
        while (held := self.codes.get(code)) and held.merged_into and held.merged_into not in seen:
            code = held.merged_into
            seen.add(code)
        return code

    def path(self, code: str) -> str:
        """Return how a code is called with what it is a part of: "The session › Pace"."""
        names = [self.codes[one].name for one in reversed([code, *self.ancestors(code)])]
        return " › ".join(names)


def codebook(connection: sa.Connection) -> Codebook:
    """Return the codebook as it is now."""
    found: dict[str, Code] = {}
    since: dict[str, int] = {}
    last = 0
    for row in connection.execute(sa.select(_V).order_by(_V.c.id)).mappings():
        if row["again"] or row["code"] not in since:
            since[row["code"]] = row["id"]
        found[row["code"]] = _code(row, since[row["code"]])
        last = row["id"]
    return Codebook(found, last)


def versions(connection: sa.Connection, code: str) -> list[Code]:
    """Return every version of a code, the latest first."""
    asked = sa.select(_V).where(_V.c.code == code).order_by(_V.c.id)
    found: list[Code] = []
    since = 0
    for row in connection.execute(asked).mappings():
        since = row["id"] if row["again"] or not since else since
        found.append(_code(row, since))
    return found[::-1]


def _code(row: Mapping[Any, Any], since: int) -> Code:
    names = (*WORDED, "parent", "retired", "merged_into", "guid", "note", "done_at", "done_by")
    held = {name: row[name] for name in names}
    return Code(id=row["code"], version=row["id"], meant_since=since, **held)


def guid_of(code: str) -> str:
    """Return the guid of a code that was not brought in with one: always the same."""
    return str(uuid.uuid5(_SPACE, code))
