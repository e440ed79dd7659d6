"""The audit of a release: for staff, who may know which rule hides a figure."""

import sqlalchemy as sa
from sqlmodel import Field

from data.records import Record


class ReleaseAudit(Record, table=True):
    """What is hidden in a release by which rule, and what an attacker could know of it.

    It is kept with the release and never altered. It is no part of the file: whoever is told
    “primary” is told that a number is small.
    """

    __tablename__ = "release_audits"
    release_id: int = Field(primary_key=True)
    #: As JSON: what is lost, line → rule, and the range of each hidden number.
    told: str = Field(sa_type=sa.Text)
