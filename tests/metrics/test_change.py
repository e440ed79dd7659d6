"""What is said about change: in words, and not before there are eight points."""

import pytest

from metrics.change import usual

# The seven points before the last.
STEADY = [19, 21, 19, 21, 19, 21, 19]


def test_the_usual_range_is_that_of_the_points_before_the_last() -> None:
    found = usual([*STEADY, 100])
    # Mean 139 ÷ 7 = 19.857; six moving ranges of 2; 2.66 × 2 = 5.32. The 100 widens nothing.
    assert found is not None
    assert found.centre == pytest.approx(139 / 7)
    assert (found.low, found.high) == pytest.approx((139 / 7 - 5.32, 139 / 7 + 5.32))


@pytest.mark.parametrize(
    ("last", "verdict"),
    [
        (26, "unusual, higher"),  # above 25.18
        (25, "within usual variation"),
        (20, "within usual variation"),
        (15, "within usual variation"),
        (14, "unusual, lower"),  # below 14.54
    ],
)
def test_verdicts(last: float, verdict: str) -> None:
    found = usual([*STEADY, last])
    assert found is not None
    assert found.verdict == verdict


def test_on_the_limit_is_still_usual() -> None:
    found = usual([5, 5, 5, 5, 5, 5, 5, 5])
    assert found is not None
    assert (found.low, found.high, found.verdict) == (5, 5, "within usual variation")


def test_fewer_than_eight_points_say_nothing() -> None:
    assert usual([]) is None
    assert usual(STEADY) is None
    assert usual([*STEADY, 20]) is not None


def test_quarters_without_a_figure_are_no_points() -> None:
    # Eight quarters, one of them silent: seven points.
    assert usual([19, 21, None, 19, 21, 19, 21, 19]) is None
    # Nine quarters, one silent: eight points, and the range as if it were not there.
    assert usual([19, 21, None, *STEADY[2:], 20]) == usual([*STEADY, 20])


def test_nothing_is_said_of_a_last_quarter_without_a_figure() -> None:
    assert usual([*STEADY, 20, 21, None]) is None


def test_no_figure_is_below_zero_and_no_share_above_one() -> None:
    # Mean 2.4 ÷ 7 = 0.343; 2.66 × 0.8 = 2.128: both limits are out of reach.
    found = usual([0, 0.8, 0, 0.8, 0, 0.8, 0, 0.4], ceiling=1)
    assert found is not None
    assert (found.low, found.high) == (0, 1)
    # Without a ceiling a figure may rise to 0.343 + 2.128 = 2.471.
    found = usual([0, 0.8, 0, 0.8, 0, 0.8, 0, 0.4])
    assert found is not None
    assert found.high == pytest.approx(2.4 / 7 + 2.128)
