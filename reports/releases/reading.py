"""The file of a release is read again; whatever is damaged in it is said, all of it at once."""

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.problems import Problem, Refused
from reports.releases import sheet
from reports.releases.draft import AUDIT, sha256
from reports.releases.provenance import Handed, digest_of
from reports.releases.receipt import NAME, VERSION, Receipt, Unknown, Unreadable, receipt_from

#: A release has so many entries at most, and no entry so many bytes: more is no release.
_ENTRIES = 100
_BYTES = 500_000_000

#: What reading a damaged zip raises, encrypted entries and unknown compressions included.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
_ODD = (*_BROKEN, ValueError, UnicodeError)


@dataclass(frozen=True)
class Contents:
    """What is in the file of a release.

    Attributes:
        receipt: by what it was built.
        entries: name → content.
    """

    receipt: Receipt
    entries: Mapping[str, bytes]

    def table(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a table, such as ``figures``; none where it has no such table."""
        held = self.entries.get(f"{name}.csv")
        return sheet.read(held) if held else []

    def audit(self) -> dict[str, Any]:
        """Return the audit of its protection."""
        found: dict[str, Any] = json.loads(self.entries[AUDIT])
        return found

    def handed(self) -> list[Handed]:
        """Return the submissions that count in it."""
        names = ("kind", "partner", "name", "quarter", "file")
        return [
            Handed(int(row["submission"]), *(row[name] for name in names))
            for row in self.table("submissions")
        ]


def read(content: bytes, name: str = "") -> Contents:
    """Return what is in the file of a release.

    Args:
        content: the file.
        name: what the file is called, for what is said of it.

    Raises:
        Refused: it is damaged, in one way or several; each is said.
    """
    entries = _unpacked(content, name)
    if NAME not in entries:
        raise _refused(name, "release_entry_missing", NAME)
    try:
        receipt = receipt_from(entries[NAME])
    except Unknown as unknown:
        words = {"known": str(VERSION)}
        problem = Problem("release_version", file=name, found=str(unknown), words=words)
        raise Refused([problem]) from None
    except Unreadable:
        raise _refused(name, "release_entry_unread", NAME) from None
    problems = _damages(receipt, entries, name)
    if problems:
        raise Refused(problems)
    return Contents(receipt, entries)


def _refused(name: str, entry: str, found: str = "") -> Refused:
    return Refused([Problem(entry, file=name, found=found)])


def _unpacked(content: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = archive.infolist()
            if len(listed) > _ENTRIES or sum(info.file_size for info in listed) > _BYTES:
                raise zipfile.BadZipFile
            unread = [info.filename for info in listed if not _is_whole(archive, info)]
            if unread:
                raise Refused(
                    Problem("release_entry_unread", file=name, found=one) for one in unread
                )
            return {info.filename: archive.read(info) for info in listed}
    except _ODD:
        raise _refused(name, "release_no_zip") from None


def _is_whole(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    try:
        archive.read(info)
    except _ODD:
        return False
    return True


def _damages(receipt: Receipt, entries: Mapping[str, bytes], name: str) -> list[Problem]:
    """Return what of a release is not as its receipt says."""
    told = dict(receipt.entries)
    missing = [entry for entry in told if entry not in entries]
    others = [entry for entry in entries if entry not in told and entry != NAME]
    changed = [
        entry for entry, digest in told.items() if entry in entries
        and sha256(entries[entry]) != digest
    ]  # fmt: skip
    if digest_of(told) != receipt.digest:
        changed.append(NAME)
    problems = [Problem("release_entry_missing", file=name, found=one) for one in missing]
    problems += [Problem("release_entry_other", file=name, found=one) for one in others]
    problems += [Problem("release_entry_changed", file=name, found=one) for one in changed]
    return problems or _unreadable(entries, name)


def _unreadable(entries: Mapping[str, bytes], name: str) -> list[Problem]:
    """Return which tables cannot be read: of a release that was made elsewhere, with digests."""
    problems = []
    for entry, content in entries.items():
        try:
            if entry.endswith(".csv"):
                sheet.read(content)
            elif entry.endswith(".json"):
                json.loads(content)
        except (ValueError, csv.Error, RecursionError):
            problems.append(Problem("release_entry_unread", file=name, found=entry))
    return problems
