"""A sheet as a form exported it: its headers, over up to three rows, and the form's own columns."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from data.cells import shown, tidy
from data.forms.makers import GOOGLE, MAKERS, MICROSOFT, QUALTRICS, SURVEYMONKEY, Maker, spelled
from data.heads import Head
from data.lists import fold
from data.workbook import Sheet

#: What names a sheet of answers wherever Google Forms puts it, in some of its languages.
_RESPONSES = re.compile(r"(?i)\b(?:responses?|respuestas|réponses|antworten|respostas)\b")
_IMPORT_ID = '{"ImportId"'
#: What SurveyMonkey writes below a question that has one column.
_ONE_ANSWER = frozenset(("response", "open ended response", ""))
_NUMBERED = re.compile(r"(.+)_(\d+)")
_CHOICE = re.compile(r"\s*-\s*(?:Selected Choice|Selected Answers?)\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Export:
    """What a form's export is; all positions from 0.

    Attributes:
        maker: which form's it is.
        sure: whether nothing else is written so.
        heads: its headers, one a column.
        top: the first row of answers.
        day: the column that says when it was answered; None where it has none.
        own: the other columns the form writes itself.
        states: position of a column that says what sort of response a row is → what it holds of
            one that nobody gave in earnest.
        options: position of a column of one option → the question and the option.
    """

    maker: Maker
    sure: bool
    heads: tuple[Head, ...]
    top: int
    day: int | None
    own: frozenset[int]
    states: Mapping[int, frozenset[str]] = field(default_factory=dict)
    options: Mapping[int, tuple[str, str]] = field(default_factory=dict)


def find_export(sheet: Sheet, file: str) -> Export | None:
    """Return what a sheet is as the export of a form; None where it does not look like one.

    Args:
        sheet: the sheet.
        file: the name of its file.
    """
    if len(sheet.cells) < 2:
        return None
    first = _texts(sheet.cells[0])
    headers = {at: spelled(text) for at, text in enumerate(first) if text}
    maker = next((one for one in MAKERS if one.knows(set(headers.values()))), None)
    if maker is None or len(headers) < 2:
        return None
    if maker is GOOGLE and headers.get(0) not in maker.marks:
        return None
    own = {at for at, header in headers.items() if maker.is_own(header)}
    if maker is MICROSOFT:  # a question may be headed "Name": the form's own columns come first
        last = max(at for at in own if headers[at] in maker.days)
        beside = {"name", "email", "last modified time", "language", "nombre", "nom"}
        own = {at for at in own if at <= last or (at <= last + 4 and headers[at] in beside)}
    own |= {at for at in headers if maker.is_beside(first[at])}
    top, texts, options = _headers(sheet, maker, first, headers, own)
    day = _day(sheet, maker, headers, top)
    return Export(
        maker,
        maker is not GOOGLE or bool(_RESPONSES.search(f"{sheet.name} {file}")),
        tuple(_heads(texts, top)),
        top,
        day,
        frozenset(own - {day}),
        {at: maker.states[h] for at, h in headers.items() if h in maker.states},
        options,
    )


def _texts(row: Sequence[Any]) -> list[str]:
    return ["" if (value := tidy(cell)) is None else shown(value) for cell in row]


def _heads(texts: Sequence[str], top: int) -> Iterable[Head]:
    """Yield one header a column; of two questions of one wording the second is numbered."""
    times: Counter[str] = Counter()
    for position, text in enumerate(texts):
        if not text:
            continue
        times[text] += 1
        unique = text if times[text] == 1 else f"{text} ({times[text]})"
        yield Head(unique, unique, "", top - 1, position)


def _day(sheet: Sheet, maker: Maker, headers: Mapping[int, str], top: int) -> int | None:
    """Return the column that says when it was answered: the best that is nowhere empty."""
    places = [at for day in maker.days for at, header in headers.items() if header == day]
    rows = [row for row in sheet.cells[top:] if any(cell not in ("", None) for cell in row)]

    def held(at: int) -> int:
        return sum(at < len(row) and tidy(row[at]) is not None for row in rows)

    counts = {at: held(at) for at in places}
    most = max(counts.values(), default=0)
    return next((at for at in places if counts[at] == most), None) if most or places else None


# -- headers over several rows

_Options = dict[int, tuple[str, str]]


def _headers(
    sheet: Sheet, maker: Maker, first: list[str], headers: Mapping[int, str], own: set[int]
) -> tuple[int, list[str], _Options]:
    """Return the first row of answers, the headers' texts, and the options of questions."""
    if maker is SURVEYMONKEY and _is_second_row(sheet.cells[1], own):
        return (2, *_over_two_rows(first, _texts(sheet.cells[1]), own))
    if maker is QUALTRICS:
        below = [_texts(row) for row in sheet.cells[1:3]]
        top = 1 + next((i for i, row in enumerate(below, 1) if _is_import_ids(row)), 0)
        days = [at for at, header in headers.items() if header in maker.days]
        if top == 1 and below and days and all(_is_words(below[0], at) for at in days):
            top = 2
        if top > 1:
            return (top, *_by_wording(first, below[0], own))
    return 1, first, {}


def _is_second_row(row: Sequence[Any], own: set[int]) -> bool:
    """Say whether a row holds options below the questions, and nothing below the form's columns."""
    texts = _texts(row)
    held = {at for at, text in enumerate(texts) if text}
    return bool(held) and not held & own


def _is_import_ids(row: Sequence[str]) -> bool:
    return any(text.startswith(_IMPORT_ID) for text in row)


def _is_words(row: Sequence[str], at: int) -> bool:
    return at < len(row) and bool(row[at]) and not any(c.isdigit() for c in row[at])


def _over_two_rows(upper: list[str], lower: list[str], own: set[int]) -> tuple[list[str], _Options]:
    """Return headers of two rows: a question stands above the first of its columns."""
    texts, options, question = [], {}, ""
    for at in range(max(len(upper), len(lower))):
        above = upper[at] if at < len(upper) else ""
        below = lower[at] if at < len(lower) else ""
        question = above or question
        if at in own or not (above or below):
            texts.append(above)
        elif fold(below) in _ONE_ANSWER:
            texts.append(question)
        else:
            texts.append(f"{question} [{below}]")
            options[at] = (question, below)
    return texts, options


def _by_wording(codes: list[str], wording: list[str], own: set[int]) -> tuple[list[str], _Options]:
    """Return headers by the wording below each code: "Q3_1" above "Which? - Debt".

    What the columns of one code have in common is the question, the rest is the option.
    """
    said = {at: text for at, text in enumerate(wording) if text and at < len(codes)}
    texts = [code if at in own else said.get(at, code) for at, code in enumerate(codes)]
    groups: dict[str, list[int]] = defaultdict(list)
    for at, code in enumerate(codes):
        if at in said and at not in own and (numbered := _NUMBERED.fullmatch(code)):
            groups[numbered[1]].append(at)
    options: _Options = {}
    for several in groups.values():
        question, dash = _in_common([said[at] for at in several])
        if len(several) > 1 and dash:
            bare = _CHOICE.sub("", question).strip()
            options |= {at: (bare, said[at][len(question) :].lstrip(" -")) for at in several}
    # What is written beside an option is an answer of its own.
    return [_CHOICE.sub("", text) for text in texts], options


def _in_common(texts: Sequence[str]) -> tuple[str, bool]:
    """Return what several texts begin with, up to a dash, and whether there is one."""
    shortest = min(texts, key=len)
    same = (i for i, c in enumerate(shortest) if any(text[i] != c for text in texts))
    shared = shortest[: next(same, len(shortest))]
    question, dash, _ = shared.rpartition(" - " if " - " in shared else "-")
    return question.rstrip(), bool(dash)
