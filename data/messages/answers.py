"""What can be wrong with open answers."""

from data.messages.entry import Entry

ENTRIES = {
    "no_such_answer": Entry(
        "Nobody has given this answer; its survey may have been undone or replaced meanwhile.",
        "an answer that is stored",
        "Go on with the next one.",
    ),
    "read_meanwhile": Entry(
        "Another decision was made on this answer meanwhile: {decision}, by {who}.",
        "an answer nobody else decides on at the same time",
        "Go on with the next one; it can be opened again under what was decided.",
    ),
    "read_alone": Entry(
        "At least one of these answers needs to be read by itself.",
        "at most twenty short answers in which nothing is suggested",
        "Read them one at a time.",
    ),
    "changed_not_cleared": Entry(
        "The text has been changed, so it cannot be cleared as it was given.",
        "the text as it was given",
        "Choose Redact to use it as it stands in the field, or put back what was there.",
    ),
    "nothing_left": Entry(
        "Nothing is left of the text.",
        "words that may be used",
        "Withhold the answer if none of it may be used.",
    ),
    "nothing_redacted": Entry(
        "The text is as it was given: nothing is taken out.",
        "a text with something taken out",
        "Take out what must not be used, or clear the answer as it is.",
    ),
    "detail_left": Entry(
        "The text still looks as if it held {what}.",
        "no personal details",
        "Put [name], [place] or [contact] in its place; or withhold the answer.",
    ),
}
