"""Reported through the door, and every result held against the slow recomputation."""

from collections.abc import Mapping, Sequence
from typing import Any

import plain
import pytest
from drawn import LISTED
from workbooks import book

from data.plan import Asked, plan_file
from data.store import Store
from data.submissions import commit
from metrics.results import Result


def send(store: Store, upload: plain.Upload) -> list[int]:
    content = book(partners=LISTED, **upload.rows)
    plan = plan_file(store, content, "report.xlsx", Asked(partner=upload.partner, mode="replace"))
    assert not plan.errors, [problem.message for problem in plan.errors]
    return commit(store, plan, "tester")


def agree(result: Result, expected: plain.Answer) -> bool:
    found = result.estimate
    if found.status != expected.status or found.value != pytest.approx(expected.value):
        return False
    if expected.whole is not None:
        return (found.numerator, found.denominator) == (expected.part, expected.whole)
    limits = (found.low, found.high)
    return found.numerator == expected.part and limits == (expected.least, expected.most)


def answer(
    coalition: plain.Coalition, result: Result, by: Sequence[str], where: Mapping[str, Any]
) -> plain.Answer:
    if plain.UNKNOWN_BY.get(result.code, set()) & {*by, *where}:
        return plain.NOT_APPLICABLE
    group = {name: [value] for name, value in result.group}
    window = result.window
    months = frozenset(window.months if window.by_month else ())
    view = plain.View(coalition, frozenset(window.quarters), {**where, **group}, months)
    return plain.FIGURES[result.code](view)
