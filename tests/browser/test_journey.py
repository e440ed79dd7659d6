"""The journey of a data officer: from an empty store to a chart, and back."""

import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from browser.conftest import Start, Visit
from browser.waiting import press, settled
from playwright.sync_api import Locator, Page, expect

from data.store import open_store
from data.submissions import history, is_empty

COVER = {"Reporting partner": "Harbour House", "Quarter": "2026 Q2"}
SHEETS: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "Partners": [
        {"Partner code": "P1", "Name": "Harbour House", "Type": "Nonprofit"},
        {"Partner code": "P2", "Name": "Hill School", "Type": "School"},
    ],
    "Areas": [
        {"Area code": "A1", "Name": "North", "Population": 10_000},
        {"Area code": "A2", "Name": "South", "Population": 20_000},
    ],
    "Events": [
        {
            "Event code": "E1", "Name": "An evening for parents", "Type": "Workshop",
            "Date": dt.date(2026, 4, 10), "Area": "North", "Audience": "Parents",
            "Registered": 40, "Attended": "many", "Walk-ins": 4,
        },
        {
            "Event code": "E2", "Name": "Open forum", "Type": "Public forum",
            "Date": dt.date(2026, 5, 5), "Area": "South", "Audience": "General public",
            "Registered": 20, "Attended": 12,
        },
        {
            "Event code": "E3", "Name": "Market day", "Type": "Information booth",
            "Date": dt.date(2026, 6, 1), "Area": "South", "Audience": "General public",
            "Attended": 100, "Estimated?": "Yes",
        },
    ],
    "Sign-ins": [
        {"Event code": "E1", "Participant code": "K1", "Attended": "Yes"},
        {"Event code": "E1", "Participant code": "K2", "Attended": "Yes"},
        {"Event code": "E2", "Participant code": "K2", "Attended": "Yes"},
        {"Event code": "E2", "Participant code": "K3", "Attended": "No"},
    ],
    "Trainings": [
        {
            "Training code": "T1", "Title": "The signs on patrol", "Date": dt.date(2026, 4, 20),
            "Audience class": "Law enforcement", "Area": "North",
            "Hours": 3, "Registered": 25, "Completed": 22,
        },
        {
            "Training code": "T2", "Title": "An hour at school", "Date": dt.date(2026, 5, 20),
            "Audience class": "Students", "Area": "South",
            "Hours": 1.5, "Registered": 15, "Completed": 10,
        },
    ],
}  # fmt: skip

#: Title of the card → its figure, and what else stands on it; worked out by hand from the rows.
FIGURES = {
    "Events held": ("3 events", ""),
    "Attendance at events": ("146 attendances", ""),  # 34 + 12 + 100
    "Event participation rate": ("70 %", "42 of 60 registrations"),  # (34 − 4 + 12) ÷ (40 + 20)
    "Community engagement rate": ("67 %", "2 of 3 people"),  # K1 and K2 of K1, K2 and K3
    "Trainings for law enforcement": ("1 session", ""),
    "People trained": ("22 people", ""),
    "Contact hours": ("81 hours", ""),  # 22 × 3 + 10 × 1.5
    "Completion rate": ("80 %", "32 of 40 registrations"),
}


def fill(template: Path) -> openpyxl.Workbook:
    """Return the template filled in: the cover, and rows from row 4 on under their headers."""
    book = openpyxl.load_workbook(template)
    for row in book["Start here"].iter_rows(max_row=10, max_col=2):
        if row[0].value in COVER:
            row[1].value = COVER[str(row[0].value)]
    for name, rows in SHEETS.items():
        sheet = book[name]
        columns = {cell.value: place for place, cell in enumerate(sheet[1], 1)}
        for place, values in enumerate(rows, 4):
            for title, value in values.items():
                sheet.cell(place, columns[title], value)
    return book


def drop_in(page: Page, book: openpyxl.Workbook) -> None:
    """Choose the workbook in the file chooser that "Upload" opens."""
    content = io.BytesIO()
    book.save(content)
    settled(page)
    with page.expect_file_chooser() as chooser:
        page.get_by_test_id("stFileUploader").get_by_role("button").last.click()
    chooser.value.set_files(
        {
            "name": "Harbour House 2026 Q2.xlsx",
            "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "buffer": content.getvalue(),
        }
    )


def card(page: Page, title: str) -> Locator:
    """Return the card with this title."""
    link = page.get_by_role("link", name=title, exact=True)
    return page.locator("[class*='st-key-card-']").filter(has=link)


def navigate(page: Page, name: str) -> None:
    """Open a page from the navigation."""
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, exact=True, level=1)).to_be_visible()


def test_from_the_template_to_a_chart_and_back(start: Start, visit: Visit, tmp_path: Path) -> None:
    product = start()
    store = open_store(f"sqlite:///{product.store}")
    page = visit(product.address)

    # The opening offers the two ways to begin.
    opening = page.get_by_role("heading", name="Start with our own data")
    expect(opening).to_be_visible()
    expect(page.get_by_role("button", name="Explore the demonstration coalition")).to_be_visible()
    with page.expect_download() as download:
        press(page, "Download the template")
    assert download.value.suggested_filename == "Template.xlsx"
    template = tmp_path / "Template.xlsx"
    download.value.save_as(template)
    page.get_by_role("link", name="Go to upload").click()

    # One cell is wrong: it is named with its way out, and nothing is stored.
    book = fill(template)
    drop_in(page, book)
    expect(page.get_by_role("heading", name="1 to mend")).to_be_visible()
    attended = next(cell for cell in book["Events"][1] if cell.value == "Attended")
    wrong = page.get_by_text(f"Events!{attended.column_letter}4", exact=True)
    expect(wrong).to_be_visible()
    expect(page.get_by_text("Attended “many” must be a whole number.")).to_be_visible()
    expect(page.get_by_text("Write digits only, such as 12")).to_be_visible()
    expect(page.get_by_text("Nothing has been stored.")).to_be_visible()
    expect(page.get_by_role("button", name="Store these rows")).to_have_count(0)
    assert is_empty(store)

    # Mended, what it would change is shown before it is stored.
    book["Events"][f"{attended.column_letter}4"] = 34
    press(page, re.compile("Remove Harbour House"))
    expect(wrong).to_have_count(0)
    drop_in(page, book)
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    for name, rows in SHEETS.items():
        line = page.get_by_role("row").filter(has_text=re.compile(f"^{name}P1|^{name}Coalition"))
        expect(line).to_contain_text(str(len(rows)))
    assert is_empty(store)
    press(page, "Store these rows")
    expect(page.get_by_text("Harbour House 2026 Q2.xlsx is stored: 5 submissions.")).to_be_visible()

    # The overview has the figures.
    page.get_by_role("link", name="See the overview").click()
    expect(page.get_by_text("3 events were held")).to_be_visible()
    for title, (figure, rests_on) in FIGURES.items():
        expect(card(page, title)).to_contain_text(re.compile(figure.replace(" ", r"\s*")))
        expect(card(page, title)).to_contain_text(rests_on)

    # A card opens its indicator, with a chart that says what it shows.
    card(page, "Event participation rate").get_by_role("link").click()
    expect(page.get_by_role("heading", name="Event participation rate", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="70 % in 2026 Q2")).to_be_visible()
    said = "In 2026 Q2, event participation rate: 70 % (42 of 60 registrations)"
    chart = page.get_by_role("figure", name=re.compile(re.escape(said).replace(r"\ ", r"\s")))
    expect(chart.first.get_by_role("img").first).to_be_visible()

    # The whole upload is undone: the store is as it was.
    navigate(page, "Submissions")
    newest = page.get_by_role("checkbox", name=re.compile("^5 · "))
    settled(page)
    page.get_by_text("5 · ", exact=False).first.click()
    expect(newest).to_be_checked()
    press(page, "Undo the whole upload (5 submissions)")
    expect(page.get_by_role("heading", name="What undoing would do")).to_be_visible()
    assert not is_empty(store)
    press(page, "Undo now")
    expect(opening).to_be_visible()
    assert is_empty(store)
    assert {found.status for found in history(store)} == {"undone"}
    store.engine.dispose()
