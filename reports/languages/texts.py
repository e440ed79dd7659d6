"""The texts that the product's declarations hold and reports may print, by where they stand.

What the code of reports says itself is found by ``literals``; here is what it says by way of a
declaration: titles and definitions of indicators, words of lists, rules of badges. Where a
declaration has a word for its reader only inside a sentence it makes, the sentence stands here as a
text with braces.
"""

from collections.abc import Iterator

from data import lists
from data.kinds import kinds
from data.lists import ClosedList
from data.voices import FORMS, LANGUAGES, PARTICIPANT, SURVIVOR, TRACKS
from metrics import change, evidence
from metrics.catalogue import indicators
from metrics.dimensions import NOT_GIVEN, breakdowns, closed_lists, title
from metrics.indicator import ADDITIVITY, LEVELS, THEMES, Indicator
from metrics.rates import Per
from metrics.shapes import Count
from metrics.windows import SORTS
from reports.documents.choice import REPORTS
from reports.formats.terms import TERMS
from reports.languages.retelling import FILLED, NUMBERS
from reports.releases.summary import CAVEAT
from reports.releases.told_apart import SENTENCES
from reports.voices import HOW_CHOSEN, NOT_WHAT, SPEAKERS
from reports.wording import LEGEND, METHODS, SINGULAR, SYMBOLS

#: How figures and their intervals are made: what an estimate's ``method`` can be.
MADE = (
    *("count", "sum", "share", "share, Wilson 95 %", "ratio", "ratio of sums", "rate"),
    *("distinct people", "distinct people, limits", "dated population"),
    *("rate, limits of the people counted", "rate, Byar's limits"),
    "rate, exact Poisson limits (Garwood)",
    *("mean change, paired t 95 %", "difference of means, Welch 95 %"),
    "difference of mean changes, Welch 95 %",
    "difference from comparison group, Welch 95 %",
    *("net score", "net score, adjusted Wald 95 %"),
    *("hidden to protect people", "reported by quarter"),
)

#: Units that partners type for what they share: a column of its own, in their words.
TYPED = ("nights", "night", "referrals", "hours", "days", "sessions", "rooms", "copies", "dollars")

#: Why a figure is not as it was in the release before; see ``reports/releases/changes.py``.
REASONS = (
    *("a late file from one partner", "late files from {n} partners"),
    *("a corrected file from one partner", "corrected files from {n} partners"),
    *("a file undone of one partner", "files undone of {n} partners"),
    "the coalition's lists were changed",
)


def declared() -> dict[str, tuple[str, ...]]:
    """Return place → the texts that are declared there, in their order, each once."""
    found = {
        "reports/formats/terms.py": TERMS,
        "metrics/indicator.py": (*LEVELS.values(), *ADDITIVITY.values(), *THEMES.values()),
        "metrics/catalogue": tuple(_of_indicators()),
        "metrics/shapes.py": (*MADE, *NUMBERS, *FILLED),
        "metrics/change.py": (
            change.USUAL,
            *("unusual, higher", "unusual, lower"),
            *change.RULES.values(),
        ),
        "metrics/evidence.py": tuple(_of_evidence()),
        "metrics/dimensions.py": tuple(_of_dimensions()),
        "metrics/windows.py": tuple(SORTS.values()),
        "data/lists.py": tuple(_of_lists()),
        "data/kinds": tuple(kind.title for kind in kinds().values()),
        "reports/wording.py": (
            *(text for pair in (LEGEND | METHODS).items() for text in pair),
            SYMBOLS["[c]"],
            *(text for pair in SINGULAR.items() for text in pair),
        ),
        "data/kinds/resources.py": TYPED,
        "reports/releases/changes.py": REASONS,
        "reports/releases/summary.py": (CAVEAT,),
        "reports/releases/told_apart.py": tuple(SENTENCES.values()),
        "reports/documents/choice.py": tuple(
            text
            for one in REPORTS.values()
            for text in (one.title, one.audience, one.says, one.says_of_one)
        ),
        "reports/voices.py": (*SPEAKERS.values(), PARTICIPANT, SURVIVOR, NOT_WHAT, *HOW_CHOSEN),
    }
    return {place: tuple(dict.fromkeys(filter(None, texts))) for place, texts in found.items()}


def _of_indicators() -> Iterator[str]:
    for one in indicators().values():
        yield from (one.title, one.question, one.definition, one.caveat)
        yield from _units(one)
        if isinstance(one.value, Per):
            yield one.value.said
        if isinstance(one.value, Count) and one.value.flag:
            yield from (one.value.flag, one.value.flag.format(n="Some"))


def _units(one: Indicator) -> Iterator[str]:
    """Give a unit; of "points, −100 to 100" also the points, as they stand in a sentence."""
    yield one.unit
    yield one.unit.partition(", ")[0]


def _of_evidence() -> Iterator[str]:
    for grade, meaning in evidence.GRADES.items():
        yield from (grade, meaning)
        if grade != "too few" and any(rule.grade == grade for rule in evidence.RULES):
            yield f"{grade} evidence"
    yield from ("too few to say", "recorded, not measured")
    yield from (rule.words for rule in evidence.RULES)
    yield from (evidence.COUNTED, evidence.ESTIMATED, evidence.RECORDED)


def _of_dimensions() -> Iterator[str]:
    names = (name for one in indicators().values() for name in (*breakdowns(one), *one.apart))
    yield from map(title, ("quarter", *dict.fromkeys(names)))
    yield from (*NOT_GIVEN.values(), "Not given", "Yes", "No")


def _of_lists() -> Iterator[str]:
    every = [one for one in vars(lists).values() if isinstance(one, ClosedList)]
    for one in (*every, *closed_lists().values(), TRACKS, FORMS, LANGUAGES):
        yield from one.labels
