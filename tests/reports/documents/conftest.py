"""The demonstration's release, read once to make documents of."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from data.store import Store, open_store
from reports.documents.source import Source, source_of


@pytest.fixture(scope="session")
def released_store(
    released_demo_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A copy of the demonstration's store with its last quarter released; read, not written."""
    file = tmp_path_factory.mktemp("documents") / "impact.db"
    with open_store(f"sqlite:///{shutil.copy(released_demo_file, file)}") as store:
        yield store


@pytest.fixture(scope="session")
def source(released_store: Store) -> Source:
    """The release, with all its voices: whose consent has ended since depends on the clock."""
    return replace(source_of(released_store), gone=())
