"""The demonstration loaded once, and what was said of its workbooks meanwhile."""

import json
import pickle
import shutil
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from stored import folder_of

from data.demo import loading, workbooks
from data.plan import Plan, plan_file
from data.store import Store, open_store

Progress = Callable[[float, str], object]


@dataclass(frozen=True)
class Said:
    """What was said while the demonstration was loaded.

    Attributes:
        made: how many submissions that were.
        progress: the share done and the file at hand, as they were told.
        problems: file → severity and entry of each of its problems.
    """

    made: int
    progress: list[tuple[float, str]]
    problems: dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Loaded:
    """A folder with the store of the demonstration, its workbooks and what was said."""

    folder: Path

    @property
    def file(self) -> Path:
        """The store's file."""
        return self.folder / "impact.db"

    @property
    def books(self) -> dict[str, bytes]:
        """The workbooks by name."""
        books: dict[str, bytes] = pickle.loads((self.folder / "books").read_bytes())
        return books

    @property
    def said(self) -> Said:
        """What was said."""
        held = json.loads((self.folder / "said.json").read_text("utf-8"))
        pairs = {
            name: [(severity, entry) for severity, entry in found]
            for name, found in held["problems"].items()
        }
        return Said(held["made"], [(share, name) for share, name in held["progress"]], pairs)

    def again(self, store: Store, progress: Progress) -> int:
        """Load it into an empty store as ``load_demo`` did, by a copy of what came of that."""
        for share, name in self.said.progress:
            progress(share, name)
        store.engine.dispose()
        shutil.copy(self.file, folder_of(store) / "impact.db")
        return self.said.made


def load_into(folder: Path) -> None:
    """Load the demonstration, and keep what is in ``Loaded``."""
    folder.mkdir()
    loaded = Loaded(folder)
    books: Mapping[str, bytes] = dict(workbooks())
    (folder / "books").write_bytes(pickle.dumps(books))
    problems: dict[str, list[tuple[str, str]]] = {}
    progress: list[tuple[float, str]] = []

    def heard(store: Store, content: bytes, name: str) -> Plan:
        plan = plan_file(store, content, name)
        problems[name] = [(problem.severity, problem.entry) for problem in plan.problems]
        return plan

    with pytest.MonkeyPatch.context() as patch, open_store(f"sqlite:///{loaded.file}") as store:
        patch.setattr(loading, "workbooks", lambda: iter(books.items()))
        patch.setattr(loading, "plan_file", heard)
        made = loading.load_demo(store, lambda share, name: progress.append((share, name)))
    told = json.dumps(asdict(Said(made, progress, problems)))
    (folder / "said.json").write_text(told, "utf-8")
