"""Reports of the demonstration's release: the quarterly one as PDF and Excel, every area's profile.

They are held against fixed limits, and against the usual way to a PDF: the same content as a web
page, which a headless browser prints.
"""

import hashlib
import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.coalition import FOLDER
from benchmarks.measurement import Measurement, Run, seconds, take_turns
from data.store import Store, open_store
from reports import demonstration
from reports.documents.choice import Choice
from reports.documents.making import make, make_all_areas
from reports.documents.source import source_of

REPETITIONS = 5
#: What decides how a release comes out, below this folder's parent.
_MADE_BY = ("data/**/*.py", "metrics/**/*.py", "reports/demonstration.py", "reports/releases/*.py")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NO_BROWSER = (
    "No Chromium was found, so the reports are held against their limits only, not against a "
    "headless browser. Install it, or name it in CHROMIUM."
)


@dataclass(frozen=True)
class Case:
    """One thing that somebody asks for.

    Attributes:
        name: what is made.
        choice: of which report.
        form: code of the format.
        limit: seconds it may take.
        words: the limit, in words.
        all_areas: whether one of every area is made, as a zip.
    """

    name: str
    choice: Choice
    form: str
    limit: float
    words: str
    all_areas: bool = False

    def made(self, store: Store, form: str) -> bytes:
        """Return the file, from what is stored."""
        act = make_all_areas if self.all_areas else make
        return act(store, self.choice, form).content


CASES = (
    Case("Quarterly report as PDF", Choice("quarterly"), "pdf", 3.0, "three seconds"),
    Case("Quarterly report as Excel", Choice("quarterly"), "xlsx", 2.0, "two seconds"),
    Case("All area profiles as PDF", Choice("area_profile"), "pdf", 15.0, "fifteen seconds", True),
)


def measure() -> tuple[list[Measurement], list[str]]:
    """Return what reports take, and how busy the machine was meanwhile."""
    store, reused = _released()
    areas = len(source_of(store).codes("area"))
    before = os.getloadavg()[0]
    with store, _browser() as page:
        taken = take_turns(_runs(store, page), REPETITIONS)
    how = "reused (nothing that makes it has changed)" if reused else "made anew"
    notes = [
        f"The store with the demonstration's releases was {how}: {store.engine.url.database}",
        f"Of {os.cpu_count()} cores {before:.1f} were asked for before the reports were made, "
        f"{os.getloadavg()[0]:.1f} after.",
        *([NO_BROWSER] if page is None else []),
    ]
    return [one for case in CASES for one in _lines(case, taken, areas)], notes


def _runs(store: Store, page: Page | None) -> dict[str, Run]:
    """Return ours and, with a browser, the baseline's, both from the stored release to a file."""
    works: dict[str, Callable[[], object]] = {}
    for case in CASES:
        works[case.name] = partial(case.made, store, case.form)
        if page:
            works[f"{case.choice.report}, printed"] = partial(printed, page, store, case)
    # Each once before: what is imported or read once for all is no part of a report.
    for work in works.values():
        work()
    return {name: partial(seconds, work) for name, work in works.items()}


def _lines(case: Case, taken: dict[str, float], areas: int) -> Iterator[Measurement]:
    many = f" of {areas} areas, zipped" if case.all_areas else ""
    what = f"the demonstration's release in SQLite → the file{many}, with its charts and self-check"
    yield Measurement(case.name, taken[case.name], case.limit, 1.0, case.words, what, REPETITIONS)
    other = taken.get(f"{case.choice.report}, printed")
    if other:
        yield Measurement(
            case.name, taken[case.name], other, 1.0,
            "the same content through HTML and a headless browser", what, REPETITIONS,
        )  # fmt: skip


def printed(page: Page, store: Store, case: Case) -> bytes:
    """Return what a case holds as PDF by way of a web page; of all areas, a zip of them."""
    content = case.made(store, "html")
    if not case.all_areas:
        return _print(page, content)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as pages,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in pages.namelist():
            archive.writestr(f"{Path(name).stem}.pdf", _print(page, pages.read(name)))
    return out.getvalue()


def _print(page: Page, content: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.html")
        path.write_bytes(content)
        page.goto(path.as_uri())
        # Tagged and with an outline, as ours is; the page opens its tables as it is printed.
        return page.pdf(format="Letter", print_background=True, tagged=True, outline=True)


@contextmanager
def _browser() -> Iterator[Page | None]:
    """Give the page of a browser that runs already, if there is one: its start is not timed."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if not found:
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def _released() -> tuple[Store, bool]:
    """Return a store with the demonstration's releases, and whether it was there already."""
    path = FOLDER / f"released-{_recipe()}.db"
    if path.exists():
        return open_store(f"sqlite:///{path}"), True
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("released-*"):
        old.unlink()
    making = path.with_suffix(".making.db")
    with open_store(f"sqlite:///{making}") as store:
        demonstration.load(store)
    making.rename(path)
    return open_store(f"sqlite:///{path}"), False


def _recipe() -> str:
    """Return a hash of what decides what is in the store."""
    root = Path(__file__).parents[1]
    files = sorted(file for pattern in _MADE_BY for file in root.glob(pattern))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]
