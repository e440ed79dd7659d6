"""Agreement of coders, against published figures, statsmodels and a slow recomputation."""

from collections.abc import Hashable, Sequence
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from metrics.methods import (
    Agreement,
    cohen_kappa,
    krippendorff_alpha,
    krippendorff_band,
    landis_and_koch,
    percent_agreement,
)
from metrics.methods.alpha import Scale

many = settings(max_examples=200, deadline=None)


def coded(table: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """Return what two coders gave each text: rows are the one's categories, columns the other's."""
    cells = [(a, b) for a, row in enumerate(table) for b, n in enumerate(row) for _ in range(n)]
    return [a for a, _ in cells], [b for _, b in cells]


def limits(found: Agreement) -> tuple[float, float]:
    """Return limits that are there."""
    assert found.low is not None
    assert found.high is not None
    return found.low, found.high


# -- two coders


@pytest.mark.parametrize(
    ("table", "kappa", "error"),
    [
        # Three diagnoses of 200 persons: Fleiss, Cohen and Everitt 1969.
        ([[106, 10, 4], [22, 28, 10], [2, 12, 6]], 0.429, 0.054),
        # Two pathologists: Agresti 2002, Categorical Data Analysis, section 10.5.
        ([[22, 2, 2, 0], [5, 7, 14, 0], [0, 2, 36, 0], [0, 1, 17, 10]], 0.493, 0.057),
        # Married couples: the same, section 10.5, from Hout et al. 1987.
        ([[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]], 0.129, 0.069),
        # Fisher's exact example as SAS prints it, in the tests of statsmodels.
        ([[0, 4, 1], [0, 8, 0], [0, 1, 5]], 0.484, 0.138),
    ],
)
def test_kappa_and_its_error_are_those_published(
    table: list[list[int]], kappa: float, error: float
) -> None:
    found = cohen_kappa(*coded(table))
    low, high = limits(found)
    assert round(found.value or 0, 3) == kappa
    assert round((high - low) / 2 / 1.959964, 3) == error


def test_kappa_takes_off_what_chance_would_give() -> None:
    # 20 of 25 and 15 of 25 are alike: 35 of 50. By chance 25 x 30 + 25 x 20 of 50 x 50 are: a half.
    one, other = coded([[20, 5], [10, 15]])
    assert percent_agreement(one, other).value == 35 / 50
    assert cohen_kappa(one, other).value == pytest.approx((0.7 - 0.5) / (1 - 0.5))


def test_texts_that_one_of_the_two_has_not_coded_are_left_out() -> None:
    one, other = ["a", "b", None, "a", "b"], ["a", "a", "a", None, "b"]
    assert percent_agreement(one, other).n == 3
    assert percent_agreement(one, other).value == 2 / 3
    assert cohen_kappa(one, other) == cohen_kappa(["a", "b", "b"], ["a", "a", "b"])


def test_kappa_of_one_category_is_not_computable() -> None:
    found = cohen_kappa(["no"] * 30, ["no"] * 30)
    assert (found.value, found.low, found.high, found.n) == (None, None, None, 30)
    assert found.reason == "Not computable: only one category was used by both coders."
    assert percent_agreement(["no"] * 30, ["no"] * 30).value == 1


def test_one_coder_who_never_varies_agrees_no_better_than_chance() -> None:
    found = cohen_kappa(["no"] * 4, ["no", "no", "no", "yes"])
    assert (found.value, found.low) == (0, None)
    assert found.reason.startswith("No interval: with so few categories")


def test_agreement_everywhere_has_no_interval() -> None:
    found = cohen_kappa(["yes", "no", "no"], ["yes", "no", "no"])
    assert (found.value, found.low, found.high) == (1, None, None)
    assert found.reason.startswith("No interval: the coders agree everywhere")


def test_nothing_coded_by_both_is_said() -> None:
    for statistic in (cohen_kappa, percent_agreement):
        found = statistic(["a", None], [None, "a"])
        assert (found.value, found.n) == (None, 0)
        assert found.reason == "Not computable: no text was coded by both coders."
        assert statistic([], []).value is None


def test_two_coders_of_different_texts_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^One coder has 2 texts and the other 1\.$"):
        cohen_kappa(["a", "b"], ["a"])


TABLES = st.integers(2, 4).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 30), min_size=size, max_size=size), min_size=size, max_size=size
    )
)


@many
@given(table=TABLES)
def test_kappa_is_that_of_statsmodels(table: list[list[int]]) -> None:
    from statsmodels.stats.inter_rater import cohens_kappa

    one, other = coded(table)
    assume(len({*one, *other}) > 1)
    found = cohen_kappa(one, other)
    with np.errstate(all="ignore"):
        theirs = cohens_kappa(np.array(table))
    assert found.value == pytest.approx(theirs.kappa, abs=1e-12)
    if found.low is not None and found.high is not None:
        low, high = max(-1, theirs.kappa_low), min(1, theirs.kappa_upp)
        assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


# -- any number of coders


def texts(*coders: str) -> list[tuple[Hashable, ...]]:
    """Return what each text was given, from a line a coder; a dot is nothing."""
    return list(
        zip(
            *[
                [None if v == "." else int(v) if v.isdigit() else v for v in line.split()]
                for line in coders
            ],
            strict=True,
        )
    )


#: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, parts C and D.
FOUR_OBSERVERS = texts(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


@pytest.mark.parametrize(
    ("scale", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_alpha_of_four_observers_is_krippendorffs(scale: Scale, alpha: float) -> None:
    found = krippendorff_alpha(FOUR_OBSERVERS, scale)
    assert round(found.value or 0, 3) == alpha
    assert (found.n, found.coders) == (11, 4)


def test_alpha_of_two_observers_is_krippendorffs() -> None:
    # The same paper, parts A (yes and no) and B (five categories).
    yes_or_no = texts("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
    named = texts("a a b b d c c c e d d a", "b a b b b c c c e d d d")
    assert round(krippendorff_alpha(yes_or_no).value or 0, 3) == 0.095
    assert round(krippendorff_alpha(named).value or 0, 3) == 0.692


def test_limits_hold_what_they_are_of_and_are_the_same_each_time() -> None:
    found = krippendorff_alpha(FOUR_OBSERVERS)
    low, high = limits(found)
    assert low < (found.value or 0) < high <= 1
    assert found == krippendorff_alpha(FOUR_OBSERVERS)
    assert "bootstrap" in found.method


def test_limits_are_those_of_drawing_the_texts_again() -> None:
    one, other = coded([[40, 6], [8, 46]])
    low, high = limits(krippendorff_alpha(list(zip(one, other, strict=True))))
    random = np.random.default_rng(0)
    drawn = [
        slow_alpha([(one[at], other[at]) for at in random.integers(0, 100, 100)], "nominal")
        for _ in range(400)
    ]
    assert (low, high) == pytest.approx(tuple(np.quantile(drawn, [0.025, 0.975])), abs=0.04)


def test_alpha_of_one_category_is_not_computable() -> None:
    found = krippendorff_alpha([("no", "no"), ("no", None), ("no", "no")])
    assert (found.value, found.low, found.n) == (None, None, 2)
    assert found.reason == "Not computable: only one category was used."


def test_alpha_of_texts_coded_once_is_not_computable() -> None:
    found = krippendorff_alpha([("a", None), (None, "b")])
    assert (found.value, found.n, found.coders) == (None, 0, 0)
    assert found.reason == "Not computable: no text was coded by two coders."
    assert krippendorff_alpha([]).value is None


def test_alpha_without_limits_says_why() -> None:
    alike = krippendorff_alpha([("yes", "yes"), ("no", "no")] * 10)
    assert (alike.value, alike.low) == (1, None)
    assert alike.reason.startswith("No interval: the coders agree everywhere")
    few = krippendorff_alpha([("yes", "yes"), ("no", "yes")] * 4)
    assert few.value is not None
    assert few.reason == "No interval: it needs at least 10 texts coded by two coders."
    rare = krippendorff_alpha([("no", "no")] * 50 + [("yes", "no")])
    assert rare.value is not None
    assert rare.reason == "No interval: but for one category, all are too rare."


def test_alpha_refuses_what_its_scale_cannot_hold() -> None:
    with pytest.raises(ValueError, match=r"^Every text needs as many places as there are coders"):
        krippendorff_alpha([("a", "b"), ("a",)])
    with pytest.raises(ValueError, match=r"^An interval scale needs numbers\.$"):
        krippendorff_alpha([("a", "b")], "interval")
    with pytest.raises(ValueError, match=r"^An ordinal scale needs values that have an order\.$"):
        krippendorff_alpha([("a", 1)], "ordinal")


def slow_alpha(texts: Sequence[Sequence[Any]], scale: str) -> float:
    """Return alpha by writing out every pair of values, within texts and altogether."""
    given = [[v for v in text if v is not None] for text in texts]
    shared = [text for text in given if len(text) > 1]
    every = [v for text in shared for v in text]

    def apart(a: Any, b: Any) -> float:
        if scale == "nominal":
            return float(a != b)
        if scale == "interval":
            return float(a - b) ** 2
        between = sum(min(a, b) <= v <= max(a, b) for v in every)
        return float(between - (every.count(a) + every.count(b)) / 2) ** 2

    within = sum(
        sum(apart(a, b) for a, b in permutations(text, 2)) / (len(text) - 1) for text in shared
    )
    altogether = sum(apart(a, b) for a, b in permutations(every, 2))
    return float(1 - (len(every) - 1) * within / altogether)


@many
@given(
    texts=st.integers(2, 4).flatmap(
        lambda coders: st.lists(
            st.lists(
                st.none() | st.integers(1, 4) | st.just(1003), min_size=coders, max_size=coders
            ),
            min_size=1,
            max_size=12,
        )
    ),
    scale=st.sampled_from(["nominal", "ordinal", "interval"]),
)
def test_alpha_is_that_of_writing_out_every_pair(
    texts: list[list[int | None]], scale: Scale
) -> None:
    found = krippendorff_alpha(texts, scale)
    shared = [row for row in texts if sum(v is not None for v in row) > 1]
    if len({v for row in shared for v in row if v is not None}) < 2:
        assert found.value is None
        assert found.reason
    else:
        assert found.value == pytest.approx(slow_alpha(texts, scale), abs=1e-9)


@many
@given(table=TABLES)
def test_what_is_undefined_is_none_with_a_reason(table: list[list[int]]) -> None:
    one, other = coded(table)
    pairs = list(zip(one, other, strict=True))
    for found in (
        cohen_kappa(one, other),
        percent_agreement(one, other),
        krippendorff_alpha(pairs),
        krippendorff_alpha(pairs, "ordinal"),
    ):
        assert (found.reason != "") == (found.low is None)
        assert (found.low is None) == (found.high is None)
        if found.value is None:
            assert found.low is None
        else:
            assert -1 <= found.value <= 1
        if found.value is not None and found.low is not None and found.high is not None:
            assert -1.0001 <= found.low <= found.high <= 1


# -- in words


@pytest.mark.parametrize(
    ("kappa", "words"),
    [
        (-0.01, "poor"),
        (0, "slight"),
        (0.2, "slight"),
        (0.21, "fair"),
        (0.6, "moderate"),
        (0.61, "substantial"),
        (0.81, "almost perfect"),
        (1, "almost perfect"),
    ],
)
def test_kappa_in_the_words_of_landis_and_koch(kappa: float, words: str) -> None:
    assert landis_and_koch(kappa).words == words
    assert landis_and_koch(kappa).source == "Landis and Koch 1977"


@pytest.mark.parametrize(
    ("alpha", "words"),
    [
        (0.8, "reliable"),
        (0.799, "good for tentative conclusions only"),
        (0.667, "good for tentative conclusions only"),
        (0.666, "not reliable enough to conclude from"),
    ],
)
def test_alpha_in_the_words_of_krippendorff(alpha: float, words: str) -> None:
    assert krippendorff_band(alpha).words == words
    assert "≥ .800" in krippendorff_band(alpha).source
    assert "≥ .667" in krippendorff_band(alpha).source
