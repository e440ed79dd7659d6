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
def test_others_see_theirs_only_where_the_year_alone_is_another(
    visit: Open, released_demo: Path, role: str
) -> None:
    app = visit(PAGE, role=role)
    (table,) = (element.value for element in app.table)
    assert list(table["Rule"]) == [rule.title for rule in RULES]
    held = table.set_index("Rule")
    # Of a calendar year that is not over people are in no release; events add up by quarter.
    year = [rule for rule in RULES if rule.value is None]
    assert {rule.title: rule.ours for rule in year} == {
        "US federal fiscal year": "events_held",
        "Fiscal year from July": "events_held",
        "People trained in the US federal fiscal year": "people_trained",
    }
    assert not set(held.loc[[rule.title for rule in year], "Theirs"]) & {"", "[x]", "[c]"}
    assert list(held.loc[[rule.title for rule in year], "Ours"] == "[x]") == [False, False, True]
    rest = [rule.title for rule in RULES if rule.value is not None]
    assert set(held.loc[rest, "Theirs"]) == {"[x]"}
    assert html(app).count("<dt>Theirs</dt>") == len(year)
    assert html(app).count("<b>–</b> in no release") == 1
    assert RULES[0].reason in html(app)
