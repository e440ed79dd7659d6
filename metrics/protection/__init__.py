"""Which cells of a release are hidden, and the audit of what the others give away.

No database and no screen: published cells and what is known to add up go in, hidden cells and an
audit come out. What ``protect`` returns is ``Protected(hidden: frozenset[Key], report: Report)``.

* ``cells``: a cell, a relation between cells, and all of them together, the problem.
* ``tables``: problems from tidy tables: ``table_problem(table)`` with margins and hierarchies,
  ``share(part, whole)``, ``distinct(parts, whole)``; ``+`` joins problems that share cells.
* ``earlier``: ``with_earlier(problem, releases)`` adds what earlier releases have told.
* ``following.protect_following(problem, releases)``: protect a release that follows others,
  whatever has been corrected since.
* ``protecting.protect(problem, progress=None)``: hide what is small and, losing least, what would
  give it away.
* ``auditing.audit(problem, hidden)``: attack what is published; says of each hidden cell what is
  known.
* ``merging.merges(table, dimension)``: which two values put together would show more.

The last four take half a second to import, for their solvers: they are not on the way to a first
page, and so not named here.
"""

from metrics.protection.cells import Cell, Problem, Relation, Unbalanced, adds_up
from metrics.protection.earlier import Published, with_earlier
from metrics.protection.report import HiddenCell, Loss, Report
from metrics.protection.tables import Table, distinct, share, table_problem

__all__ = [
    "Cell",
    "HiddenCell",
    "Loss",
    "Problem",
    "Published",
    "Relation",
    "Report",
    "Table",
    "Unbalanced",
    "adds_up",
    "distinct",
    "share",
    "table_problem",
    "with_earlier",
]
