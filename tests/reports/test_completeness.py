"""The completeness board in words."""

import datetime as dt

from data.board import Handed, Owed
from reports.completeness import as_table, nothing, of_quarter, of_sheet, open_points, summary

WHEN = dt.datetime(2026, 4, 2, 12, tzinfo=dt.UTC)
DUE = dt.date(2026, 4, 30)
ON_TIME = Handed("on time", True, True, WHEN, WHEN, 1, 3)
LATE = Handed("late", True, False, WHEN, WHEN, 2, 3)
REVISED = Handed("revised", True, True, WHEN, WHEN, 3, 3)
REVISED_LATE = Handed("revised", True, False, WHEN, WHEN, 3, 3)
NOTHING = Handed("nothing to report", True, True, WHEN, WHEN, 4, 0)
NOTHING_LATE = Handed("nothing to report", True, False, WHEN, WHEN, 4, 0)
FURTHER = Handed("on time", False, True, WHEN, WHEN, 5, 2)
MISSING = Handed("missing", True)
DUE_STILL = Handed("due", True)
NOT_EXPECTED = Handed("not expected")


def owed(*sheets: Handed, name: str = "Harbour House") -> Owed:
    return Owed(name[:2], name, dict(zip(("events", "trainings", "surveys"), sheets, strict=False)))


def test_each_state_of_a_sheet_has_its_sign_and_its_words() -> None:
    assert [of_sheet(sheet) for sheet in (ON_TIME, LATE, MISSING, DUE_STILL, NOT_EXPECTED)] == [
        "✓ on time",
        "◷ late",
        "✗ missing",
        "○ due",
        "– not expected",
    ]
    assert [of_sheet(sheet) for sheet in (REVISED, REVISED_LATE, NOTHING, NOTHING_LATE)] == [
        "✓ on time, revised since",
        "◷ late, revised since",
        "0 nothing to report",
        "◷ nothing to report, late",
    ]


def test_a_quarter_says_how_many_sheets_are_in_and_how_many_were_late() -> None:
    assert of_quarter(owed(ON_TIME, NOTHING))[1] == "✓ 2 of 2"
    assert of_quarter(owed(ON_TIME, REVISED_LATE))[1] == "◷ 2 of 2, 1 late"
    assert of_quarter(owed(LATE, MISSING, NOTHING))[1] == "✗ 2 of 3, 1 late"
    assert of_quarter(owed(ON_TIME, DUE_STILL))[1] == "○ 1 of 2"
    assert of_quarter(owed(ON_TIME, FURTHER))[1] == "✓ 1 of 1"  # what nobody expects adds nothing
    assert of_quarter(owed(FURTHER, NOT_EXPECTED))[1] == "✓ 1"
    assert of_quarter(owed(NOT_EXPECTED))[1] == "– none expected"
    assert of_quarter(None)[1] == "– not a member"


def test_the_sentence_names_who_owes_what() -> None:
    some = [
        owed(ON_TIME, NOTHING),
        owed(MISSING, MISSING, name="North Clinic"),
        owed(LATE, MISSING, name="South School"),
        owed(NOT_EXPECTED, name="Observers"),
    ]
    assert summary(some, "2026Q1", DUE, dt.date(2026, 5, 1)) == (
        "Two of four partners reported for 2026 Q1, one of them in full. Due on 30 April 2026. "
        "Missing: North Clinic (both sheets); South School (Trainings)."
    )
    early = [owed(ON_TIME, DUE_STILL)]
    assert summary(early, "2026Q1", DUE, dt.date(2026, 4, 30)) == (
        "One of one partner reported for 2026 Q1, not in full. Due on 30 April 2026. "
        "Still to come: Harbour House (Trainings)."
    )


def test_the_sentence_where_nothing_is_wanting_or_expected() -> None:
    day = dt.date(2026, 5, 1)
    assert summary([owed(ON_TIME), owed(NOTHING, name="North Clinic")], "2026Q1", DUE, day) == (
        "Two of two partners reported for 2026 Q1, all of them in full. Due on 30 April 2026."
    )
    assert summary([owed(NOT_EXPECTED)], "2026Q1", DUE, day) == (
        "No sheet is expected from anybody for 2026 Q1."
    )


def test_the_table_has_a_row_for_each_partner_and_sheet() -> None:
    table = as_table([owed(REVISED, MISSING)], "2026Q1", DUE)
    table["Rows"] = table["Rows"].fillna(-1)
    assert table.to_dict("list") == {
        "Partner": ["Harbour House"] * 2,
        "Quarter": ["2026 Q1"] * 2,
        "Sheet": ["Events", "Trainings"],
        "State": ["on time, revised since", "missing"],
        "Expected": ["yes", "yes"],
        "Due": ["2026-04-30"] * 2,
        "First handed in": ["2026-04-02", ""],
        "Last changed": ["2026-04-02", ""],
        "Rows": [3, -1],
    }


def test_what_is_attested_is_a_sentence() -> None:
    assert nothing("Harbour House", ["Events", "Trainings", "Surveys"], "2026Q1") == (
        "Harbour House has nothing to report under Events, Trainings and Surveys for 2026 Q1. In "
        "every figure that counts as zero, not as missing."
    )
    assert nothing("Harbour House", ["Events"], "2026Q1").startswith(
        "Harbour House has nothing to report under Events for 2026 Q1."
    )


def test_what_is_open_is_told_point_by_point_before_a_quarter_is_approved() -> None:
    some = [
        owed(ON_TIME, NOTHING),
        owed(MISSING, MISSING, name="North Clinic"),
        owed(LATE, MISSING, name="South School"),
    ]
    during, before, after = dt.date(2026, 3, 31), dt.date(2026, 4, 30), dt.date(2026, 5, 1)
    partners = ["Nothing is in from North Clinic.", "South School has not handed in Trainings."]
    assert open_points(some, "2026Q1", DUE, during, 2) == [
        "2026 Q1 is not over until 31 March 2026.",
        *partners,
        "2 rows are set aside and not settled.",
    ]
    assert open_points(some, "2026Q1", DUE, before, 0) == [
        "Workbooks are due 30 April 2026, and may still come.",
        *partners,
    ]
    assert open_points(some, "2026Q1", DUE, after, 1) == [
        *partners,
        "1 row is set aside and not settled.",
    ]
    assert open_points(some[:1], "2026Q1", DUE, after, 0) == []
