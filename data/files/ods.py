"""OpenDocument spreadsheets (ods), read as their elements go by.

Not by a library: a row may say to be repeated a million times, and what is typed, shown, hidden or
wrong is said in many places that no reader here tells all of.
"""

import re
from collections.abc import Iterable, Mapping
from xml.parsers.expat import ExpatError

from data.files.archive import no_doctypes, walk
from data.files.bounds import Reading
from data.files.ods_sheet import SheetBuilder
from data.files.ods_styles import NUMBER, OFFICE, STYLE, TABLE, TEXT, Styles, number
from data.files.sheet import Sheet

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_PROTECTED = (b"encryption-data", b"encrypted-package")
_MACRO = re.compile(r"basic/[^/]+/(?!script-l[bc]\.xml)[^/]+\.xml|scripts/.+[^/]")
_PARAGRAPHS = (f"{TEXT} p", f"{TEXT} h")
_TABLE = f"{TABLE} table"
_SIGNS = {f"{TEXT} tab": "\t", f"{TEXT} line-break": "\n"}


def is_ods(parts: Mapping[str, bytes]) -> bool:
    """Return whether the parts of a zip file are an OpenDocument spreadsheet's."""
    mimetype = parts.get("mimetype", b"").strip().decode("latin-1")
    return mimetype.startswith(MIMETYPE) or (not mimetype and "content.xml" in parts)


def has_macros(parts: Iterable[str]) -> bool:
    """Return whether a spreadsheet came with macros; an empty library comes with every one."""
    return any(_MACRO.fullmatch(part) for part in parts)


def read_ods(parts: Mapping[str, bytes], reading: Reading) -> tuple[tuple[Sheet, ...], bool]:
    """Read a spreadsheet's sheets; the second value says whether its days count from 1904.

    Args:
        parts: its parts by name in small letters.
        reading: the bounds.

    Raises:
        Refused: it is protected or damaged, or holds too much.
    """
    manifest = parts.get("meta-inf/manifest.xml", b"")
    if any(word in manifest for word in _PROTECTED):
        raise reading.refused("encrypted")
    no_doctypes(parts, ("content.xml", "styles.xml"), reading)
    if "content.xml" not in parts:
        raise reading.unreadable("it is damaged")
    return read_flat(parts["content.xml"], reading, parts.get("styles.xml", b""))


def read_flat(xml: bytes, reading: Reading, styles: bytes = b"") -> tuple[tuple[Sheet, ...], bool]:
    """Read the XML that holds a spreadsheet's sheets, as ``read_ods`` does."""
    document = _Document(reading)
    try:
        for part in filter(None, (styles, xml)):
            for _ in walk(part, reading, document.start, document.end, document.text):
                pass
    except ExpatError:
        raise reading.unreadable("it is damaged") from None
    names = {sheet.name for sheet in document.sheets}
    if not document.sheets or len(names) < len(document.sheets):
        raise reading.unreadable("its list of sheets is damaged")
    return tuple(document.sheets), document.from_1904


class _Document:
    """A spreadsheet as its elements go by."""

    def __init__(self, reading: Reading) -> None:
        self.sheets: list[Sheet] = []
        self.from_1904 = False
        self._reading = reading
        self._styles = Styles()
        self._sheet: SheetBuilder | None = None
        self._depth = self._of_spreadsheet = self._aside = 0
        self._in_paragraph = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._aside:
            self._aside += 1
        elif self._sheet is None:
            self._outside(name, attributes)
        elif self._sheet.in_cell:
            self._inside(name, attributes)
        elif name.startswith(TABLE):
            self._sheet.start(name, attributes)
        else:
            self._aside = 1

    def _outside(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{OFFICE} spreadsheet":
            self._of_spreadsheet = self._depth
        elif name == _TABLE and self._depth == self._of_spreadsheet + 1:
            hidden = attributes.get(f"{TABLE} style-name", "") in self._styles.not_shown
            title = attributes.get(f"{TABLE} name", "")
            self._reading.count_sheets(len(self.sheets) + 1)
            self._sheet = SheetBuilder(title, hidden, self._styles, self._reading)
        elif name == f"{TABLE} null-date":
            self.from_1904 = attributes.get(f"{TABLE} date-value", "").startswith("1904")
        elif name.startswith((STYLE, NUMBER)):
            self._styles.start(name, attributes)

    def _inside(self, name: str, attributes: dict[str, str]) -> None:
        assert self._sheet is not None
        if not name.startswith(TEXT):
            self._aside = 1  # A comment, a drawing, a table within the cell.
        elif name in _PARAGRAPHS:
            self._in_paragraph += 1
            self._sheet.paragraph()
        elif self._in_paragraph:
            count = attributes.get(f"{TEXT} c", "1")
            spaces = number(count, 1000)
            self._sheet.text(" " * spaces if name == f"{TEXT} s" else _SIGNS.get(name, ""))

    def text(self, found: str) -> None:
        if self._in_paragraph and not self._aside and self._sheet is not None:
            self._sheet.text(found)
        elif self._sheet is None:
            self._styles.text(found)

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._aside:
            self._aside -= 1
        elif self._sheet is None:
            self._styles.end(name)
        elif self._sheet.in_cell and name in _PARAGRAPHS:
            self._in_paragraph -= 1
        elif name == _TABLE:
            if not self._sheet.is_foreign:
                self.sheets.append(self._sheet.sheet())
            self._sheet = None
        else:
            self._sheet.end(name)
