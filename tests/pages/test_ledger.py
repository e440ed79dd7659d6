"""Whatever is taken out of a page is written down before it is handed over."""

import datetime as dt

import pytest

from data.exports import taken_out
from data.store import Store
from metrics.releases.keeping import Kept
from pages.parts import ledger
from pages.parts.guard import Person
from pages.parts.ledger import taking


def look(
    monkeypatch: pytest.MonkeyPatch, store: Store, role: str, release: Kept | None = None
) -> None:
    """Look at a page with one area chosen, as somebody in a role."""
    monkeypatch.setattr(ledger, "person", lambda: Person("ann", role, signed_in=False))
    monkeypatch.setattr(ledger, "links", lambda: {"area": ["A1"]})
    monkeypatch.setattr(ledger, "the_store", lambda: store)
    monkeypatch.setattr(ledger, "current", lambda store: release)


def test_what_staff_take_out_is_of_live_figures(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(monkeypatch, store, "staff")
    taken = taking("Attendance")
    assert taken_out(store) == []
    assert taken("csv", b"a file") == b"a file"
    (found,) = taken_out(store)
    assert (found.title, found.form, found.who, found.role) == ("Attendance", "csv", "ann", "staff")
    assert (found.asked, found.is_live) == ({"area": ["A1"]}, True)


def test_what_others_take_out_is_of_the_release_they_looked_at(
    store: Store, monkeypatch: pytest.MonkeyPatch, kept: Kept
) -> None:
    look(monkeypatch, store, "government", kept)
    taken = taking("Attendance")
    look(monkeypatch, store, "government")
    taken("xlsx", b"")
    assert taken_out(store)[0].release == kept.number


def test_staff_take_out_a_release_as_such(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    look(monkeypatch, store, "staff")
    taking("Release 2026 Q1", of=3)("zip", b"")
    assert [(one.form, one.release) for one in taken_out(store)] == [("zip", 3)]


def test_what_cannot_be_written_down_is_not_handed_over(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(monkeypatch, store, "staff")
    taken = taking("Attendance")
    monkeypatch.setattr(ledger, "take_out", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        taken("csv", b"a file")


@pytest.fixture
def kept() -> Kept:
    when, day = dt.datetime(2026, 4, 20, tzinfo=dt.UTC), dt.date(2026, 4, 20)
    return Kept(7, "2026Q1", None, "", when, "ann", day, "", "published", when, "bea")
