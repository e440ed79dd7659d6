"""What every kind of row is, and the words its columns are declared with.

A kind of sheet is one class::

    class Event(Row, table=True):
        '''A gathering the coalition held or took part in.'''

        title = "Events"
        key = ("code",)
        code: str = column("Event code", "The coalition's code for it.", example="EXAMPLE-E1")

The template, header recognition, parser, tables and documentation are all made from it.
"""

import datetime as dt
import inspect
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from data.lists import ClosedList, fold

#: Our own registry: a module reloaded by the development server declares its table afresh instead
#: of failing with "Table is already defined" in SQLModel's shared one.
REGISTRY = registry()

COALITION = "coalition"
"""The partner under which the coalition's own lists (partners, areas, …) are kept."""


@dataclass(frozen=True)
class Column:
    """One declared column of a kind of sheet.

    Attributes:
        name: its name in the store and in code.
        title: its header in a workbook.
        note: what to write in it, in a sentence.
        type: int, float, str, bool or date.
        required: whether a row without it is refused.
        reads: how its cells are read: a type's name, or choice, period, quarter.
        choices: the closed list it takes its values from, if any.
        many: whether a cell may hold several values, separated by semicolons.
        refers: names of the kinds whose key it must hold.
        aliases: other headers it is recognised by.
        example: what the template's example row shows.
        unit: what is counted ("people").
        by: whether figures can be broken down by it.
        limits: the pydantic constraints on it, as written in the declaration.
    """

    name: str
    title: str
    note: str
    type: type
    required: bool
    reads: str
    choices: ClosedList | None = None
    many: bool = False
    refers: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    example: Any = None
    unit: str = ""
    by: bool = False
    limits: Mapping[str, Any] = field(default_factory=dict)
    check: TypeAdapter[Any] | None = None

    def __hash__(self) -> int:
        """Columns are told apart by name and title."""
        return hash((self.name, self.title))

    @cached_property
    def spellings(self) -> frozenset[str]:
        """The folded headers that mean this column."""
        return frozenset(fold(word) for word in (self.title, self.name, *self.aliases))


@dataclass(frozen=True)
class Figure:
    """A number worked out from one row's own columns when it is read, and kept with the row."""

    name: str
    title: str
    note: str
    of: Callable[..., Any]
    type: type = int
    by: bool = False
    choices: ClosedList | None = None

    def __hash__(self) -> int:
        """Figures are told apart by name."""
        return hash(self.name)

    def work_out(self, columns: Mapping[str, list[Any]], length: int) -> list[Any]:
        """Return the figure of each row; None where an input without a default is blank."""
        return list(by_name(self.of, columns)) if length else []


def by_name(of: Callable[..., Any], columns: Mapping[str, list[Any]]) -> Iterator[Any]:
    """Call ``of`` once a row with the columns its parameters name.

    A blank in a parameter that has a default leaves the default; in any other, the answer is None.
    """
    parameters = inspect.signature(of).parameters
    optional = [p.default is not p.empty for p in parameters.values()]
    for row in zip(*(columns[name] for name in parameters), strict=True):
        if any(value is None and not may for value, may in zip(row, optional, strict=True)):
            yield None
        else:
            yield of(**{name: v for name, v in zip(parameters, row, strict=True) if v is not None})


@dataclass(frozen=True)
class Check:
    """Something that cannot be right between columns of one row.

    Attributes:
        entry: the entry of ``problems.ENTRIES`` it is.
        column: the column to mend.
        other: the column it is held against.
        wrong: says whether it is wrong; its parameters name columns, those with a default may be
            blank in the sheet.
    """

    entry: str
    column: str
    other: str
    wrong: Callable[..., bool]


def column(
    title: str,
    note: str,
    *,
    example: Any = None,
    reads: str = "",
    choices: ClosedList | None = None,
    many: bool = False,
    refers: tuple[str, ...] = (),
    aliases: tuple[str, ...] = (),
    unit: str = "",
    by: bool | None = None,
    default: Any = ...,
    **limits: Any,
) -> Any:
    """Declare a column. ``limits`` are pydantic's (``ge``, ``gt``, ``le``, ``max_length`` …)."""
    declared = {
        "reads": reads,
        "choices": choices,
        "many": many,
        "refers": refers,
        "aliases": aliases,
        "example": example,
        "unit": unit,
        "by": by,
        "limits": limits,
    }
    extra = {"json_schema_extra": {"column": declared}}
    return Field(default=default, title=title, description=note, schema_extra=extra, **limits)


def figure(title: str, note: str, of: Callable[..., Any], *, by: ClosedList | None = None) -> Any:
    """Declare a value worked out from columns of the same row: ``of``'s parameters name them.

    A parameter with a default may be blank in the sheet; a blank in any other leaves the figure
    unknown, which is not zero. With ``by`` it is a dimension with that list's values, not a number.
    """
    extra = {"json_schema_extra": {"figure": of, "by": by}}
    return Field(default=None, title=title, description=note, schema_extra=extra)


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
    #: A yes/no column: where it says yes, people are counted but never told apart.
    heads_only: ClassVar[str] = ""
    #: A list of the coalition as a whole: rows are added and updated, never replaced as a quarter.
    reference: ClassVar[bool] = False
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
        fields = cls.model_fields.items()
        return {name: _column(name, info) for name, info in fields if "column" in _declared(info)}

    @classmethod
    @cache
    def figures(cls) -> dict[str, Figure]:
        """Return the declared figures by name, in order."""
        return {
            name: _figure(name, info)
            for name, info in cls.model_fields.items()
            if "figure" in _declared(info)
        }

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
        scores = {name: _type(cls.model_fields[name].annotation) for name in cls.scored}
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


def _declared(info: Any) -> dict[str, Any]:
    extra = info.json_schema_extra
    return extra if isinstance(extra, dict) else {}


def _type(annotation: Any) -> type:
    """Return the plain type in an annotation: ``int | None`` → int."""
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        annotation = next(part for part in typing.get_args(annotation) if part is not type(None))
    return typing.cast("type", annotation)


def _figure(name: str, info: Any) -> Figure:
    declared = _declared(info)
    return Figure(
        name,
        info.title,
        info.description,
        declared["figure"],
        _type(info.annotation),
        by=declared["by"] is not None,
        choices=declared["by"],
    )


def _reads(kind: type, declared: Mapping[str, Any]) -> str:
    if declared["reads"]:
        return str(declared["reads"])
    if declared["choices"]:
        return "choice"
    return {int: "whole", float: "number", bool: "yes_no", dt.date: "date"}.get(kind, "text")


def _column(name: str, info: Any) -> Column:
    declared = dict(_declared(info)["column"])
    kind = _type(info.annotation)
    by = declared.pop("by")
    if by is None:
        sorts = bool(declared["choices"]) or "areas" in declared["refers"] or kind is bool
        by = sorts and not declared["many"]
    limits = declared["limits"]
    return Column(
        name=name,
        title=info.title,
        note=info.description,
        type=kind,
        required=info.is_required(),
        **declared | {"reads": _reads(kind, declared)},
        by=by,
        check=_check(kind, limits) if limits else None,
    )


def _check(kind: Any, limits: Mapping[str, Any]) -> TypeAdapter[Any]:
    return TypeAdapter(Annotated[kind, Field(**limits)])


def totals_table(kind: type[Row]) -> sa.Table:
    """Return the table of a kind's totals: one row per submission and combination of dimensions.

    Of every number it keeps how many rows have it, their sum and their sum of squares; of
    participants a roaring bitmap of their ids, so that distinct people can be counted in any window
    and undoing a submission takes its people out again. Cost grows with combinations, not rows.
    """
    name = f"{kind.kind_name()}_totals"
    if name in REGISTRY.metadata.tables:
        return REGISTRY.metadata.tables[name]
    table: sa.Table = kind.__table__  # type: ignore[attr-defined]
    dimensions = [sa.Column(d, table.c[d].type) for d in kind.dimensions()]
    numbers = [
        sa.Column(f"{number}_{part}", sa.Float if part == "squares" else _sum_type(type_))
        for number, type_ in kind.numbers().items()
        for part in ("n", "sum", "squares")
    ]
    people = [sa.Column("people", sa.LargeBinary)] if kind.participant else []
    found_by = [sa.Index(f"{name}_{kind.dated_by}", kind.dated_by)] if kind.dated_by else []
    return sa.Table(
        name,
        REGISTRY.metadata,
        sa.Column("partner_id", sa.String, primary_key=True),
        sa.Column("submission_id", sa.Integer, primary_key=True),
        sa.Column("cell", sa.Integer, primary_key=True),
        sa.Column("partner", sa.String),
        sa.Column("quarter", sa.String),
        sa.Column("month", sa.String),
        *dimensions,
        sa.Column("rows", sa.BigInteger),
        *numbers,
        *people,
        *found_by,
    )


def turnout_table(kind: type[Row]) -> sa.Table:
    """Return the table of a kind's people by quarter of what they came to: see ``turnout``."""
    name = f"{kind.kind_name()}_turnout"
    if name in REGISTRY.metadata.tables:
        return REGISTRY.metadata.tables[name]
    table: sa.Table = kind.__table__  # type: ignore[attr-defined]
    return sa.Table(
        name,
        REGISTRY.metadata,
        sa.Column("partner_id", sa.String, primary_key=True),
        sa.Column("at", sa.String, primary_key=True),
        sa.Column("quarter", sa.String, primary_key=True),
        sa.Column("cell", sa.Integer, primary_key=True),
        *(sa.Column(d, table.c[d].type) for d in kind.dimensions() if d != kind.dated_by),
        sa.Column("people", sa.LargeBinary),
    )


def _sum_type(type_: type) -> Any:
    return sa.BigInteger if type_ is int else sa.Float
