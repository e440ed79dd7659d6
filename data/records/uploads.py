"""Files that were uploaded: who, when, which bytes, and what was done with their rows."""

import datetime as dt

import sqlalchemy as sa
from sqlmodel import Field

from data.records import Record


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
