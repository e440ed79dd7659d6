"""Words that must be one of a list: codes and names, their spellings, several in one cell."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

from rapidfuzz import fuzz, process

from data.column import Column
from data.lists import ClosedList, fold
from data.misread import Misread

#: Kind of sheet → folded code or name → code: what references are looked up in.
Known = Mapping[str, Mapping[str, str]]

#: Below this a word is not like another.
ALIKE = 75
#: Of a long list, such as events by code, so many are looked through for a likeness.
_LOOKED_THROUGH = 5000
_LOOKED_AT = 40
_LONGEST = 200


class Spellings(dict[str, str]):
    """Folded code or name → code, of one kind; and how each of them is written."""

    def __init__(self) -> None:
        super().__init__()
        self.written: dict[str, str] = {}

    def add(self, written: str, code: str) -> None:
        """Let ``written``, a code or name, stand for ``code``."""
        self[fold(written)] = code
        self.written[fold(written)] = written


# -- likeness


def likeness(text: str, other: str) -> float:
    """Return how like two folded texts are, 0 to 100.

    The order of words does not matter. Shortened words ("law enf" for "law enforcement") and whole
    words within others ("local police" for "police") are nearly alike.
    """
    whole = max(fuzz.ratio(text, other), fuzz.token_sort_ratio(text, other))
    words, others = text.split(), other.split()
    if min(len(text), len(other)) < 4:
        return whole if whole >= 80 else 0.0
    if len(words) == len(others) and all(map(_shortens, words, others)):
        return max(whole, 90.0)
    short, long = sorted((words, others), key=len)
    if len("".join(short)) >= 5 and set(short) < set(long):
        return max(whole, 80.0)
    return whole


def _shortens(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return (len(short) >= 3 and long.startswith(short)) or fuzz.ratio(word, other) >= 85


def nearest(text: str, spellings: Iterable[str]) -> tuple[str, int]:
    """Return which of some folded spellings is most like ``text``, and how like, in per cent.

    Returns:
        An empty text and 0 where none is like it.
    """
    if len(text) > _LONGEST:
        return "", 0
    folded = fold(text)
    names = list(islice(spellings, _LOOKED_THROUGH))
    likest = process.extract(folded, names, scorer=fuzz.WRatio, limit=_LOOKED_AT)
    scores = ((name, likeness(folded, name)) for name, *_ in likest)
    best = max(scores, key=lambda pair: pair[1], default=("", 0.0))
    if folded.isdigit():  # a spreadsheet takes the zeros away that a code begins with
        same = [name for name in names if name.lstrip("0") == folded.lstrip("0")]
        best = (same[0], 95.0) if same else best
    return (best[0], round(best[1])) if best[1] >= ALIKE else ("", 0)


# -- one word


def find(text: str, column: Column, known: Known, said: Mapping[str, str | None]) -> str | None:
    """Return the code that ``text`` spells in a column of a list; None if it spells none.

    Args:
        text: the word, tidied.
        column: a column with choices or references.
        known: what references are looked up in.
        said: folded text → code that somebody chose for it; empty or None: it is left out.

    Returns:
        The code; an empty text where somebody said to leave the word out.
    """
    folded = fold(text)
    if folded in said:
        return said[folded] or ""
    if not folded:
        return None
    if column.choices is not None and not column.refers:
        return column.choices.find(text)
    codes = (known.get(kind, {}).get(folded) for kind in column.refers)
    return next((code for code in codes if code is not None), None)


def not_found(text: str, column: Column, known: Known, *, propose: bool = True) -> Misread:
    """Return what is wrong with a word that is none of a column's: with the nearest there is.

    Its words are ``near`` (as written), ``code`` and ``score`` (in per cent) of the nearest,
    empty where none is like it.

    Args:
        text: the word.
        column: a column with choices or references.
        known: what references are looked up in.
        propose: whether to look for the nearest.
    """
    if len(several := _known_in(text, column, known)) > 1:
        return Misread("one_value", several=", ".join(several), **_NOTHING)
    if column.choices is not None and not column.refers:
        choices = ", ".join(column.choices.labels)
        near = _near_choice(text, column.choices) if propose else _NOTHING
        return Misread("choice", **near, choices=choices)
    sheets = " or ".join(kind.replace("_", " ").capitalize() for kind in column.refers)
    near = _near_reference(text, column.refers, known) if propose else _NOTHING
    return Misread("unknown_reference", **near, sheets=sheets)


def _known_in(text: str, column: Column, known: Known) -> list[str]:
    """Return the values in a cell that holds several where one is possible."""
    if column.many:
        return []
    parts = pieces(text)
    parts = parts if len(parts) > 1 else [part for part in _WEAKER.split(text) if part.strip()]
    return parts if all(find(part.strip(), column, known, {}) for part in parts) else []


_NOTHING = {"near": "", "code": "", "score": ""}


@cache
def _spelled(choices: ClosedList) -> dict[str, str]:
    return {fold(w): code for code, words in choices.terms.items() for w in (*words, code)}


def _near_choice(text: str, choices: ClosedList) -> dict[str, str]:
    spelled = _spelled(choices)
    name, score = nearest(text, spelled)
    if not name:
        return _NOTHING
    code = spelled[name]
    return {"near": choices.label(code), "code": code, "score": str(score)}


def _near_reference(text: str, kinds: Sequence[str], known: Known) -> dict[str, str]:
    best = _NOTHING
    for kind in kinds:
        spellings = known.get(kind, {})
        name, score = nearest(text, spellings)
        if score > int(best["score"] or 0):
            code = spellings[name]
            best = {"near": _as_written(name, spellings), "code": code, "score": str(score)}
    return best


def _as_written(name: str, spellings: Mapping[str, str]) -> str:
    if isinstance(spellings, Spellings) and name in spellings.written:
        return spellings.written[name]
    code = spellings[name]
    return code if fold(code) == name else name.title()


@cache
def sheets() -> dict[str, str]:
    """Return folded title, name or alias of a kind of sheet → its title in the template."""
    # Imported here: kinds are declared with columns, whose cells are read with this.
    from data.kinds import kinds

    return {
        fold(name): kind.title
        for kind in reversed(kinds().values())
        for name in (*kind.aliases, kind.kind_name(), kind.title)
        if not kind.reference
    }


# -- several in a cell

_BETWEEN = re.compile(r"[;|\n\r\v]+")
_BULLETS = "•·▪●◦‣ \t"
#: What may stand between values too, where what stands there as a whole is none.
_WEAKER = re.compile(r",| and | & | \+ |/", re.IGNORECASE)
#: A name may hold so many of these, less one.
_IN_A_NAME = 6


def pieces(text: str) -> list[str]:
    """Return the pieces of a cell that holds several values: by semicolon, line, or bar."""
    found = (" ".join(piece.strip(_BULLETS).split()) for piece in _BETWEEN.split(text))
    return [piece for piece in found if piece]


def split_texts(text: str) -> list[str]:
    """Return the values of a cell of free texts, which commas part as well."""
    return [word for piece in pieces(text) for part in piece.split(",") if (word := part.strip())]


def split_known(
    text: str, find_one: Callable[[str], str | None], is_like: Callable[[str], Any]
) -> tuple[list[str], list[str]]:
    """Return the codes in a cell of several values of a list, and the pieces that are none.

    A piece that is no value itself is split further at commas, "and" and slashes. A name may hold
    any of them, so that the longest that is a value is taken.

    Args:
        text: the cell.
        find_one: gives the code of a piece; None if it is none.
        is_like: says whether a piece is like a value of the list.
    """
    codes: list[str] = []
    unknown: list[str] = []
    for piece in pieces(text):
        for word in _parted(piece, find_one, is_like):
            if not fold(word):
                continue
            code = find_one(word)
            (unknown if code is None else codes).append(word if code is None else code)
    return codes, unknown


def _parted(
    piece: str, find_one: Callable[[str], str | None], is_like: Callable[[str], Any]
) -> list[str]:
    """Return a piece, or its parts where splitting it finds something."""
    if find_one(piece) is not None:
        return [piece]
    cuts = [(0, 0), *(mark.span() for mark in _WEAKER.finditer(piece)), (len(piece), len(piece))]
    words: list[str] = []
    strange: int | None = None  # where a run of parts that are no values begins
    some = False
    at = 0
    while at < len(cuts) - 1:
        begin = cuts[at][1]
        to = _known_up_to(piece, cuts, at, find_one)
        if to is None:
            part_of_last = strange is not None and piece[slice(*cuts[at])] != ","
            start = strange if part_of_last else begin
            words[len(words) - part_of_last :] = [piece[start : cuts[at + 1][0]].strip()]
            strange, at = start, at + 1
        else:
            words.append(piece[begin : cuts[to][0]].strip())
            strange, some, at = None, True, to
    words = [word for word in words if word]
    return words if some or (not is_like(piece) and all(map(is_like, words))) else [piece]


def _known_up_to(
    piece: str,
    cuts: Sequence[tuple[int, int]],
    at: int,
    find_one: Callable[[str], str | None],
) -> int | None:
    """Return the last cut up to which a value reaches that begins at a cut; None if none does."""
    last = min(at + _IN_A_NAME, len(cuts) - 1)
    for to in range(last, at, -1):
        if find_one(piece[cuts[at][1] : cuts[to][0]].strip()) is not None:
            return to
    return None
