"""Releases are built one at a time, and what became of each building is known."""

import threading

import pytest
from conftest import Upload
from releasing import reported

from data.approvals import reopen
from data.problems import Refused
from data.store import Store
from metrics.releases.keeping import releases
from reports.releases import builds, make_release
from reports.releases.builds import BROKEN, BUILT, REFUSED, RUNNING, build_release, latest


def test_what_is_begun_goes_on_and_is_built(store: Store, approved_quarter: str) -> None:
    builds.start_building(store, approved_quarter, "ann", "A note.").join()
    one = latest(store)
    assert one is not None
    assert (one.state, one.release, one.begun_by, one.quarter) == (BUILT, 1, "ann", "2026Q1")
    assert [kept.number for kept in releases(store)] == [1]


def test_the_second_is_told_at_the_start(
    store: Store, approved_quarter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def waits(*_: object, **__: object) -> int:
        begun.set()
        go_on.wait()
        return 7

    monkeypatch.setattr(builds, "make_release", waits)
    first = builds.start_building(store, approved_quarter, "ann")
    begun.wait()
    running = latest(store)
    with pytest.raises(Refused) as refused:
        build_release(store, approved_quarter, "bea")
    go_on.set()
    first.join()
    assert running is not None and running.state == RUNNING
    (problem,) = refused.value.problems
    assert problem.text == "ann is building the release of 2026 Q1: 0% is done."
    after = latest(store)
    assert after is not None and (after.state, after.release) == (BUILT, 7)


def test_why_it_was_refused_is_kept(
    store: Store, upload: Upload, approved_quarter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is reported while it is built refuses it, and the sentence waits for whoever began."""

    def reports_meanwhile(*_: object, **__: object) -> int:
        reopen(store, "2026Q1", "bea", "late")
        upload(reported({"code": "E4", "date": "2026-03-20"}))
        return make_release(store, "2026Q1", "ann")

    monkeypatch.setattr(builds, "make_release", reports_meanwhile)
    builds.start_building(store, approved_quarter, "ann").join()
    one = latest(store)
    assert one is not None and one.state == REFUSED
    assert [problem.text for problem in one.problems] == [
        "2026 Q1 is not approved, or was opened again."
    ]


def test_a_fault_is_kept_as_one_and_stops_nobody_else(
    store: Store, approved_quarter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> int:
        raise ArithmeticError("no answer")

    with monkeypatch.context() as patched:
        patched.setattr(builds, "make_release", fails)
        with pytest.raises(ArithmeticError):
            build_release(store, approved_quarter, "ann")
    one = latest(store)
    assert one is not None and one.state == BROKEN
    assert build_release(store, approved_quarter, "bea") == 1


def test_nothing_is_begun_that_may_not_be_built(store: Store, approved_quarter: str) -> None:
    with pytest.raises(Refused):
        builds.start_building(store, "2026Q2", "ann")
    assert latest(store) is None


def test_what_is_being_done_is_said_in_words_and_not_in_codes(
    store: Store, approved_quarter: str
) -> None:
    told: list[str] = []
    build_release(store, approved_quarter, "ann", tell=lambda _, what: told.append(what))
    assert "figures of the whole coalition are worked out" in told
    assert "figures by audience class are worked out" in told
    assert not [what for what in told if "_" in what]
    assert list(dict.fromkeys(told))[-5:] == [
        "what is small is hidden, with what would give it away",
        "an attacker tries to work out what is hidden",
        "the file is written",
        "the release is kept",
        "done",
    ]
