"""Our codebook and codings as other programs take them, and theirs as ours.

A text is known by its guid, made of its key; or by its words, where another program gave it a guid
of its own. Only texts that are cleared here are handed over or taken.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from data import exchange
from data.codebook import Code, Codebook, codebook
from data.codebook_changes import add, change
from data.codings import STANCES, Coding, Span, code_texts, codings
from data.exchange import Coded, Coder, Project, Source, derived_guid
from data.lists import fold
from data.readings import cleared_words
from data.store import Store
from data.words import tidied

#: How a table says that a coder found no code to fit.
NOTHING_FITS = "(no code fits)"
#: The heading under which stances are handed over as codes.
STANCE = "Stance towards the programme"
_STANCES = {derived_guid("stance", stance): stance for stance in STANCES}
_HEADING = derived_guid("stance")


def codes_out(book: Codebook) -> tuple[exchange.Code, ...]:
    """Return the codes that can be given, each before its parts."""
    guids = {"": ""} | {code.id: code.guid for code in book.codes.values()}
    return tuple(
        exchange.Code(
            code.guid, code.name, code.definition, guids[code.parent],
            include=code.include, exclude=code.exclude, example=code.example,
        )
        for code in book.offered.values()
    )  # fmt: skip


def project_out(connection: sa.Connection, name: str) -> Project:
    """Return the coded texts with codebook, coders and codings; stances as codes of their own."""
    book, texts = codebook(connection), _texts(connection)
    made = [one for one in codings(connection) if one.key in texts]
    sources = {
        one.key: Source(_source(one.key), one.key[:12], texts[one.key].strip()) for one in made
    }
    coders = {one.coder: Coder(derived_guid("coder", one.coder), one.coder) for one in made}
    stances = [exchange.Code(_HEADING, STANCE, codable=False)] + [
        exchange.Code(guid, STANCES.label(stance), parent=_HEADING)
        for guid, stance in _STANCES.items()
    ]
    given = [
        exchange.Coding(_source(one.key), guid, coders[one.coder].guid, start, end)
        for one in made
        for guid, start, end in _given(one, book, len(sources[one.key].text))
    ]
    codes = (*codes_out(book), *stances)
    return Project(name, codes, tuple(sources.values()), tuple(coders.values()), tuple(given))


def _given(one: Coding, book: Codebook, length: int) -> list[tuple[str, int, int]]:
    """Return the guids a text was given, each with the stretch it was given to."""
    found = []
    for code in sorted(one.codes & book.offered.keys()):
        places = [(s.start, s.end) for s in one.spans if s.code == code and s.end <= length]
        found += [(book.codes[code].guid, *place) for place in places or [(0, length)]]
    if one.stance:
        found.append((derived_guid("stance", one.stance), 0, length))
    return found


def table_out(connection: sa.Connection) -> list[Coded]:
    """Return the codings as rows of a table; that no code fits is said in its place."""
    book, texts = codebook(connection), _texts(connection)
    rows = []
    for one in codings(connection):
        stance = STANCES.label(one.stance) if one.stance else ""
        for code in sorted(one.codes & book.offered.keys()) or [""]:
            places: list[tuple[int | None, int | None]] = [
                (span.start, span.end) for span in one.spans if span.code == code
            ]
            name = book.codes[code].name if code else NOTHING_FITS
            rows += [
                Coded(one.key, texts[one.key], name, one.coder, start, end, stance)
                for start, end in places or [(None, None)]
                if one.key in texts
            ]
    return rows


# -- and in


@dataclass(frozen=True)
class Brought:
    """What was brought in.

    Attributes:
        added: how many codes are new.
        changed: how many codes are worded anew.
        codings: how many texts were coded, each coder's counted.
        known: how many of these were here already.
        unknown: how many texts of the file are not among those cleared here.
    """

    added: int = 0
    changed: int = 0
    codings: int = 0
    known: int = 0
    unknown: int = 0


def bring_codes(store: Store, codes: Iterable[exchange.Code], who: str) -> Brought:
    """Take codes over: those we have, by guid or name, as they word them; others as new.

    Raises:
        Refused: a code cannot be called or placed as it says.
    """
    with store.writing() as connection:
        return _bring_codes(connection, codes, who)


def _bring_codes(connection: sa.Connection, codes: Iterable[exchange.Code], who: str) -> Brought:
    ours: dict[str, str] = {"": ""}
    added = changed = 0
    for one in codes:
        if one.guid in (*_STANCES, _HEADING):
            continue
        book = codebook(connection)
        held = _same(one, book)
        new = _worded(one, held or Code("", one.name, guid=one.guid), ours[one.parent])
        if held:
            changed += change(connection, new, who)
            ours[one.guid] = held.id
        else:
            ours[one.guid] = add(connection, new, who)
            added += 1
    return Brought(added, changed)


def _worded(one: exchange.Code, held: Code, parent: str) -> Code:
    """Return a code as a file words and places it; what the file leaves open stays as it is."""
    return replace(
        held,
        name=held.name if fold(one.name) == fold(held.name) else one.name,
        definition=one.description or held.definition,
        include=one.include or held.include,
        exclude=one.exclude or held.exclude,
        example=one.example or held.example,
        parent=parent or held.parent,
    )


def _same(one: exchange.Code, book: Codebook) -> Code | None:
    by_guid = {code.guid: code for code in book.offered.values()}
    by_name = {fold(code.name): code for code in book.offered.values()}
    return by_guid.get(one.guid) or by_name.get(fold(one.name))


def bring_project(store: Store, project: Project, who: str) -> Brought:
    """Take codes and codings over from another program's project.

    Codings of a coder we know by name become that coder's; of one without a name, of the file's.

    Raises:
        Refused: a code cannot be called or placed as it says.
    """
    found = bring_codes(store, project.codes, who)
    with store.reading() as connection:
        book, texts = codebook(connection), _texts(connection)
    by_words: dict[str, list[str]] = defaultdict(list)
    for key, text in texts.items():
        by_words[_words(text)].append(key)
    keys = {source.guid: _keys_of(source, texts, by_words) for source in project.sources}
    coders = {coder.guid: coder.name for coder in project.coders}
    codes = {code.guid: _same(code, book) for code in project.codes}
    made: dict[tuple[str, str], Coding] = {}
    for one in project.codings:
        who_coded = coders.get(one.coder) or project.name or "unnamed"
        for key in keys.get(one.source, ()):
            held = made.get((key, who_coded)) or Coding(key, who_coded, frozenset(), done_by=who)
            made[key, who_coded] = _with(held, one, codes, len(texts[key]))
    return _bring(store, found, made.values(), sum(not some for some in keys.values()))


def _keys_of(
    source: Source, texts: Mapping[str, str], by_words: Mapping[str, Sequence[str]]
) -> Sequence[str]:
    ours = {_source(key): key for key in by_words.get(_words(source.text), ())}
    return [ours[source.guid]] if source.guid in ours else list(ours.values())


def _with(
    held: Coding, one: exchange.Coding, codes: Mapping[str, Code | None], length: int
) -> Coding:
    """Return a coding with one code, or the stance, more."""
    if stance := _STANCES.get(one.code):
        return replace(held, stance=stance)
    if not (code := codes.get(one.code)):
        return held
    whole = (one.start, one.end) == (0, length)
    spans = held.spans if whole else (*held.spans, Span(code.id, one.start, one.end))
    return replace(held, codes=held.codes | {code.id}, spans=spans)


def bring_table(store: Store, rows: Iterable[Coded], who: str) -> Brought:
    """Take codings over from a table: texts by key or words, codes by name, those unknown added.

    Raises:
        Refused: a code cannot be called as it says.
    """
    listed = list(rows)
    named = {fold(row.code): row.code for row in listed if row.code != NOTHING_FITS}
    codes = [exchange.Code(derived_guid("code", name), name) for name in named.values()]
    found = bring_codes(store, codes, who)
    with store.reading() as connection:
        book, texts = codebook(connection), _texts(connection)
    ids = {fold(code.name): code.id for code in book.offered.values()}
    by_words = {_words(text): key for key, text in texts.items()}
    made: dict[tuple[str, str], Coding] = {}
    unknown = set()
    for row in listed:
        key = row.key if row.key in texts else by_words.get(_words(row.text))
        if key is None:
            unknown.add((row.key, row.text))
            continue
        coder = row.coder or "unnamed"
        held = made.get((key, coder)) or Coding(key, coder, frozenset(), done_by=who)
        stance = STANCES.find(row.stance) or held.stance
        given = frozenset() if row.code == NOTHING_FITS else frozenset({ids[fold(row.code)]})
        spans = tuple(
            Span(code, row.start, row.end)
            for code in given
            if row.start is not None and row.end is not None
        )
        made[key, coder] = replace(
            held, codes=held.codes | given, stance=stance, spans=(*held.spans, *spans)
        )
    return _bring(store, found, made.values(), len(unknown))


def _bring(store: Store, found: Brought, several: Iterable[Coding], unknown: int) -> Brought:
    with store.reading() as connection:
        held = {(one.key, one.coder): one for one in codings(connection)}
    listed = list(several)
    new = [one for one in listed if not _is_held(one, held.get((one.key, one.coder)))]
    code_texts(store, new)
    return replace(found, codings=len(new), known=len(listed) - len(new), unknown=unknown)


def _is_held(one: Coding, held: Coding | None) -> bool:
    if held is None:
        return False
    said = (held.codes, one.stance and held.stance, sorted(held.spans, key=repr))
    return said == (one.codes, one.stance, sorted(one.spans, key=repr))


def _texts(connection: sa.Connection) -> dict[str, str]:
    """Return key → text, of every answer that is cleared."""
    return {said.key: said.text for said in cleared_words(connection)}


def _source(key: str) -> str:
    return derived_guid("text", key)


def _words(text: str) -> str:
    return " ".join(tidied(text).split())
