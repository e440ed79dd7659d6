"""Views of trafficking: what people take it for, and whose concern they think it is."""

from data.instruments.instrument import Block, Instrument, Question, Words


def _holds(name: str, en: str, es: str, *, reverse: bool = False) -> Question:
    return Question(
        f"View: {name}",
        Words(en, es),
        "agreement",
        "perception",
        reverse=reverse,
        belongs="Views of trafficking",
    )


INSTRUMENT = Instrument(
    code="VIEWS",
    title="Views of trafficking",
    heading=Words("What you think", "Lo que usted piensa"),
    purpose="Whether views shift: that it happens here, that nobody chooses it, that all can help.",
    audience="Residents, students over 18 and professionals; before and after, or year by year.",
    minutes=3,
    asking="Ask it before anything has been said about the subject, or the answers repeat it.",
    limits=(
        "Most people know which answer sounds better. A shift soon after a session often fades; "
        "ask again some months later before calling it lasting."
    ),
    scoring=(
        "Answers are 1 to 5. The score is their mean, shown where at least 80 % of the six "
        "questions (five) are answered; the four that say the opposite are turned, so that 5 is "
        "always favourable. The share of answers in the top two boxes (4 and 5 once turned) is "
        "what the indicator of perception shows beside it."
    ),
    version=1,
    place=50,
    blocks=(
        Block(
            Words("How far do you agree?", "¿Hasta qué punto está de acuerdo?"),
            (
                _holds(
                    "far away",
                    "Trafficking is something that happens far from where I live.",
                    "La trata es algo que pasa lejos de donde vivo.",
                    reverse=True,
                ),
                _holds(
                    "also at work",
                    "It can happen in ordinary jobs, such as on farms or in kitchens.",
                    "Puede pasar en trabajos corrientes, como en el campo o en cocinas.",
                ),
                _holds(
                    "could walk away",
                    "Whoever is not locked up could simply walk away.",
                    "Quien no está bajo llave podría irse sin más.",
                    reverse=True,
                ),
                _holds(
                    "own fault",
                    "Those it happens to have been careless.",
                    "A quienes les pasa es porque no tuvieron cuidado.",
                    reverse=True,
                ),
                _holds(
                    "part to play",
                    "People like me have a part in preventing it.",
                    "Las personas como yo tenemos un papel en prevenirla.",
                ),
                _holds(
                    "for the police",
                    "It is a matter for the police alone.",
                    "Es un asunto solo de la policía.",
                    reverse=True,
                ),
            ),
        ),
    ),
)
