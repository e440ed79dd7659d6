"""The command line of reports: ``python -m reports``.

Exit 0: done, or the same. 1: problems in the input, or differences. 2: wrong use.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from data.problems import Refused
from data.store import Store, open_store
from reports.documents.commands import add_reports
from reports.releases.commands import add_releases


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    given = _parser().parse_args(arguments)
    run: Callable[[Store, argparse.Namespace], int] = given.run
    try:
        with open_store() as store:
            return run(store, given)
    except Refused as refused:
        for problem in refused.problems:
            print(f"{problem.message} {problem.fix}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'The file'}: {error.strerror}.", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m reports", description="Releases and reports.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add_reports(commands)
    add_releases(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
