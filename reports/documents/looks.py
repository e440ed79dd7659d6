"""Colours and logo of a county, checked before they are kept: a report is never broken by them."""

import io
import re
from collections.abc import Iterator

from PIL import Image

from data.problems import Problem, Refused
from data.report_texts import Chosen
from reports.documents.blocks import Look
from reports.documents.checks import LEAST, contrast_of

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
#: A logo is scaled to so many pixels on its longer side: enough for print at its size.
_PIXELS = 900
#: A logo's file has so many megabytes at most, in words and in fact.
MEGABYTES = 5
#: So many pixels are decoded at most: a small file may hold a picture that fills the memory.
_DECODED = 40_000_000
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
    look, problems = right_of(Chosen("", ""), publisher, accent, logo, logo_words)
    if problems:
        raise Refused(problems)
    return look


def right_of(
    held: Chosen, publisher: str, accent: str, logo: bytes | None, logo_words: str
) -> tuple[Chosen, list[Problem]]:
    """Return a look of what is right, the rest of it as it was, and why.

    Args:
        held: how reports look so far.
        publisher: as of ``checked_look``, and so the others.
        accent: the colour.
        logo: the picture.
        logo_words: what it shows.
    """
    problems = list(colour_problems(accent))
    colour = held.accent if problems else accent.upper()
    picture, words = None, ""
    if logo:
        try:
            picture, words = _described(logo, logo_words)
        except Refused as refused:
            problems += refused.problems
            picture, words = held.logo, held.logo_words
    return Chosen(" ".join(publisher.split()), colour, picture, words), problems


def _described(logo: bytes, words: str) -> tuple[bytes, str]:
    """Return a logo as a small PNG, with what it shows; what is no picture needs no words."""
    picture = _picture(logo)
    if not words.strip():
        raise Refused([Problem("report_logo_words")])
    return picture, " ".join(words.split())


def colour_problems(accent: str) -> Iterator[Problem]:
    """Tell why a colour cannot be taken: it is none, or too pale for text on white."""
    if not _COLOUR.fullmatch(accent):
        yield Problem("report_colour", found=accent)
    elif contrast_of(accent) < LEAST:
        told = {"ratio": f"{contrast_of(accent):.1f}"}
        yield Problem("report_colour_pale", found=accent, words=told)


def _picture(content: bytes) -> bytes:
    """Return a picture as a small PNG.

    Raises:
        Refused: it is no picture, its file is too large, or it has too many pixels.
    """
    if len(content) > MEGABYTES * 1_048_576:
        raise Refused([Problem("report_logo_large", words={"most": str(MEGABYTES)})])
    try:
        with Image.open(io.BytesIO(content), formats=_FORMS) as image:
            if image.width * image.height > _DECODED:
                raise Refused([_too_many(f"{image.width:,} × {image.height:,}")])
            image.thumbnail((_PIXELS, _PIXELS))
            out = io.BytesIO()
            image.convert("RGBA").save(out, "PNG")
    # Pillow refuses to open, or warns of, what has many more pixels than we take.
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise Refused([_too_many("far too many")]) from bomb
    # Of a picture cut short or another file, it raises one of these.
    except (OSError, ValueError, SyntaxError) as unreadable:
        raise Refused([Problem("report_logo")]) from unreadable
    return out.getvalue()


def _too_many(found: str) -> Problem:
    return Problem("report_logo_pixels", found=found, words={"most": f"{_DECODED // 1_000_000}"})


def look_of(chosen: Chosen | None) -> Look:
    """Return how documents look; the product's own look while nothing was chosen."""
    if chosen is None:
        return Look()
    return Look(chosen.publisher, chosen.accent, chosen.logo, chosen.logo_words)
