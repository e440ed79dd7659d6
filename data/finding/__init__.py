"""The finder: what in somebody's words may point to a person. It assists, and never certifies."""

from data import identifiers


def sees_nothing(text: str) -> bool:
    """Say whether a text is in a script the finder reads, and nothing in it is suggested."""
    letters = "".join(filter(str.isalpha, text))
    return letters.isascii() and not identifiers.found_in(text)
