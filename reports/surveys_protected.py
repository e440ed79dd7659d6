"""A survey as anyone but staff sees it: small numbers hidden, once, below charts and tables.

Where people are matched, only those are looked at (``see`` with ``matched_only``): the answers of
whoever was lost would be the difference between two figures.
"""

from dataclasses import replace

from metrics.disclosure import HIDDEN_UP_TO
from metrics.surveys.hidden import (
    profile_of,
    protect_change,
    protect_contrast,
    protect_distribution,
    protect_matching,
    protect_scale,
)
from reports.surveys_seen import Asked, Moved, Seen


def protected(seen: Seen) -> Seen:
    """Return what may be shown of a survey to anyone but staff."""
    profile = profile_of(seen.people)
    limit = HIDDEN_UP_TO[profile]
    asked = tuple(_asked(one, profile) for one in seen.asked)
    without = {one.item for one in asked if not _has_means(one)}
    moved = [_moved(one, profile, one.item not in without) for one in seen.moved]
    scales_moved = [_moved(one, profile, True) for one in seen.scales_moved]
    return replace(
        seen,
        sides={side: None if 0 < (n or 0) <= limit else n for side, n in seen.sides.items()},
        matching=protect_matching(seen.matching, profile) if seen.matching else None,
        asked=asked,
        moved=tuple(one for one in moved if one),
        scales=tuple(kept for one in seen.scales if (kept := protect_scale(one, profile))),
        scales_moved=tuple(one for one in scales_moved if one),
        profile=profile,
    )


def _asked(one: Asked, profile: str) -> Asked:
    return Asked(one.item, {s: protect_distribution(d, profile) for s, d in one.sides.items()})


def _has_means(one: Asked) -> bool:
    """Say whether the means of an item are shown anyway, of both groups."""
    return all(found.mean is not None for found in one.sides.values() if found.n != 0)


def _moved(one: Moved, profile: str, means: bool) -> Moved | None:
    contrast = protect_contrast(one.contrast, profile, means=means) if one.contrast else None
    if one.contrast and contrast is None:
        return None
    change = protect_change(one.change, profile, means=means) if one.change else None
    if change is None and contrast is None:
        return None
    shown = one.means if means and change else None
    return replace(one, change=change, contrast=contrast, means=shown)
