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
    "campaigns": ("quarter", "code", "channel", "area"),
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


def incidents_recorded(view: View) -> Answer:
    return added(view, "outcomes", lambda row: row.get("incidents"))


def actionable_share(view: View) -> Answer:
    rows = view.rows("outcomes")
    both = [row for row in rows if "tips" in row and "actionable" in row]
    actionable = sum(row["actionable"] for row in both)
    return share(view, "outcomes", actionable, sum(row["tips"] for row in both), rows, both)


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
    )
}

#: Indicator → what it cannot be told apart by.
UNKNOWN_BY = {
    "resources_shared": {"area", "audience"},
    "tips_received": {"audience"},
    "incidents_recorded": {"audience"},
    "actionable_share": {"audience"},
}


def figure(
    code: str, uploads: Iterable[Upload], quarters: Iterable[str], where: Where | None = None
) -> Answer:
    """Return an indicator over some quarters; a group is the part ``where`` it has one value."""
    if UNKNOWN_BY.get(code, set()) & set(where or {}):
        return NOT_APPLICABLE
    return FIGURES[code](View(Coalition(uploads), frozenset(quarters), where or {}))
