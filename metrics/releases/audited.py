"""The audit of a release as it is kept: by which rule each figure is hidden; for staff alone."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import sqlalchemy as sa

from data.problems import Problem
from data.records import table_of
from data.records.audits import ReleaseAudit
from data.records.releases import ReleaseFigure
from metrics.catalogue import indicators
from metrics.protection import HiddenCell, Loss
from metrics.releases.building import Built
from metrics.releases.cells import Number
from metrics.releases.contents import Figure
from metrics.releases.frozen import thaw, windows_of_release
from metrics.shapes import Count, Proportion
from metrics.terms import Term

_A = table_of(ReleaseAudit)
_F = table_of(ReleaseFigure)

#: What hiding costs, in ways that are held against each other; see ``metrics.protection.Report``.
WAYS = ("lost", "lost_primary", "lost_rows", "lost_rounded")
_NUMBERS = {"part": "part", "whole": "whole", "rest": "whole less part"}
_GONE = "Counted otherwise today"
#: So many figures are named where a release is refused.
_NAMED = 3


@dataclass(frozen=True)
class Known:
    """What an attacker can know of a hidden number.

    Attributes:
        what: what it counts, in words.
        window: its window, as people say it.
        group: dimension and value of each it is told apart by.
        rule: ``primary``, ``complementary`` or ``unseen``.
        low: the least it can be.
        high: the most; None for no limit.
        ok: whether that is as wide as it must be.
        told_by: the earlier release with which so much was known already; None: none.
    """

    what: str
    window: str
    group: tuple[tuple[str, Any], ...]
    rule: str
    low: int
    high: int | None
    ok: bool
    told_by: int | None = None


@dataclass(frozen=True)
class Audited:
    """The audit of a release.

    Attributes:
        rules: line of a hidden figure → ``primary`` or ``complementary``.
        losses: of each of ``WAYS``, how many numbers it hides and their weight.
        best: whether no other choice that protects as much is proven to lose less.
        known: what an attacker can know of each hidden number.
        corrected: line of a hidden figure → the release with the correction that it is hidden for.
    """

    rules: Mapping[int, str]
    losses: Mapping[str, Loss]
    best: bool
    known: Sequence[Known]
    corrected: Mapping[int, int] = field(default_factory=dict)

    @property
    def counts(self) -> Counter[str]:
        """Rule → how many figures it hides."""
        return Counter(self.rules.values())


def keep_audit(connection: sa.Connection, number: int, built: Built) -> None:
    """Keep the audit of a release that is being kept under a number."""
    report = built.report
    losses = {way: getattr(report, way) for way in WAYS}
    labels = {window.name: window.label for window in built.windows}
    told = {
        "rules": {str(line): rule for line, rule in built.rules.items()},
        "losses": {way: [one.cells, one.weight] for way, one in losses.items()},
        "best": report.best,
        "known": [_told(cell, labels) for cell in report.hidden],
        "corrected": {str(line): of or number for line, of in built.corrected.items()},
    }
    text = json.dumps(told, ensure_ascii=False)
    connection.execute(sa.insert(_A).values(release_id=number, told=text))


def _told(cell: HiddenCell, labels: Mapping[str, str]) -> list[Any]:
    number, since = _number(cell.key)
    group = [list(pair) for pair in number.group]
    window = labels.get(number.window, number.window)
    return [
        *(f"{_named(number.what)}{since}", window, group),
        *(cell.rule, cell.low, cell.high, cell.protected),
        *([] if cell.told_by is None else [cell.told_by]),
    ]


def refusal(built: Built) -> Problem | None:
    """Return why a release may not be kept, with the figures it would give away; None: it may."""
    refused = built.report.refused
    if not refused:
        return None
    labels = {window.name: window.label for window in built.windows}
    told = [_told(cell, labels) for cell in refused]
    named = [f"{what}, {window}" for what, window, *_ in told[:_NAMED]]
    more = f" and {len(told) - _NAMED} more" * (len(told) > _NAMED)
    before = {number for cell in refused for number in _earlier(cell.key)}
    some = ", ".join(map(str, sorted(before)))
    obstacle = f" What was published before stands against it: release {some}." * bool(before)
    found = "; ".join(named) + more
    return Problem("release_gives_away_named", words={"found": found, "before": obstacle})


def _earlier(key: Any) -> Iterator[int]:
    """Give the releases whose numbers a cell is made of."""
    if isinstance(key, tuple) and key[0] == "change":
        yield from _earlier(key[1])
        yield from _earlier(key[2])
    elif isinstance(key, tuple):
        yield key[0]


def _number(key: Any) -> tuple[Number, str]:
    """Return the number that a cell is of, and what is said of one that was told before.

    Keys are as ``metrics.protection.earlier`` gives them: a number, one as a release told it, or
    the change between two.
    """
    if isinstance(key, Number):
        return key, ""
    if key[0] == "change":
        return _number(key[2])[0], ", change between releases"
    return key[1], f", as release {key[0]} told it"


def _named(what: Any) -> str:
    """Return what a number is of, in words: "Attendance at events"; "Participation rate, part"."""
    if isinstance(what, Term):
        return _counted().get(what, _GONE)
    if isinstance(what, str) or what[0] not in indicators():
        return _GONE
    code, which = what
    return f"{indicators()[code].title}, {_NUMBERS.get(which, which)}"


@cache
def _counted() -> dict[Term, str]:
    """Return what is counted → what it is called; after plain counts before shares."""
    found: dict[Term, str] = {}
    every = [(one.title, one.value) for one in indicators().values()]
    for title, shape in every:
        if isinstance(shape, Count):
            found.setdefault(shape.what, title)
    for title, shape in every:
        if isinstance(shape, Proportion):
            found.setdefault(shape.part, f"{title}, part")
            found.setdefault(shape.whole, f"{title}, whole")
    for title, shape in every:
        for term in shape.terms:
            measure = term.measure.removesuffix("_sum").replace("_", " ")
            found.setdefault(term, f"{title}, {measure}")
    return found


def audit_of(connection: sa.Connection, number: int) -> Audited | None:
    """Return the audit of a release; None where none was kept with it."""
    asked = sa.select(_A.c.told).where(_A.c.release_id == number)
    if (text := connection.execute(asked).scalar()) is None:
        return None
    told = json.loads(text)
    return Audited(
        {int(line): rule for line, rule in told["rules"].items()},
        {way: Loss(*loss) for way, loss in told["losses"].items()},
        told["best"],
        [
            Known(what, window, tuple((name, value) for name, value in group), *seen)
            for what, window, group, *seen in told["known"]
        ],
        {int(line): of for line, of in told.get("corrected", {}).items()},
    )


def figures_in(connection: sa.Connection, number: int) -> int:
    """Return how many figures a release has, hidden ones included."""
    asked = sa.select(sa.func.count()).select_from(_F).where(_F.c.release_id == number)
    return int(connection.execute(asked).scalar_one())


def hidden_figures(connection: sa.Connection, number: int) -> dict[int, Figure]:
    """Return line → figure, of those that are hidden in a release."""
    windows = windows_of_release(connection, number)
    asked = sa.select(_F).where(_F.c.release_id == number, _F.c.status == "[c]")
    found = connection.execute(asked.order_by(_F.c.line)).mappings()
    return {row["line"]: thaw(dict(row), windows) for row in found}
