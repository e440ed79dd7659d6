"""How reports open: one sentence, the headline figures, what stands out."""

from dataclasses import replace

from metrics.change import USUAL
from metrics.indicator import LEVELS
from metrics.releases.beside import Granted
from reports.documents import drawings, tables
from reports.documents.blocks import Block, Bullets, Fact, Facts, Paragraph, Section
from reports.documents.headlines import Headline
from reports.documents.telling import Teller
from reports.wording import beyond_chance, by_chance

#: Level → the indicators that stand for it at the front.
FRONT = {
    "activity": (
        "campaigns_conducted",
        "events_held",
        "trainings_law_enforcement",
        "trainings_community",
    ),
    "output": (
        "people_reached_unduplicated",
        "event_attendance",
        "people_trained",
        "materials_distributed",
    ),
    "outcome": (
        "awareness_share",
        "knows_how_to_report",
        "knowledge_gain",
        "recommend_score",
    ),
    "context": ("tips_received", "incidents_recorded"),
}
#: Those at a glance.
_GLANCE = (
    "events_held",
    "event_attendance",
    "people_trained",
    "people_educated",
    "awareness_share",
    "knows_how_to_report",
)
_LEARNED = ("awareness_share", "knows_how_to_report")
#: Those that say what was done, in the sentence above everything.
_DID = ("campaigns_conducted", "events_held", "people_trained")


def summary(told: Teller) -> Section:
    """Tell the period in one sentence, its headline figures by level, and what is unusual."""
    say = told.language.say
    blocks: list[Block] = [Paragraph(lead(told), "lead")]
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
    if n := _value(told, "campaigns_conducted"):
        found.append(several("{n} awareness campaign ran.", "{n} awareness campaigns ran.", n))
    if n := _value(told, "materials_distributed"):
        found.append(
            several(
                "{n} copy of flyers, posters and the like was handed out.",
                "{n} copies of flyers, posters and the like were handed out.",
                n,
            )
        )
    if n := _value(told, "events_held"):
        found.append(several("{n} event was held.", "{n} events were held.", n))
    if n := _value(told, "people_reached_unduplicated"):
        found.append(
            several(
                "At least {n} person signed up for or came to an event or training.",
                "At least {n} different people signed up for or came to an event or training.",
                n,
            )
        )
    if n := _value(told, "people_trained"):
        found.append(
            several(
                "{n} professional, such as an officer, nurse or teacher, finished a training.",
                "{n} professionals, such as officers, nurses and teachers, finished a training.",
                n,
            )
        )
    if n := _value(told, "people_educated"):
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
    for code in _LEARNED:
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
                "Of {n} people who answered the survey {survey}, {share} recognised the signs of "
                "trafficking.",
                **words,
            )
        else:
            said = say(
                "Of {n} people who answered the survey {survey}, {share} knew where and how to "
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
    if (n := _value(told, "tips_received")) is None:
        return []
    said = told.language.several(
        "{n} tip reached those who take reports.", "{n} tips reached those who take reports.", n
    )
    why = told.language.say(
        "People report more when they know how, so this does not say how much trafficking there is."
    )
    return [f"{said} {why}"]


def lead(told: Teller, surveys: bool = True) -> str:
    """Return the sentence above everything: who reported, what was done, what people know.

    Args:
        told: tells it.
        surveys: whether what people know is said as well.
    """
    say = told.language.say
    sentences = []
    if who := reported(told):
        sentences.append(who)
    if did := _did(told):
        place = told.place if told.choice.group else ""
        words = {"period": told.period, "place": place, "what": told.language.listed(did)}
        if place:
            sentences.append(say("In {period}, {place}: {what}.", **words))
        else:
            sentences.append(say("In {period}: {what}.", **words))
    known = _LEARNED if surveys else ()
    sentences += [said for code in known if (said := _learned(told, code))]
    return " ".join(sentences) or _without(told)


def _without(told: Teller) -> str:
    """Return why there is nothing to say of the period: it is hidden, none, or not reported."""
    say = told.language.say
    words = {"place": told.place, "period": told.period}
    held = [one.now.estimate for one in told.headlines((*_DID, *FRONT["output"]))]
    if any(one.status == "[c]" for one in held):
        return say("What was done for {place} in {period} is hidden to protect people.", **words)
    if any(one.value is not None for one in held):
        return say(
            "No campaign, event or completed training was reported for {place} in {period}.",
            **words,
        )
    return say("Nothing was reported for {place} in {period}.", **words)


def reported(told: Teller) -> str:
    """Return how many partners reported for the last quarter of the period; empty: not known."""
    counts = told.source.beside.reported
    last = next((q for q in reversed(told.window.quarters) if q in counts), None)
    if last is None or told.choice.group:
        return ""
    some, of = counts[last]
    whole = told.source.beside.whole.get(last)
    words = {"some": told.language.number(some), "of": told.language.number(of)}
    words["quarter"] = next(told.language.period(w) for w in told.quarters if w.name == last)
    if whole is None or not some:
        return told.language.say("{some} of {of} partners reported for {quarter}.", **words)
    words["whole"] = told.language.number(whole)
    return told.language.say(
        "{some} of {of} partners reported for {quarter}, {whole} of them in full.", **words
    )


def _did(told: Teller) -> list[str]:
    several = told.language.several
    parts = []
    for code in _DID:
        value = _value(told, code)
        if not value:
            continue
        if code == "campaigns_conducted":
            parts.append(several("{n} campaign ran", "{n} campaigns ran", value))
        elif code == "events_held":
            parts.append(several("{n} event was held", "{n} events were held", value))
        else:
            parts.append(
                several(
                    "{n} professional completed a training",
                    "{n} professionals completed a training",
                    value,
                )
            )
    return parts


def _value(told: Teller, code: str) -> float | None:
    held = told.headline(code)
    return held.now.estimate.value if held else None


def _learned(told: Teller, code: str) -> str:
    """Return what share knows something now, and before where that is known."""
    say = told.language.say
    held = told.headline(code)
    if held is None or held.now.estimate.status != "ok":
        return ""
    words = {
        "title": told.title(held.one, held.now),
        "now": told.cell(held.one, held.now).text,
        "rests": told.evidence(held.one, held.now, held.is_compared),
    }
    if held.before and held.before.estimate.value is not None:
        words["before"] = told.cell(held.one, held.before).text
        if by_chance(held.now, held.before):
            return say(
                "{title}: {now}, before {before}, no more than chance would explain ({rests}).",
                **words,
            )
        if beyond_chance(held.now, held.before):
            return say(
                "{title}: {now}, before {before}, more than chance would explain ({rests}).",
                **words,
            )
        return say("{title}: {now}, before {before} ({rests}).", **words)
    return say("{title}: {now} ({rests}).", **words)


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
