"""The column in which a form keeps who answered: refused like any other list of people."""

from collections.abc import Iterator

from data.cells import shown, tidy
from data.forms.export import find_export
from data.forms.makers import MICROSOFT, spelled
from data.identifiers import sorts
from data.identifiers.layout import says_nothing
from data.problems import Problem
from data.workbook import Workbook, letter

_NAMES = frozenset(("name", "nombre", "nom"))


def named_respondents(workbook: Workbook) -> Iterator[Problem]:
    """Yield what is wrong with exports that hold the names of those who answered.

    A column headed "Name" alone may be that of events; beside the columns that Microsoft Forms
    writes it is not.
    """
    for sheet in workbook.sheets:
        export = find_export(sheet, workbook.name)
        if export is None or export.maker is not MICROSOFT:
            continue
        for head in export.heads:
            at = head.position
            if at not in export.own or spelled(head.text) not in _NAMES:
                continue
            cells = (row[at] for row in sheet.cells[export.top :] if at < len(row))
            if any(tidy(cell) is not None and not says_nothing(shown(cell)) for cell in cells):
                yield Problem(
                    "personal_title", sheet=sheet.name, row=head.row + 1, letter=letter(at),
                    column=f"Column {letter(at)} (“{head.text}”)", words={"what": sorts.NAME},
                )  # fmt: skip
