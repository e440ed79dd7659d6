import streamlit as st

from data.plan import ADD, REPLACE, Asked, Plan, plan_file
from data.problems import Refused
from data.submissions import commit
from pages.parts import frame, plans
from pages.parts.caches import known, reported_span, the_store
from pages.parts.guard import links, require
from reports.wording import plural

someone = require("staff", "administrator")
frame.heading(
    "Upload",
    "Drop in a workbook. What is wrong with it is listed with the cell and the way out, and what "
    "it would change is shown, before anything is stored.",
)
plans.offer_to_remove_demo(someone)
frame.choose_template()

if done := st.session_state.pop("done", ""):
    st.success(done)
    st.page_link("pages/results/overview.py", label="See the overview", query_params=links())

round_ = st.session_state.setdefault("round", 0)
file = st.file_uploader(
    "Workbook", type=["xlsx", "xlsm", "csv", "tsv", "txt"], key=f"file-{round_}"
)
partners = known().get("partner", {})
left, middle, right = st.columns([1.4, 1, 1.2])
with left:
    partner = st.selectbox(
        "Reporting partner", ["", *partners],
        format_func=lambda code: partners.get(code) or "As the workbook says",
    )  # fmt: skip
with middle:
    quarter = st.selectbox(
        "Quarter", ["", *plans.quarters_on_offer(reported_span())],
        format_func=lambda name: frame.spoken_quarter(name) if name else "As the workbook says",
    )  # fmt: skip
with right:
    mode = st.segmented_control(
        "Rows already stored for that quarter",
        [REPLACE, ADD],
        format_func={REPLACE: "Replace", ADD: "Keep and add"}.__getitem__,
        default=REPLACE,
        required=True,
        help="Lists of partners, areas, targets and survey items are always added to.",
    )
if file is None:
    st.stop()


def asked() -> Asked:
    # Lists keep their own default: a partner's workbook never takes the other partners away.
    return Asked(partner=partner, quarter=quarter, mode=mode if mode == ADD else "")


def store_it(plan: Plan) -> None:
    writer = require("staff", "administrator")
    try:
        made = commit(the_store(), plan, writer.name)
    except Refused as refused:
        st.session_state["refused"] = refused.problems
        return
    st.session_state["done"] = (
        f"{plan.file} is stored: {plural(len(made), 'submission', 'submissions')}."
    )
    st.session_state["round"] += 1


with st.spinner(f"Reading {file.name}", show_time=True):
    plan = plan_file(the_store(), file.getvalue(), file.name, asked())
plans.problems(plan.file, [*st.session_state.pop("refused", ()), *plan.problems])
if plan.errors:
    st.write("Nothing has been stored. Mend these in your file and drop it in again.")
    st.stop()
plans.what_would_change(plan)
if plan.does_something:
    st.button("Store these rows", type="primary", on_click=store_it, args=[plan])
else:
    st.info("Nothing would change: all of it is stored already.")
