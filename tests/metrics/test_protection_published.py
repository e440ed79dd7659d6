"""Published tables: worked examples of the literature, and a quarter of real referrals."""

import csv
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

import pytest

from metrics.protection import Cell, Problem, adds_up
from metrics.protection.auditing import audit
from metrics.protection.protecting import protect
from metrics.protection.tables import Place, crossed, table_problem

REFERRALS = (
    Path(__file__).parents[3] / "shared/cases/nrm_uk/nrm_referrals_local-authority_2023_q4.csv"
)
needs_referrals = pytest.mark.skipif(not REFERRALS.exists(), reason="no shared cases here")
TITLES = {
    "exploitation": "Exploitation type",
    "age": "Age at exploitation",
    "gender": "Gender",
    "nationality": "Nationality",
}


def square(rows: Mapping[str, Sequence[int]], small: tuple[str, str], limit: int) -> Problem:
    """Return a table with margins in which one cell is sensitive and zeros tell nothing."""
    columns = "abcdefgh"[: len(next(iter(rows.values())))]
    table = {(r, c): n for r, of in rows.items() for c, n in zip(columns, of, strict=True)}
    full = dict(crossed("n", table, ["row", "column"]).counts)
    cells = [
        Cell(place, n, limit if place == small else 0, weight=n or 1, zeros="hidden")
        for place, n in full.items()
    ]
    sums = [adds_up([(r, c) for c in columns], (r, "Total")) for r in (*rows, "Total")]
    sums += [adds_up([(r, c) for r in rows], ("Total", c)) for c in (*columns, "Total")]
    return Problem(tuple(cells), tuple(sums))


def known(problem: Problem, hidden: Sequence[tuple[str, str]]) -> dict[object, object]:
    told = audit(problem, hidden, exact=True).hidden
    return {cell.key: (cell.low, cell.high) for cell in told}


def test_investment_by_activity_and_region() -> None:
    """Activity II in region C: with four cells hidden, 22 is known to be between 5 and 30.

    Source: Fischetti and Salazar-González 2001, *Management Science* 47:1008–1027, first example.
    """
    problem = square({"I": (20, 50, 10), "II": (8, 19, 22), "III": (17, 32, 12)}, ("II", "c"), 22)
    hidden = list(product(("II", "III"), "ac"))
    assert known(problem, hidden)["II", "c"] == (5, 30)


def test_two_hidden_in_each_row_and_column_can_still_be_too_few() -> None:
    """Rows w and x less what is shown of columns a and c leave exactly 47.

    Source: the test of the secondary suppression of the R package sdcTable (the cells that are
    hidden there are filled in here so that all margins hold; the attacker does not see them).
    """
    rows = {
        "w": (39, 47, 55, 89),
        "x": (90, 124, 5, 31),
        "y": (92, 100, 59, 85),
        "z": (800, 991, 651, 685),
    }
    problem = square(rows, ("w", "b"), 47)
    hidden = [*product("w", "abc"), *product("x", "ac"), *product("yz", "bd")]
    assert known(problem, hidden)["w", "b"] == (47, 47)
    assert not audit(problem, hidden).ok
    assert protect(problem).report.ok


def referrals(*dimensions: str) -> tuple[dict[Place, int], dict[Place, int]]:
    """Return the counts of the file by some dimensions: those of inner cells, and its totals."""
    inner: dict[Place, int] = {}
    totals: dict[Place, int] = {}
    with REFERRALS.open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            others = [line[title] for name, title in TITLES.items() if name not in dimensions]
            place = tuple(line[TITLES[name]] for name in dimensions)
            if set(others) <= {"Total"}:
                (totals if "Total" in place else inner)[place] = int(line["People"])
    return inner, totals


@needs_referrals
@pytest.mark.parametrize(
    "dimensions", [("exploitation", "nationality"), ("exploitation", "age", "gender")]
)
def test_a_quarter_of_real_referrals(dimensions: tuple[str, ...]) -> None:
    """1,017 people whom local authorities referred, in tables of mostly 0 to 4."""
    inner, totals = referrals(*dimensions)
    table = crossed("referrals", inner, dimensions)
    # The file's own totals are the same as those worked out here.
    assert {place: table.counts[place] for place in totals} == totals
    problem = table_problem(table)
    protected = protect(problem)
    report = protected.report
    assert report.ok
    assert audit(problem, protected.hidden, exact=False).ok
    primary = [cell.key for cell in problem.cells if cell.primary]
    assert not audit(problem, primary, exact=False).ok
    assert report.lost_primary.cells < report.lost.cells < report.lost_rows.cells
