"""Everything that can be wrong with an upload: each thing worded once, with its way out.

A module a subject, found by walking the folder; a thing worded twice is refused.
"""

import pkgutil
from importlib import import_module

from data.messages.entry import ERROR, NOTE, WARNING, Entry

__all__ = ["ENTRIES", "ERROR", "NOTE", "WARNING", "Entry"]


def _found() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for module in pkgutil.iter_modules(__path__):
        own: dict[str, Entry] = getattr(import_module(f"{__name__}.{module.name}"), "ENTRIES", {})
        if twice := found.keys() & own.keys():
            raise ValueError(f"Worded twice: {', '.join(sorted(twice))}.")
        found |= own
    return found


#: Its name for machines → what can be wrong.
ENTRIES = _found()
