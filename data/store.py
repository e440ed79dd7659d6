"""The store: one set of tables, by address, for SQLite and PostgreSQL."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from data.kinds import kinds
from data.records import Record, records
from data.row import REGISTRY
from data.settings import settings
from data.tables import totals_table, turnout_table

#: PostgreSQL's advisory lock that writers take, one at a time; any fixed number serves.
_WRITER = 7_101_997
#: SQLite takes so many rows in one statement in half the time it takes for as many statements.
_TOGETHER = 50


def all_tables() -> sa.MetaData:
    """Return every table: the store's own, each kind's rows, totals and turnout."""
    records()
    for kind in kinds().values():
        if not kind.reference:
            totals_table(kind)
        if kind.participant and kind.dated_by:
            turnout_table(kind)
    return REGISTRY.metadata


@dataclass(frozen=True)
class Store:
    """An open store.

    Attributes:
        engine: the database.
        address: its address, without a password.
    """

    engine: sa.Engine

    @property
    def address(self) -> str:
        """The store's address with its password left out."""
        return self.engine.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one state of the store."""
        with self.engine.connect() as connection:
            if self.engine.dialect.name == "postgresql":
                # Otherwise each of its statements would see a state of its own.
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give a connection in a transaction of its own; one writer at a time, all or nothing."""
        with self.engine.connect() as plain:
            connection = plain.execution_options(begin="BEGIN IMMEDIATE")
            with connection.begin():
                if self.engine.dialect.name == "postgresql":
                    connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_WRITER})"))
                yield connection

    def __enter__(self) -> "Store":
        """Give the store."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close its connections."""
        self.engine.dispose()

    def version(self) -> int:
        """Return a number that grows with every change of what is current in the store."""
        s = REGISTRY.metadata.tables["submissions"].c
        counted = sa.select(
            sa.func.coalesce(sa.func.max(s.id), 0),
            sa.func.count(s.undone_at),
            sa.func.count(sa.case((s.status == "undone", 1))),
            *(_last(record) for record in records() if record.changes_figures),
        )
        with self.reading() as connection:
            last, times, undone, *kept = connection.execute(counted).one()
        # Undoing makes a submission or adds a time; what was brought back has its time already.
        rows = (last * 2 + times * 2_000_003) * 2_000_003 + undone
        return int(rows * 1_000_000_007 + sum(kept))


def _last(record: type[Record]) -> sa.ScalarSelect[int]:
    """Return the id that a record was last added under; 0 where there is none."""
    own = record.__table__  # type: ignore[attr-defined]
    return sa.select(sa.func.coalesce(sa.func.max(own.c.id), 0)).scalar_subquery()


def open_store(address: str = "") -> Store:
    """Open the store at ``address`` (default: the setting), bringing its tables up to date."""
    address = address or settings().store
    url = sa.make_url(address)
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        Path(url.database).absolute().parent.mkdir(parents=True, exist_ok=True)
    store = Store(_engine(url))
    _bring_up_to_date(store)
    return store


def _engine(url: sa.URL) -> sa.Engine:
    if url.get_backend_name() != "sqlite":
        # An error of the database must not quote what it was to store.
        return sa.create_engine(url, hide_parameters=True)
    memory = url.database in (None, "", ":memory:")
    pool = {"poolclass": sa.pool.StaticPool} if memory else {}
    arguments = {"check_same_thread": False, "timeout": 30}
    engine = sa.create_engine(url, connect_args=arguments, hide_parameters=True, **pool)

    @sa.event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        # We begin transactions ourselves: the driver would begin them only before the first write,
        # and a plan read before that could be of another state.
        connection.isolation_level = None
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def _on_begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def migrations(store: Store | None = None) -> Config:
    """Return Alembic's configuration, bound to ``store`` if one is given."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["store"] = store
    return config


def _bring_up_to_date(store: Store) -> None:
    """Run the migrations the store lacks; then add the tables and columns its kinds have gained.

    A kind's tables follow its declaration, so that a new kind, or a new optional column, needs no
    migration of its own; figures and totals it has gained are worked out for the rows there are.
    Whatever is not an addition is a migration.
    """
    head = ScriptDirectory.from_config(migrations()).get_current_head()
    with store.reading() as connection:
        present = set(sa.inspect(connection).get_table_names())
        stamped = (
            connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
            if "alembic_version" in present
            else None
        )
    if stamped != head:
        command.upgrade(migrations(store), "head")
    _add_what_is_new(store)


def _add_what_is_new(store: Store) -> None:
    tables = all_tables().tables
    with store.reading() as connection:
        looked_at = sa.inspect(connection)
        columns = looked_at.get_multi_columns()
    stored = {name: {c["name"] for c in found} for (_, name), found in columns.items()}
    missing = [
        (table, column)
        for name, table in tables.items()
        for column in table.c
        if name in stored and column.name not in stored[name]
    ]
    if missing or set(tables) - set(stored):
        with store.writing() as connection:
            REGISTRY.metadata.create_all(connection, checkfirst=True)
            for table, column in missing:
                kind = column.type.compile(connection.dialect)
                connection.execute(
                    sa.text(f'ALTER TABLE "{table.name}" ADD COLUMN "{column.name}" {kind}')
                )
            # Imported here, because it stands on the store.
            from data.gained import fill

            fill(connection, missing)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let nothing look for garbage meanwhile.

    Among the hundreds of thousands of new cells and rows of a long workbook there is none, and
    looking for it would take a quarter of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            # What was made is old now: else the first look for young garbage goes over all of it.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def next_id(connection: sa.Connection, table: sa.Table) -> int:
    """Return the number that the next record of ``table`` takes; writers come one at a time."""
    return int(connection.execute(sa.select(sa.func.max(table.c.id))).scalar() or 0) + 1


def load(
    connection: sa.Connection, table: sa.Table, names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Store many rows at once.

    Through the ORM this is 30 to 45 times slower; SQLite takes an executemany of fifty tuples a
    statement, PostgreSQL a COPY, which is five times as fast there.

    Args:
        connection: of ``Store.writing``.
        table: where to.
        names: the columns that the tuples hold.
        rows: the tuples, of plain values.
    """
    raw: Any = connection.connection.cursor()
    quoted = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "postgresql":
        with raw.copy(f'COPY "{table.name}" ({quoted}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
        return
    # A row that is refused ends the transaction; else SQLite would keep, for each statement, every
    # page it changes, to undo that statement alone: twice the time, where keys come in no order.
    into = f'INSERT OR FAIL INTO "{table.name}" ({quoted}) VALUES '
    row_of_marks = f"({', '.join('?' * len(names))})"
    listed = list(rows)
    whole = len(listed) - len(listed) % _TOGETHER
    values = chain.from_iterable(listed[:whole])
    together = zip(*[values] * (_TOGETHER * len(names)), strict=True)
    raw.executemany(into + ", ".join([row_of_marks] * _TOGETHER), together)
    raw.executemany(into + row_of_marks, listed[whole:])
