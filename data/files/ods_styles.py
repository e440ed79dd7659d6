"""Styles of an OpenDocument spreadsheet, as far as they change what a cell means."""

from data.files.number_formats import habit

TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
NUMBER = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"


def number(text: str, most: int, otherwise: int = 1) -> int:
    """Return how often something is said to be repeated, from 1 up to ``most``."""
    if not (text.isascii() and text.isdigit()):
        return otherwise
    return max(1, min(int(text[:12]), most))


class Styles:
    """What styles say: which tables are not shown, and what a cell's number format does.

    Attributes:
        not_shown: names of the styles of hidden tables.
    """

    def __init__(self) -> None:
        self.not_shown: set[str] = set()
        self._cells: dict[str, tuple[str, str]] = {}
        self._habits: dict[str, str] = {}
        self._style = self._format = self._pattern = ""
        self._digits: dict[int, str] = {}
        self._text_at: int | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in an element of a style or a number format."""
        if name == f"{STYLE} style":
            self._begin_style(attributes)
        elif name == f"{STYLE} table-properties":
            if attributes.get(f"{TABLE} display") == "false":
                self.not_shown.add(self._style)
        elif name == f"{NUMBER} number-style":
            self._format, self._pattern = attributes.get(f"{STYLE} name", ""), ""
        elif name == f"{NUMBER} number":
            self._begin_number(attributes)
        elif name == f"{NUMBER} embedded-text":
            self._text_at = number(attributes.get(f"{NUMBER} position", ""), 30)
        elif name == f"{NUMBER} text":
            self._text_at = 0

    def _begin_style(self, attributes: dict[str, str]) -> None:
        self._style = attributes.get(f"{STYLE} name", "")
        if attributes.get(f"{STYLE} family") == "table-cell":
            self._cells[self._style] = (
                attributes.get(f"{STYLE} data-style-name", ""),
                attributes.get(f"{STYLE} parent-style-name", ""),
            )

    def _begin_number(self, attributes: dict[str, str]) -> None:
        whole = attributes.get(f"{NUMBER} decimal-places", "0") == "0"
        digits = number(attributes.get(f"{NUMBER} min-integer-digits", ""), 30, 0)
        plain = whole and attributes.get(f"{NUMBER} grouping") != "true"
        self._digits = dict.fromkeys(range(digits, 0, -1), "0" if plain else "?")

    def text(self, found: str) -> None:
        """Take in what stands beside or between the digits in a number format."""
        if self._text_at == 0:
            self._pattern += '"' + found.replace('"', "") + '"'
        elif self._text_at in self._digits:
            self._digits[self._text_at] += found

    def end(self, name: str) -> None:
        """Take in that an element ends."""
        if name in (f"{NUMBER} text", f"{NUMBER} embedded-text"):
            self._text_at = None
        elif name == f"{NUMBER} number":
            # A text at place n stands before the last n digits.
            self._pattern += "".join(text[1:] + text[0] for text in self._digits.values())
        elif name == f"{NUMBER} number-style":
            self._habits[self._format] = habit(self._pattern)
            self._format = ""

    def habit(self, style: str) -> str:
        """Return what the number format of a cell's style does (see ``number_formats``)."""
        for _ in range(5):
            form, parent = self._cells.get(style, ("", ""))
            if form:
                return self._habits.get(form, "")
            style = parent
        return ""
