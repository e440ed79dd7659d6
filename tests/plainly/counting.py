"""Ways of counting: things, sums, shares, people and rates."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from plainly.rows import NOT_APPLICABLE, NOT_AVAILABLE, RESIDENTS, Answer, View


def number(view: View, kind: str, things: Iterable[Any]) -> Answer:
    """Count things; not available where nothing was reported that could have held one."""
    count = len(list(things))
    if not count and view.silent(kind):
        return NOT_AVAILABLE
    return Answer(count, part=count)


def added(view: View, kind: str, of: Callable[[Mapping[str, Any]], Any]) -> Answer:
    """Add up what is known; not available where all of it is blank.

    Not applicable to a part of a quarter, where anything is only known of all of it.
    """
    if view.cuts(kind):
        return NOT_APPLICABLE
    rows = view.rows(kind)
    known = [of(row) for row in rows if of(row) is not None]
    if not known and (rows or view.silent(kind)):
        return NOT_AVAILABLE
    return Answer(sum(known), part=sum(known))


def share(
    view: View,
    kind: str,
    part: float,
    whole: float,
    anything: Iterable[Any],
    known: Iterable[Any] | None = None,
) -> Answer:
    """Divide a part by its whole; doubtful where that is under twenty.

    Not available where nothing was reported, or rows were and both numbers are known of none.
    """
    if view.cuts(kind):
        return NOT_APPLICABLE
    there = list(anything)
    if not there and view.silent(kind):
        return NOT_AVAILABLE
    if there and known is not None and not list(known):
        return NOT_AVAILABLE
    if whole == 0:
        return Answer(None, part=part, whole=0, status="[z]")
    return Answer(part / whole, part, whole, status="ok" if whole >= 20 else "[u]")


def people_and_heads(
    view: View,
    people: set[str],
    heads: list[tuple[float, float]],
    at_most: bool,
    unknown: bool,
    *kinds: str,
) -> Answer:
    """Count people told apart, and heads elsewhere: anything between nobody new and all new.

    Not available where nothing was reported, or of no event, say, is it ``unknown`` who came.
    """
    if not people and not heads and view.silent(*kinds):
        return NOT_AVAILABLE
    if not people and unknown and not sum(only_counted for only_counted, _ in heads):
        return NOT_AVAILABLE
    rest = sum(only_counted for only_counted, _ in heads)
    least = max([len(people), *(whole for _, whole in heads)])
    most = len(people) + rest
    value = most if at_most else least
    if not rest:
        return Answer(value, part=value)
    return Answer(value, part=value, least=least, most=most)


def all_blank(rows: Sequence[Mapping[str, Any]], column: str) -> bool:
    """Say whether there are rows, and a column is blank in all of them."""
    return bool(rows) and all(column not in row for row in rows)


def residents(view: View) -> int | None:
    """Return how many live in the areas asked for; None where that is nobody anyone counted."""
    kept = [n for area, n in RESIDENTS.items() if area in view.where.get("area", [area])]
    return sum(kept) or None


def rate(over: Answer, under: float | None, per: float) -> Answer:
    """Divide a figure by another it is no part of; doubtful where that is under twenty."""
    if over.value is None or under is None:
        return NOT_AVAILABLE
    if not under:
        return Answer(None, part=over.value, whole=0, status="[z]")
    status = "ok" if under >= 20 else "[u]"
    return Answer(over.value / under * per, over.value, under, status=status)
