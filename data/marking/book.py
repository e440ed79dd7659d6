"""The list of sheets and names: ours goes in front, and everything that counts sheets is told."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from data.marking.listing import HEADER_ROW, NAME
from data.marking.package import Package
from data.marking.splicing import (
    Edit,
    Element,
    attributes,
    content,
    encoded,
    head,
    inside,
    prefixed,
    retagged,
)
from data.marking.styles import is_fill

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MEMORY = "PreventionImpact.former."
"""Begins the hidden names that keep which of our shades stands for which former fill."""
_MACROS = frozenset(("vbaProject", "xlMacrosheet", "xlIntlMacrosheet", "attachedToolbars"))
_SIGNED = frozenset(("origin",))
#: What stands before the names in a workbook; the order is prescribed.
_BEFORE_NAMES = frozenset(("sheets", "functionGroups", "externalReferences"))


@dataclass(frozen=True)
class Listed:
    """A sheet as the workbook lists it: its name, part and number, and whether it is visible."""

    name: str
    part: str
    number: int
    visible: bool
    kind: str


def listed_sheets(package: Package) -> list[Listed]:
    """Return the workbook's sheets, in order."""
    relations = {relation.id: relation for relation in package.relations(package.workbook)}
    found = []
    for sheet in package.parsed(package.workbook).all("sheets", "sheet"):
        relation = relations.get(sheet.get("id"))
        visible = sheet.get("state", "visible") == "visible"
        number = int(sheet.get("sheetId", "0"))
        part, kind = (relation.target, relation.kind) if relation else ("", "")
        found.append(Listed(sheet.attributes["name"], part, number, visible, kind))
    return found


def drop_sheets(package: Package, names: Collection[str]) -> None:
    """Take sheets away, and the names that belong to them."""
    book = package.workbook
    root = package.parsed(book)
    sheets = root.all("sheets", "sheet")
    gone = [place for place, sheet in enumerate(sheets) if sheet.attributes["name"] in names]
    ids = {relation.id: relation.target for relation in package.relations(book)}
    edits = [Edit(sheets[place].start, sheets[place].end, b"") for place in gone]
    kept = [place for place in range(len(sheets)) if place not in gone]
    edits += _renumbered(package[book], root, {old: new for new, old in enumerate(kept)})
    edits += _active(package[book], root)
    package.edit(book, edits)
    for place in gone:
        identity = sheets[place].get("id")
        package.unrelate(book, identity)
        if ids.get(identity, "") in package:
            package.drop(ids[identity])


def drop_macros(package: Package) -> None:
    """Take macros out, with the sheets that hold nothing else; the file is then a plain xlsx.

    A signature goes too: it would no longer be true.
    """
    book = package.workbook
    drop_sheets(package, {s.name for s in listed_sheets(package) if s.kind in _MACROS})
    for part, kinds in ((book, _MACROS), ("", _SIGNED)):
        for relation in package.relations(part):
            if relation.kind in kinds:
                package.unrelate(part, relation.id)
                if relation.target in package:
                    package.drop(relation.target)
    if package.content_type(book) != _BOOK_TYPE:
        package.retype(book, _BOOK_TYPE)


def remembered(package: Package) -> dict[str, str]:
    """Return which of our shades stand for which fills, as kept in the workbook."""
    found = {}
    for name in package.parsed(package.workbook).all("definedNames", "definedName"):
        shade = name.get("name").removeprefix(_MEMORY)
        if name.get("name").startswith(_MEMORY) and re.fullmatch("[0-9A-F]{6}", shade):
            fill = name.text.removeprefix('"').removesuffix('"').replace('""', '"')
            found[shade] = fill if is_fill(fill) else ""
    return found


def forget(package: Package) -> None:
    """Take away what the workbook keeps about our shades."""
    names = package.parsed(package.workbook).all("definedNames", "definedName")
    ours = [name for name in names if name.get("name").startswith(_MEMORY)]
    package.edit(package.workbook, [Edit(name.start, name.end, b"") for name in ours])


def put_first(package: Package, sheet: bytes, rows: int, former: Mapping[str, str]) -> None:
    """Put our sheet before all others, and open the workbook there.

    Args:
        package: the file.
        sheet: our sheet's part.
        rows: how many rows it has.
        former: which of our shades stands for which fill.
    """
    others = listed_sheets(package)
    for other in others:
        if other.part in package:
            _unselect(package, other.part)
    part = package.unused("xl/worksheets/sheet{}.xml")
    package.add(part, sheet, _SHEET_TYPE)
    identity = package.relate(package.workbook, "worksheet", part)
    name = _free_name({other.name.casefold() for other in others})
    number = 1 + max((other.number for other in others), default=0)
    _list(package, name, number, identity, [*_own_names(name, rows), *_memory(former)])


def _list(package: Package, name: str, number: int, identity: str, names: list[str]) -> None:
    book = package.workbook
    xml, root = package[book], package.parsed(book)
    sheets = root.find("sheets")
    if sheets is None:
        raise package.damaged(f"its part “{book}”")
    own = {"xmlns:r": package.office, "name": name, "sheetId": str(number), "r:id": identity}
    entry = encoded(f"<{root.prefix}sheet{attributes(own)}/>")
    edits = [Edit(sheets.opened, sheets.opened, entry)]
    places = range(len(root.all("sheets", "sheet")))
    edits += _renumbered(xml, root, {place: place + 1 for place in places})
    edits += _active(xml, root)
    edits.append(_named(xml, root, names))
    package.edit(book, edits)


def _named(xml: bytes, root: Element, names: list[str]) -> Edit:
    new = prefixed("".join(names), root.prefix)
    if known := root.find("definedNames"):
        return inside(xml, known, new)
    at = max(child.end for child in root.children if child.local in _BEFORE_NAMES)
    tag = f"{root.prefix}definedNames"
    return Edit(at, at, encoded(f"<{tag}>{new}</{tag}>"))


def _own_names(sheet: str, rows: int) -> list[str]:
    quoted = quote(sheet)
    filtered = f"{quoted}!$A${HEADER_ROW}:$F${rows}"
    return [
        _name("_xlnm._FilterDatabase", filtered, localSheetId="0", hidden="1"),
        _name("_xlnm.Print_Titles", f"{quoted}!${HEADER_ROW}:${HEADER_ROW}", localSheetId="0"),
    ]


def _memory(former: Mapping[str, str]) -> Iterable[str]:
    return (_name(f"{_MEMORY}{shade}", f'"{fill}"', hidden="1") for shade, fill in former.items())


def _name(name: str, refers: str, **further: str) -> str:
    values = attributes({"name": name, **further})
    return f"<definedName{values}>{content(refers)}</definedName>"


def _renumbered(xml: bytes, root: Element, places: Mapping[int, int]) -> list[Edit]:
    """Return the edits that tell names which sheet, counted anew, they belong to."""
    edits = []
    for name in root.all("definedNames", "definedName"):
        if not name.get("localSheetId"):
            continue
        place = places.get(int(name.get("localSheetId")))
        if place is None:
            edits.append(Edit(name.start, name.end, b""))
        else:
            tag = retagged(xml[name.start : name.opened], localSheetId=str(place))
            edits.append(Edit(name.start, name.opened, tag))
    return edits


def _active(xml: bytes, root: Element) -> list[Edit]:
    """Return the edits that open the workbook at its first sheet."""
    return [
        Edit(v.start, v.opened, retagged(xml[v.start : v.opened], activeTab="0", firstSheet="0"))
        for v in root.all("bookViews", "workbookView")
    ]


def _unselect(package: Package, part: str) -> None:
    """Leave a sheet unselected: what is typed goes into all selected sheets at once."""
    xml = package[part]
    views = head(xml).all("sheetViews", "sheetView")
    edits = [
        Edit(view.start, view.opened, retagged(xml[view.start : view.opened], tabSelected=None))
        for view in views
        if view.get("tabSelected")
    ]
    package.edit(part, edits)


def _free_name(taken: Collection[str]) -> str:
    number, name = 1, NAME
    while name.casefold() in taken:
        number += 1
        name = f"{NAME} {number}"
    return name


def quote(sheet: str) -> str:
    """Return a sheet's name as it stands in an address."""
    return "'{}'".format(sheet.replace("'", "''"))
