"""Ready instruments: questionnaires and an interview guide of our own wording, to be used as is.

Each is declared once, in a module of ``ready``, and found by walking that folder. A new instrument
is a new module with one ``INSTRUMENT`` in it, and nothing else.
"""

import importlib
import pkgutil
from functools import cache

from data.instruments import ready
from data.instruments.instrument import (
    LANGUAGES,
    OWN_NAMES,
    Guide,
    Instrument,
    Question,
    Words,
)

__all__ = [
    "LANGUAGES", "OWN_NAMES", "Guide", "Instrument", "Question", "Words", "guides", "instruments",
    "library",
]  # fmt: skip


@cache
def library() -> dict[str, Instrument | Guide]:
    """Return every instrument by code (``"SIGNS"``), guides for conversations last."""
    modules = (
        importlib.import_module(f"{ready.__name__}.{module.name}")
        for module in pkgutil.iter_modules(ready.__path__)
    )
    found: list[Instrument | Guide] = [module.INSTRUMENT for module in modules]
    return {one.code: one for one in sorted(found, key=lambda one: (one.place, one.code))}


def instruments() -> dict[str, Instrument]:
    """Return the questionnaires by code."""
    return {code: one for code, one in library().items() if isinstance(one, Instrument)}


def guides() -> dict[str, Guide]:
    """Return the guides for conversations by code."""
    return {code: one for code, one in library().items() if isinstance(one, Guide)}
