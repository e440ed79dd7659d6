"""The sentence above everything: who reported, what was done, what people know."""

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
#: Those of what people know after an event or training.
LEARNED = ("awareness_share", "knows_how_to_report")
#: Those that say what was done, in the sentence above everything.
_DID = ("campaigns_conducted", "events_held", "people_trained")


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
    known = LEARNED if surveys else ()
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
    """Return what was done, a few words each; of one area, grant or partner also whom it reached.

    Of the whole coalition the figures below say the rest; of one of them a single kind of work
    may be all there is.
    """
    several, found = told.language.several, []
    if n := value(told, "campaigns_conducted"):
        found.append(several("{n} campaign ran", "{n} campaigns ran", n))
    if n := value(told, "events_held"):
        found.append(several("{n} event was held", "{n} events were held", n))
    if told.choice.group:
        found += _sessions(told)
    if n := value(told, "people_trained"):
        found.append(
            several(
                "{n} professional completed a training",
                "{n} professionals completed a training",
                n,
            )
        )
    return [*found, *_reached(told)] if told.choice.group else found


def _sessions(told: Teller) -> list[str]:
    several, found = told.language.several, []
    if n := value(told, "trainings_law_enforcement"):
        found.append(
            several(
                "{n} training for law enforcement was held",
                "{n} trainings for law enforcement were held",
                n,
            )
        )
    if n := value(told, "trainings_community"):
        found.append(
            several("{n} education session was held", "{n} education sessions were held", n)
        )
    return found


def _reached(told: Teller) -> list[str]:
    """Return how many people were reached in person, with its bound; nothing: that is not told."""
    several, held = told.language.several, told.headline("people_reached_unduplicated")
    if held is None or not held.now.estimate.value:
        return []
    n = held.now.estimate.value
    if held.now.estimate.note:
        # Some were only counted, and whoever came twice may be among them.
        return [several("at least {n} person was reached", "at least {n} people were reached", n)]
    return [several("{n} person was reached", "{n} people were reached", n)]


def value(told: Teller, code: str) -> float | None:
    """Return an indicator's figure of the period; None where there is none."""
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
