"""Blocks of a document as parts of a page."""

from base64 import b64encode

from reports.documents.blocks import (
    Block,
    Bullets,
    Comment,
    Document,
    Drawing,
    Fact,
    Facts,
    Notice,
    Paragraph,
    Quote,
    Table,
)
from reports.formats import drawing as paper
from reports.formats.web.charts import as_json
from reports.formats.web.tables import table
from reports.formats.web.words import identified, reading, text


def block(one: Block, document: Document, level: int) -> str:
    """Return a block as HTML.

    Args:
        one: the block.
        document: what it stands in.
        level: of the headings in it.
    """
    match one:
        case Paragraph():
            return f'<p class="{one.tone}"{reading(one.text, one.language)}>{text(one.text)}</p>\n'
        case Bullets():
            items = "".join(_bullet(*each) for each in one.each())
            return f"<ul>{items}</ul>\n" if items else ""
        case Notice():
            return f'<p class="notice"{reading(one.text)}>{text(one.text)}</p>\n'
        case Comment():
            return _comment(one)
        case Facts():
            return _facts(one, level)
        case Table():
            return table(one, identified("table", one.code))
        case Drawing():
            return _drawing(one, document)
        case Quote():
            return _quote(one)


def _comment(one: Comment) -> str:
    parts = "".join(f"<p{reading(part)}>{text(part)}</p>" for part in one.parts)
    return (
        f'<div class="comment" role="note" aria-label="{text(one.by)}">'
        f'<p class="by"{reading(one.by)}>{text(one.by)}</p>{parts}</div>\n'
    )


def _bullet(head: str, words: str, language: str) -> str:
    if language:
        said = f"<span{reading(words, language)}>{text(words)}</span>"
        return f"<li>{text(head)}{said}</li>"
    return f"<li{reading(head + words)}>{text(head + words)}</li>"


def _facts(one: Facts, level: int) -> str:
    facts = "".join(_fact(fact) for fact in one.items)
    heading = f"<h{level}>{text(one.title)}</h{level}>\n" if one.title else ""
    return f'{heading}<dl class="facts">{facts}</dl>\n' if facts else heading


def _fact(one: Fact) -> str:
    unit = f' <span class="unit">{text(one.unit)}</span>' if one.unit else ""
    details = "".join(f"<dd{reading(line)}>{text(line)}</dd>" for line in one.details)
    return (
        f"<div><dt{reading(one.title)}>{text(one.title)}</dt>"
        f'<dd class="figure"><b>{text(one.cell.text)}</b>{unit}</dd>{details}</div>'
    )


def _quote(one: Quote) -> str:
    reads = reading(one.before, one.before_language)
    before = f'<p class="before"{reads}>{text(one.before)}</p>' if one.before else ""
    return (
        f'<figure class="voice">{before}<blockquote{reading(one.words, one.language)}>'
        f"<p>{text(one.words)}</p></blockquote>"
        f"<figcaption{reading(one.whose)}>{_whose(one)}</figcaption></figure>\n"
    )


def _whose(one: Quote) -> str:
    """Return who said it, the part in another language marked as such."""
    if not one.speaker:
        return text(one.said_by)
    speaker = f"<span{reading(one.speaker, one.speaker_language)}>{text(one.speaker)}</span>"
    return f"{speaker} · {text(one.said_by)}" if one.said_by else speaker


def _drawing(one: Drawing, document: Document) -> str:
    """Return a chart: a picture that needs no scripts, its place when they run, and its table."""
    name = identified("figure", one.code)
    picture = b64encode(paper.svg(one, document.look)).decode()
    return (
        f'<figure class="chart" id="{name}" aria-labelledby="{name}-caption">'
        f'<figcaption id="{name}-caption"><b{reading(one.caption)}>{text(one.caption)}</b> '
        f'<span class="measure"{reading(one.measure)}>{text(one.measure)}</span></figcaption>\n'
        f'<img class="still" alt="{text(one.alternative)}" '
        f'src="data:image/svg+xml;base64,{picture}">\n'
        f'<div class="live" aria-hidden="true" hidden></div>\n'
        f'<script type="application/json">{as_json(one, document.look)}</script>\n'
        f"<details><summary>{text(document.terms['The figures as a table'])}"
        f'<span class="unseen">: {text(one.table.caption)}</span></summary>\n'
        f"{table(one.table, f'{name}-table')}</details></figure>\n"
    )
