"""How instruments are asked: what respondents are told first, their code, what staff mind."""

from data.instruments.instrument import Words

#: What respondents read before the first question.
CONSENT = (
    Words(
        "These questions help us find out whether what we offer is of use. You decide whether to "
        "answer: leave out any question, or stop whenever you like. Nothing changes for you if "
        "you do.",
        "Estas preguntas nos ayudan a saber si lo que ofrecemos sirve. Usted decide si responde: "
        "puede saltarse cualquier pregunta o parar cuando quiera. Nada cambia para usted si lo "
        "hace.",
    ),
    Words(
        "We do not ask for your name. Answers are put together with those of others and shown for "
        "groups only. Please write nothing by which you or anyone else could be recognised.",
        "No le pedimos su nombre. Las respuestas se juntan con las de otras personas y se muestran "
        "solo por grupos. Por favor, no escriba nada que permita reconocerle a usted ni a nadie.",
    ),
    Words(
        "If you are under 18, answer only if your parent or guardian has agreed.",
        "Si tiene menos de 18 años, responda solo si su madre, su padre o quien le tutela está de "
        "acuerdo.",
    ),
)
AGREED = Words("I have read this and want to answer.", "He leído esto y quiero responder.")

#: How a respondent makes up a code, element by element.
CODE_HEADING = Words("Your own code", "Su código propio")
CODE = Words(
    "So that two sheets of one person can be put together without a name, please make up your "
    "code. Write its five characters with dashes between them, and X wherever you do not know.",
    "Para poder juntar dos hojas de la misma persona sin su nombre, forme su código. Escriba los "
    "cinco caracteres separados por guiones, y una X donde no sepa.",
)
CODE_ELEMENTS = (
    Words(
        "First letter of the first name of the person who mostly brought you up",
        "Primera letra del nombre de pila de la persona que más le crió",
    ),
    Words(
        "How many older brothers and sisters you have (9 for nine or more)",
        "Cuántos hermanos y hermanas mayores tiene (9 si son nueve o más)",
    ),
    Words(
        "Last letter of the name of your first school",
        "Última letra del nombre de su primera escuela",
    ),
    Words(
        "First letter of the street you lived in when you were ten",
        "Primera letra de la calle donde vivía a los diez años",
    ),
    Words(
        "Last letter of the first job you wanted as a child",
        "Última letra del primer oficio que quiso tener en su infancia",
    ),
)
CODE_EXAMPLE = Words("For example: M-2-L-R-T", "Por ejemplo: M-2-L-R-T")

CLOSING = Words(
    "Thank you. If a question has stirred something in you, speak to the person who gave you this "
    "sheet, or to somebody you trust. If anyone is in danger now, call the emergency number.",
    "Gracias. Si alguna pregunta le ha removido algo, hable con la persona que le dio esta hoja o "
    "con alguien de confianza. Si alguien está en peligro ahora, llame al número de emergencia.",
)

#: What staff mind with every questionnaire.
HOW_TO_ASK = {
    "Before and after": (
        "Ask before the first word of the session, and again at its end or some weeks later, with "
        "the same wording. Where only afterwards is possible, say so under Design (After only)."
    ),
    "Codes": (
        "Respondents make up their code themselves, the same each time: five characters with "
        "dashes between them. None is part of their own name, birth date, phone or address, nobody "
        "keeps a list of who wrote which, and one or two remembered otherwise can still be matched."
    ),
    "Consent": (
        "Read the opening words aloud or leave time to read them, before pens are handed out. Who "
        "collects the sheets does not look at them, and a blank sheet is as welcome as a full one."
    ),
    "Minors": (
        "Nobody under 18 is asked without the consent of a parent or guardian, and their own."
    ),
    "Survivors": (
        "Never at an event for survivors, and never of a current client: there, heads are counted "
        "only. Somebody who can support is in the room."
    ),
    "Languages": (
        "Hand out one language a person, as they choose. Answers in both are read as the same item."
    ),
}

#: What no questionnaire of this library can say.
LIMITS = {
    "Knowing is not acting": (
        "Answers show what people say they know, would do or believe, not what they will do."
    ),
    "Courtesy": (
        "People are kind to whoever stands before them: answers to a trainer lean to the pleasant "
        "side. Let somebody else collect them."
    ),
    "Looking back": (
        "Who is asked afterwards how it was before makes the change larger than it was. Such "
        "answers are shown as retrospective, and never put together with others."
    ),
    "Whom it leaves out": "Those who left early or did not answer may think otherwise.",
}
