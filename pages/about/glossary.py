import streamlit as st

from data.kinds import kinds
from metrics.catalogue import indicators
from metrics.indicator import THEMES
from pages.parts import frame
from pages.parts.definitions import define, facts
from pages.parts.guard import links, require
from reports.wording import LEGEND, METHODS

require("funder", "staff", "government", "administrator")
frame.heading(
    "Glossary",
    "What every figure and every column means, from the declarations they are made of.",
)

part = st.segmented_control(
    "Show",
    ["Indicators", "Sheets", "Symbols"],
    default="Indicators",
    required=True,
    key="show",
    bind="query-params",
)
if part == "Indicators":
    for theme, name in THEMES.items():
        some = [one for one in indicators().values() if one.theme == theme]
        if some:
            st.subheader(name, anchor=False)
        for one in some:
            st.page_link(
                "pages/results/indicator.py",
                label=one.title,
                query_params=links(indicator=one.title),
            )
            st.html(f'<p class="quiet">{one.question}</p>')
            define(one)
elif part == "Sheets":
    for kind in kinds().values():
        with st.expander(f"{kind.title}: {kind.summary()}"):
            facts(
                {
                    f"{column.title}{' *' if column.required else ''}": column.note
                    + (f" One of: {', '.join(column.choices.labels)}." if column.choices else "")
                    for column in kind.columns().values()
                }
            )
    st.caption("\\* must be filled in.")
else:
    facts(LEGEND | METHODS)
