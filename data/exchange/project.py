"""What coded texts are made of, as programs for coding exchange it: plain values, no rows."""

from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, UUID, uuid5

from data.problems import Problem

_OURS = uuid5(NAMESPACE_URL, "urn:prevention-impact:exchange")


@dataclass(frozen=True)
class Code:
    """A code of the codebook.

    Attributes:
        guid: its identifier, as 8-4-4-4-12 hexadecimal digits in small letters.
        name: what it is called.
        description: its definition.
        parent: the guid of the code it stands under; empty at the top.
        colour: ``#RRGGBB``; empty: none.
        include: when it is given.
        exclude: when it is not, though it may seem so.
        example: an answer it is given to.
        codable: whether it is given to texts; else it is a heading over others.
    """

    guid: str
    name: str
    description: str = ""
    parent: str = ""
    colour: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    codable: bool = True


@dataclass(frozen=True)
class Coder:
    """Somebody who codes; the name is empty where the file does not say it."""

    guid: str
    name: str = ""


@dataclass(frozen=True)
class Source:
    r"""A text that is coded: without a byte order mark, its lines ended by ``\n``."""

    guid: str
    name: str
    text: str


@dataclass(frozen=True)
class Coding:
    """A code given to a stretch of a text.

    Attributes:
        source: the guid of the text.
        code: the guid of the code.
        coder: the guid of who gave it; empty where the file does not say.
        start: its first character, counted in code points from 0.
        end: the character after its last; ``start`` = 0 and ``end`` = the text's length: all of it.
        note: what the coder wrote beside it.
    """

    source: str
    code: str
    coder: str
    start: int
    end: int
    note: str = ""


@dataclass(frozen=True)
class Project:
    """Texts with their codes.

    Attributes:
        name: what it is called.
        codes: the codebook; a code stands before those under it.
        sources: the texts.
        coders: who coded.
        codings: which code was given where, in the order of the texts.
        problems: what of the file it was read from is not in it, as warnings and notes.
    """

    name: str
    codes: tuple[Code, ...] = ()
    sources: tuple[Source, ...] = ()
    coders: tuple[Coder, ...] = ()
    codings: tuple[Coding, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Coded:
    """A row of a table of codings.

    Attributes:
        key: by which the text is known, such as the document's name.
        text: the text, or the stretch of it that was coded.
        code: the code's name.
        coder: the coder's name; may be empty.
        start: first character of the stretch in the text, from 0; None: the table does not say.
        end: the character after its last; None: the table does not say.
        stance: towards the programme, in the table's word; may be empty.
    """

    key: str
    text: str
    code: str
    coder: str = ""
    start: int | None = None
    end: int | None = None
    stance: str = ""


def derived_guid(*words: str) -> str:
    """Return the guid that always belongs to these words: ``derived_guid("code", "12")``."""
    return str(uuid5(_OURS, "\x1f".join(words)))


def plain_guid(written: str) -> str:
    """Return a guid without braces in small letters; what is none gets one that stays the same."""
    try:
        return str(UUID(written.strip()))
    except ValueError:
        return derived_guid("written", written)
