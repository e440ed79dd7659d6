"""What a release hides: how much, by which rule, and what an attacker could know of it. For staff.

Whoever is told which figure is small itself is told that it is small: nothing here is for others.
"""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from metrics.catalogue import indicators
from metrics.dimensions import label
from metrics.protection import Loss
from metrics.releases.audited import Audited, Known, audit_of, figures_in, hidden_figures
from metrics.releases.contents import Figure
from metrics.releases.keeping import Kept
from metrics.releases.stages import Stage
from pages.parts import boards, steps
from pages.parts.caches import known, the_store
from reports.releases.differing import place
from reports.releases.headlines import because, corrections
from reports.wording import number, plural

#: So many rows of a list are shown.
_SHOWN = 15
_RULES = {"primary": "primary: small itself", "complementary": "complementary: guards others"}
_WHY = {"unseen": "small, and stands nowhere"} | {name: name for name in _RULES}
#: Why there are not as many numbers as figures.
_NUMBERS = (
    "Numbers are not figures: a share rests on two of them, one may stand in several figures, and "
    "those that earlier releases told are attacked as well. So the two are not as many."
)
_WAYS = {
    "lost": "As it is built",
    "lost_primary": "Hiding small numbers only, which gives them away",
    "lost_rows": "Hiding each row with a small number in it",
    "lost_rounded": "Rounding every number to 5",
}


def look(found: Stage) -> None:
    """Show what is hidden in the release of a quarter that waits, else in the one published."""
    steps.begin(5, "Look at what is hidden")
    one = found.waiting or found.published
    if one is None:
        st.write("Once a release is built, what it hides is shown here.")
        return
    with the_store().reading() as connection:
        audit, count = audit_of(connection, one.number), figures_in(connection, one.number)
        hidden = hidden_figures(connection, one.number)
    if audit is None:
        st.write(f"No audit for staff was kept with release {one.number}.")
        return
    st.write(_summary(one, audit, count))
    _losses(audit.losses, audit.best)
    _attacked(audit)
    if hidden:
        _list(hidden, audit, one)


def _summary(one: Kept, audit: Audited, count: int) -> str:
    hidden, counts = len(audit.rules), audit.counts
    are = "figure is" if count == 1 else "figures are"
    return (
        f"In release {one.number}, {number(hidden)} of {number(count)} {are} hidden: "
        f"{number(counts['primary'])} because they are small or rest on a small number (primary), "
        f"and {number(counts['complementary'])} because others could be worked out from them "
        f"(complementary). {corrections(audit.corrected, one.number)}".rstrip()
    )


def _losses(losses: Mapping[str, Loss], best: bool) -> None:
    with st.expander("What hiding costs, against other ways"):
        base = losses["lost_primary"].weight
        lines = [
            (
                words,
                [
                    ("", number(losses[way].cells)),
                    ("", number(losses[way].weight)),
                    ("", f"× {losses[way].weight / base:.1f}" if base else "–"),
                ],
            )
            for way, words in _WAYS.items()
        ]
        heads = ("Way", "Numbers", "Weight", "Against")
        boards.show_stacked("What hiding costs", heads, lines)
        proven = "No choice that protects as much loses less." if best else ""
        st.caption(
            "Against: how much is lost for each unit that hiding small numbers only would lose. A "
            f"number of the whole coalition weighs as much as many of a breakdown. {proven}"
        )


def _attacked(audit: Audited) -> None:
    refused = [one for one in audit.known if not one.ok]
    if refused:
        count = plural(len(refused), "hidden number", "hidden numbers")
        st.error(f"The attacker's audit refuses the release: {count} could be narrowed down.")
    else:
        count = plural(len(audit.known), "hidden number", "hidden numbers")
        st.write(
            f"The attacker's audit is passed: of {count}, none can be narrowed below its "
            "protection by anybody who knows everything that is published."
        )
    st.html(f'<p class="quiet">{_NUMBERS}</p>')
    told = [one for one in audit.known if one.told_by is not None]
    if told:
        _told(told)
    narrow = sorted(refused or audit.known, key=_interest)[:_SHOWN]
    if narrow:
        with st.expander("What an attacker can know: the narrowest ranges"):
            boards.show_stacked(
                "The narrowest ranges",
                ("Number", "Of", "Rule", "Could be", "Audit"),
                [_line(one) for one in narrow],
            )


def _told(told: Sequence[Known]) -> None:
    """Say what earlier releases alone gave away: nothing that is hidden now could protect it."""
    count = plural(len(told), "hidden number", "hidden numbers")
    by = ", ".join(map(str, sorted({one.told_by for one in told if one.told_by is not None})))
    st.warning(
        f"Of {count}, too much was known before this release, from release {by} and those before "
        "it. What is told stays told: this release adds nothing to it, and could not take it back."
    )
    boards.show_stacked(
        "Known from earlier releases alone",
        ("Number", "Of", "Told by", "Known to be"),
        [(one.what, [("", escape(text)) for text in _told_line(one)]) for one in told[:_SHOWN]],
    )


def _told_line(one: Known) -> tuple[str, str, str]:
    of = [one.window, *(label(known(), name, value) for name, value in one.group)]
    return ", ".join(of), f"release {one.told_by}", _span(one)


def _interest(one: Known) -> tuple[bool, float]:
    """Order small numbers before those that guard them, and narrow ranges before wide ones."""
    width = float("inf") if one.high is None else one.high - one.low
    return one.rule == "complementary", width


def _line(one: Known) -> tuple[str, list[tuple[str, str]]]:
    of = [one.window]
    of += [label(known(), name, value) for name, value in one.group]
    audit = "told before" if one.told_by is not None else "ok" if one.ok else "refused"
    said = (", ".join(of), _WHY.get(one.rule, one.rule), _span(one), audit)
    return one.what, [("", escape(text)) for text in said]


def _span(one: Known) -> str:
    """Return a range in words; who does not know whether a number fell or rose knows no least."""
    if one.low < 0:
        return "any number" if one.high is None else f"{one.high} or less"
    return f"{one.low} or more" if one.high is None else f"{one.low} to {one.high}"


def _list(hidden: Mapping[int, Figure], audit: Audited, one: Kept) -> None:
    codes = dict.fromkeys(figure.result.code for figure in hidden.values())
    titles = {indicators()[code].title: code for code in codes}
    with st.expander("Which figures are hidden, and by which rule"):
        title = st.selectbox("Indicator", list(titles), key="hidden of")
        some = {
            line: figure
            for line, figure in sorted(hidden.items(), key=_latest_first)
            if figure.result.code == titles[title]
        }
        shown = list(some.items())[:_SHOWN]
        boards.show_stacked(
            f"Hidden figures of {title}",
            ("Figure", "By", "Rule"),
            [_hidden(figure, _rule(audit, line, one.number)) for line, figure in shown],
        )
        if len(some) > len(shown):
            st.caption(f"The latest {len(shown)} of {len(some)} are shown.")


def _latest_first(held: tuple[int, Figure]) -> tuple[int, int]:
    line, figure = held
    return -int(figure.result.window.last_day.toordinal()), line


def _rule(audit: Audited, line: int, release: int) -> str:
    """Return by which rule a figure is hidden, and for which correction."""
    rule = audit.rules.get(line, "")
    said, corrected = _RULES.get(rule, rule), audit.corrected.get(line)
    return said if corrected is None else f"{said}, {because(corrected, release)}"


def _hidden(figure: Figure, rule: str) -> tuple[str, Sequence[tuple[str, str]]]:
    by = ", ".join(figure.by).replace("_", " ") or "the whole coalition"
    return place(figure, known()), [("", escape(by)), ("", escape(rule))]
