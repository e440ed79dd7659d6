"""Shares and agreement of what was coded, each as the sum a reader would do."""

from collections import Counter

import pytest

from data.codebook import Code, Codebook
from data.codings import Coding
from data.deciding import Decided
from data.words import Words
from metrics.results import quarter_window
from metrics.themes import (
    Answers,
    agreement,
    offers,
    rests_on,
    shares,
    stance_agreement,
    stance_shares,
    without_stance,
)

BOOK = Codebook(
    {
        "session": Code("session", "Session"),
        "pace": Code("pace", "Pace", parent="session"),
        "room": Code("room", "Room", parent="session"),
        "trust": Code("trust", "Trust"),
    }
)
Q1 = quarter_window("2026Q1")


def answered(times: int, *codes: str, stance: str | None = None, open_: str = "") -> Answers:
    """Return answers with codes: as many different texts."""
    found = []
    for n in range(times):
        key = f"{codes} {stance} {open_} {n}"
        said = Words(key, "S1", "comment", "after", "post_only", "2026Q1", "", "", "", "P1", key)
        codes_ = BOOK.upwards(codes)
        held = Decided(key, ("ann",), codes_, BOOK.upwards([open_] if open_ else ()), stance)
        found.append((said, held))
    return found


def said(key: str, coder: str, *codes: str, stance: str | None = None) -> Coding:
    return Coding(key, coder, frozenset(codes), stance)


def figures(answers: Answers) -> dict[str, tuple[float | None, float | None]]:
    found = shares(answers, BOOK.offered, Q1)
    return {r.named["theme"]: (r.estimate.numerator, r.estimate.denominator) for r in found}


def test_shares_pass_the_whole_together_and_what_is_open_is_left_out() -> None:
    answers = [*answered(3, "pace"), *answered(2, "pace", "trust"), *answered(1, open_="room")]
    assert figures(answers) == {
        "session": (5, 5),
        "pace": (5, 6),
        "room": (0, 5),
        "trust": (2, 6),
    }


def test_what_shares_rest_on() -> None:
    twice = answered(1, "pace")
    held = rests_on([*twice, *twice, *answered(1, open_="room")])
    assert (held.answers, held.texts, held.coders, held.doubled, held.open) == (3, 2, 1, 0, 1)


def test_stances_are_shares_of_those_that_have_one() -> None:
    answers = [
        *answered(6, stance="positive"),
        *answered(3, stance="mixed"),
        *answered(1, stance="negative"),
        *answered(2, stance="none"),
        *answered(4),
    ]
    found = [(r.named["stance"], r.estimate.value) for r in stance_shares(answers, Q1)]
    assert found == [("positive", 0.6), ("mixed", 0.3), ("negative", 0.1)]
    assert without_stance(answers) == Counter({"not coded": 4, "none": 2})


def test_agreement_is_of_what_each_said_a_theme_with_its_parts() -> None:
    """Ten texts: pace by both in 4, by one alone in 1; room by the other alone in that one."""
    both = [said(f"t{n}", who, "pace") for n in range(4) for who in ("ann", "bob")]
    none = [said(f"u{n}", who) for n in range(5) for who in ("ann", "bob")]
    apart = [said("v", "ann", "pace"), said("v", "bob", "room"), said("w", "ann", "trust")]
    found = {one.matter: one for one in agreement([*both, *none, *apart], BOOK)}
    pace, session = found["pace"], found["session"]
    assert (pace.percent.value, pace.percent.n, pace.pair) == (0.9, 10, ("ann", "bob"))
    # By chance: 5 × 4 + 5 × 6 = 50 of 100; (0.9 − 0.5) ÷ (1 − 0.5) = 0.8
    assert pace.kappa.value == pytest.approx(0.8)
    assert session.percent.value == 1
    assert found["trust"].kappa.reason == (
        "Not computable: only one category was used by both coders."
    )


def test_nothing_coded_twice_is_no_agreement() -> None:
    (first, *_) = agreement([said("t", "ann", "pace")], BOOK)
    assert (first.kappa.value, first.pair) == (None, ())
    assert first.kappa.reason == "Not computable: no text was coded by both coders."


def test_the_two_who_share_most_texts_are_compared() -> None:
    codings = [said(f"t{n}", who) for n in range(3) for who in ("bob", "cat")]
    codings += [said("t0", "ann")]
    assert agreement(codings, BOOK)[0].pair == ("bob", "cat")


def test_of_stances_near_ones_differ_less_by_their_order() -> None:
    pairs = [("positive", "positive")] * 6 + [("negative", "negative")] * 5
    near = stance_agreement(_stances([*pairs, ("positive", "mixed")]))
    far = stance_agreement(_stances([*pairs, ("positive", "negative")]))
    assert near.percent.value == far.percent.value == pytest.approx(11 / 12)
    assert near.alpha.value is not None
    assert far.alpha.value is not None
    assert near.alpha.value > far.alpha.value


def _stances(pairs: list[tuple[str, str]]) -> list[Coding]:
    return [
        said(f"t{n}", who, stance=stance)
        for n, pair in enumerate(pairs)
        for who, stance in zip(("ann", "bob"), pair, strict=True)
    ]


def test_what_became_of_suggestions() -> None:
    first = Coding("t1", "ann", frozenset({"pace", "trust"}), suggested=("pace", "room"))
    second = Coding(
        "t2", "ann", frozenset({"room"}), suggested=("pace", "room"), rejected=("pace",)
    )
    found = offers([first, second, said("t3", "ann", "pace")])
    assert (found.texts, found.offered, found.taken, found.refused) == (2, 4, 2, 1)
    assert (found.first, found.given) == (1, 3)
