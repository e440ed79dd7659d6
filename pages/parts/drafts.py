"""An upload in the making: the file at hand, and all that was said about it so far."""

from dataclasses import dataclass, field
from hashlib import sha256

import streamlit as st

from data.plan import Asked, Plan, plan_file
from metrics.effects import Effect, effects
from pages.parts.caches import the_store


@dataclass
class Draft:
    """What was said about one file.

    Attributes:
        digest: of its bytes.
        partner: the partner chosen beside it.
        answers: question → answer.
        corrections: cell → what it is to hold.
        asides: row → why it is set aside.
        mode: ``replace`` or ``add``; empty until somebody chooses.
    """

    digest: str = ""
    partner: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    corrections: dict[str, str] = field(default_factory=dict)
    asides: dict[str, str] = field(default_factory=dict)
    mode: str = ""

    def asked(self, partner: str, quarter: str) -> Asked:
        """Return what is asked of the plan."""
        return Asked(
            partner, quarter, self.mode, answers=dict(self.answers),
            corrections=dict(self.corrections), asides=dict(self.asides),
        )  # fmt: skip


def draft_of(content: bytes, partner: str) -> Draft:
    """Return what was said about a file so far.

    Another file of the same partner is most likely the same one, mended: what was answered about
    its headers and words holds, what was said of its cells and rows does not. Whoever says of the
    same file only afterwards whose it is has not said anything else of it.
    """
    digest = sha256(content).hexdigest()
    before = the_draft()
    same, keeps = before.digest == digest, before.partner in ("", partner)
    if same and keeps:
        before.partner = partner
    elif not same or before.partner != partner:
        answers = {k: a for k, a in before.answers.items() if keeps and not k.startswith("hidden")}
        st.session_state["draft"] = Draft(digest, partner, answers)
    return the_draft()


def the_draft() -> Draft:
    """Return the draft at hand."""
    draft: Draft = st.session_state.setdefault("draft", Draft())
    return draft


def begin_anew() -> None:
    """Forget what was said about the file at hand: it is stored, and the answers with it."""
    st.session_state.pop("draft", None)
    st.session_state.pop("plan", None)


def plan_of(content: bytes, name: str, asked: Asked) -> Plan:
    """Return the plan of a file; made anew where the file, the answers or the store changed."""
    state = (the_draft().digest, name, asked, the_store().version())
    held = st.session_state.get("plan")
    if held and held[0] == state:
        plan: Plan = held[1]
        return plan
    line = st.empty()
    with st.spinner(f"Reading {name}", show_time=True):
        plan = plan_file(the_store(), content, name, asked, line.caption)
    line.empty()
    st.session_state["plan"] = (state, plan)
    return plan


def effects_of(plan: Plan) -> list[Effect]:
    """Return which figures a plan would change, worked out once for each plan.

    Raises:
        Refused: it could not be carried out as things stand.
    """
    held = st.session_state.get("effects")
    if held and held[0] is plan:
        found: list[Effect] = held[1]
        return found
    with st.spinner("Working out what each figure would become", show_time=True):
        found = effects(the_store(), plan)
    st.session_state["effects"] = (plan, found)
    return found
