"""The languages of reports: nothing is left in English, and every sentence can be filled."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.store import open_store
from metrics.catalogue import indicators
from metrics.results import compute
from metrics.windows import (
    fiscal_year_window,
    month_window,
    quarter_window,
    stretch,
    windows_of,
    year_window,
)
from reports import wording
from reports.languages import LOCALES, Language, Untranslated, catalogue
from reports.languages.grammar import Grammar
from reports.languages.keeping import fields, file_of, held, unsure, wanted, written
from reports.languages.literals import Unreadable, said_in

ENGLISH, SPANISH = Language("en"), Language("es")
OTHERS = [code for code in LOCALES if code != "en"]
_FIXED = "\u00a0"


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_that_reports_can_say_is_translated(code: str) -> None:
    """If this fails: `python -m reports.languages` adds what is missing, to be translated."""
    known = held(file_of(code).read_bytes(), code)
    assert [text for text in wanted() if not known.get(text)] == []


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_kept_that_nobody_says_and_nothing_is_unsure(code: str) -> None:
    content = file_of(code).read_bytes()
    texts = wanted()
    assert [text for text in held(content, code) if text not in texts] == []
    assert unsure(content, code) == []


@pytest.mark.parametrize("code", OTHERS)
def test_the_file_is_as_the_command_writes_it(code: str) -> None:
    content = file_of(code).read_bytes()
    assert written(code, wanted(), held(content, code)) == content


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_braces_of_its_text(code: str) -> None:
    other = {text: told for text, told in catalogue(code).items() if fields(text) != fields(told)}
    assert other == {}


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("word", ["0", "1", "1,240", "2026", "2.º trimestre de 2026", "{n}"])
def test_every_translation_can_be_filled(code: str, word: str) -> None:
    for told in catalogue(code).values():
        filled = Grammar().vformat(told, (), dict.fromkeys(fields(told), word))
        assert "|" not in filled


def test_a_per_cent_sign_stands_apart_and_never_alone_on_a_line() -> None:
    loose = [told for told in catalogue("es").values()
             if "%" in told.replace(f"{_FIXED}%", "")]  # fmt: skip
    assert loose == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_begins_and_ends_as_its_text(code: str) -> None:
    """A fragment stays one, since it stands inside a sentence; a sentence keeps its full stop."""
    pairs = [pair for pair in catalogue(code).items() if pair[0][0].isalpha()]
    assert [text for text, told in pairs if (text[-1] in ".?") != (told[-1] in ".?")] == []
    first = [(text, told.lstrip("¿«")) for text, told in pairs]
    assert [text for text, told in first
            if told[0].isalpha() and text[0].isupper() != told[0].isupper()
            and text.split()[0] != "tagged"] == []  # fmt: skip


def test_whatever_comes_with_a_figure_is_known(demo_file: Path) -> None:
    """All indicators of the demonstration: how each figure is made, and what is noted of it."""
    every = list(indicators().values())
    with open_store(f"sqlite:///{demo_file}") as store:
        windows = [
            *windows_of("quarter", "2025Q1", "2026Q2"),
            *windows_of("year", "2025Q1", "2025Q4"),
        ]
        results = list(compute(store, every, windows, day=dt.date(2026, 8, 19)))
    estimates = [result.estimate for result in results]
    told = {words for e in estimates for words in (e.method, e.note, e.caution) if words}
    assert len(told) > 10
    for words in told:
        assert SPANISH.say(words) != words
    partial = {r.partial.unnamed().words for r in results if r.partial}
    for words in partial:
        assert "partner" not in SPANISH.known(words)
        assert "month" not in SPANISH.known(words)


# -- what code says


def test_what_code_says_is_found_in_it() -> None:
    code = """
WAYS = {1: "by car", 2: "by foot"}

def told(language, n):
    one, more = "{n} tip", "{n} tips"
    title = to_say("A title")
    return (language.say("At once" if n else "Later"), language.say("In two "
            "lines"), language.several(one, more, n), language.say(WAYS[n]), language.say(title))
"""
    assert list(said_in(code)) == [
        *("A title", "At once", "Later", "In two lines"),
        *("{n} tip", "{n} tips", "by car", "by foot"),
    ]


def test_what_is_put_together_cannot_be_looked_up() -> None:
    with pytest.raises(Unreadable, match=r"a\.py:1"):
        list(said_in('say(f"{n} tips")', "a.py"))


def test_what_has_no_translation_is_an_error_and_not_left_in_english() -> None:
    with pytest.raises(Untranslated):
        SPANISH.say("Nobody says this.")
    assert ENGLISH.say("Nobody says this.") == "Nobody says this."


def test_what_is_somebodys_own_word_stays() -> None:
    assert SPANISH.known("blankets") == "blankets"
    assert SPANISH.known("nights") == "noches"


# -- what is filled in


def test_a_sentence_that_came_filled_is_found_all_the_same() -> None:
    assert SPANISH.say("3 of them are head-count estimates.") == (
        "3 de ellas son estimaciones hechas a simple vista."
    )
    assert SPANISH.say("1 of them are head-count estimates.") == (
        "1 de ellas es una estimación hecha a simple vista."
    )
    assert SPANISH.say("nine quarters in a row above the average") == (
        "nueve trimestres seguidos por encima del promedio"
    )
    assert SPANISH.say("13 months in a row below the average") == (
        "13 meses seguidos por debajo del promedio"
    )


def test_several_sayings_are_each_looked_up() -> None:
    assert SPANISH.known("2 of 3 months; sheets of 1 partner missing") == (
        "2 de 3 meses; faltan hojas de 1 organización"
    )


def test_words_agree_with_the_number_beside_them() -> None:
    one = SPANISH.say("{part} of {whole} {unit}", part="1", whole="2", unit="x")
    assert one == "1 de 2 x"
    said = "{some} of {of} partners reported for {quarter}."
    words = {"of": "10", "quarter": SPANISH.period(quarter_window("2026Q2"))}
    assert SPANISH.say(said, some="1", **words) == (
        "1 de 10 organizaciones informó sobre el 2.º trimestre de 2026."
    )
    assert SPANISH.say(said, some="9", **words) == (
        "9 de 10 organizaciones informaron sobre el 2.º trimestre de 2026."
    )


def test_one_and_several_have_a_form_each() -> None:
    forms = ("{n} campaign ran", "{n} campaigns ran")
    assert SPANISH.several(*forms, 1) == "se realizó 1 campaña"
    assert SPANISH.several(*forms, 1240) == "se realizaron 1,240 campañas"
    assert ENGLISH.several(*forms, 0) == "0 campaigns ran"


@pytest.mark.parametrize(
    ("name", "in_it", "of_it"),
    [
        ("2.º trimestre de 2026", "el 2.º trimestre de 2026", "del 2.º trimestre de 2026"),
        ("3.er trimestre de 2026", "el 3.er trimestre de 2026", "del 3.er trimestre de 2026"),
        ("2026", "2026", "de 2026"),
        ("agosto de 2026", "agosto de 2026", "de agosto de 2026"),
        (
            "octubre de 2025 a junio de 2026",
            "el período de octubre de 2025 a junio de 2026",
            "del período de octubre de 2025 a junio de 2026",
        ),
        (
            "año fiscal 2026 (octubre de 2025 a septiembre de 2026)",
            "el año fiscal 2026 (octubre de 2025 a septiembre de 2026)",
            "del año fiscal 2026 (octubre de 2025 a septiembre de 2026)",
        ),
        ("Toda la coalición", "toda la coalición", "de toda la coalición"),
        ("El Paso", "El Paso", "de El Paso"),
    ],
)
def test_a_stretch_of_time_has_its_article(name: str, in_it: str, of_it: str) -> None:
    assert Grammar().format("{x:el}", x=name) == in_it
    assert Grammar().format("{x:de}", x=name) == of_it


def test_stretches_of_time_are_called_as_people_call_them() -> None:
    windows = (
        quarter_window("2026Q2"),
        year_window("2026"),
        fiscal_year_window("2026", 10),
        stretch("2025Q4", "2026Q2"),
        month_window("2026-08"),
    )
    assert [SPANISH.period(window) for window in windows] == [
        "2.º trimestre de 2026",
        "2026",
        "año fiscal 2026 (octubre de 2025 a septiembre de 2026)",
        "octubre de 2025 a junio de 2026",
        "agosto de 2026",
    ]
    assert [ENGLISH.period(window) for window in windows] == [
        "2026 Q2",
        "2026",
        "fiscal year 2026 (October 2025 to September 2026)",
        "October 2025 to June 2026",
        "August 2026",
    ]
    assert [SPANISH.short_period(window) for window in windows] == [
        *("T2 2026", "2026", "AF 2026", "T4 2025 – T2 2026", "agosto de 2026"),
    ]
    assert ENGLISH.short_period(windows[0]) == "2026 Q2"


def test_first_and_third_lose_their_last_letter_before_the_quarter() -> None:
    quarters = [quarter_window(f"2026Q{n}") for n in (1, 2, 3, 4)]
    assert [SPANISH.period(quarter).split()[0] for quarter in quarters] == [
        *("1.er", "2.º", "3.er", "4.º"),
    ]


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((), ""),
        (("madres",), "madres"),
        (("madres", "padres"), "madres y padres"),
        (("escuelas", "madres", "hijas"), "escuelas, madres e hijas"),
        (("madres", "iglesias"), "madres e iglesias"),
        (("agua", "hielo"), "agua y hielo"),
        (("a", "Íñigo"), "a e Íñigo"),
    ],
)
def test_and_turns_into_e_before_the_sound_of_i(parts: tuple[str, ...], told: str) -> None:
    assert SPANISH.listed(parts) == told


@given(st.lists(st.text(min_size=1), max_size=5))
def test_lists_in_english_are_those_of_the_screen(parts: list[str]) -> None:
    assert ENGLISH.listed(parts) == wording.listed(parts)


# -- numbers and dates

_VALUES = st.one_of(
    st.integers(-(10**9), 10**9).map(float),
    st.floats(-1e9, 1e9, allow_nan=False),
    st.floats(-1, 1, allow_nan=False),
)


@pytest.mark.parametrize("language", [ENGLISH, SPANISH])
@given(value=_VALUES)
@example(value=0.35)
@example(value=2.25)
@example(value=99.96)
@example(value=0.00001)
@example(value=0.0995)
def test_numbers_are_rounded_as_on_screen(language: Language, value: float) -> None:
    assert language.number(value) == wording.number(value)
    assert language.signed(value) == wording.signed(value)
    assert language.per_cent(value) == wording.per_cent(value)


@given(st.floats(1e-12, 1, allow_nan=False))
def test_small_numbers_are_written_out(value: float) -> None:
    assert "e" not in wording.number(value)


def test_dates_are_written_out() -> None:
    day = dt.date(2026, 8, 19)
    assert SPANISH.day(day) == "19 de agosto de 2026"
    assert SPANISH.month(day) == "agosto de 2026"
    assert ENGLISH.day(day) == "August 19, 2026"
    assert SPANISH.tag == "es-US"
