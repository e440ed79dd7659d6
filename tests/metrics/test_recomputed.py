"""Whatever partners report: the figures from totals are those a slow loop over the rows gives.

Hypothesis makes up small coalitions (three partners, two areas, three quarters) with blanks, joint
codes and people who come again, and sends their workbooks through the door.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import plain
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks import book

from data.plan import Asked, plan_file
from data.problems import Refused
from data.store import Store, open_store
from data.submissions import commit, undo
from metrics.catalogue import indicators
from metrics.results import Result, compute, quarter_window, stretch

QUARTERS = ("2026Q1", "2026Q2", "2026Q3")
MONTHS = {"2026Q1": "2026-02", "2026Q2": "2026-05", "2026Q3": "2026-08"}
PARTNERS = ("P1", "P2", "P3")
LISTED = [{"code": code, "name": f"Partner {code}", "type": "school"} for code in PARTNERS]
GROUPS: Mapping[str, Sequence[str | None]] = {
    "partner": PARTNERS,
    "area": (None, "A1", "A2"),
    "audience": ("youth", "parents", "law_enforcement", "health"),
}
#: How figures are asked for: (by, where).
ASKED: Sequence[tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]]] = (
    ((), {}),
    (("area",), {}),
    (("partner",), {}),
    (("audience",), {}),
    ((), {"area": ("A1",)}),
    ((), {"partner": ("P2",)}),
    (("area",), {"audience": ("youth", "law_enforcement")}),
    (("partner", "area"), {"partner": ("P1", "P3")}),
)

Row = dict[str, Any]

# -- what partners may report

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
        "area": draw(AREA),
        "partner": draw(PARTNER),
        "audience": draw(st.sampled_from(["youth", "parents"])),
        "start": start,
        "end": end,
        "for_quarter": quarter,
        "distributed": draw(COUNT),
        "reach": draw(st.integers(0, 40)) if seen else None,
        "engagements": draw(st.integers(0, 40)) if seen else None,
    }


@st.composite
def event(draw: st.DrawFn, quarter: str) -> Row:
    attended = draw(COUNT)
    return {
        "code": draw(st.sampled_from([f"E1 {quarter}", f"E2 {quarter}"])),
        "date": draw(st.sampled_from([f"{MONTHS[quarter]}-01", f"{MONTHS[quarter]}-28"])),
        "area": draw(AREA),
        "lead": draw(PARTNER),
        "contributing": draw(PARTNER),
        "audience": draw(st.sampled_from(["youth", "parents"])),
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
    return {
        "survey": draw(st.sampled_from(["S1", "S2", "S3"])),
        "wave": draw(st.sampled_from(["before", "after"])),
        "design": draw(st.sampled_from(["matched", "post_only"])),
        "respondent": draw(st.sampled_from(["R1", "R2", "R3"])),
        "date": f"{MONTHS[quarter]}-20",
        "area": draw(AREA),
        "audience": draw(st.sampled_from([None, "youth", "parents"])),
        "debt": draw(answer),
        "no papers": draw(answer),
    }


@st.composite
def outcome(draw: st.DrawFn, quarter: str) -> Row:
    tips = draw(COUNT)
    actionable = draw(st.none() | st.integers(0, 40 if tips is None else tips))
    return {
        "period": draw(st.sampled_from([quarter, MONTHS[quarter]])),
        "area": draw(AREA),
        "channel": draw(st.sampled_from([None, "hotline", "text"])),
        "tips": tips,
        "actionable": actionable,
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
    words = {"measures": "awareness_of_signs", "scale": "knowledge", "right": "Yes"}
    return [
        {"survey": survey, "item": item, "wording": f"Is {item} a sign?", "enough": needed} | words
        for survey, needed in (("S1", enough), ("S2", 1))
        for item in ("debt", "no papers")
    ]


@st.composite
def quarter_of_rows(draw: st.DrawFn, quarter: str) -> dict[str, list[Row]]:
    events = draw(some(event(quarter), "code"))
    trainings = draw(some(training(quarter), "code"))
    codes = [row["code"] for row in (*events, *trainings)]
    signins = draw(some(signin(codes), "event_code", "person", most=6)) if codes else []
    return {
        "campaigns": draw(some(campaign(quarter), "code", "channel", "area")),
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

# -- through the door, and compared


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Store]]:
    """Give empty stores: copies of one, because making its tables takes longer than a test."""
    folder: Path = tmp_path_factory.mktemp("stores")
    empty = open_store(f"sqlite:///{folder / 'empty.db'}")
    empty.engine.dispose()
    opened: list[Store] = []

    def copied() -> Store:
        for store in opened:
            store.engine.dispose()
        shutil.copy(folder / "empty.db", folder / f"{len(opened)}.db")
        opened.append(open_store(f"sqlite:///{folder / f'{len(opened)}.db'}"))
        return opened[-1]

    yield copied
    for store in opened:
        store.engine.dispose()


def send(store: Store, upload: plain.Upload) -> list[int]:
    content = book(partners=LISTED, **upload.rows)
    plan = plan_file(store, content, "report.xlsx", Asked(partner=upload.partner))
    assert not plan.errors, [problem.message for problem in plan.errors]
    return commit(store, plan, "tester")


def agree(result: Result, expected: plain.Answer) -> bool:
    found = result.estimate
    if found.status != expected.status or found.value != pytest.approx(expected.value):
        return False
    if expected.whole is not None:
        return (found.numerator, found.denominator) == (expected.part, expected.whole)
    limits = (found.low, found.high)
    return found.numerator == expected.part and limits == (expected.least, expected.most)


def compare(store: Store, reported: Sequence[plain.Upload]) -> None:
    """Compare every indicator, window and group with what the rows come to."""
    windows = [*map(quarter_window, QUARTERS), stretch(QUARTERS[0], QUARTERS[-1])]
    coalition = plain.Coalition(reported)
    for by, where in ASKED:
        results = compute(store, list(indicators().values()), windows, by, where)
        for result in results:
            expected = answer(coalition, result, by, where)
            assert agree(result, expected), (result, expected)
        no_group_is_missing(results, coalition, by, where)


def answer(
    coalition: plain.Coalition, result: Result, by: Sequence[str], where: Mapping[str, Any]
) -> plain.Answer:
    if plain.UNKNOWN_BY.get(result.code, set()) & {*by, *where}:
        return plain.NOT_APPLICABLE
    group = {name: [value] for name, value in result.group}
    view = plain.View(coalition, frozenset(result.window.quarters), {**where, **group})
    return plain.FIGURES[result.code](view)


def no_group_is_missing(
    results: Sequence[Result],
    coalition: plain.Coalition,
    by: Sequence[str],
    where: Mapping[str, Any],
) -> None:
    """Look for a figure above zero among all groups there could be, and for it in the results."""
    there = {(result.code, result.group) for result in results}
    for group in product(*(GROUPS[name] for name in by)):
        named = tuple(zip(by, group, strict=True))
        if any(value not in where.get(name, [value]) for name, value in named):
            continue
        parts = {**where, **{name: [value] for name, value in named}}
        view = plain.View(coalition, frozenset(QUARTERS), parts)
        for code, one in indicators().items():
            known = not one.apart and not plain.UNKNOWN_BY.get(code, set()) & set(parts)
            if known and (code, named) not in there:
                assert not plain.FIGURES[code](view).value, (code, named)


def test_every_indicator_is_recomputed() -> None:
    assert set(plain.FIGURES) == set(indicators())


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=FIRST, revised=REVISED, enough=st.integers(1, 2))
def test_figures_are_those_of_the_rows(
    fresh: Callable[[], Store],
    first: tuple[plain.Upload, ...],
    revised: plain.Upload,
    enough: int,
) -> None:
    """As reported; with a quarter reported anew and signs counted otherwise; with that undone."""
    store = fresh()
    asked = plain.Upload("P1", {"survey_items": items(2)})
    reported = [asked, *(upload for upload in first if upload.rows)]
    for upload in reported:
        send(store, upload)
    compare(store, reported)

    revision = plain.Upload(revised.partner, {**revised.rows, "survey_items": items(enough)})
    try:
        made = send(store, revision)
    except Refused:
        # It would have left sign-ins without their event: nothing of it may be stored.
        compare(store, reported)
        return
    compare(store, [*reported, revision])

    undo(store, made, "tester")
    compare(store, reported)
