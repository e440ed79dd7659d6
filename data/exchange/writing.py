"""A project for other programs (.qdpx), written."""

import io
import zipfile
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement

from data.exchange.codebook import ORIGIN, add_codes, as_xml, legible
from data.exchange.positions import Counted, Manner, Selection, plain, shown
from data.exchange.project import Coding, Project, Source, derived_guid, plain_guid

_NAMESPACE = "urn:QDA-XML:project:1.0"
#: What stands where no time is given: the earliest that a zip file can hold.
_UNTOLD = datetime(1980, 1, 1, tzinfo=UTC)
_AS_GIVEN = Manner(marked=True)
#: So many characters of a stretch stand beside it, by which its place can be checked.
_SHOWN = 200


def write_project(project: Project, written: datetime = _UNTOLD) -> bytes:
    """Return a project as REFI-QDA: the same project, the same bytes.

    Texts are written in UTF-8 without a byte order mark, their lines ended by a line feed, and
    positions counted in code points of that, as the standard has it.

    Args:
        project: what to write.
        written: when its codings count as made (some programs do not read one without a time).

    Raises:
        ValueError: a coding is of a text, code or coder that is not in it, or marks nothing of its
            text; or codes stand in a circle.
    """
    moment = written.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    root = Element(
        "Project",
        {
            "xmlns": _NAMESPACE,
            "name": legible(project.name),
            "origin": ORIGIN,
            "creationDateTime": moment,
        },
    )
    _check(project)
    if project.coders:
        users = SubElement(root, "Users")
        for coder in project.coders:
            user = SubElement(users, "User", {"guid": plain_guid(coder.guid)})
            if coder.name:
                user.set("name", legible(coder.name))
    if project.codes:
        add_codes(SubElement(root, "CodeBook"), project.codes)
    if project.sources:
        _add_sources(SubElement(root, "Sources"), project, moment)
    texts = {f"Sources/{plain_guid(source.guid)}.txt": source.text for source in project.sources}
    return _packed(
        {"project.qde": as_xml(root)}
        | {path: plain(text).encode("utf-8", "replace") for path, text in texts.items()}
    )


def _check(project: Project) -> None:
    """Make sure that everything a coding names is there.

    Raises:
        ValueError: something is not, or two things have one guid.
    """
    for things, name in ((project.sources, "texts"), (project.coders, "coders")):
        if len({thing.guid for thing in things}) < len(things):
            raise ValueError(f"Two {name} have the same guid.")
    known = (
        ({source.guid for source in project.sources}, "text"),
        ({code.guid for code in project.codes}, "code"),
        ({coder.guid for coder in project.coders} | {""}, "coder"),
    )
    for coding in project.codings:
        named = (coding.source, coding.code, coding.coder)
        for guid, (guids, name) in zip(named, known, strict=True):
            if guid not in guids:
                raise ValueError(f"A coding is of a {name} that is not there.")


def _add_sources(sources: Element, project: Project, moment: str) -> None:
    codings: dict[str, list[Coding]] = {}
    for coding in project.codings:
        codings.setdefault(coding.source, []).append(coding)
    for source in project.sources:
        guid = plain_guid(source.guid)
        element = SubElement(
            sources,
            "TextSource",
            {
                "guid": guid,
                "name": legible(source.name),
                "plainTextPath": f"internal://{guid}.txt",
                "creationDateTime": moment,
            },
        )
        counted = Counted(source.text, _AS_GIVEN)
        whole = []
        for number, coding in enumerate(codings.get(source.guid, [])):
            if not counted.plain and coding.start == coding.end == 0:
                whole.append((number, coding))
            else:
                _add_selection(element, source, counted, number, coding, moment)
        # By the schema those of the whole text stand after those of stretches.
        for number, coding in whole:
            _add_coding(element, derived_guid("coding", guid, str(number)), coding, moment)


def _add_selection(
    element: Element, source: Source, counted: Counted, number: int, coding: Coding, moment: str
) -> None:
    stretch = Selection(coding.start, coding.end)
    place = counted.place(stretch) if coding.start >= 0 and counted.reaches(coding.end) else None
    if place is None:
        raise ValueError("A coding marks nothing of its text, or what lies outside of it.")
    guid = plain_guid(source.guid)
    attributes = {
        "guid": derived_guid("selection", guid, str(number)),
        "name": legible(shown(counted.plain[place[0] : place[1]])[:_SHOWN]),
        "startPosition": str(place[0]),
        "endPosition": str(place[1]),
        "creationDateTime": moment,
    }
    if coding.coder:
        attributes["creatingUser"] = plain_guid(coding.coder)
    selection = SubElement(element, "PlainTextSelection", attributes)
    if coding.note.strip():
        SubElement(selection, "Description").text = legible(coding.note.strip())
    _add_coding(selection, derived_guid("coding", guid, str(number)), coding, moment)


def _add_coding(element: Element, guid: str, coding: Coding, moment: str) -> None:
    made = SubElement(element, "Coding", {"guid": guid, "creationDateTime": moment})
    if coding.coder:
        made.set("creatingUser", plain_guid(coding.coder))
    SubElement(made, "CodeRef", {"targetGUID": plain_guid(coding.code)})


def _packed(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path, part in parts.items():
            member = zipfile.ZipInfo(path, date_time=(1980, 1, 1, 0, 0, 0))
            # The same on every computer.
            member.create_system, member.compress_type = 0, zipfile.ZIP_DEFLATED
            archive.writestr(member, part)
    return content.getvalue()
