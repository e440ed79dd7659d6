"""Small numbers of a survey: what anyone but staff sees of it.

A number of people from 1 to 4 is hidden (to 10 where minors or people at risk answered), and with
it whatever it would follow from: of one distribution n is shown, so a second answer is hidden with
a single one, and the mean with any. Declined, off the scale and left blank are shown together or
not at all. What has too few people altogether is None as a whole.

These rules hold within one survey page; what is published is held together in ``protection``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from metrics.disclosure import HIDDEN_UP_TO, TENDER
from metrics.methods import Interval, Welch
from metrics.surveys.answers import Respondent
from metrics.surveys.changes import Change
from metrics.surveys.contrasts import Contrast
from metrics.surveys.distributions import Distribution, Part
from metrics.surveys.following import Followed, Matching
from metrics.surveys.responses import Response
from metrics.surveys.scores import ScaleScore

_HIDDEN = Welch(None, None, None, "hidden to protect people")


def profile_of(people: Iterable[Respondent]) -> str:
    """Return the profile of figures of respondents: sensitive once one is a minor or at risk."""
    tender = any(one.described.get("audience") in TENDER for one in people)
    return "sensitive" if tender else "standard"


def _is_small(numbers: Iterable[int | None], profile: str) -> bool:
    return any(number is not None and 0 < number <= HIDDEN_UP_TO[profile] for number in numbers)


# -- one distribution


def protect_distribution(found: Distribution, profile: str) -> Distribution:
    """Return a distribution without its small numbers; those are None, and it says ``hidden``."""
    n = found.n or 0
    if _is_small([n], profile):
        return _nothing_of(found)
    good = favourable_count(found)
    favourable = None if _is_small([good, n - (good or 0)], profile) else found.favourable
    told = (found.declined, found.off, found.missing)
    unanswered = (None, None, None) if _is_small(told, profile) else told
    hidden = _parts_to_hide(found, favourable is not None, profile)
    return replace(
        found,
        parts=tuple(_without(p) if i in hidden else p for i, p in enumerate(found.parts)),
        declined=unanswered[0],
        off=unanswered[1],
        missing=unanswered[2],
        favourable=favourable,
        mean=None if hidden else found.mean,
        hidden=bool(hidden) or unanswered != told or favourable != found.favourable,
    )


def favourable_count(found: Distribution) -> int | None:
    """Return how many gave a favourable or right answer; None of an item that has none."""
    share = found.favourable.value if found.favourable else None
    return None if share is None or found.n is None else round(share * found.n)


def _without(part: Part) -> Part:
    return replace(part, count=None, share=None)


def _nothing_of(found: Distribution) -> Distribution:
    return replace(
        _without_parts(found), n=None, declined=None, off=None, missing=None, favourable=None
    )


def _without_parts(found: Distribution) -> Distribution:
    return replace(found, parts=tuple(map(_without, found.parts)), mean=None, hidden=True)


def _parts_to_hide(found: Distribution, favourable: bool, profile: str) -> set[int]:
    """Return which answers to hide.

    What is favourable adds up to the share, so each side is a sum that is known; a share that is
    hidden says that one side is small, and then nothing is shown of either. Several answers of one
    respondent add up to nothing.
    """
    counts = [part.count or 0 for part in found.parts]
    if found.several:
        n = found.n or 0
        return {i for i, count in enumerate(counts) if _is_small([count, n - count], profile)}
    if found.favourable and not favourable:
        return set(range(len(counts)))
    hidden: set[int] = set()
    for side in {part.favourable for part in found.parts}:
        at = [i for i, part in enumerate(found.parts) if part.favourable == side]
        hidden |= {at[i] for i in _cells_to_hide([counts[i] for i in at], profile)}
    return hidden


def _cells_to_hide(counts: Sequence[int], profile: str) -> set[int]:
    """Return which of counts to hide whose sum is known: the small ones, then the next smallest.

    Where nothing but zeros would be left, those are hidden as well: they would tell how many there
    are that are none.
    """
    hidden = {i for i, count in enumerate(counts) if _is_small([count], profile)}
    if not hidden:
        return hidden
    others = sorted(
        (i for i, c in enumerate(counts) if c and i not in hidden), key=counts.__getitem__
    )
    while others and not _are_blurred([counts[i] for i in hidden], profile):
        # Of two that are equal both: else their order would tell that the other is no smaller.
        next_one = counts[others[0]]
        hidden |= {i for i in others if counts[i] == next_one}
        others = [i for i in others if i not in hidden]
    return hidden if others else set(range(len(counts)))


def _are_blurred(counts: Sequence[int], profile: str) -> bool:
    """Say whether counts cannot be told from their sum and that they are hidden.

    They can where it is the least or the most that so many small numbers come to.
    """
    limit, added, several = HIDDEN_UP_TO[profile], sum(counts), len(counts)
    extreme = added == several or (added == several * limit and max(counts) <= limit)
    return several > 1 and added > limit and not extreme


# -- groups of a whole


def protect_groups(
    whole: Distribution, groups: Sequence[Distribution], profile: str
) -> list[Distribution]:
    """Return the groups of a distribution (audiences, quarters), so that none follows from others.

    Args:
        whole: the distribution of all of them, which is shown as ``protect_distribution`` has it.
        groups: all there are, whoever does not say their group included.
        profile: the profile of all.
    """
    seen = protect_distribution(whole, profile)
    few = _cells_to_hide([one.n or 0 for one in groups], profile)
    unsure = _shares_to_hide(seen, groups, few, profile)
    alone = [protect_distribution(one, profile) for one in groups]
    all_parts = not few and not unsure and not any(one.hidden for one in (seen, *alone))
    if all_parts:
        return alone
    found = []
    for i, one in enumerate(groups):
        less = replace(_without_parts(one), declined=None, off=None, missing=None)
        less = replace(less, favourable=None) if i in unsure else less
        found.append(_nothing_of(one) if i in few else less)
    return found


def _shares_to_hide(
    whole: Distribution, groups: Sequence[Distribution], few: set[int], profile: str
) -> set[int]:
    """Return in which groups to hide the favourable share: the small ones, then the next."""
    if whole.favourable is None:
        return set(range(len(groups)))
    counts = [(favourable_count(one) or 0, one.n or 0) for one in groups]
    hidden = few | {i for i, (good, n) in enumerate(counts) if _is_small([good, n - good], profile)}
    others = sorted(
        (i for i, (_, n) in enumerate(counts) if n and i not in hidden), key=lambda i: counts[i][1]
    )

    def blurred() -> bool:
        goods = [counts[i][0] for i in hidden]
        bads = [counts[i][1] - counts[i][0] for i in hidden]
        sides = (side for side in (goods, bads) if any(side))
        return len(hidden) > 1 and all(_are_blurred(side, profile) for side in sides)

    while hidden and others and not blurred():
        hidden.add(others.pop(0))
    return hidden


# -- changes, scales, and who was asked


def protect_change(change: Change, profile: str, *, means: bool = True) -> Change | None:
    """Return a change without its small numbers; None where few answered on either side.

    Args:
        change: the change.
        profile: the profile.
        means: whether the means before and after are shown; else theirs is not either: with one
            of them it would give the other, and that two hidden answers of one distribution. A
            mean that is hidden has no value.
    """
    if _is_small([change.before, change.after], profile):
        return None
    counts = (change.improved, change.same, change.declined)
    if _is_small(counts, profile):
        change = replace(change, improved=None, same=None, declined=None, p=None, test="")
    if _is_small(change.moved or (), profile):
        share = replace(change.share, p=None, test="") if change.share else None
        change = replace(change, moved=None, share=share)
    was, now = change.favourable or (0, 0)
    if _is_small([was, change.before - was, now, change.after - now], profile):
        # Of right and wrong the mean is the share.
        means = means and not _is_mean_of(change.share, change.mean)
        change = replace(change, share=None, favourable=None, moved=None)
    if means:
        return change
    return replace(change, mean=_HIDDEN) if change.share else None


def _is_mean_of(share: Interval | None, mean: Interval) -> bool:
    return share is not None and share.value == mean.value


def protect_contrast(found: Contrast, profile: str, *, means: bool = True) -> Contrast | None:
    """Return a contrast without its small numbers; None where few answered in either group.

    Args:
        found: the contrast.
        profile: the profile.
        means: whether the means of both groups are shown, as for ``protect_change``.
    """
    if _is_small([found.took_part, found.compared], profile):
        return None
    sides = [protect_change(one, profile, means=means) for one in (found.mine, found.theirs) if one]
    if None in sides:
        return None
    good, bad = found.favourable or (0, 0)
    small = _is_small([good, found.took_part - good, bad, found.compared - bad], profile)
    means = means and all(one.mean.value is not None for one in sides if one)
    if small or any(one.share is None for one in sides if one):
        means = means and not _is_mean_of(found.share, found.mean)
        found = replace(found, share=None, favourable=None)
    mine, theirs = sides or (None, None)
    found = replace(found, mine=mine, theirs=theirs)
    if means:
        return found
    return replace(found, mean=_HIDDEN) if found.share else None


def protect_scale(score: ScaleScore, profile: str) -> ScaleScore | None:
    """Return the score of a scale; None where few have one, or few answered every item."""
    return None if _is_small([score.n, score.reliability.n], profile) else score


def protect_matching(how: Matching, profile: str) -> Matching | None:
    """Return how many were matched; None where few were, or few were not."""
    pairs = how.pairs
    if _is_small([how.before, how.after, pairs, how.lost, how.after - pairs], profile):
        return None
    if _is_small([how.exact, how.tolerant], profile):
        how = replace(how, exact=None, tolerant=None, by_chance=None, together=pairs)
    uncoded, reused, aside = (
        None if _is_small([number], profile) else number
        for number in (how.without_code, how.reused, how.set_aside)
    )
    return replace(how, without_code=uncoded, reused=reused, set_aside=aside)


def may_show_gap(found: Followed, score: Mapping[int, float], profile: str) -> bool:
    """Say whether it may be shown how those lost differ from those matched: neither are few.

    Args:
        found: who was matched.
        score: as for ``Followed.unmatched_gap``.
        profile: the profile.
    """
    kept = sum(id(one) in score for one, _ in found.pairs)
    lost = sum(id(one) in score for one in found.only_before)
    return not _is_small([kept, lost], profile)


def protect_response(one: Response, profile: str) -> Response | None:
    """Return how many answered of those who came; None where either are few, or few did not."""
    if _is_small([one.answered, one.eligible, one.eligible - one.answered], profile):
        return None
    return replace(one, unnamed=None) if _is_small([one.unnamed], profile) else one
