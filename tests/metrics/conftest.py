"""What tests of figures share: a store that is empty again for each made-up coalition."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.store import Store, open_store


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Store]]:
    """Give a store emptied: its file is replaced, because making its tables takes longer.

    It stays one store, so that a statement is compiled once, not once for each coalition.
    """
    folder: Path = tmp_path_factory.mktemp("stores")
    file, empty = folder / "store.db", folder / "empty.db"
    store = open_store(f"sqlite:///{file}")
    store.engine.dispose()
    shutil.copy(file, empty)

    def emptied() -> Store:
        store.engine.dispose()
        for beside in folder.glob("store.db-*"):
            beside.unlink()
        shutil.copy(empty, file)
        return store

    yield emptied
    store.engine.dispose()
