"""The tripwire for personal details: found in memory, refused before anything is stored.

28 CFR 94.115 and 34 U.S.C. 12291 forbid victim-level data; a hash of a client is still a client.
Pattern finders assist; they never certify that a text is free of identifiers.
"""

import re

from data.lists import fold

#: Headers of columns that hold personal details.
_HEADERS = frozenset(
    """first name|last name|surname|given name|family name|full name|client name|victim name
    |participant name|attendee name|respondent name|name of participant|name of client
    |date of birth|dob|birth date|birthday|birthdate|e mail|email|email address|e mail address
    |phone|phone number|telephone|mobile number|cell phone|address|street address|home address
    |ssn|social security number|social security|passport|passport number|case number|case no
    |client id|client number|case id|alien number|a number|immigration number|visa number
    |immigration status|driver s license|license number|ip address""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)

_PATTERNS = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}"),
    "a social-security number": re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)"),
    "a phone number": re.compile(
        r"(?<![\w-])(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)"
    ),
    "an immigration number": re.compile(r"\bA[- ]?\d{8,9}\b"),
}


#: What a participant code must not look like, besides.
_CODE_PATTERNS = {
    "a name": re.compile(r"[^\W\d_]{2,}[\s,]+[^\W\d_]{2,}"),
    "a date": re.compile(
        r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d"
    ),
    "a phone number": re.compile(r"(?=.*[+ ./()-])\+?(?:\d[ ./()-]*){9,}"),
}


def is_personal_header(header: str) -> bool:
    """Say whether a column so headed holds personal details."""
    return fold(header) in _HEADERS


def found_in(text: str) -> str:
    """Return what ``text`` looks as if it held ("an e-mail address"), or an empty text."""
    if len(text) < 9 and "@" not in text:  # the shortest number that any pattern finds
        return ""
    return next((what for what, pattern in _PATTERNS.items() if pattern.search(text)), "")


def found_in_code(code: str) -> str:
    """Return what a participant code looks as if it were, or an empty text."""
    whole = {what for what, pattern in _CODE_PATTERNS.items() if pattern.fullmatch(code.strip())}
    return found_in(code) or next(iter(sorted(whole)), "")
