"""Reports as PDF: tagged for screen readers (PDF/UA-1), fit to be archived (PDF/A-2a).

Typst sets the pages from ``template.typ``. What is printed reaches it as data, so nothing that
somebody typed can be taken for markup; fonts are the project's own, so every machine writes the
same bytes.
"""

import json
from pathlib import Path

import typst

from reports.documents.blocks import Document
from reports.formats.pdf.content import told
from reports.formats.pdf.row_heads import with_row_heads
from reports.formats.pdf.typesetting import folder_of_fonts

_TEMPLATE = Path(__file__).parent / "template.typ"


def write(document: Document) -> bytes:
    """Return a document as PDF.

    Raises:
        fonts.FontMissing: a font that belongs to the project is not installed.
    """
    set_pages = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=folder_of_fonts(),
        sys_inputs={"report": json.dumps(told(document))},
        pdf_standards=["ua-1", "a-2a"],
    )
    assert isinstance(set_pages, bytes)
    return with_row_heads(set_pages)
