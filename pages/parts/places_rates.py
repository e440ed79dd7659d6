"""Areas side by side: rates with intervals, smoothed ones, and the funnel."""

from collections.abc import Sequence

import streamlit as st

from metrics.comparing import Kind
from metrics.places import Compared
from pages.parts import frame
from pages.parts.places import Shown, quiet
from reports import places as words
from reports.charts import Dot, funnel, rates


def _largest_first(told: Sequence[words.Told]) -> list[words.Told]:
    """Return areas by their figure; those without one last."""
    return sorted(told, key=lambda pair: (pair[1].value is None, -(pair[1].value or 0)))


def show_rates(shown: Shown) -> None:
    """Show areas with their intervals, the population they rest on, and ranks with their range."""
    st.subheader("Areas side by side", anchor=False)
    one = shown.one
    ordered = _largest_first(shown.told)
    compared = shown.compared if isinstance(shown.compared, Compared) else None
    dots = [
        Dot(shown.names[p.area.code], words.figure(one, e), e.value, e.low, e.high)
        for p, e in ordered
    ]
    every = words.together(one, ordered, shown.residents)
    finding = words.intervals_finding(one, ordered, shown.residents)
    drawn = rates(dots, every, one.is_share, (finding, shown.measure(shown.unit)))
    frame.chart(drawn, words.reading(one, ordered, shown.names, shown.unit))
    if any(e.low is not None for _, e in ordered):
        quiet("The line through a dot is its 95 % interval; where two overlap, their order may be "
              "chance. The dashed line is all areas together.")  # fmt: skip
    if compared is None:
        quiet(words.why_not(one, str(shown.compared)))
    elif compared.ranks:
        quiet("A rank stands beside the ranks that cannot be ruled out.")
    window = shown.filters.window.label
    twin = words.table(one, ordered, shown.names, window, shown.residents, compared)
    frame.twin(twin, f"{one.title} by area")


def show_smoothed(shown: Shown) -> None:
    """Show rates as counted beside smoothed ones, and why."""
    compared = shown.compared
    if not isinstance(compared, Compared) or not compared.smooth:
        return
    st.subheader("Rates of small areas, smoothed", anchor=False)
    pairs = sorted(
        zip(compared.places, compared.smooth, strict=True), key=lambda pair: -pair[1].rate
    )
    dots = [
        Dot(
            shown.names[place.area.code],
            f"{words.amount(shown.one, s.raw)}, smoothed {words.amount(shown.one, s.rate)}",
            s.raw,
            smooth=s.rate,
        )
        for place, s in pairs
    ]
    finding = words.smoothing_finding(shown.one, compared, shown.names)
    drawn = rates(
        dots, compared.funnel.overall, False, (finding, shown.measure(f"smoothed, {shown.unit}"))
    )
    said = "; ".join(f"{dot.name} {dot.figure}" for dot in dots)
    frame.chart(drawn, f"{shown.one.title}, {shown.unit}, as counted and smoothed: {said}.")
    quiet(f"Hollow: as counted. Full: smoothed. {words.WHY_SMOOTH}", _left_out(shown, compared))
    twin = words.smoothing_table(shown.one, compared, shown.names, shown.residents)
    frame.twin(twin, f"{shown.one.title} by area, smoothed")


def show_funnel(shown: Shown) -> None:
    """Show which areas lie outside what chance alone explains."""
    compared = shown.compared
    if not isinstance(compared, Compared):
        return
    st.subheader("What chance alone explains", anchor=False)
    one, names = shown.one, [shown.names[place.area.code] for place in compared.places]
    kind: Kind = "share" if one.is_share else "rate"
    finding = words.funnel_finding(compared, shown.names)
    size = one.unit if one.is_share else "residents"
    drawn = funnel(
        compared.funnel, names, kind, size, (finding, shown.measure(shown.unit)), shown.residents
    )
    pairs = zip(names, compared.funnel.spots, strict=True)
    said = "; ".join(
        f"{name} {words.amount(one, spot.value)}, {words.where(spot)}" for name, spot in pairs
    )
    frame.chart(drawn, f"{finding}. {one.title}, {shown.unit}: {said}.")
    quiet(words.CHANCE, _left_out(shown, compared))
    twin = words.funnel_table(one, compared, shown.names, shown.residents)
    frame.twin(twin, f"{one.title} by area, limits of chance")


def _left_out(shown: Shown, compared: Compared) -> str:
    """Say which areas are not in a comparison; the rest is worked out as if they did not exist."""
    held = {place.area.code for place in compared.places}
    out = [shown.names[p.area.code] for p in shown.places if p.area.code not in held]
    if not out:
        return ""
    return (
        f"Left out, because they have no figure that can be shown: {', '.join(out)}. All areas "
        "together means those in the chart."
    )
