"""What can be wrong with a file."""

from data.messages.entry import NOTE, SAY, WARNING, Entry

ENTRIES = {
    "empty_file": Entry(
        "The file is empty.",
        "a workbook",
        "Save the workbook again and upload that file.",
    ),
    "unreadable": Entry(
        "The file cannot be read as a workbook ({why}).",
        "an xlsx, xls, ods or csv file",
        "Open it in Excel or LibreOffice, save it as .xlsx, and upload that file.",
    ),
    "encrypted": Entry(
        "The file is protected with a password.",
        "a file without a password",
        "Open it, remove the password (File › Info › Protect Workbook), save, and upload again.",
    ),
    "other_file": Entry(
        "The file is {found}, not a workbook.",
        "an xlsx, xls, ods or csv file",
        "Upload the workbook that the figures come from.",
    ),
    "saved_otherwise": Entry(
        "The file is {found}, which is not read.",
        "an xlsx, xls, ods or csv file",
        "Open it in Excel or LibreOffice, save it as .xlsx, and upload that file.",
    ),
    "macros_ignored": Entry(
        "The file holds macros. They were not run, and only its cells were read.",
        "a workbook",
        "Nothing to do.",
        NOTE,
    ),
    "letters_guessed": Entry(
        "The file does not say how its letters are written; it was read as {found}: {sample}.",
        "a csv file in UTF-8",
        "If these letters look wrong, save the file as “CSV UTF-8” or .xlsx and upload it again.",
        NOTE,
    ),
    "letters_lost": Entry(
        "Letters that could not be read: {found}. The first is in line {line} of the file.",
        "a csv file in UTF-8",
        "Save the file as “CSV UTF-8” or .xlsx and upload it again.",
        WARNING,
    ),
    "open_quote": Entry(
        "A quotation mark in this row (line {line} of the file) is opened and not closed, or "
        "closed before its cell ends.",
        "quotation marks in pairs",
        "Delete the mark, or write it twice where it belongs to the text; or save the file from a "
        "spreadsheet program as .xlsx.",
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
    "too_many_cells_in_all": Entry(
        "The sheets hold more than {limit} cells together, the most that can be read at once.",
        "a smaller file",
        "Remove sheets that are not reported, or split the file by quarter.",
    ),
    "too_many_sheets": Entry(
        "The file has {found} sheets, more than the {limit} that can be read at once.",
        "a file with fewer sheets",
        "Remove sheets that are not reported, or split the file.",
    ),
    "too_much_text": Entry(
        "The cells hold more than {limit} of text together, which no report needs.",
        "shorter texts",
        "Copy the table into the template and upload that file.",
    ),
    "too_slow": Entry(
        "Reading the file took longer than {limit}.",
        "a smaller file",
        "Remove sheets that are not reported, or split the file by quarter.",
    ),
    "no_known_sheet": Entry(
        "No sheet is one we know; found {found}.",
        "a sheet named or headed as in the template",
        SAY + " what a sheet holds; or use the template, or name a sheet after one of: {known}.",
    ),
    "nothing_to_store": Entry(
        "The file has no rows to store.",
        "at least one row below the headers",
        "Fill in at least one row below the example row, save, and upload again.",
    ),
    "older_template": Entry(
        "The workbook was made with version {found} of the template and read as version {ours}.",
        "version {ours} of the template",
        "Nothing to do; the Upload page has the template of today for the next quarter.",
        NOTE,
    ),
    "newer_template": Entry(
        "The workbook was made with version {found} of the template; {ours} is the newest known.",
        "version {ours} of the template",
        "Look closely at what was read and what was left out; or use the template of the Upload "
        "page.",
        WARNING,
    ),
    "attested_by_whom": Entry(
        "{column} is ticked for {found}, but not said of which partner and quarter.",
        "a reporting partner and a quarter",
        "Fill in “Reporting partner” and “Quarter” above, or choose both beside the file.",
    ),
    "attested_but_filled": Entry(
        "{column} is ticked for {found}, which has rows; the rows are taken, the tick is not.",
        "a tick only where the sheet is empty",
        "Empty the cell if the rows are right; empty the sheet if there is nothing to report.",
        WARNING,
    ),
}
