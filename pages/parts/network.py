"""Partners and what they did together: graph, matrix, credits, types, quarter by quarter."""

from html import escape

import streamlit as st

from data.periods import following
from metrics.network import Network, networks
from metrics.windows import Window, last_four, quarter_window
from pages.parts import frame, released
from pages.parts.caches import known, reported_span, the_store, today
from pages.parts.cards import cards
from pages.parts.definitions import facts
from pages.parts.figures import headline
from pages.parts.filters import Filters
from pages.parts.guard import Person, require
from reports import network as words
from reports.charts.network import graph, key
from reports.charts.ties import density, matrix, types
from reports.wording import number, per_cent

#: How many quarters the trend shows.
TREND = 12
#: What releases tell of the coalition as a whole.
RELEASED = ("partners_active", "partner_types", "joint_events", "coalition_engagement")
FOUR, ONE = "Four quarters up to it", "The quarter alone"
OUT, COUNTED = "Left out", "Counted"


def show_released(someone: Person, filters: Filters) -> None:
    """Show what a release tells of the coalition; who works with whom is in none."""
    released.say_not_in_it(words.NOT_RELEASED)
    found = headline(RELEASED, someone, filters)
    cards(list(found.values()), known(), filters, 2)


def choose_stretch(filters: Filters) -> Window:
    """Offer, for a quarter, the four quarters up to it: in one alone ties are few."""
    window = filters.window
    if len(window.quarters) > 1 or window.by_month:
        return window
    chosen = st.segmented_control(
        "Joint work of", [FOUR, ONE], default=FOUR, required=True, key="ties", bind="query-params"
    )
    return window if chosen == ONE else last_four(window.quarters[-1])


def choose_meetings() -> bool:
    """Offer to count coalition meetings as joint work."""
    chosen = st.segmented_control(
        "Coalition meetings", [OUT, COUNTED], default=OUT, required=True, key="meetings",
        bind="query-params",
        help="A meeting that all come to ties everybody to everybody. Who comes to meetings is an "
        "indicator of its own: coalition engagement.",
    )  # fmt: skip
    return chosen == COUNTED


def look(window: Window, meetings: bool) -> Network:
    """Return the network of a window; for staff."""
    require("staff", "administrator")
    (found,) = networks(the_store(), [window], meetings, today())
    return found


def _names() -> dict[str, str]:
    return known().get("partner", {})


def say(network: Network) -> None:
    """Say in plain words what the network is."""
    st.html(f'<p class="lead">{escape(words.summary(network, _names()))}</p>')
    if network.partial:
        st.caption(f"Not whole yet: {network.partial.words}.")


def how_to_report() -> None:
    """Say how joint work gets here."""
    st.info(
        "Partners show as working together once an event or campaign names contributing partners, "
        "or two partners report it under the same code."
    )


def show_graph(network: Network) -> None:
    """Show the graph, and beside it what it comes to."""
    names = _names()
    left, right = st.columns([3, 2], gap="large")
    with left:
        alt = f"Graph. {words.summary(network, names)} {words.strongest(network, names)}."
        frame.chart(graph(network, names), alt)
        shapes = "".join(f"<span>{image} {escape(said)}</span>" for image, said in key(network))
        st.html(f'<p class="key">{shapes}<span>The wider a line, the more joint work.</span></p>')
    with right:
        alone = ", ".join(names.get(partner, partner) for partner in network.isolated)
        linked = len(network.partners) - len(network.isolated)
        share = per_cent(network.density or 0)
        facts(
            {
                "Linked": f"{linked} of {len(network.partners)} partners",
                "Groups": words.groups(network),
                "Without joint work": alone or "nobody",
                "Pairs": f"{len(network.ties)} of {network.possible} worked together ({share})",
                "Others worked with": f"{number(round(network.mean_ties or 0, 1))} on average",
            }
        )
        st.html(f'<p class="quiet beside">{escape(words.middle(network, names))}</p>')


def show_matrix(network: Network) -> None:
    """Show who did how much with whom."""
    names = _names()
    drawn = matrix(network, names)
    told = ". ".join(words.of_tie(tie, names) for tie in network.ties)
    frame.chart(drawn, f"Table of partners by partners. {told}.")
    frame.twin(words.ties_table(network, names), f"Joint work, {network.window.label}")


def show_credits(network: Network) -> None:
    """Show what each partner led and contributed to."""
    if not network.credits:
        return
    st.subheader("Led and contributed", anchor=False)
    frame.show_table(words.credits_table(network, _names()), f"Credits, {network.window.label}")
    st.caption(words.CREDITED)


def show_types(network: Network) -> None:
    """Show which types of partner there are, and the ties between them."""
    if not network.partners:
        return
    st.subheader("Types of partner", anchor=False)
    st.write(words.coverage(network))
    left, right = st.columns([2, 3], gap="large")
    with left:
        frame.show_table(words.coverage_table(network), f"Types, {network.window.label}")
    with right:
        if network.ties:
            told = words.types_told(network)
            frame.chart(types(network), f"Table of types by types. {told}")
            frame.twin(words.types_table(network), f"Ties between types, {network.window.label}")


def show_over_time(window: Window, meetings: bool) -> None:
    """Show how many of all pairs worked together, quarter by quarter."""
    held = reported_span()
    last = window.quarters[-1]
    first = max(held[0], following(last, 1 - TREND)) if held else last
    if first >= last:
        return
    quarters = [following(last, -back) for back in range(TREND)][::-1]
    kept = [quarter_window(quarter) for quarter in quarters if quarter >= first]
    series = networks(the_store(), kept, meetings, today())
    st.subheader("Over time", anchor=False)
    table = words.density_table(series)
    told = " ".join(f"{one.window.label}: {words.over_time([one])}." for one in series)
    frame.chart(density(series), told)
    lines = ["The share falls also when partners join, since there are more pairs."]
    if any(one.partial for one in series):
        lines.insert(0, "Hollow: the quarter is not whole yet, so it is not compared.")
    st.caption(" ".join(lines))
    frame.twin(table, f"Pairs that worked together by quarter to {window.label}")


def define() -> None:
    """Say how ties are counted."""
    st.subheader("How it is counted", anchor=False)
    facts(
        {
            "Joint work": "An event or campaign with two or more partners: one that leads, others "
            "that contribute or report it under the same code. It counts once for the coalition, "
            "and once for each pair of its partners. Trainings do not say who contributed.",
            "Tie": "Two partners with at least one joint work in the period.",
            "Group": "Partners linked directly or through others.",
            "In the middle": "The share of shortest links between two other partners that lead "
            "through one (betweenness; Freeman 1977). It says who connects, not who works most.",
            "Keep in mind": "What partners do together without an event or campaign in a workbook "
            "is not seen here. Few ties may mean little joint work, or little of it reported.",
        }
    )
