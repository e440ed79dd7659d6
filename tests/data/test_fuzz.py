"""Workbooks broken in every way that comes to mind: each is read or refused, soon, in one sentence.

What is drawn is drawn from a seed, so that a failure can be had again: ``broken(form, 1234)``.
Files of Excel's older kind are read here and not in a process of their own, so that what the
process would catch is seen.
"""

import io
import random
import resource
import time
import zipfile
from collections.abc import Callable

import pytest
from oldbooks import xls
from opendocument import ods
from workbooks import parts_of, xlsx

from data.files.bounds import Bounds, Reading
from data.files.sheet import Sheet
from data.files.signature import OLE
from data.files.xls_reader import read_sheets
from data.problems import Refused
from data.workbook import read_workbook

ROWS = [
    ("Quarter", "Type", "Amount", "Share", "Note"),
    *(("2026 Q1", f"Café {n}", n, n / 7, '"quoted", and\nlonger') for n in range(30)),
]
SHEETS = {"Resources": ROWS, "Second & third": ROWS[:3]}
CSV = "".join(
    f'{a};{b};{c};{d};"{str(e).replace(chr(34), chr(34) * 2)}"\n' for a, b, c, d, e in ROWS
)
GOOD = {
    "xlsx": xlsx(SHEETS),
    "ods": ods(SHEETS),
    "xls": xls(SHEETS),
    "csv": CSV.encode(),
    "csv, Windows": CSV.encode("cp1252"),
    "csv, Unicode": CSV.encode("utf-16"),
}
#: Files of each kind, and seconds for all of one kind.
FILES, SECONDS = 150, 4
#: Megabytes that all of it may add to what the tests take.
MEMORY = 300

Chance = random.Random
Harm = Callable[[bytes, Chance], bytes]


# -- harm to bytes


def flip(content: bytes, chance: Chance) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice([1, 1, 3, 30])):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(content: bytes, chance: Chance) -> bytes:
    return content[: chance.randrange(len(content))]


def leave_out(content: bytes, chance: Chance) -> bytes:
    begin = chance.randrange(len(content))
    return content[:begin] + content[begin + chance.randrange(1, 200) :]


def repeat(content: bytes, chance: Chance) -> bytes:
    begin = chance.randrange(len(content))
    piece = content[begin : begin + chance.randrange(1, 200)]
    return content[:begin] + piece * chance.choice([2, 50]) + content[begin:]


def overwrite(content: bytes, chance: Chance) -> bytes:
    begin = chance.randrange(len(content))
    value = chance.choice([b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\x7f", b"<<<<", b'""""'])
    return content[:begin] + value + content[begin + len(value) :]


BYTES: list[Harm] = [flip, cut, leave_out, repeat, overwrite]


# -- harm to XML


def renumber(content: bytes, chance: Chance) -> bytes:
    """Put another number, or none, where one stands between quotes or tags."""
    places = [at for at, byte in enumerate(content) if 48 <= byte <= 57]
    if not places:
        return content
    at = chance.choice(places)
    number = chance.choice(
        [b"0", b"-1", b"99999999999", b"1048577", b"1e999", b"x", b"", b"9" * 5000]
    )
    return content[:at] + number + content[at + 1 :]


def swap_tags(content: bytes, chance: Chance) -> bytes:
    tags = content.split(b"<")
    one, other = chance.randrange(len(tags)), chance.randrange(len(tags))
    tags[one], tags[other] = tags[other], tags[one]
    return b"<".join(tags)


def insert(content: bytes, chance: Chance) -> bytes:
    """Put something in front of a tag, or into it."""
    ends = [at for at, byte in enumerate(content) if byte in b"<>"] or [0]
    at = chance.choice(ends)
    return content[:at] + chance.choice(PIECES) + content[at:]


PIECES = [
    b' huge="' + b"x" * 200_000 + b'"',
    b' r="XFD1048576"',
    b' t="e"',
    b' t="s"',
    b' s="4294967296"',
    b' x="/>"',
    b"<!-- -->",
    b"<![CDATA[<c>]]>",
    b"<?x <c r='A1'?>",
    b"&#0;",
    b"&lt;",
    b"&none;",
    b'<c r="A1"><f>1</f></c>',
    b'<row r="1" hidden="1">',
    b'<mergeCell ref="A1:XFD1048576"/>',
    b'<col min="1" max="16384" hidden="1"/>',
    b"<table:table-cell/>",
    b'<table:table-row table:number-rows-repeated="1048576"/>',
    b' table:number-columns-repeated="16384"',
    b' table:number-rows-repeated="1048576"',
    b"<text:s text:c='999999999'/>",
    b"<c " * 2_000,
    b"<a>" * 2_000,
    b'<c r="A1" t="e">' * 2_000,
    "<é>".encode(),
    b"\xff\xfe",
]
XML: list[Harm] = [renumber, swap_tags, insert, insert, *BYTES]


# -- harm to a zip file


def in_parts(content: bytes, chance: Chance) -> bytes:
    """Harm one part of a zip file, leave it out, or swap it with another."""
    parts = parts_of(content)
    name, other = chance.choice(list(parts)), chance.choice(list(parts))
    kind = chance.randrange(8)
    if kind == 0:
        del parts[name]
    elif kind == 1:
        parts[name], parts[other] = parts[other], parts[name]
    elif parts[name]:
        for _ in range(chance.choice([1, 1, 4])):
            parts[name] = chance.choice(XML)(parts[name], chance) or b"x"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, inside in parts.items():
            archive.writestr(part, inside)
    return packed.getvalue()


def broken(form: str, seed: int) -> bytes:
    """Return a file of a form, broken in the way that the seed says."""
    chance = Chance(seed)
    content = GOOD[form]
    has_parts = form in ("xlsx", "ods") and chance.random() < 0.7
    if has_parts:
        content = in_parts(content, chance)
    if not has_parts or chance.random() < 0.1:
        for _ in range(chance.choice([1, 1, 2])):
            content = chance.choice(BYTES)(content, chance) or b"x"
    return content


# -- what comes of it


def read(content: bytes, name: str) -> tuple[Sheet, ...]:
    if content.startswith(OLE):
        return read_sheets(content, Reading(name, Bounds()))[0]
    return read_workbook(content, name).sheets


def memory() -> float:
    """Return the most megabytes this process has taken so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.parametrize("form", GOOD)
def test_a_broken_file_is_read_or_refused(form: str) -> None:
    before, began = memory(), time.monotonic()
    for seed in range(FILES):
        try:
            sheets = read(broken(form, seed), f"report.{form[:4]}")
        except Refused as refused:
            assert refused.problems, seed
            assert all(problem.message for problem in refused.problems), seed
        else:
            assert all(isinstance(sheet, Sheet) for sheet in sheets), seed
        if time.monotonic() - began > SECONDS:
            break
    assert memory() - before < MEMORY


@pytest.mark.parametrize("seed", range(6))
def test_a_broken_old_file_is_read_or_refused_by_its_process(seed: int) -> None:
    try:
        read_workbook(broken("xls", seed), "report.xls")
    except Refused as refused:
        assert refused.problems


@pytest.mark.parametrize("form", GOOD)
def test_what_is_broken_is_whole_to_begin_with(form: str) -> None:
    cells = read(GOOD[form], "report")[0].cells
    assert len(cells) == 31
    assert cells[30][4] == '"quoted", and\nlonger'


@pytest.mark.parametrize(
    "piece",
    [
        b'<c r="A1" ',
        b'<c r="A1" t="e">',
        b'<c r="A1"><f>',
        b'<c r="A1"><f',
        b"<row ",
        b"<x:",
        b":c ",
    ],
)
@pytest.mark.parametrize("around", [b"<v>1</v>", b"<f></f><v>1</v>", b' t="e" hidden="1"'])
def test_a_torn_sheet_is_not_searched_over_and_over(piece: bytes, around: bytes) -> None:
    torn = b"<worksheet><sheetData>" + around + piece * 100_000
    parts = parts_of(GOOD["xlsx"]) | {"xl/worksheets/sheet1.xml": torn}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, inside in parts.items():
            archive.writestr(part, inside)
    began = time.monotonic()
    with pytest.raises(Refused):
        read_workbook(packed.getvalue(), "report.xlsx")
    assert time.monotonic() - began < 5
