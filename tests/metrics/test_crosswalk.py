"""The crosswalk: each worked example, the slow way over made-up coalitions, and its words."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import plain
import pytest
from conftest import Upload
from drawn import FIRST, LISTED, QUARTERS
from hypothesis import HealthCheck, given, settings
from workbooks import book

from data.plan import Asked, plan_file
from data.store import Store
from data.submissions import commit
from metrics.crosswalk import RULES, Rule
from metrics.crosswalked import Compared, compare
from metrics.disclosure import HIDDEN
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.windows import quarter_window, stretch
from reports import crosswalk as words
from reports import docs

Q1 = quarter_window("2026Q1")
BY_CODE = {rule.code: rule for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_worked_example(rule: Rule, store: Store, upload: Upload) -> None:
    upload(book(**rule.example.rows))
    (found,) = compare(store, Q1, rules=[rule])
    values = (found.ours.estimate.value, found.theirs.estimate.value)
    assert values == pytest.approx((rule.example.ours, rule.example.theirs)), rule.example.because
    assert found.difference == pytest.approx(rule.example.theirs - rule.example.ours)


# -- the slow, obvious way


def summed(kind: str, column: str, **where: Any) -> Callable[[plain.View], plain.Answer]:
    def answer(view: plain.View) -> plain.Answer:
        rows = [
            row
            for row in view.rows(kind)
            if all(row.get(name) in values for name, values in where.items())
        ]
        known = [row[column] for row in rows if column in row]
        if not known and (rows or view.silent(kind)):
            return plain.NOT_AVAILABLE
        return plain.Answer(sum(known), part=sum(known))

    return answer


def divided(kind: str, over: str, under: str) -> Callable[[plain.View], plain.Answer]:
    def answer(view: plain.View) -> plain.Answer:
        rows = view.rows(kind)
        for column in (over, under):
            if rows and not any(column in row for row in rows):
                return plain.NOT_AVAILABLE
        part = sum(row.get(over, 0) for row in rows)
        whole = sum(row.get(under, 0) for row in rows)
        return plain.share(view, kind, part, whole, rows)

    return answer


def everyone_completed(view: plain.View) -> plain.Answer:
    return plain.completers(view, (*plain.PROFESSIONALS, *plain.PUBLIC))


def every_head(view: plain.View) -> plain.Answer:
    found = plain.people_reached_unduplicated(view)
    most = found.value if found.most is None else found.most
    return plain.Answer(most, most, None, found.least, found.most, found.status)


THEIRS: Mapping[str, Callable[[plain.View], plain.Answer]] = {
    "attendees": summed("trainings", "attended", audience_class=plain.PROFESSIONALS),
    "completions": summed("trainings", "completed", audience_class=plain.PROFESSIONALS),
    "together": everyone_completed,
    "all_heads": every_head,
    "registered": summed("events", "registered"),
    "present_of_registered": divided("events", "attended", "registered"),
    "completed_of_present": divided("trainings", "completed", "attended"),
    "produced": summed("campaigns", "produced"),
    "launched": plain.campaigns_launched,
    "federal_year": plain.events_held,
    "july_year": plain.events_held,
    "federal_year_people": plain.people_trained,
}
#: Rule → the quarters of its own year 2026.
YEARS = {
    "federal_year": ("2025Q4", "2026Q1", "2026Q2", "2026Q3"),
    "july_year": ("2025Q3", "2025Q4", "2026Q1", "2026Q2"),
    "federal_year_people": ("2025Q4", "2026Q1", "2026Q2", "2026Q3"),
}
CALENDAR = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")


def agree(found: Estimate, expected: plain.Answer) -> bool:
    if found.status != expected.status or found.value != pytest.approx(expected.value):
        return False
    return expected.whole is None or found.denominator == expected.whole


@settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=FIRST)
def test_theirs_are_those_of_the_rows(
    fresh: Callable[[], Store], first: tuple[plain.Upload, ...]
) -> None:
    store = fresh()
    reported = [upload for upload in first if upload.rows]
    for upload in reported:
        content = book(partners=LISTED, **upload.rows)
        plan = plan_file(store, content, "a.xlsx", Asked(partner=upload.partner, mode="replace"))
        commit(store, plan, "tester")
    coalition = plain.Coalition(reported)
    for chosen in (*map(quarter_window, QUARTERS), stretch(QUARTERS[0], QUARTERS[-1])):
        for one in compare(store, chosen):
            code = one.rule.code
            theirs = YEARS.get(code, chosen.quarters)
            ours = CALENDAR if code in YEARS else chosen.quarters
            expected = THEIRS[code](plain.View(coalition, frozenset(theirs), {}))
            own = plain.FIGURES[one.rule.ours](plain.View(coalition, frozenset(ours), {}))
            assert agree(one.theirs.estimate, expected), (code, chosen, one.theirs, expected)
            assert agree(one.ours.estimate, own), (code, chosen, one.ours, own)


def test_every_rule_is_recomputed() -> None:
    assert set(THEIRS) == set(BY_CODE) and len(BY_CODE) == len(RULES)


# -- in words


def both(code: str, ours: float, theirs: float, *beside: float) -> Compared:
    rule = BY_CODE[code]
    results = [
        Result(name, Q1, (), Estimate(value, numerator=value))
        for name, value in zip(
            (rule.ours, rule.indicator.code, *rule.beside), (ours, theirs, *beside), strict=True
        )
    ]
    return Compared(rule, results[0], results[1], tuple(results[2:]))


def test_both_figures_and_the_reason_are_said() -> None:
    assert words.reading(both("attendees", 42, 1045)) == (
        "2026 Q1: 42 people by our rule; 1,045 people by theirs; the difference is +1,003 people. "
        "We count who completed, and each person once where sign-ins tell people apart; they count "
        "who was there."
    )
    assert "no difference here" in words.reading(both("attendees", 42, 42))
    shown = both("attendees", 42, 45)
    hidden = replace(shown, theirs=replace(shown.theirs, estimate=HIDDEN))
    assert "[c] by theirs ([c] hidden to protect people" in words.reading(hidden)


def test_differences_of_shares_are_in_percentage_points() -> None:
    assert words.difference(both("completed_of_present", 0.6, 0.75)) == "+15 percentage points"
    assert words.difference(both("produced", 2000, 1200)) == "−800 copies"


def test_a_difference_of_two_units_is_a_bare_number() -> None:
    said = words.reading(both("registered", 956, 400))
    assert "956 attendances by our rule; 400 registrations by theirs" in said
    assert "the difference is −556." in said


def test_every_rule_is_in_the_glossary() -> None:
    glossary = docs.glossary()
    assert all(rule.reason in glossary and rule.example.because in glossary for rule in RULES)


def test_as_a_table() -> None:
    frame = words.frame([both("attendees", 42, 60), both("produced", 1200, 1200)])
    assert list(frame["Ours"]) == ["42", "1,200"]
    assert list(frame["Theirs"]) == ["60", "1,200"]
    assert list(frame["Difference"]) == ["+18", "0"]
    assert list(frame["Unit"]) == ["people", "copies"]
