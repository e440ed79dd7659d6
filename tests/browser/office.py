"""LibreOffice, driven without a screen: a person opens a workbook, types into cells, and saves."""

import os
import shutil
import subprocess
import textwrap
from collections.abc import Mapping
from pathlib import Path

import pytest

NO_OFFICE = "LibreOffice with python3-uno is not installed"

#: Run by the Python that LibreOffice's own bridge belongs to, which is not ours.
_SCRIPT = textwrap.dedent(
    """
    import json, subprocess, sys, time, uno
    from com.sun.star.beans import PropertyValue
    from com.sun.star.connection import NoConnectException

    source, target, profile, cells = sys.argv[1:]
    pipe = "prevention-impact-" + str(abs(hash(profile)))
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo",
         "-env:UserInstallation=file://" + profile, "--accept=pipe,name=" + pipe + ";urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(120):
        try:
            remote = resolver.resolve("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            time.sleep(0.5)
    desktop = remote.ServiceManager.createInstance("com.sun.star.frame.Desktop")

    def said(name, value):
        return PropertyValue(Name=name, Value=value)

    book = desktop.loadComponentFromURL("file://" + source, "_blank", 0, (said("Hidden", True),))
    for place, text in json.loads(cells).items():
        sheet, cell = place.rsplit("!", 1)
        book.Sheets.getByName(sheet).getCellRangeByName(cell).setFormula(text)
    book.storeToURL("file://" + target, (said("FilterName", "Calc MS Excel 2007 XML"),))
    book.close(True)
    desktop.terminate()
    office.wait(60)
    """
)


def has_office() -> bool:
    """Say whether LibreOffice can be driven here."""
    if not shutil.which("soffice") or not Path("/usr/bin/python3").exists():
        return False
    asked = ["/usr/bin/python3", "-c", "import uno"]
    return subprocess.run(asked, capture_output=True, env=_plain(), check=False).returncode == 0


def need_office() -> None:
    """Skip where LibreOffice is not installed; fail where it is required."""
    if not has_office():
        if os.environ.get("PREVENTION_IMPACT_REQUIRE_BROWSER") == "1":
            pytest.fail(NO_OFFICE)
        pytest.skip(NO_OFFICE)


def type_into(source: Path, target: Path, cells: Mapping[str, str]) -> None:
    """Open a workbook in LibreOffice, type into cells (``Events!F2``), and save it as xlsx."""
    import json

    profile = target.parent / "office"
    words = [str(source), str(target), str(profile), json.dumps(dict(cells))]
    subprocess.run(
        ["/usr/bin/python3", "-c", _SCRIPT, *words],
        check=True, capture_output=True, timeout=180, env=_plain(),
    )  # fmt: skip


def _plain() -> dict[str, str]:
    """Return the environment without our own Python's settings."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
