"""What lies before a coder: the texts, their own codings, and how far they are.

Nothing of what others said of a text is read here, only how many have coded it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from data.codebook import Codebook, codebook
from data.codings import Coding, codings_of, done_by_others, double_share
from data.queueing import Queue, queue
from data.readings import cleared_words
from data.words import Words
from metrics.suggesting import Suggestion, learn, suggest
from pages.parts.caches import the_store

#: Whose text is on screen and which; what is chosen for it and not yet saved; which were before.
AT, DRAFT, PAST = "coding at", "coding draft", "coding past"
#: What lies before the coder, with the state of the store it was read in.
_READ = "coding desk"
#: Texts put off for later, in the order in which that was done.
SKIPPED = "coding skipped"


@dataclass(frozen=True)
class Desk:
    """What lies before a coder.

    Attributes:
        coder: who codes.
        texts: key → the answer, the first time it was given.
        times: key → how often it was given.
        own: key → what this coder said of it.
        book: the codebook.
        queue: what comes next.
    """

    coder: str
    texts: Mapping[str, Words]
    times: Mapping[str, int]
    own: Mapping[str, Coding]
    book: Codebook
    queue: Queue

    @property
    def waiting(self) -> list[str]:
        """The texts to code, those put off last."""
        skipped = list(st.session_state.get(SKIPPED, ()))
        return sorted(self.queue.waiting, key=lambda key: key in skipped and skipped.index(key) + 1)

    def stale(self) -> list[str]:
        """Return texts this coder gave a code whose meaning has changed since."""
        codes = self.book.offered
        return [
            key
            for key, coding in self.own.items()
            if key in self.texts
            and any(c in codes and codes[c].meant_since > coding.codebook for c in coding.codes)
        ]


def look(coder: str) -> Desk:
    """Return what lies before a coder; read anew once anything has changed, not at every key."""
    version = the_store().version()
    held = st.session_state.get(_READ)
    if held is None or held[:2] != (version, coder):
        held = st.session_state[_READ] = (version, coder, _look(coder))
    desk: Desk = held[2]
    return desk


def _look(coder: str) -> Desk:
    with the_store().reading() as connection:
        said = cleared_words(connection)
        book, own = codebook(connection), codings_of(connection, coder)
        others, share = done_by_others(connection, coder), double_share(connection)
    texts: dict[str, Words] = {}
    times: dict[str, int] = {}
    for one in said:
        texts.setdefault(one.key, one)
        times[one.key] = times.get(one.key, 0) + 1
    return Desk(coder, texts, times, own, book, queue(texts, own, others, share))


def at_hand(desk: Desk, again: bool = False) -> str | None:
    """Return the text on screen, which stays until it is left; None where nothing waits.

    Args:
        desk: what lies before the coder.
        again: whether to look again at what was coded under an earlier meaning.
    """
    coder, held = st.session_state.get(AT, ("", ""))
    if coder == desk.coder and held in desk.texts:
        return str(held)
    key = next(iter(desk.stale() if again else desk.waiting), None)
    st.session_state[AT] = (desk.coder, key)
    return key


def suggestions(desk: Desk, key: str) -> list[Suggestion]:
    """Return the codes a text may have, learned from what the same coder said of other texts."""
    coded = [
        (desk.texts[other].text, coding.codes)
        for other, coding in desk.own.items()
        if other != key and other in desk.texts
    ]
    return suggest(desk.texts[key].text, learn(desk.book, coded))


def draft(desk: Desk, key: str) -> dict[str, Any]:
    """Return what is chosen for a text on screen; for one coded before, what was said then."""
    held: dict[str, Any] = st.session_state.get(DRAFT, {})
    if held.get("key") == key and held.get("coder") == desk.coder:
        return held
    before = desk.own.get(key)
    found = suggestions(desk, key)
    made = {
        "key": key,
        "coder": desk.coder,
        "codes": sorted(before.codes & desk.book.offered.keys()) if before else [],
        "none": before is not None and not before.codes,
        "stance": before.stance if before else None,
        "suggested": [(one.code, one.because) for one in found],
        "accepted": [],
        "rejected": [],
        "spans": before.spans if before else (),
    }
    st.session_state[DRAFT] = made
    return made
