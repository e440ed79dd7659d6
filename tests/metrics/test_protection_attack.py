"""No small number can be narrowed down, whatever the table: an attacker by brute force tries."""

from dataclasses import replace
from itertools import product

from brute_force import can_be
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.protection import Cell, Problem, adds_up
from metrics.protection.auditing import audit
from metrics.protection.earlier import Published, with_earlier
from metrics.protection.protecting import protect
from metrics.protection.tables import Table, crossed, distinct, share, table_problem

QUICK = settings(max_examples=15, deadline=None)
COUNTS = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 8, 11])


def narrowed(problem: Problem, hidden: frozenset[object]) -> list[object]:
    """Return the small numbers of which too much is known.

    Each must be able to be 1 and 5; where zeros that are shown say that it is 3 at least, 3 and 7.
    """
    everything = [cell.key for cell in problem.cells if not cell.always_shown]
    found = []
    for cell in problem.cells:
        if cell.primary:
            least = next(
                n for n in range(cell.least, 99) if can_be(problem, everything, cell.key, 0, n)
            )
            low = can_be(problem, hidden, cell.key, 0, least)
            if not low or not can_be(problem, hidden, cell.key, least + cell.limit, 99):
                found.append(cell.key)
    return found


@st.composite
def tables(draw: st.DrawFn, *sizes: int, limit: int = 4) -> Table:
    places = list(product(*(range(size) for size in sizes)))
    counts = draw(st.lists(COUNTS, min_size=len(places), max_size=len(places)))
    table = crossed("n", dict(zip(places, counts, strict=True)), "abc"[: len(sizes)])
    return replace(table, limit=limit)


def assert_safe(problem: Problem) -> None:
    protected = protect(problem)
    assert protected.report.ok, protected.report.refused
    assert narrowed(problem, protected.hidden) == []
    # The audit finds the same without being told how it was proven.
    assert audit(problem, protected.hidden).ok


@QUICK
@given(st.one_of(tables(2, 3), tables(3, 3), tables(4, 2)))
def test_tables_of_two_dimensions(table: Table) -> None:
    assert_safe(table_problem(table))


@QUICK
@given(st.one_of(tables(2, 2, 2), tables(2, 3, 2)))
def test_tables_of_three_dimensions(table: Table) -> None:
    assert_safe(table_problem(table))


@QUICK
@given(st.lists(COUNTS, min_size=8, max_size=8))
def test_hierarchies_of_areas_and_of_quarters(counts: list[int]) -> None:
    """Four areas in two districts of one coalition, two quarters of a year."""
    inside = {"A1": "D1", "A2": "D1", "A3": "D2", "A4": "D2", "D1": "all", "D2": "all"}
    quarters = {"Q1": "year", "Q2": "year"}
    places = product(("A1", "A2", "A3", "A4"), quarters)
    added: dict[tuple[object, ...], int | None] = {}
    for (area, quarter), count in zip(places, counts, strict=True):
        for where, when in product((area, inside[area], "all"), (quarter, "year")):
            added[where, when] = (added.get((where, when)) or 0) + count
    assert_safe(
        table_problem(Table("n", ("area", "quarter"), added, {"area": inside, "quarter": quarters}))
    )


@QUICK
@given(st.data())
def test_linked_tables(data: st.DataObject) -> None:
    """Those who attended, of those who registered, by area: the others are counted as well."""
    registered = data.draw(st.lists(COUNTS, min_size=3, max_size=3))
    attended = [data.draw(st.integers(0, count)) for count in registered]
    parts = {
        name: table_problem(crossed(name, {(i,): n for i, n in enumerate(counts)}, ["area"]))
        for name, counts in (("attended", attended), ("registered", registered))
    }
    problem = parts["attended"] + parts["registered"]
    for place in (*((i,) for i in range(3)), ("Total",)):
        problem += share(problem["attended", place], problem["registered", place])
    assert_safe(problem)


@QUICK
@given(st.lists(st.integers(0, 12), min_size=3, max_size=3), st.data())
def test_distinct_people(quarters: list[int], data: st.DataObject) -> None:
    year = data.draw(st.integers(max(quarters), sum(quarters)))
    cells = [Cell(i, n) for i, n in enumerate([*quarters, year])]
    assert_safe(Problem(tuple(cells), distinct((0, 1, 2), 3)))


@QUICK
@given(tables(3, 2), st.data())
def test_a_second_release_does_not_give_away_the_first(table: Table, data: st.DataObject) -> None:
    """A late file adds people to one cell and all its totals."""
    first = table_problem(table)
    released = Published("2026Q1", first, protect(first).hidden)
    late = data.draw(st.integers(5, 9))
    at = (data.draw(st.integers(0, 2)), data.draw(st.integers(0, 1)))
    inner = {
        place: (count or 0) + (late if place == at else 0)
        for place, count in table.counts.items()
        if "Total" not in place
    }
    second = with_earlier(table_problem(crossed("n", inner, "ab")), [released])
    protected = protect(second)
    assert narrowed(second, protected.hidden) == [] or not protected.report.ok
    if protected.report.ok:
        assert audit(second, protected.hidden).ok


@QUICK
@given(tables(3, 3))
def test_the_audit_refuses_exactly_what_can_be_narrowed(table: Table) -> None:
    """Of primary cells alone: where brute force breaks one, the audit says so, and only there."""
    problem = table_problem(table)
    hidden = frozenset(cell.key for cell in problem.cells if cell.primary)
    assert [c.key for c in audit(problem, hidden).refused] == narrowed(problem, hidden)


def test_hiding_only_what_is_small_is_broken() -> None:
    """So that the tests above can fail: 31 − 8 − 20 = 3."""
    table = crossed("n", {(0,): 3, (1,): 8, (2,): 20}, ["area"])
    problem = table_problem(table)
    assert narrowed(problem, frozenset({("n", (0,))})) == [("n", (0,))]
    assert narrowed(problem, frozenset({("n", (0,)), ("n", (1,))})) == []


def test_it_is_broken_in_most_tables() -> None:
    broken = 0
    for seed in range(20):
        inner = {(a, b): (a * 7 + b * 5 + seed * 3) % 13 for a, b in product(range(3), range(3))}
        problem = table_problem(crossed("n", inner, "ab"))
        small = frozenset(cell.key for cell in problem.cells if cell.primary)
        broken += bool(narrowed(problem, small))
    assert broken >= 15


def test_a_whole_that_is_one_part_cannot_be_protected_after_it_was_shown() -> None:
    cells = (Cell("a", 3), Cell("b", 9, state="seen"), Cell("all", 12, state="seen"))
    protected = protect(Problem(cells, (adds_up("ab", "all"),)))
    assert [(c.key, c.low, c.high) for c in protected.report.refused] == [("a", 3, 3)]
