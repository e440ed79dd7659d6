"""Following: who is found again, by which code, how many by chance, and who is lost."""

import datetime as dt
from itertools import combinations, product

import pytest
from conftest import Upload
from hypothesis import given
from hypothesis import strategies as st
from stored import folder_of
from surveying import SPRING, SUMMER, asked, drawn, item, looked_at, questionnaire, sheet, told
from workbooks import LISTS, xlsx
from workbooks import sheet as rows_of

from data.lists import fold
from data.people import near as hashes_near
from data.people import nearby
from data.store import Store
from metrics.methods import Sample, welch
from metrics.pairs import Sheet, match
from metrics.surveys import COMPARISON, TOOK_PART, Followed, Respondent, followed, near

SAFE = asked(item("Safe"))
JANUARY = dt.date(2026, 1, 12)


def who(wave: str, code: int | None, day: dt.date | None = None, **more: str) -> Respondent:
    days = {"before": JANUARY, "after": SPRING, "follow_up": SUMMER}
    return told(SAFE, wave, code, {"Safe": 3}, day=day or days[wave], **more)


def follow(people: list[Respondent], design: str = "matched", arm: str = TOOK_PART) -> Followed:
    found = followed(drawn(SAFE, design), people, arm=arm)
    assert found is not None
    return found


def test_who_is_found_again_and_who_is_lost() -> None:
    before = [who("before", code) for code in (1, 2, 3, None)]
    after = [who("after", code) for code in (1, 2, 5, None)]
    found = follow([*before, *after])
    assert found.pairs == ((before[0], after[0]), (before[1], after[1]))
    assert (found.only_before, found.only_after) == (tuple(before[2:]), tuple(after[2:]))
    how = found.how
    assert (how.before, how.after, how.without_code, how.exact, how.tolerant) == (4, 4, 2, 2, 0)
    assert (how.pairs, how.rate, how.lost, how.by_chance) == (2, 0.5, 2, None)


def test_a_follow_up_loses_those_who_are_not_found_later() -> None:
    people = [who("before", code) for code in (1, 2, 3)]
    people += [who("after", code) for code in (1, 2)] + [who("follow_up", 1)]
    how = follow(people, "follow_up").how
    assert (how.before, how.after, how.pairs, how.lost) == (3, 1, 1, 2)


def test_of_two_sheets_of_one_code_and_wave_one_counts() -> None:
    days = [dt.date(2026, 1, day) for day in (1, 2, 3, 4)]
    waves = ("before", "before", "after", "after")
    sheets = [who(wave, 7, day) for wave, day in zip(waves, days, strict=True)]
    found = follow([*sheets, who("before", 8), who("before", 8)])
    # Code 7: the last before, the first after. Code 8 answered twice before, and is one lost.
    assert found.pairs == ((sheets[1], sheets[2]),)
    how = found.how
    assert (how.before, how.after, how.lost, how.reused, how.set_aside) == (2, 1, 1, 2, 3)


def test_who_comes_twice_is_paired_twice_and_may_be_lost_the_third_time() -> None:
    told_ = [("before", 1), ("after", 2), ("before", 8), ("after", 9), ("before", 15)]
    found = follow([who(wave, 7, dt.date(2026, 3, day)) for wave, day in told_])
    assert (found.how.pairs, found.how.lost, found.how.set_aside) == (2, 1, 0)


def test_nobody_is_matched_where_the_design_does_not_ask_twice() -> None:
    people = [who("before", 1), who("after", 1)]
    assert followed(drawn(SAFE, "unmatched"), people) is None
    assert followed(drawn(SAFE, "post_only"), people[1:]) is None
    assert followed(drawn(SAFE), people[:1]) is None


def test_two_waves_without_a_match_say_so() -> None:
    how = follow([who("before", 1), who("after", 2)]).how
    assert (how.pairs, how.rate, how.lost) == (0, 0, 1)


def test_the_later_sheet_says_which_group_somebody_belongs_to() -> None:
    before = [who("before", 1), who("before", 2), who("before", 3, arm=COMPARISON)]
    after = [who("after", 1), who("after", 2, arm=COMPARISON)]
    people = [*before, *after]
    mine = follow(people, "comparison")
    theirs = follow(people, "comparison", arm=COMPARISON)
    assert mine.pairs == ((before[0], after[0]),)
    assert theirs.pairs == ((before[1], after[1]),)
    assert (mine.how.before, theirs.how.before, theirs.how.lost) == (1, 2, 1)


# -- codes that differ a little


def codes(*spelled: str, tolerance: int = 1) -> dict[int, frozenset[bytes]]:
    """Return number → what a code is found by; numbered from 1 in their order."""
    kept = {number: nearby("respondent", fold(code)) for number, code in enumerate(spelled, 1)}
    return {number: hashes_near(found, tolerance) for number, found in kept.items() if found}


@pytest.mark.parametrize(
    ("one", "other", "tolerances"),
    [
        ("ma3rk", "ma3rt", (1, 2)),
        ("ma3rk", "mb3rt", (2,)),
        ("ma3rk", "nb3rt", ()),
        ("ma3rk", "ma3rkx", ()),
        ("ma3rk", "am3rk", (2,)),
        ("abc", "abd", ()),
    ],
)
def test_codes_agree_in_all_but_one_or_two_characters(
    one: str, other: str, tolerances: tuple[int, ...]
) -> None:
    for tolerance in (1, 2):
        near_ = codes(one, other, tolerance=tolerance)
        found = follow_near([who("before", 1), who("after", 2)], near_)
        assert found.how.tolerant == (tolerance in tolerances)


def follow_near(people: list[Respondent], near_: dict[int, frozenset[bytes]]) -> Followed:
    found = followed(drawn(SAFE), people, near_)
    assert found is not None
    return found


def test_a_tolerant_match_needs_to_be_the_only_one() -> None:
    near_ = codes("ma3rk", "ma3rt", "ma3rz", "bo4xx", "bo4xy")
    people = [who("before", 1), who("after", 2), who("after", 3)]
    people += [who("before", 4), who("after", 5)]
    found = follow_near(people, near_)
    # 1 may be 2 or 3: neither. 4 can only be 5.
    assert found.pairs == ((people[3], people[4]),)
    assert (found.how.exact, found.how.tolerant, found.how.rate) == (0, 1, 0.5)


def test_chance_matches_by_hand() -> None:
    spelled = ("ma3rk", "ma3rz", "xx1xx", "yy2yy", "ma3rt", "qq9qq", "qq9qw")
    people = [who("before", code) for code in (1, 2, 3, 4)] + [who("after", 3)]
    people += [who("after", code) for code in (6, 7)] + [who("before", 5, SUMMER)]
    people += [who("after", 4, JANUARY), who("before", 8), who("after", 9)]
    near_ = codes(*spelled, "zz5zz", "zz5za")
    found = follow_near(people, near_)
    assert (found.how.exact, found.how.tolerant) == (2, 1)
    # Codes before: ma3rk, ma3rz, xx1xx, yy2yy, ma3rt, zz5zz: of 15 pairs the three of ma3r. agree.
    # Codes after: xx1xx, yy2yy, qq9qq, qq9qw, zz5za: of 10 pairs one. So 4 of 25 do by chance.
    # Left: ma3rk, ma3rz, ma3rt and zz5zz before; qq9qq, qq9qw and zz5za after: 12 chances.
    assert found.how.by_chance == pytest.approx(12 * 4 / 25)


def test_a_code_matched_exactly_is_nobody_elses() -> None:
    near_ = codes("ma3rk", "ma3rz")
    days = [dt.date(2026, 3, day) for day in (1, 2, 3, 4)]
    people = [who("before", 1, days[0]), who("before", 2, days[1])]
    people += [who("after", 1, days[2]), who("after", 1, days[3])]
    found = follow_near(people, near_)
    assert (found.how.exact, found.how.tolerant, found.how.lost) == (1, 0, 1)


def test_codes_are_never_stored(store: Store, upload: Upload) -> None:
    before, after = ("MA3RK", "BO4XX", "CY5ZZ"), ("MA3RT", "BO4XX", "LI6KK")
    answers = [sheet("before", code, Safe=3) for code in before]
    upload(questionnaire([item("Safe")], [*answers, *(sheet("after", c, Safe=4) for c in after)]))
    survey, people = looked_at(store)
    exact = followed(survey, people)
    with store.reading() as connection:
        close = followed(survey, people, near(connection, people, 1))
    assert exact is not None
    assert close is not None
    assert (exact.how.exact, exact.how.tolerant) == (1, 0)
    assert (close.how.exact, close.how.tolerant) == (1, 1)
    written = [file.read_bytes() for file in folder_of(store).glob("impact.db*")]
    content = b"".join(written).upper()
    assert b"SAFE" in content
    for code in (*before, *after):
        assert code.encode() not in content


def test_near_codes_survive_two_sheets_of_answers(store: Store, upload: Upload) -> None:
    _, items = rows_of("survey_items", [item("Safe")])
    _, early = rows_of("surveys", [sheet("before", "MA3RK", Safe=3)])
    _, late = rows_of("surveys", [sheet("after", "MA3RT", Safe=4)])
    upload(xlsx({**LISTS, "Survey items": items, "Surveys": early, "Surveys 2": late}))
    survey, people = looked_at(store)
    with store.reading() as connection:
        found = followed(survey, people, near(connection, people, 1))
    assert found is not None
    assert found.how.tolerant == 1


def test_how_those_lost_differ_from_those_found() -> None:
    people = [who("before", code) for code in range(6)] + [who("after", code) for code in (0, 1, 2)]
    found = follow(people)
    score = {id(one): float(value) for one, value in zip(people, (4, 5, 3, 1, 2, 2), strict=False)}
    assert found.unmatched_gap(score) == welch(Sample.of([4, 5, 3]), Sample.of([1, 2, 2]))
    assert found.unmatched_gap({}) is None


SHEET = st.tuples(st.sampled_from(["before", "after"]), st.integers(1, 4), st.integers(1, 6))


@given(st.lists(SHEET, max_size=10))
def test_pairs_are_those_of_the_indicators_and_everybody_is_somewhere(
    drawn_: list[tuple[str, int, int]],
) -> None:
    people = [who(wave, code, dt.date(2026, 3, day)) for wave, code, day in drawn_]
    found = followed(drawn(SAFE), people)
    sheets = [Sheet(one.who or 0, one.wave, one.day, one) for one in people]
    expected = [(early.of, late.of) for early, late in match(sheets)]
    if found is None:
        assert not expected
        return
    assert {(id(a), id(b)) for a, b in found.pairs} == {(id(a), id(b)) for a, b in expected}
    placed = 2 * found.how.pairs + len(found.only_before) + len(found.only_after)
    assert placed + (found.how.set_aside or 0) == len(people)


@given(
    st.lists(st.text("ab", min_size=4, max_size=5), max_size=6, unique=True),
    st.lists(st.text("ab", min_size=4, max_size=5), max_size=6, unique=True),
    st.sampled_from([1, 2]),
)
def test_tolerant_pairs_and_their_chance_by_a_slow_loop(
    early: list[str], late: list[str], tolerance: int
) -> None:
    spelled = list(dict.fromkeys([*early, *late]))
    number = {code: at for at, code in enumerate(spelled, 1)}
    people = [who("before", number[code]) for code in early]
    people += [who("after", number[code]) for code in late]
    found = followed(drawn(SAFE), people, codes(*spelled, tolerance=tolerance))

    def agree(one: str, other: str) -> bool:
        differing = sum(a != b for a, b in zip(one, other, strict=False))
        return one != other and len(one) == len(other) and differing <= tolerance

    left = [
        [code for code in mine if code not in theirs]
        for mine, theirs in ((early, late), (late, early))
    ]
    alike = [(one, other) for one, other in product(*left) if agree(one, other)]
    only = [
        pair
        for pair in alike
        if sum(pair[0] == a for a, _ in alike) == 1 == sum(pair[1] == b for _, b in alike)
    ]
    if found is None:
        assert not (early and late)
        return
    assert found.how.tolerant == len(only)
    tried = [pair for wave in (early, late) for pair in combinations(wave, 2)]
    if only and tried:
        by_chance = len(left[0]) * len(left[1]) * sum(agree(*pair) for pair in tried) / len(tried)
        assert found.how.by_chance == pytest.approx(by_chance)
