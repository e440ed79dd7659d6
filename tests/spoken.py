"""What people said, cleared by a reader and coded: for tests that begin where coding is done."""

from collections.abc import Iterable, Mapping

from data import readings
from data.codebook import Code, codebook
from data.codebook_changes import add_code
from data.codings import Coding, code_texts
from data.store import Store
from data.words import Words

#: Comment → names of codes, stance.
Coded = Mapping[str, tuple[Iterable[str], str | None]]


def clear(store: Store) -> list[Words]:
    """Clear every open answer there is; return them."""
    with store.reading() as connection:
        waiting = [a.words.key for a in readings.answers_to_read(connection) if not a.reading]
    for key in waiting:
        readings.decide(store, key, readings.CLEARED, "reader")
    with store.reading() as connection:
        return readings.cleared_words(connection)


def code_named(store: Store, name: str, parent: str = "") -> str:
    """Return the id of a code; one that there is not yet is added."""
    with store.reading() as connection:
        known = {code.name: code.id for code in codebook(connection).codes.values()}
    return known.get(name) or add_code(store, Code("", name, parent=parent), "tester")


def code(store: Store, coded: Coded, coder: str = "ann") -> None:
    """Clear everything, and code those answers whose text is among ``coded``."""
    keys = {said.text: said.key for said in clear(store)}
    code_texts(
        store,
        [
            Coding(keys[text], coder, frozenset(code_named(store, n) for n in names), stance)
            for text, (names, stance) in coded.items()
        ],
    )
