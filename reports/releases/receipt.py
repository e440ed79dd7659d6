"""The receipt of a release: by what it was built, and the digests by which it is known again."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from metrics.releases.choices import Choices, from_plain

FORM = "prevention-impact release"
#: Of the form of the file; a later program reads earlier ones.
VERSION = 1
NAME = "receipt.json"


@dataclass(frozen=True)
class Receipt:
    """By what a release was built.

    Attributes:
        number: the release's number.
        quarter: the quarter it is as of.
        revises: the release it revises, if any.
        day: the day as of which it is looked at, as ISO text.
        built_at: when it was built, in UTC, as ISO text.
        note: what was said of it.
        demonstration: whether everything in it is fictional.
        quarters: quarter → the day it was approved on; None: it was open.
        settings: name → value, of those that change figures.
        definitions: indicator's code → version of its definition.
        code: digest of the source that worked the figures out.
        submissions: how many count in it, the number of the last, a digest over all.
        kept: record → the last id of what else decides figures.
        entries: name → SHA-256, of every other entry of the file.
        digest: SHA-256 over names and digests of the entries.
    """

    number: int
    quarter: str
    revises: int | None
    day: str
    built_at: str
    note: str
    demonstration: bool
    quarters: Mapping[str, str | None]
    settings: Mapping[str, Any]
    definitions: Mapping[str, int]
    code: str
    submissions: Mapping[str, Any]
    kept: Mapping[str, int]
    entries: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""

    @property
    def on(self) -> dt.date:
        """The day as of which it is looked at."""
        return dt.date.fromisoformat(self.day)

    @property
    def at(self) -> dt.datetime:
        """When it was built."""
        return dt.datetime.fromisoformat(self.built_at)

    @property
    def chosen(self) -> Choices:
        """What it tells as one, and what was left out."""
        return from_plain(self.settings)

    def as_json(self) -> bytes:
        """Return it as it stands in the file."""
        return as_json({"form": FORM, "version": VERSION, **asdict(self)})


class Unreadable(ValueError):
    """Raised of a receipt that is none."""


class Unknown(ValueError):
    """Raised of a receipt of a version that is not known; says which."""


def receipt_from(content: bytes) -> Receipt:
    """Return what ``as_json`` made.

    Raises:
        Unreadable: it is no receipt.
        Unknown: it is of a later version.
    """
    try:
        held = json.loads(content)
        form, version = held.pop("form"), held.pop("version")
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        raise Unreadable from None
    if form != FORM or not isinstance(version, int):
        raise Unreadable
    if version > VERSION:
        raise Unknown(str(version))
    try:
        found = Receipt(**held)
        # What is read from here on is taken for what it says.
        held = (found.on, found.at, found.entries.items(), found.submissions["last"] + 0)
        held = (*held, found.chosen)
    except (ValueError, KeyError, AttributeError, TypeError):
        raise Unreadable from None
    return found


def as_json(value: Any) -> bytes:
    """Return plain values as JSON, the same each time, for people to read as well."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
