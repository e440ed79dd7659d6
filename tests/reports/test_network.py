"""How partners work together in words, tables and drawings."""

from itertools import combinations
from typing import Any

import pytest

from data.lists import PARTNER_TYPES
from metrics.coverage import Partial
from metrics.network import Network
from metrics.windows import quarter_window
from metrics.works import Work
from reports import network as words
from reports.charts import network as drawings
from reports.charts import ties
from reports.palette import ACCENT, PAPER

NAMES = {code: f"Partner {code}" for code in "ABCDEF"}
TYPES = {"A": "school", "B": "school", "C": "health_clinic", "D": "nonprofit", "E": "nonprofit"}


def event(code: str, lead: str, *others: str, type_: str = "forum") -> Work:
    return Work("events", code, frozenset(lead), frozenset(others), type_)


def campaign(code: str, lead: str, *others: str) -> Work:
    return Work("campaigns", code, frozenset(lead), frozenset(others))


def network(*works: Work, members: str = "ABCDE", **more: Any) -> Network:
    return Network(quarter_window("2026Q1"), frozenset(members), TYPES, works, **more)


#: A and B had two joint events, one of them with C; C and D a campaign; E nothing; A one alone.
FIVE = network(
    event("E1", "A", "B"), event("E2", "A", "B", "C"), event("E3", "A"), campaign("K1", "D", "C")
)


def test_the_network_in_plain_words() -> None:
    assert words.summary(FIVE, NAMES) == (
        "In 2026 Q1 there were 2 joint events and 1 joint campaign. 4 of 5 partners had joint work "
        "with at least one other, all linked in one group. 4 of 10 pairs worked together; a "
        "partner worked with 1.6 others on average. Without joint work: Partner E."
    )


def test_meetings_left_out_are_said() -> None:
    meeting = event("M", "A", "B", "C", "D", "E", type_="meeting")
    without = network(meeting, event("E1", "A", "B"), event("E2", "C", "D"), meetings=False)
    said = words.summary(without, NAMES)
    assert "there were 2 joint events, 1 coalition meeting left out" in said
    assert "4 of 5 partners had joint work with at least one other, in two groups" in said
    assert words.measure(without).endswith("coalition meetings left out")
    assert words.groups(without) == "two, of 2 and 2 partners"


def test_nobody_works_together() -> None:
    alone = network(event("E1", "A"))
    assert words.summary(alone, NAMES) == (
        "In 2026 Q1 there was no joint work: no two partners worked together."
    )
    for said in (words.finding(alone), words.strongest(alone, NAMES), words.between_types(alone)):
        assert said == "No two partners worked together"
    assert words.middle(alone, NAMES) == ""
    assert words.groups(alone) == "none"


def test_one_partner() -> None:
    single = network(event("E1", "A"), members="A")
    assert words.summary(single, NAMES) == (
        "In 2026 Q1 the coalition had 1 partner: there is nobody to work with."
    )
    assert words.over_time([single]) == "There are no two partners that could work together"
    assert list(words.density_table([single])["Share"]) == ["[z]"]


def test_who_is_in_the_middle_is_never_said_without_how_little_it_rests_on() -> None:
    """Of four ties three rest on one joint work: A–C and B–C on E2, C–D on K1."""
    assert words.middle(FIVE, NAMES) == (
        "Tied to most: Partner C, with 3 of 4 others. n = 3 joint works; 3 of 4 ties rest on one "
        "joint work only. Ties are few: one event more or less can change who is in the middle."
    )


def test_twenty_works_are_no_longer_few() -> None:
    many = network(*(event(f"E{n}", "A", "B") for n in range(20)))
    assert words.middle(many, NAMES) == (
        "Tied to most: Partner A and Partner B, with 1 of 4 others. n = 20 joint works; 0 of 1 tie "
        "rests on one joint work only."
    )


def test_types_there_are_and_those_there_are_not() -> None:
    assert words.coverage(FIVE) == (
        "Partners are of three of eight types. None is of the type Local government, Law "
        "enforcement, Faith group, Business or Citizens' group."
    )
    table = words.coverage_table(FIVE).set_index("Type")
    assert list(table.loc["School"]) == ["2", "2"]
    assert list(table.loc["Nonprofit"]) == ["2", "1"]
    assert list(table.loc["Business"]) == ["none", "–"]
    assert words.between_types(FIVE) == "3 of 4 ties cross from one type to another"


def test_credits_stand_apart_and_the_coalition_counts_each_once() -> None:
    table = words.credits_table(FIVE, NAMES).set_index("Partner")
    events = ["Events led", "Events led with others", "Events contributed to"]
    assert list(table.loc["Partner A", events]) == ["3", "2", "0"]
    assert list(table.loc["Partner B", events]) == ["0", "0", "2"]
    assert list(table.loc["The coalition, each once", events]) == ["3", "2", ""]
    assert table.loc["Partner C", "Worked with"] == "3"
    assert table.loc["Partner C", "In the middle"] == "33\u00a0%"


def test_tables_say_what_the_drawings_say() -> None:
    table = words.ties_table(FIVE, NAMES)
    assert list(table.iloc[0]) == ["Partner A", "Partner B", 2, 0, 2]
    assert list(table["Together"]) == [2, 1, 1, 1]
    assert len(words.types_table(FIVE)) == len(FIVE.types_tied)


def places(drawn: Any) -> dict[str, tuple[float, float]]:
    """Return label → where it stands."""
    marks = [trace for trace in drawn.figure.data if trace.mode == "markers+text"]
    return {
        text: (x, y)
        for trace in marks
        for text, x, y in zip(trace.text, trace.x, trace.y, strict=True)
    }


def test_the_graph_sets_those_without_joint_work_apart() -> None:
    drawn = drawings.graph(FIVE, NAMES)
    assert drawn.finding == "4 of 5 partners are linked by joint work, in one group"
    where = places(drawn)
    assert set(where) == set(NAMES.values()) - {"Partner F"}
    (line,) = drawn.figure.layout.shapes
    assert where["Partner E"][1] < line.y0 < min(where[f"Partner {c}"][1] for c in "ABCD")
    assert [note.text for note in drawn.figure.layout.annotations] == [words.APART]


def test_lines_are_as_wide_as_there_is_joint_work() -> None:
    lines = [trace for trace in drawings.graph(FIVE, NAMES).figure.data if trace.mode == "lines"]
    ends = {trace.line.width: sum(x is None for x in trace.x) for trace in lines}
    assert ends == {1.2: 3, 2.6: 1, 4.2: 0, 6.5: 0}
    hints = next(t for t in drawings.graph(FIVE, NAMES).figure.data if t.mode == "markers")
    assert "Partner A and Partner B: 2 joint events" in hints.hovertext


@pytest.mark.parametrize("count", [2, 3, 10, 30])
def test_no_label_lies_on_another(count: int) -> None:
    """Labels stand outwards on two sides; two of one side are a line of labels apart."""
    codes = [f"P{n:02}" for n in range(count)]
    works = [
        Work("events", f"E{a}{b}", frozenset({a}), frozenset({b}))
        for a, b in list(combinations(codes[: count - count // 6], 2))[::3]
    ]
    many = Network(quarter_window("2026Q1"), frozenset(codes), {}, tuple(works))
    where = list(places(drawings.graph(many, {})).values())
    assert len(where) == count
    for (x, y), (other_x, other_y) in combinations(where, 2):
        assert (x < 0) != (other_x < 0) or abs(y - other_y) > 0.999


def test_partners_that_work_together_stand_near_each_other() -> None:
    """Two pairs whose codes alternate: in the ring each pair is side by side."""
    works = [event("E1", "A", "C"), event("E2", "B", "D")]
    order = drawings.arranged(network(*works, members="ABCD"))
    apart = abs(order.index("A") - order.index("C"))
    assert min(apart, 4 - apart) == 1
    assert order == drawings.arranged(network(*reversed(works), members="DCBA"))


def test_each_type_has_a_shape_and_a_colour_of_its_own() -> None:
    assert set(drawings.LOOKS) == set(PARTNER_TYPES)
    shapes, colours = zip(*drawings.LOOKS.values(), strict=True)
    assert len(set(shapes)) == len(set(colours)) == len(drawings.LOOKS)
    assert [said for _, said in drawings.key(FIVE)] == ["Nonprofit", "School", "Health clinic"]


def test_the_matrix_is_the_same_from_both_sides() -> None:
    """By type, then code: D and E (nonprofits), A and B (schools), C (clinic)."""
    drawn = ties.matrix(FIVE, NAMES)
    _, shades, _ = drawn.figure.data
    cells = [list(row) for row in shades.z]
    assert cells == [list(column) for column in zip(*cells, strict=True)]
    assert [cells[i][i] for i in range(5)] == [None] * 5
    assert (cells[2][3], cells[0][4], cells[0][1]) == (1, 0.5, 0)
    assert drawn.finding == "Partner A and Partner B: 2 joint works, the most of any two"


def test_types_by_types_tell_one_partner_from_no_tie() -> None:
    drawn = ties.types(FIVE)
    assert list(drawn.figure.layout.yaxis.ticktext) == ["Nonprofit", "School", "Health clinic"]
    assert drawn.figure.data[-1].text[:3] == ("0", "0", "1")
    assert drawn.figure.data[-1].text[-1] == "–"


def test_over_time_a_quarter_not_whole_is_hollow() -> None:
    series = [FIVE, network(event("E1", "A", "B"), partial=Partial(2, 3))]
    drawn = ties.density(series)
    (line,) = drawn.figure.data
    assert list(line.y) == [0.4, 0.1]
    assert list(line.marker.color) == [ACCENT, PAPER]
    assert drawn.finding == "1 of 10 pairs worked together in 2026 Q1, not whole yet: 2 of 3 months"
    assert list(words.density_table(series)["Not whole yet"]) == ["", "2 of 3 months"]
