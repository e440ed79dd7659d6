"""Names: given names with or without surnames, titles, and words that announce somebody."""

import re

from data.finding.countries import LARGE
from data.finding.spans import NAME, Clue
from data.identifiers import sorts
from data.identifiers.given import AMBIGUOUS, INSTITUTIONS
from data.identifiers.names import IN_TEXT, is_given, plain
from data.identifiers.patterns import Sure, always, pattern

_LETTER = r"[^\W\d_]"
#: A word with a capital: what follows an apostrophe is part of it, but for a possessive "s".
WORD = rf"[A-ZÀ-ÖØ-ÞĀ-Ž]{_LETTER}+(?:-{_LETTER}+|'(?!s\b){_LETTER}+)*"
_PARTICLE = r"(?:(?:de|del|de la|da|dos|van|von|der|bin|al|el|la|le|of)\s)?"
#: Up to two more words of a name, an initial among them.
_NEXT = rf"\s(?:[A-Z]\.?\s)?{_PARTICLE}{WORD}"
_MORE = rf"(?:{_NEXT}){{0,2}}"
#: A given name alone, with one more word and with two: sought at each word anew.
_FULL = (WORD, rf"{WORD}{_NEXT}", rf"{WORD}{_NEXT}{_NEXT}")
_ANY = rf"{_LETTER}{{2,}}(?:[-']{_LETTER}{{2,}})*"

_RELATION = (
    r"(?:my|our|his|her|their|the|mi|su)\s(?:\w+\s)?(?:sister|brother|mother|mom|mum|father|dad|son"
    r"|daughter|cousin|aunt|uncle|niece|nephew|wife|husband|partner|boyfriend|girlfriend|friend|boss"
    r"|manager|supervisor|teacher|counsell?or|neighbou?r|coworker|colleague|caseworker|case manager"
    r"|advocate|landlord|trafficker|pimp|hermana|hermano|madre|padre|hija|hijo|prima|primo|amiga"
    r"|amigo|jefe|esposo|esposa|novio|novia|t[ií]a|t[ií]o)"
)
_MET = (
    r"(?:thanks?(?:\sto|\syou)?|ask(?:ed)?(?:\sfor)?|spoke\s(?:to|with)|talk(?:ed|ing)?\s(?:to|with)"
    r"|met(?:\swith)?|told|tell|contact(?:ed)?|call(?:s|ed)?(?:\s(?:him|her|them|me))?|named"
    r"|led\sby|taught\sby|run\sby|by|from|with"
    r"|gracias\sa|habl[eé]\scon)"
)
_RANK = (
    r"(?:[Oo]fficer|[Dd]etective|[Dd]et|[Ss]ergeant|[Ss]gt|[Ll]ieutenant|[Ll]t|[Cc]aptain|[Dd]eputy"
    r"|[Ss]heriff|[Cc]hief|[Aa]gent|[Jj]udge|[Pp]astor|[Rr]everend|[Rr]ev|[Ff]ather|[Ss]ister"
    r"|[Bb]rother|[Ii]mam|[Rr]abbi|[Cc]oach|[Nn]urse|[Pp]rofessor|[Pp]rincipal|[Mm]ayor"
    r"|[Aa]mbassador|[Ss]enator|[Mm]inister|[Aa]untie|[Aa]unt|[Uu]ncle|[Tt][ií]a|[Tt][ií]o)"
)
_DID = (
    r"(?:said|says|told|tells|asked|explained|cried|spoke|came|went|left|lives|lived|knows|works"
    r"|showed|taught|ran)"
)
#: Capitalised though nobody's name: how sentences begin, and what is written large.
_ORDINARY = frozenset(
    word
    for line in (
        "a about after all also although an and another any are as at because before but by can",
        "could did do does during each either even every everyone few first for from had has have",
        "he her here his how however i if in into is it its just last later like many may me more",
        "most much my no none nobody nor not nothing now of on once one only or other our out",
        "over please she should since so some someone such than thank thanks that the their them",
        "then there these they this those though through to today too under until up us very was",
        "we well were what when where which while who why will with without would yes",
        "yesterday you your",
        "monday tuesday wednesday thursday friday saturday sunday god jesus english spanish french",
        "russian american americans european united states nations ngo ngos usa un eu uk tip state",
        "government embassy ambassador secretary president prime minister ministers executive",
        "attorney general officials alerts rights hotline facebook instagram tiktok zoom google",
        "human trafficking people world el la los las en una que se por para con muy gracias mi su",
        "january february march april june july august september october november december",
    )
    for word in line.split()
)


def is_ordinary(word: str) -> bool:
    """Say whether a capitalised word is no name: an everyday word, or one of institutions."""
    return plain(word) in _ORDINARY or plain(word) in INSTITUTIONS


def _is_known(match: re.Match[str]) -> bool:
    """A given name; one that is also something else only if a surname follows."""
    first, *more = match[1].split()
    if not is_given(first) or plain(first) in _ORDINARY or _is_country(match):
        return False
    if more and is_ordinary(more[-1].strip(".")):
        return False
    return bool(more and not match[1].isupper()) or AMBIGUOUS.isdisjoint(
        (plain(first), plain(first).partition("-")[0])
    )


def _is_country(match: re.Match[str]) -> bool:
    """Hong Kong, and what is left of El Salvador."""
    before = match.string[max(0, match.start(1) - 3) : match.end(1)]
    return plain(match[1]) in LARGE or plain(before) in LARGE


def _is_small_given(match: re.Match[str]) -> bool:
    return is_given(match[1]) and plain(match[1]) not in AMBIGUOUS | _ORDINARY


def _no_word_is_ordinary(match: re.Match[str]) -> bool:
    return not any(is_ordinary(word.strip(".")) for word in match[1].split())


def _begins_well(match: re.Match[str]) -> bool:
    return not is_ordinary(match[1].split()[0])


def _clue(why: str, finder: str, sure: Sure = always) -> Clue:
    return Clue(pattern(sorts.NAME, finder, sure=sure), why, NAME)


CLUES = (
    *(Clue(one, "what stands around it", NAME) for one in IN_TEXT),
    *(
        _clue("a given name we know", rf"(?<![\w@.-])(?=({full})(?![\w@]))", _is_known)
        for full in _FULL
    ),
    _clue(
        "a title before it",
        rf"(?<!\w)((?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sr|Sra|Señora?)\.?\s(?:[A-Z]\.\s)?{WORD}{_MORE})",
        lambda match: not is_ordinary(match[1].split()[1]),
    ),
    _clue(
        "a title before it",
        rf"(?i:(?<!\w)(?:mr|mrs|ms|miss|dr|prof)\.?\s)({_LETTER}{{2,}})(?!\w)",
        lambda match: not is_ordinary(match[1]) and match[0][0].islower(),
    ),
    _clue("an office before it", rf"(?<!\w){_RANK}\.?\s({WORD}{_MORE})", _begins_well),
    _clue(
        "words that announce a name",
        r"(?i:\b(?:(?:my|her|his|their|your)\s(?:\w+\s)?name(?:'s|\sis|\swas)|i\sam\scalled"
        r"|(?:me|se)\sllam[oa]|(?:mi|su)\snombre\ses|(?:je\sm'|s')appelle|goes\sby|nicknamed)\s)"
        rf"(?!(?i:not|on|in|the|a|an|also|still|never)\b)({_ANY}(?:\s{WORD})?)",
    ),
    _clue(
        "words that announce a name",
        rf"(?i:\b(?:i'm|i\sam|this\sis|soy|named|called)\s)({_ANY})(?!\w)",
        _is_small_given,
    ),
    _clue("a relation before it", rf"(?i:\b{_RELATION},?\s)({WORD}{_MORE})", _begins_well),
    _clue("a relation before it", rf"(?i:\b{_RELATION},?\s)({_ANY})(?!\w)", _is_small_given),
    _clue("somebody who was met", rf"(?i:\b{_MET}\s)({_ANY})(?!\w)", _is_small_given),
    _clue(
        "somebody who was met",
        rf"(?i:\b(?:thanks?\sto|thank\syou|ask(?:ed)?(?:\sfor)?|(?:spoke|talk(?:ed)?)\s(?:to|with)|met(?:\swith)?"
        rf"|told|tell|(?:taught|led)\sby|named)\s)({WORD}(?:\s{WORD}){{1,2}})",
        _no_word_is_ordinary,
    ),
    _clue(
        "an initial and a surname",
        rf"(?<![\w.])((?:[A-Z]\.\s?){{1,2}}{WORD})(?!\w)",
        lambda match: (
            not match[1].startswith(("U.S", "U. S", "U.N", "E.U"))
            and not is_ordinary(re.split(r"[.\s]+", match[1])[-1])
        ),
    ),
    _clue(
        "what somebody said or did",
        rf"(?<!\w)({WORD})\s(?:(?:always|never|also|really)\s)?{_DID}(?!\w)",
        lambda match: is_given(match[1]) and plain(match[1]) not in _ORDINARY,
    ),
    _clue(
        "what somebody said or did",
        rf"(?<=[a-z,]\s)({WORD}(?:\s{WORD})?)\s{_DID}(?!\w)",
        _no_word_is_ordinary,
    ),
    _clue("a signature", rf"(?:^|\n)\s*[-–—~]\s?({WORD}(?:\s{WORD})?)\s*\Z", _no_word_is_ordinary),
)
