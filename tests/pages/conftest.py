"""The demonstration, and the product opened on it through its frame."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import releasing
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from pages.parts import caches

ROOT = Path(__file__).parents[2]
Open = Callable[..., AppTest]


@pytest.fixture
def demo(demo_file: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration's store, at the address of this test's settings."""
    return Path(shutil.copy(demo_file, tmp_path / "impact.db"))


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
def released_demo(released_demo_file: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration's store with its last quarter released."""
    return Path(shutil.copy(released_demo_file, tmp_path / "impact.db"))


@pytest.fixture
def visit() -> Open:
    """Open the product as somebody opens a link: page, role and query parameters."""

    def opened(page: str = "", **query: str) -> AppTest:
        st.cache_data.clear()
        st.cache_resource.clear()
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        for name, value in query.items():
            app.query_params[{"role": "as"}.get(name, name)] = value
        if page:
            # Before the first run: otherwise the overview would be drawn as well.
            app.switch_page(str(ROOT / "pages" / page))
        app.run()
        assert not app.exception, app.exception[0].stack_trace
        return app

    return opened
