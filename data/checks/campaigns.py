"""Campaigns: one reported as two, or two under one code."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data import ground, likeness, periods, things
from data.checks import Across
from data.kinds.campaigns import Campaign
from data.lists import AUDIENCES
from data.parts import Part
from data.problems import Problem
from data.things import Thing

_NAMES = ("code", "theme", "audience", "area", "partner", "contributing", "start", "end")

#: Between two stretches of one campaign; longer than that, the code was used anew.
_PAUSE = dt.timedelta(days=62)

#: So many campaigns of the same theme and audience are held against each one.
_MOST = 200


@dataclass(frozen=True)
class Run:
    """A campaign under one code, theme and audience, from all rows that report it.

    Attributes:
        first: the first of its rows: in the file at hand, where it is in it at all.
        start: the day it began.
        end: the day it ended, or the last of the last quarter it was reported for.
        partners: whoever leads it or reported it.
        areas: where it ran; None among them for the whole coalition.
    """

    first: Thing
    start: dt.date
    end: dt.date
    partners: frozenset[str]
    areas: frozenset[str | None]

    @property
    def code(self) -> str:
        """Its code."""
        return str(self.first.values["code"])

    @property
    def theme(self) -> str:
        """What it is about, as its first row says."""
        return str(self.first.values["theme"])

    @property
    def audience(self) -> str:
        """Whom it addresses."""
        return str(self.first.values["audience"])

    @property
    def here(self) -> bool:
        """Whether it is in the file at hand."""
        return self.first.part is not None


#: A campaign of the file, another, and how they differ; nothing: they are likely one.
_Pair = tuple[Run, Run, str]


def _find(connection: sa.Connection, parts: Sequence[Part]) -> Iterator[Problem]:
    here = [thing for thing in things.in_file(parts, Campaign, _NAMES) if _whole(thing)]
    if not here:
        return
    stored = list(_stored(connection, parts, here))
    own = _runs(here)
    every = _runs([*here, *stored]) if stored else own
    pairs = [*_likely_same(own, every), *_two_meanings(every)]
    names = things.partner_names(connection, parts) if pairs else {}
    for run, other, difference in pairs:
        words = {
            "other": other.code,
            "where": things.whereabouts(other.first, run.first, names),
            "thing": things.called(Campaign),
        }
        words |= (
            {"difference": difference}
            if difference
            else {"theme": other.theme, "audience": AUDIENCES.label(other.audience).lower()}
        )
        entry = "code_means_two" if difference else "likely_same_campaign"
        yield Problem(entry, words=words, **run.first.place("code"))


def _whole(thing: Thing) -> bool:
    return all(thing.values[name] is not None for name in ("theme", "audience", "start"))


def _stored(
    connection: sa.Connection, parts: Sequence[Part], here: Sequence[Thing]
) -> Iterator[Thing]:
    """Iterate over stored campaigns that have a code of the file's, or run when the file's do."""
    rows = ground.table(Campaign).c
    first = min(thing.values["start"] for thing in here)
    last = max(_end(thing) for thing in here)
    meanwhile = (rows.start <= last) & (rows.end.is_(None) | (rows.end >= first))
    yield from things.stored(connection, parts, Campaign, _NAMES, meanwhile)
    for some in things.slices({thing.values["code"] for thing in here}):
        others = rows.code.in_(some) & sa.not_(meanwhile)
        yield from things.stored(connection, parts, Campaign, _NAMES, others)


def _end(thing: Thing) -> dt.date:
    """Return the day a campaign ended; while it goes on, the last of the quarter reported."""
    start: dt.date = thing.values["start"]
    quarter = thing.quarter or periods.quarter_of(periods.month_of(start))
    return max(start, thing.values["end"] or periods.last_day(quarter))


def _runs(found: Iterable[Thing]) -> list[Run]:
    together: dict[tuple[str, str, str], list[Thing]] = defaultdict(list)
    for thing in found:
        values = thing.values
        together[values["code"], likeness.bare(values["theme"]), values["audience"]].append(thing)
    return [run for several in together.values() for run in _stretches(several)]


def _stretches(several: Sequence[Thing]) -> Iterator[Run]:
    """Part the rows of one campaign where there is a long pause between them."""
    ordered = sorted(several, key=lambda thing: thing.values["start"])
    stretch, end = [ordered[0]], _end(ordered[0])
    for thing in ordered[1:]:
        if thing.values["start"] > end + _PAUSE:
            yield _run(stretch, end)
            stretch, end = [], _end(thing)
        stretch.append(thing)
        end = max(end, _end(thing))
    yield _run(stretch, end)


def _run(stretch: Sequence[Thing], end: dt.date) -> Run:
    here = [thing for thing in stretch if thing.part is not None]
    return Run(
        min(here, key=lambda t: (t.sheet, t.row)) if here else stretch[0],
        stretch[0].values["start"],
        end,
        frozenset(p for t in stretch for p in (t.owner, t.values["partner"]) if p),
        frozenset(t.values["area"] for t in stretch),
    )


def _likely_same(own: Sequence[Run], every: Sequence[Run]) -> Iterator[_Pair]:
    """Iterate over campaigns of the file with another that is likely the same: one for each."""
    blocks: dict[tuple[str, tuple[str, ...]], dict[str, list[Run]]] = defaultdict(dict)
    for run in every:
        block = blocks[run.audience, likeness.numbered(run.theme)]
        block.setdefault(likeness.bare(run.theme), []).append(run)
    rivals: dict[tuple[str, str], list[Run]] = {}
    told: set[frozenset[str]] = set()
    for run in own:
        theme = likeness.bare(run.theme)
        if (run.audience, theme) not in rivals:
            block = blocks[run.audience, likeness.numbered(run.theme)]
            close = [other for other in block if likeness.alike(theme, other, likeness.ALIKE)]
            rivals[run.audience, theme] = [r for other in close for r in block[other]][:_MOST]
        other = next((o for o in rivals[run.audience, theme] if _one_campaign(run, o)), None)
        if other and (pair := frozenset({run.code, other.code})) not in told:
            told.add(pair)
            yield run, other, ""


def _one_campaign(run: Run, other: Run) -> bool:
    """Say whether two campaigns of one theme and audience are likely one, the other told first.

    A partner's own are where they run at the same time. Two partners may well have chosen the same
    words for two campaigns: theirs are where they ran in the same places, too.
    """
    if run.code == other.code or run.start > other.end or other.start > run.end:
        return False
    if other.here and (other.first.sheet, other.first.row) > (run.first.sheet, run.first.row):
        return False
    return bool(run.partners & other.partners) or bool(run.areas & other.areas)


def _two_meanings(runs: Sequence[Run]) -> Iterator[_Pair]:
    """Iterate over campaigns of the file whose code means another one too, and how they differ."""
    by_code: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        by_code[run.code].append(run)
    for several in by_code.values():
        first, *others = sorted(several, key=lambda run: (run.here, run.first.row))
        for run in others:
            if run.here and (difference := _difference(run, first)):
                yield run, first, difference


def _difference(run: Run, other: Run) -> str:
    if run.audience != other.audience:
        theirs, ours = AUDIENCES.label(other.audience), AUDIENCES.label(run.audience)
        return f"there its audience is {theirs.lower()}, here {ours.lower()}"
    if likeness.strange(run.theme, other.theme):
        return f"there its theme is “{other.theme}”, here “{run.theme}”"
    if max(run.start, other.start) > min(run.end, other.end) + _PAUSE:
        return f"there it began on {other.start}, here on {run.start}"
    return ""


CHECK = Across(
    "Campaigns that overlap, or share a code",
    "Two campaigns of one theme and audience at the same time under two codes; "
    "or one code with two themes, two audiences, or a long pause in between.",
    _find,
)
