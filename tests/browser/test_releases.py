"""From a quarter to a release in a browser: an approver's journey, and a funder's."""

import re
from pathlib import Path

import pytest
from browser.conftest import Start, Visit
from browser.product import Product
from browser.waiting import press, settled
from playwright.sync_api import Page, expect
from releasing import release_whole, reported

from data.asking import Asked
from data.plan import plan_file
from data.store import open_store
from data.submissions import commit

#: Milliseconds to wait for a release to be built; long, for a machine that is busy.
BUILT = 240_000


@pytest.fixture
def product(start: Start, tmp_path: Path) -> Product:
    """The product on three events of 2026 Q1: 40 and 3 people in North, 2 in South."""
    file = tmp_path / "drawn.db"
    store = open_store(f"sqlite:///{file}")
    commit(store, plan_file(store, reported(), "q1.xlsx", Asked("P1")), "tester")
    store.engine.dispose()
    return start(file.read_bytes())


def released(product: Product, visit: Visit) -> Page:
    """Go the approver's way from the quarter to what everyone sees."""
    page = visit(f"{product.address}/releases?quarter=2026+Q1&as=Program+staff")
    expect(page.get_by_role("heading", name="Releases", level=1)).to_be_visible()
    expect(page.get_by_text("Approve it first.")).to_be_visible()
    note = page.get_by_label("Note, if there is something to know of it")
    note.fill("The school reports with the next quarter")
    note.blur()
    settled(page)
    press(page, re.compile("Approve and lock 2026 Q1"))
    expect(page.get_by_text("2026 Q1 is approved and locked.")).to_be_visible()
    settled(page)

    press(page, "Build the release of 2026 Q1")
    done = page.get_by_text("Release 1 of 2026 Q1 is built")
    expect(done).to_be_visible(timeout=BUILT)
    settled(page, BUILT)
    expect(page.get_by_text("The attacker's audit is passed")).to_be_visible()
    page.get_by_text("Which figures are hidden, and by which rule").click()
    expect(page.get_by_role("region", name=re.compile("Hidden figures of"))).to_be_visible()

    press(page, "Publish release 1")
    press(page, "Publish to funders and local government")
    expect(page.get_by_text("Release 1 is published.").first).to_be_visible()
    settled(page)
    return page


def test_an_approver_publishes_hands_out_and_withdraws(product: Product, visit: Visit) -> None:
    page = released(product, visit)
    with page.expect_download() as download:
        press(page, "Download its file (zip)")
    assert download.value.suggested_filename == "Release 2026 Q1, number 1.zip"
    page.reload()
    settled(page)
    page.get_by_text("The latest 1", exact=True).click()
    ledger = page.get_by_role("region", name="What was taken out")
    expect(ledger).to_contain_text("Release 1zip")

    page.set_viewport_size({"width": 390, "height": 900})
    wider = "element => element.scrollWidth - element.clientWidth"
    assert page.get_by_test_id("stMain").evaluate(wider) <= 0
    page.set_viewport_size({"width": 1440, "height": 1000})

    press(page, "Withdraw")
    press(page, "Withdraw it")
    expect(page.get_by_text("No reason is given why the release is withdrawn.")).to_be_visible()
    page.get_by_label("Why").fill("A file was counted twice")
    page.get_by_label("Why").blur()
    settled(page)
    press(page, "Withdraw it")
    expect(page.get_by_text("Release 1 is withdrawn.")).to_be_visible()
    funder = visit(f"{product.address}/?as=Funder")
    expect(funder.get_by_text(re.compile("Release 2026 Q1 was withdrawn on"))).to_be_visible()


def test_a_funder_sees_the_release_and_no_small_number(product: Product, visit: Visit) -> None:
    before = visit(f"{product.address}/?as=Funder")
    expect(before.get_by_text("Nothing has been released yet.")).to_be_visible()
    with open_store(f"sqlite:///{product.store}") as store:
        release_whole(store, "2026Q1")
    page = visit(f"{product.address}/?as=Funder")
    expect(page.get_by_text("release 2026 Q1", exact=True)).to_be_visible()
    settled(page)

    page.goto(f"{product.address}/indicator?indicator=Attendance+at+events&as=Funder")
    expect(page.get_by_role("heading", name="Attendance at events", level=1)).to_be_visible()
    settled(page)
    # Of 45 people 2 were in South: told with 43 or 45, the 2 would be.
    told = page.get_by_test_id("stMain").inner_text()
    assert "45" in told
    assert not re.search(r"\b43 people\b|\b2 people\b", told)

    page.goto(f"{product.address}/releases?as=Funder")
    expect(page.get_by_role("heading", name="Not for this role")).to_be_visible()
    expect(page.get_by_text("audit")).to_have_count(0)
