"""What a role may see, links that show the same to everyone, and what leaves the computer."""

import re
from urllib.parse import urlsplit

import httpx
import pytest
from browser.conftest import Start, Visit, Watched
from browser.product import Product
from browser.waiting import settled
from playwright.sync_api import Locator, Page, expect

STAFF_ONLY = ("upload", "submissions", "people", "consents")


def card(page: Page, title: str) -> Locator:
    """Return the card with this title."""
    link = page.get_by_role("link", name=title, exact=True)
    return page.locator("[class*='st-key-card-']").filter(has=link)


def test_the_first_request_after_a_restart_goes_through_the_frame(
    start: Start, visit: Visit, demonstration: bytes
) -> None:
    product = start(demonstration)
    page = visit(f"{product.address}/upload?as=Funder")
    expect(page.get_by_role("heading", name="Not for this role")).to_be_visible()
    page.close()
    product.restart()
    page = visit(f"{product.address}/upload?as=Funder")
    expect(page.get_by_role("heading", name="Not for this role")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
    expect(page.get_by_role("combobox", name=re.compile("View as"))).to_be_visible()
    expect(page.get_by_text("Download the template")).to_have_count(0)


@pytest.mark.parametrize("name", STAFF_ONLY)
def test_a_funder_is_told_that_a_page_is_not_theirs(
    shared_demo: Product, visit: Visit, name: str
) -> None:
    page = visit(f"{shared_demo.address}/{name}?as=Funder")
    expect(page.get_by_role("heading", name="Not for this role")).to_be_visible()
    offered = page.get_by_test_id("stSidebarNav")
    expect(offered.get_by_role("link", name="Overview")).to_be_visible()
    expect(offered.get_by_role("link", name=name.capitalize(), exact=True)).to_have_count(0)


def test_a_link_shows_the_same_choice_and_the_same_figure(
    shared_demo: Product, visit: Visit
) -> None:
    page = visit(shared_demo.address)
    expect(card(page, "Events held")).to_contain_text("20 events")
    settled(page)
    # By keyboard: the list may scroll under a pointer between pressing and letting go.
    area = page.get_by_role("combobox", name="Area")
    area.press_sequentially("Heron Steps")
    expect(page.get_by_role("option", name="Heron Steps")).to_be_visible()
    area.press("Enter")
    expect(page.get_by_text("Filtered to Heron Steps.")).to_be_visible()
    page.keyboard.press("Escape")  # closes the list
    expect(page).to_have_url(re.compile(r"[?&]area=Heron(\+|%20)Steps"))
    # The rest of the page follows its first sentence.
    expect(card(page, "Events held")).to_contain_text("3 events")

    other = visit(page.url)
    expect(other.get_by_text("Filtered to Heron Steps.")).to_be_visible()
    expect(card(other, "Events held")).to_contain_text("3 events")

    other.get_by_role("link", name="Events held", exact=True).click()
    expect(other.get_by_role("heading", name="Events held", level=1)).to_be_visible()
    expect(other.get_by_text("In 2026 Q3, events held for Heron Steps: 3 events")).to_be_visible()
    expect(other).to_have_url(re.compile(r"/indicator\?.*area=Heron(\+|%20)Steps"))


def test_nothing_on_a_page_asks_another_computer(
    shared_demo: Product, visit: Visit, watched: Watched
) -> None:
    page = visit(shared_demo.address)
    page.get_by_role("link", name="People reached in person", exact=True).click()
    expect(page.get_by_role("heading", name="How it is counted")).to_be_visible()
    page.get_by_role("link", name="Upload").click()
    expect(page.get_by_role("button", name="Download the template")).to_be_visible()
    elsewhere = {
        address
        for address in watched.asked
        if urlsplit(address).scheme not in ("data", "blob")
        and urlsplit(address).hostname != "localhost"
    }
    assert watched.asked
    assert not elsewhere


@pytest.mark.parametrize("path", ["/", "/upload", "/_stcore/health", "/nowhere"])
def test_every_answer_has_the_security_headers(shared_demo: Product, path: str) -> None:
    answer = httpx.get(shared_demo.address + path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    script = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in script
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "no-referrer"
