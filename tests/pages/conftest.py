"""The demonstration, and the product opened on it through its frame."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.approvals import approve
from data.store import Store, open_store
from metrics.releases.building import build
from metrics.releases.keeping import keep, publish
from pages.parts import caches

#: A day on which the demonstration's last quarter is over, and the next one is not.
TODAY = dt.date(2026, 11, 15)
ROOT = Path(__file__).parents[2]
Open = Callable[..., AppTest]


@pytest.fixture
def demo(demo_file: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration's store, at the address of this test's settings."""
    return Path(shutil.copy(demo_file, tmp_path / "impact.db"))


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> dt.date:
    """The day on which figures are looked at."""
    monkeypatch.setattr(caches, "today", lambda: TODAY)
    return TODAY


def _release(store: Store, quarter: str, revises: int | None = None) -> int:
    """Approve a quarter of what is stored, release it and publish the release."""
    approve(store, quarter, "tester")
    built = build(store, quarter, TODAY)
    number = keep(store, built, f"{quarter} {revises}".encode(), "tester", revises=revises)
    publish(store, number, "tester")
    return number


@pytest.fixture
def release() -> Callable[..., int]:
    """The way from what is stored to what everyone sees: ``release(store, "2026Q1")``."""
    return _release


@pytest.fixture(scope="session")
def released_demo_file(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's store with its last quarter released, once for all who look at it."""
    file = Path(shutil.copy(demo_file, tmp_path_factory.mktemp("released") / "impact.db"))
    with open_store(f"sqlite:///{file}") as store:
        _release(store, "2026Q3")
    return file


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
        app.run()
        if page:
            app.switch_page(str(ROOT / "pages" / page)).run()
        assert not app.exception, app.exception[0].stack_trace
        return app

    return opened
