"""A project as other programs write it (.qdpx), read."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from data.exchange.codebook import ORIGIN, codes_in
from data.exchange.elements import Bounds, File, Parts, parse
from data.exchange.positions import (
    MANNERS,
    Counted,
    Manner,
    Selection,
    find_manner,
    plain,
)
from data.exchange.project import Coder, Coding, Project, Source, plain_guid
from data.files.bounds import Bounds as FileBounds
from data.files.bounds import Reading
from data.files.encodings import decode
from data.problems import Problem

_WHAT = "a REFI-QDA project (.qdpx)"

#: What is left out of a project, and why.
_NOT_TEXT = "pictures, recordings and films", "only texts are coded here"
_NO_TEXT = "texts", "the file does not hold them as plain text"
_NO_CODE = "codings", "they are of a case or of a code that the codebook does not hold"
_NO_STRETCH = "codings", "they lie outside their text, or mark nothing of it"
_REGION = "coded regions of pages", "only texts are coded here"


@dataclass(frozen=True)
class _Text:
    """A text as it is in the file, with its codings."""

    guid: str
    name: str
    text: str
    element: Element

    def selections(self) -> Iterator[tuple[Element, Selection]]:
        """Yield its selections that say where they are."""
        for element in self.element.findall("PlainTextSelection"):
            start, end = (_whole(element.get(f"{at}Position", "")) for at in ("start", "end"))
            yield element, Selection(start, end, element.get("name", ""))


@dataclass
class _Found:
    """What has been found so far."""

    file: File
    codes: frozenset[str]
    coders: dict[str, Coder]
    codings: list[Coding] = field(default_factory=list)
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)

    def problems(self) -> tuple[Problem, ...]:
        """Return what was left out, in words."""
        return tuple(
            Problem(
                "exchange_left_out",
                file=self.file.name,
                found=f"{number:,}",
                words={"things": things, "why": why},
            )
            for (things, why), number in self.left_out.items()
        )


def _whole(written: str) -> int:
    """Return a position; what is no number lies before the text."""
    digits = written.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else -1


def read_project(content: bytes, name: str = "", bounds: Bounds | None = None) -> Project:
    """Return the texts, codes and codings of a REFI-QDA project.

    Texts come from ``TextSource`` and from the text of ``PDFSource``; what is left out (pictures,
    recordings, cases, codings of what is not there) is told in ``problems``.

    Args:
        content: the file's bytes.
        name: the file's name, for what is said of it.
        bounds: the most that is read of it.

    Raises:
        Refused: it is no such project, or too large.
    """
    file = File(name, _WHAT, bounds or Bounds())
    parts = Parts(content, file)
    root = parse(_project_xml(parts, file), file)
    if root.tag != "Project":
        raise file.unreadable("it holds no project")
    codes = codes_in(root)
    users = root.findall("Users/User")
    coders = [Coder(plain_guid(u.get("guid", "")), u.get("name", "").strip()) for u in users]
    found = _Found(file, frozenset(c.guid for c in codes), {c.guid: c for c in coders})
    texts = list(_texts(root, parts, found))
    manner = _manner(root, texts)
    sources = tuple(_coded(text, manner, found) for text in texts)
    return Project(
        name=root.get("name", "").strip(),
        codes=codes,
        sources=sources,
        coders=tuple(found.coders.values()),
        codings=tuple(found.codings),
        problems=found.problems(),
    )


def _project_xml(parts: Parts, file: File) -> bytes:
    path = parts.ending(".qde")
    xml = parts.read(path) if path else None
    if xml is None:
        raise file.unreadable("it holds no project.qde")
    return xml


def _texts(root: Element, parts: Parts, found: _Found) -> Iterator[_Text]:
    taken: set[str] = set()
    for source in root.findall("Sources/*"):
        element: Element | None = source if source.tag == "TextSource" else None
        if source.tag == "PDFSource":
            element = source.find("Representation")
            if regions := source.findall("PDFSelection/Coding"):
                found.left_out[_REGION] += len(regions)
        elif element is None:
            found.left_out[_NOT_TEXT] += 1
            continue
        text = None if element is None else _text(element, parts, found.file)
        guid = plain_guid(source.get("guid", ""))
        if element is None or text is None or guid in taken:
            found.left_out[_NO_TEXT] += 1
            continue
        taken.add(guid)
        yield _Text(guid, source.get("name", "").strip() or "(no name)", text, element)


def _text(element: Element, parts: Parts, file: File) -> str | None:
    """Return a text as it is in the file, its byte order mark and line ends included."""
    written = element.findtext("PlainTextContent")
    if written is not None:
        return written
    content = parts.source(element.get("plainTextPath", ""))
    if content is None:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return decode(content, Reading(file.name, FileBounds()))[0]


def _manner(root: Element, texts: list[_Text]) -> Manner:
    if root.get("origin", "").startswith(ORIGIN):
        return MANNERS[0]
    return find_manner([(t.text, [selection for _, selection in t.selections()]) for t in texts])


def _coded(text: _Text, manner: Manner, found: _Found) -> Source:
    """Add a text's codings to what has been found, and return it as it is kept."""
    counted = Counted(text.text, manner)
    whole = (0, len(counted.plain))
    for coding in text.element.findall("Coding"):
        _add(text, coding, text.element, whole, found)
    for element, selection in text.selections():
        place = counted.place(selection)
        for coding in element.findall("Coding"):
            if place is None:
                found.left_out[_NO_STRETCH] += 1
            else:
                _add(text, coding, element, place, found)
    return Source(text.guid, text.name, counted.plain)


def _add(
    text: _Text, coding: Element, around: Element, place: tuple[int, int], found: _Found
) -> None:
    reference = coding.find("CodeRef")
    code = plain_guid(reference.get("targetGUID", "")) if reference is not None else ""
    if code not in found.codes:
        found.left_out[_NO_CODE] += 1
        return
    who = coding.get("creatingUser") or around.get("creatingUser") or around.get("modifyingUser")
    coder = plain_guid(who) if who else ""
    if coder:
        found.coders.setdefault(coder, Coder(coder))
    is_selection = around.tag == "PlainTextSelection"
    note = plain(around.findtext("Description") or "").strip() if is_selection else ""
    found.codings.append(Coding(text.guid, code, coder, *place, note))
