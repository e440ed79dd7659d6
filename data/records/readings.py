"""Readings: what a reader decided on somebody's words."""

import datetime as dt
from typing import ClassVar

import sqlalchemy as sa
from sqlmodel import Field

from data.records import Record


class Reading(Record, table=True):
    """What a reader decided on an open answer. The last one of a key holds; none is taken away."""

    __tablename__ = "readings"
    changes_figures: ClassVar[bool] = True
    id: int = Field(primary_key=True)
    key: str = Field(index=True)
    decision: str
    #: The text as it may be used, where it is not the one that was given.
    redacted: str | None = Field(default=None, sa_type=sa.Text)
    note: str | None = Field(default=None, sa_type=sa.Text)
    done_at: dt.datetime
    done_by: str
