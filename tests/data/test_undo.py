"""Undo of any submission: afterwards it is as if it had never been, whatever came later."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from conftest import Upload
from hypothesis import given, settings
from hypothesis import strategies as st
from stored import column, current_state, every_row
from workbooks import LISTS, sheet, xlsx

from data.plan import ADD, REPLACE, Asked, plan_file
from data.problems import Refused
from data.store import Store, open_store
from data.submissions import commit, history, undo
from data.undo_preview import undo_preview

BOTH_DATABASES = True


def event(code: str, attended: int, **more: Any) -> dict[str, Any]:
    return {"code": code, "name": code, "type": "forum", "attended": attended} | more


def events(*rows: dict[str, Any]) -> bytes:
    return xlsx(dict([sheet("events", rows)]))


def areas(*rows: tuple[Any, ...], header: tuple[str, ...] = ("Area code", "Name")) -> bytes:
    return xlsx({"Areas": [header, *rows]})


@pytest.fixture(autouse=True)
def lists(request: pytest.FixtureRequest) -> None:
    """Partners P1 and P2, areas A1 and A2: submissions 1 and 2."""
    if "upload" in request.fixturenames:
        assert request.getfixturevalue("upload")(xlsx(LISTS)) == [1, 2]


def held(store: Store, kind: str = "events", name: str = "attended") -> dict[str, Any]:
    codes, values = column(store, kind, "code"), column(store, kind, name)
    return dict(sorted(zip(codes, values, strict=True)))


def status(store: Store) -> dict[int, str]:
    return {found.id: found.status for found in history(store) if found.id > 2}


# -- what was added to


@pytest.fixture
def three(upload: Upload) -> None:
    """3: E1 and E2; 4 adds E2 and E3; 5 adds E3 and E4."""
    assert upload(events(event("E1", 10), event("E2", 20))) == [3]
    assert upload(events(event("E2", 21), event("E3", 30)), mode=ADD) == [4]
    assert upload(events(event("E3", 31), event("E4", 40)), mode=ADD) == [5]


def test_without_the_middle_one_the_first_and_last_stand(store: Store, three: None) -> None:
    assert undo(store, [4], "tester") == [4]
    assert held(store) == {"E1": 10, "E2": 20, "E3": 31, "E4": 40}
    assert status(store) == {3: "replaced", 4: "undone", 5: "replaced", 6: "current"}
    (made,) = history(store, [6])
    assert (made.without, made.made_of, made.replaces, made.rows) == (4, (3, 5), 5, 4)


def test_undoing_that_brings_it_back(store: Store, three: None) -> None:
    before = current_state(store)
    undo(store, [4], "tester")
    undo(store, [6], "tester")
    assert current_state(store) == before
    assert status(store) == {3: "replaced", 4: "replaced", 5: "current", 6: "undone"}


def test_without_the_first_the_later_ones_stand(store: Store, three: None) -> None:
    undo(store, [3], "tester")
    assert held(store) == {"E2": 21, "E3": 31, "E4": 40}
    undo(store, [5], "tester")
    assert held(store) == {"E2": 21, "E3": 30}
    undo(store, [4], "tester")
    assert held(store) == {}


def test_several_are_undone_together(store: Store, three: None) -> None:
    undo(store, [3, 4], "tester")
    assert held(store) == {"E3": 31, "E4": 40}


def test_what_came_after_an_undo_stays_when_that_is_undone(
    store: Store, upload: Upload, three: None
) -> None:
    undo(store, [4], "tester")
    upload(events(event("E1", 11)), mode=ADD)
    undo(store, [6], "tester")
    assert held(store) == {"E1": 11, "E2": 21, "E3": 31, "E4": 40}


def test_what_was_brought_back_is_undone_again(store: Store, three: None) -> None:
    versions = [store.version()]
    for number in (4, 6, 4):
        undo(store, [number], "tester")
        versions.append(store.version())
    assert held(store) == {"E1": 10, "E2": 20, "E3": 31, "E4": 40}
    assert versions == sorted(set(versions))


def test_rows_keep_the_place_they_came_from(store: Store, three: None) -> None:
    undo(store, [4], "tester")
    rows = zip(
        column(store, "events", "code"),
        column(store, "events", "row"),
        column(store, "events", "brought_by"),
        strict=True,
    )
    assert sorted(rows) == [("E1", 2, 3), ("E2", 3, 3), ("E3", 2, 5), ("E4", 3, 5)]


def test_added_rows_say_which_submission_brought_the_others(store: Store, three: None) -> None:
    rows = zip(column(store, "events", "code"), column(store, "events", "brought_by"), strict=True)
    assert sorted(rows, key=str) == [("E1", 3), ("E2", 4), ("E3", None), ("E4", None)]


# -- what was replaced as a whole


def test_of_what_was_replaced_as_a_whole_nothing_is_left_to_go(
    store: Store, upload: Upload
) -> None:
    upload(events(event("E1", 10)))
    upload(events(event("E2", 20)))
    before = current_state(store)
    undo(store, [3], "tester")
    assert current_state(store) == before
    assert status(store) == {3: "undone", 4: "current"}
    undo(store, [4], "tester")
    assert held(store) == {}


def test_nor_where_something_was_added_to_it_before(store: Store, upload: Upload) -> None:
    upload(events(event("E1", 10)))
    upload(events(event("E2", 20)), mode=ADD)
    upload(events(event("E3", 30)), mode=ADD)
    upload(events(event("E4", 40)))
    undo(store, [4], "tester")
    assert held(store) == {"E4": 40}
    undo(store, [6], "tester")
    assert held(store) == {"E1": 10, "E3": 30}


def test_sign_ins_of_nameless_and_named_people(store: Store, upload: Upload) -> None:
    upload(events(event("E1", 3)))

    def came(*rows: dict[str, Any]) -> bytes:
        return xlsx(dict([sheet("signins", [{"event_code": "E1"} | row for row in rows])]))

    upload(came({"person": "K1"}, {"person": "K2"}))
    upload(came({"person": "K2", "attended": "no"}, {"person": "K3"}), mode=ADD)
    upload(came({"person": "K4"}), mode=ADD)
    undo(store, [5], "tester")
    people = zip(
        column(store, "signins", "person"), column(store, "signins", "attended"), strict=True
    )
    assert sorted(people) == [(1, True), (2, True), (4, True)]


# -- lists


def test_a_list_is_as_if_the_sheet_had_never_been(store: Store, upload: Upload) -> None:
    named = areas(("A1", "Northern"), ("A3", "East"))
    assert upload(named) == [3]
    peopled = areas(("A1", "North end", 12000), header=("Area code", "Name", "Population"))
    assert upload(peopled) == [4]
    assert held(store, "areas", "name") == {"A1": "North end", "A2": "South", "A3": "East"}
    undo(store, [3], "tester")
    assert held(store, "areas", "name") == {"A1": "North end", "A2": "South"}
    assert held(store, "areas", "population") == {"A1": 12000, "A2": 20000}


def test_columns_a_later_sheet_lacks_are_as_they_were_before(store: Store, upload: Upload) -> None:
    upload(areas(("A1", "North", 500), header=("Area code", "Name", "Population")))
    upload(areas(("A1", "Northern")))
    assert held(store, "areas", "population") == {"A1": 500, "A2": 20000}
    undo(store, [3], "tester")
    assert held(store, "areas", "population") == {"A1": 10000, "A2": 20000}
    assert held(store, "areas", "name") == {"A1": "Northern", "A2": "South"}


# -- conflicts


def refused(store: Store, *ids: int) -> list[str]:
    before = every_row(store)
    with pytest.raises(Refused) as found:
        undo(store, ids, "tester")
    assert every_row(store) == before
    assert [p.message for p in undo_preview(store, ids).problems] == [
        p.message for p in found.value.problems
    ]
    assert every_row(store) == before
    return [problem.message for problem in found.value.problems]


def test_rows_that_others_refer_to_do_not_go(store: Store, upload: Upload, three: None) -> None:
    upload(xlsx(dict([sheet("signins", [{"event_code": "E2", "person": "K1"}])])))
    undo(store, [4], "tester")
    assert held(store) == {"E1": 10, "E2": 20, "E3": 31, "E4": 40}
    assert refused(store, 3) == ["Sign-ins refer to “E2”, which would no longer be stored."]


def test_what_is_undone_is_not_undone_again(store: Store, three: None) -> None:
    undo(store, [4], "tester")
    assert refused(store, 4) == ["Submission 4 has already been undone."]
    assert refused(store, 99) == ["Submission 99 does not exist."]


# -- before it is done


def test_the_preview_says_what_goes_and_what_comes_back(store: Store, three: None) -> None:
    before = every_row(store)
    (told,) = undo_preview(store, [4]).chains
    assert every_row(store) == before
    assert (told.title, told.partner, told.quarter) == ("Events", "P1", "2026Q1")
    assert (told.ids, told.back_to, told.reapplied) == ((4,), None, (5,))
    assert (told.rows.only_a, told.rows.only_b) == ((), ())
    (change,) = told.rows.changed
    assert (change.before.key, change.column, change.old, change.new) == (
        "E2", "Attended", "21", "20",
    )  # fmt: skip
    assert change.after.place == "Events row 3 in report.xlsx"


def test_the_preview_of_the_last_one_says_which_is_current_again(store: Store, three: None) -> None:
    (told,) = undo_preview(store, [5]).chains
    assert (told.back_to, told.reapplied) == (4, ())
    assert [row.key for row in told.rows.only_a] == ["E4"]
    (change,) = told.rows.changed
    assert (change.old, change.new) == ("31", "30")


# -- whatever was done, in whatever order

CODES = st.sampled_from(["A1", "A2", "A3"])
SHEET = st.dictionaries(CODES, st.integers(1, 3), min_size=1)
COMMIT = st.tuples(st.sampled_from([REPLACE, ADD]), SHEET, st.booleans())
UNDO = st.integers(0, 9)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with the partners and areas, to be copied."""
    file = tmp_path_factory.mktemp("begun") / "impact.db"
    with open_store(f"sqlite:///{file}") as store:
        commit(store, plan_file(store, xlsx(LISTS), "lists.xlsx"), "tester")
    return file


@contextmanager
def copied(file: Path) -> Iterator[Store]:
    with TemporaryDirectory() as to, open_store(f"sqlite:///{shutil.copy(file, to)}") as store:
        yield store


def store_it(store: Store, kind: str, mode: str, rows: dict[str, int], which: bool) -> list[int]:
    if kind == "areas":
        # The sheet has one of two further columns; what it lacks stays as it was.
        further = "Map column" if which else "Map row"
        cells = [("Area code", "Name", further), *((c, c, n) for c, n in rows.items())]
        content, partner = xlsx({"Areas": cells}), ""
    else:
        content, partner = events(*(event(code, n) for code, n in rows.items())), "P1"
    plan = plan_file(store, content, "any.xlsx", Asked(partner, mode=mode))
    assert not plan.errors, [problem.message for problem in plan.errors]
    return commit(store, plan, "tester")


@pytest.mark.parametrize("kind", ["events", "areas"])
@settings(max_examples=15)
@given(steps=st.lists(st.one_of(COMMIT, UNDO), min_size=2, max_size=7))
def test_what_is_left_is_what_was_not_undone(kind: str, steps: list[Any], begun: Path) -> None:
    with copied(begun) as store, copied(begun) as plain:
        commits: dict[int, Any] = {}
        for step in steps:
            mine = {s.id: s.status for s in history(store) if s.kind == kind and s.id > 2}
            waiting = [number for number, status in mine.items() if status != "undone"]
            if isinstance(step, tuple):
                commits |= dict.fromkeys(store_it(store, kind, *step), step)
            elif waiting:
                undo(store, [waiting[step % len(waiting)]], "tester")
        stands = {s.id for s in history(store) if s.status != "undone"}
        for number in sorted(stands & commits.keys()):
            store_it(plain, kind, *commits[number])
        assert plainly(store, kind) == plainly(plain, kind)


def plainly(store: Store, kind: str) -> list[tuple[Any, ...]]:
    """Return the current rows of a kind, and its totals, without where they came from."""
    names = {"events": ("code", "attended"), "areas": ("code", "name", "tile_column", "tile_row")}
    rows = sorted(zip(*(column(store, kind, name) for name in names[kind]), strict=True), key=repr)
    # A total begins with the partner and the submission.
    totals = [row[2:] for row in current_state(store).get(f"{kind} totals", [])]
    return [*rows, *sorted(totals, key=repr)]
