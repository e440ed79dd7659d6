"""Files nobody here wrote: real trainings, real referrals, and the figures that must come out."""

import csv
import datetime as dt
import io
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from conftest import Upload
from corpus.accounted import Account
from stored import column
from workbooks import LISTS, xlsx

from data.__main__ import main
from data.lists import fold
from data.plan import Asked, Plan, plan_file
from data.problems import Problem
from data.sheets import Reading
from data.store import Store
from data.submissions import commit, history
from data.workbook import position, read_workbook
from metrics.catalogue import indicator
from metrics.results import Result, compute, quarter_window, stretch, year_window

CASES = Path(__file__).parents[3] / "shared" / "cases"
EVENTS = CASES / "carpentries" / "instructor_training_events.csv"
REFERRALS = CASES / "nrm_uk" / "nrm_referrals_longitudinal.csv"
ONE_QUARTER = CASES / "nrm_uk" / "nrm_referrals_local-authority_2023_q4.csv"
SURVEY = CASES / "ngo_survey" / "responses_full_anonymized.csv"
FEEDBACK = CASES / "carpentries" / "training_feedback.csv"
ADMISSIONS = CASES / "its_sicily" / "sicily.csv"

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


# -- through the mapping screen


def asked_of(plan: Plan) -> dict[str, str]:
    """Return what must be answered → what is proposed."""
    return {question.key: question.answer or "" for question in plan.questions if question.open}


def mapped(
    store: Store,
    content: bytes,
    name: str,
    answers: dict[str, str],
    changed: dict[str, str] | None = None,
) -> Plan:
    """Answer what is asked, screen by screen, and change what was read otherwise; then store it."""
    given = dict(changed or {})
    plan = plan_file(store, content, name, Asked("P1", answers=given))
    while asked := asked_of(plan):
        given |= {key: answers.get(key, proposed) for key, proposed in asked.items()}
        plan = plan_file(store, content, name, Asked("P1", answers=given))
    assert set(answers) <= set(given), set(answers) - set(given)
    commit(store, plan, "tester")
    return plan


def nothing_lost(store: Store, content: bytes, plan: Plan) -> Account:
    account = Account(store, read_workbook(content, plan.file), plan)
    assert account.lost == set()
    return account


def answers_of(store: Store, question: str) -> Counter[str]:
    """Return answer → how many gave it; of a question with several, option → how many ticked it."""
    found: Counter[str] = Counter()
    for stored in column(store, "surveys", "answers"):
        answer = json.loads(stored).get(question)
        found.update([answer] if isinstance(answer, str) else answer or [])
    return found


def without_the_words(content: bytes, problems: Sequence[Problem]) -> bytes:
    """Return the file with the cells emptied of what the message asks to take out."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"))))
    for problem in problems:
        for area in problem.cells or (problem.cell,):
            first, _, last = area.partition(":")
            letters = first.rstrip("0123456789")
            top, bottom = (int(cell[len(letters) :]) for cell in (first, last or first))
            for number in range(top, bottom + 1):
                rows[number - 1][position(letters)] = "taken out"
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


@pytest.fixture
def survey(store: Store, lists: None) -> tuple[bytes, Plan]:
    refused = plan_file(store, SURVEY.read_bytes(), SURVEY.name, Asked("P1"))
    assert sum(len(list(cells_of(problem))) for problem in refused.errors) == 11
    assert {problem.entry for problem in refused.errors} == {"personal_words"}
    content = without_the_words(SURVEY.read_bytes(), refused.errors)
    plan = mapped(
        store, content, SURVEY.name,
        {
            "sheet|responses full anonymized": "surveys",
            "column|surveys|end time": "date",
            "constant|surveys|survey|full anonymized": "NGO-2014",
            "once|surveys|wave|full anonymized": "after",
            "constant|surveys|design|full anonymized": "post_only",
        },
    )  # fmt: skip
    return content, plan


def cells_of(problem: Problem) -> Iterator[int]:
    for area in problem.cells or (problem.cell,):
        first, _, last = area.partition(":")
        rows = [int("".join(filter(str.isdigit, cell))) for cell in (first, last or first)]
        yield from range(rows[0], rows[1] + 1)


def test_a_real_survey_of_organisations(store: Store, survey: tuple[bytes, Plan]) -> None:
    content, plan = survey
    assert [problem.entry for problem in plan.problems] == ["options_together"] * 9
    assert len(column(store, "surveys", "answers")) == 561
    assert nothing_lost(store, content, plan).left_out == set()


def test_its_published_figures(store: Store, survey: tuple[bytes, Plan]) -> None:
    assert answers_of(store, "Q3.8") == {"Yes": 344, "No": 39, "Don't know": 150}
    positions = {"Positive": 214, "Mixed": 64, "Negative": 2, "Don't know": 36}
    assert answers_of(store, "Q3.25") == positions
    # Of those who ticked any of ten options, 214 ticked the third: "Raising awareness".
    ticked = answers_of(store, "Q3.9")
    answered = [a for a in map(json.loads, column(store, "surveys", "answers")) if "Q3.9" in a]
    assert (ticked["3"], len(answered)) == (214, 532)
    assert round(100 * ticked["3"] / len(answered), 2) == 40.23
    assert ticked == Counter(
        {str(i): sum(row[f"Q3.9_{i}"] == "1" for row in in_file(SURVEY)) for i in range(1, 11)}
    )


def test_feedback_after_real_trainings(store: Store, lists: None) -> None:
    at_the_event = "I have just completed the training, and am taking it at the event"
    left_it = "I have recently completed the training, and am taking it after I left the event"
    plan = mapped(
        store, FEEDBACK.read_bytes(), FEEDBACK.name,
        {
            "sheet|training feedback": "surveys",
            "column|surveys|whentaking": "wave",
            f"value|wave|{fold(at_the_event)}": "after",
            f"value|wave|{fold(left_it)}": "after",
            "constant|surveys|survey|training feedback": "Instructor training",
            "constant|surveys|design|training feedback": "post_only",
            "dates|surveys|date": "month",
        },
        changed={"column|surveys|workshop id": "+"},  # trainings the coalition has not reported
    )  # fmt: skip
    file = in_file(FEEDBACK)
    assert len(column(store, "surveys", "answers")) == len(file) == 967
    days = (dt.datetime.strptime(row["Date"], "%m/%d/%y %H:%M").date() for row in file)
    assert sorted(column(store, "surveys", "date")) == sorted(days)
    for item in ("Pace", "Worth", "LikelyToRecommend", "TrainersConsiderate"):
        typed = Counter(" ".join(row[item].split()) for row in file if row[item])
        assert answers_of(store, item) == typed
    twice = Counter(row["UniqueID"] for row in file if row["UniqueID"])
    assert [p.entry for p in plan.problems] == ["respondent_twice"] * sum(
        count - 1 for count in twice.values()
    )
    assert nothing_lost(store, FEEDBACK.read_bytes(), plan).left_out == set()


DETAILS = ("first responder", "exploitation type", "age at exploitation", "gender", "nationality")


def test_one_quarter_of_real_referrals(store: Store, lists: None) -> None:
    content = ONE_QUARTER.read_bytes()
    plan = mapped(
        store, content, ONE_QUARTER.name,
        {
            "sheet|nrm referrals local authority 2023 q4": "outcomes",
            "column|outcomes|first responder type": "",
            "column|outcomes|people": "incidents",
            "once|outcomes|period": "2023Q4",
            **{f"column|outcomes|{header}": "detail" for header in DETAILS},
        },
    )  # fmt: skip
    file = in_file(ONE_QUARTER)
    parts = [row for row in file if "Total" not in row.values()]
    assert (len(file), len(parts)) == (12_880, 6_384)
    assert set(column(store, "outcomes", "period")) == {"2023Q4"}
    # Four totals stand beside their parts: added up as it stands, the file is eight times too much.
    (whole,) = [row for row in file if row["First responder"].endswith("total")
                and row["Nationality"] == "Total"]  # fmt: skip
    assert sum(int(row["People"]) for row in file) == 8 * int(whole["People"])
    assert sum(column(store, "outcomes", "incidents")) == int(whole["People"]) == 1_017
    nothing_lost(store, content, plan)


def test_months_beside_their_year(store: Store, lists: None) -> None:
    content = ADMISSIONS.read_bytes()
    left_out = ("time", "smokban", "pop", "stdpop")
    plan = mapped(
        store, content, ADMISSIONS.name,
        {
            "sheet|sicily": "outcomes",
            "column|outcomes|aces": "incidents",
            **{f"column|outcomes|{header}": "" for header in left_out},
        },
    )  # fmt: skip
    assert plan.problems[0].message == (
        "sicily!A1: “year” and “month” are read together: the year of each month or quarter."
    )
    months = column(store, "outcomes", "period")
    assert (months[0], months[-1], len(set(months))) == ("2002-01", "2006-11", 59)
    assert column(store, "outcomes", "incidents") == [
        int(row["aces"]) for row in in_file(ADMISSIONS)
    ]
    left = nothing_lost(store, content, plan).left_out
    assert {at for _, _, at in left} == {"D", "E", "F", "G"}


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
