import streamlit as st

from data.plan import Plan
from data.problems import Refused
from data.submissions import commit
from pages.parts import beginning, frame, mending, plans, problems, questions, whose
from pages.parts.caches import reported_span, the_store
from pages.parts.drafts import begin_anew, draft_of, effects_of, plan_of
from pages.parts.effects import show_effects
from pages.parts.guard import require
from pages.parts.history import tell
from reports.wording import plural

someone = require("staff", "administrator")
frame.heading(
    "Upload",
    "Drop in a workbook, the template or your own. What is wrong with it is listed with the cell "
    "and the way out, and what it would change is shown, before anything is stored.",
)
beginning.say_what_was_stored()
beginning.offer_to_remove_demo(someone)
beginning.say_what_comes_first()
frame.choose_template()

round_ = st.session_state.setdefault("round", 0)
# Of any type: what a file is and why it is not read is said by whoever reads it.
file = st.file_uploader("Workbook (one at a time: another takes its place)", key=f"file-{round_}")
partner, quarter = whose.choose_whose(reported_span())
if file is None:
    st.stop()


def store_it(plan: Plan) -> None:
    writer = require("staff", "administrator")
    try:
        made = commit(the_store(), plan, writer.name)
    except Refused as refused:
        st.session_state["not stored"] = refused.problems
        return
    stored = plural(len(made), "submission", "submissions")
    st.session_state["done"] = f"{plan.file} is stored: {stored}."
    st.session_state["done kinds"] = {part.kind.kind_name() for part in plan.parts}
    st.session_state["round"] += 1
    begin_anew()


content = file.getvalue()
draft = draft_of(content, partner)
plan = plan_of(content, file.name, draft.asked(partner, quarter))
tell(st.session_state.pop("not stored", ()))
whose.offer_proposal(plan, quarter)
closed = whose.say_locked_parts(plan, quarter)
questions.ask(plan)
questions.show_reading(plan)
plans.choose_mode(plan, draft)
problems.show_problems(plan)
mending.offer_mending(plan)
if plan.errors:
    mending.say_what_is_left(plan)
    st.stop()
plans.what_would_change(plan)
if not plan.does_something:
    st.info("Nothing would change: all of it is stored already.")
elif not closed:
    try:
        show_effects(effects_of(plan))
    except Refused as refused:
        tell(refused.problems)
        st.stop()
    st.button("Store these rows", type="primary", on_click=store_it, args=[plan])
