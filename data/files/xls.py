"""Excel's older workbooks (xls), read in a process of their own.

Their format lets a small file ask for much work in many ways that its reader does not bound. So
the reader gets a process, some memory and some time, and whatever it does with them, this one
goes on. It costs a tenth of a second, which the common formats do not pay.
"""

import pickle
import re
import signal
import subprocess
import sys
from pathlib import Path

from data.files.bounds import Reading
from data.files.sheet import Sheet
from data.files.signature import OLE
from data.problems import Refused

#: A process that does not get the machine to itself may take longer than it works.
_PATIENCE = 3
#: How a process ends that has worked longer than it may.
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 24)
_ROOT = Path(__file__).parents[2]
_STREAMS = {
    "EncryptedPackage": ("encrypted", ""),
    "WordDocument": ("other_file", "a Word document"),
    "PowerPoint Document": ("other_file", "a presentation"),
    "__properties_version1.0": ("other_file", "an e-mail"),
}


def has_macros(content: bytes) -> bool:
    """Return whether a workbook came with macros."""
    return _has_stream(content, "_VBA_PROJECT_CUR")


def _has_stream(content: bytes, name: str) -> bool:
    """Return whether an OLE file lists a part of this name: lists stand at steps of 128 bytes."""
    wanted = re.finditer(re.escape(name.encode("utf-16-le")) + rb"\0\0", content + b"\0\0")
    return any(found.start() % 128 == 0 for found in wanted)


def read_xls(content: bytes, reading: Reading) -> tuple[tuple[Sheet, ...], bool]:
    """Read a workbook's sheets; the second value says whether its days count from 1904.

    Raises:
        Refused: it is protected or damaged, is no workbook, or holds too much.
    """
    for stream, (entry, found) in _STREAMS.items() if content.startswith(OLE) else ():
        if _has_stream(content, stream):
            raise reading.refused(entry, found)
    asked = pickle.dumps((content, reading.name, reading.bounds))
    try:
        answer = subprocess.run(
            [sys.executable, "-m", "data.files.xls_reader"],
            input=asked,
            capture_output=True,
            cwd=_ROOT,
            timeout=_PATIENCE * reading.seconds_left(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise reading.too_slow() from None
    if answer.returncode == _OUT_OF_TIME:
        raise reading.too_slow()
    if answer.returncode < 0:
        raise reading.unreadable("it takes more memory than a report needs")
    if answer.returncode:
        raise RuntimeError(answer.stderr.decode())
    outcome, *found = pickle.loads(answer.stdout)
    if outcome == "refused":
        raise Refused(found[0])
    sheets, from_1904 = found
    return sheets, from_1904
