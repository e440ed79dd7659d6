"""Real surveys that nobody here wrote: their published figures, item by item."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from conftest import Upload
from surveying import item
from workbooks import LISTS, xlsx
from workbooks import sheet as rows_of

from data.plan import Asked, plan_file
from data.store import Store
from data.submissions import commit
from metrics.surveys import Distribution, Respondent, Survey, distribution, respondents, surveys

CASES = Path(__file__).parents[3] / "shared" / "cases"
NGOS = CASES / "ngo_survey" / "responses_full_anonymized.csv"
FEEDBACK = CASES / "carpentries" / "training_feedback.csv"

pytestmark = pytest.mark.skipif(
    not CASES.exists(), reason="the real files are not there (../shared/cases beside the checkout)"
)


def in_file(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def loaded(
    store: Store, upload: Upload, items: list[dict[str, object]], rows: list[dict[str, str]]
) -> tuple[Survey, list[Respondent]]:
    """Declare items of S1, and store some columns of a real file as the intake reads them."""
    title, declared = rows_of("survey_items", items)
    upload(xlsx({**LISTS, title: declared}))
    own = [{"Survey code": "S1", "Wave": "After", "Design": "After only"} | row for row in rows]
    content = xlsx({"Surveys": [list(own[0]), *(list(row.values()) for row in own)]})
    plan = plan_file(store, content, "answers.xlsx", Asked("P1"))
    assert not plan.errors, [problem.message for problem in plan.errors]
    commit(store, plan, "tester")
    with store.reading() as connection:
        (survey,) = surveys(connection)
        return survey, respondents(connection, survey)


def found(of: tuple[Survey, list[Respondent]], name: str) -> Distribution:
    survey, people = of
    return distribution(survey.asked.versions(name)[-1], "after", people)


def counts(of: Distribution) -> dict[str, int | None]:
    return {part.label: part.count for part in of.parts}


def test_the_published_figures_of_the_survey_of_organisations(store: Store, upload: Upload) -> None:
    names = ["Q3.8", "Q3.25", "Q3.26", *(f"Q3.9_{number}" for number in range(1, 11))]
    rows = [
        {"Date": row["start.time"][:10]} | {name: row[name] for name in names}
        for row in in_file(NGOS)
    ]
    numbers = "; ".join(str(number) for number in range(1, 11))
    of = loaded(
        store,
        upload,
        [
            item("Q3.8", "one_answer", options="Yes; No; Don't know"),
            item("Q3.25", "one_answer", options="Positive; Mixed; Negative; Don't know"),
            item("Q3.26", "own", options="Slowed down; Remained constant; Improved; Don't know"),
            item("Q3.9", "multi_select", options=numbers),
        ],
        rows,
    )
    embassy = found(of, "Q3.8")
    assert counts(embassy) == {"Yes": 344, "No": 39, "Don't know": 150}
    assert (embassy.n, embassy.declined, embassy.missing) == (533, 0, 28)
    role = found(of, "Q3.25")
    assert counts(role) == {"Positive": 214, "Mixed": 64, "Negative": 2, "Don't know": 36}
    active = found(of, "Q3.9")
    (awareness,) = (part for part in active.parts if part.label == "3")
    assert (active.several, active.n, awareness.count) == (True, 532, 214)
    assert awareness.share is not None
    assert round(100 * awareness.share, 2) == 40.23
    # All ten shares come to more than everybody.
    assert sum(part.share or 0 for part in active.parts) > 2
    efforts = found(of, "Q3.26")
    assert counts(efforts) == {"Slowed down": 76, "Remained constant": 98, "Improved": 339}
    assert (efforts.n, efforts.declined, efforts.missing) == (513, 41, 7)
    assert efforts.mean is not None
    assert efforts.mean.value == pytest.approx((76 + 2 * 98 + 3 * 339) / 513)


#: Scales whose words are the product's own, or said with the item.
FEEDBACK_ITEMS = [
    item("LearnedSkills"),
    item("TrainersConsiderate", "frequency"),
    item("Pace", "own", options="Too slow; Slightly slow; Just right; Slightly fast; Too fast"),
    item("LikelyToRecommend", "zero_to_ten", measures="recommendation"),
]


def test_feedback_after_real_trainings(store: Store, upload: Upload) -> None:
    file = in_file(FEEDBACK)
    names = [row["item"] for row in FEEDBACK_ITEMS]
    days = (row["Date"].split()[0].split("/") for row in file)
    rows = [
        {"Date": f"20{year}-{int(month):02}-{int(day):02}"} | {name: row[name] for name in names}
        for row, (month, day, year) in zip(file, days, strict=True)
    ]
    of = loaded(store, upload, FEEDBACK_ITEMS, rows)
    assert len(of[1]) == 967
    for name in names:
        typed = Counter(row[name].casefold() for row in file)
        result = found(of, name)
        assert (result.missing, result.off) == (typed.pop(""), 0)
        assert result.n == 967 - (result.missing or 0)
        if name != "TrainersConsiderate":
            held = {part.label.casefold(): part.count for part in result.parts if part.count}
            assert held == typed
    # "All of the time" is always.
    considerate = found(of, "TrainersConsiderate")
    assert counts(considerate) == {
        "Never": 0,
        "Rarely": 2,
        "Sometimes": 8,
        "Often": 141,
        "Always": 755,
    }
    assert considerate.favourable is not None
    assert considerate.favourable.value == 896 / 906
    learned = found(of, "LearnedSkills")
    assert learned.mean is not None
    assert learned.mean.value == pytest.approx((10 + 2 * 4 + 3 * 24 + 4 * 292 + 5 * 581) / 911)
