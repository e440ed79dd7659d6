"""Results in words: numbers, intervals, one plain sentence each."""

import pytest

from metrics.catalogue import indicators
from metrics.change import Usual
from metrics.results import Result, quarter_window
from metrics.shapes import Estimate
from reports import wording

EVENTS = indicators()["events_held"]
RATE = indicators()["event_participation_rate"]
AWARE = indicators()["awareness_share"]
PEOPLE = indicators()["people_reached_unduplicated"]
SURVEY = {"survey": "S1", "design": "matched"}
LABELS = {"area": {"A1": "North"}}


def of(code: str, estimate: Estimate, **group: object) -> Result:
    return Result(code, quarter_window("2026Q2"), tuple(group.items()), estimate)


@pytest.mark.parametrize(
    ("value", "said"), [(0, "0"), (12, "12"), (1240, "1,240"), (81.5, "81.5"), (1240.4, "1,240")]
)
def test_numbers_are_written_as_people_write_them(value: float, said: str) -> None:
    assert wording.number(value) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.58, "58 %"), (0.062, "6.2 %"), (0, "0 %"), (1, "100 %"), (0.0996, "10 %")],
)
def test_shares_are_in_per_cent_with_a_decimal_below_ten(share: float, said: str) -> None:
    assert wording.per_cent(share).replace("\u00a0", " ") == said


def test_a_count_in_one_sentence() -> None:
    usual = Usual(20, 30, 41, "within usual variation")
    said = wording.reading(EVENTS, of("events_held", Estimate(34, n=34)), LABELS, usual)
    assert said == (
        "In 2026 Q2, events held: 34 events; within usual variation (usual range 20 to 41)."
    )


def test_one_of_something_is_singular() -> None:
    said = wording.reading(EVENTS, of("events_held", Estimate(1, n=1)), LABELS)
    assert said == "In 2026 Q2, events held: 1 event."


def test_a_share_says_of_what_and_how_sure() -> None:
    estimate = Estimate(0.7, 0.574, 0.802, 60, 42, 60)
    said = wording.reading(RATE, of(RATE.code, estimate), LABELS, place="North")
    assert said.replace("\u00a0", " ") == (
        "In 2026 Q2, event participation rate for North: 70 % (42 of 60 registrations), "
        "95 % interval 57 to 80 %."
    )


def test_an_outcome_says_design_and_n() -> None:
    estimate = Estimate(0.75, 0.53, 0.888, 20, 15, 20)
    result = of(AWARE.code, estimate, survey="S1", design="matched", wave="after")
    said = wording.reading(AWARE, result, LABELS).replace("\u00a0", " ")
    assert "(Before and after, matched; n = 20 after; limited evidence)" in said


def test_limits_of_people_are_said() -> None:
    said = wording.reading(PEOPLE, of(PEOPLE.code, Estimate(438, 438, 1062, 438)), LABELS)
    assert said == "In 2026 Q2, people reached in person: 438 people, between 438 and 1,062."


@pytest.mark.parametrize("symbol", ["[c]", "[x]", "[z]"])
def test_what_is_not_shown_says_why(symbol: str) -> None:
    said = wording.reading(RATE, of(RATE.code, Estimate(None, status=symbol)), LABELS)
    assert said == f"In 2026 Q2, event participation rate: {wording.SYMBOLS[symbol]}."


def test_the_quarter_in_plain_words() -> None:
    results = {
        "campaigns_conducted": of("campaigns_conducted", Estimate(14)),
        "events_held": of("events_held", Estimate(1)),
        "people_trained": of("people_trained", Estimate(210)),
        "awareness_share": aware(62, 100, "after"),
        "knows_how_to_report": aware(123, 212, "after", "knows_how_to_report"),
    }
    before = {
        "awareness_share": aware(60, 100, "before"),
        "knows_how_to_report": aware(87, 212, "before", "knows_how_to_report"),
    }
    said = wording.summary(results, 9, 10, "2026 Q2", "2026 Q2", before).replace("\u00a0", " ")
    # 62 and 60 of 100 differ by chance; 87 and 123 of 212 do not.
    assert said == (
        "Nine of ten partners reported for 2026 Q2. 14 campaigns ran, 1 event was held and 210 "
        "professionals completed a training. Recognising the signs of trafficking went from 60 % "
        "to 62 %, no more than chance would explain (survey S1; before and after, all who answered "
        "each time; n = 100 before, 100 after). Knowing where and how to report rose from 41 % to "
        "58 %, more than chance would explain (survey S1; before and after, all who answered each "
        "time; n = 212 before, 212 after)."
    )


def aware(part: int, whole: int, wave: str, code: str = "awareness_share") -> Result:
    """Return the share of respondents of survey S1 in a wave."""
    estimate = Estimate(part / whole, n=whole, numerator=part, denominator=whole)
    return of(code, estimate, survey="S1", design="matched", wave=wave)


def test_asked_once_there_is_nothing_to_rise_from() -> None:
    said = wording.summary({"awareness_share": aware(3, 4, "after")}, 0, 0, "", "2026 Q2")
    assert said.replace("\u00a0", " ") == (
        "Recognising the signs of trafficking: 75 % of respondents (survey S1; before and after, "
        "matched; n = 4)."
    )


def test_a_small_change_has_two_decimals_and_its_sign() -> None:
    assert [wording.signed(v) for v in (0.0384, -0.25, 0.004, 12.0)] == [
        "+0.04",
        "−0.25",
        "0",
        "+12",
    ]


def test_of_a_running_year_the_quarter_that_was_reported_is_named() -> None:
    results = {"events_held": of("events_held", Estimate(95))}
    said = wording.summary(results, 9, 10, "2026 Q3", "2026")
    assert said == "Nine of ten partners reported for 2026 Q3. In 2026, 95 events were held."


def test_who_reported_is_said_in_one_way() -> None:
    assert wording.who_reported(9, 10, "2026 Q3", 8) == (
        "Nine of ten partners reported for 2026 Q3, eight of them in full."
    )
    assert wording.who_reported(2, 2, "2026 Q3", 2) == (
        "Two of two partners reported for 2026 Q3, all of them in full."
    )
    assert wording.who_reported(2, 3, "2026 Q3", 0).endswith("Q3, none of them in full.")
    assert (
        wording.who_reported(1, 1, "2026 Q3", 1)
        == "One of one partner reported for 2026 Q3, in full."
    )
    assert (
        wording.who_reported(0, 3, "2026 Q3", 0) == "None of three partners reported for 2026 Q3."
    )
    # Of a release of before this was kept it is not known.
    assert wording.who_reported(9, 10, "2026 Q3") == "Nine of ten partners reported for 2026 Q3."
