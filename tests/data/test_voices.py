"""Voices: not publishable by default, two people approve, a withdrawal acts at once."""

import datetime as dt

import pytest
from conftest import Upload
from stored import folder_of
from voiced import (
    FIRST,
    GIVEN,
    SECOND,
    SUPPORT,
    WRITER,
    approved,
    at,
    consent,
    drafted,
    waiting,
    words,
)
from workbooks import book

from data import readings, voices
from data.problems import Refused
from data.store import Store
from data.voices import PARTICIPANT, SURVIVOR, Voice
from data.words import words as open_answers

BOTH_DATABASES = True
DAY = dt.date(2026, 3, 1)
NOTED = words("I was believed.", content_note="Speaks of being deceived.")


def look(store: Store, number: int, day: dt.date = DAY) -> Voice:
    with store.reading() as connection:
        return voices.voice(connection, number, day)


def state(store: Store, number: int, day: dt.date = DAY) -> str:
    return look(store, number, day).state


def on_view(
    store: Store, channel: str = "dashboard", track: str = PARTICIPANT, day: dt.date = DAY
) -> list[int]:
    with store.reading() as connection:
        return [one.id for one in voices.publishable(connection, channel, track, day)]


def refused(problem: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.entry for one in problem.value.problems]


def test_nothing_is_publishable_by_default(store: Store) -> None:
    number = drafted(store)
    assert state(store, number) == "draft"
    assert look(store, number).lacks == ("a dated consent",)
    assert on_view(store) == []


def test_from_a_draft_to_publishable_to_expired(store: Store) -> None:
    number = drafted(store)
    until = dt.date(2026, 9, 30)
    voices.consent_given(store, number, consent(expires_on=until), WRITER, at(GIVEN))
    assert state(store, number) == "waiting for first approval"
    voices.approve(store, number, FIRST, when=at(GIVEN))
    assert state(store, number) == "waiting for second approval"
    assert on_view(store) == []
    voices.approve(store, number, SECOND, when=at(GIVEN))
    # 90 days before 30 September is 2 July; the last day is one of those it may be shown on.
    days = ("2026-07-01", "2026-07-02", "2026-09-30", "2026-10-01")
    states = [state(store, number, dt.date.fromisoformat(day)) for day in days]
    assert states == ["publishable", "expires soon", "expires soon", "expired"]
    assert on_view(store, day=until) == [number]
    assert on_view(store, day=until + dt.timedelta(1)) == []


def test_it_is_shown_only_where_the_person_agreed_to(store: Store) -> None:
    number = approved(store)
    assert on_view(store, "report") == [number]
    for channel in ("website", "social_media", "press"):
        assert on_view(store, channel) == []


@pytest.mark.parametrize(
    "given, until, ok",
    [
        ("2026-01-10", "2029-01-10", True),
        ("2026-01-10", "2029-01-11", False),
        ("2024-02-29", "2027-02-28", True),
        ("2024-02-29", "2027-03-01", False),
        ("2026-01-10", "2026-01-09", False),
    ],
)
def test_three_years_at_most(store: Store, given: str, until: str, ok: bool) -> None:
    number = drafted(store)
    agreed = consent(given, expires_on=dt.date.fromisoformat(until))
    if ok:
        voices.consent_given(store, number, agreed, WRITER, at(GIVEN))
        assert look(store, number).consent == agreed
        return
    with pytest.raises(Refused) as problem:
        voices.consent_given(store, number, agreed, WRITER, at(GIVEN))
    assert refused(problem) == ["consent_until"]
    assert state(store, number) == "draft"


def test_a_consent_is_dated_for_somewhere_and_about_no_current_client(store: Store) -> None:
    number = drafted(store)
    agreed = consent("2026-01-11", channels=(), no_client=False)
    with pytest.raises(Refused) as problem:
        voices.consent_given(store, number, agreed, WRITER, at(GIVEN))
    assert refused(problem) == ["consent_nowhere", "consent_ahead", "consent_client"]


@pytest.mark.parametrize(
    "who, again",
    [
        ((FIRST, FIRST), "voice_same_person"),
        ((FIRST, "  First READER "), "voice_same_person"),
        ((FIRST, " "), "voice_nobody"),
    ],
)
def test_two_different_people_approve(store: Store, who: tuple[str, str], again: str) -> None:
    number = waiting(store)
    voices.approve(store, number, who[0], when=at(GIVEN))
    with pytest.raises(Refused) as problem:
        voices.approve(store, number, who[1], when=at(GIVEN))
    assert refused(problem) == [again]
    assert state(store, number) == "waiting for second approval"


def test_whoever_wrote_it_down_may_be_one_of_the_two(store: Store) -> None:
    number = waiting(store)
    voices.approve(store, number, WRITER, when=at(GIVEN))
    voices.approve(store, number, FIRST, when=at(GIVEN))
    assert state(store, number) == "publishable"


def test_two_who_wrote_it_are_not_enough(store: Store) -> None:
    number = waiting(store)
    voices.edit(store, number, words("Now we know whom to call."), SECOND, at(GIVEN))
    voices.approve(store, number, WRITER, when=at(GIVEN))
    with pytest.raises(Refused) as problem:
        voices.approve(store, number, SECOND, when=at(GIVEN))
    assert refused(problem) == ["voice_writers"]
    voices.approve(store, number, FIRST, when=at(GIVEN))
    assert state(store, number) == "publishable"


def test_changing_the_words_takes_the_approvals_back(store: Store) -> None:
    number = approved(store)
    voices.edit(store, number, words("I know whom to call, always."), WRITER, at(GIVEN))
    assert state(store, number) == "waiting for first approval"
    assert on_view(store) == []
    with pytest.raises(Refused) as problem:
        voices.edit(store, number, words(" I know whom to  call, always."), WRITER, at(GIVEN))
    assert refused(problem) == ["voice_same"]


def test_changing_the_consent_takes_the_approvals_back(store: Store) -> None:
    number = approved(store)
    narrower = consent(scope="anonymous", channels=("report",))
    voices.consent_given(store, number, narrower, WRITER, at(GIVEN))
    assert state(store, number) == "waiting for first approval"
    assert look(store, number).shown_as == ""


def test_approvals_taken_back_and_a_voice_declined(store: Store) -> None:
    number = approved(store)
    voices.take_approvals_back(store, number, FIRST, at(GIVEN))
    assert state(store, number) == "waiting for first approval"
    with pytest.raises(Refused):
        voices.take_approvals_back(store, number, FIRST, at(GIVEN))
    voices.decline(store, number, FIRST, "recognisable", at(GIVEN))
    assert state(store, number) == "refused"
    with pytest.raises(Refused) as problem:
        voices.approve(store, number, SECOND, when=at(GIVEN))
    assert refused(problem) == ["voice_not_waiting"]
    voices.edit(store, number, words("I know whom to call."), WRITER, at(GIVEN))
    assert state(store, number) == "waiting for first approval"


# -- survivors, and minors


def test_survivors_words_have_more_before_them(store: Store) -> None:
    number = drafted(store, words("I was believed."), track=SURVIVOR)
    with pytest.raises(Refused) as problem:
        agreed = consent(scope="named")
        voices.consent_given(store, number, agreed, WRITER, at(GIVEN))
    assert refused(problem) == ["consent_year", "consent_named"]
    voices.consent_given(store, number, consent(year_since=True), WRITER, at(GIVEN))
    assert state(store, number) == "draft"
    assert look(store, number).lacks == ("a content note, which survivors' words never go without",)
    voices.edit(store, number, NOTED, WRITER, at(GIVEN))
    with pytest.raises(Refused) as problem:
        voices.approve(store, number, WRITER, when=at(GIVEN))
    assert refused(problem) == ["voice_writer_survivor"]
    voices.approve(store, number, FIRST, when=at(GIVEN))
    with pytest.raises(Refused) as problem:
        voices.approve(store, number, SECOND, when=at(GIVEN))
    assert refused(problem) == ["voice_no_support"]
    voices.approve(store, number, SUPPORT, support=True, when=at(GIVEN))
    assert state(store, number) == "publishable"


def test_the_tracks_never_stand_in_one_list(store: Store) -> None:
    participant, survivor = approved(store), approved(store, NOTED, track=SURVIVOR)
    assert on_view(store, track=PARTICIPANT) == [participant]
    assert on_view(store, track=SURVIVOR) == [survivor]


def test_a_minor_needs_the_guardian_and_a_reason(store: Store) -> None:
    number = drafted(store, minor=True)
    voices.consent_given(store, number, consent(), WRITER, at(GIVEN))
    assert state(store, number) == "needs guardian"
    assert look(store, number).lacks == (
        "the guardian's consent",
        "the reason why a minor's words are used against the rule",
    )
    voices.consent_given(store, number, consent(guardian=True), WRITER, at(GIVEN))
    assert state(store, number) == "needs guardian"
    with pytest.raises(Refused):
        voices.approve(store, number, FIRST, when=at(GIVEN))
    reason = words(exception="The club's own film, which its members asked to be in.")
    voices.edit(store, number, reason, WRITER, at(GIVEN))
    assert state(store, number) == "waiting for first approval"


def test_no_words_of_a_minor_survivor(store: Store) -> None:
    with pytest.raises(Refused) as problem:
        drafted(store, NOTED, track=SURVIVOR, minor=True)
    assert refused(problem) == ["voice_minor"]


# -- personal details


@pytest.mark.parametrize(
    "column, text",
    [
        ("quote", "Write to me at jo@mail.example, I would say it again."),
        ("quote", "Call me on 212-555-0148 if you like."),
        ("quote", "I came with Maria Lopez and we both stayed."),
        ("shown_as", "Maria Lopez"),
        ("shown_as", "maria lopez"),
        ("shown_as", "Maria Lopez, a parent"),
        ("content_note", "As told to Maria Lopez."),
        ("themes", ("Maria Lopez",)),
    ],
)
def test_personal_details_are_refused_and_not_repeated(
    store: Store, column: str, text: str
) -> None:
    given = {"quote": "I know whom to call.", column: text}
    with pytest.raises(Refused) as problem:
        drafted(store, words(**given))
    assert refused(problem) == ["voice_personal"]
    assert "opez" not in str(problem.value)
    with store.reading() as connection:
        assert voices.every_voice(connection) == []


@pytest.mark.parametrize("text", ["Rosa", "A parent from the North district", "May", "a nurse"])
def test_a_first_name_or_a_role_is_a_pseudonym(store: Store, text: str) -> None:
    number = approved(store, words(shown_as=text))
    assert look(store, number).shown_as == text


def test_what_a_quote_may_not_be(store: Store) -> None:
    with pytest.raises(Refused) as problem:
        drafted(store, words(" ", year=2027))
    assert refused(problem) == ["voice_empty", "voice_year"]
    with pytest.raises(Refused) as problem:
        drafted(store, words("so " * 401))
    assert [one.text for one in problem.value.problems] == ["Quote is 1,202 characters long."]


# -- withdrawal


def test_a_withdrawal_acts_at_once_and_lists_where_it_stood(store: Store) -> None:
    number, other = approved(store), approved(store)
    with store.writing() as connection:
        for where in ("Release 2026 Q1", "Yearly report 2026"):
            voices.used(connection, number, where, "editor", when=at("2026-04-02"))
    stood = voices.withdraw(store, number, WRITER, when=at("2026-04-03"))
    assert [one.where for one in stood] == ["Release 2026 Q1", "Yearly report 2026"]
    assert on_view(store) == [other]
    held = look(store, number)
    assert (held.state, held.text, held.shown_as) == ("withdrawn", None, "")
    # What was agreed and done stays.
    assert held.consent == consent()
    done = [event.action for event in held.events]
    assert done == ["recorded", "consent", "approved", "approved", "withdrawn"]


def test_a_withdrawal_counts_on_any_day_it_is_looked_at(store: Store) -> None:
    number = approved(store)
    voices.withdraw(store, number, WRITER, when=at("2026-06-01"))
    assert state(store, number, GIVEN) == "withdrawn"
    assert on_view(store, day=GIVEN) == []


def test_nothing_can_be_done_with_a_withdrawn_voice(store: Store) -> None:
    number = approved(store)
    voices.withdraw(store, number, WRITER, when=at(GIVEN))
    for act in (
        lambda: voices.edit(store, number, words("Again."), WRITER, at(GIVEN)),
        lambda: voices.consent_given(store, number, consent(), WRITER, at(GIVEN)),
        lambda: voices.approve(store, number, FIRST, when=at(GIVEN)),
        lambda: voices.decline(store, number, FIRST, "unclear", at(GIVEN)),
        lambda: voices.withdraw(store, number, WRITER, when=at(GIVEN)),
    ):
        with pytest.raises(Refused) as problem:
            act()
        assert refused(problem) == ["voice_withdrawn"]


def test_the_words_are_nowhere_in_the_file_afterwards(store: Store) -> None:
    if store.engine.dialect.name != "sqlite":
        pytest.skip("a file is only there with SQLite")
    number = approved(store, words("Unmistakable sentence about the harbour."))
    voices.edit(store, number, words("Unmistakable sentence, said otherwise."), WRITER, at(GIVEN))
    voices.withdraw(store, number, WRITER, when=at(GIVEN))
    files = [file.read_bytes() for file in folder_of(store).glob("impact.db*")]
    assert files
    assert not any(b"Unmistakable" in content for content in files)


def test_only_what_may_be_shown_can_be_used(store: Store) -> None:
    number = waiting(store)
    with pytest.raises(Refused) as problem, store.writing() as connection:
        voices.used(connection, number, "Release 2026 Q1", "editor", when=at(DAY))
    assert refused(problem) == ["voice_not_usable"]
    with store.reading() as connection:
        assert voices.uses(connection, [number]) == []


def test_the_stores_version_grows_with_whatever_is_done(store: Store) -> None:
    before = store.version()
    number = approved(store)
    between = store.version()
    voices.withdraw(store, number, WRITER, when=at(GIVEN))
    assert before < between < store.version()


def test_no_such_voice(store: Store) -> None:
    with pytest.raises(Refused) as problem, store.reading() as connection:
        voices.voice(connection, 7)
    assert refused(problem) == ["no_voice"]


def test_only_what_was_read_is_approved(store: Store) -> None:
    number = waiting(store)
    seen = look(store, number).version
    voices.approve(store, number, FIRST, seen=seen, when=at(GIVEN))
    voices.edit(store, number, words("Now we know whom to call."), WRITER, at(GIVEN))
    with pytest.raises(Refused) as problem:
        voices.approve(store, number, SECOND, seen=seen, when=at(GIVEN))
    assert refused(problem) == ["voice_changed"]
    voices.approve(store, number, SECOND, seen=look(store, number).version, when=at(GIVEN))


# -- from an open answer


def answered(store: Store, upload: Upload, text: str) -> str:
    """Upload an open answer; return its key."""
    upload(book(surveys=[{"survey": "S1", "respondent": "R1", "comment": text}]))
    with store.reading() as connection:
        return next(said.key for said in open_answers(connection))


def test_a_voice_is_taken_from_a_cleared_answer_only(store: Store, upload: Upload) -> None:
    key = answered(store, upload, "Clear examples, I will use them.")
    with store.reading() as connection:
        assert voices.cleared_answers(connection) == {}
    with pytest.raises(Refused) as problem:
        drafted(store, words("Clear examples."), source=key)
    assert refused(problem) == ["voice_not_cleared"]
    readings.decide(store, key, readings.CLEARED, "reader")
    with store.reading() as connection:
        assert voices.taking(connection, key) == "Clear examples, I will use them."
    number = drafted(store, words("Clear examples."), source=key)
    assert look(store, number).facts.source == key


def test_it_goes_when_the_answer_is_withheld(store: Store, upload: Upload) -> None:
    key = answered(store, upload, "Clear examples, I will use them.")
    readings.decide(store, key, readings.CLEARED, "reader")
    number = approved(store, words("Clear examples."), source=key)
    assert on_view(store) == [number]
    readings.decide(store, key, readings.WITHHELD, "reader")
    assert on_view(store) == []
