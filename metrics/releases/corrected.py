"""Which figures a release hides because a number was corrected by a few since it was released.

By how many a number was corrected is a count of people, so both numbers are never shown, nor what
would give the second away.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from metrics.catalogue import indicators
from metrics.protection import HiddenCell, Published
from metrics.releases.cells import Number, behind
from metrics.releases.contents import Figure

#: Stands for the release that is built, which has no number yet.
THIS = 0


def hidden_for_corrections(
    found: Sequence[Figure],
    rules: Mapping[int, str],
    cells: Iterable[HiddenCell],
    now: Mapping[Number, int],
    releases: Sequence[Published],
) -> dict[int, int]:
    """Return line of a hidden figure → the release with the correction that it is hidden for.

    Figures that are small themselves are left out: they are hidden whatever was corrected.

    Args:
        found: the figures, not yet protected.
        rules: line of a hidden figure → ``primary`` or ``complementary``.
        cells: what the audit says of each hidden number.
        now: number → how many, as they are now.
        releases: what earlier ones told, the earliest first.

    Returns:
        ``THIS`` stands for the release that is built; of several corrections the last is named.
    """
    guarded = _guarded(cells, _Told(now, releases))
    lines = {line: found[line] for line, rule in rules.items() if rule != "primary"}
    corrected: dict[int, int] = {}
    for line, figure in lines.items():
        numbers = behind(figure)
        several = [guarded[n] for n in numbers.values if n in guarded] if numbers else []
        if several:
            corrected[line] = _last(several)
    return _with_others(found, lines, corrected)


class _Told:
    """Which release told a value of a number first."""

    def __init__(self, now: Mapping[Number, int], releases: Sequence[Published]) -> None:
        self._now, self._releases = now, releases
        self._named = {release.name: release for release in releases}
        self._known: dict[Hashable, int] = {}

    def correction(self, change: Any) -> int:
        """Return the release in which a number was corrected, of the name of the change."""
        if change not in self._known:
            self._known[change] = _last([self._first(end) for end in change[1:]])
        return self._known[change]

    def _first(self, end: Any) -> int:
        number, value = self._of(end)
        for release in self._releases:
            place = release.problem.place
            if number in place and release.problem[number].value == value:
                return int(str(release.name))
        return THIS

    def _of(self, end: Any) -> tuple[Hashable, int | None]:
        """Return the number and the value that a name is of, as ``metrics.protection`` names it."""
        if isinstance(end, Number) and end in self._now:
            return end, self._now[end]
        if isinstance(end, Number):
            told = (one for one in self._releases if end in one.problem.place)
            return end, next(told).problem[end].value
        release, number = end
        return number, self._named[release].problem[number].value


def _guarded(cells: Iterable[HiddenCell], told: _Told) -> dict[Hashable, int]:
    """Return number → the correction that would be given away if it were shown."""
    found: dict[Hashable, int] = {}
    for cell in cells:
        key: Any = cell.key
        if _is_change(key):
            for end in key[1:]:
                if isinstance(end, Number):
                    found[end] = told.correction(key)
        changes = [told.correction(one) for one in cell.protects if _is_change(one)]
        if changes:
            found[key] = _last(changes)
    return found


def _is_change(key: Any) -> bool:
    return isinstance(key, tuple) and key[0] == "change"


def _last(releases: Iterable[int]) -> int:
    several = list(releases)
    return THIS if THIS in several else max(several)


def _with_others(
    found: Sequence[Figure], lines: Mapping[int, Figure], corrected: dict[int, int]
) -> dict[int, int]:
    """Add the figures that are hidden only because another of the same place is."""
    at = {_place(found[line]): line for line in corrected}
    before = -1
    while before < len(corrected):
        before = len(corrected)
        for line, figure in lines.items():
            code, *place = _place(figure)
            others = [(other, *place) for other in indicators()[code].hidden_with]
            several = [corrected[at[other]] for other in others if other in at]
            if line not in corrected and several:
                corrected[line] = _last(several)
                at[_place(figure)] = line
    return corrected


def _place(figure: Figure) -> tuple[Any, ...]:
    result = figure.result
    return result.code, result.window.name, tuple(sorted(result.group, key=repr))
