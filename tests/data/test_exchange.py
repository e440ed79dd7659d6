"""Codebooks and coded texts to other programs and back: what is written is read again whole."""

import re
from datetime import UTC, datetime
from itertools import pairwise
from uuid import UUID
from xml.etree import ElementTree

import pytest
from archives import unpacked
from hypothesis import given, settings
from hypothesis import strategies as st

from data.exchange import (
    Code,
    Coder,
    Coding,
    Project,
    Source,
    derived_guid,
    read_codebook,
    read_project,
    write_codebook,
    write_project,
)
from data.exchange.descriptions import join_description, split_description

many = settings(max_examples=80, deadline=None)

SAFETY, HOME, TRUST = derived_guid("safety"), derived_guid("home"), derived_guid("trust")
ANSWER, READER = derived_guid("answer 1"), derived_guid("reader A")
CODES = (
    Code(SAFETY, "Safety", "Feeling safe.", include="At work too.", exclude="Money.\n\nHousing."),
    Code(HOME, "At home", example="“I lock the door.”", parent=SAFETY, colour="#aa3300"),
    Code(TRUST, "Trust", codable=False),
)


# -- there and back


def test_a_codebook_comes_back_as_it_was() -> None:
    assert read_codebook(write_codebook(CODES)) == CODES


def test_what_refi_has_no_field_for_stands_readably_in_the_description() -> None:
    root = ElementTree.fromstring(write_codebook(CODES))
    words = root.findtext(".//{*}Code/{*}Description")
    assert words == "Feeling safe.\n\nInclude: At work too.\n\nExclude: Money.\n\nHousing."


def test_a_project_comes_back_as_it_was() -> None:
    text = "I feel safe 👍 at home.\nMostly."
    project = Project(
        name="Feedback 2026",
        codes=CODES,
        sources=(Source(ANSWER, "Answer 1", text), Source(derived_guid("2"), "Answer 2", "")),
        coders=(Coder(READER, "Reader A"),),
        codings=(
            Coding(ANSWER, HOME, READER, 7, 22, "the door again"),
            Coding(ANSWER, SAFETY, "", 0, len(text)),
            Coding(derived_guid("2"), TRUST, READER, 0, 0),
        ),
    )
    written = write_project(project)
    again = read_project(written)
    assert again == project
    assert again.problems == ()
    assert text[7:22] == "safe 👍 at home."
    assert read_codebook(written) == CODES


def test_the_same_project_gives_the_same_bytes() -> None:
    project = Project("P", CODES, (Source(ANSWER, "a", "text"),))
    assert write_project(project) == write_project(project)
    later = write_project(project, datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert b'creationDateTime="2026-03-01T12:00:00Z"' in unpacked(later)["project.qde"]


def test_texts_are_written_without_mark_and_with_line_feeds_and_places_follow() -> None:
    text = "\ufeffone\r\ntwo\rthree"
    source = Source(ANSWER, "a", text)
    place = text.index("three")
    coding = Coding(ANSWER, SAFETY, "", place, place + 5)
    written = write_project(Project("P", CODES, (source,), (), (coding,)))
    assert unpacked(written)[f"Sources/{ANSWER}.txt"] == b"one\ntwo\nthree"
    again = read_project(written)
    assert again.sources == (Source(ANSWER, "a", "one\ntwo\nthree"),)
    assert (again.codings[0].start, again.codings[0].end) == (8, 13)


def test_what_cannot_be_written_is_refused() -> None:
    source = Source(ANSWER, "a", "text")
    for coding, why in [
        (Coding(ANSWER, SAFETY, "", 0, 5), "outside"),
        (Coding(ANSWER, SAFETY, "", -1, 2), "outside"),
        (Coding(ANSWER, SAFETY, "", 2, 2), "marks nothing"),
        (Coding(ANSWER, READER, "", 0, 2), "a code that is not there"),
        (Coding(READER, SAFETY, "", 0, 2), "a text that is not there"),
        (Coding(ANSWER, SAFETY, READER, 0, 2), "a coder that is not there"),
    ]:
        with pytest.raises(ValueError, match=why):
            write_project(Project("P", CODES, (source,), (), (coding,)))
    with pytest.raises(ValueError, match="at least one code"):
        write_codebook([])
    with pytest.raises(ValueError, match="under itself"):
        write_codebook([Code(SAFETY, "a", parent=HOME), Code(HOME, "b", parent=SAFETY)])
    with pytest.raises(ValueError, match="same guid"):
        write_codebook([Code(SAFETY, "a"), Code(SAFETY, "b")])
    guids = ["", *[str(UUID(int=n)) for n in range(60)]]
    deep = [Code(guid, "c", parent=parent) for parent, guid in pairwise(guids)]
    with pytest.raises(ValueError, match="more than 40 deep"):
        write_codebook(deep)


def test_letters_that_xml_cannot_hold_are_marked_in_their_place() -> None:
    written = write_codebook([Code(SAFETY, "a\x07b\ud800c", "d\x00e\r\nf")])
    assert read_codebook(written) == (Code(SAFETY, "a\ufffdb\ufffdc", "d\ufffde\nf"),)


# -- by the schema: REFI-QDA 1.0, Project.xsd and Codebook.xsd of 18 March 2019

GUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
#: Element → its children in their order; those it must have are marked.
CHILDREN = {
    "Project": ("Users", "CodeBook", "Sources"),
    "Users": ("User!",),
    "CodeBook": ("Codes!",),
    "Codes": ("Code!",),
    "Code": ("Description", "Code"),
    "Sources": ("TextSource!",),
    "TextSource": ("PlainTextSelection", "Coding"),
    "PlainTextSelection": ("Description", "Coding"),
    "Coding": ("CodeRef!",),
}
#: Element → the attributes it must have, and those it may have.
ATTRIBUTES = {
    "Project": ({"name"}, {"origin", "creationDateTime"}),
    "User": ({"guid"}, {"name"}),
    "CodeBook": (set(), {"origin"}),
    "Code": ({"guid", "name", "isCodable"}, {"color"}),
    "TextSource": ({"guid"}, {"name", "plainTextPath", "creationDateTime"}),
    "PlainTextSelection": (
        {"guid", "startPosition", "endPosition"},
        {"name", "creatingUser", "creationDateTime"},
    ),
    "Coding": ({"guid"}, {"creatingUser", "creationDateTime"}),
    "CodeRef": ({"targetGUID"}, set()),
}


def assert_follows_the_schema(element: ElementTree.Element, namespace: str) -> None:
    """Make sure that an element and all in it are as the schema asks."""
    uri, _, name = element.tag[1:].partition("}")
    assert uri == namespace
    must, may = ATTRIBUTES.get(name, (set(), set()))
    assert must <= set(element.keys()) <= must | may
    for key, value in element.items():
        if key.endswith(("guid", "GUID", "User")):
            assert GUID.fullmatch(value)
    assert element.get("color") is None or re.fullmatch("#[0-9A-Fa-f]{6}", element.get("color", ""))
    allowed = CHILDREN.get(name, ())
    order = [child.rstrip("!") for child in allowed]
    inner = [child.tag.partition("}")[2] for child in element]
    places = [order.index(child) for child in inner]
    assert places == sorted(places)
    assert {child.rstrip("!") for child in allowed if child.endswith("!")} <= set(inner)
    for child in element:
        assert_follows_the_schema(child, namespace)


def test_what_is_written_follows_the_schema() -> None:
    book = ElementTree.fromstring(write_codebook(CODES))
    assert_follows_the_schema(book, "urn:QDA-XML:codebook:1.0")
    coding = Coding(ANSWER, SAFETY, READER, 0, 4, "note")
    for project in (
        Project("empty"),
        Project("P", CODES, (Source(ANSWER, "a", "text"),), (Coder(READER),), (coding,)),
    ):
        parts = unpacked(write_project(project))
        root = ElementTree.fromstring(parts["project.qde"])
        assert_follows_the_schema(root, "urn:QDA-XML:project:1.0")
        for source in root.iterfind(".//{*}TextSource"):
            path = source.get("plainTextPath", "").removeprefix("internal://")
            assert f"Sources/{path}" in parts


# -- whatever is in them

LETTERS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff")
    | st.sampled_from("\n \\'=👍é"),
    max_size=40,
)
WORDS = LETTERS.map(str.strip)
FIELD = WORDS | st.sampled_from(
    ["Include: a", "x\n\nExclude: b", "Example:", "\\Include: c", "a\n\\\\Example: d"]
)


@many
@given(definition=FIELD, include=FIELD, exclude=FIELD, example=FIELD)
def test_a_description_is_taken_apart_as_it_was_put_together(
    definition: str, include: str, exclude: str, example: str
) -> None:
    four = (definition, include, exclude, example)
    assert split_description(join_description(*four)) == four


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Draw a project: codes under codes, texts, codings of stretches."""
    codes: list[Code] = []
    for n in range(draw(st.integers(0, 5))):
        parent = draw(st.sampled_from(["", *[code.guid for code in codes]]))
        name = draw(WORDS.filter(bool))
        colour = draw(st.sampled_from(["", "#123abc"]))
        definition, include, exclude, example = (draw(FIELD) for _ in range(4))
        guid = derived_guid("c", str(n))
        codes.append(Code(guid, name, definition, parent, colour, include, exclude, example))
    texts = draw(st.lists(LETTERS, max_size=4))
    sources = [Source(derived_guid("s", str(n)), f"s{n}", text) for n, text in enumerate(texts)]
    names = draw(st.lists(WORDS, max_size=3))
    coders = [Coder(derived_guid("r", str(n)), name) for n, name in enumerate(names)]
    codings = []
    for source in sources:
        for _ in range(draw(st.integers(0, 3)) if codes and source.text else 0):
            start = draw(st.integers(0, len(source.text) - 1))
            end = draw(st.integers(start + 1, len(source.text)))
            code = draw(st.sampled_from(codes)).guid
            coder = draw(st.sampled_from(["", *[coder.guid for coder in coders]]))
            codings.append(Coding(source.guid, code, coder, start, end, draw(WORDS)))
    return Project(draw(WORDS), tuple(codes), tuple(sources), tuple(coders), tuple(codings))


@many
@given(project=projects())
def test_any_project_comes_back_as_it_was(project: Project) -> None:
    again = read_project(write_project(project))
    assert sorted(again.codes, key=lambda code: code.guid) == sorted(
        project.codes, key=lambda code: code.guid
    )
    assert again.sources == project.sources
    assert again.coders == project.coders
    assert again.codings == project.codings
    assert (again.name, again.problems) == (project.name, ())
    assert write_project(again) == write_project(read_project(write_project(again)))
