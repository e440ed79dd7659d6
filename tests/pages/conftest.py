"""The demonstration, and the product opened on it through its frame."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
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
    """A day on which the demonstration's last quarter is over, and the next one is not."""
    day = dt.date(2026, 11, 15)
    monkeypatch.setattr(caches, "today", lambda: day)
    return day


@pytest.fixture
def visit() -> Open:
    """Open the product as somebody opens a link: page, role and query parameters."""

    def opened(page: str = "", **query: str) -> AppTest:
        st.cache_data.clear()
        st.cache_resource.clear()
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        for name, value in query.items():
            app.query_params[{"role": "as"}.get(name, name)] = value
        app.run()
        if page:
            app.switch_page(str(ROOT / "pages" / page)).run()
        assert not app.exception, app.exception[0].stack_trace
        return app

    return opened
