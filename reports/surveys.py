"""Surveys in words: what a design can say, what changed, and how sure that is."""

from collections.abc import Iterable, Sequence

from data.lists import DESIGNS
from metrics.disclosure import HIDDEN_UP_TO
from metrics.surveys import Distribution, ScaleScore
from reports.surveys_items import share_of
from reports.surveys_said import points, quoted, shown, steps, two_decimals, wave
from reports.surveys_seen import Moved, Seen
from reports.wording import number, per_cent, plural

#: Design → what it means in plain words, and what it cannot say.
MEANING = {
    "post_only": "People were asked once, afterwards. That tells what they say then; not whether "
    "anything changed.",
    "retrospective": "People were asked afterwards how it is and how it was before. Memory makes "
    "the past fit the present, so the change is likely told too large.",
    "unmatched": "People were asked before and after, but not told apart. Who answered may have "
    "changed as well as what they think.",
    "matched": "The same people were asked before and after, and found again by a code of their "
    "own. What changed, changed in them; what it came from, the survey alone cannot say.",
    "follow_up": "The same people were asked before and again weeks or months later, and found by "
    "a code of their own. It tells what lasted; not what it came from.",
    "comparison": "Those who took part are held against people who did not. What both groups "
    "share, such as the news of those weeks, is taken out of the difference.",
}


def name_of(code: str, design: str) -> str:
    """Return what a survey is called in a list: "OFFICERS · Before and after, matched"."""
    return f"{code} · {DESIGNS.label(design)}"


def grade(seen: Seen) -> str:
    """Return the badge of evidence: "fair evidence"."""
    return "too few to say" if seen.rule.grade == "too few" else f"{seen.rule.grade} evidence"


def whose(seen: Seen, one: Moved) -> str:
    """Return whom a change is of: "of the same 101 people"; "of 156 people before, 158 after"."""
    if one.contrast:
        mine, theirs = one.contrast.took_part, one.contrast.compared
        return f"{number(mine)} who took part held against {number(theirs)} who did not"
    if one.change is None:
        return ""
    if one.change.matched:
        return f"of the same {plural(one.change.before, 'person', 'people')}"
    before, after = number(one.change.before), number(one.change.after)
    return f"of {before} people before, {after} {wave(seen.later)}"


def finding(seen: Seen) -> str:
    """Return the sentence that comes first: what changed, or what was answered."""
    if not seen.asked:
        return f"Nobody answered in {seen.window.label}."
    if seen.rule.grade == "too few":
        return _too_few(seen)
    return _changed(seen) if seen.moved else _once(seen)


def _too_few(seen: Seen) -> str:
    what = "what changed" if seen.later else "more than how these few see it"
    if seen.profile and seen.n <= HIDDEN_UP_TO[seen.profile]:
        return f"Too few answered in {seen.window.label} to show anything of it."
    who = "were found again" if seen.found else f"answered {wave(seen.waves[-1])}"
    people = plural(seen.n, "person", "people")
    return f"{people} {who} in {seen.window.label}: too few to say {what}."


def _changed(seen: Seen) -> str:
    up, down = _sure(seen)
    of = _questions(seen)
    if not up and not down:
        n = whose(seen, seen.moved[0])
        return f"None of {of} changed by more than chance would explain, {n}."
    lead = max((*up, *down), key=lambda m: abs(_moved_by(m)))
    return f"{told_of(seen, lead)} {_how_many(up, down, of)}."


def _questions(seen: Seen) -> str:
    of = plural(len(seen.moved), "question", "questions")
    return f"{of} that can be shown" if seen.profile else of


def _sure(seen: Seen) -> tuple[list[Moved], list[Moved]]:
    """Return what changed for the better and for the worse by more than chance would explain."""
    sure = [one for one in seen.moved if one.sure]
    return [m for m in sure if _moved_by(m) > 0], [m for m in sure if _moved_by(m) < 0]


def _how_many(up: Sequence[Moved], down: Sequence[Moved], of: str) -> str:
    better = f"{len(up)} of {of} changed for the better" if up else ""
    worse = f"{len(down)} {'' if up else f'of {of} changed '}for the worse" if down else ""
    said = ", ".join(part for part in (better, worse) if part)
    return f"{said} by more than chance would explain, each by itself"


def told_of(seen: Seen, one: Moved) -> str:
    """Return how an item changed, in a sentence."""
    what = "right answers" if one.item and one.item.right else "favourable answers"
    held = points(one.share) if one.share else f"{steps(one.mean)} in the mean" if one.mean else ""
    if one.contrast:
        when = "changed" if one.contrast.of_changes else "afterwards"
        beyond = f"{what} {when} {held} beyond the comparison group"
        return f"{quoted(one.name)}: {beyond}, {whose(seen, one)}."
    if one.shares is None:
        return f"{quoted(one.name)}: {held}, {whose(seen, one)}."
    before, after = (per_cent(share) for share in one.shares)
    went = "rose" if _moved_by(one) > 0 else "fell" if _moved_by(one) < 0 else "stayed"
    return f"{quoted(one.name)}: {what} {went} from {before} to {after} {whose(seen, one)}, {held}."


def _moved_by(one: Moved) -> float:
    return (one.held.value if one.held else None) or 0


def _once(seen: Seen) -> str:
    rated = [found for one in seen.asked if (found := one.last) and found.favourable]
    only = wave(seen.waves[-1])
    if not rated:
        asked = plural(len(seen.asked), "question", "questions")
        return f"{asked} answered {only}; none of them has a favourable or right answer."
    ordered = sorted(rated, key=share_of)
    most, least = ordered[-1], ordered[0]
    said = f"Most favourable {only}: {quoted(most.item.wording)}, {_of(most)}."
    if least is not most:
        said += f" Least: {quoted(least.item.wording)}, {_of(least)}."
    return said


def _of(found: Distribution) -> str:
    good = round(share_of(found) * (found.n or 0))
    return f"{per_cent(share_of(found))} ({number(good)} of {shown(found.n)})"


def scale_warnings(scores: Iterable[ScaleScore]) -> list[str]:
    """Return what is doubtful about scales: items that go against the rest, low reliability."""
    lines: dict[str, None] = {}
    for score in scores:
        for item in score.against:
            lines[
                f"{quoted(item.wording)} goes against the rest of “{score.name}” "
                f"{wave(score.wave)}: is it reverse-scored, and not marked so on the Survey items "
                "sheet?"
            ] = None
        held = score.reliability
        if held.value is not None and held.value < LEAST_ALPHA:
            lines[
                f"The items of “{score.name}” hang together little {wave(score.wave)} (alpha "
                f"{two_decimals(held.value)}): look at them one by one."
            ] = None
    return list(lines)


#: Below it the items of a scale are better looked at one by one (Nunnally 1978).
LEAST_ALPHA = 0.6


TESTS = (
    "d_z is the mean change in standard deviations of the changes, d_av in the mean standard "
    "deviation of before and after; 0.2 is called small, 0.5 medium, 0.8 large (Cohen 1988). p is "
    "how often a difference as large would be seen if nothing had changed; with many questions, "
    "one in twenty is below 0.05 by chance alone."
)


SCALES = (
    "The mean of the items' scores, reversed items turned, of those who answered at least 80 % of "
    "them. Alpha says how far the items measure one thing (Cronbach), of those who answered all."
)


def changes_finding(seen: Seen) -> str:
    """Return the title of the chart of changes."""
    up, down = _sure(seen)
    of = _questions(seen)
    if not up and not down:
        return f"None of {of} changed by more than chance would explain"
    return _how_many(up, down, of)


def changes_told(seen: Seen) -> str:
    """Return what the chart of changes shows, for those who hear it."""
    return " ".join(told_of(seen, one) for one in seen.moved if one.share)


def not_caused(seen: Seen) -> str:
    """Return what must not be read into a change."""
    if seen.survey.design == "comparison":
        return "Filled: the interval leaves out zero. It is held against those not taking part."
    return (
        "Filled: the interval leaves out zero; hollow: it does not. It says what changed, not what "
        "it came from: nobody was asked who did not take part."
    )
