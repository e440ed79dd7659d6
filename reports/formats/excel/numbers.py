"""How Excel shows a number as the report prints it, while the number itself stays whole."""

import re
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

from reports.documents.blocks import Cell, Form

#: What stands before the digits, the sign among it; the digits; what stands after them.
_FIGURE = re.compile(r"(\D*?)(\d(?:[\d.,'\u00a0\u202f\u2009]*\d)?)(\D*)")
_SIGNS = re.compile("[+\u2212-]")
_MOST_DECIMALS = 6
#: How the numbers of an axis are shown.
AXES: dict[Form, str] = {
    "": "General",
    "count": "#,##0",
    "decimal": "#,##0.0",
    "share": '0"\u00a0"%',
    "signed": '+#,##0;"−"#,##0;0',
}


def is_number(cell: Cell) -> bool:
    """Say whether a cell has a number that a spreadsheet can hold."""
    return cell.number is not None and isfinite(cell.number)


def shown(cell: Cell) -> str:
    """Return the number format that shows a cell's number as its text is printed.

    A text that no format makes, such as one rounded to the even digit, is in the format itself.
    """
    found = _FIGURE.fullmatch(cell.text)
    number = Decimal(repr(float(cell.number or 0)))
    if found:
        before, digits, after = found.groups()
        of_share = "%" in after and _decimals(number * 100, digits) is not None
        decimals = _decimals(number * 100 if of_share else number, digits)
        if decimals is not None:
            body = _body(cell, digits, decimals)
            tail = "%".join(map(_quoted, after.split("%"))) if of_share else _quoted(after)
            return _signed(_SIGNS.sub("", before), body + tail, cell)
    literal = _quoted(cell.text)
    return f"{literal};{literal};{literal}" if literal else AXES[cell.form]


def _decimals(number: Decimal, digits: str) -> int | None:
    """Return how many decimals a number is printed with; None if it isn't printed so."""
    wanted = re.sub(r"\D", "", digits)
    for decimals in range(_MOST_DECIMALS + 1):
        rounded = abs(number).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        if re.sub(r"\D", "", f"{rounded:f}") == wanted:
            return decimals
    return None


def _body(cell: Cell, digits: str, decimals: int) -> str:
    grouped = len(re.findall(r"\D", digits)) > bool(decimals)
    small = abs(cell.number or 0) < 1000 and cell.form in ("count", "decimal", "signed")
    whole = "#,##0" if grouped or small else "0"
    return f"{whole}.{'0' * decimals}" if decimals else whole


def _signed(before: str, rest: str, cell: Cell) -> str:
    """Return a format that writes signs as the text does."""
    lead = _quoted(before)
    if cell.form == "signed" or cell.text.strip().startswith("+"):
        return f'{lead}+{rest};{lead}"−"{rest};{lead}{rest}'
    return f'{lead}{rest};{lead}"−"{rest}' if "−" in cell.text else lead + rest


def _quoted(text: str) -> str:
    plain = text.replace('"', "")
    return f'"{plain}"' if plain else ""
