"""The fonts that typst sets pages in."""

from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from threading import Lock

import typst

from reports.formats import fonts

#: Two reports begun at once would make two folders, and one of them would be deleted in use.
_TURN = Lock()


def folder_of_fonts() -> typst.Fonts:
    """Return the project's fonts, and none of the machine's.

    Typst takes every font of a folder, and the folders they are installed in hold others beside
    them; so ours stand in one of their own for as long as the program runs.

    Raises:
        fonts.FontMissing: a font is not installed.
    """
    with _TURN:
        return _found()


@cache
def _found() -> typst.Fonts:
    folder = _folder().name
    for path in fonts.paths().values():
        copyfile(path, Path(folder) / path.name)
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


@cache
def _folder() -> TemporaryDirectory[str]:
    """Return a folder that is deleted when the program ends."""
    return TemporaryDirectory(prefix="report-fonts-")
