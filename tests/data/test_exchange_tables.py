"""Codebooks and codings as CSV: harmless in a spreadsheet program, and read back whole."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.exchange import (
    Code,
    Coded,
    derived_guid,
    read_codebook_csv,
    read_codings_csv,
    write_codebook_csv,
    write_codings_csv,
)
from data.problems import Refused

many = settings(max_examples=80, deadline=None)
SAFETY = derived_guid("code", "Safety")
HOME = derived_guid("code", "Safety", "At home")


def cells(content: bytes) -> list[list[str]]:
    """Return a table's cells as any program sees them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def refusal(content: str, codings: bool = False) -> str:
    """Return what is said of a table that is refused."""
    with pytest.raises(Refused) as raised:
        (read_codings_csv if codings else read_codebook_csv)(content.encode(), "T.csv")
    return str(raised.value)


# -- codebooks


def test_a_codebook_there_and_back() -> None:
    codes = (
        Code(SAFETY, "Safety", "Feeling safe.", include="Work", exclude="Money", example="“Safe”"),
        Code(HOME, "At home", parent=SAFETY),
        Code(derived_guid("code", "Safety", "At home", "Door"), "Door", parent=HOME),
    )
    written = write_codebook_csv(codes)
    assert cells(written) == [
        ["Code", "Parent", "Definition", "Include", "Exclude", "Example"],
        ["Safety", "", "Feeling safe.", "Work", "Money", "“Safe”"],
        ["At home", "Safety", "", "", "", ""],
        ["Door", "Safety > At home", "", "", "", ""],
    ]
    assert read_codebook_csv(written) == codes


def test_taguettes_codebook() -> None:
    found = read_codebook_csv(
        b"tag,parent,description,number of highlights\nhome,safety,At home,3\nsafety,,Safe,1\n"
    )
    said = [(code.name, code.description) for code in found]
    assert said == [("safety", "Safe"), ("home", "At home")]
    assert found[1].parent == found[0].guid


def test_a_spreadsheet_programs_semicolons_and_letters() -> None:
    text = "Code;Definition\r\nVertrauen;Wem man glaubt – früher\r\n"
    for letters in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert [code.name for code in read_codebook_csv(text.encode(letters))] == ["Vertrauen"]


def test_a_parent_may_be_named_alone_where_no_other_has_its_name() -> None:
    found = read_codebook_csv(b"Code,Parent\nSafety,\nAt home,Safety\nDoor,At home\n")
    assert found[2].parent == HOME == found[1].guid


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            "Name of it,Definition\na,b\n",
            "T.csv: The table has no column “Code”; its columns are",
        ),
        ("Code,Parent\na,x\n", "Table!B2: Parent “x” must be one other code of the table"),
        ("Code,Parent\na,a\n", "Table!B2: Parent “a” must be one other code"),
        ("Code,Parent\na,b\nb,a\n", "Table!B2: Parent “b” must be one other code"),
        ("Code,Parent\na,\nb,\nx,a\nx,b\ny,x\n", "Table!B6: Parent “x” must be one other code"),
        ("Code\na\nb\na\n", "Table!A4: Code “a” stands twice under the same parent"),
        ('Code\n"a\n', "a quotation mark near line"),
    ],
)
def test_what_is_wrong_in_a_codebook_is_said_with_its_cell(table: str, said: str) -> None:
    assert said in refusal(table)


def test_two_codes_of_one_name_under_one_parent_cannot_be_told_apart() -> None:
    with pytest.raises(ValueError, match="Two codes are called “a”"):
        write_codebook_csv([Code(SAFETY, "a"), Code(HOME, "a")])


# -- codings


def test_codings_there_and_back() -> None:
    codings = (
        Coded("A-1", "I feel safe,\n“mostly”", "Safety", "Reader A", 2, 11, "positive"),
        Coded("A-2", "", "Safety"),
    )
    written = write_codings_csv(codings)
    assert cells(written)[0] == ["Text key", "Text", "Code", "Coder", "Start", "End", "Stance"]
    assert cells(written)[2] == ["A-2", "", "Safety", "", "", "", ""]
    assert read_codings_csv(written) == codings


def test_taguettes_highlights() -> None:
    table = b"id,document,tag,content\n1,Answer 1,safety,I feel safe\n2,Answer 1,,no tag\n"
    assert read_codings_csv(table) == (Coded("Answer 1", "I feel safe", "safety"),)


def test_what_is_wrong_in_codings_is_said_with_its_cell_and_all_at_once() -> None:
    said = refusal("Text key,Code,Start,End\nk,c,many,4\nk,c,5,2\nk,c,-1,1.5\n", codings=True)
    assert "Table!C2: Start “many” must be a whole number, 0 or more." in said
    assert "Table!D3: End “2” must not lie before the start." in said
    assert "Table!C4: Start “-1” must be a whole number" in said
    assert "Table!D4: End “1.5” must be a whole number" in said


# -- harmless


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b"])
def test_no_cell_begins_as_a_formula(first: str) -> None:
    text = f"{first}HYPERLINK(1)"
    written = write_codings_csv([Coded(text, f"'{text}", text, text, stance=text)])
    row = cells(written)[1]
    assert row[:3] == [f"'{text}", f"''{text}", f"'{text}"]
    assert read_codings_csv(written) == (Coded(text, f"'{text}", text, text, stance=text),)


TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("=+-@'\t\r\n\",;"), max_size=12
)


@many
@given(
    codings=st.lists(
        st.builds(
            Coded,
            key=TEXT,
            text=TEXT,
            code=TEXT.filter(bool),
            coder=TEXT,
            start=st.none() | st.integers(0, 5),
            end=st.none() | st.integers(5, 9),
            stance=TEXT,
        ),
        max_size=5,
    )
)
def test_any_codings_come_back_as_they_were(codings: list[Coded]) -> None:
    written = write_codings_csv(codings)
    assert read_codings_csv(written) == tuple(codings)
    assert write_codings_csv(codings) == written
    for row in cells(written):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"))


@many
@given(names=st.lists(TEXT.filter(bool), min_size=1, max_size=6, unique=True), data=st.data())
def test_any_codebook_comes_back_as_it_was(names: list[str], data: st.DataObject) -> None:
    paths: dict[str, tuple[str, ...]] = {}
    for name in names:
        above = data.draw(st.sampled_from([(), *paths.values()]))
        paths[name] = (*above, name)
    codes = [
        Code(
            guid=derived_guid("code", *path),
            name=name,
            description=data.draw(TEXT),
            parent=derived_guid("code", *path[:-1]) if len(path) > 1 else "",
            include=data.draw(TEXT),
        )
        for name, path in paths.items()
    ]
    found = read_codebook_csv(write_codebook_csv(codes))
    assert sorted(found, key=lambda code: code.guid) == sorted(codes, key=lambda code: code.guid)
