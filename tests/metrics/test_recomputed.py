"""Whatever partners report: the figures from totals are those a slow loop over the rows gives.

Hypothesis makes up small coalitions (see ``drawn``) and sends their workbooks through the door.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any

import plain
from drawn import FIRST, PARTNERS, QUARTERS, REVISED, items
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recomputing import agree, answer, send

from data.problems import Refused
from data.store import Store
from data.submissions import undo
from metrics.catalogue import indicators
from metrics.results import Result, compute, quarter_window, stretch

GROUPS: Mapping[str, Sequence[str | None]] = {
    "partner": PARTNERS,
    "area": (None, "A1", "A2"),
    "audience": ("youth", "parents", "law_enforcement", "health"),
}
#: How figures are asked for: (by, where).
ASKED: Sequence[tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]]] = (
    ((), {}),
    (("area",), {}),
    (("partner",), {}),
    (("audience",), {}),
    ((), {"area": ("A1",)}),
    ((), {"partner": ("P2",)}),
    (("area",), {"audience": ("youth", "law_enforcement")}),
    (("partner", "area"), {"partner": ("P1", "P3")}),
)

# -- through the door, and compared


def figures(store: Store) -> list[list[Result]]:
    """Return every indicator, window and group, for each way of asking."""
    windows = [*map(quarter_window, QUARTERS), stretch(QUARTERS[0], QUARTERS[-1])]
    wanted = list(indicators().values())
    return [compute(store, wanted, windows, by, where) for by, where in ASKED]


def compared(store: Store, reported: Sequence[plain.Upload]) -> list[list[Result]]:
    """Return all figures, each compared with what the rows come to."""
    coalition = plain.Coalition(reported)
    found = figures(store)
    for (by, where), results in zip(ASKED, found, strict=True):
        for result in results:
            expected = answer(coalition, result, by, where)
            assert agree(result, expected), (result, expected)
        no_group_is_missing(results, coalition, by, where)
    return found


def no_group_is_missing(
    results: Sequence[Result],
    coalition: plain.Coalition,
    by: Sequence[str],
    where: Mapping[str, Any],
) -> None:
    """Look for a figure above zero among all groups there could be, and for it in the results."""
    there = {(result.code, result.group) for result in results}
    for group in product(*(GROUPS[name] for name in by)):
        named = tuple(zip(by, group, strict=True))
        if any(value not in where.get(name, [value]) for name, value in named):
            continue
        parts = {**where, **{name: [value] for name, value in named}}
        view = plain.View(coalition, frozenset(QUARTERS), parts)
        for code, one in indicators().items():
            known = not one.apart and not plain.UNKNOWN_BY.get(code, set()) & set(parts)
            if known and (code, named) not in there:
                assert not plain.FIGURES[code](view).value, (code, named)


def test_every_indicator_is_recomputed() -> None:
    assert set(plain.FIGURES) == set(indicators())


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=FIRST, revised=REVISED, enough=st.integers(1, 2))
def test_figures_are_those_of_the_rows(
    fresh: Callable[[], Store],
    first: tuple[plain.Upload, ...],
    revised: plain.Upload,
    enough: int,
) -> None:
    """As reported; with a quarter reported anew and signs counted otherwise; with that undone."""
    store = fresh()
    asked = plain.Upload("P1", {"survey_items": items(2)})
    reported = [asked, *(upload for upload in first if upload.rows)]
    for upload in reported:
        send(store, upload)
    before = compared(store, reported)

    revision = plain.Upload(revised.partner, {**revised.rows, "survey_items": items(enough)})
    try:
        made = send(store, revision)
    except Refused:
        # It would have left sign-ins without their event: nothing of it may be stored.
        assert figures(store) == before
        return
    compared(store, [*reported, revision])

    undo(store, made, "tester")
    assert figures(store) == before
