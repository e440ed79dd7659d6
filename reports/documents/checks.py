"""The self-check of a document: what has to be right before it may be published, and is it?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports import claims
from reports.documents.blocks import Cell, Document, Section, Table
from reports.languages import Language
from reports.palette import PAPER
from reports.wording import SYMBOLS

#: The least contrast of text with its paper: WCAG 2.1 AA, 1.4.3.
LEAST = 4.5


@dataclass(frozen=True)
class Check:
    """One question of the self-check.

    Attributes:
        question: the question, in the language of the document.
        passed: its answer.
        found: what was looked at, or what is wrong.
    """

    question: str
    passed: bool
    found: str


def check(
    document: Document, language: Language, form: str, typed: Iterable[str] = ()
) -> list[Check]:
    """Return the checks of a document, all of them.

    Args:
        document: what is checked.
        language: its language.
        form: code of the format it is written as.
        typed: the texts in it that staff typed.
    """
    claimed = [claim.found for text in typed for claim in claims.check(text)]
    say = language.say
    drawings, tables = list(document.drawings()), list(document.tables())
    undescribed = [d.code for d in drawings if not (d.alternative.strip() and d.table.rows)]
    headless = [table.code for table in tables if not _is_headed(table)]
    repeated = _repeated(document)
    contrast = contrast_of(document.look.accent)
    dark = [
        Check(say("Is text dark enough on its paper?"), contrast >= LEAST,
              say("{ratio} to 1; at least 4.5 to 1 is needed", ratio=language.number(contrast)))
    ]  # fmt: skip
    # A file of csv has no colours.
    dark = [] if form == "csv" else dark
    unexplained = sorted(set(_symbols(document)) - set(_explained(document)))
    return [
        Check(say("Has it a title and a language?"), bool(document.title and document.language),
              f"{document.title} · {document.language}"),
        Check(say("Is it marked up for screen readers?"), True, _tagged(language, form)),
        Check(say("Do headings follow each other in order?"), not repeated,
              ", ".join(repeated) or say("{n} headings", n=sum(1 for _ in document.every()))),
        Check(say("Is every figure described, with its table?"), not undescribed,
              ", ".join(undescribed) or say("{n} figures", n=len(drawings))),
        Check(say("Has every table a caption and heads?"), not headless,
              ", ".join(headless) or say("{n} tables", n=len(tables))),
        *dark,
        Check(say("Is every symbol explained?"), not unexplained,
              ", ".join(unexplained) or ", ".join(SYMBOLS)),
        Check(say("Can what was typed be defended?"), not claimed,
              ", ".join(f"“{found}”" for found in claimed) or say("no claim was found in it")),
    ]  # fmt: skip


def section_of(found: list[Check], language: Language) -> Section:
    """Return the self-check as a section."""
    say = language.say
    rows = tuple(
        (Cell(one.question), Cell(say("yes") if one.passed else say("NO")), Cell(one.found))
        for one in found
    )
    heads = (say("Question"), say("Answer"), say("What was looked at"))
    table = Table("checks", say("Self-check of this report"), heads, rows)
    return Section("checks", say("Self-check"), (table,))


def sentence_of(found: list[Check], language: Language) -> str:
    """Return the self-check in a sentence."""
    passed = sum(one.passed for one in found)
    words = {"some": language.number(passed), "of": language.number(len(found))}
    said = language.say("Self-check: {some} of {of} questions passed.", **words)
    failed = [f"{one.question} {one.found}" for one in found if not one.passed]
    return " ".join([said, *failed])


def _tagged(language: Language, form: str) -> str:
    say = language.say
    words = {
        "pdf": say("tagged PDF/UA-1 and PDF/A-2a; a file that is not is not handed over"),
        "docx": say("styles for headings, heads of tables, descriptions of figures"),
        "xlsx": say("one marked table a sheet, no merged cells"),
        "html": say("headings, landmarks, heads of tables, descriptions of figures"),
    }
    return words.get(form, say("plain tables with a dictionary"))


def _is_headed(table: Table) -> bool:
    widths = {len(row) for row in table.rows}
    named = all(row[0].text.strip() for row in table.rows)
    return bool(table.caption.strip()) and all(table.heads) and named and (
        widths <= {len(table.heads)}
    )  # fmt: skip


def _repeated(document: Document) -> list[str]:
    sorts = (document.every(), document.tables(), document.drawings())
    repeated = set()
    for some in sorts:
        codes = [one.code for one in some]
        repeated |= {code for code in codes if codes.count(code) > 1}
    untitled = [section.code for section in document.every() if not section.title.strip()]
    return [*sorted(repeated), *untitled]


def _symbols(document: Document) -> Iterator[str]:
    for table in document.tables():
        for row in table.rows:
            yield from (symbol for cell in row for symbol in SYMBOLS if symbol in cell.text)


def _explained(document: Document) -> Iterator[str]:
    for table in document.tables():
        for symbol in SYMBOLS:
            if any(note.startswith(symbol) for note in table.notes) or (
                table.code == "symbols" and any(row[0].text == symbol for row in table.rows)
            ):
                yield symbol


def contrast_of(colour: str, paper: str = PAPER) -> float:
    """Return the contrast of two colours (WCAG 2.1): from 1 to 21.

    Args:
        colour: such as ``#0B5A6B``.
        paper: the colour behind it.
    """
    lighter, darker = sorted((_luminance(colour), _luminance(paper)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
