"""Feedback on an event: whether it was of use, safe and understood, and what to change."""

from data.instruments.instrument import Block, Instrument, Question, Words

SCALE = "Feedback on the event"
_SOMETHING_ELSE = Words("Something else", "Otra cosa")


def _holds(name: str, en: str, es: str, *, reverse: bool = False) -> Question:
    return Question(
        f"Event: {name}", Words(en, es), "agreement", "feedback", reverse=reverse, belongs=SCALE
    )


def _open(name: str, en: str, es: str) -> Question:
    return Question(f"Event: {name}", Words(en, es), "open", "feedback")


INSTRUMENT = Instrument(
    code="EVENT",
    title="Feedback on an event",
    heading=Words("How was it?", "¿Qué le pareció?"),
    purpose="Whether an event was of use, understood and safe to be at, and what to change.",
    audience="Everyone over 18 who came to an event or training.",
    minutes=4,
    asking=(
        "At the end only, with the event's code on the Surveys sheet, so that answers can be held "
        "against how many came. No respondent code is needed."
    ),
    limits=(
        "Being pleased is not having learned. Those who liked it least have often left before the "
        "sheets are handed out."
    ),
    scoring=(
        "The five statements are 1 to 5; the score is their mean where at least 80 % (four) are "
        "answered, with the one that says the opposite turned. Recommendation, 0 to 10: share of 9 "
        "and 10 less share of 0 to 6. The rest is counted answer by answer; several may be "
        "ticked, so shares can pass 100 %. Open answers stay unread until a reader has cleared "
        "them."
    ),
    coded=False,
    version=1,
    place=60,
    blocks=(
        Block(
            Words("How far do you agree?", "¿Hasta qué punto está de acuerdo?"),
            (
                _holds(
                    "of use",
                    "I take something with me that I will use.",
                    "Me llevo algo que voy a usar.",
                ),
                _holds(
                    "clear",
                    "I could follow what was said.",
                    "Pude seguir lo que se dijo.",
                ),
                _holds(
                    "nothing new",
                    "Nearly all of it was known to me before.",
                    "Casi todo ya lo sabía.",
                    reverse=True,
                ),
                _holds(
                    "safe",
                    "I could have asked or said anything without fear.",
                    "Podría haber preguntado o dicho cualquier cosa sin miedo.",
                ),
                _holds(
                    "respectful",
                    "People who have lived through trafficking were spoken of with respect.",
                    "Se habló con respeto de las personas que han vivido la trata.",
                ),
            ),
        ),
        Block(
            Words("And now:", "Y ahora:"),
            (
                Question(
                    "Event: recommend",
                    Words(
                        "How likely are you to tell others to come to something like this?",
                        "¿Qué probabilidad hay de que invite a otras personas a algo así?",
                    ),
                    "zero_to_ten",
                    "recommendation",
                    ends=(
                        Words("not at all likely", "ninguna"),
                        Words("certain", "toda"),
                    ),
                ),
                Question(
                    "Event: pace",
                    Words("The pace was …", "El ritmo fue …"),
                    "one_answer",
                    "feedback",
                    (
                        Words("Too slow", "Demasiado lento"),
                        Words("About right", "Adecuado"),
                        Words("Too fast", "Demasiado rápido"),
                    ),
                ),
                Question(
                    "Event: next steps",
                    Words(
                        "What will you do next? Tick all that apply.",
                        "¿Qué hará ahora? Marque todo lo que corresponda.",
                    ),
                    "multi_select",
                    "feedback",
                    (
                        Words("Talk about it with others", "Hablarlo con otras personas"),
                        Words("Keep the number for reports", "Guardar el número para avisos"),
                        Words("Bring it up where I work", "Plantearlo donde trabajo"),
                        Words("Take part again", "Volver a participar"),
                        _SOMETHING_ELSE,
                        Words("Nothing for now", "Nada por ahora"),
                    ),
                ),
                Question(
                    "Event: heard of it",
                    Words(
                        "How did you hear of it? Tick all that apply.",
                        "¿Cómo se enteró? Marque todo lo que corresponda.",
                    ),
                    "multi_select",
                    "other",
                    (
                        Words("A friend or relative", "Amistades o familia"),
                        Words("Work or school", "Trabajo o escuela"),
                        Words("A poster or flyer", "Un cartel o folleto"),
                        Words("Social media", "Redes sociales"),
                        Words("Radio or television", "Radio o televisión"),
                        _SOMETHING_ELSE,
                    ),
                ),
                _open("helped most", "What helped you most?", "¿Qué fue lo que más le sirvió?"),
                _open("change", "What should we do differently?", "¿Qué deberíamos cambiar?"),
            ),
        ),
    ),
)
