"""What is said about change: in words, and not before there are eight points."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.change import Signal, Usual, control_chart, usual
from metrics.methods import usual_range

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


# -- the rules

# Fifteen points around 20 and a sixteenth: mean of the fifteen 20, moving ranges of 2.
LEVEL = [19, 21, 19, 21, 19, 21, 19, 21]


def judged(*values: float | None, partial: tuple[bool, ...] = ()) -> Usual:
    found = usual(values, partial=partial)
    assert found is not None
    return found


def rules(found: Usual) -> list[int]:
    return [signal.rule for signal in found.signals]


def test_a_point_outside_the_limits_says_so() -> None:
    found = judged(*STEADY, 26)
    assert found.signals == (Signal(position=7, rule=1, direction="higher", first=7),)
    assert found.why == "above the usual range"
    assert judged(*STEADY, 14).why == "below the usual range"
    assert (judged(*STEADY, 20).signals, judged(*STEADY, 20).why) == ((), "")


def test_eight_in_a_row_above_the_average() -> None:
    # Eight times around 20, seven times 22: mean of the fifteen (160 + 154) ÷ 15 = 20.93.
    found = judged(*LEVEL, *[22] * 7, 22)
    assert found.centre == pytest.approx(314 / 15)
    assert found.verdict == "unusual, higher"
    # The 21 before the run is above 20.93 too: nine in a row, from the eighth point on.
    assert found.signals == (Signal(position=15, rule=2, direction="higher", first=7),)
    assert found.why == "nine quarters in a row above the average"


def test_eight_in_a_row_below_the_average_in_months() -> None:
    # Nine points, the last of them 19; then eight times 17.5 below the mean.
    found = usual([*LEVEL, 21, *[17.5] * 8], step="month")
    assert found is not None
    assert found.verdict == "unusual, lower"
    assert found.why == "eight months in a row below the average"


def test_seven_in_a_row_are_no_signal() -> None:
    assert judged(*LEVEL, 19, *[22] * 7).verdict == "within usual variation"
    assert judged(*LEVEL, 19, *[22] * 8).verdict == "unusual, higher"


def test_a_point_on_the_average_breaks_a_run() -> None:
    # 20, 0.1 and 0.3 below and above: all runs of the series pass through its mean.
    below, above = [19.0] * 8, [21.0] * 8
    found = control_chart([*below, 20, *above, 20, 20])
    assert found is not None
    assert found.centre == 20
    assert [(signal.position, signal.first) for signal in found.signals if signal.rule == 2] == [
        (7, 0),
        (16, 9),
    ]


def test_three_of_four_closer_to_a_limit_than_to_the_average() -> None:
    # Eleven points: mean 232 ÷ 11 = 21.091, moving ranges 7 × 2, 5, 1, 4: 24 ÷ 10 = 2.4;
    # 2.66 × 2.4 = 6.384. Halfway to the upper limit lies 24.28, above it the limit 27.47.
    series = [*LEVEL, 26, 25, 21]
    found = judged(*series, 24.5)
    assert (found.low, found.high) == pytest.approx((232 / 11 - 6.384, 232 / 11 + 6.384))
    assert found.signals == (Signal(position=11, rule=3, direction="higher", first=8),)
    assert (
        found.why == "three of the last four quarters closer to the upper limit than to the average"
    )
    # 24 is closer to the average.
    assert judged(*series, 24).verdict == "within usual variation"


def test_the_last_point_must_be_one_of_the_three() -> None:
    # 26, 25 and 25 are three of the last four, but the last itself is an ordinary quarter.
    assert judged(*LEVEL, 26, 25, 25, 20).verdict == "within usual variation"


def test_three_of_four_on_both_sides_are_no_signal() -> None:
    chart = control_chart([20, 20, 20, 20, 26, 14, 26, 20, 20, 20, 20, 20])
    assert chart is not None
    assert [signal.rule for signal in chart.signals if signal.rule == 3] == []


def test_a_limit_cut_at_zero_is_not_nearer_for_being_cut() -> None:
    # Mean 14 ÷ 7 = 2; moving ranges 2: 5.32, so the lower limit would be −3.32. Halfway down lies
    # −0.66: no zero is ever closer to that limit than to the average.
    found = judged(3, 1, 3, 1, 3, 0, 3, 0)
    assert found.low == 0
    assert found.verdict == "within usual variation"


def test_rounding_makes_no_run_and_no_signal() -> None:
    # The mean of seven times 0.1 is not quite 0.1 in binary.
    assert judged(*[0.1] * 7, 0.1).verdict == "within usual variation"
    assert judged(*[0.1] * 30, 0.1).signals == ()


# -- gaps and partial points


def test_a_gap_neither_breaks_nor_continues_a_run() -> None:
    whole = judged(*LEVEL, 19, *[22] * 8)
    gap = judged(*LEVEL, 19, 22, 22, 22, None, 22, 22, 22, 22, 22)
    assert gap.verdict == whole.verdict == "unusual, higher"
    assert gap.why == whole.why == "eight quarters in a row above the average"
    assert (gap.low, gap.centre, gap.high) == (whole.low, whole.centre, whole.high)
    # Seven and a gap are seven.
    assert judged(*LEVEL, 19, 22, 22, None, *[22] * 5).verdict == "within usual variation"


def test_a_partial_point_is_neither_judged_nor_used() -> None:
    whole = usual([*STEADY, 20])
    # In the middle: as if it were not there.
    cut = (False, False, True, *[False] * 6)
    assert usual([19, 21, 2, *STEADY[2:], 20], partial=cut) == whole
    # The last: nothing is said of it; the chart has the range and judges the one before.
    last = (*[False] * 8, True)
    assert usual([*STEADY, 20, 2], partial=last) is None
    chart = control_chart([*STEADY, 20, 2], partial=last)
    assert chart is not None
    assert (chart.last, chart.signals) == (7, ())
    # And partial points do not make up the eight.
    assert control_chart([*STEADY, 20], partial=(True, *[False] * 7)) is None


def test_it_is_said_of_every_point_whether_it_is_partial() -> None:
    with pytest.raises(ValueError, match=r"^There are 8 points, and of 1 it is said whether"):
        usual([*STEADY, 20], partial=(True,))


# -- the chart


def test_the_chart_has_the_range_and_the_signals_of_every_point() -> None:
    chart = control_chart([*LEVEL, 30, 20, 19, 21, 20])
    # Mean of the first twelve: 250 ÷ 12 = 20.83; moving ranges 14 + 9 + 10 + 1 + 2 = 36, ÷ 11 =
    # 3.27; × 2.66 = 8.705: the limit is 29.54, and 30 is above it.
    assert chart is not None
    assert chart.centre == pytest.approx(250 / 12)
    assert chart.low == pytest.approx(250 / 12 - 2.66 * 36 / 11)
    assert chart.high == pytest.approx(250 / 12 + 2.66 * 36 / 11)
    assert chart.last == 12
    assert chart.signals == (Signal(position=8, rule=1, direction="higher", first=8),)


def test_the_chart_of_a_share_ends_at_one() -> None:
    chart = control_chart([0.9, 0.6] * 4, ceiling=1)
    assert chart is not None
    assert chart.high == 1


FIGURES = st.lists(st.none() | st.integers(0, 60), min_size=0, max_size=40)


def slowly(values: list[int]) -> set[tuple[int, int, str]]:
    """Work the rules out again as one would with a ruler, point by point."""
    low, centre, high = usual_range(values[:-1])
    found = set()
    for sign, direction, limit in ((1, "higher", high), (-1, "lower", low)):
        over = [sign * (value - limit) > 1e-9 for value in values]
        side = [sign * (value - centre) > 1e-9 for value in values]
        near = [sign * (value - (centre + limit) / 2) > 1e-9 for value in values]
        for i in range(len(values)):
            if over[i]:
                found.add((i, 1, direction))
            if i >= 7 and all(side[i - 7 : i + 1]):
                found.add((i, 2, direction))
            if near[i] and sum(near[max(0, i - 3) : i + 1]) >= 3:
                found.add((i, 3, direction))
    return found


@given(values=st.lists(st.integers(0, 60), min_size=8, max_size=40))
def test_the_rules_are_those_worked_out_slowly(values: list[int]) -> None:
    chart = control_chart(values)
    assert chart is not None
    found = {(signal.position, signal.rule, signal.direction) for signal in chart.signals}
    assert found == slowly(values)


@given(values=FIGURES)
def test_the_verdict_is_that_of_the_chart_at_its_last_point(values: list[int | None]) -> None:
    found, chart = usual(values), control_chart(values)
    if found is None:
        assert chart is None or values[-1] is None
        return
    assert chart is not None
    assert found.signals == tuple(s for s in chart.signals if s.position == len(values) - 1)
    assert len({signal.direction for signal in found.signals}) <= 1
    assert (found.verdict != "within usual variation") == bool(found.signals) == bool(found.why)


@given(values=FIGURES, at=st.integers(0, 40))
def test_a_gap_changes_nothing_but_the_positions(values: list[int | None], at: int) -> None:
    at = min(at, len(values))
    here, there = control_chart(values), control_chart([*values[:at], None, *values[at:]])
    assert (here is None) == (there is None)
    if here and there:
        assert (here.low, here.centre, here.high) == (there.low, there.centre, there.high)
        assert len(here.signals) == len(there.signals)


# -- false alarms: series in which nothing changes

Draw = Callable[[np.random.Generator, int], list[list[float]]]
SERIES = 2000


def normal(rng: np.random.Generator, n: int) -> list[list[float]]:
    drawn: list[list[float]] = rng.normal(100, 10, (SERIES, n)).tolist()
    return drawn


def counts(around: float) -> Draw:
    def draw(rng: np.random.Generator, n: int) -> list[list[float]]:
        drawn: list[list[float]] = rng.poisson(around, (SERIES, n)).astype(float).tolist()
        return drawn

    return draw


@pytest.mark.parametrize("draw", [normal, counts(20), counts(4)], ids=["normal", "20", "4"])
@pytest.mark.parametrize(
    ("n", "last", "anywhere"),
    [(8, (0.03, 0.055), (0.035, 0.08)), (20, (0.01, 0.03), (0.07, 0.155))],
)
def test_false_alarms_are_as_rare_as_the_docstrings_say(
    draw: Draw, n: int, last: tuple[float, float], anywhere: tuple[float, float]
) -> None:
    drawn = draw(np.random.default_rng(20260701), n)
    found = [usual(series) for series in drawn]
    alarms = sum(bool(one and one.signals) for one in found) / SERIES
    assert last[0] <= alarms <= last[1]
    charts = [control_chart(series) for series in drawn]
    alarms = sum(bool(one and one.signals) for one in charts) / SERIES
    assert anywhere[0] <= alarms <= anywhere[1]


def test_false_alarms_of_small_counts_are_more() -> None:
    drawn = counts(1)(np.random.default_rng(20260701), 8)
    alarms = sum(bool(one and one.signals) for one in map(usual, drawn)) / SERIES
    assert 0.06 <= alarms <= 0.09


def test_a_lasting_rise_of_three_standard_deviations_is_found_within_a_year() -> None:
    """Twelve quarters, then a rise: of ten series, nine are told at one of the next four.

    Of a rise of two standard deviations it is three of five.
    """
    rng = np.random.default_rng(20260701)
    noise = rng.normal(100, 10, (500, 16))
    for rise, least, most in ((30, 0.85, 0.97), (20, 0.55, 0.75)):
        drawn = (noise + rise * (np.arange(16) >= 12)).tolist()
        told = [
            any(found and found.verdict == "unusual, higher" for found in seen)
            for seen in ([usual(series[:now]) for now in range(13, 17)] for series in drawn)
        ]
        assert least < sum(told) / 500 < most
