"""Codebooks and coded texts to and from other programs: REFI-QDA (.qdpx, .qdc) and CSV.

Work begun in Taguette, QualCoder or NVivo goes on here, and the other way round. What is read is
bounded, nothing is unpacked to disk, and no XML that declares a document type is read.
"""

from data.exchange.codebook import read_codebook, write_codebook
from data.exchange.project import (
    Code,
    Coded,
    Coder,
    Coding,
    Project,
    Source,
    derived_guid,
    plain_guid,
)
from data.exchange.reading import read_project
from data.exchange.tables import (
    read_codebook_csv,
    read_codings_csv,
    write_codebook_csv,
    write_codings_csv,
)
from data.exchange.writing import write_project

__all__ = [
    "Code",
    "Coded",
    "Coder",
    "Coding",
    "Project",
    "Source",
    "derived_guid",
    "plain_guid",
    "read_codebook",
    "read_codebook_csv",
    "read_codings_csv",
    "read_project",
    "write_codebook",
    "write_codebook_csv",
    "write_codings_csv",
    "write_project",
]
