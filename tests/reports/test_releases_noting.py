"""Notes of releases: what in them may tell by how few, or whose, figures were corrected."""

import pytest

from data.problems import Refused
from metrics.releases.foreseen import Foreseen
from reports.releases.noting import check_note, names_of, telltales

KNOWN = {
    "partner": {"P01": "Harbour Light Network", "P02": "Together"},
    "area": {"D03": "North", "D04": "Mill Valley"},
    "audience": {"parents": "Parents"},
}
NAMES = names_of(KNOWN)


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("+2 attendances", ["+2"]),
        ("Attendance was put right by 2.", ["2"]),
        ("−3 people at one event", ["−3"]),
        ("Two more people came than reported", ["Two"]),
        ("One attendance too many", ["One"]),
        ("one person less, and 4 people more", ["one", "4"]),
        ("(1 visitor)", ["1"]),
        ("Corrected by P01", ["P01"]),
        ("the harbour light network misread its list", ["harbour light network"]),
        ("A stall in North, of Together", ["North", "Together"]),
        ("2 people in Mill Valley", ["2", "Mill Valley"]),
        ("A couple of children were counted twice", ["couple"]),
    ],
)
def test_numbers_of_a_few_and_names_may_tell(note: str, found: list[str]) -> None:
    assert telltales(note, 4, NAMES) == found


@pytest.mark.parametrize(
    "note",
    [
        "",
        "One attendance list was misread.",
        "Late figures of one partner, 2 files and three workbooks",
        "2026 Q1 and Q2 2026, as of 2026-04-03",
        "Handed in on 3 May 2026, May 4 and 3.5.2026, at 3:30",
        "Takes the place of release 3, version 2",
        "In 2024 and 2026; 14 attendances, 20 people, 1,002 people",
        "No one else, and this one as well; one of them",
        "3% of the sheet, 2.5 times, 4 late sheets",
        "E-26Q2-P02-1 was read as another",
        "to the north, together with parents",
    ],
)
def test_dates_quarters_years_things_and_large_numbers_do_not(note: str) -> None:
    assert telltales(note, 4, NAMES) == []


def test_how_many_a_few_are_depends_on_what_was_corrected() -> None:
    assert telltales("by 7 people, or eight", 4) == []
    assert telltales("by 7 people, or eight", 10) == ["7", "eight"]
    assert telltales("+2 by P01", 0, NAMES) == []


def test_what_is_hidden_and_what_it_was_may_not_stand_there_either() -> None:
    """887 was shown, 885 is hidden; 5,666 likewise."""
    told = Foreseen(breakdowns=1, few=4, values=frozenset({885, 887, 5666}))
    with pytest.raises(Refused, match="it says “885” and “887”"):
        check_note("Attendance at events is 885 now, not 887.", told, KNOWN)
    with pytest.raises(Refused, match="it says “5,666”"):
        check_note("It is 5,666 in the year, as is 886.", told, KNOWN)


def test_only_while_something_is_hidden_for_a_correction_is_a_note_asked_about() -> None:
    check_note("+2 attendances", Foreseen(), KNOWN)
    check_note("A list was misread.", Foreseen(breakdowns=1, few=4), KNOWN)
    with pytest.raises(Refused) as refused:
        check_note("+2 attendances, of Together", Foreseen(breakdowns=1, few=4), KNOWN)
    (problem,) = refused.value.problems
    assert "“+2” and “Together”" in problem.message
