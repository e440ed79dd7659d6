"""Surveys in words: questions, how they were answered, and by which groups."""

from collections.abc import Iterable, Mapping, Sequence

from data.lists import MEASURES
from data.questionnaire import Item
from metrics.methods import Interval
from metrics.surveyed import net_interval
from metrics.surveys import COMPARISON, Distribution
from reports.surveys_said import as_drawn, numbers, quoted, shown, shown_share, side_name, wave
from reports.surveys_seen import Asked, Seen
from reports.wording import listed, number, per_cent, signed


def group_of(item: Item) -> str:
    """Return the heading an item stands under: its scale's name, or what it measures."""
    return item.belongs or MEASURES.label(item.measures)


def drawn_as(item: Item) -> tuple[str, ...]:
    """Return what must be alike for items to stand in one chart."""
    if item.scale == "zero_to_ten" or item.scale in ("multi_select", "one_answer"):
        return (item.scale, item.name, str(item.since))
    if item.ordered:
        return ("scale", *(item.ordered.label(code) for code in item.ordered.codes))
    if item.right:
        return ("right",)
    return (item.scale, item.name, str(item.since))


def block_words(one: Asked, seen: Seen) -> str:
    """Return what stands over an item's bars: its wording, whether reversed, since when."""
    words = one.item.wording
    if one.item.reverse:
        words = f"↺ {words}"
    several = len([other for other in seen.asked if other.item.name == one.item.name]) > 1
    if several and one.item.since:
        words += f" (since {one.item.since.day} {one.item.since:%B %Y})"
    elif several:
        words += " (as asked at first)"
    return words


def can_be_seen(one: Asked) -> bool:
    """Say whether anything of an item's answers is shown."""
    return any(map(is_seen, one.sides.values()))


def is_seen(found: Distribution) -> bool:
    """Say whether anything of how an item was answered is shown."""
    return found.favourable is not None or any(part.share is not None for part in found.parts)


def is_whole(one: Asked) -> bool:
    """Say whether nothing of an item's answers is hidden."""
    return all(part.share is not None for found in one.sides.values() for part in found.parts)


def hidden_items(asked: Sequence[Asked]) -> str:
    """Return which questions are hidden; empty where none is."""
    names = [quoted(one.item.wording) for one in asked if not can_be_seen(one)]
    return f"[c] Hidden to protect people: {listed(names)}." if names else ""


TOGETHER = "Hatched: answers shown together, since few gave one of them"


ALL_HIDDEN = (
    "Too few answered to show how: on every question, few gave one answer or all others. Look at "
    "another period."
)


def has_together(asked: Sequence[Asked]) -> bool:
    """Say whether some answers are hidden one by one and shown together."""
    found = [one for each in asked for one in each.sides.values() if one.favourable]
    return any(part.share is None for one in found for part in as_drawn(one))


def most(asked: Sequence[Asked]) -> str:
    """Return the finding of a chart of several items."""
    rated = [found for one in asked if (found := one.last) and found.favourable]
    if not rated:
        return "No answers can be shown"
    top = max(rated, key=share_of)
    word = "right" if top.item.right and not top.item.ordered else "favourable"
    if len(rated) == 1:
        return f"{per_cent(share_of(top))} {word} {wave(top.wave)}"
    low = min(rated, key=share_of)
    between = f"{per_cent(share_of(low))} to {per_cent(share_of(top))}"
    return f"By question {between} {word} {wave(top.wave)}; most on {quoted(top.item.wording)}"


def commonest(found: Distribution | None) -> str:
    """Return the finding of a chart of one item's answers."""
    if found is None or not found.parts or not found.n:
        return "No answers can be shown"
    top = max(found.parts, key=lambda part: part.count or 0)
    return f"{top.label}: {shown_share(top.share)} {wave(found.wave)}, the most"


def net(found: Distribution) -> tuple[int, int, int] | None:
    """Return how many answered 9 or 10, 7 or 8, and 0 to 6; None where some of it is hidden."""
    if not found.n or any(part.count is None for part in found.parts):
        return None
    counted = {int(part.label): part.count or 0 for part in found.parts if part.label.isdigit()}
    up = sum(count for code, count in counted.items() if code >= 9)
    down = sum(count for code, count in counted.items() if code <= 6)
    return up, (found.n or 0) - up - down, down


def net_words(found: Distribution) -> str:
    """Return the net score of an item from 0 to 10, with its interval and what it is made of."""
    counted = net(found)
    if counted is None:
        return "hidden to protect people"
    up, between, down = counted
    low, high = net_interval(up, down, up + between + down)
    value = 100 * (up - down) / (up + between + down)
    return (
        f"{signed(round(value))} {wave(found.wave)} (95\u00a0% interval {signed(round(low))} to "
        f"{signed(round(high))}): {number(up)} promoters, {number(between)} passives, "
        f"{number(down)} detractors"
    )


def population(seen: Seen, asked: Sequence[Asked] = ()) -> str:
    """Return whom a chart of answers is of; of one item with its own numbers."""
    who = "whoever was found again" if seen.profile and seen.found else "everyone who answered"
    sides = dict(seen.sides)
    if asked:
        answered = {side for one in asked for side in one.sides}
        sides = {side: count for side, count in sides.items() if side in answered}
    if len(asked) == 1:
        sides = {side: found.n for side, found in asked[0].sides.items()}
    return f"{who} in {seen.window.label} · {numbers(sides)}"


def told(asked: Iterable[Asked]) -> str:
    """Return what a chart of answers shows, for those who hear it."""
    return " ".join(_item_told(one) for one in asked)


def _item_told(one: Asked) -> str:
    reverse = " (reversed)" if one.item.reverse else ""
    return f"{one.item.wording}{reverse}: {_sides_told(one.sides)}."


def _sides_told(sides: Mapping[tuple[str, str], Distribution]) -> str:
    parts = []
    for side, found in sides.items():
        if found.n != 0:
            shares = ", ".join(f"{p.label} {shown_share(p.share)}" for p in as_drawn(found))
            parts.append(f"{side_name(*side).lower()} {shares}, n = {shown(found.n)}")
    return "; ".join(parts)


#: What a group is called, and how it answered one item.
Split = Sequence[tuple[str, Mapping[tuple[str, str], Distribution]]]


FEW_IN_GROUPS = "Too few answered in each group to show them apart."


def groups_shown(split: Split) -> tuple[Split, str]:
    """Return the groups of which something is shown, and the words for the others."""
    seen = [(n, sides) for n, sides in split if any(map(is_seen, sides.values()))]
    kept = {name for name, _ in seen}
    hidden = [name for name, _ in split if name not in kept]
    return seen, f"[c] Hidden to protect people: {listed(hidden)}." if hidden else ""


def groups_told(split: Split) -> str:
    """Return what a chart of groups shows, for those who hear it."""
    return " ".join(f"{name}: {_sides_told(sides)}." for name, sides in split)


def _latest(sides: Mapping[tuple[str, str], Distribution]) -> Interval | None:
    """Return the favourable share of those who took part in the last wave; None without one."""
    mine = [found.favourable for (_, arm), found in sides.items() if arm != COMPARISON]
    return mine[-1] if mine else None


def groups_finding(split: Split) -> str:
    """Return the title of a chart of groups: whether their intervals overlap."""
    last = [_latest(sides) for _, sides in split]
    shown_ = [found for found in last if found and found.low is not None and found.high is not None]
    if len(shown_) < 2:
        return "No more than one group can be shown"
    apart = max(found.low or 0 for found in shown_) > min(found.high or 1 for found in shown_)
    low, high = (pick((f.value or 0) for f in shown_) for pick in (min, max))
    said = f"By group {per_cent(low)} to {per_cent(high)}"
    return said if apart else f"{said}; intervals overlap, so the order may be chance"


def by_label(known: Mapping[str, Mapping[str, str]], dimension: str, code: str | None) -> str:
    """Return what a group is called."""
    return known.get(dimension, {}).get(code or "", code or "not said")


def share_of(found: Distribution) -> float:
    """Return the share of favourable or right answers; 0 where there is none."""
    return (found.favourable.value if found.favourable else None) or 0
