"""How personal details are written: e-mail addresses, births, numbers of people and cases."""

import re

from data.identifiers import phones, sorts
from data.identifiers.addresses import ADDRESSES
from data.identifiers.names import is_given
from data.identifiers.patterns import BETWEEN, pattern

EMAIL = pattern(
    sorts.EMAIL,
    r"[\w.+-]+(?:@|\s?[\[(]at[\])]\s?)[\w-]+(?:\.\w+)*\.[^\W\d]{2,}",
    *("@", "[at]", "(at)"),
)

_SSN_NAMED = r"(?i)\b(?:ssn?|soc(?:ial)?\.? ?sec(?:urity)?|itin|tax(?:payer)? id)\b"
_SSN = (
    pattern(sorts.SSN, r"(?<![\w.+/-])(?!000|666)\d{3}([ -])(?!00)\d\d\1(?!0000)\d{4}(?![\w-])"),
    pattern(sorts.SSN, r"(?<![\w-])[Xx*#]{3}([ -]?)[Xx*#]{2}\1\d{4}(?!\w)"),
    pattern(
        sorts.SSN,
        _SSN_NAMED + r"[^\0]{0,20}?(?:(?<!\d)\d{9}(?!\d)"
        r"|(?:last (?:4|four)|ending|ends)[^\d\0]{0,15}(?<!\d)\d{4}(?!\d))",
        *("ssn", "ss", "soc", "itin", "tax"),
    ),
    pattern(sorts.SSN, r"\b[A-CEGHJ-PR-TW-Z]{2} \d\d ?\d\d ?\d\d ?[A-D]\b"),
    pattern(
        sorts.SSN,
        r"(?i)\b(?:nino|national insurance|ni (?:no|number))\b[^\d\0]{0,20}"
        r"[a-z]{2} ?(?:\d\d ?){3}[a-d]\b",
        *("nino", "national insurance", "ni n"),
    ),
)

#: The offices that give receipt numbers, and the letters in the middle of a court's case number.
_OFFICES = "EAC|WAC|LIN|SRC|NBC|MSC|IOE|YSC|TSC|CSC|VSC|NSC|PSC"
_COURTS = "CR|CV|CF|CM|MJ|JV|JC|JD|DV|DR|cr|cv|mj"
_ALIEN = r"(?:\d{7,9}|\d{3}[- ]\d{3}[- ]\d{3})"
_IMMIGRATION = (
    pattern(
        sorts.IMMIGRATION,
        r"(?<![\w-])A(?:[- ]|#:? ?)?(?:\d{8,9}|\d{3}[- ]\d{3}[- ]\d{3})(?![\w-])",
    ),
    pattern(
        sorts.IMMIGRATION,
        rf"(?i)\b(?:alien|a[- ]?number|a#|uscis)[^\w\0](?:[^\d\0]{{0,25}}[^\w\0])?{_ALIEN}(?!\d)",
        *("alien", "number", "a#", "uscis"),
    ),
    pattern(
        sorts.IMMIGRATION,
        rf"(?<!\w)(?:{_OFFICES})[- ]?(?:\d{{10}}|\d\d-\d{{3}}-\d{{5}})(?!\d)",
    ),
    pattern(
        sorts.IMMIGRATION,
        r"(?i)\b(?:passports?|pasaporte|visa|i-?94|green card|home office)\b"
        r"(?:[^\d\0]{0,12}[:#№] ?|[ a-z.]{0,12}\b(?:no|num|number|nr|ref)\b[.:#]? ?(?:is )?|"
        r" (?:is )?|: ?)(?=[a-z]{0,3}\d)[a-z]{0,3}\d{6,11}[a-z]?\d?(?!\w)",
        *("passport", "pasaporte", "visa", "i-94", "i94", "green card", "home office"),
    ),
)

_DOCUMENT = pattern(
    sorts.DOCUMENT,
    r"(?i)\b(?:driver'?s?|driving) li[cs]en[cs]e\b[^\d\0]{0,15}\d{5,}",
    *("driver", "driving"),
)

_NUMBERED = r"(?:no|num|number|nr|id|ref|reference)\b\.?"
_CASE = (
    pattern(
        sorts.CASE,
        rf"(?<![\w-])(?:\d:)?(?:(?:19|20)?\d\d)-?(?:{_COURTS})-?\d{{4,8}}(?:-\w+)*(?!\w)",
    ),
    pattern(sorts.CASE, r"(?<![\w-])(?:CR|CV|MJ)-?(?:19|20)?\d\d-\d{4,8}(?!\w)"),
    pattern(
        sorts.CASE,
        r"(?i)\b(?:(?:case|court|matter)(?: file)?|docket|cause|police report|incident(?: report)?"
        rf"|complaint|warrant|caso|expediente)\s?(?:{_NUMBERED}\s?[:#]?|[:#№]|n[°º]\.?)\s?"
        r"(?:is\s)?#?(?=[\w/-]*\d[\w/-]*\d)[a-z\d][\w/-]{3,}",
        *("case", "court", "matter", "docket", "cause", "report", "incident", "complaint"),
        *("warrant", "caso", "expediente"),
    ),
    pattern(sorts.CASE, r"(?i)\bdocket\s(?=[\w/-]*\d)[a-z\d][\w/-]{4,}", "docket"),
    pattern(
        sorts.CLIENT,
        r"(?i)\b(?:client|victim|survivor|patient|hmis|mrn|medical record)\s?"
        rf"(?:{_NUMBERED}\s?[:#]?|#)\s?(?:is\s)?(?=[\w-]*\d)[a-z\d][\w-]{{2,}}",
        *("client", "victim", "survivor", "patient", "hmis", "mrn", "medical record"),
    ),
)

_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*\.?"
_DAY = (
    rf"(?:\d{{1,2}}[-./]\d{{1,2}}[-./](?:\d{{4}}|\d\d)|(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}"
    rf"|{_MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s|de\s)?{_MONTHS},?\s(?:de\s)?(?:19|20)\d\d)(?!\d)"
)
_BIRTH = pattern(
    sorts.BIRTH,
    r"(?i)\b(?:born|d\.?o\.?b|(?:date|day|year) of birth|birth ?(?:date|day)|nacid[oa]|naci[oó]"
    rf"|fecha de nacimiento|née? le|geboren|geb\.)(?!\w)[^\d\0]{{0,25}}?{_DAY}",
    *("born", "dob", "d.o.b", "birth", "naci", "né", "geb"),
)

#: What cannot be written without a digit; and of this, what can be without a space.
UNSPACED = (*_SSN, _BIRTH, *_IMMIGRATION, _DOCUMENT, *_CASE, *phones.PHONES)
WITH_NUMBERS = (*UNSPACED, *ADDRESSES)

#: How a single word of letters, digits and dashes begins that one of these could be. Long lists of
#: codes are gone over once with this instead of with each.
_SUSPECT = re.compile(
    rf"{BETWEEN}((?:\d{{3}}-\d\d-\d{{4}}(?={BETWEEN})|[Xx]{{3}}-?[Xx]|A-?\d[\d-]{{7,}}(?={BETWEEN})"
    rf"|(?:{_OFFICES})-?\d|\d{{2,4}}-?(?:{_COURTS})-?\d|(?:CR|CV|MJ)-?\d"
    rf"|1?-?[2-9]\d\d-\d{{3}}-)[^{BETWEEN}]*)"
)
#: And the words that announce one, if a dash follows.
_ANNOUNCING = tuple(
    f"{word}-"
    for word in (
        *("ssn", "ss", "itin", "dob", "born", "birthday", "tel", "phone", "cell", "mobile", "call"),
        *("called", "text", "fax", "whatsapp", "celular", "handy", "passport", "passports", "visa"),
        *("alien", "uscis", "number", "i94", "i-94"),
    )
)
_ANNOUNCED = re.compile(
    rf"(?i){BETWEEN}((?:[^{BETWEEN}]*[^\w{BETWEEN}])?(?:{'|'.join(_ANNOUNCING)})[^{BETWEEN}]*)"
)


def suspects(joined: str) -> list[str]:
    """Return those of many texts, joined, that may be a number of a person or a case."""
    small = joined.lower()
    found: list[str] = _SUSPECT.findall(joined)
    if any(word in small for word in _ANNOUNCING):
        found += _ANNOUNCED.findall(joined)
    return found


#: What a participant code must not be, besides: each the whole of it.
_START, _END = rf"(?<![^{BETWEEN}])", rf"(?![^{BETWEEN}])"
_LETTERS = r"[^\W\d_]"
_NO_NAME = (
    r"no|not|none|unknown|walk|total|grand|sub|sum|subtotal|anonymous|missing|declined|refused|new"
    r"|did|did not|left|blank|without|code|codes|participants?|guests?|staff|same|see|to|as"
)
WHOLE_CODE = (
    pattern(
        sorts.NAME,
        rf"{_START}(?!(?i:{_NO_NAME})\b){_LETTERS}{{2,}}[\s,]+{_LETTERS}{{2,}}"
        rf"(?:\s{_LETTERS}+\.?)*{_END}",
    ),
    pattern(
        sorts.NAME,
        rf"{_START}({_LETTERS}{{2,}})[._]{_LETTERS}{{2,}}{_END}",
        sure=lambda match: is_given(match[1]),
    ),
    pattern(
        sorts.DATE,
        rf"{_START}(?:(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}"
        rf"|\d{{1,2}}[-./]\d{{1,2}}[-./](?:(?:19|20)\d\d|\d\d)){_END}",
    ),
    pattern(
        sorts.PHONE, rf"{_START}(?:\+\d|\(\d|0\d)[\d ./()-]{{7,}}{_END}", sure=phones.has_enough
    ),
)
