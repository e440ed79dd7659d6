"""How every command line ends: with a sentence and a status, and quietly where nobody reads on."""

import os
import subprocess
import sys

import pytest

from data.command_line import UNREAD, carry_out
from data.load_options import WrongUse
from data.problems import Problem, Refused


@pytest.mark.parametrize(
    ("raised", "status", "words"),
    [
        (Refused([Problem("no_release", found="7")]), 1, "There is no release 7. Look it up"),
        (WrongUse("“x” is no indicator."), 2, "“x” is no indicator."),
        (FileNotFoundError(2, "No such file", "Report.xlsx"), 2, "Report.xlsx: No such file."),
    ],
)
def test_what_stops_a_command_is_said(
    raised: Exception, status: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def act() -> int:
        raise raised

    assert carry_out(act) == status
    said = capsys.readouterr()
    assert (said.out, said.err[: len(words)]) == ("", words)


def test_its_own_status_stands_where_nothing_stops_it() -> None:
    assert carry_out(lambda: 3) == 3


@pytest.mark.parametrize("command", ["data instruments", "metrics list", "reports releases"])
def test_it_ends_quietly_where_nobody_reads_what_is_printed(command: str) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    module, *words = command.split()
    ended = subprocess.run(
        [sys.executable, "-m", module, *words], stdout=writes, stderr=subprocess.PIPE, check=False
    )
    os.close(writes)
    assert (ended.returncode, ended.stderr) == (UNREAD, b"")
