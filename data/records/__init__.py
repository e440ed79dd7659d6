"""What the store keeps besides rows, one module a subject, found by walking this folder.

A new record is a class in a new module, and nothing else: its table is made when a store is opened.
"""

import importlib
import pkgutil
from functools import cache
from typing import ClassVar

import sqlalchemy as sa
from sqlmodel import SQLModel

from data.row import REGISTRY


class Record(SQLModel, registry=REGISTRY):
    """What the store keeps besides rows."""

    #: Whether figures or words rest on it: then it is only added to, by an ``id`` that grows, and
    #: the store's version grows with it, so that what was kept of an earlier one is not shown.
    changes_figures: ClassVar[bool] = False


@cache
def records() -> tuple[type[Record], ...]:
    """Return every record, in the order of the modules."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return tuple(Record.__subclasses__())


def table_of(record: type[Record]) -> sa.Table:
    """Return the table of a record; SQLModel makes it, and its types do not tell."""
    return record.__table__  # type: ignore[attr-defined, no-any-return]
