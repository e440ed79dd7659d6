"""The template as a file."""

from collections.abc import Sequence

from openpyxl import Workbook

from data.periods import following, read_quarter, spoken
from data.row import Row
from data.template.checks import Lists, offer, write_checks
from data.template.cover import write_fields, write_texts
from data.template.seal import seal
from data.template.sheet import write_sheet
from data.template.words import NOTHING_LABEL, TITLE


def write_template(
    kinds: Sequence[type[Row]],
    partners: Sequence[str] = (),
    areas: Sequence[str] = (),
    quarter: str = "",
    grants: Sequence[str] = (),
) -> bytes:
    """Return the template as an xlsx file; the same input gives the same bytes.

    Args:
        kinds: the kinds of sheet it has, in order.
        partners: the partners' names, for drop-downs.
        areas: the areas' names, for drop-downs.
        quarter: the quarter it is for, such as 2026Q1; empty to leave it open.
        grants: the grants' names, for drop-downs.
    """
    names = {"partners": partners, "areas": areas, "grants": grants}
    book = Workbook()
    cover = book.worksheets[0]
    lists = Lists(book.create_sheet("Lists"))
    write_fields(cover, "", quarter)
    ticks = write_texts(cover, kinds)
    offer(cover, "B3", lists.range_of("Partners", partners))
    offer(cover, "B4", lists.range_of("Quarters", _quarters_about(quarter)))
    for tick in ticks:
        offer(cover, tick, lists.range_of(NOTHING_LABEL, ("Yes",)))
    for kind in kinds:
        sheet = book.create_sheet(kind.title, index=len(book.worksheets) - 1)
        write_sheet(sheet, kind)
        write_checks(sheet, kind, lists, names)
    lists.sheet.sheet_state = "hidden"
    return seal(book, TITLE)


def _quarters_about(quarter: str) -> list[str]:
    found = read_quarter(quarter)
    return [spoken(following(found, by)) for by in range(-7, 2)] if found else []
