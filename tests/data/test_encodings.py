"""A table of text is read in the letters it was written in, whether it says so or not."""

# ruff: noqa: RUF001  (letters of several alphabets are what this is about)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.files.bounds import Bounds, Reading
from data.files.encodings import decode
from data.workbook import read_workbook

UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"]


@pytest.mark.parametrize("encoding", UNICODE)
def test_csv_in_unicode_with_or_without_a_mark(encoding: str) -> None:
    book = read_workbook("Name,Unit\nCafé Niño,días\n".encode(encoding), "a.csv")
    assert book.sheets[0].cells[1] == ["Café Niño", "días"]
    assert book.problems == ()


@pytest.mark.parametrize(
    ("encoding", "text", "said"),
    [
        ("cp1252", "Café Niño,días", "Western European (Windows-1252): é ñ í"),
        ("cp1252", "“€ 5” – paid,½ of £9", "Western European (Windows-1252): “ € ” – ½ £"),
        ("cp1252", "PÉREZ,¿QUÉ?", "Western European (Windows-1252): É ¿"),
        ("cp1252", "Þórður,Guðrún", "Western European (Windows-1252): Þ ó ð ú"),
        ("mac_roman", "Zoë größer,l’école", "Western European (Macintosh): ë ö ß ’ é"),
        ("cp850", "Café Niño,für Kinder", "Western European (DOS): é ñ ü"),
        ("cp1250", "Łukasz gęślą,Żaneta", "Central European (Windows-1250): Ł ę ś ą Ż"),
        ("cp1251", "встреча,школа", "Cyrillic (Windows-1251): в с т р е ч"),
        ("koi8_r", "встреча,школа", "Cyrillic (KOI8): в с т р е ч"),
        ("cp1253", "Αθήνα,Σχολείο", "Greek (Windows-1253): Α θ ή ν α Σ"),
        ("cp1254", "Şehir,ışık ve gölge", "Turkish (Windows-1254): Ş ı ş ö"),
        ("shift_jis", "学校での集会,大阪", "Japanese (Shift-JIS): 学 校 で の 集 会"),
        ("gb18030", "学校会议,北京", "Chinese (GB 18030): 学 校 会 议 北 京"),
        ("big5", "學校會議,臺北", "Chinese (Big5): 學 校 會 議 臺 北"),
        ("euc_kr", "학교 모임,서울", "Korean (EUC): 학 교 모 임 서 울"),
    ],
)
def test_csv_whose_letters_must_be_guessed(encoding: str, text: str, said: str) -> None:
    book = read_workbook(f"Name,Note\n{text}\n".encode(encoding), "a.csv")
    assert book.sheets[0].cells[1] == text.split(",")
    (problem,) = book.problems
    assert problem.severity == "note"
    assert problem.message == (
        f"a.csv: The file does not say how its letters are written; it was read as {said}."
    )


def test_a_broken_letter_in_utf8_is_lost_and_the_others_are_not() -> None:
    content = "Name\nZoë\nJosé\n".encode() + b"Ni\xf1o\n"
    book = read_workbook(content, "a.csv")
    assert book.sheets[0].cells == [["Name"], ["Zoë"], ["José"], ["Ni\ufffdo"]]
    (problem,) = book.problems
    assert problem.severity == "warning"
    assert problem.message == (
        "a.csv: Letters that could not be read: 1. The first is in line 4 of the file."
    )


@given(st.binary(min_size=1, max_size=40))
def test_some_letters_are_found_in_any_bytes(content: bytes) -> None:
    text, _ = decode(content.replace(b"\0", b"x"), Reading("a.csv", Bounds()))
    assert text
