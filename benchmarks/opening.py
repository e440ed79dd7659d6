"""From a fresh interpreter to an open store, ready to answer."""

import subprocess
import sys
import tempfile

from benchmarks.measurement import Measurement, seconds, take_turns

LIMIT = 1.0
REPETITIONS = 5
_OPEN = """
import sys
import metrics.results
from data.store import open_store
from metrics.catalogue import indicators
indicators()
open_store(sys.argv[1])
"""


def measure() -> list[Measurement]:
    """Return the time from starting Python to an open store that has its tables already."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", _OPEN, f"sqlite:///{folder}/impact.db"]

        def start() -> None:
            subprocess.run(command, check=True)

        start()
        taken = take_turns({"ours": lambda: seconds(start)}, REPETITIONS)
    return [
        Measurement(
            "Import metrics and open a store",
            taken["ours"],
            LIMIT,
            1.0,
            "one second",
            "a new process: Python, the imports, all indicators, an SQLite store that exists",
            REPETITIONS,
        )
    ]
