"""No hidden number is found on any surface of a release, whatever is opened, by whom it may be.

Three quarters of a coalition are drawn so that what must be hidden can be recognised. In each, one
way to break figures down has one small part, so that the other part, a large number that stands
nowhere else, would be had by subtraction and is hidden as well.
"""

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import Upload
from releasing import LATER
from streamlit.testing.v1 import AppTest
from surfaces import COUNT_DIGITS, Seen, Wire, said_in, writes
from workbooks import book

from dashboard import PAGES
from data.approvals import approve
from data.store import Store
from metrics.releases.contents import Figure, figures
from metrics.releases.frozen import released, windows_of_release
from metrics.releases.keeping import content, publish
from metrics.releases.offer import sort_of
from metrics.windows import Window
from reports.releases import make_release

Open = Callable[..., AppTest]
Key = tuple[str, tuple[str, ...], str, tuple[tuple[str, Any], ...]]
INDICATOR, PLACES = "results/indicator.py", "results/places.py"
WHEN = dt.datetime.combine(LATER, dt.time(9), dt.UTC)
Rows = list[dict[str, Any]]


def several(code: str, alike: Mapping[str, Any], *each: Mapping[str, Any]) -> Rows:
    return [{"code": f"{code}{i}", **alike, **one} for i, one in enumerate(each, 1)]


def held(registered: int, attended: int, **named: Any) -> dict[str, Any]:
    return {"registered": registered, "attended": attended, **named}


def taught(registered: int, completed: int, **named: Any) -> dict[str, Any]:
    return {"registered": registered, "attended": completed, "completed": completed, **named}


EVENT = {"area": "A1", "audience": "parents", "walk_ins": None}
TRAINING = {"area": "A1", "audience_class": "law_enforcement", "hours": 2}
EVENTS = {
    "P1": [
        # 2025 Q1: by area. Q2: by partner. Q3: by audience. In Q4 nothing is small.
        *several("E1", {**EVENT, "date": "2025-02-03"},
                 held(4649, 4007), held(4592, 3912), held(7, 3, area="A2")),
        *several("E2", {**EVENT, "date": "2025-05-06"}, held(4211, 3229), held(4152, 3138)),
        *several("E3", {**EVENT, "date": "2025-08-05"},
                 held(3877, 2801), held(3612, 2580), held(9, 4, audience="educators")),
        *several("E4", {**EVENT, "date": "2025-11-04"}, held(60, 50)),
    ],
    "P2": several("E5", {**EVENT, "date": "2025-05-07"}, held(11, 2)),
}  # fmt: skip
TRAININGS = {
    "P1": [
        *several("T1", {**TRAINING, "date": "2025-02-10"},
                 taught(3049, 2411), taught(2962, 2322), taught(8, 3, area="A2")),
        *several("T2", {**TRAINING, "date": "2025-05-12"}, taught(2953, 2113), taught(2890, 2014)),
        *several("T3", {**TRAINING, "date": "2025-08-11"},
                 taught(2777, 1889), taught(2726, 1872), taught(14, 4, audience_class="health")),
    ],
    "P2": several("T4", {**TRAINING, "date": "2025-05-13"}, taught(13, 4)),
}  # fmt: skip
TIPS = {"area": "A1", "channel": "hotline", "incidents": None}
OUTCOMES = [
    {**TIPS, "period": "2025-01", "contacts": 3371, "tips": 2713, "actionable": 1409,
     "referred": 1187},
    {**TIPS, "period": "2025-01", "area": "A2", "contacts": 9, "tips": 7, "actionable": 3,
     "referred": 2},
    {**TIPS, "period": "2025-04", "contacts": 3299, "tips": 2617, "actionable": 1867,
     "referred": 1303},
    {**TIPS, "period": "2025-04", "channel": "web", "contacts": 8, "tips": 6, "actionable": 5,
     "referred": 1},
]  # fmt: skip

#: Each planted number that has to be hidden somewhere, and what it is.
PLANTED = {
    7919: "attendances in one of two areas",
    9241: "registrations there",
    1322: "those registered there who did not come",
    6367: "attendances of one of two partners",
    5381: "attendances of one of two audiences",
    19723: "attendances of a year in one of two areas",
    4733: "people trained in one of two areas",
    6011: "registrations of trainings there",
    4127: "people trained by one of two partners",
    3761: "people trained of one of two classes",
    2713: "tips in one of two areas",
    1409: "actionable ones there",
    2617: "tips through one of two channels",
}

#: Where a figure of a breakdown is said: in words, in a chart's data and its alternative text, in
#: the table that says the same, and in its two files.
SURFACES = frozenset({
    "Html.body", "PlotlyChart.spec", "PlotlyChart.alt", "ArrowData.data",
    "Download the table (CSV)", "Download the table (Excel): xl/worksheets/sheet1.xml",
})  # fmt: skip


def key_of(figure: Figure) -> Key:
    return figure.result.code, figure.by, figure.result.window.name, figure.result.group


@pytest.fixture
def number(store: Store, upload: Upload) -> int:
    """The release of the year, published."""
    for partner in ("P1", "P2"):
        more: dict[str, Rows] = {"outcomes": OUTCOMES} if partner == "P1" else {}
        sheets = book(events=EVENTS[partner], trainings=TRAININGS[partner], **more)
        upload(sheets, f"{partner}.xlsx", partner)
    approve(store, "2025Q4", "tester")
    made = make_release(store, "2025Q4", "tester", when=WHEN)
    publish(store, made, "tester", WHEN)
    return made


class Hidden:
    """What a release hides, as far as it could be recognised where it should not be."""

    def __init__(self, store: Store, number: int) -> None:
        with store.reading() as connection:
            frozen = released(connection, number)
            windows = list(windows_of_release(connection, number).values())
        # Of the same quarters once; quarters last: pages opened later keep what was chosen.
        self.windows = list({one.periods: one for one in windows}.values())[::-1]
        live = {key_of(one): one.result.estimate for one in figures(store, windows, LATER)}
        self.figures = [one for one in frozen if one.result.estimate.status == "[c]"]
        shown = {n for one in frozen for n in numbers_of(one.result.estimate)}
        found = {n for one in self.figures for n in numbers_of(live[key_of(one)])}
        self.counts = {n for n in found - shown if n == int(n) and n >= 10 ** (COUNT_DIGITS - 1)}
        self.shares = {n for n in found - shown if n != int(n)}
        self.shown = shown

    def in_window(self, window: Window) -> list[tuple[str, str]]:
        """Return the indicators and breakdowns in which something of a window is hidden."""
        here = (one for one in self.figures if one.result.window == window)
        found = {(one.result.code, by) for one in here for by in one.by}
        # A breakdown stays chosen from one indicator to the next.
        return sorted(found, key=lambda pair: pair[::-1])

    def found_in(self, seen: Seen) -> dict[float, dict[str, str]]:
        """Return each hidden number that was read somewhere, with where."""
        found = {count: places for count in self.counts if (places := seen.count(count))}
        for share in self.shares:
            for written, places in seen.shares(share).items():
                # What is shown may round to the same.
                if not any(writes(written, other) for other in self.shown):
                    found[share] = found.get(share, {}) | places
        return found


def numbers_of(estimate: Any) -> Iterator[float]:
    part, whole = estimate.numerator, estimate.denominator
    rest = whole - part if part is not None and whole is not None else None
    known = (estimate.value, part, whole, rest, estimate.low, estimate.high, estimate.n)
    yield from (float(n) for n in known if n is not None)


# -- what is planted


def test_what_is_planted_is_hidden(store: Store, number: int) -> None:
    hidden = Hidden(store, number)
    assert set(PLANTED) <= hidden.counts
    told = {(one.result.code, by) for one in hidden.figures for by in one.by}
    people = ("event_attendance", "event_participation_rate", "people_trained", "completion_rate")
    assert {(code, by) for code in people for by in ("area", "partner", "audience")} <= told
    tips = ("tips_received", "actionable_share", "tips_referred", "contacts_received")
    assert {(code, by) for code in tips for by in ("area", "channel")} <= told
    # 3 of 7 registered came to the one event in the other area: 42.9 %.
    assert 3 / 7 in hidden.shares


@pytest.mark.parametrize("written", ["7919", "7,919", "7 919", "7\u202f919", "7919.0", "(7919)"])
def test_a_count_is_recognised_however_it_is_written(written: str) -> None:
    seen = Seen()
    seen.read("a page", [("a surface", f"there were {written}, at least")])
    assert seen.count(7919) == {"a surface": "a page"}
    assert not seen.count(919.5)


@pytest.mark.parametrize("written", ["0.429", "42.9 %", "42.857142857142854", "428.6 of 1,000"])
def test_a_share_is_recognised_however_it_is_rounded(written: str) -> None:
    seen = Seen()
    seen.read("a page", [("a surface", written)])
    assert seen.shares(3 / 7)
    assert not seen.shares(0.4276)


# -- the search


class Session:
    """Somebody who opens pages, one after the other; what goes out meanwhile is read."""

    def __init__(self, visit: Open, role: str, wire: Wire) -> None:
        self.visit, self.role, self.wire = visit, role, wire
        self.seen = Seen()
        self.begin()

    def begin(self) -> None:
        """Come anew, with nothing chosen."""
        self.app = self.visit(role=self.role)
        self.read("Overview")

    def read(self, page: str) -> None:
        assert not self.app.exception, self.app.exception[0].stack_trace
        self.seen.read(page, self.wire.taken())
        self.seen.read(page, [("address", str(dict(self.app.query_params)))])

    def open(self, script: str) -> None:
        self.app.switch_page(str(Path(__file__).parents[2] / "pages" / script)).run()
        self.read(script)

    def choose(self, key: str, value: str) -> None:
        """Choose something, where it is not chosen yet."""
        boxes = [*self.app.selectbox, *self.app.segmented_control]
        (box,) = (one for one in boxes if one.key == key)
        if box.value != value:
            box.set_value(value).run()
            self.read(f"{key} {value}")

    def choose_window(self, window: Window) -> None:
        self.choose("windows", sort_of(window))
        self.choose("period", window.name)


@pytest.fixture
def session(visit: Open, number: int, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Session]:
    """A session of a role, with an ear at what goes out."""

    def begun(role: str) -> Session:
        wire = Wire()
        wire.tap(monkeypatch)
        return Session(visit, role, wire)

    return begun


def open_every_page(one: Session, windows: Iterable[Window]) -> None:
    """Open every page; those with a choice of windows in each."""
    for script, *_ in PAGES:
        one.open(script)
        if any(box.key == "windows" for box in one.app.selectbox):
            for window in windows:
                one.choose_window(window)


def open_every_breakdown(one: Session, windows: Iterable[Window], hidden: Hidden) -> None:
    """Open each breakdown in which something is hidden, in each window in which it is."""
    one.begin()
    one.open(INDICATOR)
    for window in windows:
        for code, by in hidden.in_window(window):
            one.choose_window(window)
            one.choose("indicator", code)
            one.choose("by", by)


def open_every_map(one: Session, windows: Iterable[Window], hidden: Hidden) -> None:
    """Open the places for each indicator that hides an area, in each way they can be shown."""
    one.begin()
    one.open(PLACES)
    for window in windows:
        for code in [code for code, by in hidden.in_window(window) if by == "area"]:
            one.choose_window(window)
            one.choose("indicator", code)
            for group in one.app.button_group:
                for option in group.options[1:]:
                    group.set_value(option).run()
                    one.read(f"places {window.name} {code} {option}")


def test_a_funder_finds_no_hidden_number_anywhere(
    store: Store,
    number: int,
    session: Callable[..., Session],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.INFO)
    hidden = Hidden(store, number)
    one = session("Funder")
    open_every_page(one, hidden.windows)
    open_every_breakdown(one, hidden.windows, hidden)
    open_every_map(one, hidden.windows[-1:], hidden)
    logs = [*caplog.get_records("setup"), *caplog.get_records("call")]
    one.seen.read("log", [("log", record.getMessage()) for record in logs])
    one.seen.read("log", [("output", " ".join(capfd.readouterr()))])
    assert set(one.seen.text) >= {*SURFACES, "address", "log"}
    assert not hidden.found_in(one.seen)


def test_local_government_finds_none_either(
    store: Store, number: int, session: Callable[..., Session]
) -> None:
    hidden = Hidden(store, number)
    one = session("Local government")
    open_every_page(one, hidden.windows[-1:])
    assert not hidden.found_in(one.seen)


def test_no_entry_of_the_file_holds_a_hidden_number(store: Store, number: int) -> None:
    seen = Seen()
    seen.read("the file", said_in("release", content(store, number)))
    # What is shown is found: 7,919 and 3 people came in 2025 Q1.
    assert "release: figures.csv" in seen.count(7922)
    assert not Hidden(store, number).found_in(seen)


def test_the_search_finds_them_where_staff_see_them(
    store: Store, number: int, session: Callable[..., Session]
) -> None:
    """What the tests above look for is there to be found, on every surface."""
    hidden = Hidden(store, number)
    one = session("Program staff")
    one.open(INDICATOR)
    one.choose_window(hidden.windows[-1])
    one.choose("by", "area")
    for code in ("event_attendance", "people_trained", "tips_received"):
        one.choose("indicator", code)
    for planted in (7919, 4733, 2713):
        assert set(one.seen.count(planted)) >= SURFACES, planted
    one.choose("indicator", "event_participation_rate")
    # In words and tables it is "43 %", and of a chart's every digit.
    assert "PlotlyChart.spec" in hidden.found_in(one.seen)[3 / 7]
