"""What holds of each text: what its coders agree on, what was settled, what is still open.

Pure: codings and settlements in, decisions out. Figures use what is decided only: what one coder
said where nobody else has coded the text, what all said, or what was settled.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.codebook import Codebook
from data.codings import STANCE, Coding, Settled

Settlements = Mapping[tuple[str, str], Settled]


@dataclass(frozen=True)
class Decided:
    """What holds of one text.

    Attributes:
        key: the text's.
        coders: who has coded it, in the order of their names.
        codes: the codes it has, with all they are a part of.
        open: the codes of which it is not decided yet whether it has them; likewise upwards.
        stance: its stance; None where it is open, or nobody coded one.
        stance_open: whether its coders differ on the stance, and nothing is settled.
    """

    key: str
    coders: tuple[str, ...]
    codes: frozenset[str]
    open: frozenset[str] = frozenset()
    stance: str | None = None
    stance_open: bool = False

    def has(self, code: str) -> bool | None:
        """Say whether the text has a code; None while that is open."""
        return None if code in self.open else code in self.codes


@dataclass(frozen=True)
class Difference:
    """What coders of one text see differently.

    Attributes:
        key: the text's.
        matter: a code, or ``stance``.
        said: coder → ``yes`` or ``no``, or the stance.
        settled: what was settled; None while it is open.
    """

    key: str
    matter: str
    said: Mapping[str, str]
    settled: Settled | None = None


def by_text(codings: Iterable[Coding]) -> dict[str, list[Coding]]:
    """Return text → its codings, by coder."""
    found: dict[str, list[Coding]] = defaultdict(list)
    for coding in sorted(codings, key=lambda one: one.coder):
        found[coding.key].append(coding)
    return dict(found)


def decide(codings: Iterable[Coding], settled: Settlements, book: Codebook) -> dict[str, Decided]:
    """Return text → what holds of it."""
    return {key: _decide(key, some, settled, book) for key, some in by_text(codings).items()}


def _decide(key: str, some: list[Coding], settled: Settlements, book: Codebook) -> Decided:
    everybody = frozenset[str]().union(*(one.codes for one in some))
    agreed = everybody.intersection(*(one.codes for one in some))
    held, undecided = set(agreed), set()
    for code in everybody - agreed:
        answer = settled.get((key, code))
        if answer is None:
            undecided.add(code)
        elif answer.value == "yes":
            held.add(code)
    codes = book.upwards(held)
    # While it is open which part it is, all can agree that it is of the whole.
    upwards = [book.upwards(one.codes) for one in some]
    shared = upwards[0].intersection(*upwards) if undecided else frozenset[str]()
    maybe = book.upwards(undecided)
    codes |= shared & maybe
    stance, stance_open = _stance(key, some, settled)
    coders = tuple(one.coder for one in some)
    return Decided(key, coders, codes, maybe - codes, stance, stance_open)


def _stance(key: str, some: list[Coding], settled: Settlements) -> tuple[str | None, bool]:
    said = {one.stance for one in some if one.stance is not None}
    if len(said) < 2:
        return next(iter(said), None), False
    answer = settled.get((key, STANCE))
    return (answer.value, False) if answer else (None, True)


def differences(codings: Iterable[Coding], settled: Settlements) -> list[Difference]:
    """Return what coders of the same text see differently, those still open first."""
    found = [
        Difference(key, matter, said, settled.get((key, matter)))
        for key, some in by_text(codings).items()
        for matter, said in _matters(some).items()
        if len(set(said.values())) > 1
    ]
    return sorted(found, key=lambda one: (one.settled is not None, one.key, one.matter))


def _matters(some: list[Coding]) -> dict[str, dict[str, str]]:
    everybody = sorted(frozenset[str]().union(*(one.codes for one in some)))
    of_codes = {
        code: {one.coder: "yes" if code in one.codes else "no" for one in some}
        for code in everybody
    }
    stances = {one.coder: one.stance for one in some if one.stance is not None}
    return {**of_codes, STANCE: stances}
