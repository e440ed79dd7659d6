"""Krippendorff's alpha: agreement of any number of coders, who need not have coded everything."""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Any, Literal

from metrics.methods.agreement import Agreement
from metrics.methods.interval import LEVEL, tail

Scale = Literal["nominal", "ordinal", "interval"]

#: From so many texts on, alpha has limits: fewer cannot stand for others by being drawn again.
LEAST = 10
_DRAWS = 2_000
_SEED = 1977
#: So much of what is drawn must be computable for its limits to be those of alpha.
_ENOUGH = 0.95
_METHOD = f"percentile bootstrap over texts, {_DRAWS:,} draws (Zapf et al. 2016)"

_NOTHING_SHARED = "Not computable: no text was coded by two coders."
_ONE_CATEGORY = "Not computable: only one category was used."
_ALWAYS = "No interval: the coders agree everywhere, and so does whatever is drawn from it."
_TOO_FEW = f"No interval: it needs at least {LEAST} texts coded by two coders."
_TOO_RARE = "No interval: but for one category, all are too rare."


def krippendorff_alpha(
    texts: Sequence[Sequence[Hashable]], scale: Scale = "nominal", level: float = LEVEL
) -> Agreement:
    """Return Krippendorff's alpha.

    Args:
        texts: of each text what each coder gave it, in the same order of coders; None: not coded.
            Texts that fewer than two coders coded are left out. For ``ordinal`` the values have an
            order, for ``interval`` they are numbers.
        scale: what differences of values mean.
        level: the confidence.

    Returns:
        Alpha, at most 1, with limits from drawing texts again: the same texts, the same limits.
        Undefined where all values are one; without limits under 10 texts, where all agree
        everywhere, and where in more than 5 % of draws only one category would remain.

    Raises:
        ValueError: texts have not as many coders as each other, or values have no order or are no
            numbers where the scale asks for it.

    Source: Krippendorff 2011, *Computing Krippendorff's Alpha-Reliability*; limits as Zapf,
    Castell, Morawietz and Karch 2016, *BMC Medical Research Methodology* 16:93.
    """
    method = f"Krippendorff's alpha ({scale}), {_METHOD}"
    if len({len(text) for text in texts}) > 1:
        raise ValueError("Every text needs as many places as there are coders, None where empty.")
    shared = [text for text in texts if sum(value is not None for value in text) > 1]
    n = len(shared)
    coders = sum(any(value is not None for value in given) for given in zip(*shared, strict=True))
    if not shared:
        return Agreement(None, None, None, 0, coders, method, _NOTHING_SHARED)
    values = _in_order({value for text in shared for value in text if value is not None}, scale)
    if len(values) == 1:
        return Agreement(None, None, None, n, coders, method, _ONE_CATEGORY)
    alikes = Counter(tuple(text.count(value) for value in values) for text in shared)
    patterns, times = list(alikes), list(alikes.values())
    alpha = float(_alphas(patterns, [times], values, scale)[0])
    limits, reason = _limits(patterns, times, values, scale, level)
    low, high = limits or (None, None)
    return Agreement(alpha, low, high, n, coders, method, reason)


def _in_order(values: set[Hashable], scale: Scale) -> list[Any]:
    listed: list[Any] = list(values)
    if scale == "nominal":
        return sorted(listed, key=repr)
    if scale == "interval" and not all(isinstance(value, int | float) for value in listed):
        raise ValueError("An interval scale needs numbers.")
    try:
        return sorted(listed)
    except TypeError:
        raise ValueError("An ordinal scale needs values that have an order.") from None


def _alphas(
    patterns: Sequence[Sequence[int]], weights: Any, values: Sequence[Any], scale: Scale
) -> Any:
    """Return alpha of each set of weights, ``nan`` where only one value is left.

    Args:
        patterns: (pattern, value) → how many coders gave it.
        weights: (set, pattern) → how many texts have it.
        values: the values in their order.
        scale: what differences of values mean.
    """
    import numpy as np

    counts, times = np.asarray(patterns, float), np.asarray(weights, float)
    totals = times @ counts
    coders, n = counts.sum(axis=1), totals.sum(axis=1)
    if scale == "nominal":
        within = times @ ((coders**2 - (counts**2).sum(axis=1)) / (coders - 1))
        between = n**2 - (totals**2).sum(axis=1)
    else:
        at = _places(totals, values, scale)
        apart = coders * (at**2 @ counts.T) - (at @ counts.T) ** 2
        within = (times * apart / (coders - 1)).sum(axis=1)
        between = n * (totals * at**2).sum(axis=1) - (totals * at).sum(axis=1) ** 2
    is_computable = (totals > 0).sum(axis=1) > 1
    return 1 - (n - 1) * within / np.where(is_computable, between, np.nan)


def _places(totals: Any, values: Sequence[Any], scale: Scale) -> Any:
    """Return where values stand on their scale, around its middle: (set, value)."""
    import numpy as np

    if scale == "interval":
        numbers = np.asarray(values, float)
        return (numbers - numbers.mean())[None]
    # Ranks: how much lies below the middle of each value.
    return totals.cumsum(axis=1) - totals / 2 - totals.sum(axis=1, keepdims=True) / 2


def _limits(
    patterns: Sequence[Sequence[int]],
    times: Sequence[int],
    values: Sequence[Any],
    scale: Scale,
    level: float,
) -> tuple[tuple[float, float] | None, str]:
    """Return the limits, or none and why."""
    import numpy as np

    beyond, n = tail(level), sum(times)
    if all(max(pattern) == sum(pattern) for pattern in patterns):
        return None, _ALWAYS
    if n < LEAST:
        return None, _TOO_FEW
    draws = np.random.default_rng(_SEED).multinomial(n, np.array(times) / n, size=_DRAWS)
    found = _alphas(patterns, draws, values, scale)
    found = found[np.isfinite(found)]
    if len(found) < _ENOUGH * _DRAWS:
        return None, _TOO_RARE
    low, high = np.quantile(found, [beyond, 1 - beyond])
    return (float(low), float(high)), ""
