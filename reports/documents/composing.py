"""A document is composed: a choice told from a release, with what staff typed for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from data.problems import Problem, Refused
from metrics.catalogue import indicators
from metrics.windows import Window
from reports.documents import checks
from reports.documents.blocks import Block, Comment, Document, Look, Notice, Paragraph, Section
from reports.documents.choice import PAPERS, REPORTS, Choice
from reports.documents.contents import SECTIONS
from reports.documents.sections.appendix import definitions
from reports.documents.sections.provenance import state
from reports.documents.source import Source
from reports.documents.telling import Teller
from reports.formats.terms import TERMS
from reports.languages import LOCALES, Language

#: Sections that are about the others, and so are told after them.
_ABOUT = ("definitions", "checks")


@dataclass(frozen=True)
class Typed:
    """What staff typed for a report.

    Attributes:
        title: instead of its own title; may be empty.
        introduction: before everything else; may be empty.
        comments: section's code → commentary.
    """

    title: str = ""
    introduction: str = ""
    comments: Mapping[str, str] = field(default_factory=dict)

    def every(self) -> tuple[str, ...]:
        """Return all of it."""
        return (self.title, self.introduction, *self.comments.values())


def compose(
    source: Source,
    choice: Choice,
    form: str,
    typed: Typed | None = None,
    look: Look | None = None,
) -> Document:
    """Return a report as a document; the same for the same release, choice, words and look.

    Args:
        source: the release.
        choice: what was chosen.
        form: code of the format it will be written as.
        typed: what staff typed for it.
        look: colours and logo.

    Raises:
        Refused: the release has no such period, area, grant or partner, the grant does not run in
            the period, or it makes no sense.
    """
    told = teller(source, choice)
    typed, look = typed or Typed(), look or Look()
    by = _by(told, look)
    sections = [_commented(section, typed, by) for section in _sections(told)]
    document = _identified(_document(told, typed, look, sections), source)
    found = checks.check(document, told.language, form, typed.every())
    return _with_checks(document, told.language, found)


def teller(source: Source, choice: Choice) -> Teller:
    """Return what tells a choice of a release.

    Raises:
        Refused: as of ``compose``.
    """
    _check(source, choice)
    told = Teller(source, choice, Language(choice.language), _window(source, choice))
    _check_grant(replace(told, language=Language("en")))
    return told


def _with_checks(document: Document, language: Language, found: list[checks.Check]) -> Document:
    """Return a document with its self-check: a section at the end, or a line in a short one."""
    *others, last = document.sections
    if document.short:
        said = Paragraph(checks.sentence_of(found, language))
        return replace(document, sections=(*others, replace(last, blocks=(*last.blocks, said))))
    return replace(document, sections=(*others, last, checks.section_of(found, language)))


def _check(source: Source, choice: Choice) -> None:
    problems = []
    if choice.report not in REPORTS:
        raise Refused([Problem("report_unknown", found=choice.report)])
    declared = choice.declared
    if choice.language not in LOCALES:
        problems.append(Problem("report_language", found=choice.language))
    if choice.paper not in PAPERS:
        problems.append(Problem("report_paper", found=choice.paper))
    for dimension, value in choice.group:
        if dimension not in declared.of:
            problems.append(Problem("report_not_of", found=declared.title, column=dimension))
        elif value not in places(source, dimension):
            problems.append(Problem("report_no_place", found=value, column=dimension))
    if len(choice.group) > 1 and not problems:
        named = Problem("report_of_several", found=declared.title, column=" or ".join(declared.of))
        problems.append(named)
    if declared.must and not choice.group:
        problems.append(Problem("report_needs_place", found=declared.title))
    if problems:
        raise Refused(problems)


def places(source: Source, dimension: str) -> list[str]:
    """Return the values of a dimension that a report may be of, by label."""
    return source.codes(dimension)


def _window(source: Source, choice: Choice) -> Window:
    name = choice.window or source.release.quarter
    found = next((window for window in source.offer.windows if window.name == name), None)
    if found is None:
        raise Refused([Problem("report_no_period", found=name)])
    return found


def _check_grant(told: Teller) -> None:
    """Refuse a report of a grant for a period in which it does not run."""
    grant = told.grant
    if grant is None or grant.runs_in(told.window):
        return
    words = {"runs": told.runs(grant), "period": told.period}
    raise Refused([Problem("report_grant_elsewhere", found=grant.name, words=words)])


def _sections(told: Teller) -> list[Section]:
    """Return the sections in the order declared, those about the others told last."""
    codes = told.choice.declared.sections
    body = {code: SECTIONS[code](told) for code in codes if code not in _ABOUT}
    shown = shown_in([section for section in body.values() if section])
    found = []
    for code in codes:
        section = definitions(told, shown) if code == "definitions" else body.get(code)
        if section:
            found.append(section)
    return found


def shown_in(sections: Sequence[Section]) -> list[str]:
    """Return the codes of the indicators with a figure in some sections."""
    document = Document("", "", "", "", {}, (), tuple(sections), "", "", "")
    cells = [cell for table in document.tables() for row in table.rows for cell in row]
    found = {cell.of.partition("|")[0] for cell in cells if cell.of}
    return [code for code in indicators() if code in found]


def _commented(section: Section, typed: Typed, by: str) -> Section:
    """Return a section with what staff typed for it, right under its heading."""
    own = _comment(typed.comments.get(section.code, ""), by)
    return replace(section, blocks=(*own, *section.blocks))


def _comment(words: str, by: str) -> list[Block]:
    """Return typed words set apart, with who wrote them; nothing where there are none."""
    parts = tuple(part.strip() for part in words.split("\n\n") if part.strip())
    return [Comment(by, parts)] if parts else []


def _by(told: Teller, look: Look) -> str:
    """Return what stands above typed words: they are no finding of the report."""
    if look.publisher:
        return told.language.say("Comment of {publisher}", publisher=look.publisher)
    return told.language.say("Written by the publisher")


def _document(told: Teller, typed: Typed, look: Look, sections: Sequence[Section]) -> Document:
    say, choice, receipt = told.language.say, told.choice, told.source.contents.receipt
    title = typed.title.strip() or say(choice.declared.title)
    opening: list[Block] = []
    if receipt.demonstration:
        opening.append(Notice(say("Demonstration: everything in this report is fictional.")))
    if mark := _mark(told):
        opening.append(Notice(mark))
    opening += _comment(typed.introduction, _by(told, look))
    first, *others = sections
    return Document(
        code=choice.report,
        title=title,
        subtitle=f"{told.place} · {told.period}",
        language=told.language.tag,
        terms=terms(told.language),
        cover=_cover(told, look, title),
        sections=(replace(first, blocks=(*opening, *first.blocks)), *others),
        day=receipt.day,
        identifier="",
        description=say((choice.group and choice.declared.says_of_one) or choice.declared.says),
        mark=mark,
        keywords=(say("prevention"), say("human trafficking"), told.place, told.period),
        short=choice.declared.short,
        look=look,
        paper=choice.paper,
    )


def _mark(told: Teller) -> str:
    """Return what stands on every page of what must not be published; nothing of a release."""
    if told.source.is_published:
        return ""
    say = told.language.say
    words = {
        "withdrawn": say("Withdrawn release. Not for publication."),
        "revised": say("Revised since by a later release. Not for publication."),
    }
    return words.get(told.source.release.state, say("Draft. Not for publication."))


def _cover(told: Teller, look: Look, title: str) -> tuple[tuple[str, str], ...]:
    say, receipt = told.language.say, told.source.contents.receipt
    report = say(told.choice.declared.title)
    quarter = say("{year} Q{quarter}", year=receipt.quarter[:4], quarter=receipt.quarter[5])
    lines = [
        (say("Period"), told.period),
        (say("Of"), told.place),
        *_granted(told),
        (say("Release"), say("number {n}, as of {quarter}", n=receipt.number, quarter=quarter)),
        (say("State"), state(told)),
    ]
    if title != report:
        # A title of somebody's own does not say which report it is.
        lines.insert(0, (say("Report"), report))
    if receipt.demonstration:
        lines.append((say("Demonstration"), say("everything in this report is fictional")))
    if look.publisher:
        lines.insert(0, (say("Published by"), look.publisher))
    return tuple(lines)


def _granted(told: Teller) -> list[tuple[str, str]]:
    """Return the number of the grant that the report is of, who gives it and how long it runs."""
    say, held = told.language.say, told.grant
    if held is None:
        return []
    lines = [(say("Grant number"), held.code)] if held.code != held.name else []
    if held.funder:
        lines.append((say("Given by"), held.funder))
    if runs := told.runs(held):
        lines.append((say("Runs"), runs))
    return lines


def _identified(document: Document, source: Source) -> Document:
    """Return a document with what tells it apart: by what it says, not by how it was asked for.

    A period left out and the same one named, or a look never chosen and one kept empty, make no
    other document.
    """
    known = repr((source.release.digest, document)).encode()
    return replace(document, identifier=f"urn:sha256:{sha256(known).hexdigest()}")


def terms(language: Language) -> dict[str, str]:
    """Return the fixed words that formats add themselves, by their English."""
    return {word: language.say(word) for word in TERMS}
