"""Targets in words, tables and drawings."""

import datetime as dt
import io
import json
from typing import Any

import openpyxl
import pytest

from metrics.attainment import Attainment, attain
from metrics.coverage import Partial
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.targets import Target
from metrics.windows import month_window, stretch
from reports import targets as words
from reports.charts.targets import bullets, progress
from reports.claims import check
from reports.tables import notes_of
from reports.targets_tables import about_progress, progress_table, progress_words, table
from reports.xlsx import as_xlsx

LABELS = {"area": {"A1": "North"}, "partner": {"P1": "Harbour House"}}
YEAR, QUARTER = ("2026Q1", "2026Q4"), ("2026Q1", "2026Q1")
JULY, AFTER = dt.date(2026, 7, 1), dt.date(2027, 2, 1)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def held(
    code: str, aim: float, value: float | None, window: tuple[str, str] = QUARTER, **more: Any
) -> Attainment:
    day = more.pop("day", AFTER)
    partial, status = more.pop("partial", None), more.pop("status", "ok")
    named = {name: more.pop(name, "") for name in ("area", "partner")}
    baseline, parts = more.pop("baseline", None), more.pop("parts", ())
    target = Target(code, *window, named["area"], named["partner"], aim, baseline, parts)
    status = "[x]" if value is None and status == "ok" else status
    estimate = Estimate(value, status=status, **more)
    return attain(target, Result(code, target.window, (), estimate, partial), day)


def said(*given: Any, **more: Any) -> str:
    return plain(words.sentence(held(*given, **more), LABELS))


def test_a_target_is_one_sentence() -> None:
    assert said("events_held", 40, 44) == (
        "Events held in 2026 Q1: 44 events, target 40 (110 %): reached."
    )
    assert said("events_held", 40, 34, area="A1", baseline=24.0) == (
        "Events held in North in 2026 Q1: 34 events, target 40 (85 %): 6 short. "
        "Baseline 24: 10 more since."
    )
    assert said("events_held", 40, 20, partner="P1", baseline=24.0) == (
        "Events held of Harbour House in 2026 Q1: 20 events, target 40 (50 %): 20 short. "
        "Baseline 24: 4 fewer since."
    )
    assert said("events_held", 40, 40, YEAR, parts=(10, 10, 10, 10)) == (
        "Events held in 2026: 40 events, target 40, its four quarters together (100 %): reached."
    )


def test_a_running_year_says_what_is_due_and_what_each_month_needs() -> None:
    """Half of 60 is due by the end of June; 40 more in six months are 6.7, so 7, a month."""
    running = {"day": JULY, "partial": Partial(6, 12)}
    assert said("events_held", 60, 20, YEAR, **running) == (
        "Events held in 2026: 20 events so far, target 60 (33 %): 10 behind, 30 due by the end of "
        "June 2026. Each of the six months not in yet would need 7."
    )
    assert said("events_held", 60, 33, YEAR, **running) == (
        "Events held in 2026: 33 events so far, target 60 (55 %): on course, 30 due by the end of "
        "June 2026. Each of the six months not in yet would need 5."
    )
    november = {"day": dt.date(2026, 12, 5), "partial": Partial(11, 12, ("Harbour House",))}
    assert said("events_held", 60, 50, YEAR, **november) == (
        "Events held in 2026: 50 events so far, target 60 (83 %): 5 behind, 55 due by the end of "
        "November 2026. The month that is not in yet would need 10 more. "
        "Partial: 11 of 12 months; sheets of Harbour House missing."
    )


def test_a_share_has_no_pro_rata_and_its_interval_may_reach_the_target() -> None:
    share = {"numerator": 45, "denominator": 60, "low": 0.63, "high": 0.84}
    assert said("completion_rate", 0.85, 0.75, **share) == (
        "Completion rate in 2026 Q1: 75 % (45 of 60 registrations), target 85 % (88 %): "
        "10 points short."
    )
    assert said("completion_rate", 0.8, 0.75, YEAR, day=JULY, **share) == (
        "Completion rate in 2026: 75 % (45 of 60 registrations) so far, target 80 % (94 %): "
        "5 points short so far. The 95 % interval 63 to 84 % reaches over the target, so this may "
        "be chance."
    )
    assert said("completion_rate", 0.7, 0.75, baseline=0.5, **share) == (
        "Completion rate in 2026 Q1: 75 % (45 of 60 registrations), target 70 % (107 %): reached. "
        "The 95 % interval 63 to 84 % reaches below the target, so this may be chance. "
        "Baseline 50 %: 25 points up since."
    )


def test_distinct_people_have_no_pro_rata() -> None:
    assert said("people_trained", 60, 20, YEAR, day=JULY) == (
        "People trained in 2026: 20 people so far, target 60 (33 %): not reached yet. No pro-rata "
        "line: who comes again is not counted again, so later months bring fewer new ones. Each "
        "of the six months not in yet would need 7."
    )
    assert "Some were only counted (between 20 and 90), so it may be reached." in said(
        "people_trained", 60, 20, low=20, high=90
    )
    caution = "Some people were only counted, so the figure is at least that many."
    assert caution in said("people_trained", 60, 20, caution=caution)


def test_a_ceiling_is_not_to_be_passed() -> None:
    assert said("coverage_gap", 2, 3) == (
        "Areas with a coverage gap in 2026 Q1: 3 areas, ceiling 2 (150 %): 1 above the ceiling."
    )
    assert said("coverage_gap", 2, 1).endswith("ceiling 2 (50 %): within the ceiling.")


def test_what_has_no_figure_or_no_verdict_says_why() -> None:
    assert said("events_held", 40, None) == (
        "Events held in 2026 Q1: target 40; no figure: not available: nothing was reported."
    )
    assert said("events_held", 40, None, day=dt.date(2025, 12, 31)) == (
        "Events held in 2026 Q1: target 40; no figure yet: nothing of this period is reported."
    )
    hidden = said("people_trained", 40, None, status="[c]")
    assert hidden == (
        "People trained in 2026 Q1: target 40; the figure is hidden to protect people, and so is "
        "how near it comes to the target."
    )
    tips = said("tips_received", 40, 30)
    assert tips.endswith(
        "30 tips, target 40: the coalition does not set targets for what others record, so there "
        "is no verdict."
    )
    assert not check(tips)


def test_what_is_not_held_against_a_figure_is_explained() -> None:
    stranger = Target("evnts_held", *QUARTER, "", "", 40)
    assert words.unknown(stranger) == (
        "“evnts_held” (2026 Q1, target 40): no indicator has this code. The glossary has the codes."
    )
    share = held("completion_rate", 85, 0.75)
    assert plain(words.too_large(share.target, share.one)) == (
        "Completion rate (2026 Q1): the target is 85, and a share is at most 1 (100 %). If 85 % is "
        "meant, write 0.85 on the Targets sheet."
    )


def test_the_summary_counts_what_can_be_judged() -> None:
    running = {"day": JULY}
    listed = [
        held("events_held", 40, 44),
        held("event_attendance", 40, 20),
        held("people_trained", 40, None, status="[c]"),
        held("events_held", 60, 33, YEAR, **running),
        held("people_trained", 60, 20, YEAR, **running),
        held("tips_received", 60, 20),
    ]
    assert words.summary(listed, "2026 Q1") == (
        "Four targets for 2026 Q1: one reached, one on course, one behind and one not reached yet."
    )
    assert (
        words.summary(listed[:1], "2026 Q1")
        == "One target for 2026 Q1: one reached and none behind."
    )
    assert words.summary([], "2026 Q1") == "No target for 2026 Q1 can be held against a figure."
    worst = held("event_attendance", 40, 20, area="A1")
    assert words.worst(worst, LABELS) == (
        "Furthest behind with a target of its own: North, 20 of 40."
    )


# -- tables


def test_the_table_says_what_the_chart_shows() -> None:
    one = held("events_held", 1200, 340, YEAR, day=JULY, baseline=24.0)
    frame = table([one], LABELS)
    (row,) = frame.to_dict("records")
    assert {name: plain(text) for name, text in row.items()} == {
        "Target for": "Events held",
        "Period": "2026",
        "Figure": "340",
        "Target": "1,200",
        "Attained": "28 %",
        "Due by now": "600",
        "Baseline": "24",
        "Standing": "behind",
    }
    sheets = openpyxl.load_workbook(io.BytesIO(as_xlsx(frame, "Targets", notes_of(frame))))
    assert [cell.value for cell in sheets["Table"][4]][:5] == [
        "Events held",
        "2026",
        340,
        1200,
        0.28,
    ]
    said = {row[0].value: row[1].value for row in sheets["Notes"].iter_rows(min_row=4)}
    assert said["Events held"] == words.sentence(one, LABELS)


def series(*values: float | None) -> list[Result]:
    windows = [stretch("2026Q1", f"2026Q{i}") for i in (1, 2, 3)]
    return [
        Result("events_held", window, (), Estimate(value, status="ok" if value else "[x]"))
        for window, value in zip(windows, values, strict=False)
    ]


def test_a_target_over_time_has_its_pro_rata_beside_it() -> None:
    one = held("events_held", 60, 33, YEAR, day=JULY)
    told = progress_table(one, series(10, 33))
    assert told.to_dict("records") == [
        {"Until the end of": "2026 Q1", "Figure": "10", "Due": "15"},
        {"Until the end of": "2026 Q2", "Figure": "33", "Due": "30"},
    ]
    assert progress_words(one, series(10, 33)) == "To date, by the end of 2026 Q1: 10; 2026 Q2: 33."
    assert about_progress(one) == "Added up from the beginning of the period."
    people = held("people_trained", 60, 33, YEAR, day=JULY)
    assert "not the sum of quarters. No pro-rata line" in about_progress(people)
    assert "Due" not in progress_table(people, series(10, 33))


# -- drawings


def drawn_data(drawn: Any) -> dict[str, Any]:
    return dict(json.loads(drawn.figure.to_json()))


def test_bars_end_at_the_target_with_their_words_above() -> None:
    listed = [
        held("events_held", 40, 44, baseline=20.0),
        held("event_attendance", 40, 10),
        held("coverage_gap", 1, 5),
    ]
    chart = bullets(listed, LABELS, "The whole coalition", "2026 Q1")
    bar, baseline = drawn_data(chart)["data"]
    # 5 ÷ 1 is cut at twice the target; its figure stands above it.
    assert bar["x"] == [44 / 40, 10 / 40, 2]
    assert baseline["x"] == [20 / 40]
    texts = [plain(a["text"]) for a in drawn_data(chart)["layout"]["annotations"]]
    assert texts[0] == "<b>Events held</b><br>44 of 40 · 110 % · reached"
    assert texts[2].endswith("5, at most 1 · 500 % · behind")
    assert chart.finding == "The whole coalition: 1 of 3 targets reached"
    assert "hollow dot: baseline" in chart.measure
    assert "dotted" not in chart.measure


def test_what_is_due_and_intervals_are_marked() -> None:
    share = held("completion_rate", 0.8, 0.6, low=0.5, high=0.9)
    running = held("events_held", 60, 20, YEAR, day=JULY, partial=Partial(6, 12))
    data = drawn_data(bullets([share, running], LABELS, "All", "2026"))
    (bar,) = data["data"]
    assert bar["error_x"]["array"] == [pytest.approx(0.3 / 0.8), 0]
    assert bar["marker"]["pattern"]["shape"] == ["", "/"]
    due = [shape["x0"] for shape in data["layout"]["shapes"] if shape["x0"] != 1]
    assert due == [0.5]


def test_a_target_over_time_is_drawn_from_zero_to_the_target() -> None:
    one = held("events_held", 60, 33, YEAR, day=JULY, baseline=50.0)
    data = drawn_data(progress(one, series(10, None, 33), LABELS))
    due, line = data["data"]
    assert due["y"][-1] == 60
    assert line["x"] == [0, 3, 6, 9]
    assert line["y"] == [0, 10, None, 33]
    texts = {a["text"] for a in data["layout"]["annotations"]}
    assert {"target 60", "baseline 50", "due, pro rata", "[x]", "<b>33</b>"} <= texts


def test_a_share_over_time_has_its_interval_and_no_pro_rata() -> None:
    one = held("completion_rate", 0.8, 0.6, QUARTER)
    results = [
        Result("completion_rate", month_window(f"2026-0{i}"), (), Estimate(0.6, 0.5, 0.7))
        for i in (1, 2)
    ]
    band, line = drawn_data(progress(one, results, LABELS))["data"]
    assert band["fill"] == "toself"
    assert line["x"] == [1, 2]
