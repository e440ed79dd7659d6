"""Open answers are read by a person before anybody else sees them: cleared, redacted or withheld.

Until then they are in quarantine. ``cleared_words`` is the only door by which coding, quotes,
search and export get at what people said.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import sqlalchemy as sa

from data import clock, finding, identifiers
from data.problems import Problem, Refused
from data.records import table_of
from data.records.readings import Reading as _Record
from data.store import Store, next_id
from data.words import Words, tidied, words

CLEARED, REDACTED, WITHHELD, QUARANTINED = "cleared", "redacted", "withheld", "quarantined"
DECISIONS = (CLEARED, REDACTED, WITHHELD, QUARANTINED)
#: What may be used: as it was given, or as it was redacted.
USABLE = (CLEARED, REDACTED)
#: So many answers, of so many letters, are seen at one look and may be cleared together.
MOST_TOGETHER, LONGEST_TOGETHER = 20, 200

_R = table_of(_Record)


@dataclass(frozen=True)
class Reading:
    """What a reader decided on an open answer.

    Attributes:
        id: grows with each decision.
        key: the answer's: see ``words.key_of``.
        decision: one of ``DECISIONS``.
        text: of what was redacted, the text that may be used; else empty.
        note: why, where something was said of it.
        done_at: when, in UTC.
        done_by: who.
    """

    id: int
    key: str
    decision: str
    text: str
    note: str
    done_at: dt.datetime
    done_by: str


@dataclass(frozen=True)
class Answer:
    """An open answer as a reader meets it: the same words to the same question once.

    Attributes:
        words: the answer, the first time it was given.
        times: how often it was given.
        reading: what holds of it; None: nobody has read it.
    """

    words: Words
    times: int
    reading: Reading | None

    @property
    def decision(self) -> str:
        """What holds of it; in quarantine where nothing was decided."""
        return self.reading.decision if self.reading else QUARANTINED


def history(connection: sa.Connection) -> list[Reading]:
    """Return every decision, the earliest first."""
    asked = sa.select(_R).order_by(_R.c.id)
    return [
        Reading(
            row["id"],
            row["key"],
            row["decision"],
            row["redacted"] or "",
            row["note"] or "",
            row["done_at"],
            row["done_by"],
        )
        for row in connection.execute(asked).mappings()
    ]


def readings(connection: sa.Connection) -> dict[str, Reading]:
    """Return key → the decision that holds, of whatever was decided on."""
    return {made.key: made for made in history(connection)}


def cleared_words(connection: sa.Connection) -> list[Words]:
    """Return the open answers that may be used, redacted ones in the words they were left with.

    The same words stand here as often as they were given, under the same key.
    """
    held = readings(connection)
    return [
        replace(said, text=held[said.key].text or said.text)
        for said in words(connection)
        if said.key in held and held[said.key].decision in USABLE
    ]


def answers_to_read(connection: sa.Connection) -> list[Answer]:
    """Return every open answer with what holds of it, for readers' eyes alone."""
    held, first, times = readings(connection), dict[str, Words](), dict[str, int]()
    for said in words(connection):
        first.setdefault(said.key, said)
        times[said.key] = times.get(said.key, 0) + 1
    return [Answer(said, times[key], held.get(key)) for key, said in first.items()]


def unread(connection: sa.Connection, quarter: str) -> int:
    """Return how many open answers of a quarter nobody has read."""
    held = readings(connection)
    keys = {said.key for said in words(connection) if said.quarter == quarter}
    return sum(key not in held or held[key].decision == QUARANTINED for key in keys)


def decide(
    store: Store,
    key: str,
    decision: str,
    who: str,
    *,
    text: str = "",
    note: str = "",
    seen: int | None = None,
) -> None:
    """Decide on an open answer; what was decided before stays in the history.

    Args:
        store: where.
        key: the answer's.
        decision: one of ``DECISIONS``; ``quarantined`` opens it again.
        who: the reader.
        text: of what is redacted, what may be used.
        note: why; to open it again, needed.
        seen: the id of the decision that the reader saw (0: none); None: whatever holds.

    Raises:
        Refused: nobody gave such an answer; the text still holds a personal detail, or nothing;
            no reason is given; or another reader has decided meanwhile.
    """
    note, text = " ".join(note.split()), tidied(text)
    with store.writing() as connection:
        given = {said.key: said.text for said in words(connection)}
        held = readings(connection).get(key)
        _refuse(_why_not(given.get(key), decision, text, note))
        if seen is not None and seen != (held.id if held else 0):
            _refuse([_decided_meanwhile(held)])
        _keep(connection, [key], decision, who, text if decision == REDACTED else "", note)


def clear_together(store: Store, keys: Collection[str], who: str) -> None:
    """Clear several open answers that the reader has before them, all or none.

    Raises:
        Refused: they are too many to be seen at one look; or one of them is too long for it, is not
            in quarantine, or the finder sees something in it or cannot read it.
    """
    if len(keys) > MOST_TOGETHER:
        _refuse([Problem("read_alone")])
    with store.writing() as connection:
        given = {said.key: said.text for said in words(connection)}
        held = readings(connection)
        for key in keys:
            if key in held and held[key].decision != QUARANTINED:
                _refuse([_decided_meanwhile(held[key])])
            _refuse(_why_not(given.get(key), CLEARED, "", ""))
            text = given[key]
            if len(text) > LONGEST_TOGETHER or not finding.sees_nothing(text):
                _refuse([Problem("read_alone")])
        _keep(connection, keys, CLEARED, who)


def take_back(store: Store, last: Reading, who: str) -> None:
    """Take a decision back: what held before it holds again.

    Raises:
        Refused: something else was decided on the answer since.
    """
    with store.writing() as connection:
        made = [one for one in history(connection) if one.key == last.key]
        if not made or made[-1].id != last.id:
            _refuse([_decided_meanwhile(made[-1] if made else None)])
        before = made[-2] if len(made) > 1 else None
        decision, text = (before.decision, before.text) if before else (QUARANTINED, "")
        _keep(connection, [last.key], decision, who, text, "taken back")


def _why_not(given: str | None, decision: str, text: str, note: str) -> Iterable[Problem]:
    """Say what stands against a decision on an answer."""
    if decision not in DECISIONS:
        raise ValueError(f"{decision!r} is no decision on an answer")
    if given is None:
        yield Problem("no_such_answer")
        return
    if decision == QUARANTINED and not note:
        yield Problem("no_reason", found="the answer")
    if decision == REDACTED and not text:
        yield Problem("nothing_left")
    elif decision == REDACTED and text == given:
        yield Problem("nothing_redacted")
    used = {CLEARED: given, REDACTED: text}.get(decision, "")
    if what := identifiers.found_in(used):
        yield Problem("detail_left", words={"what": what})
    if what := identifiers.found_in(note):
        yield Problem("identifier_cell", column="The reason", words={"what": what})


def _refuse(problems: Iterable[Problem]) -> None:
    if found := list(problems):
        raise Refused(found)


def _decided_meanwhile(held: Reading | None) -> Problem:
    who, decision = (held.done_by, held.decision) if held else ("somebody", QUARANTINED)
    return Problem("read_meanwhile", words={"who": who, "decision": decision})


def _keep(
    connection: sa.Connection,
    keys: Iterable[str],
    decision: str,
    who: str,
    text: str = "",
    note: str = "",
) -> None:
    number, when = next_id(connection, _R), clock.now()
    rows: list[Mapping[str, object]] = [
        {
            "id": number + i,
            "key": key,
            "decision": decision,
            "redacted": text or None,
            "note": note or None,
            "done_at": when,
            "done_by": who,
        }
        for i, key in enumerate(keys)
    ]
    if rows:
        connection.execute(sa.insert(_R), rows)
