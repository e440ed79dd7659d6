"""The frame: page settings, sign-in, navigation by role. ``make run`` starts it."""

from typing import Any

import streamlit as st

from pages.parts import guard
from pages.parts.frame import put_on_look

st.set_page_config(page_title="Prevention Impact", layout="wide", menu_items={})
put_on_look()

EVERYONE = ("funder", "government", "staff", "administrator")
WORKERS = ("staff", "administrator")
#: Script, title, section, and the roles it is offered to.
PAGES = (
    ("results/overview.py", "Overview", "Results", EVERYONE),
    ("results/indicator.py", "Indicators", "Results", EVERYONE),
    ("results/surveys.py", "Surveys", "Results", EVERYONE),
    ("results/targets.py", "Targets", "Results", EVERYONE),
    ("results/places.py", "Places", "Results", EVERYONE),
    ("results/network.py", "Network", "Results", EVERYONE),
    ("results/resources.py", "Resources and cost", "Results", EVERYONE),
    ("results/themes.py", "What people said", "Results", EVERYONE),
    ("results/context.py", "Tips and incidents", "Results", EVERYONE),
    ("results/before_after.py", "Before and after", "Results", EVERYONE),
    ("results/crosswalk.py", "Crosswalk", "Results", EVERYONE),
    ("results/voices.py", "Voices", "Results", EVERYONE),
    ("results/release.py", "Published releases", "Results", EVERYONE),
    ("reports/reports.py", "Reports", "Reports", EVERYONE),
    ("records/upload.py", "Upload", "Records", WORKERS),
    ("records/completeness.py", "Completeness", "Records", WORKERS),
    ("records/submissions.py", "Submissions", "Records", WORKERS),
    ("records/releases.py", "Releases", "Records", WORKERS),
    ("voices/reading.py", "Open answers", "Voices", WORKERS),
    ("voices/codebook.py", "Codebook", "Voices", WORKERS),
    ("voices/coding.py", "Coding", "Voices", WORKERS),
    ("voices/agreement.py", "Agreement", "Voices", WORKERS),
    ("voices/consents.py", "Voices and consents", "Voices", WORKERS),
    ("about/glossary.py", "Glossary", "About", EVERYONE),
    ("about/instruments.py", "Instruments", "About", EVERYONE),
    ("admin/people.py", "People", "Administration", ("administrator",)),
)


def navigation(role: str) -> dict[str, list[Any]]:
    """Return the pages by section. Those not offered are hidden, and their own guard answers."""
    sections: dict[str, list[Any]] = {}
    for script, title, section, roles in PAGES:
        page = st.Page(
            f"pages/{script}",
            title=title,
            default=title == "Overview",
            visibility="visible" if role in roles else "hidden",
        )
        sections.setdefault(section, []).append(page)
    return sections


def welcome() -> None:
    st.title("Prevention Impact", anchor=False)
    if st.user.get("email"):
        st.write("You are signed in, but have no role yet. Ask an administrator of the coalition.")
        st.button("Sign out", on_click=st.logout)
    else:
        st.write("Please sign in to see the coalition's figures.")
        st.button("Sign in", on_click=st.login, type="primary")


someone = guard.person()
# Named to whoever has no role as well: otherwise a link would be answered "Page not found".
# All of it is in sight: a page behind "View more" is a page that is not there.
page = st.navigation(
    navigation(someone.role),
    position="sidebar" if someone.role else "hidden",
    expanded=True,
)
if not someone.role:
    welcome()
else:
    with st.sidebar:
        if someone.signed_in:
            st.caption(f"{someone.name} · {guard.NAMES[someone.role]}")
            st.button("Sign out", on_click=st.logout)
        else:
            guard.choose_role()
            st.caption("No sign-in is set up: this server listens on this computer only.")
    page.run()
