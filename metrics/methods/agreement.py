"""How far people who code the same texts agree, beyond what chance alone would give.

A figure that is not defined is None with the sentence that says why; nothing is ``nan``.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt

from metrics.methods.interval import LEVEL, normal
from metrics.methods.shares import wilson

_NOTHING_SHARED = "Not computable: no text was coded by both coders."
_ONE_CATEGORY = "Not computable: only one category was used by both coders."
_ALWAYS = "No interval: the coders agree everywhere, and its formula then gives no width."
_NO_WIDTH = "No interval: with so few categories in use its formula gives no width."
#: An error below is what rounding leaves of none.
_LEAST_ERROR = 1e-9


@dataclass(frozen=True)
class Agreement:
    """Agreement of coders.

    Attributes:
        value: at most 1, which is agreement everywhere; None where it is undefined.
        low: lower limit; None where there is none.
        high: upper limit; None where there is none.
        n: texts that at least two coders coded, on which it rests.
        coders: how many coders coded any of them.
        method: the statistic, and how its limits were found.
        reason: why there is no value or there are no limits; empty where there are both.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    coders: int
    method: str
    reason: str = ""


@dataclass(frozen=True)
class Band:
    """What an agreement is called, and by whom: always printed together."""

    words: str
    source: str


def _coded_by_both(
    one: Sequence[Hashable], other: Sequence[Hashable]
) -> list[tuple[Hashable, Hashable]]:
    if len(one) != len(other):
        raise ValueError(f"One coder has {len(one)} texts and the other {len(other)}.")
    pairs = zip(one, other, strict=True)
    return [(a, b) for a, b in pairs if a is not None and b is not None]


def percent_agreement(
    one: Sequence[Hashable], other: Sequence[Hashable], level: float = LEVEL
) -> Agreement:
    """Return the share of texts that two coders coded alike; chance is not taken off.

    Args:
        one: the category that one coder gave each text; None: not coded.
        other: the same of the other coder, in the same order.
        level: the confidence.

    Returns:
        The share, from 0 to 1, with Wilson's limits.

    Raises:
        ValueError: the two have not as many texts.
    """
    method = "percent agreement, Wilson's interval"
    pairs = _coded_by_both(one, other)
    if not pairs:
        return Agreement(None, None, None, 0, 2, method, _NOTHING_SHARED)
    alike = sum(a == b for a, b in pairs)
    low, high = wilson(alike, len(pairs), level)
    return Agreement(alike / len(pairs), low, high, len(pairs), 2, method)


def cohen_kappa(
    one: Sequence[Hashable], other: Sequence[Hashable], level: float = LEVEL
) -> Agreement:
    """Return Cohen's kappa of two coders over categories without an order.

    Args:
        one: the category that one coder gave each text; None: not coded.
        other: the same of the other coder, in the same order.
        level: the confidence.

    Returns:
        Kappa, at most 1, with large-sample limits no wider than −1 to 1. Undefined where both used
        the same single category; without limits where they agree everywhere, or one used only one.

    Raises:
        ValueError: the two have not as many texts.

    Source: Cohen 1960, *Educational and Psychological Measurement* 20:37–46; its error as Fleiss,
    Cohen and Everitt 1969, *Psychological Bulletin* 72:323–327, formula 13.
    """
    method = "Cohen's kappa, interval by Fleiss, Cohen and Everitt (1969)"
    pairs = Counter(_coded_by_both(one, other))
    n = pairs.total()
    if not n:
        return Agreement(None, None, None, 0, 2, method, _NOTHING_SHARED)
    first, second = Counter[Hashable](), Counter[Hashable]()
    for (a, b), times in pairs.items():
        first[a] += times
        second[b] += times
    alike = sum(times for (a, b), times in pairs.items() if a == b)
    by_chance = sum(first[category] * second[category] for category in first)
    if by_chance == n * n:
        return Agreement(None, None, None, n, 2, method, _ONE_CATEGORY)
    kappa = (n * alike - by_chance) / (n * n - by_chance)
    if alike == n:
        return Agreement(1.0, None, None, n, 2, method, _ALWAYS)
    error = _kappa_error(pairs, first, second, kappa, by_chance / (n * n))
    if error < _LEAST_ERROR:
        return Agreement(kappa, None, None, n, 2, method, _NO_WIDTH)
    reach = normal(level) * error
    return Agreement(kappa, max(-1.0, kappa - reach), min(1.0, kappa + reach), n, 2, method)


def _kappa_error(
    pairs: Counter[tuple[Hashable, Hashable]],
    first: Counter[Hashable],
    second: Counter[Hashable],
    kappa: float,
    by_chance: float,
) -> float:
    """Return the large-sample standard error of kappa."""
    n = pairs.total()
    left = 1 - kappa
    spread = -((kappa - by_chance * left) ** 2)
    for (a, b), times in pairs.items():
        # Of a pair (a, b), b's share among the first coder's and a's among the second's.
        margins = (first[b] + second[a]) / n
        spread += times / n * ((a == b) - margins * left) ** 2
    return sqrt(max(0.0, spread) / n) / (1 - by_chance)


def landis_and_koch(kappa: float) -> Band:
    """Return what Landis and Koch call a kappa.

    Source: Landis and Koch 1977, *Biometrics* 33:159–174, page 165.
    """
    names = {0.2: "slight", 0.4: "fair", 0.6: "moderate", 0.8: "substantial", 1.0: "almost perfect"}
    words = next((name for most, name in names.items() if kappa <= most), "almost perfect")
    return Band("poor" if kappa < 0 else words, "Landis and Koch 1977")


def krippendorff_band(alpha: float) -> Band:
    """Return what Krippendorff holds an alpha good for.

    Source: Krippendorff 2004, *Content Analysis*, 2nd edition, page 241.
    """
    source = "Krippendorff 2004: ≥ .800, for tentative conclusions ≥ .667"
    if alpha >= 0.8:
        return Band("reliable", source)
    if alpha >= 0.667:
        return Band("good for tentative conclusions only", source)
    return Band("not reliable enough to conclude from", source)
