"""What typed sentences must not claim: each rule once, with its reason and a wording that stands.

The rules follow the project's definitions: activities and outputs are not impact, context is
recorded and not caused, victims are potential, and nothing counts what did not happen.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One claim that cannot be defended.

    Attributes:
        code: its name for machines.
        pattern: what it looks like, in any case; ``(?P<subject>…)`` may keep a word for the
            wording.
        why: the reason, in a sentence.
        instead: wordings that stand, the first whose places can all be filled: ``{n}`` and
            ``{m}`` are the person's own numbers, ``{subject}`` their word.
        for_one: the same where the number is one.
        unless: what in the same sentence makes it defensible.
        language: ``en`` or ``es``: which words deny it.
    """

    code: str
    pattern: str
    why: str
    instead: tuple[str, ...]
    for_one: str = ""
    unless: str = ""
    language: str = "en"

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled; Python keeps what it compiled."""
        return re.compile(self.pattern, re.IGNORECASE)


#: A number as people write it, in figures or in words.
NUMBER = (
    r"\d+(?:[.,]\d+)*(?:\s?%|\s+per\s?cent\b)?|\b(?:one|two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|twenty|thirty|fifty|(?:a\s+)?(?:dozen|hundred)|dozens|hundreds|thousands|"
    r"uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|veinte|cien)\b"
)


def _gap(most: int, but: str = "") -> str:
    """Return a pattern of up to ``most`` words in between, none of which begins with ``but``."""
    barred = f"(?!(?:{but}))" if but else ""
    return rf"(?:{barred}[\w’'-]+(?:[.,]\d+)*(?:\s?%)?\s+){{0,{most}}}?"


_TOPIC = r"training|awareness|prevention|work|poster|survey|material|hotline|helpline|law|unit|task"
_TRAFFICKING = (
    r"(?<![-\w])(?:(?:human|sex|labou?r|child)[- ])?(?:trafficking|exploitation|modern slavery|"
    rf"forced labou?r)\b(?!\s+(?:{_TOPIC}))"
)
_VICTIMS = r"(?:victims?|survivors?)"
_PERSONS = (
    r"(?:victims?|survivors?|wom[ae]n|girls?|boys?|child(?:ren)?|minors?|people|persons?|m[ae]n|"
    r"youths?|teen(?:ager)?s?|individuals?|lives|families|workers?)"
)
_BE = r"(?:(?:has|have|had|was|were|is|are|been|being|got|now)\s+){0,3}"
_HELPS = (
    r"(?:(?:(?<!to\s)help|helps|helped|helping|managed|able|enabled\s+us|succeeded)\s+(?:us\s+)?"
    r"(?:to\s+)?|(?:will|did|does)\s+(?:\w+ly\s+)?)"
)
_WHO = (
    r"(?:we|they|it|which|that|campaigns?|events?|trainings?|workshops?|programm?e?s?|partners|"
    r"coalition|work|efforts|sessions)\s+(?:help\s+)?(?:to\s+)?(?:\w+ly\s+)?"
)


def _asserts(base: str, done: str, doing: str) -> str:
    """Return a pattern of a verb where it says that something was done; "to …" is an aim."""
    return (
        rf"\b(?:(?:{_HELPS}|{_WHO})(?:{base})|(?:{done})|"
        rf"(?:am|are|is|was|were|been|by|succeeded\s+in|while|thereby)\s+(?:\w+ly\s+)?(?:{doing}))"
    )


_REDUCED = _asserts(
    "reduce|decrease|lower|cut|curb|lessen|diminish|halve",
    "reduce[sd]|decrease[sd]|lowers|lowered|cuts?|curb(?:s|bed)|lessen(?:s|ed)|diminish(?:es|ed)|"
    "halve[sd]",
    "reducing|decreasing|lowering|cutting|curbing|lessening|halving",
)
_PREVENTED = _asserts(
    "prevent|avert|avoid|deter|thwart|foil",
    "prevent(?:s|ed)|avert(?:s|ed)|avoid(?:s|ed)|deter(?:s|red)|thwart(?:s|ed)|foil(?:s|ed)",
    "preventing|averting|avoiding|deterring|thwarting|foiling",
)
_ENDED = _asserts(
    "end|eradicate|eliminate|stop|stamp out|wipe out|abolish|defeat",
    "ends|ended|eradicate[sd]|eliminate[sd]|stops|stopped|stamp(?:s|ed) out|wipe[sd] out|"
    "abolish(?:es|ed)|defeat(?:s|ed)",
    "ending|eradicating|eliminating|stopping|stamping out|wiping out|abolishing|defeating",
)
_FELL = r"(?:fell|fallen|dropped|declined|decreased|reduced|diminished|halved|shrunk|receded|down)"
_LESS = r"(?:reductions?|decreases?|drops?|falls?|declines?)"
_MOVED = (
    r"(?:fell|fallen|dropped|declined|decreased|rose|risen|increased|grew|grown|doubled|tripled|"
    r"halved|soared|surged|plummeted|jumped|climbed|went\s+(?:up|down)|(?:are|is|were|was)\s+"
    r"(?:up|down))"
)
_RECORDED = (
    r"(?:tips?|tip-offs?|incidents?|hotline\s+calls|calls\s+to\s+the\s+(?:hotline|police)|"
    r"reports\s+(?:to\s+(?:the\s+)?(?:police|hotline|authorities)|of\s+(?:\w+\s+)?trafficking)|"
    r"trafficking\s+cases|cases\s+of\s+trafficking|arrests)"
)
_ACTS = (
    r"(?:campaigns?|events?|trainings?|workshops?|sessions?|programm?e?s?|projects?|coalition|"
    r"outreach|posters?|flyers?|materials|work|efforts|activities|partnerships?)"
)
_EFFECTS = (
    rf"(?:{_RECORDED}|(?:a|the|this|an)\s+{_gap(3)}(?:{_LESS}|rises?|increases?|changes?)\s+in|"
    r"fewer\s+\w+|trafficking|exploitation|awareness|knowledge|behaviou?r|attitudes?)"
)
_BECAUSE = (
    r"(?:caused\s+by|due\s+to|because\s+of|thanks\s+to|as\s+a\s+result\s+of|a\s+result\s+of|"
    r"attributable\s+to|owing\s+to)"
)
_OUTPUTS = (
    r"(?:events?|flyers?|posters?|brochures?|materials|copies|sessions?|trainings?|workshops?|"
    r"attend\w*|participants|reach|campaigns?|likes|shares|views|impressions|followers)"
)
_ALL_OF = (
    r"(?:(?:all|every|everyone\s+in|the\s+(?:whole|entire))\s+(?:of\s+)?(?:the\s+|our\s+)?)"
    r"(?:community|residents?|population|public|county|city|town|neighbou?rhood)"
)
_SURE = r"\b(?:potential|possible|suspected|presumed|alleged|likely|apparent)"

RULES: tuple[Rule, ...] = (
    Rule(
        "rescued",
        rf"(?:(?:{NUMBER})\s+)?{_gap(3)}\b{_PERSONS}\s+{_BE}(?:rescued|saved|freed|liberated)\b"
        rf"(?:\s*:\s*(?:{NUMBER}))?"
        r"|\b(?:rescu(?:ed|ing|es)|sav(?:ed|ing|es)|free(?:d|ing)|liberat(?:ed|ing|es))\s+"
        rf"{_gap(4)}{_PERSONS}\b(?!\s+(?:time|money|hours|from\s+paying))"
        rf"|\brescues?\s+of\s+{_gap(4)}{_PERSONS}\b"
        rf"|(?:(?:{NUMBER})\s+)?\b(?:we|was|were|been)\s+rescued\b(?:\s+{_gap(4)}{_PERSONS}\b)?",
        "A coalition records and refers; whether somebody was freed is for them to say.",
        (
            "{n} potential victims were referred to services (recorded by …)",
            "… potential victims were referred to services (recorded by …)",
        ),
        for_one="One potential victim was referred to services (recorded by …)",
    ),
    Rule(
        "prevented",
        rf"{_PREVENTED}\s+{_gap(4, 'report')}(?:cases?|incidents?|crimes?|{_PERSONS}\s+from|"
        rf"{_TRAFFICKING})\b"
        rf"|(?:(?:{NUMBER})\s+)?{_gap(3)}\b(?:cases?|incidents?|crimes?|trafficking|exploitation)"
        rf"\s+{_BE}(?:prevented|averted|avoided|deterred|thwarted)\b"
        rf"|\bstopped\s+(?:{NUMBER})\s+{_gap(3)}(?:cases?|incidents?|traffickers?)\b",
        "What did not happen cannot be counted.",
        (
            "{n} potential cases were recorded or referred (by …); what was prevented cannot be "
            "counted",
            "Partners worked on prevention: … events, … people reached; what was prevented cannot "
            "be counted",
        ),
        for_one="One potential case was recorded or referred (by …); what was prevented cannot be "
        "counted",
    ),
    Rule(
        "ended",
        rf"{_ENDED}\s+{_gap(3, 'report')}{_TRAFFICKING}"
        rf"|{_TRAFFICKING}\s+{_BE}(?:ended|eradicated|eliminated|stopped|stamped\s+out|"
        r"wiped\s+out|abolished|over|gone)\b"
        r"|\btrafficking-free\b|\bfree\s+(?:of|from)\s+(?:human\s+)?trafficking\b"
        r"|\bno\s+(?:more|longer\s+any)\s+(?:human\s+)?trafficking\b",
        "That something hidden is gone cannot be seen.",
        ("Partners took part in preventing trafficking: … events, … people reached",),
    ),
    Rule(
        "caused",
        rf"\b(?:{_ACTS}|we)\s+(?:\w+ly\s+|has\s+|have\s+)?(?:caused|causes|led\s+to|leads\s+to|"
        r"resulted\s+in|results\s+in|brought\s+about|drove|triggered|(?:is|are|was|were)\s+"
        rf"responsible\s+for)\s+{_gap(3)}{_EFFECTS}\b"
        rf"|\b{_EFFECTS}\b\s*{_gap(4)}{_BECAUSE}\s+{_gap(3)}(?:{_ACTS}|us)\b"
        rf"|\b{_BECAUSE}\s+{_gap(3)}{_ACTS},?\s+{_gap(2)}{_EFFECTS}\b",
        "That one followed the other does not say that it came of it.",
        ("Say what was recorded after it: “after …, … was recorded; the cause was not tested”",),
    ),
    Rule(
        "reduced",
        rf"{_REDUCED}\s+{_gap(5, 'report|barrier|myth|stigma|fear|aware|know|cost|misc|confus')}"
        rf"{_TRAFFICKING}(?:\s+(?:incidents|cases|crimes))?"
        rf"|{_TRAFFICKING}(?!\s+(?:cases|incidents))\s+{_BE}(?:\w+ly\s+)?{_FELL}\b"
        rf"|\b{_LESS}\s+in\s+{_gap(4)}{_TRAFFICKING}(?!\s+(?:cases|incidents))"
        rf"|\b(?:less\s+{_gap(1)}{_TRAFFICKING}|fewer\s+{_gap(1)}{_VICTIMS}\b)",
        "How much trafficking there is was not measured; only what was recorded is known.",
        (
            "… incidents were recorded (source, agencies covered); this says nothing about how "
            "much trafficking there is",
        ),
    ),
    Rule(
        "identified",
        rf"(?:(?:{NUMBER})\s+)?(?<!potential\s)(?<!possible\s)(?<!suspected\s)(?<!presumed\s)"
        rf"(?<!alleged\s)\b{_VICTIMS}\s+{_BE}(?:identified|detected|discovered|uncovered|located|"
        r"found)\b"
        r"|\b(?:identif(?:ied|ying|ies)|detected|discovered|uncovered|located|found)\s+"
        rf"{_gap(4, _SURE + '|that|sign|help|service|support|way|risk|how')}{_VICTIMS}\b(?![’'])",
        "Whether somebody is a victim is for the authorities to decide.",
        (
            "{n} potential victims were identified (by …)",
            "Potential victims were identified (by …)",
        ),
        for_one="One potential victim was identified (by …)",
    ),
    Rule(
        "trend",
        rf"\b(?P<subject>{_RECORDED})\s+{_gap(3)}{_MOVED}\b(?:\s+(?:from|by)\s+(?:{NUMBER}))?"
        rf"(?:\s+to\s+(?:{NUMBER}))?"
        rf"|\b(?:{_LESS}|rises?|increases?|surges?)\s+(?:of\s+(?:{NUMBER})\s+)?in\s+(?:the\s+)?"
        rf"(?:number\s+of\s+)?{_gap(1)}{_RECORDED}\b"
        rf"|\b(?:fewer|more)\s+{_gap(1)}{_RECORDED}\s+(?:than|this|were|compared|came)\b",
        "Recorded numbers move with who records and with awareness; two of them are no trend.",
        (
            "{n}, then {m} {subject} were recorded; see their usual range before calling it a "
            "change",
            "Give the recorded numbers with their usual range (once there are eight quarters)",
        ),
        unless=r"usual\s+(?:range|variation)|control\s+chart|\bper\s+1\d?0?,?000\b",
    ),
    Rule(
        "impact",
        r"(?<!prevention\s)\bimpact(?:s|ed|ing)?\b(?!\s+(?:evaluation|assessment|study|stud))"
        rf"\s*(?:[:–—]\s*)?{_gap(5)}{_OUTPUTS}\b"
        rf"|\bimpact(?:ed|ing|s)\s+{_gap(3)}{_PERSONS}\b"
        rf"|\b{_OUTPUTS}(?:[’']s?)?\s+{_gap(4)}(?<!prevention\s)impact(?:s|ed|ful)?\b"
        r"(?!\s+(?:evaluation|assessment|study|stud))",
        "What was done and whom it reached is not yet a change.",
        (
            "Reached {n} …; what changed is told by a survey (with its design and n)",
            "Say what was done and whom it reached; what changed is told by a survey (with its "
            "design and n)",
        ),
    ),
    Rule(
        "everyone",
        r"\d+(?:[.,]\d+)*(?:\s?%|\s+per\s?cent)\s+of\s+(?:the\s+|our\s+)?"
        r"(?:whole\s+|entire\s+)?(?:community|residents|population|public|county|city|town|neighbou?rhood)\b"
        rf"|\breached\s+(?:\w+ly\s+)?{_ALL_OF}\b"
        rf"|\b{_ALL_OF}\s+(?:\w+ly\s+)?(?:is|are|was|were|has|have|now|knows?|can|understands?|"
        r"learn\w*|recogni[sz]es?)\b",
        "Those who came or answered are not the community.",
        (
            "{n} of those who answered (n = …)",
            "… of those who came or answered (n = …)",
        ),
        unless=r"\bn\s?=|\d[\d,]*\s+of\s+(?:the\s+)?\d",
    ),
    Rule(
        "at_risk",
        rf"(?:(?:{NUMBER})\s+{_gap(2)}{_PERSONS}\s+{_BE})?\bat\s+(?:\w+\s+)?risk\s+of\s+{_gap(2)}(?:{_TRAFFICKING}|trafficked|exploited)"
        r"|\b(?:future|would-be)\s+victims?\b|\bwould\s+have\s+(?:been\s+trafficked|become\s+victims?)"
        rf"|\b(?:vulnerable\s+to|likely\s+to\s+be)\s+(?:{_TRAFFICKING}|trafficked)"
        r"|\btrafficking\s+hot\s?-?spots?\b",
        "Nobody’s risk was measured, and saying it marks people and places.",
        (
            "{n} people in the audiences the coalition set out to reach",
            "people in the audiences the coalition set out to reach",
        ),
        for_one="One person in the audiences the coalition set out to reach",
    ),
    Rule(
        "safer",
        rf"\b(?:ma(?:de|kes|king)|keeps?|kept|keeping)\s+{_gap(4)}safer?\b"
        r"|\b(?:is|are|was|were)\s+(?:now\s+|much\s+)?safer\b",
        "How safe a place is was not measured.",
        ("Say what was done there and whom it reached",),
    ),
    Rule(
        "lives",
        rf"\b(?:chang(?:ed|ing|es)|transform(?:ed|ing|s)|touch(?:ed|ing|es))\s+{_gap(3)}lives\b"
        rf"|\blives\s+{_BE}(?:changed|transformed|touched)\b",
        "What became of people’s lives was not measured.",
        ("{n} people took part", "… people took part"),
    ),
    Rule(
        "aware",
        rf"\b(?:raised|increased|improved|boosted|heightened)\s+{_gap(3)}awareness\b"
        rf"(?:\s+(?:of|among|in)\s+{_gap(2)}(?:{NUMBER}))?"
        rf"|\bawareness\s+{_gap(4)}{_BE}(?:rose|risen|increased|grew|grown|improved|raised)\b"
        rf"|\bmade\s+{_gap(3)}{_PERSONS}\s+aware\b",
        "Awareness is what people answer in a survey, not what they were told.",
        (
            "{n} people were reached with information; what they know is told by a survey "
            "(with its design and n)",
            "People were reached with information; what they know is told by a survey (with its "
            "design and n)",
        ),
        unless=r"\bn\s?=|respondents|of\s+those\s+who\s+answered",
    ),
    Rule(
        "proved",
        r"\bprov(?:e[sd]?|en|ing)\s+(?:that|how|effective|successful|to\s+work|beyond|our|the\s+"
        r"(?:effect|impact|success|value))\b|\b(?:is|are|was|been)\s+(?:\w+ly\s+)?proven\b"
        r"|\bproven\s+(?:to\s+(?!be\s+(?:difficult|hard|popular|useful|impossible)))?"
        r"(?:effect\w*|success\w*|results?|impact|work|method|programm?e?|approach|reduce)\b"
        r"|\bproof\s+(?:that|of\s+(?:our|the|its)\s+(?:impact|success|effect|work))\b",
        "A figure can agree with an idea; it does not prove it.",
        ("The figures are consistent with it (design and n stand beside them)",),
    ),
)

RULES += (
    Rule(
        "less",
        rf"\b(?:means?|meant|meaning|le(?:d|ads?|ading)\s+to|result(?:s|ed|ing)?\s+in|"
        rf"(?:brings?|brought)(?:\s+about)?|ma(?:de|kes?)\s+for|translat(?:es?|ed)\s+into|"
        rf"(?:so|therefore|thus|hence|as\s+a\s+result,?)\s+{_gap(1)}(?:there\s+(?:is|are|was|were)|"
        rf"we\s+(?:have|had|see|saw)))\s+{_gap(2)}(?:less|fewer|lower|reduced|decreased)\s+{_gap(2)}"
        r"(?:crimes?|criminality|violence|abuse|exploitation|trafficking|traffickers|slavery|"
        r"victims?|cases|incidents)\b(?!\s+(?:reports?|forms?|numbers?))",
        "How much crime there is was not measured here, and what changed it was not tested.",
        ("… incidents were recorded (source, agencies covered); the cause was not tested",),
        unless=r"\b(?:can|may|might|could)\s+(?:\w+\s+)?mean\b",
    ),
)

_TRATA = r"(?:la\s+)?(?:trata(?:\s+de\s+personas)?|explotaci[oó]n)"
_VICTIMAS = r"(?:v[ií]ctimas?|sobrevivientes?|mujeres|niñ[ao]s|personas|vidas)"
RULES += (
    Rule(
        "rescued_es",
        rf"\b(?:rescat(?:amos|aron|ó|ado|ando)|salv(?:amos|aron|ó|ado|ando)|liber(?:amos|aron|ó))"
        rf"\s+{_gap(4)}{_VICTIMAS}\b"
        rf"|(?:(?:{NUMBER})\s+)?\b{_VICTIMAS}\s+{_gap(2)}(?:rescatad|salvad|liberad)[ao]s?\b"
        rf"|\brescate\s+de\s+{_gap(3)}{_VICTIMAS}\b",
        "Una coalición registra y deriva; si alguien quedó libre lo dice la propia persona.",
        (
            "{n} posibles víctimas fueron derivadas a servicios (registrado por …)",
            "… posibles víctimas fueron derivadas a servicios (registrado por …)",
        ),
        for_one="Una posible víctima fue derivada a servicios (registrado por …)",
        language="es",
    ),
    Rule(
        "prevented_es",
        rf"\b(?:previn(?:imos|ieron|o)|evit(?:amos|aron|ó|ado)|impid(?:ieron|ió)|impedimos)\s+"
        rf"{_gap(3)}(?:casos?|incidentes?|delitos?|{_TRATA})\b"
        rf"|(?:(?:{NUMBER})\s+)?\b(?:casos?|incidentes?)\s+{_gap(3)}(?:prevenidos?|evitados?)\b",
        "Lo que no ocurrió no se puede contar.",
        (
            "{n} posibles casos fueron registrados o derivados (por …); lo que se evitó no se "
            "puede contar",
            "Se hizo prevención: … eventos, … personas alcanzadas; lo que se evitó no se puede "
            "contar",
        ),
        for_one="Un posible caso fue registrado o derivado (por …); lo que se evitó no se puede "
        "contar",
        language="es",
    ),
    Rule(
        "ended_es",
        rf"\b(?:erradic(?:amos|aron|ó|ado)|elimin(?:amos|aron|ó|ado)|acab(?:amos|aron|ó|ado)\s+con|"
        rf"termin(?:amos|aron|ó|ado)\s+con)\s+{_TRATA}\b|\blibres?\s+de\s+{_TRATA}\b",
        "No se puede ver que algo oculto haya desaparecido.",
        ("Los socios participaron en prevenir la trata: … eventos, … personas alcanzadas",),
        language="es",
    ),
    Rule(
        "reduced_es",
        rf"\b(?:redu(?:jo|jimos|jeron|cido)|disminu(?:imos|yó|yeron|ido)|baj(?:ó|amos|ado))\s+"
        rf"{_gap(3)}{_TRATA}\b|\b{_TRATA}\s+{_gap(3)}(?:disminuyó|bajó|cayó|reducido|disminuido)"
        rf"(?!\w)|\b(?:reducción|disminución)\s+de\s+{_TRATA}\b",
        "No se midió cuánta trata hay; solo se sabe lo que se registró.",
        ("Se registraron … incidentes (fuente, agencias); no dice cuánta trata hay",),
        language="es",
    ),
    Rule(
        "identified_es",
        rf"(?:(?:{NUMBER})\s+)?\bv[ií]ctimas?\s+(?:(?:fueron|fue|ha|han|sido)\s+)*"
        r"(?:identificad|detectad)[ao]s?\b"
        r"|\b(?:identific(?:amos|aron|ó|ado)|detect(?:amos|aron|ó))\s+"
        rf"{_gap(3, 'posible|presunta|potencial|señal')}v[ií]ctimas?\b",
        "Decidir si alguien es víctima corresponde a las autoridades.",
        (
            "{n} posibles víctimas fueron identificadas (por …)",
            "Se identificaron posibles víctimas (por …)",
        ),
        for_one="Una posible víctima fue identificada (por …)",
        unless=r"(?:posibles?|presuntas?|potenciales?)\s+v[ií]ctimas?",
        language="es",
    ),
    Rule(
        "everyone_es",
        r"\b\d+\s?%\s+de\s+(?:la\s+)?(?:comunidad|población)\b"
        r"|\btoda\s+la\s+(?:comunidad|población)\s+(?:sabe|conoce|ha|está|fue)\b",
        "Quienes vinieron o respondieron no son la comunidad.",
        ("{n} de quienes respondieron (n = …)", "… de quienes respondieron (n = …)"),
        unless=r"\bn\s?=",
        language="es",
    ),
    Rule(
        "proved_es",
        r"\b(?:demuestran?|demostr(?:ó|amos|aron|ado)|prueban?\s+que|comprobad[ao]\s+que)"
        r"(?:\s+que)?(?!\w)",
        "Una cifra puede concordar con una idea; no la demuestra.",
        ("Las cifras son compatibles con ello (con su diseño y su n)",),
        language="es",
    ),
    Rule(
        "less_es",
        rf"\b(?:signific(?:a|an|ó|aron)|quiere\s+decir|(?:llev(?:a|ó|aron)|condu(?:ce|jo|jeron))\s+a|"
        rf"result(?:a|ó)\s+en|se\s+tradu(?:ce|jo)\s+en|(?:así\s+que|de\s+modo\s+que|por\s+(?:eso|ello|"
        rf"lo\s+(?:que|tanto)))\s*,?\s+{_gap(1)}(?:hay|hubo|tenemos))\s+{_gap(2)}(?:menos|menor(?:es)?)\s+"
        rf"{_gap(2)}(?:delitos?|delincuencia|cr[ií]men(?:es)?|violencia|abusos?|explotaci[oó]n|trata|"
        r"v[ií]ctimas?|casos|incidentes)(?!\w)",
        "Aquí no se midió cuánto delito hay, ni se puso a prueba qué lo cambió.",
        ("Se registraron … incidentes (fuente, agencias); la causa no se puso a prueba",),
        unless=r"\b(?:puede|podría|pueden|podrían)\s+significar\b",
        language="es",
    ),
)
