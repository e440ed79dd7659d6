"""The coalition's own lists: partners, areas, targets, dated notes and what its surveys ask."""

from data.demo import clinic_survey, grants, surveys
from data.demo.book import Rows
from data.demo.partners import PARTNERS, SCHOOLS
from data.demo.places import COUNTED_ON, DISTRICTS
from data.demo.story import (
    ALL_AGENCIES,
    NEW_NUMBER,
    PUSH,
    QUARTERS,
    SCHOOL_SEASON,
    TEXT_LINE,
    growth,
    season,
)
from data.periods import first_day

#: Indicator → target in the first quarter; it grows as the coalition does.
_AIMS = {
    "campaigns_conducted": 6,
    "events_held": 24,
    "event_attendance": 900,
    "materials_distributed": 3_000,
    "people_trained": 60,
    "trainings_community": 6,
}

#: First and last quarter → indicator → target. A year's of people or of a share is its own.
_AIMS_OF_A_YEAR: dict[tuple[str, str], dict[str, float]] = {
    ("2023Q4", "2024Q3"): {"people_reached_unduplicated": 1_200, "completion_rate": 0.8},
    ("2024Q4", "2025Q3"): {"people_reached_unduplicated": 1_500, "completion_rate": 0.85},
    ("2025Q4", "2026Q3"): {"people_reached_unduplicated": 1_800, "completion_rate": 0.85},
}
#: What one area or one partner set out to do in each quarter of the last year.
_AIMS_OF_ONE: tuple[dict[str, object], ...] = (
    {"indicator": "event_attendance", "area": "D01", "target": 150, "baseline": 110},
    {"indicator": "event_attendance", "area": "D02", "target": 60, "baseline": 0},
    {"indicator": "event_attendance", "area": "D07", "target": 120, "baseline": 90},
    {"indicator": "trainings_community", "partner": SCHOOLS, "target": 4, "baseline": 3},
)


def sheets() -> dict[str, Rows]:
    """Return the sheets of the coalition's workbook: kind of sheet → rows."""
    return {
        "partners": _partners(),
        "areas": _areas(),
        "grants": grants.rows(),
        "targets": [
            *(row for quarter in QUARTERS for row in _targets(quarter)),
            *_of_years(),
            *(one | {"for_quarter": quarter} for quarter in QUARTERS[-4:] for one in _AIMS_OF_ONE),
        ],
        "dated_notes": _notes(),
        "survey_items": [*surveys.items(), *clinic_survey.items()],
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
            "population": population,
            "population_date": day,
            "tile_column": district.column,
            "tile_row": district.row,
        }
        for district in DISTRICTS
        for day, population in zip(COUNTED_ON, (district.before, district.population), strict=True)
    ]


def _notes() -> Rows:
    return [
        {
            "date": TEXT_LINE,
            "explanation": "Text line opened",
            "indicator": "tips_received",
        },
        {
            "date": ALL_AGENCIES,
            "explanation": "The fourth agency began to report",
            "indicator": "incidents_recorded",
        },
        {
            "date": first_day(PUSH[0]),
            "explanation": "Two quarters of more trainings for officers began",
            "indicator": "trainings_law_enforcement",
        },
        {
            "date": NEW_NUMBER,
            "explanation": "Hotline number changed, posters put up",
            "indicator": "tips_received",
        },
        {
            "date": first_day("2026Q1"),
            "explanation": "The market hall closed for repairs",
            "indicator": "events_held",
            "area": "D07",
        },
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


def _of_years() -> Rows:
    return [
        {"indicator": code, "for_quarter": first, "until_quarter": last, "target": aim}
        for (first, last), aims in _AIMS_OF_A_YEAR.items()
        for code, aim in aims.items()
    ]
