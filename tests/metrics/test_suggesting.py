"""Suggestions: ranked by what the same coder has coded, with the words they rest on."""

from hypothesis import given
from hypothesis import strategies as st

from data.codebook import Code, Codebook
from metrics.guessing import ENOUGH, guess, measure
from metrics.suggesting import MOST, beginnings, learn, suggest

BOOK = Codebook(
    {
        "pace": Code("pace", "Pace", "How fast it went.", example="Too fast at the end."),
        "room": Code("room", "Room", "The place: cold, noisy, hard chairs."),
        "old": Code("old", "Old code", "How fast it went.", retired=True),
    }
)


def ranked(text: str, *coded: tuple[str, frozenset[str]]) -> list[str]:
    return [found.code for found in suggest(text, learn(BOOK, coded))]


def test_words_are_told_by_their_beginnings_without_accents_and_empty_ones() -> None:
    assert beginnings("The TRAINERS trained us más rápido!") == {
        "traine": "TRAINERS",
        "rapido": "rápido",
    }


def test_before_anything_is_coded_the_codebooks_words_speak() -> None:
    assert ranked("The chairs were hard") == ["room"]
    assert ranked("It went fast") == ["pace"]
    assert ranked("Thank you") == []


def test_what_was_coded_teaches() -> None:
    soup = "Good soup", frozenset({"room"})
    assert ranked("More soup please") == []
    assert ranked("More soup please", soup) == ["room"]


def test_the_words_it_rests_on_are_named_as_they_stand() -> None:
    (found,) = suggest("Hard CHAIRS, cold air", learn(BOOK, ()))
    assert set(found.because) == {"Hard", "CHAIRS", "cold"}


def test_a_retired_code_is_not_suggested() -> None:
    assert "old" not in ranked("How fast it went")


SPOKEN = ["fast", "cold", "chairs", "soup", "trust", "papers"]
WORDS = st.lists(st.sampled_from(SPOKEN)).map(" ".join)
CODED = st.lists(st.tuples(WORDS, st.frozensets(st.sampled_from(["pace", "room"]))), max_size=8)


@given(WORDS, CODED)
def test_the_order_in_which_texts_were_coded_makes_no_difference(
    text: str, coded: list[tuple[str, frozenset[str]]]
) -> None:
    found = suggest(text, learn(BOOK, coded))
    assert [(s.code, s.because) for s in found] == [
        (s.code, s.because) for s in suggest(text, learn(BOOK, coded[::-1]))
    ]
    assert len(found) <= MOST
    assert all(suggestion.because for suggestion in found)


# -- a machine's guess at the stance

CLEAR = ("helpful and clear", "positive"), ("boring and too long", "negative")


def many(count: int) -> dict[str, tuple[str, str]]:
    return {f"t{n}": CLEAR[n % 2] for n in range(count)}


def test_a_guess_follows_the_words() -> None:
    learned = guess([*CLEAR, *CLEAR])
    assert learned.of("So helpful") == "positive"
    assert learned.of("Too long") == "negative"


def test_under_fifty_coded_answers_nothing_is_measured_or_guessed() -> None:
    found = measure(many(ENOUGH - 3), ["helpful"])
    assert (found.agreement, dict(found.guessed)) == (None, {})
    assert found.why_not == "3 more answers must be coded by people first."


def test_from_fifty_on_the_agreement_is_measured_and_others_are_guessed() -> None:
    found = measure(many(ENOUGH), ["very helpful", "very helpful", "so long"])
    assert found.agreement is not None
    assert (found.agreement.value, found.agreement.n) == (1.0, 50)
    assert found.guessed == {"positive": 2, "negative": 1}
    assert not found.why_not


def test_what_agrees_no_better_than_chance_is_not_drawn() -> None:
    """The same words, positive for one and negative for the next: nothing can be learned."""
    texts = {f"t{n}": ("as it was", CLEAR[n % 2][1]) for n in range(60)}
    found = measure(texts, ["as it was"])
    assert not found.guessed
    assert found.agreement is not None
    assert found.why_not


def test_a_guessed_answer_taught_nothing_of_itself() -> None:
    """Every text has words of its own: whoever had learned it would know its stance."""
    texts = {f"t{n}": (f"word{'x' * n}", CLEAR[n % 2][1]) for n in range(60)}
    found = measure(texts, [])
    assert found.agreement is not None
    assert found.agreement.value is None or found.agreement.value < 0.5
