"""How reports open: one sentence, the headline figures, what stands out."""

from dataclasses import replace

from metrics.change import USUAL
from metrics.indicator import LEVELS
from reports.documents import drawings
from reports.documents.blocks import Block, Bullets, Fact, Facts, Paragraph, Section
from reports.documents.telling import Headline, Teller

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
_LEARNED = ("awareness_share", "knows_how_to_report")


def summary(told: Teller) -> Section:
    """Tell the period in one sentence, its headline figures by level, and what is unusual."""
    say = told.language.say
    blocks: list[Block] = [Paragraph(lead(told), "lead")]
    blocks += facts(told)
    if unusual := standing_out(told):
        blocks.append(Paragraph(say("What stands out against the quarters before:")))
        blocks.append(Bullets(tuple(unusual)))
    return Section("summary", say("Summary"), tuple(blocks))


def glance(told: Teller) -> Section:
    """Tell the period at a glance: one sentence and the headline figures, in few words."""
    say = told.language.say
    title = say("{place} in {period}", place=told.place, period=told.period)
    return Section("glance", title, (Paragraph(lead(told), "lead"), *facts(told, brief=True)))


def plain(told: Teller) -> Section:
    """Tell in plain words what was done, whom it reached and what changed, with one drawing."""
    say = told.language.say
    blocks: list[Block] = []
    points = [
        said
        for level in ("activity", "output", "outcome")
        for held in told.headlines(FRONT[level])
        if (said := _plainly(told, held))
    ]
    if points:
        blocks.append(Bullets(tuple(points)))
    held = told.headline("people_reached_unduplicated")
    if held and any(r.estimate.value is not None for r in held.series):
        blocks.append(drawings.over_time(told, held))
    if not blocks:
        blocks.append(Paragraph(say("Nothing was reported that could be shown here.")))
    return Section("plain", say("In plain words"), tuple(blocks))


def _plainly(told: Teller, held: Headline) -> str:
    """Return a figure in a sentence without methods; empty where there is none."""
    say, estimate = told.language.say, held.now.estimate
    if estimate.value is None:
        return ""
    words = {"title": told.title(held.one), "figure": told.figure(held.one, held.now)}
    if held.one.is_share and estimate.numerator is not None:
        words["rests"] = told.rests_on(held.one, estimate)
        said = say("{title}: {figure} ({rests}).", **words)
    else:
        said = say("{title}: {figure}.", **words)
    if estimate.status == "[u]":
        said += " " + say("Fewer than 20 answered, so this is no more than a hint.")
    if held.usual and held.usual.verdict == USUAL and held.one.level != "context":
        said += " " + say("That is within the usual ups and downs.")
    return said


def lead(told: Teller) -> str:
    """Return the sentence above everything: who reported, what was done, what people know."""
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
    sentences += [said for code in _LEARNED if (said := _learned(told, code))]
    if not sentences:
        return say("Nothing was reported for {period}.", period=told.period)
    return " ".join(sentences)


def reported(told: Teller) -> str:
    """Return how many partners reported for the last quarter of the period; empty: not known."""
    counts = told.source.beside.reported
    last = next((q for q in reversed(told.window.quarters) if q in counts), None)
    if last is None or told.choice.group:
        return ""
    some, of = counts[last]
    words = {"some": told.language.number(some), "of": told.language.number(of)}
    quarter = next(told.language.period(w) for w in told.quarters if w.name == last)
    return told.language.say(
        "{some} of {of} partners reported for {quarter}.", **words, quarter=quarter
    )


def _did(told: Teller) -> list[str]:
    several = told.language.several
    parts = []
    for code, value in ((code, _value(told, code)) for code in
                        ("campaigns_conducted", "events_held", "people_trained")):  # fmt: skip
        if value is None:
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
        "rests": told.evidence(held.one, held.now),
    }
    if held.before and held.before.estimate.value is not None:
        words["before"] = told.cell(held.one, held.before).text
        return say("{title}: {now}, before {before} ({rests}).", **words)
    return say("{title}: {now} ({rests}).", **words)


def facts(told: Teller, brief: bool = False) -> list[Facts]:
    """Return the headline figures, by level in the order of the logic model.

    Args:
        told: tells them.
        brief: with no more than the first line of what belongs to each.
    """
    found = []
    for level, codes in FRONT.items():
        held = [one for one in told.headlines(codes) if one.is_told]
        items = tuple(told.fact(one) for one in held)
        if brief:
            items = tuple(_brief(item) for item in items)
        if items:
            found.append(Facts(told.language.say(LEVELS[level]), items))
    return found


def _brief(item: Fact) -> Fact:
    return replace(item, details=item.details[:1])


def standing_out(told: Teller) -> list[str]:
    """Return a sentence for every headline that is unusual against the quarters before."""
    codes = [code for level in ("activity", "output", "outcome") for code in FRONT[level]]
    return [
        told.sentence(held)
        for held in told.headlines(codes)
        if held.usual and held.usual.verdict not in ("", USUAL)
    ]
