"""The journey of a county officer: an area's report chosen, made in Spanish, taken, published."""

import io
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pikepdf
import pypdfium2
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import Start, Visit
from browser.product import Product
from browser.waiting import press, settled
from playwright.sync_api import Locator, Page, expect

from reports.formats import FORMATS

AREA, PERIOD = "Gravel Loop", "2026 Q2"
COMMENTARY = "Abrimos una sala nueva en la biblioteca."
#: Name in the address → what is chosen there, as the page says it.
CHOICE = {"of": AREA, "of_period": PERIOD, "in_language": "Español", "format": "PDF"}
OFFICER = "as=Local+government"


def box(page: Page, name: str) -> Locator:
    """Return the list that is kept in the address by this name."""
    return page.locator(f".st-key-{name}").get_by_role("combobox")


def choose(page: Page, name: str, option: str) -> None:
    """Choose from a list by keyboard: it may scroll under a pointer."""
    settled(page)
    box(page, name).press_sequentially(option)
    expect(page.get_by_role("option", name=option, exact=True)).to_be_visible()
    box(page, name).press("Enter")
    expect(box(page, name)).to_have_value(option)


def expect_choice(page: Page) -> None:
    """Wait until a page has chosen the report of the area, and all else as told."""
    expect(page.get_by_role("radio", name="Area profile")).to_be_checked()
    for name, option in CHOICE.items():
        expect(box(page, name)).to_have_value(option)


def query(page: Page) -> dict[str, str]:
    """Return what the address of a page has."""
    settled(page)
    return dict(parse_qsl(urlsplit(page.url).query))


def taken(page: Page) -> tuple[str, bytes]:
    """Make the report that is chosen and download it; return its name and what is in it."""
    press(page, "Make the report")
    button = page.get_by_role("button", name=re.compile(r"^Download area-profile"))
    expect(button).to_be_visible()
    settled(page)
    with page.expect_download() as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def shown(visit: Visit, product: Product) -> str:
    """Return how many events were held in the area, as the dashboard's table says."""
    page = visit(
        f"{product.address}/indicator?indicator=Events+held&period={PERIOD}&by=Area&{OFFICER}"
    )
    expect(page.get_by_role("heading", name="Events held", level=1)).to_be_visible()
    expect(page.get_by_role("radio", name="Area", exact=True)).to_be_checked()
    settled(page)
    page.get_by_text("The same as a table").last.click()
    table = page.get_by_role("table").filter(has=page.get_by_text(AREA, exact=True))
    expect(table).to_be_visible()
    figure = table.get_by_role("columnheader").all_inner_texts().index("Figure")
    row = table.get_by_role("row").filter(has=page.get_by_text(AREA, exact=True))
    return row.get_by_role("cell").nth(figure).inner_text()


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        pages = (page.get_textpage().get_text_range() for page in opened)
        return " ".join(" ".join(pages).split())


def test_an_officer_publishes_the_profile_of_an_area_in_spanish(
    start: Start, visit: Visit, released_demonstration: bytes, tmp_path: Path
) -> None:
    product = start(released_demonstration)
    page = visit(f"{product.address}/reports?{OFFICER}")
    page.get_by_text("Area profile", exact=True).click()
    for name in ("of", "of_period", "in_language"):
        choose(page, name, CHOICE[name])
    expect_choice(page)

    name, pdf = taken(page)
    assert name == "area-profile-gravel-loop-2026q2-release-1-es.pdf"
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in opened.Root
        assert str(opened.Root.Lang) == "es-US"
    events = shown(visit, product)
    assert f"Eventos realizados: {events} eventos en el 2.º trimestre de 2026" in text_of(pdf)
    expect(page.get_by_text("Page 1", exact=True)).to_be_visible()

    other = visit(page.url)
    expect_choice(other)
    assert query(other) == query(page)
    assert taken(other) == (name, pdf)
    choose(other, "format", "Web page")
    expect(other.get_by_text(FORMATS["html"].says)).to_be_visible()
    settled(other)
    other.get_by_text("Own title, introduction and commentary").click()
    commentary = other.get_by_label("Commentary on “", exact=False)
    commentary.fill(COMMENTARY)
    commentary.blur()
    expect(other.get_by_text("Typed and not kept yet:")).to_be_visible()
    press(other, "Keep these words")
    expect(other.get_by_text("commentary (1 typed)")).to_be_visible()
    name, html = taken(other)
    file = tmp_path / name
    file.write_bytes(html)
    published = visit(file.as_uri())
    expect(published.locator("html.ready")).to_have_count(1)
    expect(published.get_by_text(COMMENTARY)).to_be_visible()
    found = Axe().run(published)
    assert found.violations_count == 0, found.generate_report()

    page.reload()
    settled(page)
    last = page.get_by_role("main")
    for form in ("PDF", "Web page"):
        expect(last.get_by_text(re.compile(f"{form}, release 1, .* by ")).first).to_be_visible()
    expect(page.get_by_role("link", name="Choose the same")).to_have_count(3)


def test_the_address_follows_the_choice_there_and_back(visit: Visit, shared_demo: Product) -> None:
    page = visit(f"{shared_demo.address}/reports?as=Funder")
    usual = {
        "as": "Funder",
        "report": "funder",
        "of_release": "1",
        "of": "all",
        "of_period": "2026Q3",
        "in_language": "en",
        "format": "pdf",
        "paper": "letter",
    }
    expect(page.get_by_role("radio", name="Funder report")).to_be_checked()
    assert query(page) == usual
    choose(page, "in_language", "Español")
    expect(page).to_have_url(re.compile("in_language=es"))
    choose(page, "paper", "A4")
    expect(page).to_have_url(re.compile("paper=a4"))
    assert query(page) == usual | {"in_language": "es", "paper": "a4"}
    page.go_back()
    expect(box(page, "paper")).to_have_value("Letter")
    assert query(page) == usual | {"in_language": "es"}
    page.go_back()
    expect(box(page, "in_language")).to_have_value("English")
    assert query(page) == usual
    page.go_forward()
    expect(box(page, "in_language")).to_have_value("Español")
    page.get_by_text("Link to this report").click()
    expect(
        page.get_by_text(f"{shared_demo.address}/reports?as=Funder&report=funder")
    ).to_be_visible()
    # Other pages keep a language and a period in the address as well.
    for name in ("Instruments", "Overview"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page).not_to_have_url(re.compile("of_release"))
        settled(page)
        page.get_by_role("link", name="Reports", exact=True).click()
        expect(box(page, "in_language")).to_have_value("Español")
        assert query(page) == usual | {"in_language": "es"}
