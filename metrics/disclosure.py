"""Small numbers: what is one, said once.

Profile ``standard`` shows 0 and 5 or more, ``sensitive`` shows 0 and 11 or more. A share is small
where its part, its complement or its whole is. What has to be hidden with small numbers, so that
none follows from others, the releases work out (``metrics/releases``).
"""

from collections.abc import Iterable
from dataclasses import replace

from metrics.indicator import Indicator
from metrics.results import Result
from metrics.shapes import Estimate

#: Profile → the largest count that is hidden.
HIDDEN_UP_TO = {"standard": 4, "sensitive": 10}

#: Audiences, and classes of them, whose small numbers are sensitive: minors and people at risk.
TENDER = frozenset({"youth", "student", "at_risk"})

#: Units in which nobody is counted.
NOT_PEOPLE = frozenset(
    {
        *("agencies and months", "areas", "campaigns", "copies", "partners", "targets", "types"),
        # Each that is counted can be read.
        "voices",
    }
)

HIDDEN = Estimate(None, status="[c]", method="hidden to protect people")


def counts_people(one: Indicator) -> bool:
    """Say whether an indicator counts people or reports, rather than what the coalition did."""
    return one.level != "activity" and one.unit not in NOT_PEOPLE


def is_small(estimate: Estimate, profile: str) -> bool:
    """Say whether an estimate gives away a small number."""
    limit = HIDDEN_UP_TO[profile]
    # Of a net score the part is a difference, and may be below zero.
    part = None if estimate.numerator is None else abs(estimate.numerator)
    numbers = [part, estimate.denominator]
    if estimate.denominator is not None and part is not None:
        numbers.append(estimate.denominator - part)
    if estimate.low is not None and estimate.denominator is None:
        numbers += [estimate.low, estimate.high]
    return any(number is not None and 0 < number <= limit for number in numbers)


def profile_of(one: Indicator, result: Result) -> str:
    """Return the profile of one figure: that of its indicator, sensitive for some audiences."""
    held = result.named
    tender = held.get("audience") in TENDER or held.get("audience_class") in TENDER
    return "sensitive" if tender else one.profile


def protect(one: Indicator, results: Iterable[Result]) -> list[Result]:
    """Return the results with those hidden that are small themselves, each on its own."""
    return [
        replace(r, estimate=HIDDEN)
        if counts_people(one) and is_small(r.estimate, profile_of(one, r))
        else r
        for r in results
    ]
