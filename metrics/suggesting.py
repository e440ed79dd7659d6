"""Suggestions for whoever codes: which codes a text may have, ranked, and the words they rest on.

A naive Bayes over words, one code against the rest, learns from what the same coder has coded; the
words of the codebook stand in until there is enough of it. It only ranks. What is given to a text
is what a person chose. The same texts in the same order give the same suggestions.

Source: Manning, Raghavan and Schütze 2008, *Introduction to Information Retrieval*, 13.3 (the
Bernoulli model, over the words that are there).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from data.codebook import Code, Codebook

#: As many are offered: more are slower to read than the codebook itself.
MOST = 6
#: Words an offer rests on that are named.
NAMED = 3
#: What is met everywhere counts as so many texts, beside those in which a code or stance is met.
SMOOTH = 2.0
#: Less than this speaks for a code, and it is not offered.
_LEAST = 0.35
#: As many letters tell a word's beginning apart: trained, trainer and training are one.
LETTERS = 6

WORD = re.compile(r"[^\W\d_]+")
#: Words that say nothing of what a text is about, in English and Spanish.
_EMPTY = frozenset(
    WORD.findall(
        """a about after again all also am an and any are as at be because been before being but by
        can could did do does for from get got had has have he her here him his how i if in into is
        it its just like me more most much my no not now of on one or our out over she should so
        some than that the their them then there these they this to too up us very was we were what
        when where which who why will with would you your
        a al algo ante como con cuando de del desde donde el ella ellos en era es esta este esto ha
        han hay la las le les lo los mas me mi mucho muy no nos o para pero por porque que se ser si
        sin sobre son su sus te todo tu un una uno y ya yo"""
    )
)


@dataclass(frozen=True)
class Suggestion:
    """A code that a text may have.

    Attributes:
        code: the code.
        because: the words of the text that speak for it, the strongest first.
        weight: how much they do: the logarithm of how much likelier the words are with the code.
    """

    code: str
    because: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Learned:
    """What words say of one code.

    Attributes:
        with_it: word → in how many texts with the code it is met.
        without: word → in how many without it.
        n: how many texts have the code; and how many have not.
    """

    with_it: Mapping[str, float]
    without: Mapping[str, float]
    n: tuple[float, float]

    def weight(self, word: str) -> float:
        """Return how much likelier a word is where the code is given, as a logarithm."""
        has, rest = self.n
        met, elsewhere = self.with_it.get(word, 0), self.without.get(word, 0)
        if not met + elsewhere:
            return 0.0
        # Until much is known of a code, a word is as frequent in it as everywhere.
        usual = (met + elsewhere) / (has + rest)
        here = (met + SMOOTH * usual) / (has + SMOOTH)
        there = (elsewhere + SMOOTH * usual) / (rest + SMOOTH)
        return log(here / there)


def beginnings(text: str) -> dict[str, str]:
    """Return the beginning of each word that says something → the word as it stands."""
    found: dict[str, str] = {}
    for word in WORD.findall(text):
        folded = plain(word)
        if len(folded) > 2 and folded not in _EMPTY:
            found.setdefault(folded[:LETTERS], word)
    return found


def plain(word: str) -> str:
    """Return a word in small letters without accents."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def learn(book: Codebook, coded: Iterable[tuple[str, frozenset[str]]]) -> dict[str, Learned]:
    """Return code → what words say of it.

    Args:
        book: the codebook; the words of each code are as one text that has it.
        coded: texts with the codes that were given to them.
    """
    offered = book.offered
    texts = [(set(beginnings(_described(code))), frozenset({code.id})) for code in offered.values()]
    texts += [(set(beginnings(text)), codes) for text, codes in coded]
    every: Counter[str] = Counter(word for words, _ in texts for word in words)
    learned = {}
    for code in offered:
        having = [words for words, codes in texts if code in codes]
        own: Counter[str] = Counter(word for words in having for word in words)
        # As a subtraction of counters: what is met nowhere else is left out.
        learned[code] = Learned(own, every - own, (len(having), len(texts) - len(having)))
    return learned


def _described(code: Code) -> str:
    return f"{code.name} {code.definition} {code.include} {code.example}"


def suggest(text: str, learned: Mapping[str, Learned], most: int = MOST) -> list[Suggestion]:
    """Return the codes a text may have, the likeliest first; none where no word speaks for one."""
    words = beginnings(text)
    found = []
    for code, known in learned.items():
        weights = {word: known.weight(word) for word in words}
        speaking = sorted(
            (word for word in words if weights[word] > 0 and known.with_it.get(word)),
            key=lambda word: (-weights[word], word),
        )
        has, rest = known.n
        total = sum(weights.values()) + log((has + 1) / (rest + 1))
        strength = sum(weights[word] for word in speaking)
        if strength > _LEAST:
            because = tuple(words[word] for word in speaking[:NAMED])
            found.append((total, Suggestion(code, because, strength)))
    found.sort(key=lambda pair: (-pair[0], pair[1].code))
    return [suggestion for _, suggestion in found[:most]]
