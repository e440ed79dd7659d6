"""Surveys in small words: waves, groups, counts that may be hidden, changes with limits."""

from collections.abc import Callable, Mapping, Sequence

from data.lists import WAVES
from data.scales import declined
from metrics.methods import Interval
from metrics.surveys import COMPARISON, Distribution, Part
from reports.surveys_seen import Seen
from reports.wording import number, per_cent, signed

SEVERAL = "Several answers were allowed, so shares can pass 100 % together."


#: Up to as many letters of a wording stand in a sentence.
_SHORT = 70


def side_name(wave: str, arm: str) -> str:
    """Return what stands beside a bar: "Before"; "Compared, before"."""
    name = WAVES.label(wave)
    return f"Compared, {name.lower()}" if arm == COMPARISON else name


def shown(count: int | None) -> str:
    """Return a count, or the symbol of what is hidden."""
    return "[c]" if count is None else number(count)


def shown_share(share: float | None) -> str:
    """Return a share, or the symbol of what is hidden."""
    return "[c]" if share is None else per_cent(share)


def unanswered(found: Distribution) -> int | None:
    """Return how many were asked and gave no answer that counts; None where that is hidden."""
    if found.missing is None or found.declined is None or found.off is None:
        return None
    return found.missing + found.declined + found.off


def right_wrong(found: Distribution) -> tuple[Part, Part, Part]:
    """Return an item's answers as right, wrong and don't know."""
    unsure = [p for p in found.parts if not p.favourable and declined(p.label)]
    right = [p for p in found.parts if p.favourable]
    wrong = [p for p in found.parts if p not in unsure and p not in right]
    return (
        _together("Right", right, found),
        _together("Wrong", wrong, found),
        _together("Don’t know", unsure, found),
    )


def _together(label: str, parts: Sequence[Part], found: Distribution) -> Part:
    """Return several answers as one; hidden where one of them is."""
    counts = [part.count for part in parts if part.count is not None]
    if len(counts) < len(parts) or found.n is None:
        return Part(label, None, None)
    return Part(label, sum(counts), sum(counts) / found.n if found.n else 0)


def as_drawn(found: Distribution) -> tuple[Part, ...]:
    """Return the answers that a chart tells apart: of questions with a right answer, three."""
    right = found.item.right and not found.item.ordered
    return right_wrong(found) if right else found.parts


def wave(code: str) -> str:
    """Return a wave inside a sentence: "before"."""
    return WAVES.label(code).lower()


def counts(seen: Seen) -> str:
    """Return how many answered in each wave: "n = 30 before, 28 after"."""
    return numbers(seen.sides) if seen.sides else "nobody answered"


def numbers(sides: Mapping[tuple[str, str], int | None]) -> str:
    """Return numbers by wave, and those of a comparison group after them."""
    mine = [f"{shown(n)} {wave(of)}" for (of, arm), n in sides.items() if arm != COMPARISON]
    theirs = [f"{shown(n)} {wave(of)}" for (of, arm), n in sides.items() if arm == COMPARISON]
    compared = f"compared: {', '.join(theirs)}" if theirs else ""
    return f"n = {'; '.join(part for part in (', '.join(mine), compared) if part)}"


def quoted(wording: str) -> str:
    """Return a wording as it stands in a sentence: in quotes, not too long."""
    short = wording if len(wording) <= _SHORT else f"{wording[:_SHORT].rsplit(' ', 1)[0]} …"
    return f"“{short}”"


def points(interval: Interval) -> str:
    """Return a change in shares: "+17 points (95 % interval +6 to +27)"."""
    return f"{share_points(interval.value)} points{_limits(interval, share_points)}"


def share_points(share: float | None) -> str:
    """Return a change in a share in percentage points, with its sign."""
    return "–" if share is None else signed(round(100 * share))


def steps(interval: Interval) -> str:
    """Return a change in a mean: "+0.42 (95 % interval +0.2 to +0.6)"."""
    return f"{step(interval.value)}{_limits(interval, step)}"


def step(value: float | None) -> str:
    """Return a change in a mean, with its sign."""
    return "–" if value is None else signed(round(value, 2))


def _limits(interval: Interval, say: Callable[[float | None], str]) -> str:
    if interval.low is None or interval.high is None:
        return ""
    return f" (95\u00a0% interval {say(interval.low)} to {say(interval.high)})"


def two_decimals(value: float) -> str:
    """Return a mean or coefficient: 3.09; −0.68."""
    return f"{value:.2f}".replace("-", "−")
