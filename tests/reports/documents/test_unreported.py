"""Areas of which nothing was reported stand beside the others, with 0 where that is known."""

from metrics.catalogue import indicators
from metrics.coverage import Partial
from metrics.results import Result, quarter_window
from metrics.shapes import Estimate
from reports.documents.headlines import Headline, place_of
from reports.documents.unreported import is_filled, of_every_area

EVENTS = indicators()["events_held"]
QUARTER = quarter_window("2026Q2")
LATE = Partial(3, 3, ("",))


def result(area: str | None, estimate: Estimate) -> Result:
    return Result("events_held", QUARTER, (("area", area),), estimate)


def values(found: list[Result]) -> list[tuple[object, float | None, str]]:
    return [(r.named["area"], r.estimate.value, r.estimate.status) for r in found]


def test_an_area_that_no_row_names_has_none_of_what_is_counted() -> None:
    """Four events in A1, one that was online: none in A2, and a partner's sheets are missing."""
    found = [result(None, Estimate(1)), result("A1", Estimate(4)), result("A3", Estimate(0))]
    whole = Result("events_held", QUARTER, (), Estimate(5), LATE)
    every = of_every_area(found, whole, ["A1", "A2", "A3"])
    assert values(every) == [(None, 1, "ok"), ("A1", 4, "ok"), ("A2", 0, "ok"), ("A3", 0, "ok")]
    assert [r.partial for r in every] == [None, None, LATE, None]


def test_where_nothing_is_known_of_any_area_it_is_not_of_the_others_either() -> None:
    absent = Estimate(None, status="[x]")
    every = of_every_area([result("A1", absent)], None, ["A1", "A2"])
    assert values(every) == [("A1", None, "[x]"), ("A2", None, "[x]")]
    assert of_every_area([], None, ["A1"]) == []


def test_what_is_filled_in_is_in_no_file_and_is_not_judged() -> None:
    """Nine quarters without an event are no usual range."""
    _, none = of_every_area([result("A1", Estimate(4))], None, ["A1", "A2"])
    assert place_of(none, "value") == ""
    assert Headline(EVENTS, none, (none,) * 9).usual is None


def test_shares_rates_and_what_others_record_are_not_filled_in() -> None:
    codes = ("events_held", "people_reached_unduplicated", "event_participation_rate",
             "population_participation", "tips_received")  # fmt: skip
    assert [is_filled(indicators()[code]) for code in codes] == [True, True, False, False, False]
