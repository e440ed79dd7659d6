"""The product started, a browser, and a page that complains when the product's page would."""

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browser.product import NO_BROWSER, ROOT, Product, chromium, find_chromium
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

Start = Callable[..., Product]
Visit = Callable[[str], Page]

#: Milliseconds to wait for what a page should say; long, for a machine that is busy.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)

#: What the console may say, and why.
HARMLESS = (
    # On a deep link Streamlit's page asks first below its own address, then at the root.
    ("404 (Not Found)", "/_stcore/health"),
    ("404 (Not Found)", "/_stcore/host-config"),
    # The connection of a page that is open while a test restarts its server.
    ("WebSocket connection to", ""),
    ("ERR_CONNECTION_REFUSED", ""),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Keep what a test's page looked like when it failed."""
    report = yield
    if report.when == "call" and report.failed:
        for number, page in enumerate(getattr(item, "pages_open", ())):
            folder = ROOT / "test-results"
            folder.mkdir(exist_ok=True)
            if not page.is_closed():
                page.screenshot(path=folder / f"{item.name}-{number}.png")
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium; without one these tests are skipped, unless it is required."""
    if not find_chromium():
        if os.environ.get("PREVENTION_IMPACT_REQUIRE_BROWSER") == "1":
            pytest.fail(NO_BROWSER)
        pytest.skip(NO_BROWSER)
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def demonstration(demo_file: Path) -> bytes:
    """The file of a store that holds the demonstration coalition."""
    return demo_file.read_bytes()


@pytest.fixture(scope="session")
def released_demonstration(released_demo_file: Path) -> bytes:
    """The file of a store that holds the demonstration with its last quarter released."""
    return released_demo_file.read_bytes()


@pytest.fixture
def start(browser: Browser, tmp_path: Path) -> Iterator[Start]:
    """Start the product on a store of its own: empty, or from the bytes of another."""
    with ExitStack() as stack:

        def started(stored: bytes = b"", **options: Any) -> Product:
            product = Product(tmp_path, **options)
            if stored:
                product.store.write_bytes(stored)
            stack.callback(product.stop)
            product.start()
            return product

        yield started


@pytest.fixture(scope="module")
def shared_demo(
    browser: Browser, released_demonstration: bytes, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Product]:
    """The product on the demonstration with a release, for tests that only look."""
    product = Product(tmp_path_factory.mktemp("product"))
    product.store.write_bytes(released_demonstration)
    product.start()
    yield product
    product.stop()


@dataclass
class Watched:
    """What the pages of a test asked for, and complained about.

    Attributes:
        ours: the beginnings of the product's addresses; what others' pages say does not matter.
        complaints: errors on the console, and scripts that failed.
        asked: the addresses that were asked for.
    """

    ours: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Note what a page does from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._request)

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        at = message.location.get("url", "")
        harmless = any(said in message.text and where in at for said, where in HARMLESS)
        ours = message.page and message.page.url.startswith(tuple(self.ours))
        if message.type == "error" and ours and not harmless:
            self.complaints.append(f"{message.text} ({at})")


@pytest.fixture
def watched() -> Watched:
    """What this test's pages asked for and complained about."""
    return Watched()


@pytest.fixture
def visit(browser: Browser, watched: Watched, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Open an address as somebody with a browser of their own; fails if the console complains."""
    with ExitStack() as stack:
        pages: list[Page] = []
        request.node.pages_open = pages

        def visited(address: str) -> Page:
            context = browser.new_context(
                viewport={"width": 1440, "height": 1000}, locale="en-GB", accept_downloads=True
            )
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE)
            context.on("page", watched.follow)
            page = context.new_page()
            pages.append(page)
            watched.ours.add("{0.scheme}://{0.netloc}/".format(urlsplit(address)))
            page.goto(address)
            return page

        yield visited
    assert not watched.complaints, "\n".join(watched.complaints)
