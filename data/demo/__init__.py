"""The demonstration coalition: fictional, made here, uploaded like anyone's workbooks."""

from collections.abc import Iterator

from data.demo import campaigns, clinic_survey, context, events, grants, lists, surveys, trainings
from data.demo.book import Rows, write_book
from data.demo.partners import PARTNERS, Partner
from data.demo.planted import planted
from data.demo.story import QUARTERS
from data.periods import first_day, spoken

#: Sheets whose rows say which grant paid.
_PAID = ("campaigns", "events", "trainings")

__all__ = ["planted", "workbooks"]


def workbooks() -> Iterator[tuple[str, bytes]]:
    """Make the demonstration's workbooks: the coalition's lists, then each partner's quarters.

    Yields:
        File name and content, in an order in which they can be uploaded.
    """
    yield "Coalition.xlsx", write_book(lists.sheets())
    for quarter in QUARTERS:
        for partner in PARTNERS:
            if quarter not in partner.silent:
                name = f"{partner.name} {spoken(quarter)}.xlsx"
                yield name, write_book(_sheets(partner, quarter), partner.name, quarter)


def _sheets(partner: Partner, quarter: str) -> dict[str, Rows]:
    """Return what a partner reports for a quarter: kind of sheet → rows; only sheets with rows."""
    held, signed_in = events.held(partner, quarter)
    taught, completed = trainings.held(partner, quarter)
    sheets = {
        "campaigns": campaigns.run(partner, quarter),
        "events": held,
        "signins": signed_in + completed,
        "trainings": taught,
        "surveys": [*surveys.answered(partner, quarter), *clinic_survey.answered(partner, quarter)],
        "outcomes": context.reported(partner, quarter),
        "resources": context.shared(partner, quarter),
    }
    for kind in _PAID:
        sheets[kind] = grants.paid(kind, sheets[kind], partner.code, first_day(quarter))
    return {kind: rows for kind, rows in sheets.items() if rows}
