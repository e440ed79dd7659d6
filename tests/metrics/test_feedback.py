"""Themes and stance: what coders said, worked out a second time, whatever they said."""

from collections.abc import Callable

import plain
import spoken
from conftest import Upload
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recomputing import agree, answer, send
from workbooks import book

from data import readings
from data.codings import Coding, code_texts, settle
from data.store import Store
from metrics.catalogue import indicator
from metrics.results import Result, compute, lead, quarter_window, stretch
from metrics.windows import month_window

THEMES, STANCE = indicator("feedback_themes"), indicator("feedback_sentiment")
Q1 = quarter_window("2026Q1")
COMMENTS = ("Too fast", "Clear", "Cold room", "Thank you")
#: The session › pace, room.
PARTS = {"pace": "session", "room": "session"}


def comments(*texts: str) -> list[dict[str, object]]:
    return [{"survey": "S1", "respondent": n, "comment": text} for n, text in enumerate(texts)]


Coded = dict[str, dict[str, tuple[set[str], str | None]]]


def by_theme(results: list[Result]) -> dict[str, tuple[float | None, float | None]]:
    return {
        r.named["theme"]: (r.estimate.numerator, r.estimate.denominator)
        for r in results
        if r.estimate.value is not None
    }


def test_the_same_words_are_coded_once_and_count_as_often_as_given(
    store: Store, upload: Upload
) -> None:
    upload(book(surveys=comments("Too fast", "Too fast", "Clear")))
    spoken.code(store, {"Too fast": (["Pace"], "negative"), "Clear": ([], "positive")})
    assert by_theme(compute(store, [THEMES], [Q1])) == {"pace": (2, 3)}
    (stance,) = compute(store, [STANCE], [Q1])
    assert (stance.estimate.numerator, stance.estimate.denominator) == (1, 3)


def test_an_answer_with_two_parts_of_a_theme_counts_once(store: Store, upload: Upload) -> None:
    upload(book(surveys=comments("Too fast in a cold room", "Clear")))
    spoken.code_named(store, "Session")
    for name in ("Pace", "Room"):
        spoken.code_named(store, name, parent="session")
    spoken.code(store, {"Too fast in a cold room": (["Pace", "Room"], None), "Clear": ([], None)})
    assert by_theme(compute(store, [THEMES], [Q1])) == {"session": (1, 2)}


def test_what_nobody_cleared_counts_nowhere(store: Store, upload: Upload) -> None:
    upload(book(surveys=comments("Too fast", "Clear")))
    spoken.code(store, {"Too fast": (["Pace"], None), "Clear": ([], None)})
    keys = {said.text: said.key for said in spoken.clear(store)}
    readings.decide(store, keys["Too fast"], readings.WITHHELD, "reader")
    assert by_theme(compute(store, [THEMES], [Q1])) == {"pace": (0, 1)}


def test_what_differs_is_left_out_until_it_is_settled(store: Store, upload: Upload) -> None:
    upload(book(surveys=comments("Too fast", "Clear", "Cold room")))
    one = {text: (["Pace"] if text == "Too fast" else [], "mixed") for text in COMMENTS[:3]}
    spoken.code(store, one, "ann")
    spoken.code(store, {"Too fast": ([], "negative")}, "bob")
    assert by_theme(compute(store, [THEMES], [Q1])) == {"pace": (0, 2)}
    key = next(said.key for said in spoken.clear(store) if said.text == "Too fast")
    settle(store, key, "pace", "yes", "cat", "It says so")
    assert by_theme(compute(store, [THEMES], [Q1])) == {"pace": (1, 3)}


def test_the_theme_most_named_stands_for_all(store: Store, upload: Upload) -> None:
    upload(book(surveys=comments(*COMMENTS)))
    spoken.code(store, {"Too fast": (["Pace"], None), "Clear": (["Clarity"], None)})
    spoken.code(store, {"Thank you": (["Thanks", "Clarity"], None), "Cold room": ([], None)})
    (found,) = lead(THEMES, compute(store, [THEMES], [Q1]))
    assert (found.named, found.estimate.value) == ({"theme": "clarity"}, 0.5)


def test_by_audience_and_month(store: Store, upload: Upload) -> None:
    rows = [
        ("Too fast", "parents", "2026-01-05"),
        ("Clear", "parents", "2026-02-05"),
        ("Too fast", None, "2026-02-06"),
    ]
    said = [
        {"survey": "S1", "respondent": n, "comment": text, "audience": audience, "date": date}
        for n, (text, audience, date) in enumerate(rows)
    ]
    upload(book(surveys=said))
    spoken.code(store, {"Too fast": (["Pace"], None), "Clear": ([], None)})
    found = compute(store, [THEMES], [Q1], ["audience"])
    assert {r.named["audience"]: r.estimate.value for r in found} == {None: 1, "parents": 0.5}
    assert by_theme(compute(store, [THEMES], [month_window("2026-02")])) == {"pace": (1, 2)}


def test_nothing_coded_is_not_zero(store: Store, upload: Upload) -> None:
    upload(book(surveys=comments("Too fast")))
    assert compute(store, [THEMES], [Q1]) == []
    (stance,) = compute(store, [STANCE], [Q1])
    assert stance.estimate.status == "[z]"


CODED = st.tuples(
    st.sets(st.sampled_from(["pace", "room", "session", "trust"])),
    st.sampled_from([None, "positive", "mixed", "negative", "none", "unclear"]),
)
ROW = st.fixed_dictionaries(
    {
        "survey": st.sampled_from(["S1", "S2"]),
        "comment": st.sampled_from(COMMENTS),
        "date": st.sampled_from(["2026-01-10", "2026-03-10", "2026-04-10"]),
        "area": st.sampled_from([None, "A1", "A2"]),
        "audience": st.sampled_from(["youth", "parents"]),
    }
)
ASKED = [((), {}), (("audience",), {}), (("area",), {"audience": ("youth",)}), (("partner",), {})]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(ROW, min_size=1, max_size=8),
    coded=st.dictionaries(
        st.sampled_from(COMMENTS),
        st.dictionaries(st.sampled_from(["ann", "bob"]), CODED, min_size=1),
    ),
)
def test_whatever_is_coded_comes_to_what_a_slow_loop_gives(
    fresh: Callable[[], Store], rows: list[dict[str, object]], coded: Coded
) -> None:
    store = fresh()
    numbered = [row | {"respondent": f"r{n}", "wave": "after"} for n, row in enumerate(rows)]
    reported = plain.Upload("P1", {"surveys": numbered})
    send(store, reported)
    for name in ("session", "trust"):
        spoken.code_named(store, name)
    for name, parent in PARTS.items():
        spoken.code_named(store, name, parent)
    # The same words to the questions of two surveys are two texts.
    code_texts(
        store,
        [
            Coding(said.key, coder, frozenset(codes), stance)
            for said in spoken.clear(store)
            for coder, (codes, stance) in coded.get(said.text, {}).items()
        ],
    )
    coalition = plain.Coalition([reported])
    coalition.coded, coalition.part_of = coded, PARTS
    windows = [Q1, quarter_window("2026Q2"), stretch("2026Q1", "2026Q2")]
    for by, where in ASKED:
        for result in compute(store, [THEMES, STANCE], windows, by, where):
            expected = answer(coalition, result, by, where)
            assert agree(result, expected), (result, expected)
