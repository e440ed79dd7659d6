"""Everyday words for our columns, by which a header is proposed for one and never taken for it."""

from functools import cache

from data.lists import fold

#: Column → words that people head it with; any kind with such a column is meant.
_WORDS: dict[str, tuple[str, ...]] = {
    "code": ("Ref", "Reference", "Number", "No"),
    "name": ("What", "Title", "Topic", "Session", "Called"),
    "type": ("Kind", "Sort", "What kind", "Activity", "Format"),
    "date": ("When", "Day", "Held on", "Held"),
    "start": ("Begin", "Began", "From", "Launched"),
    "end": ("Until", "To", "Finished"),
    "area": ("Where", "Place", "Neighbourhood", "Neighborhood", "Town", "City", "Region"),
    "audience": ("Who for", "For whom", "For", "Who", "Aimed at", "Group"),
    "audience_class": ("Who for", "For whom", "For", "Who", "Aimed at", "Trainees", "Group"),
    "registered": ("Signed up", "Sign ups", "Signups", "Booked", "Enrolled", "Invited"),
    "attended": ("Came", "Present", "Turnout", "Turned up", "Showed up", "Headcount", "Head count"),
    "walk_ins": ("Walk in", "Walk up", "Walk ups", "Drop in", "Drop ins", "Unregistered"),
    "completed": ("Finished", "Passed", "Certified"),
    "hours": ("Length", "Duration", "How long"),
    "lead": ("Led by", "Run by", "Organiser", "Organizer", "Organised by", "Organized by"),
    "contributing": ("With", "Together with", "Jointly with", "Also"),
    "cost": ("Spent", "Price", "Paid"),
    "people": ("How many", "Count"),
    "quantity": ("How many", "Amount", "Count"),
    "reach": ("Reached", "People reached", "Saw it"),
    "distributed": ("Handed out", "Given out", "Given away"),
}


#: What may stand beside them: "People came", "Number signed up".
_BESIDE = frozenset(
    ("people", "number", "no", "total", "of", "the", "in", "event", "events", "training", "how",
     "trainings", "session", "sessions", "many", "attendees", "participants", "persons", "all")
)  # fmt: skip


def in_everyday_words(header: str, column: str) -> bool:
    """Say whether a folded header may stand for a column, given by its name."""
    words = frozenset(header.split())
    return any(own == words or (own < words and words - own <= _BESIDE) for own in _sets(column))


@cache
def _sets(column: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(fold(words).split()) for words in _WORDS.get(column, ()))
