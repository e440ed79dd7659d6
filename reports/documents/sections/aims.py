"""The targets of a report's period, each judged, and how many of them were reached."""

from collections.abc import Iterable, Mapping, Sequence

from metrics.attainment import (
    BEHIND,
    HIDDEN,
    NO_FIGURE,
    REACHED,
    Attainment,
    Figures,
    attainments,
    in_until,
)
from metrics.catalogue import indicators
from metrics.results import Result
from metrics.targets import longer, targets_in
from metrics.windows import Window
from reports.documents.telling import Teller


def judged(told: Teller) -> list[Attainment]:
    """Return each of the coalition's targets of the period with the figure of its stretch.

    A report of one area, grant or partner has none: a release holds no target of those.
    """
    if told.choice.group:
        return []
    known, listed = indicators(), told.source.beside.targets
    wanted = [*targets_in(listed, known, told.window), *longer(listed, known, told.window)]
    day = in_until(told.source.release.day, told.source.offer.span)
    return attainments(wanted, _figures(told), day)


def _figures(told: Teller) -> Figures:
    """Return what looks figures up; the stretch of a longer target may be in no release."""

    def figures(
        codes: Sequence[str], window: Window, where: Mapping[str, list[str]]
    ) -> Iterable[Result]:
        held = [w for w in told.source.offer.windows if w.periods == window.periods]
        return [r for code in codes for r in told.source.results(code, (), held[:1])]

    return figures


def counted(told: Teller, found: Sequence[Attainment]) -> str:
    """Return how many of some targets were reached, and which are behind.

    Args:
        told: tells it.
        found: as of ``judged``.
    """
    say, number = told.language.say, told.language.number
    known = [one for one in found if one.standing not in (HIDDEN, NO_FIGURE)]
    reached = sum(one.standing == REACHED for one in known)
    words = {"some": number(reached), "of": number(len(known))}
    said = say("{some} of {of} targets with a figure were reached.", **words)
    behind = [one for one in known if one.standing == BEHIND]
    if behind:
        names = told.language.listed([say(one.one.title) for one in behind])
        said += " " + say("Behind: {names}.", names=names)
    return said
