"""What is lost with a figure that is hidden: least is lost for readers where least is hidden of it.

A number that cannot be shown takes others with it, and often it can be guarded in several ways: by
the quarter that everyone waits for, or by two stretches of four quarters that nobody misses.
"""

from collections.abc import Iterable

from metrics.releases.contents import Figure
from metrics.windows import Window

#: What is lost with a figure of the whole coalition in the quarter that is released, in another
#: quarter, in a longer stretch, and with any figure of a breakdown. A quarter outweighs the four
#: longer stretches that can hold it: two calendar and fiscal years, and the last four quarters.
#:
#: Measured on the demonstration whose last quarter is released after the one before was corrected
#: by 2 attendances: with 50, 50, 50 and 1, 17 of the quarter's own figures were hidden, 25 of the
#: longer stretches and 2,364 in all; with these 8, as without the correction, 43 and 2,355, in as
#: much time. From 100, 50, 5, 1 to 400, 200, 20, 1 it is 8 and 43 too; far beyond, a breakdown
#: would cost the search no more than what is hidden anyway.
OWN, QUARTER, LONGER, BROKEN_DOWN = 200, 100, 20, 1


def cost(figure: Figure, own: str) -> int:
    """Return what is lost with a figure, to be held against others of the same release.

    Args:
        figure: the figure.
        own: the quarter that is released.
    """
    if figure.by:
        return BROKEN_DOWN
    if len(figure.result.window.quarters) > 1:
        return LONGER
    return OWN if figure.result.window.quarters == (own,) else QUARTER


def own_quarter(windows: Iterable[Window]) -> str:
    """Return the quarter that a release of some windows is as of: the last; empty: of none."""
    return max((quarter for window in windows for quarter in window.quarters), default="")
