"""Headers become columns: by title, by alias, by what was said before, by likeness."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import fuzz

from data import identifiers
from data.cells import shown, tidy
from data.column import Column
from data.everyday import in_everyday_words
from data.forms.makers import DAYS, spelled
from data.kinds import kinds
from data.lists import fold
from data.questions import Answers, key_of
from data.row import Row

#: Below this a header is not like a column's; tried on the headers of the real files at hand.
ALIKE = 74
#: Of a survey, most headers are questions of its own: below this one is not like a column's.
_ALIKE_TO_ANSWERS = 80

#: How like a header in everyday words is to the column they may stand for.
_EVERYDAY = 85.0

_WHEN = re.compile(r"\b(?:20\d\d|q[1-4])(?=\b|q)", re.IGNORECASE)

#: The answer that keeps a column nobody declared as answers (surveys).
KEEP = "+"


@dataclass(frozen=True)
class Head:
    """One header as it stands: its text, over one row or two, and where.

    Attributes:
        text: the header; of two rows, the upper and the lower one.
        short: the lower row's alone.
        upper: the upper row's alone; empty where there is one row.
        row: position of the row it stands in, the lower of two.
        position: the column's position.
    """

    text: str
    short: str
    upper: str
    row: int
    position: int


@dataclass(frozen=True)
class Match:
    """What a header is read as.

    Attributes:
        head: the header.
        column: the column its cells go into; None: left out, or kept as answers.
        how: ``title``, ``alias``, ``said``, ``remembered``, ``alike``, ``form`` (written by the
            form that a survey was answered in), or nothing.
        score: how sure that is, in per cent.
        proposed: of ``alike``: the column it may be, once somebody says so.
        kept: whether its cells are kept as answers.
    """

    head: Head
    column: Column | None = None
    how: str = ""
    score: int = 0
    proposed: Column | None = None
    kept: bool = False


def find_column(kind: type[Row], text: str) -> Column | None:
    """Return the column of ``kind`` that ``text`` names, by title, name or alias."""
    titles, others = _spelled(kind)
    folded = _folded(text)
    return titles.get(folded) or others.get(folded)


#: As large as the headers of a sheet: each is held against every kind in turn.
_folded = lru_cache(256)(fold)


@cache
def _spelled(kind: type[Row]) -> tuple[dict[str, Column], dict[str, Column]]:
    columns = list(kind.columns().values())
    titles = {fold(word): c for c in reversed(columns) for word in (c.name, c.title)}
    others = {word: c for c in reversed(columns) for word in c.spellings}
    return titles, others


def find_kind(text: str) -> type[Row] | None:
    """Return the kind of sheet that ``text`` names, by title, name or alias.

    A year or quarter beside it ("Events 2026 Q1") says nothing of the kind.
    """
    for folded in dict.fromkeys((fold(text), fold(_WHEN.sub(" ", text)))):
        for kind in kinds().values():
            if folded in {fold(name) for name in (kind.title, kind.kind_name(), *kind.aliases)}:
                return kind
    return None


def column_key(kind: type[Row], header: str) -> str:
    """Return the key of the question what a header is."""
    return key_of("column", kind.kind_name(), header)


def answered(kind: type[Row], header: str, answers: Answers) -> Column | None:
    """Return the column that somebody said a header is."""
    said = answers.get(column_key(kind, header))
    return kind.columns().get(said) if said else None


def named(kind: type[Row], header: str, answers: Answers) -> Column | None:
    """Return the column a header surely is: as said, else by its title or an alias."""
    if answers.said or answers.remembered:
        key = column_key(kind, header)
        if answers.how(key):
            return answered(kind, header, answers)
    return find_column(kind, header)


def heads_of(row: int, lower: Sequence[Any], upper: Sequence[Any] | None = None) -> list[Head]:
    """Return the headers of a row, or of two rows one above the other.

    A text of the upper row stands for the columns to its right as well, up to its next text:
    merged cells hold their text in the first.
    """
    heads = []
    above = ""
    for position in range(max(len(lower), len(upper or ()))):
        over = _text(upper, position)
        above = over or above
        below = _text(lower, position)
        if not below and not over:
            continue
        if upper is None:
            heads.append(Head(below, below, "", row, position))
        elif not below:
            heads.append(Head(over, over, over, row - 1, position))
        else:
            heads.append(Head(f"{above} {below}".strip(), below, above, row, position))
    return heads


def _text(row: Sequence[Any] | None, position: int) -> str:
    value = tidy(row[position]) if row is not None and position < len(row) else None
    return "" if value is None else shown(value)


def best_readings(kind: type[Row], heads: Iterable[Head], answers: Answers) -> list[Head]:
    """Return headers of two rows by the part of each that names a column.

    The lower row alone names one only where it does not stand twice: "Attended" below "Youth" and
    again below "Adults" are two columns of one figure.
    """
    listed = list(heads)
    times = Counter(fold(head.short) for head in listed)
    return [
        replace(head, text=head.short)
        if times[fold(head.short)] == 1
        and not named(kind, head.text, answers)
        and named(kind, head.short, answers)
        else head
        for head in listed
    ]


def match_heads(
    kind: type[Row],
    heads: Iterable[Head],
    answers: Answers,
    fits: Callable[[Head, Column], float],
    fixed: Collection[str] = (),
    own: Mapping[int, str] | None = None,
) -> list[Match]:
    """Return what each header is read as.

    Args:
        kind: the kind of sheet.
        heads: its headers.
        answers: what was said, now or before.
        fits: which share of a header's cells a column could take.
        fixed: names of the columns whose value was said: no header is proposed for them.
        own: positions of columns that a form writes itself → the column each is; empty: none.
    """
    own = own or {}
    readings = list(heads) if own else best_readings(kind, heads, answers)
    matches = [_own(kind, head, answers, own) or _sure(kind, head, answers) for head in readings]
    if answers.whole:
        return matches
    taken = {match.column for match in matches if match.column}
    taken |= {kind.columns()[name] for name in fixed}
    proposals = _proposals(kind, matches, taken, fits)
    return [proposals.get(match.head.position, match) for match in matches]


def _own(kind: type[Row], head: Head, answers: Answers, own: Mapping[int, str]) -> Match | None:
    """Return what a column is that a form writes itself, unless somebody said what it is."""
    if head.position not in own or answers.how(column_key(kind, head.text)):
        return None
    return Match(head, kind.columns().get(own[head.position]), "form", 100)


def _sure(kind: type[Row], head: Head, answers: Answers) -> Match:
    key = column_key(kind, head.text)
    if how := answers.how(key):
        said = answers.get(key)
        return Match(head, kind.columns().get(said or ""), how, 100, kept=said == KEEP)
    column = find_column(kind, head.text)
    if column is None:
        return Match(head, kept=kind.further)
    exact = fold(head.text) in {fold(column.title), fold(column.name)}
    return Match(head, column, "title" if exact else "alias", 100)


def _proposals(
    kind: type[Row],
    matches: Sequence[Match],
    taken: set[Column],
    fits: Callable[[Head, Column], float],
) -> dict[int, Match]:
    """Return, by position, what headers nobody knows may be: the likest first, each column once.

    Where undeclared columns are answers, only a column that must not be missing is proposed, and
    that of participants' codes, which are never to be kept as answers.
    """
    free = [c for c in kind.columns().values() if c not in taken]
    if kind.further:
        free = [c for c in free if c.required or c.name == kind.participant]
    least = _ALIKE_TO_ANSWERS if kind.further else ALIKE
    strange = [m for m in matches if not m.how and not identifiers.is_personal_header(m.head.text)]
    pairs = [
        (score * (0.6 + 0.4 * fit), match, column)
        for match in strange
        for column in free
        if (score := _likeness_in(kind, match.head.text, column)) >= least
        and (fit := fits(match.head, column)) >= 0.5
    ]
    found: dict[int, Match] = {}
    used: set[Column] = set()
    for score, match, column in sorted(pairs, key=lambda pair: -pair[0]):
        if match.head.position not in found and column not in used:
            proposed = Match(match.head, None, "alike", round(score), column, match.kept)
            found[match.head.position] = proposed
            used.add(column)
    return found


def _likeness_in(kind: type[Row], header: str, column: Column) -> float:
    """Return how like a header is to a column.

    Where undeclared columns are answers, a word of a question says little ("Survey method", "Start
    time"); when it was answered has other names, which forms give it.
    """
    if not kind.further:
        return likeness(header, column)
    folded = fold(header)
    alike = max(
        (_alike(folded, s) for s in column.spellings if " " in s or " " not in folded), default=0.0
    )
    word = spelled(header).lstrip("_")
    if column.name != kind.dated or word not in DAYS:
        return alike
    return max(alike, 90.0 - 0.1 * DAYS.index(word))


def likeness(header: str, column: Column) -> float:
    """Return how like a header is to a column's title, name or aliases, 0 to 100.

    Words in another order are as like; a header that holds all of a title's words, or begins its
    words ("Attend." for "Attended"), is nearly so; so is one in everyday words ("Came").
    """
    folded = fold(header)
    plain = _EVERYDAY if in_everyday_words(folded, column.name) else 0.0
    return max(plain, *(_alike(folded, spelling) for spelling in column.spellings))


def _alike(header: str, spelling: str) -> float:
    whole = max(fuzz.ratio(header, spelling), fuzz.token_sort_ratio(header, spelling))
    if len(spelling) < 4 or len(header) < 4:
        return whole
    words, theirs = header.split(), spelling.split()
    holds = 92.0 if set(theirs) <= set(words) else 0.0
    short = len(words) == len(theirs) and all(
        len(w) >= 3 and (s.startswith(w) or w.startswith(s))
        for w, s in zip(words, theirs, strict=True)
    )
    return max(whole, holds, 90.0 if short else 0.0)


def rank(kind: type[Row], texts: Mapping[str, Any], answers: Answers) -> tuple[int, set[Column]]:
    """Return how well headers fit a kind, and the columns they name; below 1 they do not."""
    found = {column for text in texts if (column := named(kind, text, answers))}
    required = {column for column in kind.columns().values() if column.required}
    score = len(found) * 2 + len(required & found) - len(required - found) * 3
    return score, found


def like_kind(kind: type[Row], texts: Iterable[str]) -> tuple[float, int]:
    """Return how like headers are to a kind's columns, taken together, and how many are alike.

    Each column stands for one header, the likest; a required one that none is like counts against
    the kind.
    """
    pairs = sorted(
        (
            (score, text, column)
            for text in texts
            for column in kind.columns().values()
            if (score := likeness(text, column)) >= ALIKE
        ),
        key=lambda pair: -pair[0],
    )
    found: dict[Column, float] = {}
    used: set[str] = set()
    for score, text, column in pairs:
        if column not in found and text not in used:
            found[column] = score
            used.add(text)
    missing = sum(column.required and column not in found for column in kind.columns().values())
    return sum(found.values()) / 100 - missing, len(found)
