"""What a release holds: every publishable figure, by window and by each breakdown declared."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from data.periods import quarters
from data.store import Store
from metrics.catalogue import indicators
from metrics.dimensions import PUBLISHED, breakdowns, title
from metrics.indicator import Indicator
from metrics.releases.choices import NONE, Choices
from metrics.results import Result, Window, compute
from metrics.totals import span
from metrics.windows import windows_of

#: How many quarters back a release goes.
QUARTERS = 12
#: The windows beside quarters.
_LONGER = ("year", "fiscal", "four")

By = tuple[str, ...]
Tell = Callable[[float, str], None]


@dataclass(frozen=True)
class Figure:
    """One figure of a release.

    Attributes:
        by: the dimensions it is broken down by; empty: of the whole coalition.
        result: the figure.
    """

    by: By
    result: Result


def windows_for(first: str, quarter: str, fiscal_starts: int) -> list[Window]:
    """Return the windows of a release as of a quarter: whole ones only, none that ends later.

    Args:
        first: the first quarter with anything reported.
        quarter: the release's quarter.
        fiscal_starts: the month in which fiscal years start.
    """
    earliest = list(quarters("2000Q1", quarter))[-QUARTERS]
    begin = max(first, earliest)
    held = set(quarters(begin, quarter))
    found = windows_of("quarter", begin, quarter)
    for sort in _LONGER:
        whole = [w for w in windows_of(sort, begin, quarter, fiscal_starts) if _lies_in(w, held)]
        # Of windows that overlap the last one is enough; each more could be subtracted.
        # A fiscal year that starts in January is the calendar year.
        found += whole[-1:] if sort == "four" else [w for w in whole if w not in found]
    return found


def _lies_in(window: Window, held: set[str]) -> bool:
    return not window.by_month and set(window.quarters) <= held


#: A survey of thirty has two or three in an area: nearly all of it would be hidden, and take more
#: with it. So figures of a survey are released as they are, by survey and wave, and by no area.
_OF_A_SURVEY = ("survey", "theme")
#: Hours by area are people by area, times the hours of a session that anybody can look up.
_WHOLE_ONLY = ("contact_hours", "feedback_sentiment")


def breakdowns_for(one: Indicator, chosen: Choices = NONE) -> list[By]:
    """Return the breakdowns that an indicator is released by, the whole coalition first."""
    if not set(one.apart).isdisjoint(_OF_A_SURVEY) or one.code in _WHOLE_ONLY:
        return [()]
    several = (name for name in PUBLISHED if name in breakdowns(one))
    return [(), *((name,) for name in several if not chosen.leaves_out(one, name))]


def figures(
    store: Store,
    windows: Sequence[Window],
    day: dt.date,
    wanted: Iterable[Indicator] | None = None,
    tell: Tell = lambda done, what: None,
    chosen: Choices = NONE,
) -> Iterator[Figure]:
    """Give every figure of a release, not yet protected.

    Args:
        store: what from.
        windows: the windows.
        day: the day as of which it is looked at.
        wanted: the indicators; all that are publishable unless given.
        tell: is told how far it is, from 0 to 1.
        chosen: what is told as one, and what is left out.
    """
    alike: dict[By, list[Indicator]] = defaultdict(list)
    for one in wanted if wanted is not None else indicators().values():
        for by in breakdowns_for(one, chosen):
            alike[by].append(one)
    for i, (by, some) in enumerate(alike.items()):
        of = f"by {' and '.join(map(title, by)).lower()}" if by else "of the whole coalition"
        tell(i / len(alike), f"figures {of} are worked out")
        found = compute(store, some, windows, by, day=day, together=chosen.meanings)
        # Where no grant paid for anything, all would stand there once more as "No grant".
        if by != ("grant",) or any(result.named["grant"] for result in found):
            yield from (Figure(by, result) for result in found)


def figures_apart(
    store: Store, windows: Sequence[Window], day: dt.date, chosen: Choices
) -> Iterator[Figure]:
    """Give the figures of what a release tells as one, told apart: nobody is shown them."""
    left_out = Choices(left_out=chosen.left_out)
    for name in chosen.meanings:
        some = [one for one in indicators().values() if (name,) in breakdowns_for(one, left_out)]
        for result in compute(store, some, windows, (name,), day=day):
            yield Figure((name,), result)


#: Which partner has a grant is public. Who knows that it paid for all a partner did, or for nothing
#: but that, reads one breakdown off the other.
_CROSSED = ("grant", "partner")


def figures_crossed(
    store: Store, windows: Sequence[Window], day: dt.date, chosen: Choices = NONE
) -> Iterator[Figure]:
    """Give the figures of breakdowns that are known to lie within each other, told apart by both.

    Nobody is shown them; what they add up to is released.
    """
    crossed = set(_CROSSED)
    some = [
        one
        for one in indicators().values()
        if crossed <= {name for by in breakdowns_for(one, chosen) for name in by}
    ]
    for result in compute(store, some, windows, _CROSSED, day=day, together=chosen.meanings):
        yield Figure(_CROSSED, result)


def first_quarter(store: Store) -> str | None:
    """Return the first quarter with anything reported; None in an empty store."""
    with store.reading() as connection:
        held = span(connection)
    return held[0] if held else None
