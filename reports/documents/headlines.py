"""The figure that stands for an indicator; how its numbers are shown and where they are found."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.change import Usual
from metrics.indicator import Indicator
from metrics.judged import usual_of
from metrics.rates import Per
from metrics.results import Result, lead
from metrics.surveyed import NetScore, Shift
from reports.documents.blocks import Form
from reports.documents.unreported import UNREPORTED


@dataclass(frozen=True)
class Headline:
    """The figure that stands for an indicator.

    Attributes:
        one: the indicator.
        now: its figure of the period.
        series: its quarters up to the period, oldest first.
        before: what it is held against, if anything.
    """

    one: Indicator
    now: Result
    series: tuple[Result, ...]
    before: Result | None = None

    @property
    def usual(self) -> Usual | None:
        """The usual range of the series, where the period is its last quarter; of nothing, none."""
        if not self.series or self.series[-1].window != self.now.window:
            return None
        if self.now.estimate.method == UNREPORTED:
            return None
        return usual_of(self.one, self.series)

    @property
    def is_compared(self) -> bool:
        """Whether it is a share held against that of everyone who answered before."""
        return (
            self.one.is_share and self.before is not None and self.before.estimate.value is not None
        )

    @property
    def is_told(self) -> bool:
        """Whether there is a figure, or one that is hidden: not just that nothing was reported."""
        return self.now.estimate.status not in ("[x]", "[z]")


def leading(one: Indicator, results: Sequence[Result]) -> list[Result]:
    """Return the results of the stratum that stands for an indicator: one that is shown, if any."""
    shown = [result for result in results if result.estimate.status != "[c]"]
    groups = {result.group for result in lead(one, shown)}
    return [result for result in results if result.group in groups] or lead(one, results)


def form_of(one: Indicator) -> Form:
    """Return how an indicator's figures are shown."""
    if one.is_share:
        return "share"
    if isinstance(one.value, Shift | NetScore):
        return "signed"
    return "decimal" if isinstance(one.value, Per) else "count"


def has_sampling(one: Indicator) -> bool:
    """Say whether limits are those of an interval, and not of people only counted."""
    sampled = isinstance(one.value, Shift | NetScore)
    return one.is_share or sampled or (isinstance(one.value, Per) and one.value.counts)


def place_of(result: Result, of: str) -> str:
    """Return which number of a release something is: code, window, group and number; or none."""
    if result.estimate.method == UNREPORTED:
        return ""
    group = ";".join(f"{name}={value}" for name, value in sorted(result.group))
    return f"{result.code}|{result.window.name}|{group}|{of}"


def is_nowhere(result: Result, dimension: str) -> bool:
    """Say whether a result is of no value of a dimension and no figure: it says nothing."""
    absent = result.estimate.status in ("[x]", "[z]")
    return absent and result.named.get(dimension) in (None, "")
