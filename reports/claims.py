"""The claim check: what a typed sentence claims that nobody could defend, and what would stand.

It advises and never forbids. A claim that is denied, asked, quoted from somebody or named as an aim
is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.claim_words import NUMBER, RULES, Rule


@dataclass(frozen=True)
class Claim:
    """Words that claim too much.

    Attributes:
        rule: the code of the rule.
        start: where in the text they begin.
        end: where they end.
        found: the words.
        why: why they cannot be defended.
        instead: a wording that stands, with the person's own number.
    """

    rule: str
    start: int
    end: int
    found: str
    why: str
    instead: str


#: Where a sentence ends, but not inside a number.
_SENTENCE = re.compile(r"[.!?…]+(?=\s|$|[\"”»’)])|\n+")
#: Where what was denied before is over.
_CLAUSE = re.compile(
    r"[;:]\s|[.!?…]\s|\n|\bbut\b|\balthough\b|\bpero\b|\baunque\b|,\s*(?:and|so|yet|while|y)\b|"
    r"\b(?:and|y)\s+(?:we|they|our|the|it|nosotros)\b",
    re.IGNORECASE,
)
_SAYING = (
    r"claim|say|know|suggest|mean|imply|assert|show|state|prove|pretend|conclude|tell|"
    r"demonstrate|establish|attribute"
)
#: Words that take back whatever follows in their clause.
_DENIES = {
    "en": re.compile(
        rf"(?:\bnot|n[’']t|\bnever|\bcannot|\bno\s+one|\bnobody|\bnothing)\s+(?:\w+\s+){{0,2}}?"
        rf"(?:{_SAYING})|\bno\s+(?:claim|evidence|figure|proof|indication|way)\b|"
        r"\bnone\s+of\s+(?:it|this)\b|\bnothing\b|\bwhether\b|"
        r"\bif\b|\bunknown\b|\bimpossible\b|\brather\s+than\b|\binstead\s+of\b|"
        r"\bwithout\s+(?:claiming|saying)\b|\bavoid\s+(?:claim|say)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\bno\s+(?:\w+\s+){0,2}?(?:afirm|dec|dic|sab|sostien|demuestr|prueb|significa|sugier)|"
        r"\bsin\s+(?:afirmar|decir)\b|\bsi\b|\bnadie\b|\bninguna?\s+prueba\b",
        re.IGNORECASE,
    ),
}
#: Words that deny the very next ones, and what only looks like them.
_NEXT = {
    "en": re.compile(
        r"\bnot\b|n[’']t\b|\bnever\b|\bneither\b|\bnor\b|\bcannot\b|\bwithout\b|\bno\b|"
        r"\bnobody\b|\bnone\b"
    ),
    "es": re.compile(r"\bno\b|\bnunca\b|\bjamás\b|\bni\b|\btampoco\b|\bsin\b"),
}
_ONLY_LOOKS = re.compile(
    r"\bnot\s+(?:only|just|merely|least)\b|\bno\s+(?:sol[oa]|sólo|únicamente|doubt|fewer|less|"
    r"more|longer)\b|\bwithout\s+(?:a\s+)?doubt\b|\bcould(?:\s+not|n[’']t)\s+have\b",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:goal|aim|vision|hope|mission|dream|target|objective|meta|objetivo|misión|visión)s?\s+"
    r"(?:\w+\s+){0,4}?$",
    re.IGNORECASE,
)
#: What is said of the words afterwards: "… is not claimed".
_TAKEN_BACK = re.compile(
    r"^[\w\s,”\"’»-]{0,40}?\b(?:(?:not|never|cannot\s+be|can[’']t\s+be|no)\s+(?:\w+\s+)?"
    r"(?:claimed|shown|known|measured|said|proven|counted|seen|afirma|sabe|mide)|"
    r"is\s+unknown)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_SCARE = re.compile(r"[“\"«](\w+)[”\"»]")
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_ONE = ("1", "one", "uno", "una")


def check(text: str) -> tuple[Claim, ...]:
    """Return what a text claims that cannot be defended, in its order; nothing overlaps."""
    taken: list[tuple[int, int]] = []
    claims = []
    # A single word in quotation marks is still the writer's own: We “rescued” 12.
    bare = _SCARE.sub(r" \1 ", text)
    for rule in RULES:
        for match in rule.compiled.finditer(bare):
            start, end = _trimmed(match)
            if any(start < last and first < end for first, last in taken):
                continue
            if not _stands_down(rule, text, start, end):
                taken.append((start, end))
                found = text[start:end]
                claims.append(Claim(rule.code, start, end, found, rule.why, _instead(rule, match)))
    return tuple(sorted(claims, key=lambda claim: claim.start))


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    found = match.group()
    return match.start() + len(found) - len(found.lstrip()), match.start() + len(found.rstrip())


def _stands_down(rule: Rule, text: str, start: int, end: int) -> bool:
    """Say whether the words are denied, asked, quoted, an aim, or said with what they need."""
    sentence, question = _sentence(text, start, end)
    if question or _is_quoted(text, start, end):
        return True
    if rule.unless and re.search(rule.unless, sentence, re.IGNORECASE):
        return True
    before = _clause_before(text, start)
    found = text[start:end]
    return (
        bool(_DENIES[rule.language].search(_ONLY_LOOKS.sub("", before)))
        or _denied_next(rule, before, found)
        or bool(_AIM.search(before))
        or bool(_TAKEN_BACK.search(text[end:]))
    )


def _sentence(text: str, start: int, end: int) -> tuple[str, bool]:
    ends = list(_SENTENCE.finditer(text))
    first = max((m.end() for m in ends if m.end() <= start), default=0)
    last = next((m for m in ends if m.start() >= end), None)
    closing = last.group() if last else ""
    return text[first : last.start() if last else len(text)], "?" in closing


def _clause_before(text: str, start: int) -> str:
    before = text[:start]
    ends = [m.end() for m in _CLAUSE.finditer(before)]
    return before[ends[-1] if ends else 0 :]


def _denied_next(rule: Rule, before: str, found: str) -> bool:
    """Say whether the four words before deny the found ones, or a word among them does."""
    near = " ".join(re.split(r"\b(?:and|y)\b", before)[-1].split()[-4:])
    said = _ONLY_LOOKS.sub("", f"{near} | {found}").casefold()
    # "No longer any" and "no more" are part of a claim, not its denial.
    return bool(_NEXT[rule.language].search(said))


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Say whether the words stand in quotation marks, and the text is not all quotation."""
    for quoted in _QUOTED.finditer(text):
        if quoted.start() <= start and end <= quoted.end():
            return len(re.findall(r"\w+", _QUOTED.sub("", text))) >= 2
    return False


def _instead(rule: Rule, match: re.Match[str]) -> str:
    """Return the first wording whose places the person's own words fill."""
    places = {name: word.lower() for name, word in match.groupdict().items() if word}
    numbers = [found.group().strip() for found in _NUMBER.finditer(match.group())]
    if rule.for_one and numbers and numbers[0].casefold() in _ONE:
        return rule.for_one
    places |= dict(zip(("n", "m"), numbers, strict=False))
    for wording in rule.instead:
        if set(_places(wording)) <= places.keys():
            filled = wording.format(**places)
            return filled[0].upper() + filled[1:]
    return rule.instead[-1]


def _places(wording: str) -> Iterator[str]:
    return iter(re.findall(r"{(\w+)}", wording))
