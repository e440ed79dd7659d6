"""The codebook: versions are only added, and say what was coded under an earlier meaning."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from data.codebook import Code, Codebook, codebook, versions
from data.codebook_changes import (
    add_code,
    bring_back,
    change_code,
    merge_codes,
    retire_code,
    split_code,
)
from data.codings import Coding, code_text, codings
from data.problems import Refused
from data.store import Store

BOTH_DATABASES = True


def book(store: Store) -> Codebook:
    with store.reading() as connection:
        return codebook(connection)


def of(store: Store, code: str) -> Code:
    return book(store).codes[code]


def history(store: Store, code: str) -> list[Code]:
    with store.reading() as connection:
        return versions(connection, code)


def coded(store: Store) -> dict[str, set[str]]:
    with store.reading() as connection:
        return {coding.key: set(coding.codes) for coding in codings(connection)}


def refused(act: Callable[..., object], *words: object) -> str:
    with pytest.raises(Refused) as caught:
        act(*words)
    return caught.value.problems[0].text


@pytest.fixture
def session(store: Store) -> Store:
    """The session › pace, room; and trust by itself."""
    add_code(store, Code("", "The session"), "ann")
    add_code(store, Code("", "Pace", "How fast it went.", parent="the_session"), "ann")
    add_code(store, Code("", "Room", parent="the_session"), "ann")
    add_code(store, Code("", "Trust"), "ann")
    return store


def test_a_code_is_known_by_what_its_name_says_in_plain_letters(store: Store) -> None:
    assert add_code(store, Code("", "  Más   tiempo, please "), "ann") == "mas_tiempo_please"
    assert of(store, "mas_tiempo_please").name == "Más tiempo, please"
    assert add_code(store, Code("", "信頼"), "ann") == "code"


def test_codes_come_under_what_they_are_part_of(session: Store) -> None:
    found = book(session)
    assert list(found.offered) == ["the_session", "pace", "room", "trust"]
    assert [code.id for code in found.tops()] == ["the_session", "trust"]
    assert found.upwards({"pace"}) == {"pace", "the_session"}
    assert found.path("pace") == "The session › Pace"


def test_another_definition_is_a_version_more_and_asks_for_another_look(session: Store) -> None:
    first = of(session, "pace")
    assert change_code(session, replace(first, definition="Too fast or too slow."), "bob")
    now, before = history(session, "pace")
    assert (before.definition, before.done_by) == ("How fast it went.", "ann")
    assert (now.definition, now.done_by) == ("Too fast or too slow.", "bob")
    assert now.meant_since == now.version > first.version


def test_another_name_means_the_same(session: Store) -> None:
    first = of(session, "pace")
    assert change_code(session, replace(first, name="Speed", example="Too quick!"), "bob")
    assert of(session, "pace").meant_since == first.version


def test_what_is_worded_as_before_is_no_version(session: Store) -> None:
    assert not change_code(session, replace(of(session, "pace"), name=" Pace "), "bob")
    assert len(history(session, "pace")) == 1


def test_what_cannot_be_called_so(session: Store) -> None:
    assert refused(add_code, session, Code("", " "), "ann") == "The code has no name."
    assert refused(add_code, session, Code("", "PACE"), "ann") == "Another code is called “PACE”."
    long = Code("", "x" * 61)
    assert "too long" in refused(add_code, session, long, "ann")


def test_nothing_is_a_part_of_itself_or_of_its_parts(session: Store) -> None:
    top = of(session, "the_session")
    for parent in ("the_session", "pace", "nowhere"):
        assert "cannot be a part of" in refused(
            change_code, session, replace(top, parent=parent), "ann"
        )


def test_merging_keeps_what_was_coded(session: Store) -> None:
    code_text(session, Coding("t1", "ann", frozenset({"pace"})))
    code_text(session, Coding("t2", "ann", frozenset({"pace", "room"})))
    merge_codes(session, "pace", "room", "ann", "Hardly told apart")
    assert coded(session) == {"t1": {"room"}, "t2": {"room"}}
    assert "pace" not in book(session).offered
    assert history(session, "pace")[0].note == "Merged into “Room”: Hardly told apart"
    bring_back(session, "pace", "ann")
    assert coded(session) == {"t1": {"pace"}, "t2": {"pace", "room"}}


def test_what_is_merged_takes_its_parts_along(session: Store) -> None:
    merge_codes(session, "the_session", "trust", "ann", "One thing")
    assert [code.id for code in book(session).children("trust")] == ["pace", "room"]
    assert refused(merge_codes, session, "trust", "pace", "ann", "No") == (
        "“Trust” cannot be merged into itself or into a part of it."
    )


def test_splitting_makes_parts_and_asks_for_another_look(session: Store) -> None:
    code_text(session, Coding("t1", "ann", frozenset({"trust"})))
    before = of(session, "trust").meant_since
    made = split_code(session, "trust", ["In police", " In  us ", ""], "ann", "Two things")
    assert made == ["in_police", "in_us"]
    assert [code.name for code in book(session).children("trust")] == ["In police", "In us"]
    assert of(session, "trust").meant_since > before
    assert coded(session) == {"t1": {"trust"}}
    assert "two codes or more" in refused(split_code, session, "room", ["One"], "ann", "Why")


def test_a_code_with_parts_is_not_retired_before_them(session: Store) -> None:
    assert "codes below it" in refused(retire_code, session, "the_session", "ann", "Unused")
    for code in ("pace", "room", "the_session"):
        retire_code(session, code, "ann", "Unused")
    assert list(book(session).offered) == ["trust"]
    assert refused(retire_code, session, "pace", "ann", "Again").startswith("The codebook offers")


@pytest.mark.parametrize("act", [retire_code, lambda s, c, w, r: merge_codes(s, c, "room", w, r)])
def test_a_decision_needs_its_reason(session: Store, act: Callable[..., object]) -> None:
    assert refused(act, session, "pace", "ann", "  ") == (
        "It is not said why the codebook is changed so."
    )
