"""Merges tried before a quarter is approved: which two values together would show more people."""

from collections.abc import Iterable, Sequence

from metrics.catalogue import indicators
from metrics.dimensions import PUBLISHED
from metrics.disclosure import HIDDEN_UP_TO, counts_people, profile_of
from metrics.indicator import Indicator
from metrics.protection.merging import Merge, merges
from metrics.protection.tables import Place, Table
from metrics.releases.contents import breakdowns_for
from metrics.results import Result
from metrics.shapes import Count

#: What all values of the dimension are added up to.
_ALL = ("all",)


def dimensions_for(one: Indicator) -> list[str]:
    """Return the breakdowns in which merges of an indicator can be tried; of most there are none.

    It must count people and be released by them, and its groups must add up to its whole.
    """
    adds_up = isinstance(one.value, Count) and one.value.what.is_sum and not one.apart
    if not adds_up or not counts_people(one):
        return []
    return [name for name in PUBLISHED if (name,) in breakdowns_for(one)]


def table_of(whole: Iterable[Result], parts: Iterable[Result], dimension: str) -> Table | None:
    """Return figures as a table of a dimension by windows, with the total of each window.

    Args:
        whole: the figures of the whole coalition, by window.
        parts: the figures by the dimension, of the same indicator and windows; not protected.
        dimension: which.

    Returns:
        None where there is nothing, or where the groups do not add up to the whole.
    """
    counts: dict[Place, int | None] = {}
    limit = 0
    for result in (*whole, *parts):
        value = result.estimate.value
        place = (result.named.get(dimension, _ALL), result.window.name)
        counts[place] = None if value is None else round(value)
        limit = max(limit, HIDDEN_UP_TO[profile_of(indicators()[result.code], result)])
    windows = dict.fromkeys(window for _, window in counts)
    within = {value: _ALL for value, _ in counts if value != _ALL}
    if not within or not all(_adds_up(counts, window) for window in windows):
        return None
    bounds = {dimension: within, "window": {}}
    return Table("merging", (dimension, "window"), counts, bounds, limit)


def _adds_up(counts: dict[Place, int | None], window: object) -> bool:
    parts = sum(n or 0 for (value, at), n in counts.items() if at == window and value != _ALL)
    return parts == (counts.get((_ALL, window)) or 0)


def try_merges(whole: Sequence[Result], parts: Sequence[Result], dimension: str) -> list[Merge]:
    """Return the merges of two values of a dimension that would show more, the best first.

    Args:
        whole: as for ``table_of``.
        parts: as for ``table_of``.
        dimension: which.

    Raises:
        ValueError: the groups do not add up to the whole, so nothing can be tried.
    """
    table = table_of(whole, parts, dimension)
    if table is None:
        raise ValueError(f"{dimension}: its groups must add up to the whole.")
    # What is of no single area, say, is nothing that another could be merged with.
    return [one for one in merges(table, dimension) if None not in (one.first, one.second)]
