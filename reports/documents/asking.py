"""What somebody typed for an area, a partner, a period or a file, found in what there is."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from data.problems import Problem, Refused
from reports.documents.composing import places
from reports.documents.source import Source
from reports.formats import FORMATS

#: So many are named at most where what was typed is not among them.
_NAMED = 12
_ALL = "python -m reports list shows all."
#: How a quarter may be turned round: Q2 2026.
_TURNED = re.compile(r"q([1-4])(\d{4})")
_FORMAT_OF = {one.ending: code for code, one in FORMATS.items()}


class WrongUse(Exception):
    """What was typed contradicts itself; the sentence says how."""


def place_of(source: Source, dimension: str, typed: str) -> str:
    """Return the code of an area, grant or partner that was typed by code or name, in any case.

    Raises:
        Refused: the release has none called so, or several; those there are are named.
    """
    if not typed:
        return ""
    names = {code: source.known[dimension].get(code, code) for code in places(source, dimension)}
    wanted = _plain(typed)
    for called in ({code: code for code in names}, names):
        found = [code for code, name in called.items() if _plain(name) == wanted]
        if len(found) == 1:
            return found[0]
    there = [code if name == code else f"{code} {name}" for code, name in names.items()]
    lacking = f"It does not tell {dimension}s apart."
    raise _not_in(dimension, typed, there, lacking)


def period_of(source: Source, typed: str) -> str:
    """Return the name of a period that was typed by name or label: ``2026 q2``, ``FY2025``.

    Raises:
        Refused: the release has no such period, or several; those there are are named.
    """
    if not typed:
        return ""
    windows = source.offer.windows
    wanted = _period(typed)
    for called in (
        {window.name: _period(window.name) for window in windows},
        {window.name: _period(window.label) for window in windows},
        # A fiscal year without the month it starts in.
        {window.name: _period(window.name.partition("/")[0]) for window in windows},
    ):
        found = [name for name, plain in called.items() if plain == wanted]
        if len(found) == 1:
            return found[0]
    raise _not_in("period", typed, [window.name for window in reversed(windows)], "")


def _plain(typed: str) -> str:
    return " ".join(typed.split()).casefold()


def _period(typed: str) -> str:
    return _TURNED.sub(r"\2q\1", re.sub(r"[\s_-]+", "", typed).casefold())


def _not_in(what: str, typed: str, there: Iterable[str], lacking: str) -> Refused:
    named = list(there)
    said = f"It has {', '.join(named[:_NAMED])}" if named else lacking
    if len(named) > _NAMED:
        said += f" and {len(named) - _NAMED} more; {_ALL}"
    elif named:
        said += "."
    found = " ".join(typed.split())
    return Refused([Problem("report_not_in", column=what, found=found, words={"there": said})])


def format_of(out: Path, form: str | None, all_areas: bool) -> str:
    """Return the code of the format that is meant: the one given, else the file's ending says.

    Args:
        out: the file or folder.
        form: the format that was given; None: none was.
        all_areas: whether many reports are put into one zip.

    Raises:
        WrongUse: the ending is of another format than the one given, or of none.
    """
    name = out.name.lower()
    if out.is_dir() or not out.suffix:
        return form or "pdf"
    if all_areas:
        if not name.endswith(".zip"):
            raise WrongUse(f"{out.name}: the reports of all areas are one zip; call it so.")
        return form or "pdf"
    if name.endswith(".zip") and form in ("csv", "images"):
        other = "images" if form == "csv" else "csv"
        if not name.endswith(FORMATS[other].ending):
            return form
    meant = next((code for ending, code in _FORMAT_OF.items() if name.endswith(ending)), None)
    if meant is None:
        raise WrongUse(f"{out.name}: no format has this ending. {_endings(_FORMAT_OF)}")
    if form and form != meant:
        ending = FORMATS[form].ending
        raise WrongUse(f"{out.name}: --format {form} writes files that end in {ending}.")
    return meant


def _endings(endings: Mapping[str, str]) -> str:
    return f"There are {', '.join(endings)}."


def path_of(out: Path, name: str, ending: str) -> Path:
    """Return where a file is written: in a folder by its own name, else with its ending.

    Args:
        out: what was given.
        name: what the file is called in a folder.
        ending: what is added to a name without one.
    """
    if out.is_dir():
        return out / name
    return out if out.suffix or out.exists() else out.with_name(f"{out.name}{ending}")
