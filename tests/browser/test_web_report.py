"""A report as a web page, in a browser: accessible, whole at any width, alone on the network."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import Watched
from playwright.sync_api import Browser, Page, expect
from sample_document import sample

from reports.formats import write

Read = Callable[..., Page]
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
TEXTS = "parts => parts.map(part => part.dataset.unformatted)"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_bytes(write(sample(mark="live, not for publication"), "html"))
    return path


@pytest.fixture
def read(browser: Browser, report: Path, watched: Watched) -> Iterator[Read]:
    """Open the report from disk; fails if anything is asked for, or the console complains."""
    watched.ours.add("file://")
    contexts = []

    def opened(width: int = 1440, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 1000}, java_script_enabled=scripts, offline=True
        )
        contexts.append(context)
        context.on("page", watched.follow)
        page = context.new_page()
        page.goto(report.as_uri())
        if scripts:
            expect(page.locator("html.ready")).to_have_count(1)
        return page

    yield opened
    for context in contexts:
        context.close()
    asked = {url for url in watched.asked if not url.startswith(("data:", "blob:"))}
    assert asked == {report.as_uri()}
    assert not watched.complaints


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_and_the_page_is_never_wider_than_the_screen(
    read: Read, width: int
) -> None:
    page = read(width)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    for summary in page.locator("summary").all():
        summary.click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate(WIDER) <= 0


def test_charts_answer_when_they_are_pointed_at(read: Read) -> None:
    page = read()
    chart = page.locator("#figure-attendance_chart")
    chart.locator(".bars .point").last.hover(force=True)
    expect(chart.locator(".hovertext")).to_contain_text("Attendances: 1,102")
    drawn = chart.locator(".annotation-text").evaluate_all(TEXTS)
    assert drawn == ["[c]", "1,240", "980", "<b>1,102</b>", "target"]


def test_without_scripts_each_chart_is_a_picture_with_its_table(read: Read) -> None:
    page = read(scripts=False)
    for picture in page.locator("img.still").all():
        box = picture.bounding_box()
        assert box and box["width"] > 500
    expect(page.locator(".live").first).to_be_hidden()
    page.locator("summary").first.click()
    expect(page.get_by_role("cell", name="1,240").first).to_be_visible()


def test_on_paper_charts_are_pictures_and_their_tables_stand_open(read: Read) -> None:
    page = read()
    page.emulate_media(media="print")
    expect(page.locator(".live").first).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


def test_the_keyboard_reaches_the_report_first_and_only_tables_that_scroll(read: Read) -> None:
    page = read(390)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the report")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    for summary in page.locator("summary").all():
        summary.click()
    expect(page.locator(".scroll[tabindex='0']")).to_have_count(1)
    expect(page.locator(".scroll[tabindex='0'] table")).to_have_id("figure-areas_chart-table")


def test_a_table_that_scrolls_says_so_and_no_other_does(read: Read) -> None:
    page = read(390)
    for summary in page.locator("summary").all():
        summary.click()
    expect(page.locator(".more")).to_have_count(1)
    told = page.evaluate(
        """[...document.querySelectorAll(".scroll")].map(part => [
            part.scrollWidth > part.clientWidth,
            getComputedStyle(part.parentElement, "::before").display == "block"])"""
    )
    assert sorted(told) == [[False, False]] * (len(told) - 1) + [[True, True]]
