"""Street addresses, as they are written where English, Spanish, French and German are spoken."""

import re

from data.identifiers import sorts
from data.identifiers.patterns import pattern

_STREETS = r"Street|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Highway|Hwy|Parkway|Pkwy"
#: These are also other things ("3 Drug Court graduates"): an address only where it ends with them.
_WAYS = (
    r"St|Drive|Dr|Court|Ct|Place|Pl|Terrace|Ter|Circle|Cir|Square|Sq|Close|Crescent|Gardens|Grove"
    r"|Mews|Trail|Way"
)
_ENDS = (
    r"(?=\.?\s?(?:[,;:)\n\0]|\Z)|\.(?!\s[A-Z]\w)|\s(?:[NSEW]{1,2}\b|Apt|APT|Unit|UNIT|Suite|#"
    r"|North|South|East|West|in\b|and\b|with\b|near\b))"
)
#: A number, a name and "Street" are no address where these follow: "5 Night Street outreach".
_NO_STREET = (
    r"(?!'|-\w|\s(?:[Oo]utreach|[Tt]eam|[Ww]ork|[Kk]ids|[Cc]hild|[Yy]outh|[Ff]air|[Ff]estival|"
    r"[Pp]arty|[Tt]heat|[Aa]rt|[Pp]eople|[Ss]weep|[Pp]rogram|[Ss]ession|[Ee]vent|[Mm]arket|"
    r"[Ss]urvey|[Ss]afety|[Tt]rip|[Ss]how|[Cc]losure))"
)
#: And none where these stand before: courts and drives of other sorts.
_NOT_CALLED = re.compile(
    r"\b(?:drug|family|juvenile|district|municipal|teen|criminal|civil|supreme|high|county|federal"
    r"|superior|treatment|veterans|food|blood|toy|clothing|coat|donation|supply|school|test|hard"
    r"|first|second|third|my|a|the|no)\s\w+\Z",
    re.IGNORECASE,
)
_WORD = r"(?:[A-Z][\w.'-]*|\d{1,3}(?:st|nd|rd|th))"
_HOUSE = r"(?<![\w.,/:$€£-])\d{1,5}[A-Za-z]?(?:-\d{1,4})?,?\s"


def _is_called(match: re.Match[str]) -> bool:
    return not _NOT_CALLED.search(match[0])


ADDRESSES = (
    pattern(
        sorts.ADDRESS,
        rf"{_HOUSE}(?:{_WORD}\s){{1,4}}?(?:{_STREETS}|{_STREETS.upper()})\b{_NO_STREET}",
    ),
    pattern(
        sorts.ADDRESS,
        rf"{_HOUSE}(?:{_WORD}\s){{1,3}}?(?:{_WAYS}|{_WAYS.upper()})\b{_ENDS}",
        sure=_is_called,
    ),
    pattern(
        sorts.ADDRESS,
        r"(?i)\b(?:lives?|living|lived|resid\w+|stay\w*|address(?: is)?:?|moved)\s"
        rf"(?:(?:at|on|to)\s)?\d{{1,5}}[a-z]?\s(?:[\w.'-]+\s){{1,4}}?(?:{_STREETS}|{_WAYS})\b",
        *("liv", "resid", "stay", "address", "moved"),
    ),
    pattern(
        sorts.ADDRESS,
        r"\b(?:[Aa]pt|APT|[Aa]partment|APARTMENT)\b\.?\s?#?\s?(?:\d{1,5}[A-Za-z]?|[A-Z]\d{0,4})\b",
        "ap",
    ),
    pattern(
        sorts.ADDRESS,
        r"\b(?:Flat|FLAT)\s\d{1,4}[A-Za-z]?\b(?!\s?[%.\d])(?=,|\s[A-Z\d]|\Z|\0)",
        "flat",
    ),
    pattern(
        sorts.ADDRESS,
        r"(?i)\b(?:p\.?\s?o\.?\s?box|apartado(?: postal)?|postfach)\s#?\d+",
        *("box", "apartado", "postfach"),
    ),
    pattern(
        sorts.ADDRESS,
        r"(?i)\b(?:calle|c/|avenida|avda\.?|carrera|callejon)\s[\w .]{1,40}?,?\s?"
        r"(?:no\.?|n[°º]\.?|n[uú]m(?:ero)?\.?|#|,)\s?\d+",
        *("calle", "c/", "avenida", "avda", "carrera"),
    ),
    pattern(
        sorts.ADDRESS,
        r"\b(?:Calle|Avenida|Avda\.?)\s(?:(?:de|del|la|las|los)\s)*[A-ZÁÉÍÓÚÑ]\w+\s\d{1,5}\b",
        *("calle", "av"),
    ),
    pattern(
        sorts.ADDRESS,
        r"(?<![\w.,/:-])\d{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|all[ée]e|impasse|chemin"
        r"|quai) (?:de |du |des |la |l'|d')*[A-ZÉ]\w+",
        *("rue", "avenue", "boulevard", "all", "impasse", "chemin", "quai"),
    ),
    pattern(
        sorts.ADDRESS,
        r"\b[A-ZÄÖÜ]\w+(?:stra(?:ß|ss)e|str\.|gasse)\s\d{1,4}[a-z]?\b",
        *("str", "gasse"),
    ),
)
