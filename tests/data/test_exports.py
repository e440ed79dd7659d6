"""The ledger of what was taken out: added to, never changed, told to staff."""

from data.exports import take_out, taken_out
from data.store import Store

BOTH_DATABASES = True


def test_what_was_taken_out_is_listed_the_latest_first(store: Store) -> None:
    assert taken_out(store) == []
    take_out(store, "Attendance", "csv", "ann", "staff", asked={"area": ["A1"], "by": "audience"})
    take_out(store, "People reached", "xlsx", "city@example.org", "government", release=3)
    released, live = taken_out(store)
    assert (live.title, live.form, live.who, live.role) == ("Attendance", "csv", "ann", "staff")
    assert live.asked == {"area": ["A1"], "by": "audience"}
    assert live.is_live
    assert (released.number, released.release, released.is_live) == (2, 3, False)
    assert released.asked == {}
    assert released.when >= live.when


def test_it_can_be_asked_for_a_person_and_for_a_release(store: Store) -> None:
    for who, release in (("ann", None), ("ann", 3), ("bea", 3), ("bea", 4)):
        take_out(store, f"{who} {release}", "csv", who, "staff", release)
    assert [one.title for one in taken_out(store, who="ann")] == ["ann 3", "ann None"]
    assert [one.title for one in taken_out(store, release=3)] == ["bea 3", "ann 3"]
    assert [one.title for one in taken_out(store, most=1)] == ["bea 4"]
