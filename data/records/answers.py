"""What was answered about a partner's workbooks."""

import datetime as dt

from sqlmodel import Field

from data.records import Record


class Remembered(Record, table=True):
    """What a partner's person answered about its workbooks, so that it is not asked again."""

    __tablename__ = "remembered"
    partner_id: str = Field(primary_key=True)
    question: str = Field(primary_key=True)
    answer: str
    answered_at: dt.datetime
    answered_by: str
