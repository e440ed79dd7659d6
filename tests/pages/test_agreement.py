"""Agreement by code, differences side by side, settled with a reason."""

from collections.abc import Callable
from pathlib import Path

import pytest
import spoken
from conftest import Upload
from streamlit.testing.v1 import AppTest
from workbooks import book

from data.codings import double_share, settlements
from data.store import Store

Open = Callable[..., AppTest]
PAGE = "voices/agreement.py"
TEXTS = [f"Comment {n}" for n in range(10)]


@pytest.fixture
def coded(store: Store, upload: Upload) -> Store:
    """Ten comments by two coders: both give Pace to four, one alone to a fifth."""
    rows = [{"survey": "S1", "respondent": n, "comment": t} for n, t in enumerate(TEXTS)]
    upload(book(surveys=rows))
    first = {t: (["Pace"] if n < 5 else [], "mixed") for n, t in enumerate(TEXTS)}
    second = {t: (["Pace"] if n < 4 else [], "mixed") for n, t in enumerate(TEXTS)}
    spoken.code(store, first, "ann")
    spoken.code(store, second, "bob")
    return store


def html(app: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in app.get("html"))


def test_agreement_is_shown_with_its_bands_and_whose_they_are(coded: Store, visit: Open) -> None:
    app = visit(PAGE)
    table = app.table[0].value
    pace, stance = table.iloc[0], table.iloc[1]
    assert (pace["Code"], pace["By two"], pace["Agree"]) == ("Pace", "10", "90\u00a0%")
    # By chance 5 × 4 + 5 × 6 = 50 of 100: (0.9 − 0.5) ÷ 0.5 = 0.8
    assert pace["Cohen's kappa"].startswith("0.80 (")
    assert pace["Cohen's kappa"].endswith(": substantial")
    assert stance["Cohen's kappa"] == "Not computable: only one category was used by both coders."
    assert "Landis and Koch 1977" in app.caption[0].value
    assert "Percent and kappa compare ann and bob" in html(app)


def test_a_difference_stands_side_by_side_and_is_settled_with_a_reason(
    coded: Store, visit: Open
) -> None:
    app = visit(PAGE)
    assert "<dt>ann</dt><dd>Pace; stance: mixed</dd><dt>bob</dt><dd>no code fits; " in html(app)
    app.segmented_control[0].set_value("yes").run()
    settle = [button for button in app.button if button.label == "Settle"]
    settle[0].click().run()
    assert "It is not said why it is settled so." in html(app)
    app.segmented_control[0].set_value("yes").run()
    reason = next(box for box in app.text_input if box.label == "Why")
    reason.set_value("It speaks of the pace").run()
    next(button for button in app.button if button.label == "Settle").click().run()
    assert app.success[0].value == "Pace is settled: yes."
    with coded.reading() as connection:
        (held,) = settlements(connection).values()
    assert (held.value, held.reason) == ("yes", "It speaks of the pace")
    assert "0 differences are open, 1 settled." in app.markdown[0].value


def test_the_share_coded_by_two_can_be_changed(coded: Store, visit: Open) -> None:
    app = visit(PAGE)
    app.number_input[0].set_value(35).run()
    next(button for button in app.button if button.label == "Keep this share").click().run()
    assert app.success[0].value == "From now on 35 % of the texts are coded by two."
    with coded.reading() as connection:
        assert double_share(connection) == 0.35


def test_nothing_coded_leads_to_coding(store: Store, upload: Upload, visit: Open) -> None:
    upload(book(surveys=[{"survey": "S1", "respondent": "r1", "comment": "Too fast"}]))
    app = visit(PAGE)
    assert app.markdown[0].value == "Nothing is coded yet."


def test_the_demonstration_has_differences_open_and_settled(visit: Open, demo: Path) -> None:
    app = visit(PAGE)
    shown = " ".join(element.value for element in app.markdown)
    assert "differences are open" in shown
    assert not shown.startswith("0 ")
    assert "coded by Coder A, Coder B" in html(app)
