"""The funder crosswalk: the same rows under another body's rule, beside ours.

A rule says what another body counts, as a shape over the same totals or as another year, and why
the two differ. No rule speaks for a body that it cannot cite; the others are kinds of rule that
coalitions meet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from data.kinds.campaigns import Campaign
from data.kinds.events import Event
from data.kinds.signins import SignIn
from data.kinds.trainings import Training
from data.lists import PROFESSIONAL_CLASSES
from metrics.catalogue import indicators
from metrics.indicator import Indicator
from metrics.shapes import Count, Distinct, Ratio, Shape
from metrics.terms import codes, heads, people, total
from metrics.windows import Window, fiscal_year_window, year_window


@dataclass(frozen=True)
class Example:
    """A worked example: rows in, our figure and theirs out, and the sums a reader would do."""

    rows: Mapping[str, tuple[Mapping[str, Any], ...]]
    ours: float
    theirs: float
    because: str


@dataclass(frozen=True)
class Rule:
    """How another body counts what one of our indicators counts.

    Attributes:
        code: its name for machines.
        title: its name for people.
        whose: what sort of body has the rule; a real one only where it is cited.
        says: what they count.
        ours: the code of our indicator.
        reason: why the two figures differ, in a sentence.
        example: a worked example, run by the tests.
        value: their arithmetic; None: ours.
        first_month: of their year, where it is the year that differs; 0: the same period.
        beside: codes of ours that stand next to it and are shown with it.
        unit: of their figure, where it is another than ours.
    """

    code: str
    title: str
    whose: str
    says: str
    ours: str
    reason: str
    example: Example
    value: Shape | None = None
    first_month: int = 0
    beside: tuple[str, ...] = ()
    unit: str = ""

    @property
    def indicator(self) -> Indicator:
        """Ours, with their arithmetic: what their figure is computed and hidden by."""
        one = indicators()[self.ours]
        return replace(
            one,
            code=f"{self.code}_theirs",
            title=self.title,
            value=self.value or one.value,
            unit=self.unit or one.unit,
        )

    def windows(self, chosen: Window) -> tuple[Window, Window]:
        """Return our window and theirs: the chosen one, or the years called like its last."""
        if not self.first_month:
            return chosen, chosen
        year = chosen.quarters[-1][:4]
        return year_window(year), fiscal_year_window(year, self.first_month)


_TRAININGS = (
    {"code": "T1", "audience_class": "health", "registered": 30, "attended": 25, "completed": 20},
    {"code": "T2", "audience_class": "student", "registered": 40, "attended": 40, "completed": 30},
)
_TWICE = (
    {"event_code": "T1", "person": "K1", "attended": "yes", "completed": "yes"},
    {"event_code": "T2", "person": "K1", "attended": "yes", "completed": "yes"},
)
_YEAR = (
    {"code": "E1", "date": "2025-11-05"},
    {"code": "E2", "date": "2026-02-03"},
    {"code": "E3", "date": "2026-08-04"},
    {"code": "E4", "date": "2026-11-05"},
    {"code": "E5", "date": "2026-12-05"},
)

RULES = (
    Rule(
        code="attendees",
        title="Attendees counted as trained",
        whose="A funder that counts attendees as trained",
        says="Everyone present at a training for professionals, each time.",
        ours="people_trained",
        reason="We count who completed, and each person once where sign-ins tell people apart; "
        "they count who was there.",
        value=Count(total(Training.attended, audience_class=PROFESSIONAL_CLASSES)),
        example=Example({"trainings": _TRAININGS}, 20, 25, "T1: 20 completed, 25 were present"),
    ),
    Rule(
        code="completions",
        title="Completions instead of people",
        whose="A funder that adds up the completers of each session",
        says="Completers of trainings for professionals, added over sessions.",
        ours="people_trained",
        reason="Whoever completes two trainings is one person to us, where sign-ins tell people "
        "apart, and two completions to them.",
        value=Count(total(Training.completed, audience_class=PROFESSIONAL_CLASSES)),
        example=Example(
            {
                "trainings": (
                    {"code": "T1", "audience_class": "health", "completed": 1},
                    {"code": "T2", "audience_class": "health", "completed": 1},
                ),
                "signins": _TWICE,
            },
            1,
            2,
            "K1 completed T1 and T2: one person, two completions",
        ),
    ),
    Rule(
        code="together",
        title="Professionals and public together",
        whose="A funder that does not tell training from education",
        says="Everyone who completed a session, professionals, students and public together.",
        ours="people_trained",
        beside=("people_educated",),
        reason="We keep training of professionals apart from education of the public, because they "
        "are to lead to different things; they add both.",
        value=Distinct(
            (people(SignIn, Training, completed=True),),
            (heads(Training.completed, unless="completed"),),
            shows="most",
        ),
        example=Example(
            {"trainings": _TRAININGS}, 20, 50, "20 professionals (T1); with 30 students (T2), 50"
        ),
    ),
    Rule(
        code="all_heads",
        title="Every head counted",
        whose="A body that adds head counts to the people on lists",
        says="People on sign-in lists, and all heads counted elsewhere as if each were new.",
        ours="people_reached_unduplicated",
        reason="Nobody knows how many of those only counted come again, so we show the fewest "
        "there can have been; they show the most.",
        value=Distinct(
            (people(SignIn, Event, Training),),
            (heads(Event.attended, unless="attended"), heads(Training.attended, unless="attended")),
            shows="most",
        ),
        example=Example(
            {"events": ({"code": "E1", "attended": 30}, {"code": "E2", "attended": 20})},
            30,
            50,
            "at least the 30 of E1; at most 30 + 20 = 50",
        ),
    ),
    Rule(
        code="registered",
        title="Registrations counted as attendance",
        whose="A body that counts registrations",
        says="Everyone who registered for an event.",
        ours="event_attendance",
        reason="We count who came, walk-ins included, at every event; they count who signed up, at "
        "those that took registration.",
        value=Count(total(Event.registered)),
        unit="registrations",
        example=Example(
            {
                "events": (
                    {"code": "E1", "registered": 40, "attended": 34},
                    {"code": "E2", "attended": 16},
                )
            },
            50,
            40,
            "34 + 16 = 50 came; 40 registered, all for E1",
        ),
    ),
    Rule(
        code="present_of_registered",
        title="Everyone present ÷ everyone registered",
        whose="A funder that divides all attendance by all registrations",
        says="Attendance at all events ÷ registrations, walk-ins included.",
        ours="event_participation_rate",
        reason="We leave walk-ins and events without registration out of the share; they do not, "
        "so theirs can pass 100 %.",
        value=Ratio(total(Event.attended), total(Event.registered)),
        example=Example(
            {
                "events": (
                    {"code": "E1", "registered": 40, "attended": 34, "walk_ins": 4},
                    {"code": "E2", "attended": 16},
                )
            },
            0.75,
            1.25,
            "(34 − 4) ÷ 40 = 0.75; (34 + 16) ÷ 40 = 1.25",
        ),
    ),
    Rule(
        code="completed_of_present",
        title="Completed ÷ present",
        whose="A funder that measures completion among those who came",
        says="Completers ÷ people present, over all sessions.",
        ours="completion_rate",
        reason="Whoever registered and stayed away lowers our rate and not theirs.",
        value=Ratio(total(Training.completed), total(Training.attended)),
        example=Example(
            {"trainings": ({"code": "T1", "registered": 50, "attended": 40, "completed": 30},)},
            0.6,
            0.75,
            "30 ÷ 50 = 0.6; 30 ÷ 40 = 0.75",
        ),
    ),
    Rule(
        code="produced",
        title="Materials produced",
        whose="A funder that pays for what is printed",
        says="Copies produced.",
        ours="materials_distributed",
        reason="We count what was handed out or placed; what lies in a cupboard counts for them.",
        value=Count(total(Campaign.produced)),
        example=Example(
            {"campaigns": ({"code": "C1", "produced": 2000, "distributed": 1200},)},
            1200,
            2000,
            "2,000 printed, 1,200 of them handed out",
        ),
    ),
    Rule(
        code="launched",
        title="Campaigns counted when they begin",
        whose="A body that counts a campaign in the period it began",
        says="Campaigns whose first day lies in the period.",
        ours="campaigns_conducted",
        reason="A campaign that runs on is active in each period to us, and begins in one only.",
        value=Count(codes(Campaign, launched=True)),
        example=Example(
            {
                "campaigns": (
                    {"code": "C1", "start": "2026-01-10", "end": "2026-02-20"},
                    {
                        "code": "C2",
                        "start": "2025-12-01",
                        "end": "2026-03-31",
                        "for_quarter": "2026Q1",
                    },
                )
            },
            2,
            1,
            "C1 and C2 were running; only C1 began in 2026 Q1",
        ),
    ),
    Rule(
        code="federal_year",
        title="US federal fiscal year",
        whose="Federal awards reported by fiscal year, October to September (31 U.S.C. 1102)",
        says="Events from October of the year before to September.",
        ours="events_held",
        reason="Their year begins three months before ours.",
        first_month=10,
        example=Example(
            {"events": _YEAR}, 4, 3, "2026: E2 to E5; October 2025 to September 2026: E1 to E3"
        ),
    ),
    Rule(
        code="july_year",
        title="Fiscal year from July",
        whose="A state or city whose fiscal year runs from July to June",
        says="Events from July of the year before to June.",
        ours="events_held",
        reason="Their year begins six months before ours.",
        first_month=7,
        example=Example(
            {"events": _YEAR}, 4, 2, "2026: E2 to E5; July 2025 to June 2026: E1 and E2"
        ),
    ),
    Rule(
        code="federal_year_people",
        title="People trained in the US federal fiscal year",
        whose="Federal awards reported by fiscal year, October to September (31 U.S.C. 1102)",
        says="Professionals who completed a training from October of the year before to September.",
        ours="people_trained",
        reason="Their year begins three months before ours; in both, a person told apart by "
        "sign-ins counts once.",
        first_month=10,
        example=Example(
            {
                "trainings": (
                    {
                        "code": "T1",
                        "date": "2025-11-05",
                        "audience_class": "health",
                        "completed": 20,
                    },
                    {
                        "code": "T2",
                        "date": "2026-11-05",
                        "audience_class": "health",
                        "completed": 12,
                    },
                )
            },
            12,
            20,
            "2026: T2; October 2025 to September 2026: T1",
        ),
    ),
)
