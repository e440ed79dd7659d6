"""Nobody but a reader sees open answers before a reader has cleared or redacted them."""

from collections.abc import Callable

import pytest
from conftest import Upload
from said import answered, answers_alone
from stored import every_row

from data.problems import Refused
from data.readings import (
    CLEARED,
    QUARANTINED,
    REDACTED,
    WITHHELD,
    answers_to_read,
    clear_together,
    cleared_words,
    decide,
    history,
    readings,
    take_back,
)
from data.store import Store
from data.submissions import undo
from data.words import key_of

BOTH_DATABASES = True

FILMS, NURSE = "The films helped", "Ask the nurse at the clinic in Dunby"
F, N = (key_of("S1", "comment", text) for text in (FILMS, NURSE))


@pytest.fixture(autouse=True)
def two_answers(upload: Upload) -> None:
    """Two answers, the first given twice."""
    upload(answered({"comment": FILMS}, {"comment": NURSE}, {"comment": FILMS}))


def usable(store: Store) -> list[str]:
    with store.reading() as connection:
        return [one.text for one in cleared_words(connection)]


def holds(store: Store) -> dict[str, str]:
    with store.reading() as connection:
        return {one.words.text: one.decision for one in answers_to_read(connection)}


def refusal(store: Store, act: Callable[[], object]) -> str:
    before = every_row(store)
    with pytest.raises(Refused) as found:
        act()
    assert every_row(store) == before
    (problem,) = found.value.problems
    return problem.text


def test_what_nobody_has_read_is_in_quarantine(store: Store) -> None:
    assert usable(store) == []
    assert holds(store) == {FILMS: QUARANTINED, NURSE: QUARANTINED}


def test_what_is_cleared_may_be_used_as_often_as_it_was_given(store: Store) -> None:
    decide(store, F, CLEARED, "ann")
    assert usable(store) == [FILMS, FILMS]


def test_what_is_redacted_may_be_used_in_the_words_it_was_left_with(store: Store) -> None:
    decide(store, N, REDACTED, "ann", text=" Ask [name] ")
    assert usable(store) == ["Ask [name]"]
    with store.reading() as connection:
        (one,) = cleared_words(connection)
    assert one.key == N


def test_what_is_withheld_is_not_used(store: Store) -> None:
    decide(store, N, WITHHELD, "ann")
    assert usable(store) == []
    assert holds(store)[NURSE] == WITHHELD


def test_the_last_decision_holds_and_none_is_lost(store: Store) -> None:
    decide(store, N, CLEARED, "ann")
    decide(store, N, QUARANTINED, "ben", note="It names a place")
    decide(store, N, WITHHELD, "ben")
    assert usable(store) == []
    with store.reading() as connection:
        made = [(one.decision, one.done_by, one.note) for one in history(connection)]
    assert made == [
        (CLEARED, "ann", ""),
        (QUARANTINED, "ben", "It names a place"),
        (WITHHELD, "ben", ""),
    ]


def test_opening_again_needs_a_reason(store: Store) -> None:
    decide(store, N, CLEARED, "ann")
    said = refusal(store, lambda: decide(store, N, QUARANTINED, "ben", note=" "))
    assert said == "It is not said why the answer is to be reopened."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ask nurse@clinic.org", "The text still looks as if it held an e-mail address."),
        ("Call 202-555-0143", "The text still looks as if it held a phone number."),
        ("Ask Ms. Okafor", "The text still looks as if it held a name."),
        (" ", "Nothing is left of the text."),
        (NURSE, "The text is as it was given: nothing is taken out."),
    ],
)
def test_what_a_redacted_text_must_not_be(store: Store, text: str, said: str) -> None:
    assert refusal(store, lambda: decide(store, N, REDACTED, "ann", text=text)) == said


def test_a_reason_holds_no_personal_details_either(store: Store) -> None:
    note = "Ask nurse@clinic.org about it"
    said = refusal(store, lambda: decide(store, N, QUARANTINED, "ann", note=note))
    assert said == "The reason looks as if it held an e-mail address, which is never stored."


def test_an_answer_nobody_gave_is_not_decided_on(store: Store) -> None:
    said = refusal(store, lambda: decide(store, "0" * 64, CLEARED, "ann"))
    assert said.startswith("Nobody has given this answer")


def test_no_other_decision_is_known(store: Store) -> None:
    with pytest.raises(ValueError, match="'published' is no decision"):
        decide(store, F, "published", "ann")


def test_two_readers_at_once_do_not_overrule_each_other_unseen(store: Store) -> None:
    decide(store, N, WITHHELD, "ann", seen=0)
    said = refusal(store, lambda: decide(store, N, CLEARED, "ben", seen=0))
    assert said == "Another decision was made on this answer meanwhile: withheld, by ann."
    decide(store, N, CLEARED, "ben", seen=1)


def test_decisions_outlive_an_undo_and_a_new_upload(store: Store, upload: Upload) -> None:
    decide(store, F, CLEARED, "ann")
    (replacing,) = upload(answers_alone({"comment": "Other words"}))
    assert usable(store) == []
    undo(store, [replacing], "tester")
    assert usable(store) == [FILMS, FILMS]


def test_a_decision_is_taken_back_and_what_held_before_holds_again(store: Store) -> None:
    decide(store, N, REDACTED, "ann", text="Ask [name]")
    decide(store, N, WITHHELD, "ann")
    with store.reading() as connection:
        first, last = history(connection)
    take_back(store, last, "ann")
    assert usable(store) == ["Ask [name]"]
    assert refusal(store, lambda: take_back(store, first, "ann")) == (
        "Another decision was made on this answer meanwhile: redacted, by ann."
    )


def test_the_first_decision_taken_back_is_quarantine_again(store: Store) -> None:
    decide(store, F, CLEARED, "ann")
    with store.reading() as connection:
        take_back(store, readings(connection)[F], "ann")
    assert holds(store)[FILMS] == QUARANTINED
    assert usable(store) == []


def test_several_are_cleared_together_or_none(store: Store, upload: Upload) -> None:
    upload(answers_alone({"comment": FILMS}, {"Q1": "The talk"}, {"Q1": "Дякую"}))
    talk, other = key_of("S1", "Q1", "The talk"), key_of("S1", "Q1", "Дякую")
    said = refusal(store, lambda: clear_together(store, [F, other], "ann"))
    assert said == "At least one of these answers needs to be read by itself."
    clear_together(store, [F, talk], "ann")
    assert sorted(usable(store)) == [FILMS, "The talk"]
    assert refusal(store, lambda: clear_together(store, [F], "ben")) == (
        "Another decision was made on this answer meanwhile: cleared, by ann."
    )


def test_what_is_not_seen_at_one_look_is_not_cleared_together(store: Store, upload: Upload) -> None:
    short = [f"Answer in {'i' * i} words" for i in range(1, 22)]
    upload(answers_alone(*({"comment": text} for text in (*short, "long " * 50))))
    keys = [key_of("S1", "comment", text) for text in short]
    said = "At least one of these answers needs to be read by itself."
    assert refusal(store, lambda: clear_together(store, keys, "ann")) == said
    long = key_of("S1", "comment", "long " * 50)
    assert refusal(store, lambda: clear_together(store, [long], "ann")) == said
    clear_together(store, keys[:20], "ann")
    assert usable(store) == short[:20]


def test_the_version_of_the_store_grows_with_every_decision(store: Store) -> None:
    versions = [store.version()]
    for decision in (CLEARED, WITHHELD):
        decide(store, F, decision, "ann")
        versions.append(store.version())
    clear_together(store, [], "ann")
    assert store.version() == versions[-1]
    assert versions == sorted(set(versions))
