"""Voices: only publishable ones for everyone, one track at a time; for staff, all that is done."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from voiced import FIRST, GIVEN, SUPPORT, WRITER, approved, at, consent, drafted, waiting, words

from data import voices
from data.store import Store, open_store
from data.voices import SURVIVOR
from pages.parts import guard

Open = Callable[..., AppTest]
PAGE, STAFF = "results/voices.py", "voices/consents.py"
NOTED = words("I was believed.", content_note="Speaks of being deceived.")


@pytest.fixture
def store(released_demo: Path) -> Store:
    """The demonstration's store with a release, its own voices left out."""
    opened = open_store()
    from data.demo.voices import WHO
    from data.voices.removing import remove_recorded_by

    with opened.writing() as connection:
        remove_recorded_by(connection, WHO)
    return opened


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def button(app: AppTest, label: str) -> Any:
    return next(one for one in app.button if one.label == label)


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


# -- for everyone


@pytest.mark.parametrize("role", ["Funder", "Local government", "Program staff"])
def test_only_publishable_voices_are_read(visit: Open, store: Store, role: str) -> None:
    approved(store, words("This may be read."))
    waiting(store, words("This waits."))
    drafted(store, words("This is a draft."))
    elsewhere = waiting(store, words("This is for the press."))
    agreed = consent(channels=("press",))
    voices.consent_given(store, elsewhere, agreed, WRITER, at(GIVEN))
    for who in (FIRST, SUPPORT):
        voices.approve(store, elsewhere, who, when=at(GIVEN))
    shown = html(visit(PAGE, role=role))
    assert "This may be read." in shown
    assert not any(f"This {rest}" in shown for rest in ("waits", "is a draft", "is for the press"))
    assert "1 voice here. Of 4 voices recorded so far" in shown
    assert "2 can be published today" in shown


def test_nothing_whose_consent_is_over(visit: Open, store: Store, today: dt.date) -> None:
    for until, quote in ((today, "Its last day."), (today - dt.timedelta(1), "A day too late.")):
        number = drafted(store, words(quote))
        agreed = consent(expires_on=until)
        voices.consent_given(store, number, agreed, WRITER, at(GIVEN))
        for who in (FIRST, SUPPORT):
            voices.approve(store, number, who, when=at(GIVEN))
    shown = html(visit(PAGE, role="Funder"))
    assert "Its last day." in shown
    assert "A day too late." not in shown


def test_the_tracks_are_read_apart(visit: Open, store: Store) -> None:
    approved(store, words("I came to the evening."))
    approved(store, NOTED, track=SURVIVOR)
    app = visit(PAGE, role="Funder")
    assert "I came to the evening." in html(app)
    assert "I was believed." not in html(app)
    app.radio(key="track").set_value(SURVIVOR).run()
    assert "I came to the evening." not in html(app)
    shown = html(app)
    # The note stands first, and the words behind a click.
    note = shown.index("Speaks of being deceived.")
    assert shown.index("<details>") < note < shown.index("</summary>")
    assert shown.index("</summary>") < shown.index("I was believed.") < shown.index("</details>")


def test_by_theme(visit: Open, store: Store) -> None:
    approved(store, words("About signs.", themes=("Signs",)))
    approved(store, words("About calling.", themes=("Calling", "Signs")))
    approved(store, words("About tea.", themes=("Tea",)))
    app = visit(PAGE, role="Funder")
    box = app.selectbox(key="theme participant")
    assert box.options == ["All themes", "Calling", "Signs", "Tea"]
    box.select("Signs").run()
    shown = html(app)
    assert "About signs." in shown and "About calling." in shown
    assert "About tea." not in shown


def test_a_withdrawn_voice_is_gone_on_the_next_run(visit: Open, store: Store) -> None:
    number = approved(store, words("This may be read."))
    app = visit(PAGE, role="Funder")
    assert "This may be read." in html(app)
    voices.withdraw(store, number, WRITER)
    assert "This may be read." not in html(app.run())
    assert "There is no voice here" in app.info[0].value


def test_words_are_shown_as_typed_and_nothing_of_them_is_markup(visit: Open, store: Store) -> None:
    approved(store, words("<b>Loud</b> & clear", shown_as="<i>A parent</i>", themes=("<u>T</u>",)))
    shown = html(visit(PAGE, role="Funder"))
    assert "&lt;b&gt;Loud&lt;/b&gt; &amp; clear" in shown
    assert "&lt;i&gt;A parent&lt;/i&gt;" in shown and "&lt;u&gt;T&lt;/u&gt;" in shown


# -- for staff


@pytest.mark.parametrize("role", ["Funder", "Local government"])
def test_consents_are_for_staff(visit: Open, store: Store, role: str) -> None:
    drafted(store, words("This is a draft."))
    app = visit(STAFF, role=role)
    assert app.title[0].value == "Not for this role"
    assert "This is a draft." not in html(app)


def test_from_new_to_withdrawn(visit: Open, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_who_works", lambda: "ada")
    app = visit(STAFF)
    assert "No voice of this track is recorded yet." in [one.value for one in app.markdown]
    key = "new 0 "
    app.text_area(key=f"{key} quote").input("I know whom to call.")
    button(app, "Record it").click().run()
    assert app.success[0].value == "The voice is recorded; next it needs a consent."
    assert "1 · draft" in html(app)
    assert app.info[0].value == "Before it can be approved it lacks a dated consent."

    app.multiselect(key="consent 1 channels").select("dashboard")
    button(app, "Save the consent").click().run()
    assert "It is not confirmed that nothing is about a current client." in html(app)
    app.multiselect(key="consent 1 channels").set_value(["dashboard"])
    app.checkbox(key="consent 1 client").check()
    button(app, "Save the consent").click().run()
    assert "1 · waiting for first approval" in html(app)

    button(app, "Approve").click().run()
    assert "1 · waiting for second approval" in html(app)
    # Without sign-in this computer's person is one person: another gives a name.
    assert button(app, "Approve as the second person").disabled
    app.text_input(key="approver 1").input(" ADA ").run()
    button(app, "Approve as the second person").click().run()
    assert "This person has approved it already." in html(app)
    app.text_input(key="approver 1").input("Second reader").run()
    button(app, "Approve as the second person").click().run()
    assert "1 · publishable" in html(app)
    assert "Approved (name typed, nobody vouches for it)" in app.table[-1].value.to_string()

    button_ = next(one for one in app.button if one.label == "Withdraw now")
    assert button_.disabled
    app.checkbox(key="sure 1").check().run()
    button(app, "Withdraw now").click().run()
    assert "1 · withdrawn" in html(app)
    assert "I know whom to call." not in html(app)
    assert "It stood in no release or report." in html(app)
    assert not {"Approve", "Withdraw now", "Save the words"} & set(labels(app))


def test_whoever_is_signed_in_cannot_type_another_name(
    visit: Open, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = waiting(store)
    someone = guard.Person(FIRST, "staff", signed_in=True)
    monkeypatch.setattr(guard, "person", lambda: someone)
    voices.approve(store, number, FIRST, when=at(GIVEN))
    app = visit(STAFF)
    button(app, f"Open {number}").click().run()
    assert not [one for one in app.text_input if one.label == "Name of whoever approves"]
    assert button(app, "Approve as the second person").disabled
    assert any("has approved it already" in one.value for one in app.caption)


def test_what_ends_soon_and_where_a_withdrawn_voice_stood(
    visit: Open, store: Store, today: dt.date
) -> None:
    number = drafted(store)
    until = today + dt.timedelta(20)
    voices.consent_given(store, number, consent(expires_on=until), WRITER, at(GIVEN))
    for who in (FIRST, SUPPORT):
        voices.approve(store, number, who, when=at(GIVEN))
    with store.writing() as connection:
        voices.used(connection, number, "Release 2026 Q1", "editor", when=at("2026-04-02"))
    app = visit(STAFF)
    assert "Voice 1 (participants): the consent ends on 5 December 2026, in 20 days." in (
        app.warning[0].value
    )
    voices.withdraw(store, number, WRITER)
    button(app.run(), "Open 1").click().run()
    assert "take it down where that can be done" in html(app)
    assert "Release 2026 Q1, 2 April 2026" in html(app)


def test_every_state_of_the_demonstration(visit: Open, demo: Path) -> None:
    app = visit(STAFF)
    states = app.get("button_group")[0]
    assert [option.content for option in states.proto.options] == [
        "All (14)", "Draft (1)", "Needs guardian (1)", "Waiting for first approval (1)",
        "Waiting for second approval (1)", "Publishable (6)", "Expires soon (1)", "Expired (1)",
        "Refused (1)", "Withdrawn (1)",
    ]  # fmt: skip
