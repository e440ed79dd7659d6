"""Differences between two files of a release, counted by kind: values, hidden, shown, new, gone."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from reports.releases.comparing import Difference
from reports.wording import listed

#: What stands in each number of a figure that is hidden.
_HIDDEN = "[c]"
#: The table whose lines are figures.
_FIGURES = "figures.csv"
#: Fields that say of a figure what it is, and not how much.
_SAID = frozenset({"status", "method", "note", "partial", "title", "period"})

VALUE, HIDDEN, SHOWN, NEW, GONE, WORDS = "value", "hidden", "shown", "new", "gone", "words"
#: Kind → what is said of so many figures, of one and of several.
_KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        VALUE: ("has another value", "have another value"),
        HIDDEN: ("is hidden that was shown", "are hidden that were shown"),
        SHOWN: ("is shown that was hidden", "are shown that were hidden"),
        NEW: ("is new", "are new"),
        GONE: ("is gone", "are gone"),
        WORDS: ("is worded otherwise", "are worded otherwise"),
    }
)


def told_once(found: Sequence[Difference]) -> list[Difference]:
    """Return differences with that of a figure's status alone where it is hidden on one side.

    Hidden it is ``[c]`` in each number, also where it had none, and that is one thing; what the
    number is on the other side is nobody's business here.
    """
    kept = []
    for _, group in groupby(found, _line):
        several = list(group)
        hidden = [one for one in several if _is_status(one) and _HIDDEN in (one.was, one.now)]
        kept += hidden or several
    return kept


def _is_status(one: Difference) -> bool:
    return (one.entry, one.field) == (_FIGURES, "status")


def _line(one: Difference) -> tuple[str, int, str, str]:
    """Return what line a difference is in; lines that came are told apart by what they are of."""
    return one.entry, one.line, one.of, one.now if not one.line else ""


def counted(found: Sequence[Difference]) -> list[tuple[str, Counter[str]]]:
    """Return entry → how many figures of each kind differ; of other entries how many places.

    Args:
        found: the differences, those of one line next to each other.
    """
    counts: dict[str, Counter[str]] = {}
    for key, group in groupby(found, _line):
        several = list(group)
        of = counts.setdefault(key[0], Counter())
        if key[0] == _FIGURES and key[1]:
            of[kind(several)] += 1
        elif key[0] == _FIGURES:
            of[NEW] += len(several)
        else:
            of["places"] += len(several)
    return list(counts.items())


def is_beside_figures(one: Difference) -> bool:
    """Say whether a difference is in another entry than the figures, which come first."""
    return one.entry != _FIGURES


def kind(several: Sequence[Difference]) -> str:
    """Return of which kind the differences of one figure are."""
    if any(not one.field for one in several):
        return GONE
    numbers = [one for one in several if one.field not in _SAID]
    if any(one.now == _HIDDEN for one in several):
        return HIDDEN
    if any(one.was == _HIDDEN for one in several):
        return SHOWN
    return VALUE if numbers else WORDS


def said(found: Sequence[Difference]) -> Iterator[str]:
    """Give how many differences there are of each kind, a line for each entry."""
    for entry, counts in counted(found):
        if entry == _FIGURES:
            parts = [
                f"{counts[name]:,} {words[counts[name] != 1]}"
                for name, words in _KINDS.items()
                if counts[name]
            ]
            of = "figure" if sum(counts.values()) == 1 else "figures"
            yield f"{entry}: of its {of}, {listed(parts)}."
        else:
            count = counts["places"]
            yield f"{entry}: {count:,} {'place' if count == 1 else 'places'}."
