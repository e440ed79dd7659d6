"""Longer windows from the quarters of a release: what anybody could add up from it, no more."""

from collections.abc import Sequence

from metrics.coverage import Partial
from metrics.disclosure import HIDDEN
from metrics.indicator import Indicator
from metrics.results import Result
from metrics.shapes import Count, Estimate
from metrics.windows import Window

#: The figure of a window that no release holds and no quarters of it come to.
NOT_RELEASED = Estimate(
    None, status="[x]", note="the release has none for this period until it is over"
)


def adds_up(one: Indicator) -> bool:
    """Say whether an indicator's quarters add up to any longer window."""
    shape = one.value
    return isinstance(shape, Count) and shape.what.is_sum and not one.apart


def added_up(one: Indicator, quarters: Sequence[Result], window: Window) -> Result:
    """Return the figure of a window from its quarters in a release.

    Hidden where one of them is, partial where one of them is or not all of them are there; not
    released where quarters do not add up, or none is there.

    Args:
        one: the indicator.
        quarters: its results of single quarters, of the whole coalition.
        window: of whole quarters.
    """
    mine = [result for result in quarters if set(result.window.quarters) <= set(window.quarters)]
    if not adds_up(one) or not mine:
        return Result(one.code, window, (), NOT_RELEASED)
    if any(result.estimate.status == "[c]" for result in mine):
        return Result(one.code, window, (), HIDDEN)
    told = [r.estimate.value for r in mine if r.estimate.value is not None]
    cautions = {r.estimate.caution: None for r in mine if r.estimate.caution}
    total = Estimate(
        sum(told) if told else None,
        n=sum(told) if told else None,
        numerator=sum(told) if told else None,
        status="ok" if told else "[x]",
        method="count",
        caution=next(iter(cautions), ""),
    )
    return Result(one.code, window, (), total, _partial(mine, window))


def _partial(mine: Sequence[Result], window: Window) -> Partial | None:
    """Return why the window is not whole: months that are not in, and what quarters lack."""
    lacking = [result.partial for result in mine if result.partial]
    over = sum(3 if not r.partial else r.partial.over for r in mine)
    missing = max((len(partial.missing) for partial in lacking), default=0)
    if over == len(window.months) and not missing:
        return None
    return Partial(over, len(window.months), ("",) * missing)
