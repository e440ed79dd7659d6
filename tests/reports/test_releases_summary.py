"""What changed in a revision, in short: counted, and alike figures told together."""

import pytest

from reports.releases.summary import Row, summary


def row(what: str, by: str = "", period: str = "2026 Q1", why: str = "", said: str = "") -> Row:
    name = "Attendance at events"
    words = f"{period}: {name}: {said or what}."
    return {"title": name, "what": what, "by": by, "period": period, "why": why, "in_words": words}


def lines(*rows: Row) -> tuple[str, ...]:
    return summary(rows).indicators["Attendance at events"]


def test_what_became_of_figures_is_counted_first() -> None:
    found = summary([row("changed"), *[row("hidden now", "area")] * 12, row("new", "partner")])
    assert found.total == 14
    assert found.sentence(3) == (
        "14 figures are told otherwise than in release 3: 1 changed; 12 hidden now; 1 new."
    )
    one = summary([row("gone", "area")])
    assert one.sentence(3) == "1 figure is told otherwise than in release 3: 1 gone."


def test_alike_figures_of_an_indicator_are_one_line() -> None:
    assert lines(*[row("hidden now", "area")] * 12, *[row("hidden now", "partner")] * 3) == (
        "Hidden now for 2026 Q1 by area (12), by partner (3).",
    )
    assert lines(row("hidden now"), row("hidden now", "audience_class")) == (
        "Hidden now for 2026 Q1 as a whole, by audience class (1).",
    )


def test_stretches_of_time_with_the_same_figures_are_told_together() -> None:
    years = [row("shown now", "area", period) for period in ("2024", "2025")]
    assert lines(*years, row("shown now", "type", "2025 Q4")) == (
        "Shown now for 2024 and 2025, each by area (1); 2025 Q4 by type (1).",
    )


def test_what_changed_of_the_whole_coalition_keeps_its_sentence() -> None:
    said = "+14 attendances (from 240 to 254); a late file from one partner"
    why = "a late file from one partner"
    assert lines(row("changed", said=said, why=why), row("changed", "area", why=why)) == (
        "2026 Q1: +14 attendances (from 240 to 254); a late file from one partner.",
        "Changed for 2026 Q1 by area (1); a late file from one partner.",
    )


@pytest.mark.parametrize(
    ("reasons", "ends"),
    [
        (("a late file",) * 2, "(2); a late file."),
        (("a late file", ""), "(2)."),
        (("", ""), "(2)."),
    ],
)
def test_the_reason_is_told_where_it_is_that_of_all(reasons: tuple[str, str], ends: str) -> None:
    (line,) = lines(*(row("gone", "area", why=why) for why in reasons))
    assert line == f"Gone for 2026 Q1 by area {ends}"


def test_what_is_told_apart_otherwise_is_no_figure() -> None:
    apart = row("told together", "area", "", said="North and South are shown together")
    found = summary([apart, row("changed")])
    assert found.apart == (apart["in_words"],)
    assert found.total == 1


def test_of_nothing_there_is_nothing_to_say() -> None:
    found = summary([])
    assert (found.total, found.apart, dict(found.indicators)) == (0, (), {})
