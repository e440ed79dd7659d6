"""Changes of items and scores: of the same people, of two groups, and beyond a comparison group."""

import datetime as dt
from math import sqrt

import pytest
import scipy.stats
from conftest import Upload
from hypothesis import given
from hypothesis import strategies as st
from surveying import asked, drawn, item, looked_at, named, questionnaire, sheet, told

from data.questionnaire import Questionnaire
from data.store import Store
from metrics.methods import Paired, Sample, Welch, difference, paired_shares, welch
from metrics.surveyed import Shift
from metrics.surveys import (
    COMPARISON,
    Change,
    Contrast,
    Respondent,
    change_of,
    contrast_of,
    followed,
    score_change,
    score_contrast,
)
from metrics.terms import Pairs

SAFE = asked(item("Safe"))
Pair = tuple[int, int]


def both(
    of: Questionnaire, *pairs: Pair, name: str = "Safe", first: int = 1, **more: str
) -> list[Respondent]:
    """Return respondents who answered before and after."""
    return [
        told(of, wave, who, {name: code}, **more)
        for who, pair in enumerate(pairs, first)
        for wave, code in zip(("before", "after"), pair, strict=True)
    ]


def matched(of: Questionnaire, people: list[Respondent], name: str = "Safe") -> Change:
    change = change_of(named(of, name), "after", people, followed(drawn(of), people))
    assert change is not None
    return change


def test_the_same_people_through_the_upload(store: Store, upload: Upload) -> None:
    before = {"ann1": "Disagree", "bob2": "Agree", "cat3": "Agree", "dan4": "Strongly agree"}
    after = {"ann1": "Agree", "bob2": "Agree", "cat3": "Strongly agree", "dan4": "Neutral"}
    answers = [sheet("before", who, Safe=given) for who, given in before.items()]
    answers += [sheet("after", who, Safe=given) for who, given in after.items()]
    upload(questionnaire([item("Safe")], [*answers, sheet("after", "eve5", Safe="5")]))
    survey, people = looked_at(store)
    change = change_of(named(survey, "Safe"), "after", people, followed(survey, people))
    assert change is not None
    # (+2 + 0 + 1 − 2) ÷ 4; eve5 was not asked before.
    assert change.mean.value == 0.25
    assert (change.matched, change.n, change.before, change.after) == (True, 4, 4, 4)
    assert (change.improved, change.same, change.declined) == (2, 1, 1)
    # In the top two boxes: ann1 gained it, dan4 lost it, bob2 and cat3 have it both times.
    assert (change.favourable, change.moved) == ((3, 3), (1, 1))
    assert change.share == paired_shares(both=2, gained=1, lost=1, neither=0)


def test_it_is_scipys_paired_t_and_signed_rank() -> None:
    pairs = [(2, 4), (3, 3), (1, 5), (4, 3), (3, 5), (2, 3), (5, 5), (1, 2)]
    before, after = zip(*pairs, strict=True)
    change = matched(SAFE, both(SAFE, *pairs))
    expected = scipy.stats.ttest_rel(after, before)
    limits = expected.confidence_interval(0.95)
    assert isinstance(change.mean, Paired)
    assert (change.mean.t, change.mean.p) == pytest.approx((expected.statistic, expected.pvalue))
    assert (change.mean.low, change.mean.high) == pytest.approx((limits.low, limits.high))
    ranks = scipy.stats.wilcoxon(after, before, method="asymptotic")
    assert change.test == "Wilcoxon signed rank"
    assert change.p == pytest.approx(ranks.pvalue)


def test_students_sleep() -> None:
    # Student 1908, The probable error of a mean: extra hours of sleep of ten patients under two
    # drugs. R prints t = 4.0621, df = 9, p = 0.002833, 0.7001142 to 2.4598858, mean 1.58.
    first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    people = both(SAFE, *[(1, 1)] * 10)
    hours = {id(one): value for one, value in zip(people[::2], first, strict=True)}
    hours |= {id(one): value for one, value in zip(people[1::2], second, strict=True)}
    found = followed(drawn(SAFE), people)
    change = score_change(lambda one: hours[id(one)], "after", people, found)
    assert change is not None
    assert isinstance(change.mean, Paired)
    assert change.mean.df == 9
    assert change.mean.t == pytest.approx(4.0621, abs=5e-5)
    assert change.mean.p == pytest.approx(0.002833, abs=5e-7)
    assert change.mean.value == pytest.approx(1.58)
    assert (change.mean.low, change.mean.high) == pytest.approx((0.7001142, 2.4598858), abs=5e-8)
    assert (change.improved, change.same, change.declined) == (9, 1, 0)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=30))
def test_whatever_is_answered_agrees_with_scipy_and_a_slow_count(pairs: list[Pair]) -> None:
    change = matched(SAFE, both(SAFE, *pairs))
    before, after = zip(*pairs, strict=True)
    moves = [late - early for early, late in pairs]
    assert (change.improved, change.same, change.declined) == (
        len([m for m in moves if m > 0]),
        len([m for m in moves if m == 0]),
        len([m for m in moves if m < 0]),
    )
    top = [(early >= 4, late >= 4) for early, late in pairs]
    assert change.favourable == (sum(a for a, _ in top), sum(b for _, b in top))
    assert change.moved == (top.count((False, True)), top.count((True, False)))
    assert change.mean.value == pytest.approx(sum(moves) / len(moves))
    if len(set(moves)) > 1:
        expected = scipy.stats.ttest_rel(after, before)
        assert change.mean.p == pytest.approx(expected.pvalue)
    changed = sum(change.moved or ())
    if change.share and 0 < changed < 25:
        exact = scipy.stats.binomtest((change.moved or (0, 0))[0], changed).pvalue
        assert change.share.p == pytest.approx(exact)


def test_a_reversed_item_improves_as_agreement_falls() -> None:
    of = asked(item("Safe", reverse=True))
    change = matched(of, both(of, (5, 1), (4, 4)))
    # Turned: 1 → 5 and 2 → 2.
    assert (change.mean.value, change.improved, change.favourable) == (2, 1, (0, 1))


def test_what_is_known_improves_from_wrong_to_right() -> None:
    of = asked(item("Debt", "knowledge", right="Yes"))
    cells = [("No", "Yes"), ("Don't know", "Yes"), ("Yes", "Yes"), ("Yes", "No")]
    people = [
        told(of, wave, who, {"Debt": cell})
        for who, pair in enumerate(cells)
        for wave, cell in zip(("before", "after"), pair, strict=True)
    ]
    change = matched(of, people, "Debt")
    assert (change.improved, change.same, change.declined) == (2, 1, 1)
    assert (change.mean.value, change.favourable) == (0.25, (2, 3))


def test_who_declined_once_has_no_change() -> None:
    people = [*both(SAFE, (2, 4)), told(SAFE, "before", 9, {"Safe": "Don't know"})]
    people.append(told(SAFE, "after", 9, {"Safe": 5}))
    assert matched(SAFE, people).n == 1


def test_without_matching_two_groups_are_compared() -> None:
    before, after = [1, 2, 3, 4], [3, 4, 5, 5, 5]
    people = [told(SAFE, "before", None, {"Safe": code}) for code in before]
    people += [told(SAFE, "after", None, {"Safe": code}) for code in after]
    survey = drawn(SAFE, "unmatched")
    assert followed(survey, people) is None
    change = change_of(named(survey, "Safe"), "after", people, None)
    assert change is not None
    assert (change.matched, change.n, change.before, change.after) == (False, 4, 4, 5)
    expected = scipy.stats.ttest_ind(after, before, equal_var=False)
    limits = expected.confidence_interval(0.95)
    assert isinstance(change.mean, Welch)
    assert (change.mean.value, change.mean.p) == pytest.approx((4.4 - 2.5, expected.pvalue))
    assert (change.mean.low, change.mean.high) == pytest.approx((limits.low, limits.high))
    # Four of five in the top two boxes, after one of four.
    assert change.share == difference(4, 5, 1, 4)
    assert change.favourable == (1, 4)


def test_asked_otherwise_in_between_is_no_change() -> None:
    later = item("Safe", wording="Are you safe anywhere", since=dt.date(2026, 2, 1))
    of = asked(item("Safe"), later)
    people = both(of, (1, 5), (2, 5))
    found = followed(drawn(of), people)
    for way in of.versions("Safe"):
        assert change_of(way, "after", people, found) is None
        assert change_of(way, "after", people, None) is None


def test_a_comma_or_a_translation_is_not_asked_otherwise() -> None:
    since = dt.date(2026, 2, 1)
    of = asked(
        item("Safe", wording="Here I feel safe"),
        item("Safe", wording="Here, I feel SAFE.", since=since),
        item("Safe", wording="Aquí estoy a salvo", language="Spanish", since=since),
    )
    assert matched(of, both(of, (1, 5), (2, 5))).n == 2


# -- with a comparison group

MINE, THEIRS = [(1, 4), (2, 5), (3, 4), (2, 2)], [(2, 3), (3, 3), (4, 3)]


def two_groups() -> list[Respondent]:
    return [*both(SAFE, *MINE), *both(SAFE, *THEIRS, first=100, arm=COMPARISON)]


def contrast(people: list[Respondent], design: str = "comparison") -> Contrast | None:
    survey = drawn(SAFE, design)
    mine, theirs = followed(survey, people), followed(survey, people, arm=COMPARISON)
    return contrast_of(named(SAFE, "Safe"), "after", people, mine, theirs)


def test_each_group_has_a_change_of_its_own() -> None:
    people, of = two_groups(), named(SAFE, "Safe")
    survey = drawn(SAFE, "comparison")
    found = {arm: followed(survey, people, arm=arm) for arm in ("took_part", COMPARISON)}
    changes = [change_of(of, "after", people, one) for one in found.values()]
    assert [(one.n, one.mean.value) for one in changes if one] == [(4, 7 / 4), (3, 0)]
    unmatched = [change_of(of, "after", people, None, arm) for arm in found]
    assert [(one.before, one.after) for one in unmatched if one] == [(4, 4), (3, 3)]


def test_what_changed_beyond_the_comparison_group() -> None:
    found = contrast(two_groups())
    assert found is not None
    assert (found.of_changes, found.took_part, found.compared, found.n) == (True, 4, 3, 3)
    # +3, +3, +1, 0 against +1, 0, −1.
    expected = scipy.stats.ttest_ind([3, 3, 1, 0], [1, 0, -1], equal_var=False)
    assert found.mean.value == 7 / 4
    assert found.mean.p == pytest.approx(expected.pvalue)
    # Top two boxes: none → three of four; one → none of three.
    assert found.share is not None
    assert found.share.value == pytest.approx(3 / 4 + 1 / 3)
    mine, theirs = paired_shares(0, 3, 0, 1), paired_shares(0, 0, 1, 2)
    assert mine.low is not None
    assert theirs.high is not None
    below = sqrt((3 / 4 - mine.low) ** 2 + (theirs.high + 1 / 3) ** 2)
    assert found.share.low == pytest.approx(13 / 12 - below)


def test_it_is_the_figure_of_the_indicator() -> None:
    found = contrast(two_groups())
    shift = Shift("perception")
    pairs = [sum((Pairs.of(*one) for one in of), Pairs()) for of in (MINE, THEIRS)]
    terms = dict.fromkeys(shift.terms, 0) | dict(zip(shift.terms[:2], pairs, strict=True))
    estimate = shift.estimate(terms)
    assert found is not None
    assert (found.mean.value, found.mean.low, found.mean.high) == pytest.approx(
        (estimate.value, estimate.low, estimate.high)
    )


def test_a_group_asked_only_afterwards_is_compared_afterwards() -> None:
    people = [one for one in two_groups() if one.arm != COMPARISON or one.wave == "after"]
    found = contrast(people)
    assert found is not None
    assert (found.of_changes, found.took_part, found.compared) == (False, 4, 3)
    assert found.mean == welch(Sample.of([4, 5, 4, 2]), Sample.of([3, 3, 3]))
    assert (found.share, found.favourable) == (difference(3, 4, 0, 3), (3, 0))


def test_without_a_comparison_group_there_is_none() -> None:
    assert contrast(both(SAFE, *MINE)) is None


def test_a_score_without_favourable_answers_has_no_share() -> None:
    people, survey = two_groups(), drawn(SAFE, "comparison")
    mine, theirs = followed(survey, people), followed(survey, people, arm=COMPARISON)
    found = score_contrast(lambda one: one.score("Safe"), "after", people, mine, theirs)
    assert found is not None
    assert (found.mean.value, found.share) == (7 / 4, None)
