"""Waiting for the state a page has to be in before somebody does something there.

A click waits by itself for what it clicks on. A key does not: it is lost where nothing listens yet,
because a button comes with its code, which a page asks for when it shows its first one — after its
script has run. So a key is pressed when the button that says it stands, and listens.
"""

import re

from playwright.sync_api import Locator, Page, expect

#: Resolved once a browser has nothing to do: what it has drawn listens by then.
_IDLE = "() => new Promise(done => requestIdleCallback(() => done(true), {timeout: 5000}))"
_TYPING = "input:not([type=checkbox], [type=radio]):focus, textarea:focus"


def settled(page: Page, timeout: float = 60_000) -> None:
    """Wait until a page's script has run; after doing something, wait for its effect first.

    Args:
        page: the page.
        timeout: milliseconds to wait; long, for a machine that is busy.
    """
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=timeout)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def drawn(page: Page) -> None:
    """Wait until a page has settled, and the browser has drawn what there is and done the rest."""
    settled(page)
    page.evaluate(_IDLE)


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Click on a button once the page it stands on has settled."""
    settled(page)
    exact = isinstance(name, str)
    page.get_by_role("button", name=name, exact=exact).click()


def press_key(page: Page, key: str) -> None:
    """Press a key that a button on the page offers, as somebody does who sees it there."""
    settled(page)
    expect(_offering(page, key)).to_be_visible()
    expect(page.locator(_TYPING)).to_have_count(0)
    drawn(page)
    page.keyboard.press(key)


def _offering(page: Page, key: str) -> Locator:
    said = page.get_by_label(f"Shortcut {key.upper() if len(key) == 1 else key}", exact=True)
    return page.get_by_role("button").filter(has=said)
