"""What is looked at before a quarter is approved, in words: a sentence for each point."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.periods import spoken
from metrics.catalogue import indicators
from metrics.dimensions import Labels, label
from metrics.releases.reviewing import Late, Outlier, Recounted, Redefined, Review, Reworded
from reports import voices, wording
from reports.completeness import day
from reports.wording import plural

#: What points are about → its heading.
SORTS = {
    "problems": "Problems open",
    "outliers": "Figures that are unusual",
    "late": "Late",
    "definitions": "Definitions that changed",
    "answers": "Open answers unread",
    "voices": "Consents about to end",
}


@dataclass(frozen=True)
class Point:
    """One thing to look at.

    Attributes:
        sort: what it is about, a key of ``SORTS``.
        words: it, in a sentence.
        code: the indicator it is about, if any.
    """

    sort: str
    words: str
    code: str = ""


def points(found: Review, known: Labels) -> list[Point]:
    """Return each point of a review in a sentence, in the order of ``SORTS``.

    Args:
        found: the review.
        known: how codes are called.
    """
    several = [*_rows(found), *(_outlier(one, known) for one in found.outliers)]
    several += [_late(one) for one in found.late]
    several += [_redefined(one) for one in found.redefined]
    several += [_reworded(one) for one in found.reworded]
    several += [_recounted(one, known) for one in found.recounted]
    return [*several, *_unread(found), *_ending(found)]


def note(typed: str, open_: Iterable[str]) -> str:
    """Return the note that is kept with an approval: what was typed, and what was open then."""
    typed, left = " ".join(typed.split()), list(open_)
    if typed and left and typed[-1] not in ".!?":
        typed += "."
    return f"{typed} Open then ({len(left)}): {' '.join(left)}".strip() if left else typed


def approved_with(reason: str | None) -> str:
    """Return what an approval is called by its note: "Approved with 2 points open"; "Approved"."""
    found = re.search(r"\bOpen then \((\d+)\): ", reason or "")
    if found:
        return f"Approved with {plural(int(found[1]), 'point', 'points')} open"
    # So it was kept before points were counted.
    return "Approved with points open" if "Open then: " in (reason or "") else "Approved"


def _rows(found: Review) -> Iterator[Point]:
    if found.aside:
        are = "is" if found.aside == 1 else "are"
        words = f"{plural(found.aside, 'row', 'rows')} {are} set aside and not settled."
        yield Point("problems", words)


def _outlier(one: Outlier, known: Labels) -> Point:
    result, indicator = one.result, indicators()[one.result.code]
    which = wording.stratum(indicator, result, known)
    unit = wording.unit(indicator, result)
    value = " ".join(part for part in (wording.figure(indicator, result.estimate), unit) if part)
    limits = wording.usual_limits(indicator, one.usual)
    low, high = (wording.amount(indicator, limit) for limit in limits)
    several = str(result.named.get("unit") or indicator.unit).partition(", ")[0]
    of = f" {several}" if unit else ""
    title = f"{indicator.title} ({which})" if which else indicator.title
    outside = any(signal.rule == 1 for signal in one.usual.signals)
    lead, usual_range = ("", "") if outside else ("unusual: ", "usual range ")
    words = f"{title}: {value}, {lead}{one.usual.why} ({usual_range}{low} to {high}{of})."
    return Point("outliers", words, one.result.code)


def _late(one: Late) -> Point:
    return Point("late", f"{one.name}: {wording.listed(one.sheets)} came after the due date.")


def _redefined(one: Redefined) -> Point:
    title = indicators()[one.code].title
    words = f"{title}: its definition is version {one.now}, in the last release {one.before}."
    return Point("definitions", words, one.code)


def _reworded(one: Reworded) -> Point:
    since = f" since {day(one.item.since)}" if one.item.since else ""
    words = f"survey {one.item.survey}, “{one.item.name}”: another {wording.listed(one.changed)}"
    return Point("definitions", f"{words[0].upper()}{words[1:]}{since}. Its series breaks there.")


def _recounted(one: Recounted, known: Labels) -> Point:
    words = (
        f"{label(known, 'area', one.area)}: {one.people:,} residents as of {day(one.of)}, "
        f"before {one.before:,}. Rates rest on the new number since."
    )
    return Point("definitions", words)


def _unread(found: Review) -> Iterator[Point]:
    if found.unread:
        answers = plural(found.unread, "open answer", "open answers")
        which = f"{answers} of {spoken(found.quarter)}"
        what = "waits to be read; it is" if found.unread == 1 else "wait to be read; they are"
        yield Point("answers", f"{which} {what} in no figure yet.")


def _ending(found: Review) -> Iterator[Point]:
    for one in found.ending:
        yield from (Point("voices", words) for words in voices.reminders([one], one.day))
