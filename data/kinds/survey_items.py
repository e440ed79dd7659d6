"""Survey items: what each question of a survey says and how it is scored."""

import datetime as dt

from data.column import Check, column
from data.lists import MEASURES, SCALES
from data.row import Row


class SurveyItem(Row, table=True):
    """One question of a survey: its wording, its scale and what it measures.

    The same item in another language is a further row. So is an item that was asked otherwise from
    some day on, with that day: what was asked before stays as it was, and the series breaks.
    """

    title = "Survey items"
    aliases = ("Items", "Survey questions", "Questions")
    key = ("survey", "item", "language", "since")
    reference = True
    versions = ("since", "wording")
    place = 60
    checks = (
        Check(
            "own_scale_without_answers",
            "options",
            "scale",
            lambda scale, options="": scale == "own" and not options,
        ),
    )

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
        example="Sign: debt that grows",
        aliases=("Item code", "Question code"),
        max_length=500,
    )
    wording: str = column(
        "Wording",
        "The question as it was asked.",
        example="Somebody owes their employer money, and the debt grows however much they work.",
        aliases=("Question",),
    )
    scale: str = column("Scale", "How it is answered.", choices=SCALES, example="knowledge")
    options: str | None = column(
        "Answers offered",
        "The answers to choose from, the lowest first, separated by semicolons; where they are "
        "not the usual ones of the scale.",
        example="Yes; No; Don't know",
        aliases=("Options", "Answer options", "Choices"),
        default=None,
    )
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
        example=9,
        aliases=("Threshold",),
        default=None,
    )
    belongs: str | None = column(
        "Part of scale",
        "The name of the scale whose score the item is part of.",
        aliases=("Scale score", "Subscale"),
        max_length=60,
        default=None,
    )
    language: str | None = column(
        "Language",
        "The language of the wording and answers, where there are several.",
        example="English",
        aliases=("Lang",),
        max_length=40,
        default=None,
    )
    since: dt.date | None = column(
        "Asked from",
        "Where wording, scale or answers changed: the day from which it was asked so.",
        aliases=("Since", "Valid from"),
        default=None,
    )
