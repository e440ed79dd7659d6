"""The profile of one area: who lives there, what was done, beside the other areas."""

from collections.abc import Sequence

from metrics.catalogue import indicators
from reports.documents import drawings, tables
from reports.documents.blocks import Block, Cell, Facts, Paragraph, Section, Table
from reports.documents.headlines import Headline
from reports.documents.sections.lead import FRONT, lead
from reports.documents.sections.levels import nothing
from reports.documents.telling import Teller

_OF_PEOPLE = ("people_reached_unduplicated", "population_participation")


def profile(told: Teller) -> Section:
    """Open the profile: who lives there, its headline figures, the coalition's beside them."""
    say = told.language.say
    blocks: list[Block] = [Paragraph(lead(told), "lead")]
    if people := _residents(told):
        blocks.append(Paragraph(people))
    if together := _together(told):
        blocks.append(Paragraph(together))
    codes = [code for level in ("activity", "output") for code in FRONT[level]]
    held = [one for one in told.headlines([*codes, "population_participation"]) if one.is_told]
    if held:
        blocks.append(Facts(say("The area’s figures"), tuple(told.fact(one) for one in held)))
        # How many different people there are is known within limits only, wider for all than
        # for one area: side by side they would be compared.
        alike = [one for one in held if one.one.code not in _OF_PEOPLE]
        blocks.append(_beside_all(told, alike))
    elif not told.left_out(_by_area(codes)):
        blocks.append(Paragraph(nothing(told, codes)))
    if left_out := told.left_out(_by_area(codes)):
        blocks.append(Paragraph(left_out, "quiet"))
    return Section("profile", told.place, tuple(blocks))


def _by_area(codes: Sequence[str]) -> list[tuple[str, str]]:
    return [(code, "area") for code in codes]


def _together(told: Teller) -> str:
    """Return of which areas an area consists that has a name of its own; empty of one area."""
    parts = told.language.listed(told.parts("area", told.choice.area))
    if not parts or parts == told.place:
        return ""
    return told.language.say("{place}: {areas} together.", place=told.place, areas=parts)


def _residents(told: Teller) -> str:
    """Return how many people live in the area, and as of which day; empty: not known."""
    ground = next((g for g in told.source.beside.areas if g.code == told.choice.area), None)
    area = ground.on(told.window.last_day) if ground else None
    if area is None or area.residents is None:
        return ""
    number = told.language.number(area.residents)
    if area.counted_on is None:
        return told.language.say("{n} people live in {place}.", n=number, place=told.place)
    return told.language.say(
        "{n} people live in {place} (population of {day}).",
        n=number,
        place=told.place,
        day=told.language.day(area.counted_on),
    )


def _beside_all(told: Teller, held: Sequence[Headline]) -> Table:
    """Return the area's figures beside those of the whole coalition."""
    say, rows, results = told.language.say, [], []
    for one in held:
        every = told.source.results(one.one.code, (), [told.window])
        all_areas = next(iter(every), None)
        whole = told.cell(one.one, all_areas) if all_areas else Cell("[x]")
        unit = say("share of {what}", what=say(one.one.unit)) if one.one.is_share else told.unit(
            one.one, one.now) or say(one.one.unit)  # fmt: skip
        rows.append((Cell(told.title(one.one)), told.cell(one.one, one.now), whole, Cell(unit)))
        results += [one.now, *([all_areas] if all_areas else [])]
    heads = (say("Indicator"), told.place, say("Whole coalition"), say("Unit"))
    words = {"place": told.place, "period": told.period}
    caption = say("{place} and the whole coalition, {period}", **words)
    notes = [
        *tables.symbol_notes(told, results),
        say("What happened in no single area counts for the whole coalition only."),
    ]
    return Table("beside_all", caption, heads, tuple(rows), tuple(notes), frozenset({1, 2}))


def did(told: Teller) -> Section:
    """Tell what was done in the area."""
    title = told.language.say("What was done here")
    return _over_time(told, "profile_did", title, ("events_held", "campaigns_conducted"))


def reached(told: Teller) -> Section:
    """Tell whom it reached in the area, and how that compares with the other areas."""
    title = told.language.say("Whom it reached")
    found = _over_time(
        told, "profile_reached", title, ("event_attendance", "people_reached_unduplicated")
    )
    compared = drawings.by_group(told, indicators()["event_attendance"], "area")
    blocks = (*found.blocks, compared) if compared else found.blocks
    return Section(found.code, found.title, blocks, breaks=True)


def context(told: Teller) -> Section:
    """Tell what was recorded in the area, without a verdict."""
    say = told.language.say
    words = say(
        "Recorded by others and shown without a verdict: reporting rises as awareness rises. "
        "Numbers up to 10 are hidden."
    )
    found = _over_time(
        told, "profile_context", say("What was reported to authorities"), ("tips_received",)
    )
    return Section(found.code, found.title, (Paragraph(words), *found.blocks))


def _over_time(told: Teller, code: str, title: str, codes: Sequence[str]) -> Section:
    held = [
        one
        for one in told.headlines(codes)
        if any(r.estimate.status not in ("[x]", "[z]") for r in one.series)
    ]
    blocks: list[Block] = []
    for one in held:
        hidden = all(result.estimate.value is None for result in one.series)
        name = f"{one.one.code}_over_time"
        blocks.append(tables.over_time(told, name, one) if hidden else
                      drawings.over_time(told, one))  # fmt: skip
    if left_out := told.left_out(_by_area(codes)):
        blocks.append(Paragraph(left_out, "quiet"))
    return Section(code, title, tuple(blocks or [Paragraph(nothing(told, codes))]))
