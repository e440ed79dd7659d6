"""Which figures of the whole coalition a release hides: nobody publishes them gone unknowingly."""

from collections.abc import Iterable

from metrics.catalogue import indicators
from metrics.dimensions import Labels
from metrics.releases.contents import Figure
from metrics.windows import Window
from reports.wording import stratum


def hidden_headlines(
    figures: Iterable[Figure], quarter: str, known: Labels
) -> dict[str, list[str]]:
    """Return stretch of time → the indicators whose figure of the whole coalition is hidden in it.

    The release's own quarter, of which it is, stands first; other quarters are left out.

    Args:
        figures: of the release, of the whole coalition.
        quarter: the quarter it is as of.
        known: how codes are called.
    """
    windows: dict[Window, list[str]] = {}
    for figure in figures:
        result = figure.result
        own = result.window.quarters == (quarter,)
        if result.estimate.status == "[c]" and (own or len(result.window.quarters) > 1):
            one = indicators()[result.code]
            which = stratum(one, result, known)
            name = f"{one.title} ({which})" if which else one.title
            windows.setdefault(result.window, []).append(name)
    ordered = sorted(windows, key=lambda window: (len(window.quarters), window.periods))
    return {window.label: windows[window] for window in ordered}
