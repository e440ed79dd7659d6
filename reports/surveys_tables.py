"""Tables of surveys: the twins of their charts, and what has no chart."""

from collections.abc import Sequence

import pandas as pd

from data.lists import MEASURES, SCALES, WAVES
from metrics.methods import Interval
from metrics.surveys import Distribution, ScaleScore
from reports.surveys_items import Split, block_words, group_of
from reports.surveys_said import (
    as_drawn,
    points,
    shown,
    shown_share,
    side_name,
    step,
    steps,
    two_decimals,
    unanswered,
)
from reports.surveys_seen import Asked, Moved, Seen
from reports.tables import NOTES
from reports.wording import number, per_cent

_NOTE = "Shares are of those who answered. Top two boxes: the two most favourable answers of a "
_NOTE += "scale of four or more, the most favourable of a shorter one."


def answers(asked: Sequence[Asked], seen: Seen) -> pd.DataFrame:
    """Return how items were answered: a row an item, wave and answer."""
    rows = [
        row
        for one in asked
        for side, found in one.sides.items()
        for row in _answers(block_words(one, seen), side_name(*side), found)
    ]
    return _noted(pd.DataFrame.from_records(rows), seen)


def _answers(words: str, name: str, found: Distribution) -> list[dict[str, str]]:
    return [
        {
            "Question": words,
            "Wave": name,
            "Answer": part.label,
            "Share": shown_share(part.share) if found.n != 0 else "[z]",
            "Count": shown(part.count),
            "n": shown(found.n),
            "No answer": shown(unanswered(found)),
        }
        for part in as_drawn(found)
    ]


def groups(split: Split, seen: Seen) -> pd.DataFrame:
    """Return how groups answered one item: a row a group, wave and answer."""
    rows = [
        {"Group": name} | row
        for name, sides in split
        for side, found in sides.items()
        for row in _answers(found.item.wording, side_name(*side), found)
    ]
    return _noted(pd.DataFrame.from_records(rows), seen)


def _noted(frame: pd.DataFrame, seen: Seen) -> pd.DataFrame:
    frame.attrs[NOTES] = {
        "Survey": seen.survey.code,
        "Period": seen.window.label,
        "Shares": _NOTE,
    }
    return frame


def changes(moved: Sequence[Moved], seen: Seen) -> pd.DataFrame:
    """Return how items or scales changed, a row each; without tests."""
    rows = [_named(one) | _shares(one) | _means(one) | _counted(one) for one in moved]
    return _dropped(_noted(pd.DataFrame.from_records(rows).fillna(""), seen))


def _named(one: Moved) -> dict[str, str]:
    mark = "↺ " if one.item and one.item.reverse else ""
    return {"Question": f"{mark}{one.name}" if one.item else f"Scale: {one.name}"}


def _shares(one: Moved) -> dict[str, str]:
    if one.item is None:
        return {}
    before, after = (per_cent(share) for share in one.shares) if one.shares else ("", "")
    if one.contrast:
        mine, theirs = one.contrast.mine, one.contrast.theirs
        return {
            "Took part": points(mine.share) if mine and mine.share else "",
            "Comparison group": points(theirs.share) if theirs and theirs.share else "",
            "Difference, top two boxes or right": points(one.share) if one.share else "[c]",
        }
    return {
        "Before": before or "[c]",
        "After": after or "[c]",
        "Change, top two boxes or right": points(one.share) if one.share else "[c]",
    }


def _means(one: Moved) -> dict[str, str]:
    """Return the means; of right and wrong they are the shares."""
    if (one.item and not one.item.ordered) or one.mean is None:
        return {}
    if one.contrast:
        return {"Difference in mean": steps(one.mean)}
    before, after = map(two_decimals, one.means) if one.means else ("[c]", "[c]")
    return {"Mean before": before, "Mean after": after, "Change in mean": steps(one.mean)}


def _counted(one: Moved) -> dict[str, str]:
    if one.contrast:
        counts = one.contrast.took_part, one.contrast.compared
        return {"n took part": number(counts[0]), "n compared": number(counts[1])}
    change = one.change
    if change is None:
        return {}
    if not change.matched:
        return {"n before": number(change.before), "n after": number(change.after)}
    told = {"Improved": change.improved, "Same": change.same, "Declined": change.declined}
    return {name: shown(count) for name, count in told.items()} | {"n": number(change.before)}


def tests(moved: Sequence[Moved], seen: Seen) -> pd.DataFrame:
    """Return effect sizes, p and the names of tests, a row an item or scale."""
    rows = []
    for one in moved:
        d_z, d_av = one.change.effect if one.change and not one.contrast else (None, None)
        p, test = _test(one)
        rows.append(
            _named(one)
            | {
                "d_z": "" if d_z is None else step(d_z),
                "d_av": "" if d_av is None else step(d_av),
                "p": _p(p),
                "Test": test if p is not None else "",
                "Interval of the share": one.share.method if one.share else "",
                "Interval of the mean": one.mean.method if one.mean else "",
            }
        )
    return _dropped(_noted(pd.DataFrame.from_records(rows), seen))


def _test(one: Moved) -> tuple[float | None, str]:
    two_ways = one.item is not None and not one.item.ordered
    if two_ways:
        return (one.share.p, one.share.test) if one.share else (None, "")
    if one.change and one.change.matched and not one.contrast:
        return one.change.p, one.change.test
    return (one.mean.p, one.mean.test) if one.mean else (None, "")


def _p(p: float | None) -> str:
    if p is None:
        return ""
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def _dropped(frame: pd.DataFrame) -> pd.DataFrame:
    """Leave out columns in which nothing stands."""
    kept = frame.drop(columns=[name for name in frame if not any(frame[name])])
    kept.attrs = frame.attrs
    return kept


def scales(scores: Sequence[ScaleScore], seen: Seen) -> pd.DataFrame:
    """Return scale scores with their reliability, a row a scale and wave."""
    rows = []
    for score in scores:
        held, alpha = score.mean, score.reliability
        rows.append(
            {
                "Scale": score.name,
                "Wave": WAVES.label(score.wave),
                "Items": number(len(score.items)),
                "n": number(score.n),
                "Mean": "" if held is None else two_decimals(held.value or 0),
                "95 % interval": _range(held),
                "Possible": f"{score.points[0]} to {score.points[1]}",
                "Alpha": alpha.reason if alpha.value is None else two_decimals(alpha.value),
                "Alpha, 95 % interval": _range(Interval(alpha.value, alpha.low, alpha.high, "")),
                "Alpha, n": number(alpha.n),
            }
        )
    return _dropped(_noted(pd.DataFrame.from_records(rows), seen))


def _range(held: Interval | None) -> str:
    if held is None or held.low is None or held.high is None:
        return ""
    return f"{two_decimals(held.low)} to {two_decimals(held.high)}"


def wordings(seen: Seen) -> pd.DataFrame:
    """Return the questions as they were asked, a row a language."""
    rows = []
    for item in seen.survey.asked.items:
        for language, wording in item.wordings:
            rows.append(
                {
                    "Question": wording,
                    "Language": language,
                    "Item": item.name,
                    "Stands under": group_of(item),
                    "Measures": MEASURES.label(item.measures),
                    "Answered by": SCALES.label(item.scale),
                    "Answers": "; ".join(dict(item.offered).get(language, ())),
                    "Reversed": "reversed" if item.reverse else "",
                    "Right answer": item.right,
                    "Asked so since": item.since.isoformat() if item.since else "",
                }
            )
    return _dropped(_noted(pd.DataFrame.from_records(rows), seen))
