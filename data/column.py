"""The words that a kind's columns, figures and checks are declared with."""

import datetime as dt
import inspect
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any

from pydantic import TypeAdapter
from sqlmodel import Field

from data.lists import ClosedList, fold


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
        quarantined: whether it holds people's own words: kept unread until a person has cleared
            it, and never shown before.
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
    quarantined: bool = False

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
        entry: the entry of ``messages.ENTRIES`` it is.
        column: the column to mend.
        other: the column it is held against.
        wrong: says whether it is wrong; its parameters name columns, those with a default may be
            blank in the sheet.
        less: a column whose figure is taken off the first before they are held against each other.
    """

    entry: str
    column: str
    other: str
    wrong: Callable[..., bool]
    less: str = ""


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
    quarantined: bool = False,
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
        "quarantined": quarantined,
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


def _declared(info: Any) -> dict[str, Any]:
    extra = info.json_schema_extra
    return extra if isinstance(extra, dict) else {}


def plain_type(annotation: Any) -> type:
    """Return the plain type in an annotation: ``int | None`` → int."""
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        annotation = next(part for part in typing.get_args(annotation) if part is not type(None))
    return typing.cast("type", annotation)


def figures_of(fields: Mapping[str, Any]) -> dict[str, Figure]:
    """Return the figures declared among a model's fields, by name."""
    declared = {name: _declared(info) for name, info in fields.items()}
    return {
        name: Figure(
            name,
            info.title,
            info.description,
            declared[name]["figure"],
            plain_type(info.annotation),
            by=declared[name]["by"] is not None,
            choices=declared[name]["by"],
        )
        for name, info in fields.items()
        if "figure" in declared[name]
    }


def columns_of(fields: Mapping[str, Any]) -> dict[str, Column]:
    """Return the columns declared among a model's fields, by name."""
    return {
        name: _column(name, info) for name, info in fields.items() if "column" in _declared(info)
    }


def _reads(kind: type, declared: Mapping[str, Any]) -> str:
    if declared["reads"]:
        return str(declared["reads"])
    if declared["choices"]:
        return "choice"
    return {int: "whole", float: "number", bool: "yes_no", dt.date: "date"}.get(kind, "text")


def _column(name: str, info: Any) -> Column:
    declared = dict(_declared(info)["column"])
    kind = plain_type(info.annotation)
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
