"""Instruments as respondents see them: a part of a page, and a file of its own to print."""

import itertools
from collections.abc import Mapping, Sequence
from html import escape

from data.instruments.asking import (
    AGREED,
    CLOSING,
    CODE,
    CODE_ELEMENTS,
    CODE_EXAMPLE,
    CODE_HEADING,
    CONSENT,
)
from data.instruments.instrument import Block, Guide, Instrument, Prompt, Question, Words
from data.lists import MEASURES
from reports import palette
from reports.instruments import scored

#: What the team fills in on paper.
_TEAM = Words("For the team", "Para el equipo")
_FIELDS = (
    Words("Asked by", "Quien pregunta"),
    Words("Date", "Fecha"),
    Words("Event or training code", "Código del evento o de la formación"),
)
_WHEN = (Words("Before", "Antes"), Words("After", "Después"), Words("Later", "Más tarde"))
_PARTS = {
    "rules": Words("So that nobody is harmed", "Para no hacer daño a nadie"),
    "consent": Words("Say first", "Diga primero"),
    "closing": Words("At the end", "Al final"),
}

STYLE = f"""
.asked {{ color: {palette.INK}; line-height: 1.45; }}
.asked p {{ margin: 0 0 0.5rem; max-width: 44rem; }}
.asked h3, .asked h2 {{ font-size: 1.08rem; margin: 1.3rem 0 0.4rem; padding: 0; }}
.asked ol {{ list-style: none; margin: 0; padding: 0; }}
.asked .line {{ display: grid; grid-template-columns: 1.9rem 1fr; margin: 0;
  padding: 0.6rem 0; border-top: 1px solid {palette.LINE}; break-inside: avoid; }}
.asked .line.scored {{ grid-template-columns: 1.9rem 1fr minmax(12rem, 17rem);
  column-gap: 0.4rem; }}
.asked .number {{ color: {palette.SOFT}; font-variant-numeric: tabular-nums; }}
.asked .wording {{ margin: 0 0 0.3rem; }}
.asked .scoring {{ color: {palette.SOFT}; font-size: 0.88rem; border-left: 3px solid
  {palette.LINE}; padding-left: 0.8rem; }}
.asked .scoring b {{ font-weight: 600; color: {palette.INK}; display: block; }}
.asked ul.choices {{ list-style: none; margin: 0 !important; padding: 0 !important; display: flex;
  flex-wrap: wrap; gap: 0.25rem 1.3rem; }}
.asked ul.choices.scale {{ display: grid; grid-template-columns: repeat(5, 1fr); gap: 0.8rem; }}
.asked ul.choices li {{ margin: 0; padding: 0; font-size: 0.94rem; line-height: 1.3; }}
.asked ul.choices.scale li {{ padding-left: 1.3em; text-indent: -1.3em; }}
.asked ul.choices.scale li::before {{ text-indent: 0; }}
.asked ul.choices li::before {{ content: ""; display: inline-block; width: 0.78em; height: 0.78em;
  border: 1.5px solid {palette.SOFT}; border-radius: 50%; margin-right: 0.45em; }}
.asked ul.several li::before {{ border-radius: 2px; }}
.asked .ends {{ color: {palette.SOFT}; font-size: 0.88rem; margin: 0.2rem 0 0; }}
.asked .write {{ border-bottom: 1px solid {palette.MARK}; height: 1.9rem; max-width: 40rem; }}
.asked dl {{ margin: 0; padding: 0; }}
.asked dt {{ font-weight: 600; margin-top: 0.6rem; }} .asked dd {{ margin: 0; max-width: 44rem; }}
.asked .code li {{ margin: 0 0 0.25rem; padding: 0; display: flex; align-items: center; }}
.asked .code li::before {{ content: ""; flex: none; width: 1.5em; height: 1.5em;
  border: 1.5px solid {palette.SOFT}; margin-right: 0.6em; }}
.asked .prompts {{ color: {palette.SOFT}; margin: 0 0 0.8rem !important; }}
.asked .prompts li {{ margin: 0; padding: 0; }}
@media screen and (max-width: 640px) {{
  .asked ul.choices.scale {{ grid-template-columns: 1fr; gap: 0.25rem; }}
}}
@media (max-width: 640px) {{
  .asked .line.scored {{ grid-template-columns: 1.9rem 1fr; }}
  .asked .scoring {{ grid-column: 2; margin-top: 0.5rem; }}
}}
"""
_SHEET = f"""
body {{ font-family: {palette.FONT}; font-size: 11.5pt; margin: 2rem auto; max-width: 44rem;
  padding: 0 1rem; background: {palette.PAPER}; }}
h1 {{ font-size: 1.7rem; margin: 0 0 0.8rem; color: {palette.INK}; }}
.team {{ border-top: 1px solid {palette.LINE}; margin-top: 1.5rem; padding-top: 0.5rem;
  color: {palette.SOFT}; font-size: 0.88rem; }}
.team ul {{ list-style: none; margin: 0 0 0.4rem; padding: 0; display: flex; flex-wrap: wrap;
  gap: 0.4rem 1.2rem; }}
.blank {{ display: inline-block; width: 9rem; border-bottom: 1px solid {palette.MARK}; }}
@page {{ margin: 16mm 15mm; }}
@media print {{
  body {{ margin: 0; max-width: none; padding: 0; font-size: 10.5pt; }}
  h2, h3 {{ break-after: avoid; }}
}}
"""


def sheet(one: Instrument | Guide, language: str, survey: str = "") -> str:
    """Return an instrument as an HTML file that needs nothing else, to print or to read.

    Args:
        one: a questionnaire or a guide.
        language: ``en`` or ``es``.
        survey: the code of the survey it is, printed in its last line.
    """
    heading = escape(one.heading.said(language))
    inner = guided(one, language) if isinstance(one, Guide) else asked(one, language)
    team = _for_the_team(one, language) if isinstance(one, Instrument) else ""
    last = " · ".join(part for part in (f"{one.code}, {one.version}", survey) if part)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{heading}</title>\n<style>{STYLE}{_SHEET}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>{heading}</h1>\n{inner}\n</main>\n<footer class="team">{team}'
        f"<p>{escape(last)}</p></footer>\n</body>\n</html>\n"
    )


def _for_the_team(one: Instrument, language: str) -> str:
    blanks = "".join(
        f'<li>{escape(field.said(language))} <span class="blank"></span></li>' for field in _FIELDS
    )
    when = _answers(_WHEN if one.coded else (), language)
    return f'<p>{escape(_TEAM.said(language))}</p><ul>{blanks}</ul><div class="asked">{when}</div>'


def asked(one: Instrument, language: str, *, beside: bool = False) -> str:
    """Return a questionnaire as respondents see it.

    Args:
        one: the questionnaire.
        language: ``en`` or ``es``.
        beside: whether each question's scoring stands beside it, for those who ask.
    """
    told = "".join(f"<p>{escape(words.said(language))}</p>" for words in CONSENT)
    agreed = _answers((AGREED,), language, "several")
    code = _code(language) if one.coded else ""
    numbered = dict(zip(one.questions, itertools.count(1), strict=False))
    blocks = [_block(block, language, numbered, beside=beside) for block in one.blocks]
    closing = f"<p>{escape(CLOSING.said(language))}</p>"
    return (
        f'<div class="asked" lang="{language}">{told}{agreed}{code}{"".join(blocks)}{closing}</div>'
    )


def _code(language: str) -> str:
    elements = "".join(f"<li>{escape(words.said(language))}</li>" for words in CODE_ELEMENTS)
    return (
        f"<h2>{escape(CODE_HEADING.said(language))}</h2><p>{escape(CODE.said(language))}</p>"
        f'<ol class="code">{elements}</ol><p class="ends">{escape(CODE_EXAMPLE.said(language))}</p>'
    )


def _block(block: Block, language: str, numbered: Mapping[Question, int], *, beside: bool) -> str:
    before, lines = "", ""
    for question in block.questions:
        scoring = _scoring(question, language, before) if beside else ""
        lines += _line(question, language, numbered[question], scoring)
        before = question.measures
    return f"<h2>{escape(block.instruction.said(language))}</h2><ol>{lines}</ol>"


def _scoring(question: Question, language: str, before: str) -> str:
    """Return what stands beside a question; what it measures, where the one before does not."""
    measures = "" if question.measures == before else MEASURES.label(question.measures)
    head = f"<b>{escape(measures)}</b>" if measures else ""
    return f'<div class="scoring" lang="en">{head}{escape(scored(question, language))}</div>'


def _line(question: Question, language: str, number: int, scoring: str) -> str:
    return (
        f'<li class="line{" scored" if scoring else ""}"><span class="number">{number}.</span>'
        f'<div><p class="wording">{escape(question.wording.said(language))}</p>'
        f"{_to_answer(question, language)}</div>{scoring}</li>"
    )


def _to_answer(question: Question, language: str) -> str:
    if not question.offered:
        return '<div class="write"></div><div class="write"></div>'
    ends = ""
    if question.ends:
        low, high = (escape(words.said(language)) for words in question.ends)
        answers = question.offered
        ends = f'<p class="ends">{answers[0].en} = {low}, {answers[-1].en} = {high}</p>'
    look = "several" if question.scale == "multi_select" else ""
    if question.is_ordered and len(question.offered) == 5:
        look = "scale"
    return _answers(question.offered, language, look) + ends


def _answers(answers: Sequence[Words], language: str, look: str = "") -> str:
    each = "".join(f"<li>{escape(answer.said(language))}</li>" for answer in answers)
    return f'<ul class="{f"choices {look}".strip()}">{each}</ul>' if answers else ""


def guided(one: Guide, language: str) -> str:
    """Return a guide for a conversation: its rules first, then what is said and asked."""
    rules = "".join(
        f"<dt>{escape(name.said(language))}</dt><dd>{escape(words.said(language))}</dd>"
        for name, words in one.rules
    )
    consent = "".join(f"<p>{escape(words.said(language))}</p>" for words in one.consent)
    parts = "".join(
        f"<h2>{escape(part.title.said(language))}</h2>"
        + "".join(_prompt(prompt, language) for prompt in part.prompts)
        for part in one.parts
    )
    title = {name: f"<h2>{escape(words.said(language))}</h2>" for name, words in _PARTS.items()}
    return (
        f'<div class="asked" lang="{language}">{title["rules"]}<dl>{rules}</dl>{title["consent"]}'
        f"{consent}{parts}{title['closing']}<p>{escape(one.closing.said(language))}</p></div>"
    )


def _prompt(prompt: Prompt, language: str) -> str:
    further = "".join(f"<li>{escape(words.said(language))}</li>" for words in prompt.further)
    listed = f'<ul class="prompts">{further}</ul>' if further else ""
    return f'<p class="wording"><b>{escape(prompt.question.said(language))}</b></p>{listed}'
