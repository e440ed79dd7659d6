"""What can be wrong with what is stored, and with what is done to it."""

from data.messages.entry import Entry

ENTRIES = {
    "moved": Entry(
        "What is stored under {found} has changed since the upload was checked.",
        "the state the upload was checked against",
        "Check the upload again and look at what it would change now.",
    ),
    "no_submission": Entry(
        "Submission {found} does not exist.",
        "a submission of the list",
        "Look its number up in the list of submissions.",
    ),
    "undone_already": Entry(
        "Submission {found} has already been undone.",
        "a submission that is not undone",
        "Nothing to do.",
    ),
    "still_referred": Entry(
        "{title} refer to “{found}”, which would no longer be stored.",
        "nothing that refers to what is taken away",
        "Undo or correct those {title} first, or undo the whole upload; or keep “{found}” on the "
        "{sheets} sheet.",
    ),
    "not_empty": Entry(
        "The store already holds figures, which a demonstration must not be mixed with.",
        "an empty store",
        "Choose another store (PREVENTION_IMPACT_STORE) or move var/impact.db away.",
    ),
    "not_nothing": Entry(
        "{column} of {partner} for {quarter} already hold {rows}.",
        "no rows stored where there is nothing to report",
        "Undo them first, on the Submissions page; or leave {column} out here.",
    ),
    "list_not_attested": Entry(
        "{column} is a list of the coalition, which is not reported by quarter.",
        "sheets that are reported each quarter",
        "Leave {column} out.",
    ),
    "not_begun": Entry(
        "{found} has not begun: it is too early to say that there is nothing to report.",
        "a quarter that has begun",
        "Choose the quarter it is about.",
    ),
    "due_too_early": Entry(
        "“{found}” must not be before {last}, the last day of {quarter}.",
        "a day on or after {last}",
        "Choose a later day.",
    ),
    "locked": Entry(
        "{found} was approved on {day} by {who} and is locked.",
        "a quarter that is open",
        "Reopen it on the Submissions page, with the reason.",
    ),
    "nothing_to_approve": Entry(
        "Nothing is stored for {found}.",
        "a quarter that something was reported for",
        "Choose another quarter, or upload its workbooks first.",
    ),
    "not_approved": Entry(
        "{found} has not been approved, so it is open.",
        "a quarter that is approved",
        "Nothing to do.",
    ),
    "no_reason": Entry(
        "It is not said why {found} is to be reopened.",
        "a reason",
        "Write the reason in a sentence; it stays in the history.",
    ),
    "two_kinds": Entry(
        "Submission {found} holds {title}, submission {other} holds {others}.",
        "two submissions of the same sheet",
        "Choose two submissions of one kind of sheet.",
    ),
    "not_kept": Entry(
        "Of the file of submission {found} nothing is kept.",
        "a submission whose file is kept",
        "Ask whoever uploaded it for the file; its SHA-256 is in the history.",
    ),
    "no_outcome": Entry(
        "It is not said what became of the row.",
        "what became of it",
        "Say it in a sentence, such as: uploaded with the next quarter.",
    ),
    "not_settled": Entry(
        "Row {found} is not among the rows set aside that are settled.",
        "a row that is settled",
        "Load the page again: somebody may have opened it.",
    ),
    "no_aside": Entry(
        "Row {found} is not among the rows set aside that are open.",
        "a row that is set aside",
        "Look its number up in the list of rows set aside.",
    ),
}
