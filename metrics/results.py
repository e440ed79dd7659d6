"""Totals become results: one for each indicator, window and group."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.board import Owed, board
from data.periods import last_day, quarter_of
from data.store import Store
from metrics import totals
from metrics.asked import Asked, Cells, Group
from metrics.catalogue import indicators
from metrics.coverage import Partial, partial
from metrics.derived import Meanings, base_of, on_base, regroup
from metrics.folding import NOT_BY_MONTH, Standing, fold
from metrics.heard import Heard, heard_through, listen
from metrics.indicator import Indicator
from metrics.shapes import NOT_APPLICABLE, NOT_AVAILABLE, Estimate
from metrics.standing import Lists, owed
from metrics.targets import is_reached, takes_targets, targets, targets_in
from metrics.terms import Term
from metrics.windows import Window, last_four, quarter_window, stretch, year_window

__all__ = [
    "Result", "Window", "compute", "counterpart", "last_four", "lead", "quarter_window", "stretch",
    "year_window",
]  # fmt: skip


@dataclass(frozen=True)
class Result:
    """An indicator's estimate for one window and group. Carries the indicator's code only.

    Attributes:
        code: the indicator's.
        window: the stretch of time.
        group: dimension and value of each it is told apart by.
        estimate: the figure.
        partial: why the window is not whole yet; None where it is, or nobody asked.
    """

    code: str
    window: Window
    group: tuple[tuple[str, Any], ...]
    estimate: Estimate
    partial: Partial | None = None

    @property
    def named(self) -> dict[str, Any]:
        """The group as dimension → value."""
        return dict(self.group)


def compute(
    store: Store,
    wanted: Collection[Indicator],
    windows: Sequence[Window],
    by: Sequence[str] = (),
    where: Mapping[str, Sequence[str]] | None = None,
    day: dt.date | None = None,
    together: Mapping[str, Mapping[Any, Any]] | None = None,
) -> list[Result]:
    """Return the results of indicators, by window and group.

    Indicators that are never added up over a dimension are grouped by it as well.

    Args:
        store: what from.
        wanted: the indicators.
        windows: the stretches of time.
        by: dimensions to group by.
        where: dimension → values kept.
        day: the day they are looked at, to say which windows are not whole yet; None: not said.
        together: dimension → value → what it is told as, where several values are told as one.

    Returns:
        Results in the order of indicators, windows and groups. An indicator that cannot be told
        apart by a dimension asked for has one result a window, not applicable.
    """
    kept = tuple((name, tuple(values)) for name, values in (where or {}).items() if values)
    alike: dict[tuple[str, ...], list[Indicator]] = defaultdict(list)
    for one in wanted:
        alike[tuple(dict.fromkeys((*by, *one.apart)))].append(one)
    boards = _boards(store, wanted, windows, day)
    results: dict[str, list[Result]] = {}
    with store.reading() as connection:
        meanings = Meanings(connection, together or {})
        lists = Lists(connection, day) if day else Lists(connection)
        for groups, some in alike.items():
            asked = Asked(groups, kept, *_ends(windows), any(w.by_month for w in windows))
            ask = _Question(store, connection, asked, windows, boards, lists, meanings, day)
            results |= ask.answer(some)
    return [result for one in wanted for result in results[one.code]]


def _boards(
    store: Store, wanted: Iterable[Indicator], windows: Sequence[Window], day: dt.date | None
) -> dict[str, list[Owed]]:
    """Return quarter → what partners owe, where anybody asks for it."""
    asks = any(term.measure == "owed" for one in wanted for term in one.value.terms)
    if not asks and day is None:
        return {}
    quarters = dict.fromkeys(quarter for window in windows for quarter in window.quarters)
    return board(store, quarters, day or last_day(max(quarters)))


def _ends(windows: Iterable[Window]) -> tuple[str, str]:
    every = [quarter for window in windows for quarter in window.quarters]
    return min(every), max(every)


def _can_be_reached(one: Indicator) -> bool:
    """Say whether an indicator's targets count: not of the one that counts them."""
    return takes_targets(one) and all(term.measure != "goals" for term in one.value.terms)


def _fits(one: Indicator, asked: Asked) -> bool:
    dimensions = {base_of(name) for name in asked.dimensions}
    return all(totals.applies(term, dimensions) for term in one.value.terms)


@dataclass(frozen=True)
class _Question:
    """What is asked of indicators that are grouped alike."""

    store: Store
    connection: sa.Connection
    asked: Asked
    windows: Sequence[Window]
    boards: Mapping[str, Sequence[Owed]]
    lists: Lists
    meanings: Meanings
    day: dt.date | None

    def answer(self, some: Sequence[Indicator]) -> dict[str, list[Result]]:
        """Return indicator → its results."""
        fits = [one for one in some if _fits(one, self.asked)]
        base = on_base(self.meanings, self.asked)
        terms = list(dict.fromkeys(term for one in fits for term in one.value.terms))
        cells = totals.gather(self.connection, terms, base)
        owing = [term for term in terms if term.measure == "owed"]
        totals.collect(cells, owed(self._reported(), owing, base))
        cells = regroup(self.meanings, cells, base.by, self.asked)
        partners = dict(base.where).get("partner")
        names = {name for one in some for name in heard_through(one)}
        heard = listen(self.connection, names, partners, self.asked.by_month)
        found = {}
        for one in some:
            if one in fits:
                told = _Told(self, one, cells, heard, base)
                found[one.code] = list(told.results())
            else:
                found[one.code] = [
                    Result(one.code, window, (), NOT_APPLICABLE) for window in self.windows
                ]
        return found

    def _reported(self) -> dict[str, Sequence[Owed]]:
        """Return what partners owe, of the quarters in which anything was handed in.

        Of any other nobody knows yet what became of it.
        """
        return {
            quarter: partners
            for quarter, partners in self.boards.items()
            if any(partner.has_reported for partner in partners)
        }

    def goals(self, window: Window) -> tuple[int, int]:
        """Return how many of the coalition's own targets for a window were reached, of how many."""
        own = [
            (indicators()[target.code], target)
            for target in targets_in(targets(self.connection), indicators(), window)
            if not target.where and _can_be_reached(indicators()[target.code])
        ]
        # All at once: each question put to the store takes as long as that of all.
        every = compute(self.store, list({one.code: one for one, _ in own}.values()), [window])
        reached = 0
        for one, target in own:
            found = lead(one, [result for result in every if result.code == one.code])
            reached += bool(found and is_reached(one, target, found[0].estimate))
        return reached, len(own)


@dataclass(frozen=True)
class _Told:
    """One indicator's results, from cells.

    Attributes:
        question: what was asked.
        one: the indicator.
        cells: the values of its terms, and of others'.
        heard: what was reported.
        base: what was asked, in stored dimensions.
    """

    question: _Question
    one: Indicator
    cells: Cells
    heard: Heard
    base: Asked

    def results(self) -> Iterable[Result]:
        """Return them by window and group."""
        asked, terms = self.question.asked, self.one.value.terms
        mine: dict[Group, dict[str, dict[Term, Any]]] = defaultdict(dict)
        for (period, group), held in self.cells.items():
            own = {term: held[term] for term in terms if term in held}
            if own:
                mine[group][period] = own
        every = mine.keys() | self._without_rows()
        groups = sorted(every, key=lambda group: tuple(str(v or "") for v in group))
        told = [
            (tuple(zip(asked.by, group, strict=True)), mine[group])
            for group in groups or ([()] if not asked.by else [])
        ]
        speakers = [self._speakers(dict(named)) for named, _ in told]
        for window in self.question.windows:
            for (named, periods), of in zip(told, speakers, strict=True):
                estimate = self._estimate(window, dict(named), periods, of)
                yield Result(self.one.code, window, named, estimate, self._partial(window, of))

    def _without_rows(self) -> set[Group]:
        """Return, as groups by partner, those without a row because there was nothing to report."""
        if self.base.by != ("partner",):
            return set()
        within = {quarter for window in self.question.windows for quarter in window.quarters}
        silent = self.heard.with_nothing(heard_through(self.one), within)
        cells: Cells = {("", (partner,)): {} for partner in silent}
        asked = self.question.asked
        return {group for _, group in regroup(self.question.meanings, cells, ("partner",), asked)}

    def _speakers(self, named: Mapping[str, Any]) -> Collection[str] | None:
        """Return the partners a figure is of; None: of all.

        Of one partner, or type of partner, one that was silent is not heard because others spoke.
        """
        if any(base_of(name) == "partner" for name in named):
            return self._within(named).get("partner")
        return dict(self.base.where).get("partner")

    def _estimate(
        self,
        window: Window,
        named: Mapping[str, Any],
        held: Mapping[str, Mapping[Term, Any]],
        speakers: Collection[str] | None,
    ) -> Estimate:
        # A campaign reported once is active in every quarter it spans, whoever is silent then.
        known = set(self.heard.quarters(heard_through(self.one), speakers))
        within = {*window.quarters, *window.months}
        known |= {quarter_of(p) for p in held if p in within}
        known |= self.question.lists.known_of(self.one.value.terms, window)
        quarters = [quarter for quarter in window.quarters if quarter in known]
        if not quarters:
            return NOT_AVAILABLE
        whole = [quarter for quarter in quarters if window.holds(quarter)]
        if self.one.additivity == "snapshot" and whole:
            window = quarter_window(whole[-1])
        standing = Standing(
            self.question.lists, window, lambda: self._within(named), self.question.goals
        )
        silent = {name for name in self.one.kinds if self.heard.is_silent(name, window, speakers)}
        folded = fold(
            self.one.value.terms, held, window, self.question.asked.by_month, standing, silent
        )
        return NOT_BY_MONTH if folded is None else self.one.value.estimate(folded)

    def _within(self, named: Mapping[str, Any]) -> dict[str, tuple[Any, ...]]:
        """Return dimension → values kept, by filters and group together."""
        group = tuple((name, (value,)) for name, value in named.items())
        both = Asked(where=(*self.question.asked.where, *group))
        return dict(on_base(self.question.meanings, both).where)

    def _partial(self, window: Window, speakers: Collection[str] | None) -> Partial | None:
        day = self.question.day
        if day is None:
            return None
        return partial(window, self.one.reads, self.question.boards, day, speakers)


def lead(one: Indicator, results: Sequence[Result]) -> list[Result]:
    """Return the results of the one stratum that stands for an indicator never added up.

    What is preferred comes first (of survey waves, the one after), then what has a figure in the
    last window, then what is preferred next (of designs, the matched), then the largest n; or,
    where the ``foremost`` is asked for, the highest figure.

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
        if one.foremost:
            return (shown, latest.value or 0)
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
