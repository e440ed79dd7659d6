"""What a document is composed from: one release, as it was frozen, and nothing else.

Only whether a voice may still be shown is asked of the day: consent ends when it ends.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.problems import Problem, Refused
from data.store import Store
from metrics.catalogue import indicators
from metrics.dimensions import Labels, closed_lists
from metrics.releases.beside import Beside
from metrics.releases.contents import By, Figure
from metrics.releases.frozen import released
from metrics.releases.keeping import (
    PUBLISHED,
    Kept,
    content,
    current,
    releases,
    voices_gone,
)
from metrics.releases.offer import Offer, offer
from metrics.results import Result
from metrics.windows import Window
from reports.documents.unreported import is_filled, of_every_area
from reports.releases.reading import Contents, read


@dataclass(frozen=True)
class Source:
    """A release, ready to be told.

    Attributes:
        release: which it is, and how far it is.
        contents: its file.
        figures: code and breakdown → its figures, in the order of windows.
        known: dimension → code → label, as they were.
        offer: its windows, breakdowns, and what stands beside.
        gone: voices in it that may not be shown any more.
        others: every release of the coalition that is or was published, the newest first.
    """

    release: Kept
    contents: Contents
    figures: Mapping[tuple[str, By], Sequence[Figure]]
    known: Labels
    offer: Offer
    gone: tuple[int, ...]
    others: tuple[Kept, ...]

    @property
    def is_published(self) -> bool:
        """Whether everyone may see it."""
        return self.release.state == PUBLISHED

    @property
    def beside(self) -> Beside:
        """What stands beside its figures."""
        return self.offer.beside

    def results(self, code: str, by: By, windows: Sequence[Window]) -> list[Result]:
        """Return an indicator's results by a breakdown, window by window.

        Areas of which nothing was reported are among those by area: see ``of_every_area``.
        """
        held: dict[str, list[Result]] = defaultdict(list)
        for figure in self.figures.get((code, by), ()):
            held[figure.result.window.name].append(figure.result)
        if by == ("area",) and held and is_filled(indicators()[code]):
            whole = self.figures.get((code, ()), ())
            every = {figure.result.window.name: figure.result for figure in whole}
            areas = self.codes("area")
            return [
                result
                for window in windows
                for result in of_every_area(held[window.name], every.get(window.name), areas)
            ]
        return [result for window in windows for result in held[window.name]]

    def codes(self, dimension: str) -> list[str]:
        """Return the values of a dimension that figures are told apart by, by label.

        Areas and grants of which nothing was reported are among them; of a dimension that the
        release does not tell apart there are none.
        """
        if not any(by == (dimension,) for _, by in self.figures):
            return []
        names = self.known.get(dimension, {})
        return sorted(names, key=lambda code: names[code].casefold())

    def parts(self, dimension: str, value: object) -> tuple[str, ...]:
        """Return what the values are called that are told as one; of any other value, nothing."""
        chosen = self.contents.receipt.chosen.together
        one = next((o for o in chosen if (o.dimension, o.name) == (dimension, value)), None)
        if one is None:
            return ()
        if dimension == "area":
            grounds = (each.parts for each in self.beside.areas if each.code == value)
            return next(grounds, ())
        words = closed_lists().get(dimension)
        return tuple(words.label(code) for code in one.values) if words else ()


def source_of(store: Store, number: int | None = None) -> Source:
    """Return a release to compose documents from.

    Args:
        store: where from.
        number: the release; None: the one that everyone sees.

    Raises:
        Refused: there is no such release, or none is published.
    """
    release = _release(store, number)
    contents = read(content(store, release.number))
    with store.reading() as connection:
        found = released(connection, release.number)
        offered = offer(connection, release.number)
    figures: dict[tuple[str, By], list[Figure]] = defaultdict(list)
    for figure in found:
        figures[figure.result.code, figure.by].append(figure)
    known = labels_in(contents)
    # An area of which nothing was reported stands in no figure.
    called = {one.code: one.name or one.code for one in offered.beside.areas}
    known["area"] = called | known.get("area", {})
    known["grant"] = {one.code: one.name for one in offered.beside.grants} | known.get("grant", {})
    frozen = Source(release, contents, dict(figures), known, offered, (), ())
    return as_of_now(store, frozen)


def _release(store: Store, number: int | None) -> Kept:
    newest = current(store)
    if number is None and newest is None:
        raise Refused([Problem("report_nothing_released")])
    wanted = newest.number if number is None and newest else number
    found = next((one for one in releases(store) if one.number == wanted), None)
    if found is None:
        raise Refused([Problem("no_release", found=str(wanted))])
    return found


def as_of_now(store: Store, held: Source) -> Source:
    """Return a release that was read before with what may have changed since.

    Its figures never do; whether it is published, and which voices may be shown, does.
    """
    others = tuple(one for one in releases(store) if one.published_at)
    gone = tuple(voices_gone(store, held.release.number))
    return replace(held, release=_release(store, held.release.number), gone=gone, others=others)


def labels_in(contents: Contents) -> dict[str, dict[str, str]]:
    """Return dimension → code → label, as the file of a release has them."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    rows: Sequence[Mapping[str, Any]] = contents.table("figures")
    places = [name[-1] for name in (rows[0] if rows else ()) if name.startswith("dimension_")]
    for row in rows:
        for place in places:
            dimension, value = row[f"dimension_{place}"], row[f"value_{place}"]
            if dimension and value:
                found[dimension][value] = row[f"label_{place}"]
    return dict(found)
