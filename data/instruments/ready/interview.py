"""Interview guide: a conversation about what changed, with rules so that it harms nobody."""

from data.instruments.instrument import Guide, Part, Prompt, Words

INSTRUMENT = Guide(
    code="INTERVIEW",
    title="Interview guide",
    heading=Words("A conversation about what changed", "Una conversación sobre lo que cambió"),
    purpose="What changed for somebody, in their own words, and what brought it about.",
    audience="Participants, partners and volunteers over 18. Never a current client.",
    minutes=40,
    asking=(
        "Ask the open question, then wait. Prompts are for where little comes. Ask for what went "
        "wrong as calmly as for what went well. Six to twelve conversations of different people "
        "say more than one good story."
    ),
    limits=(
        "Those who agree to talk are not all who took part, and a story shows that something can "
        "happen, not how often. It is never counted, and never a target."
    ),
    version=1,
    place=90,
    rules=(
        (
            Words("Whom not to ask", "A quién no preguntar"),
            Words(
                "No current client of any partner. Nobody under 18 by default. Survivors only if "
                "they wish it themselves, with somebody who supports survivors present, and on a "
                "track of their own.",
                "A ninguna persona a quien esté atendiendo una entidad socia. Por norma, a nadie "
                "menor de 18 años. A sobrevivientes, solo si así lo desean, en presencia de "
                "alguien que les apoya, y por una vía propia.",
            ),
        ),
        (
            Words("What not to ask", "Qué no preguntar"),
            Words(
                "Never what was done to somebody. If it is told unasked, listen, do not dig, and "
                "do not write it down.",
                "Nunca lo que le hicieron a alguien. Si lo cuenta sin que se le pregunte, escuche, "
                "no indague y no lo anote.",
            ),
        ),
        (
            Words("Where, and with whom", "Dónde y con quién"),
            Words(
                "A private place of their choice. An interpreter who belongs neither to the family "
                "nor to the neighbourhood. Time and travel are paid, whatever is said.",
                "Un lugar privado que la persona elija. Una interpretación que no sea de la "
                "familia ni del barrio. El tiempo y el viaje se pagan, diga lo que diga.",
            ),
        ),
        (
            Words("When to stop", "Cuándo parar"),
            Words(
                "At silence, tears, haste or looks at the door: offer a break, water, another "
                "subject, or the end. Have the number of somebody who can support at hand, and "
                "ask the next day how they are.",
                "Ante silencio, lágrimas, prisa o miradas a la puerta: ofrezca una pausa, agua, "
                "otro tema o terminar. Tenga a mano el teléfono de alguien que pueda apoyar, y "
                "pregunte al día siguiente cómo está.",
            ),
        ),
        (
            Words("What cannot be kept", "Lo que no se puede callar"),
            Words(
                "Say before the first question what you would have to pass on, such as danger to "
                "a child, and to whom. Promise neither secrecy nor help that is not yours to give.",
                "Diga antes de la primera pregunta qué tendría que comunicar, como el peligro para "
                "una niña o un niño, y a quién. No prometa secreto, ni ayuda que no dependa de "
                "usted.",
            ),
        ),
        (
            Words("What is written down", "Qué se anota"),
            Words(
                "No names, places, employers or dates, neither theirs nor those of others. Notes "
                "are locked away and destroyed once they have been coded.",
                "Ni nombres, ni lugares, ni empresas, ni fechas, suyas o de otras personas. Las "
                "notas se guardan bajo llave y se destruyen una vez codificadas.",
            ),
        ),
        (
            Words("What is quoted", "Qué se cita"),
            Words(
                "Nothing, unless there is a second consent, on paper: which words, where, under "
                "what name, until when (three years at most). Two people approve it, and it is "
                "taken down the moment it is withdrawn.",
                "Nada, salvo con un segundo consentimiento por escrito: qué palabras, dónde, con "
                "qué nombre y hasta cuándo (tres años como máximo). Lo aprueban dos personas, y se "
                "retira en cuanto alguien lo revoca.",
            ),
        ),
    ),
    consent=(
        Words(
            "I would like to hear what taking part was like for you. It takes about forty minutes.",
            "Me gustaría saber cómo fue para usted participar. Dura unos cuarenta minutos.",
        ),
        Words(
            "You decide what you tell. You need not give a reason to skip a question or to stop, "
            "and whatever help or place you have stays yours.",
            "Usted decide qué cuenta. No hace falta que explique por qué se salta una pregunta o "
            "quiere parar, y conserva cualquier ayuda o plaza que tenga.",
        ),
        Words(
            "I take notes without your name. They serve to make our work better. Your words are "
            "not quoted anywhere unless you agree to that later, on another sheet.",
            "Tomo notas sin su nombre. Sirven para mejorar nuestro trabajo. Sus palabras no se "
            "citan en ninguna parte, salvo que más tarde lo acepte en otra hoja.",
        ),
        Words(
            "There is one thing I could not keep to myself: if somebody were in danger. I would "
            "tell you first whom I must speak to.",
            "Hay una cosa que no podría callar: que alguien estuviera en peligro. Antes le diría a "
            "usted con quién tengo que hablar.",
        ),
        Words(
            "Until the notes are destroyed you can have all of it deleted: you need only say so.",
            "Hasta que se destruyan las notas puede pedir que se borre todo: basta con decirlo.",
        ),
        Words("Is that all right with you?", "¿Está de acuerdo?"),
    ),
    parts=(
        Part(
            Words("To begin", "Para empezar"),
            (
                Prompt(
                    Words("How did you come to take part?", "¿Cómo llegó a participar?"),
                    (
                        Words("What did you expect?", "¿Qué esperaba?"),
                        Words("What nearly kept you away?", "¿Qué estuvo a punto de impedírselo?"),
                    ),
                ),
            ),
        ),
        Part(
            Words("What changed", "Lo que cambió"),
            (
                Prompt(
                    Words(
                        "What is different now from before, if anything?",
                        "¿Qué es distinto ahora, si es que algo lo es?",
                    ),
                    (
                        Words("Where do you notice it?", "¿En qué lo nota?"),
                        Words("Who else would notice?", "¿Quién más lo notaría?"),
                        Words("Is anything worse?", "¿Hay algo que haya empeorado?"),
                    ),
                ),
                Prompt(
                    Words("What brought that about?", "¿A qué se debe?"),
                    (
                        Words(
                            "What else played a part, apart from us?",
                            "¿Qué más influyó, aparte de nosotros?",
                        ),
                        Words(
                            "Would it have come about anyway?",
                            "¿Habría ocurrido de todos modos?",
                        ),
                    ),
                ),
            ),
        ),
        Part(
            Words("Acting and reporting", "Actuar y comunicar"),
            (
                Prompt(
                    Words(
                        "Imagine that something seems wrong to you. What would you do first?",
                        "Imagine que algo le parece mal. ¿Qué haría primero?",
                    ),
                    (
                        Words("What would make that easier?", "¿Qué se lo haría más fácil?"),
                        Words("What would hold you back?", "¿Qué le frenaría?"),
                    ),
                ),
                Prompt(
                    Words(
                        "What do people around you think of reporting?",
                        "¿Qué piensa la gente de su entorno de comunicar algo así?",
                    ),
                    (
                        Words("What would they need to hear?", "¿Qué necesitarían oír?"),
                        Words("From whom?", "¿De quién?"),
                    ),
                ),
            ),
        ),
        Part(
            Words("What to do better", "Lo que habría que mejorar"),
            (
                Prompt(
                    Words(
                        "What did not work for you?",
                        "¿Qué no le funcionó?",
                    ),
                    (
                        Words("Who was missing?", "¿Quién faltaba?"),
                        Words(
                            "What should we stop doing?",
                            "¿Qué deberíamos dejar de hacer?",
                        ),
                    ),
                ),
                Prompt(
                    Words(
                        "What have I not asked that matters?",
                        "¿Qué no le he preguntado que sea importante?",
                    ),
                ),
            ),
        ),
    ),
    closing=Words(
        "Thank you for your time. How are you now? Here is the number of somebody you can speak "
        "to, and mine, should you want anything deleted.",
        "Gracias por su tiempo. ¿Cómo se siente ahora? Aquí tiene el teléfono de alguien con quien "
        "puede hablar, y el mío, por si quiere que se borre algo.",
    ),
)
