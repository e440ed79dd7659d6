"""How a survey was answered: item by item, by group of people, and as it was asked."""

from collections import defaultdict
from collections.abc import Sequence
from html import escape

import streamlit as st

from metrics.surveys import distribution
from metrics.surveys.hidden import protect_groups
from pages.parts import frame
from pages.parts.caches import known
from pages.parts.filters import Filters
from pages.parts.guard import Person, links
from reports import surveys_items as words
from reports import surveys_tables as tables
from reports.charts import answers as charts
from reports.charts.look import Drawn
from reports.surveys_said import SEVERAL
from reports.surveys_seen import Asked, Seen

ASKED, SHARE = "As they were asked", "Most favourable first"
EVERY = "Everything"
#: What people can be told apart by, as it is called.
GROUPS = {"audience": "Audience", "area": "Area"}


def show(seen: Seen) -> None:
    """Show how each item was answered, under its scale or what it measures."""
    st.subheader("Answers", anchor=False)
    closed = [one for one in seen.asked if one.item.scale != "open"]
    grouped = _grouped(closed)
    if not any(map(words.can_be_seen, closed)):
        st.info(words.ALL_HIDDEN)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        about = st.selectbox(
            "Questions about", [EVERY, *grouped], key="about", bind="query-params", width=320
        )
        order = st.segmented_control(
            "In which order",
            [ASKED, SHARE],
            default=ASKED,
            required=True,
            key="order",
            bind="query-params",
        )
    for heading, charted in grouped.items():
        if about not in (EVERY, heading, None):
            continue
        st.html(f'<h3 class="theme">{escape(heading)}</h3>')
        for place, some in enumerate(charted, 1):
            name = f"{heading} {place}" if len(charted) > 1 else heading
            _show_chart(_ordered(some, order or ASKED), seen, name)
    if any(one.item.scale == "open" for one in seen.asked):
        _say_open(seen)


def _grouped(asked: Sequence[Asked]) -> dict[str, list[list[Asked]]]:
    """Return heading → charts → the items in each."""
    found: dict[str, dict[tuple[str, ...], list[Asked]]] = defaultdict(dict)
    for one in asked:
        held = found[words.group_of(one.item)]
        held.setdefault(words.drawn_as(one.item), []).append(one)
    return {heading: list(charted.values()) for heading, charted in found.items()}


def _ordered(asked: Sequence[Asked], order: str) -> list[Asked]:
    if order == ASKED:
        return list(asked)

    def share(one: Asked) -> float:
        last = one.last
        return (last.favourable.value if last and last.favourable else None) or 0

    return sorted(asked, key=share, reverse=True)


def _show_chart(asked: list[Asked], seen: Seen, heading: str) -> None:
    shown = [one for one in asked if words.can_be_seen(one)]
    if shown:
        frame.chart(_drawn(shown, seen), words.told(shown))
        _show_key(shown)
    if hidden := words.hidden_items(asked):
        st.html(f'<p class="quiet">{escape(hidden)}</p>')
    name = f"{seen.survey.code}, {heading}, {seen.window.label}"
    frame.twin(tables.answers(asked, seen), name)


def _drawn(asked: list[Asked], seen: Seen) -> Drawn:
    first, of = asked[0], words.population(seen, asked)
    if first.item.scale == "zero_to_ten" and words.is_whole(first):
        return _histogram(first, of)
    blocks = [(words.block_words(one, seen), one.sides) for one in asked]
    if first.item.ordered:
        measure = f"Share of answers, % · {of}"
        return charts.diverging(blocks, words.most(asked), measure)
    if first.item.right:
        return charts.known(blocks, words.most(asked), f"Share of answers, % · {of}")
    several = f" {SEVERAL}" if first.item.scale == "multi_select" else ""
    measure = f"{first.item.wording} Share of those who answered · {of}.{several}"
    return charts.ticked(first.sides, words.commonest(first.last), measure)


def _histogram(one: Asked, of: str) -> Drawn:
    net = one.item.measures == "recommendation"
    last = one.last
    finding = words.most([one])
    if net and last:
        finding = f"Net score {words.net_words(last)}"
    measure = f"{one.item.wording} Share of answers from 0 to 10, % · {of}"
    return charts.histogram(one.sides, finding, measure, net)


def _show_key(asked: Sequence[Asked]) -> None:
    first = asked[0]
    colours = charts.key_of(first.item)
    if first.item.scale == "zero_to_ten" and not words.is_whole(first):
        colours = []
    shapes = [f"<span>{image} {escape(said)}</span>" for image, said in colours]
    if any(one.item.ordered and one.item.reverse for one in asked):
        shapes.append("<span>↺ reversed: agreeing is the unfavourable answer</span>")
    if words.has_together(asked):
        shapes.append(f"<span>{words.TOGETHER}</span>")
    if shapes:
        st.html(f'<p class="key">{"".join(shapes)}</p>')


def _say_open(seen: Seen) -> None:
    count = sum(one.item.scale == "open" for one in seen.asked)
    asked = "One question was" if count == 1 else f"{count} questions were"
    st.html(
        f'<p class="quiet">{asked} answered in people’s own words. Those are read and cleared one '
        "by one; what was coded of them stands under What people said.</p>"
    )
    st.page_link("pages/results/themes.py", label="Go to what people said", query_params=links())


def show_groups(seen: Seen, filters: Filters, someone: Person) -> None:
    """Show one question by who answered it: audience or area."""
    told = {
        name: {one.described[name] for one in seen.people if one.described[name]} for name in GROUPS
    }
    offered = [name for name, found in told.items() if len(found) > 1]
    items = {one.item.wording: one for one in seen.asked if one.item.ordered or one.item.right}
    if not offered or not items:
        return
    st.subheader("By who answered", anchor=False)
    left, right = st.columns([1, 2])
    by = left.segmented_control(
        "Told apart by", offered, default=offered[0], required=True,
        format_func=GROUPS.__getitem__, key="by", bind="query-params",
    )  # fmt: skip
    chosen = right.selectbox("Question", list(items), key="question", bind="query-params")
    one = items[chosen or next(iter(items))]
    _show_groups(one, by or offered[0], seen)


def _show_groups(one: Asked, by: str, seen: Seen) -> None:
    split, hidden = words.groups_shown(_split(one, by, seen))
    if not split:
        st.info(words.FEW_IN_GROUPS)
        return
    measure = f"{one.item.wording} Share of answers, % · {words.population(seen)}"
    draw = charts.diverging if one.item.ordered else charts.known
    drawn = draw(split, words.groups_finding(split), measure)
    frame.chart(drawn, words.groups_told(split))
    _show_key([Asked(one.item, dict(sides)) for _, sides in split])
    if hidden:
        st.html(f'<p class="quiet">{escape(hidden)}</p>')
    frame.twin(tables.groups(split, seen), f"{seen.survey.code}, {one.item.name} by {by}")


def _split(one: Asked, by: str, seen: Seen) -> words.Split:
    """Return how each group answered an item; protected where the page is."""
    labels = known().get(by, {})
    codes = {person.described[by] for person in seen.people}
    ordered = sorted(codes, key=lambda code: labels.get(code or "", "~"))
    people = {code: [p for p in seen.people if p.described[by] == code] for code in ordered}
    found = {}
    for wave, arm in one.sides:
        groups = [distribution(one.item, wave, people[code], arm) for code in ordered]
        if seen.profile:
            whole = distribution(one.item, wave, seen.people, arm)
            groups = protect_groups(whole, groups, seen.profile)
        found[wave, arm] = groups
    split = [
        (words.by_label(known(), by, code), {side: groups[at] for side, groups in found.items()})
        for at, code in enumerate(ordered)
    ]
    return [(name, told) for name, told in split if any(d.n != 0 for d in told.values())]


def show_wordings(seen: Seen, someone: Person) -> None:
    """Show the questions as they were asked."""
    st.subheader("Questions as they were asked", anchor=False)
    with st.expander("Wordings, languages and scoring"):
        frame.show_table(tables.wordings(seen), f"Questions of {seen.survey.code}")
