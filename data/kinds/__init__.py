"""The kinds of sheet, one module each, found by walking this folder.

A new kind is a new module with one ``Row`` class in it, and nothing else.
"""

import importlib
import pkgutil
from functools import cache

from data.row import Row


@cache
def kinds() -> dict[str, type[Row]]:
    """Return every kind of sheet by name (``"events"``), in the order of the template."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    found = [kind for kind in Row.__subclasses__() if kind.__module__.startswith(__name__)]
    return {
        kind.kind_name(): kind
        for kind in sorted(found, key=lambda kind: (kind.place, kind.kind_name()))
    }


def kind(name: str) -> type[Row]:
    """Return the kind called ``name``."""
    return kinds()[name]


@cache
def lists() -> dict[str, str]:
    """Return the lists whose names other sheets take up → what one of each is called.

    ``partners`` → partner, ``areas`` → area, ``grants`` → grant.
    """
    return {
        name: name.removesuffix("s")
        for name, kind in kinds().items()
        if kind.reference and {"code", "name"} <= kind.columns().keys()
    }
