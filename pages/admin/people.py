import pandas as pd
import streamlit as st

from data.people import ROLES, accounts, set_role
from pages.parts import frame
from pages.parts.caches import the_store
from pages.parts.guard import NAMES, has_sign_in, require

require("administrator")
frame.heading("People", "Who may sign in, and as what.")
if not has_sign_in():
    st.info(
        "Sign-in is not set up, so the server listens on this computer only and roles are for "
        "trying out. How to set it up: docs/sign-in.md."
    )
known = accounts(the_store())
if known:
    rows = [{"E-mail": email, "Role": NAMES[role]} for email, role in known.items()]
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")
else:
    st.write("Nobody has a role yet.")
with st.form("role", border=False):
    email = st.text_input("E-mail")
    role = st.selectbox(
        "Role", ["", *ROLES], format_func=lambda r: NAMES.get(r, "None (take away)")
    )
    if st.form_submit_button("Save"):
        require("administrator")
        try:
            set_role(the_store(), email, role)
            st.rerun()
        except ValueError as error:
            st.error(str(error))
