"""Every page through the frame: what each role is offered, and what it is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]
FOLDER = Path(__file__).parents[2] / "pages"
PAGES = sorted(
    path.relative_to(FOLDER).as_posix()
    for path in FOLDER.glob("*/*.py")
    if path.parent.name != "parts" and path.name != "__init__.py"
)
#: Role → the folders whose pages are not for it.
CLOSED = {
    "Program staff": ("admin",),
    "Funder": ("admin", "records", "voices"),
    "Local government": ("admin", "records", "voices"),
    "Administrator": (),
}


def said(app: AppTest) -> str:
    return " ".join(element.value for element in [*app.title, *app.markdown, *app.get("html")])


@pytest.mark.parametrize("role", CLOSED)
@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_or_says_why_not(visit: Open, demo: Path, page: str, role: str) -> None:
    app = visit(page, role=role)
    offered = page.partition("/")[0] not in CLOSED[role]
    titles = [title.value for title in app.title]
    assert ("Not for this role" in titles) != offered
