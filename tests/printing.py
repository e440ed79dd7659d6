"""LibreOffice as a second reader of the files that are written: it opens them, without a screen."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

#: Ending → the part of LibreOffice that opens such files.
_PARTS = {"docx": "lowriter", "xlsx": "localc"}


def need_office(ending: str) -> None:
    """Skip where LibreOffice can't open such files; fail where it is required."""
    if shutil.which("soffice") and shutil.which(_PARTS[ending]):
        return
    missing = f"LibreOffice ({_PARTS[ending]}) is not installed"
    if os.environ.get("PREVENTION_IMPACT_REQUIRE_BROWSER") == "1":
        pytest.fail(missing)
    pytest.skip(missing)


def converted(content: bytes, ending: str, to: str, folder: Path) -> list[Path]:
    """Return what LibreOffice makes of a file, such as ``pdf``, in order of the names."""
    need_office(ending)
    source, made = folder / f"opened.{ending}", folder / to.partition(":")[0]
    source.write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder / 'office'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", to, "--outdir", made, source],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return sorted(made.iterdir())
