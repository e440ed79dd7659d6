"""An indicator by area in words and tables."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from data.periods import MONTHS
from metrics.comparing import Spot
from metrics.indicator import Indicator
from metrics.places import FEW, GROUPS, NO_CHANCE, PARTLY, POPULATION, Compared, Place
from metrics.rates import Per
from metrics.releases.beside import Ground
from metrics.shapes import Distinct, Estimate
from reports import wording
from reports.languages import to_say
from reports.tables import NOTES, notes

Names = Mapping[str, str]

#: A place and its figure as it is told: as counted, for each so many residents, or smoothed.
Told = tuple[Place, Estimate]

WHY_SMOOTH = (
    "Where few people live, a rate swings wildly: one event more or less moves it far, and the "
    "smallest areas come out highest and lowest by chance. A smoothed rate is drawn towards that "
    "of all areas together, the fewer residents the more, as far as chance alone could explain "
    "where it lies (empirical Bayes, Marshall 1991)."
)
CHANCE = (
    "Inside the inner band lie 95 %, inside the outer 99.8 % of areas that differ from all "
    "together by chance alone. Areas differ by more than chance in most things: one outside is one "
    "to look at, and says nothing of why."
)
#: Said wherever a count of areas stands beside areas that a release tells as one.
AS_ONE = to_say("{areas} are told as one area; where areas are counted, each of them counts.")
_WHY_NOT = {
    FEW: "Two areas at least need a figure that can be shown before they can be compared.",
    POPULATION: "What chance does can be told of rates only, which need the population of areas.",
    GROUPS: "{Unit} come many at a time, so how far chance scatters them cannot be worked out from "
    "their number: no intervals, smoothed rates or funnel are drawn from them.",
    PARTLY: "Some people were only counted, so how many different people they are is known within "
    "limits only; what chance does cannot be told from that.",
    NO_CHANCE: "This figure is not one of how many, so chance alone cannot explain how areas "
    "differ.",
}


def told_as_one(areas: Iterable[Ground]) -> list[str]:
    """Return which areas a release tells as one, a sentence for each that it tells so."""
    return [
        AS_ONE.format(areas=called_as_one(one, wording.listed(one.parts)))
        for one in areas
        if len(one.parts) > 1
    ]


def called_as_one(one: Ground, parts: str) -> str:
    """Return areas told as one by their names, with that which they have together, if another."""
    return parts if one.code in (parts, wording.listed(one.parts)) else f"{parts} ({one.code})"


def why_not(one: Indicator, reason: str) -> str:
    """Return why areas are not compared by what chance alone does."""
    return _WHY_NOT[reason].format(Unit=one.unit.capitalize())


def date(day: dt.date | None) -> str:
    """Return a day as people write it: 1 July 2025."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "date not given"


def amount(one: Indicator, value: float, rate: bool = True) -> str:
    """Return a figure; a rate with one decimal, below 1 with two, so that small ones stay apart."""
    if one.is_share:
        return wording.per_cent(value)
    if not rate or value == 0 or value >= 100:
        return wording.number(round(value) if rate else value)
    return f"{value:,.2f}" if value < 1 else f"{value:,.1f}"


def figure(one: Indicator, estimate: Estimate) -> str:
    """Return a figure in words; its symbol where there is none."""
    if estimate.value is None:
        return estimate.status
    return amount(one, estimate.value, _is_rate(estimate))


def _is_rate(estimate: Estimate) -> bool:
    return estimate.denominator is not None


def unit(one: Indicator, residents: int = 0) -> str:
    """Return what figures are told in: "events per 1,000 residents"; "share of registrations"."""
    if one.is_share:
        return f"share of {one.unit}"
    return f"{one.unit} per {residents:,} residents" if residents else one.unit


def interval(one: Indicator, estimate: Estimate) -> str:
    """Return an interval: "0.12 to 0.40"; nothing where there is none."""
    if estimate.low is None or estimate.high is None:
        return ""
    return _span(one, (estimate.low, estimate.high), _is_rate(estimate))


def together(one: Indicator, told: Sequence[Told], residents: int) -> float | None:
    """Return what all areas with a figure come to together; None where that cannot be said.

    Args:
        one: the indicator.
        told: the areas, with their figures as told.
        residents: how many the rates are for; 0: figures are not rates of residents.
    """
    # Different people are known within limits only, wider for all than for one area.
    if isinstance(one.value, Distinct) or _is_of_people(one):
        return None
    shown = [place for place, estimate in told if estimate.value is not None]
    parts = sum(place.estimate.numerator or 0 for place in shown)
    if one.is_share:
        whole = sum(place.estimate.denominator or 0 for place in shown)
        return parts / whole if whole else None
    people = sum(place.area.residents or 0 for place in shown)
    return parts * residents / people if residents and people else None


def _is_of_people(one: Indicator) -> bool:
    return isinstance(one.value, Per) and isinstance(one.value.over, Distinct)


def finding(one: Indicator, told: Sequence[Told], residents: int) -> str:
    """Return what a map or chart of areas shows, without ranking them."""
    shown = [estimate for _, estimate in told if estimate.value is not None]
    if not shown:
        return "No area has a figure that can be shown"
    ordered = sorted(shown, key=lambda estimate: estimate.value or 0)
    low, high = figure(one, ordered[0]), figure(one, ordered[-1])
    span = f"from {low} to {high}" if low != high else f"{low} in each"
    every = together(one, told, residents)
    said = f"Single areas {span}"
    if every is not None:
        said = f"All areas together {amount(one, every)}, single areas {span}"
    hidden = any(estimate.status == "[c]" for _, estimate in told)
    return f"{said}, as far as it can be shown" if hidden else said


def intervals_finding(one: Indicator, told: Sequence[Told], residents: int) -> str:
    """Return in how many areas the interval holds what all come to together."""
    every = together(one, told, residents)
    limits = [(e.low, e.high) for _, e in told if e.low is not None and e.high is not None]
    if not limits or every is None:
        return finding(one, told, residents)
    holding = sum(low <= every <= high for low, high in limits)
    said = f"{wording.spelled(holding)} of {wording.spelled(len(limits))} areas"
    if holding in (0, len(limits)):
        said = "no area" if not holding else f"all {wording.spelled(holding)} areas"
    return f"In {said} the interval holds the {amount(one, every)} of all together"


def reading(one: Indicator, told: Sequence[Told], names: Names, unit: str) -> str:
    """Return areas with their figures, as alternative text."""
    said = []
    for place, estimate in told:
        words = figure(one, estimate)
        if estimate.value is None:
            words = wording.SYMBOLS.get(estimate.status, "no figure")
        sure = f" ({limits})" if (limits := interval(one, estimate)) else ""
        said.append(f"{names[place.area.code]} {words}{sure}")
    return f"{one.title}, {unit}: {'; '.join(said)}."


def _with_notes(frame: pd.DataFrame, one: Indicator) -> pd.DataFrame:
    optional = ("Interval", "Symbol", "Rank", "Rank range", "Counted", "Method")
    frame = frame.drop(columns=[n for n in optional if n in frame and not any(frame[n])])
    frame.attrs[NOTES] = notes(one)
    return frame


def table(
    one: Indicator,
    told: Sequence[Told],
    names: Names,
    window: str,
    residents: int = 0,
    compared: Compared | None = None,
) -> pd.DataFrame:
    """Return areas with figure, interval, what it rests on, and the population with its date.

    A rank stands only where the ranks that cannot be ruled out stand beside it.
    """
    ranks = {}
    if compared:
        pairs = zip(compared.places, compared.ranks, strict=False)
        ranks = {place.area.code: rank for place, rank in pairs}
    records = []
    for place, estimate in told:
        rank = ranks.get(place.area.code)
        counted = wording.rests_on(one, estimate) if one.is_share else ""
        records.append(
            {
                "Area": names[place.area.code],
                "Period": window,
                unit(one, residents).capitalize(): figure(one, estimate),
                "Interval": interval(one, estimate),
                "Rank": f"{rank.rank}" if rank else "",
                "Rank range": f"{rank.best} to {rank.worst}" if rank else "",
                "Counted": counted or (wording.figure(one, place.estimate) if residents else ""),
                "Residents": _residents(place),
                "Symbol": "" if estimate.status == "ok" else estimate.status,
                "Method": estimate.method,
            }
        )
    return _with_notes(pd.DataFrame.from_records(records), one)


def _residents(place: Place) -> str:
    if not place.area.residents:
        return "no population listed"
    return f"{place.area.residents:,} ({date(place.area.counted_on)})"


def smoothing_finding(one: Indicator, compared: Compared, names: Names) -> str:
    """Return which area is drawn furthest towards all areas together."""
    pairs = list(zip(compared.places, compared.smooth, strict=True))
    place, most = max(pairs, key=lambda pair: abs(pair[1].rate - pair[1].raw))
    if abs(most.rate - most.raw) < 1e-9:
        return "Smoothing moves no area: all have the same rate"
    if all(smooth.weight == 0 for smooth in compared.smooth):
        return "The areas differ no more than chance makes them differ: all are drawn to one rate"
    raw, smooth = amount(one, most.raw), amount(one, most.rate)
    return f"{names[place.area.code]} is drawn furthest, from {raw} to {smooth}"


def smoothing_table(
    one: Indicator, compared: Compared, names: Names, residents: int
) -> pd.DataFrame:
    """Return the rates of areas as counted, smoothed, and how much of its own each keeps."""
    per = f"per {residents:,} residents"
    records = [
        {
            "Area": names[place.area.code],
            "Counted": wording.figure(one, place.estimate),
            "Residents": _residents(place),
            f"As counted, {per}": amount(one, smooth.raw),
            f"Smoothed, {per}": amount(one, smooth.rate),
            "Own rate kept": wording.per_cent(smooth.weight),
        }
        for place, smooth in zip(compared.places, compared.smooth, strict=True)
    ]
    return _with_notes(pd.DataFrame.from_records(records), one)


def funnel_finding(compared: Compared, names: Names) -> str:
    """Return how many areas lie outside what chance alone explains, and which."""
    spots = compared.funnel.spots
    pairs = list(zip(compared.places, spots, strict=True))
    far = [names[place.area.code] for place, spot in pairs if spot.far]
    near = [names[p.area.code] for p, spot in pairs if spot.outside and not spot.far]
    count = wording.spelled(len(spots))
    if far:
        verb = "lies" if len(far) == 1 else "lie"
        said = f"{wording.spelled(len(far)).capitalize()} of {count} areas {verb} outside what "
        return f"{said}chance alone explains: {_listed(far)}"
    if near:
        verb = "lies" if len(near) == 1 else "lie"
        return f"Chance alone could explain all {count} areas; {_listed(near)} {verb} near its edge"
    return f"Chance alone explains how all {count} areas differ"


def where(spot: Spot) -> str:
    """Return where an area lies in the funnel, in words."""
    if not spot.outside:
        return "within 95 % limits"
    return f"{spot.outside}, outside {'99.8' if spot.far else '95'} % limits"


def funnel_table(one: Indicator, compared: Compared, names: Names, residents: int) -> pd.DataFrame:
    """Return areas with their limits, and where each lies."""
    size = one.unit.capitalize() if one.is_share else "Residents"
    records = [
        {
            "Area": names[place.area.code],
            size: f"{spot.size:,.0f}",
            unit(one, residents).capitalize(): amount(one, spot.value),
            "95 % limits": _span(one, spot.warning),
            "99.8 % limits": _span(one, spot.alarm),
            "Lies": where(spot),
        }
        for place, spot in zip(compared.places, compared.funnel.spots, strict=True)
    ]
    return _with_notes(pd.DataFrame.from_records(records), one)


def _span(one: Indicator, limits: tuple[float, float], rate: bool = True) -> str:
    return " to ".join(amount(one, limit, rate) for limit in limits)


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
