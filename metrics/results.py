"""Totals become results: one for each indicator, window and group."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.periods import following, quarters, spoken
from data.store import Store
from metrics import totals
from metrics.indicator import Indicator
from metrics.shapes import NOT_APPLICABLE, NOT_AVAILABLE, Estimate, Term, add
from metrics.totals import Asked, Cells, Group

#: A partner, and a quarter that something is known of from it.
Heard = tuple[str, str]


@dataclass(frozen=True)
class Window:
    """A stretch of time that one figure stands for.

    Attributes:
        name: for machines: ``2026Q1``, ``2026``, ``2025Q3..2026Q2``.
        label: for people: ``2026 Q1``.
        quarters: the quarters in it.
    """

    name: str
    label: str
    quarters: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """An indicator's estimate for one window and group. Carries the indicator's code only."""

    code: str
    window: Window
    group: tuple[tuple[str, Any], ...]
    estimate: Estimate

    @property
    def named(self) -> dict[str, Any]:
        """The group as dimension → value."""
        return dict(self.group)


def quarter_window(quarter: str) -> Window:
    """Return the window of one quarter."""
    return Window(quarter, spoken(quarter), (quarter,))


def year_window(year: str) -> Window:
    """Return the window of a calendar year."""
    return Window(year, year, tuple(quarters(f"{year}Q1", f"{year}Q4")))


def last_four(quarter: str) -> Window:
    """Return the window of the four quarters that end with ``quarter``."""
    first = following(quarter, -3)
    name = f"{first}..{quarter}"
    return Window(name, f"{spoken(first)} – {spoken(quarter)}", tuple(quarters(first, quarter)))


def stretch(first: str, last: str) -> Window:
    """Return the window from one quarter to another."""
    if first == last:
        return quarter_window(first)
    name = f"{first}..{last}"
    return Window(name, f"{spoken(first)} – {spoken(last)}", tuple(quarters(first, last)))


def compute(
    store: Store,
    wanted: Collection[Indicator],
    windows: Sequence[Window],
    by: Sequence[str] = (),
    where: Mapping[str, Sequence[str]] | None = None,
) -> list[Result]:
    """Return the results of indicators, by window and group.

    Indicators that are never added up over a dimension are grouped by it as well.

    Args:
        store: what from.
        wanted: the indicators.
        windows: the stretches of time.
        by: dimensions to group by.
        where: dimension → values kept.

    Returns:
        Results in the order of indicators, windows and groups. An indicator that cannot be told
        apart by a dimension asked for has one result a window, not applicable.
    """
    kept = tuple((name, tuple(values)) for name, values in (where or {}).items() if values)
    alike: dict[tuple[str, ...], list[Indicator]] = defaultdict(list)
    for one in wanted:
        alike[tuple(dict.fromkeys((*by, *one.apart)))].append(one)
    results: dict[str, list[Result]] = {}
    with store.reading() as connection:
        for groups, some in alike.items():
            asked = Asked(groups, kept, *_ends(windows))
            fits = [one for one in some if _fits(one, asked)]
            cells = totals.gather(
                connection, [term for one in fits for term in one.value.terms], asked
            )
            partners = dict(kept).get("partner", ())
            heard = _heard(connection, some, partners)
            attested = _heard(connection, some, partners, attested=True)
            for one in some:
                results[one.code] = list(
                    _results(one, windows, asked, cells, heard[one.code], attested[one.code])
                    if one in fits
                    else _inapplicable(one, windows)
                )
    return [result for one in wanted for result in results[one.code]]


def _ends(windows: Iterable[Window]) -> tuple[str, str]:
    every = [quarter for window in windows for quarter in window.quarters]
    return min(every), max(every)


def _fits(one: Indicator, asked: Asked) -> bool:
    return all(totals.applies(term, asked.dimensions) for term in one.value.terms)


def _inapplicable(one: Indicator, windows: Iterable[Window]) -> Iterable[Result]:
    return (Result(one.code, window, (), NOT_APPLICABLE) for window in windows)


def _heard(
    connection: sa.Connection,
    some: Iterable[Indicator],
    partners: Sequence[str],
    attested: bool = False,
) -> dict[str, set[Heard]]:
    """Return indicator → the partners and quarters in which any of its kinds was reported.

    With ``attested``, only those that said of a kind that there was nothing to report.
    """
    listed = list(some)
    names = {name for one in listed for name in one.kinds}
    found = totals.reported(connection, names, partners, attested)
    return {
        one.code: set().union(*(found.get(name, set()) for name in one.kinds)) for one in listed
    }


def _results(
    one: Indicator,
    windows: Sequence[Window],
    asked: Asked,
    cells: Cells,
    heard: set[Heard],
    attested: set[Heard],
) -> Iterable[Result]:
    terms = one.value.terms
    mine: dict[Group, dict[str, dict[Term, Any]]] = defaultdict(dict)
    for (quarter, group), held in cells.items():
        own = {term: held[term] for term in terms if term in held}
        if own:
            mine[group][quarter] = own
    every = mine.keys() | _without_rows(asked, windows, attested)
    groups = sorted(every, key=lambda group: tuple(str(v or "") for v in group))
    for window in windows:
        for group in groups or ([()] if not asked.by else []):
            named = tuple(zip(asked.by, group, strict=True))
            # By partner, one that was silent is not heard because others spoke. A campaign
            # reported once is active in every quarter it spans, whoever is silent then.
            partner = dict(named).get("partner")
            known = {q for p, q in heard if partner in (None, p)} | mine[group].keys()
            if known.isdisjoint(window.quarters):
                yield Result(one.code, window, named, NOT_AVAILABLE)
                continue
            folded = _fold(terms, mine[group], window)
            yield Result(one.code, window, named, one.value.estimate(folded))


def _without_rows(asked: Asked, windows: Iterable[Window], attested: set[Heard]) -> set[Group]:
    """Return, as groups by partner, those that have no row because there was nothing to report."""
    within = {quarter for window in windows for quarter in window.quarters}
    return {(p,) for p, q in attested if q in within} if asked.by == ("partner",) else set()


def _fold(
    terms: Iterable[Term], by_quarter: Mapping[str, Mapping[Term, Any]], window: Window
) -> dict[Term, Any]:
    folded: dict[Term, Any] = {}
    for quarter in window.quarters:
        for term, value in by_quarter.get(quarter, {}).items():
            folded[term] = add(folded[term], value) if term in folded else value
    return {term: folded.get(term, term.nothing()) for term in terms}


def lead(one: Indicator, results: Sequence[Result]) -> list[Result]:
    """Return the results of the one stratum that stands for an indicator never added up.

    What is preferred comes first (of survey waves, the one after), then what has a figure in the
    last window, then what is preferred next (of designs, the matched), then the largest n.

    Args:
        one: the indicator.
        results: its results, over one or several windows.
    """
    if not one.apart or not results:
        return list(results)
    strata: dict[tuple[Any, ...], list[Result]] = defaultdict(list)
    for result in results:
        strata[tuple(result.named.get(name) for name in one.apart)].append(result)

    def rank(stratum: tuple[Any, ...]) -> tuple[Any, ...]:
        held = dict(zip(one.apart, stratum, strict=True))
        preferred = [held[name] in values for name, values in one.prefers.items() if name in held]
        figures = [r.estimate.n or 0 for r in strata[stratum] if r.estimate.value is not None]
        latest = strata[stratum][-1].estimate
        shown = latest.value is not None
        return (preferred[:1], shown, preferred[1:], figures[-1] if figures else 0)

    return strata[max(strata, key=rank)]


def counterpart(one: Indicator, now: Result, results: Sequence[Result]) -> Result | None:
    """Return what a result is held against: the same survey's wave before, say; None without."""
    if not one.against:
        return None
    group = tuple((name, one.against.get(name, value)) for name, value in now.group)
    return next(
        (r for r in results if r.group == group != now.group and r.window == now.window), None
    )
