"""A coder's journey: initials, texts by single keys, a second coder, what differs settled."""

import re

import pytest
import spoken
from browser.conftest import Start, Visit
from browser.product import SECRET, Product
from browser.waiting import press, press_key, settled
from playwright.sync_api import Page, expect
from workbooks import book

from data.codebook import Code
from data.codebook_changes import add_code
from data.codings import codings, set_double_share
from data.plan import Asked, plan_file
from data.settings import settings
from data.store import open_store
from data.submissions import commit

TEXTS = ("Too fast at the end", "The room was cold")


@pytest.fixture
def product(start: Start, monkeypatch: pytest.MonkeyPatch) -> Product:
    """The product with two cleared comments and a codebook of two codes; two people code each."""
    running = start()
    monkeypatch.setenv("PREVENTION_IMPACT_SECRET", SECRET)
    settings.cache_clear()
    rows = [{"survey": "S1", "respondent": n, "comment": t} for n, t in enumerate(TEXTS)]
    with open_store(f"sqlite:///{running.store}") as store:
        plan = plan_file(store, book(surveys=rows), "report.xlsx", Asked(partner="P1"))
        commit(store, plan, "tester")
        add_code(store, Code("", "Pace", "How fast it went.", example="Too fast!"), "tester")
        add_code(store, Code("", "Room", "The place: cold, noisy."), "tester")
        set_double_share(store, 1, "tester")
        spoken.clear(store)
    return running


def begin(visit: Visit, product: Product, initials: str) -> Page:
    page = visit(f"{product.address}/coding")
    coder = page.get_by_role("textbox", name="Coder")
    coder.fill(initials)
    coder.press("Enter")
    expect(page.get_by_text("You have coded 0 of 2 texts")).to_be_visible()
    coder.blur()
    return page


def at_hand(page: Page) -> str:
    """Return the text on screen."""
    settled(page)
    return page.get_by_role("group", name="The answer").inner_text().strip()


def choose(page: Page, key: str, label: str) -> None:
    """Press a key that chooses something, and wait until it is chosen."""
    press_key(page, key)
    chosen = page.get_by_role("button", name=re.compile(f"^{label}")).first
    expect(chosen).to_have_attribute("kind", "primary")


def code(page: Page, stance: str, label: str) -> str:
    """Take the first suggestion and a stance by keys, and save; return the text."""
    text = at_hand(page)
    press_key(page, "1")
    expect(page.locator(".chip.chosen")).to_have_count(1)
    choose(page, stance, label)
    press_key(page, "Enter")
    expect(page.locator(".chip.chosen")).to_have_count(0)
    settled(page)
    return text


def held(product: Product) -> set[tuple[str, str, str | None]]:
    with open_store(f"sqlite:///{product.store}") as store, store.reading() as connection:
        return {(c.coder, "+".join(sorted(c.codes)), c.stance) for c in codings(connection)}


def test_two_coders_by_keyboard_and_what_differs_is_settled(product: Product, visit: Visit) -> None:
    first = begin(visit, product, "AN")
    one = code(first, "n", "Negative")
    expect(first.get_by_text("You have coded 1 of 2 texts")).to_be_visible()
    two = code(first, "n", "Negative")
    expect(first.get_by_role("heading", name="Nothing waits for you")).to_be_visible()
    assert {one, two} == set(TEXTS)
    assert held(product) == {("AN", "pace", "negative"), ("AN", "room", "negative")}

    # The second finds the same texts, and of the first nothing but that somebody has coded them.
    second = begin(visit, product, "BO")
    expect(second.get_by_text("2 of them as the second coder")).to_be_visible()
    expect(second.locator(".chip.chosen")).to_have_count(0)
    expect(second.get_by_test_id("stMain").get_by_text("AN", exact=True)).to_have_count(0)
    code(second, "n", "Negative")
    expect(second.get_by_text("You have coded 1 of 2 texts")).to_be_visible()
    choose(second, "0", "No code fits")
    choose(second, "m", "Mixed")
    press_key(second, "Enter")
    expect(second.get_by_role("heading", name="Nothing waits for you")).to_be_visible()

    second.get_by_role("link", name="Agreement").click()
    expect(second.get_by_text("2 differences are open, 0 settled.")).to_be_visible()
    settled(second)
    second.get_by_role("radio", name="Yes", exact=True).click()
    second.get_by_role("textbox", name="Why").first.fill("It says so")
    second.get_by_role("textbox", name="Why").first.press("Enter")
    second.get_by_role("button", name="Settle").first.click()
    expect(second.get_by_text("1 difference is open, 1 settled.")).to_be_visible()

    second.get_by_role("link", name="What people said").click()
    expect(second.get_by_text("2 coded answers (2 different texts), 2 coders")).to_be_visible()


def test_backspace_brings_the_text_before_and_typing_is_no_key(
    product: Product, visit: Visit
) -> None:
    page = begin(visit, product, "AN")
    text = code(page, "p", "Positive")
    expect(page.get_by_text("You have coded 1 of 2 texts")).to_be_visible()
    press_key(page, "Backspace")
    expect(page.get_by_text("You have coded it before")).to_be_visible()
    expect(page.get_by_role("group", name="The answer")).to_have_text(text)
    choose(page, "m", "Mixed")
    press_key(page, "Enter")
    expect(page.get_by_text("You have coded it before")).to_have_count(0)
    assert [stance for _, _, stance in held(product)] == ["mixed"]

    other = at_hand(page)
    coder = page.get_by_role("textbox", name="Coder")
    coder.click()
    coder.press_sequentially("n0")
    assert at_hand(page) == other
    expect(page.locator('[kind="primary"]')).to_have_count(1)


def test_it_can_be_done_on_a_phone(product: Product, visit: Visit) -> None:
    page = begin(visit, product, "AN")
    page.set_viewport_size({"width": 390, "height": 900})
    settled(page)
    page.get_by_role("button", name=re.compile("^Pace|^Room")).first.click()
    expect(page.locator(".chip.chosen")).to_have_count(1)
    press(page, re.compile("^Positive"))
    expect(page.get_by_role("button", name=re.compile("^Positive"))).to_have_attribute(
        "kind", "primary"
    )
    press(page, re.compile("^Save and next"))
    expect(page.get_by_text("You have coded 1 of 2 texts")).to_be_visible()
    wider = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wider) <= 0
