"""Tables of a page: one line of heads, the first column heads its rows, wide ones scroll."""

from collections.abc import Iterator

from reports.documents.blocks import Cell, Table
from reports.formats.web.words import reading, text

#: So many columns are set in smaller type when printed; so many more, in the smallest.
_MANY, _MOST = 9, 20
#: A text of more letters needs room to be read, on a phone too; a longer word has to be broken.
_LONG, _LONGEST_WORD = 30, 26


def table(one: Table, name: str, open_caption: bool = True) -> str:
    """Return a table with its caption and notes.

    Args:
        one: the table.
        name: its id in the page.
        open_caption: whether its caption is seen; else it is only read out.
    """
    notes = f' aria-describedby="{name}-notes"' if one.notes else ""
    seen = "" if open_caption else ' class="unseen"'
    body = "".join(f"<tr>{''.join(_row(one, row))}</tr>\n" for row in one.rows)
    return (
        f'<div class="table{_size(one)}">'
        f'<div class="scroll" role="group" aria-labelledby="{name}-caption" tabindex="0">'
        f'<table id="{name}"{notes}>'
        f'<caption id="{name}-caption"{reading(one.caption)}><span{seen}>'
        f"{text(one.caption)}</span></caption>\n"
        f"<thead><tr>{''.join(_heads(one))}</tr></thead>\n<tbody>\n{body}</tbody></table></div>"
        f"{_notes(one, name)}</div>\n"
    )


def _size(one: Table) -> str:
    wide = " wide" if one.wide or len(one.heads) > _MANY else ""
    return f"{wide} widest" if len(one.heads) > _MOST else wide


def _heads(one: Table) -> Iterator[str]:
    for place, head in enumerate(one.heads):
        yield f'<th scope="col"{_side(one, place)}{reading(head)}>{text(head)}</th>'


def _row(one: Table, row: tuple[Cell, ...]) -> Iterator[str]:
    for place, cell in enumerate(row):
        told = f"{_kind(one, place, cell.text)}{reading(cell.text)}>{text(cell.text)}"
        yield f"<td{told}</td>" if place else f'<th scope="row"{told}</th>'


def _kind(one: Table, place: int, words: str) -> str:
    """Return how a cell is set: to the right, with room for long texts, long words broken."""
    if place in one.numeric:
        return _side(one, place)
    is_dense = any(len(word) > _LONGEST_WORD for word in words.split())
    kinds = " ".join(["long"] * (len(words) > _LONG) + ["dense"] * is_dense)
    return f' class="{kinds}"' if kinds else ""


def _side(one: Table, place: int) -> str:
    return ' class="number"' if place in one.numeric else ""


def _notes(one: Table, name: str) -> str:
    if not one.notes:
        return ""
    items = "".join(f"<li{reading(note)}>{text(note)}</li>" for note in one.notes)
    return f'<ul class="notes" id="{name}-notes">{items}</ul>'
