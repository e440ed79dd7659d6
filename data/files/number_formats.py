"""What a number's format makes of it, where the number alone would be read wrongly.

A share shown as 54.5 % is stored as 0.545, the postcode 02139 as 2139: such a number becomes the
text that the person sees. Dates are told by whoever reads the file.
"""

import re
from decimal import Decimal
from typing import Any

_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_ASIDE = re.compile(r"\[[^\]]*\]|[_*].")
_ZEROS = re.compile(r"[0 ()-]*0[0 ()-]*0[0 ()-]*")


def habit(code: str) -> str:
    """Return what a number format does to a number that matters here.

    Args:
        code: the format as the spreadsheet keeps it, such as ``0.0%`` or ``00000``.

    Returns:
        ``%`` for a share shown as a percentage; ``"%"`` for a number followed by a per cent sign;
        a pattern of zeros such as ``000-00-0000``; empty for any other.
    """
    first = code.split(";")[0]
    literals = "".join(a or b for a, b in _LITERAL.findall(first))
    bare = _ASIDE.sub("", _LITERAL.sub("", first))
    if "%" in bare:
        return "%"
    if "%" in literals:
        return '"%"'
    pattern = _ASIDE.sub("", _LITERAL.sub(r"\1\2", first)).strip()
    return pattern if _ZEROS.fullmatch(pattern) and pattern.count("0") > 1 else ""


def as_shown(value: Any, shape: str) -> Any:
    """Return a number as the text its ``habit`` makes of it; any other value as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value - value != 0:
        return value
    if shape == "%":
        return f"{_plain(value * 100)}%"
    if shape == '"%"':
        return f"{_plain(value)}%"
    if shape and value >= 0 and value == int(value):
        return _placed(str(int(value)), shape)
    return value


def _plain(value: float) -> str:
    """Return a number in digits, without the noise of binary fractions: 7.000000000000001 → 7."""
    text = f"{Decimal(f'{value:.12g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _placed(digits: str, pattern: str) -> str:
    digits = digits.rjust(pattern.count("0"), "0")
    further = len(digits) - pattern.count("0")
    rest = iter(digits[further:])
    placed = [next(rest) if sign == "0" else sign for sign in pattern]
    placed.insert(pattern.index("0"), digits[:further])
    return "".join(placed)
