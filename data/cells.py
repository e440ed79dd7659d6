"""One cell becomes one value, or a problem: the spreadsheet's habits undone, once.

Values are normalised here before pydantic sees them, because pydantic is kind in the wrong places:
it makes 0 a date in 1970, True a 1, and refuses a numeric code.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from data import choices, dates, identifiers, numbers, ticks
from data.choices import Known, Spellings
from data.column import Column
from data.lists import fold
from data.misread import Misread, Noted
from data.missing import NOT_KNOWN, what_is_missing
from data.numbers import MOST
from data.typed import shown, tidy, visible

__all__ = [
    "AS_WRITTEN",
    "MOST",
    "Known",
    "Manner",
    "Misread",
    "Read",
    "Spellings",
    "read_cell",
    "read_column",
    "shown",
    "tidy",
]

#: What a spreadsheet writes into a csv in place of a value.
_ERROR = re.compile(
    r"#(?:div/0|ref|value|num|null|spill|calc|field|busy|unknown|error|err|name)[!?]|err:\d{3}"
)

#: A code that can be no personal detail: one word, or two with a dash and a digit, few digits.
#: Most codes are so, and looking each through for every detail takes ten times as long.
_PLAIN_CODE = re.compile(r"(?=(?:\D*\d){0,6}\D*\Z)(?:[^\W_]{1,12}|(?=.*\d)[^\W_]{1,8}-[^\W_]{1,8})")

#: After so many words of a column that nobody knows, the nearest is no longer looked for.
_PROPOSED = 100
#: Of a cell with several values, so many that are none are told at once.
_PIECES_TOLD = 20


@dataclass(frozen=True)
class Manner:
    """How a column's cells are to be read, as the person or the workbook said.

    Attributes:
        day_first: whether 03/02/2026 is in February; None: not said.
        decimal_comma: whether decimals stand after a comma; None: not said.
        from_1904: whether a bare number in a column of dates counts days from 1904.
        values: folded text → the code chosen for it, in columns of lists and references; empty
            or None: it is missing.
    """

    day_first: bool | None = None
    decimal_comma: bool | None = None
    from_1904: bool = False
    values: Mapping[str, str | None] = field(default_factory=dict)


AS_WRITTEN = Manner()


@dataclass(frozen=True)
class Read:
    """A column, read.

    Attributes:
        values: one a cell; None where missing or misread.
        misread: what could not be read, by position.
        missing: what was typed where nothing is known (``missing.DASH`` …), by position; blank
            cells are not among them.
        remarks: what was read and is worth a word, by position.
    """

    values: list[Any]
    misread: dict[int, Misread]
    missing: dict[int, str] = field(default_factory=dict)
    remarks: dict[int, Misread] = field(default_factory=dict)


@dataclass(frozen=True)
class _Means:
    """What a cell is read with."""

    known: Known
    manner: Manner
    propose: bool = True


# -- a cell of each sort


def _text(value: Any, column: Column, means: _Means) -> str:
    if isinstance(value, bool):
        raise Misread("text")
    return shown(value)


def _number(value: Any, column: Column, means: _Means) -> Any:
    return numbers.read_number(value, column, means.manner.decimal_comma)


def _order(means: _Means) -> dates.Order:
    return dates.Order(means.manner.day_first, means.manner.from_1904)


def _date(value: Any, column: Column, means: _Means) -> Any:
    return dates.read_date(value, _order(means))


def _period(value: Any, column: Column, means: _Means) -> Any:
    return dates.read_period(value, _order(means))


def _quarter(value: Any, column: Column, means: _Means) -> Any:
    return dates.read_quarter(value, _order(means))


def _yes_no(value: Any, column: Column, means: _Means) -> bool:
    if isinstance(value, bool):
        return value
    said = ticks.read_tick(shown(value), column)
    if said is None:
        raise Misread("yes_no")
    return said


def _listed(value: Any, column: Column, means: _Means) -> str:
    raise choices.not_found(shown(value), column, means.known, propose=means.propose)


def _participant(value: Any, column: Column, means: _Means) -> str:
    text = _text(value, column, means)
    if not _PLAIN_CODE.fullmatch(text) and (what := identifiers.found_in_code(text)):
        raise Misread("identifier_cell", what=what)
    return fold(text).replace(" ", "")


def _sheets(value: Any, column: Column, means: _Means) -> str | None:
    return _several_sheets(_text(value, column, means), column, means)


READERS: dict[str, Callable[[Any, Column, _Means], Any]] = {
    "text": _text,
    "whole": _number,
    "number": _number,
    "yes_no": _yes_no,
    "date": _date,
    "period": _period,
    "quarter": _quarter,
    "choice": _listed,
    "participant": _participant,
    "sheets": _sheets,
}


# -- any cell


def read_cell(value: Any, column: Column, known: Known, manner: Manner = AS_WRITTEN) -> Any:
    """Return the value of one cell of ``column``; None where it is missing.

    Raises:
        Misread: the cell holds something else than the column takes.
    """
    found = _read(value, column, _Means(known, manner))
    return found.value if type(found) is Noted else found


def _read(value: Any, column: Column, means: _Means) -> Any:
    """Return a cell's value, or what it was Noted with."""
    raw, value = value, tidy(value)
    if value is None:
        return None
    is_listed = bool(column.refers) or column.choices is not None
    if is_listed:
        code = choices.find(shown(value), column, means.known, means.manner.values)
        if code is not None:
            return code or Noted(None, missing=NOT_KNOWN)
    if isinstance(value, str):
        if what := what_is_missing(value, column):
            return Noted(None, missing=what)
        if value[0] in "#eE" and _ERROR.fullmatch(value.casefold()):
            raise Misread("error_cell")
        if column.many:
            several = _several_listed if is_listed else _SEVERAL.get(column.reads, _several_texts)
            return _within_limits(several(str(raw), column, means), column)
    read = (_listed if is_listed else READERS[column.reads])(value, column, means)
    if type(read) is Noted:
        return read._replace(value=_within_limits(read.value, column))
    return _within_limits(read, column)


def _several_texts(text: str, column: Column, means: _Means) -> str | None:
    """Return texts in one order and one spelling, so that the same ones are one text."""
    words = {fold(word): word for word in choices.split_texts(visible(text))}
    return "; ".join(sorted(word[:1].upper() + word[1:] for word in words.values())) or None


def _several_sheets(text: str, column: Column, means: _Means) -> str | None:
    """Return titles of sheets, as the template has them."""
    known = choices.sheets()
    wrong: list[Misread] = []
    titles: dict[str, None] = {}
    for word in choices.split_texts(visible(text)):
        if title := known.get(fold(word)):
            titles[title] = None
        else:
            near, _ = choices.nearest(word, known)
            listed = ", ".join(dict.fromkeys(known.values()))
            own = {"found": word, "near": known.get(near, ""), "known": listed}
            wrong.append(Misread("sheet_name", **own))
    if wrong:
        raise Misread("sheet_name", tuple(wrong[1:]), **wrong[0].words)
    return "; ".join(titles) or None


_SEVERAL = {"sheets": _several_sheets}


def _several_listed(text: str, column: Column, means: _Means) -> Any:
    def find_one(piece: str) -> str | None:
        return choices.find(piece, column, means.known, means.manner.values)

    def wrong(piece: str) -> Misread:
        return choices.not_found(piece, column, means.known, propose=means.propose)

    codes, unknown = choices.split_known(
        visible(text), find_one, lambda piece: wrong(piece).words["near"]
    )
    if unknown:
        first, *others = (
            (wrong(piece), piece) for piece in list(dict.fromkeys(unknown))[:_PIECES_TOLD]
        )
        raise _about(*first, tuple(_about(*other) for other in others))
    return "; ".join(sorted(set(codes) - {""})) or Noted(None, missing=NOT_KNOWN)


def _about(wrong: Misread, piece: str, others: tuple[Misread, ...] = ()) -> Misread:
    return Misread(wrong.entry, others, **wrong.words, found=piece)


_LIMITS = {
    "ge": "at least {}",
    "gt": "more than {}",
    "le": "at most {}",
    "lt": "less than {}",
}


def _within_limits(value: Any, column: Column) -> Any:
    if column.check is None or value is None:
        return value
    try:
        return column.check.validate_python(value)
    except ValidationError as error:
        (first, *_) = error.errors()
        words = first.get("ctx", {})
        if "max_length" in words:
            raise Misread("too_long", limit=str(words["max_length"])) from None
        limits = [
            text.format(shown(words[name])) for name, text in _LIMITS.items() if name in words
        ]
        raise Misread("limit", limit=" and ".join(limits)) from None


# -- a column


def read_column(
    values: Sequence[Any], column: Column, known: Known, manner: Manner = AS_WRITTEN
) -> Read:
    """Read a whole column; each distinct value is read once.

    Args:
        values: the cells, from the first row of the table down.
        column: what they should be.
        known: what references are looked up in.
        manner: how they are to be read.
    """
    read: dict[Any, Any] = {}
    wrong: dict[Any, Misread] = {}
    noted: dict[Any, Noted] = {}
    with_propositions, without = _Means(known, manner), _Means(known, manner, propose=False)
    distinct: set[Any] = set(values)
    # True == 1 and hashes alike, so a column that mixes them is told apart by type.
    mixed = not distinct.isdisjoint((0, 1)) and bool in set(map(type, values))
    keys: Sequence[Any] = [(type(v), v) for v in values] if mixed else values
    for key in set(keys) if mixed else distinct:
        means = with_propositions if len(wrong) < _PROPOSED else without
        try:
            found = _read(key[1] if mixed else key, column, means)
        except Misread as misread:
            found = None
            wrong[key] = misread
        if type(found) is Noted:
            noted[key] = found
            found = found.value
        read[key] = found
    if currency := _other_currencies(keys, noted):
        wrong |= currency
        read |= dict.fromkeys(currency)
    missing = {key: note.missing for key, note in noted.items() if note.missing}
    remarks = {
        key: Misread(note.remark, number=shown(note.value))
        for key, note in noted.items()
        if note.remark and key not in wrong
    }
    swapped = dates.maybe_swapped(values) if column.reads == "date" else []
    return Read(
        list(map(read.__getitem__, keys)),
        _by_position(keys, wrong),
        _by_position(keys, missing),
        _by_position(keys, remarks) | {i: Misread("swapped_date") for i in swapped},
    )


def _by_position(keys: Sequence[Any], said: Mapping[Any, Any]) -> dict[int, Any]:
    return {i: said[key] for i, key in enumerate(keys) if key in said} if said else {}


def _other_currencies(keys: Sequence[Any], noted: Mapping[Any, Noted]) -> dict[Any, Misread]:
    """Return the cells in another currency than most of a column's: they cannot be added up."""
    currencies = {key: note.currency for key, note in noted.items() if note.currency}
    if len(set(currencies.values())) < 2:
        return {}
    counted = Counter(currencies[key] for key in keys if key in currencies)
    most, _ = max(counted.items(), key=lambda pair: (pair[1], pair[0]))
    return {
        key: Misread("other_currency", other=most)
        for key, currency in currencies.items()
        if currency != most
    }
