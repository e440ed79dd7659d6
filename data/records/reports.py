"""Reports: what staff typed for them, and how the county's reports look."""

import datetime as dt

import sqlalchemy as sa
from sqlmodel import Field

from data.records import Record


class ReportText(Record, table=True):
    """A title, an introduction or a commentary that was typed for a report. The last one holds."""

    __tablename__ = "report_texts"
    id: int = Field(primary_key=True)
    #: The release it is on; of any other release, nothing of it stands.
    release_id: int = Field(index=True)
    report: str
    #: What the report is of: ``area=D01``; empty: the whole coalition.
    place: str = ""
    #: Name of the period the words are on.
    period: str
    language: str
    #: ``title``, ``introduction``, the code of a section; ``ready``: that all before it may be seen
    #: by whoever makes the report.
    part: str
    words: str = Field(sa_type=sa.Text)
    written_at: dt.datetime
    written_by: str
    #: In which role; None: written before that was kept.
    written_as: str | None = None


class ReportLook(Record, table=True):
    """Publisher, colour and logo of the county's reports. The last one holds."""

    __tablename__ = "report_looks"
    id: int = Field(primary_key=True)
    publisher: str = ""
    #: As ``#rrggbb``.
    accent: str
    #: PNG; None: without.
    logo: bytes | None = Field(default=None, sa_type=sa.LargeBinary)
    logo_words: str = ""
    chosen_at: dt.datetime
    chosen_by: str
