"""The demonstration's codebook, and what two coders who do not exist made of its comments."""

import datetime as dt
from dataclasses import replace
from hashlib import sha256

import sqlalchemy as sa

from data import finding, readings
from data.codebook import Code
from data.codebook_changes import add_code, change_code, merge_codes
from data.codings import (
    STANCE,
    Coding,
    code_texts,
    codings,
    is_double,
    set_double_share,
    settle,
    settlements,
)
from data.deciding import differences
from data.demo.comments import COMMENTS, Comment
from data.records import table_of
from data.records.codings import CodeVersion, DoubleShare, Settlement
from data.records.codings import Coding as CodingRecord
from data.store import Store
from data.words import Words

#: Who did all this, in the history.
WHO = "demonstration"
FIRST, SECOND, THIRD = "Coder A", "Coder B", "Coder C"
#: Three of ten comments are coded by both, so that their agreement can be judged.
SHARE = 0.3
_V = table_of(CodeVersion)
_C = table_of(CodingRecord)
_S = table_of(Settlement)
_D = table_of(DoubleShare)

_BEGUN = dt.datetime(2026, 10, 19, 9, tzinfo=dt.UTC)

_CODES = (
    Code("session", "The session", "How the session itself was.", "praise or blame as a whole"),
    Code(
        "pace",
        "Pace",
        "How long it took, and how fast it went.",
        "too long, too short, rushed, no break, the right length",
        "wishes for a second date: Wishes",
        "A little fast at the end.",
        "session",
    ),
    Code(
        "trainer",
        "Trainer",
        "How the trainer or speaker taught.",
        "voice, patience, knowing the work",
        "the language alone: Language",
        "She explained everything with pictures.",
        "session",
    ),
    Code(
        "room",
        "Room",
        "The place, and how one gets there.",
        "cold, chairs, sound, child care",
        "",
        "The hall was freezing.",
        "session",
    ),
    Code(
        "materials",
        "Materials",
        "What was handed out or shown to keep.",
        "cards, leaflets, checklists, posters, links",
        "slides in the session: Trainer",
        "The little card fits in my purse.",
        "session",
    ),
    Code(
        "language",
        "Language",
        "In which languages it was, or should be.",
        "interpreters, translations, plain words",
        "",
        "I understood half of it.",
        "session",
    ),
    Code("learned", "What was learned", "What somebody knows or does now."),
    Code(
        "signs",
        "Signs",
        "Knowing the signs of trafficking, or not knowing them yet.",
        "debt, papers kept, never alone; what is new to somebody",
        "what to do then: Use",
        "I never saw it as trafficking when papers are kept.",
        "learned",
    ),
    Code(
        "use",
        "Use",
        "What somebody does with it, at work or at home.",
        "will use it, cannot use it, does not know what to do",
        "",
        "I used the interview questions the very next week.",
        "learned",
    ),
    Code("reporting", "Reporting", "What stands for or against reporting."),
    Code(
        "hotline",
        "Hotline and text line",
        "The hotline, the text line and their number.",
        "waiting, languages, cards with the number",
        "whether callers are safe: Fear",
        "I did not know about the text line.",
        "reporting",
    ),
    Code(
        "fear",
        "Fear",
        "Being afraid of what follows.",
        "papers, job, home, revenge, not being believed",
        "not believing in services: Trust",
        "People here are afraid to say anything.",
        "reporting",
    ),
    Code(
        "trust",
        "Trust",
        "Trust in police, shelters and other services, or the lack of it.",
        "promises kept or broken, meeting the people behind a phone",
        "",
        "The officer listened, which I did not expect.",
        "reporting",
    ),
    Code(
        "wishes",
        "Wishes",
        "What should come next.",
        "again, elsewhere, for others, a second date",
        "languages: Language",
        "Please come back next year.",
    ),
)
_FOOD = Code("food", "Food", "Coffee, soup and the like.", parent="session")


def code(store: Store) -> None:
    """Make the codebook, clear most comments where nobody has, and code and settle them.

    Some comments are left to read, some to code, and some differences to settle.
    """
    for one in (*_CODES, _FOOD):
        add_code(store, one, WHO)
    merge_codes(store, "food", "room", WHO, "Hardly anybody writes of it")
    set_double_share(store, SHARE, WHO)
    _read(store)
    with store.reading() as connection:
        texts = {said.key: said for said in readings.cleared_words(connection)}
    _code(store, texts)
    trust = next(one for one in _CODES if one.id == "trust")
    wider = "Trust in police, shelters, courts and other services, or the lack of it."
    change_code(store, replace(trust, definition=wider), WHO)
    _settle(store)


def _read(store: Store) -> None:
    """Clear what nobody has read yet, but for what the finder sees something in, and a few."""
    with store.reading() as connection:
        waiting = [one for one in readings.answers_to_read(connection) if one.reading is None]
    easy = [
        one.words.key
        for one in waiting
        if finding.sees_nothing(one.words.text)
        and len(one.words.text) <= readings.LONGEST_TOGETHER
        and _drawn(one.words.key) >= 0.04
    ]
    for at in range(0, len(easy), readings.MOST_TOGETHER):
        readings.clear_together(store, easy[at : at + readings.MOST_TOGETHER], WHO)


def _code(store: Store, texts: dict[str, Words]) -> None:
    said = {(survey, one.text): one for survey, some in COMMENTS.items() for one in some}
    made: list[Coding] = []
    for key in sorted(texts, key=_drawn):
        held = said.get((texts[key].survey, texts[key].text))
        # One in ten is left for whoever tries the coding screen.
        if held is None or (_drawn(key) > 0.9 and not is_double(key, SHARE)):
            continue
        made += [_coding(key, held, who, len(made)) for who in _coders(key)]
    code_texts(store, made)


def _coders(key: str) -> tuple[str, ...]:
    if is_double(key, SHARE):
        # Of a few, the second coder's turn is still to come.
        return (FIRST,) if _drawn(key) > 0.95 else (FIRST, SECOND)
    return (FIRST,) if int(key[0], 16) % 2 else (SECOND,)


def _coding(key: str, said: Comment, who: str, number: int) -> Coding:
    codes, stance = said.first if who == FIRST else said.second
    if who == SECOND and _drawn(f"overlooked {key}") < 0.12:
        # Whoever codes overlooks something now and then.
        codes = codes[1:]
    when = _BEGUN + dt.timedelta(seconds=20 * number)
    return Coding(key, who, frozenset(codes), stance, done_at=when, done_by=WHO)


def _settle(store: Store) -> None:
    """Settle two of three differences, for the first coder or the second as the text has it."""
    with store.reading() as connection:
        found = differences(codings(connection), settlements(connection))
    for one in found:
        drawn = _drawn(f"{one.key} {one.matter}")
        if drawn < 0.66:
            first, second = one.said[FIRST], one.said[SECOND]
            value = first if drawn < 0.4 else second
            about = "what is said of the programme" if one.matter == STANCE else "the definition"
            settle(store, one.key, one.matter, value, THIRD, f"Read again with {about} in hand")


def _drawn(words: str) -> float:
    """Return a number from 0 to 1 that always belongs to these words."""
    return int.from_bytes(sha256(f"demonstration {words}".encode()).digest()[:4], "big") / 2**32


def remove(connection: sa.Connection) -> None:
    """Take the demonstration's codebook and codings out, unless somebody else has coded by it."""
    others = sa.select(_C.c.id).where(_C.c.done_by != WHO).limit(1)
    if connection.execute(others).first() is None:
        for table, who in ((_C, WHO), (_V, WHO), (_D, WHO), (_S, THIRD)):
            connection.execute(sa.delete(table).where(table.c.done_by == who))
