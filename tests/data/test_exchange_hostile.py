"""Files that are damaged, too large or made to do harm: each refused in words."""

import io
import zipfile
from collections.abc import Callable

import pytest
from archives import in_zip
from hypothesis import given, settings
from hypothesis import strategies as st

from data.exchange import (
    Code,
    Project,
    Source,
    derived_guid,
    read_codebook,
    read_codebook_csv,
    read_codings_csv,
    read_project,
    write_codebook,
    write_project,
)
from data.exchange.elements import Bounds
from data.problems import Refused

CODE = Code(derived_guid("a"), "Safety")
BOOK = write_codebook([CODE])
PROJECT = write_project(Project("P", (CODE,), (Source(derived_guid("s"), "s", "text " * 50),)))


def refusal(reading: Callable[[], object]) -> str:
    """Return what is said where something is refused."""
    with pytest.raises(Refused) as raised:
        reading()
    assert raised.value.problems[0].fix
    assert raised.value.problems[0].expected
    return str(raised.value)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b"hello", "it is damaged, cut off, or no archive"),
        (PROJECT[:-30], "it is damaged, cut off, or no archive"),
        (in_zip({"a.txt": "hello"}), "it holds no project.qde"),
        (in_zip({"project.qde": "<Project><Sources>"}), "its XML is damaged or cut off"),
        (in_zip({"project.qde": "<Html/>"}), "it holds no project"),
        (in_zip({"project.qde": "<Project/>", "../x.txt": ""}), "a part of it would lie outside"),
        (in_zip({"project.qde": "<Project/>", "/x.txt": ""}), "a part of it would lie outside"),
        (in_zip({"project.qde": "<Project/>", "C:\\x": ""}), "a part of it would lie outside"),
    ],
)
def test_what_is_no_project(content: bytes, why: str) -> None:
    said = refusal(lambda: read_project(content, "P.qdpx"))
    assert said.startswith("P.qdpx: The file cannot be read as a REFI-QDA project (.qdpx) (")
    assert why in said


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b"\x00\x01", "its XML is damaged or cut off"),
        (BOOK[:-20], "its XML is damaged or cut off"),
        (b"<html/>", "it holds no codebook"),
        (b'<?xml version="1.0" encoding="klingon"?><CodeBook/>', "its XML is damaged or cut off"),
        (b"PK\x03\x04", "it is damaged, cut off, or no archive"),
        (in_zip({"a.txt": ""}), "its XML is damaged or cut off"),
    ],
)
def test_what_is_no_codebook(content: bytes, why: str) -> None:
    assert why in refusal(lambda: read_codebook(content))


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE CodeBook [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><CodeBook><Codes><Code guid="x" name="&b;"/></Codes>
</CodeBook>"""
OUTSIDE = b"""<!DOCTYPE CodeBook [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<CodeBook><Codes><Code guid="x" name="n"><Description>&x;</Description></Code></Codes></CodeBook>"""


@pytest.mark.parametrize("xml", [ENTITIES, OUTSIDE, OUTSIDE.decode().encode("utf-16")])
def test_a_document_type_is_refused_in_whatever_letters(xml: bytes) -> None:
    assert "it declares a document type" in refusal(lambda: read_codebook(xml))
    assert "it declares a document type" in refusal(
        lambda: read_project(in_zip({"project.qde": xml}))
    )


def test_a_text_outside_of_the_archive_is_not_looked_for() -> None:
    xml = """<Project><Sources><TextSource guid="a" plainTextPath="internal://../../etc/passwd"/>
    <TextSource guid="b" plainTextPath="absolute:///etc/passwd"/></Sources></Project>"""
    found = read_project(in_zip({"project.qde": xml}))
    assert found.sources == ()
    assert [problem.found for problem in found.problems] == ["2"]


@pytest.mark.parametrize(
    ("bounds", "limit"),
    [
        (Bounds(bytes=100), "0 MB"),
        (Bounds(unpacked=2000), "0 MB unpacked"),
        (Bounds(parts=1), "1 files"),
    ],
)
def test_archives_that_are_too_large(bounds: Bounds, limit: str) -> None:
    big = in_zip({"project.qde": "<Project/>", "sources/a.txt": "0" * 5000})
    said = refusal(lambda: read_project(big, "", bounds))
    assert f"The file holds more than is read at once ({limit})" in said


def test_what_is_too_large_within() -> None:
    assert "(60 levels of codes)" in refusal(lambda: read_codebook(b"<CodeBook>" + b"<Codes>" * 99))
    many = b"<CodeBook>" + b"<Codes/>" * 9 + b"</CodeBook>"
    assert "(5 elements)" in refusal(lambda: read_codebook(many, "", Bounds(elements=5)))
    rows = b"Code\n" + b"a\n" * 9
    assert "(5 rows)" in refusal(lambda: read_codebook_csv(rows, "", Bounds(rows=5)))


def test_one_text_read_over_and_over_counts_each_time() -> None:
    source = '<TextSource guid="{}" plainTextPath="internal://a.txt"/>'
    inner = "".join(source.format(n) for n in range(10))
    xml = f"<Project><Sources>{inner}</Sources></Project>"
    content = in_zip({"project.qde": xml, "sources/a.txt": "0" * 1000})
    said = refusal(lambda: read_project(content, "", Bounds(unpacked=5000)))
    assert "holds more than is read at once" in said


def test_a_size_that_lies_is_found_out() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", "<Project/>" + " " * 9000)
    lying = content.getvalue().replace((9010).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != content.getvalue()
    assert "damaged or cut off" in refusal(lambda: read_project(lying))


READERS = (read_project, read_codebook, read_codebook_csv, read_codings_csv)


@settings(max_examples=300, deadline=None)
@given(
    start=st.sampled_from([PROJECT, BOOK, b"Code,Parent\na,b\n", b"Text key,Code\nk,c\n"]),
    changes=st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=8),
    cut=st.integers(0, 4000),
)
def test_whatever_is_broken_is_read_or_refused(
    start: bytes, changes: list[tuple[int, int]], cut: int
) -> None:
    content = bytearray(start)
    for at, value in changes:
        content[at % len(content)] = value
    broken = bytes(content[: len(content) - cut % len(content)] if cut % 3 == 0 else content)
    for read in READERS:
        try:
            read(broken)
        except Refused as refused:
            assert str(refused)
