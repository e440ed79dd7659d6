"""The first pages of a report as pictures, for whoever looks before it is taken along."""

import json
from pathlib import Path

import typst

from reports.documents.blocks import Document
from reports.formats import pdf
from reports.formats.pdf.content import told
from reports.formats.pdf.typesetting import folder_of_fonts

_TEMPLATE = Path(pdf.__file__).with_name("template.typ")
#: Pixels to an inch: enough to read headings, not to read the report.
_PIXELS = 80.0


def first_pages(document: Document, most: int) -> list[bytes]:
    """Return the first pages of a document as PNG, as the PDF has them.

    Args:
        document: what is shown.
        most: so many pages at most.
    """
    compiler = typst.Compiler(
        _TEMPLATE.read_bytes(),
        font_paths=folder_of_fonts(),
        sys_inputs={"report": json.dumps(told(document))},
    )
    pages = compiler.compile(format="png", ppi=_PIXELS)
    # Of one page typst gives the page, of several a list.
    return pages[:most] if isinstance(pages, list) else [pages] if pages else []
