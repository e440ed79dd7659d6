"""Awareness of signs: eight signs, and four things that are none."""

from data.instruments.instrument import NO, YES, YES_OR_NO, Block, Instrument, Question, Words


def _asked(name: str, en: str, es: str, right: Words = YES) -> Question:
    return Question(
        f"Sign: {name}", Words(en, es), "knowledge", "awareness_of_signs", YES_OR_NO, right
    )


INSTRUMENT = Instrument(
    code="SIGNS",
    title="Awareness of signs",
    heading=Words("What could be a sign?", "¿Qué podría ser una señal?"),
    purpose="Whether people tell signs of possible trafficking from what is no sign.",
    audience="Anyone over 18 who was at a session, or is asked in the street or online.",
    minutes=4,
    asking=(
        "Keep the order as it is: what is no sign stands among the signs on purpose. Do not say "
        "how many there are of each."
    ),
    limits=(
        "Telling signs on paper is easier than seeing them in somebody one knows. A sign is a "
        "reason to ask for help for someone, never a proof."
    ),
    scoring=(
        "Each of the twelve is right or wrong; “Don't know” and a blank among answered ones are "
        "not right. Signs recognised: right answers, from 0 to 12. Aware: nine or more. The share "
        "of those aware is what the indicator of awareness shows."
    ),
    enough=9,
    reason=(
        "Fixed before anyone is asked: saying Yes to everything makes 8, No to everything 4, and a "
        "coin reaches 9 in seven of a hundred tries. Nine cannot be had without telling signs from "
        "what is none."
    ),
    version=1,
    place=10,
    blocks=(
        Block(
            Words(
                "For each line: could this be a sign that a person is being trafficked?",
                "En cada línea: ¿podría ser una señal de que una persona es víctima de trata?",
            ),
            (
                _asked(
                    "papers kept",
                    "Somebody else keeps a worker's passport and does not give it back.",
                    "Otra persona guarda el pasaporte de quien trabaja y no se lo devuelve.",
                ),
                _asked(
                    "prefers nights",
                    "Somebody works at night because it suits them better.",
                    "Alguien trabaja de noche porque le viene mejor.",
                    NO,
                ),
                _asked(
                    "debt that grows",
                    "Somebody owes their employer money, and the debt grows however much they "
                    "work.",
                    "Alguien debe dinero a quien le emplea, y la deuda crece por mucho que "
                    "trabaje.",
                ),
                _asked(
                    "answered for",
                    "One person always answers for another and never leaves them alone with "
                    "anyone.",
                    "Una persona siempre contesta por otra y nunca la deja a solas con nadie.",
                ),
                _asked(
                    "shared home",
                    "Several relatives share a small home to save on rent.",
                    "Varios familiares comparten una vivienda pequeña para ahorrar en el alquiler.",
                    NO,
                ),
                _asked(
                    "may not leave",
                    "Somebody sleeps where they work and may not go out without permission.",
                    "Alguien duerme donde trabaja y no puede salir sin permiso.",
                ),
                _asked(
                    "threats",
                    "An employer threatens to report workers to the authorities if they quit.",
                    "Quien emplea amenaza con denunciar a quienes trabajan si dejan el puesto.",
                ),
                _asked(
                    "came from abroad",
                    "Somebody has come from another country to find work.",
                    "Alguien ha venido de otro país a buscar trabajo.",
                    NO,
                ),
                _asked(
                    "other work than promised",
                    "The work is not at all what was promised, and the person is kept from "
                    "leaving it.",
                    "El trabajo no es en nada lo prometido, y a la persona se le impide dejarlo.",
                ),
                _asked(
                    "earnings handed over",
                    "Somebody has to hand nearly all they earn to a person who controls them.",
                    "Alguien tiene que entregar casi todo lo que gana a una persona que le "
                    "controla.",
                ),
                _asked(
                    "keeps apart",
                    "A new neighbour is shy and speaks little with others.",
                    "Una persona recién llegada al barrio es tímida y habla poco con los demás.",
                    NO,
                ),
                _asked(
                    "gifts and orders",
                    "A teenager gets costly gifts from an older friend who decides whom they may "
                    "see.",
                    "Una adolescente o un adolescente recibe regalos caros de una amistad mayor "
                    "que decide a quién puede ver.",
                ),
            ),
        ),
    ),
)
