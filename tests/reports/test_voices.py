"""Voices in words: the register without words, and what is said of how many."""

import datetime as dt

from voiced import GIVEN, WRITER, approved, at, drafted, words

from data import voices
from data.store import Store
from reports.voices import attribution, counts, register, shown_of

DAY = dt.date(2026, 3, 1)


def test_the_register_holds_nobodys_words(store: Store) -> None:
    text = words("I know whom to call.", shown_as="A parent", content_note="Speaks of a call.")
    number = approved(store, text)
    drafted(store, text)
    with store.reading() as connection:
        table = register(voices.every_voice(connection, DAY), {number: ["Release 2026 Q1"]})
    assert list(table["State"]) == ["draft", "publishable"]
    assert list(table["Consent ends on"]) == ["", "2029-01-10"]
    assert list(table["Approved by"]) == ["", "first reader; advocate"]
    assert list(table["Stood in"]) == ["", "Release 2026 Q1"]
    told = table.to_string()
    assert not any(said in told for said in ("whom to call", "A parent", "Speaks of"))


def test_who_speaks(store: Store) -> None:
    named, unnamed = approved(store, words(shown_as="Rosa")), approved(store)
    with store.reading() as connection:
        assert attribution(voices.voice(connection, named, DAY)) == "Rosa · participant · 2026"
        assert attribution(voices.voice(connection, unnamed, DAY)) == "A participant · 2026"


def test_states_are_counted_in_their_order(store: Store) -> None:
    approved(store)
    gone = approved(store)
    drafted(store)
    voices.withdraw(store, gone, WRITER, when=at(GIVEN))
    with store.reading() as connection:
        found = counts(voices.every_voice(connection, DAY))
    assert list(found.items()) == [("draft", 1), ("publishable", 1), ("withdrawn", 1)]


def test_how_many_of_how_many() -> None:
    assert shown_of(1, 2, 4).startswith("1 voice here. Of 4 voices recorded so far")
