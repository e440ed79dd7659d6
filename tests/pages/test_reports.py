"""Reports on their page: chosen, made, taken along; own words and look kept; the last listed."""

from collections.abc import Callable
from getpass import getuser
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from data import clock
from data.exports import take_out
from data.records import table_of
from data.records.releases import Release, ReleaseStep
from data.report_texts import About, Chosen, choose_look, chosen_look, texts, type_text
from data.settings import settings
from data.store import Store, next_id, open_store
from metrics.releases.keeping import releases, withdraw
from pages.parts import reports_made
from reports.documents.making import Made, make

Open = Callable[..., AppTest]
PAGE = "reports/reports.py"
ROOT = Path(__file__).parents[2]


def store() -> Store:
    return open_store(settings().store)


def said(app: AppTest) -> str:
    return " ".join(str(block.value) for block in (*app.main.markdown, *app.main.get("html")))


def downloads(app: AppTest) -> list[str]:
    found: list[Any] = list(app.main.get("download_button"))
    return [one.proto.label for one in found]


@pytest.mark.parametrize("role", ["Funder", "Local government", "Program staff"])
def test_a_report_is_made_and_offered(visit: Open, released_demo: Path, role: str) -> None:
    app = visit(PAGE, role=role, report="quarterly", format="csv")
    app.selectbox(key="format").select("csv")
    app.button(key="make").click().run()
    assert not app.exception
    (label,) = downloads(app)
    assert label.startswith("Download quarterly-2026q3-release-1-en.csv.zip (")


def address(app: AppTest) -> dict[str, Any]:
    return {name: text for name, text in app.query_params.items() if name != "as"}


#: As people find it who come for the first time, of the demonstration's one release.
USUAL = {
    "report": "quarterly",
    "of_release": "1",
    "of": "all",
    "of_period": "2026Q3",
    "in_language": "en",
    "format": "pdf",
    "paper": "letter",
}
CHOICE = {
    "report": "area_profile",
    "of_release": "1",
    "of": "area=D03",
    "of_period": "2025",
    "in_language": "es",
    "format": "csv",
    "paper": "a4",
}


def chosen(app: AppTest) -> dict[str, Any]:
    found = {key: app.selectbox(key=key).value for key in USUAL if key != "report"}
    return {"report": app.radio(key="report").value, **found}


def test_the_address_makes_a_choice_and_keeps_all_of_it(visit: Open, released_demo: Path) -> None:
    app = visit(PAGE, role="Local government", **CHOICE)
    assert chosen(app) == CHOICE
    assert address(app) == CHOICE
    assert address(app.run()) == CHOICE


def test_a_part_of_a_choice_is_filled_up_by_what_is_usual(visit: Open, released_demo: Path) -> None:
    app = visit(PAGE, role="Local government", of="area=D03", paper="a4")
    assert chosen(app) == address(app) == USUAL | {"of": "area=D03", "paper": "a4"}


def test_what_is_usual_stands_in_the_address_too(visit: Open, released_demo: Path) -> None:
    assert address(visit(PAGE, role="Local government")) == USUAL
    assert address(visit(PAGE, role="Funder")) == USUAL | {"report": "funder"}


def test_what_is_clicked_stands_in_the_address_by_code(visit: Open, released_demo: Path) -> None:
    app = visit(PAGE, role="Funder", of="grant=EX-SCH-24")
    assert address(app) == USUAL | {"report": "funder", "of": "grant=EX-SCH-24"}
    app.selectbox(key="of").select("partner=P05").run()
    app.selectbox(key="in_language").select("es").run()
    assert address(app) == USUAL | {"report": "funder", "of": "partner=P05", "in_language": "es"}
    app.radio(key="report").set_value("quarterly").run()
    assert address(app) == USUAL | {"in_language": "es"}
    assert "Asked for and not there: coalition, area, grant or partner “P05”." in said(app)


def test_an_older_link_has_names_and_makes_the_same_choice(
    visit: Open, released_demo: Path
) -> None:
    app = visit(
        PAGE,
        role="Local government",
        report="Area profile",
        of="Cobble Turn",
        period="2025 Q4",
        language="Español",
        format="CSV",
        paper="A4",
    )
    assert chosen(app) == address(app) == CHOICE | {"of_period": "2025Q4"}


def test_going_back_in_the_address_takes_the_choice_back(visit: Open, released_demo: Path) -> None:
    app = visit(PAGE, role="Local government")
    before = dict(app.query_params)
    app.selectbox(key="format").select("csv").run()
    app.query_params = before
    assert chosen(app.run()) == USUAL
    # A click holds, though the address was not heard of yet.
    app.selectbox(key="paper").select("a4").run()
    app.selectbox(key="format").select("csv")
    app.query_params = before
    assert chosen(app.run()) == USUAL | {"format": "csv", "paper": "a4"}


def test_what_was_chosen_outlasts_a_look_at_another_page(visit: Open, released_demo: Path) -> None:
    app = visit(PAGE, role="Local government", **CHOICE)
    app.switch_page(str(ROOT / "pages/results/release.py")).run()
    app.query_params = {"as": "Local government"}
    app.switch_page(str(ROOT / "pages" / PAGE)).run()
    assert not app.exception
    assert chosen(app) == address(app) == CHOICE


def test_what_a_release_does_not_hold_falls_to_what_it_holds(
    visit: Open, released_demo: Path
) -> None:
    app = visit(PAGE, role="Funder", of="area=D99", of_period="2031Q1")
    assert chosen(app) == USUAL | {"report": "funder"}
    vain = "Asked for and not there: coalition, area, grant or partner “D99”; period “2031Q1”."
    assert vain in said(app)
    assert "Asked for and not there" not in said(app.run())


def test_a_report_of_an_area_takes_the_first_where_nobody_asked_for_one(
    visit: Open, released_demo: Path
) -> None:
    app = visit(PAGE, role="Local government")
    app.radio(key="report").set_value("area_profile").run()
    assert "Asked for and not there" not in said(app)
    assert app.selectbox(key="of").options[0] == "All areas at once (zip)"
    assert address(app) == USUAL | {"report": "area_profile", "of": "area=D01"}
    app.selectbox(key="of").select("every-area").run()
    app.radio(key="report").set_value("funder").run()
    assert "Asked for and not there" not in said(app)
    assert address(app) == USUAL | {"report": "funder"}


def test_a_link_on_the_page_itself_leaves_nothing_of_its_own_in_the_address(
    visit: Open, released_demo: Path
) -> None:
    """What it adds is taken out again: only so does the browser hear of the new address."""
    app = visit(PAGE, role="Local government")
    app.query_params = {"as": "Local government", **CHOICE, "again": "yes"}
    app.run()
    assert chosen(app) == address(app) == CHOICE


def has_make(app: AppTest) -> bool:
    return "make" in [one.key for one in app.button]


def test_no_report_of_another_release_than_asked_for_is_made_unasked(
    visit: Open, released_demo: Path
) -> None:
    app = visit(PAGE, role="Funder", of="partner=P05", in_language="es", of_release="77")
    assert "Asked for and not there: release “77”. No report is made." in said(app)
    assert not has_make(app)
    press(app, "Choose release 2026 Q3 instead")
    asked_for = {"report": "funder", "of": "partner=P05", "in_language": "es"}
    assert chosen(app) == address(app) == USUAL | asked_for
    assert has_make(app)


def test_a_release_withdrawn_since_is_said_and_nothing_made_of_it(
    visit: Open, released_demo: Path
) -> None:
    app = visit(PAGE, role="Local government", of="area=D03")
    with store() as held:
        withdraw(held, 1, "ann", "A file was counted twice")
    app.run()
    assert not app.exception
    assert "Release 2026 Q3 was withdrawn on " in said(app)
    assert "Why: A file was counted twice." in said(app)
    assert not has_make(app)
    staff = visit(PAGE, role="Program staff", of_release="1")
    assert staff.selectbox(key="of_release").value == "1"
    assert has_make(staff)


def revise(held: Store) -> None:
    """Keep that release 2 took the place of release 1, as far as nobody reads what is in it."""
    kept, steps = table_of(Release), table_of(ReleaseStep)
    with held.writing() as connection:
        first = connection.execute(sa.select(kept)).mappings().one()
        connection.execute(sa.insert(kept).values({**first, "id": 2, "revises": 1}))
        for release, action in ((2, "published"), (1, "revised")):
            step = {"id": next_id(connection, steps), "release_id": release, "action": action}
            done = {"done_at": clock.now(), "done_by": "ann", "reason": ""}
            connection.execute(sa.insert(steps).values({**step, **done}))


def test_a_release_revised_since_is_said_and_the_new_one_offered(
    visit: Open, released_demo: Path
) -> None:
    with store() as held:
        asked_for = {"report": "quarterly", "area": "D03"}
        take_out(held, "Quarterly report", "csv", getuser(), "government", 1, asked_for)
        revise(held)
    app = visit(PAGE, role="Local government", of="area=D03", of_release="1")
    assert "Release 1: 2026 Q3. Revised: release 2 took its place on " in said(app)
    assert "No report is made of it any more." in said(app)
    assert "CSV, release 1 (revised since), " in said(app)
    assert [one.label for one in app.button] == ["Choose release 2026 Q3, revision 2 instead"]


def test_what_a_report_cannot_be_of_is_said(visit: Open, released_demo: Path) -> None:
    app = visit(PAGE, role="Local government", report="data_tables", of="area=D03")
    assert "Asked for and not there: coalition, area, grant or partner “D03”." in said(app)
    app = visit(PAGE, role="Local government", report="Annual report")
    assert "Asked for and not there: report “Annual report”." in said(app)
    assert app.radio(key="report").value == "quarterly"


@pytest.mark.parametrize("role", ["Funder", "Local government"])
def test_a_period_in_which_a_grant_does_not_run_is_refused(
    visit: Open, released_demo: Path, role: str
) -> None:
    """Where words are typed and where they are not: nothing is offered until another is chosen."""
    asked = {"report": "funder", "of": "grant=EX-SCH-24", "of_period": "2024Q3"}
    app = visit(PAGE, role=role, **asked)
    assert not app.exception
    assert [one.value for one in app.error] == [
        "The grant Schools Ahead does not run in 2024 Q3: it runs October 1, 2024 to September "
        "30, 2027. Choose a period in which it runs."
    ]
    assert not has_make(app)


@pytest.mark.parametrize(
    ("role", "usual"),
    [
        ("Funder", "funder"),
        ("Local government", "quarterly"),
        ("Program staff", "quarterly"),
    ],
)
def test_each_role_begins_with_its_own_report(
    visit: Open, released_demo: Path, role: str, usual: str
) -> None:
    assert visit(PAGE, role=role).radio(key="report").value == usual


def test_the_paper_outlasts_a_format_without_one(visit: Open, released_demo: Path) -> None:
    app = visit(PAGE, role="Local government", paper="a4")
    for form, disabled in (("csv", True), ("html", False), ("images", True), ("pdf", False)):
        app.selectbox(key="format").select(form).run()
        paper = app.selectbox(key="paper")
        assert (paper.value, paper.disabled) == ("a4", disabled)


def test_a_funder_types_no_words_and_chooses_no_look(visit: Open, released_demo: Path) -> None:
    labels = [one.label for one in visit(PAGE, role="Funder").expander]
    assert labels == ["Link to this report"]
    labels = [one.label for one in visit(PAGE, role="Local government").expander]
    assert labels[1:] == ["Own title, introduction and commentary", "Publisher, colour and logo"]


def test_own_words_are_kept_for_this_report(visit: Open, released_demo: Path) -> None:
    app = visit(PAGE, role="Local government", report="community_summary")
    title = next(one for one in app.text_input if one.label == "Title")
    title.input("Our summer, in which we rescued 12 victims").run()
    assert "A reader could ask how we know" in said(app)
    keep = next(one for one in app.button if one.label == "Keep these words")
    keep.click().run()
    with store() as held, held.reading() as connection:
        kept = texts(connection, About(1, "community_summary", "2026Q3"))
    assert kept == {"title": "Our summer, in which we rescued 12 victims"}


def text(app: AppTest, label: str) -> Any:
    return next(one for one in app.text_area if one.label == label)


def press(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception
    return app


def comment(app: AppTest, part: str, words: str) -> None:
    """Type a commentary under a heading, as a person does who goes from one to the next."""
    chosen = next(one for one in app.selectbox if one.label == "Commentary on")
    chosen.select(part).run()
    next(one for one in app.text_area if one.label.startswith("Commentary on")).input(words).run()


def test_words_under_every_heading_outlast_a_look_at_the_next(
    visit: Open, released_demo: Path
) -> None:
    app = visit(PAGE, role="Local government")
    comment(app, "did", "A quiet summer.")
    comment(app, "learned", "Two classes fewer.")
    comment(app, "did", "A quiet, short summer.")
    text(app, "Introduction").input("Our third quarter.").run()
    waiting = "Typed and not kept yet: {}."
    did, learned = (f"Commentary on “{title}”" for title in ("What we did", "What people learned"))
    some = [one.value for one in app.caption if one.value.startswith("Typed and not kept")]
    assert some == [waiting.format(f"Introduction; {did}; {learned}")]
    press(app, "Keep these words")
    with store() as held, held.reading() as connection:
        kept = texts(connection, About(1, "quarterly", "2026Q3"))
    assert kept == {
        "did": "A quiet, short summer.",
        "learned": "Two classes fewer.",
        "introduction": "Our third quarter.",
    }
    assert not [one for one in app.caption if one.value.startswith("Typed and not kept")]
    comment(app, "learned", "")
    press(app, "Keep these words")
    with store() as held, held.reading() as connection:
        kept = texts(connection, About(1, "quarterly", "2026Q3"))
    assert sorted(kept) == ["did", "introduction"]


def test_making_a_report_says_what_is_typed_and_not_in_it(visit: Open, released_demo: Path) -> None:
    app = visit(PAGE, role="Local government")
    app.selectbox(key="format").select("csv").run()
    comment(app, "did", "A quiet summer.")
    comment(app, "learned", "Two classes fewer.")
    press(app, "Make the report")
    (said_so,) = [one.value for one in app.warning]
    assert said_so.startswith("Typed and not kept yet, so not in the report: Commentary on “")
    press(app, "Keep these words")
    press(app, "Make the report")
    assert list(app.warning) == []


def typed_words(app: AppTest) -> str:
    return next((one for one in said(app).split("<p") if "typed by" in one), "")


def test_funders_have_the_words_that_were_marked_ready(visit: Open, released_demo: Path) -> None:
    where = {"report": "community_summary", "format": "csv"}
    app = visit(PAGE, role="Local government", **where)
    text(app, "Introduction").input("Our third quarter.").run()
    press(app, "Keep these words")
    assert "words (introduction) typed by local government, last on " in typed_words(app)
    assert "They are not marked ready" in typed_words(app)
    assert typed_words(visit(PAGE, role="Funder", **where)) == ""

    press(app, "Mark as ready for everyone")
    assert "They are marked ready: whoever makes it has them." in typed_words(app)
    funder = visit(PAGE, role="Funder", **where)
    assert "They were marked ready for everyone who makes it." in typed_words(funder)

    text(app, "Introduction").input("Our third quarter, put right.").run()
    press(app, "Keep these words")
    assert "They are not marked ready" in typed_words(app)
    assert typed_words(visit(PAGE, role="Funder", **where)) == ""


def test_a_report_is_made_without_the_words_and_the_address_says_so(
    visit: Open, released_demo: Path
) -> None:
    with store() as held:
        on = About(1, "quarterly", "2026Q3")
        type_text(held, on, "title", "Our summer", "ann", "government")
    app = visit(PAGE, role="Local government", format="csv")
    press(app, "Make the report")
    assert made(app).title == "Our summer: Whole coalition · 2026 Q3"
    (box,) = [one for one in app.checkbox if one.key == "without_words"]
    assert box.label == "Without the words typed by local government"
    box.check().run()
    assert downloads(app) == []
    press(app, "Make the report")
    assert made(app).title == "Quarterly report: Whole coalition · 2026 Q3"
    link = USUAL | {"format": "csv", "without_words": "yes"}
    assert address(app) == link
    again = visit(PAGE, role="Local government", **link)
    assert [one.value for one in again.checkbox if one.key == "without_words"] == [True]
    press(again, "Make the report")
    assert made(again).content == made(app).content


def made(app: AppTest) -> Made:
    found: Made = app.session_state["report made"][1]
    return found


def test_words_too_long_are_refused_by_their_name_and_nothing_is_kept(
    visit: Open, released_demo: Path
) -> None:
    app = visit(PAGE, role="Local government")
    text(app, "Introduction").input("x" * 4001).run()
    comment(app, "did", "A quiet summer.")
    press(app, "Keep these words")
    assert app.error[0].value.startswith("Introduction: The text has 4,001 characters")
    with store() as held, held.reading() as connection:
        assert texts(connection, About(1, "quarterly", "2026Q3")) == {}


def test_what_the_self_check_answers_with_no_stands_beside_the_file(
    visit: Open, released_demo: Path
) -> None:
    with store() as held:
        on = About(1, "quarterly", "2026Q3")
        type_text(held, on, "did", "We rescued 12 victims.", "ann")
    app = visit(PAGE, role="Local government")
    app.selectbox(key="format").select("csv")
    press(app, "Make the report")
    assert "Can what was typed be defended? No: “We rescued 12 victims”" in said(app)


def test_a_colour_too_pale_is_said_as_it_is_picked(visit: Open, released_demo: Path) -> None:
    app = visit(PAGE, role="Program staff")
    next(one for one in app.color_picker).pick("#9FD3FF").run()
    assert "too pale for text on white" in app.error[0].value
    press(app, "Keep this look")
    assert [one.value for one in app.error][1:] == ["All else is kept: the colour stays #0B5A6B."]
    with store() as held, held.reading() as connection:
        assert chosen_look(connection) is None


def test_what_is_right_of_a_look_is_kept(visit: Open, released_demo: Path) -> None:
    app = visit(PAGE, role="Program staff")
    next(one for one in app.text_input if one.label == "Published by").input("Example County")
    next(one for one in app.color_picker).pick("#9FD3FF")
    app.file_uploader[0].upload("logo.png", b"no picture", "image/png").run()
    press(app, "Keep this look")
    assert [one.value for one in app.error][1:] == [
        "The logo is no picture that can be read. Save it as PNG and choose it again.",
        "All else is kept: the colour stays #0B5A6B and there is still no logo.",
    ]
    with store() as held, held.reading() as connection:
        assert chosen_look(connection) == Chosen("Example County", "#0B5A6B")


def test_a_logo_that_cannot_be_taken_leaves_the_box(visit: Open, released_demo: Path) -> None:
    app = visit(PAGE, role="Program staff")
    app.file_uploader[0].upload("logo.png", b"no picture", "image/png").run()
    next(one for one in app.text_input if one.label.startswith("What the logo")).input("A seal")
    press(app, "Keep this look")
    assert [one.value for one in app.error] == [
        "The logo is no picture that can be read. Save it as PNG and choose it again.",
        "All else is kept: there is still no logo.",
    ]
    assert app.file_uploader[0].value is None
    assert app.file_uploader[0].label == "Logo (PNG or JPEG, at most 5 MB)"
    assert list(app.run().error) == []


def test_the_last_reports_are_listed_with_a_way_to_the_same(
    visit: Open, released_demo: Path
) -> None:
    with store() as held:
        asked = {"report": "quarterly", "area": "D02", "language": "es", "window": "2025"}
        take_out(held, "Informe: Bracken Shelf", "pdf", "ann", "government", 1, asked)
        type_text(held, About(1, "quarterly", "2025", "area=D02", "es"), "title", "Informe", "ann")
        choose_look(held, Chosen("Example County", "#123456"), "ann")
        take_out(held, "Quarterly report: Whole", "csv", "bea", "staff", 1, {"report": "quarterly"})
    app = visit(PAGE, role="Program staff")
    assert "<b>Informe: Bracken Shelf</b>" in said(app)
    assert ">Quarterly report, PDF, release 1, " in said(app)
    assert "by ann (local government)" in said(app)
    assert ">CSV, release 1, " in said(app)


def test_who_does_not_work_here_sees_only_what_they_took_out_in_their_role(
    visit: Open, released_demo: Path
) -> None:
    """Nobody signs in here: all have the name of whoever started the server."""
    with store() as held:
        for role in ("government", "funder"):
            take_out(held, f"Of {role}", "pdf", getuser(), role, 1, {"report": "quarterly"})
    funder = said(visit(PAGE, role="Funder"))
    assert "<b>Of funder</b>" in funder
    assert "<b>Of government</b>" not in funder


def test_a_report_that_a_funder_makes_has_not_the_countys_look(
    visit: Open, released_demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def noted(*given: Any) -> Made:
        asked.append(given[-2])
        return make(*given)

    monkeypatch.setattr(reports_made, "make", noted)
    for role in ("Funder", "Local government"):
        app = visit(PAGE, role=role)
        app.selectbox(key="format").select("csv")
        press(app, "Make the report")
    assert asked == [False, True]


def test_staff_are_warned_of_what_is_not_for_publication(visit: Open, released_demo: Path) -> None:
    with store() as held:
        withdraw(held, releases(held)[0].number, "ann", "A file was counted twice.")
    app = visit(PAGE, role="Program staff")
    app.selectbox(key="format").select("csv")
    app.button(key="make").click().run()
    assert (
        app.warning[0].value == "This release is not published: every page of the report says so."
    )
    funder = visit(PAGE, role="Funder")
    assert [one.key for one in funder.button if one.key == "make"] == []
