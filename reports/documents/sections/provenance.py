"""Where a report comes from: what was revised, and the receipt by which it is checked."""

import re

from metrics.catalogue import indicators
from metrics.dimensions import closed_lists, title
from metrics.releases.keeping import WITHDRAWN, Kept
from reports.documents.blocks import Block, Bullets, Cell, Paragraph, Section, Table
from reports.documents.headlines import form_of
from reports.documents.telling import Teller
from reports.releases.differing import CHANGED, GONE, HIDDEN, NEW, SHOWN
from reports.releases.summary import CAVEAT, summary
from reports.releases.told_apart import Otherwise, read
from reports.wording import SYMBOLS

#: How reasons of changes are worded in a release, with how many partners.
_REASONS = re.compile(r"(?P<n>\d+) partners$")
_MOST = 60


def revisions(told: Teller) -> Section:
    """Tell what became of the figures of the release that this one revises, and other releases."""
    say = told.language.say
    blocks: list[Block] = []
    receipt = told.source.contents.receipt
    changes, apart = _changes(told), _told_apart(told)
    if receipt.revises is None:
        blocks.append(Paragraph(say("This release revises no other.")))
    else:
        words = say("This release takes the place of release {number}.", number=receipt.revises)
        blocks.append(Paragraph(words))
    if receipt.note:
        blocks.append(Paragraph(receipt.note, language=_own(told)))
    if apart:
        blocks.append(Bullets(tuple(apart)))
    hidden = _hidden(told)
    blocks += [*_in_short(told), *([Bullets(tuple(hidden))] if hidden else [])]
    if changes:
        blocks.append(changes)
    elif receipt.revises is not None and not hidden:
        blocks.append(Paragraph(say("No figure of the whole coalition changed.")))
    if before := history(told):
        blocks += [Paragraph(say("Releases of the coalition:")), Bullets(tuple(before))]
    return Section("revisions", say("Revisions"), tuple(blocks))


def _own(told: Teller) -> str:
    """Return the language of what staff write, where the document is in another."""
    return "en" if told.language.code != "en" else ""


def history(told: Teller) -> list[str]:
    """Return a sentence for each release up to this one: date, coverage, what became of it."""
    quarters = told.source.release.quarter
    listed = [one for one in told.source.others if one.quarter <= quarters]
    return [_release(told, one) for one in reversed(listed)]


def _release(told: Teller, one: Kept) -> str:
    say = told.language.say
    quarter = say("{year} Q{quarter}", year=one.quarter[:4], quarter=one.quarter[5])
    words = {
        "number": one.number,
        "quarter": quarter,
        "day": told.language.day(one.done_at.date()),
    }
    if one.state == WITHDRAWN:
        said = say("Release {number}, as of {quarter}: withdrawn on {day}.", **words)
        return f"{said} {one.reason}".strip()
    if one.state == "revised":
        return say("Release {number}, as of {quarter}: revised on {day}.", **words)
    return say("Release {number}, as of {quarter}: published on {day}.", **words)


def _told_apart(told: Teller) -> list[str]:
    """Return what is told apart otherwise than in the release before, a sentence each."""
    say, listed = told.language.say, told.language.listed
    found = filter(None, map(read, told.source.contents.table("changes")))
    return [
        say(
            one.template,
            names=listed([_name(told, one, name) for name in one.names]),
            what=say(title(one.dimension)).lower(),
            name=one.name,
            one=say(indicators()[one.code].title) if one.code else "",
        )
        for one in found
    ]


def _name(told: Teller, one: Otherwise, name: str) -> str:
    """Return a name as it is; words of lists and titles of indicators translated."""
    own = one.values and one.dimension not in closed_lists()
    return name if own else told.language.known(name)


def _in_short(told: Teller) -> list[Paragraph]:
    """Return what became of how many figures, and what to keep in mind of those hidden now."""
    say, number = told.language.say, told.language.number
    found = summary(told.source.contents.table("changes"))
    if not found.total:
        return []
    n = {what: number(count) for what, count in found.counts.items()}
    said = {
        CHANGED: say("{n} changed", n=n[CHANGED]),
        HIDDEN: say("{n} hidden now", n=n[HIDDEN]),
        SHOWN: say("{n} shown now", n=n[SHOWN]),
        NEW: say("{n} new", n=n[NEW]),
        GONE: say("{n} gone", n=n[GONE]),
    }
    some = told.language.listed([said[what] for what, count in found.counts.items() if count])
    words = say(
        "What became of figures, breakdowns and longer periods included: {some}.", some=some
    )
    return [Paragraph(words), *([Paragraph(say(CAVEAT))] if found.counts[HIDDEN] else [])]


def _hidden(told: Teller) -> list[str]:
    """Return the whole-coalition figures that are hidden now, a sentence for each period."""
    say, known = told.language.say, indicators()
    rows = [r for r in told.source.contents.table("changes") if r["what"] == HIDDEN and not r["by"]]
    sentences = []
    for window in told.source.offer.windows:
        codes = [r["code"] for r in rows if r["window"] == window.name and r["code"] in known]
        names = "; ".join(dict.fromkeys(say(known[code].title) for code in codes))
        if names:
            period = told.language.period(window)
            sentences.append(say("Hidden now for {period}: {names}.", period=period, names=names))
    return sentences


def _changes(told: Teller) -> Table | None:
    """Return the changes of whole-coalition figures as a table; None where there are none.

    Those hidden now have nothing to put into it, and stand above.
    """
    say, known = told.language.say, indicators()
    rows = []
    for row in told.source.contents.table("changes"):
        one = known.get(row["code"])
        window = next((w for w in told.source.offer.windows if w.name == row["window"]), None)
        elsewhere = row["by"] or row["what"] == HIDDEN
        if elsewhere or one is None or window is None or len(window.quarters) > 1:
            continue
        was, now = (_told(told, row["code"], row[name]) for name in ("was", "is"))
        was = Cell("[c]") if row["what"] == SHOWN else was
        period = told.language.period(window)
        rows.append((Cell(say(one.title)), Cell(period), was, now, Cell(_why(told, row["why"]))))
    if not rows:
        return None
    heads = (say("Indicator"), say("Quarter"), say("Was"), say("Is"), say("Why"))
    caption = say("What changed against the release before, of the whole coalition")
    left = len(rows) - _MOST
    notes = [say("{n} more changes are in the file of the release.", n=left)] if left > 0 else []
    texts = {cell.text for row in rows[:_MOST] for cell in row}
    notes += [f"{symbol}: {told.symbol(symbol)}." for symbol in SYMBOLS if symbol in texts]
    return Table("changes", caption, heads, tuple(rows[:_MOST]), tuple(notes), frozenset({2, 3}))


def _told(told: Teller, code: str, text: str) -> Cell:
    try:
        value = float(text)
    except ValueError:
        return Cell(text)
    form = form_of(indicators()[code])
    return Cell(told.written(form, value), value, form)


def _why(told: Teller, text: str) -> str:
    """Return the reason of a change in the language: how many partners stands as a number."""
    parts = []
    for part in filter(None, text.split("; ")):
        found = _REASONS.search(part)
        pattern = f"{part[: found.start()]}{{n}} partners" if found else part
        parts.append(told.language.known(pattern, **({"n": found["n"]} if found else {})))
    return "; ".join(parts)


def receipt(told: Teller) -> Section:
    """Tell by what the release was built, and how to check it."""
    say, number = told.language.say, told.language.number
    held, release = told.source.contents.receipt, told.source.release
    lines = [
        (say("Release"), str(held.number)),
        (say("As of"), say("{year} Q{quarter}", year=held.quarter[:4], quarter=held.quarter[5])),
        (say("Looked at on"), told.language.day(held.on)),
        (say("State"), state(told)),
        (say("Submissions counted"), number(held.submissions["count"])),
        (say("Digest of the release"), held.digest),
        (say("Digest of its file"), release.digest),
        (say("Digest of the program"), held.code),
        (say("Fiscal years start in month"), str(held.settings["fiscal_year_starts"])),
    ]
    rows = tuple((Cell(name), Cell(words)) for name, words in lines)
    table = Table("receipt", say("Receipt"), (say("What"), say("Value")), rows)
    words = say(
        "The coalition can work the release out anew from what was handed in and compare each "
        "figure. The digest tells whether a file is the one that was released."
    )
    return Section("receipt", say("Receipt"), (Paragraph(words), table))


def state(told: Teller) -> str:
    """Return whether the release is published, and since when."""
    say, one = told.language.say, told.source.release
    day = told.language.day(one.done_at.date())
    words = {
        "published": say("published on {day}", day=day),
        "revised": say("revised on {day}", day=day),
        "withdrawn": say("withdrawn on {day}", day=day),
    }
    return words.get(one.state, say("built, not published"))
