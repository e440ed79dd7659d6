"""What whoever paid asks: were targets reached, what did it cost, what do the figures not show."""

from collections.abc import Sequence

from metrics.attainment import (
    BEHIND,
    HIDDEN,
    MAY_BE,
    NO_FIGURE,
    NOT_YET,
    ON_COURSE,
    REACHED,
    Attainment,
)
from metrics.catalogue import indicators
from metrics.windows import Window
from reports.documents import drawings, tables
from reports.documents.blocks import Block, Bullets, Cell, Paragraph, Section, Table
from reports.documents.headlines import Headline, form_of
from reports.documents.sections.aims import counted, judged
from reports.documents.sections.lead import FRONT
from reports.documents.sections.levels import codes_of, evidence_table, has_series, nothing
from reports.documents.telling import Teller
from reports.resources import GRANT


def targets(told: Teller) -> Section:
    """Tell each target of the period with the figure of the same stretch of time."""
    say = told.language.say
    title = say("Targets")
    if told.choice.group:
        words = say("A release holds the targets of the whole coalition; none of single grants, "
                    "partners or areas.")  # fmt: skip
        return Section("targets", title, (Paragraph(words),), breaks=True)
    found = judged(told)
    if not found:
        words = say("No target was set for {period}.", period=told.period)
        return Section("targets", title, (Paragraph(words),), breaks=True)
    said = counted(told, found)
    return Section("targets", title, (Paragraph(said, "lead"), _table(told, found)), breaks=True)


def _table(told: Teller, found: Sequence[Attainment]) -> Table:
    say = told.language.say
    rows = []
    for one in found:
        form = form_of(one.one)
        share = "" if one.share is None else told.language.per_cent(one.share)
        rows.append(
            (
                Cell(say(one.one.title)),
                Cell(_stretch(told, one.target.window)),
                told.cell(one.one, one.result),
                Cell(told.written(form, one.target.aim), one.target.aim, form),
                Cell(share, one.share, "share") if share else Cell(""),
                Cell(_standing(told, one.standing)),
            )
        )
    heads = (say("Indicator"), say("Target for"), say("Value"), say("Target"),
             say("Figure ÷ target"), say("Standing"))  # fmt: skip
    notes = tables.symbol_notes(told, [one.result for one in found])
    caption = say("Targets and the figures of the same stretch of time")
    return Table("targets", caption, heads, tuple(rows), tuple(notes), frozenset({2, 3, 4}))


def _stretch(told: Teller, window: Window) -> str:
    named = next((w for w in told.source.offer.windows if w.periods == window.periods), window)
    return told.language.period(named)


def _standing(told: Teller, standing: str) -> str:
    say = told.language.say
    words = {
        REACHED: say("reached"),
        ON_COURSE: say("on course"),
        BEHIND: say("behind"),
        NOT_YET: say("not reached yet"),
        MAY_BE: say("perhaps reached"),
        NO_FIGURE: say("no figure"),
        HIDDEN: say("hidden"),
    }
    return words.get(standing, say("no verdict"))


def cost(told: Teller) -> Section:
    """Tell what a person reached cost, and what partners shared."""
    say = told.language.say
    blocks: list[Block] = []
    held = told.headline("cost_per_person")
    if held and held.is_told:
        blocks.append(Paragraph(_cost(told, held)))
        if has_series(held):
            blocks.append(drawings.over_time(told, held))
    shared = _resources(told)
    if shared:
        blocks.append(shared)
        if any(GRANT in cell.of for row in shared.rows for cell in row):
            words = say("Each partner reports what it got of a grant. Where two report the same "
                        "grant whole, it stands here twice.")  # fmt: skip
            blocks.append(Paragraph(words, "quiet"))
    if not blocks:
        blocks.append(Paragraph(nothing(told, ("cost_per_person", "resources_shared"))))
    else:
        caveat = indicators()["cost_per_person"].caveat
        blocks += [Paragraph(say(caveat), "quiet")] if caveat else []
    return Section("cost", say("Cost and shared resources"), tuple(blocks), breaks=True)


def _cost(told: Teller, held: Headline) -> str:
    """Return what a person reached cost, with its bound and what was spent in all."""
    now, say = held.now, told.language.say
    if now.estimate.value is None:
        return told.sentence(held)
    words = {
        "title": told.title(held.one, now),
        "period": told.period,
        "figure": told.figure(held.one, now),
        "spent": told.language.number(now.estimate.numerator or 0),
        "n": told.language.number(now.estimate.denominator or 0),
    }
    if now.estimate.note:
        # Some were only counted: there may be more people, and no fewer.
        said = say(
            "{title}, {period}: at most {figure}, in the coalition’s own currency. In all {spent} "
            "was spent on at least {n} people, where both were reported.",
            **words,
        )
    else:
        said = say(
            "{title}, {period}: {figure}, in the coalition’s own currency. In all {spent} was "
            "spent on {n} people, where both were reported.",
            **words,
        )
    details = (
        told.interval(held.one, now.estimate),
        told.verdict(held),
        told.symbol(now.estimate.status),
        told.partly(now),
    )
    told_too = "; ".join(line for line in details if line)
    return f"{said} {told_too[:1].upper()}{told_too[1:]}." if told_too else said


def _resources(told: Teller) -> Table | None:
    one, say = indicators()["resources_shared"], told.language.say
    found = [r for r in told.results(one.code, [told.window]) if r.estimate.value is not None
             or r.estimate.status == "[c]"]  # fmt: skip
    if not found:
        return None
    rows = tuple(
        (
            Cell(told.label("type", result.named.get("type"), one)),
            told.cell(one, result),
            Cell(told.language.known(str(result.named.get("unit") or ""))),
        )
        for result in found
    )
    heads = (say("What was shared"), say("Amount"), say("Unit"))
    caption = say("Resources shared, {period}", period=told.period)
    notes = [say("Amounts in different units are never added up."),
             *tables.symbol_notes(told, found)]  # fmt: skip
    return Table("resources", caption, heads, rows, tuple(notes), frozenset({1}))


def limits(told: Teller) -> Section:
    """Tell what the figures do not show, with the weight of the results themselves."""
    say = told.language.say
    blocks: list[Block] = [
        Paragraph(say("What these figures do not show stands here beside what they do."), "lead"),
        Bullets(
            (
                say("Activities and outputs are counted by those who did them; that something was "
                    "done, or somebody came, is no change in itself."),
                say("No figure here says that trafficking fell. What is reported to authorities "
                    "depends on how many know how to report, and on who records."),
                say("Whoever answers a survey chose to. Without a comparison group, a change may "
                    "have come from elsewhere."),
                say("Small numbers of people are hidden, and with them figures that they could be "
                    "worked out from; single groups may therefore be missing from a breakdown."),
            )
        ),
    ]  # fmt: skip
    if specific := _specific(told):
        blocks += [Paragraph(say("Of the figures in this report:")), Bullets(tuple(specific))]
    blocks.append(_caveats(told))
    return Section("limits", say("Limits"), tuple(blocks), breaks=True)


def _specific(told: Teller) -> list[str]:
    """Return what limits single figures that the report shows: partial, few, hidden."""
    say = told.language.say
    found = []
    every = told.headlines(codes_of("activity", "output", "outcome"))
    for held in (one for one in every if one.is_told):
        title, estimate = told.title(held.one, held.now), held.now.estimate
        why = [
            told.partly(held.now),
            told.symbol(estimate.status) if estimate.status in ("[u]", "[c]") else "",
            say(estimate.note).rstrip(".") if estimate.note else "",
        ]
        words = "; ".join(part for part in why if part)
        if words:
            found.append(f"{title}: {words}.")
    return found


def _caveats(told: Teller) -> Table:
    codes = [code for level in ("activity", "output", "outcome") for code in FRONT[level]]
    held = told.headlines([*codes, "cost_per_person"])
    caption = told.language.say("What each headline can carry")
    return evidence_table(told, "limits_by_indicator", caption, held)
