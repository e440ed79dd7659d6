"""Which cells are hidden with small numbers, what is told of them, and what is refused."""

from itertools import combinations, product

import pytest

from metrics.protection import Cell, Problem, Relation, Unbalanced, adds_up
from metrics.protection.auditing import audit
from metrics.protection.earlier import Published, with_earlier
from metrics.protection.merging import merges
from metrics.protection.protecting import Protected, protect
from metrics.protection.tables import Table, crossed, distinct, share, table_problem


def row(*counts: int, limit: int = 4) -> Problem:
    """Return counts a, b, c … with their total."""
    keys = "abcdefgh"[: len(counts)]
    cells = [Cell(key, n, limit, weight=n or 1) for key, n in zip(keys, counts, strict=True)]
    total = Cell("total", sum(counts), limit, weight=sum(counts) or 1)
    return Problem((*cells, total), (adds_up(keys, "total"),))


def hidden(problem: Problem) -> str:
    protected = protect(problem)
    assert protected.report.ok
    return " ".join(sorted(map(str, protected.hidden)))


def test_a_small_number_takes_the_cheapest_other_with_it() -> None:
    # 31 − 8 − 20 = 3. With 8 hidden too, the two come to 11: 1 and 10, or 5 and 6.
    assert hidden(row(3, 8, 20)) == "a b"


def test_two_small_numbers_protect_each_other_where_they_come_to_enough() -> None:
    # 3 and 3 come to 6: 1 and 5, or 5 and 1.
    assert hidden(row(3, 3, 20)) == "a b"
    # 2 and 3 come to 5: neither could be 5, as the other is 1 at least. 20 is hidden as well.
    assert hidden(row(2, 3, 20)) == "a b c"


def test_zeros_and_larger_numbers_are_shown() -> None:
    assert hidden(row(0, 5, 8)) == ""


def test_the_total_is_hidden_where_nothing_else_is_left() -> None:
    assert hidden(row(3, 0, 0)) == "a total"


def test_sensitive_counts_are_hidden_up_to_ten() -> None:
    # 10 and 12 come to 22: 10 could be 11 if 12 were 11, and 1 if it were 21.
    assert hidden(row(10, 12, 40, limit=10)) == "a b"
    assert hidden(row(10, 12, 40)) == ""


def test_nobody_is_counted_nothing_is_hidden() -> None:
    assert hidden(row(1, 2, 3, limit=0)) == ""


def test_zeros_hidden_like_small_numbers() -> None:
    cells = [Cell(key, n, zeros="hidden") for key, n in zip("abc", (0, 9, 9), strict=True)]
    total = Cell("total", 18, weight=9, zeros="hidden")
    protected = protect(Problem((*cells, total), (adds_up("abc", "total"),)))
    assert protected.report.ok
    told = {c.key: (c.rule, c.low, c.high) for c in protected.report.hidden}
    # With one 9 hidden, the two come to 9.
    assert told == {"a": ("primary", 0, 9), "b": ("complementary", 0, 9)}


def test_what_is_hidden_by_whom_and_what_is_known() -> None:
    report = protect(row(3, 8, 20)).report
    assert [(c.key, c.rule, c.protects, c.low, c.high, c.exact) for c in report.hidden] == [
        ("a", "primary", (), 1, 10, True),
        ("b", "complementary", ("a",), 1, 10, True),
    ]
    assert report.best


def test_what_hiding_costs_beside_the_usual_ways() -> None:
    report = protect(row(3, 8, 20)).report
    costs = [
        (loss.cells, loss.weight)
        for loss in (report.lost, report.lost_primary, report.lost_rows, report.lost_rounded)
    ]
    # Of rounding: 3, 8 and 31 would no longer be told; 20 would.
    assert costs == [(2, 11), (1, 3), (4, 62), (3, 42)]


def test_the_audit_refuses_primary_cells_alone() -> None:
    (refused,) = audit(row(3, 8, 20), {"a"}).refused
    assert (refused.key, refused.low, refused.high, refused.least, refused.most) == (
        "a", 3, 3, 1, 5,
    )  # fmt: skip


def test_the_audit_refuses_a_small_number_that_is_shown() -> None:
    assert [c.key for c in audit(row(3, 8, 20), ()).refused] == ["a"]


def test_zeros_that_are_shown_tell_how_large_a_total_is_at_least() -> None:
    """Three cells that are not 0 come to 3 at least: 3 must be able to be 7 instead of 1."""
    report = protect(row(1, 1, 1)).report
    assert report.ok
    assert [(c.least, c.most) for c in report.hidden if c.key == "total"] == [(3, 7)]


def test_a_share_is_no_way_to_the_others() -> None:
    """47 of 50 came: who knows both knows the 3 who did not."""
    problem = share(Cell("came", 47), Cell("registered", 50))
    protected = protect(problem)
    assert protected.report.ok
    assert protected.hidden == {"came"}
    unseen = protected.report.hidden[-1]
    assert (unseen.rule, unseen.low, unseen.high) == ("unseen", 0, 49)


def test_a_share_of_enough_is_shown() -> None:
    assert hidden(share(Cell("came", 40), Cell("registered", 50))) == ""
    assert hidden(share(Cell("came", 50), Cell("registered", 50))) == ""


def test_parts_larger_than_the_whole_are_refused() -> None:
    with pytest.raises(Unbalanced, match=r"came: “51” must be no more than 50\."):
        share(Cell("came", 51), Cell("registered", 50))


def test_values_that_do_not_add_up_are_refused() -> None:
    cells = (Cell("a", 3), Cell("b", 9), Cell("total", 13))
    with pytest.raises(Unbalanced, match=r"a and 2 more: the sum “-1” must be from 0 to 0\."):
        protect(Problem(cells, (adds_up("ab", "total"),)))


def test_what_is_not_available_is_no_part_of_a_total_that_adds_up_without() -> None:
    cells = (Cell("a", 3), Cell("b", None), Cell("c", 20), Cell("total", 23, weight=9))
    assert hidden(Problem(cells, (adds_up("abc", "total"),))) == "a c"


def test_what_is_not_available_but_counted_is_unknown() -> None:
    """3 and 20 of 30: nobody knows that 7 are from where no number is given. 3 is hidden alone."""
    cells = (Cell("a", 3), Cell("b", None), Cell("c", 20), Cell("total", 30))
    assert hidden(Problem(cells, (adds_up("abc", "total"),))) == "a"


def test_the_rest_of_a_total_is_a_cell_that_stands_nowhere() -> None:
    """12 in all and 9 from the north: 3 are from elsewhere, though no table says so."""
    within = {"area": {"north": "all", "south": "all"}}
    table = Table("n", ("area",), {("north",): 9, ("all",): 12}, within)
    protected = protect(table_problem(table))
    assert protected.report.ok
    assert protected.hidden == {("n", ("north",))}


def test_people_counted_once() -> None:
    """12, 0 and 3 by month and 12 in the quarter: the 3 came in other months too, as they might."""
    cells = [Cell(key, n) for key, n in (("m1", 12), ("m2", 0), ("m3", 3), ("q", 12))]
    protected = protect(Problem(tuple(cells), distinct(("m1", "m2", "m3"), "q")))
    assert protected.hidden == {"m3"}
    # 15 in the quarter would leave no doubt: 12 + 0 + m3 ≥ 15.
    cells[-1] = Cell("q", 15)
    assert protect(Problem(tuple(cells), distinct(("m1", "m2", "m3"), "q"))).hidden != {"m3"}


def test_an_inequality_tells_as_well() -> None:
    cells = (Cell("a", 4), Cell("b", 6))
    # a is at least b − 2: with b shown it would be known to be 4 at least.
    problem = Problem(cells, (Relation((("a", 1), ("b", -1)), -2, None),))
    assert [(c.key, c.low, c.high) for c in audit(problem, "a").refused] == [("a", 4, None)]
    assert hidden(problem) == "a b"


def release(name: str, problem: Problem) -> Published:
    return Published(name, problem, protect(problem).hidden)


def test_what_was_hidden_stays_hidden_by_what_is_shown_later() -> None:
    """a and b were hidden; b is not small, but shown now it would tell a."""
    first = row(3, 8, 20)
    alone = Problem((first["b"], Cell("d", 9)))
    assert hidden(alone) == ""
    assert hidden(with_earlier(alone, [release("Q1", first)])) == "b"


def test_a_revision_by_a_small_number_is_hidden() -> None:
    """20 were shown; 23 now would say that 3 came with a late file."""
    before, after = Problem((Cell("a", 20),)), Problem((Cell("a", 23),))
    assert hidden(with_earlier(after, [release("Q1", before)])) == "a"
    assert hidden(with_earlier(after, [release("Q1", before)], changes=False)) == ""
    assert hidden(with_earlier(Problem((Cell("a", 26),)), [release("Q1", before)])) == ""


def test_two_earlier_releases_tell_of_the_same_cell() -> None:
    """b was shown in the first and hidden in the second: it is known, and gives a away for good."""
    first, second = Problem((Cell("b", 8),)), row(3, 8, 20)
    known = [Published("Q1", first, frozenset()), Published("Q2", second, frozenset("ab"))]
    protected = protect(with_earlier(Problem((Cell("z", 50),)), known))
    assert [c.key for c in protected.report.refused] == ["a"]


def test_a_merge_shows_more() -> None:
    inner = {("A1", "youth"): 3, ("A1", "parents"): 30, ("A1", "faith"): 9}
    inner |= {("A2", "youth"): 12, ("A2", "parents"): 4, ("A2", "faith"): 40}
    table = crossed("n", inner, ["area", "audience"])
    first = merges(table, "audience", ("A1", "youth"))[0]
    # 3 + 30 and 12 + 4 are both large enough: all 98 are shown.
    assert (first.first, first.second, first.shown, first.cells) == ("youth", "parents", 98, 0)
    assert first.shows


def test_the_same_problem_is_always_answered_the_same() -> None:
    table = crossed(
        "n", {(a, b): (a * 7 + b * 5) % 13 for a, b in product(range(6), range(5))}, "ab"
    )
    problem = table_problem(table)
    told: list[tuple[int, int]] = []
    first: Protected = protect(problem, lambda done, of: told.append((done, of)))
    assert first == protect(problem, workers=2)
    assert told[-1][0] == told[-1][1]


def test_the_best_choice_is_no_worse_than_any_other() -> None:
    """Every cheaper choice of a small table is tried."""
    inner = {
        (a, b): n
        for (a, b), n in zip(product(range(2), range(3)), (3, 7, 9, 6, 12, 0), strict=True)
    }
    problem = table_problem(crossed("n", inner, "ab"))
    protected = protect(problem)
    assert protected.report.best
    small = {cell.key for cell in problem.cells if cell.primary}
    others = [cell for cell in problem.cells if not cell.primary and not cell.always_shown]
    lost = sum(problem[key].weight for key in protected.hidden - small)
    for size in range(len(others)):
        for more in combinations(others, size):
            if sum(cell.weight for cell in more) < lost - 1e-9:
                choice = small | {cell.key for cell in more}
                assert not audit(problem, choice, exact=False).ok


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ((-1, 4, None), r"a: the value “-1” must be from 1 to any number\."),
        ((9, 4, 8), r"a: the value “9” must be from 1 to 8\."),
        ((9, -1, None), r"a: the limit must be at least 0, the weight above 0\."),
    ],
)
def test_cells_that_cannot_be(cell: tuple[int, int, int | None], says: str) -> None:
    value, limit, high = cell
    with pytest.raises(ValueError, match=says):
        Cell("a", value, limit, high=high)


def test_problems_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="a: a cell must stand once"):
        Problem((Cell("a", 3), Cell("a", 3)))
    with pytest.raises(ValueError, match="b: a relation names it, but no cell is called so"):
        Problem((Cell("a", 3),), (adds_up("b", "a"),))
    with pytest.raises(ValueError, match="a: it must be the same cell in both"):
        Problem((Cell("a", 3),)) + Problem((Cell("a", 4),))
