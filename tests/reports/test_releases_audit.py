"""What a release says of its protection: what is promised, and what earlier releases told."""

from dataclasses import replace

from releasing import DAY

from data.store import Store
from metrics.protection import HiddenCell
from metrics.releases.building import build
from reports.releases.audit import audit, words
from reports.wording import CORRECTED, GUARDS, LEGEND, SYMBOLS


def test_a_legend_says_that_guards_are_not_promised_to_stay_unknown() -> None:
    assert SYMBOLS["[c]"] == (
        "hidden to protect people: because it is small, or so that a small one cannot be worked out"
    )
    assert LEGEND["[c]"] == f"{SYMBOLS['[c]']}, {CORRECTED}; {GUARDS}"
    assert {name: LEGEND[name] for name in ("[x]", "[z]", "[u]")} == {
        name: SYMBOLS[name] for name in ("[x]", "[z]", "[u]")
    }


def test_an_audit_promises_of_small_numbers_alone(store: Store, approved_quarter: str) -> None:
    found = audit(build(store, approved_quarter, DAY))
    assert found["says"].endswith(f"It is promised of small numbers alone: {GUARDS}.")
    assert found["told_before"] == ""
    assert words(found).endswith("any from 1 to 5, or to 11 where it is sensitive.")


def test_what_earlier_releases_told_is_said_with_their_numbers(
    store: Store, approved_quarter: str
) -> None:
    built = build(store, approved_quarter, DAY)
    told = tuple(
        HiddenCell("any", "primary", (), 2, 2, exact=True, told_by=number) for number in (3, 2, 3)
    )
    found = audit(replace(built, report=replace(built.report, hidden=told)))
    assert found["told_before"] == (
        "Of some numbers that are hidden here, releases 2 and 3 told too much already. What is "
        "told stays told: this release adds nothing to it, and could not take it back."
    )
    assert "each small number that was not told before could still be any" in words(found)
    assert words(found).endswith(found["told_before"])
