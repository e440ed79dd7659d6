"""Proportions compared, against published figures and other people's implementations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.methods import clopper_pearson, difference, mcnemar, paired_shares, wilson

many = settings(max_examples=100)
PEOPLE = st.integers(0, 400)

# -- one proportion, exactly: Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 5


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (81, 263, 0.2527, 0.3676),
        (15, 148, 0.0578, 0.1617),
        (0, 20, 0.0000, 0.1684),
        (1, 29, 0.0009, 0.1776),
    ],
)
def test_exact_limits_are_those_newcombe_published(
    part: int, whole: int, low: float, high: float
) -> None:
    assert [round(limit, 4) for limit in clopper_pearson(part, whole)] == [low, high]


@many
@given(whole=st.integers(1, 2000), data=st.data(), level=st.sampled_from([0.8, 0.95, 0.998]))
def test_exact_limits_are_those_of_scipy(whole: int, data: st.DataObject, level: float) -> None:
    from scipy.stats import binomtest

    part = data.draw(st.integers(0, whole))
    theirs = binomtest(part, whole).proportion_ci(level, method="exact")
    assert clopper_pearson(part, whole, level) == pytest.approx((theirs.low, theirs.high), abs=1e-8)


# -- two independent proportions: Newcombe 1998, Statistics in Medicine 17:873-890, table II


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_differences_are_those_newcombe_published(
    one: tuple[int, int], other: tuple[int, int], low: float, high: float
) -> None:
    found = difference(*one, *other)
    assert found.low is not None
    assert found.high is not None
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.value == one[0] / one[1] - other[0] / other[1]


@many
@given(a=st.integers(1, 500), b=st.integers(1, 500), data=st.data())
def test_differences_are_those_of_statsmodels(a: int, b: int, data: st.DataObject) -> None:
    from statsmodels.stats.proportion import confint_proportions_2indep

    one, other = data.draw(st.integers(0, a)), data.draw(st.integers(0, b))
    theirs = confint_proportions_2indep(one, a, other, b, method="newcomb", compare="diff")
    found = difference(one, a, other, b)
    assert (found.low, found.high) == pytest.approx(theirs, abs=1e-9)


@many
@given(a=st.integers(1, 500), b=st.integers(1, 500), data=st.data())
def test_a_difference_seen_from_the_other_side(a: int, b: int, data: st.DataObject) -> None:
    one, other = data.draw(st.integers(0, a)), data.draw(st.integers(0, b))
    here, there = difference(one, a, other, b), difference(other, b, one, a)
    assert here.value is not None
    assert here.low is not None
    assert here.high is not None
    assert -1 <= here.low <= here.value <= here.high <= 1
    assert (there.low, there.high) == pytest.approx((-here.high, -here.low), abs=1e-12)


def test_no_difference_from_nobody_or_of_a_part_above_its_whole() -> None:
    with pytest.raises(ValueError, match=r"^A proportion needs a whole above zero\.$"):
        difference(1, 2, 0, 0)
    with pytest.raises(ValueError, match=r"^The part \(3\) must lie between 0 and the whole \(2"):
        difference(1, 2, 3, 2)
    with pytest.raises(ValueError, match=r"^A confidence must lie between 0 and 1"):
        difference(1, 2, 1, 2, level=95)


# -- the same people twice


@pytest.mark.parametrize(
    ("table", "low", "high"),
    [
        # Newcombe 1998, Statistics in Medicine 17:2635-2650, method 10.
        ((36, 12, 2, 0), 0.0569, 0.3404),
        ((18, 12, 2, 18), 0.0562, 0.3290),
        ((53, 0, 0, 1), -0.0729, 0.0729),
        ((0, 30, 0, 0), 0.8395, 1.0000),
        # Complete response before and after treatment (Cavo et al. 2012), as worked in Fagerland,
        # Lydersen and Laake 2017, Statistical Analysis of Contingency Tables, chapter 8.
        ((59, 6, 16, 80), -0.1186, -0.0046),
    ],
)
def test_paired_changes_are_those_published(
    table: tuple[int, int, int, int], low: float, high: float
) -> None:
    found = paired_shares(*table)
    assert found.low is not None
    assert found.high is not None
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.value == (table[1] - table[2]) / sum(table)


def test_mcnemar_gives_the_published_p() -> None:
    """Airway reactivity in 21 children: 1 gained it and 7 lost it.

    Fagerland, Lydersen and Laake 2013 (BMC Medical Research Methodology 13:91) print an exact p of
    0.070. By hand: 2 × (1 + 8) ÷ 2⁸ = 18 ÷ 256 = 0.0703.
    """
    p, test = mcnemar(1, 7)
    assert p == pytest.approx(18 / 256)
    assert test == "McNemar, exact"


def test_mcnemar_of_many() -> None:
    """Approval of a prime minister asked twice of 1,600 people: 150 turned away, 86 turned to him.

    Agresti, Categorical Data Analysis (2002), section 10.1.1: z = −4.17, z² = 17.36.
    """
    p, test = mcnemar(86, 150)
    # (150 − 86)² ÷ 236 = 4096 ÷ 236 = 17.356; of chi-squared with one degree: 0.000031.
    assert p == pytest.approx(0.0000310, abs=5e-8)
    assert test == "McNemar"


def test_mcnemar_is_exact_up_to_24_people_who_changed() -> None:
    assert mcnemar(12, 12) == (1, "McNemar, exact")
    assert mcnemar(13, 12)[1] == "McNemar"
    assert mcnemar(0, 0) == (1, "McNemar, exact")


@many
@given(both=PEOPLE, gained=st.integers(0, 40), lost=st.integers(0, 40), neither=PEOPLE)
def test_mcnemar_is_that_of_statsmodels(both: int, gained: int, lost: int, neither: int) -> None:
    from statsmodels.stats.contingency_tables import mcnemar as theirs

    exact = gained + lost < 25
    expected = theirs([[both, gained], [lost, neither]], exact=exact, correction=False).pvalue
    assert mcnemar(gained, lost)[0] == pytest.approx(float(expected), abs=1e-12)


@many
@given(both=PEOPLE, gained=PEOPLE, lost=PEOPLE, neither=st.integers(1, 400))
def test_a_paired_change_seen_from_the_other_side(
    both: int, gained: int, lost: int, neither: int
) -> None:
    here, there = (
        paired_shares(both, gained, lost, neither),
        paired_shares(both, lost, gained, neither),
    )
    assert here.value is not None
    assert here.low is not None
    assert here.high is not None
    assert -1 <= here.low <= here.value <= here.high <= 1
    assert (there.low, there.high) == pytest.approx((-here.high, -here.low), abs=1e-12)
    assert there.p == here.p


def test_one_person_asked_twice() -> None:
    # Has learned it: before 0 of 1 (0 to 0.7935), after 1 of 1 (0.2065 to 1); phi 0.
    found = paired_shares(0, 1, 0, 0)
    assert wilson(1, 1)[0] == pytest.approx(0.2065, abs=1e-4)
    # 1 − √(0.7935² + 0.7935²) = 1 − 1.1221
    assert found.low == pytest.approx(-0.1221, abs=1e-4)
    assert (found.value, found.high, found.p) == (1, 1, 1)


def test_no_change_of_nobody_or_of_half_a_person() -> None:
    with pytest.raises(ValueError, match=r"^A change needs at least one person asked before and"):
        paired_shares(0, 0, 0, 0)
    with pytest.raises(ValueError, match=r"^The number who gained \(1\.5\) must be a whole number"):
        paired_shares(1, 1.5, 1, 1)
    with pytest.raises(ValueError, match=r"^The number who lost \(-1\) must be a whole number"):
        mcnemar(1, -1)
    with pytest.raises(ValueError, match=r"^The number who lost \(nan\) must be a whole number"):
        mcnemar(1, float("nan"))
