"""The columns of a table: which header is which, what is asked about them, and what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from data import identifiers
from data.blocks import Block
from data.cells import shown, tidy
from data.column import Column
from data.constants import (
    constants_of,
    doubled_constants,
    missing_columns,
    personal_constants,
)
from data.fit import samples_of, share_that_fits
from data.forms.folding import find_options
from data.forms.options import Options
from data.forms.own import form_of, own_columns, written_by_form
from data.heads import KEEP, Head, Match, column_key, match_heads
from data.hidden import decide_column
from data.leftover import figures_below, holds_anything
from data.messages import ERROR
from data.problems import Problem
from data.questions import Answers, Question
from data.row import Row
from data.spread import Told, told_apart
from data.stretches import area, runs
from data.template.words import ANSWERS_NOTE
from data.wide import also_whole, find_wide
from data.workbook import Sheet, letter
from data.years import join_years


@dataclass(frozen=True)
class Columns:
    """What the columns of a table are.

    Attributes:
        matches: one for each header.
        places: column name → the positions its cells are in; several are joined.
        further: header → position, of columns nobody declared that are kept as answers.
        told: position → what it says, of the figures of a wide layout.
        dimension: the column that tells those apart; None where there is no wide layout.
        summed: whether those are added up, as figures of one thing.
        folded: questions of a survey whose options are columns each.
        fixed: column name → the value of every row, as somebody said.
        problems: what is wrong.
        questions: what is asked, or was answered.
    """

    matches: tuple[Match, ...]
    places: dict[str, tuple[int, ...]]
    further: dict[str, int]
    told: Mapping[int, Told] = field(default_factory=dict)
    dimension: Column | None = None
    summed: bool = False
    folded: tuple[Options, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def used(self) -> set[int]:
        """The positions whose cells are stored."""
        return (
            {i for at in self.places.values() for i in at}
            | set(self.told)
            | set(self.further.values())
            | {i for options in self.folded for i in options.positions}
        )

    def titles(self, kind: type[Row]) -> dict[int, str]:
        """Return position → our title of the column, of those whose cells are stored."""
        columns = kind.columns()
        titles = {i: columns[name].title for name, at in self.places.items() for i in at}
        titles |= {i: t.measure.title for i, t in self.told.items() if t.measure}
        titles |= {i: options.question for options in self.folded for i in options.positions}
        return titles | {i: title for title, i in self.further.items()}


def place_columns(
    sheet: Sheet,
    block: Block,
    answers: Answers,
    constants: Mapping[str, str],
    year: str,
    file: str = "",
) -> Columns:
    """Match a table's headers to the columns of its kind.

    Args:
        sheet: where it stands.
        block: the table.
        answers: what was said about headers, now or before.
        constants: our column's title or name → the value of every row.
        year: the year of columns headed ``Q1`` alone; empty where it is not known.
        file: the name of its file.
    """
    kind, form = block.kind, form_of(sheet, block, answers, file)
    samples = {head.position: samples_of(sheet, block, head.position) for head in block.heads}

    def fits(head: Head, column: Column) -> float:
        return share_that_fits(samples[head.position], column)

    said = constants_of(kind, answers, constants, form)
    matches = match_heads(kind, block.heads, answers, fits, said, own_columns(block, answers))
    matches = [_as_part(kind, match, answers) for match in matches]
    matches, joined = join_years(sheet, block, matches)
    matches, wrong, asked = _hidden(sheet, kind, matches, answers)
    wide = find_wide(sheet, block, matches, answers, year)
    matches = [
        replace(m, how="wide", proposed=None) if m.head.position in wide.positions else m
        for m in matches
    ]
    folded, noted, options = find_options(sheet, block, matches, answers)
    inside = {i for one in folded for i in one.positions}
    matches = [replace(m, how="options") if m.head.position in inside else m for m in matches]
    places, further, found = _placed(sheet, block, matches, answers)
    fixed = {name: value for name, value in said.items() if name not in places}
    given = {*places, *fixed, *(t.measure.name for t in wide.told.values() if t.measure)}
    given |= {wide.dimension.name} if wide.dimension and not wide.summed else set()
    given |= {match.proposed.name for match in matches if match.proposed}
    absent, constant = missing_columns(sheet, kind, given, fixed, answers, form)
    doubled = also_whole(sheet, kind, matches, wide.told)
    wrong += [*wide.problems, *doubled, *found, *absent, *_headless(sheet, block)]
    wrong += [*joined, *noted, *written_by_form(sheet, matches)]
    wrong += doubled_constants(sheet, kind, constants, places)
    wrong += personal_constants(sheet, kind, fixed)
    asked += wide.questions
    asked += [_question(sheet, kind, match, samples[match.head.position]) for match in matches]
    unclear = {problem.ask for problem in wrong if problem.severity == ERROR}
    doubled_keys = {p.ask for p in found if p.entry == "doubled_column"}
    asked = [
        replace(
            q, open=q.open or q.key in unclear, answer=None if q.key in doubled_keys else q.answer
        )
        for q in asked
    ]  # fmt: skip
    # What holds for all rows matters only if no header turns out to be the column.
    asked += [*options, *constant]
    return Columns(
        tuple(matches), places, further, wide.told, wide.dimension, wide.summed, tuple(folded),
        fixed, tuple(wrong), tuple(asked),
    )  # fmt: skip


def _as_part(kind: type[Row], match: Match, answers: Answers) -> Match:
    """Return a match, unless it takes a part for the whole: "Reach youth" is not Reach."""
    told = told_apart(kind, match.head.text, answers) if match.proposed else None
    if told is None or told.measure is None:
        return match
    return replace(match, how="", score=0, proposed=None)


# -- headers


def _placed(
    sheet: Sheet, block: Block, matches: Sequence[Match], answers: Answers
) -> tuple[dict[str, tuple[int, ...]], dict[str, int], list[Problem]]:
    """Return column name → positions, further header → position, and what is wrong with them."""
    places: dict[str, tuple[int, ...]] = {}
    further: dict[str, int] = {}
    hows: dict[str, str] = {}
    problems: list[Problem] = []
    keys = {match.head.position: column_key(block.kind, match.head.text) for match in matches}
    for match in matches:
        head, column = match.head, match.column
        key = keys[head.position]
        at: dict[str, Any] = {
            "sheet": sheet.name, "row": head.row + 1, "letter": letter(head.position),
            "found": head.text, "ask": key,
        }  # fmt: skip
        if match.how in ("wide", "hidden", "options") or (match.how == "form" and column is None):
            continue
        if column is None and match.kept and not match.proposed:
            if head.text in further:
                words = {"other": letter(further[head.text])}
                told = {**at, "ask": ""}
                problems.append(Problem("doubled_column", column=head.text, words=words, **told))
            else:
                further[head.text] = head.position
        elif column is None:
            problems.append(_unplaced(sheet, block, match, answers, at))
        elif column.name in places and not answers.how(key) and "joined" not in (
            match.how, hows.get(column.name)
        ):  # fmt: skip
            words = {"other": letter(places[column.name][0])}
            # Of two headers of one spelling nothing can be said apart.
            told = at | ({"ask": ""} if keys[places[column.name][0]] == key else {})
            problems.append(Problem("doubled_column", column=column.title, words=words, **told))
        else:
            places[column.name] = (*places.get(column.name, ()), head.position)
            hows[column.name] = match.how
    return places, further, problems


def _unplaced(
    sheet: Sheet, block: Block, match: Match, answers: Answers, at: Mapping[str, Any]
) -> Problem:
    """Say that a column is not read: to be decided, left out as was said, or empty."""
    position = match.head.position
    if match.proposed:
        words = {"ours": match.proposed.title, "score": str(match.score)}
        return Problem("column_unsure", column=match.head.text, words=words, **at)
    decided = bool(answers.how(at["ask"])) or answers.whole
    if not decided and holds_anything(sheet, block, position):
        return Problem("column_unknown", column=match.head.text, **at)
    if figures := figures_below(sheet, block, position) if decided else ():
        return Problem("figures_left_out", cells=(f"{at['letter']}{at['row']}", *figures), **at)
    return Problem("column_left_out" if answers.how(at["ask"]) else "further_column", **at)


def _question(sheet: Sheet, kind: type[Row], match: Match, samples: Sequence[Any]) -> Question:
    """Ask what a header is; where nobody knows, nothing is proposed."""
    head = match.head
    unknown = not (match.how or match.kept)
    column = match.column or match.proposed
    options = {name: c.title for name, c in kind.columns().items()}
    options |= {KEEP: "an answer of the survey"} if kind.further else {}
    personal = identifiers.is_personal_header(head.text)
    undecided = None if unknown and samples else ""
    return Question(
        column_key(kind, head.text), "column", sheet.name,
        f"{letter(head.position)}{head.row + 1}", head.text,
        tuple(shown(sample) for sample in samples[:3]) if not personal else (),
        options | {"": "leave it out"},
        column.name if column else KEEP if match.kept else undecided,
        "none" if unknown else match.how, match.score,
        open=match.proposed is not None,
    )  # fmt: skip


# -- hidden columns, and cells beside the table's columns


def _hidden(
    sheet: Sheet, kind: type[Row], matches: Sequence[Match], answers: Answers
) -> tuple[list[Match], list[Problem], list[Question]]:
    """Ask about hidden columns that would be read; those said to be left out are no columns."""
    kept, problems, questions = [], [], []
    for match in matches:
        if match.head.position in sheet.hidden_columns and (
            match.column
            or match.kept
            or match.proposed
            or told_apart(kind, match.head.text, answers)
        ):
            decision = decide_column(sheet, match.head, answers)
            problems.append(decision.problem)
            questions.append(decision.question)
            if decision.leaves:
                match = Match(match.head, how="hidden")
        kept.append(match)
    return kept, problems, questions


def _headless(sheet: Sheet, block: Block) -> list[Problem]:
    """Say which headers are errors, and which cells stand under none: they belong to nothing."""
    headed = {head.position for head in block.heads}
    problems = [
        Problem(
            mark.entry, sheet=sheet.name, row=row + 1, letter=letter(at), column="The header",
            found=mark.found,
        )
        for (row, at), mark in sorted(sheet.marks.items())
        if block.first <= row < block.top and block.left <= at < block.right
    ]  # fmt: skip
    rows = sheet.cells[block.top : block.bottom]
    for position in sorted(set(range(block.left, block.right)) - headed):
        filled = [
            number
            for number, row in enumerate(rows, block.top)
            if (number, position) in sheet.marks
            or (
                position < len(row)
                and row[position] not in ("", ANSWERS_NOTE)
                and tidy(row[position]) is not None
            )
        ]
        if filled:
            at = letter(position)
            problems.append(
                Problem(
                    "no_header", sheet=sheet.name, row=filled[0] + 1, letter=at, column=at,
                    cells=tuple(area(a, position, b, position) for a, b in runs(filled)),
                )
            )  # fmt: skip
    return problems
