"""Whether the note of a release gives away what it hides: by how few people a figure was corrected.

It is a hint for whoever writes it. What a note means nobody can tell by looking for words.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from data.periods import MONTHS
from data.problems import Problem, Refused
from metrics.dimensions import Labels
from metrics.releases.foreseen import Foreseen
from reports.wording import listed, spelled

#: Whose names tell whose figures were corrected.
_NAMED = ("partner", "area")
#: A number that stands by itself: no part of a code, date, time, decimal or share.
_DIGITS = re.compile(r"(?<![\w./:,–-])[+\-−–]?(\d{1,3}(?:,\d{3})+|\d+)(?![\w/:%]|[.,–-]\w|\s*%)")
_WORD = re.compile(r"[^\W\d_]+")
#: What tells of a few people without a number.
_FEW = frozenset(("couple", "handful", "pair"))
#: What is counted and is not people; and what only has a number.
_THINGS = frozenset((
    "area", "breakdown", "cell", "column", "day", "definition", "event", "figure", "file",
    "indicator", "item", "line", "list", "month", "partner", "percent", "quarter", "question",
    "report", "row", "sheet", "source", "submission", "survey", "table", "time", "training",
    "value", "voice", "week", "workbook", "year",
))  # fmt: skip
_NUMBERED = frozenset((
    "chapter", "item", "line", "no", "number", "page", "phase", "question", "quarter", "release",
    "revision", "row", "sheet", "step", "table", "version", "wave",
))  # fmt: skip
_MONTHS = frozenset(form.lower() for name in MONTHS for form in (name, name[:3]))
#: What follows "one" where it counts: mostly it does not, as in "this one" and "one of them".
_AFTER_ONE = frozenset((
    "additional", "attendance", "attendee", "caller", "child", "contact", "extra", "fewer", "guest",
    "less", "more", "participant", "person", "referral", "respondent", "student", "survivor", "tip",
    "victim", "visitor", "woman", "man",
))  # fmt: skip


def telltales(
    note: str, few: int, names: Iterable[str] = (), values: Collection[int] = ()
) -> list[str]:
    """Return what in a note may tell by how few, or whose, figures were corrected, as it stands.

    Args:
        note: the note.
        few: the largest number of people that is a few; 0: nothing was corrected by a few.
        names: names and codes of partners and areas.
        values: what the numbers that are hidden were before, and are now.
    """
    if not few:
        return []
    found = [
        *_digits(note, {*range(1, few + 1), *values}),
        *_spelled(note, few),
        *_names(note, names),
    ]
    return list(dict.fromkeys(text for _, text in sorted(found)))


def names_of(known: Labels) -> list[str]:
    """Return names and codes of partners and areas."""
    return [
        str(text)
        for dimension in _NAMED
        for pair in known.get(dimension, {}).items()
        for text in pair
        if text
    ]


def found_in(note: str, told: Foreseen, known: Labels) -> list[str]:
    """Return what in a note may tell of what corrections hide, as ``telltales`` does."""
    return telltales(note, told.few if told else 0, names_of(known), told.values)


def check_note(note: str, told: Foreseen, known: Labels) -> None:
    """Refuse a note that may give away what is hidden, until somebody says that it may stand.

    Raises:
        Refused: with what in it may do so.
    """
    if found := found_in(note, told, known):
        raise Refused([Problem("release_note_tells", found=quoted(found))])


def quoted(found: Iterable[str]) -> str:
    """Return what was found in a note as a list: "“+2” and “Harbour”"."""
    return listed([f"“{text}”" for text in found])


def _digits(note: str, telling: Collection[int]) -> Iterator[tuple[int, str]]:
    for match in _DIGITS.finditer(note):
        if int(match[1].replace(",", "")) in telling and _counts(note, match):
            yield match.start(), match[0]


def _spelled(note: str, few: int) -> Iterator[tuple[int, str]]:
    words = _FEW.union(spelled(count) for count in range(1, few + 1))
    for match in _WORD.finditer(note):
        word = match[0].lower()
        if word not in words or not _counts(note, match):
            continue
        after = _after(note, match, 1)
        if word != "one" or not _AFTER_ONE.isdisjoint(after):
            yield match.start(), match[0]


def _counts(note: str, match: re.Match[str]) -> bool:
    """Say whether a number may be one of people: of no date, no things and no number of a thing."""
    after, before = _after(note, match, 2), _WORD.findall(note[: match.start()].lower())[-1:]
    beside = {*after[:1], *before}
    return _THINGS.isdisjoint(after) and _NUMBERED.isdisjoint(before) and _MONTHS.isdisjoint(beside)


def _after(note: str, match: re.Match[str], most: int) -> list[str]:
    """Return the words that follow in the same breath, in small letters, of one thing each."""
    said = re.match(r"(?:\s+[^\W\d_]+)*", note[match.end() :].lower())
    words = said[0].split()[:most] if said else []
    return [word if word == "less" else word.removesuffix("s") for word in words]


def _names(note: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Give the names in a note; one of a single word only as it is written: “North” is no north."""
    for name in names:
        flags = re.IGNORECASE if " " in name else 0
        if found := re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", note, flags):
            yield found.start(), found[0]
