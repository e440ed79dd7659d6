"""Voices taken from open answers: only from those a reader has cleared, for as long as they are."""

from collections.abc import Collection

import sqlalchemy as sa

from data.problems import Problem, Refused
from data.readings import USABLE, cleared_words, readings


def cleared_answers(connection: sa.Connection) -> dict[str, str]:
    """Return key → text of the open answers a voice can be taken from, each once."""
    return {said.key: said.text for said in cleared_words(connection)}


def taking(connection: sa.Connection, source: str) -> str:
    """Return the text of a cleared open answer, as it may be used.

    Raises:
        Refused: nobody gave such an answer, or it is not cleared.
    """
    text = cleared_answers(connection).get(source)
    if text is None:
        raise Refused([Problem("voice_not_cleared")])
    return text


def withheld(connection: sa.Connection, sources: Collection[str]) -> set[str]:
    """Return those of some answers' keys that are not cleared, or no longer."""
    wanted = set(sources) - {""}
    if not wanted:
        return set()
    held = readings(connection)
    return {key for key in wanted if key not in held or held[key].decision not in USABLE}
