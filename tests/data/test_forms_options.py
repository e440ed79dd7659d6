"""Columns of one question: which are its options, which are questions of their own."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.forms.options import Options, fold_options


def folded(columns: dict[str, list[Any]], *apart: str) -> dict[str, list[str]]:
    """Return question → its options, of columns drawn as header → cells."""
    return {one.question: list(one.columns.values()) for one in found(columns, *apart)}


def found(columns: dict[str, list[Any]], *apart: str) -> list[Options]:
    headers = dict(enumerate(columns))
    cells = dict(enumerate(columns.values()))
    return fold_options(headers, {}, lambda at: set(cells[at]), apart)


@pytest.mark.parametrize(
    ("first", "second", "question", "options"),
    [
        ("signs/debt", "signs/papers", "signs", ["debt", "papers"]),
        ("Signs [Debt]", "Signs [No papers]", "Signs", ["Debt", "No papers"]),
        ("Signs - Debt", "Signs - No papers", "Signs", ["Debt", "No papers"]),
        ("Signs: Debt", "Signs: No papers", "Signs", ["Debt", "No papers"]),
        ("Q3.9_1", "Q3.9_2", "Q3.9", ["1", "2"]),
        ("Q3.9.1", "Q3.9.2", "Q3.9", ["1", "2"]),
        ("signs___1", "signs___2", "signs", ["1", "2"]),
        ("group/signs/debt", "group/signs/papers", "group/signs", ["debt", "papers"]),
        (
            "This and/or that?/Debt",
            "This and/or that?/Papers",
            "This and/or that?",
            ["Debt", "Papers"],
        ),
    ],
)
def test_headers_that_show_one_question(
    first: str, second: str, question: str, options: list[str]
) -> None:
    assert folded({first: [1, 0], second: [0, 1]}) == {question: options}


@pytest.mark.parametrize(
    "cells",
    [
        ([1, 0], [0, 1]),
        (["1", ""], ["", "1"]),
        ([True, False], [False, True]),
        (["TRUE", "FALSE"], ["FALSE", "TRUE"]),
        (["1", "NA"], ["1", "NA"]),
        (["Debt", ""], ["", "No papers"]),
        (["Checked", "Unchecked"], ["Unchecked", "Unchecked"]),
        ([1, ""], ["", ""]),  # an option that nobody ticked
    ],
)
def test_cells_that_are_ticks(cells: tuple[list[Any], list[Any]]) -> None:
    assert folded({"Signs [Debt]": cells[0], "Signs [No papers]": cells[1]}) == {
        "Signs": ["Debt", "No papers"]
    }


@pytest.mark.parametrize(
    "columns",
    [
        {"Q1_1": [1, 5], "Q1_2": [2, 4]},  # items of a matrix, on a scale
        {"Q1_1": [1, 1], "Q1_2": [1, 1]},  # nobody left one out: a scale as well as ticks
        {"Q1_1": [2, ""], "Q1_2": [3, ""]},  # one figure in each column is no label
        {"I could act [At work]": ["Agree", ""], "I could act [At home]": ["Agree", ""]},
        {"us.hq": ["TRUE", "FALSE"], "us.size": ["FALSE", "TRUE"]},  # two names, no option
        {"Q1.1": [1, 0], "Q1.2": [0, 1]},  # two questions of section 1
        {"Q1/a": [1, 0], "Q1/b": ["Fear", ""]},  # a group of questions
        {"signs/debt": [1, 0]},  # one column is no list
        {"Debt": [1, 0], "No papers": [0, 1]},
    ],
)
def test_questions_of_their_own(columns: dict[str, list[Any]]) -> None:
    assert found(columns) == []


def test_yes_and_no_are_answers_unless_a_summary_says_otherwise() -> None:
    columns = {"Sign: debt": ["Yes", "No"], "Sign: no papers": ["Yes", ""]}
    (unsure,) = found(columns)
    assert not unsure.sure
    (sure,) = found({"Sign": ["debt; no papers", ""], **columns})
    assert sure.sure


def test_declared_items_are_questions_of_their_own() -> None:
    columns = {"Sign: debt": [1, 0], "Sign: no papers": [0, 1]}
    assert folded(columns, "sign debt", "sign no papers") == {}


def test_what_is_written_beside_an_option_stays_an_answer() -> None:
    columns = {
        "Q2_1": ["1", ""],
        "Q2_2": ["1", "1"],
        "Q2_2_TEXT": ["Fear", "Debt"],
        "Q3 [A]": ["1", ""],
        "Q3 [B]": ["", "1"],
        "Q3 [Other (please specify)]": ["Fear", ""],
    }
    assert folded(columns) == {"Q2": ["1", "2"], "Q3": ["A", "B"]}


def test_options_of_an_option_are_a_question_of_their_own() -> None:
    columns = {
        "Q3.5_1": ["1", "NA"],
        "Q3.5_5": ["NA", "1"],
        "Q3.5_5_Media": ["0", "1"],
        "Q3.5_5_Police": ["1", "NA"],
        "Q3.5_5_Unions": ["NA", "0"],
    }
    assert folded(columns) == {"Q3.5": ["1", "5"], "Q3.5_5": ["Media", "Police", "Unions"]}


def test_labels_behind_numbers_are_the_options() -> None:
    columns = {"Q3_1": ["Debt", ""], "Q3_2": ["No papers", "No papers"], "Q3_3": ["", ""]}
    assert folded(columns) == {"Q3": ["Debt", "No papers", "3"]}


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        (("debt", 1, 0), ["debt"]),
        (("", 0, 0), []),  # it was shown, and nothing ticked
        (("", "", ""), None),  # nobody knows whether it was shown
        (("", 0, ""), []),
        (("debt papers", "", ""), "debt papers"),  # only the summary was filled in
        (("NA", "NA", "NA"), None),
    ],
)
def test_what_a_row_answers(cells: tuple[Any, ...], answer: Any) -> None:
    options = Options("signs", {1: "debt", 2: "papers"}, summary=0)
    assert options.answer(dict(enumerate(cells))) == answer


TICKS = st.lists(st.sampled_from([1, 0, ""]), min_size=3, max_size=3)


@given(st.lists(TICKS, min_size=2, max_size=5))
def test_no_column_is_in_two_questions_and_none_is_lost(columns: list[list[Any]]) -> None:
    drawn = {f"a/{i}": cells for i, cells in enumerate(columns)} | {
        "a": ["x", "", ""],
        "b": [1, 2, 3],
    }
    used = [at for one in found(drawn) for at in one.positions]
    assert len(used) == len(set(used))
    assert set(used) <= set(range(len(columns) + 1))
    flat = {cell for cells in columns for cell in cells}
    assert bool(used) == (1 in flat and flat != {1})
