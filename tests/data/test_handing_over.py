"""What goes to another program comes back the same; what began there goes on here."""

import pytest
import spoken
from conftest import Upload
from workbooks import book

from data import exchange
from data.codebook import Code, codebook
from data.codebook_changes import add_code
from data.codings import Coding, Span, code_texts, codings
from data.exchange import Coded, Coder, Project, Source
from data.handing_over import (
    NOTHING_FITS,
    Brought,
    bring_codes,
    bring_project,
    bring_table,
    codes_out,
    project_out,
    table_out,
)
from data.store import Store

TEXTS = ("Too fast, and cold", "Clear", "Thank you")


@pytest.fixture
def coded(store: Store, upload: Upload) -> dict[str, str]:
    """Three comments of which two are coded; text → key."""
    rows = [{"survey": "S1", "respondent": f"r{n}", "comment": t} for n, t in enumerate(TEXTS)]
    upload(book(surveys=rows))
    add_code(store, Code("", "Session"), "ann")
    add_code(store, Code("", "Pace", "How fast", "long", "dates", "Too fast!", "session"), "ann")
    add_code(store, Code("", "Room", parent="session"), "ann")
    keys = {said.text: said.key for said in spoken.clear(store)}
    fast = Coding(
        keys[TEXTS[0]], "ann", frozenset({"pace", "room"}), "negative", (Span("pace", 0, 8),)
    )
    nothing = Coding(keys[TEXTS[1]], "ann", frozenset(), "positive")
    other = Coding(keys[TEXTS[0]], "bob", frozenset({"pace"}), "mixed")
    code_texts(store, [fast, nothing, other])
    return keys


def held(store: Store) -> list[tuple[str, str, set[str], str | None, tuple[Span, ...]]]:
    with store.reading() as connection:
        return sorted(
            (c.key, c.coder, set(c.codes), c.stance, c.spans) for c in codings(connection)
        )


def out(store: Store) -> bytes:
    with store.reading() as connection:
        return exchange.write_project(project_out(connection, "Ours"))


def table(store: Store) -> bytes:
    with store.reading() as connection:
        return exchange.write_codings_csv(table_out(connection))


def test_a_codebook_comes_back_as_it_went(store: Store, coded: dict[str, str]) -> None:
    with store.reading() as connection:
        ours = codes_out(codebook(connection))
    for written in (
        exchange.read_codebook(exchange.write_codebook(ours)),
        exchange.read_codebook_csv(exchange.write_codebook_csv(ours)),
    ):
        assert bring_codes(store, written, "cat") == Brought()


def test_a_project_comes_back_as_it_went(store: Store, coded: dict[str, str]) -> None:
    before = held(store)
    found = bring_project(store, exchange.read_project(out(store)), "cat")
    # That no code fits has a stance, and so comes back as well.
    assert found == Brought(known=3)
    assert held(store) == before


def test_a_table_comes_back_as_it_went(store: Store, coded: dict[str, str]) -> None:
    before = held(store)
    assert NOTHING_FITS.encode() in table(store)
    found = bring_table(store, exchange.read_codings_csv(table(store)), "cat")
    assert found == Brought(known=3)
    assert held(store) == before


def test_work_begun_elsewhere_goes_on_here(store: Store, coded: dict[str, str]) -> None:
    """A project with its own guids: the text is known by its words, a code by its name."""
    theirs = Project(
        "Elsewhere",
        codes=(
            exchange.Code("11111111-1111-1111-1111-111111111111", "pace"),
            exchange.Code("22222222-2222-2222-2222-222222222222", "Thanks", "Says thank you."),
        ),
        sources=(
            Source("33333333-3333-3333-3333-333333333333", "one", "Thank you"),
            Source("44444444-4444-4444-4444-444444444444", "two", "Nobody here said this"),
        ),
        coders=(Coder("55555555-5555-5555-5555-555555555555", "cat"),),
        codings=(
            exchange.Coding(
                "33333333-3333-3333-3333-333333333333",
                "22222222-2222-2222-2222-222222222222",
                "55555555-5555-5555-5555-555555555555",
                0,
                5,
            ),
        ),
    )
    found = bring_project(store, theirs, "dan")
    assert found == Brought(added=1, codings=1, unknown=1)
    assert (coded["Thank you"], "cat", {"thanks"}, None, (Span("thanks", 0, 5),)) in held(store)


def test_a_table_of_another_program_is_taken_by_words_and_names(
    store: Store, coded: dict[str, str]
) -> None:
    rows = [
        Coded("doc1", "Thank you", "Gratitude", "cat", stance="Positive"),
        Coded("doc1", "Thank you", "Room", "cat"),
        Coded("doc2", "Never said", "Room", "cat"),
    ]
    assert bring_table(store, rows, "dan") == Brought(added=1, codings=1, unknown=1)
    key = coded["Thank you"]
    assert (key, "cat", {"gratitude", "room"}, "positive", ()) in held(store)


def test_what_is_not_cleared_is_not_handed_over(store: Store, coded: dict[str, str]) -> None:
    from data import readings

    readings.decide(store, coded[TEXTS[0]], readings.WITHHELD, "reader")
    assert b"cold" not in table(store)
    with store.reading() as connection:
        assert [s.text for s in project_out(connection, "Ours").sources] == ["Clear"]
