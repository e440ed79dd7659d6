"""What partners shared and what it cost, in words and tables."""

from collections.abc import Mapping, Sequence

import pandas as pd

from data.lists import RESOURCES
from metrics.results import Result
from reports.wording import LEGEND, listed, number, plural

#: What partners win together is told apart from what they share.
GRANT = "joint_grant"

#: What must be kept in mind of costs, whatever the figure.
COST_CAVEATS = (
    ("As reported, not audited.", "What nobody wrote down is not in it, staff time above all."),
    (
        "Cheaper is not better.",
        "Whoever is hardest to reach costs most, and a long training costs more than a booth.",
    ),
    (
        "Partners are not compared.",
        "What each does differs too much for its cost to say how well it works.",
    ),
)

#: What must be kept in mind of grants.
GRANTS = (
    "Each partner reports what it got of a grant. Where two report the same grant whole, it "
    "stands here twice."
)


def amount(result: Result) -> str:
    """Return an amount with its unit: "14 nights"; its symbol where it cannot be shown."""
    value = result.estimate.value
    if value is None:
        return result.estimate.status
    return f"{number(value)} {result.named.get('unit')}"


def called(result: Result) -> str:
    """Return what was shared, with its unit where the name does not say it."""
    type_ = RESOURCES.label(str(result.named.get("type")))
    unit = str(result.named.get("unit"))
    return type_ if unit.casefold() in type_.casefold().split() else f"{type_} ({unit})"


def summary(strata: Sequence[Result], window: str) -> str:
    """Return what was shared in a window, in one sentence."""
    every = [result for result in strata if result.estimate.value]
    shown = [result for result in every if result.named.get("type") != GRANT]
    if every and not shown:
        return f"In {window} a grant won together was reported, and nothing shared besides."
    if not shown:
        hidden = [result for result in strata if result.estimate.status in ("[c]", "[u]")]
        if hidden:
            return f"In {window} amounts were shared that are too small to be shown."
        return f"Nothing was reported as shared in {window}."
    parts = [_said(result) for result in shown]
    return f"In {window} partners shared {listed(parts)}. Different units are never added."


def _said(result: Result) -> str:
    type_ = RESOURCES.label(str(result.named.get("type")))
    unit = str(result.named.get("unit"))
    words = f"{type_[0].lower()}{type_[1:]}"
    if unit.casefold() in words.split():
        return f"{number(result.estimate.value or 0)} {words}"
    return f"{words} ({amount(result)})"


def amounts_table(strata: Sequence[Result]) -> pd.DataFrame:
    """Return what was shared, one row a type and unit."""
    return pd.DataFrame(
        {
            "Resource": RESOURCES.label(str(result.named.get("type"))),
            "Amount": amount_alone(result),
            "Unit": str(result.named.get("unit")),
        }
        for result in strata
    )


def amount_alone(result: Result) -> str:
    """Return an amount without its unit."""
    value = result.estimate.value
    return result.estimate.status if value is None else number(value)


def grants(found: Sequence[Result], names: Mapping[str, str]) -> str:
    """Return the grants won together in some quarters, in one sentence.

    Args:
        found: joint grants, by window, unit and where it may be told by partner.
        names: partner → its name.
    """
    known = [result for result in found if result.estimate.value]
    if not known:
        return "No grant won together was reported."
    by_unit: dict[str, float] = {}
    for result in known:
        unit = str(result.named.get("unit"))
        by_unit[unit] = by_unit.get(unit, 0) + (result.estimate.value or 0)
    amounts = listed([f"{number(value)} {unit}" for unit, value in by_unit.items()])
    quarters = list(dict.fromkeys(result.window.label for result in known))
    who = [names.get(p, p) for r in known if (p := str(r.named.get("partner") or ""))]
    by = f" They were reported by {listed(list(dict.fromkeys(who)))}." if who else ""
    return f"Grants won together: {amounts}, in {listed(quarters)}.{by}"


def grants_table(found: Sequence[Result], names: Mapping[str, str]) -> pd.DataFrame:
    """Return the grants won together, one row a quarter, unit and partner."""
    rows = []
    for result in found:
        if result.estimate.value == 0 or result.estimate.status == "[x]":
            continue
        row = {"Period": result.window.label}
        if "partner" in result.named:
            partner = str(result.named["partner"] or "")
            row["Partner"] = names.get(partner, partner or "Not given")
        rows.append(row | {"Amount": amount_alone(result), "Unit": str(result.named.get("unit"))})
    return pd.DataFrame(rows)


def both_known(known: Mapping[str, tuple[float, float]], window: str) -> str:
    """Return of how many events and sessions both cost and people are known.

    Args:
        known: noun of one, noun of several → how many have both, and how many there are.
        window: what the window is called.
    """
    parts = [
        f"{number(both)} of {plural(every, *nouns.split('/'))}"
        for nouns, (both, every) in known.items()
        if every
    ]
    if not parts:
        return f"No event or training session was reported for {window}."
    return f"Both cost and people are known of {listed(parts)}; the others are left out."


def symbols(found: Sequence[Result]) -> str:
    """Return what the symbols among some results mean."""
    there = sorted({result.estimate.status for result in found} & LEGEND.keys())
    return "; ".join(f"{symbol} {LEGEND[symbol]}" for symbol in there)
