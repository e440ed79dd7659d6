"""People's names: in a text by what stands around them, in a column by how many there are."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from data.identifiers import sorts
from data.identifiers.given import AMBIGUOUS, GIVEN, INSTITUTIONS
from data.identifiers.patterns import BETWEEN, Pattern
from data.identifiers.values import Values
from data.periods import MONTHS

_MONTHS = frozenset(month.casefold() for month in MONTHS)
_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]+(?:['-][^\W\d_]+)*"
_PARTICLE = r"(?:(?:de|del|de la|da|dos|van|von|der|bin|al|el|la|le)\s)?"


def plain(word: str) -> str:
    """Return a word in small letters without accents."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def is_given(word: str) -> bool:
    """Say whether a word is a given name; of a doubled one ("Anne-Marie") the first part."""
    return plain(word) in GIVEN or plain(word.partition("-")[0]) in GIVEN


def _is_surname(word: str) -> bool:
    return plain(word) not in INSTITUTIONS and plain(word) not in _MONTHS


# -- in a text

_TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Señora?|Sra|Frau|Herr|Mme)"
_NOT_AFTER_TITLE = {"america", "universe", "world", "teen", "word", "office", "teams", "excel"}


def _after_title(match: re.Match[str]) -> bool:
    return plain(match[1]) not in _NOT_AFTER_TITLE and _is_surname(match[1])


#: "Dr" is also how streets end: "14 Oak Dr North".
_DOCTOR = re.compile(rf"(?<!\w)(?:Dr|Prof)\.?\s(?:{_WORD}\s)?({_WORD})")
_NOT_DOCTORS = re.compile(r"\d\s(?:\w+\s){0,3}\Z")


def _is_doctor(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 40) : match.start()]
    # Streets, schools and days are called after one doctor above all.
    return _is_surname(match[1]) and not _NOT_DOCTORS.search(before) and "Luther" not in match[0]


_SELF = re.compile(
    r"(?:\b(?:[Mm]y|[Hh]er|[Hh]is|[Tt]heir|[Tt]he (?:client|victim|survivor|girl|boy)'s)"
    r" name(?:'s| is| was)"
    r"|\b(?:[Mm]e llamo|[Mm]i nombre es|[Jj]e m'appelle)|\bI am called)"
    rf"\s({_WORD})"
)
_LOWER_SELF = re.compile(
    r"(?i)\b(?:my name(?:'s| is)|me llamo|mi nombre es|je m'appelle)\s(?!not\b|on\b)([^\W\d_]{2,})"
)
_LABEL = re.compile(
    r"(?i:\b(?:(?:full |first |last |client |victim |survivor |contact )?names?|prepared by|"
    r"submitted by|completed by|reported by|filled (?:in|out) by|contact(?: person)?|client|"
    r"victim|survivor|patient|"
    rf"caseworker|case manager|signed)\s?[:=]\s?)({_WORD}),?\s(?:[A-Z]\.?\s)?{_PARTICLE}({_WORD})"
)
#: Two capitalised words; the second in a lookahead, because it may begin the next two.
_PAIR = rf"(?<![\w-])({_WORD})(?=\s(?:[A-Z]\.?\s)?{_PARTICLE}({_WORD})(?!\w))"
#: What people do, and have done to them, after their name.
_SAID = re.compile(
    r",?\s(?:said|says|told|asked|disclosed|reported|escaped|explained|shared|testified|recalled|"
    r"lives|lived|disappeared|ran away|came to|called (?:us|me|the)|works (?:at|as|for)|"
    r"who (?:was|is|had)|(?:was|were|is|got|has been|had been|is being)\s(?:\w+ly\s)?(?:"
    r"trafficked|sold|forced|abused|exploited|arrested|rescued|raped|recruited|beaten|referred|"
    r"detained|identified|found|born|threatened|pregnant|undocumented|missing|my|\d\d|"
    r"an? (?:victim|survivor|minor|client|child)))\b"
    r"|,\s(?:aged?\s)?\d\d\b|\s\((?:aged?\s)?\d\d\)"
)
#: What stands before somebody's name.
_OF_WHOM = re.compile(
    r"(?i)\b(?:client|victim|survivor|patient|girl|boy|woman|man|child|daughter|son|sister|brother|"
    r"mother|father|husband|wife|(?:boy|girl)?friend|trafficker|pimp|named|called|"
    r"spoke (?:to|with)|met with|"
    r"(?:trafficked|recruited|sold|abused|interviewed|prepared|submitted) by)\s\Z"
)
_BEFORE = 30


def _is_pair(match: re.Match[str]) -> bool:
    return is_given(match[1]) and _is_surname(match[2])


def _is_told_of(match: re.Match[str]) -> bool:
    if not _is_pair(match):
        return False
    if _SAID.match(match.string, match.end(2)):
        return True
    before = match.string[max(0, match.start() - _BEFORE) : match.start()]
    return bool(_OF_WHOM.search(before)) and plain(match[1]) not in AMBIGUOUS


def _is_given_there(match: re.Match[str]) -> bool:
    return is_given(match[1])


IN_TEXT = (
    Pattern(
        sorts.NAME,
        re.compile(rf"(?<!\w){_TITLES}\.?\s(?:[A-Z]\.\s)?({_WORD})"),
        ("mr", "ms", "miss", "mx", "señor", "sra", "frau", "herr", "mme"),
        _after_title,
    ),
    Pattern(sorts.NAME, _DOCTOR, ("dr", "prof"), _is_doctor),
    Pattern(sorts.NAME, _SELF, ("name", "llamo", "nombre", "appelle", "called")),
    Pattern(sorts.NAME, _LOWER_SELF, ("my name", "llamo", "nombre", "appelle"), _is_given_there),
    Pattern(sorts.NAME, _LABEL, (":", "="), _is_pair),
    Pattern(sorts.NAME, re.compile(_PAIR), sure=_is_told_of),
)

# -- in a column

_SHAPE = re.compile(
    r"(?:(?:mr|mrs|ms|dr)\.?\s)?[^\W\d_]+(?:['.-][^\W\d_]+)*\.?(?:,?\s[^\W\d_]+(?:['.-][^\W\d_]+)*\.?){1,4}",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"[;/&\n|]|\band\b")
_ONE_WORD = re.compile(BETWEEN + r"([^\W\d_]+)(?=\0)")
#: So many different names make a list of people; of single given names, more.
FEWEST, FEWEST_SINGLE = 3, 5


def is_full_name(text: str) -> bool:
    """Say whether a whole text is shaped as a person's name: two to five words, none ordinary."""
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= 5 or not _SHAPE.fullmatch(text):
        return False
    if any(plain(word) in INSTITUTIONS for word in words):
        return False
    return text.islower() or all(word[0].isupper() or len(word) <= 3 for word in words)


def begins_as_name(text: str) -> bool:
    """Say whether a name's first word, or the one after its comma, is a given name we know."""
    last, comma, first = text.partition(",")
    words = (first if comma else last).split()
    known = [word for word in words[:2] if is_given(word.strip("."))]
    return bool(known) and any(len(word) > 1 for word in known)


def are_people(values: Values) -> bool:
    """Say whether the different values of a column are mostly people's names.

    More than half must be shaped as a full name and a third begin with a given name we know; or
    more than six in ten be single given names (not months, nor names that are also places). A cell
    may hold several of them ("Mara Lind, José Solís").
    """
    if people := _listed(values):
        values = Values(people)
    if len(values) < FEWEST:
        return False
    several = [text.strip() for text in values.texts if " " in text] if " " in values.joined else []
    if len(several) * 2 > len(values):
        full = [text for text in several if is_full_name(text)]
        known = sum(begins_as_name(text) for text in full)
        return len(full) * 2 > len(values) and known * 3 > len(values)
    single = [plain(word) for word in _ONE_WORD.findall(values.joined) if is_given(word)]
    sure = set(single) - AMBIGUOUS - _MONTHS
    return len(sure) >= FEWEST_SINGLE and len(single) * 10 > len(values) * 6


def _listed(values: Values) -> list[str]:
    """Return the different names that a column's cells list, if most of them list several."""
    lists = [_names(text) for text in values.texts if " " in text]
    several = [names for names in lists if len(names) > 1 and all(map(is_full_name, names))]
    if len(several) * 2 <= len(values):
        return []
    return list(dict.fromkeys(name for names in lists for name in names))


def _names(text: str) -> list[str]:
    """Return what a cell lists; a comma parts names of several words: "Lind, Mara" is one."""
    names: list[str] = []
    for part in _BETWEEN_NAMES.split(text):
        by_comma = [piece.strip() for piece in part.split(",")]
        names += by_comma if all(" " in piece for piece in by_comma) else [part.strip()]
    return names


def in_header(titles: Sequence[Any]) -> list[int]:
    """Return the positions of those titles that are people's names, as in a register; or none.

    There must be three of them, and not fewer than of other titles that are texts of two words.
    """
    texts = {at: cell for at, cell in enumerate(titles) if type(cell) is str and " " in cell}
    people = [
        at
        for at, text in texts.items()
        if is_full_name(text) and begins_as_name(text) and is_given(_first(text))
        if not is_ambiguous(_first(text))
    ]
    return people if len(people) >= FEWEST and len(people) * 2 >= len(texts) else []


def _first(text: str) -> str:
    last, comma, first = text.partition(",")
    return (first if comma else last).split()[0].strip(".")


def is_ambiguous(text: str) -> bool:
    """Say whether a name's given name is as often something else: a month, a place, a word."""
    return plain(text.split()[0]) in AMBIGUOUS
