"""Training of professionals and education of the public: sessions, people, hours."""

from data.kinds.signins import SignIn
from data.kinds.trainings import Training
from data.lists import PROFESSIONAL_CLASSES, PUBLIC_CLASSES
from metrics.indicator import Example, Indicator
from metrics.shapes import Count, Distinct, Proportion
from metrics.terms import heads, people, rows, total

_SOURCE = "number of training sessions held for law enforcement and community members"
_FIVE = (
    {"code": "T1", "audience_class": "law_enforcement"},
    {"code": "T2", "audience_class": "law_enforcement"},
    {"code": "T3", "audience_class": "health"},
    {"code": "T4", "audience_class": "student"},
    {"code": "T5", "audience_class": "community"},
)

TRAININGS_LAW_ENFORCEMENT = Indicator(
    code="trainings_law_enforcement",
    title="Trainings for law enforcement",
    question="How many training sessions were held for law enforcement?",
    theme="training",
    level="activity",
    additivity="sum",
    value=Count(rows(Training, audience_class="law_enforcement")),
    unit="sessions",
    definition="Sessions whose audience class is law enforcement.",
    source=_SOURCE,
    example=Example({"trainings": _FIVE}, 2, "T1 and T2"),
)

TRAININGS_PROFESSIONALS = Indicator(
    code="trainings_professionals",
    title="Trainings for other professionals",
    question="How many training sessions were held for health, school and other professionals?",
    theme="training",
    level="activity",
    additivity="sum",
    value=Count(
        rows(Training, audience_class=[c for c in PROFESSIONAL_CLASSES if c != "law_enforcement"])
    ),
    unit="sessions",
    definition="Sessions for health staff, educators and school staff, and other professionals.",
    source=_SOURCE,
    example=Example({"trainings": _FIVE}, 1, "T3"),
)

TRAININGS_COMMUNITY = Indicator(
    code="trainings_community",
    title="Education sessions for the community",
    question="How many education sessions were held for students and the public?",
    theme="training",
    level="activity",
    additivity="sum",
    value=Count(rows(Training, audience_class=PUBLIC_CLASSES)),
    unit="sessions",
    definition="Sessions for students and community members. Training is for professionals in "
    "their role; what students and the public receive is education.",
    source=_SOURCE,
    example=Example({"trainings": _FIVE}, 2, "T4 for students, T5 for the community"),
)

PEOPLE_TRAINED = Indicator(
    code="people_trained",
    title="People trained",
    question="How many professionals completed a training?",
    theme="training",
    level="output",
    additivity="distinct",
    value=Distinct(
        (people(SignIn, Training, completed=True, audience_class=PROFESSIONAL_CLASSES),),
        (heads(Training.completed, unless="completed", audience_class=PROFESSIONAL_CLASSES),),
        shows="most",
    ),
    unit="people",
    definition="Professionals who completed a training: different people where sign-ins tell them "
    "apart, the sum of completers elsewhere. Registered, attended and completed are three numbers.",
    source=_SOURCE,
    caveat="An officer trained twice in a year is one person in the year and one in each quarter, "
    "where sign-ins tell people apart; elsewhere they count twice.",
    example=Example(
        rows={
            "trainings": (
                {"code": "T1", "audience_class": "law_enforcement", "completed": 2},
                {"code": "T2", "audience_class": "law_enforcement", "completed": 1},
                {"code": "T3", "audience_class": "health", "completed": 10},
            ),
            "signins": (
                {"event_code": "T1", "person": "K1", "attended": "yes", "completed": "yes"},
                {"event_code": "T1", "person": "K2", "attended": "yes", "completed": "yes"},
                {"event_code": "T2", "person": "K1", "attended": "yes", "completed": "yes"},
            ),
        },
        value=12,
        because="K1 and K2 told apart (K1 twice, counted once) + 10 completers of T3 = 12",
    ),
)

PEOPLE_EDUCATED = Indicator(
    code="people_educated",
    title="People educated",
    question="How many students and community members completed an education session?",
    theme="training",
    level="output",
    additivity="distinct",
    value=Distinct(
        (people(SignIn, Training, completed=True, audience_class=PUBLIC_CLASSES),),
        (heads(Training.completed, unless="completed", audience_class=PUBLIC_CLASSES),),
        shows="most",
    ),
    unit="people",
    definition="Students and community members who completed a session: different people where "
    "sign-ins tell them apart, the sum of completers elsewhere.",
    source=_SOURCE,
    example=Example(
        rows={
            "trainings": (
                {"code": "T1", "audience_class": "student", "completed": 25},
                {"code": "T2", "audience_class": "community", "completed": 15},
                {"code": "T3", "audience_class": "health", "completed": 10},
            )
        },
        value=40,
        because="25 + 15 = 40; health staff are trained, not educated",
    ),
)

CONTACT_HOURS = Indicator(
    code="contact_hours",
    title="Contact hours",
    question="How many hours of training and education were received?",
    theme="training",
    level="output",
    additivity="sum",
    value=Count(total(Training.contact_hours)),
    unit="hours",
    definition="People who completed × hours of the session, added over sessions.",
    source=_SOURCE,
    hidden_with=("people_trained", "people_educated"),
    example=Example(
        rows={
            "trainings": (
                {"code": "T1", "completed": 22, "hours": 3},
                {"code": "T2", "completed": 10, "hours": 1.5},
            )
        },
        value=81,
        because="22 × 3 + 10 × 1.5 = 66 + 15 = 81",
    ),
)

COMPLETION_RATE = Indicator(
    code="completion_rate",
    title="Completion rate",
    question="Of those who registered for a training, what share completed it?",
    theme="training",
    level="output",
    additivity="ratio",
    value=Proportion(total(Training.finished), total(Training.enrolled)),
    unit="registrations",
    direction="higher",
    definition="Completed ÷ registered, over sessions that reported both.",
    source=_SOURCE,
    example=Example(
        rows={
            "trainings": (
                {"code": "T1", "registered": 25, "completed": 20},
                {"code": "T2", "registered": 15, "completed": 10},
                {"code": "T3", "completed": 30},
            )
        },
        value=0.75,
        because="(20 + 10) ÷ (25 + 15) = 30 ÷ 40 = 0.75; T3 did not report registrations",
    ),
)
