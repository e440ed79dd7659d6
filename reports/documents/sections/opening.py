"""How reports open: one sentence, the headline figures, what stands out."""

from dataclasses import replace

from metrics.change import USUAL
from metrics.indicator import LEVELS
from metrics.releases.beside import Granted
from reports.documents import drawings, tables
from reports.documents.blocks import Block, Bullets, Fact, Facts, Paragraph, Section
from reports.documents.headlines import Headline
from reports.documents.sections.aims import counted, judged
from reports.documents.sections.lead import FRONT, LEARNED, lead, value
from reports.documents.telling import Teller
from reports.wording import beyond_chance, by_chance

#: Those at a glance.
_GLANCE = (
    "events_held",
    "event_attendance",
    "people_trained",
    "people_educated",
    "awareness_share",
    "knows_how_to_report",
)


def summary(told: Teller) -> Section:
    """Tell the period in one sentence, its headline figures by level, and what is unusual."""
    say = told.language.say
    blocks: list[Block] = [Paragraph(lead(told), "lead")]
    # Where the targets have a chapter of their own it opens with this sentence.
    aims = [] if "targets" in told.choice.declared.sections else judged(told)
    blocks += [Paragraph(counted(told, aims))] if aims else []
    blocks += facts(told)
    if missing := not_held(told):
        blocks += [Paragraph(say("What this report does not hold:")), Bullets(tuple(missing))]
    if unusual := standing_out(told):
        blocks.append(Paragraph(say("What stands out against the quarters before:")))
        blocks.append(Bullets(tuple(unusual)))
    return Section("summary", say("Summary"), tuple(blocks))


def not_held(told: Teller) -> list[str]:
    """Return what a report of one area, grant or partner lacks, so that nobody misses it."""
    if not told.choice.group:
        return []
    say, found = told.language.say, []
    words = {"place": told.place}
    if grant := told.grant:
        found += _of_a_grant(told, grant)
    outcomes = [held for held in told.headlines(FRONT["outcome"]) if held.is_told]
    if not outcomes:
        found.append(
            say("What people learned: surveys are released for the whole coalition only.", **words)
        )
    found.append(say("Targets: a release holds those of the whole coalition only."))
    return found


def _of_a_grant(told: Teller, grant: Granted) -> list[str]:
    """Return what is not counted for a grant, and whether it ran all through the period."""
    say, window = told.language.say, told.window
    found = [
        say(
            "What the same partners did without this grant: counted is what it paid for, wholly or "
            "for the most part, as partners reported it."
        )
    ]
    begins_after = grant.start and grant.start > window.first_day
    ends_before = grant.end and grant.end < window.last_day
    if begins_after or ends_before:
        words = {"period": told.period, "runs": told.runs(grant)}
        found.append(say("A part of {period}: the grant runs {runs}.", **words))
    return found


def glance(told: Teller) -> Section:
    """Tell the period at a glance: one sentence and six headline figures."""
    say = told.language.say
    title = say("{place} in {period}", place=told.place, period=told.period)
    held = [one for code in _GLANCE if (one := told.headline(code)) and one.is_told]
    items = tuple(_at_a_glance(told, one) for one in held)
    blocks: list[Block] = [Paragraph(lead(told, surveys=False), "lead")]
    blocks += [Facts(say("At a glance"), items)] if items else []
    notes = tables.symbol_notes(told, [one.now for one in held])
    blocks += [Paragraph(note, "quiet") for note in notes]
    return Section("glance", title, tuple(blocks))


def _at_a_glance(told: Teller, held: Headline) -> Fact:
    """Return a headline figure with no more than which survey it is of."""
    survey = told.stratum(held.one, held.now)
    fact = told.fact(held)
    return replace(fact, title=told.language.say(held.one.title), details=(survey,) * bool(survey))


def plain(told: Teller) -> Section:
    """Tell in plain words what was done, whom it reached and what changed, with one drawing."""
    say = told.language.say
    blocks: list[Block] = []
    if points := _plainly(told):
        blocks.append(Bullets(tuple(points)))
    held = told.headline("event_attendance")
    if held and any(r.estimate.value is not None for r in held.series):
        # On two pages there is room for a table of a year.
        blocks.append(drawings.over_time(told, replace(held, series=held.series[-4:])))
    if not blocks:
        blocks.append(Paragraph(say("Nothing was reported that could be shown here.")))
    return Section("plain", say("In plain words"), tuple(blocks))


def _plainly(told: Teller) -> list[str]:
    """Return what there is to say, a plain sentence each."""
    several, say = told.language.several, told.language.say
    found = []
    if n := value(told, "campaigns_conducted"):
        found.append(several("{n} awareness campaign ran.", "{n} awareness campaigns ran.", n))
    if n := value(told, "materials_distributed"):
        found.append(
            several(
                "{n} copy of flyers, posters and the like was handed out.",
                "{n} copies of flyers, posters and the like were handed out.",
                n,
            )
        )
    if n := value(told, "events_held"):
        found.append(several("{n} event was held.", "{n} events were held.", n))
    if n := value(told, "people_reached_unduplicated"):
        found.append(
            several(
                "At least {n} person signed up for or came to an event or training.",
                "At least {n} different people signed up for or came to an event or training.",
                n,
            )
        )
    if n := value(told, "people_trained"):
        found.append(
            several(
                "{n} professional, such as an officer, nurse or teacher, finished a training.",
                "{n} professionals, such as officers, nurses and teachers, finished a training.",
                n,
            )
        )
    if n := value(told, "people_educated"):
        found.append(
            several(
                "{n} student or resident finished a class.",
                "{n} students and residents finished a class.",
                n,
            )
        )
    found += [*_known(told), *_tips(told)]
    if _is_partial(told):
        found.append(say("Not all sheets of the period are in, so some figures may still rise."))
    return found


def _is_partial(told: Teller) -> bool:
    """Say whether any of what is told plainly is of a period whose sheets are not all in."""
    codes = (*_GLANCE, "people_reached_unduplicated", "campaigns_conducted")
    return any(held.now.partial for held in told.headlines(codes))


def _known(told: Teller) -> list[str]:
    """Return what people know after an event or training, with how many were asked."""
    say, found = told.language.say, []
    for code in LEARNED:
        held = told.headline(code)
        if held is None or held.now.estimate.status != "ok":
            continue
        words = {
            "n": told.language.number(held.now.estimate.denominator or 0),
            "share": told.cell(held.one, held.now).text,
            "survey": held.now.named.get("survey"),
        }
        if code == "awareness_share":
            said = say(
                "Of {n} people who answered the survey “{survey}”, {share} recognised the signs "
                "of trafficking.",
                **words,
            )
        else:
            said = say(
                "Of {n} people who answered the survey “{survey}”, {share} knew where and how to "
                "report.",
                **words,
            )
        found.append(f"{said} {_before(told, held)}".strip())
    return found


def _before(told: Teller, held: Headline) -> str:
    """Return what it was before, and whether that is more than chance; empty: not known."""
    if held.before is None or held.before.estimate.status != "ok":
        return ""
    before = told.cell(held.one, held.before).text
    if by_chance(held.now, held.before):
        return told.language.say(
            "Before, it was {share}; that is no more of a change than chance would explain.",
            share=before,
        )
    if beyond_chance(held.now, held.before):
        return told.language.say(
            "Before, it was {share}; that is more of a change than chance would explain.",
            share=before,
        )
    return told.language.say("Before, it was {share}.", share=before)


def _tips(told: Teller) -> list[str]:
    """Return how many tips came in, with why that says nothing of how much trafficking there is."""
    if (n := value(told, "tips_received")) is None:
        return []
    said = told.language.several(
        "{n} tip reached those who take reports.", "{n} tips reached those who take reports.", n
    )
    why = told.language.say(
        "People report more when they know how, so this does not say how much trafficking there is."
    )
    return [f"{said} {why}"]


def facts(told: Teller) -> list[Facts]:
    """Return the headline figures, by level in the order of the logic model."""
    found = []
    for level, codes in FRONT.items():
        held = [one for one in told.headlines(codes) if one.is_told]
        items = tuple(told.fact(one) for one in held)
        if items:
            found.append(Facts(told.language.say(LEVELS[level]), items))
    return found


def standing_out(told: Teller) -> list[str]:
    """Return a sentence for every headline that is unusual against the quarters before."""
    codes = [code for level in ("activity", "output", "outcome") for code in FRONT[level]]
    return [
        told.sentence(held)
        for held in told.headlines(codes)
        if held.usual and held.usual.verdict not in ("", USUAL)
    ]
