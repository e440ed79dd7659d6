"""What can be wrong with a report."""

from data.messages.entry import Entry

ENTRIES = {
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
    "report_grant_elsewhere": Entry(
        "The grant {found} does not run in {period}: it runs {runs}.",
        "a period in which the grant runs",
        "Choose a period in which it runs.",
    ),
    "report_no_place": Entry(
        "The release has no {column} {found}.",
        "an area, grant or partner of the release",
        "Choose one that the release holds, by its code.",
    ),
    "report_not_in": Entry(
        "The release has no {column} {found}.",
        "an area, partner or period of the release, by its name or code",
        "{there}",
    ),
    "report_not_of": Entry(
        "The {found} cannot be of one {column}.",
        "what the report may be of",
        "Leave it out, or choose another report.",
    ),
    "report_of_several": Entry(
        "The {found} is of one {column}, and two are given.",
        "what the report may be of",
        "Leave one of them out.",
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
        "The logo is no picture that can be read.",
        "a PNG or JPEG",
        "Save it as PNG and choose it again.",
    ),
    "report_logo_large": Entry(
        "The logo's file is larger than {most} MB.",
        "a file of at most {most} MB",
        "Save it smaller, 900 pixels wide is enough, and choose it again.",
    ),
    "report_logo_pixels": Entry(
        "The logo has {found} pixels; there is room for {most} million.",
        "a picture of at most {most} million pixels",
        "Save it smaller, 900 pixels wide is enough, and choose it again.",
    ),
    "report_logo_words": Entry(
        "Nothing says what the logo shows.",
        "a few words for people who cannot see it",
        "Type a few words, such as: Seal of the county.",
    ),
}
