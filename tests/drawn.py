"""What partners may report, made up by Hypothesis.

Small coalitions: three partners, two areas, three quarters; with blanks, joint codes and people who
come again.
"""

from collections.abc import Sequence
from typing import Any

import plain
from hypothesis import strategies as st

QUARTERS = ("2026Q1", "2026Q2", "2026Q3")
#: Quarter → its months; and the one in its middle.
ALL_MONTHS = {q: tuple(f"2026-{3 * int(q[5]) - 2 + i:02d}" for i in range(3)) for q in QUARTERS}
MONTHS = {"2026Q1": "2026-02", "2026Q2": "2026-05", "2026Q3": "2026-08"}
PARTNERS = ("P1", "P2", "P3")
LISTED = [dict(partner) for partner in plain.PARTNERS_LISTED]

Row = dict[str, Any]

COST = st.sampled_from([None, None, 0, 12.5, 300])
COUNT = st.none() | st.integers(0, 40)
AREA = st.sampled_from([None, "A1", "A2"])
PARTNER = st.sampled_from([None, *PARTNERS])
YES_OR_BLANK = st.sampled_from([None, True, False])


def some(rows: st.SearchStrategy[Row], *key: str, most: int = 3) -> st.SearchStrategy[list[Row]]:
    """Return lists of rows that do not repeat a key."""
    return st.lists(rows, max_size=most, unique_by=lambda row: tuple(row.get(k) for k in key))


@st.composite
def campaign(draw: st.DrawFn, quarter: str) -> Row:
    days = ["2025-12-20", "2026-01-10", "2026-03-31", "2026-04-01", "2026-06-15", "2026-09-30"]
    start = draw(st.sampled_from(days))
    end = draw(st.sampled_from([None, *(later for later in days if later >= start)]))
    seen = draw(st.booleans())
    return {
        "code": draw(st.sampled_from(["C1", "C2", "C3"])),
        "channel": draw(st.sampled_from([None, "social_media", "website", "print"])),
        "item": draw(st.sampled_from([None, "flyer", "poster"])),
        "languages": draw(st.sampled_from([None, "English", "Spanish; English"])),
        "contributing": draw(PARTNER),
        "area": draw(AREA),
        "partner": draw(PARTNER),
        "audience": draw(st.sampled_from(["youth", "parents"])),
        "start": start,
        "end": end,
        "for_quarter": quarter,
        "developed": draw(COUNT),
        "produced": draw(COUNT),
        "distributed": draw(COUNT),
        "reach": draw(st.integers(0, 40)) if seen else None,
        "engagements": draw(st.integers(0, 40)) if seen else None,
    }


@st.composite
def event(draw: st.DrawFn, quarter: str) -> Row:
    attended = draw(COUNT)
    month, day = draw(st.sampled_from(ALL_MONTHS[quarter])), draw(st.sampled_from(["01", "28"]))
    return {
        "code": draw(st.sampled_from([f"E1 {quarter}", f"E2 {quarter}"])),
        "date": f"{month}-{day}",
        "area": draw(AREA),
        "lead": draw(PARTNER),
        "contributing": draw(PARTNER),
        "type": draw(st.sampled_from(["workshop", "meeting"])),
        "audience": draw(st.sampled_from(["youth", "parents"])),
        "cost": draw(COST),
        "registered": draw(COUNT),
        "attended": attended,
        "walk_ins": draw(st.none() | st.integers(0, attended)) if attended is not None else None,
        "estimated": draw(YES_OR_BLANK),
    }


@st.composite
def training(draw: st.DrawFn, quarter: str) -> Row:
    return {
        "code": draw(st.sampled_from([f"T1 {quarter}", f"T2 {quarter}"])),
        "date": f"{MONTHS[quarter]}-15",
        "area": draw(AREA),
        "partner": draw(PARTNER),
        "audience_class": draw(st.sampled_from(["law_enforcement", "health", "student"])),
        "cost": draw(COST),
        "hours": draw(st.sampled_from([None, 0.5, 1.5, 3])),
        "registered": draw(COUNT),
        "attended": draw(COUNT),
        "completed": draw(COUNT),
    }


@st.composite
def signin(draw: st.DrawFn, codes: Sequence[str]) -> Row:
    return {
        "event_code": draw(st.sampled_from(codes)),
        "person": draw(st.sampled_from(["K1", "K2", "K3", "K4"])),
        "attended": draw(st.booleans()),
        "active_step": draw(st.sampled_from([None, "pledged", "hosted"])),
        "completed": draw(YES_OR_BLANK),
    }


@st.composite
def answers(draw: st.DrawFn, quarter: str) -> Row:
    answer = st.sampled_from([None, "Yes", "yes", "No"])
    agreement = st.sampled_from([None, "1", "Agree", "5", "strongly disagree", "Don't know"])
    return {
        "survey": draw(st.sampled_from(["S1", "S2", "S3"])),
        "wave": draw(st.sampled_from(["before", "after"])),
        "design": draw(st.sampled_from(["matched", "post_only", "comparison"])),
        "group": draw(st.sampled_from([None, "took_part", "comparison"])),
        "respondent": draw(st.sampled_from(["R1", "R2", "R3"])),
        "date": f"{MONTHS[quarter]}-20",
        "area": draw(AREA),
        "audience": draw(st.sampled_from([None, "youth", "parents"])),
        "debt": draw(answer),
        "no papers": draw(answer),
        "where": draw(answer),
        "how": draw(answer),
        "far away": draw(agreement),
        "safe": draw(agreement),
        "again": draw(st.sampled_from([None, 0, 6, 7, 9, 10])),
    }


@st.composite
def outcome(draw: st.DrawFn, quarter: str) -> Row:
    tips = draw(COUNT)
    actionable, referred = (
        draw(st.none() | st.integers(0, 40 if tips is None else tips)) for _ in range(2)
    )
    return {
        "period": draw(st.sampled_from([quarter, *ALL_MONTHS[quarter]])),
        "area": draw(AREA),
        "channel": draw(st.sampled_from([None, "hotline", "text"])),
        "contacts": draw(st.none() | st.integers(tips or 0, 60)),
        "tips": tips,
        "actionable": actionable,
        "referred": referred,
        "coverage": draw(st.sampled_from([None, "2 of 3 agencies", "3/3", "most"])),
        "incidents": draw(COUNT),
    }


@st.composite
def resource(draw: st.DrawFn, quarter: str) -> Row:
    return {
        "for_quarter": quarter,
        "partner": draw(PARTNER),
        "type": draw(st.sampled_from(["legal_aid", "venue"])),
        "amount": draw(st.sampled_from([0, 0.5, 7])),
        "unit": draw(st.sampled_from(["hours", "days"])),
    }


def items(enough: int) -> list[Row]:
    """Return the items of two surveys; S3 has none, so nobody can be scored in it."""
    words: Row = {"measures": "awareness_of_signs", "scale": "knowledge", "right": "Yes"}
    signs: list[Row] = [
        {"survey": survey, "item": item, "wording": f"Is {item} a sign?", "enough": needed} | words
        for survey, needed in (("S1", enough), ("S2", 1))
        for item in ("debt", "no papers")
    ]
    asked: tuple[tuple[str, Row], ...] = (
        ("where", {"scale": "knowledge", "measures": "where_to_report", "right": "Yes"}),
        ("how", {"scale": "knowledge", "measures": "how_to_report", "right": "Yes"}),
        ("far away", {"scale": "agreement", "measures": "perception", "reverse": True}),
        ("safe", {"scale": "agreement", "measures": "perception"}),
        ("again", {"scale": "zero_to_ten", "measures": "recommendation"}),
    )
    more = [{"survey": "S1", "item": name, "wording": f"{name}?", **words} for name, words in asked]
    return [*signs, *more]


@st.composite
def quarter_of_rows(draw: st.DrawFn, quarter: str) -> dict[str, list[Row]]:
    events = draw(some(event(quarter), "code"))
    trainings = draw(some(training(quarter), "code"))
    codes = [row["code"] for row in (*events, *trainings)]
    signins = draw(some(signin(codes), "event_code", "person", most=6)) if codes else []
    return {
        "campaigns": draw(some(campaign(quarter), "code", "channel", "area", "item")),
        "events": events,
        "trainings": trainings,
        "signins": signins,
        "surveys": draw(some(answers(quarter), "survey", "wave", "respondent", most=5)),
        "outcomes": draw(some(outcome(quarter), "period", "area", "channel")),
        "resources": draw(some(resource(quarter), "type", "unit")),
    }


@st.composite
def uploads(draw: st.DrawFn, partner: str, of: Sequence[str]) -> plain.Upload:
    rows: dict[str, list[Row]] = {}
    for quarter in of:
        for kind, some_rows in draw(quarter_of_rows(quarter)).items():
            rows.setdefault(kind, []).extend(some_rows)
    return plain.Upload(partner, {kind: given for kind, given in rows.items() if given})


FIRST = st.tuples(uploads("P1", QUARTERS), uploads("P2", QUARTERS[:2]), uploads("P3", QUARTERS[2:]))
REVISED = st.sampled_from(PARTNERS[:2]).flatmap(
    lambda partner: st.sampled_from(QUARTERS[:2]).flatmap(lambda q: uploads(partner, [q]))
)

#: Something of every sheet: joint work, people who come again, blanks, months and quarters.
WORK = (
    plain.Upload("P1", {"survey_items": items(1)}),
    plain.Upload(
        "P1",
        {
            "campaigns": [
                {"code": "C1", "start": "2026-01-20", "end": "2026-05-02", "channel": "website"}
                | {"contributing": "P3", "area": "A1", "reach": 900, "engagements": 30}
            ],
            "events": [
                {"code": "E1", "date": "2026-01-10", "area": "A1", "attended": 4, "cost": 90},
                {"code": "E2", "date": "2026-03-10", "area": "A2", "lead": "P2", "attended": None},
            ],
            "trainings": [
                {"code": "T1", "date": "2026-02-10", "completed": 3, "cost": 30, "hours": 1.5}
            ],
            "signins": [
                {"event_code": "E1", "person": "K1", "attended": True},
                {"event_code": "E2", "person": "K1", "attended": True},
                {"event_code": "E2", "person": "K2", "attended": False, "active_step": "pledged"},
                {"event_code": "T1", "person": "K1", "attended": True, "completed": True},
            ],
            "surveys": [
                {"survey": "S1", "respondent": "R1", "date": "2026-02-20", "debt": "Yes"},
            ],
        },
    ),
    plain.Upload(
        "P2",
        {
            "events": [
                {"code": "E2", "date": "2026-03-10", "area": "A2", "attended": 9, "registered": 6},
                {"code": "E3", "date": "2026-04-10", "type": "meeting", "contributing": "P3"},
            ],
            "outcomes": [
                {"period": "2026-02", "channel": "hotline", "tips": 8, "actionable": 3},
                {"period": "2026Q2", "channel": "text", "tips": 5, "coverage": "2 of 3 agencies"},
            ],
            "resources": [{"for_quarter": "2026Q2", "type": "venue", "amount": 3, "unit": "days"}],
        },
    ),
)
