"""The command line of reports: ``python -m reports``.

Exit 0: done, or the same. 1: problems in the input, or differences. 2: wrong use.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from data.command_line import carry_out
from data.store import Store, open_store
from reports.documents.commands import add_reports
from reports.releases.commands import add_releases


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    given = _parser().parse_args(arguments)
    run: Callable[[Store, argparse.Namespace], int] = given.run

    def act() -> int:
        with open_store() as store:
            return run(store, given)

    return carry_out(act)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m reports", description="Releases and reports.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add_reports(commands)
    add_releases(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
