"""What people know."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from plainly.counting import share
from plainly.rows import NOT_AVAILABLE, Answer, View, same


def aware(answers: Mapping[str, Any], items: Iterable[Mapping[str, Any]]) -> bool | None:
    """Say whether enough signs were recognised; None if none of them was answered."""
    answered = recognised = enough = 0
    for item in items:
        if item["measures"] != "awareness_of_signs" or not item.get("right"):
            continue
        if not item.get("enough"):
            continue
        enough = max(enough, item["enough"])
        for header, answer in answers.items():
            if same(header, item["item"]) and answer is not None:
                answered += 1
                recognised += same(answer, item["right"])
    return recognised >= enough if answered else None


def awareness_share(view: View) -> Answer:
    known, rows = [], [row for row in view.rows("surveys") if took_part(row)]
    for row in rows:
        items = [item for item in view.coalition.items.values() if item["survey"] == row["survey"]]
        if (answer := aware(row, items)) is not None:
            known.append(answer)
    return share(view, "surveys", sum(known), len(known), rows, known)


AGREEMENT = {"1": 1, "strongly disagree": 1, "2": 2, "disagree": 2, "3": 3, "neutral": 3}
AGREEMENT |= {"4": 4, "agree": 4, "5": 5, "strongly agree": 5}


def items_of(view: View, row: Mapping[str, Any], *measures: str) -> list[Mapping[str, Any]]:
    items = view.coalition.items.values()
    return [i for i in items if i["survey"] == row["survey"] and i["measures"] in measures]


def given(row: Mapping[str, Any], item: Mapping[str, Any]) -> str | None:
    return next((str(v) for k, v in row.items() if same(k, item["item"])), None)


def right(row: Mapping[str, Any], item: Mapping[str, Any]) -> bool:
    answer = given(row, item)
    return answer is not None and same(answer, item["right"])


def knows_report(view: View, row: Mapping[str, Any]) -> bool | None:
    known = []
    for measures in ("where_to_report", "how_to_report"):
        asked = [item for item in items_of(view, row, measures) if given(row, item) is not None]
        if not asked:
            return None
        known.append(all(right(row, item) for item in asked))
    return all(known)


def test_score(view: View, row: Mapping[str, Any]) -> float | None:
    test = [i for i in items_of(view, row, "awareness_of_signs", "knowledge") if i.get("right")]
    if all(given(row, item) is None for item in test):
        return None
    return 100 * sum(right(row, item) for item in test) / len(test)


def perception(view: View, row: Mapping[str, Any]) -> float | None:
    asked = items_of(view, row, "perception")
    codes = []
    for item in asked:
        code = AGREEMENT.get((given(row, item) or "").lower())
        if code is not None:
            codes.append(6 - code if item.get("reverse") else code)
    return sum(codes) / len(codes) if codes and len(codes) >= 0.8 * len(asked) else None


def took_part(row: Mapping[str, Any]) -> bool:
    return bool(row.get("group", "took_part") == "took_part")


Score = Callable[[View, Mapping[str, Any]], float | None]


def pairs(view: View, score: Score) -> list[tuple[float, float, bool]]:
    """Return (before, after, whether they took part) of everybody matched, by hand.

    Each respondent's sheets are laid out in order, whoever handed them in and whenever; then an
    "after" takes the "before" on top of the pile.
    """
    piles: dict[Any, list[Mapping[str, Any]]] = {}
    for row in view.coalition.counted.get("surveys", []):
        if row["design"] in ("matched", "comparison") and row.get("respondent"):
            piles.setdefault((row["survey"], row["design"], row["respondent"]), []).append(row)
    found = []
    for sheets in piles.values():
        top: Mapping[str, Any] | None = None
        order = {"before": 0, "after": 1}
        for sheet in sorted(sheets, key=lambda r: (r["date"], order[r["wave"]], r["reporter"])):
            if sheet["wave"] == "before":
                top = sheet
            elif top is not None:
                early, late = score(view, top), score(view, sheet)
                asked_for = view.keeps(sheet) and view.holds(sheet)
                if asked_for and early is not None and late is not None:
                    found.append((early, late, took_part(sheet)))
                top = None
    return found


def mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


def shift(view: View, score: Score) -> Answer:
    rows = view.rows("surveys")
    everybody = [(score(view, row), row) for row in rows]
    known = [(value, row["wave"], took_part(row)) for value, row in everybody if value is not None]
    before = [value for value, wave, took in known if wave == "before" and took]
    after = [value for value, wave, took in known if wave == "after" and took]
    compared = [value for value, wave, took in known if wave == "after" and not took]
    matched = pairs(view, score)
    mine = [late - early for early, late, took in matched if took]
    theirs = [late - early for early, late, took in matched if not took]
    if mine and theirs:
        value, n = mean(mine) - mean(theirs), min(len(mine), len(theirs))
    elif after and compared:
        value, n = mean(after) - mean(compared), min(len(after), len(compared))
    elif mine:
        value, n = mean(mine), len(mine)
    elif before and after:
        value, n = mean(after) - mean(before), min(len(before), len(after))
    else:
        return NOT_AVAILABLE
    return Answer(value, whole=n, status="ok" if n >= 20 else "[u]")


def knows_how_to_report(view: View) -> Answer:
    rows = [row for row in view.rows("surveys") if took_part(row)]
    known = [answer for row in rows if (answer := knows_report(view, row)) is not None]
    return share(view, "surveys", sum(known), len(known), rows, known)


def knowledge_gain(view: View) -> Answer:
    return shift(view, test_score)


def perception_shift(view: View) -> Answer:
    return shift(view, perception)


def recommend_score(view: View) -> Answer:
    answers = [
        int(answer)
        for row in view.rows("surveys")
        for item in items_of(view, row, "recommendation")
        if took_part(row) and (answer := given(row, item)) is not None
    ]
    rows = [row for row in view.rows("surveys") if took_part(row)]
    net = sum(answer >= 9 for answer in answers) - sum(answer <= 6 for answer in answers)
    found = share(view, "surveys", net, len(answers), rows, answers)
    return found if found.value is None else replace(found, value=100 * found.value)


FIGURES = (
    awareness_share,
    knows_how_to_report,
    knowledge_gain,
    perception_shift,
    recommend_score,
)
