"""What people know: figures from surveys, never pooled over surveys, designs or waves."""

from data.kinds.surveys import Survey
from metrics.indicator import Example, Indicator
from metrics.shapes import Proportion
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
    value=Proportion(total(Survey.aware), known(Survey.aware)),
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
