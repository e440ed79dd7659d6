"""Every page stands, at the width of a desk and of a phone, and never wider than either."""

import pytest
from browser.conftest import Visit
from browser.product import Product
from browser.waiting import drawn
from playwright.sync_api import Page, expect

from dashboard import PAGES

WIDTHS = (1440, 390)
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def stands(page: Page) -> None:
    """Wait until a page's script has run, and see that it did not fail."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    drawn(page)
    expect(page.get_by_text("Something went wrong")).to_have_count(0)


@pytest.mark.parametrize(("role", "code"), [("Program staff", "staff"), ("Funder", "funder")])
def test_at_two_widths(shared_demo: Product, visit: Visit, role: str, code: str) -> None:
    page = visit(f"{shared_demo.address}/?as={role}")
    stands(page)
    links = page.get_by_test_id("stSidebarNav").get_by_role("link")
    expect(links).to_have_count(sum(code in roles for *_, roles in PAGES))
    addresses = [str(link.get_attribute("href")).split("?")[0] for link in links.all()]
    for address in addresses:
        page.goto(f"{address}?as={role}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 1000})
            stands(page)
            assert page.evaluate(WIDER) <= 0, (address, width)
