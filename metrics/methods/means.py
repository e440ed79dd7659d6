"""Means: of one sample, of two independent ones, and of changes of the same people."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite, sqrt
from statistics import fmean, stdev

from metrics.methods.interval import LEVEL, Interval, tail, whole_number


@dataclass(frozen=True)
class Sample:
    """What is known of measurements once they are added up.

    Attributes:
        n: how many.
        mean: their mean.
        sd: their standard deviation (n − 1); None of a single one.
    """

    n: int
    mean: float
    sd: float | None

    @classmethod
    def of(cls, values: Sequence[float]) -> "Sample":
        """Return the sample of values.

        Raises:
            ValueError: there are none, or one is not a number.
        """
        if not values:
            raise ValueError("A mean needs at least one value.")
        if not all(isfinite(value) for value in values):
            raise ValueError("A mean needs numbers; one of the values is none.")
        if len(values) == 1:
            return cls(1, values[0], None)
        spread = stdev(values)
        rounding = 1e-10 * max(abs(value) for value in values)
        return cls(len(values), fmean(values), spread if spread > rounding else 0.0)

    @classmethod
    def from_totals(cls, n: float, total: float, squares: float) -> "Sample":
        """Return the sample whose values add up to a total, and their squares to another.

        Raises:
            ValueError: there are none, or no values can have these totals.
        """
        count = whole_number(n, "number of values")
        if count == 0:
            raise ValueError("A mean needs at least one value.")
        if not isfinite(total) or not isfinite(squares):
            raise ValueError("A mean needs totals that are numbers.")
        around = fsum((squares, -total * total / count))
        # What rounding leaves of equal values is no spread.
        if abs(around) <= 1e-12 * squares:
            around = 0.0
        if around < 0:
            raise ValueError(
                f"The sum of squares ({squares:g}) is smaller than {count} values that add up to "
                f"{total:g} can have."
            )
        return cls(count, total / count, sqrt(around / (count - 1)) if count > 1 else None)


@dataclass(frozen=True)
class Welch(Interval):
    """A difference of two means.

    Attributes:
        t: the statistic; None where neither sample has any spread.
        df: its degrees of freedom.
    """

    t: float | None = None
    df: float | None = None


@dataclass(frozen=True)
class Paired(Interval):
    """A mean change of the same people.

    Attributes:
        n: how many people.
        t: the statistic; None of one person or where all changed alike.
        df: its degrees of freedom, n − 1.
        d_z: the mean change in standard deviations of the changes.
        d_av: the mean change in the mean standard deviation of before and after.
    """

    n: int = 0
    t: float | None = None
    df: float | None = None
    d_z: float | None = None
    d_av: float | None = None


def _reach(df: float, level: float) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(df, 1 - tail(level)))


def _two_sided(t: float, df: float) -> float:
    from scipy.special import stdtr

    return min(1.0, 2 * float(stdtr(df, -abs(t))))


def mean(sample: Sample, level: float = LEVEL) -> Interval:
    """Return a mean with the limits of Student's t; of a single value there are none.

    Source: Student 1908; Altman et al., *Statistics with Confidence*, chapter 4.
    """
    beyond = tail(level)
    if sample.sd is None:
        return Interval(sample.mean, None, None, "Student's t")
    reach = _reach(sample.n - 1, 1 - 2 * beyond) * sample.sd / sqrt(sample.n)
    return Interval(sample.mean, sample.mean - reach, sample.mean + reach, "Student's t")


def welch(one: Sample, other: Sample, level: float = LEVEL) -> Welch:
    """Return the difference of two independent means, the first less the other.

    Args:
        one: the first sample; ``Sample.of(values)`` or ``Sample.from_totals(n, sum, squares)``.
        other: the other.
        level: the confidence.

    Returns:
        The difference, its limits, t, degrees of freedom and p. Without limits where a sample has
        one value; without t and p where neither sample has any spread.

    Raises:
        ValueError: the confidence is not between 0 and 1.

    Source: Welch 1947, *Biometrika* 34:28–35; degrees of freedom as Satterthwaite 1946.
    """
    method, test, value = "Welch's t", "Welch's t test", one.mean - other.mean
    tail(level)
    if one.sd is None or other.sd is None:
        return Welch(value, None, None, method, None, test)
    mine, theirs = one.sd**2 / one.n, other.sd**2 / other.n
    if mine + theirs == 0:
        return Welch(value, value, value, method, None, test)
    # Shares of the variance rather than the variances: their squares may be too small to tell.
    share = mine / (mine + theirs)
    df = 1 / (share**2 / (one.n - 1) + (1 - share) ** 2 / (other.n - 1))
    error = sqrt(mine + theirs)
    reach, t = _reach(df, level) * error, value / error
    return Welch(value, value - reach, value + reach, method, _two_sided(t, df), test, t, df)


def paired(
    change: Sample,
    before: Sample | None = None,
    after: Sample | None = None,
    level: float = LEVEL,
) -> Paired:
    """Return a mean change of the same people.

    Args:
        change: the changes, one a person; ``Sample.from_totals(n, sum, squares)`` of them.
        before: the same people before; with ``after``, for ``d_av``.
        after: the same people after.
        level: the confidence.

    Returns:
        The mean change, its limits, t and p, and both effect sizes. Of one person there are no
        limits; where all changed alike the limits are the change and there is no t, p or ``d_z``.

    Raises:
        ValueError: before and after are not of as many people.

    Source: Student 1908; d_z and d_av as Lakens 2013, *Frontiers in Psychology* 4:863, formulas 7
    and 10 (d_av without the correction for bias).
    """
    if any(side is not None and side.n != change.n for side in (before, after)):
        raise ValueError("Changes, before and after must be of the same people.")
    around = mean(change, level)
    method, test, n = "paired t", "paired t test", change.n
    sizes = (before.sd, after.sd) if before and after else (None, None)
    typical = (sizes[0] + sizes[1]) / 2 if sizes[0] is not None and sizes[1] is not None else 0
    d_av = change.mean / typical if typical > 0 else None
    if not change.sd:
        return Paired(change.mean, around.low, around.high, method, None, test, n, d_av=d_av)
    d_z = change.mean / change.sd
    t, df = d_z * sqrt(n), n - 1
    p = _two_sided(t, df)
    return Paired(change.mean, around.low, around.high, method, p, test, n, t, df, d_z, d_av)


def paired_values(before: Sequence[float], after: Sequence[float], level: float = LEVEL) -> Paired:
    """Return the mean change of people whose answers stand in the same order in both.

    Raises:
        ValueError: there are not as many after as before, or none.
    """
    return paired(
        Sample.of(_changes(before, after)), Sample.of(before), Sample.of(after), level=level
    )


def _changes(before: Sequence[float], after: Sequence[float]) -> list[float]:
    if len(before) != len(after):
        raise ValueError(f"There are {len(before)} values before and {len(after)} after.")
    return [late - early for early, late in zip(before, after, strict=True)]


def signed_rank(before: Sequence[float], after: Sequence[float]) -> tuple[float | None, str]:
    """Return the two-sided p of Wilcoxon's signed-rank test, and its name: for ordered answers.

    People who did not change are left out. Exact for up to 50 changes without ties, else by the
    normal approximation.

    Args:
        before: answers of each person.
        after: of the same people, in the same order.

    Returns:
        p and the test's name; p is None where nobody changed.

    Raises:
        ValueError: there are not as many after as before, or none.

    Source: Wilcoxon 1945; ``scipy.stats.wilcoxon``.
    """
    from scipy.stats import wilcoxon

    changes = _changes(before, after)
    Sample.of(changes)
    moved = [change for change in changes if change]
    exact = len(moved) <= 50 and len({abs(change) for change in moved}) == len(moved)
    name = "Wilcoxon signed rank, exact" if exact else "Wilcoxon signed rank"
    if not moved:
        return None, name
    return float(wilcoxon(moved, method="exact" if exact else "asymptotic").pvalue), name
