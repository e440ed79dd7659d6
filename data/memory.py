"""Which answers hold for the next file as well, and which are true of one file only."""

from collections.abc import Mapping

from data.headed_periods import find_period
from data.kinds import kinds

#: The rows somebody hides differ from quarter to quarter.
_OF_THE_FILE = ("hidden", "mode", "once")
#: Ends the key of a question about a sheet or table that is named after its quarter.
EACH_QUARTER = "each quarter"


def lasts(question: str, answer: str) -> bool:
    """Say whether an answer is to be remembered for the partner's next file.

    What is said of a column named after a quarter holds for that quarter, and to leave out this
    quarter's sheet is not to leave out the next one's.
    """
    about, *words = question.split("|")
    if about in _OF_THE_FILE:
        return False
    if about == "measure":
        return answer != ""
    if about == "column" and len(words) == 2:
        kind = kinds().get(words[0].replace(" ", "_"))
        return (kind is not None and kind.further) or find_period(words[1]) is None
    if about == "sheet":
        if words[-1] == EACH_QUARTER:
            return answer != ""
        return find_period(words[0]) is None
    return True


def lasting(answers: Mapping[str, str]) -> dict[str, str]:
    """Return those of some answers that hold for the next file as well."""
    return {key: answer for key, answer in answers.items() if lasts(key, answer)}
