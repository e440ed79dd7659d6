"""A release is built in the background, one at a time, of what was chosen to be told apart."""

import datetime as dt
import json
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest
import sqlalchemy as sa
from releasing import reported
from streamlit.testing.v1 import AppTest
from workbooks import book

from data import clock
from data.approvals import approve
from data.plan import Asked, plan_file
from data.problems import Problem
from data.records import table_of
from data.records.builds import ReleaseBuild
from data.store import Store, open_store
from data.submissions import commit
from metrics.dimensions import labels as labels_of
from metrics.releases.choices import Choices, put_together
from metrics.releases.keeping import content, publish, releases
from reports.releases import builds, make_release, read

Open = Callable[..., AppTest]
PAGE = "records/releases.py"
Q1 = {"quarter": "2026 Q1"}
NOW = dt.datetime(2026, 5, 4, 9, tzinfo=dt.UTC)
PUBLISH = "Publish to funders and local government"
BUILD = "Build the release of 2026 Q1"


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def store() -> Store:
    """Three events of an approved quarter."""
    found = open_store()
    commit(found, plan_file(found, reported(), "q1.xlsx", Asked("P1")), "tester")
    approve(found, "2026Q1", "ann")
    return found


def press(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click().run(timeout=120)
    assert not app.exception, app.exception[0].stack_trace
    return app


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def said(app: AppTest) -> str:
    words = [one.value for one in (*app.markdown, *app.text, *app.success, *app.warning)]
    words += [one.value for one in app.error]
    return " ".join((*words, *(one.proto.body for one in app.get("html"))))


def begun(store: Store, **more: Any) -> None:
    """Write down a building that another process began at nine."""
    row = {"id": 1, "quarter": "2026Q1", "begun_at": NOW, "begun_by": "bea", "seen_at": NOW}
    row |= {"done": 0.4, "doing": "attacked", "outcome": "", "told": "[]"}
    with store.writing() as connection:
        connection.execute(sa.insert(table_of(ReleaseBuild)).values(**(row | more)))


def test_who_comes_second_sees_who_is_building_and_how_far(visit: Open, store: Store) -> None:
    begun(store)
    app = visit(PAGE, **Q1)
    assert "bea began it at 09:00 (UTC). You may leave the page" in said(app)
    assert app.get("progress")[0].proto.text == "Release of 2026 Q1, 40%: Attacked"
    assert BUILD not in labels(app)


def test_who_presses_second_is_told_at_once(visit: Open, store: Store) -> None:
    app = visit(PAGE, **Q1)
    begun(store)
    press(app, BUILD)
    assert "bea is building the release of 2026 Q1: 40% is done." in said(app)
    assert releases(store) == []


def test_an_earlier_build_is_not_published_while_a_newer_one_is_built(
    visit: Open, store: Store
) -> None:
    make_release(store, "2026Q1", "ann")
    app = visit(PAGE, **Q1)
    begun(store)
    # Begun since the page was shown: the button is still there, and says why not.
    press(app, PUBLISH)
    assert "bea is building the release of 2026 Q1: 40% is done." in said(app)
    assert [one.state for one in releases(store)] == ["built"]
    assert PUBLISH not in labels(app)
    assert (
        "bea is building a release of 2026 Q1. Until that is over, release 1 is not offered for "
        "publication."
    ) in said(app)


def test_a_build_that_was_never_published_is_discarded_with_the_reason(
    visit: Open, store: Store
) -> None:
    for _ in range(2):
        make_release(store, "2026Q1", "ann")
    app = visit(PAGE, **Q1)
    assert "1\u2002Release 2026 Q1: built, for staff only; built anew as release 2" in [
        box.label for box in app.expander
    ]
    app = press(app, "Discard it")
    assert "No reason is given why the release is discarded." in said(app)
    app.text_area(key="discarding of release 2").set_value("With other choices").run()
    app = press(app, "Discard it")
    assert [(one.number, one.state, one.reason) for one in releases(store)] == [
        (2, "discarded", "With other choices"), (1, "built", ""),
    ]  # fmt: skip
    # What was built before it may be published again.
    assert PUBLISH in labels(app)
    assert "Release 1 was built on" in said(app)


def test_one_that_was_interrupted_says_that_nothing_was_kept(visit: Open, store: Store) -> None:
    begun(store, seen_at=NOW - dt.timedelta(minutes=4))
    app = visit(PAGE, **Q1)
    assert "Building the release of 2026 Q1 was interrupted" in said(app)
    assert BUILD in labels(app)


def test_whoever_comes_back_reads_why_it_was_refused(visit: Open, store: Store) -> None:
    why = json.dumps([asdict(Problem("release_moved", found="2026 Q1"))])
    begun(store, outcome="refused", told=why)
    app = visit(PAGE, **Q1)
    assert "The release that bea began on 4 May 2026 is not built:" in said(app)
    assert "What is stored was changed while the release of 2026 Q1 was built." in said(app)


def test_a_fault_of_the_program_is_said_to_be_one(visit: Open, store: Store) -> None:
    begun(store, outcome="broken")
    assert "ended with a fault of the program" in said(visit(PAGE, **Q1))


# -- what it tells apart


def test_a_merge_that_was_tried_is_used_in_the_build(visit: Open, store: Store) -> None:
    app = press(visit(PAGE, **Q1), "Try merges")
    press(app, "Use North and South in the build")
    assert "In the next build, North and South (area) are shown together." in said(app)
    app.selectbox(key="left out by").set_value("partner").run()
    press(app, "Leave out")
    assert "Nothing is shown by partner." in said(app)
    press(app, BUILD)
    while (one := builds.latest(store)) and one.state == builds.RUNNING:
        time.sleep(0.05)
    held = read(content(store, 1))
    assert held.receipt.note == (
        "North and South (area) are shown together. Nothing is shown by partner."
    )
    assert "In release 1, " in said(app.run())
    # Whoever builds it anew begins with the same choices.
    assert "Nothing is shown by partner." in said(visit(PAGE, **Q1))


def test_what_was_chosen_is_taken_back(visit: Open, store: Store) -> None:
    app = press(visit(PAGE, **Q1), "Leave out")
    assert "Nothing is shown by area." in said(app)
    press(app, "Take back")
    assert "Nothing is shown by area." not in said(app)


def test_one_value_alone_is_not_put_together(visit: Open, store: Store) -> None:
    app = visit(PAGE, **Q1)
    app.multiselect(key="together area").set_value(["A1"]).run()
    press(app, "Put together")
    assert "“North” cannot be put together" in said(app)


def test_contact_hours_are_not_tried_as_no_release_has_them_by_area(
    visit: Open, store: Store
) -> None:
    app = visit(PAGE, **Q1)
    assert "Contact hours" not in app.selectbox(key="merge of").options


def test_funders_see_areas_told_as_one_under_their_name(visit: Open, store: Store) -> None:
    """2 of the events were in the north and 1 in the south, none in the west."""
    placed = [
        {"code": f"A{i}", "name": name, "tile_column": i, "tile_row": 1}
        for i, name in enumerate(("North", "South", "West"), 1)
    ]
    commit(store, plan_file(store, book(areas=placed), "areas.xlsx"), "tester")
    both = put_together(labels_of(store), "area", ["A1", "A2"], "Both ends")
    publish(store, make_release(store, "2026Q1", "ann", chosen=Choices((both,))), "ann")
    app = visit("results/places.py", role="Funder", indicator="Events held")
    drawn = app.get("plotly_chart")[0].proto.spec
    assert "Both ends" in drawn and "West" in drawn
    assert "North" not in drawn
