"""Intervals, limits and tests: each a function that names its reference.

What is impossible (a part above its whole, a rate of nobody) is refused in words, as a ValueError.
What is undefined (the spread of a single answer) is None. Nothing returns ``nan`` or infinity.
Golden values with their references stand in the tests.
"""

from metrics.methods.agreement import (
    Agreement,
    Band,
    cohen_kappa,
    krippendorff_band,
    landis_and_koch,
    percent_agreement,
)
from metrics.methods.alpha import krippendorff_alpha
from metrics.methods.counts import byar, garwood, poisson_limits, rate, ratio_of_rates
from metrics.methods.interval import LEVEL, Interval
from metrics.methods.means import (
    Paired,
    Sample,
    Welch,
    mean,
    paired,
    paired_values,
    signed_rank,
    welch,
)
from metrics.methods.reliability import Reliability, cronbach_alpha
from metrics.methods.series import usual_range
from metrics.methods.shares import clopper_pearson, difference, mcnemar, paired_shares, wilson

__all__ = [
    "LEVEL",
    "Agreement",
    "Band",
    "Interval",
    "Paired",
    "Reliability",
    "Sample",
    "Welch",
    "byar",
    "clopper_pearson",
    "cohen_kappa",
    "cronbach_alpha",
    "difference",
    "garwood",
    "krippendorff_alpha",
    "krippendorff_band",
    "landis_and_koch",
    "mcnemar",
    "mean",
    "paired",
    "paired_shares",
    "paired_values",
    "percent_agreement",
    "poisson_limits",
    "rate",
    "ratio_of_rates",
    "signed_rank",
    "usual_range",
    "welch",
    "wilson",
]
