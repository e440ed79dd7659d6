"""The demonstration coalition tells its story, and goes through the door like anyone's."""

import hashlib
import os
import subprocess
import sys
from collections import Counter, defaultdict
from itertools import combinations
from typing import Any

import pytest
from loading import Loaded

from data.demo import planted
from data.lists import PARTNER_TYPES
from data.messages import NOTE, WARNING
from data.plan import plan_file
from data.store import Store
from data.submissions import commit
from data.workbook import read_workbook

Files = dict[str, bytes]
Sheets = dict[str, list[dict[str, Any]]]
LATE = "Furrow Gate Neighbours"


@pytest.fixture(scope="module")
def files(loaded_demo: Loaded) -> Files:
    return loaded_demo.books


@pytest.fixture(scope="module")
def books(files: Files) -> dict[str, Sheets]:
    """File name → sheet → rows, each row a dictionary by header."""
    return {name: sheets(content, name) for name, content in files.items()}


@pytest.fixture(scope="module")
def reported(books: dict[str, Sheets]) -> Sheets:
    """Sheet → every row reported by any partner, with the file it stands in."""
    rows: Sheets = defaultdict(list)
    for name, found in books.items():
        for title, given in found.items():
            rows[title] += [{**row, "file": name} for row in given]
    return rows


def sheets(content: bytes, name: str) -> Sheets:
    found = {}
    for sheet in read_workbook(content, name).sheets:
        if sheet.name != "Start here":
            headers, *rows = sheet.cells
            found[sheet.name] = [dict(zip(headers, row, strict=True)) for row in rows]
    return found


def test_the_same_bytes_come_out_of_another_process(files: Files) -> None:
    program = (
        "import hashlib; from data.demo import workbooks; whole = hashlib.sha256()\n"
        "for name, content in workbooks(): whole.update(name.encode() + content)\n"
        "print(whole.hexdigest())"
    )
    again = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": "17", "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    )
    whole = hashlib.sha256()
    for name, content in files.items():
        whole.update(name.encode() + content)
    assert again.stdout.strip() == whole.hexdigest()


def test_the_coalition_has_twelve_districts_and_ten_partners_of_all_types(
    books: dict[str, Sheets],
) -> None:
    lists = books["Coalition.xlsx"]
    assert list(lists) == ["Partners", "Areas", "Grants", "Targets", "Dated notes", "Survey items"]
    assert len(lists["Partners"]) == 10
    assert {row["Type"] for row in lists["Partners"]} == set(PARTNER_TYPES.labels)
    places = [(row["Map column"], row["Map row"]) for row in lists["Areas"]]
    assert len(set(places)) == 12
    assert set(places) == {(column, row) for column in range(1, 5) for row in range(1, 4)}


def test_three_grants_pay_for_some_of_it_and_only_while_they_run(books: dict[str, Sheets]) -> None:
    grants = {row["Grant code"]: row for row in books["Coalition.xlsx"]["Grants"]}
    paid = defaultdict(set)
    for name, sheets in books.items():
        quarter = name[-len("2026 Q3.xlsx") : -5]
        for sheet in ("Campaigns", "Events", "Trainings"):
            for row in sheets.get(sheet, ()):
                if code := row["Grant"]:
                    paid[code].add((sheet, quarter))
    assert {code: {sheet for sheet, _ in found} for code, found in paid.items()} == {
        "EX-SCH-24": {"Events", "Trainings"},
        "EX-OFF-25": {"Trainings"},
        "EX-WORD-24": {"Campaigns"},
    }
    first = {code: min(quarter for _, quarter in found) for code, found in paid.items()}
    assert first == {"EX-SCH-24": "2024 Q4", "EX-OFF-25": "2025 Q2", "EX-WORD-24": "2024 Q3"}
    assert [str(grants[code]["Start"])[:10] for code in sorted(first)] == [
        "2025-04-01", "2024-10-01", "2024-07-01"]  # fmt: skip


def test_nine_partners_report_all_twelve_quarters_and_one_is_late(files: Files) -> None:
    quarters: dict[str, list[str]] = defaultdict(list)
    for name in list(files)[1:]:
        partner, quarter = name[: -len(" 2026 Q3.xlsx")], name[-len("2026 Q3.xlsx") : -5]
        quarters[partner].append(quarter)
    assert len(quarters) == 10
    every = quarters.pop("Twelve Districts Council")
    assert (every[0], every[-1], len(every)) == ("2023 Q4", "2026 Q3", 12)
    late = quarters.pop(LATE)
    assert [quarter for quarter in every if quarter not in late] == ["2025 Q1", "2026 Q3"]
    assert all(theirs == every for theirs in quarters.values())


def test_a_partner_reports_the_sheets_expected_of_it_or_others(books: dict[str, Sheets]) -> None:
    expected = {
        row["Name"]: set(row["Sheets expected"].split("; "))
        for row in books["Coalition.xlsx"]["Partners"]
    }
    given: dict[str, set[str]] = {name: set() for name in expected}
    for file, found in books.items():
        for name in expected:
            given[name] |= set(found) if file.startswith(name) else set()
    assert {name for name in expected if not expected[name] <= given[name]} == set()


def test_the_joint_campaign_has_one_code_in_three_workbooks_over_two_quarters(
    reported: Sheets,
) -> None:
    joint = [row for row in reported["Campaigns"] if row["Campaign code"] == "JOINT-2025"]
    assert {row["file"] for row in joint} == {
        f"{partner} {quarter}.xlsx"
        for partner in (
            "Twelve Districts Council",
            "Twelve Districts Reporting Line",
            "Juniper Span Congregations",
        )
        for quarter in ("2024 Q4", "2025 Q1")
    }
    assert {row["Partner"] for row in joint} == {"Twelve Districts Council"}
    assert {str(row["Start"]) for row in joint} == {"2024-12-05"}


def test_joint_events_are_reported_alike_by_each_partner(reported: Sheets) -> None:
    copies: Sheets = defaultdict(list)
    for row in reported["Events"]:
        copies[row["Event code"]].append({**row, "file": ""})
    joint = {code: rows for code, rows in copies.items() if len(rows) > 1}
    assert len(joint) >= 24
    assert all(rows[0] == row for rows in joint.values() for row in rows)
    assert all(rows[0]["Contributing partners"] for rows in joint.values())


def test_events_for_survivors_have_no_sign_ins(reported: Sheets) -> None:
    closed = {r["Event code"] for r in reported["Events"] if r["Survivors only?"] == "Yes"}
    assert len(closed) == 12
    assert closed & {row["Event code"] for row in reported["Sign-ins"]} == set()


def test_sign_ins_are_many_and_the_same_people_come_back(reported: Sheets) -> None:
    signed_in = reported["Sign-ins"]
    assert 6_000 <= len(signed_in) <= 9_000
    files_of: dict[str, set[str]] = defaultdict(set)
    for row in signed_in:
        files_of[row["Participant code"]].add(row["file"])
    several = [code for code, found in files_of.items() if len(found) > 1]
    assert len(several) > len(files_of) / 3


def test_attendance_is_what_the_sign_ins_say(reported: Sheets) -> None:
    came = Counter(r["Event code"] for r in reported["Sign-ins"] if r["Attended"] == "Yes")
    sessions = [(r["Event code"], r["Attended"]) for r in reported["Events"]]
    sessions += [(r["Training code"], r["Attended"]) for r in reported["Trainings"]]
    stated = {code: attended for code, attended in sessions if code in came}
    assert stated == came


def test_the_push_for_training_comes_before_the_rise_in_tips(reported: Sheets) -> None:
    officers = [r for r in reported["Trainings"] if r["Audience class"] == "Law enforcement"]
    sessions = Counter(row["Training code"].split("-")[1] for row in officers)
    assert (sessions["25Q2"], sessions["25Q3"]) == (5, 6)
    assert max(n for quarter, n in sessions.items() if quarter not in {"25Q2", "25Q3"}) <= 3
    tips: Counter[str] = Counter()
    for row in reported["Outcomes"]:
        year, month = row["Month or quarter"].split("-")
        tips[year] += row["Tips"] if month in {"01", "02", "03"} else 0
    assert tips["2026"] > 1.25 * tips["2025"]


def test_tips_rise_by_two_fifths_in_the_month_the_number_changed(
    books: dict[str, Sheets], reported: Sheets
) -> None:
    (note,) = (
        row
        for row in books["Coalition.xlsx"]["Dated notes"]
        if row["Explanation"].startswith("Hotline number changed")
    )
    tips: Counter[str] = Counter()
    for row in reported["Outcomes"]:
        tips[row["Month or quarter"]] += row["Tips"]
        assert row["Actionable"] <= row["Tips"] <= row["Contacts"]
    months = sorted(tips)
    change = months.index(str(note["Date"])[:7])
    assert (len(months), change) == (36, 20)
    # The same months of the year before and after: June to May, and June to May.
    before, after = (sum(tips[m] for m in months[i : i + 12]) for i in (change - 12, change))
    assert 1.4 < after / before < 1.7


def test_each_districts_population_is_told_for_two_days(books: dict[str, Sheets]) -> None:
    days: dict[str, list[str]] = defaultdict(list)
    for row in books["Coalition.xlsx"]["Areas"]:
        days[row["Area code"]].append(str(row["Population date"])[:10])
    assert len(days) == 12
    assert all(of == ["2023-07-01", "2025-07-01"] for of in days.values())


def test_one_district_has_hardly_any_effort_beside_its_tips(reported: Sheets) -> None:
    events = Counter(row["Area"] for row in reported["Events"] if row["Area"])
    tips: Counter[str] = Counter()
    for row in reported["Outcomes"]:
        tips[row["Area"]] += row["Tips"]
    quiet = events.pop("Bracken Shelf")
    assert 1 <= quiet <= 8 < min(events.values())
    assert "Bracken Shelf" in [area for area, _ in tips.most_common(2)]


def test_partners_work_together_in_many_pairs_and_one_works_alone(reported: Sheets) -> None:
    pairs: set[frozenset[str]] = set()
    for row in (*reported["Events"], *reported["Campaigns"]):
        lead = row.get("Lead partner") or row.get("Partner")
        others = row["Contributing partners"]
        # The coalition's meetings link nearly everybody.
        if others and row.get("Type") != "Coalition or task-force meeting":
            pairs |= {frozenset(pair) for pair in combinations([lead, *others.split("; ")], 2)}
    linked = set().union(*pairs)
    assert len(linked) == 9
    assert "Cobble Turn Clinic" not in linked
    assert 10 <= len(pairs) <= 20


def test_costs_items_and_languages_are_told_and_some_are_not(reported: Sheets) -> None:
    for sheet in ("Events", "Trainings", "Campaigns"):
        known = sum(bool(row["Cost"]) for row in reported[sheet]) / len(reported[sheet])
        assert 0.6 < known < 0.95, sheet
    items = {row["Item"] or None for row in reported["Campaigns"]}
    assert items == {
        "Flyer",
        "Poster",
        "Card",
        "Booklet",
        "Clothing",
        "Post or video",
        "Sign",
        None,
    }
    assert len({row["Languages"] for row in reported["Campaigns"]}) == 4
    posters = [row for row in reported["Campaigns"] if row["Item"] == "Poster"]
    assert posters
    assert not any(row["Reach"] for row in posters)


def test_targets_are_for_quarters_years_areas_and_partners(books: dict[str, Sheets]) -> None:
    targets = books["Coalition.xlsx"]["Targets"]
    years = [row for row in targets if row["Last quarter"]]
    assert {(row["Quarter"], row["Last quarter"]) for row in years} == {
        ("2023 Q4", "2024 Q3"),
        ("2024 Q4", "2025 Q3"),
        ("2025 Q4", "2026 Q3"),
    }
    assert {row["Area"] for row in targets if row["Area"]} == {
        "Alder Reach",
        "Bracken Shelf",
        "Gravel Loop",
    }
    assert {row["Partner"] for row in targets if row["Partner"]} == {"Alder Reach Schools"}


def test_there_are_small_numbers_to_protect(reported: Sheets) -> None:
    assert any(1 <= row["Attended"] <= 4 for row in reported["Events"])
    assert any(1 <= row["Tips"] <= 10 for row in reported["Outcomes"])


def test_three_surveys_are_of_two_designs_and_know_more_afterwards(reported: Sheets) -> None:
    assert {row["Design"] for row in reported["Surveys"]} == {
        "Before and after, matched",
        "Before and after, unmatched",
    }
    assert {row["Survey code"] for row in reported["Surveys"]} == {
        "OFFICERS",
        "RESIDENTS",
        "HEALTH",
    }
    knows: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row in reported["Surveys"]:
        if row["Survey code"] == "HEALTH":
            continue  # it asks nothing of signs
        knows[row["Survey code"], row["Wave"]].append(row["Sign: growing debt"] == "Yes")
    share = {group: sum(answers) / len(answers) for group, answers in knows.items()}
    assert share["OFFICERS", "After"] > share["OFFICERS", "Before"] + 0.15
    assert share["RESIDENTS", "After"] > share["RESIDENTS", "Before"] + 0.1


def test_every_workbook_is_taken_and_what_is_likely_wrong_is_rare(loaded_demo: Loaded) -> None:
    said: Counter[str] = Counter()
    assert list(loaded_demo.said.problems) == list(loaded_demo.books)
    for name, problems in loaded_demo.said.problems.items():
        assert {severity for severity, _ in problems} <= {WARNING}, name
        said.update(entry for _, entry in problems)
    # Two partners' campaigns of one theme; an evening to which one came and nobody had registered.
    assert said == {"likely_same_campaign": 4, "unlike_before": 2}


def test_the_planted_workbooks_each_have_their_one_problem(store: Store, files: Files) -> None:
    commit(store, plan_file(store, files["Coalition.xlsx"], "Coalition.xlsx"), "test")
    found = {}
    for name, content, wrong in planted():
        plan = plan_file(store, content, name)
        found[name] = [problem.entry for problem in plan.problems]
        assert wrong.endswith(".")
        assert plan.does_something == all(p.severity == NOTE for p in plan.problems)
    assert found == {
        "Text in a number.xlsx": ["whole"],
        "Impossible date.xlsx": ["impossible_date"],
        "Unknown partner.xlsx": ["unknown_reference"],
        "Doubled column.xlsx": ["doubled_column"],
        "Example left in.xlsx": ["example_row"],
        "Missing column.xlsx": ["missing_column"],
    }
