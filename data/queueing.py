"""What a coder codes next: first what two people code and one has, then what nobody has.

It follows from the texts alone which of them two people code, and in which order they come; nobody
can choose. How many have coded a text is all that is known of others here, not what they said.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from data.codings import is_double


@dataclass(frozen=True)
class Queue:
    """What is before a coder.

    Attributes:
        waiting: keys of texts to code, the next one first.
        second: how many of them somebody else has coded, so that theirs is the second coding.
        done: how many the coder has coded of the texts there are.
        texts: how many different texts there are.
        coded: how many of them anybody has coded.
    """

    waiting: tuple[str, ...]
    second: int
    done: int
    texts: int
    coded: int


def queue(
    keys: Iterable[str], own: Collection[str], others: Mapping[str, int], share: float
) -> Queue:
    """Return what is before a coder.

    Args:
        keys: the texts that may be coded.
        own: those the coder has coded.
        others: text → how many others have coded it.
        share: the share of texts that two people code.
    """
    there = sorted(set(keys), key=_drawn)
    left = [key for key in there if key not in own]
    second = [key for key in left if others.get(key, 0) == 1 and is_double(key, share)]
    # Those for two come first, so that the other coder need not wait for the end.
    fresh = sorted(
        (key for key in left if not others.get(key)), key=lambda key: not is_double(key, share)
    )
    coded = sum(key in own or bool(others.get(key)) for key in there)
    return Queue((*second, *fresh), len(second), len(there) - len(left), len(there), coded)


def _drawn(key: str) -> str:
    """Return by what texts are put in order: neither by when they came nor by who said them."""
    return sha256(f"order {key}".encode()).hexdigest()
