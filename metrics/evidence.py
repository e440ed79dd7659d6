"""Badges of evidence: how much a figure can carry, by rules that are printed with it.

The order of designs is that of the Maryland Scientific Methods Scale (Sherman et al. 1997,
*Preventing Crime*): one point in time below before and after, and that below a comparison group.
That the same people weigh more than different ones, and the sizes, are this project's own: with 20
a share is first shown without a warning, with 100 its 95 % interval (Wilson) is within about 10
points to either side.
"""

from dataclasses import dataclass

from metrics.indicator import Indicator
from metrics.results import Result
from metrics.shapes import RELIABLE

#: Respondents from which a share is known within about 10 percentage points.
MANY = 100
#: Share of respondents matched, from which those matched may stand for those asked.
MATCHED = 0.6

#: Grade → what it means, the strongest first.
GRADES = {
    "strong": "a change held against people who did not take part",
    "fair": "a change of the same people, before and after",
    "limited": "a change that could also come from who answered, or from few answers",
    "weak": "what people say at one time; not a change",
    "too few": "fewer than 20 answered: no more than a hint",
    "counted": "counted by those who did it; nothing was sampled",
    "estimated": "partly estimated or only limits are known",
    "recorded": "recorded by others, not measured: says nothing of the coalition's effect",
}


@dataclass(frozen=True)
class Rule:
    """When an outcome of a survey gets a grade.

    Attributes:
        grade: a key of ``GRADES``.
        designs: the survey designs it is for.
        least: the fewest respondents.
        matched: the smallest share of respondents matched, where that is known; 0: any.
        words: the rule as it is printed.
    """

    grade: str
    designs: tuple[str, ...]
    least: int
    matched: float
    words: str

    def admits(self, design: str, n: float, match_rate: float | None) -> bool:
        """Say whether a figure is of this grade."""
        rate = 1 if match_rate is None else match_rate
        return design in self.designs and n >= self.least and rate >= self.matched


_SAME = ("matched", "follow_up")
_ANY = ("post_only", "retrospective", "unmatched", *_SAME, "comparison", "")

#: From the strongest down; the first that admits a figure is its grade.
RULES = (
    Rule("strong", ("comparison",), MANY, 0, "With a comparison group, n at least 100."),
    Rule("fair", ("comparison",), RELIABLE, 0, "With a comparison group, n from 20 to 99."),
    Rule(
        "fair",
        _SAME,
        MANY,
        MATCHED,
        "The same people before and after, or followed up, n at least 100; where the match rate is "
        "known, at least 60 % matched.",
    ),
    Rule(
        "limited",
        _SAME,
        RELIABLE,
        0,
        "The same people before and after, or followed up, with n from 20 to 99 or fewer than 60 % "
        "matched.",
    ),
    Rule(
        "limited",
        ("unmatched",),
        MANY,
        0,
        "Before and after without matching, n at least 100: who answered may have changed.",
    ),
    Rule(
        "weak",
        _ANY,
        RELIABLE,
        0,
        "Asked once only, or asked to remember how it was before; or before and after without "
        "matching, n from 20 to 99.",
    ),
    Rule("too few", _ANY, 0, 0, "n under 20, whatever the design."),
)

COUNTED = "Activities and outputs are counted by those who did them; nothing was sampled."
ESTIMATED = (
    "Some of it is a head-count estimate, or people were only counted, so that limits are known "
    "and not the number."
)
RECORDED = "Recorded by those who run a channel or keep a register; not measured, and no verdict."


@dataclass(frozen=True)
class Badge:
    """How much a figure can carry.

    Attributes:
        grade: a key of ``GRADES``.
        label: as it stands on a card: "limited evidence".
        rule: the rule by which it has the grade, as it is printed.
    """

    grade: str
    label: str
    rule: str


def badge(one: Indicator, result: Result) -> Badge | None:
    """Return the badge of a figure; None where there is no figure."""
    estimate = result.estimate
    if estimate.value is None:
        return None
    if one.level == "context":
        return Badge("recorded", "recorded, not measured", RECORDED)
    if one.level != "outcome":
        if estimate.note or estimate.caution:
            return Badge("estimated", "estimated", ESTIMATED)
        return Badge("counted", "counted", COUNTED)
    design = str(result.named.get("design") or "")
    n = estimate.n or 0
    rule = next(rule for rule in RULES if rule.admits(design, n, estimate.matched))
    label = "too few to say" if rule.grade == "too few" else f"{rule.grade} evidence"
    return Badge(rule.grade, label, rule.words)


def rules_of(one: Indicator) -> tuple[tuple[str, str], ...]:
    """Return the grades an indicator's figures can have, each with its rule, as printed."""
    if one.level == "outcome":
        return tuple((rule.grade, rule.words) for rule in RULES)
    if one.level == "context":
        return (("recorded", RECORDED),)
    return (("counted", COUNTED), ("estimated", ESTIMATED))
