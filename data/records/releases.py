"""Releases: results approved, protected and frozen; what was done with each; what was exported."""

import datetime as dt

import sqlalchemy as sa
from sqlmodel import Field

from data.records import Record


class Release(Record, table=True):
    """The coalition's results as of a quarter, as they were built. Never altered afterwards."""

    __tablename__ = "releases"
    id: int = Field(primary_key=True)
    quarter: str
    #: The release it revises, if any.
    revises: int | None = None
    note: str = Field(default="", sa_type=sa.Text)
    built_at: dt.datetime
    built_by: str
    #: The day as of which it is, and its windows as JSON: [[name, label, periods], …].
    day: dt.date
    windows: str = Field(sa_type=sa.Text)
    #: What stands beside its figures, as JSON: areas, targets, notes, who had reported.
    beside: str = Field(default="{}", sa_type=sa.Text)
    #: Its numbers, hidden ones too, for releases that come later: see ``metrics.releases.told``.
    told: bytes | None = Field(default=None, sa_type=sa.LargeBinary)
    #: Whether it was built while the demonstration was loaded: then all in it is fictional.
    demonstration: bool | None = None
    #: SHA-256 of the file, which holds everything that was released.
    digest: str
    content: bytes = Field(sa_type=sa.LargeBinary)


class ReleaseStep(Record, table=True):
    """What was done with a release: published or withdrawn. The last one holds."""

    __tablename__ = "release_steps"
    id: int = Field(primary_key=True)
    release_id: int = Field(foreign_key="releases.id", index=True)
    action: str
    reason: str = Field(default="", sa_type=sa.Text)
    done_at: dt.datetime
    done_by: str


class ReleaseFigure(Record, table=True):
    """One figure of a release, as it is in the file."""

    __tablename__ = "release_figures"
    release_id: int = Field(primary_key=True)
    line: int = Field(primary_key=True)
    code: str
    window: str
    #: The dimensions it is broken down by, separated by commas; empty: of the whole coalition.
    by: str
    #: The group as JSON: [[dimension, value], …].
    named: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    status: str
    #: What else is said of it, as JSON: method, note, moved, matched, partial.
    said: str = Field(default="{}", sa_type=sa.Text)
    __table_args__ = (sa.Index("release_figures_code", "release_id", "code", "by"),)


class Export(Record, table=True):
    """A table that somebody took out of the product: what of, from which figures, by whom."""

    __tablename__ = "exports"
    id: int = Field(primary_key=True)
    taken_at: dt.datetime
    taken_by: str
    role: str
    title: str
    form: str
    #: The release it was taken from; None: live figures, not for publication.
    release_id: int | None = None
    asked: str = Field(default="{}", sa_type=sa.Text)
