"""Confidence to act: what people believe they could do."""

from data.instruments.instrument import Block, Instrument, Question, Words

SCALE = "Confidence to act"


def _could(name: str, en: str, es: str) -> Question:
    return Question(
        f"Could: {name}", Words(en, es), "confidence", "confidence_to_act", belongs=SCALE
    )


def _holds(name: str, en: str, es: str, *, reverse: bool = False) -> Question:
    return Question(
        f"Act: {name}",
        Words(en, es),
        "agreement",
        "confidence_to_act",
        reverse=reverse,
        belongs=SCALE,
    )


INSTRUMENT = Instrument(
    code="CONFIDENCE",
    title="Confidence to act",
    heading=Words("What you could do", "Lo que usted podría hacer"),
    purpose="Whether people believe that they could act on a suspicion, safely.",
    audience="Professionals and residents over 18; before and after a training.",
    minutes=3,
    asking=(
        "Before and after with codes is best: confidence differs more between people than it "
        "changes in one."
    ),
    limits=(
        "Confidence can rise without skill. After a good training some are less sure than before, "
        "because they see what is hard; look at knowledge beside it."
    ),
    scoring=(
        "Answers are 1 to 5. The score is their mean, shown where at least 80 % of the seven "
        "questions (six) are answered; the two that say the opposite are turned, so that 5 is "
        "always favourable. Beside it stands the share of answers in the top two boxes (4 and 5 "
        "once turned)."
    ),
    version=1,
    place=30,
    blocks=(
        Block(
            Words(
                "How confident are you that you could …",
                "¿Con cuánta confianza diría que usted podría …",
            ),
            (
                _could(
                    "notice",
                    "… notice when a situation may be one of trafficking?",
                    "… darse cuenta de que una situación puede ser de trata?",
                ),
                _could(
                    "talk safely",
                    "… talk to a person at risk without putting them in more danger?",
                    "… hablar con una persona en riesgo sin ponerla en más peligro?",
                ),
                _could(
                    "report",
                    "… make a report that others can act on?",
                    "… comunicarlo de modo que otros puedan actuar?",
                ),
                _could(
                    "name help",
                    "… tell somebody where to find help near here?",
                    "… decirle a alguien dónde encontrar ayuda cerca de aquí?",
                ),
            ),
        ),
        Block(
            Words(
                "How far do you agree?",
                "¿Hasta qué punto está de acuerdo?",
            ),
            (
                _holds(
                    "lost for words",
                    "I would not know what to say to a person who may need help.",
                    "No sabría qué decirle a una persona que quizá necesita ayuda.",
                    reverse=True,
                ),
                _holds(
                    "own part",
                    "I know what is mine to do, and what is better left to others.",
                    "Sé qué me toca hacer a mí y qué es mejor dejar a otros.",
                ),
                _holds(
                    "keep out",
                    "I would sooner keep out of it, even if something seemed wrong.",
                    "Preferiría no meterme, aunque algo me pareciera mal.",
                    reverse=True,
                ),
            ),
        ),
    ),
)
