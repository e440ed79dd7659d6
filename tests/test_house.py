"""The house itself: what stands where, what is declared once, what is current."""

import ast
import re
from pathlib import Path

import pytest

from data.kinds import kinds
from metrics.catalogue import indicators
from reports import docs, palette

ROOT = Path(__file__).parents[1]
ROOMS = ("data", "metrics", "reports", "pages")


def test_no_script_stands_directly_in_pages() -> None:
    """Streamlit would run it on a deep link without the frame, and so without the sign-in gate."""
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


def page_scripts() -> list[Path]:
    return [
        path
        for path in (ROOT / "pages").glob("*/*.py")
        if path.parent.name != "parts" and path.name != "__init__.py"
    ]


@pytest.mark.parametrize("script", page_scripts(), ids=lambda path: path.name)
def test_every_page_asks_who_is_looking_before_it_shows_anything(script: Path) -> None:
    body = ast.parse(script.read_text("utf-8")).body
    calls = [
        node.value.func.id
        for node in body
        if isinstance(node, (ast.Assign, ast.Expr))
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
    ]
    assert calls[0] == "require"


def test_words_ruled_out_of_file_names() -> None:
    """A file everything may be added to is the common ugliness."""
    ruled_out = {"utils", "helpers", "common", "manager", "base", "core"}
    names = {path.stem for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    assert not names & ruled_out


def test_the_generated_documents_are_current(tmp_path: Path) -> None:
    assert docs.outdated() == []
    docs.write(tmp_path)
    (tmp_path / "glossary.md").write_text("something else", "utf-8")
    assert docs.outdated(tmp_path) == ["glossary.md"]


def test_every_kind_and_indicator_is_documented() -> None:
    sheets, glossary = docs.sheets(), docs.glossary()
    for kind in kinds().values():
        assert all(f"| {column.title}" in sheets for column in kind.columns().values())
    assert all(f"(`{code}`)" in glossary for code in indicators())


def test_every_column_says_what_to_write_in_it() -> None:
    for kind in kinds().values():
        for column in kind.columns().values():
            assert column.note.endswith("."), f"{kind.title}: {column.title}"
            assert not column.required or column.example is not None


def test_files_named_in_the_readme_exist() -> None:
    for text in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        links = re.findall(r"\]\(([^)#]+)\)", text.read_text("utf-8"))
        missing = [
            link for link in links if "://" not in link and not (text.parent / link).exists()
        ]
        assert not missing, text.name


def luminance(colour: str) -> float:
    """Return the relative luminance of #RRGGBB, as WCAG 2.1 defines it."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_highest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == 21


@pytest.mark.parametrize("text", [palette.INK, palette.SOFT, palette.ACCENT, palette.WARN])
@pytest.mark.parametrize("paper", [palette.PAPER, palette.QUIET])
def test_text_reaches_aa_contrast(text: str, paper: str) -> None:
    assert contrast(text, paper) >= 4.5


@pytest.mark.parametrize("hue", [*palette.HUES, palette.MARK])
def test_marks_reach_aa_contrast(hue: str) -> None:
    assert contrast(hue, palette.PAPER) >= 3
