"""One cell becomes one value, or a problem: the spreadsheet's habits undone, once.

Values are normalised here before pydantic sees them, because pydantic is kind in the wrong places:
it makes 0 a date in 1970, True a 1, and refuses a numeric code.
"""

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

from pydantic import ValidationError
from rapidfuzz import process

from data import identifiers, periods
from data.column import Column
from data.lists import fold

#: What people type where there is nothing. Missing, which is not zero.
MISSING = frozenset({"", "-", "–", "—", ".", "n/a", "na", "n.a.", "none", "null", "#n/a"})

_WHOLE = re.compile(r"[+-]?(\d+|\d{1,3}([,  ]\d{3})+)")
_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}([,  ]\d{3})+)(\.\d+)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.? ([A-Za-z]{3,9})\.?,? (\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})")

#: Above this PostgreSQL's integers overflow, and no report counts so far.
MOST = 2_000_000_000
#: What a spreadsheet writes into a csv in place of a value. "#N/A" is how some write "missing".
_ERRORS = frozenset({"#div/0!", "#ref!", "#value!", "#name?", "#num!", "#null!"})

_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "sí", "si"})
_NO = frozenset({"no", "n", "false", "0"})

#: Kind of sheet → folded code or name → code: what references are looked up in.
Known = Mapping[str, Mapping[str, str]]


class Misread(ValueError):
    """A cell that could not be read: the entry of ``messages.ENTRIES`` and the words it needs."""

    def __init__(self, entry: str, **words: str) -> None:
        self.entry = entry
        self.words = words
        super().__init__(entry)


def shown(value: Any) -> str:
    """Return a cell's value as the person who typed it sees it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)


def tidy(value: Any) -> Any:
    """Return a cell's value with blanks as None and text without stray spaces."""
    if isinstance(value, str) and not value.isalnum():
        return " ".join(value.replace("\u200b", "").replace("\0", "").split()) or None
    return value


def _text(value: Any, column: Column, known: Known) -> str:
    if isinstance(value, bool):
        raise Misread("text")
    return shown(value)


def _whole(value: Any, column: Column, known: Known) -> int:
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        # By way of a float where it is long: int() refuses thousands of digits.
        value = (int if len(value) < 20 else float)(re.sub(r"[,  ]", "", value))
    if type(value) is int or (
        isinstance(value, float) and (value.is_integer() or math.isinf(value))
    ):
        return int(_not_too_large(value))
    raise Misread("whole")


def _number(value: Any, column: Column, known: Known) -> float:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        value = float(re.sub(r"[,  ]", "", value))
    if type(value) is int or (isinstance(value, float) and value == value):
        return float(_not_too_large(value))
    raise Misread("number")


def _not_too_large(value: float) -> float:
    if abs(value) > MOST:
        raise Misread("limit", limit=f"at most {MOST:,}" if value > 0 else f"at least -{MOST:,}")
    return value


def _yes_no(value: Any, column: Column, known: Known) -> bool:
    if isinstance(value, bool):
        return value
    word = shown(value).casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Misread("yes_no")


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise Misread("impossible_date") from None


def _written_date(text: str) -> dt.date:
    if found := _ISO.fullmatch(text):
        return _day(*(int(part) for part in found.groups()))
    if found := _NUMERIC.fullmatch(text):
        first, second, year = (int(part) for part in found.groups())
        if first > 12 or first == second:
            return _day(year, second, first)
        if second > 12:
            return _day(year, first, second)
        raise Misread("unclear_date")
    if found := _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text):
        name, day = sorted(found.groups()[:2], key=str.isdigit)
        month = periods.read_period(f"{name} {found[3]}")
        if month:
            return _day(int(found[3]), int(month[5:7]), int(day))
    raise Misread("date")


def _date(value: Any, column: Column, known: Known) -> dt.date:
    if isinstance(value, dt.datetime):
        day = value.date()
    elif isinstance(value, dt.date):
        day = value
    elif isinstance(value, str):
        day = _written_date(value)
    else:
        raise Misread("date")
    if not 1990 <= day.year <= 2100:
        raise Misread("unlikely_date")
    return day


def _period(value: Any, column: Column, known: Known) -> str:
    if isinstance(value, dt.date):
        return periods.month_of(_date(value, column, known))
    period = periods.read_period(value) if isinstance(value, str) else None
    if period is None and isinstance(value, str) and _ISO.fullmatch(value):
        period = periods.month_of(_written_date(value))
    if period is None:
        raise Misread("period")
    return _likely(period)


def _likely(period: str) -> str:
    if not 1990 <= int(period[:4]) <= 2100:
        raise Misread("unlikely_date")
    return period


def _quarter(value: Any, column: Column, known: Known) -> str:
    if isinstance(value, dt.date):
        return periods.quarter_of(periods.month_of(_date(value, column, known)))
    quarter = periods.read_quarter(value) if isinstance(value, str) else None
    if quarter is None:
        raise Misread("quarter")
    return _likely(quarter)


def _choice(value: Any, column: Column, known: Known) -> str:
    assert column.choices is not None
    if code := column.choices.find(shown(value)):
        return code
    labels = column.choices.labels
    raise Misread("choice", near=_nearest(shown(value), labels), choices=", ".join(labels))


def _nearest(text: str, words: Sequence[str]) -> str:
    """Return the word most like ``text`` for "did you mean"; empty where none is like it."""
    best = process.extractOne(text, words, processor=fold, score_cutoff=75)
    return best[0] if best else ""


def _reference(value: Any, column: Column, known: Known) -> str:
    text = shown(value)
    for kind in column.refers:
        if (code := known.get(kind, {}).get(fold(text))) is not None:
            return code
    # Participant lists name events by code; for long lists a nearest spelling is found among them.
    spelled = [
        code if fold(code) == name else name.title()
        for kind in column.refers
        for name, code in islice(known.get(kind, {}).items(), 5000)
    ]
    sheets = " or ".join(kind.replace("_", " ").capitalize() for kind in column.refers)
    raise Misread("unknown_reference", near=_nearest(text, spelled), sheets=sheets)


def _participant(value: Any, column: Column, known: Known) -> str:
    text = _text(value, column, known)
    if what := identifiers.found_in_code(text):
        raise Misread("identifier_cell", what=what)
    return fold(text).replace(" ", "")


READERS: dict[str, Callable[[Any, Column, Known], Any]] = {
    "text": _text,
    "whole": _whole,
    "number": _number,
    "yes_no": _yes_no,
    "date": _date,
    "period": _period,
    "quarter": _quarter,
    "choice": _choice,
    "participant": _participant,
}

_LIMITS = {
    "ge": "at least {}",
    "gt": "more than {}",
    "le": "at most {}",
    "lt": "less than {}",
}


def read_cell(value: Any, column: Column, known: Known) -> Any:
    """Return the value of one cell of ``column``; None where it is missing.

    Raises:
        Misread: the cell holds something else than the column takes.
    """
    value = tidy(value)
    word = value.casefold() if isinstance(value, str) else ""
    missing = value is None or (bool(word) and word in MISSING)
    if missing and (value is None or column.reads != "text" or column.refers):
        return None
    if word in _ERRORS:
        raise Misread("error_cell")
    reader = _reference if column.refers else READERS[column.reads]
    if column.many and isinstance(value, str):
        parts = [part.strip() for part in value.split(";") if part.strip()]
        return "; ".join(sorted({str(reader(part, column, known)) for part in parts}))
    return _within_limits(reader(value, column, known), column)


def _within_limits(value: Any, column: Column) -> Any:
    if column.check is None:
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


def read_column(
    values: Sequence[Any], column: Column, known: Known
) -> tuple[list[Any], dict[int, Misread]]:
    """Read a whole column; each distinct value is read once.

    Args:
        values: the cells, from the first row of the table down.
        column: what they should be.
        known: what references are looked up in.

    Returns:
        The values, None where missing or misread; and the misread cells by position.
    """
    read: dict[Any, Any] = {}
    wrong: dict[Any, Misread] = {}
    # True == 1 and hashes alike, so a column that mixes them is told apart by type.
    mixed = bool in set(map(type, values))
    keys: Sequence[Any] = [(type(v), v) for v in values] if mixed else values
    for key in set(keys):
        try:
            read[key] = read_cell(key[1] if mixed else key, column, known)
        except Misread as misread:
            read[key] = None
            wrong[key] = misread
    misread_cells = {i: wrong[key] for i, key in enumerate(keys) if key in wrong} if wrong else {}
    return [read[key] for key in keys], misread_cells
