"""The world around in words: steps of a tip, coverage, and why no trend is drawn."""

import pandas as pd
import pytest

from metrics.catalogue import indicators
from metrics.methods import wilson
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.windows import month_window, quarter_window, windows_of
from reports import context
from reports.charts.coverage import coverage
from reports.claims import check

QUARTER = quarter_window("2026Q1")
QUARTERS = windows_of("quarter", "2025Q1", "2025Q4")
INCIDENTS = indicators()["incidents_recorded"]
TIPS = indicators()["tips_received"]
LABELS = {"area": {"A1": "North", "A2": "South"}}


def of(code: str, estimate: Estimate) -> Result:
    return Result(code, QUARTER, (), estimate)


def share(part: int, whole: int) -> Estimate:
    status = "ok" if whole >= 20 else "[u]"
    return Estimate(part / whole, *wilson(part, whole), whole, part, whole, status)


def strip(*shares: tuple[int, int] | None) -> list[Result]:
    return [
        Result("agency_coverage", window, (), share(*of) if of else Estimate(None, status="[x]"))
        for window, of in zip(QUARTERS, shares, strict=False)
    ]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_way_from_contact_to_referral() -> None:
    frame = context.steps(
        {
            "contacts_received": of("contacts_received", Estimate(812)),
            "tips_received": of("tips_received", Estimate(402)),
            # 168 of the 390 tips of channels that say how many were actionable.
            "actionable_share": of("actionable_share", share(168, 390)),
            "tips_referred": of("tips_referred", share(6, 12)),
        }
    )
    assert [[plain(cell) for cell in row] for row in frame.to_numpy().tolist()] == [
        ["Contacts", "812", ""],
        ["Of these, tips", "402", ""],
        ["Of the tips, actionable", "168", "43 % (168 of 390 tips)"],
        ["Of the tips, referred", "6", "50 % (6 of 12 tips) [u]"],
    ]


def test_a_hidden_step_says_no_number() -> None:
    hidden = {"actionable_share": of("actionable_share", Estimate(None, status="[c]"))}
    assert context.steps(hidden).to_numpy().tolist() == [["Of the tips, actionable", "[c]", ""]]


def test_no_trend_before_eight_quarters() -> None:
    seven = [of("incidents_recorded", Estimate(value)) for value in (3, 0, 2, 4, 1, 1, 2)]
    gap = of("incidents_recorded", Estimate(None, status="[x]"))
    assert context.too_short(INCIDENTS, [*seven, gap]) == (
        "Incidents recorded: 7 quarters with a figure that can be shown. A trend is drawn once "
        "there are eight: in fewer, ups and downs of recording look like one."
    )
    assert context.too_short(INCIDENTS, [*seven, seven[0]]) == ""
    assert "1 quarter with a figure" in context.too_short(INCIDENTS, seven[:1])


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        (
            [(27, 36), (27, 36), None],
            "Agency coverage in 2025 Q2: 75 % of agencies, the same in all 2 quarters that say so.",
        ),
        (
            [(18, 36), (27, 36), (36, 36), (36, 36)],
            "Agency coverage in 2025 Q4: 100 % of agencies. It changed from 75 % in 2025 Q2 to "
            "100 % in 2025 Q3: a rise may be one more agency reporting, and a fall one fewer.",
        ),
        (
            [None],
            "No row says how many of all agencies report: a change of incidents may be a change "
            "of who records.",
        ),
    ],
)
def test_coverage_and_when_it_changed(shares: list[tuple[int, int] | None], said: str) -> None:
    assert plain(context.covered(strip(*shares))) == said


def test_sources_are_named_to_staff_and_counted_for_others() -> None:
    sources = ("Town Police", "County Police")
    assert context.recorded_by(2, sources) == "Recorded by County Police; Town Police."
    assert context.recorded_by(2) == "Recorded by 2 sources."
    assert context.recorded_by(0) == "The rows do not say who recorded them."


def test_a_month_without_a_row_is_no_zero() -> None:
    january, february = month_window("2026-01"), month_window("2026-02")
    results = [
        Result("tips_received", window, (("area", area),), Estimate(value))
        for window, area, value in (
            (january, "A1", 12), (january, "A2", 0), (february, "A1", 9), (february, "A2", 0),
        )
    ]  # fmt: skip
    recorded = {("2026-01", ("A1",)), ("2026-01", ("A2",)), ("2026-02", ("A1",))}
    frame = context.by_month(TIPS, results, ["area"], LABELS, recorded)
    expected = pd.DataFrame(
        {"Area": ["North", "South"], "January 2026": ["12", "0"], "February 2026": ["9", "[x]"]}
    )
    pd.testing.assert_frame_equal(frame, expected)


def test_the_strip_writes_coverage_where_it_changes() -> None:
    drawn = coverage(strip((27, 36), (27, 36), (36, 36), None))
    (bars,) = drawn.figure.data
    assert list(bars.y) == [0.75, 0.75, 1, None]
    assert [plain(one.text) for one in drawn.figure.layout.annotations] == ["75 %", "100 %", "[x]"]


def test_the_caveats_claim_nothing() -> None:
    for lead, rest in context.CAVEATS:
        assert check(f"{lead} {rest}") == ()
