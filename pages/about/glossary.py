from html import escape

import streamlit as st

from data.kinds import kinds
from metrics.catalogue import indicators
from metrics.indicator import ADDITIVITY, LEVELS, THEMES
from pages.parts import frame
from pages.parts.guard import links, require
from reports.wording import SYMBOLS

require("funder", "staff", "government", "administrator")
frame.heading(
    "Glossary", "What every figure and every column means, from the declarations they are made of."
)


def facts(pairs: dict[str, str]) -> None:
    rows = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in pairs.items() if v)
    st.html(f'<dl class="facts">{rows}</dl>')


part = st.segmented_control(
    "Show", ["Indicators", "Sheets", "Symbols"], default="Indicators", required=True, key="show",
    bind="query-params",
)  # fmt: skip
if part == "Indicators":
    for theme, name in THEMES.items():
        some = [one for one in indicators().values() if one.theme == theme]
        if some:
            st.subheader(name, anchor=False)
        for one in some:
            st.page_link(
                "pages/results/indicator.py", label=one.title,
                query_params=links(indicator=one.title),
            )  # fmt: skip
            facts(
                {
                    "Question": one.question,
                    "Level": LEVELS[one.level],
                    "Definition": one.definition,
                    "Over time": ADDITIVITY[one.additivity],
                    "Keep in mind": one.caveat,
                    "In the framework": f"“{one.source}”",
                    "Worked example": one.example.because,
                    "Code": f"{one.code}, version {one.version}",
                }
            )
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
    st.caption(r"\* must be filled in.")
else:
    facts(SYMBOLS | {
        "usual range": "The control limits of the quarters before (XmR chart: mean ± 2.66 × mean "
        "moving range), once there are eight quarters. Inside it, a change is no more than the "
        "usual ups and downs.",
        "95 % interval": "Wilson's interval of a proportion: the range of shares that fit what was "
        "seen.",
    })  # fmt: skip
