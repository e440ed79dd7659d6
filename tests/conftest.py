"""What tests share: a store of their own, and the door everything goes through."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.plan import Asked, plan_file
from data.settings import settings
from data.store import Store, open_store
from data.submissions import commit

Upload = Callable[..., list[int]]


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no test see the settings, store or secret of another, or of the person at work."""
    monkeypatch.setenv("PREVENTION_IMPACT_STORE", f"sqlite:///{tmp_path / 'impact.db'}")
    monkeypatch.setenv("PREVENTION_IMPACT_SECRET", "a secret for tests only")
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def store(own_settings: None) -> Iterator[Store]:
    """An empty store in a file of its own."""
    opened = open_store()
    yield opened
    opened.engine.dispose()


@pytest.fixture
def upload(store: Store) -> Upload:
    """Upload a workbook as partner P1; fails with the messages if it has errors."""

    def uploaded(
        content: bytes, name: str = "report.xlsx", partner: str = "P1", **asked: str
    ) -> list[int]:
        plan = plan_file(store, content, name, Asked(partner=partner, **asked))
        assert not plan.errors, [problem.message for problem in plan.errors]
        return commit(store, plan, "tester")

    return uploaded
