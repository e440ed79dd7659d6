"""What a plan would do to each indicator: what the commit then does, and the rows that are why."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import plain
import pytest
from conftest import Emptied, Upload
from drawn import FIRST, LISTED, QUARTERS, REVISED, WORK, items
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stored import every_row
from workbooks import LISTS, book, sheet, xlsx

from data.plan import Asked, Plan, plan_file
from data.problems import Refused
from data.store import Store
from data.submissions import commit
from metrics.__main__ import main
from metrics.catalogue import indicators
from metrics.effects import Effect, effects
from metrics.results import compute, quarter_window
from metrics.shapes import Estimate

BOTH_DATABASES = True

Rows = Sequence[Mapping[str, Any]]


def planned(store: Store, content: bytes, name: str = "report.xlsx", **asked: Any) -> Plan:
    plan = plan_file(store, content, name, Asked(**{"partner": "P1", "mode": "replace"} | asked))
    assert not plan.errors, [problem.message for problem in plan.errors]
    return plan


def only(**rows: Rows) -> bytes:
    """Return a workbook without the lists of partners and areas."""
    return xlsx(dict(sheet(name, some) for name, some in rows.items()))


def trainings(*completed: int) -> Rows:
    """Return trainings in April 2026: T1 in row 2 of its sheet, T2 in row 3 …"""
    return [
        {"code": f"T{i}", "date": dt.date(2026, 4, 7), "completed": number}
        for i, number in enumerate(completed, 1)
    ]


def value(found: Estimate) -> str:
    return found.status if found.value is None else f"{found.value:g}"


def told(found: Sequence[Effect], *codes: str) -> list[str]:
    """Return effects on the indicators of the given codes, as sentences."""
    return [
        effect.sentence(indicators()[effect.code].title, value)
        for effect in found
        if effect.code in codes
    ]


# -- why


FOUR_HUNDRED_AND_TWELVE = [33] * 11 + [35, 2, 3, 4, 5]


def test_rows_that_are_gone(store: Store, upload: Upload) -> None:
    upload(book(trainings=trainings(*FOUR_HUNDRED_AND_TWELVE)))
    shorter = planned(store, book(trainings=trainings(*FOUR_HUNDRED_AND_TWELVE[:12])))
    found = effects(store, shorter)
    assert told(found, "people_trained") == [
        "People trained 2026 Q2: 412 → 398 because Trainings!A14:A17 are gone"
    ]


def test_rows_that_are_gone_came_with_another_file(store: Store, upload: Upload) -> None:
    upload(book(trainings=trainings(5, 6, 7)), name="last.xlsx")
    found = effects(store, planned(store, book(trainings=trainings(5)), name="this.xlsx"))
    assert told(found, "people_trained") == [
        "People trained 2026 Q2: 18 → 5 because Trainings!A3:A4 of last.xlsx are gone"
    ]


def test_rows_kept_beside_new_ones_still_came_with_their_own_file(
    store: Store, upload: Upload
) -> None:
    upload(book(trainings=trainings(5, 6)), name="first.xlsx")
    upload(book(trainings=trainings(5, 6, 7)[2:]), name="second.xlsx", mode="add")
    found = effects(store, planned(store, book(trainings=trainings(5)), name="third.xlsx"))
    assert told(found, "people_trained") == [
        "People trained 2026 Q2: 18 → 5 because Trainings!A2 of second.xlsx is gone; "
        "Trainings!A3 of first.xlsx is gone"
    ]


def test_rows_that_are_new(store: Store, upload: Upload) -> None:
    upload(book(trainings=trainings(5, 6)))
    found = effects(store, planned(store, only(trainings=trainings(5, 6, 7, 8))))
    assert told(found, "people_trained", "trainings_law_enforcement") == [
        "Trainings for law enforcement 2026 Q2: 2 → 4 because Trainings!A4:A5 are new",
        "People trained 2026 Q2: 11 → 26 because Trainings!A4:A5 are new",
    ]


def test_a_quarter_not_reported_before(store: Store, upload: Upload) -> None:
    upload(xlsx(LISTS))
    found = effects(store, planned(store, only(trainings=trainings(5))))
    assert told(found, "people_trained", "people_educated") == [
        "People trained 2026 Q2: [x] → 5 because Trainings!A2 is new",
        "People educated 2026 Q2: [x] → 0 because Trainings!A2 is new",
    ]


def test_a_value_that_is_another(store: Store, upload: Upload) -> None:
    def events(attended: int | None) -> Rows:
        return [
            {"code": f"E{i}", "date": dt.date(2026, 2, 3), "registered": 20, "attended": number}
            for i, number in enumerate((10, 11, attended), 1)
        ]

    upload(book(events=events(12)))
    found = effects(store, planned(store, only(events=events(15))))
    assert told(found, "event_attendance", "event_participation_rate") == [
        "Attendance at events 2026 Q1: 33 → 36 because Attended in Events!G4 was 12, is 15",
        "Event participation rate 2026 Q1: 0.55 → 0.6 because Attended in Events!G4 was 12, is 15",
    ]
    found = effects(store, planned(store, only(events=events(None))))
    assert told(found, "event_attendance") == [
        "Attendance at events 2026 Q1: 33 → 21 because Attended in Events!G4 was 12, is empty"
    ]


def test_many_values_that_are_others(store: Store, upload: Upload) -> None:
    upload(book(trainings=trainings(1, 2, 3, 4, 5)))
    found = effects(store, planned(store, only(trainings=trainings(1, 3, 4, 5, 5))))
    assert told(found, "people_trained") == [
        "People trained 2026 Q2: 15 → 18 because Completed in Trainings!D3:D5 has changed"
    ]


def test_only_rows_that_the_figure_reads_are_why(store: Store, upload: Upload) -> None:
    first, second, third = trainings(5, 6, 7)
    upload(book(trainings=[first]))
    more = [first, second, {**third, "audience_class": "student", "hours": 2}]
    found = effects(store, planned(store, only(trainings=more)))
    assert told(found, "people_trained", "people_educated", "contact_hours") == [
        "People trained 2026 Q2: 5 → 11 because Trainings!A3 is new",
        "People educated 2026 Q2: 0 → 7 because Trainings!A4 is new",
        "Contact hours 2026 Q2: [x] → 14 because Trainings!A4 is new",
    ]


def test_only_values_that_the_figure_reads_are_why(store: Store, upload: Upload) -> None:
    (row,) = trainings(5)
    upload(book(trainings=[row]))
    other = {**row, "name": "Another title", "date": dt.date(2026, 4, 8), "completed": 6}
    found = effects(store, planned(store, only(trainings=[other])))
    assert told(found, "people_trained") == [
        "People trained 2026 Q2: 5 → 6 because Completed in Trainings!D2 was 5, is 6"
    ]


def test_a_closed_list_is_told_in_its_words(store: Store, upload: Upload) -> None:
    (row,) = trainings(5)
    upload(book(trainings=[row]))
    found = effects(store, planned(store, only(trainings=[{**row, "audience_class": "student"}])))
    assert told(found, "people_trained", "people_educated") == [
        "People trained 2026 Q2: 5 → 0 because Audience class in Trainings!C2 was Law "
        "enforcement, is Students",
        "People educated 2026 Q2: 0 → 5 because Audience class in Trainings!C2 was Law "
        "enforcement, is Students",
    ]


def test_a_campaign_counts_in_every_quarter_it_goes_on_in(store: Store, upload: Upload) -> None:
    def campaign(code: str, end: dt.date) -> Mapping[str, Any]:
        return {"code": code, "start": dt.date(2026, 2, 1), "end": end, "partner": "P1"}

    upload(book(campaigns=[campaign("C1", dt.date(2026, 2, 9))], trainings=trainings(5)))
    more = [campaign("C1", dt.date(2026, 2, 9)), campaign("C2", dt.date(2026, 5, 9))]
    found = effects(store, planned(store, only(campaigns=more)))
    assert told(found, "campaigns_conducted") == [
        "Campaigns conducted 2026 Q1: 1 → 2 because Campaigns!A3 is new",
        "Campaigns conducted 2026 Q2: [x] → 1 because Campaigns!A3 is new",
    ]


def test_people_at_trainings_follow_sign_ins(store: Store, upload: Upload) -> None:
    rows = [{"event_code": "T1", "person": f"K{i}", "completed": True} for i in range(3)]
    upload(book(trainings=trainings(0), signins=rows[:1]))
    both = planned(store, only(trainings=trainings(0), signins=rows))
    assert told(effects(store, both), "people_trained") == [
        "People trained 2026 Q2: 1 → 3 because Sign-ins!A3:A4 are new"
    ]


def test_surveys_follow_their_items(store: Store, upload: Upload) -> None:
    answers = [
        {"survey": "S1", "respondent": f"R{i}", "date": dt.date(2026, 3, 1), "Sign": answer}
        for i, answer in enumerate(("Yes", "Yes", "No"))
    ]
    item = {"survey": "S1", "item": "Sign", "measures": "awareness_of_signs", "enough": 1}
    upload(book(surveys=answers, survey_items=[item | {"right": "Yes"}]))
    (effect,) = effects(store, planned(store, only(survey_items=[item | {"right": "No"}])))
    assert (effect.code, effect.window.name) == ("awareness_share", "2026Q1")
    assert dict(effect.group)["survey"] == "S1"
    assert (effect.before.numerator, effect.after.numerator, effect.after.n) == (2, 1, 3)
    (reason,) = effect.reasons
    assert str(reason).endswith("was Yes, is No")
    assert str(reason).startswith("Right answer in Survey items!")


def test_what_is_never_added_up_has_an_effect_each(store: Store, upload: Upload) -> None:
    def resource(kind: str, unit: str, amount: int) -> Mapping[str, Any]:
        return {"for_quarter": "2026Q1", "type": kind, "unit": unit, "amount": amount}

    venue, aid = resource("venue", "days", 3), resource("legal_aid", "hours", 5)
    upload(book(resources=[venue]))
    found = effects(store, planned(store, only(resources=[venue, aid])))
    assert [(dict(e.group)["type"], *map(str, e.reasons)) for e in found] == [
        ("legal_aid", "Resources!A3 is new")
    ]
    assert told(found, "resources_shared") == [
        "Resources shared 2026 Q1: [x] → 5 because Resources!A3 is new"
    ]


def test_a_row_that_counts_in_place_of_anothers(store: Store, upload: Upload) -> None:
    """P2's row of a joint event counts while P1, who led it, does not report it."""
    joint = {"code": "E1", "date": dt.date(2026, 2, 3), "lead": "P1", "attended": 30}
    upload(book(events=[joint | {"attended": 20}]), partner="P2")
    found = effects(store, planned(store, only(events=[joint])))
    assert told(found, "event_attendance", "events_held") == [
        "Attendance at events 2026 Q1: 20 → 30 because Events!A2 is new"
    ]


def test_the_same_figure_on_other_grounds_is_an_effect(store: Store, upload: Upload) -> None:
    event = {"code": "E1", "date": dt.date(2026, 2, 3), "registered": 40, "attended": 20}
    upload(book(events=[event]))
    twice = [event | {"registered": 80, "attended": 40}]
    rates = [
        effect
        for effect in effects(store, planned(store, only(events=twice)))
        if effect.code == "event_participation_rate"
    ]
    (rate,) = rates
    assert rate.before.value == rate.after.value
    assert rate.told(value, lambda found: f"{value(found)} of {found.n}") == (
        "0.5 of 40",
        "0.5 of 80",
    )


def test_nothing_is_said_where_nothing_changes(store: Store, upload: Upload) -> None:
    upload(book(trainings=trainings(5)))
    assert effects(store, planned(store, book(trainings=trainings(5)))) == []
    (row,) = trainings(5)
    renamed = planned(store, only(trainings=[{**row, "name": "Another title"}]))
    assert renamed.does_something
    assert effects(store, renamed) == []


def test_lists_alone_change_no_figure(store: Store) -> None:
    assert effects(store, planned(store, xlsx(LISTS))) == []


# -- what it says is what happens


Figures = dict[tuple[str, str, Any], Estimate]


def figures(store: Store) -> Figures:
    windows = [quarter_window(quarter) for quarter in QUARTERS]
    results = compute(store, list(indicators().values()), windows)
    return {(r.code, r.window.name, r.group): r.estimate for r in results}


def rounded(found: Estimate | None) -> tuple[Any, ...]:
    """Return what is in an estimate, the last digits aside; of one with nothing in it, nothing."""
    if found is None:
        return ()
    numbers = (found.value, found.low, found.high, found.n, found.numerator, found.denominator)
    close = tuple(None if number is None else round(number, 6) for number in numbers)
    return (*close, found.status, found.note)


def difference(before: Figures, after: Figures) -> dict[Any, tuple[Any, Any]]:
    return {
        key: (rounded(before.get(key)), rounded(after.get(key)))
        for key in before.keys() | after.keys()
        if rounded(before.get(key)) != rounded(after.get(key))
        if (key in before and key in after) or (before.get(key) or after[key]).n
    }


@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=FIRST, revised=REVISED, enough=st.integers(1, 2))
def test_effects_are_what_the_commit_then_does(
    fresh: Emptied, first: tuple[plain.Upload, ...], revised: plain.Upload, enough: int
) -> None:
    asked = plain.Upload("P1", {"survey_items": items(2)})
    revision = plain.Upload(revised.partner, {**revised.rows, "survey_items": items(enough)})
    hold_against(fresh(), [asked, *(upload for upload in first if upload.rows), revision])


def test_effects_of_a_years_work_on_either_database(store: Store) -> None:
    # Both quarters are reported by the second: effects are told of quarters with anything reported.
    asked, first, second = WORK
    fewer = {kind: rows[:1] for kind, rows in first.rows.items()}
    hold_against(store, [asked, second, first, plain.Upload(first.partner, fewer)])


def hold_against(store: Store, reported: Sequence[plain.Upload]) -> None:
    """Commit what was reported, each time looking whether it does what was said before."""
    for upload in reported:
        content = book(partners=LISTED, **upload.rows)
        plan = planned(store, content, partner=upload.partner)
        before, stored = figures(store), every_row(store)
        try:
            found = effects(store, plan)
        except Refused as refused:
            with pytest.raises(Refused) as said:
                commit(store, plan, "tester")
            assert str(said.value) == str(refused)
            continue
        assert every_row(store) == stored
        commit(store, plan, "tester")
        there = difference(before, figures(store))
        said_of = {(e.code, e.window.name, e.group): e for e in found}
        assert said_of.keys() == there.keys()
        for key, effect in said_of.items():
            # What one of the two does not know is not available there.
            for one, other in zip((effect.before, effect.after), there[key], strict=True):
                assert rounded(one) == other or (not other and one.status == "[x]"), key
            assert effect.reasons, key


def test_a_plan_looked_at_while_somebody_else_commits_is_refused(
    store: Store, upload: Upload
) -> None:
    upload(book(trainings=trainings(5)))
    plan = planned(store, only(trainings=trainings(6)))
    assert told(effects(store, plan), "people_trained") == [
        "People trained 2026 Q2: 5 → 6 because Completed in Trainings!D2 was 5, is 6"
    ]
    upload(only(trainings=trainings(9)), mode="replace")
    for act in (lambda: commit(store, plan, "tester"), lambda: effects(store, plan)):
        with pytest.raises(Refused) as refused:
            act()
        assert "has changed since the upload was checked" in str(refused.value)
    anew = planned(store, only(trainings=trainings(6)))
    assert told(effects(store, anew), "people_trained") == [
        "People trained 2026 Q2: 9 → 6 because Completed in Trainings!D2 was 9, is 6"
    ]


# -- the command line


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_says_what_would_become_of_the_figures(
    store: Store, upload: Upload, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    upload(book(trainings=trainings(*FOUR_HUNDRED_AND_TWELVE)))
    before = every_row(store)
    Path("report.xlsx").write_bytes(only(trainings=trainings(*FOUR_HUNDRED_AND_TWELVE[:12])))
    assert main(["effects", "report.xlsx", "--partner", "P1", "--replace"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "report.xlsx",
        "  Trainings for law enforcement 2026 Q2: 16 → 12 because Trainings!A14:A17 are gone",
        "  People trained 2026 Q2: 412 → 398 because Trainings!A14:A17 are gone",
    ]
    assert every_row(store) == before


def test_the_command_gives_json(
    store: Store, upload: Upload, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    upload(xlsx(LISTS))
    Path("report.xlsx").write_bytes(only(trainings=trainings(5)))
    assert main(["effects", "report.xlsx", "--partner", "P1", "--json"]) == 0
    (told_of,) = json.loads(capsys.readouterr().out)
    assert (told_of["file"], told_of["problems"]) == ("report.xlsx", [])
    trained = next(e for e in told_of["effects"] if e["code"] == "people_trained")
    assert trained["group"] == {"quarter": "2026Q2"}
    assert trained["before"]["status"] == "[x]"
    assert (trained["after"]["value"], trained["after"]["status"]) == (5, "ok")
    (reason,) = trained["because"]
    assert (reason["what"], reason["cells"], reason["count"]) == ("new", ["Trainings!A2"], 1)
    assert reason["words"] == "Trainings!A2 is new"


def test_several_files_are_looked_at_one_after_the_other(
    store: Store, upload: Upload, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    upload(xlsx(LISTS))
    Path("a.xlsx").write_bytes(only(trainings=trainings(5)))
    Path("b.xlsx").write_bytes(only(trainings=trainings(5, 6)[1:]))
    assert main(["effects", "a.xlsx", "b.xlsx", "--partner", "P1", "--add"]) == 0
    said = [line for line in capsys.readouterr().out.splitlines() if "trained" in line]
    assert said == [
        "  People trained 2026 Q2: not reported → 5 because Trainings!A2 is new",
        "  People trained 2026 Q2: 5 → 11 because Trainings!A2 is new",
    ]


def test_the_command_says_what_is_wrong_with_a_file(
    store: Store, upload: Upload, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    upload(xlsx(LISTS))
    (row,) = trainings(5)
    Path("wrong.xlsx").write_bytes(only(trainings=[{**row, "completed": "many"}]))
    assert main(["effects", "wrong.xlsx", "--partner", "P1"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "wrong.xlsx"
    assert "Completed “many” must be a whole number" in said[1]
    assert said[-1] == "  It cannot be stored: 1 to mend."


def test_the_command_says_that_nothing_would_change(
    store: Store, upload: Upload, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    upload(book(trainings=trainings(5)))
    Path("report.xlsx").write_bytes(only(trainings=trainings(5)))
    assert main(["effects", "report.xlsx", "--partner", "P1"]) == 0
    assert capsys.readouterr().out.splitlines() == ["report.xlsx", "  No figure would change."]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--quarter", "soon"], "--quarter “soon” must be a quarter such as 2026Q1."),
        (["--kind", "moon"], "--kind “moon” must be a kind of sheet."),
        (["--map", "Attended"], "--map and --set take two names with = between them."),
        ([], "report.xlsx: No such file or directory."),
    ],
)
def test_wrong_use(
    store: Store,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    sentence: str,
) -> None:
    assert main(["effects", "report.xlsx", *arguments]) == 2
    assert capsys.readouterr().err.strip() == sentence
