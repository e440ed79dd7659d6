"""Results in words: numbers as people write them, one plain sentence a result."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import ceil, floor

from data.board import MISSING, OWED, Owed
from data.lists import DESIGNS, WAVES
from metrics.change import Usual
from metrics.dimensions import Labels, label
from metrics.evidence import badge
from metrics.indicator import Indicator
from metrics.methods import difference
from metrics.rates import Per
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.surveyed import NetScore, Shift

#: Status → what it means, inside a sentence.
SYMBOLS = {
    "[c]": "hidden to protect people: because it is small, or so that a small one cannot be worked "
    "out",
    "[x]": "not available: nothing was reported",
    "[z]": "not applicable: it would be divided by zero, or is not recorded this way",
    "[u]": "unreliable: it rests on fewer than 20",
}

#: What is true of ``[c]`` besides, said wherever symbols are explained.
GUARDS = "a figure hidden only to guard another may itself be possible to work out"

#: The other reason for ``[c]``: by how few a figure was corrected would be a small number too.
CORRECTED = "or because a few people more or fewer were counted since an earlier release"

#: Status → what it means, as legends and glossaries explain it.
LEGEND = SYMBOLS | {"[c]": f"{SYMBOLS['[c]']}, {CORRECTED}; {GUARDS}"}

#: Words of method that stand beside figures → what they mean.
METHODS = {
    "usual range": "The control limits of the quarters before (XmR chart: mean ± 2.66 × mean "
    "moving range), once there are eight quarters. Inside it, a change is no more than the usual "
    "ups and downs.",
    "95 % interval": "Wilson's interval of a proportion: the shares that fit what was seen.",
    "between … and …": "Limits of a number of people where some were only counted: the fewest and "
    "the most different people there can have been.",
    "n": "How many a share or mean rests on.",
}

_FIXED = "\u00a0"


def number(value: float) -> str:
    """Return a number as people write it: 1,240; 81.5; 0.062."""
    if float(value).is_integer() or abs(value) >= 100:
        return f"{value:,.0f}"
    # Of 0.000012 the plain format would make 1.2e-05.
    return f"{value:.1f}" if abs(value) >= 1 else f"{Decimal(f'{value:.2g}'):f}"


def per_cent(share: float) -> str:
    """Return a share in per cent, with a decimal below ten: 58 %; 6.2 %."""
    percentage = share * 100
    whole = percentage >= 9.95 or percentage == 0
    return f"{percentage:.0f}{_FIXED}%" if whole else f"{percentage:.1f}{_FIXED}%"


def figure(one: Indicator, estimate: Estimate) -> str:
    """Return the figure itself, without its unit; its symbol where there is none."""
    if estimate.value is None:
        return estimate.status
    return amount(one, estimate.value)


def amount(one: Indicator, value: float) -> str:
    """Return a value of an indicator: a share in per cent, a change or net score with its sign."""
    if one.is_share:
        return per_cent(value)
    return signed(value) if isinstance(one.value, Shift | NetScore) else number(value)


def signed(value: float) -> str:
    """Return a number with its sign, zero without: +0.4; −12; 0."""
    words = number(round(abs(value), 2))
    return words if float(words.replace(",", "")) == 0 else f"{'+' if value > 0 else '−'}{words}"


def unit(one: Indicator, result: Result) -> str:
    """Return the unit that stands beside a count; nothing beside a share."""
    if one.is_share or result.estimate.value is None:
        return ""
    words = str(result.named.get("unit") or one.unit)
    return SINGULAR.get(words, words) if result.estimate.value == 1 else words


def short_unit(one: Indicator, result: Result) -> str:
    """Return the unit inside a sentence: of "points, −100 to 100" the points."""
    return unit(one, result).partition(", ")[0]


#: Unit → the same of one.
SINGULAR = {
    "areas": "area",
    "attendances": "attendance",
    "campaigns": "campaign",
    "contacts": "contact",
    "copies": "copy",
    "events": "event",
    "hours": "hour",
    "incidents": "incident",
    "items": "item",
    "nights": "night",
    "partners": "partner",
    "people": "person",
    "sessions": "session",
    "tips": "tip",
    "types": "type",
    "walk-ins": "walk-in",
}


def interval(one: Indicator, estimate: Estimate) -> str:
    """Return the interval in words; nothing where there is none."""
    if estimate.low is None or estimate.high is None or estimate.low == estimate.high:
        return ""
    if one.is_share:
        low, high = (per_cent(v).removesuffix(f"{_FIXED}%") for v in (estimate.low, estimate.high))
        return f"95{_FIXED}% interval {low} to {high}{_FIXED}%"
    low, high = amount(one, estimate.low), amount(one, estimate.high)
    sampled = isinstance(one.value, Shift | NetScore)
    if sampled or (isinstance(one.value, Per) and one.value.counts):
        return f"95{_FIXED}% interval {low} to {high}"
    return f"between {low} and {high}"


def rests_on(one: Indicator, estimate: Estimate) -> str:
    """Return what a share or rate rests on: "42 of 60 registrations"; nothing for a count."""
    if isinstance(one.value, Shift):
        return moved(estimate)
    if estimate.denominator is None or estimate.numerator is None:
        return ""
    if isinstance(one.value, NetScore):
        return f"{number(estimate.denominator)} answered"
    if isinstance(one.value, Per):
        over, under = number(estimate.numerator), number(estimate.denominator)
        return one.value.said.format(over=over, under=under)
    unit = SINGULAR.get(one.unit, one.unit) if estimate.denominator == 1 else one.unit
    return f"{number(estimate.numerator)} of {number(estimate.denominator)} {unit}"


def moved(estimate: Estimate) -> str:
    """Return how many improved, stayed and declined: "24 improved, 10 the same, 6 declined"."""
    if estimate.moved is None:
        return ""
    up, same, down = (number(count) for count in estimate.moved)
    return f"{up} improved, {same} the same, {down} declined"


def stratum(one: Indicator, result: Result, known: Labels) -> str:
    """Return which of several never added up a result is: "Social media"; "matched, after"."""
    if not one.apart or not result.group:
        return ""
    held = result.named
    if "design" in one.apart:
        wave = f", wave: {WAVES.label(str(held['wave'])).lower()}" if "wave" in held else ""
        return f"survey {held.get('survey')}{wave}"
    names = [name for name in one.apart if name != "unit"]
    return ", ".join(label(known, name, held.get(name), one) for name in names)


def evidence(one: Indicator, result: Result) -> str:
    """Return how much a figure can carry: its badge; of an outcome first its design and n."""
    held = badge(one, result)
    if one.level != "outcome" or result.estimate.n is None:
        return held.label if held else ""
    design = DESIGNS.label(str(result.named.get("design", "")))
    rate = result.estimate.matched
    matched = f"{per_cent(rate)} of those asked before matched" if rate is not None else ""
    wave = result.named.get("wave")
    of_wave = f" {WAVES.label(str(wave)).lower()}" if wave else ""
    words = (
        design,
        f"n = {number(result.estimate.n)}{of_wave}",
        matched,
        held.label if held else "",
    )
    return " · ".join(word for word in words if word)


def before(one: Indicator, other: Result | None) -> str:
    """Return what a figure is held against: "Before: 50 % (15 of 30 respondents)"."""
    if other is None or other.estimate.value is None:
        return ""
    ((dimension, value),) = one.against.items()
    name = label({}, dimension, value, one)
    return f"{name}: {figure(one, other.estimate)} ({rests_on(one, other.estimate)})"


def change(usual: Usual | None, one: Indicator, short: bool = False) -> str:
    """Return the verdict on change, in the words of the method; nothing without one.

    Context has its usual range and no verdict. In short, the range stands without its name.
    """
    if usual is None:
        return ""
    low, high = (amount(one, limit) for limit in usual_limits(one, usual))
    usual_range = f"usual range {low} to {high}"
    if one.level == "context" or not usual.verdict:
        return usual_range
    # Why, unless it is just that the figure is outside the range that stands beside it.
    run = any(signal.rule == 1 for signal in usual.signals)
    why = f": {usual.why}" if usual.why and not run else ""
    if short:
        return f"{usual.verdict}{why}, {low} to {high}"
    return f"{usual.verdict}{why} ({usual_range})"


def usual_limits(one: Indicator, usual: Usual) -> tuple[float, float]:
    """Return the limits of a usual range as they are written: of a count the whole numbers in it.

    Written so, no count outside the range stands on its limit: 6 is above 0 to 5.98, as 0 to 5.
    """
    counts = not (one.is_share or isinstance(one.value, Shift | NetScore | Per))
    low, high = ceil(round(usual.low, 9)), floor(round(usual.high, 9))
    return (low, high) if counts and low <= high else (usual.low, usual.high)


def partly(result: Result) -> str:
    """Return why a figure is of a window not whole yet: "partial: 2 of 3 months"; or nothing."""
    return f"partial: {result.partial.words}" if result.partial else ""


def reading(
    one: Indicator, result: Result, known: Labels, usual: Usual | None = None, place: str = ""
) -> str:
    """Return one plain sentence that says a result: on cards, under charts, as alternative text.

    Args:
        one: the indicator.
        result: what to say.
        known: how codes are called.
        usual: its usual range, if there is one.
        place: what the figure is of, where it is not the whole coalition.
    """
    estimate = result.estimate
    when = f"In {result.window.label}"
    of = f"{one.title}{f' ({which})' if (which := stratum(one, result, known)) else ''}"
    where = f" for {place}" if place else ""
    if estimate.value is None:
        why = SYMBOLS.get(estimate.status, "no figure")
        return f"{when}, {of[0].lower() + of[1:]}{where}: {why}."
    said = figure(one, estimate)
    if one.is_share:
        said += f" ({rests_on(one, estimate)})"
    else:
        said += f" {short_unit(one, result)}"
    if one.level == "outcome":
        said += f" ({evidence(one, result).replace(' · ', '; ')})"
    sure = f", {words}" if (words := interval(one, estimate)) else ""
    verdict = f"; {words}" if (words := change(usual, one)) else ""
    doubt = "; unreliable, fewer than 20" if estimate.status == "[u]" else ""
    partial = f"; {words}" if (words := partly(result)) else ""
    return f"{when}, {of[0].lower() + of[1:]}{where}: {said}{sure}{verdict}{doubt}{partial}."


_SMALL = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip


def spelled(count: int) -> str:
    """Return a small number as a word."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else f"{count:,}"


def plural(value: float, one: str, several: str) -> str:
    """Return a count with its noun: "1 event", "14 events"."""
    return f"{number(value)} {one if value == 1 else several}"


def summary(
    results: Mapping[str, Result],
    reported: int,
    expected: int,
    quarter: str,
    window: str,
    before_: Mapping[str, Result | None] | None = None,
    whole: int | None = None,
) -> str:
    """Return the sentence above the overview: what the quarter was, in plain words.

    Args:
        results: code → result of the window, of those indicators that are in it.
        reported: partners that reported.
        expected: partners that are members.
        quarter: the quarter they reported for.
        window: what the window of the figures is called.
        before_: code → what a figure of it is held against: the wave before.
        whole: how many of those that reported did so in full; None: not known.
    """
    sentences = []
    if expected:
        sentences.append(who_reported(reported, expected, quarter, whole))
    parts = [part for part in _did(results) if part]
    if parts:
        when = "" if window == quarter else f"In {window}, "
        told = listed(parts)
        sentences.append(f"{when}{told}." if when else f"{told.capitalize()}.")
    sentences += _learned(results, before_ or {})
    return " ".join(sentences)


def who_reported(some: int, of: int, quarter: str, whole: int | None = None) -> str:
    """Return how many partners reported a quarter, and how many of them in full.

    It is said so wherever it is said: a partner has reported once anything is in, and in full once
    every sheet expected of it is.

    Args:
        some: how many reported.
        of: how many partners there are.
        quarter: the quarter, as it is spoken of.
        whole: how many of those that reported did so in full; None: not known.
    """
    partners = "partner" if of == 1 else "partners"
    said = f"{spelled(some).capitalize()} of {spelled(of)} {partners} reported for {quarter}"
    if not some or whole is None:
        return f"{said}."
    if some == 1:
        return f"{said}, {'in full' if whole else 'not in full'}."
    return f"{said}, {'all' if whole == some else spelled(whole)} of them in full."


#: Code → what is said of it, as it stands before "rose from … to …".
_LEARNED = {
    "awareness_share": "recognising the signs of trafficking",
    "knows_how_to_report": "knowing where and how to report",
}


def _learned(results: Mapping[str, Result], before_: Mapping[str, Result | None]) -> list[str]:
    """Return a sentence a survey: what its respondents know, before and after, and how many."""
    told: dict[str, list[str]] = {}
    for code, what in _LEARNED.items():
        now = results.get(code)
        if now and now.estimate.value is not None and now.estimate.status == "ok":
            then = before_.get(code)
            told.setdefault(_survey(now, then), []).append(_went(what, now, then))
    return [f"{listed(parts)[:1].upper()}{listed(parts)[1:]} ({of})." for of, parts in told.items()]


def _went(what: str, now: Result, then: Result | None) -> str:
    after = now.estimate.value or 0
    if then is None or then.estimate.value is None:
        return f"{what}: {per_cent(after)} of respondents"
    was, is_ = per_cent(then.estimate.value), per_cent(after)
    if was == is_:
        return f"{what} stayed at {is_}"
    if by_chance(now, then):
        return f"{what} went from {was} to {is_}, no more than chance would explain"
    said = f"{what} {'rose' if after > then.estimate.value else 'fell'} from {was} to {is_}"
    return f"{said}, more than chance would explain" if beyond_chance(now, then) else said


#: Designs by which answers can be matched. Shares before and after are of all who answered each
#: time, so no comparison of them is one of the same people.
SAME = ("matched", "follow_up", "comparison")
EACH_TIME = "before and after, all who answered each time"


def by_chance(now: Result, then: Result) -> bool:
    """Say whether two shares differ no more than chance would explain, each of its own people."""
    return _is_past_chance(now, then) is False


def beyond_chance(now: Result, then: Result) -> bool:
    """Say whether two shares differ more than chance would explain, each of its own people."""
    return _is_past_chance(now, then) is True


def _is_past_chance(now: Result, then: Result) -> bool | None:
    """Say whether the interval of the difference leaves out 0; None: it is not known."""
    counts = [(one.estimate.numerator, one.estimate.denominator) for one in (now, then)]
    (good, n), (bad, m) = counts
    if good is None or bad is None or not n or not m:
        return None
    found = difference(good, n, bad, m)
    if found.low is None or found.high is None:
        return None
    return not found.low <= 0 <= found.high


def _survey(now: Result, then: Result | None) -> str:
    """Return whom the figures are of: "survey S1; after only; n = 25"."""
    code = str(now.named.get("design", ""))
    is_compared = then is not None and then.estimate.value is not None
    design = EACH_TIME if is_compared and code in SAME else DESIGNS.label(code).lower()
    wave = WAVES.label(str(now.named.get("wave", "after"))).lower()
    counts = f"{number(now.estimate.n or 0)}"
    if then is not None and then.estimate.value is not None:
        counts = f"{number(then.estimate.n or 0)} before, {counts} {wave}"
    return f"survey {now.named.get('survey')}; {design}; n = {counts}"


def still_owed(owed: Sequence[Owed]) -> str:
    """Return what of a quarter is not in yet, by partner; nothing where all of it is."""
    parts = []
    for partner in owed:
        sheets = partner.named(MISSING, OWED)
        if sheets:
            parts.append(f"{partner.name} ({', '.join(sheets)})")
    return f"Not in yet: {'; '.join(parts)}." if parts else ""


def _did(results: Mapping[str, Result]) -> list[str]:
    def value(code: str) -> float | None:
        return results[code].estimate.value if code in results else None

    phrases = (
        ("campaigns_conducted", "campaign ran", "campaigns ran"),
        ("events_held", "event was held", "events were held"),
        (
            "people_trained",
            "professional completed a training",
            "professionals completed a training",
        ),
    )
    return [plural(v, one, more) for code, one, more in phrases if (v := value(code)) is not None]


def listed(parts: Sequence[str]) -> str:
    """Return words as a list in a sentence: "A, B and C"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
