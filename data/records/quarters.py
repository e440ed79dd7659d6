"""Quarters: when they are due, and whether they are approved."""

import datetime as dt

from sqlmodel import Field

from data.records import Record


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
