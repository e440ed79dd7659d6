"""The language of notes that staff typed, told where it is not the report's own."""

import io
import zipfile

import pikepdf
import pytest

from data.store import Store
from reports.documents.blocks import Bullets
from reports.documents.choice import Choice
from reports.documents.making import document, make
from reports.documents.source import Source
from reports.documents.written import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hotline number changed, posters put up", "en"),
        ("The fourth agency began to report", "en"),
        ("Market hall closed", "en"),
        ("La feria se cerró por reparaciones", "es"),
        ("Número nuevo", "es"),
        ("Hotel Miramar", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_text_is_told_by_its_small_words(text: str, language: str) -> None:
    assert language_of(text) == language


def bullets(store: Store, source: Source, language: str) -> Bullets:
    made = document(store, source, Choice("quarterly", language=language))
    (method,) = [one for one in made.sections if one.code == "method"]
    found = method.blocks[-1]
    assert isinstance(found, Bullets)
    return found


def test_notes_in_another_language_say_so_and_their_days_do_not(
    released_store: Store, source: Source
) -> None:
    english, spanish = (bullets(released_store, source, tag) for tag in ("en", "es"))
    assert set(english.languages) == {""}
    assert set(spanish.languages) == {"en"}
    assert english.items == spanish.items
    assert english.heads[0] != spanish.heads[0]


def test_every_format_that_is_read_out_has_the_language_of_a_note(
    released_store: Store, source: Source
) -> None:
    choice = Choice("quarterly", language="es")
    note = bullets(released_store, source, "es").items[0]
    page = make(released_store, choice, "html", source).content.decode()
    assert f'<span lang="en" dir="ltr">{note}</span></li>' in page
    word = make(released_store, choice, "docx", source).content
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        text = archive.read("word/document.xml").decode()
    assert f'<w:lang w:val="en"/></w:rPr><w:t xml:space="preserve">{note}</w:t>' in text


def test_a_pdf_tags_notes_with_their_language(released_store: Store, source: Source) -> None:
    def spans(language: str) -> int:
        made = make(released_store, Choice("quarterly", language=language), "pdf", source)
        with pikepdf.open(io.BytesIO(made.content)) as opened:
            return sum(
                1 for one in opened.objects
                if isinstance(one, pikepdf.Dictionary) and str(one.get("/Lang", "")) == "en"
            )  # fmt: skip

    notes = len(bullets(released_store, source, "es").items)
    assert spans("es") >= notes
