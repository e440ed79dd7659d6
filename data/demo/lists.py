"""The coalition's own lists: partners, areas, targets and what its surveys ask."""

from data.demo import surveys
from data.demo.book import Rows
from data.demo.partners import PARTNERS
from data.demo.places import COUNTED_ON, DISTRICTS
from data.demo.story import PUSH, QUARTERS, SCHOOL_SEASON, growth, season

#: Indicator → target in the first quarter; it grows as the coalition does.
_AIMS = {
    "campaigns_conducted": 6,
    "events_held": 24,
    "event_attendance": 900,
    "materials_distributed": 3_000,
    "people_trained": 60,
    "trainings_community": 6,
}


def sheets() -> dict[str, Rows]:
    """Return the sheets of the coalition's workbook: kind of sheet → rows."""
    return {
        "partners": _partners(),
        "areas": _areas(),
        "targets": [row for quarter in QUARTERS for row in _targets(quarter)],
        "survey_items": surveys.items(),
    }


def _partners() -> Rows:
    return [
        {
            "code": partner.code,
            "name": partner.name,
            "type": partner.type,
            "joined": partner.joined,
            "reports": "; ".join(partner.sheets),
        }
        for partner in PARTNERS
    ]


def _areas() -> Rows:
    return [
        {
            "code": district.code,
            "name": district.name,
            "population": district.population,
            "population_date": COUNTED_ON,
            "tile_column": district.column,
            "tile_row": district.row,
        }
        for district in DISTRICTS
    ]


def _targets(quarter: str) -> Rows:
    schools_out = season(SCHOOL_SEASON, quarter) < 1
    aims = {code: round(aim * growth(quarter)) for code, aim in _AIMS.items()}
    aims["events_held"] -= 6 * schools_out
    rows = [
        {"indicator": code, "for_quarter": quarter, "target": aim, "baseline": _AIMS[code]}
        for code, aim in aims.items()
    ]
    officers = {
        "indicator": "trainings_law_enforcement",
        "for_quarter": quarter,
        "target": 5 if quarter in PUSH else 2,
        "baseline": 1,
    }
    aware = {
        "indicator": "awareness_share",
        "for_quarter": quarter,
        "target": 0.6,
        "baseline": 0.3,
    }
    return [*rows, officers, aware]
