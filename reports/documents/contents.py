"""The sections of reports: by code, each the function that tells it.

A section gets a ``Teller`` and gives a ``Section``, or None where the release has nothing for it.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reports.documents.blocks import Section
from reports.documents.sections import (
    appendix,
    areas,
    every,
    funding,
    levels,
    opening,
    provenance,
    spoken,
)
from reports.documents.telling import Teller

Tell = Callable[[Teller], Section | None]

SECTIONS: Mapping[str, Tell] = MappingProxyType(
    {
        "glance": opening.glance,
        "plain": opening.plain,
        "one_voice": spoken.one_voice,
        "about": appendix.about,
        "summary": opening.summary,
        "did": levels.did,
        "took_part": levels.took_part,
        "learned": levels.learned,
        "context": levels.context,
        "outputs": levels.outputs,
        "outcomes": levels.outcomes,
        "targets": funding.targets,
        "cost": funding.cost,
        "limits": funding.limits,
        "profile": areas.profile,
        "profile_did": areas.did,
        "profile_reached": areas.reached,
        "profile_context": areas.context,
        "voices": spoken.voices,
        "tables": every.main_tables,
        "every_table": every.every_table,
        "method": appendix.method,
        "completeness": appendix.completeness,
        "protection": appendix.protection,
        "revisions": provenance.revisions,
        "receipt": provenance.receipt,
    }
)
