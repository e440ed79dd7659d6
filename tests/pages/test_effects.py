"""The figures an upload would change, on screen: nothing where none would, long lists folded."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from streamlit.testing.v1 import AppTest
from workbooks import LISTS, book, sheet, xlsx

from data.plan import plan_file
from data.store import Store, open_store
from data.submissions import commit
from pages.parts.effects import AT_ONCE

Open = Callable[..., AppTest]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def training(code: str, completed: int, **more: Any) -> Mapping[str, Any]:
    row = {"code": code, "date": dt.date(2026, 4, 7), "completed": completed, "partner": "P1"}
    return row | more


def keep(content: bytes) -> None:
    store: Store = open_store()
    assert commit(store, plan_file(store, content, "last.xlsx"), "tester")
    store.engine.dispose()


def tables(app: AppTest) -> list[str]:
    """Return the tables of effects."""
    bodies = [element.proto.body for element in app.get("html")]
    return [body for body in bodies if 'class="board stacks"' in body]


def dropped(visit: Open, content: bytes, name: str = "this.xlsx") -> AppTest:
    app = visit("records/upload.py")
    app.file_uploader[0].set_value((name, content, XLSX)).run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def test_figures_are_shown_from_what_to_what_and_why(visit: Open) -> None:
    keep(book(trainings=[training("T1", 5)]))
    rows = [training("T1", 5), training("T2", 7)]
    app = dropped(visit, xlsx(dict([sheet("trainings", rows)])))
    assert "2 figures would change" in [heading.value for heading in app.subheader]
    (table,) = tables(app)
    assert (
        '<th scope="row">People trained</th><td class="" data-head="Quarter">2026 Q2</td>'
        '<td class="" data-head="Before">5</td><td class="" data-head="After">12</td>'
        '<td class="" data-head="Because">Trainings!A3 is new</td>'
    ) in table


def test_nothing_is_shown_where_no_figure_changes(visit: Open) -> None:
    keep(book(trainings=[training("T1", 5)]))
    rows = [training("T1", 5, name="Another title")]
    app = dropped(visit, xlsx(dict([sheet("trainings", rows)])))
    assert tables(app) == []
    assert not [
        h for h in app.subheader if h.value.endswith("would change") and "figure" in h.value
    ]


def test_long_lists_are_folded(visit: Open) -> None:
    keep(xlsx(LISTS))
    events = [{"code": "E1", "date": dt.date(2026, 4, 7), "lead": "P1", "attended": 9}]
    campaigns = [{"code": "C1", "start": dt.date(2026, 4, 7), "partner": "P1", "reach": 4}]
    new = [
        sheet("trainings", [training("T1", 5)]),
        sheet("events", events),
        sheet("campaigns", campaigns),
    ]
    app = dropped(visit, xlsx(dict(new)))
    first, rest = tables(app)
    assert first.count("<tr>") == AT_ONCE + 1
    more = rest.count("<tr>") - 1
    assert f"{more} more figures" in [expander.label for expander in app.expander]


def test_names_of_sheets_are_text(visit: Open) -> None:
    keep(book(trainings=[training("T1", 5)]))
    (_, rows) = sheet("trainings", [training("T1", 5), training("T2", 7)])
    app = dropped(visit, xlsx({"Trainings <b>": rows}))
    assert "<b>" not in "".join(tables(app))
