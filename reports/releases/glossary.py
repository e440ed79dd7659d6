"""What a release says of its indicators, symbols and methods."""

from metrics.catalogue import indicators
from metrics.disclosure import HIDDEN_UP_TO, counts_people
from metrics.indicator import ADDITIVITY, LEVELS, THEMES
from reports import wording
from reports.releases.sheet import Column, Sheet

_INDICATOR = (
    Column("code", "Code", "Its name for machines; it never changes."),
    Column("title", "Title", "Its name for people."),
    Column("question", "Question", "The question it answers."),
    Column("theme", "Theme", "What it is about."),
    Column("level", "Level", "What may be said of it: only an outcome may be called impact."),
    Column("unit", "Unit", "Of the value; of a share, what is in the whole."),
    Column("definition", "Definition", "How it is counted."),
    Column("caveat", "Keep in mind", "What must be kept in mind."),
    Column("over_time", "Over time", "How it is summed over time."),
    Column("source", "In the framework", "The framework's own words."),
    Column("direction", "Better", "higher or lower is better; empty: no verdict."),
    Column("hidden_up_to", "Hidden up to", "The largest number of people hidden.", "integer"),
    Column("version", "Version", "Of the definition.", "integer"),
)


def indicators_sheet() -> Sheet:
    """Return the glossary of indicators as a table."""
    return Sheet(
        "indicators",
        "Indicators",
        "What each indicator means, how it is counted and what must be kept in mind.",
        _INDICATOR,
        [
            (
                one.code,
                one.title,
                one.question,
                THEMES[one.theme],
                LEVELS[one.level],
                one.unit,
                one.definition,
                one.caveat,
                ADDITIVITY[one.additivity],
                one.source,
                one.direction,
                HIDDEN_UP_TO[one.profile] if counts_people(one) else 0,
                one.version,
            )
            for one in indicators().values()
        ],
        ("code",),
    )


def symbols_sheet() -> Sheet:
    """Return what stands in the place of numbers, and what it means."""
    return Sheet(
        "symbols",
        "Symbols",
        "What stands in the place of a number, or in the column status, and what it means.",
        (Column("symbol", "Symbol", "The symbol."), Column("meaning", "Meaning", "What it means.")),
        [("ok", "the figure stands as it is"), *wording.LEGEND.items()],
        ("symbol",),
    )


def methods_sheet() -> Sheet:
    """Return how intervals, ranges and sums are made."""
    over_time = ((f"over time: {name}", words) for name, words in ADDITIVITY.items())
    return Sheet(
        "methods",
        "Methods",
        "How intervals are made and how figures are summed over time.",
        (
            Column("name", "Name", "What it is called."),
            Column("words", "Words", "How it is made, or what it means."),
        ),
        [*wording.METHODS.items(), *over_time],
        ("name",),
    )
