import streamlit as st

from data.plan import Plan
from data.problems import Refused
from data.submissions import commit
from pages.parts import frame, mending, plans, questions
from pages.parts.caches import known, reported_span, the_store
from pages.parts.drafts import begin_anew, draft_of, effects_of, plan_of
from pages.parts.effects import show_effects
from pages.parts.guard import links, require
from reports.wording import plural

someone = require("staff", "administrator")
frame.heading(
    "Upload",
    "Drop in a workbook, the template or your own. What is wrong with it is listed with the cell "
    "and the way out, and what it would change is shown, before anything is stored.",
)
plans.offer_to_remove_demo(someone)
frame.choose_template()

if done := st.session_state.pop("done", ""):
    st.success(done)
    st.page_link("pages/results/overview.py", label="See the overview", query_params=links())

round_ = st.session_state.setdefault("round", 0)
file = st.file_uploader("Workbook", type=plans.FILES, key=f"file-{round_}")
partner, quarter = plans.choose_whose(known().get("partner", {}), reported_span())
if file is None:
    st.stop()


def store_it(plan: Plan) -> None:
    writer = require("staff", "administrator")
    try:
        made = commit(the_store(), plan, writer.name)
    except Refused as refused:
        st.session_state["refused"] = refused.problems
        return
    stored = plural(len(made), "submission", "submissions")
    st.session_state["done"] = f"{plan.file} is stored: {stored}."
    st.session_state["round"] += 1
    begin_anew()


content = file.getvalue()
draft = draft_of(content, partner)
plan = plan_of(content, file.name, draft.asked(partner, quarter))
questions.ask(plan)
questions.show_reading(plan)
plans.problems(plan.file, [*st.session_state.pop("refused", ()), *plan.problems], plan)
plans.choose_mode(plan, draft)
mending.offer_mending(plan)
if plan.errors:
    st.write("Nothing has been stored. Mend these in your file and drop it in again, or here.")
    st.stop()
plans.what_would_change(plan)
if plan.does_something:
    try:
        show_effects(effects_of(plan))
    except Refused as refused:
        plans.problems(plan.file, refused.problems)
        st.stop()
    st.button("Store these rows", type="primary", on_click=store_it, args=[plan])
else:
    st.info("Nothing would change: all of it is stored already.")
