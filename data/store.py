"""The store: one set of tables, by address, for SQLite and PostgreSQL."""

import datetime as dt
import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlmodel import Field, SQLModel

from data.kinds import kinds
from data.row import REGISTRY
from data.settings import settings
from data.tables import totals_table, turnout_table

#: PostgreSQL's advisory lock that writers take, one at a time; any fixed number serves.
_WRITER = 7_101_997


class Record(SQLModel, registry=REGISTRY):
    """What the store keeps besides rows."""


class Upload(Record, table=True):
    """One committed file: who, when, which bytes."""

    __tablename__ = "uploads"
    id: int = Field(primary_key=True)
    file_name: str
    file_hash: str
    committed_at: dt.datetime
    committed_by: str
    #: What the person said about it, and what it did, as JSON: see ``submissions``.
    asked: str | None = Field(default=None, sa_type=sa.Text)
    summary: str | None = Field(default=None, sa_type=sa.Text)


class KeptFile(Record, table=True):
    """A file as it was uploaded, kept once by the hash of its bytes."""

    __tablename__ = "files"
    digest: str = Field(primary_key=True)
    content: bytes = Field(sa_type=sa.LargeBinary)
    #: What was emptied before it was kept: sheets with participant codes or unread words.
    left_out: str | None = Field(default=None, sa_type=sa.Text)


class Correction(Record, table=True):
    """One cell that was corrected on the page before its workbook was stored."""

    __tablename__ = "corrections"
    id: int = Field(primary_key=True)
    upload_id: int = Field(foreign_key="uploads.id", index=True)
    sheet: str
    cell: str
    old: str | None = Field(default=None, sa_type=sa.Text)
    new: str | None = Field(default=None, sa_type=sa.Text)


class RowAside(Record, table=True):
    """One row that was set aside instead of being stored; listed until somebody settles it."""

    __tablename__ = "rows_aside"
    id: int = Field(primary_key=True)
    upload_id: int = Field(foreign_key="uploads.id", index=True)
    kind: str
    partner_id: str
    quarter: str
    sheet: str
    row: int
    cells: str = Field(sa_type=sa.Text)
    reason: str
    settled_at: dt.datetime | None = None
    settled_by: str | None = None
    settled_how: str | None = None


class Remembered(Record, table=True):
    """What a partner's person answered about its workbooks, so that it is not asked again."""

    __tablename__ = "remembered"
    partner_id: str = Field(primary_key=True)
    question: str = Field(primary_key=True)
    answer: str
    answered_at: dt.datetime
    answered_by: str


class Approval(Record, table=True):
    """A quarter approved, and so locked; or opened again, with the reason. The last one holds."""

    __tablename__ = "approvals"
    id: int = Field(primary_key=True)
    quarter: str = Field(index=True)
    action: str
    reason: str | None = None
    done_at: dt.datetime
    done_by: str


class DueDate(Record, table=True):
    """The day by which a quarter's workbooks are due, where it is not the usual one."""

    __tablename__ = "due_dates"
    quarter: str = Field(primary_key=True)
    due: dt.date
    set_at: dt.datetime
    set_by: str


class Submission(Record, table=True):
    """The rows of one kind from one partner for one quarter, as revised; it can be undone."""

    __tablename__ = "submissions"
    id: int = Field(primary_key=True)
    upload_id: int = Field(foreign_key="uploads.id", index=True)
    kind: str
    partner_id: str
    quarter: str
    status: str
    replaces: int | None = None
    row_count: int = 0
    undone_at: dt.datetime | None = None
    undone_by: str | None = None
    #: Whether it says "nothing to report" instead of holding rows.
    attested: bool | None = None
    #: Whether its rows were added to what was there (1) or replaced it (0).
    added: bool | None = None
    #: The columns its sheet had, as JSON: lists keep what a sheet does not have.
    given: str | None = Field(default=None, sa_type=sa.Text)
    #: The earlier submission without which this one is the state: see ``undoing``.
    without: int | None = None
    #: The uploads' own submissions its rows come from, as JSON, in order: see ``chains``.
    made_of: str | None = Field(default=None, sa_type=sa.Text)
    __table_args__ = (sa.Index("submissions_current", "kind", "partner_id", "quarter", "status"),)


class Identity(Record, table=True):
    """A participant: a number that stands for a keyed hash of a code, the code itself unknown."""

    __tablename__ = "identities"
    id: int = Field(primary_key=True)
    key: bytes | None = Field(default=None, sa_column=sa.Column(sa.LargeBinary, unique=True))
    #: The hash of the code with letters and digits that are mistaken for each other made one.
    alike: bytes | None = Field(default=None, sa_column=sa.Column(sa.LargeBinary, index=True))


class Account(Record, table=True):
    """Somebody who may sign in, and the role they have."""

    __tablename__ = "accounts"
    email: str = Field(primary_key=True)
    role: str
    added_at: dt.datetime


def all_tables() -> sa.MetaData:
    """Return every table: the store's own, each kind's rows, totals and turnout."""
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
        )
        with self.reading() as connection:
            last, times, undone = connection.execute(counted).one()
        # Undoing makes a submission or adds a time; what was brought back has its time already.
        return int((last * 2 + times * 2_000_003) * 2_000_003 + undone)


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
            gc.enable()


def next_id(connection: sa.Connection, table: sa.Table) -> int:
    """Return the number that the next record of ``table`` takes; writers come one at a time."""
    return int(connection.execute(sa.select(sa.func.max(table.c.id))).scalar() or 0) + 1


def load(
    connection: sa.Connection, table: sa.Table, names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Store many rows at once.

    Through the ORM this is 30 to 45 times slower; SQLite takes an executemany of tuples,
    PostgreSQL a COPY, which is five times as fast there.

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
    marks = ", ".join("?" * len(names))
    raw.executemany(f'INSERT INTO "{table.name}" ({quoted}) VALUES ({marks})', rows)
