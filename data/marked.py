"""The marked workbook: the user's own file back, its problem cells coloured and commented.

In front stands a sheet *To fix*, whose lines lead to the cells. Everything else stays as it was,
byte for byte: only those parts of the package change that have to. A file marked before loses its
old marks first, also where Excel or LibreOffice has saved it since.
"""

import re
from collections.abc import Mapping, Sequence
from xml.parsers import expat

from data.marking.book import (
    drop_macros,
    drop_sheets,
    forget,
    listed_sheets,
    put_first,
    quote,
    remembered,
)
from data.marking.boxes import anchor
from data.marking.layout import At, Layout, lay_out
from data.marking.listing import Listing, is_listing, write_listing
from data.marking.notes import Box, add_notes, strip_notes
from data.marking.package import Package
from data.marking.splicing import Edit, attributes, encoded, splice
from data.marking.styles import NO_STYLES, complete, graft, paint, unpaint
from data.marking.targets import Area, Marks, address, aim, ordered, out_of_sight, whole_text
from data.marking.values import make_book
from data.problems import Problem, Refused
from data.workbook import Sheet, Workbook

_OWN = ("xlsx", "xlsm")
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_CUT = "Of “{}” only as much is here as an xlsx sheet can hold."


def is_marking(sheet: Sheet) -> bool:
    """Say whether a sheet is our *To fix*, which holds no figures."""
    return is_listing(sheet)


def mark(content: bytes, workbook: Workbook, problems: Sequence[Problem]) -> bytes:
    """Return the user's file as an xlsx file with its problems marked.

    Args:
        content: the file's bytes.
        workbook: the file as it was read.
        problems: what is wrong with it, in any order.

    Raises:
        Refused: a part of the file is damaged that reading it did not need.
    """
    try:
        return _marked(content, workbook, ordered(problems, workbook))
    # Numbers that are none, names that lead nowhere, elements in elements without end.
    except (expat.ExpatError, ValueError, KeyError, RecursionError):
        why = {"why": "a part of it is damaged or far too large"}
        raise Refused([Problem("unreadable", file=workbook.name, words=why)]) from None


def _marked(content: bytes, workbook: Workbook, problems: Sequence[Problem]) -> bytes:
    old = {sheet.name for sheet in workbook.sheets if is_marking(sheet)}
    remarks: list[str] = []
    if workbook.format in _OWN:
        package = Package(content, workbook.name)
        _clean(package, old)
        names = {sheet.name: sheet.name for sheet in listed_sheets(package)}
    else:
        made = make_book(workbook, old)
        package, names = made.package, made.names
        remarks = [_CUT.format(name) for name in made.cut]
    targets = aim(problems, workbook)
    sheets = {sheet.name: sheet for sheet in listed_sheets(package)}
    wanted = {
        sheets[names[name]].part: marks
        for name, marks in targets.sheets.items()
        if names.get(name) in sheets and sheets[names[name]].kind == "worksheet"
    }
    former = _mark_sheets(package, wanted)
    seen = {name: title for name, title in names.items() if sheets[title].visible}
    links = [_link(p, place, seen) for p, place in zip(problems, targets.places, strict=True)]
    remarks += out_of_sight(targets, workbook)
    _add_listing(package, write_listing(problems, links, targets.left, remarks), former)
    return package.packed()


def _styles(package: Package) -> str:
    """Return the name of the part with the styles; there is one, with all that we add to."""
    found = (r.target for r in package.relations(package.workbook) if r.kind == "styles")
    part = next(found, "")
    if part not in package:
        part = package.unused("xl/styles{}.xml")
        package.add(part, package.in_dialect(NO_STYLES), _STYLES_TYPE)
        package.relate(package.workbook, "styles", part)
    package[part] = complete(package[part])
    return part


def _clean(package: Package, old: set[str]) -> None:
    """Take out macros, and whatever we put in when the file was marked before."""
    drop_macros(package)
    sheets = [sheet.part for sheet in listed_sheets(package) if sheet.part in package]
    noted = [strip_notes(package, sheet) for sheet in sheets]
    former = remembered(package)
    if former or old or any(noted):
        styles = _styles(package)
        package[styles] = unpaint(package[styles], former)
    forget(package)
    drop_sheets(package, old)


def _mark_sheets(package: Package, wanted: Mapping[str, Marks]) -> dict[str, str]:
    """Colour and comment cells; return which shades stand for which former fills."""
    layouts: dict[str, Layout] = {}
    for part, marks in wanted.items():
        package[part], layouts[part] = lay_out(package[part], marks.colours)
    before = {part: layout.styles() for part, layout in layouts.items()}
    pairs = {
        part: {at: (style, wanted[part].colours[at]) for at, style in styles.items()}
        for part, styles in before.items()
    }
    name = _styles(package)
    painted = paint(package[name], (pair for cells in pairs.values() for pair in cells.values()))
    package[name] = painted.xml
    for part, layout in layouts.items():
        cells = {at: pair for at, pair in pairs[part].items() if pair in painted.styles}
        new = {at: painted.styles[pair] for at, pair in cells.items()}
        _mark_sheet(package, part, layout, wanted[part], new)
    return painted.former


def _mark_sheet(
    package: Package, part: str, layout: Layout, marks: Marks, styles: Mapping[At, int]
) -> None:
    xml = package[part]
    edits = layout.edits(xml, styles)
    texts = {at: whole_text(texts) for at, texts in marks.texts.items()}
    boxes = {at: Box(text, anchor(at, text, layout)) for at, text in texts.items()}
    identity = add_notes(package, part, boxes, layout.drawing) if boxes else ""
    if identity:
        own = attributes({"xmlns:r": package.office, "r:id": identity})
        tag = encoded(f"<{layout.prefix}legacyDrawing{own}/>")
        edits.append(Edit(layout.drawing_at, layout.drawing_at, tag))
    package[part] = splice(xml, edits)


def _link(problem: Problem, area: Area | None, names: Mapping[str, str]) -> str:
    """Return where a line leads; nowhere from the file as such, and from sheets out of sight."""
    name = names.get(problem.sheet) if problem.sheet else ""
    return f"{quote(name)}!{address(area) if area else 'A1'}" if name else ""


def _add_listing(package: Package, listing: Listing, former: Mapping[str, str]) -> None:
    name = _styles(package)
    package[name], by = graft(package[name], listing.styles)
    sheet = re.sub(
        rb'(<c r="[A-Z]+\d+" s=")(\d+)"',
        lambda found: b'%b%d"' % (found[1], int(found[2]) + by),
        listing.sheet,
    )
    put_first(package, package.in_dialect(sheet), listing.rows, former)
