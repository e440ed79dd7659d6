"""Checks across rows: what is likely one thing reported as two, or two things as one."""

from typing import Any

import pytest
from conftest import Upload
from workbooks import book

from data import likeness
from data.checks import NAMED, Across, all_checks, checks
from data.kinds import kind
from data.messages import ENTRIES, NOTE, WARNING
from data.parts import Part
from data.people import enrol, hash_codes
from data.plan import ADD, REPLACE, Asked, plan_file
from data.problems import Problem
from data.records.people import Identity
from data.rows import Rows
from data.store import Store

BOTH_DATABASES = True


def found(store: Store, content: bytes, partner: str = "P1", **asked: Any) -> list[Problem]:
    """Return what the checks say of a workbook, which has no errors."""
    plan = plan_file(store, content, "report.xlsx", Asked(partner, **{"mode": REPLACE} | asked))
    assert not plan.errors, [problem.message for problem in plan.errors]
    with store.reading() as connection:
        return all_checks(connection, plan.parts)


def said(store: Store, content: bytes, partner: str = "P1", **asked: Any) -> list[str]:
    return [problem.message for problem in found(store, content, partner, **asked)]


def campaign(code: str, theme: str | None = "Safe job offers", **more: Any) -> dict[str, Any]:
    row = {"code": code, "theme": theme, "audience": "youth", "channel": "print", "area": "A1"}
    return row | {"start": "2026-01-12", "end": "2026-02-28"} | more


def event(code: str | None, name: str | None = "Know the signs", **more: Any) -> dict[str, Any]:
    row = {"code": code, "name": name, "type": "forum", "date": "2026-02-03", "audience": "youth"}
    return row | {"area": "A1", "attended": 20} | more


def training(code: str, **more: Any) -> dict[str, Any]:
    row = {"code": code, "name": "On patrol", "date": "2026-03-10", "area": "A1"}
    return row | {"audience_class": "law_enforcement", "attended": 12} | more


# -- campaigns


def test_a_partners_campaigns_of_one_theme_at_the_same_time(store: Store) -> None:
    rows = [
        campaign("C1"),
        campaign("C2", "Safe job offers!", channel="press", area="A2"),
        campaign("C3", start="2026-03-01", end=None),
        campaign("C4", audience="parents"),
        campaign("C5", "Who is messaging?"),
    ]
    (problem,) = found(store, book(campaigns=rows))
    assert problem.message == (
        "Campaigns!A3: Campaign code “C2” looks like the same campaign as “C1” (row 2): both are "
        "“Safe job offers”, for the audience youth, at the same time."
    )
    assert problem.fix == (
        "If it is one, give both the same code, with one row for each channel and area. If they "
        "are two, nothing to do."
    )
    assert problem.severity == WARNING


def test_two_partners_campaigns_of_one_theme_in_one_place(store: Store, upload: Upload) -> None:
    upload(book(campaigns=[campaign("C1"), campaign("C2", "Fair hiring", area="A2")]))
    mine = [campaign("X1", end=None), campaign("X2", "Fair hiring", area="A1")]
    assert said(store, book(campaigns=mine), "P2") == [
        "Campaigns!A2: Campaign code “X1” looks like the same campaign as “C1” (stored by Harbour "
        "House, 2026 Q1): both are “Safe job offers”, for the audience youth, at the same time."
    ]


def test_a_campaign_that_goes_on_lasts_to_the_end_of_the_quarter_reported(
    store: Store, upload: Upload
) -> None:
    upload(book(campaigns=[campaign("C1", start="2025-11-03", end=None, for_quarter="2025Q4")]))
    started_later = campaign("C2", start="2026-01-02")
    assert said(store, book(campaigns=[started_later])) == []
    upload(book(campaigns=[campaign("C1", start="2025-11-03", end=None, for_quarter="2026Q1")]))
    assert said(store, book(campaigns=[started_later]), mode=ADD) == [
        "Campaigns!A2: Campaign code “C2” looks like the same campaign as “C1” (stored by Harbour "
        "House, 2025 Q4): both are “Safe job offers”, for the audience youth, at the same time."
    ]


def test_what_the_file_replaces_is_not_held_against_it(store: Store, upload: Upload) -> None:
    upload(book(campaigns=[campaign("C1")], events=[event("E1")]))
    renamed = book(campaigns=[campaign("C2")], events=[event("E2")])
    assert said(store, renamed) == []
    assert len(said(store, renamed, mode=ADD)) == 2


def test_one_code_for_two_campaigns(store: Store, upload: Upload) -> None:
    codes = ("C1", "C2", "C3", "C4")
    upload(book(campaigns=[campaign(code) for code in codes]))
    mine = [
        campaign("C1", "Eyes on the road"),
        campaign("C2", audience="parents"),
        campaign("C3", start="2026-05-04", end="2026-06-01"),
        campaign("C4", "SAFE JOB OFFERS: know your rights", channel="press", area="A2"),
    ]
    problems = found(store, book(campaigns=mine), "P2")
    assert [problem.message for problem in problems] == [
        "Campaigns!A2: Campaign code “C1” is also the code of another campaign (stored by Harbour "
        "House, 2026 Q1): there its theme is “Safe job offers”, here “Eyes on the road”.",
        "Campaigns!A3: Campaign code “C2” is also the code of another campaign (stored by Harbour "
        "House, 2026 Q1): there its audience is youth, here parents.",
        "Campaigns!A4: Campaign code “C3” is also the code of another campaign (stored by Harbour "
        "House, 2026 Q1): there it began on 2026-01-12, here on 2026-05-04.",
    ]
    assert problems[0].fix == (
        "If they are two, give this one a code of its own: under one code they count as one. If it "
        "is one, write the same in both places."
    )


def test_a_joint_campaign_over_two_quarters_is_one(store: Store, upload: Upload) -> None:
    joint = campaign("J1", start="2025-12-05", end=None, partner="P2", for_quarter="2025Q4")
    later = joint | {"end": "2026-02-20", "for_quarter": "2026Q1", "channel": "press"}
    upload(book(campaigns=[joint]))
    assert said(store, book(campaigns=[joint, later]), "P2") == []


# -- events and trainings


def test_an_event_that_two_partners_report_under_two_codes(store: Store, upload: Upload) -> None:
    upload(book(events=[event("E1", "Know the signs"), event("E2", "Watch circle")]))
    mine = [
        event("X1", "Know the sings!", area=None, attended=25),
        event("X2", "Watch circle", area="A2"),
        event("X3", "Know the signs", date="2026-02-04"),
        event("X4", "Know the signs 2"),
    ]
    (problem,) = found(store, book(events=mine), "P2")
    assert problem.message == (
        "Events!A2: Event code “X1” looks like the same event as “E1” (stored by Harbour House, "
        "2026 Q1): both are “Know the signs” on 2026-02-03."
    )
    assert problem.fix == (
        "If it is one, give both the same code; it then counts once. If they are two, nothing to "
        "do."
    )


def test_an_event_called_otherwise_by_the_partner_it_was_held_with(
    store: Store, upload: Upload
) -> None:
    upload(book(events=[event("E1", "An evening for parents", contributing="P2")]))
    mine = [event("X1", "Elternabend"), event("X2", "Elternabend am Markt", type="booth")]
    assert said(store, book(events=mine), "P2") == [
        "Events!A2: Event code “X1” looks like the same event as “E1” (stored by Harbour House, "
        "2026 Q1): both are on 2026-02-03, of one sort, and one names the other’s partner."
    ]
    both_known = [event("X1", "Elternabend"), event("E1", "An evening for parents", lead="P1")]
    assert said(store, book(events=both_known), "P2") == []


def test_a_training_credited_to_the_partner_that_reports_it_too(
    store: Store, upload: Upload
) -> None:
    upload(book(trainings=[training("T1")]))
    mine = [training("X1", name="Recognising the signs", partner="P1")]
    (problem,) = found(store, book(trainings=mine), "P2")
    assert problem.message == (
        "Trainings!A2: Training code “X1” looks like the same training as “T1” (stored by Harbour "
        "House, 2026 Q1): both are on 2026-03-10, of one sort, and one names the other’s partner."
    )
    assert problem.expected == "one code for one training"


def test_a_partners_own_are_one_only_where_all_figures_are_equal(store: Store) -> None:
    rows = [
        event("E1"),
        event("E2"),
        event("E3", attended=21),
        event("E4", area="A2"),
        event("E5", name="Watch circle", attended=None),
        event("E6", name="Watch circle", attended=None),
    ]
    (problem,) = found(store, book(events=rows))
    assert problem.message == (
        "Events!A3: Event code “E2” looks like the same event as “E1” (row 2): both are “Know the "
        "signs” on 2026-02-03."
    )
    assert problem.fix == (
        "If it is one, delete one of the two rows; it then counts once. If they are two, nothing "
        "to do."
    )


# -- codes


def test_one_code_for_two_partners_events(store: Store, upload: Upload) -> None:
    upload(book(events=[event("E1"), event("E2")], trainings=[training("T1")]))
    mine = book(
        events=[event("E1", date="2026-02-10"), event("E2", attended=19)],
        trainings=[training("T1", date="2026-06-01")],
    )
    assert said(store, mine, "P2") == [
        "Events!A2: Event code “E1” is also the code of another event (stored by Harbour House, "
        "2026 Q1): there it is on 2026-02-03, here on 2026-02-10.",
        "Trainings!A2: Training code “T1” is also the code of another training (stored by Harbour "
        "House, 2026 Q1): there it is on 2026-03-10, here on 2026-06-01.",
    ]


def test_an_event_moved_to_another_quarter(store: Store, upload: Upload) -> None:
    upload(book(events=[event("E1", date="2025-12-30"), event("E2", date="2025-12-29")]))
    moved = book(events=[event("E1", date="2026-01-04")])
    (problem,) = found(store, moved)
    assert problem.message == (
        "Events!D2: Date “2026-01-04” of “E1” was 2025-12-30 before (stored by Harbour House, 2025 "
        "Q4): stored twice, only one of the two would count."
    )
    assert problem.fix == (
        "If its date has changed, upload the other quarter's workbook again without it. If they "
        "are two, give this one a code of its own."
    )


def test_an_event_moved_by_a_file_that_takes_it_out_of_the_other_quarter(
    store: Store, upload: Upload
) -> None:
    upload(book(events=[event("E1", date="2025-12-30"), event("E2", date="2025-12-29")]))
    both = book(events=[event("E1", date="2026-01-04"), event("E2", date="2025-12-29")])
    assert said(store, both) == []


# -- participants


Person = tuple[int | bytes | None, bytes | None]


def signins(*people: Person, letter: str = "B", partner: str = "P1") -> Part:
    """Return a part of sign-ins, of people given as number or hash and what their code is like."""
    length = len(people)
    columns: dict[str, list[Any]] = {n: [None] * length for n in kind("signins").columns()}
    columns |= {"person": [person for person, _ in people]}
    rows = Rows(
        kind("signins"),
        ["Sign-ins"] * length,
        list(range(2, length + 2)),
        columns,
        letters={"person": letter} if letter else {},
        alike={person: alike for person, alike in people if person is not None and alike},
    )
    return Part(kind("signins"), partner, "2026Q1", rows, ["2026-02"] * length)


def told(store: Store, *parts: Part) -> list[str]:
    with store.reading() as connection:
        return [problem.message for problem in all_checks(connection, parts)]


def test_codes_misread_from_a_list_of_names(store: Store, upload: Upload) -> None:
    def came(date: str, *codes: str) -> bytes:
        rows = [{"event_code": date, "person": code} for code in codes]
        return book(events=[event(date, date, date=date, attended=None)], signins=rows)

    assert said(store, came("2026-02-03", "KS-1O1", "KS-202", "ks 101")) == [
        "Sign-ins!B4: Participant code looks like the one in B2: they differ only in letters and "
        "digits that are mistaken for each other."
    ]
    upload(came("2026-02-03", "KS-101", "KS-202"))
    assert said(store, came("2026-04-07", "KS-101", "K5-2O2", "KS-303")) == [
        "Sign-ins!B3: Participant code is new, but looks like one that was stored before: they "
        "differ only in letters and digits that are mistaken for each other."
    ]


def test_two_codes_of_a_sheet_that_look_alike(store: Store) -> None:
    people: list[Person] = [
        (1, b"1"),
        (2, b"2"),
        (b"x", b"1"),
        (None, None),
        (b"x", b"1"),
        (1, b"1"),
    ]
    assert told(store, signins(*people)) == [
        "Sign-ins!B4: Participant code looks like the one in B2: they differ only in letters and "
        "digits that are mistaken for each other."
    ]
    assert told(store, signins(*people, letter="")) == [
        "Sign-ins row 4: Participant code looks like the one in row 2: they differ only in letters "
        "and digits that are mistaken for each other."
    ]


def test_a_new_code_that_looks_like_one_stored_before(store: Store) -> None:
    old, new, other = hash_codes("person", ["k1", "ki", "m7"]).values()
    with store.writing() as connection:
        enrol(connection, [old])
        connection.execute(Identity.__table__.update().values(alike=b"1"))  # type: ignore[attr-defined]
    assert told(store, signins((new, b"1"), (new, b"1"), (other, b"2"))) == [
        "Sign-ins!B2: Participant code is new, but looks like one that was stored before: they "
        "differ only in letters and digits that are mistaken for each other."
    ]
    assert told(store, signins((old, b"1"))) == [], "of a plan with errors nothing is looked up"
    assert told(store, signins((1, b"1"))) == []


def test_the_first_are_named_and_the_rest_counted(store: Store) -> None:
    pairs: list[Person] = [(2 * i + half, b"%d" % i) for i in range(NAMED + 4) for half in (0, 1)]
    with store.reading() as connection:
        *named, rest = all_checks(connection, [signins(*pairs)])
    assert len(named) == NAMED
    assert named[-1].cell == "B41"
    assert rest.message == (
        "Sign-ins: Likely the same person: 4 more rows are like those that are named (rows 43, 45, "
        "47, 49)."
    )
    assert rest.cells == ("B43", "B45", "B47", "B49")


def test_neighbouring_rows_are_counted_as_ranges(store: Store) -> None:
    first: list[Person] = [(i, b"%d" % i) for i in range(NAMED + 4)]
    again: list[Person] = [(100 + i, b"%d" % i) for i in range(NAMED + 4)]
    with store.reading() as connection:
        rest = all_checks(connection, [signins(*first, *again)])[-1]
    assert (rest.cells, rest.words["rows"]) == (("B46:B49",), "46–49")


# -- all of them


@pytest.mark.parametrize("check", checks().values(), ids=list(checks()))
def test_a_check_says_what_it_is(check: Across) -> None:
    assert check.sentence.endswith(".")
    assert check.title[0].isupper()


def test_nothing_found_across_rows_stops_an_upload(store: Store) -> None:
    rows = [event(f"E{i}") for i in range(60)]
    problems = found(store, book(events=rows))
    assert len(problems) == NAMED + 1
    assert {ENTRIES[problem.entry].severity for problem in problems} <= {WARNING, NOTE}


def test_rows_with_errors_are_looked_at_as_far_as_they_go(store: Store, upload: Upload) -> None:
    upload(book(events=[event("E1")], campaigns=[campaign("C1")]))
    broken = book(
        events=[event("X1", attended="many"), event("X2", name=None, date="soon"), event(None)],
        campaigns=[campaign("X3", theme=None), campaign("X4", start="soon"), campaign("X5")],
        trainings=[training("T1", date=None), training("T2", attended="all", area="A7")],
        outcomes=[{"period": "soon", "tips": "few"}],
        resources=[{"amount": "much", "for_quarter": None}],
    )
    plan = plan_file(store, broken, "broken.xlsx", Asked("P2"))
    assert plan.errors
    with store.reading() as connection:
        entries = [(p.entry, p.where) for p in all_checks(connection, plan.parts)]
    assert entries == [
        ("likely_same_campaign", "Campaigns!A4"),
        ("likely_same_event", "Events!A2"),
    ]


# -- names


def test_numbers_tell_names_apart_and_years_do_not() -> None:
    assert likeness.alike("Session 1", "session 1!", 85)
    assert not likeness.alike("Session 1", "Session 2", 85)
    assert likeness.alike("Awareness month 2025", "Awareness month", 85)
    assert not likeness.alike("Know the signs", "Know your rights", 85)


def test_names_with_words_in_common_are_not_strange() -> None:
    assert not likeness.strange("Safe job offers", "SAFE JOB OFFERS, and your rights")
    assert not likeness.strange("January is awareness month", "Awareness month")
    assert likeness.strange("Safe job offers", "Eyes on the road")
