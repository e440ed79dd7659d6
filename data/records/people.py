"""People: participants, who are known by a keyed hash only, and those who may sign in."""

import datetime as dt

import sqlalchemy as sa
from sqlmodel import Field

from data.records import Record


class Identity(Record, table=True):
    """A participant: a number that stands for a keyed hash of a code, the code itself unknown."""

    __tablename__ = "identities"
    id: int = Field(primary_key=True)
    key: bytes | None = Field(default=None, sa_column=sa.Column(sa.LargeBinary, unique=True))
    #: The hash of the code with letters and digits that are mistaken for each other made one.
    alike: bytes | None = Field(default=None, sa_column=sa.Column(sa.LargeBinary, index=True))
    #: Of codes people make up: its hashes with one or two characters left out (``people.nearby``).
    nearby: bytes | None = Field(default=None, sa_type=sa.LargeBinary)


class Account(Record, table=True):
    """Somebody who may sign in, and the role they have."""

    __tablename__ = "accounts"
    email: str = Field(primary_key=True)
    role: str
    added_at: dt.datetime
