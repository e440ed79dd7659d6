"""Planning a partner's workbook: how long one of 5,000 rows takes, and how much memory a large one.

Memory is measured in a process of its own: how much its peak grows by reading and planning, after
it has planned a small workbook, so that what is imported once does not count.
"""

import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from benchmarks import drawn
from benchmarks.loading import AREAS, PARTNER, prepare
from benchmarks.measurement import Measurement, seconds, take_turns
from data.plan import Asked, plan_file
from data.store import Store, open_store

ROWS, MANY = 5_000, 100_000
QUARTER = "2026Q1"
LIMIT, TIMES = 2.0, 10.0
REPETITIONS = 5
_MEGABYTE = 1024 * 1024

_GROWTH = r"""
import re, sys
from pathlib import Path
from data.plan import Asked, plan_file
from data.store import open_store

def peak():
    # Not getrusage: its peak is also that of the process which started this one.
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])

store = open_store(sys.argv[1])
small, large = (Path(name).read_bytes() for name in sys.argv[2:])
assert not plan_file(store, small, "small.xlsx", Asked("P1")).errors
before = peak()
assert not plan_file(store, large, "large.xlsx", Asked("P1")).errors
print(peak() - before)
"""


def measure() -> list[Measurement]:
    """Return the plan's time at 5,000 rows that all change, and its memory at 100,000."""
    codes = [f"E-{number:06d}" for number in range(MANY)]
    stored, revised = (drawn.events(codes[:ROWS], QUARTER, AREAS, seed) for seed in (1, 2))
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/impact.db"
        store = open_store(address)
        prepare(store, [(drawn.references((PARTNER,), AREAS), ""), (stored, PARTNER)])
        taken = take_turns({"ours": lambda: seconds(lambda: _plan(store, revised))}, REPETITIONS)
        store.engine.dispose()
        large = drawn.events(codes, QUARTER, AREAS, seed=3)
        grown = _growth(address, Path(folder), revised, large)
    unpacked = _unpacked(large) / _MEGABYTE
    return [
        Measurement(
            f"Plan a {ROWS:,}-row Events workbook", taken["ours"], LIMIT, 1.0, "two seconds",
            "bytes in memory → plan, with every check, SQLite; all rows stored before with other "
            "figures", REPETITIONS,
        ),
        Measurement(
            f"Memory of a {MANY:,}-row plan", grown / 1024, unpacked, TIMES, "the unpacked sheet",
            "the peak of a process of its own, beyond what a small workbook took", 1, "megabytes",
        ),
    ]  # fmt: skip


def _plan(store: Store, content: bytes) -> None:
    plan = plan_file(store, content, "revised.xlsx", Asked(PARTNER))
    if plan.errors or not plan.parts[0].changed:
        raise RuntimeError("The benchmark's workbook changes nothing.")


def _growth(address: str, folder: Path, small: bytes, large: bytes) -> int:
    """Return by how many kilobytes a process grows that plans the large workbook."""
    paths = [folder / "small.xlsx", folder / "large.xlsx"]
    for path, content in zip(paths, (small, large), strict=True):
        path.write_bytes(content)
    command = [sys.executable, "-c", _GROWTH, address, *map(str, paths)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _unpacked(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.getinfo("xl/worksheets/sheet1.xml").file_size
