"""Every indicator recomputed the slow, obvious way: from rows as uploaded, with loops and sets.

Nothing here is shared with ``metrics`` or the totals: what both come to was worked out twice. Rows
are dicts as ``workbooks.book`` takes them (codes, not labels), with who uploaded them. The rows and
the ways of counting are in ``plainly``, and so are the figures, by theme.
"""

from collections.abc import Callable

from plainly import awareness, coalition, community, feedback, reporting, surveys, training, voices
from plainly.awareness import active_in, campaigns_launched
from plainly.community import events_held, people_reached_unduplicated
from plainly.counting import share
from plainly.rows import (
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    PARTNERS_LISTED,
    PROFESSIONALS,
    PUBLIC,
    Answer,
    Coalition,
    Upload,
    View,
)
from plainly.training import completers, people_trained

__all__ = [
    "FIGURES",
    "NOT_APPLICABLE",
    "NOT_AVAILABLE",
    "PARTNERS_LISTED",
    "PROFESSIONALS",
    "PUBLIC",
    "UNKNOWN_BY",
    "Answer",
    "Coalition",
    "Upload",
    "View",
    "active_in",
    "campaigns_launched",
    "completers",
    "events_held",
    "people_reached_unduplicated",
    "people_trained",
    "share",
]

#: Indicator → what works it out.
FIGURES: dict[str, Callable[[View], Answer]] = {
    function.__name__: function
    for theme in (awareness, community, training, surveys, reporting, coalition, feedback, voices)
    for function in theme.FIGURES
}

#: Indicator → what it cannot be told apart by.
UNKNOWN_BY: dict[str, set[str]] = {
    "resources_shared": {"area", "audience"},
    "tips_received": {"audience"},
    "incidents_recorded": {"audience"},
    "actionable_share": {"audience"},
    "contacts_received": {"audience"},
    "tips_referred": {"audience"},
    "tips_per_1000_reached": {"audience"},
    "agency_coverage": {"audience"},
    "population_participation": {"partner", "audience"},
    "reporting_completeness": {"area", "audience"},
    "timeliness": {"area", "audience"},
}
UNKNOWN_BY |= {
    code: {"area", "partner", "audience"}
    for code in (
        "partners_active",
        "partner_types",
        "coalition_engagement",
        "coverage_gap",
        "target_attainment",
        "voices_publishable",
    )
}
