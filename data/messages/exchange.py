"""What can be wrong with what comes from other coding software."""

from data.messages.entry import WARNING, Entry

ENTRIES = {
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
}
