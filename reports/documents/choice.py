"""Which report is asked for, of what; and the reports there are, each declared once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

Paper = Literal["letter", "a4"]
#: The dimensions one value of which a report may be of.
PLACES = ("area", "partner", "grant")
PAPERS: Mapping[str, str] = MappingProxyType({"letter": "Letter", "a4": "A4"})


@dataclass(frozen=True)
class Report:
    """A report, as it is declared.

    Attributes:
        code: its name for machines and the command line.
        title: its name for people.
        audience: whom it is written for.
        says: what it is, in a sentence.
        says_of_one: the same where it is of one area, grant or partner; empty: no other.
        sections: codes of its sections, in order; see ``reports.documents.contents``.
        of: dimensions one value of which it may be of, beside the whole coalition.
        must: whether it is always of one such value.
        short: whether it goes without cover and contents.
    """

    code: str
    title: str
    audience: str
    says: str
    sections: tuple[str, ...]
    of: tuple[str, ...] = ()
    must: bool = False
    short: bool = False
    says_of_one: str = ""


_APPENDIX = (
    "method",
    "definitions",
    "completeness",
    "protection",
    "revisions",
    "receipt",
    "checks",
)

REPORTS: Mapping[str, Report] = MappingProxyType(
    {
        one.code: one
        for one in (
            Report(
                "community_summary",
                "Community summary",
                "Everyone",
                "Two pages in plain words: what was done, whom it reached, what changed.",
                ("glance", "plain", "one_voice", "about"),
                of=("area",),
                short=True,
            ),
            Report(
                "quarterly",
                "Quarterly report",
                "Local government",
                "The report a local government publishes, in the order that reviewers expect.",
                ("summary", "did", "took_part", "learned", "context", "voices", *_APPENDIX[:4],
                 "tables", *_APPENDIX[4:]),
                of=("area",),
            ),
            Report(
                "funder",
                "Funder report",
                "Funders",
                "Outputs, outcomes with their evidence, targets, cost and limits: of the "
                "coalition, a grant or a partner.",
                ("summary", "outputs", "outcomes", "targets", "cost", "limits", "voices",
                 *_APPENDIX),
                of=("grant", "partner"),
                says_of_one="What was done, whom it reached, what it cost, and the limits of the "
                "figures: of one grant or partner.",
            ),
            Report(
                "area_profile",
                "Area profile",
                "Local government and residents",
                "One area: its figures over time and beside the other areas.",
                ("profile", "profile_did", "profile_reached", "profile_context", *_APPENDIX),
                of=("area",),
                must=True,
            ),
            Report(
                "data_tables",
                "Data tables",
                "Analysts",
                "Every figure of a period, by each breakdown that was released.",
                ("every_table", *_APPENDIX),
                of=(),
            ),
        )
    }
)  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """What was chosen; the same choice of the same release gives the same document.

    Attributes:
        report: a key of ``REPORTS``.
        window: name of a window of the release: ``2026Q2``; empty: its quarter.
        area: code of an area; empty: all.
        partner: code of a partner; empty: all.
        grant: code of a grant; empty: all.
        language: ``en`` or ``es``.
        paper: ``letter`` or ``a4``.
    """

    report: str
    window: str = ""
    area: str = ""
    partner: str = ""
    grant: str = ""
    language: str = "en"
    paper: Paper = "letter"

    @property
    def declared(self) -> Report:
        """The report."""
        return REPORTS[self.report]

    @property
    def group(self) -> tuple[tuple[str, str], ...]:
        """The dimension and value it is of; empty: the whole coalition."""
        named = ((name, getattr(self, name)) for name in PLACES)
        return tuple((name, value) for name, value in named if value)

    def of(self, dimension: str, code: str) -> "Choice":
        """Return the same choice of one value of a dimension, one of ``PLACES``."""
        area, partner, grant = (code if name == dimension else "" for name in PLACES)
        return replace(self, area=area, partner=partner, grant=grant)
