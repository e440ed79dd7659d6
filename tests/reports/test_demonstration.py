"""The demonstration with its releases: three published, one for a file that came late."""

import datetime as dt
from itertools import pairwise

import pytest
from loading import Loaded

from data import clock
from data.approvals import decisions, locked
from data.demo import late
from data.demo.loading import remove_demo
from data.demo.story import QUARTERS
from data.store import Store
from metrics.releases.frozen import released
from metrics.releases.keeping import (
    PUBLISHED,
    REVISED,
    WITHDRAWN,
    current,
    releases,
    voices_gone,
)
from reports import demonstration


def test_everyone_sees_something_right_after_loading(
    store: Store, loaded_demo: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[float] = []
    # What comes before the releases takes long, and was done for the other tests.
    monkeypatch.setattr(demonstration, "load_demo", loaded_demo.again)
    demonstration.load(store, lambda share, _what: told.append(share))
    assert all(early <= later for early, later in pairwise(told))
    assert told[-1] == pytest.approx(1)
    newest, revision, first = releases(store)
    assert [one.state for one in (first, revision, newest)] == [REVISED, PUBLISHED, PUBLISHED]
    assert current(store) == newest
    assert (newest.quarter, newest.name) == ("2026Q2", "release 2026 Q2")
    assert revision.note == f"{late.REASON}. A voice that was taken back is left out."
    # Every file but the one that was revised for it may be handed out, also much later.
    much_later = dt.datetime(2028, 6, 1, tzinfo=dt.UTC)
    monkeypatch.setattr(clock, "now", lambda: much_later)
    gone = [voices_gone(store, one.number) for one in (first, revision, newest)]
    assert [bool(some) for some in gone] == [True, False, False]
    assert _attended(store, revision.number) == _attended(store, first.number) + 14
    # The last quarter is open, so that uploads can be tried.
    with store.reading() as connection:
        assert set(QUARTERS) - set(locked(connection)) == {QUARTERS[-1]}
    days = [one.done_at for one in decisions(store)[::-1]]
    assert days == sorted(days)
    remove_demo(store, "ann")
    assert current(store) is None
    assert {one.state for one in releases(store)} == {WITHDRAWN}


def _attended(store: Store, number: int) -> float:
    with store.reading() as connection:
        found = released(connection, number, ["event_attendance"], ())
    return next(f.result.estimate.value or 0 for f in found if f.result.window.name == late.QUARTER)
