"""Trainings and sessions for the public."""

from collections.abc import Iterable, Mapping
from typing import Any

from plainly.counting import added, all_blank, number, people_and_heads, share
from plainly.rows import PROFESSIONALS, PUBLIC, Answer, View, yes


def sessions(view: View, classes: Iterable[str]) -> Answer:
    held = [row for row in view.rows("trainings") if row["audience_class"] in classes]
    return number(view, "trainings", held)


def trainings_law_enforcement(view: View) -> Answer:
    return sessions(view, ["law_enforcement"])


def trainings_professionals(view: View) -> Answer:
    return sessions(view, ["health", "educator_staff", "other_professional"])


def trainings_community(view: View) -> Answer:
    return sessions(view, PUBLIC)


def completers(view: View, classes: Iterable[str]) -> Answer:
    people = {
        signin["person"]
        for signin, training in view.signins("trainings")
        if yes(signin.get("completed")) and training["audience_class"] in classes
    }
    heads = [
        view.only_counted(row, "completed", "completed")
        for row in view.rows("trainings")
        if row["audience_class"] in classes and "completed" in row
    ]
    blank = all_blank(
        [row for row in view.rows("trainings") if row["audience_class"] in classes], "completed"
    )
    return people_and_heads(view, people, heads, True, blank, "signins", "trainings")


def people_trained(view: View) -> Answer:
    return completers(view, PROFESSIONALS)


def people_educated(view: View) -> Answer:
    return completers(view, PUBLIC)


def contact_hours(view: View) -> Answer:
    def hours(row: Mapping[str, Any]) -> float | None:
        if "completed" not in row or "hours" not in row:
            return None
        return float(row["completed"] * row["hours"])

    return added(view, "trainings", hours)


def completion_rate(view: View) -> Answer:
    completed = registered = 0
    both = [row for row in view.rows("trainings") if "completed" in row and "registered" in row]
    for row in both:
        completed += min(row["completed"], row["registered"])
        registered += row["registered"]
    return share(view, "trainings", completed, registered, view.rows("trainings"), both)


FIGURES = (
    trainings_law_enforcement,
    trainings_professionals,
    trainings_community,
    people_trained,
    people_educated,
    contact_hours,
    completion_rate,
)
