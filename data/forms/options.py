"""The columns of one question with several answers: one an option, ticked or not."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from data.cells import shown, tidy
from data.lists import fold
from data.missing import is_no_answer

_TICKED = frozenset(("1", "true", "x", "✓", "✔", "☑", "checked", "selected"))
_UNTICKED = frozenset(("0", "false", "unchecked", "not selected", "-99", "☐"))
#: These may as well be answers to a question of its own: only beside a summary are they ticks.
_WORDS = {"yes": True, "no": False, "si": True, "sí": True, "oui": True, "non": False}
#: What is written beside an option is no option.
_WRITTEN = re.compile(
    r"(?:^|[\W_])(?:text|specify|comments?|explain|otro texto)\W*$", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"(.*\S)\s*\[(.+)\]")
#: What stands between a question and its option: whether the option may be one word of a name.
_BETWEEN = ("/", " - ", " – ", ": ")
_CODED = ("_", ".")


@dataclass(frozen=True)
class Options:
    """One question with several answers, each option a column.

    Attributes:
        question: what it is called in the answers.
        columns: position → the option.
        summary: the column that holds all that were ticked, as Kobo writes it; None: there is none.
        sure: whether its cells can be nothing but ticks.
    """

    question: str
    columns: Mapping[int, str] = field(default_factory=dict)
    summary: int | None = None
    sure: bool = True

    @property
    def positions(self) -> tuple[int, ...]:
        """The positions of its columns, that of the summary first."""
        return (*(() if self.summary is None else (self.summary,)), *self.columns)

    def answer(self, cells: Mapping[int, Any]) -> list[str] | str | None:
        """Return the options that are ticked, of a row's cells by position.

        Returns:
            The options; the summary's text where no option says anything; None where nobody knows
            whether the question was seen.
        """
        ticks = {at: read_tick(cells[at], option) for at, option in self.columns.items()}
        chosen = [option for at, option in self.columns.items() if ticks[at]]
        if chosen or False in ticks.values():
            return chosen
        said = None if self.summary is None else tidy(cells[self.summary])
        return None if said is None or is_no_answer(shown(said)) else shown(said)


def read_tick(cell: Any, option: str) -> bool | None:
    """Return whether a cell ticks its option; None where it says nothing.

    Raises:
        ValueError: it says something else.
    """
    value = tidy(cell)
    if value is None or is_no_answer(shown(value)):
        return None
    text = shown(value).casefold()
    if text in _UNTICKED:
        return False
    if text in _TICKED or fold(text) == fold(option):
        return True
    if text in _WORDS:
        return _WORDS[text]
    raise ValueError(text)


@dataclass(frozen=True)
class _Group:
    """Columns of one stem: position → what follows it; and the sign between the two."""

    stem: str
    between: str
    members: Mapping[int, str]


def fold_options(
    headers: Mapping[int, str],
    known: Mapping[int, tuple[str, str]],
    cells_of: Callable[[int], Collection[Any]],
    apart: Collection[str],
) -> list[Options]:
    """Return the questions whose options are columns, in the order of their columns.

    Args:
        headers: position → header, of the columns that are answers.
        known: position → question and option, where the file says so in rows of their own.
        cells_of: gives the different cells of a column.
        apart: folded headers that are questions of their own, whatever they look like.
    """
    free = {at: text for at, text in headers.items() if fold(text) not in apart}
    groups = [*_said(free, known), *_spelled({a: t for a, t in free.items() if a not in known})]
    found: dict[int, Options] = {}
    taken: set[int] = set()
    for group in groups:
        members = {at: option for at, option in group.members.items() if at not in taken}
        ours = _Group(group.stem, group.between, members)
        if options := _options(ours, free, cells_of, taken):
            found[min(options.columns)] = options
            taken |= set(options.positions)
    return [found[at] for at in sorted(found)]


def _said(headers: Mapping[int, str], known: Mapping[int, tuple[str, str]]) -> Iterator[_Group]:
    by_question: dict[str, dict[int, str]] = defaultdict(dict)
    for at, (question, option) in known.items():
        if at in headers:
            by_question[question][at] = option
    for question, members in by_question.items():
        yield _Group(question, "", members)


def _spelled(headers: Mapping[int, str]) -> list[_Group]:
    """Return the groups that headers spell, those with the longest stem first."""
    found: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for at, text in headers.items():
        for stem, between, option in _splits(text):
            found[stem, between][at] = option
    groups = [_Group(*key, members) for key, members in found.items() if len(members) > 1]
    return sorted(groups, key=lambda group: -len(group.stem))


def _splits(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each way to part a header: stem, what stands between, option."""
    if bracketed := _IN_BRACKETS.fullmatch(text):
        yield bracketed[1], "[", bracketed[2]
    for between in (*_BETWEEN, *_CODED):
        for found in re.finditer(re.escape(between), text):
            stem, option = text[: found.start()].rstrip(" _"), text[found.end() :].strip(" _")
            if stem and option:
                yield stem, between, option


def _options(
    group: _Group,
    headers: Mapping[int, str],
    cells_of: Callable[[int], Collection[Any]],
    taken: Collection[int],
) -> Options | None:
    members = {at: o for at, o in group.members.items() if not _WRITTEN.search(o)}
    members = _labelled(members, cells_of, may_end_otherwise=not group.between)
    if len(members) < 2 or not _may_be(group, members):
        return None
    cells = {at: cells_of(at) for at in members}
    ticks = [read_tick(cell, option) for at, option in members.items() for cell in cells[at]]
    if True not in ticks or set(ticks) == {True}:
        return None
    summary = next(
        (
            at
            for at, text in headers.items()
            if text == group.stem and at not in members and at not in taken
            and not (group.between in _CODED and _are_ticks(cells_of(at), ""))
        ),
        None,
    )  # fmt: skip
    words = any(
        shown(tidy(c) or "").casefold() in _WORDS for several in cells.values() for c in several
    )
    return Options(group.stem, members, summary, sure=summary is not None or not words)


def _may_be(group: _Group, members: Mapping[int, str]) -> bool:
    """Say whether what follows the stem may be options: "us.hq" beside "us.size" is none.

    Behind a dash or point of a code, they are numbers ("Q3.9_1"), or words, three at least. "Q1.1"
    is a question of section 1, no option of question 1.
    """
    if group.between not in _CODED:
        return True
    if not all(group.members[at].isdecimal() for at in members):
        return len(members) > 2
    return group.between == "_" or any(sign in group.stem for sign in _CODED)


def _labelled(
    members: Mapping[int, str],
    cells_of: Callable[[int], Collection[Any]],
    *,
    may_end_otherwise: bool,
) -> dict[int, str]:
    """Return position → option, of columns that hold ticks; none where one of them does not.

    Behind a number, a column's only text is its option: "Debt" below "Q3_1". A question's last
    column may hold what was written beside the options.
    """
    found: dict[int, str] = {}
    for at, option in members.items():
        texts = {shown(tidy(cell)) for cell in cells_of(at) if not _are_ticks((cell,), option)}
        if not texts:
            found[at] = option
        elif len(texts) == 1 and option.isdecimal() and not (text := texts.pop())[:1].isdigit():
            found[at] = text
        elif not may_end_otherwise or at != max(members):
            return {}
    return found if len(set(found.values())) == len(found) else {}


def _are_ticks(cells: Iterable[Any], option: str) -> bool:
    try:
        for cell in cells:
            read_tick(cell, option)
    except ValueError:
        return False
    return True
