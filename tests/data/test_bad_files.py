"""A file that cannot be taken gives its one sentence, and nothing of it is stored."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Font
from stored import refusal
from workbooks import parts_of, tampered, xlsx, zipped

from data import workbook
from data.problems import Refused
from data.store import Store
from data.workbook import read_workbook

RESOURCES = (
    ("Quarter", "Type", "Amount", "Unit"),
    ("2026 Q1", "Shelter nights", 9, "nights"),
)
GOOD = xlsx({"Resources": RESOURCES})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHEET = "xl/worksheets/sheet1.xml"


def noise(length: int) -> bytes:
    return random.Random(7).randbytes(length)


def ods() -> bytes:
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": mimetype, "content.xml": b"<office:document-content/>"})


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", b"", "a.xlsx: The file is empty."),
        ("a.csv", b"", "a.csv: The file is empty."),
        ("a.csv", b" \r\n\t\n ", "a.csv: The file is empty."),
        ("a.csv", b"\xef\xbb\xbf\r\n", "a.csv: The file is empty."),
        (
            "a.xlsx",
            noise(4000),
            "a.xlsx: The file cannot be read as a workbook (it is not a table of text).",
        ),
        (
            "a.xlsx",
            b"PK\x03\x04" + noise(4000),
            "a.xlsx: The file cannot be read as a workbook (it is damaged or cut off).",
        ),
        (
            "a.xlsx",
            GOOD[: len(GOOD) // 2],
            "a.xlsx: The file cannot be read as a workbook (it is damaged or cut off).",
        ),
        ("a.xls", OLE, "a.xls: Files of type xls are not read."),
        (
            "a.xlsx",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx: The file is protected with a password.",
        ),
        (
            "a.xlsm",
            zipped(parts_of(GOOD) | {"xl/vbaProject.bin": OLE}),
            "a.xlsm: The file holds macros, which are not accepted.",
        ),
        (
            "renamed.xlsx",
            zipped(parts_of(GOOD) | {"xl/VBAproject.bin": OLE}),
            "renamed.xlsx: The file holds macros, which are not accepted.",
        ),
        (
            "a.xlsx",
            zipped(parts_of(GOOD) | {"xl/macrosheets/sheet1.xml": b"<x/>"}),
            "a.xlsx: The file holds macros, which are not accepted.",
        ),
        ("a.ods", ods(), "a.ods: Files of type ods are not read."),
        (
            "a.docx",
            zipped({"word/document.xml": b""}),
            "a.docx: The file cannot be read as a workbook (it is another kind of file, whatever "
            "its name says).",
        ),
        (
            "a.xlsx",
            zipped({n: p for n, p in parts_of(GOOD).items() if n != SHEET}),
            "a.xlsx: The file cannot be read as a workbook (its sheet “Resources” is damaged).",
        ),
        (
            "a.xlsx",
            tampered(GOOD, "</sheetData>", "</sheet"),
            "a.xlsx: The file cannot be read as a workbook (it is damaged).",
        ),
        (
            "a.csv",
            b'Quarter,Type\n"2026 Q1,Venue\n',
            "a.csv: The file cannot be read as a workbook (unexpected end of data).",
        ),
    ],
)
def test_unreadable(store: Store, name: str, content: bytes, sentence: str) -> None:
    assert refusal(store, content, name) == [sentence]


def test_a_workbook_with_no_sheet_we_know(store: Store) -> None:
    content = xlsx({"Budget": [("Item", "Euro"), ("Rent", 5)], "Notes": [("Be kind",)]})
    (sentence,) = refusal(store, content)
    assert sentence == "report.xlsx: No sheet is one we know; found “Budget”, “Notes”."


def test_a_workbook_with_headers_only(store: Store) -> None:
    content = xlsx({"Resources": RESOURCES[:1]})
    assert refusal(store, content) == ["report.xlsx: The file has no rows to store."]


# -- too much


def test_a_file_too_large(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_BYTES", 2**20)
    assert refusal(store, b"x" * (2**20 + 1)) == [
        "report.xlsx: The file is larger than the 1 MB that can be read at once."
    ]


BOMB = "report.xlsx: The file unpacks to more than 1 MB, which no report needs."


def test_a_zip_bomb(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 2**20)
    bomb = zipped(parts_of(GOOD) | {"xl/media/image1.png": bytes(2 * 2**20)})
    assert len(bomb) < 20_000
    assert refusal(store, bomb) == [BOMB]


def understated(content: bytes, name: str, size: int, checksum: int | None = None) -> bytes:
    """Let a zip's own list of contents say that the part ``name`` unpacks to ``size`` bytes."""
    changed = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.start_dir
        for member in archive.infolist():
            if member.filename == name:
                struct.pack_into("<L", changed, at + 24, size)
                struct.pack_into("<L", changed, member.header_offset + 22, size)
                if checksum is not None:
                    struct.pack_into("<L", changed, at + 16, checksum)
                    struct.pack_into("<L", changed, member.header_offset + 14, checksum)
            at += 46 + len(member.filename.encode()) + len(member.extra) + len(member.comment)
    return bytes(changed)


@pytest.mark.parametrize("checksum", [None, zlib.crc32(b"")], ids=["true", "of the lie"])
def test_a_zip_bomb_that_lies_about_its_size(
    store: Store, monkeypatch: pytest.MonkeyPatch, checksum: int | None
) -> None:
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 2**20)
    image = "xl/media/image1.png"
    bomb = zipped(parts_of(GOOD) | {image: bytes(2 * 2**20)})
    lying = understated(bomb, image, 0, checksum)
    with zipfile.ZipFile(io.BytesIO(lying)) as archive:
        assert archive.getinfo(image).file_size == 0
    assert refusal(store, lying) == [BOMB]


def test_a_part_that_says_to_be_shorter_than_it_is(store: Store) -> None:
    # Whoever believed the size would check the first bytes and have the rest read unchecked.
    sheet = parts_of(GOOD)[SHEET]
    lying = understated(GOOD, SHEET, 40, zlib.crc32(sheet[:40]))
    assert refusal(store, lying) == [
        "report.xlsx: The file cannot be read as a workbook (it is damaged or cut off)."
    ]


@pytest.mark.parametrize(
    "twin", [SHEET, "xl/worksheets/SHEET1.xml"], ids=["just so", "in capitals"]
)
@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_two_parts_of_one_name(store: Store, twin: str) -> None:
    content = io.BytesIO(GOOD)
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr(twin, parts_of(GOOD)[SHEET])
    assert refusal(store, content.getvalue()) == [
        "report.xlsx: The file cannot be read as a workbook (two of its parts have the same name)."
    ]


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'


@pytest.mark.parametrize(
    "far",
    [
        FAR,
        FAR.replace("<c r", '<c t="n" r'),
        FAR.replace('"', "'"),
        FAR.replace("<c ", "<c\n"),
        FAR.replace("XFD", "xfd"),
        FAR.replace("</sheet", '<!-- <row r="1"><v --></sheet'),
        FAR.replace("<row", '<x:row xmlns:x="http://x"').replace("</row", "</x:row"),
    ],
    ids=["plain", "attributes", "quotes", "line end", "small", "comment", "prefix"],
)
def test_a_ghost_range(store: Store, far: str) -> None:
    (sentence,) = refusal(store, tampered(GOOD, "</sheetData>", far))
    assert sentence == (
        "Resources: The sheet spreads over 17,179,869,184 cells, more than the 6,000,000 that can "
        "be read."
    )


def test_styled_rows_down_to_the_last_are_no_ghost(store: Store) -> None:
    book = openpyxl.load_workbook(io.BytesIO(GOOD))
    for row in (3, 1_000, 1_048_576):
        book["Resources"].cell(row, 4).font = Font(bold=True)
    content = io.BytesIO()
    book.save(content)
    (sheet,) = read_workbook(content.getvalue(), "report.xlsx").sheets
    assert [row for row in sheet.cells if any(row)] == [list(row) for row in RESOURCES]


def test_a_csv_of_too_many_cells(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_CELLS", 1_000)
    assert refusal(store, b"Quarter,Type" + b"," * 2_000, "a.csv") == [
        "a: The sheet spreads over 2,001 cells, more than the 1,000 that can be read."
    ]


LAUGHS = """<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"""


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize("above", ["", " " * 5_000], ids=["at the top", "far down"])
def test_a_document_type(store: Store, part: str, above: str) -> None:
    old = parts_of(GOOD)[part].decode()
    declared = zipped(parts_of(GOOD) | {part: (above + LAUGHS + old).encode()})
    assert refusal(store, declared) == [
        "report.xlsx: The file cannot be read as a workbook (it declares a document type, which "
        "workbooks do not)."
    ]


# -- anything


def damaged(position: float, byte: int) -> bytes:
    changed = bytearray(GOOD)
    changed[int(position * (len(GOOD) - 1))] = byte
    return bytes(changed)


def cut(position: float, byte: int) -> bytes:
    return GOOD[: int(position * len(GOOD))] + bytes([byte])


@given(st.sampled_from([damaged, cut]), st.floats(0, 1), st.integers(0, 255))
def test_a_damaged_workbook_is_read_or_refused(
    harm: Callable[[float, int], bytes], position: float, byte: int
) -> None:
    try:
        read_workbook(harm(position, byte), "report.xlsx")
    except Refused as refused:
        assert refused.problems


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        read_workbook(content, "report.csv")
    except Refused as refused:
        assert refused.problems
