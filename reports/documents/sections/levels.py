"""What the body of a report tells, level by level of the logic model."""

from collections.abc import Sequence

from metrics.catalogue import indicators
from metrics.indicator import THEMES
from reports.documents import drawings, tables
from reports.documents.blocks import Block, Cell, Drawing, Paragraph, Section, Table
from reports.documents.headlines import Headline
from reports.documents.telling import Teller

#: How the coalition itself keeps its house: told in the appendix.
_HOUSE = ("reporting_completeness", "timeliness", "identifiable_share", "agency_coverage",
          "voices_publishable", "target_attainment", "cost_per_person")  # fmt: skip


def codes_of(*levels: str) -> list[str]:
    """Return the codes of some levels, without those about the coalition's own reporting."""
    return [
        code
        for code, one in indicators().items()
        if one.level in levels and code not in _HOUSE and not {"theme", "unit"} & set(one.apart)
    ]


def did(told: Teller) -> Section:
    """Tell the activities: campaigns, events, trainings."""
    say = told.language.say
    words = Paragraph(say("Activities of the coalition. What people made of them comes below."))
    return _level(told, "did", say("What we did"), codes_of("activity"), words,
                  ("campaigns_conducted", "events_held"), (("events_held", "type"),))  # fmt: skip


def took_part(told: Teller) -> Section:
    """Tell the outputs: people and places met."""
    say = told.language.say
    words = Paragraph(say("People and places met. That somebody came is not yet a change."))
    return _level(
        told, "took_part", say("Who took part"), codes_of("output"), words,
        ("people_reached_unduplicated", "event_attendance", "people_trained"),
        (("event_attendance", "audience"), ("people_trained", "audience_class")),
    )  # fmt: skip


def learned(told: Teller) -> Section:
    """Tell the outcomes, each with its survey design and n."""
    say = told.language.say
    words = Paragraph(
        say(
            "What people know, and how that changed, each with the design of its survey and the "
            "number of people asked. Surveys of different designs are never added up."
        )
    )
    return _level(told, "learned", say("What people learned"), codes_of("outcome"), words,
                  ("awareness_share", "knows_how_to_report"), ())  # fmt: skip


def context(told: Teller) -> Section:
    """Tell what others recorded, without a verdict."""
    say = told.language.say
    words = Paragraph(
        say(
            "Recorded by those who run a channel or keep a register, and shown without a verdict: "
            "reporting rises as awareness rises, so more tips do not mean more trafficking, and "
            "fewer do not mean less."
        )
    )
    return _level(told, "context", say("What was reported to authorities"), codes_of("context"),
                  words, ("tips_received",), (("tips_received", "channel"),))  # fmt: skip


def outputs(told: Teller) -> Section:
    """Tell activities and outputs together, for whoever paid for them."""
    say = told.language.say
    words = Paragraph(say("What was done and whom it reached: counted by those who did it."))
    return _level(told, "outputs", say("Outputs"), codes_of("activity", "output"), words,
                  ("people_reached_unduplicated", "people_trained"),
                  (("event_attendance", "grant"), ("people_trained", "grant")))  # fmt: skip


def outcomes(told: Teller) -> Section:
    """Tell the outcomes with how much each can carry."""
    say = told.language.say
    words = Paragraph(
        say(
            "What changed in people, with the evidence behind each figure. How strong evidence is "
            "follows from the design of the survey and the number asked, by rules that are printed "
            "in the appendix."
        )
    )
    return _level(told, "outcomes", say("Outcomes and their evidence"), codes_of("outcome"), words,
                  ("awareness_share", "knows_how_to_report"), ())  # fmt: skip


def _level(
    told: Teller,
    code: str,
    title: str,
    codes: Sequence[str],
    words: Paragraph,
    drawn: Sequence[str],
    split: Sequence[tuple[str, str]],
) -> Section:
    """Return the section of a level: its words, its drawings, and the figures of every indicator.

    Args:
        told: tells it.
        code: of the section.
        title: its title.
        codes: the indicators in it.
        words: what it opens with.
        drawn: those drawn over time.
        split: those drawn by a dimension, with it; only of the whole coalition.
    """
    say = told.language.say
    every = told.headlines(codes)
    held = [one for one in every if one.is_told]
    left_out = _left_out(told, codes, split)
    if not held:
        said = left_out or Paragraph(nothing(told, codes))
        return Section(code, title, (words, said), breaks=True)
    blocks: list[Block] = [words]
    blocks += [sentence for sentence in [_absent(told, every, codes)] if sentence]
    blocks += [
        drawings.over_time(told, one) for one in held if one.one.code in drawn and has_series(one)
    ]
    if not told.choice.group:
        blocks += [one for pair in split if (one := _split(told, *pair))]
    blocks += [left_out] if left_out else []
    caption = say("{title}: figures of {period}, {place}", title=title, period=told.period,
                  place=told.place)  # fmt: skip
    blocks.append(tables.figures_table(told, f"{code}_figures", caption, held))
    if code in ("learned", "outcomes"):
        caption = say("How much each figure can carry")
        blocks.append(evidence_table(told, f"{code}_evidence", caption, held))
    return Section(code, title, tuple(blocks), breaks=True)


def evidence_table(told: Teller, code: str, caption: str, held: Sequence[Headline]) -> Table:
    """Return what each figure can carry: design, number asked, badge."""
    say = told.language.say
    rows = tuple(
        (
            Cell(told.title(one.one, one.now)),
            Cell(told.evidence(one.one, one.now)),
            Cell(say(one.one.caveat) if one.one.caveat else ""),
        )
        for one in held
        if one.now.estimate.value is not None
    )
    heads = (say("Indicator"), say("Evidence"), say("Keep in mind"))
    return Table(code, caption, heads, rows)


def _left_out(
    told: Teller, codes: Sequence[str], split: Sequence[tuple[str, str]]
) -> Paragraph | None:
    """Say which breakdowns would stand here and were left out of the release; None: none were."""
    pairs = [(code, dimension) for dimension, _ in told.choice.group for code in codes]
    said = told.left_out(pairs or split)
    return Paragraph(said, "quiet") if said else None


def has_series(held: Headline) -> bool:
    """Say whether there is more than one figure to draw over time."""
    return sum(result.estimate.value is not None for result in held.series) > 1


def _split(told: Teller, code: str, dimension: str) -> Drawing | None:
    return drawings.by_group(told, indicators()[code], dimension)


def _absent(told: Teller, every: Sequence[Headline], codes: Sequence[str]) -> Paragraph | None:
    """Say which themes have no figure for the place or period at all."""
    told_of = {held.one.theme for held in every if held.is_told}
    themes = dict.fromkeys(indicators()[code].theme for code in codes)
    missing = [told.language.say(THEMES[theme]) for theme in themes if theme not in told_of]
    if not missing:
        return None
    said = told.language.say(
        "Not reported, or not released for {place}: {themes}.",
        place=told.place,
        themes=told.language.listed(missing),
    )
    return Paragraph(said, "quiet")


def nothing(told: Teller, codes: Sequence[str]) -> str:
    """Say that there is no figure of some indicators for the place and period, and why."""
    say, names = told.language.say, tuple(name for name, _ in told.choice.group)
    if names and not any(names in told.source.offer.tables.get(code, ()) for code in codes):
        return say("Figures of this are released for the whole coalition only.")
    words = {"place": told.place, "period": told.period}
    return say("Nothing of this was reported for {place} in {period}.", **words)
