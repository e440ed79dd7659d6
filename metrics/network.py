"""Who works with whom: what partners led, what they did together, and how far that reaches.

A joint event or campaign counts once for the coalition, and once for each pair of its partners; it
is credited to those that led and those that contributed apart. Whoever reported it took part, as in
the share of joint events. Measures of the network are those of Wasserman and Faust 1994, *Social
Network Analysis*; betweenness is Freeman's (1977, *Sociometry* 40), worked out as Brandes (2001).
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from data.board import board
from data.store import Store
from metrics.coverage import Partial, partial
from metrics.standing import Lists
from metrics.windows import Window
from metrics.works import KINDS, Work, parts, works

__all__ = ["Credit", "Network", "Tie", "TypesTied", "networks"]


@dataclass(frozen=True)
class Tie:
    """Two partners that worked together: how many events, and how many campaigns.

    Attributes:
        one: the code that comes first in the alphabet.
        other: the other's code.
        events: joint events of both.
        campaigns: joint campaigns of both.
    """

    one: str
    other: str
    events: int = 0
    campaigns: int = 0

    @property
    def works(self) -> int:
        """Joint events and campaigns together."""
        return self.events + self.campaigns


@dataclass(frozen=True)
class Credit:
    """What one partner is credited with; each kind counted by itself.

    Attributes:
        partner: its code.
        led: kind → what it led.
        led_jointly: kind → of these, what others took part in.
        contributed: kind → what it contributed to without leading.
    """

    partner: str
    led: Mapping[str, int]
    led_jointly: Mapping[str, int]
    contributed: Mapping[str, int]


@dataclass(frozen=True)
class TypesTied:
    """Ties between partners of two types, or within one.

    Attributes:
        ties: pairs of partners that worked together.
        possible: pairs there are.
        works: joint events and campaigns that both types took part in, or two partners of one.
    """

    ties: int
    possible: int
    works: int


@dataclass(frozen=True)
class Network:
    """The partners of a window and what they did together.

    Attributes:
        window: the stretch of time.
        members: who was a member in some of it.
        types: partner → its type, of everybody on the list.
        works: events held and campaigns active, each once.
        meetings: whether having been at one coalition meeting ties partners.
        partial: why the window is not whole yet; None where it is, or nobody asked.
    """

    window: Window
    members: frozenset[str]
    types: Mapping[str, str]
    works: tuple[Work, ...]
    meetings: bool = True
    partial: Partial | None = None

    @cached_property
    def joint(self) -> tuple[Work, ...]:
        """What two or more partners did together."""
        return tuple(work for work in self.works if work.is_joint)

    @cached_property
    def tying(self) -> tuple[Work, ...]:
        """Of the joint works, those that tie partners: all, or all but coalition meetings."""
        return tuple(work for work in self.joint if self.meetings or not work.is_meeting)

    @cached_property
    def partners(self) -> tuple[str, ...]:
        """Members, and others that joint work ties to them."""
        return tuple(sorted(self.members.union(*(work.partners for work in self.tying))))

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Pairs that worked together, by code."""
        counted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for work in self.tying:
            for one, other in combinations(sorted(work.partners), 2):
                counted[one, other][work.kind] += 1
        return tuple(
            Tie(*pair, kinds["events"], kinds["campaigns"])
            for pair, kinds in sorted(counted.items())
        )

    @cached_property
    def works_with(self) -> Mapping[str, int]:
        """Partner → with how many others it worked (its degree)."""
        found = Counter(partner for tie in self.ties for partner in (tie.one, tie.other))
        return {partner: found[partner] for partner in self.partners}

    @property
    def isolated(self) -> tuple[str, ...]:
        """Members that no joint work ties to another."""
        return tuple(partner for partner, ties in self.works_with.items() if not ties)

    @property
    def possible(self) -> int:
        """How many pairs of partners there are."""
        return len(self.partners) * (len(self.partners) - 1) // 2

    @property
    def density(self) -> float | None:
        """Pairs that worked together ÷ all pairs; None with fewer than two partners."""
        return len(self.ties) / self.possible if self.possible else None

    @property
    def mean_ties(self) -> float | None:
        """With how many others a partner worked on average; None without partners."""
        return 2 * len(self.ties) / len(self.partners) if self.partners else None

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Partners that are linked directly or through others, the largest group first.

        Whoever is linked to nobody is in none.
        """
        import networkx as nx

        found = [tuple(sorted(group)) for group in nx.connected_components(self._graph())]
        linked = [group for group in found if len(group) > 1]
        return tuple(sorted(linked, key=lambda group: (-len(group), group)))

    @cached_property
    def between(self) -> Mapping[str, float]:
        """Partner → the share of shortest links between two others that lead through it.

        Where two are linked by several equally short ways, each counts in part. 0 with fewer than
        three partners.
        """
        import networkx as nx

        found = nx.betweenness_centrality(self._graph(), normalized=True)
        return {partner: float(found[partner]) for partner in self.partners}

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """What each partner is credited with, by code; of members also where it is nothing."""
        led: dict[str, Counter[str]] = defaultdict(Counter)
        jointly: dict[str, Counter[str]] = defaultdict(Counter)
        contributed: dict[str, Counter[str]] = defaultdict(Counter)
        for work in self.works:
            for partner in work.leads:
                led[partner][work.kind] += 1
                jointly[partner][work.kind] += work.is_joint
            for partner in work.contributors:
                contributed[partner][work.kind] += 1
        everybody = sorted({*self.partners, *led, *contributed})
        return tuple(
            Credit(partner, *(_by_kind(found[partner]) for found in (led, jointly, contributed)))
            for partner in everybody
        )

    @cached_property
    def members_by_type(self) -> Mapping[str, tuple[str, ...]]:
        """Type → the partners of it; without those whose type nobody gave."""
        found: dict[str, list[str]] = defaultdict(list)
        for partner in self.partners:
            if self.types.get(partner):
                found[self.types[partner]].append(partner)
        return {type_: tuple(some) for type_, some in found.items()}

    @cached_property
    def types_tied(self) -> Mapping[tuple[str, str], TypesTied]:
        """Two types, in alphabetical order → the ties between them, wherever a tie could be."""
        ties: Counter[tuple[str, ...]] = Counter()
        for tie in self.ties:
            ties[self._types_of(tie.one, tie.other)] += 1
        together: Counter[tuple[str, ...]] = Counter()
        for work in self.tying:
            pairs = combinations(sorted(work.partners), 2)
            together.update({self._types_of(*pair) for pair in pairs})
        found = {}
        sizes = {type_: len(some) for type_, some in self.members_by_type.items()}
        for one in sorted(sizes):
            for other in (type_ for type_ in sorted(sizes) if type_ >= one):
                same = sizes[one] * (sizes[one] - 1) // 2
                possible = same if one == other else sizes[one] * sizes[other]
                if possible:
                    pair = (one, other)
                    found[pair] = TypesTied(ties[pair], possible, together[pair])
        return found

    def _types_of(self, *pair: str) -> tuple[str, ...]:
        return tuple(sorted(self.types.get(partner, "") for partner in pair))

    def _graph(self) -> Any:
        import networkx as nx

        graph = nx.Graph()
        graph.add_nodes_from(self.partners)
        graph.add_edges_from((tie.one, tie.other) for tie in self.ties)
        return graph


def _by_kind(found: Mapping[str, int]) -> dict[str, int]:
    return {kind: found.get(kind, 0) for kind in KINDS}


def networks(
    store: Store, windows: Sequence[Window], meetings: bool = True, day: dt.date | None = None
) -> list[Network]:
    """Return the network of each window.

    Args:
        store: what from.
        windows: the stretches of time.
        meetings: whether having been at one coalition meeting ties partners. Meetings have an
            indicator of their own, and one that all come to ties everybody to everybody.
        day: the day they are looked at, to say which windows are not whole yet; None: not said.
    """
    with store.reading() as connection:
        lists = Lists(connection)
        found = parts(connection, windows)
        members = [lists.members(window) for window in windows]
        types = dict(lists.types)
    quarters = dict.fromkeys(quarter for window in windows for quarter in window.quarters)
    boards = board(store, quarters, day) if day else {}
    return [
        Network(
            window,
            who,
            types,
            works(found, window),
            meetings,
            partial(window, KINDS, boards, day) if day else None,
        )
        for window, who in zip(windows, members, strict=True)
    ]
