"""Data tables: every figure that a report stands on, and all others of the period."""

from collections.abc import Iterable

from metrics.catalogue import indicators
from metrics.indicator import THEMES, Indicator
from reports.documents import tables
from reports.documents.blocks import Block, Paragraph, Section, Table
from reports.documents.telling import Teller

#: What the quarterly report has over time, by area.
_BY_AREA = ("events_held", "event_attendance", "campaigns_conducted", "materials_distributed")


def main_tables(told: Teller) -> Section:
    """Tell the figures of every theme, and the main ones by area and quarter."""
    say = told.language.say
    words = Paragraph(say("Every indicator of the period, by theme. The same figures are in the "
                          "spreadsheet and in the csv file."))  # fmt: skip
    blocks: list[Block] = [words, *_by_theme(told, "tables")]
    if not told.choice.group:
        last = told.quarters[-4:]
        for code in _BY_AREA:
            if _has(told, code, "area"):
                name = f"tables_{code}_by_area"
                blocks.append(tables.by_quarter(told, name, indicators()[code], "area", last))
        if left_out := told.left_out((code, "area") for code in _BY_AREA):
            blocks.append(Paragraph(left_out, "quiet"))
    return Section("tables", say("Data tables"), tuple(blocks), breaks=True)


def _by_theme(told: Teller, code: str) -> Iterable[Table]:
    for theme, title in THEMES.items():
        held = told.headlines([c for c, one in indicators().items() if one.theme == theme])
        if held:
            words = {"theme": told.language.say(title), "period": told.period, "place": told.place}
            caption = told.language.say("{theme}: {period}, {place}", **words)
            yield tables.figures_table(told, f"{code}_{theme}", caption, held, in_full=True)


def every_table(told: Teller) -> Section:
    """Tell every figure of the period: all strata, and each breakdown that was released."""
    say = told.language.say
    words = Paragraph(
        say(
            "Every figure of the release for {period}: of the whole coalition by quarter, and by "
            "each breakdown. Hidden figures are [c]; breakdowns that are not here were not "
            "released.",
            period=told.period,
        )
    )
    sections = []
    for theme, title in THEMES.items():
        codes = [one for one in indicators().values() if one.theme == theme]
        blocks = tuple(table for one in codes for table in _every_of(told, one))
        if blocks:
            name = f"every_{theme}"
            sections.append(Section(name, say(title), blocks, breaks=True))
    return Section("every_table", say("Data tables"), (words,), tuple(sections))


def _every_of(told: Teller, one: Indicator) -> Iterable[Table]:
    strata = dict.fromkeys(r.group for r in told.source.results(one.code, (), told.quarters))
    for i, group in enumerate(strata, 1):
        found = [r for r in told.source.results(one.code, (), told.quarters) if r.group == group]
        if any(r.estimate.status != "[x]" for r in found):
            name = f"{one.code}_{i}" if len(strata) > 1 else one.code
            yield tables.series_table(told, name, one, found)
    for by in told.source.offer.tables.get(one.code, ()):
        if len(by) == 1 and _has(told, one.code, by[0]):
            yield tables.by_group(told, f"{one.code}_by_{by[0]}", one, by[0])


def _has(told: Teller, code: str, dimension: str) -> bool:
    found = told.broken_down(code, dimension)
    return any(r.estimate.status not in ("[x]", "[z]") for r in found)
