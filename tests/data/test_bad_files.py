"""A file that cannot be taken gives its one sentence, and nothing of it is stored."""

import io
import random
import re
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from oldbooks import xls
from opendocument import cell, document, ods, packed, row, table
from openpyxl.styles import Font
from stored import refusal
from workbooks import parts_of, tampered, xlsx, zipped

from data import workbook
from data.marked import mark
from data.problems import Refused
from data.store import Store
from data.workbook import read_workbook

RESOURCES = (
    ("Quarter", "Type", "Amount", "Unit"),
    ("2026 Q1", "Shelter nights", 9, "nights"),
)
GOOD = xlsx({"Resources": RESOURCES})
OLD = xls({"Resources": RESOURCES})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHEET = "xl/worksheets/sheet1.xml"


def noise(length: int) -> bytes:
    return random.Random(7).randbytes(length)


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
        (
            "a.xls",
            OLE,
            "a.xls: The file cannot be read as a workbook (it is damaged).",
        ),
        (
            "a.xls",
            OLD[:-2000],
            "a.xls: The file cannot be read as a workbook (it is damaged).",
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
            "a row 2: A quotation mark in this row (line 2 of the file) is opened and not closed, "
            "or closed before its cell ends.",
        ),
    ],
)
def test_unreadable(store: Store, name: str, content: bytes, sentence: str) -> None:
    assert refusal(store, content, name) == [sentence]


def refused(content: bytes, name: str = "report.xlsx") -> list[str]:
    """Return why a file cannot be read, where nothing is stored in any case."""
    with pytest.raises(Refused) as caught:
        read_workbook(content, name)
    return [problem.message for problem in caught.value.problems]


ENCRYPTED = "<manifest><file-entry><encryption-data/></file-entry></manifest>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le")),
        ("a.xls", OLD.replace(b"\xe1\0\2\0\xb0\4", b"\x2f\0\2\0\xb0\4")),
        ("a.ods", packed("noise", ENCRYPTED)),
        ("a.ods", packed("noise", "<manifest><encrypted-package/></manifest>")),
    ],
)
def test_a_file_behind_a_password(name: str, content: bytes) -> None:
    assert refused(content, name) == [f"{name}: The file is protected with a password."]


WORKBOOK_2003 = (
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n" + noise(400), "a PDF document, not a workbook"),
        (b"\x89PNG\r\n\x1a\n" + noise(400), "a picture, not a workbook"),
        (b"\xff\xd8\xff\xe0" + noise(400), "a picture, not a workbook"),
        (zipped({"word/document.xml": b"<x/>"}), "a Word document, not a workbook"),
        (OLE + "WordDocument".encode("utf-16-le"), "a Word document, not a workbook"),
        (zipped({"ppt/presentation.xml": b"<x/>"}), "a presentation, not a workbook"),
        (zipped({"report.xlsx": GOOD}), "an archive of other files, not a workbook"),
        (
            zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}),
            "a text document, not a workbook",
        ),
        (zipped({"xl/workbook.bin": b"x"}), "a binary workbook (.xlsb), which is not read"),
        (zipped({"Index/Document.iwa": b"x"}), "a Numbers document, which is not read"),
        (b"<html><table><tr><td>Quarter</td></tr></table>", "a web page, which is not read"),
        (b"\n <!DOCTYPE html>\n<html></html>", "a web page, which is not read"),
        (WORKBOOK_2003, "an XML spreadsheet of Excel 2003, which is not read"),
        (b'<?xml version="1.0"?><rows/>', "an XML file, which is not read"),
    ],
)
def test_another_kind_of_file_is_told(content: bytes, what: str) -> None:
    for name in ("report.xlsx", "report.xls", "report.csv"):
        assert refused(content, name) == [f"{name}: The file is {what}."]


def test_a_table_that_begins_like_another_kind_of_file_is_read() -> None:
    for text in ("MZ,Amount\n1,2\n", "ID3,Amount\n1,2\n", "RIFF\n1\n"):
        assert read_workbook(text.encode(), "a.csv").format == "csv"


@pytest.mark.parametrize(
    ("text", "row", "line"),
    [
        ('Quarter,Type\n"2026 Q1,Venue\n2026 Q1,Meal\n', 2, 2),
        ('Quarter,Type\n"two\nlines",Venue\n"2026 Q1,Venue\n', 3, 4),
        ('Quarter,Type\n2026 Q1,"Know" campaign\n', 2, 2),
        # Two stray marks, which together make one cell of all that stands between them.
        ('Q,Type,Note\n1,A,"x\n2,B,y\n3,C,z"\n4,D,w\n', 2, 2),
    ],
)
def test_a_quotation_mark_gone_astray_swallows_nothing(text: str, row: int, line: int) -> None:
    assert refused(text.encode(), "a.csv") == [
        f"a row {row}: A quotation mark in this row (line {line} of the file) is opened and not "
        "closed, or closed before its cell ends."
    ]


def test_a_workbook_with_no_sheet_we_know(store: Store) -> None:
    content = xlsx({"Budget": [("Item", "Euro"), ("Rent", 5)], "Notes": [("Be kind",)]})
    (sentence,) = refusal(store, content)
    assert sentence == "report.xlsx: No sheet is one we know; found “Budget”, “Notes”."


def test_a_workbook_with_headers_only(store: Store) -> None:
    content = xlsx({"Resources": RESOURCES[:1]})
    assert refusal(store, content) == ["report.xlsx: The file has no rows to store."]


# -- too much


def bound(monkeypatch: pytest.MonkeyPatch, **bounds: int) -> None:
    monkeypatch.setattr(workbook, "BOUNDS", replace(workbook.BOUNDS, **bounds))


def test_a_file_too_large(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    bound(monkeypatch, bytes=2**20)
    assert refusal(store, b"x" * (2**20 + 1)) == [
        "report.xlsx: The file is larger than the 1 MB that can be read at once."
    ]


BOMB = "report.xlsx: The file unpacks to more than 1 MB, which no report needs."


def test_a_zip_bomb(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    bound(monkeypatch, unpacked=2**20)
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
    bound(monkeypatch, unpacked=2**20)
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
    for number in (3, 1_000, 1_048_576):
        book["Resources"].cell(number, 4).font = Font(bold=True)
    content = io.BytesIO()
    book.save(content)
    (sheet,) = read_workbook(content.getvalue(), "report.xlsx").sheets
    assert [line for line in sheet.cells if any(line)] == [list(line) for line in RESOURCES]


def test_a_csv_of_too_many_cells(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    bound(monkeypatch, cells=1_000)
    assert refusal(store, b"Quarter,Type" + b"," * 2_000, "a.csv") == [
        "a: The sheet spreads over 2,001 cells, more than the 1,000 that can be read."
    ]


TOGETHER = "The sheets hold more than 100 cells together, the most that can be read at once."
WIDE = {"One": [range(40)], "Two": [range(40)], "Three": [range(40)]}


@pytest.mark.parametrize("content", [xlsx(WIDE), xls(WIDE), ods(WIDE)], ids=["xlsx", "xls", "ods"])
def test_sheets_of_too_many_cells_together(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    bound(monkeypatch, cells=100)
    assert refused(content) == [f"report.xlsx: {TOGETHER}"]


@pytest.mark.parametrize("content", [xlsx(WIDE), xls(WIDE), ods(WIDE)], ids=["xlsx", "xls", "ods"])
def test_too_many_sheets(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    bound(monkeypatch, sheets=2)
    assert refused(content) == [
        "report.xlsx: The file has 3 sheets, more than the 2 that can be read at once."
    ]


@pytest.mark.parametrize("content", [GOOD, OLD, ods({"Resources": RESOURCES}), b"a,b\n" * 20_000])
def test_too_long(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    bound(monkeypatch, seconds=0)
    assert refused(content) == ["report.xlsx: Reading the file took longer than 0 seconds."]


def shared(length: int, cells: int) -> bytes:
    """Return a small file whose cells all share one long text."""
    parts = parts_of(xlsx({"Resources": [["x"]]}))
    text = f"<sst><si><t>{'x' * length}</t></si></sst>"
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, cells + 1)
    )
    sheet = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    return zipped(parts | {"xl/sharedStrings.xml": text.encode(), SHEET: sheet.encode()})


def test_a_text_that_all_cells_share_is_bounded_with_its_copies(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bound(monkeypatch, unpacked=2**20)
    assert len(read_workbook(shared(1_000, 1_000), "a.xlsx").sheets[0].cells) == 1_000
    assert refused(shared(2_000, 1_000)) == [
        "report.xlsx: The cells hold more than 1 MB of text together, which no report needs."
    ]


def test_a_long_text_beside_many_short_ones_is_no_such_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bound(monkeypatch, unpacked=2**20)
    content = parts_of(shared(30_000, 1_000))
    texts = content["xl/sharedStrings.xml"].replace(b"<sst>", b"<sst><si><t>short</t></si>")
    content["xl/sharedStrings.xml"] = texts
    assert read_workbook(zipped(content), "a.xlsx").sheets[0].cells[-1] == ["short"]


# -- ods


def repeated(rows: int, columns: int, value: str | None) -> bytes:
    further = f'table:number-columns-repeated="{columns}"'
    line = row(cell(value, further), further=f'table:number-rows-repeated="{rows}"')
    return packed(document(table("Resources", row(cell("Quarter")), line)))


def test_a_small_ods_of_endless_cells() -> None:
    content = repeated(1_048_575, 16_384, "x")
    assert len(content) < 1_500
    assert refused(content) == [
        "Resources: The sheet spreads over 17,179,852,800 cells, more than the 6,000,000 that can "
        "be read."
    ]


def test_empty_cells_repeated_to_the_end_are_no_cells() -> None:
    (sheet,) = read_workbook(repeated(1_048_575, 16_384, None), "a.ods").sheets
    assert sheet.cells == [["Quarter"]]


def test_a_value_far_below_empty_rows_is_counted_with_them() -> None:
    gap = row(cell(None), further='table:number-rows-repeated="999999999999"')
    content = packed(document(table("Resources", gap, gap * 9, row(cell("x")))))
    assert "The sheet spreads over 10,485,761 cells" in refused(content)[0]


@pytest.mark.parametrize("above", ["", " " * 5_000], ids=["at the top", "far down"])
def test_an_ods_with_a_document_type(above: str) -> None:
    content = document(table("Resources", row(cell("&a;")))).replace("?>", f"?>{above}{LAUGHS}", 1)
    assert refused(packed(content.replace("&amp;a;", "&b;"))) == [
        "report.xlsx: The file cannot be read as a workbook (it declares a document type, which "
        "workbooks do not)."
    ]


# -- xls


def appended(records: bytes) -> bytes:
    """Return an old workbook with further records on its last sheet."""
    book = xlwt.Workbook()
    book.add_sheet("Resources").write(0, 0, "Quarter")
    end = b"\x0a\0\0\0"
    data = book.get_biff_data()
    assert data.endswith(end)
    content = io.BytesIO()
    xlwt.CompoundDoc.XlsDoc().save(content, data.removesuffix(end) + records + end)
    return content.getvalue()


def test_an_old_workbook_that_asks_for_endless_work(monkeypatch: pytest.MonkeyPatch) -> None:
    bound(monkeypatch, seconds=1)
    columns = struct.pack("<8H", 0x7D, 12, 0, 255, 2000, 15, 1, 0)
    content = appended(columns * 200_000)
    began = time.monotonic()
    assert refused(content) == ["report.xlsx: Reading the file took longer than 1 seconds."]
    assert time.monotonic() - began < 10


def test_an_old_workbook_of_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    bound(monkeypatch, cells=1_000)
    content = appended(b"".join(struct.pack("<5Hd", 0x203, 14, n, 255, 15, n) for n in range(4)))
    assert "1,024 cells" not in refused(content)[0]
    assert refused(content) == [f"report.xlsx: {TOGETHER.replace('100', '1,000')}"]


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


OUTSIDE = '<!DOCTYPE x [<!ENTITY o SYSTEM "file:///etc/passwd">]>'
LISTS = (
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "_rels/.rels",
    "[Content_Types].xml",
)


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE], ids=["entities", "a file"])
@pytest.mark.parametrize("part", [*LISTS, "docProps/core.xml", "xl/theme/theme1.xml"])
def test_no_part_may_declare_a_document_type(part: str, declared: str) -> None:
    declaring = re.sub(r"^(<\?xml.*?\?>)?", rf"\1{declared}", parts_of(GOOD)[part].decode())
    content = zipped(parts_of(GOOD) | {part: declaring.encode()})
    assert refused(content) == [
        "report.xlsx: The file cannot be read as a workbook (it declares a document type, which "
        "workbooks do not)."
    ]


def within_root(xml: bytes, more: bytes) -> bytes:
    """Return XML with something more at the end of its root."""
    at = xml.rindex(b"</")
    return xml[:at] + more + xml[at:]


def with_attribute(xml: bytes, length: int) -> bytes:
    """Return XML whose root has an attribute of this length."""
    at = xml.index(b" xmlns")
    return xml[:at] + b' junk="' + b"x" * length + b'"' + xml[at:]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"])
def test_elements_in_elements_without_end(part: str) -> None:
    deep = within_root(parts_of(GOOD)[part], b"<d>" * 300_000 + b"</d>" * 300_000)
    assert refused(zipped(parts_of(GOOD) | {part: deep})) == [
        "report.xlsx: The file cannot be read as a workbook (elements stand in elements without "
        "end in it)."
    ]


def test_a_sheet_of_elements_in_elements_is_read_and_not_marked() -> None:
    nested = "<d>" * 300_000 + "</d>" * 300_000
    content = tampered(GOOD, "<sheetData>", f"{nested}<sheetData>")
    book = read_workbook(content, "report.xlsx")
    assert book.sheets[0].cells[1][2] == 9
    with pytest.raises(Refused) as caught:
        mark(content, book, [])
    assert [problem.message for problem in caught.value.problems] == [
        "report.xlsx: The file cannot be read as a workbook (a part of it is damaged or far too "
        "large)."
    ]


@pytest.mark.parametrize("part", LISTS)
def test_an_attribute_of_many_megabytes(part: str) -> None:
    wide = with_attribute(parts_of(GOOD)[part], 16 * 2**20)
    content = zipped(parts_of(GOOD) | {part: wide})
    assert len(content) < 50_000
    assert refused(content) == [
        f"report.xlsx: The file cannot be read as a workbook ({part.lower()} in it is larger than "
        "16 MB)."
    ]


def test_uploads_are_never_read_by_what_writes_workbooks() -> None:
    """openpyxl resolves what a document type declares, as far as the parser beneath it does."""
    root = Path(workbook.__file__).parents[1]
    for folder in ("data", "metrics", "reports", "pages"):
        for file in (root / folder).rglob("*.py"):
            assert "load_workbook" not in file.read_text("utf-8"), file


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


def test_a_document_type_in_letters_of_two_bytes() -> None:
    wide = f'<?xml version="1.0" encoding="UTF-16"?>{LAUGHS}<worksheet/>'.encode("utf-16")
    assert refused(zipped(parts_of(GOOD) | {SHEET: wide})) == [
        "report.xlsx: The file cannot be read as a workbook (its XML is not in UTF-8)."
    ]


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        read_workbook(content, "report.csv")
    except Refused as refused:
        assert refused.problems
