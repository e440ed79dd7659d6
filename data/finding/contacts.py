"""Ways to reach somebody, and numbers that stand for them."""

from data.finding.spans import CONTACT, NUMBER, Clue
from data.identifiers import sorts
from data.identifiers.patterns import Sure, always, pattern
from data.identifiers.phones import PHONES
from data.identifiers.written import EMAIL, UNSPACED

HANDLE, WEB, PLATE = "a name on a network", "a web address", "a number plate"

_ENDINGS = "com|org|net|edu|gov|info|biz|io|me|ly|gg|tv|app|us|uk|ca|mx|es|fr|de|eu|ua|ru"
_NETWORKS = (
    r"(?:instagram|insta|ig|snapchat|snap|tik\s?tok|facebook|fb|twitter|telegram|signal|whats\s?app"
    r"|discord|kik|wechat|line|messenger|linkedin|onlyfans)"
)


def _clue(what: str, why: str, finder: str, put: str = CONTACT, sure: Sure = always) -> Clue:
    return Clue(pattern(what, finder, sure=sure), why, put)


CLUES = (
    Clue(EMAIL, "how it is written", CONTACT, whole=True),
    _clue(
        sorts.EMAIL,
        "how it is written",
        r"(?i)(?<![\w.+-])([\w.+-]{1,64}\s(?:at|arroba)\s[\w-]{1,64}\s(?:dot|punto)"
        r"\s(?:com|org|net|edu|gov))\b",
    ),
    *(Clue(one, "how it is written", CONTACT) for one in PHONES),
    _clue(
        sorts.PHONE,
        "as many digits as a number to call",
        r"(?<![\w.,/#$€£-])((?:\(?\d{3}\)?[ .-]?)?\d{3}[ .-]\d{4}|\d{10,11})(?![\w/-]|[.,]\d)",
    ),
    _clue(
        WEB,
        "how it is written",
        rf"(?i)((?:https?://|www\.)[^\s<>\"]+[\w/]"
        rf"|(?<![\w@.-])(?:[\w-]{{1,64}}\.){{1,8}}(?:{_ENDINGS})"
        r"(?:/[^\s<>\"]*[\w/]|(?![\w.-]*@)(?!\w)))",
        sure=lambda match: "@" not in match[1] or "//" in match[1],
    ),
    _clue(HANDLE, "how it is written", r"(?<![\w@.])(@[A-Za-z_][\w.]*\w)"),
    _clue(
        HANDLE,
        "a network named before it",
        rf"(?i)\b{_NETWORKS}\b(?:\s(?:is|me|at|handle|name|account|user|username))*\s?(?::|=|-|\s)\s?"
        r"(?=\w*[\d_.]\w)([a-z_][\w.]{2,})",
    ),
    *(
        Clue(one, "how it is written", NUMBER, whole=True)
        for one in UNSPACED
        if one.what not in (sorts.PHONE, sorts.BIRTH)
    ),
    _clue(
        sorts.CASE,
        "a word for a file before it",
        r"(?i)\b(?:cases?|file|report|docket|badge|ticket|warrant|caso|expediente|inmate|booking)\s?"
        r"(?:no\.?|number|num|nr|id|#|n[°º])*\s?(?:is\s|was\s)?[:#]?\s?"
        r"(?=[\w/-]*\d[\w/-]*\d)(?!(?:19|20)\d\d\b)([a-z\d][\w/-]*\d[\w/-]*)",
        NUMBER,
    ),
    _clue(
        PLATE,
        "the word plate before it",
        r"(?i)\bplates?\s(?:(?:no|number|is|was|#)\s?)*"
        r"((?=[a-z-]*\s?-?\d)[a-z\d]{2,4}[ -]?[a-z\d]{2,5})\b",
        NUMBER,
    ),
)
