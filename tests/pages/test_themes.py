"""What people said: shares with n, coders and agreement; small groups hidden, and never quoted."""

from collections.abc import Callable
from pathlib import Path

import pytest
import spoken
from conftest import Upload
from streamlit.testing.v1 import AppTest
from workbooks import book

from data.store import Store

Open = Callable[..., AppTest]
PAGE = "results/themes.py"

#: How many wrote what: 30 say it is clear, 6 that it is too fast, 2 that it is cold.
SAID = {"Clear": 30, "Too fast": 6, "Cold": 2}
CODED = {
    "Clear": (["Clarity"], "positive"),
    "Too fast": (["Pace"], "negative"),
    "Cold": (["Room"], "negative"),
}


@pytest.fixture
def coded(store: Store, upload: Upload) -> Store:
    texts = [text for text, times in SAID.items() for _ in range(times)]
    rows = [{"survey": "S1", "respondent": n, "comment": t} for n, t in enumerate(texts)]
    upload(book(surveys=rows))
    spoken.code(store, CODED)
    return store


def html(app: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in app.get("html"))


def everything(app: AppTest) -> str:
    charts = " ".join(c.proto.alt + c.proto.spec for c in app.get("plotly_chart"))
    tables = " ".join(table.value.to_string() for table in app.table)
    captions = " ".join(caption.value for caption in app.caption)
    return f"{html(app)} {charts} {tables} {captions}"


def shares(app: AppTest) -> dict[str, tuple[str, str]]:
    table = next(t.value for t in app.table if "Code" in t.value)
    return {row["Code"]: (row["Share"], row["Of"]) for _, row in table.iterrows()}


def test_shares_stand_with_what_they_rest_on(coded: Store, visit: Open) -> None:
    app = visit(PAGE)
    assert "38 coded answers (3 different texts), 1 coder." in html(app)
    assert shares(app)["Clarity"] == ("79\u00a0%", "30 of 38 answers coded")
    assert shares(app)["Room"] == ("5.3\u00a0%", "2 of 38 answers coded")
    assert "Spoken of most: “Clarity”, in 79\u00a0% of coded answers" in html(app)
    assert "the shares pass 100 % together" in everything(app)
    assert "no text coded by two" in everything(app)


def test_a_funder_sees_no_small_number_and_no_quote(
    coded: Store, visit: Open, release: Callable[..., int]
) -> None:
    release(coded, "2026Q1")
    app = visit(PAGE, role="Funder")
    assert shares(app)["Room"][0] == "[c]"
    assert shares(app)["Clarity"][0] == "79\u00a0%"
    for text in ("2 of 38", "Too fast", ">Clear<", "Cold"):
        assert text not in everything(app)
    assert [box.label for box in app.multiselect] == []


def test_stances_are_people_s_and_a_machine_s_is_not_drawn_before_fifty(
    coded: Store, visit: Open
) -> None:
    app = visit(PAGE)
    shown = everything(app)
    assert (
        "Of 38 answers with a stance towards the programme: 79\u00a0% positive, 0\u00a0% mixed and "
        "21\u00a0% negative." in shown
    )
    assert "Coded by people." in shown
    # Three different texts are coded.
    assert "47 more answers must be coded by people first." in shown
    assert "Guessed by a machine" not in shown


def many(upload: Upload, store: Store) -> None:
    """Sixty different texts that people coded, and ten nobody has."""
    words = {
        **{f"Helpful and clear {'a' * n}": (["Clarity"], "positive") for n in range(1, 31)},
        **{f"Boring and long {'b' * n}": (["Pace"], "negative") for n in range(1, 31)},
    }
    texts = [*words, *(f"So helpful {'c' * n}" for n in range(1, 11))]
    rows = [{"survey": "S1", "respondent": n, "comment": t} for n, t in enumerate(texts)]
    upload(book(surveys=rows))
    spoken.code(store, words)


def test_a_machine_s_guess_is_drawn_apart_with_its_measured_agreement(
    store: Store, upload: Upload, visit: Open, release: Callable[..., int]
) -> None:
    many(upload, store)
    shown = everything(visit(PAGE))
    assert (
        "A machine's guess, not people's coding; its agreement with people is almost perfect, "
        "measured on 60 answers that people coded" in shown
    )
    assert "nobody coded these (n = 10)" in shown
    release(store, "2026Q1")
    assert "Guessed by a machine" not in everything(visit(PAGE, role="Funder"))


def test_examples_are_for_staff_and_never_of_a_small_group(coded: Store, visit: Open) -> None:
    app = visit(PAGE)
    theme = next(box for box in app.selectbox if box.label == "Theme")
    theme.set_value("clarity").run()
    assert "“Clear”" in html(app)
    theme = next(box for box in app.selectbox if box.label == "Theme")
    theme.set_value("room").run()
    assert "“Cold”" not in html(app)
    assert "Fewer than 5 of these answers have the theme: none of them is shown." in [
        caption.value for caption in app.caption
    ]


def test_nothing_coded_is_said(store: Store, upload: Upload, visit: Open) -> None:
    upload(book(surveys=[{"survey": "S1", "respondent": "r1", "comment": "Too fast"}]))
    assert visit(PAGE).info[0].value.startswith("No answer in people's own words has been coded")


@pytest.mark.parametrize("role", ["Program staff", "Funder", "Local government"])
def test_the_demonstration_shows_themes_to_everyone(
    visit: Open, released_demo: Path, role: str
) -> None:
    app = visit(PAGE, role=role)
    assert "Spoken of most: “" in html(app)
    assert not app.error
