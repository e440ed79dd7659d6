"""The page of releases: from a quarter to what everyone sees, and back where it must be."""

import datetime as dt
import re
import time
from collections.abc import Callable

import pytest
from releasing import EVENTS, reported
from streamlit.testing.v1 import AppTest
from workbooks import book

from data import clock
from data.approvals import approve, decisions, reopen
from data.exports import take_out
from data.plan import REPLACE, Asked, plan_file
from data.store import Store, open_store
from data.submissions import commit
from metrics.releases.keeping import PUBLISHED, REVISED, WITHDRAWN, current, publish, releases
from reports.releases import builds, make_release

Open = Callable[..., AppTest]
PAGE = "records/releases.py"
Q1 = {"quarter": "2026 Q1"}
NOW = dt.datetime(2026, 5, 4, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be 4 May 2026: 2026 Q1 has been due since 30 April; each look takes a minute."""
    passed = iter(range(10_000))
    monkeypatch.setattr(clock, "now", lambda: NOW + dt.timedelta(minutes=next(passed)))


@pytest.fixture
def store() -> Store:
    """Three events of one quarter, reported by one partner."""
    found = open_store()
    commit(found, plan_file(found, reported(), "q1.xlsx", Asked("P1")), "tester")
    return found


def press(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click().run(timeout=120)
    assert not app.exception, app.exception[0].stack_trace
    return app


def build(app: AppTest, store: Store, label: str) -> AppTest:
    """Press the button that builds, wait until it is done, and look again."""
    press(app, label)
    while (one := builds.latest(store)) and one.state == builds.RUNNING:
        time.sleep(0.05)
    return app.run()


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def said(app: AppTest) -> str:
    """Return all that the page says, without its tags."""
    words = [one.value for one in (*app.markdown, *app.text, *app.caption)]
    words += [re.sub(r"<.*?>", " ", one.proto.body) for one in app.get("html")]
    words += [one.value for one in (*app.success, *app.warning, *app.error, *app.info)]
    return re.sub(r"\s+", " ", " ".join(words))


def steps(app: AppTest) -> list[str]:
    (row,) = (one.proto.body for one in app.get("html") if 'aria-label="Steps"' in one.proto.body)
    return [text.replace("\u00a0", " ") for text in re.findall(r"<span.*?>(.*?)</span>", row)]


def late_file(store: Store) -> None:
    """Report a fourth event of the quarter, with 14 people."""
    more = {"code": "E4", "date": "2026-03-20", "area": "A1", "attended": 14, "registered": 20}
    asked = Asked("P1", mode=REPLACE)
    plan = plan_file(store, book(events=[*EVENTS, more]), "again.xlsx", asked)
    commit(store, plan, "tester")


# -- the way


def test_a_quarter_is_approved_built_looked_at_and_published(visit: Open, store: Store) -> None:
    app = visit(PAGE, **Q1)
    assert steps(app)[:4] == ["○ 1 Completeness", "○ 2 Review",
                              "→ 3 Approve", "○ 4 Build"]  # fmt: skip
    assert "Approve it first." in said(app)
    press(app, "Approve and lock 2026 Q1 all the same")
    (made,) = decisions(store)
    assert made.action == "approved"
    assert steps(app)[2] == "✓ 3 Approved with 2 points open"
    assert made.reason is not None and made.reason.startswith("Open then (2): ")

    build(app, store, "Build the release of 2026 Q1")
    (built,) = releases(store)
    assert (
        f"Release 1 of 2026 Q1 is built; {built.built_by} built it on {clock.day(built.built_at)}. "
        "Look at what is hidden, then publish."
    ) in said(app)
    assert "Release 1 is built and not published." in said(app)
    assert "In release 1, " in said(app)
    assert "The attacker's audit is passed" in said(app)
    assert "Every figure of the whole coalition is shown, none is hidden." in said(app)
    assert current(store) is None
    assert steps(app)[4] == "→ 5 Look at what is hidden"

    press(app, "Publish to funders and local government")
    one = current(store)
    assert one is not None
    assert (one.number, one.state) == (1, PUBLISHED)
    assert steps(app) == [f"✓ {step[2:]}" for step in steps(app)]
    assert "Build the release of 2026 Q1" not in labels(app)


def test_a_late_file_leads_to_a_revision_that_says_what_changed(visit: Open, store: Store) -> None:
    approve(store, "2026Q1", "ann")
    publish(store, make_release(store, "2026Q1", "ann"), "ann")
    assert "To correct something, reopen" in said(visit(PAGE, **Q1))
    reopen(store, "2026Q1", "ben", "late file of the school")
    late_file(store)
    app = visit(PAGE, **Q1)
    assert "by ben: late file of the school" in said(app)
    press(app, next(label for label in labels(app) if label.startswith("Approve and lock")))
    build(app, store, "Build a revision of release 1")
    assert "What changed against release 1" in said(app)
    assert "+14" in said(app)
    press(app, "Publish to funders and local government")
    assert [(one.number, one.state) for one in releases(store)] == [(2, PUBLISHED), (1, REVISED)]


def corrected(store: Store) -> None:
    """Report two people more at the first event."""
    first, *others = EVENTS
    more = {**first, "attended": first["attended"] + 2}
    plan = plan_file(store, book(events=[more, *others]), "again.xlsx", Asked("P1", mode=REPLACE))
    commit(store, plan, "tester")


def test_what_a_correction_by_two_will_hide_is_said_before_it_is_built_and_why_after(
    visit: Open, store: Store
) -> None:
    approve(store, "2026Q1", "ann")
    publish(store, make_release(store, "2026Q1", "ann"), "ann")
    reopen(store, "2026Q1", "ben", "a misread list")
    corrected(store)
    assert "Numbers that release 1 shows have changed by a few since" in said(visit(PAGE, **Q1))
    approve(store, "2026Q1", "ben")

    app = visit(PAGE, **Q1)
    assert "so what they are now will be hidden:" in said(app)
    app.text_area(key="release note 2026Q1").set_value("+2 attendances").run()
    assert "It says “+2”." in said(app)
    press(app, "Build a revision of release 1")
    assert "The note may tell by how few people figures were corrected" in said(app)
    assert builds.latest(store) is None

    app.checkbox(key="release note 2026Q1 may stand: +2 attendances").check().run()
    app.text_area(key="release note 2026Q1").set_value("+2 of P1").run()
    assert not app.checkbox(key="release note 2026Q1 may stand: +2 of P1").value
    app.text_area(key="release note 2026Q1").set_value("+2 attendances").run()
    app.checkbox(key="release note 2026Q1 may stand: +2 attendances").check().run()
    build(app, store, "Build a revision of release 1")
    assert releases(store)[0].note == "+2 attendances"
    assert "Figures of the whole coalition hidden now, and shown before: " in said(app)
    assert "shown in release 1, hidden because of the correction in this release" in said(app)
    assert "are told otherwise than in release 1" in said(app)
    assert "A figure that is hidden now need not have changed" in said(app)

    # The reason of a withdrawal is published too, and the note of what is withdrawn is not shown.
    press(app, "Publish to funders and local government")
    app.text_area(key="withdrawal of release 2").set_value("Wrong by 2 people").run()
    press(app, "Withdraw it")
    assert releases(store)[0].state == PUBLISHED
    app.text_area(key="withdrawal of release 2").set_value("A list was misread.").run()
    press(app, "Withdraw it")
    assert releases(store)[0].state == WITHDRAWN
    listed = said(visit("results/release.py", role="Funder"))
    assert "A list was misread." in listed
    assert "+2 attendances" not in listed


def test_of_a_late_file_of_fourteen_any_note_may_be_given(visit: Open, store: Store) -> None:
    approve(store, "2026Q1", "ann")
    publish(store, make_release(store, "2026Q1", "ann"), "ann")
    reopen(store, "2026Q1", "ben", "a late file")
    late_file(store)
    approve(store, "2026Q1", "ben")
    app = visit(PAGE, **Q1)
    assert "have changed by a few" not in said(app)
    app.text_area(key="release note 2026Q1").set_value("2 more people of P1").run()
    assert "It says “" not in said(app)
    assert not app.checkbox


def test_a_release_is_withdrawn_with_the_reason(visit: Open, store: Store) -> None:
    approve(store, "2026Q1", "ann")
    publish(store, make_release(store, "2026Q1", "ann"), "ann")
    app = press(visit(PAGE, **Q1), "Withdraw it")
    assert "No reason is given" in said(app)
    app.text_area(key="withdrawal of release 1").set_value("A file was counted twice").run()
    app = press(app, "Withdraw it")
    assert "Release 1 is withdrawn." in said(app)
    (one,) = releases(store)
    assert (one.state, one.reason) == (WITHDRAWN, "A file was counted twice")
    assert "Build the release of 2026 Q1" in labels(app)


def test_whoever_publishes_is_told_which_headlines_are_hidden(visit: Open) -> None:
    store = open_store()
    events = book(events=[{"code": "E1", "date": "2026-02-03", "attended": 3}])
    commit(store, plan_file(store, events, "q1.xlsx", Asked("P1")), "tester")
    approve(store, "2026Q1", "ann")
    make_release(store, "2026Q1", "ann")
    app = visit(PAGE, **Q1)
    heading = "Figures of the whole coalition hidden in 2026 Q1, which no release before told: "
    (told,) = (body for one in app.get("html") if heading in (body := one.proto.body))
    assert "<li><b>2026 Q1</b>: Attendance at events; " in told


def test_merges_are_tried_before_anything_is_built(visit: Open, store: Store) -> None:
    # 2 people in South are hidden, and the 43 in North with them; of both together are 45.
    app = press(visit(PAGE, **Q1), "Try merges")
    assert "North and South together would show 45 attendances more." in said(app)


# -- what goes wrong


def test_before_anything_is_reported_nothing_can_be_released(visit: Open) -> None:
    store = open_store()
    partners = [{"code": "P1", "name": "Harbour House"}]
    commit(store, plan_file(store, book(partners=partners), "lists.xlsx"), "tester")
    app = visit(PAGE, **Q1)
    assert "Nothing was reported up to 2026 Q1" in said(app)


def test_whoever_approves_second_is_told_so(visit: Open, store: Store) -> None:
    app = visit(PAGE, **Q1)
    approve(store, "2026Q1", "ann")
    press(app, "Approve and lock 2026 Q1 all the same")
    assert "2026 Q1 was approved on 4 May 2026 by ann and is locked." in said(app)
    assert len(decisions(store)) == 1


def test_whoever_publishes_second_is_told_so(visit: Open, store: Store) -> None:
    approve(store, "2026Q1", "ann")
    number = make_release(store, "2026Q1", "ann")
    app = visit(PAGE, **Q1)
    publish(store, number, "ann")
    app = press(app, "Publish to funders and local government")
    assert "Release 1 is published; this needs one that is built." in said(app)
    assert len(releases(store)) == 1


def test_what_was_built_before_a_reopening_is_not_offered(visit: Open, store: Store) -> None:
    approve(store, "2026Q1", "ann")
    make_release(store, "2026Q1", "ann")
    reopen(store, "2026Q1", "ben", "late")
    approve(store, "2026Q1", "ann")
    app = visit(PAGE, **Q1)
    assert "cannot be published any more" in said(app)
    assert "Publish to funders and local government" not in labels(app)


def test_a_damaged_file_of_the_last_release_is_said(
    visit: Open, store: Store, release: Callable[..., int]
) -> None:
    # What is kept as its file there is no zip file.
    release(store, "2026Q1")
    app = visit(PAGE, **Q1)
    assert "It must be the file of a release; this is no zip file that can be read." in said(app)
    assert "No audit for staff was kept with release 1." in said(app)


# -- who, and what was taken out


@pytest.mark.parametrize("role", ["Funder", "Local government"])
def test_it_is_for_staff(visit: Open, store: Store, role: str) -> None:
    app = visit(PAGE, role=role)
    assert [one.value for one in app.title] == ["Not for this role"]


def test_the_ledger_says_what_was_taken_out_of_what(visit: Open, store: Store) -> None:
    approve(store, "2026Q1", "ann")
    make_release(store, "2026Q1", "ann")
    take_out(store, "Events by area", "csv", "ann", "staff")
    take_out(store, "Release 1", "zip", "flo", "funder", 1)
    app = said(visit(PAGE, **Q1))
    assert "Release 1 zip release 1 2026-05-04" in app
    assert "Events by area csv live, not for publication 2026-05-04" in app
    assert "flo (Funder)" in app
