"""Staff bring last year's own spreadsheet: mapped once, mended in LibreOffice, then no clicks."""

import datetime as dt
import re
from pathlib import Path

import openpyxl
from browser.conftest import Start, Visit
from browser.office import need_office, type_into
from browser.waiting import press, settled
from playwright.sync_api import Page, expect
from stored import column
from workbooks import LISTS, xlsx

from data.plan import plan_file
from data.store import Store, open_store
from data.submissions import commit, history

HEADERS = (
    "Event no.",
    "Event title",
    "Type of event",
    "Date held",
    "Audience",
    "Sign-ups",
    "Attendees",
)


def own(path: Path, *rows: tuple[object, ...], quarter: str) -> Path:
    """Write a partner's own spreadsheet: a title, their headers, their words, a total."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Outreach log"
    sheet.append([f"Harbour House outreach, {quarter}"])
    sheet.append([])
    sheet.append(list(HEADERS))
    for row in rows:
        sheet.append(list(row))
    came = sum(row[6] for row in rows if isinstance(row[6], int))
    sheet.append(["Total", None, None, None, None, None, came])
    sheet["A1"].font = openpyxl.styles.Font(bold=True, size=16)
    book.save(path)
    return path


def drop(page: Page, path: Path) -> None:
    """Choose a file, in place of the one that was chosen before."""
    settled(page)
    remove = page.get_by_role("button", name=re.compile("^Remove "))
    if remove.count():
        remove.first.click()
        expect(remove).to_have_count(0)
        settled(page)
    with page.expect_file_chooser() as chooser:
        page.get_by_test_id("stFileUploader").get_by_role("button").last.click()
    chooser.value.set_files(path)


def choose(page: Page, label: re.Pattern[str], option: str) -> None:
    """Choose an option of a select box by keyboard."""
    settled(page)
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.press_sequentially(option)
    expect(page.get_by_role("option", name=option)).to_be_visible()
    box.press("Enter")


def test_last_years_own_spreadsheet(start: Start, visit: Visit, tmp_path: Path) -> None:
    need_office()
    product = start()
    store = open_store(f"sqlite:///{product.store}")
    commit(store, plan_file(store, xlsx(LISTS), "lists.xlsx"), "tester")
    first = own(
        tmp_path / "outreach 2025 Q4.xlsx",
        ("E1", "Open evening", "Workshop", dt.date(2025, 10, 7), "Parents", 30, 24),
        ("E2", "Market stall", "Booth", dt.date(2025, 11, 3), "General public", None, "many"),
        ("E3", "School talk", "Workshop", "soon", "Young folks", 60, 55),
        ("E4", "Forum", "Public forum", dt.date(2025, 12, 1), "Parents", -5, 80),
        quarter="2025 Q4",
    )
    page = visit(f"{product.address}/upload")
    choose(page, re.compile("Reporting partner"), "Harbour House")
    drop(page, first)

    # It is not the template: what it holds is proposed, and confirmed with one button.
    expect(page.get_by_role("heading", name="To decide: 6")).to_be_visible()
    choose(page, re.compile("Young folks"), "Youth")
    press(page, "Use these answers")

    # Three cells are wrong; the file comes back with them marked.
    expect(page.get_by_role("heading", name="3 to mend")).to_be_visible()
    expect(page.get_by_role("heading", name="To decide")).to_have_count(0)
    for words in ("Attended “many” must be a whole number.", "Date “soon” must be a date."):
        expect(page.get_by_text(words)).to_have_count(1)
    with page.expect_download() as download:
        press(page, "Download the workbook, marked")
    marked = tmp_path / "marked.xlsx"
    download.value.save_as(marked)
    book = openpyxl.load_workbook(marked)
    assert book.sheetnames == ["To fix", "Outreach log"]
    commented = [c.coordinate for row in book["Outreach log"] for c in row if c.comment]
    assert {"G5", "D6", "F7"} <= set(commented)

    # They are mended in LibreOffice, and the file is dropped in again: nothing is asked anew.
    mended = tmp_path / "mended.xlsx"
    type_into(
        marked, mended, {"Outreach log!G5": "41", "Outreach log!D6": "2025-11-20",
                         "Outreach log!F7": "90"},
    )  # fmt: skip
    drop(page, mended)
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    expect(page.get_by_text("Events held")).to_be_visible()
    press(page, "Store these rows")
    expect(page.get_by_text("mended.xlsx is stored: 1 submission.")).to_be_visible()
    assert attended(store) == {"E1": 24, "E2": 41, "E3": 55, "E4": 80}

    # The next quarter's file, in the same words, needs no click but the last.
    second = own(
        tmp_path / "outreach 2026 Q1.xlsx",
        ("E5", "Spring evening", "Workshop", dt.date(2026, 2, 3), "Young folks", 30, 29),
        ("E6", "Second forum", "Public forum", dt.date(2026, 3, 5), "Parents", 40, 38),
        quarter="2026 Q1",
    )
    drop(page, second)
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("To decide|to mend"))).to_have_count(0)
    press(page, "Store these rows")
    expect(page.get_by_text("outreach 2026 Q1.xlsx is stored: 1 submission.")).to_be_visible()
    assert {"E5": 29, "E6": 38}.items() <= attended(store).items()
    assert [found.title for found in history(store)][:2] == ["Events", "Events"]
    store.engine.dispose()


def attended(store: Store) -> dict[str, int]:
    return dict(
        zip(column(store, "events", "code"), column(store, "events", "attended"), strict=True)
    )
