"""A machine's guess at the stance of answers nobody has coded, and how far it agrees with people.

It is never a figure of the coalition's. It is drawn beside those that people coded, and only where
its agreement with them was measured on enough answers, each of them kept from it while it learned.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from math import log

from metrics.methods import Agreement, cohen_kappa
from metrics.suggesting import LETTERS, SMOOTH, WORD, plain

#: As many answers people must have coded before a machine's guess is drawn.
ENOUGH = 50
#: In as many parts they are divided; each is guessed by what was learned from the others.
_PARTS = 10


@dataclass(frozen=True)
class Guess:
    """What words say of which of several a text is.

    Attributes:
        seen: category → word or pair of words → in how many of its texts it is met.
        n: category → how many texts it has.
    """

    seen: Mapping[Hashable, Mapping[str, int]]
    n: Mapping[Hashable, int]

    def of(self, text: str) -> Hashable:
        """Return the likeliest category of a text; of equally likely ones the first by name."""
        words = said(text)
        whole = sum(self.n.values())
        met = {word: sum(seen.get(word, 0) for seen in self.seen.values()) for word in words}
        usual = {word: met[word] / whole for word in sorted(words) if met[word]}

        def likely(category: Hashable) -> float:
            size, seen = self.n[category], self.seen[category]
            chances = (
                (seen.get(word, 0) + SMOOTH * share) / (size + SMOOTH)
                for word, share in usual.items()
            )
            return log(size / whole) + sum(map(log, chances))

        return min(self.n, key=lambda category: (-likely(category), str(category)))


def said(text: str) -> set[str]:
    """Return the words of a text and its pairs of neighbouring words: "not", "not clear"."""
    words = [plain(word)[:LETTERS] for word in WORD.findall(text)]
    return {*words, *(f"{a} {b}" for a, b in pairwise(words))}


def guess(texts: Sequence[tuple[str, Hashable]]) -> Guess:
    """Learn from texts which of several categories they are of.

    Raises:
        ValueError: there are none.
    """
    if not texts:
        raise ValueError("Nothing can be learned from no texts.")
    seen: dict[Hashable, Counter[str]] = {}
    for text, category in texts:
        seen.setdefault(category, Counter()).update(said(text))
    return Guess(seen, Counter(category for _, category in texts))


@dataclass(frozen=True)
class Measured:
    """A machine's guesses, with how far it agrees with people.

    Attributes:
        agreement: Cohen's kappa between people and machine; None where too few are coded.
        coded: how many texts people have coded, each once.
        guessed: stance → how many answers nobody has coded are guessed to take it; empty unless
            it may be drawn.
        why_not: why it may not be drawn; empty where it may.
    """

    agreement: Agreement | None
    coded: int
    guessed: Mapping[str, int]
    why_not: str = ""


def measure(coded: Mapping[str, tuple[str, str]], others: Sequence[str]) -> Measured:
    """Return a machine's guesses at answers nobody has coded, measured against those people did.

    Args:
        coded: key → text and the stance people gave it.
        others: the texts of the answers nobody has coded, each as often as it was given.
    """
    if len(coded) < ENOUGH:
        more = ENOUGH - len(coded)
        return Measured(None, len(coded), {}, f"{more} more answers must be coded by people first.")
    found = _checked(coded)
    if found.value is None:
        return Measured(found, len(coded), {}, found.reason)
    if found.low is not None and found.low <= 0:
        return Measured(found, len(coded), {}, "It agrees with people no better than chance could.")
    learned = guess(list(coded.values()))
    return Measured(found, len(coded), Counter(str(learned.of(text)) for text in others))


def _checked(coded: Mapping[str, tuple[str, str]]) -> Agreement:
    """Return the agreement of people with guesses learned from the other parts."""
    people: list[str] = []
    machine: list[Hashable] = []
    for part in range(_PARTS):
        kept = [held for key, held in coded.items() if _part(key) == part]
        rest = [held for key, held in sorted(coded.items()) if _part(key) != part]
        if kept and rest:
            learned = guess(rest)
            people += [stance for _, stance in kept]
            machine += [learned.of(text) for text, _ in kept]
    return cohen_kappa(people, machine)


def _part(key: str) -> int:
    return int(sha256(f"part {key}".encode()).hexdigest(), 16) % _PARTS
