"""Every page through the frame: what each role is offered, and what it is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]
PAGES = (
    "results/overview.py",
    "results/indicator.py",
    "records/upload.py",
    "records/submissions.py",
    "records/completeness.py",
    "about/glossary.py",
    "admin/people.py",
)
ROLES = {"Program staff": 6, "Funder": 3, "Local government": 3, "Administrator": 7}


def said(app: AppTest) -> str:
    return " ".join(element.value for element in [*app.title, *app.markdown, *app.get("html")])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_or_says_why_not(visit: Open, demo: Path, page: str, role: str) -> None:
    app = visit(page, role=role)
    offered = (
        PAGES.index(page)
        in {
            "Program staff": {0, 1, 2, 3, 4, 5},
            "Funder": {0, 1, 5},
            "Local government": {0, 1, 5},
            "Administrator": {0, 1, 2, 3, 4, 5, 6},
        }[role]
    )
    titles = [title.value for title in app.title]
    assert ("Not for this role" in titles) != offered
