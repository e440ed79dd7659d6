"""What people type where there is no value. It is missing, which is not zero."""

import re

from data.column import Column

NOT_APPLICABLE = "not_applicable"
NONE = "none"
DASH = "dash"
DOT = "dot"
SUPPRESSED = "suppressed"
NOT_KNOWN = "not_known"


def _spelled(what: str, words: str) -> dict[str, str]:
    return {word.strip(): what for word in words.split("|")}


#: Signs, which are nobody's text: missing in any column.
_SIGNS = (
    _spelled(DASH, "-|--|---|–|––|—|——|−|\u2010|\u2011|\u2012|\u2015")
    | _spelled(DOT, ".|..|...|…")
    | _spelled(NOT_KNOWN, "?|??|???|#n/a|#n/a n/a|#na|<na>")
)

#: Words: missing wherever something else than text is expected.
_WORDS = (
    _SIGNS
    | _spelled(NOT_APPLICABLE, "n/a|na|n.a.|n.a|n. a.|n/a.|n\\a|not applicable|[z]")
    | _spelled(NONE, "none|null|nil")
    | _spelled(
        NOT_KNOWN,
        "unknown|not known|not yet known|tbc|tbd|t.b.c.|t.b.d.|to be confirmed|to be determined"
        "|pending|awaiting|awaited|not available|not reported|not recorded|not collected|missing"
        "|no data|no answer|don't know|don’t know|dk|nk|nan|nat|[x]",
    )
    | _spelled(SUPPRESSED, "suppressed|withheld|redacted|masked|confidential|[c]|[suppressed]")
)

#: Where numbers are expected: how statistics mark a small number that is not told.
_SMALL = _spelled(
    SUPPRESSED, "*|**|***|c|(c)|s|(s)|[s]|[low]|too few|too small|small number|small numbers"
)
_BELOW = re.compile(
    r"(?:n ?)?(?:<=?|≤|fewer than|less than|under|below) ?(\d{1,3})|(\d{1,3}) or (?:fewer|less)"
)

#: Up to this, "fewer than …" withholds a small number; above it somebody was not exact.
MOST_SUPPRESSED = 20

_IN_DATES = _spelled(NOT_KNOWN, "ongoing|on-going|on going|continuing")
#: Codes that would make one person of all whose code is not known.
_AS_CODES = _spelled(NOT_KNOWN, "anonymous|anon|anon.|no code")

_FURTHER = {
    "date": _IN_DATES,
    "participant": _AS_CODES,
    "whole": _SMALL,
    "number": _SMALL,
}

#: What nobody's answer is, whatever was asked.
_NO_ANSWERS = frozenset(_SIGNS) | {"n/a", "na", "n.a.", "n.a", "n. a.", "n/a."}


def is_no_answer(text: str) -> bool:
    """Say whether a text in a column of answers says that there is none ("N/A", "NA", "-")."""
    return len(text) < 10 and text.casefold() in _NO_ANSWERS


def what_is_missing(text: str, column: Column) -> str:
    """Return what was typed in place of a value, or an empty text where it is one.

    In columns of text only signs are missing: "None" may be somebody's answer.

    Args:
        text: a cell's text, tidied, not empty.
        column: the column it stands in.
    """
    if len(text) > 30:
        return ""
    if column.reads == "text" and not column.refers:
        return _SIGNS.get(text.casefold(), "") if len(text) < 10 else ""
    word = text.casefold()
    if what := _WORDS.get(word) or _FURTHER.get(column.reads, {}).get(word):
        return what
    if column.reads in ("whole", "number") and (found := _BELOW.fullmatch(word)):
        return SUPPRESSED if int(found[1] or found[2]) <= MOST_SUPPRESSED else ""
    return ""
