"""Longer windows beside shorter ones: what could be subtracted is hidden."""

import pytest

from metrics.catalogue import indicator
from metrics.disclosure import HIDDEN
from metrics.nested import protect_nested
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.windows import quarter_window, stretch

QUARTERS = [quarter_window(f"2026Q{i}") for i in (1, 2)]
HALF = stretch("2026Q1", "2026Q2")


def shown(code: str, first: float | None, second: float | None, half: float) -> float | None:
    """Return the half-year's figure as it is shown beside its quarters'; None: hidden."""
    windows = zip((HALF, *QUARTERS), (half, first, second), strict=True)
    results = [
        Result(code, window, (), HIDDEN if value is None else Estimate(value, numerator=value))
        for window, value in windows
    ]
    return protect_nested(indicator(code), results)[0].estimate.value


def test_a_hidden_quarter_hides_the_half_year() -> None:
    # 23 − 20 = 3 attendances, which are hidden.
    assert shown("event_attendance", 20, None, 23) is None
    assert shown("event_attendance", 20, 30, 50) == 50


@pytest.mark.parametrize(
    ("first", "second", "half", "visible"),
    [
        (20, 15, 22, False),  # 22 − 20: two people came in the second quarter only
        (20, 15, 33, False),  # 20 + 15 − 33: two came in both
        (20, 15, 28, True),  # 8 in the second only, 13 in the first only, 7 in both
        (20, 20, 20, True),  # all came twice
        (20, 0, 20, True),
    ],
)
def test_distinct_people_of_a_longer_window_differ_by_no_small_number(
    first: float, second: float, half: float, visible: bool
) -> None:
    assert shown("people_trained", first, second, half) == (half if visible else None)


def test_the_parts_of_a_share_are_looked_at_too() -> None:
    def share(part: int, whole: int) -> Estimate:
        return Estimate(part / whole, None, None, whole, part, whole)

    def half(part: int, whole: int) -> Estimate:
        results = [
            Result("engagement_rate", QUARTERS[0], (), share(30, 60)),
            Result("engagement_rate", HALF, (), share(part, whole)),
        ]
        return protect_nested(indicator("engagement_rate"), results)[1].estimate

    assert half(40, 80).value == 0.5
    # Of twenty more people, two took a step; or all but two did.
    assert half(32, 80).status == "[c]"
    assert half(48, 80).status == "[c]"


def test_what_the_coalition_did_is_not_hidden() -> None:
    assert shown("events_held", 20, 3, 23) == 23
