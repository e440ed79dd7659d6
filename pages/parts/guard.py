"""Who is looking, and what they may see. Asked again wherever something is written or revealed."""

import os
from dataclasses import dataclass
from getpass import getuser
from typing import Any

import streamlit as st

from data.people import ROLES, role_of
from pages.parts.caches import the_store

LOCAL = ("localhost", "127.0.0.1", "::1")
NAMES = {
    "staff": "Program staff",
    "funder": "Funder",
    "government": "Local government",
    "administrator": "Administrator",
}


SEVERAL = {
    "staff": "program staff",
    "funder": "funders",
    "government": "local government",
    "administrator": "administrators",
}


@dataclass(frozen=True)
class Person:
    """Whoever is looking.

    Attributes:
        name: for the history.
        role: one of ``ROLES``; empty: none given yet.
        signed_in: whether somebody vouches for it.
    """

    name: str
    role: str
    signed_in: bool

    @property
    def works_here(self) -> bool:
        """Whether they work on live figures: staff and administrators."""
        return self.role in ("staff", "administrator")


def has_sign_in() -> bool:
    """Say whether sign-in is configured; reading secrets without a file would raise."""
    from streamlit.runtime.secrets import secrets_singleton

    return bool(secrets_singleton.load_if_toml_exists() and "auth" in st.secrets)


def is_local() -> bool:
    """Say whether the server listens on this computer only."""
    return st.get_option("server.address") in LOCAL


def person() -> Person:
    """Return who is looking; with sign-in, their role is read anew from our own table."""
    if not has_sign_in():
        return Person(_who_works(), _viewed_as(), signed_in=False)
    email = str(st.user.get("email") or "")
    # An address nobody has checked could be anyone's.
    if not email or st.user.get("email_verified") is False:
        return Person("", "", signed_in=False)
    return Person(email, role_of(the_store(), email) or "", signed_in=True)


def _viewed_as() -> str:
    """Return the role chosen in "View as"; on a session's first run the address alone knows it."""
    named = {name: role for role, name in NAMES.items()}
    role = st.session_state.get("as") or named.get(st.query_params.get("as", ""), "staff")
    return role if role in ROLES else "staff"


def _who_works() -> str:
    try:
        return getuser()
    except (OSError, KeyError):
        return f"user {os.getuid()}"


def require(*roles: str) -> Person:
    """Return who is looking if they have one of ``roles``; otherwise say so and stop."""
    someone = person()
    if not has_sign_in() and not is_local():
        st.error(
            "This server can be reached from other computers, and nobody is asked to sign in. "
            "Set up sign-in (docs/sign-in.md), or start it with --server.address=localhost."
        )
        st.stop()
    if someone.role not in roles:
        st.title("Not for this role")
        names = " and ".join(SEVERAL[role] for role in roles)
        st.write(f"This page is for {names}. Ask an administrator for that role if you need it.")
        st.stop()
    return someone


def choose_role() -> None:
    """Offer to look at the product as each of the people it is for."""
    st.selectbox(
        "View as",
        list(NAMES),
        format_func=NAMES.__getitem__,
        key="as",
        bind="query-params",
        help="No sign-in is set up, so the server listens on this computer only and anyone here "
        "may try each role.",
    )


def links(**more: Any) -> dict[str, Any]:
    """Return the query parameters that a link to another page keeps."""
    kept = {name: list(dict.fromkeys(st.query_params.get_all(name))) for name in st.query_params}
    return {**kept, **more}
