"""Voices of people who do not exist, in every state a consent can have; told in the past."""

import datetime as dt
from dataclasses import dataclass

from data import voices
from data.demo.story import QUARTERS
from data.periods import last_day
from data.store import Store
from data.voices import PARTICIPANT, SURVIVOR, Consent, Facts, Text, latest_expiry

#: Who wrote them down, and who approved them, in the history.
WHO = "demonstration"
_READERS = (f"{WHO}, first reader", f"{WHO}, second reader")
_ADVOCATE = f"{WHO}, advocate"

_HERE = ("dashboard", "report")
_EVERYWHERE = ("dashboard", "report", "website", "social_media", "press")
#: A consent that ends soon is none to a report: the file of the release stays fit to hand out.
_ON_SCREEN = ("dashboard",)
#: The day the story is told on: some weeks after its last quarter.
_TOLD = last_day(QUARTERS[-1]) + dt.timedelta(days=40)


@dataclass(frozen=True)
class _Told:
    quote: str
    themes: tuple[str, ...]
    #: Days before the story's end on which it was said and agreed to.
    ago: int
    shown_as: str = ""
    note: str = ""
    track: str = PARTICIPANT
    form: str = "testimonial"
    language: str = "en"
    minor: bool = False
    scope: str = "pseudonym"
    channels: tuple[str, ...] = _HERE
    #: Days after the story's end on which the consent is over; None: three years after it.
    until: int | None = None
    consented: bool = True
    approvals: int = 2
    becomes: str = ""


_REPORTING, _SESSION, _SIGNS = "Knowing how to report", "The session", "Recognising the signs"
_TOGETHER, _BELIEVED = "Working together", "Being believed"
_SOFT = "Speaks of being deceived; nothing is described."

_ALL = (
    _Told(
        "I always thought I would have to be sure before calling anyone. Now I know that being "
        "worried is enough, and that somebody else will find out.",
        (_REPORTING,), 80, "A resident", channels=_EVERYWHERE,
    ),
    _Told(
        "At the desk we see a hundred people a day. The list of signs hangs on our side of the "
        "counter now, where we read it and nobody else does.",
        (_SIGNS,), 150, "A receptionist at a clinic", form="interview",
    ),
    _Told(
        "Antes pensaba que estas cosas pasaban en otro país. Ahora miro los anuncios de trabajo "
        "con mi hija y los leemos dos veces.",
        (_SIGNS,), 210, "A parent", language="es",
    ),
    _Told(
        "Three hours felt long on paper. The second hour, when we wrote down what we would say on "
        "the phone, was the one I still use.",
        (_SESSION, _REPORTING), 260, "An officer on patrol", channels=_EVERYWHERE,
    ),
    _Told(
        "The school, the shelter and the clinic had never sat at one table. Half of what we needed "
        "was in the next building.",
        (_TOGETHER,), 300, "", scope="anonymous", form="interview",
    ),
    _Told(
        "Me gustó que nadie nos hablara como si fuéramos tontos. Hice preguntas que nunca había "
        "hecho.",
        (_SESSION,), 340, "A member of a congregation", language="es",
    ),
    _Told(
        "I drive at night. I know which doors to look at now, and I know that looking is all that "
        "is asked of me.",
        (_SIGNS, _REPORTING), 500, "A driver", channels=_ON_SCREEN, until=45,
    ),
    _Told(
        "We put the number inside the lockers. Somebody had torn a strip off within a week.",
        (_REPORTING,), 800, "A caretaker", channels=_ON_SCREEN, until=-30,
    ),
    _Told("I would bring my neighbours next time.", (_SESSION,), 20, "A neighbour", approvals=1),
    _Told("Short, clear, and in my language.", (_SESSION,), 12, "A market trader", approvals=0),
    _Told("It should be offered in the evening too.", (_SESSION,), 8, consented=False, approvals=0),
    _Told(
        "We made the film ourselves, and everyone at school has seen it.",
        (_TOGETHER,), 60, "A pupil", minor=True, approvals=0,
    ),
    _Told(
        "I was the only one from our small workshop, so people may guess who says this.",
        (_SESSION,), 90, becomes="declined", approvals=0,
    ),
    _Told("These words were taken back.", (_SESSION,), 200, "A visitor", becomes="withdrawn"),
    _Told(
        "The first person who believed me asked nothing. She brought tea and said there was time.",
        (_BELIEVED,), 190, "Rosa", _SOFT, SURVIVOR, "interview",
    ),
    _Told(
        "I am a cook. I want that to be the first thing people know about me, and the rest when I "
        "decide.",
        (_BELIEVED, _TOGETHER), 120, "", "Speaks of life afterwards.", SURVIVOR, scope="anonymous",
    ),
    _Told(
        "Ask us before you print the poster, not after.",
        (_TOGETHER,), 400, "An adviser", "Critical of posters about trafficking.", SURVIVOR,
        channels=_ON_SCREEN, until=70,
    ),
    _Told(
        "It took me years to find a word for it. You do not need the word to ask for help.",
        (_BELIEVED,), 30, "Ines", _SOFT, SURVIVOR, approvals=1,
    ),
    _Told("I may want to say more later.", (), 15, track=SURVIVOR, approvals=0),
    _Told(
        "These words were taken back too.",
        (), 250, note="Speaks of the past.", track=SURVIVOR, becomes="withdrawn",
    ),
)  # fmt: skip

#: It stands in the first of the demonstration's releases, and is taken back before the next.
_TAKEN_BACK = _Told(
    "My sister asked what I had learned. We talked until midnight.",
    (_TOGETHER,), 925, "A member of a club",
)  # fmt: skip


def tell(store: Store) -> list[int]:
    """Record the demonstration's voices with what was done with each; return their numbers."""
    return [_tell(store, one) for one in sorted(_ALL, key=lambda one: -one.ago)]


def tell_taken_back(store: Store) -> int:
    """Record a voice that is to stand in a release and be taken back; return its number."""
    return _tell(store, _TAKEN_BACK)


def take_back(store: Store, number: int, when: dt.datetime) -> None:
    """Withdraw a voice as its speaker wished; its words are wiped."""
    voices.withdraw(store, number, WHO, when=when)


def _tell(store: Store, one: _Told) -> int:
    day = _TOLD - dt.timedelta(days=one.ago)
    when = dt.datetime.combine(day, dt.time(10), dt.UTC)
    facts = Facts(one.track, one.form, one.minor)
    text = Text(one.quote, day.year, one.shown_as, one.note, one.themes, one.language)
    number = voices.record(store, facts, text, WHO, when)
    if one.consented:
        voices.consent_given(store, number, _agreed(one, day), WHO, when)
    people = (_READERS[0], _ADVOCATE if one.track == SURVIVOR else _READERS[1])
    for after, who in enumerate(people[: one.approvals], 2):
        support = who == _ADVOCATE
        later = when + dt.timedelta(days=after)
        voices.approve(store, number, who, support=support, when=later)
    _end(store, number, one, when + dt.timedelta(days=6))
    return number


def _agreed(one: _Told, day: dt.date) -> Consent:
    latest = latest_expiry(day)
    until = latest if one.until is None else _TOLD + dt.timedelta(days=one.until)
    return Consent(
        one.scope, one.channels, day, until, no_client=True, year_since=one.track == SURVIVOR
    )


def _end(store: Store, number: int, one: _Told, when: dt.datetime) -> None:
    """Decline or withdraw it, where that is what becomes of it."""
    if one.becomes == "declined":
        voices.decline(store, number, _READERS[0], "recognisable", when)
    if one.becomes == "withdrawn":
        with store.writing() as connection:
            report = f"The coalition's report of {when.year} (fictional)"
            voices.used(connection, number, report, WHO, when=when)
        voices.withdraw(store, number, WHO, when=when + dt.timedelta(days=30))
