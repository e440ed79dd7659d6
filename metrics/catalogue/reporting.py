"""Reporting to authorities: context, shown without a verdict."""

from data.kinds.events import Event
from data.kinds.outcomes import Outcome
from data.kinds.signins import SignIn
from data.kinds.trainings import Training
from metrics.indicator import Example, Indicator
from metrics.rates import Per
from metrics.shapes import Count, Distinct, Proportion
from metrics.terms import heads, people, total

_CAVEAT = (
    "Reporting rises as awareness rises: more tips can mean more awareness, more trafficking, or "
    "both. These figures say nothing about the coalition's effect."
)

CONTACTS_RECEIVED = Indicator(
    code="contacts_received",
    title="Contacts received",
    question="How many times did anybody contact a reporting channel?",
    theme="reporting",
    level="context",
    additivity="sum",
    value=Count(total(Outcome.contacts)),
    unit="contacts",
    definition="Contacts with a reporting channel of any sort, as recorded by those who run it; "
    "tips are a part of them.",
    source="report suspicious activities anonymously",
    caveat=_CAVEAT,
    profile="sensitive",
    example=Example(
        rows={
            "outcomes": (
                {"period": "2026-01", "channel": "hotline", "contacts": 80, "tips": 12},
                {"period": "2026-02", "channel": "web_form", "contacts": 35, "tips": 9},
            )
        },
        value=115,
        because="80 + 35 = 115, of which 12 + 9 were tips",
    ),
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
    hidden_with=("tips_received",),
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

REFERRED_SHARE = Indicator(
    code="tips_referred",
    title="Tips referred",
    question="What share of tips was passed on to an agency or service?",
    theme="reporting",
    level="context",
    additivity="ratio",
    value=Proportion(total(Outcome.passed_on), total(Outcome.referred_of)),
    unit="tips",
    definition="Tips passed on to an agency or service ÷ tips, where both were recorded.",
    source="tip-offs to law enforcement",
    caveat=_CAVEAT,
    profile="sensitive",
    hidden_with=("tips_received",),
    example=Example(
        rows={
            "outcomes": (
                {"period": "2026-01", "channel": "hotline", "tips": 30, "referred": 9},
                {"period": "2026-01", "channel": "text", "tips": 10, "referred": 1},
                {"period": "2026-01", "channel": "police", "tips": 8},
            )
        },
        value=0.25,
        because="(9 + 1) ÷ (30 + 10) = 10 ÷ 40 = 0.25; the police row does not say how many",
    ),
)

TIPS_PER_1000_REACHED = Indicator(
    code="tips_per_1000_reached",
    title="Tips per 1,000 people reached",
    question="How many tips were received for every 1,000 people reached in person?",
    theme="reporting",
    level="context",
    additivity="ratio",
    value=Per(
        Count(total(Outcome.tips)),
        Distinct(
            (people(SignIn, Event, Training),),
            (heads(Event.attended, unless="attended"), heads(Training.attended, unless="attended")),
        ),
        1000,
        counts=True,
        said="{over} tips, {under} people reached",
    ),
    unit="tips per 1,000 people reached",
    definition="Tips ÷ different people reached in person × 1,000. Where some people were only "
    "counted, the people reached are a lower limit and this figure an upper one.",
    source="enhanced reporting mechanisms",
    caveat=_CAVEAT + " Who gave a tip need not be whom the coalition reached.",
    profile="sensitive",
    hidden_with=("tips_received", "people_reached_unduplicated"),
    example=Example(
        rows={
            "outcomes": ({"period": "2026-01", "channel": "hotline", "tips": 3},),
            "events": ({"code": "E1", "attended": 40},),
        },
        value=75,
        because="3 tips ÷ 40 people counted × 1,000 = 75",
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

AGENCY_COVERAGE = Indicator(
    code="agency_coverage",
    title="Agency coverage",
    question="Of the agencies that could record incidents, what share did?",
    theme="reporting",
    level="context",
    additivity="ratio",
    value=Proportion(total(Outcome.agencies_reporting), total(Outcome.agencies_all)),
    unit="agencies and months",
    definition="Agencies that reported ÷ agencies that could have, as written under “Coverage” (“2 "
    "of 3 agencies”), added over months. More incidents may be one more agency that reports.",
    source="reduced trafficking incidents",
    caveat="Reporting rises as awareness rises, and with every agency that joins: this says how "
    "much of what was recorded can be seen.",
    example=Example(
        rows={
            "outcomes": (
                {"period": "2026-01", "channel": "police", "coverage": "2 of 3 agencies"},
                {"period": "2026-02", "channel": "police", "coverage": "3 of 3 agencies"},
            )
        },
        value=5 / 6,
        because="(2 + 3) ÷ (3 + 3) = 5 ÷ 6",
    ),
)
