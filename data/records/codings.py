"""The codebook, and what people coded by it: nothing here is ever changed or taken away."""

import datetime as dt
from typing import ClassVar

import sqlalchemy as sa
from sqlmodel import Field

from data.records import Record


class CodeVersion(Record, table=True):
    """A code as it was worded from some day on. The last version of a code holds."""

    __tablename__ = "code_versions"
    changes_figures: ClassVar[bool] = True
    id: int = Field(primary_key=True)
    code: str = Field(index=True)
    #: What other programs know it by.
    guid: str
    name: str
    definition: str = Field(sa_type=sa.Text)
    include: str = Field(sa_type=sa.Text)
    exclude: str = Field(sa_type=sa.Text)
    example: str = Field(sa_type=sa.Text)
    parent: str
    retired: bool
    #: The code that its codings count for from now on; empty: its own.
    merged_into: str
    #: Whether what was coded under an earlier version may need another look.
    again: bool
    #: Why this version was made, where somebody said it.
    note: str = Field(sa_type=sa.Text)
    done_at: dt.datetime
    done_by: str


class Coding(Record, table=True):
    """What one coder said of one text. The last one of a coder and text holds."""

    __tablename__ = "codings"
    changes_figures: ClassVar[bool] = True
    id: int = Field(primary_key=True)
    key: str = Field(index=True)
    coder: str
    #: Codes, as JSON; an empty list says that none of the codebook fits.
    codes: str = Field(sa_type=sa.Text)
    #: Towards the programme; None: not coded, as in what comes from other programs.
    stance: str | None = None
    #: The last version in the codebook by which it was coded.
    codebook: int
    #: Stretches of the text that codes were given to, as JSON; None: to all of it.
    spans: str | None = Field(default=None, sa_type=sa.Text)
    #: What a machine suggested, in its order; and of it what was taken, and what was refused.
    suggested: str | None = Field(default=None, sa_type=sa.Text)
    accepted: str | None = Field(default=None, sa_type=sa.Text)
    rejected: str | None = Field(default=None, sa_type=sa.Text)
    done_at: dt.datetime
    #: Who was at work; another than the coder where codings were brought in.
    done_by: str


class Settlement(Record, table=True):
    """A third decision where two coders differ. The last one of a text and matter holds."""

    __tablename__ = "coding_settlements"
    changes_figures: ClassVar[bool] = True
    id: int = Field(primary_key=True)
    key: str = Field(index=True)
    #: A code, or ``stance``.
    matter: str
    #: Of a code ``yes`` or ``no``; else the stance.
    value: str
    reason: str = Field(sa_type=sa.Text)
    done_at: dt.datetime
    done_by: str


class DoubleShare(Record, table=True):
    """The share of texts that two people code. The last one holds."""

    __tablename__ = "coding_double_shares"
    id: int = Field(primary_key=True)
    share: float
    done_at: dt.datetime
    done_by: str
