"""Knowing how to report: where, what to say, and what need not be known first."""

from data.instruments.instrument import (
    NO,
    UNSURE,
    YES,
    YES_OR_NO,
    Block,
    Instrument,
    Question,
    Words,
)

_LINE = Words("The police or a trafficking hotline", "La policía o una línea contra la trata")
_EMERGENCY = Words("Call the emergency number", "Llamar al número de emergencia")
_SEEN = Words("What was seen or heard, where and when", "Lo que se vio u oyó, dónde y cuándo")


def _yes_or_no(name: str, measures: str, wording: Words, right: Words) -> Question:
    return Question(name, wording, "knowledge", measures, YES_OR_NO, right)


INSTRUMENT = Instrument(
    code="REPORT",
    title="Knowing how to report",
    heading=Words("If you suspected something", "Si sospechara algo"),
    purpose="Whether people know where to report a suspicion, and how.",
    audience="Anyone over 18; before and after a session, or some months after a campaign.",
    minutes=3,
    asking=(
        "Check first that the right answers hold where you are: that there is a hotline, and that "
        "it takes reports without a name. Do not show the number before the sheets are in."
    ),
    limits=(
        "Choosing the right line among four is easier than finding it when it is needed. More "
        "reports may follow from more knowledge; that is not more trafficking."
    ),
    scoring=(
        "Knows where: both questions on where are right. Knows how: both on how. Knows where and "
        "how to report: both of these, because knowing one without the other leads to no report; "
        "fixed before anyone is asked. The last two questions make the test score only, as right "
        "answers per hundred."
    ),
    version=1,
    place=20,
    blocks=(
        Block(
            Words("Choose one answer in each line.", "Elija una respuesta en cada línea."),
            (
                Question(
                    "Where: a suspicion",
                    Words(
                        "You suspect that somebody is being exploited; nobody is in danger right "
                        "now. Where do you report it?",
                        "Usted sospecha que están explotando a alguien; nadie está en peligro en "
                        "este momento. ¿Adónde lo comunica?",
                    ),
                    "one_answer",
                    "where_to_report",
                    (
                        Words("The person's employer", "A quien emplea a esa persona"),
                        _LINE,
                        Words("A post for everyone to read", "Una publicación que todos lean"),
                        Words("Nobody, it is a private matter", "A nadie, es un asunto privado"),
                        UNSURE,
                    ),
                    _LINE,
                ),
                Question(
                    "Where: danger now",
                    Words(
                        "Somebody is in danger right now. What comes first?",
                        "Alguien está en peligro en este momento. ¿Qué se hace primero?",
                    ),
                    "one_answer",
                    "where_to_report",
                    (
                        Words("Speak to whoever threatens them", "Hablar con quien le amenaza"),
                        Words("Wait until there is proof", "Esperar hasta tener pruebas"),
                        Words("Take pictures and share them", "Hacer fotos y compartirlas"),
                        _EMERGENCY,
                        UNSURE,
                    ),
                    _EMERGENCY,
                ),
                Question(
                    "How: what to say",
                    Words(
                        "What helps most in a report?",
                        "¿Qué es lo que más ayuda al comunicarlo?",
                    ),
                    "one_answer",
                    "how_to_report",
                    (
                        _SEEN,
                        Words("What I think of the people", "Lo que pienso de esas personas"),
                        Words("Only what I can prove", "Solo lo que puedo demostrar"),
                        Words("What others say about them", "Lo que otros dicen de ellas"),
                        UNSURE,
                    ),
                    _SEEN,
                ),
                _yes_or_no(
                    "How: certainty",
                    "how_to_report",
                    Words(
                        "Must you be certain that it is trafficking before you report?",
                        "¿Hay que tener la certeza de que es trata antes de comunicarlo?",
                    ),
                    NO,
                ),
                _yes_or_no(
                    "Reporting: without a name",
                    "knowledge",
                    Words(
                        "Can you report to a hotline without giving your name?",
                        "¿Se puede comunicar algo a una línea de ayuda sin dar el nombre?",
                    ),
                    YES,
                ),
                _yes_or_no(
                    "Reporting: confront first",
                    "knowledge",
                    Words(
                        "Is it wise to confront the suspected person before you report?",
                        "¿Es prudente enfrentarse a la persona sospechosa antes de comunicarlo?",
                    ),
                    NO,
                ),
            ),
        ),
    ),
)
