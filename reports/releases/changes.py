"""What became of each figure of a release that is revised, as a table, with the reason."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.kinds import kinds
from metrics.catalogue import indicators
from metrics.dimensions import Labels
from metrics.releases.contents import Figure
from metrics.shapes import Estimate
from reports.releases.differing import Change, sentence
from reports.releases.figures import key, place_columns, place_of
from reports.releases.provenance import Handed
from reports.releases.sheet import Column, Sheet, Value
from reports.releases.told_apart import Otherwise

_COLUMNS = (
    Column(
        "what",
        "What",
        "changed, hidden now, shown now, new or gone. Of no single figure: told together or told "
        "apart (value 1, as value 2), left out or broken down.",
    ),
    Column("was", "Was", "The figure as it was released, where it was shown and is.", "number"),
    Column("is", "Is", "The figure as it is.", "number"),
    Column("change", "Change", "By how much it changed.", "number"),
    Column("why", "Why", "What it is due to, as far as that is known."),
    Column("in_words", "In words", "All of it in a sentence."),
)


def changes_sheet(
    changes: Sequence[Change], known: Labels, otherwise: Sequence[Otherwise] = ()
) -> Sheet:
    """Return what became of each figure as a table.

    Args:
        changes: what became of each.
        known: how codes are called.
        otherwise: what is told apart otherwise, which stands first.
    """
    rows: list[Sequence[Value]] = []
    for each in otherwise:
        place = each.place(len(place_columns()))
        rows.append([*place, each.what, None, None, None, None, each.sentence()])
    for one in changes:
        gone = one.what == "gone"
        now = None if gone else _told(one.figure.result.estimate)
        was = _told(one.before) if one.before else None
        rows.append(
            [
                *place_of(one.figure, known),
                *(one.what, was, now, one.by, one.why, sentence(one, known)),
            ]
        )
    return Sheet(
        "changes",
        "Changes",
        "What became of each figure that is not as it was in the release that this one revises.",
        (*place_columns(), *_COLUMNS),
        rows,
        key(),
    )


def _told(estimate: Estimate) -> Value:
    return estimate.status if estimate.value is None else estimate.value


@dataclass(frozen=True)
class Reasons:
    """Why figures changed: what was handed in, corrected or undone since, and new definitions.

    Attributes:
        late: kind and quarter → partners that handed in rows which stood nowhere before.
        corrected: likewise, those whose rows were changed or taken out.
        undone: likewise, those of which nothing is left.
        versions: indicator's code → the version of its definition before, where it is another.
    """

    late: Mapping[tuple[str, str], frozenset[str]]
    corrected: Mapping[tuple[str, str], frozenset[str]]
    undone: Mapping[tuple[str, str], frozenset[str]]
    versions: Mapping[str, int]

    def of(self, figure: Figure) -> str:
        """Return why a figure changed, in words that name no partner; empty: not known.

        Args:
            figure: as it is, or was.
        """
        one = indicators()[figure.result.code]
        about = [(kind, q) for kind in one.reads for q in figure.result.window.quarters]
        lists = [(name, "") for name, kind in kinds().items() if kind.reference]
        before = self.versions.get(one.code)
        words = [
            _files("a late file", "late files", "from", _partners(self.late, about)),
            _files("a corrected file", "corrected files", "from", _partners(self.corrected, about)),
            _files("a file", "files", "undone of", _partners(self.undone, about)),
        ]
        if not any(words) and any(place in self.late or place in self.corrected for place in lists):
            words.append("the coalition's lists were changed")
        if before is not None:
            words.append(f"its definition is version {one.version}, before it was {before}")
        return "; ".join(word for word in words if word)


def reasons(
    before: Iterable[Handed],
    after: Iterable[Handed],
    versions: Mapping[str, int],
    added: Container[int] = (),
) -> Reasons:
    """Return why figures changed between two releases.

    Args:
        before: what counted in the earlier one.
        after: what counts in the later one.
        versions: code → version of the definition in the earlier one.
        added: submissions of the later one that left all rows of the earlier as they were; see
            ``provenance.only_added``.
    """
    old = {one.about: one.id for one in before}
    new = {one.about: one.id for one in after}
    sorts: dict[str, dict[tuple[str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for about in {**new, **old}:
        if old.get(about) != new.get(about):
            late = about not in old or new.get(about) in added
            sort = "undone" if about not in new else "late" if late else "corrected"
            kind, partner, quarter = about
            sorts[sort][kind, quarter].add(partner)
    found = {
        sort: {place: frozenset(some) for place, some in sorts[sort].items()}
        for sort in ("late", "corrected", "undone")
    }
    known = indicators()
    other = {c: v for c, v in versions.items() if c in known and known[c].version != v}
    return Reasons(**found, versions=other)


def _partners(
    held: Mapping[tuple[str, str], frozenset[str]], about: Iterable[tuple[str, str]]
) -> int:
    return len(frozenset().union(*(held.get(place, frozenset()) for place in about)))


def _files(one: str, several: str, whose: str, partners: int) -> str:
    if not partners:
        return ""
    if partners == 1:
        return f"{one} {whose} one partner"
    return f"{several} {whose} {partners} partners"
