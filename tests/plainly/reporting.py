"""The world around."""

from plainly.community import people_reached_unduplicated
from plainly.counting import added, rate, share
from plainly.rows import NOT_AVAILABLE, Answer, View


def tips_received(view: View) -> Answer:
    return added(view, "outcomes", lambda row: row.get("tips"))


def contacts_received(view: View) -> Answer:
    return added(view, "outcomes", lambda row: row.get("contacts"))


def tips_referred(view: View) -> Answer:
    rows = view.rows("outcomes")
    both = [row for row in rows if "tips" in row and "referred" in row]
    referred = sum(row["referred"] for row in both)
    return share(view, "outcomes", referred, sum(row["tips"] for row in both), rows, both)


def tips_per_1000_reached(view: View) -> Answer:
    tips, reached = tips_received(view), people_reached_unduplicated(view)
    if tips.status == "[z]":
        return tips
    if tips.value is None or reached.value is None:
        return NOT_AVAILABLE
    return rate(tips, reached.value, 1000)


def agency_coverage(view: View) -> Answer:
    """Agencies that reported of all, where the text under Coverage begins with two numbers."""
    rows = view.rows("outcomes")
    said = {"2 of 3 agencies": (2, 3), "3/3": (3, 3)}
    known = [said[row["coverage"]] for row in rows if row.get("coverage") in said]
    part, whole = (sum(pair[i] for pair in known) for i in (0, 1))
    return share(view, "outcomes", part, whole, rows, known)


def incidents_recorded(view: View) -> Answer:
    return added(view, "outcomes", lambda row: row.get("incidents"))


def actionable_share(view: View) -> Answer:
    rows = view.rows("outcomes")
    both = [row for row in rows if "tips" in row and "actionable" in row]
    actionable = sum(row["actionable"] for row in both)
    return share(view, "outcomes", actionable, sum(row["tips"] for row in both), rows, both)


FIGURES = (
    tips_received,
    incidents_recorded,
    actionable_share,
    contacts_received,
    tips_referred,
    tips_per_1000_reached,
    agency_coverage,
)
