"""The sheets a partner is to report: each is one of ours, or said to be none."""

import pytest
from stored import column
from workbooks import AREAS, xlsx

from data.plan import plan_file
from data.store import Store
from data.submissions import commit

HEAD = ("Partner code", "Name", "Type", "Sheets expected")


def lists(expected: str) -> bytes:
    return xlsx({"Partners": [HEAD, ("P1", "Harbour House", "School", expected)], "Areas": AREAS})


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("Events; Trainings", "Events; Trainings"),
        ("trainings, EVENTS", "Trainings; Events"),
        ("Event; events", "Events"),
    ],
)
def test_sheets_as_the_template_calls_them(store: Store, written: str, stored: str) -> None:
    commit(store, plan_file(store, lists(written), "lists.xlsx"), "tester")
    assert column(store, "partners", "reports") == [stored]


def test_a_misspelt_sheet_is_a_problem_with_the_nearest(store: Store) -> None:
    plan = plan_file(store, lists("Events; Tranings; Weather"), "lists.xlsx")
    assert [problem.message for problem in plan.errors] == [
        "Partners!D2: Sheets expected “Tranings” must be a kind of sheet; did you mean "
        "“Trainings”?",
        "Partners!D2: Sheets expected “Weather” must be a kind of sheet.",
    ]
