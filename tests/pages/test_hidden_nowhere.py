"""No hidden number is found on any surface of a release, whatever is opened, by whom it may be."""

import datetime as dt
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import Upload
from planted import EVENTS, OUTCOMES, PLANTED, TRAININGS, Rows
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
from reports.documents.choice import REPORTS, Choice
from reports.documents.composing import places
from reports.documents.making import Made, make
from reports.documents.source import source_of
from reports.releases import make_release

Open = Callable[..., AppTest]
Key = tuple[str, tuple[str, ...], str, tuple[tuple[str, Any], ...]]
_SCRIPT = re.compile(r"<script[^>]*>.*?</script>", re.DOTALL)
INDICATOR, PLACES = "results/indicator.py", "results/places.py"
WHEN = dt.datetime.combine(LATER, dt.time(9), dt.UTC)

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


@pytest.mark.parametrize("report", REPORTS)
def test_no_report_holds_a_hidden_number(store: Store, number: int, report: str) -> None:
    source, seen = source_of(store, number), Seen()
    declared = REPORTS[report]
    for window in source.offer.windows:
        whole = Choice(report, window.name)
        choices = [] if declared.must else [whole]
        if "area" in declared.of:
            choices += [replace(whole, area=place) for place in places(source, "area")]
        if "partner" in declared.of:
            choices += [replace(whole, partner=place) for place in places(source, "partner")]
        for choice in choices:
            # What the other formats print is what the csv files hold; see ``test_printed``.
            for form in ("csv", "xlsx", "html") if window.name == "2025Q4" else ("csv",):
                seen.read(f"{choice}", in_report(make(store, choice, form, source)))
    assert {"csv: all_figures.csv", "html"} <= seen.text.keys()
    assert not Hidden(store, number).found_in(seen)


def in_report(made: Made) -> Iterator[tuple[str, str]]:
    """Give what a report's file says; the library that draws charts has numbers of its own."""
    form = made.name.rpartition(".")[2]
    if form == "html":
        written = made.content.decode()
        yield form, written.replace(max(_SCRIPT.findall(written), key=len, default=""), "")
    else:
        every = said_in("csv" if form == "zip" else form, made.content)
        # How many bytes a file has is no figure.
        yield from (one for one in every if not one[0].endswith("datapackage.json"))


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
