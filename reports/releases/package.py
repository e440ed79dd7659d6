"""The description of a release's tables for programs: a Frictionless Data Package."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from data.periods import spoken
from reports.releases.receipt import Receipt
from reports.releases.sheet import MISSING, Column, Sheet


def package(receipt: Receipt, sheets: Sequence[Sheet], written: Mapping[str, bytes]) -> Any:
    """Return the contents of ``datapackage.json``.

    Args:
        receipt: by what the release was built.
        sheets: its tables.
        written: file name → content, of those tables at least.
    """
    fictional = " Demonstration: everything in it is fictional." * receipt.demonstration
    return {
        "profile": "tabular-data-package",
        "name": f"prevention-impact-{receipt.quarter.lower()}-{receipt.number}",
        "title": f"Prevention Impact: release {spoken(receipt.quarter)}",
        "description": "What a coalition against human trafficking did to prevent it, whom it "
        f"reached and what changed, as of {spoken(receipt.quarter)}. Numbers that could tell of "
        f"single people are hidden and marked [c].{fictional}",
        "version": str(receipt.number),
        "created": receipt.built_at,
        "licenses": [],
        "resources": [resource(sheet, written[sheet.path]) for sheet in sheets],
    }


def resource(sheet: Sheet, content: bytes) -> dict[str, Any]:
    """Return the description of one table, with the size and hash of its file."""
    return {
        "profile": "tabular-data-resource",
        "name": sheet.name.replace("_", "-"),
        "path": sheet.path,
        "title": sheet.title,
        "description": sheet.words,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column, sheet) for column in sheet.columns],
            "missingValues": list(MISSING) if _has_symbols(sheet) else [""],
            **({"primaryKey": list(sheet.key)} if _is_whole(sheet) else {}),
        },
    }


def _is_whole(sheet: Sheet) -> bool:
    """Say whether the key is never blank, as a primary key must not be."""
    return bool(sheet.key) and "by" not in sheet.key


def _has_symbols(sheet: Sheet) -> bool:
    return any(column.kind == "number" for column in sheet.columns)


def _field(column: Column, sheet: Sheet) -> dict[str, Any]:
    required = _is_whole(sheet) and column.name in sheet.key
    return {
        "name": column.name,
        "type": column.kind,
        "title": column.title,
        "description": column.words,
        # In a column of words a symbol is a word.
        **({"missingValues": [""]} if column.kind == "string" else {}),
        **({"constraints": {"required": True}} if required else {}),
    }
