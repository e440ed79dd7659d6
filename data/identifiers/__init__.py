"""The tripwire for personal details: found in memory, refused before anything is stored.

28 CFR 94.115 and 34 U.S.C. 12291 forbid victim-level data; a hash of a client is still a client.
Pattern finders assist; they never certify that a text is free of identifiers.
"""

from data.identifiers.content import find, find_codes
from data.identifiers.layout import is_declared
from data.identifiers.titles import personal_title
from data.identifiers.tripwire import scan
from data.identifiers.values import Values

__all__ = ["found_in", "found_in_code", "is_personal_header", "scan"]


def is_personal_header(header: str) -> bool:
    """Say whether a column so headed holds personal details."""
    return bool(personal_title(header)) and not is_declared(header)


def found_in(text: str) -> str:
    """Return what ``text`` looks as if it held ("an e-mail address"), or an empty text."""
    return next(iter(find(Values([text]))), "")


def found_in_code(code: str) -> str:
    """Return what a participant code looks as if it were, or an empty text."""
    given = Values([code.strip()])
    return next(iter(find(given) | find_codes(given)), "")
