"""The section on revisions: what became of figures counted first, then named, then the numbers."""

from dataclasses import replace

import pytest

from metrics.releases.building import HIDDEN
from metrics.releases.contents import Figure
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.windows import quarter_window
from reports.documents.blocks import Bullets, Paragraph, Table
from reports.documents.choice import Choice
from reports.documents.sections.provenance import revisions
from reports.documents.source import Source
from reports.documents.telling import Teller
from reports.languages import Language
from reports.releases.changes import changes_sheet
from reports.releases.differing import CHANGED, Change
from reports.releases.differing import HIDDEN as HIDDEN_NOW
from reports.releases.sheet import write

Q2 = quarter_window("2026Q2")


def change(
    what: str, code: str, estimate: Estimate, was: float | None = None, area: str = ""
) -> Change:
    group = (("area", area),) if area else ()
    figure = Figure(("area",) if area else (), Result(code, Q2, group, estimate))
    return Change(what, figure, None if was is None else Estimate(was), "")


def revised(source: Source, *changes: Change, language: str = "en") -> Teller:
    """Return what tells the release as if it revised release 2, with these changes."""
    sheet = changes_sheet(changes, source.known)
    entries = {**source.contents.entries, "changes.csv": write(sheet)}
    receipt = replace(source.contents.receipt, revises=2)
    contents = replace(source.contents, entries=entries, receipt=receipt)
    choice = Choice("quarterly", language=language)
    return Teller(replace(source, contents=contents), choice, Language(language), Q2)


CHANGES = (
    change(CHANGED, "events_held", Estimate(31), 30),
    change(HIDDEN_NOW, "event_attendance", HIDDEN),
    change(HIDDEN_NOW, "event_walk_ins", HIDDEN),
    change(HIDDEN_NOW, "event_attendance", HIDDEN, area="D03"),
)


@pytest.mark.parametrize(
    ("language", "counted", "hidden"),
    [
        (
            "en",
            "What became of figures, breakdowns and longer periods included: 1 changed and 3 "
            "hidden now.",
            "Hidden now for 2026 Q2: Attendance at events; Walk-ins at events.",
        ),
        (
            "es",
            "Qué pasó con las cifras, incluidos los desgloses y los períodos más largos: con "
            "cambios: 1 y ahora ocultas: 3.",
            "Ocultas ahora para ",
        ),
    ],
)
def test_counts_stand_first_then_what_is_hidden_now_then_the_numbers(
    source: Source, language: str, counted: str, hidden: str
) -> None:
    blocks = revisions(revised(source, *CHANGES, language=language)).blocks
    words = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert counted in words
    named = [text for block in blocks if isinstance(block, Bullets) for text in block.items]
    assert any(text.startswith(hidden) for text in named)
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [[cell.text for cell in row[2:4]] for row in table.rows] == [["30", "31"]]


def test_that_hidden_figures_need_not_have_changed_is_said_only_where_some_are(
    source: Source,
) -> None:
    for some, said in ((CHANGES, True), (CHANGES[:1], False)):
        blocks = revisions(revised(source, *some)).blocks
        words = [block.text for block in blocks if isinstance(block, Paragraph)]
        assert any("need not have changed" in text for text in words) is said


def test_where_everything_is_hidden_now_nothing_says_that_no_figure_changed(
    source: Source,
) -> None:
    blocks = revisions(revised(source, CHANGES[1])).blocks
    words = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert "No figure of the whole coalition changed." not in words
    assert not any(isinstance(block, Table) for block in blocks)
    blocks = revisions(revised(source, CHANGES[3])).blocks
    words = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert "No figure of the whole coalition changed." in words
