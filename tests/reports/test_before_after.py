"""Before and after in words and drawn: exact sentences, what is left out, the published figures."""

import csv
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from metrics.catalogue import indicators
from metrics.indicator import Indicator
from metrics.interrupted import Interrupted, interrupted
from metrics.methods import Interval
from metrics.methods.regression import Autocorrelation
from metrics.timeline import Timeline, turn
from metrics.windows import month_window, months, windows_of
from reports import before_after as words
from reports.before_after import Change
from reports.charts.before_after import before_after
from reports.claims import check
from reports.palette import PAPER

TIPS = indicators()["tips_received"]
EVENTS = indicators()["events_held"]
NUMBER = Change(dt.date(2025, 5, 1), "Hotline number changed")
SICILY = Path(__file__).parents[3] / "shared" / "cases" / "its_sicily" / "sicily.csv"

WINDOWS = tuple(month_window(month) for month in months("2024-05", 16))
SERIES = Timeline("month", WINDOWS, (*[30.0] * 12, 33, 34, None, 36), (False,) * 16)
#: Twelve months of 30, and four in which 30 were expected.
FOUND = Interrupted(
    seen=412,
    expected=Interval(371.2, 339.6, 405.4, ""),
    difference=Interval(40.8, 8.1, 71.5, ""),
    ratio=Interval(1.11, 1.023, 1.207, ""),
    ratio_poisson=Interval(1.11, 1.05, 1.17, ""),
    step=Interval(1.11, 1.023, 1.207, ""),
    slope_change=None,
    trend=Interval(1.006, 0.999, 1.013, ""),
    dispersion=2.31,
    df=12,
    before=12,
    after=3,
    gaps=1,
    pairs=0,
    season="",
    autocorrelation=Autocorrelation(-0.11, 0.6344, "a test", ""),
    fitted=(*[30.0] * 12, *[34.0] * 4),
    without=(30.0,) * 16,
    without_low=(26.0,) * 16,
    without_high=(35.0,) * 16,
    method="quasi-Poisson, Student's t",
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def ratio(value: float, low: float, high: float) -> Interrupted:
    return replace(FOUND, ratio=Interval(value, low, high, ""))


def test_what_was_recorded_and_what_would_have_been_expected() -> None:
    assert plain(words.sentence(TIPS, FOUND, NUMBER)) == (
        "After the change of 1 May 2025 (“Hotline number changed”), 412 tips were recorded where "
        "371 (95 % interval 340 to 405) would have been expected had things gone on as before: "
        "11 % more (95 % interval 2.3 to 21 %). This is not proof that the change is the reason: "
        "anything else that happened at the same time would look the same."
    )


def test_where_chance_alone_would_do_it_is_said() -> None:
    said = plain(words.sentence(TIPS, ratio(1.05, 0.76, 1.45), Change(NUMBER.day), "North"))
    assert said == (
        "After the change of 1 May 2025, 412 tips were recorded in North where 371 (95 % interval "
        "340 to 405) would have been expected had things gone on as before: 5.0 % more (95 % "
        "interval 24 % fewer to 45 % more). Chance alone can make such a difference. This is not "
        "proof that the change is the reason: anything else that happened at the same time would "
        "look the same."
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (ratio(0.89, 0.84, 0.95), "11 % fewer (95 % interval 5.0 to 16 %)."),
        (ratio(1.0001, 0.9, 1.1), "as many as expected (95 % interval 10 % fewer to 10 % more)."),
        (ratio(2.5, 2.0, 3.1), "150 % more (95 % interval 100 to 210 %)."),
    ],
)
def test_more_and_fewer(found: Interrupted, said: str) -> None:
    assert said in plain(words.sentence(TIPS, found, NUMBER))


def test_one_of_something_is_singular() -> None:
    said = words.sentence(TIPS, replace(FOUND, seen=1), NUMBER)
    assert ", 1 tip was recorded where" in said


@pytest.mark.parametrize("one", [TIPS, EVENTS], ids=["context", "activity"])
@pytest.mark.parametrize("value", [0.7, 1.0, 1.3])
def test_nothing_is_claimed(one: Indicator, value: float) -> None:
    found = ratio(value, value * 0.95, value * 1.05)
    for text in (words.sentence(one, found, NUMBER), words.finding(one, found)):
        assert check(text) == ()
        for verdict in ("because", "caused", "thanks to", "effect", "led to", "better", "worse"):
            assert verdict not in text
    assert all(check(text) == () for text in (*words.METHOD, *words.LIMITS))


def test_what_a_reader_needs_to_judge_it() -> None:
    series = SERIES.without(13)
    facts = words.diagnostics(FOUND, series, per_resident=False)
    assert {name: plain(said) for name, said in facts.items()} == {
        "Months used": "12 before the change and 3 after it; left out because only a part of it "
        "counts: June 2025; without a figure: July 2025.",
        "Trend before the change": "+0.6 % a month (95 % interval −0.1 to +1.3 %).",
        "Change of the trend": "",
        "Season": "Not taken out.",
        "Population": "Not taken into account.",
        "Spread": "2.3 times that of chance alone (dispersion; 12 degrees of freedom). The "
        "intervals are widened by it.",
        "Neighbouring months": "Correlation −0.11, p = 0.634 (a test): no more than by chance.",
        "Method": "Segmented regression, quasi-Poisson, Student's t.",
    }


def test_likeness_of_neighbours_is_a_warning() -> None:
    alike = Autocorrelation(0.53, 0.00004, "a test", "Neighbouring points are alike.")
    found = replace(FOUND, autocorrelation=alike, pairs=2)
    facts = words.diagnostics(found, SERIES, per_resident=True)
    assert facts["Neighbouring months"] == (
        "Correlation 0.53, p < 0.001 (a test). Neighbouring points are alike."
    )
    assert facts["Season"] == "Taken out (2 pairs of waves a year)."
    assert facts["Population"].startswith("Compared per resident")


def test_the_divided_month_is_named() -> None:
    assert words.divided(SERIES, 12) == (
        "May 2025 holds days before and after the change, so it is left out of the comparison."
    )
    assert words.divided(SERIES, None) == ""


def test_the_table_says_the_same_as_the_chart() -> None:
    frame = words.twin(SERIES.without(13), 12, FOUND)
    assert frame.iloc[11].to_list() == ["April 2025", "before", "30", "yes", "30.0", "30.0", ""]
    assert frame.iloc[13].to_list() == [
        "June 2025", "after", "34", "no", "34.0", "30.0", "26.0 to 35.0",
    ]  # fmt: skip
    assert frame.iloc[14]["Recorded"] == "[x]"
    assert list(words.twin(SERIES, 12).columns) == ["Period", "Side", "Recorded", "Used"]


def test_a_hidden_count_is_hidden_in_table_and_text() -> None:
    hidden = replace(SERIES, hidden=(*[False] * 14, True, False))
    assert words.twin(hidden, 12).iloc[14]["Recorded"] == "[c]"
    assert "July 2025: [c]" in words.in_words(hidden)
    assert "May 2025: 33" in words.in_words(hidden)


def test_the_chart_draws_gaps_as_gaps_and_the_change_as_a_labelled_line() -> None:
    drawn = before_after(TIPS, SERIES.without(13), NUMBER, 12, FOUND)
    assert plain(drawn.finding) == "412 tips after the change, 371 expected: 11 % more"
    assert drawn.measure == "Tips received · tips a month · Whole coalition"
    traces = {trace.name: trace for trace in drawn.figure.data}
    recorded = traces["recorded"]
    assert list(recorded.y) == [*[30] * 12, 33, 34, None, 36]
    assert [i for i, fill in enumerate(recorded.marker.color) if fill == PAPER] == [13]
    # What was expected is drawn from the change on, with its band.
    assert list(traces["expected without the change"].x) == [12, 13, 14, 15]
    assert list(traces["95 % interval of it"].y) == [*[35] * 4, *[26] * 4]
    (line,) = drawn.figure.layout.shapes
    # 1 May is where April ends: half a month before the middle of May, the thirteenth.
    assert (line.x0, line.x1) == (11.5, 11.5)
    (label,) = drawn.figure.layout.annotations
    assert label.text == "change: 1 May 2025"
    assert drawn.figure.layout.yaxis.range[0] == 0


def test_without_a_comparison_only_what_was_recorded_is_drawn() -> None:
    drawn = before_after(TIPS, SERIES, NUMBER, 12)
    assert [trace.name for trace in drawn.figure.data] == ["recorded"]
    assert drawn.finding == "Tips received, by month"


def test_years_stand_under_january() -> None:
    ticks = before_after(TIPS, SERIES, NUMBER, 12).figure.layout.xaxis.ticktext
    assert [tick for tick in ticks if tick] == ["2025"]
    quarters = tuple(windows_of("quarter", "2025Q3", "2026Q2"))
    series = Timeline("quarter", quarters, (1, 2, 3, 4), (False,) * 4)
    ticks = before_after(TIPS, series, NUMBER, 2).figure.layout.xaxis.ticktext
    assert list(ticks) == ["Q3", "Q4", "Q1<br>2026", "Q2"]


@pytest.mark.skipif(not SICILY.exists(), reason="the real files are not there")
def test_the_published_smoking_ban_in_our_words() -> None:
    """Lopez Bernal et al. 2017: 11 % fewer admissions; 16 % to 4.7 % fewer (quasi-Poisson)."""
    with SICILY.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    windows = tuple(month_window(f"{row['year']}-{int(row['month']):02d}") for row in rows)
    counts = tuple(float(row["aces"]) for row in rows)
    series = Timeline("month", windows, counts, (False,) * len(rows))
    ban = Change(dt.date(2005, 1, 1), "Smoking ban")
    at, within = turn(windows, ban.day)
    assert (windows[at].name, within) == ("2005-01", None)
    assert rows[at]["smokban"] == "1" != rows[at - 1]["smokban"]
    people = [float(row["stdpop"]) for row in rows]
    found = interrupted(counts, at, people, limits="normal", step="month")
    assert isinstance(found, Interrupted)
    said = plain(words.sentence(TIPS, found, ban)).replace("tips", "admissions")
    assert "19,723 admissions were recorded where 22,052 (" in said
    assert "11 % fewer (95 % interval 4.7 to 16 %)" in said
    facts = words.diagnostics(found, series, per_resident=True)
    assert facts["Spread"].startswith("3.6 times that of chance alone")
    # 36 months before the ban and 23 after it in the file; the band goes there and back.
    lengths = [len(trace.x) for trace in before_after(TIPS, series, ban, at, found).figure.data]
    assert lengths == [46, 23, 36, 23, 59]
