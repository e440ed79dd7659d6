"""Releases that follow others: a correction is never impossible, and adds nothing to what is known.

The attacker here is one by brute force. He takes every release as it stands; a number that was
hidden and is shown unchanged in a later release he knows, and he subtracts one from another.
"""

from collections.abc import Collection, Sequence
from itertools import combinations, product

import pytest
from brute_force import can_be
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.protection import Cell, Problem, Relation, adds_up, distinct, with_earlier
from metrics.protection.auditing import audit
from metrics.protection.earlier import Published
from metrics.protection.following import protect_following
from metrics.protection.protecting import protect
from metrics.protection.tables import crossed, table_problem

QUICK = settings(max_examples=12, deadline=None)
#: As far as the attacker of ``brute_force`` looks.
FAR = 12


def together(releases: Sequence[Published]) -> tuple[Problem, set[object]]:
    """Return all releases as one problem, with every change between two, and what is hidden."""
    cells: dict[tuple[int, object], Cell] = {}
    hidden: set[object] = set()
    relations: list[Relation] = []
    for number, one in enumerate(releases):
        for cell in one.problem.cells:
            name = (number, cell.key)
            cells[name] = Cell(name, cell.value, cell.limit)
            if not any(_shown(other, cell) for other in releases[number:]):
                hidden.add(name)
        for held in one.problem.relations:
            terms = tuple(((number, key), by) for key, by in held.terms)
            relations.append(Relation(terms, held.low, held.high))
    changes = [
        change
        for one, other in combinations(cells, 2)
        if one[1] == other[1] and (change := _change(cells[one], cells[other]))
    ]
    relations += (held for _, held in changes)
    return Problem((*cells.values(), *(cell for cell, _ in changes)), tuple(relations)), hidden


def _shown(release: Published, cell: Cell) -> bool:
    there = cell.key in release.problem.place and cell.key not in release.hidden
    return there and release.problem[cell.key].value == cell.value


def _change(one: Cell, other: Cell) -> tuple[Cell, Relation] | None:
    """Return by how much one differs from the other, which may have been more or fewer."""
    less, more = sorted((one, other), key=lambda cell: cell.value or 0)
    by = (more.value or 0) - (less.value or 0)
    name = ("change", less.key, more.key)
    change = Cell(name, by, less.limit, state="unseen", low=-FAR)
    return (change, adds_up((less.key, name), more.key)) if by else None


def span(problem: Problem, hidden: Collection[object], key: object) -> tuple[int, int]:
    """Return the least and the most that a cell could be."""
    value = problem[key].value
    assert value is not None
    low, high = value, value
    while low > -FAR and can_be(problem, hidden, key, -FAR, low - 1):
        low -= 1
    while high < value + FAR and can_be(problem, hidden, key, high + 1, 99):
        high += 1
    return low, high


def given_away(releases: Sequence[Published]) -> list[object]:
    """Return the small numbers that could be fewer than five, of which the last release tells more.

    Held against it is the same release with everything hidden in it that is not 0.
    """
    last = releases[-1]
    everything = frozenset(c.key for c in last.problem.cells if not c.always_shown)
    nothing = [*releases[:-1], Published(last.name, last.problem, everything)]
    (problem, hidden), (_, before) = together(releases), together(nothing)
    found = []
    for cell in problem.cells:
        if cell.primary and (cell.key in hidden or cell.state == "unseen"):
            low, high = span(problem, hidden, cell.key)
            if high - low < cell.limit and (low, high) != span(problem, before, cell.key):
                found.append(cell.key)
    return found


def sequence(problems: Sequence[Problem]) -> list[Published]:
    """Release one problem after the other; every one of them must pass."""
    releases: list[Published] = []
    for number, problem in enumerate(problems):
        protected = protect_following(problem, releases)
        assert protected.report.ok, protected.report.refused
        assert not protected.report.told
        releases.append(Published(number, problem, protected.hidden))
    return releases


COUNTS = st.sampled_from([0, 1, 2, 3, 4, 5, 6, 8, 11])


@st.composite
def corrections(draw: st.DrawFn, *sizes: int) -> list[Problem]:
    """Return a table and one or two corrections of it, each of a cell or two."""
    places = list(product(*(range(size) for size in sizes)))
    inner = dict(zip(places, [draw(COUNTS) for _ in places], strict=True))
    found = [inner]
    for _ in range(draw(st.integers(1, 2))):
        inner = dict(inner)
        for place in draw(st.lists(st.sampled_from(places), min_size=1, max_size=2)):
            inner[place] = draw(COUNTS)
        found.append(inner)
    return [table_problem(crossed("n", one, "ab"[: len(sizes)])) for one in found]


@QUICK
@given(st.one_of(corrections(3), corrections(2, 2)))
def test_a_corrected_table(problems: list[Problem]) -> None:
    releases = sequence(problems)
    assert given_away(releases) == []


def year(quarters: Sequence[int], whole: int) -> Problem:
    """Return people by quarter and of the year, each counted once."""
    cells = [Cell(i, n) for i, n in enumerate([*quarters, whole])]
    parts = tuple(range(len(quarters)))
    sums = (adds_up(parts, len(quarters)),) if sum(quarters) == whole else ()
    return Problem(tuple(cells), (*distinct(parts, len(quarters)), *sums))


@QUICK
@given(st.lists(COUNTS, min_size=2, max_size=3), st.data())
def test_corrected_people_counted_once(quarters: list[int], data: st.DataObject) -> None:
    wholes = [data.draw(st.integers(max(quarters), sum(quarters))) for _ in range(2)]
    assert given_away(sequence([year(quarters, whole) for whole in wholes])) == []


BEFORE, AFTER = year((20, 30), 49), year((20, 30), 50)
FIRST = Published("Q1", BEFORE, frozenset())


def test_what_only_what_is_unchanged_gives_away_makes_more_hidden() -> None:
    """One person who was there twice was two people: 50 is 20 + 30, which were shown.

    Hiding 50 alone helps nothing; with 30 hidden as well nobody knows that it is still 30.
    """
    assert not protect(with_earlier(AFTER, [FIRST])).report.ok
    protected = protect_following(AFTER, [FIRST])
    assert protected.report.ok
    assert protected.hidden == {0, 2}


def test_without_hiding_more_the_attacker_subtracts() -> None:
    less = protect(with_earlier(AFTER, [FIRST])).hidden
    assert given_away([FIRST, Published("Q2", AFTER, less)])
    more = protect_following(AFTER, [FIRST]).hidden
    assert given_away([FIRST, Published("Q2", AFTER, more)]) == []


def row(*counts: int) -> Problem:
    names = "abcdef"[: len(counts)]
    cells = [Cell(key, n) for key, n in zip((*names, "all"), (*counts, sum(counts)), strict=True)]
    return Problem(tuple(cells), (adds_up(names, "all"),))


def test_what_two_releases_gave_away_together_is_told_and_does_not_refuse() -> None:
    """3 and 8 were hidden, and 8 was shown by a release that did not know of it: 3 is known."""
    told = [
        Published("first", row(3, 8, 20), frozenset("ab")),
        Published("second", Problem((Cell("b", 8),)), frozenset()),
    ]
    assert protect(with_earlier(row(3, 8, 25), told)).report.refused
    report = protect_following(row(3, 8, 25), told).report
    assert report.ok
    assert [(cell.key, cell.told_by, cell.low, cell.high) for cell in report.told] == [
        (("first", "a"), "second", 3, 3)
    ]


def test_a_number_that_only_grows_from_five_to_one_keeps_as_wide_a_range() -> None:
    """5 were shown, 1 is now, hidden: by 4 to 0 fewer, since 0 would be shown."""
    before = row(5, 20)
    protected = protect_following(row(1, 20), [Published("Q1", before, frozenset())])
    assert protected.report.ok
    ranges = {c.key: (c.low, c.high) for c in protected.report.hidden if c.rule != "unseen"}
    assert ranges["a"] == (1, 5)


def test_the_first_release_is_protected_as_ever() -> None:
    problem = row(3, 8, 20)
    assert protect_following(problem, []) == protect(problem)
    assert audit(problem, protect(problem).hidden).ok


@pytest.mark.parametrize("shown", [6, 9, 12])
def test_a_number_corrected_back_and_forth(shown: int) -> None:
    tables = [
        row(shown, 20, 30),
        row(shown - 2, 20, 30),
        row(shown, 20, 30),
        row(shown - 1, 20, 30),
    ]
    assert given_away(sequence(tables)) == []
