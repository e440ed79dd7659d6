"""The finder suggests what may point to a person; it says what it is and proposes what to put."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pointing import PLAIN, POINTING, unmarked

from data.finding import find, is_read, redact, sees_nothing
from data.finding.spans import Span

CASES = Path(__file__).parents[3] / "shared" / "cases"
NGO = CASES / "ngo_survey" / "responses_full_anonymized.csv"
#: The columns of the survey that hold what was typed.
TYPED = (
    *("Q2.2_4_TEXT", "Q2.3_3_TEXT", "Q2.4_5_TEXT", "Q3.5_5_TEXT", "Q3.6", "Q3.7", "Q3.10", "Q3.11"),
    *("Q3.12", "Q3.13", "Q3.14", "Q3.15", "Q3.16", "Q3.18_4_TEXT", "Q3.21_4_TEXT", "Q3.24.Text"),
    *("Q3.30", "Q4.1"),
)


def redacted(text: str) -> str:
    return redact(text, find(text))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ask Maria at the clinic on Main Street.", "Ask [name] at [place]."),
        ("my name is lucia, call 202-555-0143", "my name is [name], call [contact]"),
        ("My 14-year-old daughter came.", "My [age] daughter came."),
        ("The manager of the hotel on Main Street", "The manager of [place]"),
        ("She was born on 3 March 2009.", "She was [date]."),
        ("the only nurse at the clinic in Dunby", "[detail]"),
        ("María’s story, and @dunby_helper", "[name]’s story, and [contact]"),
        ("Case no. 24-1234 is old", "[number] is old"),
        ("The films helped.", "The films helped."),
    ],
)
def test_what_is_proposed(text: str, left: str) -> None:
    assert redacted(text) == left


def test_each_suggestion_says_what_it_is_and_by_what_it_was_told() -> None:
    assert find("Ask Maria or write to me@example.org") == [
        Span(4, 9, "a name", "a given name we know", "[name]"),
        Span(22, 36, "an e-mail address", "how it is written", "[contact]"),
    ]


def test_letters_that_do_not_show_hide_nothing_and_shift_nothing() -> None:
    text = "Ask Ma\u200bria\u00ad, or 202\u2011555\u20110143"
    assert redacted(text) == "Ask [name]\u00ad, or [contact]"


def test_a_text_in_another_script_is_never_one_in_which_nothing_is_seen() -> None:
    assert not is_read("Дякую")
    assert not is_read("شكرا")
    assert is_read("Größe, ça va, ¿qué?")
    assert sees_nothing("The films helped 👍")
    assert not sees_nothing("Дякую")
    assert redacted("Пишіть: me@example.org") == "Пишіть: [contact]"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_suggestions_are_in_order_apart_and_within_the_text(text: str) -> None:
    found = find(text)
    bounds = [bound for span in found for bound in (span.start, span.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= span.start < span.end <= len(text) for span in found)


@given(st.lists(st.sampled_from([unmarked(text)[0] for text in POINTING + PLAIN]), max_size=6))
def test_what_is_taken_out_is_gone_wherever_it_stood(texts: list[str]) -> None:
    text = "\n".join(texts)
    spans = find(text)
    rest = redact(text, spans)
    kept = len(text) - sum(span.end - span.start for span in spans)
    assert len(rest) == kept + sum(len(span.put) for span in spans)
    assert all(text[span.start : span.end] not in rest or span.put == "[age]" for span in spans[:1])


def test_no_text_keeps_the_finder_busy_for_long() -> None:
    """Each of these once took it ten seconds, by going over the same letters again and again."""
    for text in ("12-" * 10_000, "a.b" * 10_000, "555-" * 8_000):
        assert find(text) == []


def test_recall_and_precision_on_what_was_planted() -> None:
    """Planted by whoever wrote the finder: what it misses is known, and it raises no alarm."""
    missed, alarms, found = [], [], 0
    for marked in POINTING + PLAIN:
        text, marks = unmarked(marked)
        spans = find(text)
        for start, end in marks:
            if any(span.start <= start and end <= span.end for span in spans):
                found += 1
            else:
                missed.append(text[start:end])
        alarms += [
            text[span.start : span.end]
            for span in spans
            if not any(span.start < end and start < span.end for start, end in marks)
        ]
    assert alarms == []
    assert missed == [
        *("jasmina", "sunny", "dunby", "the tall one who sings in the choir"),
        *("Xoliswa", "Олену"),
    ]
    assert found == 77  # of 83: 93 %


def typed() -> list[str]:
    """Return the different open answers of the survey."""
    with NGO.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return sorted({row[name] for row in rows for name in TYPED} - {"", "NA", "REDACTED"})


@pytest.mark.skipif(not NGO.exists(), reason="the real files are not there (../shared/cases)")
def test_what_is_flagged_in_answers_nobody_here_wrote() -> None:
    """Each of the 45 was looked at: 36 point to somebody, 9 do not; see docs/identifiers.md."""
    texts = typed()
    found = [span for text in texts for span in find(text)]
    assert len(texts) == 1_804
    assert sum(bool(find(text)) for text in texts) == 35
    assert Counter(span.put for span in found) == {
        "[contact]": 19,
        "[name]": 19,
        "[place]": 5,
        "[age]": 2,
    }
