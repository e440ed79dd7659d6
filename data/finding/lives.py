"""When somebody was born, and how old they were, where it is said of one person."""

import re

from data.finding.spans import AGE, DATE, Clue
from data.identifiers import sorts
from data.identifiers.patterns import Sure, always, pattern
from data.identifiers.written import UNSPACED

_AGE = "an age"
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*\.?"
_TENS = "(?:twenty|thirty|forty)"
_SPELLED = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    rf"|sixteen|seventeen|eighteen|nineteen|{_TENS}(?:[- ](?:one|two|three|four|five|six|seven"
    r"|eight|nine))?)"
)
_YEARS = rf"(?:\d{{1,2}}|{_SPELLED})"
_WHO = (
    r"(?:daughter|son|sister|brother|mother|mom|mum|father|dad|cousin|niece|nephew|wife|husband"
    r"|friend|girl|boy|child|kid|baby|grandson|granddaughter|grandmother|grandfather|student|client"
    r"|boyfriend|girlfriend|woman|man|hija|hijo|hermana|hermano|nieta|nieto|sobrina|sobrino|niña"
    r"|niño|madre|padre)"
)
#: Said of many, not of one: "children under 18 years old", "ages 12 to 17".
_OF_MANY = re.compile(
    r"(?i)(?:\b(?:under|over|below|above|than|least|most|until|ages|aged|between|from|to|upto|and|or|"
    r"for|up to|menores de|mayores de)\s|\d\s?[-–]\s?)\Z"
)


def _of_one(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start(1) - 15) : match.start(1)]
    return not _OF_MANY.search(before)


def _clue(why: str, finder: str, sure: Sure = always) -> Clue:
    return Clue(pattern(_AGE, finder, sure=sure), why, AGE)


CLUES = (
    *(
        Clue(one, "a date beside “born”", DATE, whole=True)
        for one in UNSPACED
        if one.what == sorts.BIRTH
    ),
    Clue(
        pattern(
            sorts.BIRTH,
            r"(?i)\b(?:born|birthday(?:\sis|\swas)?|nac[ií][oó]?|nacid[oa])\s(?:(?:on|in|el|en)\s)?"
            rf"((?:{_MONTHS}\s(?:of\s)?)?(?:\d{{1,2}}(?:st|nd|rd|th)?(?!\d),?\s?)?(?:19|20)\d\d(?!\d)"
            rf"|{_MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?(?!\d)"
            rf"|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s|de\s)?{_MONTHS})",
        ),
        "a date beside “born”",
        DATE,
    ),
    _clue(
        "years beside it", rf"(?i)\b({_YEARS}[- ]?(?:years?|yrs?|yr|y)[- ]?(?:old|o)\b)", _of_one
    ),
    _clue("years beside it", r"(?i)\b(?:tengo|tiene|ten[ií]a|cumpl\w+)\s(\d{1,2}\saños)\b"),
    _clue("an age beside a relation", rf"(?i)\b{_WHO}\sde\s(\d{{1,2}}\saños)\b"),
    _clue(
        "an age beside a relation",
        rf"(?i)\b{_WHO}(?:,\s|\s\(|\s(?:is|was|turned|just\sturned|aged?|who\s(?:is|was))\s(?:only\s)?)"
        rf"((?:aged?\s)?{_YEARS})(?!\s?(?:%|percent|hours?|days?|weeks?|months?|times|people|of\b)|\w"
        r"|[.,]\d)",
    ),
    _clue(
        "an age said of somebody",
        rf"(?i)\b(?:i'm|i\sam|i\swas|she\sis|she's|she\swas|he\sis|he's|he\swas|turned)\s(?:only\s"
        rf"|just\s|about\s)?({_YEARS})(?=\s(?:when|at|and|now|then|back)\b|\s?[.,;!?)]|\Z)",
    ),
    _clue(
        "an age said of somebody",
        rf"(?i)\b(?:aged?|at\s(?:the\s)?age(?:\sof)?)\s({_YEARS})(?!\s?(?:-|–|to|and|or)\s?\d|\w|\s?%)",
        _of_one,
    ),
)
