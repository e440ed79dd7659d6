"""What stands around every page: the look, the chips, the opening of an empty store."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from zlib import crc32

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.demo.loading import is_demonstration
from data.exports import LIVE
from data.kinds import kinds, lists
from data.periods import spoken
from data.submissions import is_empty
from data.template.book import write_template
from metrics.releases.keeping import current
from metrics.results import Result
from pages.parts import released
from pages.parts.caches import known, the_store
from pages.parts.guard import Person, links, person
from pages.parts.ledger import taking
from reports import demonstration, xlsx
from reports.charts import Drawn
from reports.tables import as_csv, notes_of
from reports.wording import LEGEND
from reports.xlsx import as_xlsx

#: What figures are that nobody has approved.
LOOK = Path(__file__).with_name("look.css")
MARK = Path(__file__).with_name("mark.svg")


def put_on_look() -> None:
    """Give the page its type and space, and the product its name."""
    st.html(LOOK)
    st.logo(MARK, size="large")


def chips(*more: str, figures: bool = True) -> None:
    """Say what kind of figures a page shows, live or released, and whether they are made up."""
    outside = figures and not person().works_here
    words = [f'<span class="chip">{escape(_kind_of_figures())}</span>'] if figures else []
    if outside and (which := released.which()):
        words.append(f'<span class="chip">{escape(which)}</span>')
    if is_demonstration(the_store()):
        words.append('<span class="chip demo">demonstration: everything here is fictional</span>')
    words += [f'<span class="chip">{escape(text)}</span>' for text in more if text]
    st.html(f'<div class="chips">{"".join(words)}</div>')
    if outside:
        released.say_withdrawn()


def _kind_of_figures() -> str:
    """Return what the figures on the page are: live, or those of a release."""
    if person().works_here:
        return LIVE
    release = current(the_store())
    return release.name if release else "nothing released"


def heading(text: str, lead: str) -> None:
    """Show the title of a page without figures, and a leading sentence."""
    st.title(text, anchor=False)
    chips(figures=False)
    st.html(f'<p class="lead">{escape(lead)}</p>')


def chart(drawn: Drawn, alt: str) -> None:
    """Show a chart under its words."""
    title, measure = escape(drawn.finding), escape(drawn.measure)
    st.html(f'<h3 class="finding">{title}</h3><p class="quiet">{measure}</p>')
    alt = " ".join((alt, *drawn.notes))
    with _wide_enough(drawn):
        st.plotly_chart(drawn.figure, theme=None, config={"displayModeBar": False}, alt=alt)
    if drawn.notes:
        lines = "".join(f"<li>{escape(words)}</li>" for words in drawn.notes)
        st.html(f'<ol class="notes" aria-label="Dated notes on this chart">{lines}</ol>')


def _wide_enough(drawn: Drawn) -> DeltaGenerator:
    """Return where a chart is put: it is scrolled where the page is too narrow to read it."""
    if not drawn.least:
        return st.container()
    key = f"wide-{crc32(f'{drawn.finding} {drawn.measure}'.encode())}"
    chart = '[data-testid="stElementContainer"]:has([data-testid="stPlotlyChart"])'
    st.html(
        f"<style>.st-key-{key} {{ overflow-x: auto; }} "
        f".st-key-{key} {chart} {{ min-width: {drawn.least}px; }}</style>"
    )
    return st.container(key=key)


def twin(table: pd.DataFrame, name: str) -> None:
    """Offer the table that says the same as the chart above it, to read and to take along."""
    with st.expander("The same as a table"):
        show_table(table, name)


def show_table(table: pd.DataFrame, name: str) -> None:
    """Show a table of figures with its symbols explained, and as files."""
    st.table(table, hide_index=True, border="horizontal")
    # Written now: what the page shows and what its file says are of one moment.
    mark, taken = _mark(), taking(name)
    with st.container(horizontal=True):
        st.download_button(
            "Download the table (CSV)",
            lambda: taken("csv", as_csv(table, mark)),
            file_name=f"{name}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"table {name}",
        )
        st.download_button(
            "Download the table (Excel)",
            lambda: taken("xlsx", as_xlsx(table, name, notes_of(table), mark)),
            file_name=f"{name}.xlsx",
            mime=xlsx.TYPE,
            on_click="ignore",
            key=f"workbook {name}",
        )


def _mark() -> str:
    """Return what a file says of its figures: live or released, and whether they are made up."""
    made_up = "; demonstration: everything here is fictional"
    return _kind_of_figures() + made_up * is_demonstration(the_store())


def explain_symbols(results: Sequence[Result]) -> None:
    """Say under a chart what its symbols mean."""
    found = sorted({result.estimate.status for result in results} - {"ok"})
    if found:
        st.caption("; ".join(f"{symbol} {LEGEND[symbol]}" for symbol in found) + ".")


def choose_template() -> None:
    """Offer the template with all sheets, or with chosen ones."""
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    with left:
        chosen = st.multiselect(
            "Sheets in the template",
            list(kinds()),
            format_func=lambda name: kinds()[name].title,
            placeholder="All",
        )
    with right:
        template_button(chosen)


def template_button(chosen: Sequence[str] = ()) -> None:
    """Offer the template: the chosen sheets, or all; the names of all lists in its drop-downs."""

    def make() -> bytes:
        listed = {name: sorted(known().get(one, {}).values()) for name, one in lists().items()}
        wanted = [kinds()[name] for name in kinds() if name in chosen or not chosen]
        return write_template(wanted, listed["partners"], listed["areas"], grants=listed["grants"])

    st.download_button(
        "Download the template",
        make,
        file_name="Template.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
        icon=":material/download:",
    )


def opening(someone: Person) -> bool:
    """On an empty store, offer the two ways to begin; say whether it did.

    To everyone but staff, say that nothing is released while nothing is.
    """
    if not is_empty(the_store()):
        return _opening_unreleased(someone)
    st.title("Prevention Impact", anchor=False)
    st.html(
        '<p class="lead">Partners of a coalition report each quarter what they did to prevent '
        "human trafficking. This is where their workbooks become figures one can stand by.</p>"
    )
    if not someone.works_here:
        st.info("Nothing has been reported yet. Program staff upload the first workbook.")
        return True
    left, right = st.columns(2, gap="large")
    with left, st.container(border=True, key="begin-demo"):
        st.subheader("Explore the demonstration coalition", anchor=False)
        st.write(
            "Ten fictional partners in twelve fictional districts, twelve quarters of workbooks. "
            "It takes under a minute and can be removed again."
        )
        if st.button("Explore the demonstration coalition", type="primary"):
            bar = st.progress(0.0, "Reading the first workbook")
            demonstration.load(the_store(), lambda share, what: bar.progress(share, what))
            st.rerun()
    with right, st.container(border=True, key="begin-own"):
        st.subheader("Start with our own data", anchor=False)
        st.write(
            "Download the template, fill in the sheets you report, and upload it. Partners and "
            "areas come first; they can be in the same workbook."
        )
        template_button()
        st.page_link("pages/records/upload.py", label="Go to upload", query_params=links())
    return True


def _opening_unreleased(someone: Person) -> bool:
    if someone.works_here or current(the_store()):
        return False
    st.title("Prevention Impact", anchor=False)
    chips()
    released.say_nothing_yet()
    return True


def spoken_quarter(quarter: str) -> str:
    """Return a quarter as people say it; the coalition's lists have none."""
    return spoken(quarter) if quarter else "—"
