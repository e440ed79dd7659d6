"""The page of surveys, as staff and as a funder, full and empty, and what it never shows."""

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest
from surveying import item, questionnaire, sheet
from workbooks import book

from data.store import Store
from metrics.catalogue import indicators

Open = Callable[..., AppTest]
Upload = Callable[..., list[int]]
PAGE = "results/surveys.py"
OFFICERS = "OFFICERS · Before and after, matched"


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html")).replace("\u00a0", " ")


def alts(app: AppTest) -> list[str]:
    return [chart.proto.alt for chart in app.get("plotly_chart")]


def cells(app: AppTest) -> str:
    return " ".join(text for table in app.table for text in table.value.astype(str).to_numpy().flat)


def answered(many: int, **more: object) -> list[dict[str, object]]:
    """Return sheets of people who rose from 2 to 4 on the question "Safe?"."""
    waves = (("before", 2), ("after", 4))
    return [
        sheet(wave, f"r{who}", Safe=answer, **more) for who in range(many) for wave, answer in waves
    ]


def test_the_demonstration_is_drawn_described_and_twinned(visit: Open, demo: Path) -> None:
    app = visit(PAGE)
    assert app.selectbox(key="survey").value == OFFICERS
    assert "Before and after, matched." in html(app)
    charts = alts(app)
    assert len(charts) >= 6
    assert all(charts)
    assert len(app.table) >= len(charts)
    assert "nobody was asked who did not take part" in app.caption[0].value


def test_a_funder_sees_what_is_released_and_no_single_answer(
    visit: Open, released_demo: Path
) -> None:
    app = visit(PAGE, role="Funder")
    assert "Answers to single questions are in no release" in html(app)
    changed = [one.title for one in indicators().values() if one.theme == "change"]
    shown = [link.proto.label for link in app.main.get("page_link")]
    assert shown == [*changed, "See what was asked"]
    assert not app.multiselect
    assert not app.get("plotly_chart")
    assert "Codes that may differ in" not in [group.label for group in app.button_group]


def test_what_changed_comes_first_and_says_in_whom(visit: Open, upload: Upload) -> None:
    upload(questionnaire([item("Safe")], answered(20)))
    app = visit(PAGE)
    assert "favourable answers rose from 0 % to 100 % of the same 20 people" in html(app)
    assert "n = 20 before, 20 after" in html(app)
    assert "20 of 20 asked before (100 %)" in html(app)
    assert "Before: not known; 20 don’t say at which event or training." in html(app)


def test_questions_can_be_sorted_and_looked_at_by_what_they_measure(
    visit: Open, upload: Upload
) -> None:
    items = [item("Safe"), item("Clear"), item("Debt", "knowledge", right="Yes")]
    items[2]["measures"] = "knowledge"
    upload(questionnaire(items, [sheet(who="a", Safe=2, Clear=5, Debt="Yes")]))
    app = visit(PAGE)
    assert alts(app)[0].startswith("Safe?")
    order = next(group for group in app.button_group if group.label == "In which order")
    order.set_value("Most favourable first").run()
    assert alts(app)[0].startswith("Clear?")
    app.selectbox(key="about").set_value("Knowledge (test)").run()
    assert alts(app)[0].startswith("Debt?")


def test_a_funder_sees_nothing_of_three_people(
    visit: Open, store: Store, upload: Upload, release: Callable[..., int]
) -> None:
    upload(questionnaire([item("Safe")], answered(3)))
    release(store, "2026Q1")
    app = visit(PAGE, role="Funder")
    assert "<b>[c]</b>" in html(app)
    assert not alts(app)
    assert "100 %" not in html(app)


def test_small_groups_are_hidden_for_a_handout(visit: Open, upload: Upload) -> None:
    upload(questionnaire([item("Safe")], answered(3)))
    app = visit(PAGE)
    assert "100 %" in html(app) + cells(app)
    app.toggle(key="handout").set_value(True).run()
    assert "100 %" not in html(app) + cells(app)
    assert "[c]" in html(app) + cells(app)


def test_groups_are_told_apart_by_area(visit: Open, upload: Upload) -> None:
    upload(questionnaire([item("Safe")], [*answered(30, area="A1"), *some_more()]))
    assert any(alt.startswith("North: ") and " South: " in alt for alt in alts(visit(PAGE)))


def some_more() -> list[dict[str, object]]:
    """Return three people from another area."""
    waves = (("before", 2), ("after", 4))
    return [
        sheet(wave, f"s{who}", Safe=answer, area="A2") for who in range(3) for wave, answer in waves
    ]


def test_one_wave_alone_is_no_change(visit: Open, upload: Upload) -> None:
    upload(questionnaire([item("Safe")], [sheet("before", "a", Safe=2)]))
    app = visit(PAGE)
    assert app.info[0].value == (
        "In 2026 Q1 it was answered before only: there is no change to show yet."
    )
    assert "Change" not in [header.value for header in app.subheader]


def test_a_survey_without_items_says_how_to_declare_it(visit: Open, upload: Upload) -> None:
    upload(book(surveys=[sheet("after", "a", Safe=2)]))
    app = visit(PAGE)
    assert app.info[0].value.startswith(
        "1 questionnaire of S1 stored, but the Survey items sheet says"
    )
    assert not alts(app)


def test_open_answers_are_not_shown_here(visit: Open, upload: Upload) -> None:
    items = [item("Safe"), item("Words", "open")]
    upload(questionnaire(items, [sheet(who="a", Safe=4, Words="I was afraid to ask")]))
    app = visit(PAGE)
    assert "One question was answered in people’s own words." in html(app)
    assert "afraid" not in html(app) + cells(app) + " ".join(alts(app))


def test_nobody_answered_in_a_quarter_says_when_somebody_did(visit: Open, upload: Upload) -> None:
    upload(questionnaire([item("Safe")], answered(5)))
    later = {"code": "E9", "date": "2026-05-01"}
    upload(book(events=[later]))
    app = visit(PAGE)
    assert app.info[0].value == "Nobody answered this survey in 2026 Q2."


def test_no_survey_leads_to_the_instruments(
    visit: Open, store: Store, upload: Upload, release: Callable[..., int]
) -> None:
    upload(book(events=[{"code": "E1"}]))
    assert visit(PAGE).info[0].value == "No survey has been answered yet."
    release(store, "2026Q1")
    funder = visit(PAGE, role="Funder")
    assert funder.info[0].value == "The release has no figure of a survey for 2026 Q1."


def test_an_empty_store_says_who_begins(visit: Open, store: Store) -> None:
    assert visit(PAGE, role="Funder").info[0].value.startswith("Nothing has been reported yet.")
