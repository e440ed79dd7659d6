"""Who works with whom: small coalitions worked by hand, and any coalition by nested loops."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import plain
import pytest
from drawn import FIRST, LISTED, QUARTERS, REVISED
from hypothesis import HealthCheck, given, settings
from workbooks import book

from data.plan import Asked, plan_file
from data.store import Store
from data.submissions import commit
from metrics.catalogue import indicators
from metrics.network import Network, Tie, TypesTied, networks
from metrics.results import compute
from metrics.windows import Window, month_window, quarter_window, stretch
from metrics.works import KINDS

Upload = Callable[..., list[int]]

TYPES = {"A": "school", "B": "school", "C": "health_clinic", "D": "nonprofit", "E": "nonprofit"}
Q1, Q2 = quarter_window("2026Q1"), quarter_window("2026Q2")


def partners(*codes: str, **of: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"code": c, "name": f"Partner {c}", "type": TYPES[c], "joined": None, **of.get(c, {})}
        for c in codes
    ]


def only(store: Store, window: Window = Q1, **how: Any) -> Network:
    (network,) = networks(store, [window], **how)
    return network


@pytest.fixture
def each(store: Store, upload: Upload) -> Network:
    """Five partners, of which one works with nobody; each reports what it led::

    E1: A led, B helped              A === B        E1, E2
    E2: A led, B and C helped        |   /          E2
    E3: A alone                      | /
    K1: D led a campaign in two      C --- D        K1
        channels, C helped
                                     E              nothing
    """
    listed = partners(*TYPES)
    events = [
        {"code": "E1", "lead": "A", "contributing": "B"},
        {"code": "E2", "lead": "A", "contributing": "B; C"},
        {"code": "E3", "lead": "A"},
    ]
    campaigns = [
        {"code": "K1", "partner": "D", "contributing": "C", "channel": channel}
        for channel in ("print", "press")
    ]
    upload(book(partners=listed, events=events), partner="A")
    upload(book(partners=listed, campaigns=campaigns), partner="D")
    return only(store)


def test_a_joint_work_counts_once_for_each_pair_of_its_partners(each: Network) -> None:
    """K1 has two rows and is one campaign; E2 ties three pairs and is one event."""
    assert [work.code for work in each.joint] == ["E1", "E2", "K1"]
    assert each.ties == (
        Tie("A", "B", 2), Tie("A", "C", 1), Tie("B", "C", 1), Tie("C", "D", 0, 1)
    )  # fmt: skip
    assert dict(each.works_with) == {"A": 2, "B": 2, "C": 3, "D": 1, "E": 0}


def test_reach_of_the_drawing(each: Network) -> None:
    assert each.groups == (("A", "B", "C", "D"),)
    assert each.isolated == ("E",)
    assert (len(each.ties), each.possible) == (4, 10)
    assert each.density == 4 / 10
    assert each.mean_ties == 2 * 4 / 5


def test_in_the_middle_is_who_others_are_linked_through(each: Network) -> None:
    """Of the six pairs of four others, C lies between A and D, and between B and D: 2 ÷ 6."""
    assert each.between == pytest.approx({"A": 0, "B": 0, "C": 2 / 6, "D": 0, "E": 0})


def test_leading_and_contributing_are_credited_apart(each: Network) -> None:
    credits = {credit.partner: credit for credit in each.credits}
    assert list(credits) == ["A", "B", "C", "D", "E"]
    assert credits["A"].led == {"events": 3, "campaigns": 0}
    assert credits["A"].led_jointly == {"events": 2, "campaigns": 0}
    assert credits["B"].contributed == {"events": 2, "campaigns": 0}
    assert credits["C"].contributed == {"events": 1, "campaigns": 1}
    assert credits["D"].led == {"events": 0, "campaigns": 1}
    assert credits["E"].led == credits["E"].contributed == {"events": 0, "campaigns": 0}


def test_ties_between_types(each: Network) -> None:
    """A and B are schools: one pair, tied, by two works. Schools and clinic: A–C and B–C, of E2."""
    assert each.types_tied["school", "school"] == TypesTied(1, 1, 2)
    assert each.types_tied["health_clinic", "school"] == TypesTied(2, 2, 1)
    assert each.types_tied["health_clinic", "nonprofit"] == TypesTied(1, 2, 1)
    assert each.types_tied["nonprofit", "school"] == TypesTied(0, 4, 0)
    assert ("health_clinic", "health_clinic") not in each.types_tied
    assert each.members_by_type["school"] == ("A", "B")


def test_two_groups_are_not_linked(store: Store, upload: Upload) -> None:
    """A–B and C–D, nothing between them; E alone."""
    events = [{"code": "E1", "lead": "A", "contributing": "B"}]
    other = [{"code": "E2", "lead": "C", "contributing": "D"}]
    upload(book(partners=partners(*TYPES), events=events), partner="A")
    upload(book(partners=partners(*TYPES), events=other), partner="C")
    network = only(store)
    assert network.groups == (("A", "B"), ("C", "D"))
    assert network.isolated == ("E",)


def test_an_event_that_two_partners_report_is_one_work(store: Store, upload: Upload) -> None:
    """B reports A's event under its code and names nobody: B took part, and it counts once."""
    rows = [{"code": "E1", "lead": "A"}]
    upload(book(partners=partners("A", "B"), events=rows), partner="A")
    upload(book(partners=partners("A", "B"), events=rows), partner="B")
    network = only(store)
    assert len(network.works) == 1
    assert network.ties == (Tie("A", "B", 1),)
    (joint,) = compute(store, [indicators()["joint_events"]], [Q1])
    assert joint.estimate.numerator == 1


def test_a_campaign_over_two_quarters_ties_in_both(store: Store, upload: Upload) -> None:
    rows = [
        {
            "code": "K", "partner": "A", "contributing": "B", "for_quarter": "2026Q1",
            "start": dt.date(2026, 2, 1), "end": dt.date(2026, 4, 30),
        }
    ]  # fmt: skip
    upload(book(partners=partners("A", "B"), campaigns=rows), partner="A")
    windows = [Q1, Q2, quarter_window("2026Q3"), month_window("2026-04"), month_window("2026-01")]
    assert [len(found.ties) for found in networks(store, windows)] == [1, 1, 0, 1, 0]
    assert only(store, stretch("2026Q1", "2026Q2")).ties == (Tie("A", "B", 0, 1),)


def test_meetings_can_be_left_out_of_ties_and_are_still_credited(
    store: Store, upload: Upload
) -> None:
    events = [
        {"code": "M", "type": "meeting", "lead": "A", "contributing": "B; C"},
        {"code": "E", "lead": "A", "contributing": "B"},
    ]
    upload(book(partners=partners("A", "B", "C"), events=events), partner="A")
    assert len(only(store).ties) == 3
    without = only(store, meetings=False)
    assert without.ties == (Tie("A", "B", 1),)
    assert without.isolated == ("C",)
    assert (len(without.joint), len(without.tying)) == (2, 1)
    assert without.credits[0].led["events"] == 2


def test_members_of_the_window_only(store: Store, upload: Upload) -> None:
    """D left before the quarter, and is in it where it still works with somebody; E came later."""
    gone = {"joined": dt.date(2024, 1, 1), "left": dt.date(2025, 12, 31)}
    listed = partners(*TYPES, D=gone, E={"joined": dt.date(2026, 4, 1)})
    upload(
        book(partners=listed, events=[{"code": "E1", "lead": "A", "contributing": "D"}]),
        partner="A",
    )
    first, second = networks(store, [Q1, Q2])
    assert first.members == {"A", "B", "C"}
    assert first.partners == ("A", "B", "C", "D")
    assert first.isolated == ("B", "C")
    assert second.members == {"A", "B", "C", "E"}
    assert set(second.isolated) == {"A", "B", "C", "E"}


def test_one_partner_has_nobody_to_work_with(store: Store, upload: Upload) -> None:
    upload(book(partners=partners("A"), events=[{"code": "E1", "lead": "A"}]), partner="A")
    network = only(store)
    assert (network.possible, network.density, network.ties) == (0, None, ())
    assert (network.groups, network.isolated, network.mean_ties) == ((), ("A",), 0)
    assert network.between == {"A": 0}


def test_nothing_reported_is_a_network_without_ties(store: Store) -> None:
    network = only(store)
    assert (network.partners, network.density, network.mean_ties) == ((), None, None)
    assert (network.groups, network.between, network.credits) == ((), {}, ())


def test_a_window_not_over_says_so(store: Store, upload: Upload) -> None:
    upload(book(partners=partners("A", "B")), partner="A")
    assert only(store, day=dt.date(2026, 3, 1)).partial is not None
    assert only(store, day=dt.date(2026, 6, 1)).partial is None


# -- whatever partners report: the same by nested loops


def test_ties_are_those_of_nested_loops(fresh: Callable[[], Store]) -> None:
    @settings(
        max_examples=15, deadline=None, derandomize=True, database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )  # fmt: skip
    @given(first=FIRST, revised=REVISED)
    def compared(first: tuple[plain.Upload, ...], revised: plain.Upload) -> None:
        store = fresh()
        listed = plain.Upload("P1", {})
        reported = [listed, *(u for u in map(only_works, (*first, revised)) if u.rows)]
        for upload in reported:
            content = book(partners=LISTED, **upload.rows)
            how = Asked(partner=upload.partner, mode="replace")
            plan = plan_file(store, content, "report.xlsx", how)
            assert not plan.errors, [problem.message for problem in plan.errors]
            commit(store, plan, "tester")
        coalition = plain.Coalition(reported)
        windows = [*map(quarter_window, QUARTERS), stretch(QUARTERS[0], QUARTERS[-1])]
        for network in networks(store, windows):
            compare(network, coalition)
            agree_with_indicators(store, network)

    compared()


def only_works(upload: plain.Upload) -> plain.Upload:
    """Return of what a partner uploaded what the network is made of."""
    kept = {kind: rows for kind, rows in upload.rows.items() if kind in KINDS}
    return plain.Upload(upload.partner, kept)


def compare(network: Network, coalition: plain.Coalition) -> None:
    """Work everything out again: who did what, each pair, who can be got to from whom."""
    led, took_part = slow_works(coalition, set(network.window.quarters))
    everybody = sorted({row["code"] for row in LISTED})
    assert list(network.partners) == everybody

    pairs = 0
    for one in everybody:
        for other in everybody:
            together = [thing for thing, who in took_part.items() if {one, other} <= who]
            if one < other:
                tie = next((t for t in network.ties if (t.one, t.other) == (one, other)), None)
                pairs += bool(together)
                assert (tie.works if tie else 0) == len(together)
                events = [thing for thing in together if thing[0] == "events"]
                assert (tie.events if tie else 0) == len(events)
    assert len(network.ties) == pairs

    for credit in network.credits:
        for kind in KINDS:
            mine = [thing for thing in led if thing[0] == kind and credit.partner in led[thing]]
            assert credit.led[kind] == len(mine)
            assert credit.led_jointly[kind] == sum(len(took_part[thing]) > 1 for thing in mine)
            helped = [
                thing for thing, who in took_part.items()
                if thing[0] == kind and credit.partner in who - led[thing]
            ]  # fmt: skip
            assert credit.contributed[kind] == len(helped)

    reached = {one: reachable(one, list(took_part.values())) for one in everybody}
    assert set(network.isolated) == {one for one in everybody if reached[one] == {one}}
    linked = {frozenset(group) for group in reached.values() if len(group) > 1}
    assert {frozenset(group) for group in network.groups} == linked


Thing = tuple[str, str]


def slow_works(
    coalition: plain.Coalition, quarters: set[str]
) -> tuple[dict[Thing, set[str]], dict[Thing, set[str]]]:
    """Return thing → who led it, and thing → who took part."""
    led: dict[Thing, set[str]] = {}
    took_part: dict[Thing, set[str]] = {}
    for kind in KINDS:
        for row in coalition.counted.get(kind, []):
            when = plain.active_in(row) if kind == "campaigns" else [row["quarter"]]
            if quarters & set(when):
                thing = (kind, row["code"])
                led.setdefault(thing, set()).add(row["credited"])
                took_part.setdefault(thing, set()).update({row["credited"]}, row["together"])
    return led, took_part


def reachable(start: str, works: list[set[str]]) -> set[str]:
    found = {start}
    for _ in works:
        for who in works:
            if found & who:
                found |= who
    return found


def agree_with_indicators(store: Store, network: Network) -> None:
    """Joint events, and what each partner led, are the indicators' figures."""
    named = ("joint_events", "events_held", "campaigns_conducted")
    joint, held, conducted = (indicators()[code] for code in named)
    (share,) = compute(store, [joint], [network.window])
    events = sum(work.kind == "events" for work in network.joint)
    assert (share.estimate.numerator or 0) == events
    for one, kind in ((held, "events"), (conducted, "campaigns")):
        found = {
            r.named.get("partner"): r.estimate.value or 0
            for r in compute(store, [one], [network.window], by=["partner"])
        }
        for credit in network.credits:
            assert credit.led[kind] == found.get(credit.partner, 0)
