"""What can be wrong with a codebook and what is coded by it."""

from data.messages.entry import NOTE, WARNING, Entry

ENTRIES = {
    "code_nameless": Entry(
        "The code has no name.",
        "a name of a few words",
        "Type the name by which coders will know it.",
    ),
    "code_name_long": Entry(
        "The code's name “{found}” is too long to be read at a glance.",
        "at most 60 characters",
        "Shorten the name, and say the rest in the definition.",
    ),
    "code_name_taken": Entry(
        "Another code is called “{found}”.",
        "a name of its own",
        "Choose another name, or merge the two codes.",
    ),
    "code_parent": Entry(
        "“{found}” cannot be a part of “{other}”.",
        "a code that is given, and is no part of this one",
        "Choose another parent, or none.",
    ),
    "code_has_parts": Entry(
        "“{found}” has codes below it that are still given.",
        "a code without parts",
        "Retire its parts first, or move them elsewhere.",
    ),
    "code_into_itself": Entry(
        "“{found}” cannot be merged into itself or into a part of it.",
        "another code",
        "Choose another code to merge it into.",
    ),
    "split_needs_names": Entry(
        "“{found}” can only be split into two codes or more.",
        "a name for each part, a line each",
        "Type at least two names.",
    ),
    "no_code": Entry(
        "The codebook offers no code “{found}”.",
        "a code that can be given",
        "Load the page again: the codebook may have changed.",
    ),
    "no_reason_for_code": Entry(
        "It is not said why the codebook is changed so.",
        "a reason",
        "Write the reason in a sentence; it stays in the history.",
    ),
    "coder_nameless": Entry(
        "It is not said who codes.",
        "the coder's initials",
        "Type your initials under “Coder”.",
    ),
    "no_stance": Entry(
        "The stance “{found}” is none there is.",
        "positive, mixed, negative, no stance or unclear",
        "Choose one of them.",
    ),
    "no_reason_to_settle": Entry(
        "It is not said why it is settled so.",
        "a reason",
        "Write the reason in a sentence; it stays with the text.",
    ),
    "double_share": Entry(
        "The share of texts that two people code, {found}, must lie between 0 and 100 %.",
        "a share from 0 to 100 %",
        "Choose another share.",
    ),
    "part_above_contacts": Entry(
        "{column} “{found}” must not be above the {other} contacts they are among.",
        "at most {other}",
        "Correct one of the two figures.",
    ),
    "unclear_number": Entry(
        "{column} “{found}” must be a number that can be read only one way.",
        "a number such as 1200 or 1.2",
        "The point could part thousands or decimals: write 1200 or 1.2, without thousands marks.",
    ),
    "other_mark": Entry(
        "{column} “{found}” must have its decimals after a {mark}, as was said of the column.",
        "a number with its decimals after a {mark}",
        "Write the number without thousands marks.",
    ),
    "range_cell": Entry(
        "{column} “{found}” must be one number.",
        "one number",
        "Type the number, or leave it empty if it is not known.",
    ),
    "other_currency": Entry(
        "{column} “{found}” must be in the currency of the others ({other}).",
        "an amount in {other}",
        "Convert the amount; different currencies are never added.",
    ),
    "approximate": Entry(
        "{column} “{found}” is read as {number}, as if it were exact.",
        "an exact number",
        "If the exact number is known, type it.",
        WARNING,
    ),
    "estimate": Entry(
        "{column} “{found}” is read as {number}, and the row as one with an estimate.",
        "a number",
        "Nothing to do, if it is an estimate. If the exact number is known, type it.",
        NOTE,
    ),
    "fraction": Entry(
        "{column} “{found}” is read as {number} per cent; a cell shown as 54.5 % may hold 0.545.",
        "a number of per cent, such as 54.5",
        "Write 54.5 for 54.5 per cent, in a cell that is not formatted as a percentage.",
        WARNING,
    ),
    "swapped_date": Entry(
        "{column} “{found}” stands beside dates such as 13/02/2026 that the spreadsheet left as "
        "text: its day and month may have been swapped.",
        "the day it was",
        "Compare it with the original; write all dates of the column as year-month-day.",
        WARNING,
    ),
    "counted_date": Entry(
        "{column} “{found}” is read as {number}: spreadsheets count days so.",
        "a date such as 2026-03-14",
        "Nothing to do, if that is the day; otherwise write it as year-month-day.",
        NOTE,
    ),
    "unit_left_out": Entry(
        "{column} “{found}” is read as {number}; the unit was left out.",
        "a number",
        "Nothing to do.",
        NOTE,
    ),
    "footnote": Entry(
        "{column} “{found}” is read as {number}; the footnote's mark was left out.",
        "a number",
        "Nothing to do.",
        NOTE,
    ),
    "typed_missing": Entry(
        "{column} “{found}” is read as not known, which is not zero.",
        "a value, or nothing",
        "If it was none, type 0.",
        NOTE,
    ),
    "typed_unknown": Entry(
        "{column} “{found}” is read as not known.",
        "a value, or nothing",
        "Nothing to do.",
        NOTE,
    ),
    "suppressed_cell": Entry(
        "{column} “{found}” is read as a small number that is not told, which is not zero.",
        "a number, or nothing",
        "If the number may be told, type it; if it was none, type 0.",
        NOTE,
    ),
}
