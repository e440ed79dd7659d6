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


#: The way to settle what is asked, in the file given back and on the command line as well.
_SAY = "Say under “To decide” on the Upload page (on the command line: --answer)"

ENTRIES: dict[str, Entry] = {
    # the file
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
        _SAY + " what a sheet holds; or use the template, or name a sheet after one of: {known}.",
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
    # the sheet
    "sheet_left_out": Entry(
        "The sheet is not one we know and was left out.",
        "a sheet named or headed as in the template",
        "If it holds figures to report, say under “How it was read” on the Upload page (on the "
        "command line: --answer) what it holds, or copy them into the template's sheet.",
        NOTE,
    ),
    "sheet_unknown": Entry(
        "The sheet looks like a table, but is not one we know.",
        "a sheet named or headed as in the template",
        _SAY + " what it holds, or leave it out; it is remembered.",
    ),
    "sheet_unsure": Entry(
        "The sheet could hold {title}.",
        "a sheet named or headed as in the template",
        _SAY + " whether it does, or what else it holds, or leave it out; it is remembered.",
    ),
    "missing_column": Entry(
        "Column “{column}” is missing.",
        "a column headed “{column}”",
        "Say on the Upload page (on the command line: --map or --set) which column holds it or "
        "what "
        "holds for all rows; or add the column in the file, or rename the one that holds it.",
    ),
    "doubled_column": Entry(
        "Column “{column}” stands twice, here and in {other}.",
        "one column headed “{column}”",
        _SAY + " what each is, or leave one out; or delete or rename one of the two in the file.",
    ),
    "whole_beside_parts": Entry(
        "Column “{found}” holds {column}, as do the columns from {other} on: both would count.",
        "one column of {column}, or its parts",
        _SAY + " to leave this column out, or the others; or delete it in the file.",
    ),
    "column_unsure": Entry(
        "Column “{found}” could be “{ours}” ({score} % alike).",
        "a header of the template",
        _SAY
        + " whether it is, or what else it is, or leave it out; it is remembered. Or rename it "
        "in the file.",
    ),
    "table_unknown": Entry(
        "Rows {rows} look like another table, headed {found}, and are not one we know.",
        "one table on the sheet, or tables we know",
        _SAY + " what they hold, that they belong to the table above, or leave them out; it is "
        "remembered.",
    ),
    "table_left_out": Entry(
        "The table in rows {rows}, headed {found}, was left out, as was said.",
        "one table on the sheet, or tables we know",
        "Nothing to do, if no figure to report is among it.",
        WARNING,
    ),
    "column_unknown": Entry(
        "Column “{found}” is not one we know.",
        "a column of the template",
        _SAY + " what it is, or leave it out; it is remembered. Or rename it in the file to the "
        "template's header.",
    ),
    "no_header": Entry(
        "Cells in column {column} stand under no header and were left out.",
        "a header above them",
        "If they should be stored, write a header above them; otherwise delete them.",
        WARNING,
    ),
    "banner": Entry(
        "What stands above or between the tables was left out (“{found}” …).",
        "titles and notes",
        "Nothing to do, if no figure to report is among it.",
        NOTE,
    ),
    "hidden_rows": Entry(
        "Hidden rows: {numbers}.",
        "rows that can be seen",
        _SAY + " whether to read them or to leave them out; or unhide or delete them in the file.",
    ),
    "hidden_column": Entry(
        "Column “{found}” is hidden.",
        "columns that can be seen",
        _SAY + " whether to read it or to leave it out; or unhide or delete it in the file.",
    ),
    "hidden_sheet": Entry(
        "The sheet is hidden, and has rows that could be read.",
        "sheets that can be seen",
        _SAY + " whether to read it or to leave it out; or unhide or delete it in the file.",
    ),
    "hidden_read": Entry(
        "Hidden in the file: {place}. It is read, as was said.",
        "rows and columns that can be seen",
        "Nothing to do.",
        NOTE,
    ),
    "hidden_left_out": Entry(
        "Hidden in the file: {place}. It is left out, as was said.",
        "rows and columns that can be seen",
        "Nothing to do.",
        NOTE,
    ),
    "year_joined": Entry(
        "“{found}” and “{other}” are read together: the year of each month or quarter.",
        "a column of months or quarters with their years",
        "Nothing to do.",
        NOTE,
    ),
    "form_columns": Entry(
        "Columns that the form writes itself were left out: {found}.",
        "answers, and the day they were given",
        "Nothing to do. If one of them is an answer, say so under “How it was read” on the Upload "
        "page (on the command line: --answer).",
        NOTE,
    ),
    "options_together": Entry(
        "“{found}” is read as one question, whose {count} options have a column each.",
        "one answer for each question",
        "Nothing to do. If they are questions of their own, say so under “How it was read” on the "
        "Upload page (on the command line: --answer).",
        NOTE,
    ),
    "trials": Entry(
        "Responses that look as if somebody only tried the form out: {place}.",
        "responses given in earnest",
        _SAY + " whether they count; or delete them in the file.",
    ),
    "trials_left_out": Entry(
        "Responses to try the form out were left out, as was said: {place}.",
        "responses given in earnest",
        "Nothing to do.",
        NOTE,
    ),
    "trials_counted": Entry(
        "Responses that look as if somebody only tried the form out are counted, as was said: "
        "{place}.",
        "responses given in earnest",
        "Nothing to do.",
        WARNING,
    ),
    "unpivoted": Entry(
        "The columns {found} are read as {measures}, one row for each {dimension}.",
        "one column for each figure",
        "Nothing to do, if that is what they are.",
        NOTE,
    ),
    "added_up": Entry(
        "The columns {found} are added up as {measures}: each row is one thing, whoever came.",
        "one column for each figure",
        "Nothing to do, if that is what they are.",
        NOTE,
    ),
    "by_its_day": Entry(
        "The columns {found} are read as {measures}: the figure of each row is that of its own "
        "date.",
        "one column for each figure",
        "Nothing to do, if that is what they are.",
        NOTE,
    ),
    "figure_misplaced": Entry(
        "{column} “{found}” stands under “{header}”, but the row's date is {day}.",
        "a figure under the period the row's date lies in",
        "Move it to the column of its period, or correct the date; if it is the figure of another "
        "session, give that a row of its own.",
    ),
    "columns_left_out": Entry(
        "The columns {found} were left out, as was said of this file.",
        "columns of the template",
        "Nothing to do.",
        NOTE,
    ),
    "figures_left_out": Entry(
        "“{found}” was left out, as was said, but holds figures.",
        "figures in columns of the template",
        "If they are to be reported, say under “How it was read” on the Upload page (on the "
        "command line: --answer) what they are. If not, nothing to do.",
        WARNING,
    ),
    "measure_needed": Entry(
        "The columns {found} do not say of what they are figures.",
        "columns headed with what they count",
        _SAY
        + " what they count; it is remembered. Or write it into the headers, such as “Attended "
        "Q1”.",
    ),
    "year_needed": Entry(
        "The columns {found} do not say of which year they are.",
        "columns headed with quarter and year, such as 2026 Q1",
        "Write the year into the headers or above the table, or choose the quarter beside the "
        "file.",
    ),
    "column_left_out": Entry(
        "Column “{found}” was left out, as was said.",
        "a column of the template",
        "Nothing to do.",
        NOTE,
    ),
    "sheet_left_out_as_said": Entry(
        "The sheet was left out, as was said.",
        "a sheet named or headed as in the template",
        "Nothing to do.",
        NOTE,
    ),
    "constant_unused": Entry(
        "Column “{column}” is in the file; “{found}”, said of every row, is not used.",
        "a value said only of a column that is not in the file",
        "Take the value back, or take the column out of the file.",
        WARNING,
    ),
    "further_column": Entry(
        "Column “{found}” is not one we know and was left out.",
        "a column of the template",
        "Nothing to do while it is empty, or was not among the columns to be read.",
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
    "personal_title": Entry(
        "{column} is headed as if it held {what}, which is never stored.",
        "no personal details",
        "Delete the column; use a participant code where people must be told apart.",
    ),
    "personal_label": Entry(
        "{column} asks for {what}, which is never stored.",
        "no personal details",
        "Delete the question and its answer; use a participant code where people must be told "
        "apart.",
    ),
    "personal_column": Entry(
        "{column} looks as if most of its cells held {what}, which is never stored.",
        "no personal details",
        "Delete the column; use a participant code where people must be told apart.",
    ),
    "personal_words": Entry(
        "{column} looks as if {what} stood in its text, which is never stored.",
        "a text without personal details",
        "Take those words out of the text; the rest may stay.",
    ),
    "personal_file_name": Entry(
        "Its name looks as if it held {what}, which is never stored.",
        "no personal details",
        "Give the file another name and upload it again.",
    ),
    "personal_sheet_name": Entry(
        "The name of sheet {number} looks as if it held {what}, which is never stored.",
        "no personal details",
        "Rename the sheet; use a participant code where people must be told apart.",
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
    "total_differs": Entry(
        "{column} of the total row is {found}, but its parts come to {parts}.",
        "the sum of the rows it is of",
        "Look whether a row is missing or a figure is wrong; the parts are what counts.",
        WARNING,
    ),
    "repeated_header": Entry(
        "The row repeats the headers and was left out.",
        "rows of figures",
        "Nothing to do.",
        NOTE,
    ),
    "note_row": Entry(
        "The row is a heading or a note (“{found}”) and was left out.",
        "rows of figures",
        "Nothing to do.",
        NOTE,
    ),
    "units_row": Entry(
        "The row says in which units the columns are (“{found}” …) and was left out.",
        "rows of figures",
        "Nothing to do.",
        NOTE,
    ),
    "lone_cell": Entry(
        "The row holds a single cell (“{found}”); it is read as a heading and left out.",
        "rows of figures",
        "If it is a row to report, fill in its other cells.",
        WARNING,
    ),
    "no_figures": Entry(
        "The row has no figure in any of its columns of figures and was left out.",
        "a figure in at least one of them",
        "Fill one in; where it was none, type 0. If there is nothing to report, nothing to do.",
        WARNING,
    ),
    "part_unknown": Entry(
        "{column} “{found}” is not known; the sum of its row is of the other figures only.",
        "a figure",
        "Type the figure if it is known; where it was none, type 0.",
        WARNING,
    ),
    "merged_cells": Entry(
        "{column} “{found}” is merged over {place} and read as standing in each of its rows.",
        "one cell for each row",
        "Nothing to do, if it is meant for each of them.",
        NOTE,
    ),
    "merged_over": Entry(
        "{column} “{found}” stands beneath the cells merged over {place}, where it is not seen; it "
        "is read.",
        "one cell for each row",
        "Unmerge the cells to see it, and delete it if it is not meant.",
        WARNING,
    ),
    "merged_number": Entry(
        "{column} “{found}” is merged over {place}; it counts once, in the first of its rows.",
        "one figure for each row",
        "If each row has its own figure, unmerge the cells and fill them in.",
        WARNING,
    ),
    "set_aside": Entry(
        "The row is set aside: {reason}",
        "a row that is stored",
        "It is listed on the Submissions page until somebody settles it.",
        NOTE,
    ),
    "no_such_cell": Entry(
        "“{found}” is not a cell of the file.",
        "a cell such as Events!F2",
        "Write the sheet's name, an exclamation mark and the cell.",
    ),
    "no_such_row": Entry(
        "“{found}” is not a row to be stored, so it cannot be set aside.",
        "a row that would be stored, such as Events!7, with a reason",
        "Leave it: it is not stored.",
    ),
    "mode_needed": Entry(
        "{found} of {title}, {quarter}, {are} not in this file.",
        "whether to replace the quarter or to add to it",
        "Choose “Replace the quarter” to take them out, or “Add to it” to keep them.",
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
        "{column} “{found}”{read} is outside {quarter}, the quarter this workbook is for.",
        "a date in {quarter}",
        "Correct the date. If it is right, set the row aside and upload it with the quarter it "
        "belongs to; or let each row say its own quarter: choose “As the workbook says” on the "
        "Upload page (on the command line: no --quarter), with “Quarter” on the first sheet empty.",
    ),
    "other_quarters": Entry(
        "{all} rows lie in another quarter ({found}) than {quarter}, which was chosen for this "
        "workbook.",
        "dates in {quarter}",
        "Let each row say its own quarter: choose “As the workbook says” on the Upload page (on "
        "the "
        "command line: no --quarter), with “Quarter” on the first sheet empty. Or correct the "
        "dates.",
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
    "report_unknown": Entry(
        "There is no report called {found}.",
        "the code of a report",
        "python -m reports build --help lists them.",
    ),
    "report_nothing_released": Entry(
        "Nothing has been released yet.",
        "a release that is published",
        "Reports are made from releases: build and publish one on the Releases page.",
    ),
    "report_no_period": Entry(
        "The release has no period {found}.",
        "a quarter, year or other period of the release",
        "Choose one that the release holds, or another release.",
    ),
    "report_no_place": Entry(
        "The release has no {column} {found}.",
        "an area or partner of the release",
        "Choose one that the release holds, by its code.",
    ),
    "report_not_of": Entry(
        "The {found} cannot be of one {column}.",
        "what the report may be of",
        "Leave it out, or choose another report.",
    ),
    "report_needs_place": Entry(
        "The {found} is of one area, and none is given.",
        "an area",
        "Choose an area, or all of them at once.",
    ),
    "report_language": Entry(
        "Reports are not written in “{found}”.",
        "en or es",
        "Choose English (en) or Spanish (es).",
    ),
    "report_paper": Entry(
        "“{found}” is no size of paper that reports are printed on.",
        "letter or a4",
        "Choose Letter or A4.",
    ),
    "report_format": Entry(
        "Reports are not written as “{found}”.",
        "pdf, docx, xlsx, html, csv or images",
        "Choose one of these formats.",
    ),
    "report_no_areas": Entry(
        "The release has no areas.",
        "at least one area on the Areas sheet",
        "Hand in an Areas sheet, then build a release.",
    ),
    "report_no_figures": Entry(
        "The {found} has no figures to make images of.",
        "a report with figures",
        "Choose another report, or Excel or CSV for its tables.",
    ),
    "report_font": Entry(
        "{found}",
        "the fonts that belong to the project",
        "Run make run again, or choose CSV, which needs none.",
    ),
    "report_text_long": Entry(
        "The text has {found} characters; there is room for {most}.",
        "at most {most} characters",
        "Shorten it; details belong into the sections.",
    ),
    "report_colour": Entry(
        "“{found}” is no colour.",
        "a colour as # and six digits, such as #0B5A6B",
        "Pick one, or type it so.",
    ),
    "report_colour_pale": Entry(
        "{found} is too pale for text on white: its contrast is {ratio} to 1.",
        "a colour with a contrast of 4.5 to 1 or more (WCAG 2.1 AA)",
        "Take a darker shade of it.",
    ),
    "report_logo": Entry(
        "The logo is no picture that can be read, or is larger than 5 MB.",
        "a PNG or JPEG of at most 5 MB",
        "Save it as PNG and choose it again. The logo there was is kept.",
    ),
    "report_logo_words": Entry(
        "Nothing says what the logo shows.",
        "a few words for people who cannot see it",
        "Type them, such as: Seal of the county.",
    ),
    "no_release": Entry(
        "There is no release {found}.",
        "the number of a release that was built",
        "Look it up on the Releases page.",
    ),
    "release_state": Entry(
        "Release {found} is {state}; this needs one that is {needed}.",
        "a release that is {needed}",
        "A published release is never altered: revise or withdraw it.",
    ),
    "release_unapproved": Entry(
        "{found} is not approved, or was opened again.",
        "a quarter that is approved and so locked",
        "Approve it on the Submissions page, then build the release anew.",
    ),
    "release_outdated": Entry(
        "{found} was opened again after this release was built.",
        "a release of the quarter as it is approved now",
        "Build the release anew.",
    ),
    "release_published_already": Entry(
        "Another release of {found} was published meanwhile.",
        "a release that revises the one that is published",
        "Build a revision of the published one.",
    ),
    "release_gives_away": Entry(
        "{found} hidden figures could be worked out from those that are shown.",
        "a release in which every hidden figure could be many numbers",
        "It is not kept. Merge small groups, or leave a breakdown out, and build it again.",
    ),
    "release_gives_away_named": Entry(
        "This release would give away what cannot be hidden any other way: {found}.{before}",
        "a release in which every hidden figure could be many numbers",
        "It is not kept. Put values together or leave a breakdown out, and build it again.",
    ),
    "release_choice": Entry(
        "“{found}” cannot be put together or left out: {why}.",
        "values that a release is broken down by, each put together once",
        "Choose again what is told apart.",
    ),
    "release_being_built": Entry(
        "{who} is building the release of {found}: {share} is done.",
        "one release at a time",
        "Wait until it is done, and look at it first.",
    ),
    "release_nothing": Entry(
        "Nothing was reported up to {found}.",
        "a quarter that something was reported for",
        "Choose another quarter, or upload its workbooks first.",
    ),
    "release_meanwhile": Entry(
        "Another release was built meanwhile: release {found}.",
        "one release at a time",
        "Look at that one first; if this one is still needed, build it again.",
    ),
    "release_moved": Entry(
        "What is stored was changed while the release of {found} was built.",
        "a store that stays as it is meanwhile",
        "Nothing is kept. Build it again.",
    ),
    "release_revises_other": Entry(
        "Release {found} is of {of}, so it is not revised by one of {quarter}.",
        "a release of the same quarter",
        "Choose the release of {quarter} that is published.",
    ),
    "release_voice_gone": Entry(
        "The release holds {found}, which may not be shown any more.",
        "a release whose voices may all be shown",
        "It is not published. Build it again: they will be left out.",
    ),
    "release_no_zip": Entry(
        "It must be the file of a release; this is no zip file that can be read.",
        "the file of a release",
        "Take the file from the Releases page again.",
    ),
    "release_entry_missing": Entry(
        "“{found}” is missing in it.",
        "every entry that the release was built with",
        "Take the file from the Releases page again.",
    ),
    "release_entry_other": Entry(
        "“{found}” is in it and was not when it was built.",
        "the entries that the release was built with, and no other",
        "Take the file from the Releases page again.",
    ),
    "release_entry_changed": Entry(
        "“{found}” is not as it was when the release was built: its digest is another.",
        "every entry as it was built",
        "Take the file from the Releases page again.",
    ),
    "release_entry_unread": Entry(
        "“{found}” cannot be read.",
        "an entry as it was built",
        "Take the file from the Releases page again.",
    ),
    "release_version": Entry(
        "It is written in version {found} of the form of releases; this program knows up to "
        "version {known}.",
        "a release in a form that this program knows",
        "Use a newer version of the program.",
    ),
    "release_withdrawal_reason": Entry(
        "No reason is given for withdrawing the release.",
        "the reason, in a few words",
        "Say why: those who read it will ask.",
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
    # the cell
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
        _SAY + " which of the list it is; or pick a value from the drop-down of the template.",
    ),
    "one_value": Entry(
        "{column} “{found}” holds several values; only one is possible here.",
        "one value",
        _SAY + " which of them it is; or leave one in the cell, and give the others rows of their "
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
    # the codebook and what is coded by it
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
    # exchange with other coding software
    "exchange_unreadable": Entry(
        "The file cannot be read as {what} ({why}).",
        "{what}",
        "Export it once more from the program it comes from, and bring that file.",
    ),
    "exchange_too_large": Entry(
        "The file holds more than is read at once ({limit}).",
        "a smaller file",
        "Export fewer texts at a time.",
    ),
    "exchange_no_column": Entry(
        "The table has no column “{found}”; its columns are: {there}.",
        "a column “{found}”",
        "Name the column so in the table's first row.",
    ),
    "exchange_parent": Entry(
        "{column} “{found}” must be one other code of the table, not below this one.",
        "the name of a code in the table",
        "Add a row for that code, or leave the cell empty. Where several codes have the name, "
        "write those above it as well: Safety > At home.",
    ),
    "exchange_twice": Entry(
        "{column} “{found}” stands twice under the same parent.",
        "each code once",
        "Delete one of the two rows, or name it differently.",
    ),
    "exchange_place": Entry(
        "{column} “{found}” must be a whole number, 0 or more.",
        "the place of a character in the text, the first being 0",
        "Correct it, or leave both places empty.",
    ),
    "exchange_order": Entry(
        "{column} “{found}” must not lie before the start.",
        "the place after the last character",
        "Correct it, or leave both places empty.",
    ),
    "exchange_left_out": Entry(
        "{found} {things} were left out: {why}.",
        "texts, codes, and codings of them",
        "Nothing to do, where they are not needed here.",
        WARNING,
    ),
    # across rows
    "more_like_these": Entry(
        "{what}: {found} like those that are named ({row} {rows}).",
        "what is said of those that are named",
        "Look at them as at those that are named.",
        WARNING,
    ),
    "likely_same_campaign": Entry(
        "{column} “{found}” looks like the same campaign as “{other}” ({where}): both are "
        "“{theme}”, for the audience {audience}, at the same time.",
        "one code for one campaign",
        "If it is one, give both the same code, with one row for each channel and area. If they "
        "are two, nothing to do.",
        WARNING,
    ),
    "likely_same_event": Entry(
        "{column} “{found}” looks like the same {thing} as “{other}” ({where}): {why}.",
        "one code for one {thing}",
        "If it is one, {remedy}; it then counts once. If they are two, nothing to do.",
        WARNING,
    ),
    "code_means_two": Entry(
        "{column} “{found}” is also the code of another {thing} ({where}): {difference}.",
        "one code for one {thing}",
        "If they are two, give this one a code of its own: under one code they count as one. If it "
        "is one, write the same in both places.",
        WARNING,
    ),
    "date_moved": Entry(
        "{column} “{found}” of “{code}” was {old} before ({where}): stored twice, only one of the "
        "two would count.",
        "one date for one {thing}",
        "If its date has changed, upload the other quarter's workbook again without it. If they "
        "are two, give this one a code of its own.",
        WARNING,
    ),
    "likely_same_person": Entry(
        "{column} looks like the one in {other}: they differ only in letters and digits that are "
        "mistaken for each other.",
        "one code for one person",
        "If both are one person, write the code alike in both rows. If they are two, nothing to "
        "do.",
        WARNING,
    ),
    "like_stored_person": Entry(
        "{column} is new, but looks like one that was stored before: they differ only in letters "
        "and digits that are mistaken for each other.",
        "one code for one person",
        "If it is somebody who came before, write the code as it was written then. If it is "
        "somebody new, nothing to do.",
        WARNING,
    ),
    "respondent_twice": Entry(
        "{column} stands in {other} as well, of the same survey and wave.",
        "one response of each respondent in a wave",
        "If it is one person's, delete one of the rows; two people may have made up the same code.",
        WARNING,
    ),
    "respondent_before": Entry(
        "{column} is stored already of the same survey and wave, in {other}.",
        "one response of each respondent in a wave",
        "If it is the same response, delete the row; two people may have made up the same code.",
        WARNING,
    ),
    "answer_off_scale": Entry(
        "“{found}” is not an answer to “{column}” ({offered}) and counts as not answered.",
        "{offered}",
        "Correct the answer. If it could be answered so, list every answer offered on the Survey "
        "items sheet.",
        WARNING,
    ),
    "answers_mixed": Entry(
        "“{found}” is answered in words in {words} and as a code in {codes}: both are read.",
        "{offered}",
        "See whether the codes run the same way: {offered}.",
        NOTE,
    ),
    "answers_without_item": Entry(
        "{found}: no item of survey {survey}, so these answers are kept and looked at nowhere.",
        "columns that are items of the survey, by name or wording",
        "If they are questions of the survey, add a row for each to the Survey items sheet.",
        NOTE,
    ),
    "item_without_answers": Entry(
        "{found} of survey “{survey}”: declared, but no column here holds answers to it.",
        "a column for each item asked",
        "If it was asked, head its column with the item's name or wording. If it was not, nothing "
        "to do.",
        NOTE,
    ),
    "wave_without_match": Entry(
        "Nobody of the wave “{wave}” of survey “{found}” is matched: {why}.",
        "the same respondent codes in both waves",
        "Add the codes, or write them as they were written before. If the same people were not "
        "asked twice, choose another design.",
        WARNING,
    ),
    "unlike_before": Entry(
        "{column} “{found}” is far {side} what {partner} reported before{of}: the last {history}.",
        "a figure like those before, the newest first: {values}",
        "Correct the figure, or its place in the row. If it is right, nothing to do.",
        WARNING,
    ),
    "rows_unlike_before": Entry(
        "{rows} far {side} what {partner} reported in earlier quarters: the last {history}.",
        "about as many rows as in earlier quarters, the newest first: {values}",
        "See whether rows are missing or stand twice. If it is right, nothing to do.",
        WARNING,
    ),
    "population_changed": Entry(
        "{column} of {area} ({day}) was {old} and would be {new}: rates that rest on it change, "
        "earlier ones too.",
        "{old}; a newer population in a row of its own, with its date",
        "If there is a newer count, add a row for it with its date and leave this one. If it was "
        "typed by mistake, write {old}.",
        WARNING,
    ),
    "wording_changed": Entry(
        "{column} of “{item}” was “{old}” and would be “{new}”: the series of this item breaks "
        "here.",
        "what was asked before: {old}",
        "If it is asked differently from now on, give it an item name of its own, so that answers "
        "to both stay apart. If only a slip was mended, nothing to do.",
        WARNING,
    ),
    "scoring_changed": Entry(
        "{column} of “{item}” was “{old}” and would be “{new}”: answers to it are scored anew, "
        "earlier ones too, and the series of this item breaks here.",
        "what was fixed before: {old}",
        "If it is right only from now on, give the item a name of its own. If it was wrong all "
        "along, nothing to do.",
        WARNING,
    ),
    "repeated_by_item": Entry(
        "{column} “{found}” is the same as in row {other}, for another item of the same campaign "
        "and channel: both would be added up.",
        "the channel's figure once",
        "Leave it in one of the rows and empty it in the others. If each item has a figure of its "
        "own and they happen to be equal, nothing to do.",
        WARNING,
    ),
    "above_attended": Entry(
        "{column} “{found}” is above the {other} who attended.",
        "at most {other}",
        "Correct one of the two figures.",
        WARNING,
    ),
    "above_reach": Entry(
        "{column} “{found}” is above the {other} reached.",
        "at most {other}",
        "See whether the two figures are swapped, or views were counted. If some people engaged "
        "several times, nothing to do.",
        WARNING,
    ),
    "beyond_sense": Entry(
        "{column} “{found}”{more} is above {most}, beyond what one row can well be about.",
        "at most {most}",
        "Look for a digit too many, or a figure in the wrong column. If it is right, nothing to "
        "do.",
        WARNING,
    ),
    "above_population": Entry(
        "{column} “{found}”{more} is above the {other} people of area {area}.",
        "at most {other}",
        "Correct the figure, the area or its population. If people came from elsewhere, nothing to "
        "do.",
        WARNING,
    ),
    "above_heads": Entry(
        "{column} “{found}”{more} has {signed} sign-ins of people present, far above the {other} "
        "counted at the {thing}.",
        "about as many sign-ins as people counted",
        "See whether sign-ins carry the wrong code or stand twice, or correct “Attended”. If it is "
        "right, nothing to do.",
        WARNING,
    ),
    "own_scale_without_answers": Entry(
        "{column} is empty beside an own scale.",
        "the answers, the lowest first, separated by semicolons",
        "Fill it in: without them nobody knows which answer is higher.",
        WARNING,
    ),
    "undated_population": Entry(
        "{column} is empty beside a population of {other}.",
        "the day the population is of",
        "Fill it in: a rate must say which population it rests on.",
        NOTE,
    ),
    # open answers
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
    # voices
    "voice_empty": Entry(
        "There are no words yet.",
        "the person's own words",
        "Write down what was said, or the part of it that is to be used.",
    ),
    "voice_long": Entry(
        "{column} is {length} characters long.",
        "at most {limit} characters",
        "Choose the part that matters; what was said in full does not belong here.",
    ),
    "voice_year": Entry(
        "{column} “{found}” must be a year up to {latest}.",
        "the year the words were said in",
        "Write the year with four digits.",
    ),
    "voice_personal": Entry(
        "{column} looks as if it held {what}, which is never stored.",
        "a text without personal details",
        "Take it out, or write [name], [place] or [contact] in its place; show the person under a "
        "made-up first name or a role, such as “a parent”.",
    ),
    "voice_minor": Entry(
        "The words of a survivor who is a minor are not recorded.",
        "no story of a minor",
        "Leave them out; there is no exception in this track.",
    ),
    "voice_same": Entry(
        "The words are as they were.",
        "a change",
        "Nothing to do.",
    ),
    "voice_withdrawn": Entry(
        "Voice {found} is withdrawn, for good.",
        "a voice that stands",
        "If the person speaks again, record a new voice with a new consent.",
    ),
    "voice_not_cleared": Entry(
        "The open answer it was taken from is not cleared.",
        "an answer that a reader has cleared",
        "Read it under “Open answers” first.",
    ),
    "no_voice": Entry(
        "There is no voice {found}.",
        "the number of a voice",
        "Choose one of those listed.",
    ),
    "consent_nowhere": Entry(
        "It is not said where the words may be shown.",
        "at least one channel",
        "Choose what the person agreed to; without any, there is no consent.",
    ),
    "consent_ahead": Entry(
        "The day of the consent “{found}” lies ahead.",
        "a day up to today",
        "Write down the consent on the day it is given, or later.",
    ),
    "consent_until": Entry(
        "The consent's last day “{found}” must be from {first} to {latest}.",
        "a last day three years after the consent at the latest",
        "Choose an earlier day; the person can be asked again before it is over.",
    ),
    "consent_client": Entry(
        "It is not confirmed that nothing is about a current client.",
        "the words of somebody who is no current client, and tell of none",
        "Ask before it is recorded. If somebody is a client now, their words wait.",
    ),
    "consent_year": Entry(
        "It is not confirmed that any time as a client ended at least a year before.",
        "a year since services ended",
        "Ask before it is recorded; if it is less than a year, come back to the person later.",
    ),
    "consent_named": Entry(
        "Survivors are not named here.",
        "a pseudonym, or no name at all",
        "Choose another scope. Whoever wants to speak under their own name can do so elsewhere.",
    ),
    "voice_nobody": Entry(
        "It is not said who approves.",
        "a person",
        "Write the name of whoever approves.",
    ),
    "voice_not_waiting": Entry(
        "Voice {found} waits for no approval: {state}.",
        "a voice that is complete and waits for approval",
        "Look at what it lacks.",
    ),
    "voice_changed": Entry(
        "The words or the consent of voice {found} were changed meanwhile.",
        "approval of what was read",
        "Read it again, and approve it if it may stand.",
    ),
    "voice_same_person": Entry(
        "This person has approved it already.",
        "two different people",
        "Ask somebody else to read and approve it.",
    ),
    "voice_writers": Entry(
        "Whoever approved it before has written it down too.",
        "at least one approval by somebody who neither recorded nor edited the words",
        "Ask somebody who has not worked on the words to approve it.",
    ),
    "voice_writer_survivor": Entry(
        "Whoever recorded or edited a survivor's words does not approve them.",
        "two people who neither recorded nor edited the words",
        "Ask somebody who has not worked on the words to approve it.",
    ),
    "voice_no_support": Entry(
        "Nobody who supports survivors has approved it.",
        "one of two approvals by somebody who supports survivors",
        "Ask an advocate, case manager or counsellor to read it and to say that they do.",
    ),
    "voice_no_approval": Entry(
        "Voice {found} has no approval to take back.",
        "a voice with an approval",
        "Nothing to do.",
    ),
    "voice_not_usable": Entry(
        "Voice {found} may not be shown there today.",
        "a publishable voice whose consent covers the channel",
        "Leave it out, or ask the person again.",
    ),
}
