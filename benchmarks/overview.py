"""What pages ask for, with few and with very many sign-ins; and distinct people against pandas."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd
import sqlalchemy as sa

from benchmarks import coalition
from benchmarks.measurement import Measurement, seconds, take_turns
from data.ground import table
from data.kinds.events import Event
from data.kinds.signins import SignIn
from data.store import Store
from metrics import totals
from metrics.catalogue import indicators
from metrics.derived import base_of
from metrics.indicator import Indicator
from metrics.results import compute
from metrics.windows import last_four, quarter_window

FEW, MANY = 100_000, 10_000_000
LIMIT = 0.5
REPETITIONS = 7

_DISTINCT = ("people", "heads")


def is_distinct(one: Indicator) -> bool:
    """Say whether an indicator rests on people told apart."""
    return any(term.measure in _DISTINCT for term in one.value.terms)


def _told_by(one: Indicator, dimension: str) -> bool:
    return all(totals.applies(term, [base_of(dimension)]) for term in one.value.terms)


def overview(store: Store, some: Sequence[Indicator]) -> object:
    """Ask what the overview asks: every quarter, and the last four together."""
    windows = [quarter_window(quarter) for quarter in coalition.quarters()]
    return compute(store, some, [*windows, last_four(windows[-1].name)])


def by_area(store: Store, some: Sequence[Indicator]) -> object:
    """Ask what the places page asks: the last quarter by area."""
    return compute(store, some, [quarter_window(coalition.quarters()[-1])], ["area"])


def one_by_one(store: Store, some: Sequence[Indicator]) -> object:
    """Ask what the indicator page asks: the quarters, and the last by area, audience and both."""
    windows = [quarter_window(quarter) for quarter in coalition.quarters()]
    found = []
    for by in ([], ["area"], ["audience"], ["area", "audience"]):
        told = [one for one in some if all(_told_by(one, name) for name in by)]
        found.append(compute(store, told, windows if not by else windows[-1:], by))
    return found


#: Page → what it asks, and of which indicators.
PAGES: Mapping[str, Callable[[Store, Sequence[Indicator]], object]] = {
    "Overview": overview,
    "Indicator": one_by_one,
    "Places": by_area,
}


def measure() -> tuple[list[Measurement], list[str]]:
    """Return the pages' times at both sizes, and what to know of the stores."""
    stores, notes = {}, []
    for rows in (FEW, MANY):
        store, reused = coalition.stored(rows)
        stores[rows] = store
        how = "reused (nothing that makes it has changed)" if reused else "made anew"
        notes.append(f"The store with {rows:,} sign-ins was {how}: {store.engine.url.database}")
    every = list(indicators().values())
    plain = [one for one in every if not is_distinct(one)]
    told = [one for one in plain if _told_by(one, "area")]
    found = []
    for page, ask in PAGES.items():
        some = told if page == "Places" else plain
        found.append(_against_few(f"{page}, but distinct people", stores, ask, some, 1.5))
    people = [one for one in every if is_distinct(one)]
    return [*found, *_against_pandas(stores[MANY], people), _in_all(stores[MANY], every)], notes


def _against_few(
    name: str,
    stores: Mapping[int, Store],
    ask: Callable[[Store, Sequence[Indicator]], object],
    some: Sequence[Indicator],
    aim: float,
) -> Measurement:
    few, many = stores[FEW], stores[MANY]
    ask(few, some), ask(many, some)  # what is read or compiled once only
    taken = take_turns(
        {
            "few": lambda: seconds(lambda: ask(few, some)),
            "many": lambda: seconds(lambda: ask(many, some)),
        },
        REPETITIONS,
    )
    timed = f"{len(some)} indicators at {MANY:,} sign-ins; {coalition.EVENTS:,} events at both"
    return Measurement(
        name, taken["many"], taken["few"], aim, f"at {FEW:,} sign-ins", timed, REPETITIONS
    )


def _against_pandas(store: Store, people: Sequence[Indicator]) -> list[Measurement]:
    """Hold distinct people, by quarter and the last four, against the same rows in memory."""
    frame = _in_memory(store)
    quarters = coalition.quarters()

    def in_pandas() -> object:
        by_quarter = frame.groupby("quarter", observed=True)
        stepped = frame[frame["attended"] | frame["stepped"]]
        last = frame[frame["quarter"].isin(quarters[-4:])]
        return [
            by_quarter["person"].nunique(),
            stepped.groupby("quarter", observed=True)["person"].nunique(),
            last["person"].nunique(),
            last[last["attended"] | last["stepped"]]["person"].nunique(),
        ]

    reached = [indicators()["people_reached_unduplicated"], indicators()["engagement_rate"]]
    overview(store, reached)
    taken = take_turns(
        {
            "ours": lambda: seconds(lambda: overview(store, reached)),
            "pandas": lambda: seconds(in_pandas),
        },
        3,
    )
    timed = (
        f"people reached and engagement rate, {coalition.QUARTERS} quarters and the last four "
        f"together, over {MANY:,} sign-ins; the frame is in memory already"
    )
    return [
        Measurement(
            "Distinct people", taken["ours"], taken["pandas"], 1 / 5, "pandas, in memory", timed, 3
        )
    ]


def _in_memory(store: Store) -> pd.DataFrame:
    """Return the sign-ins as pandas would hold them: quarter, person, attended, took a step."""
    event, signin = table(Event).c, table(SignIn).c
    wanted = (signin.event_code, signin.person, signin.attended, signin.active_step.is_not(None))
    with store.reading() as connection:
        found = connection.execute(sa.select(event.code, event.quarter))
        quarter_of = {row.code: row.quarter for row in found}
        rows = connection.execute(sa.select(*wanted))
        codes, persons, attended, stepped = zip(*rows, strict=True)
    return pd.DataFrame(
        {
            "quarter": pd.Categorical([quarter_of[code] for code in codes]),
            "person": np.asarray(persons, dtype=np.int64),
            "attended": np.asarray(attended, dtype=bool),
            "stepped": np.asarray(stepped, dtype=bool),
        }
    )


def _in_all(store: Store, every: Sequence[Indicator]) -> Measurement:
    """Hold the whole overview, distinct people and all, against half a second."""
    overview(store, every)
    taken = take_turns({"ours": lambda: seconds(lambda: overview(store, every))}, REPETITIONS)
    return Measurement(
        f"Overview at {MANY:,} sign-ins", taken["ours"], LIMIT, 1.0, "half a second",
        f"every indicator over {coalition.QUARTERS} quarters and the last four together",
        REPETITIONS,
    )  # fmt: skip


def ask(store: Store) -> object:
    """Ask what the overview asks, of every indicator."""
    return overview(store, list(indicators().values()))
