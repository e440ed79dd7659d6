"""The building of releases: who began it, how far it is, and what became of it."""

import datetime as dt

import sqlalchemy as sa
from sqlmodel import Field

from data.records import Record


class ReleaseBuild(Record, table=True):
    """One building of a release, from its beginning. No figure rests on it."""

    __tablename__ = "release_builds"
    id: int = Field(primary_key=True)
    quarter: str
    revises: int | None = None
    begun_at: dt.datetime
    begun_by: str
    #: When it was last at work, how far it was then, from 0 to 1, and what was being done.
    seen_at: dt.datetime
    done: float = 0.0
    doing: str = Field(default="", sa_type=sa.Text)
    #: What became of it: built, refused or broken; empty while nobody knows.
    outcome: str = ""
    release_id: int | None = None
    #: Why it was refused, as JSON: the problems.
    told: str = Field(default="[]", sa_type=sa.Text)
