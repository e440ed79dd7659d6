"""The indicators, a module a theme, found by walking this folder.

A new indicator is a new constant in one of the modules, or in a new one, and nothing else.
"""

import importlib
import pkgutil
from functools import cache

from metrics.indicator import LEVELS, THEMES, Indicator


@cache
def indicators() -> dict[str, Indicator]:
    """Return every indicator by code, in the order of themes and levels."""
    found: dict[str, Indicator] = {}
    for module in pkgutil.iter_modules(__path__):
        declared = vars(importlib.import_module(f"{__name__}.{module.name}")).values()
        found |= {one.code: one for one in declared if isinstance(one, Indicator)}
    themes, levels = list(THEMES), list(LEVELS)
    order = sorted(
        found.values(), key=lambda one: (themes.index(one.theme), levels.index(one.level))
    )
    return {one.code: one for one in order}


def indicator(code: str) -> Indicator:
    """Return the indicator with ``code``.

    Raises:
        KeyError: there is none.
    """
    return indicators()[code]
