"""Places small enough to point to somebody, above all beside what somebody does there."""

import re

from data.finding.countries import LARGE
from data.finding.people import WORD, is_ordinary
from data.finding.spans import DETAIL, PLACE, Clue
from data.identifiers import sorts
from data.identifiers.addresses import ADDRESSES
from data.identifiers.names import plain
from data.identifiers.patterns import Sure, always, pattern

_PLACE, _DESCRIPTION = "a place", "a description of one person"

_KINDS = (
    r"hotel|motel|inn|hostel|lodge|resort|restaurant|diner|caf[eé]|coffee\sshop|bar|night\s?club|strip"
    r"\sclub|club|casino|truck\sstop|gas\sstation|rest\sstop|salon|nail\ssalon|spa|massage\sparlou?r"
    r"|farm|ranch|orchard|dairy|factory|plant|warehouse|shelter|safe\shouse|clinic|hospital|pharmacy"
    r"|church|mosque|temple|synagogue|parish|school|high\sschool|middle\sschool|elementary|academy"
    r"|college|kindergarten|daycare|library|gym|mall|market|store|shop|bakery|laundromat|car\swash"
    r"|apartments?|trailer\spark|dorm|bus\sstation|train\sstation|station|police\sdepartment|precinct"
    r"|sheriff's\soffice|jail|bank|studio|theat(?:er|re)|bridge|park|escuela|iglesia|cl[ií]nica"
    r"|hospital|f[aá]brica|granja|tienda|restaurante"
)
_NAMED = (
    r"Hotel|Motel|Inn|Hostel|Lodge|Resort|Restaurant|Diner|Caf[eé]|Bar|Casino|Salon|Spa|Farms?|Ranch"
    r"|Shelter|Clinic|Hospital|Pharmacy|Church|Mosque|Temple|Synagogue|Parish|High\sSchool|Middle"
    r"\sSchool|Elementary(?:\sSchool)?|School|High|Academy|College|Library|Mall|Market|Apartments"
    r"|Trailer\sPark|Truck\sStop|Police\sDepartment|Precinct|County|Township|Daycare"
)
_ROLES = (
    r"manager|owner|boss|director|principal|teacher|nurse|doctor|pastor|priest|imam|rabbi|chief|sheriff"
    r"|officer|deputy|detective|foreman|supervisor|clerk|receptionist|housekeeper|cleaner|cook|chef"
    r"|waitress|waiter|bartender|dancer|driver|guard|coach|counsell?or|social\sworker|caseworker|mayor"
    r"|librarian|janitor|landlord|secretary|assistant|worker|employee|girl|boy|woman|man|lady|guy"
    r"|family|student|intern|volunteer|pharmacist|dentist|barber|baker|farmer|mechanic|due[ñn][oa]"
    r"|jefe|maestr[oa]|enfermer[oa]|director[a]?|gerente"
)
_STREET = (
    r"(?:[A-Z\d][\w.'-]*\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive"
    r"|Highway|Hwy|Parkway|Court|Square)\b"
)
#: What says where a place is: "on Main Street", "in Dunby", "by the river".
_WHERE = (
    rf"(?:\s(?:on|in|near|by|off|at|of|behind|next\sto|across\sfrom|outside|de|en)\s(?:the\s|la\s|el\s)?"
    rf"(?:{_STREET}|{WORD}(?:\s{WORD}){{0,2}}|(?:our|this|my)\s(?:town|village|street|block)"
    r"|(?:bridge|river|highway|airport|interstate|border|corner)))"
)
_LIVED = (
    r"(?:liv(?:e|es|ed|ing)|grew\sup|born|raised|stay(?:s|ed|ing)?|moved|work(?:s|ed|ing)?|comes?|came"
    r"|is|am|are|was|were|lady|woman|man|girl|boy|family|people|vivo|vive|viv[ií]a|trabajo|trabaja"
    r"|soy|es)"
)


def _is_small(match: re.Match[str]) -> bool:
    """Not a country or a state, nor an everyday word with a capital."""
    place = match[1]
    if place.isupper() or not plain(place.split()[0]).isalpha():
        return False
    return plain(place) not in LARGE and not all(is_ordinary(word) for word in place.split())


def _is_called(match: re.Match[str]) -> bool:
    first = plain(match[1].split()[0])
    return first not in LARGE and first not in _NO_NAME


_NO_NAME = frozenset(
    word
    for line in (
        "the a an our my your his her their this that every each any some no many more most all",
        "public private primary secondary high middle law medical national state federal",
        "international local in at of from for and or to by with on we i they he she it if when",
        "where after during graduate business sunday summer night old new black flea job labor",
        "labour housing mainly american australian british european",
    )
    for word in line.split()
)


def _clue(
    why: str, finder: str, *, what: str = _PLACE, put: str = PLACE, sure: Sure = always
) -> Clue:
    return Clue(pattern(what, finder, sure=sure), why, put)


CLUES = (
    *(Clue(one, "how an address is written", PLACE, whole=True) for one in ADDRESSES),
    _clue(
        "a role beside it",
        rf"\b(?i:{_ROLES})s?\s(?i:of|at|in|from|for|de|en|del)\s"
        rf"((?i:the|a|an|our|my|that|this|la|el|una?)\s(?:[\w'-]+\s){{0,2}}?(?i:{_KINDS})\b{_WHERE}?)",
    ),
    _clue(
        "a place and where it is",
        rf"\b((?i:the|a|that|this|our|la|el)\s(?:[\w'-]+\s){{0,2}}?(?i:{_KINDS})\b{_WHERE})",
    ),
    _clue(
        "its name",
        rf"(?<![\w-])((?:(?:{WORD}|St\.|[A-Z]{{2,}})(?:'s)?\s){{1,3}}(?:{_NAMED}))\b(?!\s(?:Association|Commission|Court|Level|System))",
        sure=_is_called,
    ),
    _clue(
        "its name",
        rf"(?<![\w-])((?:Hotel|Motel|Caf[eé]|Club|Casino|Bar)\s(?!Association|Council|Exam){WORD}(?:\s{WORD})?)",
    ),
    _clue("a street", rf"(?<![\w-])({_STREET})(?!\w)", what=sorts.ADDRESS, sure=_is_called),
    _clue(
        "a street",
        r"\b((?:[Cc]orner\sof\s|[Ii]ntersection\sof\s)[\w.]+(?:\s[A-Z]\w+)?\s(?:and|&)\s[\w.]+(?:\s[A-Z]\w+)?"
        r"|[Ee]xit\s\d+\w?|(?:[Rr]oute|[Hh]ighway|[Hh]wy|Rte|Interstate)\s\d+|I-\d{1,3}"
        r"|(?:[Rr]oom|[Uu]nit|[Cc]ell)\s#?\d+\w?)\b",
    ),
    _clue(
        "a town",
        r"\b(?i:(?:small\s|little\s)?(?:town|village|city|hamlet|neighbou?rhood|county|pueblo"
        rf"|aldea|barrio|ciudad)\s(?:of|called|named|de)\s)({WORD}(?:\s{WORD}){{0,2}})",
        sure=_is_small,
    ),
    _clue(
        "where somebody lives or works",
        rf"(?i:\b{_LIVED}\s(?:(?:here|there|now|up|back)\s)?(?:in|at|from|near|to|outside|around|en|de)\s)"
        rf"({WORD}(?:\s{WORD}){{0,2}})",
        sure=_is_small,
    ),
    _clue(
        "somebody's relation",
        rf"(?i)\b((?:the|our)\s(?:{_ROLES})'s\s(?:daughter|son|wife|husband|sister|brother|mother"
        r"|father|girlfriend|boyfriend|kids?|child|children|nephew|niece|cousin))\b",
        what=_DESCRIPTION,
        put=DETAIL,
    ),
    _clue(
        "said of one person only",
        r"(?i)\b((?:the|our|my)\sonly\s(?:[\w'-]+\s){0,3}?"
        rf"(?:{_ROLES}|one|person|survivor|kid|child|immigrant|muslim|mother|couple)"
        r"\s(?:who|that|in|at|from|with|of|on)\s[^.,;!?\n]{2,60})",
        what=_DESCRIPTION,
        put=DETAIL,
    ),
    _clue(
        "said of one person only",
        r"(?i)\b(la\s[uú]nica\s\w+\s(?:de|en|del)\s[^.,;!?\n]{2,60}|el\s[uú]nico\s\w+\s(?:de|en|del)"
        r"\s[^.,;!?\n]{2,60})",
        what=_DESCRIPTION,
        put=DETAIL,
    ),
)
