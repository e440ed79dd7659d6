"""Voices, from what was done with each, day by day."""

from collections.abc import Iterable, Sequence

from plainly.rows import NOT_AVAILABLE, Answer, View

#: A day, what was done on it, and who did it or until when it was agreed.
Deed = tuple[str, str, str]


def may_be_published(deeds: Iterable[Deed], day: str) -> bool:
    """Go through what was done with one voice until a day: everything that is not approved or
    agreed to anew falls away with whatever was changed."""
    until, readers, declined = "", set[str](), False
    for when, what, which in deeds:
        if when > day:
            continue
        if what == "withdraw":
            return False
        if what == "approve":
            readers.add(which)
        else:
            readers.clear()
        if what == "consent":
            until = which
        declined = what == "decline" or (declined and what == "take back")
    return len(readers) == 2 and not declined and day <= until


def number_publishable(told: Sequence[Sequence[Deed]], day: str) -> int:
    return sum(may_be_published(deeds, day) for deeds in told)


def voices_publishable(view: View) -> Answer:
    """No voice is recorded there; see test_voices.py in tests/metrics."""
    return NOT_AVAILABLE


FIGURES = (voices_publishable,)
