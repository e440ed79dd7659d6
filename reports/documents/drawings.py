"""Drawings of a document: one indicator over time, or by a breakdown, with its table."""

from metrics.dimensions import title as dimension_title
from metrics.indicator import Indicator
from metrics.rates import Per
from metrics.results import Result
from reports.documents import tables
from reports.documents.blocks import Chart, Drawing, Point
from reports.documents.headlines import Headline, form_of, is_nowhere
from reports.documents.telling import Teller


def over_time(told: Teller, held: Headline, code: str = "") -> Drawing:
    """Return an indicator's quarters as a drawing."""
    one, say, now = held.one, told.language.say, held.now
    name = code or f"{one.code}_over_time"
    points = tuple(_point(told, held, result) for result in held.series)
    line = one.is_share or isinstance(one.value, Per) or form_of(one) == "signed"
    words = {"title": told.title(one, now), "place": told.place}
    if held.series:
        # Of a year the chart has quarters, and its title the year.
        last = now if len(now.window.quarters) > 1 else held.series[-1]
        words |= {"figure": told.figure(one, last), "period": told.language.period(last.window)}
        caption = say("{title}: {figure} in {period}", **words)
        if last.estimate.value is None:
            caption = say("{title}: no figure for {period}", **words)
    else:
        caption = words["title"]
    measure = " · ".join(part for part in (axis(told, one, now), say("by quarter"), told.place)
                         if part)  # fmt: skip
    chart = Chart("line" if line else "bars", points, axis(told, one, now), form_of(one),
                  say("target"))  # fmt: skip
    return Drawing(name, caption, measure, _alternative(told, held), chart,
                   tables.over_time(told, f"{name}_table", held))  # fmt: skip


def _point(told: Teller, held: Headline, result: Result) -> Point:
    one, estimate = held.one, result.estimate
    return Point(
        told.language.short_period(result.window),
        told.cell(one, result),
        estimate.low,
        estimate.high,
        told.target(one, result.window),
        result.partial is not None,
        estimate.status == "[u]",
    )


def _alternative(told: Teller, held: Headline) -> str:
    say = told.language.say
    listed = "; ".join(
        f"{told.language.period(result.window)}: {told.cell(held.one, result).text}"
        for result in held.series
    )
    words = {"title": told.title(held.one, held.now), "figures": listed}
    known = [r for r in held.series if r.estimate.value is not None]
    if len(known) < 2:
        return say("Chart of {title} by quarter. {figures}.", **words)
    top = max(known, key=lambda r: r.estimate.value or 0)
    low = min(known, key=lambda r: r.estimate.value or 0)
    words |= {"top": told.language.period(top.window), "low": told.language.period(low.window)}
    verdict = told.verdict(held)
    shape = say(
        "Chart of {title} by quarter: highest in {top}, lowest in {low}. {figures}.", **words
    )
    return f"{shape} {say('The last quarter: {verdict}.', verdict=verdict)}" if verdict else shape


def by_group(told: Teller, one: Indicator, dimension: str, code: str = "") -> Drawing | None:
    """Return an indicator by a dimension in the period as a drawing; None without any figure.

    Where no row names a value of the dimension there is nothing to tell apart either.
    """
    found = told.broken_down(one.code, dimension)
    if not any(r.estimate.status not in ("[x]", "[z]") for r in found):
        return None
    if all(r.named.get(dimension) in (None, "") for r in found):
        return None
    say = told.language.say
    name = code or f"{one.code}_by_{dimension}"
    found = [r for r in found if not is_nowhere(r, dimension)]
    ordered = sorted(found, key=lambda r: (r.estimate.value is None, -(r.estimate.value or 0)))
    points = tuple(
        Point(
            _name(told, one, dimension, result),
            told.cell(one, result),
            result.estimate.low,
            result.estimate.high,
            None,
            result.partial is not None,
            result.estimate.status == "[u]",
        )
        for result in ordered
    )
    named = say(dimension_title(dimension)).lower()
    words = {"title": say(one.title), "dimension": named, "period": told.period}
    hidden = sum(r.estimate.status == "[c]" for r in found)
    chart = Chart("groups", points, axis(told, one, found[0]), form_of(one))
    # What has no value ("No grant") is nothing that could be the highest.
    named_too = (result.named.get(dimension) not in (None, "") for result in ordered)
    pairs = zip(points, named_too, strict=True)
    shown = [point for point, has_name in pairs if has_name and point.cell.number is not None]
    alternative = say("Chart of {title} by {dimension}, {period}.", **words)
    if shown:
        first = {"name": shown[0].label, "figure": shown[0].cell.text}
        alternative += " " + say("Highest: {name}, {figure}.", **first)
    if hidden:
        alternative += " " + told.language.several(
            "{n} value is hidden to protect people.",
            "{n} values are hidden to protect people.",
            hidden,
        )
    return Drawing(
        name,
        say("{title}, by {dimension}", **words),
        " · ".join((axis(told, one, found[0]), told.period, say("Whole coalition"))),
        alternative,
        chart,
        tables.by_group(told, f"{name}_table", one, dimension),
    )


def _name(told: Teller, one: Indicator, dimension: str, result: Result) -> str:
    stratum = told.stratum(one, result)
    named = told.label(dimension, result.named.get(dimension), one)
    return f"{named}: {stratum}" if stratum else named


def axis(told: Teller, one: Indicator, result: Result) -> str:
    """Return what is measured, in its unit: "share of registrations"; "attendances"."""
    say = told.language.say
    if one.is_share:
        return say("share of {what}", what=say(one.unit))
    unit = str(result.named.get("unit") or one.unit)
    return told.language.known(unit.partition(", ")[0])
