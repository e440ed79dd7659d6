"""Takes the README's pictures: ``.venv/bin/python tests/browser/pictures.py``."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser.product import SECRET, Product, chromium  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import FilePayload, Page, expect  # noqa: E402

from data.demo.planted import planted  # noqa: E402
from data.store import open_store  # noqa: E402
from reports.demonstration import load  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1440, 1400
DEFECT = "Text in a number"


def overview(page: Page) -> None:
    """Wait until the overview stands."""
    expect(page.get_by_text("The world around")).to_be_visible()


def indicator(page: Page) -> None:
    """Wait until the charts are drawn."""
    expect(page.get_by_text("How it is counted")).to_be_visible()
    expect(page.get_by_role("figure").get_by_role("img").filter(has_text="%")).to_have_count(2)
    expect(page.get_by_role("combobox", name="Period")).to_be_visible()


def upload(page: Page) -> None:
    """Drop in a workbook with something to mend."""
    content = next(made for wrong, made, _ in planted() if wrong.startswith(DEFECT))
    name = "Furrow Gate Neighbours 2026 Q3.xlsx"
    file = FilePayload(name=name, mimeType="", buffer=content)
    page.locator("input[type=file]").set_input_files([file])
    expect(page.get_by_text("Nothing has been stored.")).to_be_visible()


def releases(page: Page) -> None:
    """Wait until what is hidden in the release stands."""
    expect(page.get_by_text("The attacker's audit is passed")).to_be_visible()
    expect(page.get_by_role("button", name="Download its file (zip)")).to_be_visible()


#: Name → address, and what is done there before the picture is taken.
PICTURES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "overview": ("/?as=Funder", overview),
    "indicator": ("/indicator?indicator=Event+participation+rate&as=Funder", indicator),
    "upload": ("/upload", upload),
    "releases": ("/releases?quarter=2026+Q2", releases),
}


def save(page: Page, file: Path) -> None:
    """Take the picture, no higher than the page, in the few colours it has."""
    content = page.get_by_test_id("stMainBlockContainer").bounding_box()
    assert content
    page.set_viewport_size({"width": WIDTH, "height": min(HEIGHT, int(content["height"]))})
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.screenshot(path=file, animations="disabled")
    with Image.open(file) as picture:
        few = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    few.save(file, optimize=True)
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1000:.0f} kB")


def main() -> None:
    """Take all pictures."""
    os.environ["PREVENTION_IMPACT_SECRET"] = SECRET
    FOLDER.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=60_000)
    with tempfile.TemporaryDirectory() as folder:
        product = Product(Path(folder))
        store = open_store(f"sqlite:///{product.store}")
        load(store)
        store.engine.dispose()
        product.start()
        try:
            with chromium() as browser:
                for name, (path, ready) in PICTURES.items():
                    page = browser.new_page(
                        viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB"
                    )
                    page.goto(product.address + path)
                    ready(page)
                    save(page, FOLDER / f"{name}.png")
        finally:
            product.stop()


if __name__ == "__main__":
    main()
