"""What can be wrong across rows."""

from data.messages.entry import NOTE, WARNING, Entry

ENTRIES = {
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
    "grant_not_running": Entry(
        "{column} “{found}”{more} runs {runs}, and this was not in that time.",
        "something in the time of the grant",
        "Correct the grant, the date, or the days of the grant on the Grants sheet. If it was paid "
        "ahead or afterwards, nothing to do.",
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
}
