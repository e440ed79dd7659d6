"""Whoever is killed while they upload leaves all of it or none; two at once do not mix."""

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from conftest import Upload
from stored import State, column, current_state, every_row
from workbooks import book

from data import beside, keeping, submissions, tallies
from data.plan import REPLACE, Asked, Plan, plan_file
from data.problems import Refused
from data.settled import Aside, Corrected
from data.store import Store, open_store

BOTH_DATABASES = True

KILLED = 9
#: How often somebody is killed at a moment of its own.
ROUNDS = 12


def report(attended: int, extra: str) -> bytes:
    return book(
        events=[{"code": "E1", "attended": attended}, {"code": extra}],
        signins=[{"event_code": "E1", "person": "K1"}, {"event_code": extra, "person": extra}],
    )


def plan_of(store: Store, attended: int, extra: str = "E3") -> Plan:
    """Return the plan of a revision, with everything that is kept beside rows."""
    content = report(attended, extra)
    plan = plan_file(store, content, "revised.xlsx", Asked("P1", mode=REPLACE))
    assert not plan.errors, [problem.message for problem in plan.errors]
    return replace(
        plan,
        corrections=(Corrected("Events", "G2", "many", str(attended)),),
        asides=(Aside("events", "P1", "2026Q1", "Events", attended, {}, "Not known yet"),),
        remember={"sheet|notes": str(attended)},
    )


def in_a_process(store: Store, act: Callable[[Store], object]) -> int:
    """Run ``act`` on the same database in a process of its own; return the process's id."""
    # A process that is forked must not find its parent's connections open.
    store.engine.dispose()
    process = os.fork()
    if process:
        return process
    try:
        act(open_store())
    finally:
        os._exit(1)


def committing(store: Store) -> None:
    submissions.commit(store, plan_of(store, 34), "tester")


def dying(store: Store, room: object, name: str) -> None:
    """Upload, and be gone without a goodbye once a step is done."""
    step = getattr(room, name)

    def and_die(*given: object, **named: object) -> None:
        step(*given, **named)
        os._exit(KILLED)

    setattr(room, name, and_die)
    committing(store)


@pytest.fixture
def before(store: Store, upload: Upload) -> State:
    upload(report(30, "E2"))
    return every_row(store)


@pytest.mark.parametrize(
    ("room", "name"),
    [
        (submissions, "_write_upload"),
        (keeping, "keep"),
        (submissions, "_load_rows"),
        (submissions, "_commit_part"),
        (submissions, "write_asides"),
        (beside, "remember"),
        (tallies, "bring_up_to_date"),
        (submissions, "refuse_survivor_signins"),
    ],
)
def test_killed_on_the_way_nothing_is_stored(
    store: Store, upload: Upload, before: State, room: object, name: str
) -> None:
    process = in_a_process(store, lambda own: dying(own, room, name))
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == KILLED
    assert every_row(store) == before
    assert len(upload(report(34, "E3"))) == 2


def test_killed_afterwards_all_of_it_is_stored(store: Store, upload: Upload, before: State) -> None:
    process = in_a_process(store, lambda own: dying(own, submissions, "commit"))
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == KILLED
    assert every_row(store) != before
    stored = current_state(store)
    assert upload(report(34, "E3")) == []
    assert current_state(store) == stored


def test_killed_at_any_moment_all_or_nothing_is_stored(store: Store, before: State) -> None:
    chance, took = Random(3), 0.0
    held = before
    for turn in range(ROUNDS):
        attended = 34 + turn
        reading, writing = os.pipe()

        def act(own: Store, attended: int = attended, writing: int = writing) -> None:
            plan = plan_of(own, attended)
            os.write(writing, b"1")
            submissions.commit(own, plan, "tester")

        process = in_a_process(store, act)
        os.close(writing)
        assert os.read(reading, 1)
        began = time.monotonic()
        if turn:
            # The moments are spread over the commit, and a little beyond it.
            time.sleep(took * 1.1 * (turn - 1 + chance.random()) / (ROUNDS - 1))
            os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        took = took or time.monotonic() - began
        os.close(reading)
        held = all_or_nothing(store, held, attended)


def all_or_nothing(store: Store, before: State, attended: int) -> State:
    """Say that a store is as before or holds a revision whole; return what it holds."""
    with store.writing():
        """A server may still be at work for a client that is gone: wait until it is not."""
    now = every_row(store)
    if now == before:
        return now
    more = {name: len(now[name]) - len(before[name]) for name in now}
    once = ("uploads", "files", "corrections", "rows_aside")
    assert {name: more[name] for name in once} == dict.fromkeys(once, 1)
    assert more["submissions"] in (1, 2)
    assert column(store, "events", "attended") == [attended, None]
    assert str(attended) in str(now["remembered"])
    sums = [row for row in current_state(store)["events totals"] if attended in row]
    assert sums
    return now


# -- two at once


def test_of_two_who_upload_at_once_one_is_shown_the_new_ground(store: Store, before: State) -> None:
    plans = [plan_of(store, attended) for attended in (40, 50)]
    start = threading.Barrier(2)
    outcomes: dict[int, str] = {}

    def commit(attended: int, plan: Plan) -> None:
        start.wait()
        try:
            outcomes[attended] = str(len(submissions.commit(store, plan, "tester")))
        except Refused as refused:
            outcomes[attended] = refused.problems[0].entry

    threads = [
        threading.Thread(target=commit, args=given) for given in zip((40, 50), plans, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes.values()) == ["2", "moved"]
    (first,) = (attended for attended, outcome in outcomes.items() if outcome == "2")
    assert column(store, "events", "attended") == [first, None]
    (second,) = outcomes.keys() - {first}
    again = plan_of(store, second)
    assert [change.old for change in again.parts[-2].changed] == [first]
    assert submissions.commit(store, again, "tester") != []
