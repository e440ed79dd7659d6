"""What figures can be broken down by, and how its values are called."""

from collections.abc import Mapping
from functools import cache

from data.codebook import codebook
from data.ground import names
from data.kinds import kinds, lists
from data.lists import ClosedList, fold
from data.store import Store
from metrics.derived import DERIVED, base_of
from metrics.indicator import Indicator
from metrics.totals import applies

#: Dimension → code → label.
Labels = Mapping[str, Mapping[str, str]]

#: What every figure may be filtered by, in the order of the filters.
SHARED = ("area", "partner", "audience")

TITLES = {
    "quarter": "Quarter",
    "partner": "Partner",
    "area": "Area",
    "audience": "Audience",
}


#: What tells rows apart for a figure's own sake, and nobody else.
INTERNAL = ("costed",)


@cache
def closed_lists() -> dict[str, ClosedList]:
    """Return dimension → its closed list, from the declarations of all kinds."""
    return {
        name: column.choices
        for kind in kinds().values()
        for name, column in (kind.columns() | kind.figures()).items()
        if column.by and column.choices
    }


def title(dimension: str) -> str:
    """Return what a dimension is called: ``audience_class`` → Audience class."""
    return TITLES.get(dimension, dimension.replace("_", " ").capitalize())


def all_titles(one: Indicator, dimension: str) -> str:
    """Return a breakdown's title: of one never added up, all dimensions it is kept apart by."""
    if dimension not in one.apart:
        return title(dimension)
    return ", ".join(title(name) for name in one.apart)


def breakdowns(one: Indicator) -> tuple[str, ...]:
    """Return the dimensions an indicator can be broken down by, the shared ones first."""
    own = [name for read in one.reads for name in kinds()[read].dimensions()]
    derived = [name for name in DERIVED if base_of(name) in (*SHARED, *own)]
    bases = {d.base for d in DERIVED.values()} - set(SHARED)
    candidates = dict.fromkeys((*SHARED, *derived, *own))
    return tuple(
        name
        for name in candidates
        if name not in (*one.apart, *bases, *INTERNAL)
        and all(applies(term, [base_of(name)]) for term in one.value.terms)
    )


#: What everyone but staff may break figures down by, besides what they are never added up over.
PUBLISHED = ("area", "partner", "audience", "channel", "type", "audience_class", "grant")


def labels(store: Store) -> dict[str, dict[str, str]]:
    """Return dimension → code → label: names from the store, words from the closed lists."""
    found = {
        name: {code: choices.label(code) for code in choices}
        for name, choices in closed_lists().items()
    }
    with store.reading() as connection:
        found |= {dimension: names(connection, name) for name, dimension in lists().items()}
        found["theme"] = {code.id: code.name for code in codebook(connection).codes.values()}
    return found


def _choices(kind_name: str) -> dict[str, ClosedList | None]:
    columns, figures = kinds()[kind_name].columns(), kinds()[kind_name].figures()
    return {name: column.choices for name, column in columns.items()} | {
        name: figure.choices for name, figure in figures.items()
    }


#: Dimension → what is said of rows that name no value of it, where that says something itself.
NOT_GIVEN = {"area": "No single area", "grant": "No grant"}


def label(known: Labels, dimension: str, value: object, one: Indicator | None = None) -> str:
    """Return how a value is called: its label, yes or no, or "not given" where it is blank."""
    if value is None or value == "":
        return NOT_GIVEN.get(dimension, "Not given")
    if isinstance(value, bool):
        return "Yes" if value else "No"
    # A channel of a campaign and a channel of a report are two lists under one name.
    for name in one.kinds if one else ():
        choices = _choices(name).get(dimension)
        if choices:
            return choices.label(str(value))
    return known.get(dimension, {}).get(str(value), str(value))


def code(known: Labels, dimension: str, text: str) -> str | None:
    """Return the code that ``text`` spells in a dimension, by code or label."""
    for value, name in known.get(dimension, {}).items():
        if fold(text) in (fold(value), fold(name)):
            return value
    return None
