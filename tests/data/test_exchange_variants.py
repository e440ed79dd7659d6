"""Projects as other programs write them, and how each of them counts characters."""

import pytest
from archives import in_zip
from hypothesis import given, settings
from hypothesis import strategies as st

from data.exchange import Code, Coder, plain_guid, read_codebook, read_project
from data.exchange.positions import MANNERS, Counted, Manner, Selection, find_manner

GUIDS = {name: f"0000000{n}-0000-4000-8000-000000000000" for n, name in enumerate("abcdefgh")}


def project(inner: str, attributes: str = 'origin="Some program"') -> str:
    """Return a project's XML with one code (a) and what is given."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
    <Project xmlns="urn:QDA-XML:project:1.0" name="Feedback" {attributes}>
      <CodeBook><Codes><Code guid="{GUIDS["a"]}" name="Safety" isCodable="true"/></Codes></CodeBook>
      <Sources>{inner}</Sources>
    </Project>"""


def selection(start: int, end: int, name: str = "") -> str:
    """Return the XML of a stretch coded with a."""
    return f"""<PlainTextSelection guid="{GUIDS["b"]}" name="{name}" startPosition="{start}"
      endPosition="{end}"><Coding guid="{GUIDS["c"]}"><CodeRef targetGUID="{GUIDS["a"]}"/></Coding>
    </PlainTextSelection>"""


def text_in_file(*stretches: str) -> str:
    """Return the XML of a text that stands in a file."""
    inner = "".join(stretches)
    return (
        f'<TextSource guid="{GUIDS["d"]}" name="One" plainTextPath="internal://d.txt">{inner}'
        "</TextSource>"
    )


# -- codebooks


def test_taguette_codebook() -> None:
    # Guids in capitals, no descriptions, an empty element of sets.
    found = read_codebook(
        b"""<?xml version="1.0" encoding="utf-8"?>
        <CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.4"><Codes>
        <Code guid="5F1B4C7E-0000-5000-8000-ABCDEFABCDEF" name="safety.home" isCodable="true"/>
        </Codes><Sets/></CodeBook>"""
    )
    assert found == (Code("5f1b4c7e-0000-5000-8000-abcdefabcdef", "safety.home"),)


def test_nvivo_codebook_with_braces_and_a_mark() -> None:
    guid = GUIDS["a"]
    found = read_codebook(
        f"""\ufeff<?xml version="1.0" encoding="utf-8"?>
        <CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="NVivo"><Codes>
        <Code guid="{{{guid.upper()}}}" name="Safety" isCodable="true" color="#F00">
          <Description>Feeling safe</Description>
          <Code guid="{GUIDS["b"]}" name="At home" isCodable="1" color="red"/>
        </Code></Codes></CodeBook>""".encode()
    )
    home = Code(GUIDS["b"], "At home", parent=guid)
    assert found == (Code(guid, "Safety", "Feeling safe", colour="#F00"), home)


def test_qualcoder_categories_are_headings() -> None:
    found = read_codebook(
        f"""<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
        <Code guid="{GUIDS["a"]}" name="Places" isCodable="false">
          <Code guid="{GUIDS["b"]}" name="At home" isCodable="true"/>
        </Code></Codes></CodeBook>""".encode()
    )
    assert [(code.name, code.codable, code.parent) for code in found] == [
        ("Places", False, ""),
        ("At home", True, GUIDS["a"]),
    ]


def test_groups_of_codes_are_headings_over_those_that_stand_under_nothing() -> None:
    found = read_codebook(
        f"""<CodeBook><Codes>
        <Code guid="{GUIDS["a"]}" name="Safety" isCodable="true">
          <Code guid="{GUIDS["b"]}" name="At home" isCodable="true"/></Code>
        <Code guid="{GUIDS["c"]}" name="Trust" isCodable="true"/></Codes>
        <Sets><Set guid="{GUIDS["d"]}" name="Feelings"><Description>of people</Description>
          <MemberCode guid="{GUIDS["b"]}"/><MemberCode targetGUID="{GUIDS["c"]}"/></Set>
        <Set guid="{GUIDS["e"]}" name="Documents"/></Sets></CodeBook>""".encode()
    )
    under = {code.name: code.parent for code in found}
    assert under == {
        "Safety": "",
        "At home": GUIDS["a"],
        "Trust": GUIDS["d"],
        "Feelings": "",
    }


def test_a_guid_that_is_none_is_the_same_each_time() -> None:
    assert plain_guid("code-17") == plain_guid("code-17") != plain_guid("code-18")


# -- projects


def test_text_within_the_xml() -> None:
    source = f"""<TextSource guid="{GUIDS["d"]}" name="One"><PlainTextContent>I feel safe here.
</PlainTextContent>{selection(2, 11, "feel safe")}</TextSource>"""
    found = read_project(in_zip({"project.qde": project(source)}))
    assert found.sources[0].text == "I feel safe here.\n"
    assert [(c.start, c.end, c.coder) for c in found.codings] == [(2, 11, "")]


@pytest.mark.parametrize("path", ["Sources/d.txt", "sources/D.TXT", "sources\\d.txt", "d.txt"])
def test_text_in_a_file_wherever_the_program_puts_it(path: str) -> None:
    parts = {"project.qde": project(text_in_file(selection(0, 4))), path: "safe"}
    found = read_project(in_zip(parts))
    assert found.sources[0].text == "safe"
    assert len(found.codings) == 1


def test_pdf_is_its_text_and_pictures_are_left_out() -> None:
    inner = f"""<PDFSource guid="{GUIDS["d"]}" name="Report" path="internal://d.pdf">
      <PDFSelection guid="{GUIDS["e"]}" page="0" firstX="1" firstY="1" secondX="9" secondY="9">
        <Coding guid="{GUIDS["f"]}"><CodeRef targetGUID="{GUIDS["a"]}"/></Coding></PDFSelection>
      <Representation guid="{GUIDS["g"]}" plainTextPath="internal://d.txt">{selection(0, 4)}
      </Representation></PDFSource><PictureSource guid="{GUIDS["h"]}" name="Photo"/>
      <TextSource guid="{GUIDS["b"]}" name="Elsewhere" plainTextPath="absolute://C:/x.txt"/>"""
    found = read_project(in_zip({"project.qde": project(inner), "sources/d.txt": "safe"}), "P.qdpx")
    assert [(source.guid, source.name) for source in found.sources] == [(GUIDS["d"], "Report")]
    assert len(found.codings) == 1
    assert [problem.message for problem in found.problems] == [
        "P.qdpx: 1 coded regions of pages were left out: only texts are coded here.",
        "P.qdpx: 1 pictures, recordings and films were left out: only texts are coded here.",
        "P.qdpx: 1 texts were left out: the file does not hold them as plain text.",
    ]
    assert {problem.severity for problem in found.problems} == {"warning"}


def test_who_coded_where_the_users_are_missing() -> None:
    reader = GUIDS["h"]
    stretch = selection(0, 4).replace("<Coding", f'<Coding creatingUser="{{{reader.upper()}}}"')
    parts = {"project.qde": project(text_in_file(stretch)), "sources/d.txt": "safe"}
    found = read_project(in_zip(parts))
    assert found.coders == (Coder(reader, ""),)
    assert found.codings[0].coder == reader


def test_who_selected_is_who_coded_where_the_coding_does_not_say() -> None:
    stretch = selection(0, 4).replace("name=", f'modifyingUser="{GUIDS["h"]}" name=', 1)
    found = read_project(
        in_zip({"project.qde": project(text_in_file(stretch)), "sources/d.txt": "safe"})
    )
    assert found.codings[0].coder == GUIDS["h"]


def test_codings_of_cases_and_outside_the_text_are_left_out() -> None:
    case = selection(0, 4).replace(GUIDS["a"], GUIDS["g"])
    inner = text_in_file(case, selection(40, 50), selection(2, 2), selection(0, 4))
    found = read_project(in_zip({"project.qde": project(inner), "sources/d.txt": "safe"}))
    assert len(found.codings) == 1
    assert {(problem.found, problem.words["things"]) for problem in found.problems} == {
        ("1", "codings"),
        ("2", "codings"),
    }


def test_a_coding_of_the_whole_text() -> None:
    coding = f'<Coding guid="{GUIDS["c"]}"><CodeRef targetGUID="{GUIDS["a"]}"/></Coding>'
    found = read_project(
        in_zip({"project.qde": project(text_in_file(coding)), "sources/d.txt": "safe here"})
    )
    assert [(c.start, c.end) for c in found.codings] == [(0, 9)]


# -- how they count

TEXT = "\ufeffI am safe 👍 now.\r\nAt home\r\nI trust 👍👍 them."
CLEAN = "I am safe 👍 now.\nAt home\nI trust 👍👍 them."


def counted_as(manner: Manner, words: str) -> Selection:
    """Return where a program that counts so says words are, without saying which words."""
    counted = Counted(TEXT, manner)
    start = CLEAN.index(words)
    return Selection(counted._starts[start], counted._starts[start + len(words)])


def test_line_ends_that_count_as_two_though_the_file_has_one() -> None:
    # Two lines end before “and”, three before “them”: 4 is said to be 6, and 8 to be 11.
    xml = project(text_in_file(selection(6, 9, "and"), selection(11, 15, "them")))
    found = read_project(in_zip({"project.qde": xml, "sources/d.txt": "us\n\nand\nthem"}))
    assert found.sources[0].text == "us\n\nand\nthem"
    assert [(c.start, c.end) for c in found.codings] == [(4, 7), (8, 12)]


def test_emoji_that_count_as_two() -> None:
    xml = project(text_in_file(selection(3, 7, "safe")))
    found = read_project(in_zip({"project.qde": xml, "sources/d.txt": "👍 safe"}))
    assert [(c.start, c.end) for c in found.codings] == [(2, 6)]


def test_line_ends_of_windows_as_the_file_has_them() -> None:
    xml = project(text_in_file(selection(5, 9, "safe")))
    found = read_project(in_zip({"project.qde": xml, "sources/d.txt": b"\xef\xbb\xbfyes\r\nsafe"}))
    assert found.sources[0].text == "yes\nsafe"
    assert [(c.start, c.end) for c in found.codings] == [(4, 8)]


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("is_named", [True, False])
def test_how_a_program_counts_shows_in_its_selections(manner: Manner, is_named: bool) -> None:
    stretches = ["safe 👍 now", "home", "trust", "👍👍 them"]
    selections = [
        Selection(at.start, at.end, words if is_named else "")
        for words in stretches
        for at in [counted_as(manner, words)]
    ]
    found = Counted(TEXT, find_manner([(TEXT, selections)]))
    places = [found.place(one) for one in selections]
    assert [CLEAN[at[0] : at[1]] for at in places if at] == stretches


def test_without_anything_against_it_the_standard_holds() -> None:
    assert find_manner([("a\nb 👍 c", [])]) == Manner()
    assert find_manner([("a\nb 👍 c", [Selection(2, 3, "b")])]) == Manner()


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(st.sampled_from("ab \r\n👍\ufeff"), max_size=12),
    manner=st.sampled_from(MANNERS),
    start=st.integers(-2, 40),
    end=st.integers(-2, 40),
)
def test_a_place_lies_within_the_text_whatever_is_said(
    text: str, manner: Manner, start: int, end: int
) -> None:
    counted = Counted(text, manner)
    place = counted.place(Selection(start, end))
    assert place is None or 0 <= place[0] < place[1] <= len(counted.plain)
    assert "\r" not in counted.plain
