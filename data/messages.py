"""Everything that can be wrong with an upload: each thing worded once, with its way out."""

from dataclasses import dataclass

ERROR, WARNING, NOTE = "error", "warning", "note"


@dataclass(frozen=True)
class Entry:
    """One thing that can be wrong.

    Attributes:
        text: the message; ``{column}``, ``{found}`` and other words are filled in.
        expected: what should be there.
        fix: the way out.
        severity: ``error`` stops the upload, ``warning`` and ``note`` do not.
    """

    text: str
    expected: str
    fix: str
    severity: str = ERROR


ENTRIES: dict[str, Entry] = {
    # the file
    "empty_file": Entry(
        "The file is empty.",
        "a workbook",
        "Save the workbook again and upload that file.",
    ),
    "unreadable": Entry(
        "The file cannot be read as a workbook ({why}).",
        "an xlsx or csv file",
        "Open it in Excel or LibreOffice, save it as .xlsx, and upload that file.",
    ),
    "encrypted": Entry(
        "The file is protected with a password.",
        "a file without a password",
        "Open it, remove the password (File › Info › Protect Workbook), save, and upload again.",
    ),
    "macros": Entry(
        "The file holds macros, which are not accepted.",
        "a file without macros",
        "Save it as “Excel Workbook (.xlsx)” and upload that file.",
    ),
    "old_format": Entry(
        "Files of type {found} are not read.",
        "an xlsx or csv file",
        "Open it and save it as .xlsx, then upload that file.",
    ),
    "too_big": Entry(
        "The file is larger than the {limit} that can be read at once.",
        "a smaller file",
        "Remove sheets that are not reported, or split the file by quarter.",
    ),
    "zip_bomb": Entry(
        "The file unpacks to more than {limit}, which no report needs.",
        "a smaller file",
        "Copy the table into the template and upload that file.",
    ),
    "too_many_cells": Entry(
        "The sheet spreads over {found} cells, more than the {limit} that can be read.",
        "a smaller sheet",
        "Delete the empty rows and columns beyond the table (select them, Delete, save).",
    ),
    "no_known_sheet": Entry(
        "No sheet is one we know; found {found}.",
        "a sheet named or headed as in the template",
        "Use the template, or name a sheet after one of: {known}.",
    ),
    "nothing_to_store": Entry(
        "The file has no rows to store.",
        "at least one row below the headers",
        "Fill in at least one row below the example row, save, and upload again.",
    ),
    # the sheet
    "sheet_left_out": Entry(
        "The sheet is not one we know and was left out.",
        "a sheet named or headed as in the template",
        "If it holds figures to report, copy them into the template's sheet.",
        NOTE,
    ),
    "missing_column": Entry(
        "Column “{column}” is missing.",
        "a column headed “{column}”",
        "Add the column, or rename the one that holds it; the template shows all headers.",
    ),
    "doubled_column": Entry(
        "Column “{column}” stands twice, here and in {other}.",
        "one column headed “{column}”",
        "Delete or rename one of the two.",
    ),
    "further_column": Entry(
        "Column “{found}” is not one we know and was left out.",
        "a column of the template",
        "If it should be stored, rename it to the template's header.",
        NOTE,
    ),
    "unmapped": Entry(
        "The column “{found}” to be read as “{column}” is not in the file.",
        "one of the file's headers",
        "Write the header exactly as it stands in the file.",
    ),
    "no_such_column": Entry(
        "“{found}” is not a column of any sheet in the file.",
        "a header of the template",
        "Write our column's header exactly as it stands in the template.",
    ),
    "identifier_column": Entry(
        "Column “{found}” looks as if it held personal details, which are never stored.",
        "no personal details",
        "Delete the column; use a participant code where people must be told apart.",
    ),
    "identifier_cell": Entry(
        "{column} looks as if it held {what}, which is never stored.",
        "no personal details",
        "Remove it; use a participant code where people must be told apart.",
    ),
    # the row
    "example_row": Entry(
        "The template's example row was left out.",
        "your own rows",
        "Nothing to do.",
        NOTE,
    ),
    "example_code": Entry(
        "{column} “{found}” is still the example's, though the row has other figures.",
        "a code of your own",
        "Give the row its own code, or delete it.",
    ),
    "total_row": Entry(
        "The row is a total (“{found}”) and was left out; its parts are added up instead.",
        "rows that are not totals",
        "Nothing to do.",
        NOTE,
    ),
    "repeated_key": Entry(
        "The row repeats row {other}: {found}.",
        "one row for each {key}",
        "Delete one of the two rows, or correct its code.",
    ),
    "no_partner": Entry(
        "It is not said which partner the rows are from.",
        "a reporting partner",
        "Fill in “Reporting partner” on the first sheet, or choose the partner beside the file.",
    ),
    "other_quarter": Entry(
        "{column} “{found}” is outside {quarter}, the quarter this workbook is for.",
        "a date in {quarter}",
        "Correct the date, or upload the row with the quarter it belongs to.",
    ),
    # the store
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
    "replaced_since": Entry(
        "Submission {found} has been replaced by submission {other}.",
        "a submission that nothing has replaced",
        "Undo submission {other} first.",
    ),
    "undone_already": Entry(
        "Submission {found} has already been undone.",
        "a submission that is current",
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
    # the cell
    "blank": Entry(
        "{column} is empty.",
        "a value",
        "Fill it in; where it was none, type 0. If the row does not count, delete it.",
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
        "Pick a value from the drop-down of the template.",
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
        "Correct the spelling, or add it to the {sheets} sheet first.",
    ),
    "ends_before_start": Entry(
        "{column} “{found}” must not be before {other}.",
        "a date on or after {other}",
        "Correct one of the two dates.",
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
        "{column} “{found}” is above the {other} registered.",
        "walk-ins stated apart",
        "Say how many were walk-ins; until then the excess counts as walk-ins.",
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
}
