"""The time, as the store keeps it."""

import datetime as dt


def now() -> dt.datetime:
    """Return the time in UTC, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def day(when: dt.datetime) -> str:
    """Return the day of a stored time, as people say it: 3 March 2026."""
    utc = when.astimezone(dt.UTC) if when.tzinfo else when
    return f"{utc.day} {utc:%B %Y}"
