"""What can be wrong with a sheet."""

from data.messages.entry import NOTE, SAY, WARNING, Entry

ENTRIES = {
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
        SAY + " what it holds, or leave it out; it is remembered.",
    ),
    "sheet_unsure": Entry(
        "The sheet could hold {title}.",
        "a sheet named or headed as in the template",
        SAY + " whether it does, or what else it holds, or leave it out; it is remembered.",
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
        SAY + " what each is, or leave one out; or delete or rename one of the two in the file.",
    ),
    "whole_beside_parts": Entry(
        "Column “{found}” holds {column}, as do the columns from {other} on: both would count.",
        "one column of {column}, or its parts",
        SAY + " to leave this column out, or the others; or delete it in the file.",
    ),
    "column_unsure": Entry(
        "Column “{found}” could be “{ours}” ({score} % alike).",
        "a header of the template",
        SAY + " whether it is, or what else it is, or leave it out; it is remembered. Or rename it "
        "in the file.",
    ),
    "table_unknown": Entry(
        "Rows {rows} look like another table, headed {found}, and are not one we know.",
        "one table on the sheet, or tables we know",
        SAY + " what they hold, that they belong to the table above, or leave them out; it is "
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
        SAY + " what it is, or leave it out; it is remembered. Or rename it in the file to the "
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
        SAY + " whether to read them or to leave them out; or unhide or delete them in the file.",
    ),
    "hidden_column": Entry(
        "Column “{found}” is hidden.",
        "columns that can be seen",
        SAY + " whether to read it or to leave it out; or unhide or delete it in the file.",
    ),
    "hidden_sheet": Entry(
        "The sheet is hidden, and has rows that could be read.",
        "sheets that can be seen",
        SAY + " whether to read it or to leave it out; or unhide or delete it in the file.",
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
        SAY + " whether they count; or delete them in the file.",
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
        SAY + " what they count; it is remembered. Or write it into the headers, such as “Attended "
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
}
