"""How every command line ends: what it says where something is wrong, and its exit status."""

import os
import sys
from collections.abc import Callable

from data.load_options import WrongUse
from data.problems import Refused

#: As of a program that its reader's end has stopped (128 and the number of SIGPIPE).
UNREAD = 141


def carry_out(act: Callable[[], int]) -> int:
    """Do what a command is for; return its exit status.

    Args:
        act: does it, and returns the status where nothing stopped it.

    Returns:
        What ``act`` did; 1 where something was refused; 2 for wrong use, or a file that cannot be
        read or written; 141 where whoever reads what is printed has seen enough (``| head``).
    """
    try:
        status = act()
        # What is still to be printed is printed here, where it can be seen that nobody reads it.
        sys.stdout.flush()
    except Refused as refused:
        for problem in refused.problems:
            print(f"{problem.message} {problem.fix}", file=sys.stderr)
        return 1
    except WrongUse as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # At its end Python would try once more to print, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except OSError as error:
        print(f"{error.filename or 'The file'}: {error.strerror}.", file=sys.stderr)
        return 2
    return status
