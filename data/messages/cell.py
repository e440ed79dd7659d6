"""What can be wrong with a cell."""

from data.messages.entry import SAY, WARNING, Entry

ENTRIES = {
    "blank": Entry(
        "{column} is empty.",
        "a value",
        "Fill it in. If the row does not count, delete it.",
    ),
    "blank_figure": Entry(
        "{column} is empty.",
        "a figure",
        "Fill it in; where it was none, type 0. If the row does not count, delete it.",
    ),
    "must_be_known": Entry(
        "{column} “{found}” must be known: without it the row cannot be stored.",
        "a value",
        "Fill it in, or set the row aside until it is known.",
    ),
    "whole": Entry(
        "{column} “{found}” must be a whole number.",
        "a whole number",
        "Write digits only, such as 12; leave it empty if it is not known.",
    ),
    "number": Entry(
        "{column} “{found}” must be a number.",
        "a number",
        "Write digits only, such as 12.5; leave it empty if it is not known.",
    ),
    "limit": Entry("{column} “{found}” must be {limit}.", "{limit}", "Correct the figure."),
    "date": Entry(
        "{column} “{found}” must be a date.",
        "a date such as 2026-03-14",
        "Write it as year-month-day, such as 2026-03-14.",
    ),
    "impossible_date": Entry(
        "{column} “{found}” must be a date that exists.",
        "a date such as 2026-03-14",
        "Correct the day or month; write it as year-month-day, such as 2026-03-14.",
    ),
    "unlikely_date": Entry(
        "{column} “{found}” must be a date between 1990 and 2100.",
        "a date between 1990 and 2100",
        "Correct the year.",
    ),
    "unclear_date": Entry(
        "{column} “{found}” must be a date that can be read only one way.",
        "a date such as 2026-03-14",
        "Day and month could be swapped: write it as year-month-day, such as 2026-03-14.",
    ),
    "period": Entry(
        "{column} “{found}” must be a month or a quarter.",
        "a month such as 2026-03 or a quarter such as 2026 Q1",
        "Write it as 2026-03 or 2026 Q1.",
    ),
    "quarter": Entry(
        "{column} “{found}” must be a quarter.",
        "a quarter such as 2026 Q1",
        "Write it as 2026 Q1.",
    ),
    "yes_no": Entry("{column} “{found}” must be yes or no.", "yes or no", "Write Yes or No."),
    "choice": Entry(
        "{column} “{found}” must be one of the list{near}.",
        "one of: {choices}",
        SAY + " which of the list it is; or pick a value from the drop-down of the template.",
    ),
    "one_value": Entry(
        "{column} “{found}” holds several values; only one is possible here.",
        "one value",
        SAY + " which of them it is; or leave one in the cell, and give the others rows of their "
        "own.",
    ),
    "sheet_name": Entry(
        "{column} “{found}” must be a kind of sheet{near}.",
        "sheets that are reported each quarter: {known}",
        "Write the sheets as the template calls them, separated by semicolons.",
    ),
    "text": Entry(
        "{column} “{found}” must be a text.",
        "a text",
        "Format the column as text in the spreadsheet and type the value again.",
    ),
    "too_long": Entry(
        "{column} “{found}” must be at most {limit} characters long.",
        "at most {limit} characters",
        "Shorten it.",
    ),
    "unknown_reference": Entry(
        "{column} “{found}” must be one of the {sheets}{near}.",
        "a code or name from the {sheets}",
        "Correct the spelling. To add a new one, give it a row with its code and name on the "
        "{sheets} sheet, of this workbook or of one uploaded before.",
    ),
    "ends_before_start": Entry(
        "{column} “{found}” must not be before {other}.",
        "{other} or later",
        "Correct one of the two.",
    ),
    "error_cell": Entry(
        "{column} holds the error {found}.",
        "a value",
        "Mend the formula in the cell or type the value, save, and upload again.",
    ),
    "uncalculated": Entry(
        "{column} holds a formula that was never calculated.",
        "a value",
        "Open the file in Excel or LibreOffice, save it there, and upload that file.",
    ),
    "survivor_signins": Entry(
        "{column} “{found}” must not be an event for survivors: they take head counts only.",
        "an event that is not for survivors only",
        "Delete these sign-ins and give the head count on the Events sheet.",
    ),
    "above_registered": Entry(
        "{column} “{found}”{less} is above the {other} registered.",
        "walk-ins stated apart",
        "Correct one of the figures, or say how many more were walk-ins; until then the excess "
        "counts "
        "as walk-ins.",
        WARNING,
    ),
    "more_walk_ins": Entry(
        "{column} “{found}” must not be above the {other} who attended.",
        "at most {other}",
        "Correct one of the two figures.",
    ),
    "completed_above": Entry(
        "{column} “{found}” is above the {other} registered.",
        "at most {other}",
        "Correct one of the two figures; until then the rate counts {other}.",
        WARNING,
    ),
    "part_above_whole": Entry(
        "{column} “{found}” must not be above the {other} tips it is part of.",
        "at most {other}",
        "Correct one of the two figures.",
    ),
    "no_note": Entry(
        "There is no note “{found}”.",
        "a note that is stored",
        "Load the page again: somebody may have taken it away.",
    ),
}
