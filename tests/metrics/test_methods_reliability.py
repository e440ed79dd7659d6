"""Scales, against a published data set, published limits and a second way to work them out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.methods import cronbach_alpha

#: Seven ratings of 30 departments: Chatterjee and Price 1977, *Regression Analysis by Example*.
DEPARTMENTS = [
    "43 63 71 61 81 43 58 71 72 67 64 67 69 68 77 81 74 65 65 50 50 64 53 40 63 66 78 48 85 82",
    "51 64 70 63 78 55 67 75 82 61 53 60 62 83 77 90 85 60 70 58 40 61 66 37 54 77 75 57 85 82",
    "30 51 68 45 56 49 42 50 72 45 53 47 57 83 54 50 64 65 46 68 33 52 52 42 42 66 58 44 71 39",
    "39 54 69 47 66 44 56 55 67 47 58 39 42 45 72 72 69 75 57 54 34 62 50 58 48 63 74 45 71 59",
    "61 63 76 54 71 54 66 70 71 62 58 59 55 59 79 60 79 55 75 64 43 66 63 50 66 88 80 51 77 64",
    "92 73 86 84 83 49 68 66 83 80 67 74 63 77 77 54 79 80 85 78 64 80 80 57 75 76 78 83 74 78",
    "45 47 48 35 47 34 35 41 31 41 34 41 25 35 46 36 63 60 46 52 33 41 37 49 33 72 49 38 55 39",
]
ANSWERS = list(zip(*[[float(v) for v in line.split()] for line in DEPARTMENTS], strict=True))


def test_alpha_and_items_are_those_that_psych_publishes() -> None:
    # The manual of the R package psych, alpha(attitude): raw_alpha and r.drop.
    found = cronbach_alpha(ANSWERS)
    assert round(found.value or 0, 2) == 0.84
    rest = [round(r, 2) for r in found.item_rest if r is not None]
    assert rest == [0.67, 0.74, 0.56, 0.71, 0.79, 0.27, 0.46]
    assert (found.n, found.items, found.against) == (30, 7, ())


def test_limits_are_feldts() -> None:
    # By the tables of F with 29 and 174 degrees of freedom: 1.661 and 0.537.
    found = cronbach_alpha(ANSWERS)
    assert found.value is not None
    assert found.low == pytest.approx(1 - (1 - found.value) * 1.662, abs=2e-3)
    assert found.high == pytest.approx(1 - (1 - found.value) * 0.537, abs=2e-3)


def test_feldts_limits_hold_the_true_alpha_as_often_as_they_say() -> None:
    # Five items, each the same trait plus noise of as much spread: alpha is 5 x 0.5 / (1 + 2).
    random, true, held = np.random.default_rng(1), 2.5 / 3, 0
    for _ in range(400):
        trait = random.normal(size=(25, 1))
        found = cronbach_alpha((trait + random.normal(size=(25, 5))).tolist())
        assert found.low is not None
        assert found.high is not None
        held += found.low <= true <= found.high
    assert 0.92 <= held / 400 <= 0.98


def test_an_item_against_the_rest_is_pointed_out() -> None:
    answers = [(1, 2, 1, 5), (2, 1, 2, 4), (3, 4, 2, 3), (4, 4, 5, 2), (5, 5, 4, 1)]
    found = cronbach_alpha(answers)
    assert found.against == (3,)
    turned = cronbach_alpha([(a, b, c, 6 - d) for a, b, c, d in answers])
    assert turned.against == ()
    assert (turned.value or 0) > 0.9 > (found.value or 0)


def test_only_those_who_answered_everything_count() -> None:
    answers = [(1, 2), (2, 2), (3, 5), (None, 4), (4, None)]
    assert cronbach_alpha(answers) == cronbach_alpha(answers[:3])
    assert cronbach_alpha(answers).n == 3


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ([(1,), (2,), (3,)], "Not computable: a scale needs at least two items."),
        ([], "Not computable: a scale needs at least two items."),
        (
            [(1, 2), (2, 3), (None, 3)],
            "Not computable: fewer than 3 respondents answered every item.",
        ),
        ([(4, 4)] * 5, "Not computable: all respondents have the same total."),
        ([(1, 3), (2, 2), (3, 1)], "Not computable: all respondents have the same total."),
    ],
)
def test_what_is_undefined_says_why(answers: list[tuple[float | None, ...]], reason: str) -> None:
    found = cronbach_alpha(answers)
    assert (found.value, found.low, found.high) == (None, None, None)
    assert found.reason == reason


def test_an_item_that_does_not_vary_goes_with_nothing() -> None:
    assert cronbach_alpha([(1, 4), (2, 4), (3, 4)]).item_rest == (None, None)


def test_respondents_of_different_scales_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^Every respondent needs as many places as there are"):
        cronbach_alpha([(1, 2), (1,)])


@settings(max_examples=200, deadline=None)
@given(
    answers=st.integers(2, 5).flatmap(
        lambda items: st.lists(
            st.lists(st.integers(1, 5), min_size=items, max_size=items), min_size=3, max_size=20
        )
    )
)
def test_alpha_is_that_of_the_covariances(answers: list[list[int]]) -> None:
    found = cronbach_alpha(answers)
    table = np.array(answers, float)
    covariances = np.cov(table.T)
    if covariances.sum() < 1e-9:
        assert found.value is None
        return
    k = table.shape[1]
    expected = k / (k - 1) * (1 - np.trace(covariances) / covariances.sum())
    assert found.value == pytest.approx(expected, abs=1e-7)
    for at, r in enumerate(found.item_rest):
        rest = np.delete(table, at, axis=1).sum(axis=1)
        if table[:, at].std() == 0 or rest.std() == 0:
            assert r is None
        else:
            assert r == pytest.approx(np.corrcoef(table[:, at], rest)[0, 1], abs=1e-9)
