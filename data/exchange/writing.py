"""A project for other programs (.qdpx), written."""

from data.exchange.project import Project


def write_project(project: Project) -> bytes:
    """Return a project as REFI-QDA: the same project, the same bytes.

    Raises:
        ValueError: a coding is of a text or code that is not in it, or lies outside its text.
    """
    raise NotImplementedError
