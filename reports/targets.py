"""Targets in words: one sentence each, and what to say where there is nothing."""

from collections.abc import Sequence
from math import ceil

from data.periods import spoken
from metrics.attainment import (
    BEHIND,
    HIDDEN,
    MAY_BE,
    NO_FIGURE,
    NO_VERDICT,
    NOT_YET,
    ON_COURSE,
    REACHED,
    Attainment,
)  # fmt: skip
from metrics.dimensions import Labels, label
from metrics.indicator import Indicator
from metrics.shapes import Estimate
from metrics.targets import VOICES, Target, spoken_window
from reports import wording
from reports.wording import number, per_cent, plural

OTHERS = "The coalition does not set targets for what others record, so there is no verdict"
OWN_WORDS = "What people say of themselves is never a target, so there is no verdict"
NO_PRO_RATA = {
    "distinct": "No pro-rata line: who comes again is not counted again, so later months bring "
    "fewer new",
    "ratio": "No pro-rata line: it does not grow with the months",
    "snapshot": "No pro-rata line: it does not grow with the months",
}
HOW = (
    "Attainment is the figure divided by the target of the same period. A year of an indicator "
    "whose quarters add up has their targets added up where it has none of its own. While a period "
    "is running, what adds up is held against the part of its target that is due by the months "
    "that are in, spread evenly."
)


def name(one: Attainment, known: Labels) -> str:
    """Return what a target is for: Event attendance in Northfield."""
    target, said = one.target, one.one.title
    if which := wording.stratum(one.one, one.result, known):
        said += f" ({which})"
    if target.area:
        said += f" in {label(known, 'area', target.area)}"
    if target.partner:
        said += f" of {label(known, 'partner', target.partner)}"
    return said


def amount(one: Indicator, value: float) -> str:
    """Return a figure or target without its unit; whole where it is counted."""
    return wording.figure(one, Estimate(value))


def figure(one: Attainment) -> str:
    """Return the figure with its unit: 34 events; 82 % (41 of 50 registrations)."""
    estimate = one.result.estimate
    said = wording.figure(one.one, estimate)
    if one.one.is_share:
        rests = wording.rests_on(one.one, estimate)
        return f"{said} ({rests})" if rests else said
    return f"{said} {wording.unit(one.one, one.result)}".strip()


def aim(one: Attainment) -> str:
    """Return the target: target 40; ceiling 2; target 160, its four quarters together."""
    said = f"{'ceiling' if one.ceiling else 'target'} {amount(one.one, one.target.aim)}"
    if not one.target.parts:
        return said
    return f"{said}, its {wording.spelled(len(one.target.parts))} quarters together"


def sentence(one: Attainment, known: Labels) -> str:
    """Return the one sentence that says a target: as text, in lists, tables and for who listens."""
    head = f"{name(one, known)} in {spoken_window(one.target)}"
    goal = aim(one)
    if one.standing in (NO_FIGURE, HIDDEN):
        return f"{head}: {goal}; {why_none(one)}."
    so_far = " so far" if one.months_left else ""
    reached = "" if one.share is None or one.standing == NO_VERDICT else f" ({per_cent(one.share)})"
    parts = [
        f"{head}: {figure(one)}{so_far}, {goal}{reached}: {verdict(one)}",
        _chance(one),
        _more_needed(one),
        since(one),
    ]
    if one.result.partial and one.result.partial.missing:
        parts.append(f"P{wording.partly(one.result)[1:]}")
    return ". ".join(part for part in parts if part) + "."


def why_none(one: Attainment) -> str:
    """Return why a target has no figure."""
    if one.standing == HIDDEN:
        return "the figure is hidden to protect people, and so is how near it comes to the target"
    if one.months_left == len(one.target.window.months):
        return "no figure yet: nothing of this period is reported"
    estimate = one.result.estimate
    said = estimate.note or wording.SYMBOLS.get(estimate.status, estimate.status)
    return f"no figure: {said}"


def verdict(one: Attainment) -> str:
    """Return how a figure stands to its target: reached; 6 short; on course."""
    if one.standing == NO_VERDICT:
        words = OWN_WORDS if one.target.code in VOICES else OTHERS
        return words[0].lower() + words[1:]
    if one.standing == REACHED:
        return ("within the ceiling" if one.ceiling else "reached") + _so_far(one)
    if one.standing == NOT_YET:
        return f"not reached yet. {NO_PRO_RATA['distinct']} ones"
    if one.standing == ON_COURSE:
        return f"on course, {_due(one)}"
    if one.is_pro_rata:
        return f"{gap(one)} behind, {_due(one)}"
    if one.ceiling:
        return f"{gap(one)} above the ceiling"
    return f"{gap(one)} short{_so_far(one)}"


def _so_far(one: Attainment) -> str:
    """Say of what can still fall or rise that the period is not over."""
    return " so far" if one.months_left and one.one.additivity in ("ratio", "snapshot") else ""


def gap(one: Attainment) -> str:
    """Return how far a figure is from what is due: 6; 10 percentage points."""
    apart = abs((one.value or 0) - one.due)
    if one.one.is_share:
        return _points(apart)
    counted = one.one.additivity == "sum" and float(one.value or 0).is_integer()
    return number(ceil(apart - 1e-9) if counted else apart)


def _points(share: float) -> str:
    points = 100 * share
    return plural(round(points) if points >= 9.95 else round(points, 1), "point", "points")


def _due(one: Attainment) -> str:
    months = one.target.window.months
    until = spoken(months[len(months) - one.months_left - 1])
    return f"{amount(one.one, whole(one, one.due))} due by the end of {until}"


def whole(one: Attainment, value: float) -> float:
    """Return what is due of a count as a whole number; of anything else as it is."""
    return value if one.one.is_share or value < 1 else round(value)


def _chance(one: Attainment) -> str:
    """Say that an interval reaches over the target, or that a figure is a lower limit."""
    if one.standing not in (REACHED, BEHIND, NOT_YET, MAY_BE):
        return ""
    if not one.unsure:
        least = one.one.additivity == "distinct" and one.standing != REACHED
        return one.result.estimate.caution.removesuffix(".") if least else ""
    said = wording.interval(one.one, one.result.estimate)
    if one.one.additivity == "distinct":
        return f"Some were only counted ({said}), so it may be reached"
    side = "below" if (one.standing == REACHED) != one.ceiling else "over"
    return f"The {said} reaches {side} the target, so this may be chance"


def _more_needed(one: Attainment) -> str:
    if not one.needed:
        return ""
    months = one.months_left
    each = number(ceil(one.needed - 1e-9)) if one.needed >= 1 else number(one.needed)
    if months == 1:
        return f"The month that is not in yet would need {each} more"
    return f"Each of the {wording.spelled(months)} months not in yet would need {each}"


def since(one: Attainment) -> str:
    """Return how far the figure is from its baseline: Baseline 24: 10 more since."""
    if one.since is None or one.target.baseline is None:
        return ""
    base = f"Baseline {amount(one.one, one.target.baseline)}"
    if not one.since:
        return f"{base}: the same since"
    way = "more" if one.since > 0 else "fewer"
    if one.one.is_share:
        return f"{base}: {_points(abs(one.since))} {'up' if one.since > 0 else 'down'} since"
    return f"{base}: {number(abs(one.since))} {way} since"


def worst(one: Attainment, known: Labels) -> str:
    """Return where it is worst, of the areas or partners that have a target of their own."""
    where = label(known, "area", one.target.area) if one.target.area else ""
    where = where or label(known, "partner", one.target.partner)
    return (
        f"Furthest behind with a target of its own: {where}, "
        f"{amount(one.one, one.value or 0)} of {amount(one.one, one.target.aim)}."
    )


def summary(listed: Sequence[Attainment], window: str) -> str:
    """Return the sentence above the page: of how many targets how many were reached."""
    judged = [one for one in listed if one.standing not in (NO_FIGURE, HIDDEN, NO_VERDICT)]
    if not judged:
        return f"No target for {window} can be held against a figure."
    count = {word: sum(one.standing == word for one in judged) for word in (REACHED, ON_COURSE)}
    said = [f"{wording.spelled(count[REACHED])} reached"]
    if count[ON_COURSE]:
        said.append(f"{wording.spelled(count[ON_COURSE])} on course")
    behind = sum(one.standing == BEHIND for one in judged)
    perhaps = sum(one.standing == MAY_BE for one in judged)
    later = len(judged) - behind - perhaps - count[REACHED] - count[ON_COURSE]
    said.append(f"{wording.spelled(behind)} behind")
    if perhaps:
        said.append(f"{wording.spelled(perhaps)} perhaps reached")
    if later:
        said.append(f"{wording.spelled(later)} not reached yet")
    whole = wording.spelled(len(judged)).capitalize()
    noun = "target" if len(judged) == 1 else "targets"
    return f"{whole} {noun} for {window}: {wording.listed(said)}."


def finding(listed: Sequence[Attainment], whose: str) -> str:
    """Return the title of the chart: The whole coalition: 3 of 8 targets reached."""
    reached = sum(one.standing == REACHED for one in listed)
    return f"{whose}: {reached} of {plural(len(listed), 'target', 'targets')} reached"


def said_short(one: Attainment) -> str:
    """Return figure, target and standing as they stand above a bar: 34 of 40 · 85 % · behind."""
    value, goal = wording.figure(one.one, one.result.estimate), amount(one.one, one.target.aim)
    if one.ceiling:
        said = f"{value}, at most {goal}"
    else:
        said = f"{value}, target {goal}" if one.one.is_share else f"{value} of {goal}"
    share = "" if one.share is None else per_cent(one.share)
    standing = "" if one.standing == NO_VERDICT else one.standing
    return " · ".join(part for part in (said, share, standing) if part)


def unknown(target: Target) -> str:
    """Return the sentence of a target whose code is no indicator's."""
    return (
        f"“{target.code}” ({spoken_window(target)}, target {number(target.aim)}): no indicator has "
        "this code. The glossary has the codes."
    )


def too_large(target: Target, one: Indicator) -> str:
    """Return the sentence of a share's target that cannot be meant."""
    return (
        f"{one.title} ({spoken_window(target)}): the target is {number(target.aim)}, and a share "
        f"is at most 1 (100 %). If {number(target.aim)} % is meant, write "
        f"{number(target.aim / 100)} on the Targets sheet."
    )
