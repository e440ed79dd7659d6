"""Surveys in words, tables and bars: whom they are of, what changed, what only staff see."""

import datetime as dt
import io
from typing import Any

import pytest
from openpyxl import load_workbook
from surveying import asked, drawn, item, told

from data.questionnaire import Questionnaire
from metrics.methods import Interval, Reliability
from metrics.surveys import (
    Distribution,
    Matching,
    Part,
    Respondent,
    Response,
    ScaleScore,
    Survey,
    over_time,
)
from metrics.windows import quarter_window, windows_of
from reports import surveys as words
from reports import surveys_items, surveys_people, surveys_tables
from reports.charts import answers as charts
from reports.charts.changes import changes
from reports.charts.item_trend import item_trend
from reports.charts.stacks import Bar, Block, Segment, stacks
from reports.surveys_protected import protected
from reports.surveys_said import counts, points
from reports.surveys_seen import Asked, Seen, see
from reports.surveys_time import broken, finding
from reports.tables import notes_of
from reports.xlsx import as_xlsx

NOW = quarter_window("2026Q1")
SAFE = asked(item("Safe"))


def pairs(of: Questionnaire, *told_: tuple[Any, Any, int], name: str = "Safe") -> list[Respondent]:
    """Return matched respondents: (answer before, answer after, how many of them)."""
    both = [(early, late) for early, late, count in told_ for _ in range(count)]
    return [
        told(of, wave, who, {name: answer})
        for who, given in enumerate(both)
        for wave, answer in zip(("before", "after"), given, strict=True)
    ]


def looked(
    people: list[Respondent], of: Questionnaire = SAFE, design: str = "matched", **more: Any
) -> Seen:
    return see(drawn(of, design), NOW, people, **more)


def rose(many: int = 20) -> Seen:
    """Return a survey in which half of the people rose from 2 to 4, the others stayed at 4."""
    return looked(pairs(SAFE, (2, 4, many // 2), (4, 4, many // 2)))


def test_the_sentence_says_what_changed_in_whom_and_how_sure_that_is() -> None:
    seen = rose()
    # 10 of 20 favourable before, all 20 after.
    share = seen.moved[0].share
    assert share is not None
    said = "“Safe?”: favourable answers rose from 50 % to 100 % of the same 20 people, "
    said += points(share)
    assert words.finding(seen).replace("\u00a0", " ") == (
        f"{said}. 1 of 1 question changed for the better by more than chance would explain, "
        "each by itself."
    ).replace("\u00a0", " ")
    assert points(share).startswith("+50 points")


def test_nothing_that_chance_explains_is_a_change() -> None:
    seen = looked(pairs(SAFE, (2, 4, 1), (4, 4, 20)))
    said = "None of 1 question changed by more than chance would explain, of the same 21 people."
    assert words.finding(seen) == said


def test_nine_people_are_too_few_to_say_what_changed() -> None:
    assert words.finding(rose(8)) == (
        "8 people were found again in 2026 Q1: too few to say what changed."
    )


def test_asked_once_says_the_most_and_the_least_and_no_change() -> None:
    of = asked(item("Safe"), item("Clear"))
    people = [told(of, "after", None, {"Safe": 5, "Clear": 2}) for _ in range(20)]
    seen = looked(people, of, "post_only")
    said = words.finding(seen).replace("\u00a0", " ")
    assert said == (
        "Most favourable after: “Safe?”, 100 % (20 of 20). Least: “Clear?”, 0 % (0 of 20)."
    )
    assert (seen.later, seen.moved) == ("", ())


def test_two_groups_have_two_numbers() -> None:
    people = [told(SAFE, "before", None, {"Safe": 2}) for _ in range(30)]
    people += [told(SAFE, "after", None, {"Safe": 4}) for _ in range(28)]
    seen = looked(people, design="unmatched")
    assert counts(seen) == "n = 30 before, 28 after"
    assert words.whose(seen, seen.moved[0]) == "of 30 people before, 28 after"
    assert words.grade(seen) == "weak evidence"


def test_a_survey_without_comparison_changed_and_was_not_caused() -> None:
    assert "nobody was asked who did not take part" in words.not_caused(rose())


def test_with_a_comparison_group_it_is_held_against_that_group() -> None:
    people = [told(SAFE, "after", None, {"Safe": 4 if i % 2 else 2}) for i in range(20)]
    people += [told(SAFE, "after", None, {"Safe": 2}, arm="comparison") for _ in range(30)]
    seen = looked(people, design="comparison")
    assert counts(seen) == "n = 20 after; compared: 30 after"
    # 10 of 20 against none of 30.
    said = words.finding(seen).replace("\u00a0", " ")
    assert said.startswith("“Safe?”: favourable answers afterwards +50 points (95 % interval ")
    row = surveys_tables.changes(seen.moved, seen).iloc[0]
    assert (row["n took part"], row["n compared"]) == ("20", "30")


def test_before_of_an_earlier_quarter_goes_with_its_after() -> None:
    people = [
        told(SAFE, "before", 1, {"Safe": 2}, quarter="2025Q4"),
        told(SAFE, "before", 2, {"Safe": 2}, quarter="2025Q4"),
        told(SAFE, "after", 1, {"Safe": 4}),
    ]
    seen = looked(people)
    assert counts(seen) == "n = 1 before, 1 after"


# -- who answered


def response(**more: Any) -> Response:
    held: dict[str, Any] = {"answered": 30, "eligible": 40, "unnamed": 0, "unknown": 0}
    return Response("after", **(held | more))


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (response(), "After: 75 % (30 questionnaires, 40 attended what is named on them)."),
        (
            response(answered=0, eligible=0, unnamed=5),
            "After: not known; 5 don’t say at which event or training.",
        ),
        (
            response(answered=50, over=("E1",)),
            "After: not known, since more answered than are reported to have come at E1.",
        ),
        (
            response(unknown=1),
            "After: 75 % (30 questionnaires, 40 attended what is named on them); of 1 event or "
            "training nobody gave the attendance.",
        ),
    ],
)
def test_the_response_says_how_it_is_known(one: Response, said: str) -> None:
    assert surveys_people.response(one).replace("\u00a0", " ") == said


def test_tolerant_matches_say_how_many_are_likely_wrong() -> None:
    told_ = surveys_people.matching(Matching(50, 45, 2, 30, 6, 0.84, 1), "after", 1)
    assert told_["Found again"].replace("\u00a0", " ") == "36 of 50 asked before (72 %)"
    assert told_["By code"] == (
        "30 with the same code; 6 more whose code differs in up to 1 character"
    )
    assert told_["Wrong matches"].startswith("about 0.8 of those 6 are likely of different")
    assert told_["Codes used twice"].startswith("1 code was used more than once")


def test_matches_that_chance_explains_are_not_to_be_used() -> None:
    told_ = surveys_people.matching(Matching(50, 45, 0, 30, 6, 7.5), "after", 2)
    assert told_["Wrong matches"].startswith("about 7.5 different people would agree so by chance")
    assert told_["Wrong matches"].endswith("don’t use them")


def test_without_a_comparison_group_nothing_is_held_against_one() -> None:
    seen = looked(pairs(SAFE, (2, 4, 100)), design="comparison")
    assert words.grade(seen) == "fair evidence"


# -- items


def test_bars_part_at_zero_and_the_middle_stands_apart() -> None:
    seen = looked([told(SAFE, "after", None, {"Safe": n}) for n in (1, 2, 3, 4, 5)])
    drawn_ = charts.diverging([("Safe?", seen.asked[0].sides)], "", "")
    bars = [(round(t.base[0], 1), round(t.x[0], 1), t.xaxis) for t in drawn_.figure.data]
    # Disagree next to zero, strongly disagree outside; agree, strongly agree; the middle.
    assert bars == [
        (-0.2, 0.2, "x"), (-0.4, 0.2, "x"), (0.0, 0.2, "x"), (0.2, 0.2, "x"), (0.0, 0.2, "x2"),
    ]  # fmt: skip


def test_of_few_answers_only_the_favourable_and_all_others_are_drawn() -> None:
    people = [told(SAFE, "after", None, {"Safe": 5}) for _ in range(14)]
    people += [told(SAFE, "after", None, {"Safe": n}) for n in (1, 1, 2, 2, 3, 3)]
    seen = protected(looked(people, design="post_only"))
    drawn_ = charts.diverging([("Safe?", seen.asked[0].sides)], "", "")
    assert [round(t.x[0], 1) for t in drawn_.figure.data] == [0.7, 0.3]
    assert surveys_items.has_together(seen.asked)


def test_right_wrong_and_dont_know() -> None:
    of = asked(item("Debt", "knowledge", right="Yes"))
    given = ["Yes", "yes", "No", "Don't know"]
    seen = looked([told(of, "after", None, {"Debt": one}) for one in given], of)
    table = surveys_tables.answers(seen.asked, seen)
    assert list(table["Answer"]) == ["Right", "Wrong", "Don’t know"]
    assert list(table["Count"]) == ["2", "1", "1"]


def test_several_answers_say_that_they_pass_100_and_what_they_are_shares_of() -> None:
    of = asked(item("Heard", "multi_select", options="Radio; Poster"))
    cells = ["Radio; Poster", "Radio", "Poster; Radio"]
    seen = looked([told(of, "after", None, {"Heard": one}) for one in cells], of)
    assert surveys_items.population(seen, seen.asked).endswith("in 2026 Q1 · n = 3 after")
    found = charts.ticked(seen.asked[0].sides, "", "")
    assert [round(t.x[0], 2) for t in found.figure.data] == [1.0, 0.67]


def test_a_net_score_is_made_of_promoters_and_detractors() -> None:
    of = asked(item("Again", "zero_to_ten", measures="recommendation"))
    seen = looked([told(of, "after", None, {"Again": n}) for n in (10, 9, 8, 6)], of)
    last = seen.asked[0].last
    assert last is not None
    assert surveys_items.net(last) == (2, 1, 1)
    assert surveys_items.net_words(last).startswith("+25 after")


def test_a_net_score_is_not_made_of_hidden_numbers() -> None:
    of = asked(item("Again", "zero_to_ten", measures="recommendation"))
    given = [10] * 8 + [8] * 10 + [6] * 3
    seen = protected(looked([told(of, "after", None, {"Again": n}) for n in given], of))
    last = seen.asked[0].last
    assert last is not None
    assert surveys_items.net(last) is None
    assert surveys_items.net_words(last) == "hidden to protect people"


def test_a_reversed_item_is_marked_and_its_own_answers_stay() -> None:
    of = asked(item("Far", reverse=True))
    seen = looked([told(of, "after", None, {"Far": 1})], of)
    assert surveys_items.block_words(seen.asked[0], seen) == "↺ Far?"
    assert seen.asked[0].last is not None
    assert seen.asked[0].last.parts[0].favourable


def test_an_item_that_goes_against_its_scale_is_asked_about() -> None:
    of = asked(item("Far", belongs="Views"), item("Near", belongs="Views"))
    far, near = (of.versions(name)[0] for name in ("Far", "Near"))
    alpha = Reliability(0.3, 0.1, 0.5, 20, 2, (0.4, -0.4))
    mean = Interval(3.0, 2.8, 3.2, "")
    score = ScaleScore("Views", (far, near), "after", 20, mean, (1, 5), alpha, (near,))
    lines = words.scale_warnings([score])
    assert lines[0].startswith("“Near?” goes against the rest of “Views” after: is it reverse")
    assert "hang together little after (alpha 0.30)" in lines[1]


# -- what nobody but staff sees


def test_answers_of_the_lost_do_not_follow_from_a_difference() -> None:
    people = [*pairs(SAFE, (2, 4, 20)), told(SAFE, "before", 99, {"Safe": 1})]
    staff = looked(people)
    others = protected(looked(people, matched_only=True))
    assert counts(staff) == "n = 21 before, 20 after"
    assert counts(others) == "n = 20 before, 20 after"
    assert (staff.matching is None, others.matching is None) == (False, True)


def test_a_change_of_few_is_left_out() -> None:
    people = pairs(SAFE, (2, 4, 2), (4, 4, 20))
    # All but two were favourable before: no share, and the mean would tell what a bar hides.
    assert protected(looked(people, matched_only=True)).moved == ()


def test_three_people_are_nothing_to_show() -> None:
    seen = protected(looked(pairs(SAFE, (2, 4, 3)), matched_only=True))
    assert counts(seen) == "n = [c] before, [c] after"
    assert words.finding(seen) == "Too few answered in 2026 Q1 to show anything of it."
    assert not surveys_items.can_be_seen(seen.asked[0])
    assert surveys_items.hidden_items(seen.asked) == "[c] Hidden to protect people: “Safe?”."
    table = surveys_tables.answers(seen.asked, seen)
    assert set(table["Count"]) == {"[c]"}
    assert notes_of(table)["[c]"].startswith("hidden to protect people")


# -- charts and tables


def test_a_change_whose_interval_leaves_out_zero_is_filled() -> None:
    of = asked(item("Safe"), item("Clear"))
    both = [("before", 2, 4), ("after", 4, 4)]
    people = [
        told(of, wave, who, {"Safe": safe, "Clear": clear})
        for who in range(20)
        for wave, safe, clear in both
    ]
    seen = looked(people, of)
    chart = changes(seen)
    assert chart.finding.startswith("1 of 2 questions changed for the better")
    colours = chart.figure.data[0].marker.color
    assert colours[0] != colours[1]


def test_effect_sizes_and_tests_stand_in_the_details_only() -> None:
    seen = rose()
    table = surveys_tables.changes(seen.moved, seen)
    assert list(table.columns) == [
        "Question", "Before", "After", "Change, top two boxes or right", "Mean before",
        "Mean after", "Change in mean", "Improved", "Same", "Declined", "n",
    ]  # fmt: skip
    assert list(table.loc[0, ["Improved", "Same", "Declined", "n"]]) == ["10", "10", "0", "20"]
    details = surveys_tables.tests(seen.moved, seen)
    assert str(details.loc[0, "Test"]).startswith("Wilcoxon signed rank")
    # Changes of 2 and 0, ten each: mean 1, standard deviation √(20 ÷ 19).
    assert details.loc[0, "d_z"] == "+0.97"


def test_figures_stand_beside_bars_and_symbols_in_their_place() -> None:
    bar = Bar("After", (Segment(0, 0.5, "#000000", "half"),), ("50 %",))
    hidden = Bar("Before", (), ("[c]",), "[c] hidden to protect people")
    chart = stacks([Block("Safe?", (hidden, bar))], ("share",), "", "")
    texts = [note.text for note in chart.figure.layout.annotations]
    for text in ("Safe?", "Before", "After", "50 %", "[c] hidden to protect people"):
        assert text in texts


def two_ways() -> tuple[Survey, list[Respondent]]:
    """Return a survey whose question was worded otherwise from April on, and who answered it."""
    of = asked(item("Safe"), item("Safe", wording="Is it safe?", since=dt.date(2026, 4, 1)))
    survey = Survey("S1", "post_only", of, 0, ("after",), ("2026Q1", "2026Q2"))
    people = [told(of, "after", None, {"Safe": 4}) for _ in range(6)]
    later = {"day": dt.date(2026, 5, 1), "quarter": "2026Q2"}
    people += [told(of, "after", None, {"Safe": 4}, **later) for _ in range(6)]
    return survey, people


def test_a_line_breaks_where_the_question_was_worded_otherwise() -> None:
    survey, people = two_ways()
    series = {"after": over_time(survey, "Safe", "after", people)}
    chart = item_trend(series, survey.quarters, finding(series), "")
    assert chart.finding == "100\u00a0% favourable after in 2026 Q2; asked another way before"
    lines = [trace for trace in chart.figure.data if trace.mode == "lines+markers"]
    assert [list(line.x) for line in lines] == [[0], [1]]
    assert "asked another way" in [note.text for note in chart.figure.layout.annotations]
    (said,) = broken(series)
    assert said.startswith("Since 2026 Q2: wording changed. Before: “Safe?”. Since then: “Is it")


def test_an_item_asked_two_ways_stands_twice_and_says_since_when() -> None:
    survey, people = two_ways()
    (half,) = windows_of("half", "2026Q1", "2026Q2")
    seen = see(survey, half, people)
    assert [surveys_items.block_words(one, seen) for one in seen.asked] == [
        "Safe? (as asked at first)",
        "Is it safe? (since 1 April 2026)",
    ]


def part(label: str, count: int | None) -> Part:
    return Part(label, count, None if count is None else count / 10)


def test_a_question_without_scale_says_its_commonest_answer() -> None:
    of = asked(item("Grew", "one_answer", options="Yes; No"))
    grew = of.versions("Grew")[0]
    parts = (part("Yes", 7), part("No", 3))
    found = Distribution(grew, "after", parts, 10, 0, 0, 0, None, None)
    assert surveys_items.commonest(found).replace("\u00a0", " ") == "Yes: 70 % after, the most"
    assert surveys_items.told([Asked(grew, {("after", "took_part"): found})]).replace(
        "\u00a0", " "
    ) == ("Grew?: after Yes 70 %, No 30 %, n = 10.")


def test_shares_and_counts_are_numbers_in_an_excel_file_and_symbols_stay() -> None:
    few = protected(looked(pairs(SAFE, (2, 4, 20), (2, 2, 3)), matched_only=True))
    for seen, wanted in ((rose(), (1, 20)), (few, ("[c]", "[c]"))):
        table = surveys_tables.answers(seen.asked, seen)
        book = load_workbook(io.BytesIO(as_xlsx(table, "Answers")))
        rows = book.worksheets[0].iter_rows(min_row=4, values_only=True)
        shown = {row[2]: (row[3], row[4]) for row in rows if row[1] == "After"}
        assert shown["Agree"] == wanted
