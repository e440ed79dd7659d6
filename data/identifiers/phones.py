"""Phone numbers: a cheap pattern proposes, libphonenumber decides.

Reports are full of digits in groups: dates, ranges of years, sums with spaces, codes with a year in
them. So a number counts as a phone's only as it is written in the United States, from a plus,
from a nought, or beside a word such as "call".
"""

import re
from collections.abc import Iterator
from typing import Any

from data.identifiers import sorts
from data.identifiers.patterns import Pattern

#: Where a number that begins with a nought may be from.
_REGIONS = (
    "GB",
    "FR",
    "DE",
    "IT",
    "NL",
    "BE",
    "IE",
    "CH",
    "AT",
    "SE",
    "AL",
    "RO",
    "UA",
    "AU",
    "NG",
)

#: Where one beside a word such as "call" may be from, if not from the United States.
_ELSEWHERE = ("GB", "MX", "ES", "FR")

_GAP = r"[ .-]?"
_AMERICAN = re.compile(
    rf"(?<![\w.,/+-])(?:\+?1{_GAP})?(?:(?:\([2-9]\d\d\) ?|555[ .-])\d{{3}}"
    r"|[2-9]\d\d[ .-][2-9]\d\d)[ .-]\d{4}(?![\w-])"
)
_PLUS = re.compile(
    r"(?<![\w+])(?:\+|00(?=[1-9])) ?\d{1,3}(?:[ .-]?\(\d{1,5}\))?(?:[ ./-]{0,2}\d){4,14}(?!\d)"
)
_NOUGHT = re.compile(r"(?<![\w.,:/+-])(?:\(0[1-9]\d{0,4}\)|0[1-9])(?:[ /.-]{0,2}\d){5,11}(?![\w-])")
_BESIDE = re.compile(
    r"(?i)\b(?:phone|telephone|tel|call(?:ed)?(?: (?:me|us|her|him|them))?|cell(?:phone)?|mobile"
    r"|fax|text(?: me)?|whats ?app|reach (?:me|us|her|him|them)|(?:my|her|his|their) number is"
    r"|celular|tel[ée]fono|handy)\b"
    r"[^\d\0+(]{0,15}(\+?(?:\(\d{1,5}\)|\d)(?:[ .-]{0,2}\d){5,14})(?!\d)"
)
_WORDS = (
    *("phone", "tel", "call", "cell", "mobile", "fax", "text", "whats", "reach", "number is"),
    *("celular", "handy"),
)
_DIGITS = re.compile(r"\d")
_GAPS = re.compile(r"[ ./-]+")
_DAY = re.compile(
    r"(?<!\d)(?:(?:19|20|21)\d\d[-./ ]\d\d?[-./ ]\d\d?"
    r"|\d\d?[-./ ]\d\d?[-./ ](?:19|20|21)\d\d)(?!\d)"
)


def _parsed(number: str, region: str | None) -> Any:
    import phonenumbers  # takes a while, and most workbooks hold nothing like a phone number

    try:
        return phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None


def _valid(number: str, region: str | None) -> bool:
    import phonenumbers

    parsed = _parsed(number, region)
    return parsed is not None and phonenumbers.is_valid_number(parsed)


def _possible(number: str, region: str | None, *, local: bool = False) -> bool:
    import phonenumbers
    from phonenumbers import ValidationResult

    parsed = _parsed(number, region)
    wanted = {ValidationResult.IS_POSSIBLE}
    if local:
        wanted.add(ValidationResult.IS_POSSIBLE_LOCAL_ONLY)
    return parsed is not None and phonenumbers.is_possible_number_with_reason(parsed) in wanted


def _is_code(number: str) -> bool:
    """Without a gap, or with dashes alone, a number from a nought is a code: 0437-212345."""
    return number.replace("-", "").isdecimal()


def _shorter(number: str) -> Iterator[str]:
    """Return a number, and without its last groups: what follows it may be another."""
    yield number
    while gaps := list(_GAPS.finditer(number)):
        number = number[: gaps[-1].start()]
        yield number


def _from_plus(match: re.Match[str]) -> bool:
    number = match[0]
    if number.startswith("00"):
        return not _is_code(number) and any(_valid(f"+{n[2:]}", None) for n in _shorter(number))
    return any(_possible(shorter, None) for shorter in _shorter(number))


def _from_nought(match: re.Match[str]) -> bool:
    number = match[0]
    if _is_code(number) or _DAY.search(number):
        return False
    return any(
        _valid(shorter, region)
        for shorter in _shorter(number)
        if not _is_code(shorter)
        for region in _REGIONS
    )


def _beside_a_word(match: re.Match[str]) -> bool:
    number = match[1]
    if _DAY.search(number):
        return False
    return any(
        _possible(shorter, "US", local=True) or any(_possible(shorter, r) for r in _ELSEWHERE)
        for shorter in _shorter(number)
    )


def has_enough(match: re.Match[str]) -> bool:
    """Say whether there are as many digits as a phone number has, written as in none but one."""
    return not _is_code(match[0]) and 9 <= len(_DIGITS.findall(match[0])) <= 15


def is_american(number: int) -> bool:
    """Say whether a bare number is one that could be dialled in the United States."""
    return 2_000_000_000 <= number <= 9_999_999_999 and _valid(str(number), "US")


PHONES = (
    Pattern(sorts.PHONE, _AMERICAN),
    Pattern(sorts.PHONE, _PLUS, ("+", "00"), _from_plus),
    Pattern(sorts.PHONE, _NOUGHT, ("0",), _from_nought),
    Pattern(sorts.PHONE, _BESIDE, _WORDS, _beside_a_word),
)
