"""Results told in the language of a document: figures, sentences, facts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from data.lists import DESIGNS, WAVES, fold
from metrics.catalogue import indicators
from metrics.change import RULES
from metrics.dimensions import closed_lists, label, title
from metrics.evidence import badge
from metrics.indicator import Indicator
from metrics.rates import Per
from metrics.releases.beside import Granted
from metrics.releases.choices import listed
from metrics.releases.contents import breakdowns_for
from metrics.results import Result, counterpart
from metrics.shapes import Estimate
from metrics.surveyed import NetScore, Shift
from metrics.targets import target_of
from metrics.windows import Window
from reports import wording
from reports.documents.blocks import Cell, Fact, Form
from reports.documents.choice import Choice
from reports.documents.headlines import Headline, form_of, has_sampling, leading, place_of
from reports.documents.source import Source
from reports.languages import Language


@dataclass(frozen=True)
class Teller:
    """Tells a release in a language, of a place and a period.

    Attributes:
        source: the release.
        choice: what was chosen.
        language: the language.
        window: the period.
    """

    source: Source
    choice: Choice
    language: Language
    window: Window

    # -- what is told of

    @property
    def quarters(self) -> list[Window]:
        """The quarters of the release up to the end of the period, oldest first.

        Of a grant, those in which it runs: before it began there was nothing to count, and a
        usual range with those quarters in it would be one of nothing.
        """
        last, grant = self.window.quarters[-1], self.grant
        found = [w for w in self.source.offer.of_sort("quarter") if w.name <= last]
        return [w for w in found if grant is None or grant.runs_in(w)]

    @property
    def place(self) -> str:
        """What it is of: an area, a grant, a partner, the whole coalition."""
        for dimension, value in self.choice.group:
            return self.label(dimension, value)
        return self.language.say("Whole coalition")

    @property
    def grant(self) -> Granted | None:
        """The grant that it is of, as the release has it; None: it is of none."""
        code = self.choice.grant
        return next((one for one in self.source.beside.grants if one.code == code), None)

    def runs(self, grant: Granted) -> str:
        """Return how long a grant runs, in words; empty where that is not said."""
        say, day = self.language.say, self.language.day
        if grant.start and grant.end:
            return say("{first} to {last}", first=day(grant.start), last=day(grant.end))
        if grant.start:
            return say("since {first}", first=day(grant.start))
        return say("until {last}", last=day(grant.end)) if grant.end else ""

    @property
    def period(self) -> str:
        """The period in words."""
        return self.language.period(self.window)

    def results(self, code: str, windows: Sequence[Window]) -> list[Result]:
        """Return an indicator's results of the place, all its strata."""
        group = self.choice.group
        found = self.source.results(code, tuple(name for name, _ in group), windows)
        return [one for one in found if set(group) <= set(one.group)]

    def broken_down(self, code: str, dimension: str) -> list[Result]:
        """Return an indicator's results of the period by a dimension, of the whole coalition."""
        return self.source.results(code, (dimension,), [self.window])

    def headline(self, code: str) -> Headline | None:
        """Return the figure that stands for an indicator; None where the release has none."""
        one = indicators()[code]
        found = self.results(code, [self.window])
        foremost = leading(one, found)
        if not foremost:
            return None
        now = foremost[0]
        series = [r for r in self.results(code, self.quarters) if r.group == now.group]
        return Headline(one, now, tuple(series), counterpart(one, now, found))

    def headlines(self, codes: Sequence[str]) -> list[Headline]:
        """Return the headlines of some indicators, of those that the release has here."""
        return [held for code in codes if (held := self.headline(code))]

    def target(self, one: Indicator, window: Window) -> float | None:
        """Return the coalition's target of an indicator for a window; None of a part of it."""
        if self.choice.group:
            return None
        found = target_of(self.source.beside.targets, one, window)
        return found.aim if found else None

    # -- in words

    def label(self, dimension: str, value: object, one: Indicator | None = None) -> str:
        """Return how a value is called: names as they are, words of lists translated."""
        words = label(self.source.known, dimension, value, one)
        fixed = dimension in closed_lists() or value in (None, "", True, False)
        parts = self.parts(dimension, value)
        if parts and fold(words) == fold(listed(self.source.parts(dimension, value))):
            # Nobody gave it a name of its own.
            return self.language.listed(parts)
        return self.language.known(words) if fixed else words

    def parts(self, dimension: str, value: object) -> list[str]:
        """Return what values told as one are called each; nothing of any other."""
        parts = self.source.parts(dimension, value)
        fixed = dimension in closed_lists()
        return [self.language.known(part) if fixed else part for part in parts]

    def left_out(self, pairs: Iterable[tuple[str, str]]) -> str:
        """Say which of some breakdowns this release does not have, as was chosen for it.

        Args:
            pairs: indicator's code and dimension, of those that would stand here.
        """
        chosen, found = self.source.contents.receipt.chosen, defaultdict[str, list[str]](list)
        for code, dimension in dict.fromkeys(pairs):
            one = indicators()[code]
            if (dimension,) in breakdowns_for(one) and chosen.leaves_out(one, dimension):
                found[dimension].append(self.language.say(one.title))
        return " ".join(
            self.language.say(
                "Not shown by {what} in this release: {names}.",
                what=self.language.say(title(dimension)).lower(),
                names=self.language.listed(names),
            )
            for dimension, names in found.items()
        )

    def cell(self, one: Indicator, result: Result) -> Cell:
        """Return a result's figure as a cell: its symbol where there is none, or beside it."""
        found = self.amount(one, result.estimate.value, result, "value")
        if found.number is None or result.estimate.status != "[u]":
            return found
        return replace(found, text=f"{found.text}\u00a0[u]")

    def amount(self, one: Indicator, value: float | None, result: Result, of: str) -> Cell:
        """Return one number of a result as a cell, in the indicator's form."""
        where = place_of(result, of)
        if value is None:
            status = result.estimate.status
            return Cell(status if status.startswith("[") else "", of=where)
        form = form_of(one)
        # Hours and money may have decimals.
        form = "decimal" if form == "count" and not float(value).is_integer() else form
        return Cell(self.written(form, value), value, form, where)

    def written(self, form: Form, value: float) -> str:
        """Return a number as people write it, in the language."""
        if form == "share":
            return self.language.per_cent(value)
        return self.language.signed(value) if form == "signed" else self.language.number(value)

    def figure(self, one: Indicator, result: Result) -> str:
        """Return the figure with its unit, for a sentence: "34 people"; "58 %"."""
        return f"{self.cell(one, result).text} {self.unit(one, result)}".strip()

    def unit(self, one: Indicator, result: Result) -> str:
        """Return the unit beside a count, without what stands after a comma; none by a share."""
        words = wording.short_unit(one, result)
        return self.language.known(words)

    def title(self, one: Indicator, result: Result | None = None) -> str:
        """Return the indicator's title, with which stratum of it where it is kept apart."""
        named = self.language.say(one.title)
        which = self.stratum(one, result) if result else ""
        return f"{named}: {which}" if which else named

    def stratum(self, one: Indicator, result: Result) -> str:
        """Return which of several never added up a result is; empty where there is one only."""
        if not one.apart or not result.group:
            return ""
        held = result.named
        if "survey" in one.apart:
            survey = self.language.say("survey “{name}”", name=held.get("survey"))
            if "wave" not in held:
                return survey
            return f"{survey}, {self.language.say(WAVES.label(str(held['wave']))).lower()}"
        names = [name for name in one.apart if name != "unit"]
        return ", ".join(self.label(name, held.get(name), one) for name in names)

    def interval(self, one: Indicator, estimate: Estimate) -> str:
        """Return the interval in words; nothing where there is none."""
        if estimate.low is None or estimate.high is None or estimate.low == estimate.high:
            return ""
        form = form_of(one)
        low, high = (self.written(form, v) for v in (estimate.low, estimate.high))
        if has_sampling(one):
            return self.language.say("95 % interval: {low} to {high}", low=low, high=high)
        return self.language.say("between {low} and {high}", low=low, high=high)

    def rests_on(self, one: Indicator, estimate: Estimate) -> str:
        """Return what a share, rate or change rests on; nothing for a count."""
        say, number = self.language.say, self.language.number
        if estimate.value is None:
            return ""
        if isinstance(one.value, Shift):
            if estimate.moved is None:
                return ""
            up, same, down = (number(count) for count in estimate.moved)
            return say(
                "{up} improved, {same} the same, {down} declined", up=up, same=same, down=down
            )
        if estimate.denominator is None or estimate.numerator is None:
            return ""
        over, under = number(estimate.numerator), number(estimate.denominator)
        if isinstance(one.value, NetScore):
            return say("{n} answered", n=under)
        if isinstance(one.value, Per):
            return say(one.value.said, over=over, under=under)
        return say("{part} of {whole} {unit}", part=over, whole=under, unit=say(one.unit))

    def evidence(self, one: Indicator, result: Result, compared: bool = False) -> str:
        """Return how much a figure can carry: of an outcome its design and n, then the badge.

        Args:
            one: the indicator.
            result: its figure.
            compared: whether it is held against that of another wave, in which not all are the
                same people, whatever the design of the survey is.
        """
        held, say = badge(one, result), self.language.say
        if held is None:
            return ""
        if one.level != "outcome" or result.estimate.n is None:
            return say(held.label)
        parts = []
        if design := result.named.get("design"):
            if compared and design in wording.SAME:
                parts.append(say("before and after, all who answered each time"))
            else:
                parts.append(say(DESIGNS.label(str(design))).lower())
        parts.append(say("n = {n}", n=self.language.number(result.estimate.n)))
        if result.estimate.matched is not None:
            rate = self.language.per_cent(result.estimate.matched)
            parts.append(say("{share} matched", share=rate))
        return ", ".join([*parts, say(held.label)])

    def verdict(self, held: Headline) -> str:
        """Return the verdict on change, in the words of the method; nothing without one."""
        usual = held.usual
        # Of fewer than 20 nothing is said, and so nothing of their change.
        if usual is None or held.now.estimate.status == "[u]":
            return ""
        form = form_of(held.one)
        low, high = (self.written(form, v) for v in wording.usual_limits(held.one, usual))
        ranged = self.language.say("usual range {low} to {high}", low=low, high=high)
        ranged = "" if low == high else ranged
        if held.one.level == "context" or not usual.verdict:
            return ranged
        # Why, unless it is just that the figure is outside the range that stands beside it.
        rules = [signal.rule for signal in usual.signals if signal.rule != 1]
        outside = len(rules) < len(usual.signals)
        why = self.language.say(RULES[rules[0]]) if rules and not outside else ""
        said = ": ".join(part for part in (self.language.say(usual.verdict), why) if part)
        return f"{said} ({ranged})" if ranged else said

    def partly(self, result: Result) -> str:
        """Return why a figure is of a stretch of time not whole yet; or nothing."""
        if result.partial is None:
            return ""
        say, parts = self.language.say, []
        over, months = result.partial.over, result.partial.months
        if over < months:
            parts.append(say("{over} of {months} months", over=over, months=months))
        if missing := len(result.partial.missing):
            words = self.language.several(
                "sheets of {n} partner are missing", "sheets of {n} partners are missing", missing
            )
            parts.append(words)
        return say("partial: {why}", why="; ".join(parts))

    def before(self, held: Headline) -> str:
        """Return what a figure is held against: "Before: 50 % (15 of 30 respondents)"."""
        other = held.before
        if other is None or other.estimate.value is None:
            return ""
        ((dimension, value),) = held.one.against.items()
        name = self.label(dimension, value, held.one)
        figure = self.cell(held.one, other).text
        said = f"{name}: {figure} ({self.rests_on(held.one, other.estimate)})"
        if wording.by_chance(held.now, other):
            return f"{said}; {self.language.say('no more than chance would explain')}"
        if wording.beyond_chance(held.now, other):
            return f"{said}; {self.language.say('more than chance would explain')}"
        return said

    def fact(self, held: Headline) -> Fact:
        """Return a headline figure with what belongs to it."""
        one, now = held.one, held.now
        estimate = now.estimate
        lines = [
            self.rests_on(one, estimate),
            self.interval(one, estimate),
            self.before(held),
            self.symbol(estimate.status),
            # Lines of a fact are no sentences: formats that join them put their own sign between.
            self.language.say(estimate.note).rstrip(".") if estimate.note else "",
            self.verdict(held),
            self.partly(now),
            self.evidence(one, now, held.is_compared) if one.level == "outcome" else "",
        ]
        told = tuple(_opened(line) for line in lines if line)
        return Fact(self.title(one, now), self.cell(one, now), self.unit(one, now), told)

    def symbol(self, status: str) -> str:
        """Return what a symbol means; nothing of a figure that stands as it is."""
        words = wording.SYMBOLS.get(status)
        return self.language.say(words) if words else ""

    def sentence(self, held: Headline) -> str:
        """Return one plain sentence on a figure, as for whoever cannot see it."""
        one, now, say = held.one, held.now, self.language.say
        words = {"title": self.title(one, now), "period": self.language.period(now.window)}
        if now.estimate.value is None:
            why = self.symbol(now.estimate.status)
            return say("{title}, {period}: no figure. {why}.", **words, why=_opened(why))
        details = [
            self.rests_on(one, now.estimate),
            self.interval(one, now.estimate),
            self.verdict(held),
            self.symbol(now.estimate.status),
            self.partly(now),
        ]
        told = "; ".join(line for line in details if line)
        figure = self.figure(one, now)
        if not told:
            return say("{title}, {period}: {figure}.", **words, figure=figure)
        return say("{title}, {period}: {figure} ({details}).", **words, figure=figure, details=told)


def _opened(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
