"""The list of coverage gaps in words and as a table: where the coalition was least."""

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.effort import Reached, all_together
from metrics.places import Place
from metrics.shapes import Estimate
from reports import wording
from reports.places import Names
from reports.tables import NOTES

#: How many areas are explained in sentences; the table has all of them.
EXPLAINED = 5

CAVEAT = (
    "The list says where the coalition was least, not where trafficking is most. Tips and "
    "incidents stand beside it as context, without a verdict: reporting rises as awareness rises, "
    "so few tips can mean little trafficking or little awareness. Nobody here predicts where "
    "trafficking happens, and no area is to be policed by this list."
)
HOW = (
    "Contacts are attendances at events and completions of trainings. An area has a gap if it gets "
    "less than half of what a resident gets in all areas together. The rank range is the lowest "
    "and highest rank of the area in the last four quarters: contacts come in groups, so chance is "
    "no measure of it."
)
NOT_RELEASED = (
    "Which areas these are rests on completions of trainings by area, which no release tells. "
    "Attendance at events for each 1,000 residents comes nearest: choose it above."
)
LEFT_OUT = "All areas together means those whose effort and residents can be shown."


def finding(listed: Sequence[Reached]) -> str:
    """Return how many areas have a gap."""
    gaps = sum(reached.gap for reached in listed)
    of = wording.spelled(len(listed))
    if not listed:
        return "Effort per resident cannot be told of any area"
    if not gaps:
        return f"None of {of} areas gets less than half of the effort per resident"
    verb = "gets" if gaps == 1 else "get"
    return (
        f"{wording.spelled(gaps).capitalize()} of {of} areas {verb} less than half of the effort "
        "per resident"
    )


def explained(listed: Sequence[Reached], names: Names, window: str) -> list[str]:
    """Return a sentence for each of the areas with a gap, the least first."""
    every = all_together(listed) if listed else 0
    sentences = []
    for reached in [r for r in listed if r.gap][:EXPLAINED]:
        contacts = reached.place.estimate.value or 0
        people = reached.place.area.residents or 0
        low, high = reached.ranks
        rank = f"rank {reached.rank}"
        rank += f", between {low} and {high} in the last four quarters" if low != high else ""
        sentences.append(
            f"{names[reached.place.area.code]}: {wording.number(contacts)} contacts for "
            f"{people:,} residents in {window}, {_rate(reached.rate)} per 1,000, against "
            f"{_rate(every)} in all areas together; {rank}."
        )
    return sentences


def nothing(listed: Sequence[Reached], names: Names) -> str:
    """Return which areas had no contact at all; empty where there is none."""
    none = [names[r.place.area.code] for r in listed if not r.place.estimate.value]
    if not none:
        return ""
    where = none[0] if len(none) == 1 else f"{', '.join(none[:-1])} and {none[-1]}"
    return (
        f"No contact is recorded in {where}: nothing took place there, or what did has not been "
        "reported or names no area."
    )


def table(
    listed: Sequence[Reached],
    hidden: Sequence[Place],
    context: Mapping[str, Mapping[str, Estimate]],
    names: Names,
) -> pd.DataFrame:
    """Return all areas, the least first; those without a figure last, without a rank.

    Args:
        listed: the areas with a figure.
        hidden: those without.
        context: the title of a context figure → area → its estimate.
        names: how areas are called.
    """
    every = all_together(listed) if listed else 0
    records = [
        {
            "Rank": f"{reached.rank}",
            "Rank range": f"{reached.ranks[0]} to {reached.ranks[1]}",
            "Area": names[reached.place.area.code],
            "Contacts per 1,000 residents": _rate(reached.rate),
            "Of all together": wording.per_cent(reached.rate / every) if every else "[z]",
            "Contacts": wording.number(reached.place.estimate.value or 0),
            "Residents": f"{reached.place.area.residents or 0:,}",
            "Gap": "gap" if reached.gap else "",
            **_beside(reached.place, context),
        }
        for reached in listed
    ] + [
        {
            "Rank": "",
            "Rank range": "",
            "Area": names[place.area.code],
            "Contacts per 1,000 residents": _without(place),
            "Of all together": _without(place),
            "Contacts": place.estimate.status
            if place.estimate.value is None
            else wording.number(place.estimate.value),
            "Residents": f"{place.area.residents:,}" if place.area.residents else "[x]",
            "Gap": "",
            **_beside(place, context),
        }
        for place in hidden
    ]
    frame = pd.DataFrame.from_records(records)
    frame.attrs[NOTES] = {"Contacts": HOW, "Keep in mind": CAVEAT}
    return frame


def _without(place: Place) -> str:
    return place.estimate.status if place.estimate.value is None else "[x]"


def _beside(place: Place, context: Mapping[str, Mapping[str, Estimate]]) -> dict[str, str]:
    told = {}
    for title, of in context.items():
        estimate = of.get(place.area.code)
        if estimate is None or estimate.value is None:
            told[f"Context: {title.lower()}"] = estimate.status if estimate else "[x]"
        else:
            told[f"Context: {title.lower()}"] = wording.number(estimate.value)
    return told


def _rate(value: float) -> str:
    return f"{value:,.2f}" if 0 < value < 1 else f"{value:,.1f}"
