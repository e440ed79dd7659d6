"""Small numbers of a survey: what is hidden, and that nothing shown gives it away."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from surveying import asked, drawn, item, named, told

from metrics.disclosure import HIDDEN_UP_TO
from metrics.methods import Interval, wilson
from metrics.surveys import (
    Change,
    Distribution,
    Matching,
    Part,
    Response,
    change_of,
    contrast_of,
    distribution,
    followed,
    scale_scores,
)
from metrics.surveys.hidden import (
    may_show_gap,
    profile_of,
    protect_change,
    protect_contrast,
    protect_distribution,
    protect_groups,
    protect_matching,
    protect_response,
    protect_scale,
)

STANDARD, SENSITIVE = "standard", "sensitive"
SAFE = asked(item("Safe"))


def answered(counts: Sequence[int], **more: Any) -> Distribution:
    """Return a distribution of an agreement item by how often each code was given."""
    codes = [code for code, count in enumerate(counts, 1) for _ in range(count)]
    people = [told(SAFE, "after", None, {"Safe": code}) for code in codes]
    return replace(distribution(named(SAFE, "Safe"), "after", people), **more)


def shown(found: Distribution) -> list[int | None]:
    return [part.count for part in found.parts]


def test_a_distribution_without_small_numbers_stays_as_it_is() -> None:
    found = answered([0, 6, 5, 0, 9])
    assert protect_distribution(found, STANDARD) == found


def test_fewer_than_five_answers_are_nothing_at_all() -> None:
    found = protect_distribution(answered([0, 1, 0, 1, 2], declined=9), STANDARD)
    assert (found.n, found.declined, found.mean, found.favourable) == (None,) * 4
    assert shown(found) == [None] * 5
    assert {part.share for part in found.parts} == {None}
    assert found.hidden


def test_nobody_at_all_is_shown() -> None:
    assert protect_distribution(answered([0] * 5), STANDARD).n == 0


def test_a_single_small_answer_takes_the_next_smallest_with_it() -> None:
    found = protect_distribution(answered([3, 8, 20, 30, 10]), STANDARD)
    # Unfavourable answers are 31 in all, which is shown: 3 alone would follow from it.
    assert shown(found) == [None, None, 20, 30, 10]
    assert (found.n, found.mean) == (71, None)
    assert found.favourable is not None
    assert found.favourable.value == 40 / 71


def test_two_small_answers_must_come_to_more_than_a_small_number() -> None:
    assert shown(protect_distribution(answered([1, 2, 20, 30, 10]), STANDARD))[:3] == [None] * 3
    assert shown(protect_distribution(answered([3, 4, 20, 30, 10]), STANDARD))[:3] == [
        None,
        None,
        20,
    ]


def test_a_share_is_hidden_with_its_complement_and_so_is_every_answer() -> None:
    found = protect_distribution(answered([0, 1, 2, 10, 30]), STANDARD)
    assert (found.n, found.favourable, shown(found)) == (43, None, [None] * 5)


def test_minors_and_people_at_risk_need_eleven() -> None:
    found = answered([0, 6, 5, 0, 9])
    assert protect_distribution(found, SENSITIVE).favourable is None
    people = [told(SAFE, "after", None, {}, audience=who) for who in ("parents", None, "youth")]
    assert [profile_of(people[:2]), profile_of(people)] == [STANDARD, SENSITIVE]


def test_what_was_not_answered_is_shown_together_or_not_at_all() -> None:
    found = answered([0, 6, 5, 0, 9], declined=7, off=0, missing=12)
    assert protect_distribution(found, STANDARD).declined == 7
    found = protect_distribution(replace(found, off=1), STANDARD)
    assert (found.declined, found.off, found.missing) == (None, None, None)
    assert found.hidden
    assert shown(found) == [0, 6, 5, 0, 9]


def test_of_several_answers_few_or_all_but_few_are_hidden() -> None:
    of = asked(item("Heard", "multi_select", options="Radio; Poster; Bus; Friend"))
    cells = ["Radio; Poster"] * 5 + ["Radio; Bus"] * 2 + ["Radio; Poster; Friend"] * 5
    people = [told(of, "after", None, {"Heard": cell}) for cell in cells]
    found = protect_distribution(distribution(named(of, "Heard"), "after", people), STANDARD)
    # 12 of 12, 10 of 12 (all but two), 5 and 2.
    assert {p.label: p.count for p in found.parts} == {
        "Radio": 12,
        "Poster": None,
        "Bus": None,
        "Friend": 5,
    }


# -- whoever knows the rules cannot tell either


def parted(total: int, cells: int) -> Iterator[tuple[int, ...]]:
    """Give every way to part a total into so many cells."""
    if cells == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in parted(total - first, cells - 1):
            yield (first, *rest)


def made(counts: Sequence[int], favours: Sequence[bool | None]) -> Distribution:
    n, good = sum(counts), sum(c for c, f in zip(counts, favours, strict=True) if f)
    share = Interval(good / n, *wilson(good, n), "Wilson") if n and None not in favours else None
    parts = tuple(
        Part(str(i), count, count / n if n else 0, favoured)
        for i, (count, favoured) in enumerate(zip(counts, favours, strict=True))
    )
    return Distribution(named(SAFE, "Safe"), "after", parts, n, 0, 0, 0, share, None)


def view(found: Distribution) -> tuple[Any, ...]:
    return found.n, found.favourable, found.hidden, *shown(found)


def gives_away(seen: dict[Any, list[tuple[int, ...]]], hidden: Any, profile: str) -> list[Any]:
    """Return what is hidden and can be one small number only, given all that is shown."""
    return [
        (shown_, at, several[0])
        for shown_, several in seen.items()
        for at, is_hidden in enumerate(hidden(shown_))
        if is_hidden
        and len({counts[at] for counts in several}) == 1
        and 0 < several[0][at] <= HIDDEN_UP_TO[profile]
    ]


@pytest.mark.parametrize(
    ("favours", "most", "profile"),
    [
        ((False, True), 26, STANDARD),
        ((False, False, True), 20, STANDARD),
        ((False, False, False, True, True), 13, STANDARD),
        ((None, None, None), 24, STANDARD),
        ((None, None, None, None), 18, STANDARD),
        ((None, None, None, None, None, None), 9, STANDARD),
        ((False, True), 50, SENSITIVE),
        ((None, None, None), 36, SENSITIVE),
    ],
)
def test_no_small_number_follows_from_what_is_shown(
    favours: tuple[bool | None, ...], most: int, profile: str
) -> None:
    seen: dict[Any, list[tuple[int, ...]]] = defaultdict(list)
    for total in range(most + 1):
        for counts in parted(total, len(favours)):
            seen[view(protect_distribution(made(counts, favours), profile))].append(counts)
    assert gives_away(seen, lambda shown_: [one is None for one in shown_[3:]], profile) == []


@pytest.mark.parametrize(
    ("groups", "most", "favours"),
    [(2, 20, (False, True)), (3, 11, (False, True)), (2, 18, (None, None))],
)
def test_no_group_follows_from_the_whole_and_the_others(
    groups: int, most: int, favours: tuple[bool | None, bool | None]
) -> None:
    seen: dict[Any, list[tuple[int, ...]]] = defaultdict(list)
    for total in range(most + 1):
        for counts in parted(total, 2 * groups):
            several = [made(counts[at : at + 2], favours) for at in range(0, 2 * groups, 2)]
            whole = made((sum(counts[::2]), sum(counts[1::2])), favours)
            protected = (
                protect_distribution(whole, STANDARD),
                *protect_groups(whole, several, STANDARD),
            )
            seen[tuple(map(view, protected))].append(counts)

    def hidden(shown_: tuple[tuple[Any, ...], ...]) -> list[bool]:
        return [count is None for group in shown_[1:] for count in group[3:]]

    assert gives_away(seen, hidden, STANDARD) == []


def test_a_small_group_takes_another_with_it() -> None:
    groups = [answered(counts) for counts in ([0, 0, 0, 1, 1], [6, 0, 0, 0, 7], [9, 0, 0, 0, 8])]
    found = protect_groups(answered([15, 0, 0, 1, 16]), groups, STANDARD)
    assert [one.n for one in found] == [None, None, 17]
    assert [one.favourable is None for one in found] == [True, True, False]
    # An answer of the third would tell what the other two come to.
    assert shown(found[2]) == [None] * 5


def test_groups_without_small_numbers_are_shown_whole() -> None:
    groups = [answered([6, 0, 0, 0, 7]), answered([9, 0, 0, 0, 8])]
    assert protect_groups(answered([15, 0, 0, 0, 15]), groups, STANDARD) == groups


# -- changes, scales, and who was asked


def change(*pairs: tuple[int, int]) -> Change:
    people = [
        told(SAFE, wave, who, {"Safe": code})
        for who, pair in enumerate(pairs)
        for wave, code in zip(("before", "after"), pair, strict=True)
    ]
    found = change_of(named(SAFE, "Safe"), "after", people, followed(drawn(SAFE), people))
    assert found is not None
    return found


def test_a_change_of_fewer_than_five_is_not_shown() -> None:
    assert protect_change(change(*[(1, 5)] * 4), STANDARD) is None
    assert protect_change(change(*[(1, 5)] * 10), SENSITIVE) is None


def test_how_many_moved_is_shown_together_or_not_at_all() -> None:
    found = change(*[(1, 5)] * 6, *[(4, 4)] * 5, *[(5, 1)] * 5)
    assert protect_change(found, STANDARD) == found
    found = change(*[(1, 5)] * 12, *[(4, 4)] * 5, *[(5, 1)] * 2)
    less = protect_change(found, STANDARD)
    assert less is not None
    assert (less.improved, less.same, less.declined, less.p) == (None, None, None, None)
    # Two lost it; before 7 of 19 and after 17 of 19, of whom all but two: no share.
    assert (less.share, less.favourable, less.moved) == (None, None, None)
    assert less.mean == found.mean


def test_the_test_of_a_share_is_hidden_with_the_few_who_moved() -> None:
    found = change(*[(1, 5)] * 10, *[(5, 1)] * 2, *[(1, 1)] * 8, *[(5, 5)] * 8)
    less = protect_change(found, STANDARD)
    assert less is not None
    assert found.share is not None
    assert less.share == replace(found.share, p=None, test="")
    assert (less.favourable, less.moved) == ((10, 18), None)


def test_where_the_mean_is_the_share_it_goes_with_it() -> None:
    of = asked(item("Debt", "knowledge", right="Yes"))
    cells = [("No", "Yes")] * 12 + [("Yes", "No")] * 2
    people = [
        told(of, wave, who, {"Debt": cell})
        for who, pair in enumerate(cells)
        for wave, cell in zip(("before", "after"), pair, strict=True)
    ]
    found = change_of(named(of, "Debt"), "after", people, followed(drawn(of), people))
    assert found is not None
    assert protect_change(found, STANDARD) is None


def test_the_change_of_a_mean_is_hidden_with_the_mean_of_either_side() -> None:
    found = change(*[(1, 5)] * 10, *[(5, 1)] * 6, *[(1, 1)] * 8, *[(5, 5)] * 8)
    less = protect_change(found, STANDARD, means=False)
    assert less is not None
    assert (less.mean.value, less.mean.low, less.effect) == (None, None, (None, None))
    assert less.share == found.share
    assert protect_change(replace(found, share=None), STANDARD, means=False) is None


def test_a_contrast_needs_five_in_each_group() -> None:
    survey = drawn(SAFE, "comparison")

    def contrast(mine: int, theirs: int) -> Any:
        people = [
            told(SAFE, wave, who, {"Safe": code}, arm=arm)
            for arm, who_ in (("took_part", range(mine)), ("comparison", range(100, 100 + theirs)))
            for who in who_
            for wave, code in (("before", 2 + who % 3), ("after", 5))
        ]
        sides = [followed(survey, people, arm=arm) for arm in ("took_part", "comparison")]
        found = contrast_of(named(SAFE, "Safe"), "after", people, sides[0], sides[1])
        assert found is not None
        return found

    assert protect_contrast(contrast(20, 4), STANDARD) is None
    assert protect_contrast(contrast(20, 15), STANDARD) is not None


def test_a_scale_score_needs_five_respondents() -> None:
    of = asked(item("a", belongs="Trust"), item("b", belongs="Trust"))
    people = [told(of, "after", None, {"a": code, "b": code}) for code in (1, 2, 3, 4, 5)]
    (five,), (four,) = (scale_scores(drawn(of), "after", some) for some in (people, people[1:]))
    assert protect_scale(five, STANDARD) == five
    assert protect_scale(four, STANDARD) is None


def test_few_lost_are_not_shown_nor_few_found() -> None:
    how = Matching(before=40, after=38, without_code=0, exact=20, tolerant=6, by_chance=1.5)
    assert protect_matching(how, STANDARD) == how
    assert protect_matching(replace(how, exact=32), STANDARD) is None  # two lost
    assert protect_matching(replace(how, exact=1, tolerant=2), STANDARD) is None
    less = protect_matching(replace(how, tolerant=2, reused=1, without_code=3), STANDARD)
    assert less is not None
    assert (less.exact, less.tolerant, less.by_chance) == (None, None, None)
    assert (less.pairs, less.rate, less.lost) == (22, 22 / 40, 18)
    assert (less.without_code, less.reused) == (None, None)


def test_how_those_lost_differ_needs_five_of_them() -> None:
    people = [told(SAFE, "before", who, {"Safe": 3}) for who in range(11)]
    people += [told(SAFE, "after", who, {"Safe": 3}) for who in range(6)]
    found = followed(drawn(SAFE), people)
    assert found is not None
    scores = {id(one): 3.0 for one in people}
    assert may_show_gap(found, scores, STANDARD)
    assert not may_show_gap(found, dict(list(scores.items())[:10]), STANDARD)


def test_a_response_of_all_but_few_is_not_shown() -> None:
    assert protect_response(Response("after", 30, 40, 0, 0), STANDARD) is not None
    assert protect_response(Response("after", 38, 40, 0, 0), STANDARD) is None
    assert protect_response(Response("after", 3, 40, 0, 0), STANDARD) is None
    less = protect_response(Response("after", 30, 40, 2, 0), STANDARD)
    assert less is not None
    assert (less.unnamed, less.rate) == (None, 0.75)
