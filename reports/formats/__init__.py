"""The formats that documents are written in.

Each is a module with ``write(document) -> bytes``; the same document gives the same bytes, each
time.
"""

from dataclasses import dataclass
from importlib import import_module

from reports.documents.blocks import Document


@dataclass(frozen=True)
class Format:
    """A format.

    Attributes:
        code: its name for machines and the command line.
        title: its name for people.
        ending: how its files end, with the dot.
        media: its media type.
        says: what it is good for, in a sentence.
        paper: whether it is printed, on a sheet of a certain size.
    """

    code: str
    title: str
    ending: str
    media: str
    says: str
    paper: bool = False


FORMATS = {
    one.code: one
    for one in (
        Format(
            "pdf",
            "PDF",
            ".pdf",
            "application/pdf",
            "To read, print and publish; screen readers can read it out.",
            True,
        ),
        Format(
            "docx",
            "Word",
            ".docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "To go on writing.",
            True,
        ),
        Format(
            "xlsx",
            "Excel",
            ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "To go on working with the numbers.",
            True,
        ),
        Format(
            "html", "Web page", ".html", "text/html", "One file, with charts to point at.", True
        ),
        Format(
            "csv", "CSV", ".csv.zip", "application/zip", "For programs: tables with a dictionary."
        ),
        Format(
            "images", "Images", ".images.zip", "application/zip", "Each figure as SVG and as PNG."
        ),
    )
}

#: Code → where it is written; imported only when it is: some of them take a while.
_WRITERS = {
    "pdf": ("pdf", "write"),
    "docx": ("word", "write"),
    "xlsx": ("excel", "write"),
    "html": ("web", "write"),
    "csv": ("package", "write"),
    "images": ("images", "all_of"),
}


def write(document: Document, code: str) -> bytes:
    """Return a document as a file of a format.

    Args:
        document: what is written.
        code: of the format, such as ``pdf``.
    """
    module, function = _WRITERS[code]
    written: bytes = getattr(import_module(f"{__name__}.{module}"), function)(document)
    return written
