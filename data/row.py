"""What every kind of row is.

A kind of sheet is one class::

    class Event(Row, table=True):
        '''A gathering the coalition held or took part in.'''

        title = "Events"
        key = ("code",)
        code: str = column("Event code", "The coalition's code for it.", example="EXAMPLE-E1")

The template, header recognition, parser, tables and documentation are all made from it.
"""

import inspect
from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from data.column import Check, Column, Figure, columns_of, figures_of, plain_type

#: Our own registry: a module reloaded by the development server declares its table afresh instead
#: of failing with "Table is already defined" in SQLModel's shared one.
REGISTRY = registry()

COALITION = "coalition"
"""The partner under which the coalition's own lists (partners, areas, …) are kept."""


class Row(SQLModel, registry=REGISTRY):
    """What every stored row carries besides its own columns: where it came from, and when it is."""

    #: The sheet's name in a workbook, and other names it is recognised by.
    title: ClassVar[str]
    aliases: ClassVar[tuple[str, ...]] = ()
    #: The columns that together name one row.
    key: ClassVar[tuple[str, ...]]
    #: The column that says when it happened: a date, a period, a quarter, or "" for no time.
    dated: ClassVar[str] = ""
    #: The column whose row in another kind says when it happened (sign-ins: their event).
    dated_by: ClassVar[str] = ""
    #: A column that overrides the quarter found from ``dated``.
    quartered: ClassVar[str] = ""
    #: Two columns between which the thing goes on (campaigns): it is active in between.
    spans: ClassVar[tuple[str, str] | tuple[()]] = ()
    #: The column naming the partner it is credited to; "" for the partner that reports.
    credited: ClassVar[str] = ""
    #: Key columns by which two partners' rows are the same thing, counted once.
    shared: ClassVar[tuple[str, ...]] = ()
    #: The column naming who else took part, and the figure that is 1 if anybody did.
    jointly: ClassVar[tuple[str, str] | tuple[()]] = ()
    #: The column holding participant codes, kept only as a keyed hash.
    participant: ClassVar[str] = ""
    #: Whether people make these codes up, and may write them a little differently each time.
    made_up: ClassVar[bool] = False
    #: The column that tells the figures of a wide layout apart, one a row, where it is not time.
    #: Where it is in no key, the code of each is told apart by it; where ``spread_sums`` is set
    #: the thing is one, and its figures are added up.
    spread: ClassVar[str] = ""
    spread_sums: ClassVar[bool] = False
    #: A figure, and the yes/no column that says of it that it is an estimate.
    guesses: ClassVar[tuple[str, str] | tuple[()]] = ()
    #: A yes/no column: where it says yes, people are counted but never told apart.
    heads_only: ClassVar[str] = ""
    #: A list of the coalition as a whole: rows are added and updated, never replaced as a quarter.
    reference: ClassVar[bool] = False
    #: Of a list: the key column that tells dated versions of one thing apart, and the column they
    #: are versions of. A row that says nothing of either is about the newest version there is.
    versions: ClassVar[tuple[str, str] | tuple[()]] = ()
    #: Whether columns nobody declared are answers to keep (surveys).
    further: ClassVar[bool] = False
    #: What cannot be right between columns of one row.
    checks: ClassVar[tuple[Check, ...]] = ()
    #: Fields that ``worked_out`` fills.
    scored: ClassVar[tuple[str, ...]] = ()
    #: Kinds whose change changes figures worked out for this one.
    follows: ClassVar[tuple[str, ...]] = ()
    #: Its position in the template.
    place: ClassVar[int] = 50

    partner_id: str = Field(primary_key=True)
    submission_id: int = Field(primary_key=True)
    line: int = Field(primary_key=True)
    sheet: str
    row: int
    quarter: str
    month: str | None = None
    counted: bool = True
    #: The earlier submission whose file the row came with, where it was kept beside new ones.
    brought_by: int | None = None
    #: What was typed where nothing was known, as JSON: column → ``suppressed``, ``none`` …
    typed_missing: str | None = Field(default=None, sa_type=sa.Text)

    @sa.orm.declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805  (SQLAlchemy passes the class)
        """The table is called as the module: ``data/kinds/events.py`` → ``events``."""
        return cls.kind_name()

    @classmethod
    def kind_name(cls) -> str:
        """Return the kind's name: that of its module."""
        return cls.__module__.rpartition(".")[2]

    @classmethod
    @cache
    def columns(cls) -> dict[str, Column]:
        """Return the declared columns by name, in order."""
        return columns_of(cls.model_fields)

    @classmethod
    @cache
    def figures(cls) -> dict[str, Figure]:
        """Return the declared figures by name, in order."""
        return figures_of(cls.model_fields)

    @classmethod
    @cache
    def dimensions(cls) -> tuple[str, ...]:
        """Return the columns that figures of this kind can be broken down by."""
        declared = cls.columns() | cls.figures()
        return tuple(name for name, column in declared.items() if column.by)

    @classmethod
    @cache
    def numbers(cls) -> dict[str, type]:
        """Return the columns, figures and scores that are summed → int or float."""
        declared = {
            name: column.type
            for name, column in cls.columns().items()
            if column.type in (int, float) and not column.by and name != cls.participant
        }
        figures = {name: f.type for name, f in cls.figures().items() if not f.by}
        scores = {name: plain_type(cls.model_fields[name].annotation) for name in cls.scored}
        return declared | figures | scores

    @classmethod
    def stored(cls) -> tuple[str, ...]:
        """Return the names of the table's columns, in order."""
        return tuple(cls.__table__.c.keys())  # type: ignore[attr-defined]

    @classmethod
    def summary(cls) -> str:
        """Return the first sentence of the kind's docstring."""
        return inspect.cleandoc(cls.__doc__ or "").split("\n\n")[0].replace("\n", " ")

    @classmethod
    def worked_out(
        cls, columns: dict[str, list[Any]], known: Mapping[str, Mapping[Any, Any]]
    ) -> dict[str, list[Any]]:
        """Return figures that need rows of other kinds (``follows``): name → one value a row."""
        return {}
