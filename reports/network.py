"""How partners work together, in words and tables."""

from collections.abc import Mapping, Sequence

import pandas as pd

from data.lists import PARTNER_TYPES
from metrics.network import Network, Tie, TypesTied
from metrics.shapes import RELIABLE
from reports.wording import listed, number, per_cent, plural, spelled

Names = Mapping[str, str]

APART = "No joint work in this period"
DENSITY = "pairs of partners that worked together ÷ all pairs · by quarter"

#: What stands under the table of credits.
NOT_RELEASED = (
    "Who works with whom is drawn from single events and campaigns, which no release holds; staff "
    "see it. What is released of how partners work together stands here, and each name opens its "
    "figure over time."
)
CREDITED = (
    "Whoever leads and whoever contributes is credited apart, so the columns of partners do not "
    "add up to the coalition's figure: a joint event or campaign counts once for the coalition. "
    "In the middle: the share of shortest links between two other partners that lead through this "
    "one (betweenness)."
)


def type_name(type_: str) -> str:
    """Return what a type of partner is called."""
    return PARTNER_TYPES.label(type_) if type_ else "Type not given"


def of_tie(tie: Tie, names: Names) -> str:
    """Return what two partners did together."""
    parts = [
        plural(count, *words)
        for count, words in (
            (tie.events, ("joint event", "joint events")),
            (tie.campaigns, ("joint campaign", "joint campaigns")),
        )
        if count
    ]
    return f"{_name(tie.one, names)} and {_name(tie.other, names)}: {listed(parts)}"


def of_partner(network: Network, partner: str, names: Names) -> str:
    """Return what a partner is and with how many others it worked."""
    ties = network.works_with[partner]
    others = f"worked with {plural(ties, 'other', 'others')}" if ties else "no joint work"
    member = "" if partner in network.members else "; no member in this period"
    return f"{_name(partner, names)}: {type_name(network.types.get(partner, ''))}; {others}{member}"


def of_types(tied: TypesTied, one: str, other: str) -> str:
    """Return how partners of two types are tied."""
    who = type_name(one) if one == other else f"{type_name(one)} and {type_name(other)}"
    pairs = f"{tied.ties} of {plural(tied.possible, 'pair', 'pairs')} worked together"
    return f"{who}: {pairs}, in {plural(tied.works, 'joint work', 'joint works')}"


def finding(network: Network) -> str:
    """Return the title of the graph."""
    count = len(network.partners) - len(network.isolated)
    if not count:
        return "No two partners worked together"
    return f"{count} of {plural(len(network.partners), 'partner', 'partners')} {_grouped(network)}"


def _grouped(network: Network) -> str:
    groups = len(network.groups)
    if groups == 1:
        return "are linked by joint work, in one group"
    largest = len(network.groups[0])
    return f"are linked by joint work, in {spelled(groups)} groups, the largest of {largest}"


def groups(network: Network) -> str:
    """Return how many groups there are, and how large: "two, of 5 and 3 partners"."""
    sizes = listed([number(len(group)) for group in network.groups])
    return f"{spelled(len(network.groups))}, of {sizes} partners" if network.groups else "none"


def measure(network: Network) -> str:
    """Return the subtitle of graph and matrix."""
    left_out = "" if network.meetings else " · coalition meetings left out"
    return f"joint events and campaigns · {network.window.label}{left_out}"


def strongest(network: Network, names: Names) -> str:
    """Return the title of the matrix: which two did most together."""
    if not network.ties:
        return "No two partners worked together"
    most = max(tie.works for tie in network.ties)
    those = [tie for tie in network.ties if tie.works == most]
    works = plural(most, "joint work", "joint works")
    if len(those) == 1:
        pair = listed([_name(those[0].one, names), _name(those[0].other, names)])
        return f"{pair}: {works}, the most of any two"
    return f"{works} in {spelled(len(those))} pairs, the most of any two"


def between_types(network: Network) -> str:
    """Return the title of types by types: how many ties cross from one type to another."""
    ties = len(network.ties)
    if not ties:
        return "No two partners worked together"
    across = sum(
        network.types.get(tie.one, "") != network.types.get(tie.other, "") for tie in network.ties
    )
    return f"{across} of {plural(ties, 'tie crosses', 'ties cross')} from one type to another"


def types_told(network: Network) -> str:
    """Return every two types with ties, in words."""
    tied = network.types_tied.items()
    return " ".join(f"{of_types(found, *pair)}." for pair, found in tied if found.ties)


def over_time(series: Sequence[Network]) -> str:
    """Return the title of the trend."""
    last = series[-1] if series else None
    if last is None or last.density is None:
        return "There are no two partners that could work together"
    pairs = f"{len(last.ties)} of {plural(last.possible, 'pair', 'pairs')}"
    partial = f", not whole yet: {last.partial.words}" if last.partial else ""
    return f"{pairs} worked together in {last.window.label}{partial}"


def summary(network: Network, names: Names) -> str:
    """Return the network in plain words: the sentence above it, and its alternative text."""
    if len(network.partners) < 2:
        who = plural(len(network.partners), "partner", "partners")
        return f"In {network.window.label} the coalition had {who}: there is nobody to work with."
    works = _works(network)
    if not network.ties:
        return f"In {network.window.label} {works}: no two partners worked together."
    linked = len(network.partners) - len(network.isolated)
    sentences = [
        f"In {network.window.label} {works}",
        f"{linked} of {plural(len(network.partners), 'partner', 'partners')} had joint work with "
        f"at least one other{_in_groups(network)}",
        f"{len(network.ties)} of {plural(network.possible, 'pair', 'pairs')} worked together; a "
        f"partner worked with {number(round(network.mean_ties or 0, 1))} others on average",
    ]
    if network.isolated:
        alone = listed([_name(partner, names) for partner in network.isolated])
        sentences.append(f"Without joint work: {alone}")
    return ". ".join(sentences) + "."


def _works(network: Network) -> str:
    counts = {
        kind: sum(work.kind == kind for work in network.tying) for kind in ("events", "campaigns")
    }
    nouns = {
        "events": ("joint event", "joint events"),
        "campaigns": ("joint campaign", "joint campaigns"),
    }
    parts = [plural(count, *nouns[kind]) for kind, count in counts.items() if count]
    single = len(parts) == 1 and parts[0].startswith("1 ")
    said = f"there {'was' if single or not parts else 'were'} {listed(parts) or 'no joint work'}"
    left_out = len(network.joint) - len(network.tying)
    if not left_out:
        return said
    meetings = plural(left_out, "coalition meeting", "coalition meetings")
    return f"{said}, {meetings} left out"


def _in_groups(network: Network) -> str:
    groups = len(network.groups)
    if groups == 1:
        return ", all linked in one group"
    return f", in {spelled(groups)} groups not linked to each other"


def middle(network: Network, names: Names) -> str:
    """Return who is tied to most others, and how little that may mean."""
    if not network.ties:
        return ""
    most = max(network.works_with.values())
    those = [partner for partner, ties in network.works_with.items() if ties == most]
    others = len(network.partners) - 1
    if len(those) <= 3:
        said = f"Tied to most: {listed([_name(p, names) for p in those])}, with {most} of {others} "
        said += "others."
    else:
        said = f"{len(those)} partners are tied to {most} of {others} others, the most there is."
    single = sum(tie.works == 1 for tie in network.ties)
    said += (
        f" n = {plural(len(network.tying), 'joint work', 'joint works')}; {single} of "
        f"{plural(len(network.ties), 'tie rests', 'ties rest')} on one joint work only."
    )
    if len(network.tying) < RELIABLE:
        said += " Ties are few: one event more or less can change who is in the middle."
    return said


def coverage(network: Network) -> str:
    """Return which types of partner the coalition has, and which it lacks."""
    there = [type_ for type_ in PARTNER_TYPES if type_ in network.members_by_type]
    lacking = [type_name(type_) for type_ in PARTNER_TYPES if type_ not in there]
    every = spelled(len(list(PARTNER_TYPES)))
    if not lacking:
        return f"All {every} types of partner are in the coalition."
    said = f"Partners are of {spelled(len(there))} of {every} types."
    return f"{said} None is of the type {_or(lacking)}."


def _or(names: Sequence[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def ties_table(network: Network, names: Names) -> pd.DataFrame:
    """Return each pair that worked together, those with most joint works first."""
    columns = ["Partner", "And", "Joint events", "Joint campaigns", "Together"]
    ordered = sorted(network.ties, key=lambda tie: (-tie.works, tie.one, tie.other))
    rows = [
        (_name(t.one, names), _name(t.other, names), t.events, t.campaigns, t.works)
        for t in ordered
    ]
    return pd.DataFrame(rows, columns=columns)


def credits_table(network: Network, names: Names) -> pd.DataFrame:
    """Return what each partner led and contributed to, by name; last the coalition."""
    rows = []
    for credit in sorted(network.credits, key=lambda c: _name(c.partner, names).casefold()):
        row: dict[str, str] = {
            "Partner": _name(credit.partner, names),
            "Type": type_name(network.types.get(credit.partner, "")),
        }
        for kind, title in (("events", "Events"), ("campaigns", "Campaigns")):
            row[f"{title} led"] = str(credit.led[kind])
            row[f"{title} led with others"] = str(credit.led_jointly[kind])
            row[f"{title} contributed to"] = str(credit.contributed[kind])
        tied = network.works_with.get(credit.partner)
        row["Worked with"] = "" if tied is None else str(tied)
        middle = network.between.get(credit.partner)
        row["In the middle"] = "" if middle is None else per_cent(middle)
        rows.append(row)
    return pd.DataFrame([*rows, _coalition(network)])


def _coalition(network: Network) -> dict[str, str]:
    row = {"Partner": "The coalition, each once", "Type": ""}
    for kind, title in (("events", "Events"), ("campaigns", "Campaigns")):
        row[f"{title} led"] = str(sum(work.kind == kind for work in network.works))
        row[f"{title} led with others"] = str(sum(work.kind == kind for work in network.joint))
        row[f"{title} contributed to"] = ""
    return row | {"Worked with": "", "In the middle": ""}


def coverage_table(network: Network) -> pd.DataFrame:
    """Return each of the types of partner: how many there are, and how many have joint work."""
    rows = []
    for type_ in PARTNER_TYPES:
        some = network.members_by_type.get(type_, ())
        tied = sum(bool(network.works_with[partner]) for partner in some)
        rows.append(
            {
                "Type": type_name(type_),
                "Partners": str(len(some)) if some else "none",
                "With joint work": str(tied) if some else "–",
            }
        )
    return pd.DataFrame(rows)


def types_table(network: Network) -> pd.DataFrame:
    """Return each two types between which there could be a tie."""
    rows = [
        (type_name(one), type_name(other), tied.ties, tied.possible, tied.works)
        for (one, other), tied in network.types_tied.items()
    ]
    columns = ["Type", "And", "Pairs that worked together", "Pairs there are", "Joint works"]
    return pd.DataFrame(rows, columns=columns)


def density_table(series: Sequence[Network]) -> pd.DataFrame:
    """Return the trend as a table."""
    return pd.DataFrame(
        {
            "Period": network.window.label,
            "Partners": len(network.partners),
            "Pairs that worked together": len(network.ties),
            "Pairs there are": network.possible,
            "Share": "[z]" if network.density is None else per_cent(network.density),
            "Not whole yet": network.partial.words if network.partial else "",
        }
        for network in series
    )


def _name(partner: str, names: Names) -> str:
    return names.get(partner, partner)
