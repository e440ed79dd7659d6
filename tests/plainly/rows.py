"""What is reported, as rows: which of them count, and those a figure is asked of."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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


def months_in(quarter: str) -> tuple[str, ...]:
    """Return the months of a quarter; none of no quarter."""
    first = {"1": 1, "2": 4, "3": 7, "4": 10}
    return tuple(f"{quarter[:4]}-{first[quarter[5]] + i:02d}" for i in range(3) if quarter)


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
        self.day_of_gathering: dict[str, str] = {}
        #: Comment → coder → the codes they gave it and its stance; and code → what it is part of.
        self.coded: dict[str, dict[str, tuple[set[str], str | None]]] = {}
        self.part_of: dict[str, str] = {}
        for number, upload in enumerate(uploads):
            self._take(number, upload)

    def _take(self, number: int, upload: Upload) -> None:
        for kind in ("events", "trainings"):
            for row in upload.rows.get(kind, ()):
                self.day_of_gathering[row["code"]] = str(filled(kind, row)["date"])
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
        whole["months"] = self._months(kind, whole)
        if kind == "trainings":
            whole["audience"] = AUDIENCE_OF[whole["audience_class"]]
        return whole

    def _when(self, kind: str, row: Mapping[str, Any]) -> str:
        if kind == "campaigns":
            return str(row.get("for_quarter") or quarter_of(row["start"]))
        if kind == "signins":
            return quarter_of(self.day_of_gathering[row["event_code"]])
        if kind == "survey_items":
            return ""
        dated = {"outcomes": "period", "resources": "for_quarter"}
        return quarter_of(row[dated.get(kind, "date")])

    def _months(self, kind: str, row: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the month it was in; the three of its quarter, where only that is known."""
        if kind in ("events", "trainings", "surveys"):
            return (str(row["date"])[:7],)
        if kind == "signins":
            return (self.day_of_gathering[row["event_code"]][:7],)
        if kind == "outcomes" and "Q" not in row["period"]:
            return (row["period"],)
        return months_in(row["quarter"])

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
    """What is reported for some quarters, and of some areas, partners, audiences …

    Of a part of a quarter, ``months`` says which; ``quarters`` are those it lies in.
    """

    coalition: Coalition
    quarters: frozenset[str]
    where: Where
    months: frozenset[str] = frozenset()

    def keeps(self, row: Mapping[str, Any]) -> bool:
        for dimension, wanted in self.where.items():
            name = "credited" if dimension == "partner" else dimension
            if row.get(name) not in wanted:
                return False
        return True

    def has(self, month: str) -> bool:
        return month in self.months if self.months else quarter_of(month) in self.quarters

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Say whether it was then: of what is known by quarter, whether all of that was."""
        return all(self.has(month) for month in row["months"])

    def cuts(self, *kinds: str) -> bool:
        """Say whether only a part of anything known by quarter was then."""
        return any(
            any(self.has(month) for month in row["months"]) and not self.holds(row)
            for kind in kinds
            for row in self.of_any_time(kind)
        )

    def of_any_time(self, kind: str) -> list[dict[str, Any]]:
        return [row for row in self.coalition.counted.get(kind, []) if self.keeps(row)]

    def rows(self, kind: str) -> list[dict[str, Any]]:
        return [row for row in self.of_any_time(kind) if self.holds(row)]

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
        """Say whether nobody asked for reported any of these kinds for any of the quarters.

        A month of which nothing is recorded is as silent, of what is recorded by month.
        """
        for (partner, kind, quarter), (_, rows) in self.coalition.reports.items():
            asked = partner in self.where.get("partner", [partner])
            if asked and kind in kinds and quarter in self.quarters:
                if kind != "outcomes" or not self.months:
                    return False
                if any(self.holds(row) for row in rows):
                    return False
        return True


def yes(value: Any) -> bool:
    return value is True or value == "yes"
