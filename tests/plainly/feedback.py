"""What people said, from the texts as coders coded them one by one."""

from collections.abc import Mapping
from typing import Any

from plainly.counting import share
from plainly.rows import Answer, View

#: Coder → the names of codes they gave a text, and its stance.
Said = Mapping[str, tuple[set[str], str | None]]


def comments(view: View) -> list[Said]:
    """Return how each comment was coded; of comments that nobody coded, nothing."""
    texts = [row["comment"] for row in view.rows("surveys") if "comment" in row]
    return [view.coalition.coded[text] for text in texts if text in view.coalition.coded]


def above(code: str, view: View) -> set[str]:
    """Return a code and all it is part of."""
    found = {code}
    while code in view.coalition.part_of:
        code = view.coalition.part_of[code]
        found.add(code)
    return found


def has(said: Said, theme: str, view: View) -> bool | None:
    """Say whether a comment has a theme; None where its coders leave that open."""
    given = [codes for codes, _ in said.values()]
    of_all = {code for code in set().union(*given) if all(code in codes for codes in given)}
    if any(theme in above(code, view) for code in of_all):
        return True
    each = [any(theme in above(code, view) for code in codes) for codes in given]
    if all(each):
        return True
    return None if any(each) else False


def feedback_themes(view: View) -> Answer:
    (theme,) = view.where["theme"]
    of_rows = View(view.coalition, view.quarters, _without_theme(view.where), view.months)
    answers = [has(said, theme, view) for said in comments(of_rows)]
    known = [answer for answer in answers if answer is not None]
    return share(of_rows, "surveys", sum(known), len(known), [])


def feedback_sentiment(view: View) -> Answer:
    stances: list[str] = []
    for said in comments(view):
        found = {stance for _, stance in said.values() if stance}
        if len(found) == 1:
            stances += found
    positive, mixed, negative = (stances.count(s) for s in ("positive", "mixed", "negative"))
    return share(view, "surveys", positive, positive + mixed + negative, [])


def _without_theme(where: Mapping[str, Any]) -> dict[str, Any]:
    return {name: wanted for name, wanted in where.items() if name != "theme"}


FIGURES = (feedback_themes, feedback_sentiment)
