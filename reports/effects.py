"""What a plan would do to the indicators, in words and as a table."""

from collections.abc import Sequence

from metrics.catalogue import indicators
from metrics.dimensions import Labels
from metrics.effects import Effect, Way
from metrics.indicator import Indicator
from metrics.reasons import because
from metrics.results import Result
from metrics.shapes import Estimate
from reports.wording import figure, interval, rests_on, stratum

#: Status of an estimate without a value → in words.
_WITHOUT = {"[x]": "not reported", "[z]": "not applicable"}


def title(effect: Effect, known: Labels) -> str:
    """Return the indicator's title, with which of several it is: "Resources shared (venue)"."""
    one = indicators()[effect.code]
    which = stratum(one, Result(one.code, effect.window, effect.group, effect.after), known)
    return f"{one.title} ({which})" if which else one.title


def figures(effect: Effect) -> tuple[str, str]:
    """Return the figure before and after in words: ("70 % (42 of 60)", "not reported")."""
    return effect.told(*_ways(indicators()[effect.code]))


def sentence(effect: Effect, known: Labels) -> str:
    """Say it: "People trained 2026 Q2: 412 → 398 because Trainings!A14:A17 are gone".

    Args:
        effect: what to say.
        known: how codes are called.
    """
    return effect.sentence(title(effect, known), *_ways(indicators()[effect.code]))


def records(effects: Sequence[Effect], known: Labels) -> list[dict[str, str]]:
    """Return effects as the rows of a table: indicator, quarter, before, after, because."""
    return [
        {
            "Indicator": title(effect, known),
            "Quarter": effect.window.label,
            "Before": before,
            "After": after,
            "Because": because(effect.reasons).removeprefix("because "),
        }
        for effect in effects
        for before, after in [figures(effect)]
    ]


def _ways(one: Indicator) -> Sequence[Way]:
    """Return how an estimate is written: shortly first, then with all that it rests on."""

    def shortly(found: Estimate) -> str:
        if found.value is None:
            return _WITHOUT.get(found.status, found.status)
        of = rests_on(one, found).removesuffix(f" {one.unit}")
        doubt = ", unreliable" if found.status == "[u]" else ""
        return figure(one, found) + (f" ({of}{doubt})" if of else "")

    def with_limits(found: Estimate) -> str:
        return ", ".join(part for part in (shortly(found), interval(one, found)) if part)

    def with_note(found: Estimate) -> str:
        return f"{with_limits(found)} ({found.note.rstrip('.') or 'without a note'})"

    def exactly(found: Estimate) -> str:
        return shortly(found) if found.value is None else f"{found.value:,.10g}"

    return shortly, with_limits, with_note, exactly
