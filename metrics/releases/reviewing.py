"""What somebody looks at before a quarter is approved: what is open, unusual, late or changed."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.asides import asides
from data.board import Owed, board
from data.kinds import kinds
from data.periods import first_day, last_day
from data.populations import populations
from data.questionnaire import Item
from data.readings import unread
from data.store import Store
from data.voices import Voice, every_voice
from data.voices.voice import SOON
from metrics.catalogue import indicators
from metrics.change import Usual, usual
from metrics.indicator import Indicator
from metrics.results import Result
from metrics.shapes import Ratio
from metrics.surveys.answers import surveys
from metrics.surveys.asking import what_changed

#: How many quarters a usual range is made from.
LOOKS_BACK = 20


@dataclass(frozen=True)
class Outlier:
    """A figure outside its usual range.

    Attributes:
        result: the figure of the quarter.
        usual: the range, and by which rule the figure is unusual.
    """

    result: Result
    usual: Usual


@dataclass(frozen=True)
class Late:
    """A partner whose sheets came after the due date.

    Attributes:
        name: the partner's name.
        sheets: the titles of the sheets that came late.
    """

    name: str
    sheets: tuple[str, ...]


@dataclass(frozen=True)
class Redefined:
    """An indicator whose definition is not the one of the release before.

    Attributes:
        code: the indicator's.
        before: the version then.
        now: the version now.
    """

    code: str
    before: int
    now: int


@dataclass(frozen=True)
class Reworded:
    """A survey item that is asked otherwise since a day of the quarter: its series breaks there.

    Attributes:
        item: as it is asked since.
        changed: in what: of ``wording``, ``scale``, ``answers`` and ``right answer``.
    """

    item: Item
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Recounted:
    """An area's population as of a day in the quarter: rates rest on another number since.

    Attributes:
        area: the area's code.
        of: the day.
        people: how many people live there.
        before: how many were said to before.
    """

    area: str
    of: dt.date
    people: int
    before: int


@dataclass(frozen=True)
class Review:
    """What there is to look at before a quarter is approved.

    Attributes:
        quarter: which.
        aside: how many rows are set aside and not settled.
        outliers: figures outside their usual range.
        late: partners whose sheets came late.
        redefined: indicators whose definition is not the one of the release before.
        reworded: survey items asked otherwise since a day of the quarter.
        recounted: areas with another population since a day of the quarter.
        unread: how many open answers of the quarter nobody has read.
        ending: voices whose consent ends soon, the first to end first.
    """

    quarter: str
    aside: int = 0
    outliers: tuple[Outlier, ...] = ()
    late: tuple[Late, ...] = ()
    redefined: tuple[Redefined, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    recounted: tuple[Recounted, ...] = ()
    unread: int = 0
    ending: tuple[Voice, ...] = ()


def review(
    store: Store,
    quarter: str,
    day: dt.date,
    results: Iterable[Result] = (),
    versions: Mapping[str, int] | None = None,
) -> Review:
    """Return what there is to look at before a quarter is approved.

    Args:
        store: what from.
        quarter: which.
        day: the day it is.
        results: figures of the whole coalition by quarter, the last of each series that quarter's.
        versions: indicator's code → version of its definition in the release before, if any.
    """
    owed = board(store, [quarter], day)[quarter]
    aside = sum(one.row.quarter in ("", quarter) for one in asides(store))
    with store.reading() as connection:
        asked = dict.fromkeys(one.asked for one in surveys(connection))
        items = [it.versions(name) for it in asked for name in it.names]
        waiting = unread(connection, quarter)
        voices = every_voice(connection, day)
        dated = populations(connection)
    return Review(
        quarter,
        aside,
        tuple(outliers(results, quarter)),
        tuple(late(owed)),
        tuple(redefined(versions or {})),
        tuple(reworded(items, quarter)),
        tuple(recounted(dated, quarter)),
        waiting,
        tuple(sorted((v for v in voices if v.state == SOON), key=_ends)),
    )


def outliers(results: Iterable[Result], quarter: str) -> Iterator[Outlier]:
    """Give the figures of a quarter that are outside their usual range.

    Args:
        results: figures by quarter, oldest first; those of one indicator and group are a series.
        quarter: which.
    """
    series: dict[tuple[object, ...], list[Result]] = {}
    for result in results:
        series.setdefault((result.code, result.group), []).append(result)
    for several in series.values():
        found = _usual(indicators()[several[0].code], several)
        if found and found.signals and several[-1].window.quarters == (quarter,):
            yield Outlier(several[-1], found)


def _usual(one: Indicator, series: Sequence[Result]) -> Usual | None:
    values = [result.estimate.value for result in series]
    bounded = one.is_share and not isinstance(one.value, Ratio)
    return usual(values, 1 if bounded else None, [r.partial is not None for r in series])


def late(owed: Iterable[Owed]) -> Iterator[Late]:
    """Give the partners whose sheets came after the due date."""
    for row in owed:
        sheets = [n for n, sheet in row.handed.items() if sheet.is_in and not sheet.on_time]
        if sheets:
            yield Late(row.name, tuple(kinds()[name].title for name in sheets))


def redefined(versions: Mapping[str, int]) -> Iterator[Redefined]:
    """Give the indicators whose definition is another than it was: code → version then."""
    for code, one in indicators().items():
        if one.version != versions.get(code, one.version):
            yield Redefined(code, versions[code], one.version)


def reworded(items: Iterable[Sequence[Item]], quarter: str) -> Iterator[Reworded]:
    """Give the items asked otherwise since a day of a quarter.

    Args:
        items: the versions of each item, the earliest first.
        quarter: which.
    """
    for several in items:
        for before, item in pairwise(several):
            changed = what_changed(before, item)
            if changed and item.since and _lies_in(item.since, quarter):
                yield Reworded(item, changed)


def recounted(
    dated: Mapping[str, Sequence[tuple[dt.date | None, int]]], quarter: str
) -> Iterator[Recounted]:
    """Give the areas with another population since a day of a quarter.

    Args:
        dated: area → its populations with the day each is of, oldest first.
        quarter: which.
    """
    for area, several in dated.items():
        for (_, before), (of, people) in pairwise(several):
            if of and _lies_in(of, quarter) and people != before:
                yield Recounted(area, of, people, before)


def _lies_in(day: dt.date, quarter: str) -> bool:
    return first_day(quarter) <= day <= last_day(quarter)


def _ends(voice: Voice) -> dt.date:
    return voice.consent.expires_on if voice.consent else voice.day
