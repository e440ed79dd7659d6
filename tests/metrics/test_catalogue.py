"""Every indicator says all there is to say about it, in words that may be said."""

import pickle
import re

import pytest
from conftest import Upload
from workbooks import book

from data.store import Store
from metrics.catalogue import indicator, indicators
from metrics.dimensions import breakdowns
from metrics.disclosure import counts_people
from metrics.indicator import ADDITIVITY, LEVELS, THEMES
from metrics.results import compute, quarter_window

THIRTEEN = (
    "campaigns_conducted",
    "materials_distributed",
    "campaign_reach",
    "events_held",
    "event_attendance",
    "event_participation_rate",
    "people_reached_unduplicated",
    "engagement_rate",
    "trainings_law_enforcement",
    "trainings_community",
    "people_trained",
    "contact_hours",
    "awareness_share",
)
FORBIDDEN = ("rescued", "victims saved", "saved victims", "reduced trafficking is")

each = pytest.mark.parametrize("code", indicators())


@pytest.mark.parametrize("code", THIRTEEN)
def test_the_thirteen_of_the_first_width_are_there(code: str) -> None:
    assert indicator(code).code == code


@each
def test_every_text_is_there(code: str) -> None:
    one = indicator(code)
    texts = (one.title, one.question, one.unit, one.definition, one.source, one.example.because)
    assert all(text.strip() == text and text for text in texts)
    assert one.question.endswith("?")
    assert one.definition.endswith(".")
    assert not one.caveat or one.caveat.endswith(".")
    assert one.example.rows
    assert one.version >= 1


@each
def test_codes_are_for_machines(code: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", code)
    assert indicator(code).code == code


def test_titles_are_told_apart() -> None:
    titles = [one.title for one in indicators().values()]
    assert len(set(titles)) == len(titles)


def test_no_indicator_is_lost_to_another_of_its_code() -> None:
    import importlib
    import pkgutil

    from metrics import catalogue
    from metrics.indicator import Indicator

    modules = pkgutil.iter_modules(catalogue.__path__, f"{catalogue.__name__}.")
    declared = [
        value.code
        for module in modules
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, Indicator)
    ]
    assert sorted(declared) == sorted(indicators())


@each
def test_words_from_the_lists(code: str) -> None:
    one = indicator(code)
    assert one.level in LEVELS
    assert one.theme in THEMES
    assert one.additivity in ADDITIVITY
    assert one.direction in ("", "higher", "lower")
    assert one.profile in ("standard", "sensitive")
    assert not one.is_share or one.additivity == "ratio"


@each
def test_what_is_preferred_is_never_added_up(code: str) -> None:
    one = indicator(code)
    assert set(one.prefers) <= set(one.apart)
    assert not set(breakdowns(one)) & set(one.apart)


@each
def test_the_world_around_is_shown_without_a_verdict(code: str) -> None:
    one = indicator(code)
    if one.level != "context":
        return
    assert one.direction == ""
    assert one.profile == "sensitive" or not counts_people(one)
    assert "Reporting rises as awareness rises" in one.caveat


@each
def test_words_that_are_not_said(code: str) -> None:
    one = indicator(code)
    said = " ".join([one.title, one.question, one.definition, one.caveat]).casefold()
    assert not [words for words in FORBIDDEN if words in said]


def test_results_are_plain_values(store: Store, upload: Upload) -> None:
    """They are cached and survive a reload: a code instead of the indicator, nothing of the ORM."""
    upload(book(events=[{"code": "E1", "registered": 40, "attended": 30, "area": "A1"}]))
    results = compute(
        store, list(indicators().values()), [quarter_window("2026Q1")], ["area", "partner"]
    )
    copied = pickle.loads(pickle.dumps(results))
    assert copied == results
    assert {result.code for result in copied} >= {"events_held", "event_participation_rate"}
