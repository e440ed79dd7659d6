"""The way back from a figure: the submissions and rows it was made of. For staff only."""

import pandas as pd
import streamlit as st

from data.cells import shown
from metrics.indicator import Indicator
from metrics.trace import trace
from pages.parts.caches import known, the_store
from pages.parts.filters import Filters
from pages.parts.guard import require


def trace_of(one: Indicator, filters: Filters) -> None:
    """Show the rows behind the figure of the window."""
    require("staff", "administrator")
    st.subheader("Where it comes from", anchor=False)
    rows, count = trace(the_store(), one, filters.window, filters.where)
    if not rows:
        st.write("No row of this period is behind it.")
        return
    partners = known()["partner"]
    numbers = len({row.submission for row in rows})
    st.html(
        f'<p class="quiet">{count:,} rows in {numbers:,} submissions'
        f"{f'; the first {len(rows)} are listed' if count > len(rows) else ''}. "
        "A row that does not count is another partner's report of the same thing.</p>"
    )
    frame = pd.DataFrame(
        [
            {
                "Submission": row.submission,
                "Partner": partners.get(row.partner, row.partner),
                "File": row.file,
                "Sheet": row.sheet,
                "Row": row.row,
                "What": row.what,
                "Counts": "yes" if row.counted else "no",
                **{
                    name.replace("_", " ").capitalize(): "" if value is None else shown(value)
                    for name, value in row.values.items()
                },
            }
            for row in rows
        ]
    )
    st.dataframe(frame, hide_index=True, alt="The rows behind the figure", height="auto")
