"""The looks of cells, as styles with names: a report changed in Excel stays of one piece."""

from dataclasses import dataclass, field
from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from reports import palette
from reports.documents.blocks import Look

#: Everyone who has Excel has it.
TYPE = "Calibri"
#: Excel takes some two hundred formats in a file; further ones are shown as they are.
_MOST_FORMATS = 150


@dataclass
class Styles:
    """The styles of one file: each is made when it is first asked for.

    Attributes:
        book: the file.
        look: its colours.
        made: the names of what is made.
        formats: the number formats in use.
    """

    book: Workbook
    look: Look
    made: set[str] = field(default_factory=set)
    formats: set[str] = field(default_factory=set)

    def name(self, role: str, form: str = "") -> str:
        """Return the name of a style.

        Args:
            role: a key of ``_looks``.
            form: a number format; empty: none.
        """
        if form and form not in self.formats and len(self.formats) >= _MOST_FORMATS:
            form = ""
        name = f"{role} {form}".strip()
        if name not in self.made:
            self.made.add(name)
            self.formats.add(form)
            font, alignment, border, fill = _looks(self.look)[role]
            made = NamedStyle(name, font, fill, border, alignment, form or "General")
            self.book.add_named_style(made)
        return name


def colour(hexadecimal: str) -> str:
    """Return a colour as Excel writes it: without the sign, opaque."""
    return f"FF{hexadecimal.lstrip('#').upper()}"


def _looks(look: Look) -> dict[str, tuple[Font, Alignment, Border, PatternFill]]:
    """Return role → type, alignment, rules, ground."""
    bare = (Border(), PatternFill())
    rule = Border(bottom=Side("thin", colour(palette.LINE)))
    row = (rule, PatternFill())
    head = (
        Border(bottom=Side("medium", colour(look.accent))),
        PatternFill("solid", colour(palette.QUIET)),
    )
    ink, soft, warn = palette.INK, palette.SOFT, palette.WARN
    right, left = _placed("right", wraps=True), _placed("left", wraps=True)
    within = _placed("left", indent=1, wraps=True)
    above, on_banner = _placed("left"), _placed("left", indent=1)
    banner = (Border(), PatternFill("solid", colour(look.accent)))
    return {
        "Report cover": (
            _font(24, palette.PAPER, bold=True),
            _placed("left", "center", 1),
            *banner,
        ),
        "Report cover line": (_font(14, palette.PAPER), on_banner, *banner),
        "Report title": (_font(16, look.accent, bold=True), above, *bare),
        "Report line": (_font(11, soft), above, *bare),
        "Report text": (_font(11, ink), within, *bare),
        "Report warning": (_font(11, warn, bold=True), above, *bare),
        "Report cover warning": (_font(11, warn, bold=True), within, *bare),
        "Report link": (_font(11, look.accent, underline=True), above, *bare),
        "Report head": (
            _font(11, look.accent, bold=True),
            _placed("left", "bottom", wraps=True),
            *head,
        ),
        "Report head of words": (
            _font(11, look.accent, bold=True),
            _placed("left", "bottom", 1, wraps=True),
            *head,
        ),
        "Report head of numbers": (
            _font(11, look.accent, bold=True),
            _placed("right", "bottom", wraps=True),
            *head,
        ),
        "Report row head": (_font(11, ink, bold=True), left, *row),
        "Report cell": (_font(11, ink), within, *row),
        "Report number": (_font(11, ink), right, *row),
        "Report linked cell": (_font(11, look.accent, underline=True), left, *row),
    }


def _font(size: int, hexadecimal: str, bold: bool = False, underline: bool = False) -> Font:
    return Font(
        name=TYPE,
        sz=size,
        b=bold,
        u="single" if underline else None,
        color=colour(hexadecimal),
    )


def _placed(
    across: Literal["left", "right"],
    upright: Literal["center", "bottom"] = "center",
    indent: int = 0,
    wraps: bool = False,
) -> Alignment:
    """Return where text stands; what does not wrap runs on over the columns beside it."""
    return Alignment(horizontal=across, vertical=upright, wrap_text=wraps, indent=indent)
