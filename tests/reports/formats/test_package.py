"""A package of csv files says the same numbers as the document, unrounded, and describes them."""

import csv
import hashlib
import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_document import ATTENDED, KNOWS, cell, sample

from reports.documents.blocks import Cell, Document, Fact, Facts, Paragraph, Section, Table
from reports.formats import write
from reports.releases.sheet import MISSING
from reports.tables import FORMULA

MARK = "live, not for publication"


def files(document: Document) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write(document, "csv"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def rows(document: Document, name: str) -> list[dict[str, str]]:
    head, *others = lines(files(document)[name])
    return [dict(zip(head, row, strict=True)) for row in others]


def of_one(*tables: Table, **changed: object) -> Document:
    return sample(sections=(Section("data", "Data", tables),), **changed)


def drawn(*cells: Cell, head: str = "Figure", code: str = "one") -> Table:
    pairs = tuple((Cell(f"row {i}"), one) for i, one in enumerate(cells))
    return Table(code, "A table", ("Name", head), pairs, (), frozenset({1}))


def test_a_table_is_a_file_and_a_share_is_one_from_0_to_1() -> None:
    assert lines(files(sample())["knows.csv"]) == [
        ["quarter", "share", "95_interval", "respondents"],
        ["2026 Q1", "0.41", "34 to 48 %", "190"],
        ["2026 Q2", "0.58", "51 to 65 %", "212"],
    ]


def test_a_symbol_stands_as_it_is() -> None:
    assert [row["attendances"] for row in rows(sample(), "attendance.csv")] == [
        *("1240", "980", "[c]", "1102")
    ]


def test_numbers_are_not_rounded_as_they_are_in_print() -> None:
    (row,) = rows(of_one(drawn(cell(2 / 3, "67 %", "share"))), "one.csv")
    assert row["figure"] == "0.6666666667"


def test_every_number_of_every_table_equals_the_documents() -> None:
    document, held = sample(), files(sample())
    for table in document.tables():
        _, *found = lines(held[f"{table.code}.csv"])
        for row, cells in zip(found, table.rows, strict=True):
            for text, one in zip(row, cells, strict=True):
                if one.number is None:
                    assert text == one.text
                else:
                    assert float(text) == one.number


def test_all_figures_stand_in_one_long_table() -> None:
    document = of_one(ATTENDED, KNOWS)
    found = rows(document, "all_figures.csv")
    assert len(found) == 4 * 2 + 2 * 2
    assert found[2 * 4] == {
        "table": "knows",
        "row": "1",
        "name": "2026 Q1",
        "column": "share",
        "title": "Share",
        "value": "0.41",
        "text": "41 %",
        "figure": "",
    }


def test_headline_figures_stand_in_a_table_of_their_own() -> None:
    first, second, third = rows(sample(), "headlines.csv")
    assert (first["value"], first["unit"]) == ("1102", "attendances")
    assert (second["value"], second["text"], second["details"]) == ("0.58", "58 %", "n = 212")
    assert (third["section"], third["value"]) == ("Summary", "[c]")


def test_which_figure_of_the_release_a_number_is_stands_beside_it() -> None:
    table = drawn(Cell("5", 5, "count", "event_attendance 2026Q2"))
    (row,) = rows(of_one(table), "all_figures.csv")
    assert row["figure"] == "event_attendance 2026Q2"


def test_the_dictionary_has_every_column_of_every_table() -> None:
    held = files(sample())
    described = {(row["table"], row["column"]): row for row in rows(sample(), "dictionary.csv")}
    for name in ("attendance", "knows", "areas", "headlines", "all_figures"):
        head = lines(held[f"{name}.csv"])[0]
        assert [column for table, column in described if table == name] == head
    assert described["knows", "share"]["type"] == "number"
    assert described["knows", "share"]["meaning"] == "A share, from 0 to 1"
    assert described["knows", "95_interval"]["title"] == "95 % interval"
    assert all(row["meaning"] for row in described.values())


def test_notes_stand_beside_the_name_of_their_table() -> None:
    assert [row["table"] for row in rows(sample(), "notes.csv")] == ["attendance"] * 2


def test_the_description_names_every_file_with_its_size_and_hash() -> None:
    held = files(sample())
    described = json.loads(held["datapackage.json"])
    assert described["profile"] == "tabular-data-package"
    assert described["name"] == "quarterly-2026-08-19"
    named = {one["path"]: one for one in described["resources"]}
    assert set(named) == {name for name in held if name.endswith(".csv")}
    for path, one in named.items():
        assert one["bytes"] == len(held[path])
        assert one["hash"] == f"sha256:{hashlib.sha256(held[path]).hexdigest()}"
        fields = one["schema"]["fields"]
        assert [field["name"] for field in fields] == lines(held[path])[0]


def test_what_programs_read_fits_the_types_they_are_told() -> None:
    held = files(sample())
    for one in json.loads(held["datapackage.json"])["resources"]:
        head, *found = lines(held[one["path"]])
        types = {field["name"]: field["type"] for field in one["schema"]["fields"]}
        for row in found:
            for name, text in zip(head, row, strict=True):
                if types[name] in ("number", "integer") and text not in MISSING:
                    float(text)
        key = one["schema"].get("primaryKey", [])
        keys = [tuple(row[head.index(name)] for name in key) for row in found]
        assert not key or len(set(keys)) == len(found)


def test_a_column_of_numbers_and_words_is_one_of_text() -> None:
    document = of_one(drawn(cell(5), Cell("about a dozen")))
    types = {row["column"]: row["type"] for row in rows(document, "dictionary.csv")}
    assert types["figure"] == "string"


def test_the_words_of_the_document_stand_in_the_readme() -> None:
    text = files(sample(mark=MARK))["README.txt"].decode()
    assert "Comment of Example County:\r\n| A quarter of visits.\r\n| \r\n| More in autumn." in text
    assert text.startswith("Quarterly report: Whole coalition, 2026 Q2\r\n=====")
    for words in (
        *(MARK, "Nine of ten partners reported. 14 campaigns ran.", "The target was 900."),
        *("knows.csv: Respondents who know how to report", "“الآن أعرف بمن أتصل”"),
        *("* Know how to report: 58 %; n = 212", "* Fewer events than in spring."),
    ):
        assert words in text
    assert all(len(line) <= 88 for line in text.splitlines())


def test_what_must_not_be_published_says_so_in_every_row() -> None:
    document = sample(mark=MARK)
    for name in ("attendance", "knows", "areas", "headlines", "all_figures"):
        assert {row["mark"] for row in rows(document, f"{name}.csv")} == {MARK}
    assert MARK in json.loads(files(document)["datapackage.json"])["description"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_text_is_a_formula(text: str) -> None:
    document = of_one(drawn(Cell(text), head=text), mark=text)
    for content in files(document).values():
        if content.startswith(b"\xef\xbb\xbf"):
            fields = [field for row in lines(content) for field in row]
            assert not [field for field in fields if field.startswith(FORMULA)]
    assert rows(document, "one.csv")[0]["mark"] == f"'{text}"


def test_a_number_below_zero_stays_a_number() -> None:
    assert rows(of_one(drawn(cell(-12.5, "−12.5", "signed"))), "one.csv")[0]["figure"] == "-12.5"


def test_files_are_never_named_twice() -> None:
    tables = (drawn(cell(1), code=name) for name in ("a/b", "a b", "notes", "../up", "区", "町"))
    found = rows(of_one(*tables), "dictionary.csv")
    names = list(dict.fromkeys(row["table"] for row in found))
    assert names[:6] == ["a_b", "a_b_2", "notes_2", "up", "table", "table_2"]


def test_columns_are_never_named_twice() -> None:
    table = Table("one", "A table", ("Note", "Área", "area", "🙂", "Mark"), ())
    assert lines(files(of_one(table))["one.csv"]) == [
        ["note", "area", "area_2", "column_4", "mark_2"]
    ]


def test_a_symbol_beside_a_number_has_a_column_of_its_own() -> None:
    table = drawn(cell(0, "0 [u]"), cell(4), Cell("[c]"))
    assert lines(files(of_one(table))["one.csv"]) == [
        ["name", "figure", "figure_symbol"],
        ["row 0", "0", "[u]"],
        ["row 1", "4", ""],
        ["row 2", "[c]", ""],
    ]


def test_no_tables_and_empty_ones_give_a_package_all_the_same() -> None:
    empty = Table("empty", "Nothing", ("Name", "Figure"), (), (), frozenset({1}))
    assert lines(files(of_one(empty))["empty.csv"]) == [["name", "figure"]]
    nothing = files(sample(sections=(Section("none", "None"),)))
    assert len(lines(nothing["all_figures.csv"])) == 1


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(sample(), "csv") == write(sample(), "csv")
    with zipfile.ZipFile(io.BytesIO(write(sample(), "csv"))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist() == sorted(archive.namelist())


anything: Any = st.text(st.characters(exclude_categories=()))


@given(anything, anything)
def test_any_text_can_be_written(text: str, other: str) -> None:
    fact = Fact(text, Cell(other), text, (other,))
    table = Table("one", text, (text, other), ((Cell(text), Cell(other)),), (other,))
    blocks = (Paragraph(other), Facts(text, (fact,)), table)
    held = files(sample(title=text, mark=other, sections=(Section("one", text, blocks),)))
    assert len(lines(held["one.csv"])) == 2
