"""Reports composed from the demonstration's release: the same numbers, and only those."""

import csv
import datetime as dt
import io
import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from data.problems import Refused
from metrics.catalogue import indicators
from reports.documents.blocks import (
    Block,
    Bullets,
    Cell,
    Comment,
    Document,
    Drawing,
    Facts,
    Look,
    Notice,
    Paragraph,
    Quote,
    Table,
)
from reports.documents.choice import REPORTS, Choice
from reports.documents.composing import Typed, compose, places
from reports.documents.source import Source
from reports.languages import NAMES, Language


def choice(report: str, language: str = "en", **more: str) -> Choice:
    """Return a report of everything, or of the first district where it must be of one."""
    area = "D01" if REPORTS[report].must else ""
    asked: Any = {"report": report, "area": area, "language": language, **more}
    return Choice(**asked)


def cells(document: Document) -> Iterator[Cell]:
    """Give every cell of tables, drawings and headline figures."""
    for table in document.tables():
        yield from (cell for row in table.rows for cell in row)
    for block in document.blocks():
        if isinstance(block, Drawing):
            yield from (point.cell for point in block.chart.points)
        if isinstance(block, Facts):
            yield from (fact.cell for fact in block.items)


def words(document: Document) -> Iterator[str]:
    """Give every text of a document, as whoever reads it comes upon it."""
    yield from (document.title, document.subtitle, document.mark)
    yield from itertools.chain.from_iterable(document.cover)
    for section in document.every():
        yield section.title
        for block in section.blocks:
            yield from _of(block)


def _of(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text) | Notice(text):
            yield text
        case Comment(by, parts):
            yield from (by, *parts)
        case Bullets(items):
            yield from items
        case Facts(title, items):
            yield title
            for fact in items:
                yield from (fact.title, fact.cell.text, fact.unit, *fact.details)
        case Table():
            yield from _of_table(block)
        case Drawing():
            yield from (block.caption, block.measure, block.alternative, block.chart.axis)
            yield from _of_table(block.table)
        case Quote():
            yield from (block.words, block.said_by, block.before)


def _of_table(table: Table) -> Iterator[str]:
    yield from (table.caption, *table.heads, *table.notes)
    yield from (cell.text for row in table.rows for cell in row)


def released(source: Source) -> dict[str, str]:
    """Return every number of the release's own file, under the name that cells have for it."""
    text = source.contents.entries["figures.csv"].decode("utf-8-sig")
    found = {}
    for row in csv.DictReader(io.StringIO(text)):
        pairs = [
            (row[f"dimension_{i}"], row[f"value_{i}"])
            for i in (1, 2, 3)
            if row.get(f"dimension_{i}")
        ]
        group = ";".join(f"{name}={value or None}" for name, value in sorted(pairs))
        for of in ("value", "low", "high", "numerator", "denominator"):
            found[f"{row['code']}|{row['window']}|{group}|{of}"] = row[of]
    return found


@pytest.mark.parametrize("report", REPORTS)
def test_every_number_is_the_one_in_the_file_of_the_release(source: Source, report: str) -> None:
    known, seen = released(source), 0
    for cell in cells(compose(source, choice(report), "pdf")):
        if not cell.of or cell.of.endswith("|target"):
            continue
        seen += 1
        if cell.number is None:
            assert cell.text == known[cell.of] or not known[cell.of], cell
        else:
            assert cell.number == pytest.approx(float(known[cell.of]), rel=1e-9), cell
    assert seen > {"community_summary": 8}.get(report, 30)


@pytest.mark.parametrize("report", REPORTS)
def test_it_is_in_spanish_from_the_cover_to_the_receipt(source: Source, report: str) -> None:
    english, spanish = (compose(source, choice(report, code), "pdf") for code in NAMES)
    assert spanish.language == "es-US"
    # Spanish of the United States writes numbers as English there does.
    pairs = list(zip(cells(english), cells(spanish), strict=True))
    numbers = [(a, b) for a, b in pairs if a.number is not None]
    assert all((a.text, a.number) == (b.text, b.number) for a, b in numbers)
    assert english.title != spanish.title
    titles = zip(english.every(), spanish.every(), strict=True)
    assert all(a.title != b.title for a, b in titles if a.code != "profile")
    said = " ".join(words(spanish))
    untranslated = [one.title for one in indicators().values() if f" {one.title} " in said]
    assert untranslated == []


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("language", NAMES)
def test_the_self_check_finds_nothing(source: Source, report: str, language: str) -> None:
    document = compose(source, choice(report, language), "pdf")
    if REPORTS[report].short:
        say = Language(language).say
        assert say("Self-check: {some} of {of} questions passed.", some=8, of=8) in words(document)
        return
    checks = next(table for table in document.tables() if table.code == "checks")
    assert {row[1].text for row in checks.rows} == {Language(language).say("yes")}


def test_what_has_no_colours_is_not_asked_whether_they_are_dark_enough(source: Source) -> None:
    def asked(form: str) -> int:
        checks = compose(source, choice("data_tables"), form).sections[-1].blocks[0]
        assert isinstance(checks, Table)
        return sum("dark enough" in row[0].text for row in checks.rows)

    assert (asked("pdf"), asked("csv")) == (1, 0)


def test_lines_of_a_fact_end_in_no_full_stop(source: Source) -> None:
    """Formats that join them put a sign of their own between."""
    document = compose(source, choice("quarterly"), "csv")
    facts = [fact for block in document.blocks() if isinstance(block, Facts)
             for fact in block.items]  # fmt: skip
    details = [detail for fact in facts for detail in fact.details]
    assert details
    assert not [detail for detail in details if detail.endswith(".")]


def test_the_sections_stand_in_the_order_that_reviewers_expect(source: Source) -> None:
    document = compose(source, choice("quarterly"), "pdf")
    assert [section.title for section in document.sections] == [
        "Summary",
        "What we did",
        "Who took part",
        "What people learned",
        "What was reported to authorities",
        "Voices",
        "Method",
        "Definitions and limits",
        "Completeness",
        "How people are protected",
        "Data tables",
        "Revisions",
        "Receipt",
        "Self-check",
    ]


def test_a_report_of_an_area_has_its_figures_and_no_others(source: Source) -> None:
    document = compose(source, choice("quarterly", area="D03"), "pdf")
    places_ = {cell.of.split("|")[2] for cell in cells(document) if cell.of}
    assert {place.partition(";")[0] for place in places_} == {"area=D03"}
    assert document.subtitle == "Cobble Turn · 2026 Q3"


def test_a_report_on_a_year_has_the_figures_of_the_year(source: Source) -> None:
    document = compose(source, choice("quarterly", window="2025"), "pdf")
    table = next(t for t in document.tables() if t.code == "did_figures")
    assert {cell.of.split("|")[1] for row in table.rows for cell in row if cell.of} == {"2025"}
    assert "2025" in document.subtitle
    # Quarters after the period are none of its business.
    later = [c.of for c in cells(document) if c.of.split("|")[1:2] > ["2025Q4"] if "2026" in c.of]
    assert later == []


def test_a_voice_that_may_not_be_shown_any_more_is_left_out(source: Source) -> None:
    every = source.contents.table("voices_participants")
    first = every[0]
    with_it = " ".join(words(compose(source, choice("quarterly"), "pdf")))
    without = replace(source, gone=(int(first["voice"]),))
    said = " ".join(words(compose(without, choice("quarterly"), "pdf")))
    assert first["words"] in with_it
    assert first["words"] not in said
    assert every[1]["words"] in said


def test_survivors_and_participants_stand_apart(source: Source) -> None:
    document = compose(source, choice("quarterly"), "pdf")
    voices = next(section for section in document.sections if section.code == "voices")
    assert [within.title for within in voices.sections] == [
        "What survivors said",
        "What participants said",
    ]


def test_what_was_typed_stands_on_the_cover_and_under_its_heading(source: Source) -> None:
    typed = Typed("Our year", "Read this first.\n\nThen the rest.", {"did": "A quiet quarter."})
    document = compose(source, choice("quarterly"), "pdf", typed)
    first, did = document.sections[:2]
    assert document.title == "Our year"
    assert first.blocks[:2] == (
        Notice("Demonstration: everything in this report is fictional."),
        Comment("Written by the publisher", ("Read this first.", "Then the rest.")),
    )
    assert did.blocks[0] == Comment("Written by the publisher", ("A quiet quarter.",))
    look = Look(publisher="Example County")
    named = compose(source, choice("quarterly", language="es"), "pdf", typed, look)
    assert named.sections[1].blocks[0] == Comment(
        "Comentario de Example County", ("A quiet quarter.",)
    )


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        ("published", ""),
        ("built", "Draft. Not for publication."),
        ("withdrawn", "Withdrawn release. Not for publication."),
        ("revised", "Revised since by a later release. Not for publication."),
    ],
)
def test_what_may_not_be_published_says_so_on_every_page(
    source: Source, state: str, mark: str
) -> None:
    of = replace(source, release=replace(source.release, state=state))
    document = compose(of, choice("community_summary"), "pdf")
    assert document.mark == mark
    notices = [block.text for block in document.blocks() if isinstance(block, Notice)]
    assert (mark in notices) == bool(mark)


def test_targets_stand_beside_the_figures_of_the_same_stretch(source: Source) -> None:
    document = compose(source, choice("funder", window="2025Q4"), "pdf")
    table = next(t for t in document.tables() if t.code == "targets")
    held = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}
    events = next(
        f.result.estimate.value
        for f in source.figures["events_held", ()]
        if f.result.window.name == "2025Q4"
    )
    # 34 events of 30 that were aimed at: 34 ÷ 30 = 113 %.
    assert held["Events held"] == ["2025 Q4", f"{events:.0f}", "30", "113\u00a0%", "reached"]
    assert events == 34


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"window": "2031Q1"}, "The release has no period 2031Q1."),
        ({"area": "D99"}, "The release has no area D99."),
        ({"partner": "P01"}, "The Quarterly report cannot be of one partner."),
        ({"language": "xx"}, "Reports are not written in “xx”."),
        ({"paper": "a3"}, "“a3” is no size of paper that reports are printed on."),
    ],
)
def test_what_a_release_does_not_hold_is_refused(
    source: Source, asked: dict[str, str], said: str
) -> None:
    with pytest.raises(Refused) as refused:
        compose(source, choice("quarterly", **asked), "pdf")
    assert [problem.message for problem in refused.value.problems] == [said]


def test_a_profile_needs_an_area_and_there_is_one_for_each(source: Source) -> None:
    with pytest.raises(Refused, match="of one area"):
        compose(source, Choice("area_profile"), "pdf")
    assert len(places(source, "area")) == 12
    for area in places(source, "area"):
        assert compose(source, Choice("area_profile", area=area), "pdf").sections


def test_a_period_without_data_is_a_report_that_says_so(source: Source) -> None:
    empty = replace(source, figures={})
    document = compose(empty, choice("quarterly"), "pdf")
    said = " ".join(words(document))
    assert "Nothing of this was reported for Whole coalition in 2026 Q3." in said
    assert not list(document.drawings())


def test_words_of_a_release_that_the_catalogue_lacks_stand_as_they_are() -> None:
    spanish = Language("es")
    assert spanish.known("a reason nobody foresaw") == "a reason nobody foresaw"


# -- what a reader must not be led to believe


def text(document: Document) -> str:
    return " ".join(words(document))


def test_a_change_that_chance_would_explain_is_said_to_be_one(source: Source) -> None:
    said = text(compose(source, choice("community_summary", window="2026Q2"), "pdf"))
    # 25 of 40 before, 29 of 39 after: 62 % and 74 %, and the interval of the difference holds 0.
    assert (
        "Before, it was 62\u00a0%; that is no more of a change than chance would explain." in said
    )
    # 8 of 29 before, 17 of 25 after: 28 % and 68 %.
    assert "Before, it was 28\u00a0%; that is more of a change than chance would explain." in said


def test_shares_of_all_who_answered_are_not_called_matched(source: Source) -> None:
    """17 of 25 after and 8 of 29 before are not the same people, whatever the survey's design."""
    said = text(compose(source, choice("quarterly", window="2026Q2"), "pdf"))
    assert (
        "28\u00a0%, more than chance would explain (before and after, all who answered each time, "
        "n = 25" in said
    )
    assert "(8 of 29 respondents); more than chance would explain" in said


def test_whoever_was_asked_is_named(source: Source) -> None:
    said = text(compose(source, choice("community_summary"), "pdf"))
    assert "people who answered the survey “OFFICERS”" in said


def test_voices_in_a_report_of_one_place_are_said_to_be_of_the_whole(source: Source) -> None:
    of_all, of_one = (
        compose(source, choice("quarterly", area=area), "pdf") for area in ("", "D03")
    )
    assert "not of Cobble Turn alone" in text(of_one)
    assert "They are of the whole coalition" not in text(of_all)


def test_voices_of_another_language_are_marked_with_their_notes_and_speakers(
    source: Source,
) -> None:
    document = compose(source, choice("quarterly", "es"), "html")
    line = "Lo dicho o anotado en otro idioma figura tal como se escribió."
    assert Paragraph(line) in document.blocks()
    quotes = {one.speaker or one.said_by: one for one in document.blocks()
              if isinstance(one, Quote)}  # fmt: skip
    officer = quotes["An officer on patrol"]
    assert (officer.said_by, officer.speaker_language) == ("participante · 2026", "en")
    assert officer.whose == "An officer on patrol · participante · 2026"
    rosa = quotes["Rosa · sobreviviente · 2026"]
    assert (rosa.before, rosa.before_language) == (
        "Speaks of being deceived; nothing is described.", "en")  # fmt: skip
    english = compose(source, choice("quarterly"), "html")
    assert all(not one.speaker for one in english.blocks() if isinstance(one, Quote))


def test_a_report_on_an_earlier_year_has_no_voices_of_later_ones(source: Source) -> None:
    document = compose(source, choice("funder", window="2025"), "pdf")
    years = [block.said_by[-4:] for block in document.blocks() if isinstance(block, Quote)]
    assert years
    assert set(years) == {"2025"}


def test_nothing_is_said_of_the_change_of_what_rests_on_few(source: Source) -> None:
    for window in source.offer.of_sort("quarter"):
        document = compose(source, choice("quarterly", window=window.name), "pdf")
        for table in document.tables():
            for row in table.rows:
                if "[u]" in row[1].text:
                    assert "usual" not in " ".join(cell.text for cell in row), row


def front(document: Document) -> tuple[str, ...]:
    """Return the first points of a document: what it does not hold."""
    return next(block.items for block in document.blocks() if isinstance(block, Bullets))


def test_a_report_on_a_grant_is_of_what_it_paid_for(source: Source) -> None:
    document = compose(source, choice("funder", grant="EX-SCH-24", window="2024"), "pdf")
    assert (
        dict(document.cover).items()
        >= {
            "Of": "Schools Ahead",
            "Grant number": "EX-SCH-24",
            "Given by": "Twelve Districts Community Fund",
            "Runs": "October 1, 2024 to September 30, 2027",
        }.items()
    )
    told = {cell.of.partition("|")[0]: cell for cell in cells(document) if "|2024|" in cell.of}
    (held,) = (
        result.estimate.value
        for result in source.results("events_held", ("grant",), source.offer.of_sort("year"))
        if (result.window.name, result.named["grant"]) == ("2024", "EX-SCH-24")
    )
    assert told["events_held"].number == held
    assert front(document) == (
        "What the same partners did without this grant: counted is what it paid for, wholly or "
        "for the most part, as partners reported it.",
        "A part of 2024: the grant runs October 1, 2024 to September 30, 2027.",
        "What people learned: surveys are released for the whole coalition only.",
        "Targets: a release holds those of the whole coalition only.",
    )


def test_a_report_on_a_grant_begins_with_the_quarter_in_which_it_begins(source: Source) -> None:
    """It began on October 1, 2024: seven quarters are too few for a usual range."""
    document = compose(source, choice("funder", grant="EX-SCH-24", window="2026Q2"), "pdf")
    reached = next(d for d in document.drawings() if d.code.startswith("people_reached"))
    quarters = [row[0].text for row in reached.table.rows]
    assert quarters == [
        "2024 Q4", "2025 Q1", "2025 Q2", "2025 Q3", "2025 Q4", "2026 Q1", "2026 Q2",
    ]  # fmt: skip
    facts = [fact for block in document.sections[0].blocks if isinstance(block, Facts)
             for fact in block.items]  # fmt: skip
    assert not any("usual" in line.lower() for fact in facts for line in fact.details)
    assert not any(cell.of.partition("|")[2].startswith(("2023", "2024Q3"))
                   for cell in cells(document))  # fmt: skip


def test_a_report_on_a_grant_opens_with_what_was_done_and_whom_it_reached(source: Source) -> None:
    document = compose(source, choice("funder", grant="EX-SCH-24", window="2026Q2"), "pdf")
    leads = (block.text for block in document.sections[0].blocks
             if isinstance(block, Paragraph) and block.tone == "lead")  # fmt: skip
    assert next(leads) == (
        "In 2026 Q2, Schools Ahead: 4 events were held, 5 education sessions were held and at "
        "least 100 people were reached."
    )
    assert document.description.endswith("of one grant or partner.")
    assert "targets" not in document.description


def test_limits_name_no_figure_that_a_report_does_not_show(source: Source) -> None:
    """Nobody tells the engagement of a grant: it stands in no table, and in no sentence."""
    document = compose(source, choice("funder", grant="EX-SCH-24", window="2026Q2"), "pdf")
    shown = {cell.of.partition("|")[0] for cell in cells(document)}
    assert "engagement_rate" not in shown
    titles = {indicators()[code].title for code in shown if code in indicators()}
    section = next(one for one in document.sections if one.code == "limits")
    bullets = [block for block in section.blocks if isinstance(block, Bullets)]
    named = {line.partition(":")[0] for line in bullets[1].items}
    assert named <= titles
    assert "People educated" in named


def test_cost_is_told_with_its_bound_and_what_was_spent(source: Source) -> None:
    document = compose(source, choice("funder", grant="EX-SCH-24", window="2026Q2"), "pdf")
    section = next(one for one in document.sections if one.code == "cost")
    said = section.blocks[0]
    assert isinstance(said, Paragraph)
    # 1,058.36 / 100 people, of whom some were only counted.
    assert said.text.startswith(
        "Cost per person, 2026 Q2: at most 10.6 per person, in the coalition’s own currency. In "
        "all 1,058 was spent on at least 100 people, where both were reported."
    )


@pytest.mark.parametrize("area", ["", "D01"])
def test_the_summary_says_which_targets_are_missed_of_the_whole_coalition(
    source: Source, area: str
) -> None:
    """In the words of the funder report, which has a chapter for it."""
    section = compose(source, choice("quarterly", area=area), "pdf").sections[0]
    funder = compose(source, choice("funder"), "pdf")
    chapter = next(one for one in funder.sections if one.code == "targets")
    assert isinstance(chapter.blocks[0], Paragraph)
    said = chapter.blocks[0].text
    assert "targets with a figure were reached" in said
    found = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert (said in found) == (not area)


@pytest.mark.parametrize(("start", "end"), [((2026, 7, 1), None), (None, (2026, 3, 31))])
def test_a_period_outside_a_grant_is_refused(
    source: Source, start: tuple[int, int, int] | None, end: tuple[int, int, int] | None
) -> None:
    """It begins the day after the period, or ended the day before."""
    first, last = start and dt.date(*start), end and dt.date(*end)
    grants = tuple(replace(one, start=first, end=last) for one in source.beside.grants)
    beside = replace(source.beside, grants=grants)
    moved = replace(source, offer=replace(source.offer, beside=beside))
    runs = "since July 1, 2026" if start else "until March 31, 2026"
    said = f"The grant Schools Ahead does not run in 2026 Q2: it runs {runs}."
    with pytest.raises(Refused, match=said):
        compose(moved, choice("funder", grant="EX-SCH-24", window="2026Q2"), "pdf")


def test_a_report_is_of_one_grant_or_one_partner(source: Source) -> None:
    with pytest.raises(Refused, match="of one grant or partner, and two are given"):
        compose(source, choice("funder", partner="P05", grant="EX-SCH-24"), "pdf")
    with pytest.raises(Refused, match="The release has no grant EX-SCH-99"):
        compose(source, choice("funder", grant="EX-SCH-99"), "pdf")


def test_the_same_content_has_the_same_identity_however_it_was_asked_for(source: Source) -> None:
    grant = source.codes("grant")[0]
    plain = compose(source, Choice("funder", grant=grant), "xlsx")
    named = Choice("funder", window=source.release.quarter, grant=grant)
    assert compose(source, named, "xlsx", Typed(title="  "), Look()) == plain
    own = compose(source, named, "xlsx", None, Look(publisher="Example County"))
    assert own.identifier != plain.identifier


def test_the_funder_report_of_the_coalition_tells_grants_apart(source: Source) -> None:
    document = compose(source, choice("funder"), "pdf")
    drawn = next(d for d in document.drawings() if d.code == "event_attendance_by_grant")
    assert {point.label for point in drawn.chart.points} == {"Schools Ahead", "No grant"}


def test_what_a_report_on_a_partner_does_not_hold_stands_at_its_front(source: Source) -> None:
    document = compose(source, choice("funder", partner="P05"), "pdf")
    assert front(document) == (
        "What people learned: surveys are released for the whole coalition only.",
        "Targets: a release holds those of the whole coalition only.",
    )


def test_of_a_year_a_charts_title_says_the_year(source: Source) -> None:
    document = compose(source, choice("quarterly", window="2025"), "pdf")
    events = next(d for d in document.drawings() if d.code == "events_held_over_time")
    # 32 + 32 + 20 + 34 events in the quarters of 2025.
    assert events.caption == "Events held: 118 events in 2025"
