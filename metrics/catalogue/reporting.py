"""Reporting to authorities: context, shown without a verdict."""

from data.kinds.outcomes import Outcome
from metrics.indicator import Example, Indicator
from metrics.shapes import Count, Proportion
from metrics.terms import total

_CAVEAT = (
    "Reporting rises as awareness rises: more tips can mean more awareness, more trafficking, or "
    "both. These figures say nothing about the coalition's effect."
)

TIPS_RECEIVED = Indicator(
    code="tips_received",
    title="Tips received",
    question="How many tips reached a reporting channel?",
    theme="reporting",
    level="context",
    additivity="sum",
    value=Count(total(Outcome.tips)),
    unit="tips",
    definition="Contacts with a reporting channel that were tips, as recorded by those who run it.",
    source="tip-offs to law enforcement; report suspicious activities anonymously",
    caveat=_CAVEAT,
    profile="sensitive",
    example=Example(
        rows={
            "outcomes": (
                {"period": "2026-01", "channel": "hotline", "tips": 12},
                {"period": "2026-02", "channel": "hotline", "tips": 9},
                {"period": "2026-02", "channel": "text", "tips": 4},
            )
        },
        value=25,
        because="12 + 9 + 4 = 25",
    ),
)

ACTIONABLE_SHARE = Indicator(
    code="actionable_share",
    title="Actionable tips",
    question="What share of tips could be acted on?",
    theme="reporting",
    level="context",
    additivity="ratio",
    value=Proportion(total(Outcome.acted_on), total(Outcome.assessed)),
    unit="tips",
    definition="Actionable tips ÷ tips, where both were recorded.",
    source="enhanced reporting mechanisms",
    caveat=_CAVEAT,
    profile="sensitive",
    example=Example(
        rows={
            "outcomes": (
                {"period": "2026-01", "channel": "hotline", "tips": 30, "actionable": 12},
                {"period": "2026-01", "channel": "text", "tips": 10, "actionable": 4},
                {"period": "2026-01", "channel": "police", "tips": 8},
            )
        },
        value=0.4,
        because="(12 + 4) ÷ (30 + 10) = 16 ÷ 40 = 0.4; the police row does not say how many",
    ),
)

INCIDENTS_RECORDED = Indicator(
    code="incidents_recorded",
    title="Incidents recorded",
    question="How many incidents were recorded?",
    theme="reporting",
    level="context",
    additivity="sum",
    value=Count(total(Outcome.incidents)),
    unit="incidents",
    definition="Incidents as recorded by their source. Recording depends on which agencies report; "
    "see their coverage.",
    source="reduced trafficking incidents",
    caveat=_CAVEAT,
    profile="sensitive",
    example=Example(
        rows={
            "outcomes": (
                {"period": "2026-01", "channel": "police", "incidents": 3},
                {"period": "2026-03", "channel": "police", "incidents": 2},
            )
        },
        value=5,
        because="3 + 2 = 5",
    ),
)
