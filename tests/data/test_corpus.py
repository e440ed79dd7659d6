"""Workbooks as people send them: what is stored of each, what is said, what is left out."""

from collections.abc import Iterator

import pytest
from conftest import Emptied, refilled
from corpus import (
    above,
    answered,
    audiences,
    beside,
    by_day,
    days,
    figures,
    files,
    forms,
    hiding,
    matched,
    quarters,
    settling,
    sums,
    undecided,
)
from corpus.accounted import Account, ranges
from corpus.drawn import Case
from corpus.outcome import questions, said, stored
from workbooks import LISTS, xlsx

from data.plan import plan_file
from data.store import Store, open_store
from data.submissions import commit
from data.workbook import read_workbook

THEMES = (
    above, beside, sums, hiding, figures, days, files, matched, answered, quarters, audiences,
    settling, undecided, by_day, forms,
)  # fmt: skip
CASES = [case for theme in THEMES for case in theme.CASES]


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emptied]:
    """Give a store that knows two partners and two areas, and nothing else."""
    file = tmp_path_factory.mktemp("corpus") / "impact.db"
    with open_store(f"sqlite:///{file}") as store:
        commit(store, plan_file(store, xlsx(LISTS), "lists.xlsx"), "tester")
    with refilled(file, tmp_path_factory.mktemp("seeded")) as emptied:
        yield emptied


@pytest.fixture
def store(seeded: Emptied, own_settings: None) -> Store:
    return seeded()


def test_the_corpus_is_large_and_no_case_stands_twice() -> None:
    assert len(CASES) >= 60
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_corpus(store: Store, case: Case) -> None:
    plan = plan_file(store, case.content, case.file, case.asked)
    assert said(plan) == list(case.said)
    assert questions(plan) == dict(case.asks)
    account = Account(store, read_workbook(case.content, case.file), plan)
    assert ranges(account.lost) == ""
    assert ranges(account.left_out) == case.left_out
    assert bool(plan.errors) == (not case.stored and not plan.asides)
    if not plan.errors:
        commit(store, plan, "tester")
    assert stored(store) == {kind: list(rows) for kind, rows in case.stored.items()}
