"""Survey items: what each question of a survey says and how it is scored."""

from data.column import column
from data.lists import MEASURES, SCALES
from data.row import Row


class SurveyItem(Row, table=True):
    """One question of a survey: its wording, its scale and what it measures."""

    title = "Survey items"
    aliases = ("Items", "Survey questions", "Questions")
    key = ("survey", "item")
    reference = True
    place = 60

    survey: str = column(
        "Survey code",
        "Which survey it belongs to.",
        example="EXAMPLE-S1",
        aliases=("Survey",),
        max_length=60,
    )
    item: str = column(
        "Item",
        "The header of its column on the Surveys sheet.",
        example="Sign: debt to employer",
        aliases=("Item code", "Question code"),
        max_length=200,
    )
    wording: str = column(
        "Wording",
        "The question as it was asked.",
        example="Is a debt to the employer that never shrinks a sign?",
        aliases=("Question",),
    )
    scale: str = column("Scale", "How it is answered.", choices=SCALES, example="knowledge")
    reverse: bool | None = column(
        "Reverse-scored?",
        "Yes if agreeing is the unfavourable answer.",
        example=False,
        aliases=("Reverse",),
        default=None,
    )
    measures: str = column(
        "Measures",
        "What the item is about.",
        choices=MEASURES,
        example="awareness_of_signs",
    )
    right: str | None = column(
        "Right answer",
        "For knowledge items: the right answer.",
        example="Yes",
        aliases=("Correct answer",),
        default=None,
    )
    enough: int | None = column(
        "Enough",
        "For signs: how many must be recognised to count as aware, fixed beforehand; the "
        "same on every sign of the survey.",
        unit="signs",
        ge=1,
        example=3,
        aliases=("Threshold",),
        default=None,
    )
