"""Surveys in words: how many of those who came answered, and who was found again."""

from data.lists import WAVES
from metrics.methods import Welch
from metrics.surveys import Matching, Response
from reports.surveys_said import shown, wave
from reports.wording import listed, number, per_cent, plural


def response(one: Response) -> str:
    """Return how many answered of those who came, and how that is known."""
    name = WAVES.label(one.wave)
    if one.rate is not None:
        said = (
            f"{name}: {per_cent(one.rate)} ({number(one.answered)} questionnaires, "
            f"{number(one.eligible)} attended what is named on them)"
        )
    elif one.over:
        said = f"{name}: not known, since more answered than are reported to have come at "
        said += listed(one.over)
    else:
        said = f"{name}: not known"
    left = []
    if one.unnamed:
        dont = "doesn’t" if one.unnamed == 1 else "don’t"
        left.append(f"{number(one.unnamed)} {dont} say at which event or training")
    if one.unknown:
        several = plural(one.unknown, "event or training", "events and trainings")
        left.append(f"of {several} nobody gave the attendance")
    return f"{said}; {'; '.join(left)}." if left else f"{said}."


def matching(how: Matching, later: str, tolerance: int) -> dict[str, str]:
    """Return how respondents were found again: name → words."""
    matched = f"{number(how.pairs)} of {number(how.before)} asked before"
    if how.rate is not None:
        matched += f" ({per_cent(how.rate)})"
    lost = f"{number(how.lost)} answered before and were not found {wave(later)}"
    if how.before and how.lost:
        lost += f" ({per_cent(how.lost / how.before)})"
    found = {
        "Found again": matched,
        "By code": f"{shown(how.exact)} with the same code",
        "Set aside": _aside(how.set_aside),
        "Lost": lost,
        "Without a code": f"{shown(how.without_code)} questionnaires"
        if how.without_code != 0
        else "",
        "Codes used twice": _reused(how.reused),
    }
    if tolerance:
        found["By code"] += (
            f"; {shown(how.tolerant)} more whose code differs in up to "
            f"{plural(tolerance, 'character', 'characters')}"
        )
        found["Wrong matches"] = _by_chance(how)
    return found


def _by_chance(how: Matching) -> str:
    """Return how many of the tolerant matches are likely of different people."""
    if how.by_chance is None:
        return ""
    expected = number(round(how.by_chance, 1))
    why = "by how often codes of one wave are as alike"
    if how.tolerant is not None and how.by_chance >= how.tolerant:
        return f"about {expected} different people would agree so by chance, {why}: don’t use them"
    return f"about {expected} of those {shown(how.tolerant)} are likely of different people, {why}"


def _aside(count: int | None) -> str:
    if not count:
        return "" if count == 0 else "[c]"
    sheets = plural(count, "sheet, since another", "sheets, since others")
    return f"{sheets} of the same code and wave stand nearer to the later answer"


def _reused(count: int | None) -> str:
    if not count:
        return "" if count == 0 else "[c]"
    codes = plural(count, "code was", "codes were")
    return f"{codes} used more than once in a wave; the answers nearest in time are paired"


def gap(name: str, found: Welch, matched: float, lost: float) -> str:
    """Return how those lost differ from those matched in a score before."""
    sure = found.low is not None and found.high is not None and not found.low <= 0 <= found.high
    differ = "they differed" if sure else "no more apart than chance would explain"
    return (
        f"{name} before: those lost had {number(round(lost, 2))}, those found again "
        f"{number(round(matched, 2))}; {differ}."
    )


MATCHING_HIDDEN = (
    "Almost everybody or almost nobody, which is hidden to protect people. All that follows is of "
    "those who were found again."
)
