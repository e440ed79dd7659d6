"""Which figures of the whole coalition a release hides: nobody publishes them gone unknowingly."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.periods import spoken
from metrics.catalogue import indicators
from metrics.dimensions import Labels
from metrics.releases.contents import Figure
from metrics.releases.foreseen import Foreseen
from metrics.windows import Window
from reports.wording import listed, number, plural, stratum


@dataclass(frozen=True)
class Headline:
    """A figure of the whole coalition that a release hides.

    Attributes:
        name: of its indicator, with what it is told apart by whatever is asked.
        window: its stretch of time.
        last: the last release before that has it; None: none.
        shown: whether that one shows it.
        corrected: the release with the correction that it is hidden for; None: not for one.
    """

    name: str
    window: Window
    last: int | None = None
    shown: bool = False
    corrected: int | None = None


@dataclass(frozen=True)
class Group:
    """Headlines that are hidden alike.

    Attributes:
        title: in which way, to follow what they are.
        lines: which ones and why, and their names.
        count: how many they are.
        first: whether they are told at once: readers will miss them, or look for them first.
    """

    title: str
    lines: tuple[tuple[str, str], ...]
    count: int
    first: bool


def hidden_headlines(
    hidden: Mapping[int, Figure],
    before: Mapping[int, Sequence[Figure]],
    corrected: Mapping[int, int],
    known: Labels,
) -> list[Headline]:
    """Return the figures of the whole coalition that a release hides.

    Args:
        hidden: line → figure, of those that it hides.
        before: earlier release that was published → its figures of the whole coalition.
        corrected: line → the release with the correction that a figure is hidden for.
        known: how codes are called.
    """
    told: dict[tuple[Any, ...], tuple[int | None, bool]] = {}
    for release in sorted(before):
        for figure in before[release]:
            told[_key(figure)] = release, figure.result.estimate.status != "[c]"
    found = []
    for line, figure in hidden.items():
        if not figure.by:
            last, shown = told.get(_key(figure), (None, False))
            name, window = _name(figure, known), figure.result.window
            found.append(Headline(name, window, last, shown, corrected.get(line)))
    return found


def _key(figure: Figure) -> tuple[Any, ...]:
    return figure.result.code, figure.result.window.name, figure.result.group


def _name(figure: Figure, known: Labels) -> str:
    one = indicators()[figure.result.code]
    which = stratum(one, figure.result, known)
    return f"{one.title} ({which})" if which else one.title


def grouped(headlines: Iterable[Headline], release: int, quarter: str) -> list[Group]:
    """Return hidden headlines by what readers will make of it: what they will miss stands first.

    Args:
        headlines: those a release hides.
        release: its number.
        quarter: the quarter it is as of, whose figures stand first.
    """
    missed, own, new, known = [list[Headline]() for _ in range(4)]
    for one in headlines:
        if one.last is None:
            (own if one.window.quarters == (quarter,) else new).append(one)
        else:
            (missed if one.shown else known).append(one)
    told = (
        ("hidden now, and shown before", missed, True),
        (f"hidden in {spoken(quarter)}, which no release before told", own, True),
        ("hidden elsewhere, and in no release before", new, False),
        ("hidden before as well", known, False),
    )
    return [
        Group(title, _lines(some, release, quarter), len(some), first)
        for title, some, first in told
        if some
    ]


def _lines(several: Iterable[Headline], release: int, quarter: str) -> tuple[tuple[str, str], ...]:
    """Return one line for each stretch of time and reason: own quarter, longer ones, others."""
    lines: dict[tuple[Window, str], list[str]] = {}
    for one in several:
        lines.setdefault((one.window, _why(one, release)), []).append(one.name)
    ordered = sorted(lines.items(), key=lambda held: _order(held[0][0], quarter))
    return tuple((f"{window.label}{why}", "; ".join(names)) for (window, why), names in ordered)


def _order(window: Window, quarter: str) -> tuple[bool, bool, int]:
    own = window.quarters == (quarter,)
    return not own, len(window.quarters) == 1, -window.last_day.toordinal()


def _why(one: Headline, release: int) -> str:
    said = f", shown in release {one.last}" if one.shown else ""
    if one.corrected is not None:
        said += f", hidden {because(one.corrected, release)}"
    return said


def because(corrected: int, release: int) -> str:
    """Return for which correction a figure of a release is hidden.

    Args:
        corrected: the release with the correction.
        release: the number of the release that hides it.
    """
    which = "this release" if corrected == release else f"release {corrected}"
    return f"because of the correction in {which}"


def corrections(corrected: Mapping[int, int], release: int) -> str:
    """Return how many figures are hidden for which corrections, in a sentence; empty: none.

    Args:
        corrected: line of a hidden figure → the release with the correction.
        release: the number of the release that hides them.
    """
    counted = sorted(Counter(corrected.values()).items())
    some = [f"{because(of, release)}: {number(count)}" for of, count in counted]
    return f"Of those, {'; '.join(some)}." if some else ""


# -- before a release is built


def foreseen_lines(told: Foreseen, quarter: str, known: Labels) -> tuple[tuple[str, str], ...]:
    """Return the headlines that corrections will hide, by stretch of time.

    Args:
        told: what is foreseen.
        quarter: the quarter the release would be as of.
        known: how codes are called.
    """
    sure = [Headline(_name(figure, known), figure.result.window) for figure in told.headlines]
    likely = [Headline(_name(figure, known), figure.result.window) for figure in told.likely]
    lines = [(lead, names) for lead, names in _lines(sure, 0, quarter)]
    lines += [(f"{lead}, most likely", names) for lead, names in _lines(likely, 0, quarter)]
    return tuple(lines)


def foreseen_words(told: Foreseen) -> str:
    """Return what corrections will hide, in a sentence or two; empty: nothing."""
    if not told:
        return ""
    numbers = listed([str(each) for each in told.releases])
    who = f"releases {numbers} show" if len(told.releases) > 1 else f"release {numbers} shows"
    few = "1 to 4 people" if told.few <= 4 else "1 to 4 people, or 1 to 10 where it is sensitive"
    whole = f"{plural(len(told.headlines), 'figure', 'figures')} of the whole coalition"
    parts = plural(told.breakdowns, "figure of a breakdown", "figures of breakdowns")
    some = [*([whole] if told.headlines else []), *([parts] if told.breakdowns else [])]
    longer = f", and most likely {number(len(told.likely))} in longer stretches" * bool(told.likely)
    return (
        f"Numbers that {who} have changed by a few since ({few}). By how few is nobody’s to know, "
        f"so what they are now will be hidden: {listed(some)}{longer}. More may have to be hidden "
        "to guard them; that is known once it is built."
    )
