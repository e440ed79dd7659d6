"""Before and after: the comparison, why there is none, who sees what, and the dated notes."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Upload
from streamlit.testing.v1 import AppTest
from workbooks import book

from data.notes import Note, add_note, notes
from data.store import Store
from metrics.interrupted import Interrupted, interrupted
from metrics.windows import months

Open = Callable[..., AppTest]
PAGE = "results/before_after.py"
MOVED = Note(dt.date(2026, 1, 1), "Hotline number changed", "tips_received")

#: Tips of eighteen months, the last six after the change; no two years, so no season.
TIPS = (40, 44, 38, 41, 45, 39, 42, 40, 43, 41, 44, 40, 60, 66, 58, 63, 61, 64)
MONTHS = tuple(months("2025-01", 18))


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html")).replace("\u00a0", " ")


def rows(*tips: int | None, first: int = 0) -> list[dict[str, Any]]:
    return [
        {"period": month, "channel": "hotline", "tips": count}
        for month, count in zip(MONTHS[first:], tips, strict=False)
    ]


@pytest.fixture
def reported(store: Store, upload: Upload) -> Store:
    upload(book(outcomes=rows(*TIPS)))
    add_note(store, MOVED, "ann")
    return store


def test_staff_see_the_comparison_of_months(visit: Open, reported: Store) -> None:
    found = interrupted([float(count) for count in TIPS], 12, step="month")
    assert isinstance(found, Interrupted)
    assert found.seen == sum(TIPS[12:]) == 372
    app = visit(PAGE)
    shown = html(app)
    assert (
        "After the change of 1 January 2026 (“Hotline number changed”), 372 tips were recorded "
        f"where {found.expected.value:.0f} (95 % interval {found.expected.low:.0f} to "
        f"{found.expected.high:.0f}) would have been expected had things gone on as before"
    ) in shown
    assert "This is not proof that the change is the reason" in shown
    assert "Reporting rises as awareness rises" in shown
    assert "<dt>Months used</dt><dd>12 before the change and 6 after it.</dd>" in shown
    (chart,) = app.get("plotly_chart")
    assert "372 tips were recorded" in chart.proto.alt
    assert "June 2026: 64" in chart.proto.alt
    table = next(t.value for t in app.table if "Model" in t.value)
    assert list(table["Recorded"]) == [str(count) for count in TIPS]


def test_a_change_within_a_month_leaves_that_month_out(visit: Open, reported: Store) -> None:
    app = visit(PAGE)
    box = next(box for box in app.selectbox if box.label == "What changed")
    box.select_index(1).run()
    assert app.info[0].value == "Choose a dated note, or the first day after the change."
    app.date_input[0].set_value(dt.date(2025, 12, 10)).run()
    shown = html(app)
    assert "After the change of 10 December 2025, 372 tips" in shown
    assert (
        "December 2025 holds days before and after the change, so it is left out of the comparison."
    ) in shown
    assert "11 before the change and 6 after it; left out" in shown


def test_the_season_is_offered_once_there_are_two_years(visit: Open, reported: Store) -> None:
    toggles = {toggle.label: toggle for toggle in visit(PAGE).toggle}
    assert toggles["Take out the season"].disabled
    assert not toggles["Take out the season"].value
    assert not toggles["Per resident"].disabled


def test_per_resident_and_change_of_trend_are_said(visit: Open, reported: Store) -> None:
    app = visit(PAGE)
    for label in ("Per resident", "The trend may change too"):
        next(toggle for toggle in app.toggle if toggle.label == label).set_value(True).run()
    shown = html(app)
    assert "Compared per resident" in shown
    assert "<dt>Change of the trend</dt>" in shown


def test_too_few_months_are_refused_in_words(visit: Open, reported: Store) -> None:
    app = visit(PAGE)
    next(box for box in app.selectbox if box.label == "What changed").select_index(1).run()
    app.date_input[0].set_value(dt.date(2025, 4, 1)).run()
    assert [info.value for info in app.info] == [
        "There are 3 months with figures before the change and 15 after it; a comparison needs at "
        "least 8 before and 4 after."
    ]
    (chart,) = app.get("plotly_chart")
    assert "expected" not in chart.proto.spec
    app.date_input[0].set_value(dt.date(2025, 4, 2)).run()
    assert [info.value for info in app.info] == [
        "There are 3 months with figures before the change and 14 after it; a comparison needs at "
        "least 8 before and 4 after. April 2025 holds days before and after the change, so it is "
        "left out of the comparison."
    ]


def test_gaps_are_gaps_and_too_many_of_them_are_refused(
    visit: Open, store: Store, upload: Upload
) -> None:
    every = [count if i % 3 else None for i, count in enumerate(TIPS)]
    upload(book(outcomes=[row for row in rows(*every) if row["tips"] is not None]))
    add_note(store, MOVED, "ann")
    app = visit(PAGE)
    # It begins with the first figure, in February: 17 months, of which five are gaps.
    assert [info.value for info in app.info] == [
        "Too many months have no figure (5 of 17): more than one of five."
    ]
    assert "April 2025: [x]" in app.get("plotly_chart")[0].proto.alt


def test_all_zeros_are_refused(visit: Open, store: Store, upload: Upload) -> None:
    upload(book(outcomes=rows(*[0] * 12, *TIPS[12:])))
    add_note(store, MOVED, "ann")
    assert [info.value for info in visit(PAGE).info] == [
        "Every month before the change is zero: nothing can be expected from that."
    ]


def test_funders_see_quarters_of_the_release(
    visit: Open, reported: Store, release: Callable[..., int]
) -> None:
    release(reported, "2026Q2")
    app = visit(PAGE, role="Funder")
    assert [box.label for box in app.selectbox if box.label != "View as"] == [
        "Series", "What changed",
    ]  # fmt: skip
    # Four quarters before and two after.
    assert [info.value for info in app.info] == [
        "There are 4 quarters with figures before the change and 2 after it; a comparison needs at "
        "least 8 before and 4 after."
    ]
    assert "June 2026" not in app.get("plotly_chart")[0].proto.alt
    assert "Dated notes" not in [heading.value for heading in app.subheader]


def test_nothing_is_worked_out_for_a_funder_from_hidden_quarters(
    visit: Open, store: Store, upload: Upload, release: Callable[..., int]
) -> None:
    upload(book(outcomes=rows(*[3] * 18)))
    add_note(store, MOVED, "ann")
    release(store, "2026Q2")
    app = visit(PAGE, role="Funder")
    assert [info.value for info in app.info] == [
        "Some of these quarters are hidden to protect people, and nothing is worked out from the "
        "others."
    ]
    chart = app.get("plotly_chart")[0].proto
    assert "2026 Q1: [c]" in chart.alt
    assert '"9' not in chart.spec


def test_the_method_is_explained_with_its_source(visit: Open, reported: Store) -> None:
    app = visit(PAGE)
    assert any("Lopez Bernal J, Cummins S, Gasparrini A." in c.value for c in app.caption)
    assert any("It cannot tell the change from another one" in m.value for m in app.markdown)


def test_staff_add_a_note_and_its_claims_are_checked(visit: Open, reported: Store) -> None:
    app = visit(PAGE)
    app.date_input(key="note day").set_value(dt.date(2025, 5, 5))
    app.text_area(key="note text").set_value("We rescued 12 victims.").run()
    assert "“We rescued 12 victims”" in html(app)
    app.text_area(key="note text").set_value("Posters in all bus stations").run()
    next(button for button in app.button if button.label == "Add the note").click().run()
    assert not app.exception
    assert [s.value for s in app.success] == ["The note of 5 May 2025 is added."]
    with reported.reading() as connection:
        assert notes(connection) == [
            Note(dt.date(2025, 5, 5), "Posters in all bus stations"),
            MOVED,
        ]


def test_a_note_about_a_person_is_refused_with_its_reason(visit: Open, reported: Store) -> None:
    app = visit(PAGE)
    app.date_input(key="note day").set_value(dt.date(2025, 5, 5))
    app.text_area(key="note text").set_value("Ask Rosa at 212-555-0173").run()
    next(button for button in app.button if button.label == "Add the note").click().run()
    assert not app.success
    assert 'class="problem"' in html(app)
    assert app.text_area(key="note text").value == "Ask Rosa at 212-555-0173"
    with reported.reading() as connection:
        assert notes(connection) == [MOVED]


def test_a_note_without_day_or_words_is_not_added(visit: Open, reported: Store) -> None:
    app = visit(PAGE)
    next(button for button in app.button if button.label == "Add the note").click().run()
    assert not app.success
    assert [w.value for w in app.warning] == ["A note needs the day and what happened."]


def test_staff_take_a_note_away(visit: Open, reported: Store) -> None:
    app = visit(PAGE)
    next(button for button in app.button if button.label == "Take it away").click().run()
    assert not app.exception
    assert [s.value for s in app.success] == ["The note of 1 January 2026 is taken away."]
    with reported.reading() as connection:
        assert notes(connection) == []
