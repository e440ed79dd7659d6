"""Answers of surveys: off their scale, in words and codes, of no item, of a wave without match."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from data.checks import Across
from data.ground import only_current, table
from data.kinds.survey_items import SurveyItem
from data.kinds.surveys import Survey
from data.lists import WAVES
from data.parts import Part
from data.problems import Problem
from data.questionnaire import Item, Questionnaire, questionnaires
from data.rows import Rows
from data.scales import Unread
from data.stretches import counted

#: Designs in which the same people answer more than once.
_MATCHED = ("matched", "follow_up", "retrospective", "comparison")
#: So many columns or items are named.
_NAMED = 8
_CODE = re.compile(r"\d{1,2}(\.0+)?")


def _find(connection: sa.Connection, parts: Sequence[Part]) -> Iterator[Problem]:
    own = [part.rows for part in parts if part.kind is Survey]
    if not own:
        return
    asked = _asked(connection, parts)
    for rows in own:
        yield from _answers(rows, asked)
    yield from _columns(own, asked)
    yield from _unmatched(connection, own)


def _asked(connection: sa.Connection, parts: Sequence[Part]) -> dict[str, Questionnaire]:
    """Return survey → its items: as the file says them, else as stored."""
    of = table(SurveyItem)
    stored = sa.select(of).where(only_current(SurveyItem)).order_by(of.c.submission_id, of.c.line)
    found = questionnaires([dict(row) for row in connection.execute(stored).mappings()])
    names = list(SurveyItem.columns())
    for part in parts:
        if part.kind is SurveyItem:
            columns = (part.rows.columns[name] for name in names)
            rows = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
            needed = ("survey", "item", "wording", "scale", "measures")
            whole = [row for row in rows if None not in map(row.get, needed)]
            found |= questionnaires(whole)
    return found


# -- cell by cell


@dataclass
class _Asked:
    """The rows of a sheet that answered the same items, and how often each answer was given."""

    sheet: str
    items: Mapping[str, Item]
    at: list[int] = field(default_factory=list)
    given: Counter[tuple[str, str]] = field(default_factory=Counter)


def _answers(rows: Rows, asked: Mapping[str, Questionnaire]) -> Iterator[Problem]:
    groups: dict[tuple[str, str, Any], _Asked] = {}
    for i, (survey, day, answers) in enumerate(_each(rows)):
        if survey in asked:
            key = (rows.sheets[i], survey, day)
            if key not in groups:
                groups[key] = _Asked(rows.sheets[i], asked[survey].asked_on(day))
            groups[key].at.append(i)
            groups[key].given.update(_written(answers))
    mixed: dict[tuple[str, str, Item], Counter[str]] = defaultdict(Counter)
    off: dict[int, list[tuple[str, str, Item]]] = defaultdict(list)
    for (_, survey, _), group in groups.items():
        wrong: dict[tuple[str, str], Item] = {}
        for (header, text), count in group.given.items():
            if name := asked[survey].name_of(header):
                item = group.items[name]
                answer = item.read(text)
                if answer is Unread.OFF:
                    wrong[header, text] = item
                elif item.ordered and isinstance(answer, int):
                    mixed[group.sheet, header, item][text] += count
        for i in group.at if wrong else ():
            pairs = _written(rows.columns["answers"][i])
            off[i] += [(*pair, wrong[pair]) for pair in pairs if pair in wrong]
    for i in sorted(off):
        yield from (_off(rows, i, *found) for found in off[i])
    yield from _in_words_and_codes(mixed)


def _in_words_and_codes(
    found: Mapping[tuple[str, str, Item], Counter[str]],
) -> Iterator[Problem]:
    for (sheet, header, item), counts in found.items():
        codes = sum(counts[text] for text in counts if _CODE.fullmatch(text.strip()))
        words = counts.total() - codes
        if codes and words and item.scale != "zero_to_ten":
            yield _mixed(sheet, header, item, words, codes)


def _written(answers: str) -> Iterator[tuple[str, str]]:
    """Give header and text of the answers of a row that were written, not ticked."""
    return (pair for pair in json.loads(answers).items() if type(pair[1]) is str)


def _each(rows: Rows) -> Iterator[tuple[Any, Any, str]]:
    return zip(*(rows.columns[name] for name in ("survey", "date", "answers")), strict=True)


def _off(rows: Rows, i: int, header: str, found: str, item: Item) -> Problem:
    return Problem(
        "answer_off_scale",
        sheet=rows.sheets[i],
        row=rows.numbers[i],
        letter=rows.answered.get(header, ""),
        column=header,
        found=found,
        words={"offered": _offered(item)},
    )


def _offered(item: Item) -> str:
    """Return what an item can be answered, in short: of a scale its ends, with their codes."""
    if not item.ordered:
        return "; ".join(item.options)
    ends = (item.ordered.codes[0], item.ordered.codes[-1])
    low, high = (item.ordered.label(code) for code in ends)
    if (low, high) == (str(ends[0]), str(ends[1])):
        return f"{low} to {high}"
    return f"{ends[0]} {low} … {ends[1]} {high}"


def _mixed(sheet: str, header: str, item: Item, words: int, codes: int) -> Problem:
    return Problem(
        "answers_mixed",
        sheet=sheet,
        column=header,
        found=header,
        words={
            "words": counted(words, "row"),
            "codes": f"{codes:,}",
            "offered": _offered(item),
        },
    )


# -- column by column


@dataclass
class _Headers:
    """The columns of answers of a sheet, and the surveys answered in it."""

    headers: dict[str, None] = field(default_factory=dict)
    surveys: dict[str, None] = field(default_factory=dict)


def _columns(several: Sequence[Rows], asked: Mapping[str, Questionnaire]) -> Iterator[Problem]:
    sheets: dict[str, _Headers] = defaultdict(_Headers)
    for rows in several:
        for i, (survey, _, answers) in enumerate(_each(rows)):
            at = sheets[rows.sheets[i]]
            at.headers |= dict.fromkeys(json.loads(answers))
            if survey:
                at.surveys[survey] = None
        if len(set(rows.sheets)) == 1:
            sheets[rows.sheets[0]].headers |= dict.fromkeys(rows.answered)
    for sheet, found in sheets.items():
        known = [asked[survey] for survey in found.surveys if survey in asked]
        if len(known) == len(found.surveys):
            yield from _nobodys(sheet, found, known)
    for one in {survey: None for at in sheets.values() for survey in at.surveys if survey in asked}:
        answered = [(name, at) for name, at in sheets.items() if one in at.surveys]
        yield from _unasked(answered, asked[one])


def _nobodys(sheet: str, at: _Headers, known: Sequence[Questionnaire]) -> Iterator[Problem]:
    headers = [header for header in at.headers if not any(one.name_of(header) for one in known)]
    if headers and known:
        yield Problem(
            "answers_without_item",
            sheet=sheet,
            found=_listed(headers),
            words={"survey": ", ".join(f"“{one.survey}”" for one in known)},
        )


def _unasked(sheets: Sequence[tuple[str, _Headers]], asked: Questionnaire) -> Iterator[Problem]:
    found = {asked.name_of(header) for _, at in sheets for header in at.headers}
    if missing := [name for name in asked.names if name not in found]:
        yield Problem(
            "item_without_answers",
            sheet=sheets[0][0],
            found=_listed(missing),
            words={"survey": asked.survey},
        )


def _listed(names: Sequence[str]) -> str:
    named = ", ".join(f"“{name}”" for name in names[:_NAMED])
    return f"{named} and {len(names) - _NAMED} more" if len(names) > _NAMED else named


# -- wave by wave


@dataclass
class _Wave:
    """The respondents of one wave in a file, and where the first of them stands."""

    rows: Rows
    first: int
    people: set[Any] = field(default_factory=set)
    sheets: int = 0


def _unmatched(connection: sa.Connection, several: Sequence[Rows]) -> Iterator[Problem]:
    waves: dict[tuple[str, str, str], _Wave] = {}
    names = ("survey", "design", "wave", "respondent")
    for rows in several:
        for i, (survey, design, wave, who) in enumerate(
            zip(*(rows.columns[name] for name in names), strict=True)
        ):
            if survey and design in _MATCHED and wave:
                at = waves.setdefault((survey, design, wave), _Wave(rows, i))
                at.sheets += 1
                at.people |= set() if who is None else {who}
    for (survey, design, wave), at in waves.items():
        if wave != ("follow_up" if design == "follow_up" else "after"):
            continue
        stored, early = _before(connection, survey, design), waves.get((survey, design, "before"))
        before = (stored | (early.people if early else set())) - {None}
        # What was asked before may be reported later.
        if (stored or early) and not at.people & before:
            yield _no_match(at, survey, wave, len(before))


def _before(connection: sa.Connection, survey: str, design: str) -> set[Any]:
    """Return who was asked before, as stored; None among them stands for who has no code."""
    of = table(Survey).c
    asked = sa.select(of.respondent).where(
        only_current(Survey),
        of.survey == survey,
        of.design == design,
        of.wave == "before",
    )
    return set(connection.execute(asked).scalars())


def _no_match(at: _Wave, survey: str, wave: str, before: int) -> Problem:
    if not at.people:
        why = "it has no respondent codes"
    elif before:
        why = f"none of its {counted(len(at.people), 'code')} is one of the {before} asked before"
    else:
        why = "nobody with a code was asked before"
    return Problem(
        "wave_without_match",
        sheet=at.rows.sheets[at.first],
        row=at.rows.numbers[at.first],
        letter=at.rows.letters.get(Survey.participant, ""),
        column=Survey.columns()[Survey.participant].title,
        found=survey,
        words={"wave": WAVES.label(wave), "why": why},
    )


CHECK = Across(
    "Answers that say less than they could",
    "Answers that are not on their item's scale, or in words and codes; columns that are no "
    "declared item, and items without a column; a wave of matched respondents nobody matches.",
    _find,
)
