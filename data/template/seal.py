"""A workbook becomes bytes that depend on its content alone, not on when it was saved."""

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.writer.excel import ExcelWriter

from data.template.words import TEMPLATE_VERSION, VERSION_LABEL

_MADE = dt.datetime(2026, 1, 1)


class _Undated(zipfile.ZipFile):
    """An archive whose members carry no time of writing."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        member = zipfile.ZipInfo(str(zinfo_or_arcname), (1980, 1, 1, 0, 0, 0))
        member.compress_type = zipfile.ZIP_DEFLATED
        super().writestr(member, data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


def seal(book: Workbook, title: str) -> bytes:
    """Return the workbook as an xlsx file, with ``title`` and the template's version in it."""
    properties = book.properties
    properties.creator = "Prevention Impact"
    properties.title = title
    properties.subject = f"Quarterly report of a coalition partner, template {TEMPLATE_VERSION}"
    properties.created = properties.modified = _MADE
    version: Any = StringProperty(name=VERSION_LABEL, value=TEMPLATE_VERSION)
    book.custom_doc_props.append(version)  # type: ignore[attr-defined]
    content = io.BytesIO()
    # Workbook.save would write the time of day into the properties.
    ExcelWriter(book, _Undated(content, "w")).save()
    return content.getvalue()
