"""Yes and no, as people write and tick them."""

from data.column import Column
from data.lists import fold


def _spelled(words: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words.split("|"))


_YES = _spelled(
    "yes|y|true|1|x|✓|✔|☑|☒|✅|si|sí|oui|ja|wahr|vrai|verdadero|checked|present|attended"
)
_NO = _spelled(
    "no|n|false|0|✗|✘|☐|❌|non|nein|falsch|faux|falso|unchecked|absent|not present|no-show|no show"
    "|did not attend"
)


def read_tick(text: str, column: Column) -> bool | None:
    """Return the yes or no that a text spells; None if it spells neither.

    A column's own title is a yes as well: "Completed" under Completed.
    """
    word = text.casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    folded = fold(word)
    if folded in column.spellings:
        return True
    return False if folded.removeprefix("not ") in column.spellings else None
