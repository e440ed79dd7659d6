"""What everyone but staff sees: the current release, and nothing else."""

import datetime as dt
import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from conftest import Upload
from releasing import LATER, release_odd
from streamlit.testing.v1 import AppTest
from workbooks import book

from dashboard import PAGES
from data import clock
from data.approvals import approve, reopen
from data.exports import LIVE
from data.kinds import kinds
from data.problems import Refused
from data.store import Store, open_store
from data.tables import totals_table, turnout_table
from metrics.dimensions import labels
from metrics.releases.building import build
from metrics.releases.choices import NONE, choices, leave_out
from metrics.releases.keeping import discard, handed_out, keep, publish, withdraw
from metrics.results import compute
from pages import parts
from reports.releases import make_release

Open = Callable[..., AppTest]
Release = Callable[..., int]
RESULTS = [script for script, _, section, _ in PAGES if section == "Results"]
OUTSIDE = ("Funder", "Local government")


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything be done on 4 May 2026."""
    monkeypatch.setattr(clock, "now", lambda: dt.datetime(2026, 5, 4, 9, tzinfo=dt.UTC))


def html(app: AppTest) -> str:
    """Return what a page says, its style sheets left out."""
    bodies = [element.proto.body for element in app.get("html")]
    return " ".join(b for b in bodies if "<style>" not in b).replace("\u00a0", " ")


def events(*attended: int, day: str = "2026-02-03") -> list[dict[str, object]]:
    return [
        {"code": f"{day} {i}", "date": day, "attended": count} for i, count in enumerate(attended)
    ]


# -- nothing live


def _live_tables() -> set[str]:
    """The tables of rows that figures are made of: all but the lists that name things."""
    found = set()
    for kind in kinds().values():
        if not kind.reference:
            found |= {str(kind.__tablename__), totals_table(kind).name}
        if kind.participant and kind.dated_by:
            found.add(turnout_table(kind).name)
    return found


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every statement that is put to the store meanwhile."""
    statements: list[str] = []

    def listen(*given: object) -> None:
        statements.append(str(given[2]))

    sa.event.listen(sa.Engine, "before_cursor_execute", listen)
    yield statements
    sa.event.remove(sa.Engine, "before_cursor_execute", listen)


def _refuse(*_given: object, **_named: object) -> None:
    raise AssertionError("live figures were computed for somebody outside the coalition")


@pytest.mark.parametrize("script", RESULTS)
def test_no_page_asks_live_rows_for_a_funder(
    script: str,
    visit: Open,
    released_demo: Path,
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # All of them first: one that is imported meanwhile would keep what is put in here.
    for part in pkgutil.iter_modules(parts.__path__):
        importlib.import_module(f"{parts.__name__}.{part.name}")
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] in ("metrics", "reports", "pages") and (
            getattr(module, "compute", None) is compute
        ):
            monkeypatch.setattr(module, "compute", _refuse)
    visit(role="Funder")
    asked.clear()
    visit(script, role="Funder")
    assert not _read(asked) & _live_tables()
    assert "releases" in _read(asked)


def test_for_staff_live_rows_are_asked(visit: Open, released_demo: Path, asked: list[str]) -> None:
    """What the test above looks for is there to be found."""
    visit()
    assert {"events_totals", "signins_turnout"} <= _read(asked) & _live_tables()


def _read(statements: list[str]) -> set[str]:
    return {name for one in statements for name in re.findall(r'(?:FROM|JOIN) "?(\w+)', one)}


@pytest.mark.parametrize("role", OUTSIDE)
@pytest.mark.parametrize("script", RESULTS)
def test_every_page_says_that_nothing_is_released(
    script: str, role: str, visit: Open, store: Store, upload: Upload
) -> None:
    upload(book(events=events(20)))
    app = visit(script, role=role)
    assert "Nothing has been released yet." in html(app)
    assert "nothing released" in html(app)
    assert [link.proto.label for link in app.main.get("page_link")] == ["See what is measured"]
    assert not app.get("plotly_chart")


# -- which release


def test_what_is_uploaded_after_the_release_is_staffs_alone(
    visit: Open, store: Store, upload: Upload, release: Release
) -> None:
    upload(book(events=events(20, 30)))
    release(store, "2026Q1")
    upload(book(events=events(400, day="2026-05-03")))
    funder, staff = visit(role="Funder"), visit()
    assert '<span class="chip">release 2026 Q1</span>' in html(funder)
    assert '<span class="chip">live, not for publication</span>' in html(staff)
    assert "<b>50</b> <span>attendances" in html(funder)
    assert "400" not in html(funder)
    assert "<b>400</b> <span>attendances" in html(staff)
    assert funder.selectbox(key="period").options == ["2026 Q1"]


def test_a_revision_takes_the_place_of_what_it_revises_at_once(
    visit: Open, store: Store, upload: Upload, release: Release
) -> None:
    upload(book(events=events(20, 30)))
    first = release(store, "2026Q1")
    app = visit(role="Funder")
    assert "<b>50</b> <span>attendances" in html(app)
    reopen(store, "2026Q1", "tester", "a late file")
    upload(book(events=events(20, 30, 14)))
    assert "<b>50</b> <span>attendances" in html(app.run())
    second = release(store, "2026Q1", revises=first)
    shown = html(app.run())
    assert f"release 2026 Q1, revision {second}" in shown
    assert "<b>64</b> <span>attendances" in shown


def test_a_withdrawn_release_is_gone_from_an_open_page(
    visit: Open, store: Store, upload: Upload, release: Release
) -> None:
    upload(book(events=events(20, 30)))
    number = release(store, "2026Q1")
    app = visit(role="Funder")
    withdraw(store, number, "tester", "a wrong file")
    shown = html(app.run())
    assert "Release 2026 Q1 was withdrawn on 4 May 2026. Why: a wrong file. No other" in shown
    assert "50" not in shown
    assert [link.proto.label for link in app.main.get("page_link")] == [
        "See the releases there were", "See what is measured",
    ]  # fmt: skip


def test_where_a_later_release_is_withdrawn_the_earlier_one_says_so(
    visit: Open, store: Store, upload: Upload, release: Release
) -> None:
    upload(book(events=events(20, 30)))
    release(store, "2026Q1")
    upload(book(events=events(400, day="2026-05-03")))
    withdraw(store, release(store, "2026Q2"), "tester", "A file was counted twice.")
    app = visit(role="Funder")
    assert '<span class="chip">release 2026 Q1</span>' in html(app)
    assert [one.value for one in app.warning] == [
        "Release 2026 Q2 was withdrawn on 4 May 2026. Why: A file was counted twice. Until it is "
        "put right, you see release 2026 Q1."
    ]


# -- areas told as one


def test_areas_told_as_one_are_said_where_areas_are_counted(visit: Open, store: Store) -> None:
    release_odd(store)
    said = "North and South (Both ends) are told as one area; where areas are counted, each of them"
    for page, more in (("", {}), ("results/places.py", {}),
                       ("results/indicator.py", {"indicator": "Areas covered"})):  # fmt: skip
        assert said in html(visit(page, role="Funder", **more)), page
        # Staff see the areas themselves.
        assert said not in html(visit(page, role="Program staff", **more)), page
    assert said not in html(visit("results/indicator.py", role="Funder", indicator="Events held"))


def test_who_asks_for_a_part_is_told_the_area_it_is_told_with(visit: Open, store: Store) -> None:
    release_odd(store)
    app = visit("results/places.py", role="Funder", area="North")
    assert (
        "Not in this release, so not chosen here: Area “North” (told as one with others, as Both "
        "ends)."
    ) in html(app)


def test_no_report_of_all_areas_is_offered_where_the_release_left_them_out(
    visit: Open, store: Store, upload: Upload
) -> None:
    upload(book(events=events(20, 30)))
    approve(store, "2026Q1", "tester")
    without = choices(labels(store), [], [leave_out("area")])
    numbers = [make_release(store, "2026Q1", "tester", chosen=one) for one in (NONE, without)]
    for number, offered in zip(numbers, (True, False), strict=True):
        app = visit("reports/reports.py", of_release=str(number), report="Quarterly report")
        (box,) = (one for one in app.selectbox if one.label == "Coalition, area, grant or partner")
        assert ("All areas at once (zip)" in box.options) is offered
    # What was discarded is not offered at all.
    discard(store, numbers[1], "tester", "Without areas it says too little.")
    app = visit("reports/reports.py")
    (box,) = (one for one in app.selectbox if one.label == "Release")
    assert len(box.options) == 1


def places_without(visit: Open, store: Store, upload: Upload, *left_out: str) -> AppTest:
    """Publish a release that leaves a breakdown out, and open Places on it."""
    upload(book(events=events(20, 30)))
    approve(store, "2026Q1", "tester")
    chosen = choices(labels(store), [], [leave_out(*left_out)])
    publish(store, make_release(store, "2026Q1", "tester", chosen=chosen), "tester")
    return visit("results/places.py", role="Funder")


def test_places_open_on_a_release_without_what_they_begin_with(
    visit: Open, store: Store, upload: Upload
) -> None:
    app = places_without(visit, store, upload, "area", "events_held")
    assert "Events held" not in app.selectbox(key="indicator").options


def test_places_say_that_a_release_tells_nothing_by_area(
    visit: Open, store: Store, upload: Upload
) -> None:
    app = places_without(visit, store, upload, "area")
    assert [one.value for one in app.info] == ["The release tells no figure by area."]


# -- the list of releases

LISTED = "results/release.py"


def downloads(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("download_button")]


def test_everyone_sees_which_release_it_is_with_coverage_note_and_file(
    visit: Open, store: Store, upload: Upload, release: Release
) -> None:
    upload(book(events=events(20, 30)))
    release(store, "2026Q1")
    for role in (*OUTSIDE, "Program staff"):
        app = visit(LISTED, role=role)
        shown = html(app)
        assert [one.value for one in app.subheader] == ["Release 1: 2026 Q1"]
        assert "<dt>State</dt><dd>Published on 4 May 2026, and holds.</dd>" in shown
        assert "<dd>Quarters: 2026 Q1. One of " in shown
        assert "reported for 2026 Q1, in full.</dd>" in shown
        assert downloads(app) == ["Download its file (zip)"]
    assert "number 1, up to 2026 Q1, published on 4 May 2026" in html(visit(role="Funder"))


def test_what_was_withdrawn_is_listed_with_the_reason_and_without_its_file(
    visit: Open, store: Store, upload: Upload, release: Release
) -> None:
    upload(book(events=events(20, 30)))
    withdraw(store, release(store, "2026Q1"), "tester", "a wrong file")
    app = visit(LISTED, role="Funder")
    assert [one.value for one in app.subheader] == ["Releases so far"]
    assert "<dt>Why</dt><dd>a wrong file</dd>" in html(app)
    assert "Withdrawn on 4 May 2026. Please do not use its figures" in html(app)
    assert not downloads(app)
    assert not app.get("plotly_chart")


def test_what_was_only_built_is_nobodys_outside(visit: Open, store: Store, upload: Upload) -> None:
    upload(book(events=events(20, 30)))
    approve(store, "2026Q1", "tester")
    keep(store, build(store, "2026Q1", LATER), b"file", "tester", note="Not yet for all.")
    app = visit(LISTED, role="Funder")
    assert "Nothing has been released yet." in html(app)
    assert "Not yet for all." not in html(app)


def test_a_file_is_not_handed_out_once_it_is_withdrawn_whatever_page_is_open(
    store: Store, upload: Upload, release: Release
) -> None:
    upload(book(events=events(20, 30)))
    number = release(store, "2026Q1")
    assert handed_out(store, number) == b"2026Q1 None"
    withdraw(store, number, "tester", "a wrong file")
    with pytest.raises(Refused) as found:
        handed_out(store, number)
    assert found.value.problems[0].text == (
        "Release 1 is withdrawn; this needs one that is published."
    )


def test_what_the_demonstration_released_is_forgotten_with_it(
    visit: Open, store: Store, upload: Upload, release: Release
) -> None:
    upload(book(events=events(20, 30)))
    release(store, "2026Q1")
    with store.writing() as connection:
        connection.execute(sa.text("UPDATE releases SET demonstration = 1"))
    withdraw(store, 1, "tester", "The demonstration was removed.")
    app = visit(LISTED, role="Funder")
    assert "Nothing has been released yet." in html(app)
    assert "was withdrawn" not in html(app)
    assert not app.subheader


# -- what cannot be asked for


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"windows": "Months"}, "Months"),
        ({"period": "2026 Q2"}, "2026 Q2"),
        ({"area": "North"}, "Area “North”"),
        ({"area": "<b>"}, "Area “&lt;b&gt;”"),
        ({"also": "Audience"}, "And at once by “Audience”"),
        ({"by": "Partner type"}, "Partner type"),
    ],
    ids=str,
)
def test_the_address_cannot_ask_for_what_is_not_in_the_release(
    query: dict[str, str], said: str, visit: Open, store: Store, upload: Upload, release: Release
) -> None:
    """It is said to, and everything else is as if it had not been asked for."""
    upload(book(events=[*events(20, 30), *events(7, day="2026-05-03")]))
    release(store, "2026Q1")
    # What a widget shows has left the address once another page is opened.
    page = "" if {"windows", "period"} & set(query) else "results/indicator.py"
    plain = visit(page, role="Funder", indicator="Attendance at events")
    asked = visit(page, role="Funder", indicator="Attendance at events", **query)
    (sentence,) = set(re.findall('<p class="not-released">.*?</p>', html(asked)))
    assert f"Not in this release, so not chosen here: {said}. " in sentence
    assert html(asked).replace(f"{sentence} ", "") == html(plain)
    assert asked.selectbox(key="windows").options == ["Quarters"]
    assert not asked.multiselect


def test_a_years_figure_is_offered_once_it_is_released(visit: Open, released_demo: Path) -> None:
    app = visit(role="Funder")
    assert app.selectbox(key="windows").options == [
        "Quarters", "Calendar years", "Fiscal years", "Last four quarters",
    ]  # fmt: skip
    app.selectbox(key="windows").select("year").run()
    assert not app.exception
    assert app.selectbox(key="period").options == ["2025", "2024"]


def test_files_say_which_release_they_are_from(
    visit: Open, store: Store, upload: Upload, release: Release
) -> None:
    upload(book(events=events(20, 30)))
    release(store, "2026Q1")
    app = visit("results/indicator.py", role="Funder", indicator="Attendance at events")
    assert app.get("download_button")
    assert LIVE not in html(app)


def test_the_release_is_what_it_was_whatever_is_set_afterwards(
    visit: Open, store: Store, upload: Upload, release: Release
) -> None:
    """Residents, targets and notes are frozen with the figures."""
    areas = [{"code": "A1", "name": "North", "population": 10_000, "population_date": "2025-01-01"}]
    target = {"indicator": "event_attendance", "target": 80}
    upload(book(events=events(20, 30), areas=areas, targets=[target]))
    release(store, "2026Q1")
    places, targets = "results/places.py", "results/targets.py"
    before = html(visit(targets, role="Funder"))
    assert "target 80" in before
    areas[0]["population"] = 500
    upload(book(areas=areas, targets=[{**target, "target": 40}]))
    assert html(visit(targets, role="Funder")) == before
    assert "target 40" in html(visit(targets))
    assert "500 residents" not in str(visit(places, role="Funder").get("plotly_chart"))


def test_the_store_is_the_one_of_the_settings(released_demo: Path) -> None:
    with open_store() as store, store.reading() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM releases")).scalar() == 1
