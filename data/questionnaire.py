"""Questionnaires: what the Survey items sheet says of each survey, and answers read by it.

An answer is stored as it was typed, under its header. What it means, the items say: they may come
later than the answers, or be corrected, and then the answers are read anew.
"""

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from data.lists import fold
from data.scales import ORDERED, STANDARD, Scale, Unread, chosen, declined, same_answer

#: A code on an ordered scale, the words of any other answer, or the several ticked.
Answer = int | str | tuple[str, ...]
#: What forms put before a question: "3.", "Q3)".
_NUMBERED = re.compile(r"^\s*(?:q(?:uestion)?\s*)?\d+\s*[.):]\s*", re.IGNORECASE)
#: The row of a grid: "How sure are you that you could … [notice it]".
_ROW = re.compile(r"\[([^\[\]]+)\]\s*$")
#: Of the items of a scale, how many must be answered for a score.
ENOUGH_ANSWERED = 0.8


@dataclass(frozen=True)
class Item:
    """One question of a survey, as it was asked from some day on.

    Attributes:
        survey: its survey's code.
        name: the item's name.
        wordings: (language, wording); the language is empty where none is given.
        offered: (language, answers offered, the lowest first).
        scale: a key of ``SCALES``.
        measures: a key of ``MEASURES``.
        reverse: whether agreeing is the unfavourable answer.
        right: the right answer, of a question that has one.
        enough: of a sign, how many must be recognised.
        belongs: the name of the scale whose score it is part of.
        since: the day from which it was asked so; None: from the beginning.
    """

    survey: str
    name: str
    wordings: tuple[tuple[str, str], ...]
    offered: tuple[tuple[str, tuple[str, ...]], ...]
    scale: str
    measures: str
    reverse: bool
    right: str
    enough: int
    belongs: str
    since: dt.date | None

    def __hash__(self) -> int:
        """Return a number worked out once: items are what every answer is looked up by."""
        return self._number

    @cached_property
    def _number(self) -> int:
        return hash((self.survey, self.name, self.wordings, self.since))

    @property
    def wording(self) -> str:
        """How it was asked, in the language without a name or the first there is."""
        return min(self.wordings)[1]

    @cached_property
    def headers(self) -> frozenset[str]:
        """The folded headers that its column can have."""
        return frozenset(fold(text) for text in (self.name, *(words for _, words in self.wordings)))

    @cached_property
    def options(self) -> tuple[str, ...]:
        """The answers offered, as they are shown; empty where none are said."""
        return min(self.offered)[1] if self.offered else ()

    @cached_property
    def ordered(self) -> Scale | None:
        """Its scale, if its answers stand in an order: two at least.

        What is offered behind the highest answer and says that there is none ("Don't know") has no
        place on it.
        """
        if self.scale not in ORDERED:
            return None
        if not self.options:
            return STANDARD.get(self.scale)
        length = len(self.options)
        while length and declined(self.options[length - 1]):
            length -= 1
        if length < 2:
            return None
        several = [answers for _, answers in self.offered if len(answers) == len(self.options)]
        labels = [answers[:length] for answers in (self.options, *several)]
        first = 0 if self.scale == "zero_to_ten" else 1
        return Scale(tuple(tuple(dict.fromkeys(same)) for same in zip(*labels, strict=True)), first)

    @cached_property
    def _labelled(self) -> dict[str, str]:
        """Folded answer, in any language → the answer as it is shown."""
        return {
            fold(word): shown
            for _, answers in self.offered
            if len(answers) == len(self.options)
            for word, shown in zip(answers, self.options, strict=True)
        }

    def read(self, given: str | list[str]) -> Answer | Unread:
        """Return what an answer says.

        Args:
            given: the cell's text, or the options ticked where each has a column.
        """
        if self.scale == "open" or not isinstance(given, str):
            return self._read(given)
        if given not in self._known:
            self._known[given] = self._read(given)
        return self._known[given]

    @cached_property
    def _known(self) -> dict[str, Answer | Unread]:
        """What was read before: of many answers few are different."""
        return {}

    def _read(self, given: str | list[str]) -> Answer | Unread:
        if self.scale == "multi_select":
            ticked = given if isinstance(given, list) else chosen(given, tuple(self._every_option))
            if len(ticked) == 1 and declined(ticked[0]) and fold(ticked[0]) not in self._labelled:
                return Unread.DECLINED
            return tuple(dict.fromkeys(self._labelled.get(fold(one), one) for one in ticked))
        text = "; ".join(given) if isinstance(given, list) else given
        if self.ordered:
            return self.ordered.read(self._labelled.get(fold(text), text))
        if self.scale != "open" and not self.right and fold(text) not in self._labelled:
            if declined(text):
                return Unread.DECLINED
            if self.offered:
                return Unread.OFF
        return self._labelled.get(fold(text), text)

    @cached_property
    def _every_option(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for _, answers in self.offered for word in answers))

    def is_right(self, answer: Answer) -> bool:
        """Say whether an answer is the right one; of several ticked, all of those and no other."""
        rights = [self._labelled.get(fold(right), right) for right in split_options(self.right)]
        if isinstance(answer, tuple):
            return {fold(one) for one in answer} == {fold(right) for right in rights}
        given = [str(answer)]
        if self.ordered and isinstance(answer, int):
            given.append(self.ordered.label(answer))
        return any(same_answer(one, right) for one in given for right in rights)

    def score(self, code: int) -> int:
        """Return the code of an answer on its scale, turned where agreeing is unfavourable."""
        return self.ordered.turned(code) if self.reverse and self.ordered else code


@dataclass(frozen=True)
class Questionnaire:
    """The items of one survey.

    Attributes:
        survey: its code.
        items: every version of every item, in the order of the sheet.
    """

    survey: str
    items: tuple[Item, ...]

    @cached_property
    def _versions(self) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            found[item.name].append(item)
        return {name: sorted(v, key=_age) for name, v in found.items()}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its items, in order."""
        return tuple(self._versions)

    def versions(self, name: str) -> tuple[Item, ...]:
        """Return an item as it was asked, the earliest way first."""
        return tuple(self._versions[name])

    def asked_on(self, day: dt.date | None) -> dict[str, Item]:
        """Return name → item as it was asked on a day; before the first way, in that one."""
        if day not in self._days:
            self._days[day] = {name: _on(found, day) for name, found in self._versions.items()}
        return self._days[day]

    @cached_property
    def _days(self) -> dict[dt.date | None, dict[str, Item]]:
        """Day → what ``asked_on`` returned before."""
        return {}

    @cached_property
    def _meant(self) -> dict[str, str | None]:
        """Header → what ``name_of`` returned before."""
        return {}

    @cached_property
    def _named(self) -> dict[str, str]:
        return {header: item.name for item in self.items for header in item.headers}

    def name_of(self, header: str) -> str | None:
        """Return the name of the item a header means; None if it is none's."""
        if header not in self._meant:
            # A grid's columns are headed "Question [row]": the row is what is asked.
            row = _ROW.search(header)
            spelled = (header, _NUMBERED.sub("", header), row[1] if row else header)
            found = (self._named.get(fold(text)) for text in spelled)
            self._meant[header] = next((name for name in found if name), None)
        return self._meant[header]

    def read(self, answers: str, day: dt.date | None) -> dict[Item, Answer | Unread]:
        """Return item → answer of one respondent.

        Args:
            answers: as stored, JSON: header → text, or the list of options ticked.
            day: the day they were given.
        """
        asked = self.asked_on(day)
        return {
            asked[name]: asked[name].read(text)
            for header, text in json.loads(answers).items()
            if (name := self.name_of(header))
        }


def _age(item: Item) -> dt.date:
    return item.since or dt.date.min


def _on(versions: Iterable[Item], day: dt.date | None) -> Item:
    several = list(versions)
    begun = [item for item in several if day is None or _age(item) <= day]
    return begun[-1] if begun else several[0]


def questionnaires(rows: Iterable[Mapping[str, Any]]) -> dict[str, Questionnaire]:
    """Return survey → its questionnaire, from rows of the Survey items sheet in their order."""
    surveys: dict[str, dict[tuple[str, Any], list[Mapping[str, Any]]]] = defaultdict(dict)
    for row in rows:
        surveys[row["survey"]].setdefault((row["item"], row.get("since")), []).append(row)
    return {
        survey: Questionnaire(survey, tuple(_item(same) for same in items.values()))
        for survey, items in surveys.items()
    }


def _item(rows: list[Mapping[str, Any]]) -> Item:
    """Return the item that rows in several languages say; what one leaves open, another may say."""

    def said(name: str) -> Any:
        return next((row[name] for row in rows if row.get(name) is not None), None)

    return Item(
        survey=rows[0]["survey"],
        name=rows[0]["item"],
        wordings=tuple((row.get("language") or "", row["wording"]) for row in rows),
        offered=tuple(
            (row.get("language") or "", tuple(split_options(row["options"])))
            for row in rows
            if row.get("options")
        ),
        scale=rows[0]["scale"],
        measures=rows[0]["measures"],
        reverse=bool(said("reverse")),
        right=said("right") or "",
        enough=said("enough") or 0,
        belongs=said("belongs") or "",
        since=said("since"),
    )


def split_options(text: str) -> Iterator[str]:
    """Give the answers offered, as the Survey items sheet lists them: separated by semicolons."""
    for part in re.split(r"[;\n]", text):
        if part.strip():
            yield part.strip()
