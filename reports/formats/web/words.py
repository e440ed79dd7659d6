"""Text as it stands in a page: nothing in it is ever taken for markup, and it says how it reads."""

import re
from html import escape

from reports.formats.characters import is_right_to_left, writable

#: What ends a string in a style sheet, or the style sheet itself.
_NOT_IN_STYLE = re.compile(r'["\\<>&\x00-\x1f\x7f-\x9f]')
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = ' dir="ltr"', ' dir="rtl"'


def text(words: str) -> str:
    """Return words as text or the value of an attribute."""
    return escape(writable(words))


def reading(words: str, language: str = "") -> str:
    """Return the attributes of an element for its words: their language and direction.

    Args:
        words: what stands in the element.
        language: BCP 47 tag, where it is not the document's own.
    """
    lang = f' lang="{text(language)}"' if language else ""
    if is_right_to_left(words):
        return lang + _RIGHT_TO_LEFT
    return lang + _LEFT_TO_RIGHT if language else lang


def identified(sort: str, code: str) -> str:
    """Return the id of what has a code in the document, the same each time."""
    return f"{sort}-{re.sub(r'[^A-Za-z0-9_]+', '-', code)}"


def in_style(words: str) -> str:
    """Return words as a string in a style sheet."""
    return f'"{_NOT_IN_STYLE.sub(_in_hex, writable(words))}"'


def _in_hex(found: re.Match[str]) -> str:
    return f"\\{ord(found[0]):x} "
