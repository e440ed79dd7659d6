"""The journey of a withdrawal: words that a funder has open go from their page while they look."""

from pathlib import Path

from browser.conftest import Start, Visit
from browser.product import Product
from browser.waiting import press, settled
from playwright.sync_api import expect

from data import voices
from data.store import open_store

QUOTE = "The list of signs hangs on our side of the counter now"
#: Milliseconds within which an open page has to drop what was withdrawn.
SOON = 15_000


def the_voice(product: Product) -> int:
    """Return the number of the voice that says it, and let it stand in two documents."""
    with open_store(f"sqlite:///{product.store}") as store:
        with store.reading() as connection:
            held = voices.every_voice(connection)
        number = next(one.id for one in held if one.text and QUOTE in one.text.quote)
        at = next(one.events[-1].done_at for one in held if one.id == number)
        with store.writing() as connection:
            for where in ("Release 2026 Q1", "Yearly report 2026"):
                voices.used(connection, number, where, "editor", when=at)
    return number


def test_a_voice_is_withdrawn(
    start: Start, visit: Visit, released_demonstration: bytes, tmp_path: Path
) -> None:
    product = start(released_demonstration)
    number = the_voice(product)

    funder = visit(f"{product.address}/voices?as=Funder")
    expect(funder.get_by_text(QUOTE)).to_be_visible()
    expect(funder.get_by_text("7 voices here.")).to_be_visible()

    staff = visit(f"{product.address}/consents")
    press(staff, f"Open {number}")
    opened = staff.locator(".st-key-voice-open")
    expect(opened.get_by_text(QUOTE)).to_be_visible()
    expect(opened.get_by_text("Yearly report 2026")).to_be_visible()
    press(staff, "Withdraw")
    # Nothing happens before it is confirmed.
    expect(staff.get_by_role("button", name="Withdraw now", exact=True)).to_be_disabled()
    staff.get_by_text("Withdraw it for good", exact=True).click()
    press(staff, "Withdraw now")

    expect(staff.get_by_text(f"Voice {number} is withdrawn.", exact=False)).to_be_visible()
    expect(staff.get_by_text("take it down where that can be done")).to_be_visible()
    for where in ("Release 2026 Q1", "Yearly report 2026"):
        expect(opened.get_by_text(where)).to_be_visible()
    expect(staff.get_by_text(QUOTE)).to_have_count(0)

    # The funder has neither clicked nor reloaded.
    expect(funder.get_by_text(QUOTE)).to_have_count(0, timeout=SOON)
    expect(funder.get_by_text("6 voices here.")).to_be_visible()
    funder.reload()
    settled(funder)
    expect(funder.get_by_text(QUOTE)).to_have_count(0)

    # The register says what was agreed and done, and the words are nowhere in the store's files.
    with staff.expect_download() as download:
        press(staff, "Download the register of consents (CSV)")
    download.value.save_as(tmp_path / "register.csv")
    register = (tmp_path / "register.csv").read_text("utf-8-sig")
    (line,) = (row for row in register.splitlines() if row.startswith(f"{number},"))
    assert "withdrawn" in line and "Release 2026 Q1; Yearly report 2026" in line
    stored = [file.read_bytes() for file in product.folder.glob("impact.db*")]
    assert stored and not any(QUOTE.encode() in content for content in stored)
