"""The fonts of printed reports: they come with the project, so every machine prints the same.

Source Sans for most, DejaVu Sans for scripts and signs that it lacks. What neither has is written
in words, so that no page has empty boxes and no file is refused.
"""

import re
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

#: Package → where its fonts are, and those that are used.
_SOURCES = {
    "font_source_sans_pro": (
        "files",
        ("Regular", "Semibold"),
        "SourceSansPro-{}.ttf",
    ),
    "matplotlib": ("mpl-data/fonts/ttf", ("Sans", "Sans-Bold"), "DejaVu{}.ttf"),
}
#: Weight → its fonts; a character is taken from the first that has it.
WEIGHTS = {
    400: ("SourceSansPro-Regular", "DejaVuSans"),
    600: ("SourceSansPro-Semibold", "DejaVuSans-Bold"),
}

#: What no file may hold: control characters, halves of characters, characters that are none.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
#: They change how their neighbours look and are not seen themselves.
_UNSEEN = re.compile("[\u200b\u200d\u2060\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")
_SPACES = re.compile("[\t\u2028\u2029\u3000]")


class FontMissing(Exception):
    """A font that belongs to the project is not there; the sentence says which."""


@cache
def paths() -> dict[str, Path]:
    """Return the fonts by the names of their files, without the ending.

    Raises:
        FontMissing: a package is not installed, or lacks a file.
    """
    found = {}
    for package, (folder, names, pattern) in _SOURCES.items():
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise FontMissing(
                f"The package {package.replace('_', '-')} must be installed: it has a font that "
                "printed reports are set in. Install what is in requirements/run.txt."
            )
        for name in names:
            path = Path(spec.origin).parent / folder / pattern.format(name)
            if not path.is_file():
                raise FontMissing(
                    f"The font {path.name} is missing: it belongs to the package "
                    f"{package.replace('_', '-')}. Install what is in requirements/run.txt again."
                )
            found[path.stem] = path
    return found


def readable(text: str) -> str:
    """Return a text as the fonts can show it.

    Control characters are left out. A sign without a picture in any font becomes its name in
    brackets, "[slightly smiling face]"; letters of a script without one become the script's name,
    once a run: "[Hangul]".
    """
    if text.isascii() and text.isprintable():
        return text
    text = _SPACES.sub(" ", _UNWRITABLE.sub("", unicodedata.normalize("NFC", text)))
    text = _UNSEEN.sub("", text)
    return _runs(text)


def _runs(text: str) -> str:
    """Replace what no font has, letters of one script with spaces between them at once."""
    said, script = "", ""
    for letter in text:
        if letter.isspace() or _has(letter):
            said += letter
            script = script if letter == " " else ""
            continue
        name, is_letter = _named(letter)
        if name != script or not is_letter:
            said += f"[{name}]"
        else:
            said = said.rstrip(" ")
        script = name if is_letter else ""
    return said


def _named(letter: str) -> tuple[str, bool]:
    """Return what stands for a character, and whether it is the name of a script."""
    name = unicodedata.name(letter, f"U+{ord(letter):04X}")
    if unicodedata.category(letter)[0] not in "LM":
        return (name if name.startswith("U+") else name.lower()), False
    script = name.split()[0]
    return (script if len(script) <= 3 else script.capitalize()), True


def _has(letter: str) -> bool:
    """Say whether a font has a character; the regular ones have all that the bold ones have."""
    return any(ord(letter) in _characters(stem) for stem in WEIGHTS[400])


def inches(text: str, size: float, weight: int = 400) -> float:
    """Return how wide a text is, set in so many points; of several lines, the widest.

    Letters that join or lean on each other are a little narrower than this says.

    Args:
        text: what is set.
        size: in points.
        weight: 400, or 600 for semibold.
    """
    lines = text.split("\n")
    return max(sum(_advance(letter, weight) for letter in line) for line in lines) * size / 72


@cache
def _advance(letter: str, weight: int) -> float:
    """Return how far a letter carries on, as a share of its size."""
    from matplotlib.ft2font import LoadFlags

    held = [stem for stem in WEIGHTS[weight] if ord(letter) in _characters(stem)]
    if not held:
        return 0.6
    face = _face(held[0])
    return face.load_char(ord(letter), LoadFlags.NO_SCALE).horiAdvance / face.units_per_EM


@cache
def _characters(stem: str) -> frozenset[int]:
    return frozenset(_face(stem).get_charmap())


@cache
def _face(stem: str) -> "FT2Font":
    from matplotlib.ft2font import FT2Font

    return FT2Font(paths()[stem])
