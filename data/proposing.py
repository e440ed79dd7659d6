"""Whose workbook it may be, and for which quarter, by its name and its titles: only proposed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from data.cells import tidy
from data.lists import fold
from data.periods import quarter_of, read_period, read_quarter
from data.workbook import Workbook

#: So many rows of a sheet are looked at for a title: a text alone in its row.
_TOP = 6
#: The first word of a partner's name names it, if it is so long and no other's begins with it.
_TELLING = 5
_QUARTER = re.compile(r"\d{4}\W{0,2}Q\W?[1-4](?!\d)|Q\W?[1-4]\W{0,2}\d{4}", re.IGNORECASE)
_MONTHS = re.compile(r"([A-Za-z]{3,9})\.?\s*(?:-|–|—|to|until)\s*([A-Za-z]{3,9})\.?,?\s+(\d{4})")


def propose(workbook: Workbook | None, name: str, partners: Mapping[str, str]) -> tuple[str, str]:
    """Return the partner and the quarter that a workbook's name and titles speak of.

    Args:
        workbook: as read; None where it could not be.
        name: the file's name.
        partners: code → name, of those known.

    Returns:
        The partner's code and the quarter; each empty where none is named, or several are.
    """
    texts = [PurePath(name).stem.replace("_", " "), *(_titles(workbook) if workbook else ())]
    quarters = {quarter for text in texts for quarter in _quarters(text)}
    named = _named(texts, partners)
    return _only(named), _only(quarters)


def _only(found: set[str]) -> str:
    return next(iter(found)) if len(found) == 1 else ""


def _titles(workbook: Workbook) -> Iterator[str]:
    for sheet in workbook.sheets:
        if sheet.hidden:
            continue
        yield sheet.name
        for row in sheet.cells[:_TOP]:
            filled = [cell for cell in row if tidy(cell) is not None]
            if len(filled) == 1 and isinstance(filled[0], str):
                yield filled[0]


def _named(texts: Iterable[str], partners: Mapping[str, str]) -> set[str]:
    whole = [f" {fold(text)} " for text in texts]
    names = {code: fold(name) for code, name in partners.items() if fold(name)}
    found = {code for code, name in names.items() if any(f" {name} " in text for text in whole)}
    if found:
        return found
    firsts = [name.split()[0] for name in names.values()]
    return {
        code
        for code, name in names.items()
        for word in name.split()[:1]
        if len(word) >= _TELLING and firsts.count(word) == 1
        and any(f" {word} " in text for text in whole)
    }  # fmt: skip


def _quarters(text: str) -> Iterator[str]:
    """Return the quarters named in a text: ``2026 Q3``, ``July – September 2026``."""
    for found in _QUARTER.findall(text):
        if quarter := read_quarter(found):
            yield quarter
    for first, last, year in _MONTHS.findall(text):
        begins, ends = read_period(f"{first} {year}"), read_period(f"{last} {year}")
        if begins and ends and begins < ends and quarter_of(begins) == quarter_of(ends):
            yield quarter_of(begins)
