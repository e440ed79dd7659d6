"""What a form says of a table's columns: which it writes itself, and which form it is."""

from collections.abc import Sequence

from data.blocks import Block
from data.constants import NO_FORM, Form
from data.forms.names import which_form
from data.heads import Match, answered, find_kind
from data.problems import Problem
from data.questions import Answers
from data.workbook import Sheet, letter
from data.years import period_in

#: So many columns that a form writes itself are named.
_NAMED = 3


def form_of(sheet: Sheet, block: Block, answers: Answers, file: str) -> Form:
    """Return which form a table is of, where it is not the template's own sheet.

    Of any other table, the quarter or month in its name is proposed where none is in it.
    """
    kind = block.kind
    dated = kind.columns().get(kind.dated)
    if dated and dated.reads == "period" and (period := period_in(sheet.name, file)):
        return Form(proposed={kind.dated: period})
    if not kind.further or (block.export is None and find_kind(sheet.title) is kind):
        return NO_FORM
    return which_form(kind, (file, sheet.name), {head.text for head in block.heads}, answers)


def own_columns(block: Block, answers: Answers) -> dict[int, str]:
    """Return positions of columns that a form writes itself → the column each is, or nothing."""
    export, kind = block.export, block.kind
    if export is None:
        return {}
    dated = kind.columns()[kind.dated]
    said = any(answered(kind, head.text, answers) == dated for head in block.heads)
    day = {} if export.day is None else {export.day: "" if said else kind.dated}
    return dict.fromkeys(export.own, "") | day


def written_by_form(sheet: Sheet, matches: Sequence[Match]) -> list[Problem]:
    """Say once which columns a form writes itself, and are left out."""
    heads = [m.head for m in matches if m.how == "form" and m.column is None]
    if not heads:
        return []
    named = ", ".join(f"“{head.text}”" for head in heads[:_NAMED])
    found = f"{named} and {len(heads) - _NAMED} more" if len(heads) > _NAMED else named
    return [
        Problem(
            "form_columns", sheet=sheet.name, row=heads[0].row + 1, found=found,
            letter=letter(heads[0].position),
            cells=tuple(f"{letter(head.position)}{head.row + 1}" for head in heads),
        )
    ]  # fmt: skip
