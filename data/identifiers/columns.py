"""Personal details that one cell does not show and a column does: people, birth dates, numbers."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from data.identifiers import phones, sorts
from data.identifiers.layout import Layout
from data.identifiers.names import are_people
from data.identifiers.patterns import BETWEEN
from data.identifiers.values import Values
from data.lists import fold

_FEWEST = 3
#: So many years before the other dates: those of people, not of reports.
_GAP = 10

_DATE = re.compile(
    BETWEEN + r"(?:((?:19|20)\d\d)[-./]\d\d?[-./]\d\d?"
    r"|\d\d?[-./ ](?:\d\d?|[A-Za-z]{3,9})[-./ ]((?:19|20)?\d\d)"
    r"|[A-Za-z]{3,9}\.? \d\d?,? ((?:19|20)\d\d))"
    rf"(?:[T ]\d\d?:\d\d[^{BETWEEN}]*)?(?={BETWEEN})"
)
#: Old dates that are not people's.
_FOUNDED = re.compile(
    r"\b(?:built|creat|enacted|establish|found|incept|incorporat|launch|open|passed|policy|since"
    r"|start|joined|member|law|effective)"
)
_TOGETHER = re.compile(
    BETWEEN + r"(?:(?:19[2-9]\d|20[01]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|[12]\d|3[01])(?:19[2-9]\d|20[01]\d))(?=\0)"
)
#: Initials and a day of birth with its year in two digits.
_INITIALS = re.compile(
    BETWEEN + r"([A-Za-z]{1,4})[-_. ]?(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d"
    r"|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d\d|\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
    r"(?=\0)"
)
_OF_A_YEAR = re.compile(r"20[0-4]\d")
_TEN_DIGITS = re.compile(BETWEEN + r"(\d{10})(?=\0)")


def _years(values: Values) -> list[int]:
    """Return the years of those values that are dates, written or not."""
    years = []
    if values.types & {dt.date, dt.datetime}:
        years = [value.year for value in values.all if isinstance(value, dt.date)]
    for first, last, named in _DATE.findall(values.joined):
        year = int(first or last or named)
        years.append(year if year > 99 else year + (2000 if year < 40 else 1900))
    return years


def dates_in(columns: Sequence[Values]) -> dict[int, list[int]]:
    """Return position → the years, of columns most of whose different values are dates."""
    years = {position: _years(values) for position, values in enumerate(columns)}
    return {
        position: found
        for position, found in years.items()
        if found and len(found) * 2 >= len(columns[position])
    }


def birth_columns(
    titles: Sequence[Any], layout: Layout, years: Mapping[int, list[int]], latest: float
) -> Iterator[int]:
    """Return undeclared columns whose dates lie far before the others of the sheet, or the file.

    Args:
        titles: the sheet's row of titles.
        layout: what its columns are.
        years: position → the years of its columns of dates.
        latest: the latest middle year of such a column in the whole file.
    """
    for position, own in years.items():
        others = [median(other) for at, other in years.items() if at != position] or [latest]
        title = fold(str(titles[position])) if position < len(titles) else ""
        declared = position in layout.declared
        long_before = len(own) >= _FEWEST and max(others) - median(own) >= _GAP
        if not declared and long_before and not _FOUNDED.search(title):
            yield position


def found_in_column(values: Values, *, codes: bool) -> str:
    """Return the sort of personal detail that most of a column's different values are, if any.

    Args:
        values: its different values.
        codes: whether the column is of participant codes.
    """
    if are_people(values):
        return sorts.NAME
    together = len(_TOGETHER.findall(values.joined)) if codes else 0
    if together >= _FEWEST and together * 2 > len(values):
        return sorts.BIRTH
    initials = _INITIALS.findall(values.joined) if codes else []
    # A code of letters and a number begins with the same letters as the next one.
    if len({text.lower() for text in initials}) >= _FEWEST and len(initials) * 2 > len(values):
        return sorts.BIRTH
    return sorts.PHONE if _are_phones(values) else ""


def lone_phones(values: Values) -> set[Any]:
    """Return the codes among others that are ten digits which could be dialled.

    Not those that begin alike, or with a year: these are numbered.
    """
    held = {value: str(value) for value in values.all if type(value) in (int, str)}
    bare = {value: text for value, text in held.items() if len(text) == 10 and text.isdecimal()}
    begin = Counter(text[:4] for text in bare.values())
    return {
        value
        for value, text in bare.items()
        if begin[text[:4]] == 1 and not _OF_A_YEAR.match(text) and phones.is_american(int(text))
    }


def _are_phones(values: Values) -> bool:
    """Say whether most are bare numbers of ten digits that could be dialled.

    Not where all begin alike: those are codes with their year in front.
    """
    bare = _TEN_DIGITS.findall(values.joined)
    if values.types & {int, float}:
        numbers = [value for value in values.all if type(value) in (int, float)]
        bare += [str(int(number)) for number in numbers if 2e9 <= number < 1e10]
    if len(bare) < _FEWEST or len(bare) * 2 <= len(values) or len({n[:4] for n in bare}) == 1:
        return False
    sample = sorted(bare)[:: max(1, len(bare) // 500)]
    return sum(phones.is_american(int(text)) for text in sample) * 10 > len(sample) * 8
