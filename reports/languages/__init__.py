"""The languages of reports: fixed words from a catalogue, numbers and dates by Babel.

The English text is the key: ``say("{n} of {of} partners reported", n=…, of=…)``. Translations stand
in ``<code>.po``; a test says which are missing.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from metrics.windows import Window

#: Code → locale. Spanish of the United States writes numbers as English there does, so that nobody
#: reads 1.240 as one and a quarter in one report and as twelve hundred in the other.
LOCALES = MappingProxyType({"en": "en_US", "es": "es_US"})
#: Code → what speakers call it.
NAMES = MappingProxyType({"en": "English", "es": "Español"})

_FOLDER = Path(__file__).parent
_FIXED = "\u00a0"


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

        Raises:
            Untranslated: the catalogue does not have it.
        """
        found = text if self.code == "en" or not text else self._translated(text)
        return found.format(**words) if words else found

    def several(self, one: str, more: str, count: float, **words: object) -> str:
        """Return the form that fits a count, with ``{n}`` filled by it."""
        return self.say(one if count == 1 else more, n=self.number(count), **words)

    def _translated(self, text: str) -> str:
        try:
            return catalogue(self.code)[text]
        except KeyError:
            raise Untranslated(text) from None

    def number(self, value: float) -> str:
        """Return a number as people write it: 1,240; 81.5; 0.062."""
        return format_decimal(value, _pattern(value), locale=self.locale)

    def signed(self, value: float) -> str:
        """Return a number with its sign, zero without: +0.4; −12; 0."""
        rounded = round(value, 2)
        words = self.number(abs(rounded))
        return words if rounded == 0 else f"{'+' if rounded > 0 else '−'}{words}"

    def per_cent(self, share: float) -> str:
        """Return a share in per cent, with a decimal below ten: 58 %; 6.2 %."""
        percentage = share * 100
        pattern = "#,##0" if percentage >= 9.95 or percentage == 0 else "0.0"
        return f"{format_decimal(percentage, pattern, locale=self.locale)}{_FIXED}%"

    def day(self, day: dt.date) -> str:
        """Return a day: August 19, 2026."""
        return format_date(day, "long", locale=self.locale)

    def month(self, day: dt.date) -> str:
        """Return the month of a day: August 2026; agosto de 2026."""
        return format_date(day, "MMMM y" if self.code == "en" else "MMMM 'de' y", self.locale)

    def listed(self, parts: Sequence[str]) -> str:
        """Return words as a list in a sentence: A, B and C."""
        return format_list(list(parts), locale=self.locale)

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
        return self.say("{first} to {last}", first=first, last=last)


@cache
def catalogue(code: str) -> MappingProxyType[str, str]:
    """Return English text → the same in a language."""
    with (_FOLDER / f"{code}.po").open("rb") as file:
        found = read_po(file, locale=LOCALES[code])
    return MappingProxyType(
        {str(m.id): str(m.string) for m in found if m.id and m.string and not m.fuzzy}
    )


def _pattern(value: float) -> str:
    if float(value).is_integer() or abs(value) >= 100:
        return "#,##0"
    if abs(value) >= 1:
        return "#,##0.0"
    return "@#"
