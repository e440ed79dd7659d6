"""Files of Word and Excel: zips of XML that are the same each time, and text that fits in them."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping

from PIL import Image

from reports.formats.characters import writable
from reports.releases.packing import pack

#: What programs write down of themselves and of now.
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
CORE = "docProps/core.xml"
_BREAKS = re.compile(r"[\t\n\r\u2028\u2029]+ *")

#: Path in the zip → what its content becomes.
Changes = Mapping[str, Callable[[bytes], bytes]]


def one_line(text: str) -> str:
    """Return a text as one line that any file can hold."""
    return _BREAKS.sub(" ", writable(text)).strip()


def sealed(content: bytes, day: str, changes: Changes | None = None) -> bytes:
    """Return a file of Word or Excel without the time it was made at.

    Args:
        content: the file.
        day: what its properties say instead, as ISO text.
        changes: what else is changed in it.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    for name, change in (changes or {}).items():
        entries[name] = change(entries[name])
    moment = rb"\g<1>" + f"{day}T00:00:00Z".encode()
    entries[CORE] = _MODIFIED.sub(moment, entries[CORE])
    return pack(entries)


def picture_size(content: bytes | None) -> tuple[int, int] | None:
    """Return the width and height of a picture in pixels; None: it is none that can be read."""
    if content is None:
        return None
    try:
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
            return picture.size if picture.format == "PNG" else None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
