"""The crosswalk's page: both figures of every rule, and less for those outside the coalition."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.store import open_store
from metrics.crosswalk import RULES
from metrics.crosswalked import compare
from metrics.windows import quarter_window

Open = Callable[..., AppTest]
PAGE = "results/crosswalk.py"


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def test_staff_see_every_rule_with_the_computed_figures(visit: Open, demo: Path) -> None:
    app = visit(PAGE)
    shown = html(app)
    for one in compare(open_store(), quarter_window("2026Q3")):
        assert one.rule.reason in shown
    (table,) = (element.value for element in app.table)
    assert list(table["Rule"]) == [rule.title for rule in RULES]
    events = compare(open_store(), quarter_window("2026Q3"), rules=RULES[4:5])[0]
    row = table.set_index("Rule").loc[events.rule.title]
    assert row["Ours"] == f"{events.ours.estimate.value:,.0f}"
    assert row["Theirs"] == f"{events.theirs.estimate.value:,.0f}"


@pytest.mark.parametrize("role", ["Funder", "Local government"])
def test_others_see_no_small_difference_and_no_years_of_people(
    visit: Open, demo: Path, role: str
) -> None:
    app = visit(PAGE, role=role)
    (table,) = (element.value for element in app.table)
    assert RULES[-1].title not in set(table["Rule"])
    people = table[table["Unit"] == "people"]
    for gap in people["Difference"]:
        assert gap in ("", "0") or abs(int(gap.replace("−", "-").replace(",", ""))) > 4
