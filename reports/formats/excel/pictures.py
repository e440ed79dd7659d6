"""The logo on the cover, and what is said of pictures for whoever cannot see them."""

import io
import re
from collections.abc import Sequence
from functools import partial
from xml.sax.saxutils import quoteattr

from openpyxl.drawing.image import Image
from openpyxl.worksheet.worksheet import Worksheet

from reports.documents.blocks import Look
from reports.formats.office import Changes, one_line, picture_size

_HEIGHT, _WIDEST = 80, 320
#: Points a pixel has, and points around a logo.
_POINTS, _SPACE = 0.75, 12
_NAMED = re.compile(rb'(<(?:\w+:)?cNvPr id="\d+" name="[^"]*")(?: descr="[^"]*")?')


def add_logo(sheet: Worksheet, look: Look) -> bool:
    """Put the logo below the text of the cover, in a row of its own; say whether it can be read."""
    size = picture_size(look.logo)
    if look.logo is None or size is None:
        return False
    picture = Image(io.BytesIO(look.logo))
    scale = min(_HEIGHT / size[1], _WIDEST / size[0])
    picture.width, picture.height = round(size[0] * scale), round(size[1] * scale)
    row = sheet.max_row + 1
    sheet.row_dimensions[row].height = picture.height * _POINTS + _SPACE
    sheet.add_image(picture, f"A{row}")
    return True


def described(said: Sequence[str]) -> Changes:
    """Return what makes each drawing of a file say what it shows.

    Args:
        said: in words, one a sheet with a picture or chart, in order of the sheets.
    """
    return {
        f"xl/drawings/drawing{number}.xml": partial(_say, one_line(words))
        for number, words in enumerate(said, 1)
    }


def _say(words: str, content: bytes) -> bytes:
    told = f" descr={quoteattr(words)}".encode()
    return _NAMED.sub(lambda found: found[1] + told, content)
