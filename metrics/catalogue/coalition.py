"""The coalition: what partners put in together."""

from data.kinds.resources import Resource
from metrics.indicator import Example, Indicator
from metrics.shapes import Count
from metrics.terms import total

RESOURCES_SHARED = Indicator(
    code="resources_shared",
    title="Resources shared",
    question="What did partners share with each other and with those they serve?",
    theme="coalition",
    level="output",
    additivity="sum",
    value=Count(total(Resource.amount)),
    unit="in the unit beside it",
    definition="Amounts by type and unit: shelter nights, legal aid and counselling offered, "
    "venues, staff time, money. Different types and units are never added.",
    source="resource sharing; joint funding",
    apart=("type", "unit"),
    example=Example(
        rows={
            "resources": (
                {"for_quarter": "2026Q1", "type": "shelter_nights", "amount": 14, "unit": "nights"},
                {"for_quarter": "2026Q1", "type": "legal_aid", "amount": 6, "unit": "referrals"},
            )
        },
        value=14,
        because="shelter nights, the largest: 14; legal aid has a unit of its own",
    ),
)
