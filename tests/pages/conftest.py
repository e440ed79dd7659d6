"""The demonstration, and the product opened on it through its frame."""

import datetime as dt
import inspect
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import releasing
import streamlit as st
from lending import Lent
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from data.settings import settings
from pages.parts import caches

ROOT = Path(__file__).parents[2]
Open = Callable[..., AppTest]


def _at_hand(lent: Lent, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have a store be as it was made, at the address of the settings."""
    if lent.lend():
        forget()
    monkeypatch.setenv("PREVENTION_IMPACT_STORE", f"sqlite:///{lent.file}")
    settings.cache_clear()
    return lent.file


def forget() -> None:
    """Let nothing be known that was worked out before."""
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def lent_demo(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Lent:
    """The demonstration's store, lent to one test after the other."""
    return Lent(demo_file, tmp_path_factory.mktemp("demo") / "impact.db")


@pytest.fixture(scope="session")
def lent_released_demo(released_demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Lent:
    """The demonstration's store with its last quarter released, lent likewise."""
    return Lent(released_demo_file, tmp_path_factory.mktemp("released_demo") / "impact.db")


@pytest.fixture
def demo(own_settings: None, lent_demo: Lent, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demonstration's store, at the address of this test's settings."""
    return _at_hand(lent_demo, monkeypatch)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> dt.date:
    """The day on which figures are looked at."""
    monkeypatch.setattr(caches, "today", lambda: releasing.LATER)
    return releasing.LATER


@pytest.fixture(scope="session", autouse=True)
def installed_components() -> Iterator[None]:
    """Let Streamlit look through the installed packages for components once, not for each visit."""
    with pytest.MonkeyPatch.context() as patch:
        looked = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", looked)
        yield


@pytest.fixture
def release() -> Callable[..., int]:
    """The way from what is stored to what everyone sees: ``release(store, "2026Q1")``."""
    return releasing.release


@pytest.fixture
def released_demo(
    own_settings: None, lent_released_demo: Lent, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The demonstration's store with its last quarter released, likewise."""
    return _at_hand(lent_released_demo, monkeypatch)


@pytest.fixture
def visit(request: pytest.FixtureRequest) -> Iterator[Open]:
    """Open the product as somebody opens a link: page, role and query parameters.

    What was worked out for a visit is known at the next one where both are of the demonstration,
    as it is on a server. It is not where a test puts something in another's place, or listens.
    """
    alters = bool({"monkeypatch", "asked"} & set(inspect.signature(request.function).parameters))
    keeps = not alters and bool({"demo", "released_demo"} & set(request.fixturenames))

    def opened(page: str = "", **query: str) -> AppTest:
        if not keeps:
            forget()
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        for name, value in query.items():
            app.query_params[{"role": "as"}.get(name, name)] = value
        if page:
            # Before the first run: otherwise the overview would be drawn as well.
            app.switch_page(str(ROOT / "pages" / page))
        app.run()
        assert not app.exception, app.exception[0].stack_trace
        return app

    yield opened
    if alters:
        forget()
