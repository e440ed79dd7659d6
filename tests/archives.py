"""Zip archives of a few parts, written and taken apart."""

import io
import zipfile
from collections.abc import Mapping


def in_zip(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path, part in parts.items():
            archive.writestr(path, part)
    return content.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the parts of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {path: archive.read(path) for path in archive.namelist()}
