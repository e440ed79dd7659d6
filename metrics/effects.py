"""What a plan would do to the indicators: figures before and after, and why."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from data.periods import quarters
from data.plan import Plan
from data.rehearsal import Rehearsal, perform, rehearsing
from data.store import Store
from metrics.catalogue import indicators
from metrics.causes import Causes, Group
from metrics.reasons import Reason, because
from metrics.results import Window, compute, quarter_window
from metrics.shapes import NOT_AVAILABLE, Estimate
from metrics.totals import span

#: How an estimate is written.
Way = Callable[[Estimate], str]

_NUMBERS = ("value", "low", "high", "n", "numerator", "denominator")

#: (code, window's name, group) → estimate.
_Figures = dict[tuple[str, str, Group], Estimate]


@dataclass(frozen=True)
class Effect:
    """One figure that a plan would change.

    Attributes:
        code: the indicator's.
        window: the quarter.
        group: of an indicator never added up, which of several it is.
        before: the figure as it is.
        after: the figure as it would be.
        reasons: the rows and values of the plan that make it so.
    """

    code: str
    window: Window
    group: Group
    before: Estimate
    after: Estimate
    reasons: tuple[Reason, ...]

    def told(self, *ways: Way) -> tuple[str, str]:
        """Return the figure before and after, written the first of ``ways`` that tells them apart.

        A figure can stay and what it rests on change: its n, its limits, a remark.
        """
        pairs = [(way(self.before), way(self.after)) for way in ways]
        return next((pair for pair in pairs if pair[0] != pair[1]), pairs[-1])

    def sentence(self, title: str, *ways: Way) -> str:
        """Say it: "People trained 2026 Q2: 412 → 398 because Trainings!A14:A17 are gone".

        Args:
            title: the indicator's, with what it is of.
            *ways: see ``told``.
        """
        figures = " → ".join(self.told(*ways))
        return f"{title} {self.window.label}: {figures} {because(self.reasons)}".rstrip()

    def as_record(self) -> dict[str, Any]:
        """Return it as the command line gives it."""
        estimates = {"before": self.before, "after": self.after}
        return {
            "code": self.code,
            "group": {"quarter": self.window.name} | dict(self.group),
            **{when: _plain(estimate) for when, estimate in estimates.items()},
            "because": [{**vars(reason), "words": str(reason)} for reason in self.reasons],
        }


def _plain(estimate: Estimate) -> dict[str, Any]:
    return {name: getattr(estimate, name) for name in (*_NUMBERS, "status")}


def effects(store: Store, plan: Plan) -> list[Effect]:
    """Return every figure of a quarter that committing a plan would change.

    The plan is carried out, the figures are computed as they always are, and all of it is taken
    back: there is no second arithmetic. Every quarter with anything reported is looked at, because
    rows can count in another than their own (campaigns, joint events).

    Args:
        store: where the plan was made.
        plan: what would be committed.

    Returns:
        Effects in the order of the catalogue, quarters and groups.

    Raises:
        Refused: what committing the plan would say.
    """
    with rehearsing(store) as tried:
        with tried.reading() as connection:
            held = span(connection)
            causes = Causes(connection, plan)
        # Beginning and end of what is reported now and would be then.
        every = sorted({*(held or ()), *(part.quarter for part in plan.parts if part.quarter)})
        windows = [quarter_window(q) for q in quarters(every[0], every[-1])] if every else []
        before = _figures(tried, windows)
        perform(tried, plan)
        after = _figures(tried, windows)
    return _different(windows, before, after, causes)


def _figures(tried: Rehearsal, windows: Sequence[Window]) -> _Figures:
    if not windows:
        return {}
    results = compute(tried, list(indicators().values()), windows)
    return {(found.code, found.window.name, found.group): found.estimate for found in results}


def _different(
    windows: Iterable[Window], before: _Figures, after: _Figures, causes: Causes
) -> list[Effect]:
    order = {code: place for place, code in enumerate(indicators())}
    by_name = {window.name: window for window in windows}
    every = dict.fromkeys((*before, *after))
    changed = [key for key in every if not _same(before.get(key), after.get(key))]
    changed.sort(key=lambda key: (order[key[0]], key[1], str(key[2])))
    return [
        Effect(
            code,
            by_name[quarter],
            group,
            before.get((code, quarter, group), NOT_AVAILABLE),
            after.get((code, quarter, group), NOT_AVAILABLE),
            causes.reasons(indicators()[code], quarter, group),
        )
        for code, quarter, group in changed
    ]


def _same(before: Estimate | None, after: Estimate | None) -> bool:
    """Say whether two estimates are the same to whoever looks at them.

    A group that one of two states of the store does not know has nothing in it there.
    """
    if before is None or after is None:
        only = before or after
        return only is None or not only.n
    if (before.status, before.note) != (after.status, after.note):
        return False
    return all(_equal(getattr(before, name), getattr(after, name)) for name in _NUMBERS)


def _equal(one: float | None, other: float | None) -> bool:
    # The order of a sum may change its last digit.
    return one == other if one is None or other is None else math.isclose(one, other, rel_tol=1e-9)
