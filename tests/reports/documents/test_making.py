"""Reports made as files: on the command line, of all areas, with typed words and a look."""

import io
import shutil
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import pytest
from PIL import Image

from data.exports import taken_out
from data.problems import Refused
from data.report_texts import (
    About,
    choose_look,
    chosen_look,
    mark_ready,
    texts,
    type_text,
    type_texts,
)
from data.settings import settings
from data.store import Store, open_store
from reports.__main__ import main
from reports.documents.asking import format_of, path_of, period_of, place_of
from reports.documents.blocks import Comment
from reports.documents.choice import Choice
from reports.documents.looks import checked_look, right_of
from reports.documents.making import document, make, make_all_areas, typed, words_of
from reports.documents.source import Source, source_of
from reports.formats import FORMATS, fonts, pdf

PALE, DARK = "#9FD3FF", "#123456"


def picture(form: str = "PNG", width: int = 40) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, 20), DARK).save(out, form)
    return out.getvalue()


def wide(width: int, height: int) -> bytes:
    """Return the head of a picture of this size: nobody gets to its pixels."""
    drawn = picture()
    size = b"IHDR" + width.to_bytes(4) + height.to_bytes(4) + drawn[24:29]
    return drawn[:12] + size + crc32(size).to_bytes(4) + drawn[33:]


@pytest.fixture
def own(released_demo_file: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration's store with a release, at the address of the settings."""
    return Path(shutil.copy(released_demo_file, tmp_path / "impact.db"))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_choice_gives_the_same_bytes_and_another_language_others(
    released_store: Store, source: Source, form: str
) -> None:
    """Every report in every format and language is made, and read again, in ``test_printed``."""
    english = Choice("area_profile", area="D01")
    made = [make(released_store, english, form, source) for _ in range(2)]
    spanish = make(released_store, replace(english, language="es"), form, source)
    assert sha256(made[0].content).digest() == sha256(made[1].content).digest()
    assert spanish.content != made[0].content
    assert made[0].name == f"area-profile-alder-reach-2026q3-release-1-en{FORMATS[form].ending}"


def test_a_report_without_figures_has_no_images(released_store: Store, source: Source) -> None:
    with pytest.raises(Refused, match="no figures"):
        make(released_store, Choice("data_tables"), "images", source)


def test_a_missing_font_is_said(
    released_store: Store, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise fonts.FontMissing("The package font-source-sans-pro must be installed.")

    monkeypatch.setattr(pdf, "folder_of_fonts", missing)
    with pytest.raises(Refused, match="The package font-source-sans-pro must be installed"):
        make(released_store, Choice("community_summary"), "pdf", source)


def test_all_areas_at_once_are_the_single_ones_in_a_zip(
    released_store: Store, source: Source
) -> None:
    told: list[str] = []
    made = make_all_areas(
        released_store, Choice("area_profile"), "csv", source, lambda _, what: told.append(what)
    )
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert len(held) == 12
    assert told[0] == "Alder Reach"
    alone = make(released_store, Choice("area_profile", area="D01"), "csv", source)
    assert held["area-profile-alder-reach-2026q3-release-1-en.csv.zip"] == alone.content


def test_the_command_line_writes_a_file_and_the_ledger(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.csv.zip"
    assert main(["build", "quarterly", "--format", "csv", "--area", "D02", "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"Written: {out}\n"
    assert zipfile.is_zipfile(out)
    with open_store(settings().store) as store:
        (taken,) = taken_out(store)
    assert (taken.title, taken.form, taken.release, taken.role) == (
        "Quarterly report: Bracken Shelf · 2026 Q3",
        "csv",
        1,
        "command line",
    )
    assert taken.asked == {
        "report": "quarterly",
        "area": "D02",
        "language": "en",
        "paper": "letter",
        "all_areas": False,
        "without_words": False,
    }


def test_the_command_line_says_which_words_it_carries_and_leaves_them_out(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(settings().store) as store:
        type_text(store, About(1, "quarterly", "2026Q3"), "title", "Ours", "ann", "government")
    asked = ["build", "quarterly", "--format", "csv", "--out", str(tmp_path)]
    assert main(asked) == 0
    told = capsys.readouterr().err
    assert told.startswith("It has words typed by ann (government), last on ")
    assert told.endswith(": title. --without-words leaves them out.\n")
    assert main([*asked, "--without-words"]) == 0
    assert capsys.readouterr().err == ""
    with open_store(settings().store) as store:
        titles = [one.title for one in taken_out(store)]
    assert titles == [
        f"{title}: Whole coalition · 2026 Q3" for title in ("Quarterly report", "Ours")
    ]


def test_the_command_line_names_what_there_is(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list"]) == 0
    said = capsys.readouterr().out
    assert "area_profile       Area profile, of one area." in said
    assert "2026Q3, 2024, 2025" in said
    assert "D01 Alder Reach" in said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--area", "D99"], "The release has no area D99. It has D01 Alder Reach, D02 Bracken"),
        (["--period", "2031"], "The release has no period 2031. It has "),
        (["--release", "9"], "There is no release 9."),
    ],
)
def test_the_command_line_says_what_is_wrong_and_writes_nothing(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], said: str
) -> None:
    out = tmp_path / "report.pdf"
    assert main(["build", "quarterly", "--out", str(out), *more]) == 1
    assert said in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("x.docx", ["--format", "pdf"], "x.docx: --format pdf writes files that end in .pdf."),
        ("x.csv.zip", ["--format", "images"], "x.csv.zip: --format images writes files that end"),
        ("x.txt", [], "x.txt: no format has this ending. There are .pdf, .docx, .xlsx, .html"),
        ("x.zip", [], "x.zip: no format has this ending."),
        ("x.pdf", ["--all-areas"], "x.pdf: the reports of all areas are one zip; call it so."),
        ("x.zip", ["--all-areas", "--area", "D03"], "--all-areas is one report of every area: "),
        ("none/x.pdf", [], "there is no such folder."),
    ],
)
def test_what_contradicts_itself_is_wrong_use(
    store: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    more: list[str],
    said: str,
) -> None:
    """Nothing is released here: it is said before a release is looked for."""
    assert main(["build", "area_profile", "--out", str(tmp_path / name), *more]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("report", "more", "said"),
    [
        ("area_profile", [], "The Area profile is of one area, and none is given."),
        ("quarterly", ["--partner", "P01"], "The Quarterly report cannot be of one partner."),
        (
            "funder",
            ["--partner", "P01", "--grant", "G1"],
            "The Funder report is of one grant or partner, and two are given.",
        ),
        ("funder", ["--grant", ""], "--grant is given empty: name one, or leave the option out."),
        ("quarterly", ["--area", " "], "--area is given empty"),
        ("funder", ["--partner", ""], "--partner is given empty"),
        ("quarterly", ["--period", ""], "--period is given empty"),
    ],
)
def test_what_a_report_cannot_be_of_is_wrong_use(
    store: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    report: str,
    more: list[str],
    said: str,
) -> None:
    """Nothing is released here: it is said before a release is looked for."""
    assert main(["build", report, "--out", str(tmp_path), *more]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "form", "all_areas", "meant"),
    [
        ("x.docx", None, False, "docx"),
        ("X.PDF", None, False, "pdf"),
        ("x.csv.zip", None, False, "csv"),
        ("x.images.zip", None, False, "images"),
        ("x.zip", "csv", False, "csv"),
        ("x", None, False, "pdf"),
        ("x", "html", False, "html"),
        ("x.zip", None, True, "pdf"),
        ("x.zip", "xlsx", True, "xlsx"),
    ],
)
def test_the_ending_of_a_file_says_its_format(
    tmp_path: Path, name: str, form: str | None, all_areas: bool, meant: str
) -> None:
    assert format_of(tmp_path / name, form, all_areas) == meant


def test_a_name_without_an_ending_is_given_one(tmp_path: Path) -> None:
    assert path_of(tmp_path / "Profiles", "a.zip", ".zip") == tmp_path / "Profiles.zip"
    assert path_of(tmp_path / "Profiles.zip", "a.zip", ".zip") == tmp_path / "Profiles.zip"
    assert path_of(tmp_path, "a.zip", ".zip") == tmp_path / "a.zip"


@pytest.mark.parametrize("typed", ["D01", "d01", "alder reach", " Alder  Reach "])
def test_an_area_is_found_by_code_or_name(source: Source, typed: str) -> None:
    assert place_of(source, "area", typed) == "D01"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("2026Q2", "2026Q2"), ("2026q2", "2026Q2"), ("2026 Q2", "2026Q2"), ("2026-q2", "2026Q2"),
     ("Q2 2026", "2026Q2"), ("2025", "2025"), ("FY2025", "FY2025/10"), ("", "")],
)  # fmt: skip
def test_a_period_is_found_however_it_is_written(source: Source, typed: str, meant: str) -> None:
    assert period_of(source, typed) == meant


def test_of_many_a_dozen_are_named(source: Source) -> None:
    names = {"area": {f"D{n:02}": f"D{n:02}" for n in range(1, 61)}}
    with pytest.raises(Refused) as refused:
        place_of(replace(source, known=names), "area", "D99")
    (problem,) = refused.value.problems
    assert problem.fix == (
        "It has D01, D02, D03, D04, D05, D06, D07, D08, D09, D10, D11, D12 and 48 more; "
        "python -m reports list shows all."
    )


def test_without_a_release_there_is_no_report(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "quarterly", "--out", str(tmp_path / "x.pdf")]) == 1
    assert "Nothing has been released yet." in capsys.readouterr().err


# -- typed words


ON = About(1, "quarterly", "2026Q3")


def test_typed_words_are_kept_with_the_release_and_the_last_ones_hold(store: Store) -> None:
    type_text(store, ON, "title", "Our quarter", "ann")
    type_text(store, ON, "title", " Our summer ", "bea")
    type_text(store, ON, "did", "A quiet one.", "bea")
    type_text(store, About(2, "quarterly", "2026Q3"), "title", "Another release", "bea")
    with store.reading() as connection:
        assert texts(connection, ON) == {"title": "Our summer", "did": "A quiet one."}
    type_text(store, ON, "did", "", "ann")
    with store.reading() as connection:
        assert texts(connection, ON) == {"title": "Our summer"}


def test_typed_words_that_do_not_fit_are_refused_and_the_old_ones_stay(store: Store) -> None:
    type_text(store, ON, "title", "Our quarter", "ann")
    with pytest.raises(Refused, match="has 121 characters; there is room for 120"):
        type_text(store, ON, "title", "x" * 121, "ann")
    with store.reading() as connection:
        assert texts(connection, ON) == {"title": "Our quarter"}


def test_typed_words_stand_in_the_report_they_were_typed_for_only(own: Path) -> None:
    with open_store(settings().store) as store:
        type_text(store, ON, "did", "A quiet one.", "ann")
        source = source_of(store)
        assert typed(store, source, Choice("quarterly")).comments == {"did": "A quiet one."}
        assert typed(store, source, Choice("quarterly", area="D01")).comments == {}
        assert typed(store, source, Choice("quarterly", language="es")).comments == {}


def test_others_have_the_words_that_were_marked_ready_until_more_are_typed(
    own: Path, source: Source
) -> None:
    choice = Choice("quarterly")
    with open_store(settings().store) as store:

        def has() -> tuple[bool, ...]:
            return tuple(bool(typed(store, source, choice, one).title) for one in (True, False))

        mark_ready(store, ON, "ann", "staff")
        assert has() == (False, False)
        type_text(store, ON, "title", "Ours", "ann", "staff")
        assert has() == (True, False)
        mark_ready(store, ON, "bea", "government")
        assert has() == (True, True)
        assert document(store, source, choice, countys=False).cover[0] == (
            "Report",
            "Quarterly report",
        )
        mark_ready(store, ON, "bea", "government", ready=False)
        assert has() == (True, False)
        mark_ready(store, ON, "bea", "government")
        type_text(store, ON, "did", "A quiet one.", "ann", "staff")
        assert has() == (True, False)
        words = words_of(store, source, choice)
        assert words and (words.who, words.role, words.parts) == ("ann", "staff", ("title", "did"))
        assert document(store, source, choice, words=False).title == "Quarterly report"
        shown = document(store, source, Choice("quarterly"))
        did = next(section for section in shown.sections if section.code == "did")
        assert did.blocks[0] == Comment("Written by the publisher", ("A quiet one.",))


def test_what_the_self_check_answers_with_no_comes_with_the_file(own: Path) -> None:
    with open_store(settings().store) as store:
        source = source_of(store)
        good = make(store, Choice("quarterly"), "csv", source)
        type_text(store, ON, "did", "We rescued 12 victims.", "ann")
        on = About(1, "area_profile", "2026Q3", "area=D02")
        type_text(store, on, "title", "We rescued 12", "ann")
        bad = make(store, Choice("quarterly", language="en"), "csv", source)
        every = make_all_areas(store, Choice("area_profile"), "csv", source)
    assert good.failed == ()
    assert bad.failed == ("Can what was typed be defended? No: “We rescued 12 victims”",)
    assert every.failed == (
        "Can what was typed be defended? No: “We rescued” "
        "(in area-profile-bracken-shelf-2026q3-release-1-en.csv.zip)",
    )


def test_of_several_texts_all_are_kept_or_none(store: Store) -> None:
    with pytest.raises(Refused) as refused:
        type_texts(store, ON, {"did": "A quiet one.", "title": "x" * 121}, "ann")
    assert [problem.column for problem in refused.value.problems] == ["title"]
    with store.reading() as connection:
        assert texts(connection, ON) == {}
    type_texts(store, ON, {"did": "A quiet one.", "title": "Ours"}, "ann")
    with store.reading() as connection:
        assert texts(connection, ON) == {"did": "A quiet one.", "title": "Ours"}


# -- a county's look


def test_a_look_is_checked_and_kept(store: Store) -> None:
    chosen = checked_look(" Example  County ", "#123abc", picture("JPEG", 2000), "A seal")
    assert (chosen.publisher, chosen.accent, chosen.logo_words) == (
        "Example County",
        "#123ABC",
        "A seal",
    )
    with Image.open(io.BytesIO(chosen.logo or b"")) as image:
        assert (image.format, image.size) == ("PNG", (900, 9))
    choose_look(store, chosen, "ann")
    with store.reading() as connection:
        assert chosen_look(connection) == chosen


@pytest.mark.parametrize(
    ("accent", "logo", "words", "said"),
    [
        ("blue", None, "", "“blue” is no colour."),
        (PALE, None, "", f"{PALE} is too pale for text on white: its contrast is 1.6 to 1."),
        (DARK, b"%PDF-1.7 is no picture", "A seal", "The logo is no picture that can be read"),
        (DARK, picture()[:60], "A seal", "The logo is no picture that can be read"),
        (DARK, b"<svg onload='alert(1)'/>", "A seal", "The logo is no picture that can be read"),
        (DARK, picture(), "  ", "Nothing says what the logo shows."),
        (DARK, b"0" * 5_300_000, "A seal", "The logo's file is larger than 5 MB."),
        (DARK, wide(8_001, 5_000), "A seal", "The logo has 8,001 × 5,000 pixels; there is room"),
        (DARK, wide(20_000, 10_000), "A seal", "The logo has far too many pixels"),
    ],
)
def test_a_look_that_would_break_a_report_is_refused(
    accent: str, logo: bytes | None, words: str, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        checked_look("Example County", accent, logo, words)
    assert [problem.message.startswith(said) for problem in refused.value.problems] == [True]


def test_of_a_look_that_is_partly_wrong_the_rest_is_as_it_was() -> None:
    held = checked_look("Example County", "#123ABC", picture(), "A seal")
    look, problems = right_of(held, " Example  Town ", PALE, b"no picture", "")
    assert look == replace(held, publisher="Example Town")
    # What is no picture needs no words on what it shows.
    assert [one.entry for one in problems] == ["report_colour_pale", "report_logo"]
    look, problems = right_of(held, "Example Town", DARK, picture(), " ")
    assert look == replace(held, publisher="Example Town", accent=DARK)
    assert [one.entry for one in problems] == ["report_logo_words"]


def test_reports_have_the_look_that_was_chosen(own: Path) -> None:
    with open_store(settings().store) as store:
        source = source_of(store)
        before = document(store, source, Choice("quarterly"))
        choose_look(store, checked_look("Example County", DARK, picture(), "A seal"), "ann")
        after = document(store, source, Choice("quarterly"))
        ours = document(store, source, Choice("quarterly"), countys=False)
    assert (before.look.publisher, after.look.publisher) == ("", "Example County")
    assert ("Published by", "Example County") in after.cover
    assert ours == before
    assert before.identifier != after.identifier
