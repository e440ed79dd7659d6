"""Quarters and months in headers and sheets' names: what they say is true of one period only."""

import re

from data.periods import MONTHS

_QUARTER = re.compile(
    r"(?:\b(?P<before>\d{4})\W*)?"
    r"\b(?:q(?:uarter|tr)?\W*(?P<number>[1-4])|(?P<ordinal>1st|2nd|3rd|4th)\W+q(?:uarter|tr)\w*)\b"
    r"(?:\W*(?P<after>\d{4})\b)?",
    re.IGNORECASE,
)
_NAMES = "|".join(f"{name}|{name[:3]}" for name in MONTHS if name != "September")
#: "Awareness March held" is no month: a month begins or ends what it stands in.
_MONTH = re.compile(
    rf"(?:(?P<before>(?:19|20)\d\d)\W*)?\b(?P<name>{_NAMES}|September|Sept|Sep)\b\.?"
    r"(?:\W{0,2}(?P<after>(?:19|20)\d\d|'?\d\d)\b)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<year>20\d\d)[-/. ](?P<month>0[1-9]|1[0-2])(?:[-/. ]01)?")
#: A quarter or month whose year stands elsewhere.
YEARLESS = re.compile(r"Q[1-4]|-\d\d")


def find_period(text: str) -> tuple[str, str] | None:
    """Return the period that a header or name holds, and what else it says; None if none.

    Returns:
        The period as ``2026Q1`` or ``2026-01``; without a year as ``Q1`` or ``-01``.
    """
    if found := _NUMBERED.fullmatch(text.strip()):
        return f"{found['year']}-{found['month']}", ""
    if found := _QUARTER.search(text):
        number = found["number"] or found["ordinal"][0]
        return f"{found['before'] or found['after'] or ''}Q{number}", _rest(text, found)
    for found in _MONTH.finditer(text):
        rest = _rest(text, found)
        if text[: found.start()].strip() and text[found.end() :].strip():
            continue
        after = (found["after"] or "").lstrip("'")
        year = found["before"] or (f"20{after}" if len(after) == 2 else after)
        number = next(i for i, name in enumerate(MONTHS, 1) if _begins(name, found["name"]))
        return f"{year}-{number:02d}", rest
    return None


def _begins(month: str, name: str) -> bool:
    return month.casefold()[:3] == name.casefold()[:3]


def _rest(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}".strip()


def same_period(period: str, month: str) -> bool:
    """Say whether a period such as ``Q3`` or ``2026-07`` may hold a month: ``2026-07``."""
    year, mark, number = period.partition("Q" if "Q" in period else "-")
    own = (int(month[5:7]) + 2) // 3 if mark == "Q" else int(month[5:7])
    return year in ("", month[:4]) and int(number) == own
