"""What the overview's time goes into: one line for each source of totals and kind of sheet."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

from benchmarks import coalition, overview
from metrics import totals


def lines() -> Iterator[str]:
    """Iterate over the sources, the dearest first, at both sizes."""
    for rows in (overview.FEW, overview.MANY):
        store, _ = coalition.stored(rows)
        overview.ask(store)
        spent: Counter[tuple[str, str]] = Counter()
        listening = {name: _timed(name, of, spent) for name, of in totals._SOURCES.items()}
        start = time.perf_counter()
        with patch.dict(totals._SOURCES, listening):
            overview.ask(store)
        whole = time.perf_counter() - start
        yield f"At {rows:,} sign-ins: {whole * 1000:.0f} ms"
        for (source, kind), took in spent.most_common():
            yield f"  {source:8} {kind:14} {took * 1000:7.1f} ms"
        yield f"  {'the rest':23} {(whole - sum(spent.values())) * 1000:7.1f} ms"


def _timed(name: str, of: Callable[..., Any], spent: Counter[Any]) -> Callable[..., Any]:
    def asked(connection: Any, kind: str, *others: Any) -> list[Any]:
        start = time.perf_counter()
        found = list(of(connection, kind, *others))
        spent[name, kind] += time.perf_counter() - start  # type: ignore[assignment]
        return found

    return asked
