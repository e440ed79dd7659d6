"""What people said in their own words, as people coded it."""

from data.kinds.surveys import Survey
from metrics.indicator import Example, Indicator
from metrics.shapes import Proportion
from metrics.terms import stances, themes

#: What is coded in the worked examples: comment → themes, stance.
_CODED = {
    "Too fast": (("Pace",), "negative"),
    "Too fast, but clear": (("Pace", "Clarity"), "mixed"),
    "Clear": (("Clarity",), "positive"),
    "Cold": ((), "none"),
}
_ROWS = {
    "surveys": tuple(
        {"survey": "S1", "respondent": f"r{number}", "comment": text}
        for number, text in enumerate(_CODED, 1)
    )
}

FEEDBACK_THEMES = Indicator(
    code="feedback_themes",
    title="Themes in what people said",
    question="What do people speak of in their own words?",
    theme="voices",
    level="outcome",
    additivity="ratio",
    value=Proportion(themes(Survey), themes(Survey, decided=True)),
    unit="answers coded",
    definition="Open answers coded with a theme ÷ open answers coded. Several themes can be given "
    "to one answer, so shares pass 100 % together. An answer counts under a theme once, whichever "
    "of its parts it was given. Of an answer that two people coded differently, what differs is "
    "left out until it is settled.",
    source="community feedback",
    caveat="Those who write something chose to; they do not stand for all who came.",
    apart=("theme",),
    foremost=True,
    example=Example(
        rows=_ROWS,
        coded=_CODED,
        value=0.5,
        because="Pace is in 2 of 4 coded answers, and so is Clarity: 2 ÷ 4 = 0.5",
    ),
)

FEEDBACK_SENTIMENT = Indicator(
    code="feedback_sentiment",
    title="Stance towards the programme",
    question="How do people who write something stand towards the programme?",
    theme="voices",
    level="outcome",
    additivity="ratio",
    value=Proportion(stances(Survey, "positive"), stances(Survey, "positive", "mixed", "negative")),
    unit="answers with a stance",
    definition="Open answers whose stance towards the programme is positive ÷ those whose stance "
    "is positive, mixed or negative, as people coded them. An answer on trafficking without a word "
    "on the programme has no stance, however dark its words. No machine has a part in this figure.",
    source="gauge the overall sentiment",
    caveat="Those who write something chose to; they do not stand for all who came.",
    example=Example(
        rows=_ROWS,
        coded=_CODED,
        value=1 / 3,
        because="1 of 3 answers with a stance is positive; the fourth has none: 1 ÷ 3",
    ),
)
