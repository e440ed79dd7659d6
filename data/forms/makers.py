"""What each maker of forms writes beside the answers: its own columns, and which is the day."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from data.lists import fold


@dataclass(frozen=True)
class Maker:
    """A maker of forms, as its exports show it.

    Attributes:
        name: what people call it.
        marks: folded headers of its own, of which ``enough`` must be there.
        enough: how many of them.
        days: folded headers that say when it was answered, the best first.
        own: folded headers of other columns the form writes itself.
        states: those among ``own`` that say of a response what sort it is → what they hold of one
            that nobody gave in earnest, folded.
        beside: a pattern of headers that it writes beside each question: of a quiz, the points.
    """

    name: str
    marks: frozenset[str]
    enough: int
    days: tuple[str, ...]
    own: frozenset[str]
    states: dict[str, frozenset[str]] = field(default_factory=dict)
    beside: str = "(?!)"

    def knows(self, headers: Collection[str]) -> bool:
        """Say whether headers, as ``spelled`` has them, are those of one of its exports."""
        return len(self.marks.intersection(headers)) >= self.enough

    def is_own(self, header: str) -> bool:
        """Say whether a header, as ``spelled`` has it, is one the form writes itself."""
        return header in self.own or header in self.days

    def is_beside(self, text: str) -> bool:
        """Say whether a header as it stands is one the form writes beside a question."""
        return re.fullmatch(self.beside, text) is not None


def spelled(header: str) -> str:
    """Return a header as it is compared: folded, but for the dashes that Kobo begins with."""
    text = header.strip()
    return f"_{fold(text)}" if text.startswith("_") else fold(text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("|"))


_PREVIEWS = frozenset(
    ("survey preview", "survey test", "preview", "test", "1", "2", "9", "17")
)  # fmt: skip

QUALTRICS = Maker(
    "Qualtrics",
    frozenset(
        _words(
            "startdate|enddate|responseid|recordeddate|ipaddress|distributionchannel|userlanguage"
            "|responseset"
        )
    ),
    3,
    _words("recordeddate|recorded date|enddate|end date|startdate|start date"),
    frozenset(
        _words(
            "status|response type|ipaddress|ip address|progress|duration in seconds|finished"
            "|responseid|response id|recipientlastname|recipient last name|recipientfirstname"
            "|recipient first name|recipientemail|recipient email|externalreference"
            "|external data reference|externaldatareference|locationlatitude|location latitude"
            "|locationlongitude|location longitude|distributionchannel|distribution channel"
            "|userlanguage|user language|responseset|locationaccuracy|q recaptchascore"
            "|q relevantidduplicate|q relevantidduplicatescore|q relevantidfraudscore"
            "|q relevantidlaststartdate|q totalduration|q ballotboxstuffing|q duplicaterespondent"
        )
    ),
    {
        "status": _PREVIEWS,
        "distributionchannel": frozenset(("preview", "test")),
    },
)

SURVEYMONKEY = Maker(
    "SurveyMonkey",
    frozenset(_words("respondent id|collector id|start date|end date|date created|date modified")),
    3,
    _words("end date|date modified|date created|start date"),
    frozenset(
        _words(
            "respondent id|collector id|ip address|email address|first name|last name|custom data"
            "|custom data 1|custom data 2|custom data 3|language"
        )
    ),
)

KOBO = Maker(
    "Kobo or ODK",
    frozenset(
        _words(
            "_uuid|_submission time|_version|_id|_index|_validation status|_submitted by|key"
            "|submissiondate|meta instanceid|instanceid|formhub uuid|submitterid|reviewstate"
        )
    ),
    2,
    _words("end|endtime|today|start|starttime|_submission time|submissiondate"),
    frozenset(
        _words(
            "_uuid|_version|_id|_index|_validation status|_submitted by|_notes|_status|_tags"
            "|_attachments|_geolocation|_xform id string|_bamboo dataset id|_media all received"
            "|_parent index|_parent table name|_duration|deviceid|subscriberid|simserial"
            "|phonenumber|username|audit|formhub uuid|meta instanceid|meta instancename"
            "|meta rootuuid|meta audit|meta deprecatedid|instanceid|instancename|key|submitterid"
            "|submittername|attachmentspresent|attachmentsexpected|status|reviewstate|edits|formversion"
        )
    ),
)

MICROSOFT = Maker(
    "Microsoft Forms",
    frozenset(
        _words(
            "start time|completion time|hora de inicio|hora de finalización|heure de début"
            "|heure de fin|startzeit|fertigstellungszeit"
        )
    ),
    2,
    _words(
        "completion time|hora de finalización|heure de fin|fertigstellungszeit|start time"
        "|hora de inicio|heure de début|startzeit"
    ),
    frozenset(
        _words(
            "id|email|name|last modified time|total points|quiz feedback|grade posted time"
            "|correo electrónico|nombre|hora de la última modificación|adresse de messagerie|nom"
            "|e mail|language"
        )
    ),
    beside=r"(?:Points|Feedback) - .+",
)

_TIMES = _words("timestamp|marca temporal|horodateur|zeitstempel|carimbo de data hora")
GOOGLE = Maker(
    "Google Forms",
    frozenset(_TIMES),
    1,
    _TIMES,
    frozenset(_words("username|email address|email|nombre de usuario|total score")),
    beside=r".+ \[(?:Score|Feedback)\]",
)

MAKERS = (QUALTRICS, SURVEYMONKEY, KOBO, MICROSOFT, GOOGLE)

#: Headers that say when something was answered, whoever wrote them, the best first.
DAYS = tuple(
    dict.fromkeys(
        (
            *_words("completion time|completed|completed at|completed on|end time|endtime"),
            *_words("submission time|submission date|submitted at|submitdate|date submitted"),
            *(day.lstrip("_") for maker in MAKERS for day in maker.days if len(day) > 5),
        )
    )
)
