"""All that goes into the file of a release, gathered and written as its entries."""

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.demo.loading import is_demonstration
from data.settings import settings
from data.store import Store
from metrics.catalogue import indicators
from metrics.dimensions import Labels, labels
from metrics.disclosure import HIDDEN_UP_TO
from metrics.releases.beside import freeze_beside
from metrics.releases.building import Built
from metrics.releases.contents import QUARTERS
from reports.releases.audit import audit
from reports.releases.changes import changes_sheet
from reports.releases.differing import Change
from reports.releases.figures import figures_sheet
from reports.releases.glossary import indicators_sheet, methods_sheet, symbols_sheet
from reports.releases.package import package
from reports.releases.provenance import (
    Handed,
    approved_on,
    digest_of,
    digest_of_code,
    handed_in,
    kept_up_to,
    submissions_sheet,
)
from reports.releases.quotes import Voices, utc, voices_sheets, voices_then
from reports.releases.receipt import NAME, Receipt, as_json
from reports.releases.sheet import Sheet, write
from reports.releases.told_apart import Otherwise
from reports.releases.words import readme

AUDIT, BESIDE, README, PACKAGE = "audit.json", "beside.json", "README.txt", "datapackage.json"


@dataclass(frozen=True)
class Draft:
    """All that goes into the file of a release.

    Attributes:
        built: its figures, protected, and their audit.
        known: how codes are called.
        receipt: by what it was built; without digests yet.
        handed: the submissions that count in it.
        voices: the voices in it, by track.
        changes: what became of each figure, of a revision; None of any other.
        otherwise: what a revision tells apart otherwise than what it revises.
    """

    built: Built
    known: Labels
    receipt: Receipt
    handed: Sequence[Handed]
    voices: Voices
    changes: Sequence[Change] | None = None
    otherwise: Sequence[Otherwise] = ()

    def sheets(self) -> list[Sheet]:
        """Return its tables."""
        revised = (
            []
            if self.changes is None
            else [changes_sheet(self.changes, self.known, self.otherwise)]
        )
        return [
            figures_sheet(self.built.figures, self.known),
            *revised,
            indicators_sheet(),
            symbols_sheet(),
            methods_sheet(),
            *voices_sheets(self.voices),
            submissions_sheet(self.handed),
        ]

    def entries(self) -> dict[str, bytes]:
        """Return the entries of the file: name → content."""
        sheets, audited = self.sheets(), audit(self.built)
        found = {sheet.path: write(sheet) for sheet in sheets}
        beside = json.loads(freeze_beside(self.built.beside))
        found |= {AUDIT: as_json(audited), BESIDE: as_json(beside)}
        found[README] = readme(self.receipt, sheets, audited)
        found[PACKAGE] = as_json(package(self.receipt, sheets, found))
        digests = {name: sha256(content) for name, content in sorted(found.items())}
        receipt = replace(self.receipt, entries=digests, digest=digest_of(digests))
        return {**found, NAME: receipt.as_json()}


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes as text."""
    return hashlib.sha256(content).hexdigest()


def gather(
    store: Store,
    built: Built,
    number: int,
    when: dt.datetime,
    note: str = "",
    revises: int | None = None,
) -> Draft:
    """Return all that goes into the file of a release, but for what it revises.

    Args:
        store: what from.
        built: its figures.
        number: its number.
        when: when it is built.
        note: what is to be known of it.
        revises: the release it revises, if any.
    """
    quarters = dict.fromkeys(q for window in built.windows for q in window.quarters)
    with store.reading() as connection:
        handed = handed_in(connection, built.quarter)
        voices = voices_then(connection, built.day, when)
        approved = approved_on(connection, sorted(quarters))
        kept = kept_up_to(connection)
    receipt = Receipt(
        number=number,
        quarter=built.quarter,
        revises=revises,
        day=built.day.isoformat(),
        built_at=utc(when).isoformat(),
        note=note,
        demonstration=is_demonstration(store),
        quarters=approved,
        settings=what_is_set() | built.chosen.as_plain(),
        definitions={code: one.version for code, one in indicators().items()},
        code=digest_of_code(),
        submissions={
            "count": len(handed),
            "last": max((one.id for one in handed), default=0),
            "digest": digest_of({str(one.id): one.file for one in handed}),
        },
        kept=kept,
    )
    return Draft(built, labels(store), receipt, handed, voices)


def what_is_set() -> dict[str, Any]:
    """Return the settings that change what a release holds."""
    held = settings()
    return {
        "fiscal_year_starts": held.fiscal_year_starts,
        "due_days": held.due_days,
        "quarters": QUARTERS,
        "hidden_from_1_up_to": dict(HIDDEN_UP_TO),
    }
