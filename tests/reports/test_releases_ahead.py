"""What a correction will hide, on the command line, and a note that would tell by how few."""

import pytest
from conftest import Upload
from releasing import EVENTS
from workbooks import book

from data.approvals import approve, reopen
from data.store import Store
from metrics.releases.keeping import publish, releases
from reports.__main__ import main

BUILD = ("build-release", "2026Q1", "--revises", "1", "--note")


@pytest.fixture
def corrected(store: Store, upload: Upload, release: bytes) -> None:
    """Release 1 published, and two people more reported at its first event."""
    publish(store, 1, "bea")
    reopen(store, "2026Q1", "ann", "A misread list.")
    first, *others = EVENTS
    upload(book(events=[{**first, "attended": first["attended"] + 2}, *others]))
    approve(store, "2026Q1", "ann")


def test_it_is_asked_for_by_quarter(corrected: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corrections", "2026 Q1"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Numbers that release 1 shows have changed by a few since (1 to 4 ")
    assert "  2026 Q1: Attendance at events; " in said


def test_without_a_correction_it_says_so(
    release: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corrections", "2026Q1"]) == 0
    said = capsys.readouterr().out
    assert said == "No figure up to 2026 Q1 has changed by a few since a release told it.\n"
    assert main(["corrections", "spring"]) == 1
    assert "spring" in capsys.readouterr().err


def test_a_note_that_may_tell_is_refused_until_it_is_said_to_stand(
    store: Store, corrected: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*BUILD, "Two more people"]) == 1
    said = capsys.readouterr().err
    assert "will be hidden" in said
    assert "it says “Two”" in said
    assert "--note-stands" in said
    assert [one.number for one in releases(store)] == [1]
    assert main([*BUILD, "Two more people", "--note-stands"]) == 0
    assert releases(store)[0].note == "Two more people"


def test_a_note_that_tells_nothing_is_not_asked_about(
    store: Store, corrected: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*BUILD, "A list of 2026 Q1 was misread."]) == 0
    assert "will be hidden" in capsys.readouterr().err
    assert releases(store)[0].revises == 1
