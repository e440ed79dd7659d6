"""Numbers as people type them: grouped, with decimals, a currency, a unit, a footnote's mark."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from data.column import Column
from data.lists import fold
from data.misread import Misread, Noted

#: Above this PostgreSQL's integers overflow, and no report counts so far.
MOST = 2_000_000_000

_LONGEST = 80
_MINUS = str.maketrans({"−": "-", "–": "-", "—": "-", "’": "'", "\u02bc": "'", "‘": "'"})

# -- what stands around a number

_CURRENCY = (
    r"(?:US|AU|CA|NZ|A|C)?\$|€|£|¥|₹|₽|₺|₴|zł|kr\.?|Fr\.|Rs\.?|"
    r"(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|JPY|INR|MXN|BRL|PLN|CZK|HUF|RON|ZAR|KES|NGN|PHP)"
)
_SAME_CURRENCY = {
    "usd": "$", "us$": "$", "eur": "€", "gbp": "£", "jpy": "¥", "inr": "₹", "rs": "₹", "pln": "zł",
    "ca$": "cad", "c$": "cad", "au$": "aud", "a$": "aud", "nz$": "nzd", "fr": "chf",
}  # fmt: skip
_FOOTNOTE = (
    r"[*†‡§¶#]+|[\u00b9\u00b2\u00b3\u2070-\u2079\u1d43-\u1dbb]+"
    r"|\[(?:note )?\w{1,2}\]|\([a-z]\)"
)
_ABOUT = r"approx\.?|approximately|about|around|roughly|circa|ca\.?|c\.|est\.|estimated|~|≈"
_OR_SO = r"\+|\(?(?:approx\.?|approximately|circa|ca\.?|est\.?|estimated|estimate)\)?"
_NO_LETTER = r"(?<![^\W\d_])(?<!\()"
_PIECES = tuple(
    (what, re.compile(pattern, re.IGNORECASE))
    for what, pattern in (
        ("footnote", rf"(?P<rest>.*\S) ?(?P<word>{_FOOTNOTE})"),
        ("footnote", r"(?P<word>[*†‡]+) ?(?P<rest>.+)"),
        ("approximate", rf"(?P<word>{_ABOUT}) ?(?P<rest>.+)"),
        ("approximate", rf"(?P<rest>.*\S) ?{_NO_LETTER}(?P<word>{_OR_SO})"),
        ("approximate", r"(?P<rest>.*\d) ?(?P<word>-?ish|or so|more or less)"),
        ("per cent", rf"(?P<rest>.*\S) ?{_NO_LETTER}(?P<word>%|per ?cent|pct\.?)"),
        ("money", rf"(?P<sign>[-+]?) ?(?P<word>{_CURRENCY}) ?(?P<rest>.+)"),
        ("money", rf"(?P<rest>.*\S) ?{_NO_LETTER}(?P<word>{_CURRENCY})"),
        ("whole money", r"(?P<rest>.*\d)[,.](?P<word>-{1,2})"),
    )
)
_WITH_WORD = re.compile(r"(?P<rest>.*\d) ?-?(?P<word>[^\W\d_][^\d]*)")
_IN_BRACKETS = re.compile(r"\((.+)\)")

_UNITS = {
    "people": ("person", "persons", "ppl", "individuals", "attendees", "participants"),
    "hours": ("hour", "hrs", "hr", "h"),
    "copies": ("copy",),
}


@cache
def _unit_words(column: Column) -> frozenset[str]:
    """Return the folded words that may stand after a column's number: its unit, its names."""
    if column.unit in ("", "per cent", "money"):
        return frozenset()
    return column.spellings | {column.unit, column.unit.removesuffix("s")} | set(
        _UNITS.get(column.unit, ())
    )  # fmt: skip


def _peel(text: str, column: Column) -> tuple[str, dict[str, str]]:
    """Return a number's own text, and what stood around it: what → as written."""
    around: dict[str, str] = {}
    while True:
        for what, pattern in _PIECES:
            if what not in around and (found := pattern.fullmatch(text)):
                around[what] = found["word"]
                text = found.groupdict().get("sign", "") + found["rest"]
                break
        else:
            found = _WITH_WORD.fullmatch(text)
            if not found or fold(found["word"]) not in _unit_words(column):
                return text, around
            around["unit_left_out"] = found["word"]
            text = found["rest"]


# -- a number's own text

_SPACED = r"(?:\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+)"
_BY_COMMA, _BY_POINT = r"[1-9]\d{0,2}(?:,\d{3})", r"[1-9]\d{0,2}(?:\.\d{3})"
_PLAIN, _UNCLEAR, _POINT, _COMMA = (
    re.compile(pattern)
    for pattern in (
        rf"\d+|{_SPACED}",
        rf"{_BY_COMMA}|{_BY_POINT}",
        rf"(?:\d*|{_SPACED}|{_BY_COMMA}+)\.\d+|{_BY_COMMA}{{2,}}",
        rf"(?:\d*|{_SPACED}|{_BY_POINT}+),\d+|{_BY_POINT}{{2,}}",
    )
)
_SIGNED = re.compile(r"([+-]?) ?([\d.,' ]+)")

#: What is not one number: "10-15", ">100", "up to 40", "5 or more".
_RANGE = re.compile(
    r"[\d.,' ]+(?:-|to|or|bis|\.\.)[^\w]{0,2}[\d.,' ]+"
    r"|(?:[<>]=?|≤|≥|over|more than|at least|min\.?|up to|at most|max\.?|less than|fewer than|under"
    r"|below|above|between|from|nearly|almost)[^\w]{0,2}[\d.,' ]+(?:(?:and|to|-) ?[\d.,' ]+)?"
    r"|[\d.,' ]+(?:and|or) (?:more|over|above|up|fewer|less|below|under)",
    re.IGNORECASE,
)


def _mark_of(body: str) -> re.Pattern[str] | None:
    """Return which of the four patterns above a number's digits and marks follow."""
    patterns = (_PLAIN, _UNCLEAR, _POINT, _COMMA)
    return next((pattern for pattern in patterns if pattern.fullmatch(body)), None)


def _value(body: str, decimal_comma: bool | None) -> float | None:
    """Return the value of digits and marks; None if they are not a number.

    Raises:
        Misread: it can be read two ways, or not as the column's others are.
    """
    pattern = _mark_of(body)
    if pattern is None:
        return None
    comma = pattern is _COMMA
    if pattern is _UNCLEAR:
        # Hardly anybody writes three decimals after a comma; after a point many do.
        if decimal_comma is None and "." in body:
            raise Misread("unclear_number")
        comma = bool(decimal_comma)
    elif pattern is not _PLAIN and decimal_comma not in (None, comma):
        raise Misread("other_mark", mark="comma" if decimal_comma else "point")
    digits = body.replace(" ", "").replace("'", "").replace("." if comma else ",", "")
    digits = digits.replace(",", ".")
    # By way of a float where it is long: int() refuses thousands of digits.
    return float(digits) if "." in digits or len(digits) > 19 else int(digits)


def _written(text: str, column: Column, decimal_comma: bool | None) -> Noted | None:
    """Return the number that a text spells; None if it spells none."""
    text = text.removeprefix("'").translate(_MINUS)
    around: dict[str, str] = {}
    brackets = None
    if len(text) <= _LONGEST:
        text, around = _peel(text, column)
        if brackets := _IN_BRACKETS.fullmatch(text):
            text, within = _peel(brackets[1], column)
            around |= within
    signed = _SIGNED.fullmatch(text)
    if not signed or (brackets and signed[1]) or not _may_stand(around, column):
        if len(text) <= _LONGEST and _RANGE.fullmatch(text):
            raise Misread("range_cell")
        return None
    value = _value(signed[2], decimal_comma)
    if value is None:
        return None
    remarks = ("approximate", "unit_left_out", "footnote")
    remark = next((what for what in remarks if what in around), "")
    negative = brackets or signed[1] == "-"
    currency = around.get("money", "").casefold().removesuffix(".")
    currency = _SAME_CURRENCY.get(currency, currency).upper()
    return Noted(-value if negative else value, "", remark, currency)


def _may_stand(around: dict[str, str], column: Column) -> bool:
    if "per cent" in around and column.unit != "per cent":
        return False
    is_money = "money" in around or "whole money" in around
    return not is_money or column.unit == "money" or (not column.unit and column.reads == "number")


# -- a cell


def read_number(value: Any, column: Column, decimal_comma: bool | None) -> float | Noted:
    """Return the number in a cell of ``column``, with a remark where there is one to make.

    Args:
        value: the cell, tidied, not missing.
        column: a column of whole numbers or of any.
        decimal_comma: whether decimals stand after a comma; None if nobody said.

    Raises:
        Misread: it is no number, or not one number, or it can be read two ways.
    """
    noted = Noted(value)
    if isinstance(value, str) and (found := _written(value, column, decimal_comma)):
        noted = found
    number = noted.value
    whole = column.reads == "whole"
    if not _is_number(number) or (whole and not _is_whole(number)):
        raise Misread(column.reads)
    number = _not_too_large(number)
    number = int(number) if whole else float(number)
    # A cell shown as 54.5 % holds 0.545; hardly anything measured is under one per cent.
    if column.unit == "per cent" and 0 < number <= 1 and _ends_in_digit(value):
        noted = noted._replace(remark="fraction")
    return noted._replace(value=number) if noted.remark or noted.currency else number


def _ends_in_digit(value: Any) -> bool:
    return not isinstance(value, str) or value[-1].isdigit()


def _is_number(value: Any) -> bool:
    return type(value) is int or (isinstance(value, float) and value == value)


def _is_whole(value: float) -> bool:
    return isinstance(value, int) or abs(value) > MOST or value.is_integer()


def _not_too_large(value: float) -> float:
    if abs(value) > MOST:
        raise Misread("limit", limit=f"at most {MOST:,}" if value > 0 else f"at least -{MOST:,}")
    return value


# -- a column


def decimal_mark(values: Sequence[Any], column: Column) -> tuple[list[int], bool | None]:
    """Return which of a column's numbers can be read two ways, and what its others prove.

    ``1,200`` counts only beside cells that write decimals after a comma, or thousands with a
    point; alone it is 1200.

    Args:
        values: the cells.
        column: a column of numbers.

    Returns:
        The positions of the cells; and whether decimals stand after a comma: None where no other
        cell proves it, or where they do not agree.
    """
    marks = {
        value: (pattern, "." in body)
        for value, body in _bodies(set(filter(_is_text, values)), column)
        if (pattern := _mark_of(body))
    }
    met = set(marks.values())
    proofs = {pattern is _COMMA for pattern, _ in met if pattern in (_COMMA, _POINT)}
    doubtful = (_UNCLEAR, True) in met or True in proofs
    unclear = {value for value, (pattern, _) in marks.items() if pattern is _UNCLEAR}
    positions = [i for i, value in enumerate(values) if _is_text(value) and value in unclear]
    return positions if doubtful else [], proofs.pop() if len(proofs) == 1 else None


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _bodies(texts: set[str], column: Column) -> Iterator[tuple[str, str]]:
    """Yield each text with its digits and marks."""
    for text in texts:
        tidied = " ".join(text.split()).removeprefix("'").translate(_MINUS)
        if len(tidied) <= _LONGEST:
            own, _ = _peel(tidied, column)
            if brackets := _IN_BRACKETS.fullmatch(own):
                own, _ = _peel(brackets[1], column)
            if signed := _SIGNED.fullmatch(own):
                yield text, signed[2]
