"""What the overview asks for, with few and with very many sign-ins."""

from benchmarks import coalition
from benchmarks.measurement import Measurement, seconds, take_turns
from data.store import Store
from metrics.catalogue import indicators
from metrics.results import compute, last_four, quarter_window

FEW, MANY = 10_000, 10_000_000
LIMIT = 0.5
REPETITIONS = 7
TIMED = (
    f"every indicator over {coalition.QUARTERS} quarters and the last four together; "
    f"{coalition.EVENTS:,} events, {len(coalition.PARTNERS)} partners"
)


def measure() -> tuple[list[Measurement], list[str]]:
    """Return the overview's time at both sizes, and what to know of the stores."""
    stores, notes = {}, []
    for rows in (FEW, MANY):
        store, reused = coalition.stored(rows)
        stores[rows] = store
        how = "reused (nothing that makes it has changed)" if reused else "made anew"
        notes.append(f"The store with {rows:,} sign-ins was {how}: {store.engine.url.database}")
    few, many = stores[FEW], stores[MANY]
    ask(few), ask(many)  # what is read or compiled once only
    taken = take_turns(
        {"few": lambda: seconds(lambda: ask(few)), "many": lambda: seconds(lambda: ask(many))},
        REPETITIONS,
    )
    name = f"Overview at {MANY:,} sign-ins"
    return [
        Measurement(
            name, taken["many"], taken["few"], 3.0, f"at {FEW:,} sign-ins", TIMED, REPETITIONS
        ),
        Measurement(name, taken["many"], LIMIT, 1.0, "half a second", TIMED, REPETITIONS),
    ], notes


def ask(store: Store) -> object:
    """Ask what the overview asks."""
    wanted = list(indicators().values())
    windows = [quarter_window(quarter) for quarter in coalition.quarters()]
    return compute(store, wanted, [*windows, last_four(windows[-1].name)])
