"""Trust in reporting: whether people expect good of a report, or harm."""

from data.instruments.instrument import Block, Instrument, Question, Words


def _holds(name: str, en: str, es: str, *, reverse: bool = False) -> Question:
    return Question(
        f"Trust: {name}",
        Words(en, es),
        "agreement",
        "trust_in_reporting",
        reverse=reverse,
        belongs="Trust in reporting",
    )


INSTRUMENT = Instrument(
    code="TRUST",
    title="Trust in reporting",
    heading=Words("If something is reported", "Si se comunica algo"),
    purpose="Whether people expect good of a report, for the person concerned and for themselves.",
    audience="Residents and professionals over 18, above all where few reports come from.",
    minutes=3,
    asking=(
        "Not by the police or in their presence, and not by anyone who takes reports. By area or "
        "group only where there are enough answers to hide each one."
    ),
    limits=(
        "Low trust can rest on what people have been through: it is a finding about the way "
        "reports are dealt with, not a fault of those who answer."
    ),
    scoring=(
        "Answers are 1 to 5. The score is their mean, shown where at least 80 % of the seven "
        "questions (six) are answered; the three that say the opposite are turned, so that 5 is "
        "always trust. Beside it stands the share of answers in the top two boxes (4 and 5 once "
        "turned)."
    ),
    version=1,
    place=40,
    blocks=(
        Block(
            Words(
                "Think of a report about possible trafficking where you live. How far do you "
                "agree?",
                "Piense en que alguien comunica una posible trata donde usted vive. ¿Hasta qué "
                "punto está de acuerdo?",
            ),
            (
                _holds(
                    "taken seriously",
                    "What I reported would be taken seriously.",
                    "Tomarían en serio lo que yo comunicara.",
                ),
                _holds(
                    "harm to the person",
                    "A report would leave the person concerned worse off.",
                    "Comunicarlo dejaría peor a la persona afectada.",
                    reverse=True,
                ),
                _holds(
                    "name kept",
                    "If I asked for my name to be kept private, it would be.",
                    "Si pidiera que no se supiera mi nombre, lo respetarían.",
                ),
                _holds(
                    "trouble for me",
                    "A report would bring trouble on me or on my family.",
                    "Comunicarlo nos traería problemas a mí o a mi familia.",
                    reverse=True,
                ),
                _holds(
                    "fair to all",
                    "People like me are treated fairly when they report something.",
                    "A las personas como yo las tratan con justicia cuando comunican algo.",
                ),
                _holds(
                    "makes no difference",
                    "Whether one reports or not, nothing changes.",
                    "Se comunique o no, nada cambia.",
                    reverse=True,
                ),
                _holds(
                    "know how to help",
                    "Those who take reports know how to help people get out safely.",
                    "Quienes reciben los avisos saben ayudar a salir sin peligro.",
                ),
            ),
        ),
    ),
)
