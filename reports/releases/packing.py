"""The zip file of a release: the same entries give the same bytes."""

import io
import zipfile
from collections.abc import Mapping

#: The earliest date a zip can hold: entries have none of their own.
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o644 << 16


def pack(entries: Mapping[str, bytes]) -> bytes:
    """Return entries as a zip file, in the order of their names."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in sorted(entries):
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            # Else they would tell on which system it was made.
            info.create_system, info.external_attr = _UNIX, _READABLE
            archive.writestr(info, entries[name], compresslevel=9)
    return content.getvalue()
