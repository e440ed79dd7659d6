"""Colours and logo of a county, checked before they are kept: a report is never broken by them."""

import io
import re

from PIL import Image

from data.problems import Problem, Refused
from data.report_texts import Chosen
from reports.documents.blocks import Look
from reports.documents.checks import LEAST, contrast_of

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
#: A logo is scaled to so many pixels on its longer side: enough for print at its size.
_PIXELS = 900
_BYTES = 5_000_000
_FORMS = ("PNG", "JPEG", "GIF", "WEBP")


def checked_look(publisher: str, accent: str, logo: bytes | None, logo_words: str) -> Chosen:
    """Return a look that every report can be written with.

    Args:
        publisher: who publishes.
        accent: the colour, as ``#rrggbb``.
        logo: any picture; None: without.
        logo_words: what the logo shows, for whoever cannot see it.

    Raises:
        Refused: the colour is none or too pale for text, the logo is no picture or too large, or
            nothing says what it shows.
    """
    problems = []
    if not _COLOUR.fullmatch(accent):
        problems.append(Problem("report_colour", found=accent))
    elif contrast_of(accent) < LEAST:
        told = {"ratio": f"{contrast_of(accent):.1f}"}
        problems.append(Problem("report_colour_pale", found=accent, words=told))
    picture = None
    if logo:
        picture = _picture(logo)
        if picture is None:
            problems.append(Problem("report_logo"))
        if not logo_words.strip():
            problems.append(Problem("report_logo_words"))
    if problems:
        raise Refused(problems)
    words = " ".join(logo_words.split()) if picture else ""
    return Chosen(" ".join(publisher.split()), accent.upper(), picture, words)


def _picture(content: bytes) -> bytes | None:
    """Return a picture as a small PNG; None of what is none."""
    if len(content) > _BYTES:
        return None
    try:
        with Image.open(io.BytesIO(content), formats=_FORMS) as image:
            image.thumbnail((_PIXELS, _PIXELS))
            out = io.BytesIO()
            image.convert("RGBA").save(out, "PNG")
    # Of a picture cut short, a bomb or another file, Pillow raises one of these.
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return out.getvalue()


def look_of(chosen: Chosen | None) -> Look:
    """Return how documents look; the product's own look while nothing was chosen."""
    if chosen is None:
        return Look()
    return Look(chosen.publisher, chosen.accent, chosen.logo, chosen.logo_words)
