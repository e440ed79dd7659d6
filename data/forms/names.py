"""What the name of a form's export says: which survey it is, and of which wave."""

import hashlib
import re
from collections.abc import Collection

from data.constants import Form
from data.headed_periods import find_period
from data.lists import fold
from data.questions import Answers
from data.row import Row

#: What the makers of forms and people who download put beside a form's own name.
_BESIDE = re.compile(
    r"\((?:responses?|respuestas|réponses|antworten|respostas|\d+(?:\s*-\s*\d+)?)\)"
    r"|\b(?:form responses?|all versions|latest version|survey data|responses|export|labels|values"
    r"|results|answers)\b(?:\s*\d+\b)?"
    r"|\b(?:19|20)\d\d(?:[-_. ]?\d\d?){2}(?:[-_. ]+\d\d?){0,3}\b|\b\d{6,}\b"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"\s+\d{1,2},?\s+20\d\d(?:[\s_.]+\d\d?\.\d\d)?"
    r"|\b(?:english|español|spanish|français) \([a-z]{2}\)|\b(?:english|spanish) [a-z]{2}\b",
    re.IGNORECASE,
)
_NO_NAMES = frozenset((
    "", "sheet", "sheet1", "sheet 1", "form", "form1", "form 1", "untitled form", "data", "survey",
    "surveys", "report", "book", "book1", "workbook", "file", "upload", "download", "table",
))  # fmt: skip
_ENDING = re.compile(r"\.(?:xlsx?|xlsm|ods|csv|tsv|txt)$", re.IGNORECASE)
_LONGEST = 60
_IN_NAMES = {
    "before": ("pre", "pretest", "pre test", "before", "baseline"),
    "after": ("post", "posttest", "post test", "after", "endline"),
    "follow_up": ("follow up", "followup"),
}
_TOLD = re.compile(
    r"(?i)\b(?:follow[ -]?up|pre[ -]?test|post[ -]?test|pre|post|before|after|baseline|endline)\b"
)


def form_name(file: str, sheet: str) -> str:
    """Return what a form is called, by its sheet's name, else its file's; empty if neither says.

    The number of responses, the day of the download, the quarter and the like are no part of it.
    """
    for name in (sheet, _ENDING.sub("", file)):
        bare = _BESIDE.sub(" ", name.replace("+", " ").replace("_", " "))
        period = find_period(bare)
        bare = " ".join((period[1] if period else bare).split()).strip(" -–—,.;:")
        if fold(bare) not in _NO_NAMES and not fold(bare).isdecimal():
            return bare
    return ""


def wave_in(name: str) -> str:
    """Return the wave that a form's name says; empty where it says none, or two."""
    words = f" {fold(name)} "
    said = {w for w, spellings in _IN_NAMES.items() if any(f" {s} " in words for s in spellings)}
    return said.pop() if len(said) == 1 else ""


def survey_in(name: str) -> str:
    """Return the code a survey may have by its form's name: the name without the wave."""
    plain = _TOLD.sub(" ", name)
    code = " ".join(plain.split()).strip(" -–—,.;:()")
    return (code or name)[:_LONGEST].strip()


def which_form(
    kind: type[Row], names: tuple[str, str], headers: Collection[str], answers: Answers
) -> Form:
    """Return which form a table of answers is of, and what its name and questions propose.

    What is said of one form holds for its next export, and for no other form. Of which wave an
    export is holds for the next only where the form's name says so: one form may serve for both.

    Args:
        kind: the kind of sheet.
        names: the file's and the sheet's.
        headers: the table's headers.
        answers: what was said, now or before.
    """
    name, folded = form_name(*names), {fold(header) for header in headers}
    wave, code = wave_in(name), _by_items(folded, answers) or (survey_in(name) if name else "")
    proposed = {"survey": code, "wave": wave}
    marks = hashlib.sha256("|".join(sorted(folded)).encode()).hexdigest()[:8]
    return Form(
        name or f"form {marks}",
        {column: value for column, value in proposed.items() if value and column in kind.columns()},
        () if wave else ("wave",),
    )


def _by_items(headers: Collection[str], answers: Answers) -> str:
    """Return the survey most of whose declared items are headers; empty where there is none."""
    shares = {
        survey: len(items.intersection(headers)) / len(items)
        for survey, items in answers.items.items()
        if items
    }
    best = max(shares, key=lambda survey: shares[survey], default="")
    return best if best and shares[best] > 0.5 else ""
