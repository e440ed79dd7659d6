"""A release is built: figures computed, small ones hidden with what would give them away, audited.

Nothing is written here; what is built is handed on whole.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from data.settings import settings
from data.store import Store
from metrics.catalogue import indicators
from metrics.protection import Cell, Problem, Relation, Report
from metrics.protection.cells import adds_up
from metrics.releases.beside import Beside, beside
from metrics.releases.cells import Bound, Number, Sum, behind, sums
from metrics.releases.choices import NONE, Choices
from metrics.releases.contents import (
    Figure,
    Tell,
    figures,
    figures_apart,
    figures_crossed,
    first_quarter,
    windows_for,
)
from metrics.releases.corrected import hidden_for_corrections
from metrics.releases.costs import BROKEN_DOWN, cost, own_quarter
from metrics.releases.merged import grounds, with_parts, with_unseen
from metrics.releases.told import earlier, pack
from metrics.shapes import Estimate
from metrics.windows import Window

_ATTACKED = "an attacker tries to work out what is hidden"

HIDDEN = Estimate(None, status="[c]", method="hidden to protect people")


@dataclass(frozen=True)
class Built:
    """A release, built and not yet stored.

    Attributes:
        quarter: the quarter it is as of.
        day: the day as of which it is looked at.
        windows: its windows.
        figures: every figure, protected.
        report: the audit of what is hidden.
        rules: position of a hidden figure → ``primary`` or ``complementary``; for staff only, since
            who is told "primary" is told that it is small.
        beside: what stands beside the figures.
        told: its numbers as later releases have to know them; in no file.
        chosen: what it tells as one, and what is left out.
        corrected: position of a figure → the release with the correction that it is hidden for, as
            ``corrected.hidden_for_corrections`` says it; for staff only.
    """

    quarter: str
    day: dt.date
    windows: tuple[Window, ...]
    figures: tuple[Figure, ...]
    report: Report
    rules: dict[int, str]
    beside: Beside = field(default_factory=Beside)
    told: bytes = b""
    chosen: Choices = NONE
    corrected: dict[int, int] = field(default_factory=dict)


def build(
    store: Store,
    quarter: str,
    day: dt.date,
    tell: Tell = lambda done, what: None,
    fiscal_starts: int | None = None,
    before: int | None = None,
    chosen: Choices = NONE,
) -> Built:
    """Compute and protect the figures of a release.

    Args:
        store: what from.
        quarter: the last quarter in it.
        day: the day as of which it is looked at.
        tell: is told how far it is, from 0 to 1, and what is being done.
        fiscal_starts: the month in which fiscal years start; None: as it is set.
        before: the number it has or will have: only releases before it are known; None: all.
        chosen: what is told as one, and what is left out.

    Raises:
        ValueError: nothing was reported up to that quarter.
    """
    first = first_quarter(store)
    if first is None or first > quarter:
        raise ValueError(f"Nothing was reported up to {quarter}.")
    starts = fiscal_starts or settings().fiscal_year_starts
    windows = windows_for(first, quarter, starts)
    found = list(
        figures(store, windows, day, tell=lambda done, what: tell(0.5 * done, what), chosen=chosen)
    )
    own = problem_of(found, windows)
    crossed = [*found, *figures_crossed(store, windows, day, chosen)]
    own = with_unseen(own, problem_of(crossed, windows))
    if chosen.together:
        apart = [figure for figure in found if not figure.by]
        apart += figures_apart(store, windows, day, chosen)
        own = with_parts(own, problem_of(apart, windows), chosen)
    now = {cell.key: cell.value or 0 for cell in own.cells if isinstance(cell.key, Number)}
    with store.reading() as connection:
        known = earlier(connection, now, before)
    tell(0.5, "what is small is hidden, with what would give it away")
    # Its solvers take half a second to import, and no first page needs them.
    from metrics.protection.following import protect_following

    protected = protect_following(
        own, known, lambda done, of: tell(0.5 + 0.5 * done / (of or 1), _ATTACKED)
    )
    shown, rules = hide(found, protected.hidden)
    corrected = hidden_for_corrections(found, rules, protected.report.hidden, now, known)
    held = beside(store, windows, day)
    return Built(
        quarter,
        day,
        tuple(windows),
        tuple(shown),
        protected.report,
        rules,
        replace(held, areas=grounds(held.areas, chosen)) if chosen.together else held,
        pack(own, protected.hidden),
        chosen,
        corrected,
    )


def problem_of(found: Sequence[Figure], windows: Sequence[Window]) -> Problem:
    """Return figures as cells and relations: what an attacker would know of them."""
    values: dict[Number, int] = {}
    limits: dict[Number, int] = {}
    weights: dict[Number, float] = {}
    unseen: set[Number] = set()
    seen: set[Number] = set()
    shares: list[tuple[Number, Number, Number]] = []
    own = own_quarter(windows)
    for figure in found:
        numbers = behind(figure)
        if numbers is None:
            continue
        for number, value in {**numbers.values, **numbers.moved}.items():
            values[number] = value
            limits[number] = max(limits.get(number, 0), numbers.limit)
            lost = BROKEN_DOWN if number in numbers.moved else cost(figure, own)
            weights[number] = weights.get(number, 0) + lost
        for share in numbers.shares:
            shares.append(share)
            unseen.add(share[2])
            seen |= set(share[:2])
        seen |= ({*numbers.values, *numbers.moved}) - unseen
    nowhere = unseen - seen
    cells = [
        Cell(n, value, limits[n], weights[n], state="unseen" if n in nowhere else "open")
        for n, value in values.items()
    ]
    relations = [adds_up((part, rest), whole) for part, whole, rest in shares]
    for held in sums(values, found, windows):
        relations += _relations(held)
    return Problem(tuple(cells), tuple(dict.fromkeys(relations)))


def _relations(held: Sum | Bound) -> Iterable[Relation]:
    if isinstance(held, Sum):
        yield adds_up(held.parts, held.whole)
        return
    for part in held.parts:
        yield Relation(((held.whole, 1), (part, -1)), 0, None)
    yield Relation((*((part, 1) for part in held.parts), (held.whole, -1)), 0, None)


def hide(found: Sequence[Figure], hidden: frozenset[object]) -> tuple[list[Figure], dict[int, str]]:
    """Return the figures with those hidden of which any number is, and why each is.

    Args:
        found: the figures.
        hidden: the numbers that are hidden.
    """
    shown, rules = [], {}
    for i, figure in enumerate(found):
        numbers = behind(figure)
        if numbers and not hidden.isdisjoint(numbers.values):
            small = any(0 < v <= numbers.limit for v in numbers.values.values())
            rules[i] = "primary" if small else "complementary"
            shown.append(_hidden(figure))
        else:
            keep = numbers is None or hidden.isdisjoint(numbers.moved)
            shown.append(_without_details(figure, numbers.limit if numbers else 0, keep))
    return _hide_with(shown, rules)


def _hide_with(shown: list[Figure], rules: dict[int, str]) -> tuple[list[Figure], dict[int, str]]:
    """Hide figures whose indicator could be worked out from another that is hidden there.

    People reached are nearly those who came, hours are people times hours: no sum says so, and
    whoever knows the coalition does.
    """
    places = [(f.result.code, f.result.window.name, tuple(sorted(f.result.group, key=repr)))
              for f in shown]  # fmt: skip
    gone = {places[i] for i in rules}
    before = -1
    while before < len(rules):
        before = len(rules)
        for i, (code, *at) in enumerate(places):
            others = indicators()[code].hidden_with
            told = shown[i].result.estimate.value is not None
            if i not in rules and told and any((other, *at) in gone for other in others):
                rules[i] = "complementary"
                gone.add(places[i])
                shown[i] = _hidden(shown[i])
    return shown, rules


def _hidden(figure: Figure) -> Figure:
    """Return a figure as it stands where it is hidden: whyever it is, it says the same."""
    partial = figure.result.partial
    why = partial.unnamed() if partial else None
    return replace(figure, result=replace(figure.result, estimate=HIDDEN, partial=why))


def _without_details(figure: Figure, limit: int, keep_moved: bool) -> Figure:
    """Leave out what notes and limits would give away: how many were only counted, or declined."""
    estimate, partial = figure.result.estimate, figure.result.partial
    if estimate.value is None:
        # What would be divided by zero still has a part, and that may be small.
        estimate = Estimate(None, status=estimate.status, method=estimate.method)
    if limit:
        if estimate.denominator is None or estimate.caution:
            estimate = replace(estimate, low=None, high=None)
        if not keep_moved:
            estimate = replace(estimate, moved=None, matched=None)
        estimate = replace(estimate, note=estimate.caution)
    why = partial.unnamed() if partial else None
    return replace(figure, result=replace(figure.result, estimate=estimate, partial=why))
