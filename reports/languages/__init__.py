"""The languages of reports: fixed words from a catalogue, numbers as on screen, dates by Babel.

The English text is the key: ``say("{n} of {of} partners reported", n=…, of=…)``. Translations stand
in ``<code>.po``, and ``python -m reports.languages`` adds what is new. A text that is declared in
one place and said in another is marked there: ``title=to_say("Quarterly report")``.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date
from babel.messages.pofile import read_po

from metrics.windows import Window
from reports import wording
from reports.languages.grammar import Grammar, and_before
from reports.languages.retelling import is_number_word, template_of

#: Code → locale. Spanish of the United States writes numbers as English there does, so that nobody
#: reads 1.240 as one and a quarter in one report and as twelve hundred in the other.
LOCALES = MappingProxyType({"en": "en_US", "es": "es_US"})
#: Code → what speakers call it.
NAMES = MappingProxyType({"en": "English", "es": "Español"})

_FOLDER = Path(__file__).parent
_GRAMMAR = Grammar()


def to_say(text: str) -> str:
    """Return a text as it is, which is said later: catalogues must have it."""
    return text


class Untranslated(KeyError):
    """Raised for a text that a language's catalogue does not have."""


@dataclass(frozen=True)
class Language:
    """A language that reports are written in.

    Attributes:
        code: a key of ``LOCALES``.
    """

    code: str = "en"

    @property
    def locale(self) -> Locale:
        """Babel's locale."""
        return Locale.parse(LOCALES[self.code])

    @property
    def tag(self) -> str:
        """The BCP 47 tag: ``en-US``."""
        return LOCALES[self.code].replace("_", "-")

    def say(self, text: str, **words: object) -> str:
        """Return a text in this language, its braces filled.

        Sentences that come with a figure ("3 of them are head-count estimates.") have theirs
        filled in already, and are found nevertheless.

        Raises:
            Untranslated: the catalogue does not have it.
        """
        if self.code == "en" or not text:
            return text.format(**words) if words else text
        if text not in catalogue(self.code) and (filled := template_of(text)):
            return self.say(filled[0], **self._numbers(filled[1]))
        found = self._translated(text)
        return _GRAMMAR.vformat(found, (), words) if words else found

    def several(self, one: str, more: str, count: float, **words: object) -> str:
        """Return the form that fits a count, with ``{n}`` filled by it."""
        return self.say(one if count == 1 else more, n=self.number(count), **words)

    def known(self, text: str, **words: object) -> str:
        """Return a text that a release holds, such as a note or a unit, translated where it can be.

        What the catalogue does not know is somebody's own word, and stays as it is. Of several
        sayings ("2 of 3 months; sheets of 1 partner missing") each is looked up.
        """
        try:
            return self.say(text, **words)
        except Untranslated:
            parts = text.split("; ")
            if len(parts) > 1:
                return "; ".join(self.known(part, **words) for part in parts)
            return text.format(**words) if words else text

    def _numbers(self, words: Mapping[str, str]) -> dict[str, str]:
        """Return what is filled in, with numbers that are written out in this language."""
        return {k: self.say(v) if is_number_word(v) else v for k, v in words.items()}

    def _translated(self, text: str) -> str:
        try:
            return catalogue(self.code)[text]
        except KeyError:
            raise Untranslated(text) from None

    def number(self, value: float) -> str:
        """Return a number as people write it, rounded as on screen: 1,240; 81.5; 0.062."""
        return self._written(wording.number(value))

    def signed(self, value: float) -> str:
        """Return a number with its sign, zero without: +0.4; −12; 0."""
        return self._written(wording.signed(value))

    def per_cent(self, share: float) -> str:
        """Return a share in per cent, with a decimal below ten: 58 %; 6.2 %."""
        return self._written(wording.per_cent(share))

    def _written(self, number: str) -> str:
        """Return a number that is written as in English with this language's own signs."""
        signs = self.locale.number_symbols["latn"]
        return number.translate(str.maketrans({",": signs["group"], ".": signs["decimal"]}))

    def day(self, day: dt.date) -> str:
        """Return a day: August 19, 2026."""
        return format_date(day, "long", locale=self.locale)

    def month(self, day: dt.date) -> str:
        """Return the month of a day: August 2026; agosto de 2026."""
        return format_date(day, "MMMM 'de' y" if self.code == "es" else "MMMM y", self.locale)

    def listed(self, parts: Sequence[str]) -> str:
        """Return words as a list in a sentence: A, B and C; madres e hijas."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {and_before(self.code, parts[-1])} {parts[-1]}"

    def period(self, window: Window) -> str:
        """Return a stretch of time for running text and titles, such as "2026 Q2"."""
        if len(window.quarters) == 1 and not window.by_month:
            return self.say("{year} Q{quarter}", year=window.name[:4], quarter=window.name[5])
        if len(window.name) == 4:
            return window.name
        first, last = self.month(window.first_day), self.month(window.last_day)
        if window.name.startswith("FY"):
            year = window.name[2:6]
            words = {"year": year, "first": first, "last": last}
            return self.say("fiscal year {year} ({first} to {last})", **words)
        return self.say("{first} to {last}", first=first, last=last) if first != last else first

    def short_period(self, window: Window) -> str:
        """Return a stretch of time where there is little room: heads of tables, axes of charts."""
        if window.name.startswith("FY"):
            return self.say("FY {year}", year=window.name[2:6])
        if window.by_month or len(window.name) == 4:
            return self.period(window)
        ends = (window.periods[0], window.periods[-1])
        first, last = (self.say("{year} Q{number}", year=q[:4], number=q[5]) for q in ends)
        return f"{first} – {last}" if first != last else first


@cache
def catalogue(code: str) -> MappingProxyType[str, str]:
    """Return English text → the same in a language."""
    with (_FOLDER / f"{code}.po").open("rb") as file:
        found = read_po(file, locale=LOCALES[code])
    return MappingProxyType(
        {str(m.id): str(m.string) for m in found if m.id and m.string and not m.fuzzy}
    )
