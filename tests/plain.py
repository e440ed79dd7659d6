"""Every indicator recomputed the slow, obvious way: from rows as uploaded, with loops and sets.

Nothing here is shared with ``metrics`` or the totals: what both come to was worked out twice. Rows
are dicts as ``workbooks.book`` takes them (codes, not labels), with who uploaded them.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workbooks import filled

Rows = Sequence[Mapping[str, Any]]
Where = Mapping[str, Iterable[Any]]

#: Kind → the column that names the partner it is credited to.
CREDITED = {
    "campaigns": "partner",
    "events": "lead",
    "trainings": "partner",
    "resources": "partner",
}
#: Kind → what makes rows of two partners the same thing.
JOINT = {
    "campaigns": ("quarter", "code", "channel", "area", "item"),
    "events": ("code",),
    "trainings": ("code",),
}
#: Audience class → the audience it is filtered under.
AUDIENCE_OF = {
    "law_enforcement": "law_enforcement",
    "health": "health",
    "educator_staff": "educators",
    "other_professional": "other_professionals",
    "student": "youth",
    "community": "general_public",
}
#: The partners and areas of the coalitions made up in ``drawn``.
PARTNERS_LISTED: Sequence[Mapping[str, Any]] = (
    {"code": "P1", "name": "Partner P1", "type": "school", "reports": "Events; Trainings"},
    {"code": "P2", "name": "Partner P2", "type": "school", "reports": "Campaigns"},
    {"code": "P3", "name": "Partner P3", "type": "nonprofit", "reports": "Events; Outcomes"},
)
RESIDENTS = {"A1": 10_000, "A2": 20_000}
PROFESSIONALS = ("law_enforcement", "health", "educator_staff", "other_professional")
PUBLIC = ("student", "community")
ONLINE = ("social_media", "website", "mobile_app")


@dataclass(frozen=True)
class Upload:
    """What one partner uploaded at one time: kind → rows."""

    partner: str
    rows: Mapping[str, Rows]


@dataclass(frozen=True)
class Answer:
    """A figure: its value, part and whole, and the limits of what it could be."""

    value: float | None
    part: float | None = None
    whole: float | None = None
    least: float | None = None
    most: float | None = None
    status: str = "ok"


NOT_AVAILABLE = Answer(None, status="[x]")
NOT_APPLICABLE = Answer(None, status="[z]")


def day(value: Any) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)


def quarter_of(value: Any) -> str:
    """Return the quarter of a day, a month (2026-03) or a quarter."""
    text = str(value)
    return text if "Q" in text else f"{text[:4]}Q{(int(text[5:7]) - 1) // 3 + 1}"


def quarters_between(first: str, last: str) -> list[str]:
    found = []
    year, number = int(first[:4]), int(first[5])
    while f"{year}Q{number}" <= last:
        found.append(f"{year}Q{number}")
        year, number = (year, number + 1) if number < 4 else (year + 1, 1)
    return found


def same(one: Any, other: Any) -> bool:
    """Say whether two texts are spelled alike, but for case, punctuation and blanks."""
    return squeezed(one) == squeezed(other)


def squeezed(value: Any) -> str:
    return "".join(letter for letter in str(value).lower() if letter.isalnum())


class Coalition:
    """What is reported, after a number of uploads: a later one replaces the quarter it is for."""

    def __init__(self, uploads: Iterable[Upload]) -> None:
        #: (partner, kind, quarter) → (which upload it came with, its rows)
        self.reports: dict[tuple[str, str, str], tuple[int, list[dict[str, Any]]]] = {}
        self.items: dict[tuple[str, str], Mapping[str, Any]] = {}
        self.quarter_of_gathering: dict[str, str] = {}
        for number, upload in enumerate(uploads):
            self._take(number, upload)

    def _take(self, number: int, upload: Upload) -> None:
        for kind in ("events", "trainings"):
            for row in upload.rows.get(kind, ()):
                self.quarter_of_gathering[row["code"]] = quarter_of(filled(kind, row)["date"])
        arriving: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
        for kind, given in upload.rows.items():
            for row in given:
                whole = self._whole(kind, upload.partner, filled(kind, row))
                if kind == "survey_items":
                    self.items[whole["survey"], whole["item"]] = whole
                else:
                    place = (upload.partner, kind, whole["quarter"])
                    arriving.setdefault(place, []).append(whole)
        for place, rows in arriving.items():
            if place not in self.reports or not alike(rows, self.reports[place][1]):
                first, _ = self.reports.get(place, (number, rows))
                self.reports[place] = (first, rows)

    def _whole(self, kind: str, reporter: str, row: dict[str, Any]) -> dict[str, Any]:
        """Return a row with who reported it, whom it is credited to, when and for whom it was."""
        whole = {name: value for name, value in row.items() if value is not None}
        whole["reporter"] = reporter
        whole["credited"] = whole.get(CREDITED.get(kind, ""), reporter)
        whole.pop(CREDITED.get(kind, ""), None)
        whole["quarter"] = self._when(kind, whole)
        if kind == "trainings":
            whole["audience"] = AUDIENCE_OF[whole["audience_class"]]
        return whole

    def _when(self, kind: str, row: Mapping[str, Any]) -> str:
        if kind == "campaigns":
            return str(row.get("for_quarter") or quarter_of(row["start"]))
        if kind == "signins":
            return self.quarter_of_gathering[row["event_code"]]
        if kind == "survey_items":
            return ""
        dated = {"outcomes": "period", "resources": "for_quarter"}
        return quarter_of(row[dated.get(kind, "date")])

    @cached_property
    def counted(self) -> dict[str, list[dict[str, Any]]]:
        """Kind → its rows, each joint thing once: the row of its lead, else the first reported."""
        in_order = sorted(self.reports.items(), key=lambda report: (report[1][0], report[0]))
        found: dict[str, list[dict[str, Any]]] = {}
        for (_, kind, _), (_, rows) in in_order:
            found.setdefault(kind, []).extend(rows)
        for kind, names in JOINT.items():
            same_thing: dict[Any, list[dict[str, Any]]] = {}
            for row in found.get(kind, []):
                same_thing.setdefault(tuple(row.get(name) for name in names), []).append(row)
            found[kind] = [counting(rows) for rows in same_thing.values()]
        return found


def counting(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return which of the rows reported of one thing counts."""
    own = [row for row in rows if row["reporter"] == row["credited"]]
    row = (own or rows)[0]
    named = {name.strip() for name in (row.get("contributing") or "").split(";")} - {""}
    return row | {"together": named | {one["reporter"] for one in rows}}


def alike(some: list[dict[str, Any]], others: list[dict[str, Any]]) -> bool:
    """Say whether two reports hold the same rows, in whatever order."""
    return len(some) == len(others) and all(row in others for row in some)


@dataclass(frozen=True)
class View:
    """What is reported for some quarters, and of some areas, partners, audiences …"""

    coalition: Coalition
    quarters: frozenset[str]
    where: Where

    def keeps(self, row: Mapping[str, Any]) -> bool:
        for dimension, wanted in self.where.items():
            name = "credited" if dimension == "partner" else dimension
            if row.get(name) not in wanted:
                return False
        return True

    def of_any_time(self, kind: str) -> list[dict[str, Any]]:
        return [row for row in self.coalition.counted.get(kind, []) if self.keeps(row)]

    def rows(self, kind: str) -> list[dict[str, Any]]:
        return [row for row in self.of_any_time(kind) if row["quarter"] in self.quarters]

    def signins(self, *at: str) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
        """Return each sign-in with the event or training it was at."""
        gatherings = {row["code"]: row for kind in at for row in self.rows(kind)}
        return [
            (row, gatherings[row["event_code"]])
            for row in self.coalition.counted.get("signins", [])
            if row["event_code"] in gatherings
        ]

    def only_counted(self, row: Mapping[str, Any], count: str, step: str) -> tuple[float, float]:
        """Return how many at an event no list tells apart, and its head count if there are any."""
        lists: Counter[str] = Counter(
            signin["reporter"]
            for signin in self.coalition.counted.get("signins", [])
            if signin["event_code"] == row["code"] and yes(signin.get(step))
        )
        rest = row[count] - max(lists.values(), default=0)
        return (rest, row[count]) if rest > 0 else (0, 0)

    def silent(self, *kinds: str) -> bool:
        """Say whether nobody asked for reported any of these kinds for any of the quarters."""
        for partner, kind, quarter in self.coalition.reports:
            asked = partner in self.where.get("partner", [partner])
            if asked and kind in kinds and quarter in self.quarters:
                return False
        return True


def yes(value: Any) -> bool:
    return value is True or value == "yes"


# -- the ways of counting


def number(view: View, kind: str, things: Iterable[Any]) -> Answer:
    """Count things; not available where nothing was reported that could have held one."""
    count = len(list(things))
    if not count and view.silent(kind):
        return NOT_AVAILABLE
    return Answer(count, part=count)


def added(view: View, kind: str, of: Callable[[Mapping[str, Any]], Any]) -> Answer:
    """Add up what is known; not available where all of it is blank."""
    rows = view.rows(kind)
    known = [of(row) for row in rows if of(row) is not None]
    if not known and (rows or view.silent(kind)):
        return NOT_AVAILABLE
    return Answer(sum(known), part=sum(known))


def share(
    view: View,
    kind: str,
    part: float,
    whole: float,
    anything: Iterable[Any],
    known: Iterable[Any] | None = None,
) -> Answer:
    """Divide a part by its whole; doubtful where that is under twenty.

    Not available where nothing was reported, or rows were and both numbers are known of none.
    """
    there = list(anything)
    if not there and view.silent(kind):
        return NOT_AVAILABLE
    if there and known is not None and not list(known):
        return NOT_AVAILABLE
    if whole == 0:
        return Answer(None, part=part, whole=0, status="[z]")
    return Answer(part / whole, part, whole, status="ok" if whole >= 20 else "[u]")


def people_and_heads(
    view: View,
    people: set[str],
    heads: list[tuple[float, float]],
    at_most: bool,
    unknown: bool,
    *kinds: str,
) -> Answer:
    """Count people told apart, and heads elsewhere: anything between nobody new and all new.

    Not available where nothing was reported, or of no event, say, is it ``unknown`` who came.
    """
    if not people and not heads and view.silent(*kinds):
        return NOT_AVAILABLE
    if not people and unknown and not sum(only_counted for only_counted, _ in heads):
        return NOT_AVAILABLE
    rest = sum(only_counted for only_counted, _ in heads)
    least = max([len(people), *(whole for _, whole in heads)])
    most = len(people) + rest
    value = most if at_most else least
    if not rest:
        return Answer(value, part=value)
    return Answer(value, part=value, least=least, most=most)


def all_blank(rows: Sequence[Mapping[str, Any]], column: str) -> bool:
    """Say whether there are rows, and a column is blank in all of them."""
    return bool(rows) and all(column not in row for row in rows)


# -- campaigns


def active_in(campaign: Mapping[str, Any]) -> list[str]:
    first = quarter_of(campaign["start"])
    last = quarter_of(campaign["end"]) if "end" in campaign else campaign["quarter"]
    return quarters_between(first, max(first, last))


def running(view: View) -> set[str]:
    return {
        row["code"] for row in view.of_any_time("campaigns") if view.quarters & set(active_in(row))
    }


def campaigns_conducted(view: View) -> Answer:
    return number(view, "campaigns", running(view))


def campaigns_launched(view: View) -> Answer:
    """Of the campaigns active in a quarter, those whose very first day is in it."""
    first_day: dict[str, dt.date] = {}
    for row in view.coalition.counted.get("campaigns", []):
        began = day(row["start"])
        first_day[row["code"]] = min(began, first_day.get(row["code"], began))
    launched = set()
    for row in view.of_any_time("campaigns"):
        quarter = quarter_of(first_day[row["code"]])
        if quarter in view.quarters and quarter in active_in(row):
            launched.add(row["code"])
    if not running(view) and view.silent("campaigns"):
        return NOT_AVAILABLE
    return Answer(len(launched), part=len(launched))


def materials_distributed(view: View) -> Answer:
    return added(view, "campaigns", lambda row: row.get("distributed"))


def materials_developed(view: View) -> Answer:
    return added(view, "campaigns", lambda row: row.get("developed"))


def materials_produced(view: View) -> Answer:
    return added(view, "campaigns", lambda row: row.get("produced"))


def campaign_reach(view: View) -> Answer:
    return added(view, "campaigns", lambda row: row.get("reach"))


def digital_engagement_rate(view: View) -> Answer:
    online = [row for row in view.rows("campaigns") if row.get("channel") in ONLINE]
    both = [row for row in online if "engagements" in row and "reach" in row]
    engagements = sum(row["engagements"] for row in both)
    reach = sum(row["reach"] for row in both)
    return share(view, "campaigns", engagements, reach, online, both)


# -- events


def events_held(view: View) -> Answer:
    return number(view, "events", view.rows("events"))


def joint_events(view: View) -> Answer:
    events = view.rows("events")
    joint = [row for row in events if row["together"] - {row["credited"]}]
    return share(view, "events", len(joint), len(events), events)


def event_attendance(view: View) -> Answer:
    return added(view, "events", lambda row: row.get("attended"))


def event_walk_ins(view: View) -> Answer:
    return added(view, "events", lambda row: row.get("walk_ins"))


def identifiable_share(view: View) -> Answer:
    events = view.rows("events")
    counted = [row for row in events if "attended" in row]
    if not counted and (events or view.silent("events")):
        return NOT_AVAILABLE
    came = sum(row["attended"] for row in counted)
    only_counted = sum(view.only_counted(row, "attended", "attended")[0] for row in counted)
    told_apart = came - only_counted
    if not came:
        return Answer(None, part=0, whole=0, status="[z]")
    return Answer(told_apart / came, told_apart, came)


def event_participation_rate(view: View) -> Answer:
    came = registered = 0
    both = [row for row in view.rows("events") if "registered" in row and "attended" in row]
    for row in both:
        registered += row["registered"]
        without_walk_ins = max(0, row["attended"] - row.get("walk_ins", 0))
        came += min(row["registered"], without_walk_ins)
    return share(view, "events", came, registered, view.rows("events"), both)


def people_reached_unduplicated(view: View) -> Answer:
    people = {signin["person"] for signin, _ in view.signins("events", "trainings")}
    heads = [
        view.only_counted(row, "attended", "attended")
        for kind in ("events", "trainings")
        for row in view.rows(kind)
        if "attended" in row
    ]
    blank = any(all_blank(view.rows(kind), "attended") for kind in ("events", "trainings"))
    return people_and_heads(view, people, heads, False, blank, "signins", "events", "trainings")


def engagement_rate(view: View) -> Answer:
    reached, engaged = set(), set()
    for signin, _ in view.signins("events", "trainings"):
        reached.add(signin["person"])
        if yes(signin["attended"]) or signin.get("active_step"):
            engaged.add(signin["person"])
    return share(view, "signins", len(engaged), len(reached), reached)


def population_participation(view: View) -> Answer:
    """Of every 1,000 residents: people who came, and those only counted."""
    came = {
        signin["person"]
        for signin, _ in view.signins("events", "trainings")
        if yes(signin["attended"])
    }
    gatherings = [row for kind in ("events", "trainings") for row in view.rows(kind)]
    heads = [
        view.only_counted(row, "attended", "attended") for row in gatherings if "attended" in row
    ]
    blank = any(all_blank(view.rows(kind), "attended") for kind in ("events", "trainings"))
    people = people_and_heads(view, came, heads, False, blank, "signins", "events", "trainings")
    return rate(people, residents(view), 1000)


def residents(view: View) -> int | None:
    """Return how many live in the areas asked for; None where that is nobody anyone counted."""
    kept = [n for area, n in RESIDENTS.items() if area in view.where.get("area", [area])]
    return sum(kept) or None


def rate(over: Answer, under: float | None, per: float) -> Answer:
    """Divide a figure by another it is no part of; doubtful where that is under twenty."""
    if over.value is None or under is None:
        return NOT_AVAILABLE
    if not under:
        return Answer(None, part=over.value, whole=0, status="[z]")
    status = "ok" if under >= 20 else "[u]"
    return Answer(over.value / under * per, over.value, under, status=status)


def cost_per_person(view: View) -> Answer:
    """Spent on events and trainings whose cost and people are known ÷ people at those."""
    if view.silent("events", "trainings", "signins") and not view.rows("events") + view.rows(
        "trainings"
    ):
        return NOT_AVAILABLE
    known_costs, people, heads = [], set(), []
    for kind, count in (("events", "attended"), ("trainings", "completed")):
        rows = view.rows(kind)
        both = [row for row in rows if "cost" in row and count in row]
        if both or (not rows and not view.silent(kind)):
            known_costs.append(sum(row["cost"] for row in both))
        codes = {row["code"] for row in both}
        people |= {
            signin["person"]
            for signin, gathering in view.signins(kind)
            if gathering["code"] in codes and yes(signin.get(count))
        }
        heads += [view.only_counted(row, count, count) for row in both]
    if not known_costs:
        return NOT_AVAILABLE
    least = max([len(people), *(whole for _, whole in heads)])
    return rate(Answer(sum(known_costs)), least, 1)


# -- trainings


def sessions(view: View, classes: Iterable[str]) -> Answer:
    held = [row for row in view.rows("trainings") if row["audience_class"] in classes]
    return number(view, "trainings", held)


def trainings_law_enforcement(view: View) -> Answer:
    return sessions(view, ["law_enforcement"])


def trainings_professionals(view: View) -> Answer:
    return sessions(view, ["health", "educator_staff", "other_professional"])


def trainings_community(view: View) -> Answer:
    return sessions(view, PUBLIC)


def completers(view: View, classes: Iterable[str]) -> Answer:
    people = {
        signin["person"]
        for signin, training in view.signins("trainings")
        if yes(signin.get("completed")) and training["audience_class"] in classes
    }
    heads = [
        view.only_counted(row, "completed", "completed")
        for row in view.rows("trainings")
        if row["audience_class"] in classes and "completed" in row
    ]
    blank = all_blank(
        [row for row in view.rows("trainings") if row["audience_class"] in classes], "completed"
    )
    return people_and_heads(view, people, heads, True, blank, "signins", "trainings")


def people_trained(view: View) -> Answer:
    return completers(view, PROFESSIONALS)


def people_educated(view: View) -> Answer:
    return completers(view, PUBLIC)


def contact_hours(view: View) -> Answer:
    def hours(row: Mapping[str, Any]) -> float | None:
        if "completed" not in row or "hours" not in row:
            return None
        return float(row["completed"] * row["hours"])

    return added(view, "trainings", hours)


def completion_rate(view: View) -> Answer:
    completed = registered = 0
    both = [row for row in view.rows("trainings") if "completed" in row and "registered" in row]
    for row in both:
        completed += min(row["completed"], row["registered"])
        registered += row["registered"]
    return share(view, "trainings", completed, registered, view.rows("trainings"), both)


# -- surveys


def aware(answers: Mapping[str, Any], items: Iterable[Mapping[str, Any]]) -> bool | None:
    """Say whether enough signs were recognised; None if none of them was answered."""
    answered = recognised = enough = 0
    for item in items:
        if item["measures"] != "awareness_of_signs" or not item.get("right"):
            continue
        if not item.get("enough"):
            continue
        enough = max(enough, item["enough"])
        for header, answer in answers.items():
            if same(header, item["item"]) and answer is not None:
                answered += 1
                recognised += same(answer, item["right"])
    return recognised >= enough if answered else None


def awareness_share(view: View) -> Answer:
    known = []
    for row in view.rows("surveys"):
        items = [item for item in view.coalition.items.values() if item["survey"] == row["survey"]]
        if (answer := aware(row, items)) is not None:
            known.append(answer)
    return share(view, "surveys", sum(known), len(known), view.rows("surveys"), known)


# -- the coalition, and the world around


def resources_shared(view: View) -> Answer:
    return added(view, "resources", lambda row: row["amount"])


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


# -- who was there


def last_quarter(view: View, *kinds: str) -> View | None:
    """Return the view of the last quarter in which any of some kinds was reported."""
    for quarter in sorted(view.quarters, reverse=True):
        one = View(view.coalition, frozenset([quarter]), view.where)
        if not one.silent(*kinds) or any(one.rows(kind) for kind in kinds):
            return one
    return None


def taking_part(view: View, kind: str, **where: Any) -> set[str]:
    """Return who leads, helps with or reports anything of a kind, whosever row counts."""
    found = set()
    for (reporter, of, quarter), (_, rows) in view.coalition.reports.items():
        for row in rows if of == kind and quarter in view.quarters else []:
            if all(row.get(name) == value for name, value in where.items()):
                helping = {name.strip() for name in (row.get("contributing") or "").split(";")}
                found |= {reporter, row["credited"], *helping} - {""}
    return found


def active(view: View) -> set[str] | None:
    last = last_quarter(view, "campaigns", "events", "trainings", "resources")
    if last is None:
        return None
    held = {row["credited"] for kind in ("trainings", "resources") for row in last.rows(kind)}
    return held | taking_part(last, "campaigns") | taking_part(last, "events")


def partners_active(view: View) -> Answer:
    found = active(view)
    return NOT_AVAILABLE if found is None else Answer(len(found), part=len(found))


def partner_types(view: View) -> Answer:
    found = active(view)
    if found is None:
        return NOT_AVAILABLE
    types = {partner["type"] for partner in PARTNERS_LISTED if partner["code"] in found}
    return Answer(len(types), part=len(types))


EVERY_QUARTER = ("campaigns", "events", "signins", "trainings", "surveys", "outcomes", "resources")


def coalition_engagement(view: View) -> Answer:
    if view.silent(*EVERY_QUARTER):
        return NOT_AVAILABLE
    reported = {who for who, _, quarter in view.coalition.reports if quarter in view.quarters}
    engaged = reported | taking_part(view, "events", type="meeting")
    members = {partner["code"] for partner in PARTNERS_LISTED}
    return Answer(len(engaged & members) / len(members), len(engaged & members), len(members))


def areas_covered(view: View) -> Answer:
    kinds = ("campaigns", "events", "trainings")
    last = last_quarter(view, *kinds)
    if last is None:
        return NOT_AVAILABLE
    found = {row["area"] for kind in kinds for row in last.rows(kind) if "area" in row}
    return Answer(len(found), part=len(found))


def coverage_gap(view: View) -> Answer:
    last = last_quarter(view, "events", "trainings")
    if last is None:
        return NOT_AVAILABLE
    done = dict.fromkeys(RESIDENTS, 0)
    for kind, count in (("events", "attended"), ("trainings", "completed")):
        for row in last.rows(kind):
            if row.get("area") in done:
                done[row["area"]] += row.get(count, 0)
    fair = sum(done.values()) / sum(RESIDENTS.values())
    gaps = [area for area, number in done.items() if number / RESIDENTS[area] < fair / 2]
    return Answer(len(gaps), part=len(gaps))


def owed(view: View) -> list[tuple[str, str, str]]:
    return [
        (partner["code"], sheet.strip().lower(), quarter)
        for partner in PARTNERS_LISTED
        for sheet in partner["reports"].split(";")
        for quarter in view.quarters
        if partner["code"] in view.where.get("partner", [partner["code"]])
    ]


def reporting_completeness(view: View) -> Answer:
    expected = owed(view)
    present = [one for one in expected if one in view.coalition.reports]
    status = "ok" if len(expected) >= 20 else "[u]"
    return Answer(len(present) / len(expected), len(present), len(expected), status=status)


def timeliness(view: View) -> Answer:
    """All of it is uploaded when the tests run, after every due date."""
    expected = owed(view)
    return Answer(0, 0, len(expected), status="ok" if len(expected) >= 20 else "[u]")


def target_attainment(view: View) -> Answer:
    """No target is set here; see the tests of targets."""
    if view.silent(*EVERY_QUARTER):
        return NOT_AVAILABLE
    return Answer(None, part=0, whole=0, status="[z]")


#: Indicator → what works it out.
FIGURES: dict[str, Callable[[View], Answer]] = {
    function.__name__: function
    for function in (
        campaigns_conducted,
        campaigns_launched,
        materials_distributed,
        campaign_reach,
        digital_engagement_rate,
        events_held,
        joint_events,
        event_attendance,
        event_participation_rate,
        people_reached_unduplicated,
        engagement_rate,
        trainings_law_enforcement,
        trainings_professionals,
        trainings_community,
        people_trained,
        people_educated,
        contact_hours,
        completion_rate,
        awareness_share,
        resources_shared,
        tips_received,
        incidents_recorded,
        actionable_share,
        materials_developed,
        materials_produced,
        event_walk_ins,
        identifiable_share,
        population_participation,
        cost_per_person,
        contacts_received,
        tips_referred,
        tips_per_1000_reached,
        agency_coverage,
        partners_active,
        partner_types,
        coalition_engagement,
        areas_covered,
        coverage_gap,
        reporting_completeness,
        timeliness,
        target_attainment,
    )
}

#: Indicator → what it cannot be told apart by.
UNKNOWN_BY: dict[str, set[str]] = {
    "resources_shared": {"area", "audience"},
    "tips_received": {"audience"},
    "incidents_recorded": {"audience"},
    "actionable_share": {"audience"},
    "contacts_received": {"audience"},
    "tips_referred": {"audience"},
    "tips_per_1000_reached": {"audience"},
    "agency_coverage": {"audience"},
    "population_participation": {"partner", "audience"},
    "reporting_completeness": {"area", "audience"},
    "timeliness": {"area", "audience"},
}
UNKNOWN_BY |= {
    code: {"area", "partner", "audience"}
    for code in (
        "partners_active",
        "partner_types",
        "coalition_engagement",
        "coverage_gap",
        "target_attainment",
    )
}


def figure(
    code: str, uploads: Iterable[Upload], quarters: Iterable[str], where: Where | None = None
) -> Answer:
    """Return an indicator over some quarters; a group is the part ``where`` it has one value."""
    if UNKNOWN_BY.get(code, set()) & set(where or {}):
        return NOT_APPLICABLE
    return FIGURES[code](View(Coalition(uploads), frozenset(quarters), where or {}))
