"""Coding: one text at a time by single keys, nothing by itself, and nobody sees another's."""

from collections.abc import Callable

import pytest
import spoken
from conftest import Upload
from streamlit.testing.v1 import AppTest
from workbooks import book

from data.codebook import Code
from data.codebook_changes import add_code, change_code
from data.codings import Coding, codings, codings_of, set_double_share
from data.store import Store

Open = Callable[..., AppTest]
PAGE = "voices/coding.py"


@pytest.fixture
def said(store: Store, upload: Upload) -> Callable[..., dict[str, str]]:
    """Store comments, clear them, and make a codebook: Pace and Room. Return text → key."""

    def stored(*texts: str) -> dict[str, str]:
        rows = [{"survey": "S1", "respondent": n, "comment": t} for n, t in enumerate(texts)]
        upload(book(surveys=rows))
        add_code(store, Code("", "Pace", "How fast it went.", example="Too fast!"), "tester")
        add_code(store, Code("", "Room", "The place: cold, noisy."), "tester")
        return {one.text: one.key for one in spoken.clear(store)}

    return stored


def begin(visit: Open, coder: str = "AN") -> AppTest:
    app = visit(PAGE)
    app.text_input[0].set_value(coder).run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def press(app: AppTest, *labels: str) -> AppTest:
    for label in labels:
        found = [b for b in app.button if b.label == label or b.label.startswith(f"**{label}**")]
        assert found, (label, [b.label for b in app.button])
        found[0].click().run()
        assert not app.exception, app.exception[0].stack_trace
    return app


def everything(app: AppTest) -> str:
    """Whatever can be read on the page."""
    html = " ".join(str(element.proto.body) for element in app.get("html"))
    other = [*app.button, *app.caption, *app.markdown, *app.warning, *app.info]
    return " ".join([html, *(str(getattr(o, "label", "") or o.value) for o in other)])


def held(store: Store, coder: str = "AN") -> dict[str, Coding]:
    with store.reading() as connection:
        return codings_of(connection, coder)


def test_without_sign_in_nobody_codes_without_initials(
    said: Callable[..., dict[str, str]], visit: Open
) -> None:
    said("Too fast")
    app = visit(PAGE)
    assert app.info[0].value.startswith("Type your initials to begin.")
    assert not app.button


def test_a_suggestion_is_taken_a_stance_said_and_the_next_text_comes(
    store: Store, said: Callable[..., dict[str, str]], visit: Open
) -> None:
    keys = said("Too fast", "Too fast for me")
    app = begin(visit)
    first = next(text for text in keys if f">{text}</div>" in everything(app))
    assert "**Pace** · fast" in [b.label for b in app.button]
    press(app, "Pace", "Negative", "Save and next")
    coding = held(store)[keys[first]]
    assert (set(coding.codes), coding.stance) == ({"pace"}, "negative")
    assert (coding.suggested, coding.accepted, coding.rejected) == (("pace",), ("pace",), ())
    assert f">{first}</div>" not in everything(app)


def test_what_is_refused_is_kept_and_never_given(
    store: Store, said: Callable[..., dict[str, str]], visit: Open
) -> None:
    keys = said("A fast bus")
    press(begin(visit), "Refuse these", "No code fits", "No stance", "Save and next")
    coding = held(store)[keys["A fast bus"]]
    assert (set(coding.codes), coding.stance, coding.rejected) == (set(), "none", ("pace",))


def test_nothing_is_coded_by_itself(
    store: Store, said: Callable[..., dict[str, str]], visit: Open
) -> None:
    said("Too fast")
    app = press(begin(visit), "Positive", "Save and next")
    assert app.warning[0].value == "Choose a code, or say that no code fits (key 0)."
    press(app, "Pace", "Positive", "Save and next")
    assert app.warning[0].value.startswith("Choose the stance")
    assert held(store) == {}


def test_the_one_before_comes_back_as_it_was_coded(
    store: Store, said: Callable[..., dict[str, str]], visit: Open
) -> None:
    said("Too fast", "Cold room")
    app = press(begin(visit), "No code fits", "Mixed", "Save and next", "The one before")
    assert "You have coded it before" in everything(app)
    press(app, "Unclear", "Save and next")
    assert [c.stance for c in held(store).values()] == ["unclear"]
    with store.reading() as connection:
        assert len(codings(connection)) == 1


def test_later_puts_a_text_last(said: Callable[..., dict[str, str]], visit: Open) -> None:
    texts = said("Too fast", "Cold room")
    app = begin(visit)
    first = next(text for text in texts if f">{text}</div>" in everything(app))
    press(app, "Later")
    assert f">{first}</div>" not in everything(app)
    press(app, "Later")
    assert f">{first}</div>" in everything(app)


def test_the_second_coder_sees_nothing_of_what_the_first_said(
    store: Store, said: Callable[..., dict[str, str]], visit: Open
) -> None:
    """The page is letter by letter the same, whatever the first coder said of the text."""
    said("Too fast in a cold room")
    set_double_share(store, 1, "tester")
    pages = []
    for codes, stance in ((["Pace"], "negative"), (["Room"], "positive"), ([], "unclear")):
        spoken.code(store, {"Too fast in a cold room": (codes, stance)}, "BO")
        pages.append(everything(begin(visit)))
    assert "Too fast in a cold room" in pages[0]
    assert pages[0] == pages[1] == pages[2]


def test_what_the_first_coder_taught_is_not_suggested_to_the_second(
    store: Store, said: Callable[..., dict[str, str]], visit: Open
) -> None:
    said("The soup was good", "More soup")
    set_double_share(store, 1, "tester")
    spoken.code(store, {"The soup was good": (["Room"], None), "More soup": (["Room"], None)}, "BO")
    app = begin(visit)
    assert "No word of it speaks for a code." in everything(app)


def test_what_another_has_coded_alone_is_not_offered_again(
    store: Store, said: Callable[..., dict[str, str]], visit: Open
) -> None:
    said("Too fast")
    set_double_share(store, 0, "tester")
    spoken.code(store, {"Too fast": (["Pace"], None)}, "BO")
    app = begin(visit)
    assert [heading.value for heading in app.subheader] == ["Nothing waits for you"]


def test_another_meaning_asks_for_another_look(
    store: Store, said: Callable[..., dict[str, str]], visit: Open
) -> None:
    said("Too fast")
    spoken.code(store, {"Too fast": (["Pace"], "negative")}, "AN")
    assert not begin(visit).toggle
    change_code(store, Code("pace", "Pace", "Only the speed of speaking."), "tester")
    app = begin(visit)
    assert app.toggle[0].label == (
        "Look again: 1 text you coded under an earlier meaning of a code"
    )
    app.toggle[0].set_value(True).run()
    press(app, "Save and next")
    assert not app.toggle


def test_what_is_not_cleared_is_not_there(store: Store, upload: Upload, visit: Open) -> None:
    upload(book(surveys=[{"survey": "S1", "respondent": "r1", "comment": "Too fast"}]))
    add_code(store, Code("", "Pace"), "tester")
    app = begin(visit)
    assert "Too fast" not in everything(app)
    assert "No answer has been cleared yet." in everything(app)


def test_funders_do_not_code(visit: Open, said: Callable[..., dict[str, str]]) -> None:
    said("Too fast")
    app = visit(PAGE, role="Funder")
    assert app.title[0].value == "Not for this role"
