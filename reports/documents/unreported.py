"""Areas of which nothing was reported: what was counted there is 0, and is said."""

from collections.abc import Sequence

from metrics.indicator import Indicator
from metrics.results import Result
from metrics.shapes import NOT_AVAILABLE, Estimate

#: How a figure was made that stands in no file of a release: nobody reported anything of it.
UNREPORTED = "nothing reported"


def is_filled(one: Indicator) -> bool:
    """Say whether an area without any row has 0 of an indicator.

    So it has of what the coalition itself counts; what others record may lack an area that nobody
    records for, and of a share there is none.
    """
    counts = one.additivity in ("sum", "distinct") and not one.is_share
    return counts and one.level in ("activity", "output") and not one.apart


def of_every_area(
    found: Sequence[Result], whole: Result | None, areas: Sequence[str]
) -> list[Result]:
    """Return an indicator's results of one window by area, with the areas that have none.

    A release has figures of the areas that rows name. Beside them any other area of the list has
    0: as a row of 0 has that was reported of in another quarter only.

    Args:
        found: its results of one window, by area.
        whole: its result of the whole coalition in the window, which says what is missing yet.
        areas: codes of every area that the release tells apart.
    """
    if not found:
        return []
    first, seen = found[0], {result.named["area"] for result in found}
    is_known = any(result.estimate.value is not None for result in found)
    estimate = Estimate(0, n=0, numerator=0, method=UNREPORTED) if is_known else NOT_AVAILABLE
    partial = whole.partial if whole else first.partial
    more = [
        Result(first.code, first.window, (("area", area),), estimate, partial)
        for area in areas
        if area not in seen
    ]
    return sorted([*found, *more], key=lambda result: str(result.named["area"] or ""))
