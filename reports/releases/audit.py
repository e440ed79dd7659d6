"""What a release says of its protection: the rules, and how much they hide.

Whatever stands here follows from the figures as published. Which are small themselves, or how
many, is not said: whoever is told that is told that they are small.
"""

from typing import Any

from metrics.disclosure import HIDDEN_UP_TO
from metrics.releases.building import Built
from reports.wording import GUARDS, listed

_SAYS = (
    "Numbers of people from 1 up to the limit are hidden because they are small, and with them as "
    "many others as it takes so that a small one cannot be worked out. An attacker who knows "
    "everything published, the limits and how the numbers hang together then computed the range "
    "of every hidden number; nothing is released while the range of a small number leaves out 1 or "
    f"the first number above its limit. It is promised of small numbers alone: {GUARDS}."
)
#: What is said where earlier releases told of a hidden number what this one hides.
_TOLD = (
    "Of some numbers that are hidden here, {before} told too much already. What is told stays "
    "told: this release adds nothing to it, and could not take it back."
)


def audit(built: Built) -> dict[str, Any]:
    """Return the audit of a release, without anything that would give a hidden number away."""
    hidden = [figure for figure in built.figures if figure.result.estimate.status == "[c]"]
    whole = [figure for figure in hidden if not figure.by]
    return {
        "passed": built.report.ok,
        "says": _SAYS,
        "hidden_from_1_up_to": dict(HIDDEN_UP_TO),
        "least_range_of_a_small_number": {
            profile: [1, limit + 1] for profile, limit in HIDDEN_UP_TO.items()
        },
        "figures": len(built.figures),
        "figures_hidden": len(hidden),
        "figures_hidden_of_the_whole_coalition": len(whole),
        "told_before": _told_before(built),
        "share_hidden": round(len(hidden) / len(built.figures), 4) if built.figures else 0,
        "hidden_by_breakdown": _by_breakdown(built),
    }


def words(found: dict[str, Any]) -> str:
    """Return the audit in a sentence."""
    ranges = [high for _, high in found["least_range_of_a_small_number"].values()]
    told = " ".join(["", found["told_before"]]) if found.get("told_before") else ""
    unless = " that was not told before" if told else ""
    return (
        f"{found['figures_hidden']:,} of {found['figures']:,} figures are hidden. Whatever is put "
        f"together, each small number{unless} could still be any from 1 to {min(ranges)}, or to "
        f"{max(ranges)} where it is sensitive.{told}"
    )


def _told_before(built: Built) -> str:
    """Say which earlier releases told too much of what is hidden here; nothing where none did."""
    several = sorted({one.told_by for one in built.report.told if isinstance(one.told_by, int)})
    if not several:
        return ""
    noun = "release" if len(several) == 1 else "releases"
    return _TOLD.format(before=f"{noun} {listed([str(one) for one in several])}")


def _by_breakdown(built: Built) -> dict[str, int]:
    found: dict[str, int] = {}
    for figure in built.figures:
        name = ", ".join(figure.by) or "the whole coalition"
        found[name] = found.get(name, 0) + (figure.result.estimate.status == "[c]")
    return found
