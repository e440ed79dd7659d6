"""A release protected and audited: 40 indicators, 12 quarters, 12 areas, 6 audiences, all margins.

What is lost is held against the usual ways: primary cells alone (which the same audit refuses),
every cell of a row with a small number, and rounding to 5.
"""

from itertools import product

import numpy as np

from benchmarks.measurement import Measurement, seconds
from metrics.protection import Problem, Relation
from metrics.protection.protecting import Protected, protect
from metrics.protection.tables import Place, Table, table_problem

INDICATORS, QUARTERS, AREAS, AUDIENCES = 40, 12, 12, 6
#: Every so many indicators, the next two are its parts (contacts: attended and completed).
LINKED = 10
CORES, LIMIT = 2, 60.0
#: People in an inner cell, on average: of a small coalition, so that most cells are small.
MEANS = (2, 4, 8, 15, 30, 60)


def measure() -> tuple[list[Measurement], list[str]]:
    """Return time and losses, and what the audit says."""
    problem, kept = release(INDICATORS), list[Protected]()
    taken = seconds(lambda: kept.append(protect(problem, workers=CORES)))
    report = kept[0].report
    if not report.ok:
        raise RuntimeError(f"The release is refused: {report.refused[0]}")
    sizes = f"{INDICATORS} indicators × {QUARTERS} quarters × {AREAS} areas × {AUDIENCES} audiences"
    lost, small = report.lost, report.lost_primary
    usual = (("every cell of a row", report.lost_rows), ("rounding to 5", report.lost_rounded))
    weighed = "weight of the cells whose number is not told: 1 + log₂(1 + count) each"
    found = [
        Measurement(
            f"Protect {len(problem.cells):,} cells", taken, LIMIT, 1.0, "a minute",
            f"{sizes} with all margins: choosing and audit on {CORES} cores", 1,
        ),
        *(
            Measurement(
                "Lost by protecting", lost.weight, other.weight, 1.0, name, weighed, 1, "weight"
            )
            for name, other in usual
        ),
    ]  # fmt: skip
    notes = [
        f"Hidden are {lost.cells:,} cells, of which {small.cells:,} are small. Hiding only those "
        f"loses {small.weight / lost.weight:.0%} of the weight, and the same audit refuses it."
    ]
    return found, notes


def release(indicators: int, linked: bool = False) -> Problem:
    """Return the problem of a release with counts drawn from a fixed seed.

    Args:
        indicators: how many.
        linked: whether every tenth is the sum of the next two.
    """
    tables: list[Table] = []
    links: list[tuple[int, int, int]] = []
    for number in range(indicators):
        part_of = [link for link in links if number == link[2]]
        if part_of:
            whole, part, _ = (tables[i] if i < len(tables) else None for i in part_of[0])
            assert whole and part
            inner = {p: (whole.counts[p] or 0) - (part.counts[p] or 0) for p in _inner()}
        elif links and links[-1][1] == number:
            inner = _half(tables[links[-1][0]], number)
        else:
            inner = _drawn(number)
            if linked and number % LINKED == 0 and number + 2 < indicators:
                links.append((number, number + 1, number + 2))
        tables.append(_table(number, inner))
    problems = [table_problem(table) for table in tables]
    sums = [
        Relation((((whole, place), -1), ((one, place), 1), ((other, place), 1)))
        for whole, one, other in links
        for place in tables[whole].counts
    ]
    return Problem(
        tuple(cell for problem in problems for cell in problem.cells),
        (*(relation for problem in problems for relation in problem.relations), *sums),
    )


def _inner() -> list[Place]:
    return list(product(range(AREAS), range(AUDIENCES), range(QUARTERS)))


def _drawn(number: int) -> dict[Place, int]:
    """Return counts that differ by area, audience and quarter, many of them small or none."""
    chance = np.random.default_rng(number)
    by = [
        chance.gamma(1.2, 1, AREAS),
        chance.gamma(1.2, 1, AUDIENCES),
        chance.gamma(5, 0.2, QUARTERS),
    ]
    mean = MEANS[number % len(MEANS)] * np.einsum("a,b,c->abc", *by)
    counts = chance.poisson(mean * chance.gamma(0.5, 2, mean.shape))
    return {place: int(counts[place]) for place in _inner()}


def _half(whole: Table, number: int) -> dict[Place, int]:
    chance = np.random.default_rng(number)
    return {place: int(chance.binomial(whole.counts[place] or 0, 0.6)) for place in _inner()}


def _table(number: int, inner: dict[Place, int]) -> Table:
    """Return the table with its totals: all areas, all audiences, years."""
    years = {quarter: f"year {quarter // 4 + 1}" for quarter in range(QUARTERS)}
    counts: dict[Place, int | None] = {}
    for (area, audience, quarter), count in inner.items():
        for place in product((area, "all"), (audience, "all"), (quarter, years[quarter])):
            counts[place] = (counts.get(place) or 0) + count
    within = {
        "area": dict.fromkeys(range(AREAS), "all"),
        "audience": dict.fromkeys(range(AUDIENCES), "all"),
        "quarter": years,
    }
    sensitive = number % 3 == 0
    return Table(number, ("area", "audience", "quarter"), counts, within, 10 if sensitive else 4)


if __name__ == "__main__":
    for one in (measured := measure())[0]:
        print(f"{one.name}: {one.ours:.1f} against {one.baseline:.1f} ({one.against})")
    print(*measured[1], sep="\n")
