"""A cell's value as the person who typed it sees it, and without what nobody sees."""

import datetime as dt
from typing import Any

_INVISIBLE = dict.fromkeys(map(ord, "\0\u200b\u200e\u200f\u2060\ufeff\ufe0e\ufe0f\u00ad"))


def shown(value: Any) -> str:
    """Return a cell's value as the person who typed it sees it."""
    if type(value) is str:
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)


def visible(text: str) -> str:
    """Return ``text`` without characters that take no room: marks of direction, soft hyphens."""
    return text.replace("\0", "") if text.isascii() else text.translate(_INVISIBLE)


def tidy(value: Any) -> Any:
    """Return a cell's value with blanks as None and text without stray spaces."""
    if isinstance(value, str) and not value.isalnum():
        return " ".join(visible(value).split()) or None
    return value
