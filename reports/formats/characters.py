"""Text that any file can hold: what XML forbids and lone surrogates are taken out."""

import re
import unicodedata

#: All that XML 1.0 does not allow, in documents and in HTML.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RIGHT_TO_LEFT = ("R", "AL")
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def writable(text: str) -> str:
    """Return a text without the characters that no file can hold."""
    return _FORBIDDEN.sub("", text)


def is_right_to_left(text: str) -> bool:
    """Say whether a text is read from right to left: its first letter with a direction decides."""
    found = (unicodedata.bidirectional(letter) for letter in text)
    return next((one in _RIGHT_TO_LEFT for one in found if one in ("L", *_RIGHT_TO_LEFT)), False)


def machine_name(text: str, otherwise: str) -> str:
    """Return a text as a name for machines: "95 % interval" → "95_interval".

    Args:
        text: what is named.
        otherwise: its name if no letter of it can stand in one.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_NAMES.sub("_", plain).strip("_")[:60].strip("_") or otherwise
