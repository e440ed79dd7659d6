"""What a file is, by its first bytes or its parts, whatever its name says."""

import codecs
import re
from collections.abc import Collection

#: The first bytes of an OLE file, in which xls files and protected xlsx files come.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
#: Sheets of Excel before version 5 came without any wrapping.
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")

_OTHER = {
    b"%PDF": "a PDF document",
    b"{\\rtf": "a text document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"RIFF": "a recording or a picture",
    b"ID3": "a recording",
    b"Rar!": "an archive",
    b"7z\xbc\xaf": "an archive",
    b"\x1f\x8b": "an archive",
    b"SQLite format 3": "a database",
    b"MZ": "a program",
    b"\x7fELF": "a program",
}
_WEB = re.compile(
    rb"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype html|html|table|head|meta)\b", re.S
)

_DOCUMENTS = {
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a presentation",
}
_OPENED = {
    "application/vnd.oasis.opendocument.text": "a text document",
    "application/vnd.oasis.opendocument.presentation": "a presentation",
    "application/epub+zip": "a book",
}


def kind_of(content: bytes) -> str:
    """Return ``zip``, ``ole``, ``biff``, ``flat`` (an ods in one piece of XML), or ``text``.

    What is none of them is told by ``other_kind``.
    """
    if content.startswith(_ZIP):
        return "zip"
    if content.startswith(OLE):
        return "ole"
    if content.startswith(_BIFF):
        return "biff"
    head = _head(content)
    return "flat" if head.startswith(b"<?xml") and b"<office:document" in head else "text"


def other_kind(content: bytes) -> tuple[str, str]:
    """Return the entry and the words for a file that is no text to be read; empty for others."""
    head = _head(content)
    for beginning, what in _OTHER.items():
        # Letters may well begin a table of text: only what holds what no text holds is told.
        if content.startswith(beginning) and (not beginning.isalnum() or _is_binary(content)):
            return "other_file", what
    if _WEB.match(head.lower()):
        return "saved_otherwise", "a web page"
    if head.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "saved_otherwise", "an XML spreadsheet of Excel 2003"
    if head.startswith(b"<?xml"):
        return "saved_otherwise", "an XML file"
    return "", ""


def other_archive(parts: Collection[str], mimetype: str) -> tuple[str, str]:
    """Return the entry and the words for a zip file that is no workbook we read.

    Args:
        parts: the names of its parts, in small letters.
        mimetype: what its part ``mimetype`` holds, if there is one.
    """
    if "xl/workbook.bin" in parts:
        return "saved_otherwise", "a binary workbook (.xlsb)"
    if any(part.endswith(".iwa") for part in parts):
        return "saved_otherwise", "a Numbers document"
    for part, what in _DOCUMENTS.items():
        if part in parts:
            return "other_file", what
    return "other_file", _OPENED.get(mimetype.strip(), "an archive of other files")


def _head(content: bytes) -> bytes:
    return content[:4000].removeprefix(codecs.BOM_UTF8).lstrip()


def _is_binary(content: bytes) -> bool:
    return bool(re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", content[:4000]))
