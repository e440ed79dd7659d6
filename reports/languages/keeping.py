"""The catalogue of a language as a file: what is missing is added, what nobody says is dropped."""

import string
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel.messages.pofile import normalize, read_po

from reports.languages import LOCALES, NAMES
from reports.languages.literals import literals
from reports.languages.texts import declared

_FOLDER = Path(__file__).parent
_HEAD = """\
# What reports say, in {name}. The English text is the key; see docs/extending.md.
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
_WIDTH = 100


def file_of(code: str) -> Path:
    """Return the file of a language's catalogue."""
    return _FOLDER / f"{code}.po"


def wanted() -> dict[str, tuple[str, ...]]:
    """Return every text that reports can say → the places that say it, in the order of the file."""
    found: dict[str, list[str]] = {}
    for place, texts in (*declared().items(), *literals().items()):
        for text in texts:
            places = found.setdefault(text, [])
            if place not in places:
                places.append(place)
    return {text: tuple(places) for text, places in found.items()}


def held(content: bytes, code: str) -> dict[str, str]:
    """Return English → translation of a catalogue's file; of one not translated, nothing."""
    lines = content.splitlines(keepends=True)
    return {str(m.id): str(m.string or "") for m in read_po(lines, LOCALES[code]) if m.id}


def unsure(content: bytes, code: str) -> list[str]:
    """Return the texts whose translation is marked as fuzzy, or as obsolete."""
    found = read_po(content.splitlines(keepends=True), LOCALES[code])
    return [str(m.id) for m in found if m.id and m.fuzzy] + [str(key) for key in found.obsolete]


def written(code: str, texts: Mapping[str, Iterable[str]], known: Mapping[str, str]) -> bytes:
    """Return the file of a language's catalogue.

    Args:
        code: of the language.
        texts: text → where it is said.
        known: text → its translation.
    """
    entries = [
        "".join(
            (
                *(f"#: {place}\n" for place in places),
                f"msgid {normalize(text, width=_WIDTH)}\n",
                f"msgstr {normalize(known.get(text, ''), width=_WIDTH)}\n",
            )
        )
        for text, places in texts.items()
    ]
    return "\n".join([_HEAD.format(name=NAMES[code], locale=LOCALES[code]), *entries]).encode()


def fields(text: str) -> set[str]:
    """Return the names in a text's braces.

    Raises:
        ValueError: a brace is not closed.
    """
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
