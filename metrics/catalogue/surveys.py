"""What people know: figures from surveys, never pooled over surveys, designs or waves."""

from data.kinds.surveys import Survey
from metrics.indicator import Example, Indicator
from metrics.shapes import Proportion
from metrics.surveyed import NetScore, Shift
from metrics.terms import known, total

_ITEMS = tuple(
    {
        "survey": "S1",
        "item": item,
        "wording": f"Is this a sign: {item}?",
        "scale": "knowledge",
        "measures": "awareness_of_signs",
        "right": "Yes",
        "enough": 2,
    }
    for item in ("debt", "no papers", "always watched")
)

AWARENESS_SHARE = Indicator(
    code="awareness_share",
    title="People aware of the signs",
    question="What share of respondents recognise enough signs of trafficking?",
    theme="change",
    level="outcome",
    additivity="ratio",
    value=Proportion(total(Survey.aware, arm="took_part"), known(Survey.aware, arm="took_part")),
    unit="respondents",
    direction="higher",
    definition="Respondents who recognise at least the number of signs fixed beforehand (“Enough” "
    "on the Survey items sheet) ÷ respondents who answered. Shown for each survey, design and "
    "wave; never pooled over them.",
    source="increased awareness",
    caveat="Respondents are those who answered, not a sample of the community.",
    apart=("survey", "design", "wave"),
    prefers={"wave": ("after",), "design": ("matched",)},
    against={"wave": "before"},
    example=Example(
        rows={
            "survey_items": _ITEMS,
            "surveys": (
                {
                    "survey": "S1",
                    "respondent": "r1",
                    "debt": "Yes",
                    "no papers": "Yes",
                    "always watched": "Yes",
                },
                {
                    "survey": "S1",
                    "respondent": "r2",
                    "debt": "Yes",
                    "no papers": "Yes",
                    "always watched": "No",
                },
                {
                    "survey": "S1",
                    "respondent": "r3",
                    "debt": "Yes",
                    "no papers": "No",
                    "always watched": "No",
                },
                {
                    "survey": "S1",
                    "respondent": "r4",
                    "debt": "No",
                    "no papers": "Yes",
                    "always watched": "Yes",
                },
            ),
        },
        value=0.75,
        because="r1, r2 and r4 recognise at least 2 of the 3 signs, r3 one: 3 ÷ 4 = 0.75",
    ),
)

_REPORTING = tuple(
    {
        "survey": "S1",
        "item": item,
        "wording": f"Do you know {item} to report?",
        "scale": "knowledge",
        "measures": measures,
        "right": "Yes",
    }
    for item, measures in (("where", "where_to_report"), ("how", "how_to_report"))
)

KNOWS_HOW_TO_REPORT = Indicator(
    code="knows_how_to_report",
    title="People who know where and how to report",
    question="What share of respondents know where to report, and how?",
    theme="change",
    level="outcome",
    additivity="ratio",
    value=Proportion(
        total(Survey.knows_report, arm="took_part"), known(Survey.knows_report, arm="took_part")
    ),
    unit="respondents",
    direction="higher",
    definition="Respondents who answered both the items on where and on how to report rightly (or "
    "in the top two boxes of a scale) ÷ respondents who answered both. Shown for each survey, "
    "design and wave; never pooled over them.",
    source="enhanced reporting mechanisms",
    caveat="Respondents are those who answered, not a sample of the community.",
    apart=("survey", "design", "wave"),
    prefers={"wave": ("after",), "design": ("matched",)},
    against={"wave": "before"},
    example=Example(
        rows={
            "survey_items": _REPORTING,
            "surveys": (
                {"survey": "S1", "respondent": "r1", "where": "Yes", "how": "Yes"},
                {"survey": "S1", "respondent": "r2", "where": "Yes", "how": "No"},
                {"survey": "S1", "respondent": "r3", "where": "Yes"},
            ),
        },
        value=0.5,
        because="r1 knows both, r2 one of them, r3 was not asked both: 1 ÷ 2 = 0.5",
    ),
)

_TEST = tuple(
    {
        "survey": "S1",
        "item": item,
        "wording": f"Is this so: {item}?",
        "scale": "knowledge",
        "measures": "knowledge",
        "right": "Yes",
    }
    for item in ("one", "two")
)

KNOWLEDGE_GAIN = Indicator(
    code="knowledge_gain",
    title="Knowledge gained",
    question="How much more do the same people know after a training than before?",
    theme="change",
    level="outcome",
    additivity="mean",
    value=Shift("test_score"),
    unit="points of 100",
    direction="higher",
    definition="Mean change in the test score (right answers per hundred questions) of the same "
    "respondents, matched by their code. Where a survey does not match them, the difference of the "
    "means. Shown for each survey and design; never pooled over them.",
    source="training … equipping them to recognise",
    caveat="Knowing more is not yet doing more; who answered both times may differ from who "
    "did not.",
    apart=("survey", "design"),
    prefers={"design": ("comparison", "matched")},
    example=Example(
        rows={
            "survey_items": _TEST,
            "surveys": (
                {"survey": "S1", "respondent": "r1", "wave": "before", "one": "No", "two": "No"},
                {"survey": "S1", "respondent": "r1", "wave": "after", "one": "Yes", "two": "Yes"},
                {"survey": "S1", "respondent": "r2", "wave": "before", "one": "Yes", "two": "No"},
                {"survey": "S1", "respondent": "r2", "wave": "after", "one": "Yes", "two": "No"},
                {"survey": "S1", "respondent": "r3", "wave": "before", "one": "Yes", "two": "Yes"},
            ),
        },
        value=50,
        because="r1 went from 0 to 100 points, r2 stayed at 50, r3 cannot be matched: "
        "(100 + 0) ÷ 2 = 50",
    ),
)

PERCEPTION_SHIFT = Indicator(
    code="perception_shift",
    title="Shift in perception",
    question="How far have people's views of trafficking and of reporting it moved?",
    theme="change",
    level="outcome",
    additivity="mean",
    value=Shift("perception"),
    unit="points of 5",
    direction="higher",
    definition="Mean change in the score of the items on perception (1 to 5, reversed items "
    "turned, 80 % of the items answered): of the same respondents where a survey matches them, "
    "else the difference of the means. Shown for each survey and design; never pooled over them.",
    source="awareness and perception shifts",
    caveat="People tend to answer as they think is expected, more so right after an event.",
    apart=("survey", "design"),
    prefers={"design": ("comparison", "matched")},
    example=Example(
        rows={
            "survey_items": (
                {
                    "survey": "S1",
                    "item": "far away",
                    "wording": "It does not happen here.",
                    "scale": "agreement",
                    "measures": "perception",
                    "reverse": True,
                },
            ),
            "surveys": (
                {"survey": "S1", "respondent": "r1", "wave": "before", "far away": "Agree"},
                {"survey": "S1", "respondent": "r1", "wave": "after", "far away": "Disagree"},
                {"survey": "S1", "respondent": "r2", "wave": "before", "far away": "Neutral"},
                {"survey": "S1", "respondent": "r2", "wave": "after", "far away": "Disagree"},
            ),
        },
        value=1.5,
        because="the item is reversed: r1 went from 2 to 4, r2 from 3 to 4: (2 + 1) ÷ 2 = 1.5",
    ),
)

RECOMMEND_SCORE = Indicator(
    code="recommend_score",
    title="Recommendation score",
    question="Would people recommend what we offer?",
    theme="change",
    level="outcome",
    additivity="ratio",
    value=NetScore(
        total(Survey.promoter, arm="took_part"),
        total(Survey.detractor, arm="took_part"),
        known(Survey.promoter, arm="took_part"),
    ),
    unit="points, −100 to 100",
    direction="higher",
    definition="Respondents who answer 9 or 10 less those who answer 0 to 6, per hundred who "
    "answered the item from 0 to 10. Shown for each survey, design and wave; never pooled.",
    source="community feedback",
    caveat="It says that people were pleased, not that anything changed.",
    apart=("survey", "design", "wave"),
    prefers={"wave": ("after",), "design": ("matched",)},
    example=Example(
        rows={
            "survey_items": (
                {
                    "survey": "S1",
                    "item": "again",
                    "wording": "Would you recommend it?",
                    "scale": "zero_to_ten",
                    "measures": "recommendation",
                },
            ),
            "surveys": (
                {"survey": "S1", "respondent": "r1", "again": 10},
                {"survey": "S1", "respondent": "r2", "again": 9},
                {"survey": "S1", "respondent": "r3", "again": 8},
                {"survey": "S1", "respondent": "r4", "again": 6},
            ),
        },
        value=25,
        because="2 promoters, 1 detractor, 4 answered: 100 × (2 − 1) ÷ 4 = 25",
    ),
)
