"""The pages of records at the width of a phone: nothing is cut without a sign that it goes on."""

import datetime as dt
import re

from browser.conftest import Visit
from browser.product import Product
from browser.waiting import drawn, settled
from playwright.sync_api import FilePayload, Locator, Page, expect
from workbooks import book

WIDTH = 390


def narrow(visit: Visit, address: str) -> Page:
    page = visit(address)
    page.set_viewport_size({"width": WIDTH, "height": 900})
    drawn(page)
    return page


def is_within(found: Locator) -> bool:
    box = found.bounding_box()
    return box is not None and box["x"] >= 0 and box["x"] + box["width"] <= WIDTH


def wider_than_shown(found: Locator) -> int:
    return int(found.evaluate("element => element.scrollWidth - element.clientWidth"))


def test_the_board_says_that_it_goes_on(shared_demo: Product, visit: Visit) -> None:
    page = narrow(visit, f"{shared_demo.address}/completeness")
    board = page.get_by_role("region", name="Sheets handed in, of those expected")
    expect(board).to_be_visible()
    assert wider_than_shown(board) > 0
    expect(page.get_by_text("Slide sideways to see all columns").first).to_be_visible()
    assert wider_than_shown(page.get_by_test_id("stMain")) <= 0
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.get_by_text("Slide sideways to see all columns").first).to_be_hidden()


def test_a_submission_can_be_read_and_chosen(shared_demo: Product, visit: Visit) -> None:
    page = narrow(visit, f"{shared_demo.address}/submissions")
    first = page.get_by_test_id("stCheckbox").filter(has_text=re.compile(r"^\d+ · ")).first
    expect(first).to_contain_text(re.compile(r"^\d+ · .+ of .+, 20\d\d Q\d"))
    told = page.locator(".st-key-submissions .quiet").first
    words = re.compile(r"^current(, approved)? · .+ by demonstration, .+\.xlsx")
    expect(told).to_contain_text(words)
    assert is_within(first) and is_within(told)
    first.locator("label").click()
    expect(page.get_by_text("Chosen: 1 submission")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^Its rows: "))).to_be_visible()
    settled(page)
    assert wider_than_shown(page.get_by_test_id("stMain")) <= 0


def test_figures_that_would_change_are_stacked(shared_demo: Product, visit: Visit) -> None:
    page = narrow(visit, f"{shared_demo.address}/upload")
    event = {"code": "E1", "date": dt.date(2026, 2, 3), "attended": 12, "lead": "P1"}
    file = FilePayload(name="q1.xlsx", mimeType="", buffer=book(events=[event]))
    page.locator("input[type=file]").set_input_files([file])
    table = page.get_by_role("region", name="Figures that would change").first
    expect(table).to_be_visible(timeout=60_000)
    assert wider_than_shown(table) <= 0
    for head in ("Before", "After", "Because"):
        cell = table.locator(f'td[data-head="{head}"]').first
        expect(cell).to_be_visible()
        assert is_within(cell)
