"""A project as other programs write it (.qdpx), read."""

from data.exchange.project import Project


def read_project(content: bytes, name: str = "") -> Project:
    """Return the texts, codes and codings of a REFI-QDA project.

    Raises:
        Refused: it is no such project, or too large.
    """
    raise NotImplementedError
