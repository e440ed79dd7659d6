"""A document as plain data for typst: blocks in order, texts as the fonts can show them."""

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from PIL import Image

from reports.documents.blocks import (
    Block,
    Bullets,
    Comment,
    Document,
    Drawing,
    Fact,
    Facts,
    Look,
    Notice,
    Paragraph,
    Quote,
    Section,
    Table,
)
from reports.formats.charts.paper import tint
from reports.formats.fonts import readable
from reports.formats.pdf.beside import alone, paired, with_table

#: What typst can be told: text, numbers, lists and dictionaries of these.
Told = dict[str, Any]

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?")
_RIGHT_TO_LEFT = ("ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi")
#: Pixels of a logo, at most: more is not seen on paper.
_LOGO = (1200, 600)
#: Letters under a heading that go with it to a sideways page.
_LEADING = 600
#: Letters of a title that has room in a quarter of the page; details have three times as many.
_CLOSE = 45


def told(document: Document) -> Told:
    """Return all that the template prints."""
    day = date.fromisoformat(document.day)
    look = document.look
    return {
        "title": readable(document.title).strip() or document.code,
        "subtitle": readable(document.subtitle),
        "description": readable(document.description),
        "keywords": [readable(word) for word in document.keywords],
        "publisher": readable(look.publisher),
        "day": [day.year, day.month, day.day],
        "language": _language(document.language) or {"lang": "en"},
        "cover": [[readable(term), readable(words)] for term, words in document.cover],
        "mark": readable(document.mark),
        "short": document.short,
        "paper": {"a4": "a4", "letter": "us-letter"}[document.paper],
        "accent": look.accent,
        "band": tint(look.accent),
        "pale": tint(look.accent, 0.08),
        "logo": _logo(look),
        "logo_words": readable(look.logo_words or look.publisher or document.title),
        "terms": {
            name: readable(document.terms[name])
            for name in ("Contents", "Page {n} of {of}", "Table", "Figure")
        },
        "runs": _runs(_kept(paired(list(_flow(document.sections, 1, document)), document))),
    }


def _language(tag: str) -> Told | None:
    """Return a language as typst takes it; None where there is none that it knows the form of."""
    found = _LANGUAGE.fullmatch(tag)
    if found is None:
        return None
    lang, region = found[1].lower(), found[2]
    direction = {"dir": "rtl"} if lang in _RIGHT_TO_LEFT else {}
    return {"lang": lang, **({"region": region.upper()} if region else {}), **direction}


def _logo(look: Look) -> Told | None:
    """Return the logo as bytes of a PNG and its width to its height; None: there is no image."""
    if look.logo is None:
        return None
    try:
        with Image.open(io.BytesIO(look.logo)) as image:
            image.thumbnail(_LOGO)
            written = io.BytesIO()
            image.convert("RGBA").save(written, "PNG")
            ratio = image.width / image.height
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return {"png": list(written.getvalue()), "ratio": ratio}


def _flow(sections: tuple[Section, ...], level: int, document: Document) -> Iterator[Told]:
    """Give headings and blocks in order of reading."""
    for number, section in enumerate(sections):
        yield {
            "is": "heading",
            "halves": level == 1 and 0 < number == len(sections) // 2,
            "text": readable(section.title),
            "level": level,
            # Two pages in plain words are told apart; else a new page would be half a page lost.
            "breaks": section.breaks and document.short,
        }
        for block in section.blocks:
            yield from _block(block, level, document)
        yield from _flow(section.sections, level + 1, document)


def _block(block: Block, level: int, document: Document) -> Iterator[Told]:
    match block:
        case Paragraph():
            yield {"is": "paragraph", "tone": block.tone, **_words(block.text, block.language)}
        case Bullets():
            items = [{"head": readable(head), **_words(*said)} for head, *said in block.each()]
            yield {"is": "bullets", "items": items}
        case Notice():
            yield {"is": "notice", "text": readable(block.text)}
        case Comment():
            parts = [_words(part, "") for part in block.parts]
            yield {"is": "comment", "by": readable(block.by), "parts": parts}
        case Facts():
            facts = [_fact(fact) for fact in block.items]
            yield {
                "is": "facts",
                "title": readable(block.title),
                "level": level + 1,
                "items": facts,
                "close": not document.short and _are_close(block),
            }
        case Table():
            yield from alone(block, document)
        case Drawing():
            yield from with_table(block, document)
        case Quote():
            yield {
                "is": "quote",
                "before": _words(block.before, block.before_language),
                "speaker": _words(block.speaker, block.speaker_language),
                "said_by": readable(block.said_by),
                **_words(block.words, block.language),
            }


def _are_close(facts: Facts) -> bool:
    """Say whether four headline figures have few enough words to stand in one row."""
    said = (max(len(one.title), len("".join(one.details)) / 3) for one in facts.items)
    return len(facts.items) == 4 and max(said) <= _CLOSE


def _words(text: str, tag: str) -> Told:
    """Return a text with its language, where it is told."""
    return {"text": readable(text), "language": _language(tag) or {}}


def _fact(fact: Fact) -> Told:
    return {
        "title": readable(fact.title),
        "text": readable(fact.cell.text),
        "has": fact.cell.number is not None,
        "unit": readable(fact.unit),
        "details": [readable(detail) for detail in fact.details],
    }


def _kept(flow: list[Told]) -> list[Told]:
    """Return the same, with few words under a heading kept with the figure or table after them."""
    for before, one, after in zip(flow, flow[1:], flow[2:], strict=False):
        if before["is"] == "heading" and one["is"] == "paragraph" and len(one["text"]) <= _LEADING:
            one["keeps"] = after["is"] in ("beside", "figure", "table")
    return flow


def _runs(flow: list[Told]) -> list[Told]:
    """Return what stands on upright and on sideways pages, in turn.

    Headings and a few words that lead to a sideways table go with it: none is left behind alone.
    """
    runs: list[Told] = []
    leading: list[Told] = []
    for one in flow:
        above = max([held.get("level", 0) for held in leading], default=0)
        if one["is"] == "heading" and one["level"] <= above:
            _append(runs, False, leading)
            leading = []
        if _leads(one, leading):
            leading.append(one)
            continue
        _append(runs, bool(one.get("sideways")), [*leading, one])
        leading = []
    _append(runs, False, leading)
    return runs


def _leads(one: Told, leading: list[Told]) -> bool:
    """Say whether a block may still lead to a table: a heading, or a few words under one."""
    words = sum(len(before["text"]) for before in [*leading, one] if before.get("text"))
    return one["is"] == "heading" or (
        bool(leading) and one["is"] == "paragraph" and words <= _LEADING
    )


def _append(runs: list[Told], sideways: bool, items: list[Told]) -> None:
    if not items:
        return
    if not runs or runs[-1]["sideways"] != sideways:
        runs.append({"sideways": sideways, "items": []})
        # Paper that is turned is a new page already.
        items = [{**items[0], "breaks": False}, *items[1:]]
    runs[-1]["items"] += items
