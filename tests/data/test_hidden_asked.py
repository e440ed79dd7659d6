"""What is hidden is asked about with what stands in it."""

from corpus.drawn import HEAD, drawn, events, line

from data.plan import Asked, plan_file
from data.questions import Question
from data.store import Store


def asked(store: Store, content: bytes) -> Question:
    plan = plan_file(store, content, "report.xlsx", Asked())
    (question,) = [q for q in plan.questions if q.open and q.about == "hidden"]
    return question


def test_rows(store: Store) -> None:
    rows = (HEAD, line("E1", 30), line("E2", 12), line("E3", 9), line("E4"), line("E5"))
    question = asked(store, events(*rows, hidden=["Events!3", "Events!4", "Events!5", "Events!6"]))
    assert (question.place, question.found) == ("rows 3–6", "4 hidden rows")
    assert question.samples == (
        "E2, Harbour walk, Forum, 2026-02-12, Youth, 12",
        "E3, Safe jobs fair, Forum, 2026-02-13, Youth, 9",
        "E4, Parents' evening, Forum, 2026-02-14, Youth",
    )


def test_one_row(store: Store) -> None:
    question = asked(store, events(HEAD, line("E1", 30), line("E2"), hidden=["Events!3"]))
    assert (question.place, question.found) == ("row 3", "1 hidden row")


def test_a_column(store: Store) -> None:
    rows = (HEAD, line("E1", 30), line("E2", 12))
    assert asked(store, events(*rows, hidden=["Events!F"])).samples == ("30", "12")


def test_a_sheet(store: Store) -> None:
    content = drawn({"Events": [HEAD, line("E1", 30)], "Old": [HEAD, line("E2")]}, hidden=["Old"])
    assert asked(store, content).samples == (
        "Event code, Name, Type, Date, Audience, Attended",
        "E2, Harbour walk, Forum, 2026-02-12, Youth",
    )
