"""Ready instruments: what they offer reads back, and they score what they say they score."""

import datetime as dt
import io
import json
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import Upload
from hypothesis import given
from hypothesis import strategies as st
from stored import column
from workbooks import LISTS, xlsx

from data.__main__ import main
from data.instruments import LANGUAGES, Instrument, Question, Words, guides, instruments, library
from data.instruments.asking import CODE_ELEMENTS
from data.instruments.instrument import USUAL
from data.instruments.sheets import write_answers, write_items
from data.kinds import kind
from data.lists import MEASURES, SCALES, fold
from data.plan import ADD, Asked, plan_file
from data.questionnaire import questionnaires
from data.scales import STANDARD, Unread, chosen
from data.scoring import mean_score, scores
from data.store import Store
from data.submissions import commit

Of = Callable[[Question], Words]
DAY = dt.date(2026, 3, 10)
BOTH = ("en", "es")
ONE_OR_BOTH = [("en",), ("es",), BOTH]
EACH = pytest.mark.parametrize("one", instruments().values(), ids=lambda one: one.code)


def answered(
    one: Instrument, languages: tuple[str, ...], answers: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, float | None]]:
    """Return the scores, and the mean of each scale, of what was answered by item."""
    asked = one.questionnaire("S1", languages)
    read = asked.read(json.dumps(answers), DAY)
    items = list(asked.asked_on(DAY).values())
    scales = {
        name: mean_score(read, [item for item in items if item.belongs == name])
        for name in sorted({item.belongs for item in items} - {""})
    }
    return scores(read, items), scales


def best(question: Question) -> Words:
    if question.right:
        return question.right
    return question.offered[0 if question.reverse else -1]


def worst(question: Question) -> Words:
    if question.right:
        return next(answer for answer in question.offered if answer != question.right)
    return question.offered[-1 if question.reverse else 0]


def sheet_of(one: Instrument, language: str, of: Of) -> dict[str, str]:
    return {q.name: of(q).said(language) for q in one.questions if q.offered}


# -- the declarations


def test_the_library_has_what_was_promised() -> None:
    assert list(library()) == [
        "SIGNS", "REPORT", "CONFIDENCE", "TRUST", "VIEWS", "EVENT", "INTERVIEW"
    ]  # fmt: skip
    assert list(guides()) == ["INTERVIEW"]


def test_no_two_questions_share_an_item_so_that_one_survey_can_hold_them_all() -> None:
    names = [question.name for one in instruments().values() for question in one.questions]
    wordings = [
        question.wording.said(language)
        for language in BOTH
        for one in instruments().values()
        for question in one.questions
    ]
    assert len(set(map(fold, names))) == len(names)
    assert len(set(map(fold, names + wordings))) == len(names + wordings)


@EACH
def test_every_question_is_of_a_scale_and_measures_something(one: Instrument) -> None:
    for question in one.questions:
        assert question.scale in SCALES.terms
        assert question.measures in MEASURES.terms
        assert bool(question.offered) == (question.scale != "open")
        assert question.right is None or question.right in question.offered


def test_every_scale_that_is_scored_has_items_that_say_the_opposite() -> None:
    """Otherwise whoever agrees with everything is the most favourable of all."""
    for one in instruments().values():
        scales = [q for q in one.questions if q.belongs]
        assert not scales or {q.reverse for q in scales} == {True, False}, one.code


def test_who_says_yes_to_every_sign_is_not_aware_and_guessing_rarely_is() -> None:
    signs = instruments()["SIGNS"]
    yes = {question.name: "Yes" for question in signs.questions}
    found, _ = answered(signs, ("en",), yes)
    assert (found["signs_right"], found["aware"]) == (8, 0)
    assert signs.enough == 9
    by_a_coin = sum(math.comb(12, right) for right in range(9, 13)) / 2**12
    assert round(100 * by_a_coin) == 7  # seven of a hundred, as the reason says


def test_four_fifths_are_as_many_as_the_scoring_says() -> None:
    told = {"CONFIDENCE": (7, 6), "TRUST": (7, 6), "VIEWS": (6, 5), "EVENT": (5, 4)}
    words = {4: "four", 5: "five", 6: "six", 7: "seven"}
    for code, (asked, enough) in told.items():
        one = instruments()[code]
        assert len([q for q in one.questions if q.belongs]) == asked
        assert math.ceil(0.8 * asked) == enough
        assert f"({words[enough]})" in one.scoring


def test_a_respondents_code_has_four_or_five_elements_and_none_of_ones_own_details() -> None:
    assert 4 <= len(CODE_ELEMENTS) <= 5
    told = " ".join(element.en for element in CODE_ELEMENTS)
    assert not any(word in told for word in ("your name", "birth", "phone", "address", "number of"))


def test_the_templates_example_is_an_item_of_the_library() -> None:
    example = {name: column.example for name, column in kind("survey_items").columns().items()}
    signs = instruments()["SIGNS"]
    (row,) = [r for r in signs.rows("EXAMPLE-S1", ("en",)) if r["item"] == example["item"]]
    assert row | {"reverse": False} == example


# -- what is offered reads back


@pytest.mark.parametrize("scale", USUAL)
def test_the_usual_answers_are_those_of_the_scale_in_both_languages(scale: str) -> None:
    standard = STANDARD[scale]
    for language in LANGUAGES:
        read = [standard.read(answer.said(language)) for answer in USUAL[scale]]
        assert read == list(standard.codes)


@EACH
@pytest.mark.parametrize("asked_in", ONE_OR_BOTH, ids="+".join)
def test_every_answer_offered_reads_as_the_same_in_each_language(
    one: Instrument, asked_in: tuple[str, ...]
) -> None:
    items = one.questionnaire("S1", asked_in).asked_on(DAY)
    for question in one.questions:
        read = [
            [items[question.name].read(answer.said(language)) for answer in question.offered]
            for language in asked_in
        ]
        assert all(same == read[0] for same in read)
        assert len(set(read[0])) == len(question.offered)
        assert not any(isinstance(answer, Unread) for answer in read[0])


@EACH
def test_several_ticked_in_one_cell_are_told_apart(one: Instrument) -> None:
    for question in (q for q in one.questions if q.scale == "multi_select"):
        for language in BOTH:
            labels = tuple(answer.said(language) for answer in question.offered)
            assert not any(";" in label for label in labels)
            assert chosen(", ".join(labels), labels) == list(labels)


# -- what is scored

TOP = {"signs_right": 12, "aware": 1, "knows_report": 1, "test_score": 100, "perception": 5} | {
    "favourable": 100, "recommends": 10, "promoter": 1, "detractor": 0
}  # fmt: skip
BOTTOM = {"signs_right": 0, "aware": 0, "knows_report": 0, "test_score": 0, "perception": 1} | {
    "favourable": 0, "recommends": 0, "promoter": 0, "detractor": 1
}  # fmt: skip


@EACH
@pytest.mark.parametrize("asked_in", ONE_OR_BOTH, ids="+".join)
@pytest.mark.parametrize(("of", "end", "scale"), [(best, TOP, 5), (worst, BOTTOM, 1)])
def test_the_most_favourable_answers_come_to_the_top_and_the_least_to_the_bottom(
    one: Instrument, asked_in: tuple[str, ...], of: Of, end: Mapping[str, float], scale: int
) -> None:
    for language in asked_in:
        found, scales = answered(one, asked_in, sheet_of(one, language, of))
        scored = {name: score for name, score in found.items() if score is not None}
        assert scored == {name: end[name] for name in scored}
        assert set(scales.values()) <= {scale}
        assert scored or scales


@EACH
@given(data=st.data())
def test_turning_every_answer_round_turns_the_score_round(
    one: Instrument, data: st.DataObject
) -> None:
    ordered = [q for q in one.questions if q.belongs]
    picked = {q: data.draw(st.integers(0, len(q.offered) - 1)) for q in ordered}
    tongue = {q: data.draw(st.sampled_from(BOTH)) for q in ordered}

    def cells(place: Callable[[Question], int]) -> dict[str, str]:
        return {q.name: q.offered[place(q)].said(tongue[q]) for q in ordered}

    _, scales = answered(one, BOTH, cells(lambda q: picked[q]))
    _, turned = answered(one, BOTH, cells(lambda q: -1 - picked[q]))
    for name, score in scales.items():
        assert (score or 0) + (turned[name] or 0) == pytest.approx(6)


@EACH
@given(data=st.data())
def test_the_order_in_which_languages_were_uploaded_makes_no_difference(
    one: Instrument, data: st.DataObject
) -> None:
    """Spanish first and English later: the right answer is right in both all the same."""
    rows = one.rows("S1", tuple(data.draw(st.permutations(BOTH))))
    language = data.draw(st.sampled_from(BOTH))
    asked = questionnaires(rows)["S1"]
    read = asked.read(json.dumps(sheet_of(one, language, best)), DAY)
    found = scores(read, asked.asked_on(DAY).values())
    assert {n: s for n, s in found.items() if s is not None and s != TOP[n]} == {}


def test_who_knows_where_but_not_how_does_not_know_how_to_report() -> None:
    report = instruments()["REPORT"]
    told = sheet_of(report, "es", best) | {"How: certainty": "Sí"}
    found, _ = answered(report, BOTH, told)
    assert (found["knows_report"], found["test_score"]) == (0, 100)


# -- through the intake


@pytest.mark.parametrize("asked_in", ONE_OR_BOTH, ids="+".join)
def test_the_workbook_of_items_loads_without_a_question_or_a_problem(
    store: Store, asked_in: tuple[str, ...]
) -> None:
    for one in instruments().values():
        plan = plan_file(store, write_items(one, "S1", asked_in), "items.xlsx")
        assert [problem.message for problem in plan.problems] == []
        assert [question.key for question in plan.questions if question.open] == []
        (part,) = plan.parts
        rows = len(one.questions) * len(asked_in)
        assert (part.kind.title, part.new) == ("Survey items", rows)


def test_what_is_stored_is_what_was_declared(store: Store, upload: Upload) -> None:
    one = instruments()["CONFIDENCE"]
    upload(write_items(one, "=S1", BOTH), partner="")
    rows = one.rows("=S1", BOTH)
    for name in kind("survey_items").columns():
        assert column(store, "survey_items", name) == [row[name] for row in rows]


def test_both_languages_one_after_the_other_are_two_rows_an_item(
    store: Store, upload: Upload
) -> None:
    one = instruments()["TRUST"]
    upload(write_items(one, "S1", ("es",)), partner="")
    plan = plan_file(store, write_items(one, "S1", ("en",)), "english.xlsx")
    assert [problem.message for problem in plan.problems] == []
    assert plan.parts[0].new == len(one.questions)


def typed_in(content: bytes, *rows: Mapping[str, Any]) -> bytes:
    """Return the sheet for answers with rows typed below its example."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Surveys"]
    heads = [cell.value for cell in sheet[1]]
    for number, row in enumerate(rows, 4):
        for name, value in row.items():
            sheet.cell(number, heads.index(name) + 1, value)
    filled = io.BytesIO()
    book.save(filled)
    return filled.getvalue()


def test_answers_typed_into_the_sheet_are_read_and_scored(store: Store, upload: Upload) -> None:
    upload(xlsx(LISTS), partner="")
    for code, one in instruments().items():
        upload(write_items(one, code, BOTH), partner="")
        known = {"Survey code": code, "Wave": "After", "Design": "After only", "Date": DAY}
        rows = [
            {**known, "Respondent code": own, **sheet_of(one, "es", of)}
            for own, of in (("M-2-L-R-T", best), ("A-0-N-X-D", worst))
        ]
        empty = write_answers(one, code, BOTH, ["Harbour House"], ["North"])
        filled = typed_in(empty, *rows)
        plan = plan_file(store, filled, "answers.xlsx", Asked("P1", mode=ADD))
        assert {problem.entry for problem in plan.problems} == {"example_row"}
        assert [question.key for question in plan.questions if question.open] == []
        commit(store, plan, "tester")
        for name, top in TOP.items():
            good, bad = column(store, "surveys", name)[-2:]
            assert (good, bad) in ((top, BOTTOM[name]), (None, None))


def test_the_sheet_for_answers_offers_the_answers_and_shows_the_question() -> None:
    one = instruments()["EVENT"]
    sheet = openpyxl.load_workbook(io.BytesIO(write_answers(one, "S1", ("es",))))["Surveys"]
    prompts = {rule.promptTitle: rule for rule in sheet.data_validations.dataValidation}
    assert prompts["Event: pace"].prompt == "El ritmo fue …"
    assert prompts["Event: pace"].type == "list"
    assert "Several, separated by semicolons" in prompts["Event: next steps"].prompt
    assert all(len(rule.prompt or "") <= 255 for rule in prompts.values())


def test_the_same_instrument_gives_the_same_bytes() -> None:
    one = instruments()["SIGNS"]
    assert write_items(one, "S1", BOTH) == write_items(one, "S1", BOTH)
    assert write_answers(one, "S1", BOTH) == write_answers(one, "S1", BOTH)


# -- the command line


def test_the_command_line_lists_and_writes(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["instruments"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(library())
    out, answers = tmp_path / "items.xlsx", tmp_path / "answers.xlsx"
    asked = ["instrument", "signs", "--survey", "S1", "--language", "es", str(out)]
    assert main([*asked, "--answers", str(answers)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"Written: {out} (12 survey items of S1, ready to upload).",
        f"Written: {answers} (a column for each question, to type answers into).",
    ]
    assert out.read_bytes() == write_items(instruments()["SIGNS"], "S1", ("es",))
    assert main(["load", str(out)]) == 0


@pytest.mark.parametrize(
    ("code", "survey", "said"),
    [
        ("INTERVIEW", "S1", "The questionnaire “INTERVIEW” must be one of: SIGNS, REPORT"),
        ("SIGNS", " ", "The survey's code “” must be 1 to 60 characters, such as S1."),
    ],
)
def test_wrong_use_is_told(
    store: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    code: str,
    survey: str,
    said: str,
) -> None:
    out = tmp_path / "items.xlsx"
    assert main(["instrument", code, "--survey", survey, str(out)]) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()
