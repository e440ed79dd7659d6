"""The coalition: who took part, where, and what was handed in."""

from typing import Any

from plainly.counting import added
from plainly.rows import (
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    PARTNERS_LISTED,
    RESIDENTS,
    Answer,
    View,
    months_in,
)


def last_quarter(view: View, *kinds: str) -> View | None:
    """Return the view of the last quarter in which any of some kinds was reported.

    Of a stretch without a whole quarter, the view of all of it.
    """
    for quarter in sorted(view.quarters, reverse=True):
        one = View(view.coalition, frozenset([quarter]), view.where)
        whole = all(view.has(month) for month in months_in(quarter))
        if whole and not is_silent(one, *kinds):
            return one
    return None if is_silent(view, *kinds) else view


def is_silent(view: View, *kinds: str) -> bool:
    anything = view.cuts(*kinds) or any(view.rows(kind) for kind in kinds)
    return view.silent(*kinds) and not anything


def taking_part(view: View, kind: str, **where: Any) -> set[str]:
    """Return who leads, helps with or reports anything of a kind, whosever row counts."""
    found = set()
    for (reporter, of, quarter), (_, rows) in view.coalition.reports.items():
        for row in rows if of == kind and quarter in view.quarters else []:
            if view.holds(row) and all(row.get(name) == value for name, value in where.items()):
                helping = {name.strip() for name in (row.get("contributing") or "").split(";")}
                found |= {reporter, row["credited"], *helping} - {""}
    return found


def active(view: View) -> set[str] | Answer:
    last = last_quarter(view, "campaigns", "events", "trainings", "resources")
    if last is None:
        return NOT_AVAILABLE
    if last.cuts("campaigns", "resources"):
        return NOT_APPLICABLE
    held = {row["credited"] for kind in ("trainings", "resources") for row in last.rows(kind)}
    return held | taking_part(last, "campaigns") | taking_part(last, "events")


def partners_active(view: View) -> Answer:
    found = active(view)
    return found if isinstance(found, Answer) else Answer(len(found), part=len(found))


def partner_types(view: View) -> Answer:
    found = active(view)
    if isinstance(found, Answer):
        return found
    types = {partner["type"] for partner in PARTNERS_LISTED if partner["code"] in found}
    return Answer(len(types), part=len(types))


EVERY_QUARTER = ("campaigns", "events", "signins", "trainings", "surveys", "outcomes", "resources")


def reports_of(view: View) -> list[tuple[str, str, str]]:
    return [report for report in view.coalition.reports if report[2] in view.quarters]


def coalition_engagement(view: View) -> Answer:
    if view.silent(*EVERY_QUARTER):
        return NOT_AVAILABLE
    if any(not all(map(view.has, months_in(quarter))) for *_, quarter in reports_of(view)):
        return NOT_APPLICABLE
    reported = {who for who, _, quarter in view.coalition.reports if quarter in view.quarters}
    engaged = reported | taking_part(view, "events", type="meeting")
    members = {partner["code"] for partner in PARTNERS_LISTED}
    return Answer(len(engaged & members) / len(members), len(engaged & members), len(members))


def areas_covered(view: View) -> Answer:
    kinds = ("campaigns", "events", "trainings")
    last = last_quarter(view, *kinds)
    if last is None:
        return NOT_AVAILABLE
    if last.cuts("campaigns"):
        return NOT_APPLICABLE
    found = {row["area"] for kind in kinds for row in last.rows(kind) if "area" in row}
    return Answer(len(found), part=len(found))


def coverage_gap(view: View) -> Answer:
    last = last_quarter(view, "events", "trainings")
    if last is None:
        return NOT_AVAILABLE
    done: dict[str, int] = {}
    held = set()
    for kind, count in (("events", "attended"), ("trainings", "completed")):
        for row in last.rows(kind):
            if "area" in row:
                held.add(row["area"])
                if count in row:
                    done[row["area"]] = done.get(row["area"], 0) + row[count]
    unknown = held - done.keys()
    known = {area: done.get(area, 0) for area in RESIDENTS if area not in unknown}
    if not sum(known.values()):
        return NOT_AVAILABLE if unknown else NOT_APPLICABLE
    fair = sum(known.values()) / sum(RESIDENTS[area] for area in known)
    gaps = [area for area, number in known.items() if number / RESIDENTS[area] < fair / 2]
    return Answer(len(gaps), part=len(gaps))


def owed(view: View) -> list[tuple[str, str, str]]:
    """Return what partners owe, of the quarters for which anybody reported anything."""
    known = view.quarters & {quarter for _, _, quarter in view.coalition.reports}
    return [
        (partner["code"], sheet.strip().lower(), quarter)
        for partner in PARTNERS_LISTED
        for sheet in partner["reports"].split(";")
        for quarter in known
        if partner["code"] in view.where.get("partner", [partner["code"]])
    ]


def reporting_completeness(view: View) -> Answer:
    """What is owed is owed for a whole quarter."""
    expected = owed(view)
    if not expected:
        return NOT_AVAILABLE
    if not all(view.has(month) for *_, quarter in expected for month in months_in(quarter)):
        return NOT_APPLICABLE
    present = [one for one in expected if one in view.coalition.reports]
    status = "ok" if len(expected) >= 20 else "[u]"
    return Answer(len(present) / len(expected), len(present), len(expected), status=status)


def timeliness(view: View) -> Answer:
    """All of it is uploaded when the tests run, after every due date."""
    expected = owed(view)
    if (known := reporting_completeness(view)).value is None:
        return known
    return Answer(0, 0, len(expected), status="ok" if len(expected) >= 20 else "[u]")


def target_attainment(view: View) -> Answer:
    """No target is set here; see the tests of targets."""
    if view.silent(*EVERY_QUARTER):
        return NOT_AVAILABLE
    return Answer(None, part=0, whole=0, status="[z]")


def resources_shared(view: View) -> Answer:
    return added(view, "resources", lambda row: row["amount"])


FIGURES = (
    resources_shared,
    partners_active,
    partner_types,
    coalition_engagement,
    areas_covered,
    coverage_gap,
    reporting_completeness,
    timeliness,
    target_attainment,
)
