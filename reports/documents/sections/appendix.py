"""How a report's figures were made, what they mean, who reported, how people are protected."""

from collections.abc import Sequence

from metrics.catalogue import indicators
from metrics.disclosure import HIDDEN_UP_TO
from metrics.evidence import rules_of
from metrics.indicator import LEVELS
from reports.documents.blocks import Block, Bullets, Cell, Paragraph, Section, Table
from reports.documents.telling import Teller
from reports.documents.written import language_of
from reports.wording import LEGEND, METHODS


def method(told: Teller) -> Section:
    """Tell how figures, intervals and verdicts are made."""
    say = told.language.say
    blocks: list[Block] = [
        Paragraph(
            say(
                "Partners of the coalition hand in spreadsheets every quarter. What is wrong in "
                "them is asked about before it counts; blank is not zero. A figure belongs to the "
                "period in which something happened, whenever it was handed in."
            )
        ),
        Bullets(tuple(f"{say(name)}: {say(words)}" for name, words in METHODS.items())),
        Paragraph(
            say(
                "Shares of longer periods are worked out anew from parts and wholes, never "
                "averaged. Different people are counted anew for each period, so a year is not the "
                "sum of its quarters."
            )
        ),
        Paragraph(
            say(
                "In charts, hatched bars are of periods that are not fully reported, hollow points "
                "rest on fewer than 20, shaded bands and thin lines are intervals, short black "
                "lines are targets, and symbols stand where there is no figure."
            )
        ),
        _evidence(told),
    ]
    if told.source.beside.notes:
        notes = _notes(told)
        lead = say("Events that the figures have to be read with:")
        if any(notes.languages):
            lead = say("Events that the figures have to be read with, as they were written:")
        blocks += [Paragraph(lead), notes]
    return Section("method", say("Method"), tuple(blocks), breaks=True)


def _evidence(told: Teller) -> Table:
    """Return the rules by which a figure has its badge of evidence."""
    say = told.language.say
    sorts = ("outcome", "output", "context")
    ones = [next(one for one in indicators().values() if one.level == level) for level in sorts]
    rules = dict.fromkeys(pair for one in ones for pair in rules_of(one))
    rows = tuple((Cell(say(grade)), Cell(say(words))) for grade, words in rules)
    heads = (say("Evidence"), say("Rule"))
    return Table("evidence_rules", say("How strong evidence is, and by which rule"), heads, rows)


def _notes(told: Teller) -> Bullets:
    """Return the dated notes up to the end of the period, as staff wrote them."""
    day = told.language.day
    kept = [n for n in told.source.beside.notes if n.date <= told.window.last_day]
    own = told.choice.language
    found = [language_of(note.text) for note in kept]
    return Bullets(
        tuple(note.text for note in kept),
        tuple(day(note.date) for note in kept),
        tuple("" if tag in ("", own) else tag for tag in found),
    )


def definitions(told: Teller, shown: Sequence[str]) -> Section:
    """Tell what each indicator in the report means, and what must be kept in mind.

    Args:
        told: tells it.
        shown: codes of the indicators in the report, in the order of the catalogue.
    """
    say = told.language.say
    rows = tuple(
        (
            Cell(f"{say(one.title)} ({say(LEVELS[one.level]).lower()})"),
            Cell(" ".join(say(text) for text in (one.definition, one.caveat) if text)),
        )
        for code, one in indicators().items()
        if code in shown
    )
    heads = (say("Indicator"), say("Definition, and what to keep in mind"))
    words = Paragraph(
        say(
            "Only what changed in people or services may be called impact. What was done and whom "
            "it reached is not, and what others recorded says nothing of the coalition’s effect."
        )
    )
    caption = say("Definitions of the indicators in this report")
    table = Table("definitions", caption, heads, rows)
    return Section("definitions", say("Definitions and limits"), (words, table))


def completeness(told: Teller) -> Section:
    """Tell who had reported when the release was made, quarter by quarter."""
    say, number = told.language.say, told.language.number
    counts = told.source.beside.reported
    rows = []
    for window in told.quarters:
        if window.name not in counts:
            continue
        some, of = counts[window.name]
        approved = told.source.contents.receipt.quarters.get(window.name)
        state = say("approved") if approved else say("not approved yet: may still change")
        whole = told.source.beside.whole.get(window.name)
        in_full = Cell("") if whole is None else Cell(number(whole), whole, "count")
        rows.append(
            (
                Cell(told.language.short_period(window)),
                Cell(number(of), of, "count"),
                Cell(number(some), some, "count"),
                in_full,
                Cell(state),
            )
        )
    heads = (say("Quarter"), say("Partners"), say("Reported"), say("Reported in full"),
             say("State"))  # fmt: skip
    caption = say("Who had reported when the release was made")
    table = Table("completeness", caption, heads, tuple(rows), (), frozenset({1, 2, 3}))
    house = told.headlines(["reporting_completeness", "timeliness"])
    said = [Paragraph(told.sentence(held)) for held in house if held.is_told]
    return Section("completeness", say("Completeness"), (table, *said))


def protection(told: Teller) -> Section:
    """Tell by which rule numbers are hidden, how many are, and what the symbols mean."""
    say = told.language.say
    symbols = tuple((Cell(symbol), Cell(say(words))) for symbol, words in LEGEND.items())
    heads = (say("Symbol"), say("Meaning"))
    return Section(
        "protection",
        say("How people are protected"),
        (
            *(Paragraph(words) for words in _rules(told)),
            Table("symbols", say("Symbols in the place of numbers"), heads, symbols),
        ),
    )


def _rules(told: Teller) -> list[str]:
    say, number = told.language.say, told.language.number
    audit = told.source.contents.audit()
    standard, sensitive = HIDDEN_UP_TO["standard"], HIDDEN_UP_TO["sensitive"]
    found = [
        say(
            "Numbers of people from 1 to {standard} are hidden, of tips, incidents and other "
            "sensitive matters from 1 to {sensitive}, and with them every number that they could "
            "be worked out from. Shares and means are hidden where the part, the rest or the whole "
            "is.",
            standard=standard,
            sensitive=sensitive,
        ),
        say(
            "Before the release was made, a program that knows everything published, earlier "
            "releases included, tried to work the hidden numbers out; a release in which a small "
            "number can be narrowed down is refused."
        ),
        say(
            "{hidden} of the {all} figures in the release are hidden.",
            hidden=number(audit["figures_hidden"]),
            all=number(audit["figures"]),
        ),
    ]
    if told.source.is_published:
        return found
    return [*found, say("This release is not published.")]


def about(told: Teller) -> Section:
    """Tell all of the appendix in a few lines, for a report of two pages."""
    say = told.language.say
    receipt = told.source.contents.receipt
    counts = told.source.beside.reported.get(told.window.quarters[-1])
    lines = []
    if counts:
        some, of = (told.language.number(n) for n in counts)
        lines.append(
            say("{some} of {of} partners reported for the last quarter.", some=some, of=of)
        )
    lines.append(
        say(
            "Activities and people are counted by those who work with them; what people know comes "
            "from surveys of those who took part. None of it says that trafficking fell."
        )
    )
    lines.append(
        say(
            "Numbers of people from 1 to {standard} are hidden, of tips and incidents from 1 to "
            "{sensitive}, and whatever they could be worked out from.",
            standard=HIDDEN_UP_TO["standard"],
            sensitive=HIDDEN_UP_TO["sensitive"],
        )
    )
    if receipt.revises is not None:
        words = {"number": receipt.revises}
        lines.append(say("This release takes the place of release {number}.", **words))
    lines.append(
        say(
            "Methods, definitions, revisions and the receipt stand in the quarterly report of the "
            "same release: number {number}, digest {digest}.",
            number=receipt.number,
            digest=receipt.digest[:16],
        )
    )
    return Section("about", say("About these figures"), (Bullets(tuple(lines)),))
