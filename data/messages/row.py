"""What can be wrong with a row."""

from data.messages.entry import NOTE, WARNING, Entry

ENTRIES = {
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
}
