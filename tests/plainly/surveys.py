"""What people know."""

from collections.abc import Iterable, Mapping
from typing import Any

from plainly.counting import share
from plainly.rows import Answer, View, same


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
    known = []
    for row in view.rows("surveys"):
        items = [item for item in view.coalition.items.values() if item["survey"] == row["survey"]]
        if (answer := aware(row, items)) is not None:
            known.append(answer)
    return share(view, "surveys", sum(known), len(known), view.rows("surveys"), known)


FIGURES = (awareness_share,)
