"""What of a kind is kept as numbers or in quarantine only: never shown, and in no kept file."""

from data.row import Row


def unread(kind: type[Row]) -> frozenset[str]:
    """Return the columns that hold people's own words, which nobody has cleared yet."""
    words = {
        name for name, column in kind.columns().items() if getattr(column, "quarantined", False)
    }
    return frozenset(words | ({"answers"} if kind.further else set()))


def withheld(kind: type[Row]) -> frozenset[str]:
    """Return the columns whose cells must not be repeated: codes of participants, unread words."""
    return unread(kind) | ({kind.participant} if kind.participant else set())
