"""Many texts are searched at once: joined, each pattern goes over them a single time."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from data.identifiers import sorts
from data.identifiers.names import IN_TEXT
from data.identifiers.patterns import BETWEEN, Pattern
from data.identifiers.values import Values
from data.identifiers.written import EMAIL, UNSPACED, WHOLE_CODE, WITH_NUMBERS, suspects

_NUMBER = re.compile(r"\d")
_UNSPACED = re.compile(r"\S+")
#: Anything but one word of letters, digits and dashes.
_NO_CODE = re.compile(BETWEEN + r"([A-Za-z\d-]*[^A-Za-z\d\0-][^\0]*)")
#: Shorter texts of one word hold nothing that is looked for, unless it be an e-mail address.
_SHORT = 8

#: What does not show or shows as something else, and would hide a number or a name.
_SAME = str.maketrans(
    dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\uff0d", "-")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
    | {"\uff20": "@", "\uff0b": "+", BETWEEN: " "}
)


def as_searched(text: str) -> str:
    """Return a text as it is searched: without what does not show, dashes and quotes as typed."""
    return text if text.isascii() and BETWEEN not in text else text.translate(_SAME)


def find(values: Values) -> dict[str, set[str]]:
    """Return sort of personal detail → those of the texts that hold it."""
    found: dict[str, set[str]] = {}
    _search([text for text in suspects(values.joined) if _is_code(text)], UNSPACED, found)
    _find_in_texts(_NO_CODE.findall(values.joined), found)
    return found


#: A code made of initials and the day of birth: JS19950312, AB-12-03-1995.
_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_BORN = r"(?:19[3-9]\d|200\d|201[0-2])"
_INITIALS_AND_BIRTH = re.compile(
    BETWEEN + r"([A-Za-z]{1,4}[-_. ]?"
    rf"(?:{_BORN}([-_./ ]?){_MONTH}\2{_DAY}|(?:{_DAY}([-_./ ]?){_MONTH}|{_MONTH}([-_./ ]?){_DAY})"
    rf"[-_./ ]?{_BORN}))(?={BETWEEN})"
)


def find_codes(values: Values) -> dict[str, set[str]]:
    """Return sort → participant codes that as a whole are a name, a date or a phone number."""
    found: dict[str, set[str]] = {}
    if born := {match[0] for match in _INITIALS_AND_BIRTH.findall(values.joined)}:
        found[sorts.BIRTH] = born
    if not values.is_plain:
        _search([text for text in values.texts if not text.isalnum()], WHOLE_CODE, found)
    return found


def _is_code(text: str) -> bool:
    return text.isascii() and text.replace("-", "").isalnum()


def _find_in_texts(texts: Sequence[str], found: dict[str, set[str]]) -> None:
    long = [text for text in texts if len(text) > _SHORT or " " in text or "@" in text]
    unspaced = [text for text in long if _UNSPACED.fullmatch(text)]
    spaced = [text for text in long if not _UNSPACED.fullmatch(text)]
    _search(long, (EMAIL,), found)
    _search([text for text in unspaced if _NUMBER.search(text)], UNSPACED, found)
    _search([text for text in spaced if _NUMBER.search(text)], WITH_NUMBERS, found)
    _search(spaced, IN_TEXT, found)


def _search(texts: Sequence[str], patterns: Iterable[Pattern], found: dict[str, set[str]]) -> None:
    if not texts:
        return
    searched = [as_searched(text) for text in texts]
    joined = BETWEEN.join(searched)
    small = joined.lower()
    starts: list[int] = []
    for pattern in patterns:
        for match in pattern.matches(joined, small):
            if not starts:
                lengths = (len(text) + 1 for text in searched)
                starts = list(accumulate(lengths, initial=0))
            at = bisect_right(starts, match.start()) - 1
            found.setdefault(pattern.what, set()).add(texts[at])
