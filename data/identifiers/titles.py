"""Titles of columns that hold personal details, told word by word.

A title is personal if it names a personal detail ("date of birth") and every other word of it only
says whose, which or how ("client's", "home", "mm/dd/yy"). So "Participant e-mail" is and "E-mails
opened" is not, "Client's first name" is and "Event name" is not.
"""

import re

from data.identifiers import sorts
from data.lists import fold

#: Beyond this it is a sentence, not a title.
LONGEST = 90

_PERSON = """
adult advocate alumno applicant attendee beneficiaries beneficiary buyer caller caregiver carer
caseworker child children client cliente complainant contact daughter employee facilitator family
father guardian guest husband individual informant instructor interviewee interviewer investigator
manager minor mother offender officer paciente parent participant participante patient perpetrator
person presenter recipient referrer registrant reporter requester respondent roommate signer son
speaker spouse staff student supervisor survivor suspect teacher trafficker trainee trainer user
victim victima volunteer wife witness worker youth
"""
_PEOPLE = frozenset(_PERSON.split()) | {f"{word}s" for word in _PERSON.split()}

#: Whose, which and how: words that leave a title what it is.
_WORDS = """
a age alternate alternative an and any applicable approved area as at available best case code
confidential current daytime dd de del digit digits do dob does el email emergency en enter
evening ext extension fill first for format four full gender give given have her his hispanic home
how i id ids if in inc incl including intl is it know known la last legal line listed maiden mail
main may me middle mm mobile my name names new nine no nr num number numbers of office official
old on only optional or other our permanent personal phone please preferred previous primary print
private provide reach real referred required residential s secondary sex signed su text the their
to tu uk un us usa valid verified we what whats which work write yes you your yy yyyy 1 2 3 4 5 6
9
"""
_QUALIFIERS = _PEOPLE | frozenset(_WORDS.split())

#: Asking about a detail, or counting it, is not holding it.
_COUNTING = re.compile(
    r"^(?:(?:total|average|mean|median|share|percent|percentage) |"
    r"(?:total )?(?:number|no|count|share|percent|percentage) of |how many |is there |do you have )"
)

_PATTERNS: dict[str, str] = {
    sorts.BIRTH: r"dob|d o b|dates? of births?|birth ?dates?|birth ?days?|born(?: on)?"
    r"|fecha de nacimiento|fecha nacimiento|date de naissance|geburtsdatum|data de nascimento",
    sorts.COMPUTER: r"ip ?address(?:es)?|mac address",
    sorts.EMAIL: r"(?:e ?)?mail ?(?:address(?:es)?|id)|e ?mails?"
    r"|correo(?: electronico)?|courriel",
    sorts.IMMIGRATION: r"alien(?: registration)?(?: (?:number|no|num|nr|id))?"
    r"|(?<!give )(?<!enter )(?<!write )(?<!is )(?<!of )a ?(?:number|num|no)"
    r"|anum|uscis(?: (?:receipt|case|online account))?(?: (?:number|no|num|nr|id))?"
    r"|immigration(?: (?:case|file))? (?:number|no|num|nr|id|file)|visa (?:number|no|num|nr|id)"
    r"|passports?(?: (?:number|no|num|nr|id))?|pasaporte|i ?94(?: (?:number|no|num|nr))?"
    r"|green card(?: (?:number|no|num|nr))?|(?:home office|nrm) (?:reference|ref|number|no|id)",
    sorts.STATUS: r"(?:immigration|visa|residency|documentation) (?:status|type|category)",
    sorts.SSN: r"ssn?s? (?:number|no|num|nr)|ssn|soc(?:ial)? sec(?:urity)?"
    r"(?: (?:number|no|num|nr))?|itin|taxpayer id|tax id|national insurance(?: (?:number|no))?"
    r"|nino|ni (?:number|no)|curp|seguro social",
    sorts.DOCUMENT: r"(?:driver s|drivers|driver|driving) (?:licen[cs]e|lic)"
    r"(?: (?:number|no|num|id))?"
    r"|licen[cs]e (?:number|no|num)|state id|(?:national|government|identity|id) (?:id|card)"
    r"|nhs (?:number|no)|medicaid|medicare(?: id)?|insurance (?:number|policy)|cedula",
    sorts.CLIENT: r"(?:client|victim|survivor|patient|student|hmis|inmate|child)(?: s)?"
    r" (?:ids?|number|no|num|nr|identifier|file)|medical record(?: (?:number|no))?|mrn",
    sorts.CASE: r"(?:court |police |legal |client |investigation )*case"
    r" (?:ids?|number|no|num|nr|ref|reference|identifier|file)"
    r"|(?:court )?docket(?: (?:number|no|num|nr))?|cause (?:number|no|num)"
    r"|(?:court|case) file(?: (?:number|no))?"
    r"|(?:police|incident) report (?:number|no|num|id)|(?:incident|crime|arrest|booking)"
    r" (?:id|number|no|num|ref|reference)|crime reference(?: number)?|warrant (?:number|no)",
    sorts.CONTACT: r"contact (?:info|information|details?|data)"
    r"|how (?:can|may) we (?:contact|reach) you",
    sorts.PHONE: r"(?:cell|mobile|tele|home|work)? ?phones?|tel|mobile|cell(?:ular)?"
    r"|whats ?app|fax|contact (?:number|no|num)|telefono|celular|telefon",
    sorts.PLACE: r"(?:gps )?(?:location )?(?:latitude|longitude|coordinates?)|geo ?location"
    r"|lat ?l(?:o?ng|on)",
    sorts.ADDRESS: r"address(?:es)?|domicilio|direccion|adresse|anschrift"
    r"|street(?: (?:name|number|address))?|apt|apartment|po box|house number",
}  # fmt: skip
_FINDERS = {what: re.compile(rf"\b(?:{pattern})\b") for what, pattern in _PATTERNS.items()}

_NAME = re.compile(
    r"\b(?:(?:first|last|middle|given|family|full|maiden|legal|preferred|birth|nick|christian)"
    r" ?names?|(?:first|given|middle) (?:and|or|amp) (?:last|family) names?"
    r"|sur ?names?|fore ?names?|nick ?names?|[fl]names?|initials"
    r"|name (?:last first|first last|first and last)"
    r"|(?:last|first) (?:first|last) names?|apellidos?|nombres?(?: y apellidos?| completo)"
    r"|vornamen?|nachnamen?|prenoms?|nom de famille|contact persons?|signatures?|user ?names?"
    r"|street names? used|print(?:ed)? names?)\b"
)
_SOMEBODYS = re.compile(r"\b(?:names?|nombres?)\b")
_YOURS = frozenset({"your", "my", "his", "her", "their"})

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)")
_ACCENTS = str.maketrans("áéíóúüñàèìòùâêîôûç", "aeiouunaeiouaeiouc")


def personal_title(title: str) -> str:
    """Return what a column so titled holds (``sorts.NAME``), or an empty text."""
    if not title or len(title) > LONGEST:
        return ""
    spaced = _CAMEL.sub(" ", title.replace("#", " number "))
    text = " ".join(fold(spaced).translate(_ACCENTS).split())
    if _COUNTING.search(text):
        return ""
    for what, finder in _FINDERS.items():
        if any(_only_qualified(text, found) for found in finder.finditer(text)):
            return what
    return sorts.NAME if _is_name(text) else ""


def _only_qualified(text: str, found: re.Match[str]) -> bool:
    rest = f"{text[: found.start()]} {text[found.end() :]}".split()
    return all(word in _QUALIFIERS for word in rest)


def _is_name(text: str) -> bool:
    found = _NAME.search(text)
    if found:
        return _only_qualified(text, found)
    somebodys = _SOMEBODYS.search(text)
    whose = set(text.split())
    return bool(somebodys and whose & (_PEOPLE | _YOURS) and _only_qualified(text, somebodys))
