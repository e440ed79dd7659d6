"""Codings: the last of a coder holds; nobody reads another's; what differs is open till settled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.clock import now
from data.codebook import Code, Codebook, codebook
from data.codebook_changes import add_code, merge_codes
from data.codings import (
    Coding,
    Settled,
    Span,
    code_text,
    codings,
    codings_of,
    done_by_others,
    double_share,
    is_double,
    set_double_share,
    settle,
    settlements,
)
from data.deciding import Decided, Settlements, decide, differences
from data.problems import Refused
from data.queueing import queue
from data.store import Store

BOTH_DATABASES = True

#: Session › pace, room; trust.
BOOK = Codebook(
    {
        "session": Code("session", "Session"),
        "pace": Code("pace", "Pace", parent="session"),
        "room": Code("room", "Room", parent="session"),
        "trust": Code("trust", "Trust"),
    }
)


def said(coder: str, *codes: str, stance: str | None = None, key: str = "t1") -> Coding:
    return Coding(key, coder, frozenset(codes), stance)


def settled(matter: str, value: str, key: str = "t1") -> dict[tuple[str, str], Settled]:
    return {(key, matter): Settled(key, matter, value, "why", now(), "cat")}


def decided(*codings: Coding, by: Settlements | None = None) -> Decided:
    return decide(codings, by or {}, BOOK)["t1"]


@pytest.fixture
def kept(store: Store) -> Store:
    for name in ("Pace", "Room"):
        add_code(store, Code("", name), "ann")
    return store


# -- what is kept


def test_the_last_of_a_coder_holds_and_the_others_stay(kept: Store) -> None:
    code_text(kept, said("ann", "pace", stance="mixed"))
    code_text(kept, said("bob", "room"))
    code_text(kept, said("ann", stance="positive"))
    with kept.reading() as connection:
        held = [(c.coder, set(c.codes), c.stance) for c in codings(connection)]
    assert held == [("bob", {"room"}, None), ("ann", set(), "positive")]


def test_a_coder_reads_only_their_own(kept: Store) -> None:
    code_text(kept, said("ann", "pace", key="t1"))
    code_text(kept, said("bob", "room", key="t1"))
    code_text(kept, said("bob", "room", key="t2"))
    with kept.reading() as connection:
        assert set(codings_of(connection, "ann")) == {"t1"}
        assert codings_of(connection, "ann")["t1"].codes == {"pace"}
        assert done_by_others(connection, "ann") == {"t1": 1, "t2": 1}


def test_spans_and_suggestions_are_kept(kept: Store) -> None:
    coding = Coding(
        "t1", "ann", frozenset({"pace"}), spans=(Span("pace", 3, 9),),
        suggested=("room", "pace"), accepted=("pace",), rejected=("room",),
    )  # fmt: skip
    code_text(kept, coding)
    with kept.reading() as connection:
        (held,) = codings(connection)
        version = codebook(connection).version
    assert held.spans == coding.spans
    assert (held.suggested, held.accepted, held.rejected) == (
        ("room", "pace"),
        ("pace",),
        ("room",),
    )
    assert held.codebook == version


@pytest.mark.parametrize(
    ("coding", "words"),
    [
        (said(" ", "pace"), "It is not said who codes."),
        (said("ann", "speed"), "The codebook offers no code “speed”."),
        (said("ann", "pace", stance="good"), "The stance “good” is none there is."),
    ],
)
def test_what_cannot_be_kept(kept: Store, coding: Coding, words: str) -> None:
    with pytest.raises(Refused) as caught:
        code_text(kept, coding)
    assert caught.value.problems[0].text == words
    with kept.reading() as connection:
        assert codings(connection) == []


def test_a_merged_code_is_given_no_longer(kept: Store) -> None:
    merge_codes(kept, "pace", "room", "ann", "One thing")
    with pytest.raises(Refused) as caught:
        code_text(kept, said("ann", "pace"))
    assert caught.value.problems[0].text == "The codebook offers no code “Pace”."


def test_a_settlement_needs_its_reason_and_holds_until_the_next(kept: Store) -> None:
    with pytest.raises(Refused):
        settle(kept, "t1", "pace", "yes", "cat", " ")
    settle(kept, "t1", "pace", "yes", "cat", "It says “fast”")
    settle(kept, "t1", "pace", "no", "cat", "It is about the bus")
    with kept.reading() as connection:
        held = settlements(connection)
    assert held["t1", "pace"].value == "no"
    assert held["t1", "pace"].reason == "It is about the bus"


def test_figures_change_with_codings(kept: Store) -> None:
    before = kept.version()
    code_text(kept, said("ann", "pace"))
    after = kept.version()
    settle(kept, "t1", "pace", "yes", "cat", "why")
    assert before < after < kept.version()


# -- what holds


def test_what_one_coder_said_holds_where_nobody_else_coded() -> None:
    found = decided(said("ann", "pace", stance="negative"))
    assert found.codes == {"pace", "session"}
    assert (set(found.open), found.stance) == (set(), "negative")


def test_what_two_see_differently_is_open_and_the_rest_holds() -> None:
    found = decided(
        said("ann", "pace", "trust", stance="mixed"), said("bob", "trust", stance="negative")
    )
    assert found.codes == {"trust"}
    assert found.open == {"pace", "session"}
    assert (found.stance, found.stance_open) == (None, True)
    assert (found.has("trust"), found.has("pace"), found.has("room")) == (True, None, False)


def test_what_was_settled_holds() -> None:
    two = said("ann", "pace", stance="mixed"), said("bob", stance="negative")
    yes = decided(*two, by=settled("pace", "yes"))
    no = decided(*two, by=settled("pace", "no") | settled("stance", "negative"))
    assert (set(yes.codes), set(yes.open)) == ({"pace", "session"}, set())
    assert (set(no.codes), set(no.open), no.stance) == (set(), set(), "negative")


def test_two_can_agree_on_the_whole_and_differ_on_the_part() -> None:
    found = decided(said("ann", "pace"), said("bob", "room"))
    assert (set(found.codes), set(found.open)) == ({"session"}, {"pace", "room"})


def test_a_stance_one_did_not_code_is_no_difference() -> None:
    assert decided(said("ann", stance="mixed"), said("bob")).stance == "mixed"


def test_differences_are_listed_side_by_side_the_open_first() -> None:
    two = [said("ann", "pace", "trust", stance="mixed"), said("bob", "trust", stance="mixed")]
    other = [said("ann", key="t0"), said("bob", "room", key="t0"), said("ann", key="t2")]
    found = differences([*two, *other], settled("room", "yes", "t0"))
    assert [(one.key, one.matter, dict(one.said)) for one in found] == [
        ("t1", "pace", {"ann": "yes", "bob": "no"}),
        ("t0", "room", {"ann": "no", "bob": "yes"}),
    ]
    assert [one.settled is None for one in found] == [True, False]


CODES = st.frozensets(st.sampled_from(["pace", "room", "trust"]))


@given(CODES, CODES)
def test_whoever_codes_first_makes_no_difference(
    one: frozenset[str], other: frozenset[str]
) -> None:
    first, second = said("ann", *one), said("bob", *other)
    assert decided(first, second) == decided(second, first)


@given(CODES, CODES)
def test_what_holds_is_what_both_said_and_nothing_is_lost(
    one: frozenset[str], other: frozenset[str]
) -> None:
    found = decided(said("ann", *one), said("bob", *other))
    assert one & other <= found.codes
    assert BOOK.upwards(one | other) == found.codes | found.open
    assert not found.codes & found.open


# -- what comes next

KEYS = [f"text {number}" for number in range(400)]


def test_the_share_is_drawn_from_the_texts_alone() -> None:
    doubled = sum(is_double(key, 0.2) for key in KEYS)
    assert 60 <= doubled <= 100
    assert not any(is_double(key, 0) for key in KEYS)
    assert all(is_double(key, 1) for key in KEYS)
    assert all(is_double(key, 0.5) for key in KEYS if is_double(key, 0.2))


def test_what_another_has_coded_of_those_for_two_comes_first() -> None:
    two = next(key for key in KEYS if is_double(key, 0.2))
    one = next(key for key in KEYS if not is_double(key, 0.2))
    fresh = KEYS[-1]
    found = queue([one, fresh, two], (), {one: 1, two: 1}, 0.2)
    assert found.waiting == (two, fresh)
    assert (found.second, found.done, found.texts, found.coded) == (1, 0, 3, 2)


def test_nobody_codes_a_text_twice_and_no_third_is_asked() -> None:
    found = queue(["a", "b", "c"], {"a"}, {"b": 2, "c": 1}, 1)
    assert found.waiting == ("c",)
    assert found.done == 1


def test_the_share_can_be_set_within_its_bounds(kept: Store) -> None:
    with kept.reading() as connection:
        assert double_share(connection) == 0.2
    set_double_share(kept, 0.35, "ann")
    with kept.reading() as connection:
        assert double_share(connection) == 0.35
    with pytest.raises(Refused):
        set_double_share(kept, 1.2, "ann")
