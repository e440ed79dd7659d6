"""Files nobody here wrote: real trainings, real referrals, and the figures that must come out."""

import csv
import json
from pathlib import Path

import pytest
from conftest import Upload
from stored import column
from workbooks import LISTS, xlsx

from data.__main__ import main
from data.plan import Asked, Plan, plan_file
from data.sheets import Reading
from data.store import Store
from data.submissions import history
from metrics.catalogue import indicator
from metrics.results import Result, compute, quarter_window, stretch, year_window

CASES = Path(__file__).parents[3] / "shared" / "cases"
EVENTS = CASES / "carpentries" / "instructor_training_events.csv"
REFERRALS = CASES / "nrm_uk" / "nrm_referrals_longitudinal.csv"

pytestmark = pytest.mark.skipif(
    not CASES.exists(), reason="the real files are not there (../shared/cases beside the checkout)"
)

AS_TRAININGS = Reading(
    kind="Trainings",
    columns={
        "slug": "Training code",
        "start": "Date",
        "attendance": "Registered",
        "count_badged": "Completed",
    },
    constants={"Audience class": "Other professionals"},
)
AS_OUTCOMES = Reading(
    kind="Outcomes",
    columns={
        "Year": "Month",
        "Quarter": "Month",
        "NRM referrals": "Incidents",
        "Age at exploitation": "Detail",
        "Location of exploitation": "Detail",
    },
    constants={"Source": "National Referral Mechanism", "Coverage": "United Kingdom"},
)


def in_file(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def figure(store: Store, code: str, first: str, last: str) -> Result:
    (result,) = compute(store, [indicator(code)], [stretch(first, last)])
    return result


def total(store: Store, year: str) -> float | None:
    (result,) = compute(store, [indicator("incidents_recorded")], [year_window(year)])
    return result.estimate.value


@pytest.fixture
def lists(upload: Upload) -> None:
    upload(xlsx(LISTS))


def loaded(store: Store, upload: Upload, path: Path, reading: Reading) -> Plan:
    content = path.read_bytes()
    plan = plan_file(store, content, path.name, Asked("P1", reading=reading))
    upload(content, path.name, reading=reading)
    return plan


# -- trainings


def test_real_trainings(store: Store, upload: Upload, lists: None) -> None:
    plan = loaded(store, upload, EVENTS, AS_TRAININGS)
    assert {problem.message for problem in plan.problems} == {
        "instructor_training_events!C1: Column “country” is not one we know and was left out.",
        "instructor_training_events!E1: “tags” was left out, as was said, but holds figures.",
    }
    file = in_file(EVENTS)
    assert len(file) == 191
    assert sorted(column(store, "trainings", "code")) == sorted(row["slug"] for row in file)
    by_code = dict(
        zip(column(store, "trainings", "code"), column(store, "trainings", "date"), strict=True)
    )
    assert {code: str(day) for code, day in by_code.items()} == {
        row["slug"]: row["start"] for row in file
    }


def test_their_completion_rate(store: Store, upload: Upload, lists: None) -> None:
    loaded(store, upload, EVENTS, AS_TRAININGS)
    file = in_file(EVENTS)
    # 13 sessions do not say how many completed: that is not known, which is not nobody.
    known = [row for row in file if row["count_badged"]]
    assert len(file) - len(known) == 13
    badged = sum(int(float(row["count_badged"])) for row in known)
    attended = sum(int(row["attendance"]) for row in known)
    estimate = figure(store, "completion_rate", "2012Q1", "2026Q4").estimate
    assert (estimate.numerator, estimate.denominator) == (badged, attended)
    assert estimate.value == badged / attended


def test_their_completion_rate_by_year(store: Store, upload: Upload, lists: None) -> None:
    loaded(store, upload, EVENTS, AS_TRAININGS)
    for year in ("2013", "2016", "2018"):
        of_year = [
            row for row in in_file(EVENTS) if row["start"][:4] == year and row["count_badged"]
        ]
        estimate = figure(store, "completion_rate", f"{year}Q1", f"{year}Q4").estimate
        assert estimate.numerator == sum(int(float(row["count_badged"])) for row in of_year)
        assert estimate.denominator == sum(int(row["attendance"]) for row in of_year)


# -- outcomes


def test_real_referrals(store: Store, upload: Upload, lists: None) -> None:
    plan = loaded(store, upload, REFERRALS, AS_OUTCOMES)
    file = in_file(REFERRALS)
    parts = [row for row in file if row["Location of exploitation"] != "Total"]
    assert (len(file), len(parts)) == (885, 708)
    (left_out,) = plan.problems
    assert len(left_out.cells) == 885 - 708
    assert left_out.message == (
        "nrm_referrals_longitudinal row 6: The row is a total (“Total”) and was left out; its "
        "parts are added up instead."
    )
    assert sum(column(store, "outcomes", "incidents")) == sum(
        int(row["NRM referrals"]) for row in parts
    )
    assert column(store, "outcomes", "detail")[0] == "Adult (18 or over) Overseas"


def test_their_published_figures(store: Store, upload: Upload, lists: None) -> None:
    loaded(store, upload, REFERRALS, AS_OUTCOMES)
    assert total(store, "2022") == 16_921
    assert total(store, "2023") == 17_004
    windows = [quarter_window("2009Q2"), quarter_window("2014Q1"), quarter_window("2009Q1")]
    results = compute(store, [indicator("incidents_recorded")], windows)
    assert [result.estimate.value for result in results] == [174, 567, None]
    assert len(history(store)) == len(LISTS) + 14 * 4 + 3


# -- both, as somebody who automates would


def load(*arguments: str | Path) -> int:
    return main(["load", *map(str, arguments), "--partner", "P1"])


def test_both_from_the_command_line(
    store: Store, lists: None, capsys: pytest.CaptureFixture[str]
) -> None:
    status = load(
        EVENTS,
        "--kind=Trainings",
        "--map=slug=Training code",
        "--map=start=Date",
        "--map=attendance=Registered",
        "--map=count_badged=Completed",
        "--set=Audience class=Other professionals",
        "--json",
    )
    assert status == 0
    assert json.loads(capsys.readouterr().out)["rows"] == {"trainings": 191}
    status = load(
        REFERRALS,
        "--kind=Outcomes",
        "--map=Year=Month",
        "--map=Quarter=Month",
        "--map=NRM referrals=Incidents",
        "--map=Age at exploitation=Detail",
        "--map=Location of exploitation=Detail",
        "--json",
    )
    assert status == 0
    told = json.loads(capsys.readouterr().out)
    assert told["rows"] == {"outcomes": 708}
    assert len(told["submissions"]) == 59
    assert {problem["severity"] for problem in told["problems"]} == {"note"}
    assert total(store, "2022") == 16_921
    assert total(store, "2023") == 17_004
