"""What became of the figures of a release that is revised, in short: counted, and by indicator.

Each figure has its own line in the file, ``changes.csv``; here alike ones are told together.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from metrics.dimensions import title
from reports.releases.differing import CHANGED, GONE, HIDDEN, NEW, SHOWN
from reports.wording import listed, number, plural

#: What can have become of a figure, in the order in which it is told.
SORTS = (CHANGED, HIDDEN, SHOWN, NEW, GONE)

#: What must be kept in mind where figures are hidden now.
CAVEAT = (
    "A figure that is hidden now need not have changed: some are hidden so that nobody can work "
    "out by how few people others were corrected."
)

#: How each is said of several figures.
_SAID = {
    CHANGED: "changed",
    HIDDEN: "hidden now",
    SHOWN: "shown now",
    NEW: "new",
    GONE: "gone",
}

Row = Mapping[str, str]


@dataclass(frozen=True)
class Summary:
    """What became of figures, in short.

    Attributes:
        apart: what is told apart otherwise, a sentence each.
        counts: what became of figures → of how many; all of ``SORTS``.
        indicators: title → a line for each that changed of the whole coalition, with by how much,
            and for all others one for each way they changed.
    """

    apart: tuple[str, ...]
    counts: Mapping[str, int]
    indicators: Mapping[str, tuple[str, ...]]

    @property
    def total(self) -> int:
        """Of how many figures anything became."""
        return sum(self.counts.values())

    def sentence(self, revises: int) -> str:
        """Return the counts: "77 figures are told otherwise than in release 3: 60 hidden …"."""
        are = plural(self.total, "figure is", "figures are")
        some = [f"{number(n)} {_SAID[what]}" for what, n in self.counts.items() if n]
        return f"{are} told otherwise than in release {revises}: {'; '.join(some)}."


def summary(rows: Iterable[Row]) -> Summary:
    """Return the rows of a table of changes in short; see ``changes.changes_sheet``."""
    every = list(rows)
    figures = [row for row in every if row["what"] in SORTS]
    counted = Counter(row["what"] for row in figures)
    by_title: dict[str, list[Row]] = {}
    for row in figures:
        by_title.setdefault(row["title"], []).append(row)
    return Summary(
        tuple(row["in_words"] for row in every if row["what"] not in SORTS),
        {what: counted[what] for what in SORTS},
        {name: tuple(_lines(some)) for name, some in by_title.items()},
    )


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    """Give the lines of one indicator."""
    exact = [row for row in rows if row["what"] == CHANGED and not row["by"]]
    for row in exact:
        yield row["in_words"].replace(f"{row['title']}: ", "", 1)
    for what in SORTS:
        some = [row for row in rows if row["what"] == what and row not in exact]
        if some:
            yield f"{_SAID[what].capitalize()} for {_where(some)}{_why(some)}."


def _where(rows: Sequence[Row]) -> str:
    """Return of which stretches of time and by what: "2026 Q1 as a whole, by area (12)"."""
    windows: dict[str, Counter[str]] = {}
    for row in rows:
        windows.setdefault(row["period"], Counter())[row["by"]] += 1
    alike: dict[tuple[tuple[str, int], ...], list[str]] = {}
    for window, counts in windows.items():
        alike.setdefault(tuple(counts.items()), []).append(window)
    return "; ".join(
        f"{listed(names)}{', each' if len(names) > 1 else ''} {', '.join(map(_by, counts))}"
        for counts, names in alike.items()
    )


def _by(counted: tuple[str, int]) -> str:
    by, count = counted
    names = listed([title(name).lower() for name in by.split(",")]) if by else ""
    if by:
        return f"by {names} ({number(count)})"
    return "as a whole" if count == 1 else f"as a whole ({number(count)})"


def _why(rows: Iterable[Row]) -> str:
    """Return the reason, where it is the same for all."""
    found = {row["why"] for row in rows}
    return f"; {found.pop()}" if len(found) == 1 and found != {""} else ""
