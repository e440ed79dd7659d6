"""A release is verified: worked out anew from the store, and compared entry by entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data.clock import day
from data.periods import spoken
from data.problems import Problem, Refused
from data.store import Store
from metrics.catalogue import indicators
from metrics.releases.building import build
from metrics.releases.contents import Tell
from metrics.releases.keeping import PUBLISHED, Kept, content, releases
from reports.releases.comparing import Difference, compared
from reports.releases.draft import PACKAGE, README, Draft, gather, sha256, what_is_set
from reports.releases.listing import standing
from reports.releases.making import with_changes
from reports.releases.provenance import digest_of_code, handed_in, kept_up_to, later_than
from reports.releases.reading import Contents, read
from reports.releases.receipt import NAME
from reports.releases.tally import is_beside_figures, told_once

#: Entries that sum up the others.
_SUMMARIES = (PACKAGE, README)
_NEVER = "It was never published."
#: So many numbers are said one by one.
_SHOWN = 10


@dataclass(frozen=True)
class Verdict:
    """What verifying a release came to.

    Attributes:
        number: the release's number.
        quarter: the quarter it is as of.
        differences: each place where it is not what the store gives today.
        moved: why that may be so, a sentence each: what was changed since.
        kept: whether it is the very file that the store keeps; None: it keeps none of that number.
        unlike: where it is not as the file that is kept, beside the differences.
        file: which file it is, in a sentence or two: "This is the file that was published as …".
    """

    number: int
    quarter: str
    differences: tuple[Difference, ...]
    moved: tuple[str, ...]
    kept: bool | None
    unlike: tuple[Difference, ...] = ()
    file: str = ""

    @property
    def every(self) -> tuple[Difference, ...]:
        """Each place where it is another, from what the store gives or from what it keeps."""
        return (*self.differences, *self.unlike)

    @property
    def same(self) -> bool:
        """Whether the store gives the same release, and the file is the one it keeps, if any."""
        return not self.differences and self.kept is not False

    @property
    def words(self) -> str:
        """The verdict in a sentence; why it may be so stands in ``moved``."""
        name = f"Release {self.number} ({spoken(self.quarter)})"
        if self.same:
            unknown = "" if self.kept else " This store does not keep a release of that number."
            return f"{name} is the same, worked out anew.{unknown}"
        if not self.differences:
            return f"{name} is not the file that the store keeps under this number."
        count = len(self.differences)
        places = f"{count:,} {'place' if count == 1 else 'places'}"
        return f"{name} worked out anew today is another in {places}."


def verify(
    store: Store, file: bytes, name: str = "", tell: Tell = lambda done, what: None
) -> Verdict:
    """Work a release out anew from the store, as its receipt says, and compare.

    Args:
        store: what from.
        file: the file of the release.
        name: what it is called.
        tell: is told how far it is, from 0 to 1, and what is being done.

    Raises:
        Refused: the file is damaged; nothing was reported in this store up to its quarter; or the
            release that it revises is not in this store.
    """
    held = read(file, name)
    draft = rebuilt(store, held, tell)
    found = tuple(sorted(told_once(list(_compared(held, draft))), key=is_beside_figures))
    number, listed = held.receipt.number, releases(store)
    one = next((one for one in listed if one.number == number), None)
    kept = None if one is None else one.digest == sha256(file)
    moved = tuple(_moved(store, held)) if found else ()
    unlike: tuple[Difference, ...] = ()
    if kept is False:
        unlike = tuple(told_once(list(_unlike_kept(store, held, draft, found))))
    which = _file(number, one if kept else None, kept, listed)
    return Verdict(number, held.receipt.quarter, found, moved, kept, unlike, which)


def _file(number: int, one: Kept | None, kept: bool | None, listed: Sequence[Kept]) -> str:
    """Say which file it is: that of a release, published when, and what became of it since."""
    if one is None:
        other = "is not the file that the store keeps as" if kept is False else "says that it is"
        unknown = "" if kept is False else ", which this store does not keep"
        return f"This {other} release {number}{unknown}."
    if one.published_at is None:
        return f"This is the file of release {number}, built on {day(one.built_at)}. {_NEVER}"
    said = f"This is the file that was published as release {number} on {day(one.published_at)}."
    return said if one.state == PUBLISHED else f"{said} {standing(one, listed)}"


def rebuilt(store: Store, held: Contents, tell: Tell = lambda done, what: None) -> Draft:
    """Return a release as the store gives it today, with the parameters of its receipt."""
    receipt = held.receipt
    starts = receipt.settings.get("fiscal_year_starts")
    try:
        built = build(
            store, receipt.quarter, receipt.on, tell, starts, receipt.number, receipt.chosen
        )
    except ValueError:
        problem = Problem("release_elsewhere", found=spoken(receipt.quarter))
        raise Refused([problem]) from None
    draft = gather(store, built, receipt.number, receipt.at, receipt.note, receipt.revises)
    # By what it was built is as it was; what has changed of that is said apart.
    as_it_was = replace(receipt, entries={}, digest="")
    return with_changes(store, replace(draft, receipt=as_it_was))


def _compared(held: Contents, draft: Draft) -> Iterator[Difference]:
    now = draft.entries()
    keys = _keys(draft)
    differs = False
    for name in sorted({*held.entries, *now} - {*_SUMMARIES, NAME}):
        was, is_ = held.entries.get(name), now.get(name)
        if was == is_:
            continue
        differs = True
        yield from compared(name, was, is_, keys.get(name, ()))
    # What sums up the other entries differs with them.
    for name in () if differs else _SUMMARIES:
        yield from compared(name, held.entries.get(name), now.get(name))


def _keys(draft: Draft) -> dict[str, tuple[str, ...]]:
    """Return table → the columns that tell its rows apart."""
    return {one.path: tuple(one.key) for one in draft.sheets()}


def _unlike_kept(
    store: Store, held: Contents, draft: Draft, found: Sequence[Difference]
) -> Iterator[Difference]:
    """Give each place where a file is not as the one that the store keeps of the same number.

    Places found already are left out, and digests, which differ with what they are of.
    """
    keys, said = _keys(draft), {(one.entry, one.line, one.field) for one in found}
    number = held.receipt.number
    other = f"in the file that is kept of release {number}"
    kept = read(content(store, number), other).entries
    for name in sorted({*held.entries, *kept} - {PACKAGE}):
        was, now = held.entries.get(name), kept.get(name)
        for one in compared(name, was, now, keys.get(name, ()), other):
            is_digest = name == NAME and one.field.startswith(("entries", "digest"))
            if (one.entry, one.line, one.field) not in said and not is_digest:
                yield one


# -- why it may differ


def _moved(store: Store, held: Contents) -> Iterator[str]:
    """Say what was changed since a release was built, a sentence each."""
    receipt = held.receipt
    with store.reading() as connection:
        before = {one.id: one for one in held.handed()}
        now = {one.id: one for one in handed_in(connection, receipt.quarter)}
        later = later_than(connection, int(receipt.submissions["last"]))
        kept = kept_up_to(connection)
    yield from _submissions_moved(set(before), set(now), set(later))
    both = before.keys() & now.keys()
    if both and all(before[number].file != now[number].file for number in both):
        yield "The secret of this installation is not the one the release was built with."
    for name, last in kept.items():
        if receipt.kept.get(name, 0) != last:
            yield f"What is kept as {name.replace('_', ' ')} was changed since."
    for name, value in what_is_set().items():
        if receipt.settings.get(name) != value:
            yield f"The setting {name} is {value} here and was {receipt.settings.get(name)}."
    for code, one in indicators().items():
        if receipt.definitions.get(code) not in (None, one.version):
            yield f"The definition of {one.title} is another: version {one.version}."
    if receipt.code != digest_of_code():
        yield "The program that works figures out is not the one the release was built with."


def _submissions_moved(before: set[int], now: set[int], later: set[int]) -> Iterator[str]:
    gone, new = sorted(before - now), sorted(now - before)
    if gone or new:
        said = [f"submissions {_listed(gone)} no longer count"] * bool(gone)
        said += [f"submissions {_listed(new)} count now"] * bool(new)
        words = "; ".join(said)
        yield f"{words[0].upper()}{words[1:]}."
    if others := sorted(later - set(new)):
        yield f"Submissions {_listed(others)} came in since, on later quarters or undone again."


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    return shown + (f" and {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else "")
