"""Releases as they are listed, in words; and what of the whole coalition one does not tell."""

import datetime as dt

import pytest

from metrics.releases.beside import Beside
from metrics.releases.keeping import BUILT, DISCARDED, PUBLISHED, REVISED, WITHDRAWN, Kept
from metrics.releases.offer import Offer
from metrics.windows import quarter_window
from reports.releases import listing

WHEN = dt.datetime(2026, 5, 4, 9, tzinfo=dt.UTC)


def kept(
    number: int,
    state: str,
    quarter: str = "2026Q1",
    revises: int | None = None,
    fictional: bool = False,
) -> Kept:
    published = None if state in (BUILT, DISCARDED) else WHEN
    return Kept(
        number, quarter, revises, "", WHEN, "ann", WHEN.date(), "0" * 64, state, WHEN, "ann",
        "A wrong file", published, fictional,
    )  # fmt: skip


REVISION = kept(2, PUBLISHED, revises=1)
FIRST = kept(1, REVISED)


def test_a_release_is_called_by_number_quarter_and_what_it_revises() -> None:
    assert listing.named(FIRST) == "Release 1: 2026 Q1"
    assert listing.named(REVISION) == "Release 2: 2026 Q1, a revision of release 1"
    assert listing.dated(REVISION) == "number 2, up to 2026 Q1, published on 4 May 2026"


def test_a_release_is_headed_by_when_it_was_published_and_what_became_of_it() -> None:
    assert listing.headed(REVISION) == (
        "Release 2: 2026 Q1, a revision of release 1 (published on 4 May 2026)"
    )
    assert listing.headed(FIRST) == (
        "Release 1: 2026 Q1 (published on 4 May 2026, revised on 4 May 2026)"
    )


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (FIRST, "Revised: release 2 took its place on 4 May 2026."),
        (REVISION, "Published on 4 May 2026, and holds."),
        (kept(3, BUILT), "Built, and seen by staff alone."),
        (kept(3, DISCARDED), "Discarded on 4 May 2026, and never published."),
        (
            kept(3, WITHDRAWN),
            "Withdrawn on 4 May 2026. Please do not use its figures or its file any more.",
        ),
    ],
)
def test_what_became_of_it(one: Kept, words: str) -> None:
    assert listing.standing(one, [REVISION, FIRST]) == words


def test_staff_are_told_what_stands_in_a_builds_place() -> None:
    first, second, third = (kept(n, s) for n, s in enumerate((BUILT, REVISED, PUBLISHED), 1))
    assert listing.state(first, [third, second, first]) == (
        "built, for staff only; replaced by release 2"
    )
    assert listing.state(third, [third, second, first]) == "published"
    anew, discarded = kept(2, BUILT), kept(3, DISCARDED)
    assert listing.state(first, [discarded, anew, first]) == (
        "built, for staff only; built anew as release 2"
    )
    assert listing.state(anew, [discarded, anew, first]) == "built, for staff only"
    assert listing.state(discarded, [discarded]) == "discarded before it was published"
    other = kept(2, PUBLISHED, "2026Q2")
    assert listing.state(first, [other, first]) == "built, for staff only"


def test_only_what_was_published_is_listed_and_the_demonstrations_apart() -> None:
    made_up = kept(4, WITHDRAWN, fictional=True)
    every = [made_up, kept(3, BUILT), REVISION, FIRST]
    assert listing.seen(every, fictional=False) == [REVISION, FIRST]
    assert listing.seen(every, fictional=True) == [made_up]


def test_coverage_says_quarters_and_who_had_reported() -> None:
    windows = (quarter_window("2025Q4"), quarter_window("2026Q1"))
    held = Beside(reported={"2026Q1": (9, 10)}, whole={"2026Q1": 8})
    assert listing.coverage(FIRST, Offer(windows, {}, held)) == (
        "Quarters: 2025 Q4 to 2026 Q1. Nine of ten partners reported for 2026 Q1, eight of them in "
        "full."
    )
    assert listing.coverage(FIRST, Offer(windows[1:], {}, Beside())) == "Quarters: 2026 Q1."


def test_what_was_withdrawn_matters_until_something_as_late_is_published() -> None:
    gone = kept(3, WITHDRAWN, "2026Q2")
    assert listing.withdrawn_since([gone, REVISION, FIRST], REVISION) == gone
    assert listing.withdrawn_since([gone, FIRST], None) == gone
    assert listing.withdrawn_since([gone, REVISION], kept(4, PUBLISHED, "2026Q2")) is None
    assert listing.withdrawn_since([kept(1, WITHDRAWN, "2025Q4")], REVISION) is None
