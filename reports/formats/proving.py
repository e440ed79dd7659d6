"""A written file looked at once more: is it marked up for screen readers, as its report says?"""

import io
import re
import zipfile

import pikepdf


class Unmarked(RuntimeError):
    """Raised of a file that is not marked up as it has to be; it is not handed over."""


def prove(content: bytes, code: str) -> None:
    """Look whether a written file has the marks that its own self-check says it has.

    Args:
        content: the file.
        code: its format.

    Raises:
        Unmarked: it has not.
    """
    proofs = {"pdf": _of_pdf, "docx": _of_docx, "xlsx": _of_xlsx, "html": _of_html}
    if code in proofs and not proofs[code](content):
        raise Unmarked(f"The {code} file is not marked up for screen readers.")


def _of_pdf(content: bytes) -> bool:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root = pdf.Root
        marked = "/MarkInfo" in root and bool(root.MarkInfo.get("/Marked", False))
        return marked and "/StructTreeRoot" in root and "/Lang" in root


def _of_docx(content: bytes) -> bool:
    story = _entries(content, r"word/document\.xml")
    return "w:pStyle" in story and story.count("<w:tbl>") == story.count("<w:tblHeader")


def _of_xlsx(content: bytes) -> bool:
    return "<mergeCell" not in _entries(content, r"xl/worksheets/.*\.xml")


def _of_html(content: bytes) -> bool:
    page = content.decode()
    return bool(re.search(r"<html[^>]* lang=", page)) and len(re.findall(r"<h1[\s>]", page)) == 1


def _entries(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = [entry for entry in archive.namelist() if re.fullmatch(name, entry)]
        return "".join(archive.read(entry).decode() for entry in found)
