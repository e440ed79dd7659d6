"""Surveys with open answers, drawn for a reader."""

from typing import Any

from workbooks import book, sheet, xlsx

#: Survey S1 asks for a figure and for words; in S2 nothing is open.
ITEMS = (
    {"survey": "S1", "item": "Q1", "wording": "What helped most?", "scale": "open"},
    {"survey": "S1", "item": "Q2", "wording": "How sure are you?", "scale": "confidence"},
    {"survey": "S2", "item": "Q1", "wording": "What helped most?", "scale": "agreement"},
)


def answered(*rows: dict[str, Any], items: tuple[dict[str, Any], ...] = ITEMS) -> bytes:
    """Return a workbook of survey answers of S1, after, with the items above."""
    return book(survey_items=items, surveys=[{"survey": "S1", "wave": "after"} | r for r in rows])


def answers_alone(*rows: dict[str, Any]) -> bytes:
    """Return the answers' sheet, without any list."""
    return xlsx(dict([sheet("surveys", [{"survey": "S1", "wave": "after"} | row for row in rows])]))
