"""Sign-ins: who came to which event, by participant code."""

from data.column import column
from data.lists import ACTIVE_STEPS
from data.row import Row


class SignIn(Row, table=True):
    """One person at one event or training, under a participant code: the sheet that can be long.

    The code is kept only as a keyed hash, never shown and never exported. Events for survivors take
    head counts only and have no sign-ins.
    """

    title = "Sign-ins"
    aliases = ("Sign ins", "Signins", "Attendance list", "Sign-in sheet")
    key = ("event_code", "person")
    dated_by = "event_code"
    participant = "person"
    place = 30

    event_code: str = column(
        "Event code",
        "The code of the event or training.",
        refers=("events", "trainings"),
        example="EXAMPLE-E1",
        aliases=("Event", "Training code", "Code"),
        by=True,
    )
    person: int = column(
        "Participant code",
        "The coalition's code for the person: the same with every partner, "
        "and never a name, e-mail address or number of an official document.",
        reads="participant",
        example="EXAMPLE-7K2M",
        aliases=("Participant", "Participant ID"),
    )
    registered: bool | None = column(
        "Registered",
        "Yes if the person had registered.",
        example=True,
        by=False,  # no figure needs it, and each dimension multiplies the cells of an event
        default=None,
    )
    attended: bool = column(
        "Attended",
        "Yes if the person was present.",
        example=True,
        aliases=("Present",),
    )
    active_step: str | None = column(
        "Active step",
        "A step the person took besides coming.",
        choices=ACTIVE_STEPS,
        example="pledged",
        aliases=("Step", "Action"),
        default=None,
    )
    completed: bool | None = column(
        "Completed",
        "For trainings: yes if the person completed it.",
        example=False,
        default=None,
    )
